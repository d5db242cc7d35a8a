//! Draws the list of saved views: their names, what they look for, how much they list and what of it is new.

use ratatui::layout::Rect;

use super::choice::Choice;
use crate::state::Model;
use crate::state::saved::{Counted, SavedView, Whose, in_words};
use crate::views::canvas::Canvas;
use crate::views::parts::line::typed;
use crate::views::parts::picker::{Look, Picker, draw as draw_picker};
use crate::views::parts::signs::bar;
use crate::widgets::{Line, Role, Theme, popup, span, width, wrapped};

/// Columns of a name, at most.
const NAME: usize = 28;

pub(super) fn draw(on: &mut Canvas<'_, '_>, picker: &Picker, choices: &[Choice<'_>]) {
    let (model, theme) = (on.model, on.theme);
    let line = |n: usize, columns: usize| -> Line {
        let here = n == picker.chosen;
        match choices.get(n) {
            Some(Choice::View(nth, view)) => {
                let counted = model.jobs.saved.as_ref().and_then(|(_, all)| all.get(*nth));
                of_view(model, theme, columns, (view, counted), here)
            }
            Some(Choice::New(name, whose)) => of_new(theme, columns, name, *whose, here),
            None => Line::new(),
        }
    };
    let wide = popup::wide(on.body, [76, 130]);
    let filtered = match in_words(&model.dossier, &model.scope.find, model.scope.time) {
        told if told.is_empty() => {
            "Nothing is filtered now: a view saved here leads to this screen, unfiltered."
                .to_string()
        }
        told => format!("Filtered now: {told}."),
    };
    let said: Vec<String> =
        [filtered].into_iter().chain(model.saved.unreadable.iter().cloned()).collect();
    let columns = usize::from(wide.saturating_sub(4));
    let below: Vec<Line> = said
        .iter()
        .enumerate()
        .flat_map(|(n, said)| {
            wrapped(said, columns, if n == 0 { Role::Quiet } else { Role::Warning }, &[])
        })
        .collect();
    let nothing = match model.saved.views {
        None => "Looking …",
        Some(_) if picker.text().is_empty() => {
            "No view is saved yet. Type a name for what is shown now, then press Enter."
        }
        Some(_) => "A name needs a letter or a digit.",
    };
    let rows = choices.len().max(1) + below.len() + 6;
    let look = Look {
        title: "Saved views",
        size: (wide, (rows as u16).clamp(9, 30)),
        typed: Some(&|columns| {
            typed(&picker.editor, theme, columns, span("name: ", Role::Quiet), ("", ""))
        }),
        below: below.len() as u16 + 1,
        chosen: picker.chosen,
        len: choices.len(),
        line: &line,
        nothing: span(nothing, Role::Quiet),
    };
    draw_picker(on, &look);
    let place = popup::place(on.body, look.size.0, look.size.1);
    let bottom = place.bottom().saturating_sub(1);
    for (n, line) in below.iter().enumerate() {
        let y = bottom.saturating_sub(below.len() as u16) + n as u16;
        if y > place.y + 3 {
            on.draw_line(Rect { x: place.x + 2, y, width: columns as u16, height: 1 }, line);
        }
    }
}

/// A view: its name, what it looks for, how much it lists and what of that is new.
fn of_view(
    model: &Model,
    theme: &Theme,
    columns: usize,
    (view, counted): (&SavedView, Option<&Counted>),
    here: bool,
) -> Line {
    let role = if here { Role::Chosen } else { Role::Plain };
    let mut name = span(view.name.as_str(), role);
    name.text = name.text.cut(NAME);
    let gap = (NAME + 2).saturating_sub(width(std::slice::from_ref(&name)));
    let mut line = vec![
        bar(theme, here, true),
        span(" ", Role::Plain),
        name,
        span(" ".repeat(gap), Role::Plain),
    ];
    let mut end: Line = Vec::new();
    match counted {
        None => end.push(span("counting …", Role::Quiet)),
        Some(counted) if counted.is_waiting => end.push(span("counting …", Role::Quiet)),
        Some(counted) => {
            match counted.new {
                None => end.push(span("not looked at yet  ", Role::Quiet)),
                Some(0) => {}
                Some(new) => end.push(span(format!("{new} new  "), Role::Accent)),
            }
            let noun = if counted.shown == 1 { "position" } else { "positions" };
            end.push(span(format!("{} {noun}", counted.shown), Role::Quiet));
        }
    }
    let asked = in_words(&model.dossier, &view.find, view.time);
    let whose = match view.whose {
        Whose::Own => "",
        Whose::Dossier => "in the dossier",
    };
    let more = [whose, &asked].into_iter().filter(|part| !part.is_empty());
    let mut more = span(more.collect::<Vec<_>>().join(": "), Role::Quiet);
    let room = columns.saturating_sub(width(&line) + width(&end) + 2);
    more.text = more.text.cut(room);
    line.push(more);
    let gap = columns.saturating_sub(width(&line) + width(&end));
    line.push(span(" ".repeat(gap), Role::Plain));
    line.extend(end);
    line
}

/// What can be made of the name that is typed.
fn of_new(theme: &Theme, columns: usize, name: &str, whose: Whose, here: bool) -> Line {
    let role = if here { Role::Chosen } else { Role::Plain };
    let (before, after) = match whose {
        Whose::Own => ("save “", "” for yourself"),
        Whose::Dossier => ("save “", "” in the dossier’s folder, for all who have it"),
    };
    let mut line = vec![bar(theme, here, true), span(" ", Role::Plain), span(before, Role::Quiet)];
    let after = span(after, Role::Quiet);
    let room = columns.saturating_sub(width(&line) + width(std::slice::from_ref(&after)));
    let mut name = span(name, role);
    name.text = name.text.cut(room);
    line.extend([name, after]);
    line
}
