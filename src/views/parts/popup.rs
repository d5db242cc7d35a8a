//! A text above the screen that scrolls: the help, the problems, a wording, what was left behind.

use crate::state::Model;
use crate::state::layout::Flowed;
use crate::state::step::{Step, scroll};
use crate::views::canvas::Canvas;
use crate::widgets::{Line, popup};

/// Draws lines of at most so many columns in a box that is as high as they need.
pub(in crate::views) fn draw(
    on: &mut Canvas<'_, '_>,
    title: &str,
    columns: usize,
    lines: &[Line],
    from: usize,
) {
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let place = popup::place(on.body, columns as u16 + 4, height);
    let inside = popup::frame(on.frame, on.theme, place, title);
    popup::lines(on.frame, on.theme, inside, lines, from);
    on.layout.above =
        Flowed { lines: lines.len(), page: usize::from(inside.height), ..Flowed::default() };
}

/// Scrolls it: the first line that is seen after a step.
pub(in crate::views) fn step(model: &Model, from: usize, step: Step) -> usize {
    scroll(step, from, model.layout.above.lines, model.layout.above.page)
}
