//! What the rows of the grid have in every size: the name, how the chosen cell is shown, and what a click on one means.

use ratatui::layout::Rect;

use crate::dossier::{ActorIx, Entity};
use crate::insight::grid::RowGroup;
use crate::state::Model;
use crate::state::layout::Target;
use crate::text::visible::visible;
use crate::views::canvas::Canvas;
use crate::views::parts::signs::bar;
use crate::widgets::{Line, Role, Theme, span};

pub(super) fn group_line(group: RowGroup) -> Line {
    vec![span(" ", Role::Plain), span(group.title(), Role::Heading)]
}

pub(super) fn name_line(model: &Model, theme: &Theme, actor: ActorIx, here: bool) -> Line {
    let d = &model.dossier;
    let code = d.actor(actor).and_then(|a| a.code.clone());
    let role = if here { Role::Chosen } else { Role::Plain };
    let mut line = vec![bar(theme, here, true), span(" ", Role::Plain)];
    if let Some(code) = code {
        line.push(span(format!("{} ", visible(&code)), Role::Quiet));
    }
    line.push(span(visible(d.name_of(Entity::Actor(actor))).into_owned(), role));
    line
}

/// Shows that a cell is the chosen one.
pub(super) fn set_off(line: &mut Line) {
    for part in line {
        part.role = Role::Found;
    }
}

/// A click on a cell, or on the gap behind it.
pub(super) fn target_cell(on: &mut Canvas<'_, '_>, place: Rect, row: Rect, (n, m): (usize, usize)) {
    let wide = place.width.saturating_add(1).min(row.right().saturating_sub(place.x));
    on.target(Rect { width: wide, ..place }, Target::Cell(n, m));
}
