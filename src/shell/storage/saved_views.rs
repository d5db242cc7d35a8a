//! Keeps saved views: in the dossier's folder `views`, and in the user's own; and what each listed when it was looked at.

use std::path::Path;

use super::StorageWorker;
use super::export::remember;
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
        match whose {
            Whose::Own => self.places.own_views.clone().map(|folder| Store::new(folder, None)),
            Whose::Dossier => self.places.dossier_views.clone().map(Store::shared),
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::event::queue;
    use crate::shell::storage::Places;
    use crate::state::saved::{Read, read};

    fn worker(folder: &Path) -> StorageWorker {
        let (outbox, _) = queue();
        let places = Places {
            dossier_views: Some(folder.join("d/views")),
            own_views: Some(folder.join("own")),
            seen: Some(folder.join("state/seen.ron")),
            ..Places::default()
        };
        StorageWorker::new(outbox, places)
    }

    /// The names of the views in their order, what cannot be read, and what is said.
    fn told(msg: Msg) -> (Vec<String>, usize, String) {
        let Msg::SavedViews { files, said, .. } = msg else { panic!() };
        let all: Vec<Read> = files.into_iter().map(read).collect();
        let names = all.iter().filter_map(|one| match one {
            Read::View(view) => Some(view.name.clone()),
            Read::Not(_) => None,
        });
        let names: Vec<String> = names.collect();
        let unreadable = all.len() - names.len();
        (names, unreadable, said)
    }

    #[test]
    fn a_view_is_kept_replaced_taken_away_and_brought_back() {
        let folder = tempfile::tempdir().unwrap();
        let worker = worker(folder.path());
        assert_eq!(told(worker.views(String::new())).0, Vec::<String>::new());
        for whose in [Whose::Own, Whose::Dossier] {
            let (names, _, said) = told(worker.keep_view(whose, "a", "(name: \"A\")", None));
            assert!(
                names.contains(&"A".to_string()) && said.starts_with("The view is saved."),
                "{said}"
            );
        }
        // One that is there already is not written over.
        let (names, _, said) = told(worker.keep_view(Whose::Own, "a", "(name: \"B\")", None));
        assert_eq!((names.len(), said.contains("`a-2`")), (3, true), "{said}");
        let hash = crate::verify::hash(b"(name: \"A\")");
        let (names, _, _) = told(worker.keep_view(Whose::Own, "a", "(name: \"C\")", Some(&hash)));
        assert!(names.contains(&"C".to_string()) && names.len() == 3, "{names:?}");
        // It was changed since it was read.
        let (names, ..) = told(worker.remove_view(Whose::Own, "a", &hash));
        assert_eq!(names.len(), 3);
        let hash = crate::verify::hash(b"(name: \"C\")");
        assert_eq!(told(worker.remove_view(Whose::Own, "a", &hash)).0.len(), 2);
        let (names, _, said) = told(worker.restore_view(Whose::Own, "a"));
        assert!(names.contains(&"C".to_string()) && said.contains("back"), "{said}");
    }

    #[test]
    fn others_can_read_a_view_of_the_dossier_and_not_ones_own() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let worker = worker(folder.path());
        worker.keep_view(Whose::Own, "a", "()", None);
        worker.keep_view(Whose::Dossier, "a", "()", None);
        let mode = |path: &str| {
            let found = std::fs::metadata(folder.path().join(path)).unwrap();
            found.permissions().mode() & 0o777
        };
        assert_eq!((mode("own"), mode("own/a.ron")), (0o700, 0o600));
        // Like any other file that is made here.
        files::create(&folder.path().join("any"), b"").unwrap();
        assert_eq!(mode("d/views/a.ron"), mode("any"));
    }

    #[test]
    fn what_each_view_listed_is_kept_beside_what_another_instance_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (worker(folder.path()), worker(folder.path()));
        one.looked_at("own/a".to_string(), "x y".into());
        other.looked_at("own/b".to_string(), "z".into());
        let seen = one.seen();
        assert_eq!(seen.0.len(), 2);
        assert_eq!(&*seen.0["own/a"], "x y");
    }

    #[test]
    fn what_is_no_view_is_told_beside_those_that_are() {
        let folder = tempfile::tempdir().unwrap();
        let worker = worker(folder.path());
        worker.keep_view(Whose::Dossier, "a", "(name: \"A\")", None);
        worker.keep_view(Whose::Dossier, "b", "(((", None);
        assert_eq!(told(worker.views(String::new())), (vec!["A".to_string()], 1, String::new()));
    }
}
