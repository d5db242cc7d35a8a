//! What is said where there is nothing to list: why, and how something can be seen again.

use ratatui::layout::Rect;

use crate::state::Model;
use crate::views::canvas::Canvas;
use crate::widgets::{Role, wrapped};

/// Words are looked for that nothing in it matches.
pub(crate) const MATCHES: &str = "Nothing matches; Esc shows everything again.";

/// Says it at the top of a pane.
pub(in crate::views) fn draw(on: &mut Canvas<'_, '_>, pane: Rect) {
    let columns = usize::from(pane.width.saturating_sub(2));
    let lines = wrapped(words(on.model), columns, Role::Quiet, &[]);
    for (n, line) in lines.iter().enumerate().take(usize::from(pane.height)) {
        let width = pane.width.saturating_sub(1);
        let row = Rect { x: pane.x + 1, y: pane.y + n as u16, width, height: 1 };
        on.draw_line(row, line);
    }
}

fn words(model: &Model) -> &'static str {
    if model.scope.is_narrowed() {
        MATCHES
    } else if model.scope.time.is_set() {
        "Nothing is on record by that day; x shows all dates."
    } else {
        "Nothing is in here yet."
    }
}
