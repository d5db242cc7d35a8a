//! Drawing of plain data: lines of ink, lists, popups. Knows nothing of dossiers and views.

pub mod flow;
pub mod ink;
pub mod popup;
pub mod theme;

pub use flow::{Flow, Flowed};
pub use ink::{Ink, Line, fill, flow_text, ink, put, width};
pub use theme::{Glyph, Role, Theme};
