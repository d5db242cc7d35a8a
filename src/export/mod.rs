//! Output as a neutral tree, and one file per format that turns it into bytes. Escaping lives
//! here. Knows nothing of dossiers, files or terminals.

mod address;
pub mod csl;
pub mod csv;
pub mod docx;
mod flow;
mod format;
pub mod html;
pub mod json;
pub mod markdown;
pub mod plain;
mod print;
mod tree;

pub use flow::{Flow, Taker};
pub use format::{Form, Format, Output};
pub use print::Print;
pub use tree::{Column, Node, Own, OwnPart, Quote, Sheet, Table, Value};
