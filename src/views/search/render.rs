//! Draws the search line in the place of the key bar.

use crate::state::editor::Editor;
use crate::views::canvas::Canvas;
use crate::views::parts::line::{beside, typed};
use crate::widgets::{Role, span};

pub(super) fn draw(editor: &Editor, on: &mut Canvas<'_, '_>) {
    let right = [
        span("Enter", Role::Key),
        span(" search   ", Role::Quiet),
        span("Esc", Role::Key),
        span(" close", Role::Quiet),
    ];
    let theme = on.theme;
    beside(on, &right, &|columns| {
        typed(editor, theme, columns, span("search: ", Role::Accent), ("", ""))
    });
}
