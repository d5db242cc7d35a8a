//! Finding things by what people type. Yields positions and entities; draws nothing.

pub mod index;
pub mod inside;
pub mod matches;
pub mod named;
pub mod places;
pub mod query;
pub mod questions;
pub mod rank;
pub mod shapes;
pub mod terms;
pub mod words;
