//! Draws the find line in the place of the key bar.

use crate::state::editor::Editor;
use crate::views::canvas::Canvas;
use crate::views::parts::line::{beside, typed};
use crate::widgets::{Role, ink};

pub(super) fn draw(editor: &Editor, on: &mut Canvas<'_, '_>) {
    let found = match on.model.scope.shown.len() {
        0 => "nothing matches".to_string(),
        1 => "1 position".to_string(),
        n => format!("{n} positions"),
    };
    let right = [
        ink(format!("{found}   "), Role::Quiet),
        ink("Enter", Role::Key),
        ink(" keep   ", Role::Quiet),
        ink("Esc", Role::Key),
        ink(" show all", Role::Quiet),
    ];
    let hint = "a name, a topic, a stance, words of a summary";
    let theme = on.theme;
    beside(on, &right, &|columns| {
        typed(editor, theme, columns, ink("/", Role::Accent), ("", hint))
    });
}
