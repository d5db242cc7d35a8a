//! The folder in which the briefs of one dossier lie, and how they are listed and read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::brief::{LARGEST_BRIEF, Stored};
use super::error::{Deed, StoreError};
use super::name::is_name;
use crate::shell::files::{self, FileError};
use crate::verify::hash;

/// How long a save waits for those of other processes.
const PATIENCE: Duration = Duration::from_secs(3);

/// The briefs of one dossier: a folder of `.ron` files, and where what is being typed is kept.
#[derive(Clone, Debug)]
pub struct Store {
    pub(super) folder: PathBuf,
    pub(super) journals: Option<PathBuf>,
    pub(super) patience: Duration,
    /// Whether others may read what lies there, as far as the system lets them.
    pub(super) is_shared: bool,
}

impl Store {
    /// `folder`: where briefs lie; it is made when it is first needed, for this user alone.
    /// `journals`: the user's own folder for what is being typed; without one, or when it is of no use,
    /// that is kept beside the briefs.
    pub fn new(folder: PathBuf, journals: Option<PathBuf>) -> Store {
        Store { folder, journals, patience: PATIENCE, is_shared: false }
    }

    /// A folder of files that are no brief and that others may read: it is made like any folder.
    pub fn shared(folder: PathBuf) -> Store {
        Store { is_shared: true, ..Store::new(folder, None) }
    }

    /// The same, with the user's own folder for what is being typed.
    #[must_use]
    pub fn with_journals(self, journals: Option<PathBuf>) -> Store {
        Store { journals, ..self }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The names of all briefs, sorted. Hidden files, what is no file, and files whose name could not be
    /// a brief's are left out; a folder that is not there holds none.
    ///
    /// # Errors
    /// The system refuses, or the folder is a link.
    pub fn names(&self) -> Result<Vec<String>, StoreError> {
        self.is_no_link()?;
        let entries = match self.entries() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(|error| {
                let path = self.folder.clone();
                StoreError::Refused { deed: Deed::List, path, error }
            })?,
        };
        let is_file = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
        let mut names: Vec<String> = entries
            .iter()
            .filter_map(|path| Some((path, path.file_name()?.to_str()?.strip_suffix(".ron")?)))
            .filter(|(path, name)| is_name(name) && is_file(path))
            .map(|(_, name)| name.to_string())
            .collect();
        names.sort();
        Ok(names)
    }

    /// Reads a brief.
    ///
    /// # Errors
    /// It is not there, not a file, not UTF-8, too large, or the system refuses. No link is followed.
    pub fn read(&self, name: &str) -> Result<Stored, StoreError> {
        let path = self.path(name)?;
        self.is_no_link()?;
        let bytes = files::read_bytes(&path, LARGEST_BRIEF)?;
        let hash = hash(&bytes);
        let text = String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            StoreError::Unreadable(FileError::NotUtf8 { path, offset })
        })?;
        Ok(Stored { text, hash })
    }

    /// Says of a folder that is a link that it is one. Whoever sends a dossier decides where a link in it leads, and what
    /// was written would lie there.
    pub(super) fn is_no_link(&self) -> Result<(), StoreError> {
        match fs::symlink_metadata(&self.folder) {
            Ok(found) if found.is_symlink() => {
                Err(StoreError::LinkedFolder { folder: self.folder.clone() })
            }
            _ => Ok(()),
        }
    }

    /// What lies in the folder, in no order.
    #[expect(clippy::disallowed_methods, reason = "the one place that lists the folder of briefs")]
    pub(super) fn entries(&self) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(&self.folder)?.map(|entry| Ok(entry?.path())).collect()
    }

    /// The file of a brief.
    pub(super) fn path(&self, name: &str) -> Result<PathBuf, StoreError> {
        if !is_name(name) {
            return Err(StoreError::BadName { name: name.to_string() });
        }
        Ok(self.folder.join(format!("{name}.ron")))
    }

    /// A hidden file that belongs to a brief.
    pub(super) fn hidden(&self, name: &str, kind: &str) -> PathBuf {
        self.folder.join(format!(".{name}.ron.{kind}"))
    }
}
