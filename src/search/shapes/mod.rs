//! By which shapes a typed word and a word on record are recognised as the same thing: pure functions on
//! text, which know no index and no dossier.

pub mod exonyms;
pub mod slips;

pub use exonyms::{Exonym, Naming, called, names_of, state_named, states_named};
pub use slips::{Letters, Typed, is_slip};
