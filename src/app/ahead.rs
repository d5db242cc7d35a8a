//! What is typed while the dossier is read for the first time: it is kept for the screens that it is meant for. Only
//! leaving, suspending and drawing anew are done at once.

use super::commands::leaving::STEP_BACK;
use super::program::App;
use super::table;
use crate::state::Stage;
use crate::state::command::{Kind, Meaning, Reach};
use crate::state::key::Key;
use crate::state::msg::Msg;

impl App {
    /// Keeps what is typed if there is no dossier yet; hands back what is to be answered at once.
    pub(super) fn keep_ahead(&mut self, msg: Msg) -> Option<Msg> {
        let is_kept = match &msg {
            Msg::Key(key) => !self.is_for_now(*key),
            Msg::Paste(_) => true,
            _ => false,
        };
        if self.model.stage != Stage::Reading || !is_kept {
            return Some(msg);
        }
        self.ahead.push(msg);
        None
    }

    /// What was typed before there was a dossier, in order, once there is one. It is asked for after a frame: keys that
    /// scroll must know how much of a list is seen.
    pub fn take_ahead(&mut self) -> Vec<Msg> {
        if self.model.stage == Stage::Reading {
            return Vec::new();
        }
        std::mem::take(&mut self.ahead)
    }

    /// What was typed so far, as it is shown while the dossier is read.
    pub(super) fn typed_ahead(&self) -> String {
        let one = |msg: &Msg| match msg {
            Msg::Key(key) => format!("{} ", key.label()),
            _ => "… ".to_string(),
        };
        self.ahead.iter().map(one).collect()
    }

    /// Whether a key means something whatever is shown; what leaves the first screen leaves it before it is there, too,
    /// unless other keys lead away from it first.
    fn is_for_now(&self, key: Key) -> bool {
        match self.meaning(&[key]) {
            Meaning::Command(command) => {
                let is_everywhere = command.context.kind == Kind::Everywhere;
                let is_at_top = table::reach(&command) == Reach::Top;
                is_everywhere && is_at_top && key.ctrl
                    || command.id == STEP_BACK && self.ahead.is_empty()
            }
            Meaning::Prefix | Meaning::Nothing => false,
        }
    }
}
