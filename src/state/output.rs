//! What of the program can be written to a file, whatever screen shows it.

use super::Model;
use super::msg::{Msg, NotExported};
use crate::brief::format::Format;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    Brief,
    Grid,
    Timeline,
    Conflicts,
}

impl Output {
    /// As in `Export the grid`; also the name of its file, where nobody chose one.
    pub const fn name(self) -> &'static str {
        match self {
            Output::Brief => "brief",
            Output::Grid => "grid",
            Output::Timeline => "timeline",
            Output::Conflicts => "conflicts",
        }
    }

    /// The formats of its files.
    pub fn formats(self) -> &'static [Format] {
        match self {
            Output::Brief => &Format::ALL,
            // The last is for sources.
            _ => Format::ALL.split_last().map_or(&[], |(_, rest)| rest),
        }
    }
}

/// What came of writing a file.
pub fn written(model: &mut Model, msg: Msg) {
    let Msg::Exported { path, done } = msg else { return };
    match done {
        Ok(lies_at) => {
            // The folder is named, too: the path that was typed may begin anywhere.
            let opens =
                if model.last_export.of == Some(Output::Brief) { " O opens it." } else { "" };
            model.say(format!("Written: {}.{opens}", lies_at.display()));
            model.last_export.path = Some(lies_at);
        }
        Err(NotExported { is_there: true, .. }) => {
            model.say(format!("`{path}` is there already. Enter again replaces it."));
        }
        Err(NotExported { why, .. }) => model.say(format!("Not written: {why}")),
    }
}
