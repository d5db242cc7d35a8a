//! Putting words of a document on the record: selecting them, filling in the form, and saving. `crate::capture` knows
//! what all of it means.

mod form;
mod record;
mod selecting;

pub use record::{save, took};
pub use selecting::{begin, grow, judged, leave, step, turn};
