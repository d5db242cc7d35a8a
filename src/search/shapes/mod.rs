//! By which shapes a typed word and a word on record are recognised as the same thing: pure functions on
//! text, which know no index and no dossier.

pub mod days;
pub mod exonyms;
pub mod latin;
pub mod numbers;
mod ordinals;
pub mod skeleton;
pub mod slips;

pub use days::{DayShape, days};
pub use exonyms::{Exonym, Naming, called, names_of, state_named, states_named};
pub use latin::latin;
pub use numbers::numbers;
pub use skeleton::{Spelt, are_alike, skeleton};
pub use slips::{Letters, Typed, is_slip};
