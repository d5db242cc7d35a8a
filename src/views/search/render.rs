//! Draws the search line in the place of the key bar.

use crate::state::editor::Editor;
use crate::views::canvas::Canvas;
use crate::views::parts::line::{beside, typed};
use crate::widgets::{Role, ink};

pub(super) fn draw(editor: &Editor, on: &mut Canvas<'_, '_>) {
    let right = [
        ink("Enter", Role::Key),
        ink(" search   ", Role::Quiet),
        ink("Esc", Role::Key),
        ink(" close", Role::Quiet),
    ];
    let theme = on.theme;
    beside(on, &right, &|columns| {
        typed(editor, theme, columns, ink("search: ", Role::Accent), ("", ""))
    });
}
