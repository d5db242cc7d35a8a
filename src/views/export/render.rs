//! Draws the choice of format and name.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{State, Subject};
use crate::app::App;
use crate::app::areas::{Areas, Target};
use crate::insight::naming::count;
use crate::text::words::capital;
use crate::views::render::ground::{area, bar};
use crate::widgets::{Flow, Glyph, Line, Role, Theme, flow_text, ink, popup, put};

pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    state: &State,
    areas: &mut Areas,
) {
    let screen = frame.area();
    let columns = screen.width.saturating_sub(6).min(76);
    let words = about(app, state);
    let below = flow_text(&words, usize::from(columns), Role::Plain, &[]).len() as u16;
    let place = popup::place(screen, columns + 4, state.subject.formats().len() as u16 + below + 6);
    let inside = popup::frame(frame, theme, place, &format!("Export the {}", state.subject.name()));
    let typed = [
        ink("to: ", Role::Quiet),
        ink(&*state.name, Role::Title),
        ink(theme.glyph(Glyph::Cursor), Role::Accent),
        ink(super::format(state).ending(), Role::Quiet),
    ];
    put(frame.buffer_mut(), theme, Rect { height: 1.min(inside.height), ..inside }, &typed);
    let height = (state.subject.formats().len() as u16).min(inside.height.saturating_sub(2));
    let list = Rect { y: inside.y + 2, height, ..inside };
    let lines = |n: usize| -> Vec<Line> {
        let Some(format) = state.subject.formats().get(n) else { return Vec::new() };
        let here = n == state.chosen;
        let role = if here { Role::Chosen } else { Role::Plain };
        vec![vec![
            bar(theme, here, true),
            ink(format!(" {:<10}", format.ending().trim_start_matches('.')), role),
            ink(format.meaning(), Role::Quiet),
        ]]
    };
    let flow = Flow {
        len: state.subject.formats().len(),
        chosen: Some(state.chosen),
        top: 0,
        lines: &lines,
        heads: &|_| false,
    };
    let flowed = flow.draw(frame.buffer_mut(), theme, list);
    for (n, y, height) in flowed.rows {
        areas.targets.push((area(Rect { y, height, ..list }), Target::Choice(n)));
    }
    let role = if state.unproved > 0 { Role::Warning } else { Role::Quiet };
    let y = list.bottom() + 1;
    let room = inside.bottom().saturating_sub(y);
    let words = flow_text(&words, usize::from(inside.width), role, &[]);
    for (n, line) in words.iter().enumerate().take(usize::from(room)) {
        let row = Rect { y: y + n as u16, height: 1, ..inside };
        put(frame.buffer_mut(), theme, row, line);
    }
}

/// What is to be known before it leaves.
fn about(app: &App, state: &State) -> String {
    let mut words = Vec::new();
    match state.subject {
        Subject::Brief => words.push(format!("Quotes: {}.", app.desk.count.in_words())),
        Subject::Conflicts if state.unproved > 0 => {
            words.push(format!("Not proved: {}.", count(state.unproved, "quote", "quotes")));
        }
        _ => words.push("What is shown here, with the day and the dossier that it is of.".into()),
    }
    if state.unproved > 0 {
        words.push(
            if state.allows_unproved {
                "What is not proved leaves with a stamp on it."
            } else {
                "What is not proved stops the export; Ctrl-A lets it leave, stamped."
            }
            .to_string(),
        );
    }
    let changed = app.desk.changed.len();
    if changed > 0 && state.subject == Subject::Brief {
        let noun = if changed == 1 { "item" } else { "items" };
        words.push(format!("{changed} {noun} changed in the dossier since; the page says so."));
    }
    if state.replaces.is_some() {
        words.push("A file of this name is there; Enter again replaces it.".to_string());
    }
    capital(&words.join(" "))
}
