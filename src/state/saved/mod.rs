//! Saved views as data: what is looked for, the time and the place under a name, and what each listed when it was
//! looked at. What is done with them: `saving`.

mod file;
mod seen;
mod shelf;
mod words;

pub use file::{Read, SavedView, ViewFile, Whose, read};
pub use seen::Seen;
pub use shelf::{Counted, Shelf, Undo};
pub use words::in_words;
