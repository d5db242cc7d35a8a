//! Gives briefs other names, takes them away and brings them back.

use super::{StorageWorker, nowhere};
use crate::shell::store::{Store, StoreError};
use crate::state::msg::Msg;

impl StorageWorker {
    pub(super) fn rename(&mut self, from: String, to: String) -> Msg {
        let done = self.on_file(&from, |store, base| store.rename(&from, &to, base));
        if done.is_ok() {
            if let Some(base) = self.bases.remove(&from) {
                self.bases.insert(to.clone(), base);
            }
            self.aliases.remove(&to);
            self.move_journal(&from, &to);
        }
        Msg::BriefMoved { from: Some(from), to: Some(to), done }
    }

    pub(super) fn remove(&mut self, name: String) -> Msg {
        let done = self.on_file(&name, |store, base| store.remove(&name, base));
        self.bases.remove(&name);
        Msg::BriefMoved { from: Some(name), to: None, done }
    }

    pub(super) fn restore(&mut self, name: &str) -> Msg {
        let restored = match &self.store {
            None => Err(nowhere()),
            Some(store) => store.restore(name).map_err(|error| error.to_string()),
        };
        let (to, done) = match restored {
            Ok(saved) => (Some(saved.name), Ok(())),
            Err(why) => (None, Err(why)),
        };
        Msg::BriefMoved { from: None, to, done }
    }

    /// Does something with a file as it was read or written last; one that was not is read for it.
    fn on_file(
        &self,
        name: &str,
        does: impl FnOnce(&Store, &str) -> Result<(), StoreError>,
    ) -> Result<(), String> {
        let Some(store) = &self.store else { return Err(nowhere()) };
        let base = match self.bases.get(name) {
            Some(base) => base.clone(),
            None => store.read(name).map_err(|error| error.to_string())?.hash,
        };
        does(store, &base).map_err(|error| error.to_string())
    }
}
