//! Drawing of plain data: lines of spans, lists, popups. Knows nothing of dossiers and views.

pub mod list;
pub mod popup;
pub mod span;
pub mod theme;

pub use list::{DrawnList, List};
pub use span::{Line, Span, draw_line, fill, first_lines, side_by_side, span, width, wrapped};
pub use theme::{Glyph, Role, Theme};
