//! onrecord: which actors committed to what, in whose words.
//!
//! The layers, from pure string work to the terminal, are described in `docs/ARCHITECTURE.md`;
//! `tests/tidy/` keeps them.

pub mod app;
pub mod brief;
pub mod capture;
pub mod cli;
pub mod documents;
pub mod dossier;
pub mod export;
pub mod insight;
pub mod pages;
pub mod scope;
pub mod search;
pub mod shell;
pub mod state;
pub mod suggest;
pub mod text;
pub mod verify;
pub mod views;
pub mod widgets;
