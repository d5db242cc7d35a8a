//! The screens and what lies above them, a folder each: it owns its state, its commands and its drawing, and names
//! no other. `view.rs` says what a view is, `registry.rs` which there are, `frame.rs` composes them, and
//! `parts/` is what they draw with. Only drawing names ratatui and widgets.

mod actors;
mod added;
mod adding;
mod anew;
mod as_of;
mod brief;
mod briefs;
mod canvas;
mod capture;
mod compare;
mod conflicts;
mod documents;
mod export;
mod filters;
mod find;
pub(crate) mod frame;
mod grid;
mod help;
mod left;
mod lesson;
mod outline;
mod palette;
mod parts;
mod problems;
mod reader;
mod recover;
pub(crate) mod registry;
mod saved;
mod search;
mod selecting;
mod timeline;
pub(crate) mod view;
mod voices;
mod wording;
mod writing;
