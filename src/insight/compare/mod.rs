//! Two sides beside each other, as people read it: groups of differences, each in a sentence with the quotes
//! of both sides. Screen and command line show the same, so they cannot disagree.

mod actors;
mod changes;
mod comparison;
mod drafts;
mod members;
#[cfg(test)]
mod sentences;
mod sides;
#[cfg(test)]
mod whose;

pub use actors::actors;
pub use changes::changes;
pub use comparison::{Comparison, Group, Told};
pub use drafts::drafts;
pub use members::members;
pub use sides::Sides;
