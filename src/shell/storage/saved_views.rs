//! Keeps saved views: in the dossier's folder `views`, and in the user's own; and what each listed when it was looked at.

use std::path::Path;

use super::{StorageWorker, remember};
use crate::shell::files;
use crate::shell::store::{Store, StoreError};
use crate::state::msg::Msg;
use crate::state::saved::{Seen, ViewFile, Whose};

/// The largest file that says what was seen, in bytes: the ids of some millions of positions.
const LARGEST_SEEN: u64 = 256 * 1024 * 1024;

impl StorageWorker {
    /// All views, with what is said of what was done.
    pub(super) fn views(&self, said: String) -> Msg {
        let mut found = Vec::new();
        for whose in [Whose::Own, Whose::Dossier] {
            let Some(store) = self.shelf(whose) else { continue };
            match store.names() {
                Ok(names) => found.extend(names.into_iter().map(|file| {
                    let read = store.read(&file).map(|stored| (stored.text, stored.hash));
                    ViewFile { whose, read: read.map_err(|error| error.to_string()), file }
                })),
                Err(error) => found.push(ViewFile {
                    whose,
                    file: String::new(),
                    read: Err(error.to_string()),
                }),
            }
        }
        Msg::SavedViews { files: found, seen: self.seen().text(), said }
    }

    pub(super) fn keep_view(
        &self,
        whose: Whose,
        file: &str,
        text: &str,
        base: Option<&str>,
    ) -> Msg {
        let said = self.on(whose, |store| store.save(file, text, base)).map(|saved| {
            let lies = match whose {
                Whose::Own => "It is yours alone",
                Whose::Dossier => "It lies in the dossier’s folder `views`",
            };
            if saved.name == file {
                format!("The view is saved. {lies}.")
            } else {
                format!(
                    "`{file}` was changed by something else and is left as it is; this one is `{}`.",
                    saved.name
                )
            }
        });
        self.views(said.unwrap_or_else(|why| why))
    }

    pub(super) fn remove_view(&self, whose: Whose, file: &str, base: &str) -> Msg {
        let done = self.on(whose, |store| store.remove(file, base));
        let said = done.map(|()| "The view is taken away; Ctrl-Z brings it back.".to_string());
        self.views(said.unwrap_or_else(|why| why))
    }

    pub(super) fn restore_view(&self, whose: Whose, file: &str) -> Msg {
        let done = self.on(whose, |store| store.restore(file));
        let said = done.map(|saved| format!("The view `{}` is back.", saved.name));
        self.views(said.unwrap_or_else(|why| why))
    }

    /// Keeps what a view listed; of the others, what another instance kept in the meantime stays.
    pub(super) fn looked_at(&self, view: String, ids: std::sync::Arc<str>) -> Option<Msg> {
        let path = self.places.seen.as_deref()?;
        let mut seen = self.seen();
        seen.0.insert(view, ids);
        let why = remember(path, &seen.text()).err();
        let why = why.map(|error| format!("What is new in the view is not kept: {error}."));
        Some(self.views(why.unwrap_or_default()))
    }

    fn seen(&self) -> Seen {
        let read = |path: &Path| files::read_text(path, LARGEST_SEEN).ok();
        Seen::from_text(&self.places.seen.as_deref().and_then(read).unwrap_or_default())
    }

    fn shelf(&self, whose: Whose) -> Option<Store> {
        let folder = match whose {
            Whose::Own => &self.places.own_views,
            Whose::Dossier => &self.places.dossier_views,
        };
        folder.clone().map(|folder| Store::new(folder, None))
    }

    fn on<T>(
        &self,
        whose: Whose,
        does: impl FnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<T, String> {
        let Some(store) = self.shelf(whose) else {
            return Err(match whose {
                Whose::Own => "There is no folder for your views: set HOME or XDG_DATA_HOME.",
                Whose::Dossier => "The dossier that is open has no folder for views.",
            }
            .to_string());
        };
        does(&store).map_err(|error| error.to_string())
    }
}
