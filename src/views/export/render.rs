//! Draws the choice of format and name.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::State;
use crate::app::App;
use crate::app::areas::{Areas, Target};
use crate::brief::format::Format;
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
    let place = popup::place(screen, columns + 4, Format::ALL.len() as u16 + below + 6);
    let inside = popup::frame(frame, theme, place, "Export the brief");
    let typed = [
        ink("to: ", Role::Quiet),
        ink(&*state.name, Role::Title),
        ink(theme.glyph(Glyph::Cursor), Role::Accent),
        ink(super::format(state).ending(), Role::Quiet),
    ];
    put(frame.buffer_mut(), theme, Rect { height: 1.min(inside.height), ..inside }, &typed);
    let height = (Format::ALL.len() as u16).min(inside.height.saturating_sub(2));
    let list = Rect { y: inside.y + 2, height, ..inside };
    let lines = |n: usize| -> Vec<Line> {
        let Some(format) = Format::ALL.get(n) else { return Vec::new() };
        let here = n == state.chosen;
        let role = if here { Role::Chosen } else { Role::Plain };
        vec![vec![
            bar(theme, here, true),
            ink(format!(" {:<10}", format.ending().trim_start_matches('.')), role),
            ink(format.meaning(), Role::Quiet),
        ]]
    };
    let flow = Flow {
        len: Format::ALL.len(),
        chosen: Some(state.chosen),
        top: 0,
        lines: &lines,
        heads: &|_| false,
    };
    let flowed = flow.draw(frame.buffer_mut(), theme, list);
    for (n, y, height) in flowed.rows {
        areas.targets.push((area(Rect { y, height, ..list }), Target::Choice(n)));
    }
    let role = if app.desk.count.unproved > 0 { Role::Warning } else { Role::Quiet };
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
    let count = app.desk.count;
    let mut words = vec![format!("Quotes: {}.", count.in_words())];
    if count.unproved > 0 {
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
    if changed > 0 {
        let noun = if changed == 1 { "item" } else { "items" };
        words.push(format!("{changed} {noun} changed in the dossier since; the page says so."));
    }
    if state.replaces.is_some() {
        words.push("A file of this name is there; Enter again replaces it.".to_string());
    }
    capital(&words.join(" "))
}
