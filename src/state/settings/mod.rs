//! The user's settings: text in, settings and problems out. What is wrong never hides what is right, and
//! every problem has its place and its remedy. Knows no file; `docs/SETTINGS.md` explains the format.

mod form;
mod keys;
mod read;
mod sample;

pub use form::{Given, Problem, Settings, Theme, located};
pub use keys::with_keys;
pub use read::read;
pub use sample::sample;
