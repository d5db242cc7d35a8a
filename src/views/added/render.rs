//! Draws what became of adding a document.

use crate::state::adding::{Added, Became};
use crate::text::visible::visible;
use crate::views::canvas::Canvas;
use crate::views::parts::popup;
use crate::widgets::{Line, Role, span, wrapped};

/// The columns of the report, at most.
const COLUMNS: u16 = 92;

pub(super) fn draw(on: &mut Canvas<'_, '_>, scroll: usize) {
    let Some(Added { told, became, .. }) = &on.model.adding.last else { return };
    let title = match became {
        Became::Held(_) => "In the dossier",
        Became::Version(_) => "Another version of a document that is held",
        Became::InPart => "In the dossier, but not described yet",
        Became::Refused => "Not added",
    };
    let columns = usize::from(on.body.width.saturating_sub(6).min(COLUMNS));
    let lines: Vec<Line> = told.iter().flat_map(|line| in_columns(line, columns)).collect();
    popup::draw(on, title, columns, &lines, scroll);
}

/// A line with what it is indented by, in each of its rows.
fn in_columns(line: &str, columns: usize) -> Vec<Line> {
    let text = line.trim_start();
    if text.is_empty() {
        return vec![Line::new()];
    }
    let indent = (line.len() - text.len()).min(columns / 2);
    let rows = wrapped(&visible(text), columns - indent, Role::Plain, &[]);
    let blank = span(" ".repeat(indent), Role::Plain);
    rows.into_iter().map(|row| [vec![blank.clone()], row].concat()).collect()
}
