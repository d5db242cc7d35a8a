//! What a key and a paste mean: a command, a letter that is typed, or nothing.

use super::program::App;
use super::table;
use crate::state::command::{Command, Kind, Meaning, Reach, meaning};
use crate::state::key::Key;

impl App {
    pub(super) fn key(&mut self, key: Key) {
        self.begin();
        self.pending.push(key);
        let keys = std::mem::take(&mut self.pending);
        match self.meaning(&keys) {
            Meaning::Command(command) => return self.run(command),
            Meaning::Prefix => {
                self.pending = keys;
                return;
            }
            Meaning::Nothing => {}
        }
        if self.type_into(key) {
            return;
        }
        // Leaving and suspending work wherever letters are typed, too.
        let everywhere = |command: &&Command| {
            command.context.kind == Kind::Everywhere && table::reach(command) == Reach::Top
        };
        let escape = meaning(self.commands.iter().filter(everywhere), &[key]);
        if let (Meaning::Command(command), true) = (escape, key.ctrl) {
            return self.run(command);
        }
        // A key of the screen beneath does nothing now; whoever presses one is told why.
        let beneath = || self.commands.iter().filter(|command| self.is_of_screen(command));
        let is_beneath = !self.above.is_empty() && self.is_read_only();
        match meaning(beneath(), &keys) {
            Meaning::Command(_) if is_beneath => self.model.say("Close this first, with Esc."),
            _ => {
                let pressed: String = keys.iter().map(|key| key.label()).collect();
                self.model.say(format!("{pressed} does nothing here. ? shows the keys."));
            }
        }
    }

    /// Whether a command could be given on the screen.
    fn is_of_screen(&self, command: &Command) -> bool {
        command.context.kind == Kind::Everywhere || command.context == self.screen().context()
    }

    /// Whether no letters are typed into what lies on top.
    fn is_read_only(&self) -> bool {
        !self.top().context().kind.is_typed()
    }

    /// Whatever is pressed, what was said and asked before is over.
    pub(super) fn begin(&mut self) {
        self.model.status = None;
        self.model.capturing.begin_key();
        self.collected_before = self.collected.take();
    }

    /// Types a key into what lies on top, if anything can be typed there.
    fn type_into(&mut self, key: Key) -> bool {
        match self.above.last_mut() {
            Some((_, view)) => view.type_key(&mut self.model, key),
            None => false,
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.begin();
        let is_taken = match self.above.last_mut() {
            Some((_, view)) => view.paste(&mut self.model, text),
            None => false,
        };
        if !is_taken {
            self.model.say("There is nothing to paste into here; / finds.");
        }
    }
}
