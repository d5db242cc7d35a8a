//! The application as a pure state machine: messages in, effects out. Knows no terminal, no file and no clock.
//!
//! A key is looked up in the command table (`table`); a command changes the state and may ask for effects and for
//! where to go next; then everything is made to fit again (`update`), and drawing hands back what it learned.

mod ahead;
mod commands;
mod draw;
mod input;
mod mouse;
mod program;
pub mod resume;
mod row;
mod run;
pub mod table;
mod trail;
mod update;

pub use program::App;
pub use table::commands;
