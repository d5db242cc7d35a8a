//! Finding things by what people type. Yields positions and entities; draws nothing.

pub mod find;
pub mod named;
pub mod shapes;
