//! Putting words of a document on the record: what is selected, what is said of it, and the file that it becomes. Plain
//! data; it knows no screen and no disk.

mod choices;
pub mod deeds;
mod draft;
mod field;
mod firmness;
mod new;
mod record;
mod rules;
mod selection;
mod set_aside;
mod summary;
mod text;

pub use choices::{Choice, Last, Near, chain_in_words, chosen, suggested, turned};
pub use draft::Draft;
pub use field::{Field, Value};
pub use firmness::derived;
pub use new::New;
pub use record::{from_text, id_of, stem, to_text};
pub use rules::{Said, held_to_rules, stances_left, tried};
pub use selection::{End, Selection, beside, moved, sentence_around, statement_at};
pub use set_aside::{decided_anew, from_text as set_aside_in, set_aside_file};
pub use summary::beginning;
