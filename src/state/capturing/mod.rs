//! Putting words of a document on the record: selecting them, filling in the form, saving, and taking back what was done.
//! `crate::capture` knows what all of it means.

mod around;
mod asking;
mod deciding;
mod form;
mod left;
mod making;
mod near;
mod quote;
mod record;
mod selecting;
mod suggesting;
pub mod words;

pub use around::took_around;
pub use deciding::{begin_at_open, in_words, next_open, renew, reopen, set_aside};
pub use left::{discard, has_left, leave_closed, resume, resume_in, show_next, shown, took_text};
pub use record::{change, is_own, list, redo, remove, save, took, undo};
pub use selecting::{begin, grow, judged, leave, step, turn};
pub use suggesting::{read_for, suggesting, turn_away};
