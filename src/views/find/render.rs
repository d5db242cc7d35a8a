//! Draws the find line in the place of the key bar.

use crate::state::editor::Editor;
use crate::views::canvas::Canvas;
use crate::views::parts::line::{beside, typed};
use crate::widgets::{Role, span};

pub(super) fn draw(editor: &Editor, on: &mut Canvas<'_, '_>) {
    let found = match on.model.scope.shown.len() {
        0 => "nothing matches".to_string(),
        1 => "1 position".to_string(),
        n => format!("{n} positions"),
    };
    let right = [
        span(format!("{found}   "), Role::Quiet),
        span("Enter", Role::Key),
        span(" keep   ", Role::Quiet),
        span("Esc", Role::Key),
        span(" show all", Role::Quiet),
    ];
    let hint = "a name, a topic, a stance, words of a summary";
    let theme = on.theme;
    beside(on, &right, &|columns| {
        typed(editor, theme, columns, span("/", Role::Accent), ("", hint))
    });
}
