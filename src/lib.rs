//! onrecord: which actors committed to what, in whose words.
//!
//! The layers, from pure string work to the terminal, are described in `docs/ARCHITECTURE.md`;
//! `tests/tidy.rs` keeps them.

pub mod app;
pub mod shell;
pub mod text;
