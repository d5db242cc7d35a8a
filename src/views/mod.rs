//! The screens and what lies above them. One folder each: `commands.rs` has its rows of the command
//! table, `state.rs` what it derives, `render.rs` how it is drawn. Only `render.rs` names ratatui
//! and widgets, and no view names another.

pub mod actors;
pub mod brief;
pub mod briefs;
pub mod compare;
pub mod conflicts;
pub mod documents;
pub mod export;
pub mod find;
pub mod grid;
pub mod help;
pub mod palette;
pub mod problems;
pub mod reader;
pub mod recover;
mod render;
pub mod timeline;
pub mod wording;
pub mod writing;

pub use render::draw;

use crate::app::command::Command;

/// The whole command table, in the order of the help.
pub fn commands() -> Vec<Command> {
    let tables = [
        crate::app::commands::COMMANDS,
        crate::app::screens::COMMANDS,
        crate::app::collect::COMMANDS,
        crate::app::time::COMMANDS,
        crate::app::clipboard::COMMANDS,
        crate::app::address::COMMANDS,
        actors::COMMANDS,
        grid::COMMANDS,
        timeline::COMMANDS,
        documents::COMMANDS,
        compare::COMMANDS,
        conflicts::COMMANDS,
        brief::COMMANDS,
        reader::COMMANDS,
        reader::OUTLINE,
        find::COMMANDS,
        palette::COMMANDS,
        help::COMMANDS,
        problems::COMMANDS,
        wording::COMMANDS,
        writing::COMMANDS,
        briefs::COMMANDS,
        export::COMMANDS,
        recover::COMMANDS,
    ];
    tables.into_iter().flatten().copied().collect()
}
