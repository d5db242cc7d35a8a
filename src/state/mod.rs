//! The running program as plain data: the dossier and what is known of it, what it is restricted to, the brief
//! that is being written, and what is asked for. Knows no screen, no terminal, no file and no clock.
//!
//! Whatever a command or a message does, it does to the [`Model`].

pub mod added;
pub mod adding;
pub mod address;
pub mod brief;
pub mod captured;
pub mod capturing;
pub mod command;
pub mod compared;
pub mod editor;
pub mod effect;
mod ensure;
pub mod exportable;
pub mod exported;
pub mod finder;
pub mod flawed;
pub mod history;
pub mod in_texts;
pub mod jobs;
pub mod key;
pub mod layout;
pub mod lesson;
pub mod loading;
mod model;
pub mod msg;
pub mod passages;

pub mod hits;
pub mod overlay;
pub mod place;
pub mod saved;
pub mod saving;
pub mod searches;
mod session;
pub mod settings;
pub mod signs;
pub mod step;
pub mod time;
pub mod watched;
pub mod work_out;

pub use model::{LastExport, Model, Progress, Read, Stage};
pub use session::{BriefSession, Orphan, SavedAs};
