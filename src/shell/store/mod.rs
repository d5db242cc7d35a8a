//! Where briefs lie: the notes that a user has collected, one text file each. Knows nothing of what the
//! text says. Whatever happens, a brief is there as it was or as it was to be, and what another
//! program wrote is never lost to ours.
//!
//! ```text
//!  NAME.ron                    the brief
//!  .NAME.ron.previous          what it was before the last save
//!  .NAME.ron.removed           what was removed under this name last
//!  .NAME.ron.PID-N.tmp         being written; whoever holds the lock and finds one sees what a dead process left
//!  .onrecord.lock              held while something is changed, for milliseconds
//!  .NAME.PID-N.journal         what is being typed, where the user's own folder for it is of no use
//! ```

mod error;
mod journal;
mod lock;
mod name;
mod save;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::files::{self, FileError};
use crate::verify::hash;

pub use error::{Cause, Deed, StoreError};
pub use journal::{Journal, Leftover};
pub use name::{is_name, slug};

/// The largest brief, in bytes.
pub const LARGEST_BRIEF: u64 = 16 * 1024 * 1024;

/// How long a save waits for those of other processes.
const PATIENCE: Duration = Duration::from_secs(3);

/// The briefs of one dossier: a folder of `.ron` files, and where what is being typed is kept.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    journals: Option<PathBuf>,
    patience: Duration,
}

/// A brief as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub text: String,
    /// Of its bytes, as `verify::hash` has it: the base of the next save.
    pub hash: String,
}

/// How a brief was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The name under which it lies now.
    pub name: String,
    /// Of what was written: the base of the next save.
    pub hash: String,
    /// Another program had changed or removed the brief, or there already was one: that is as it was,
    /// and this one lies beside it under a name of its own.
    pub beside: bool,
    /// Another program changed the brief in the very moment of the save: its text lies under this name.
    pub theirs: Option<String>,
}

impl Store {
    /// `folder`: where briefs lie; it is made when it is first needed, for this user alone.
    /// `journals`: the user's own folder for what is being typed; without one, or when it is of no use,
    /// that is kept beside the briefs.
    pub fn new(folder: PathBuf, journals: Option<PathBuf>) -> Store {
        Store { folder, journals, patience: PATIENCE }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The names of all briefs, sorted. Hidden files, what is no file, and files whose name could not be
    /// a brief's are left out; a folder that is not there holds none.
    ///
    /// # Errors
    /// The system refuses.
    pub fn names(&self) -> Result<Vec<String>, StoreError> {
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
        let bytes = files::read_bytes(&path, LARGEST_BRIEF)?;
        let hash = hash(&bytes);
        let text = String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            StoreError::Unreadable(FileError::NotUtf8 { path, offset })
        })?;
        Ok(Stored { text, hash })
    }

    /// What lies in the folder, in no order.
    #[expect(clippy::disallowed_methods, reason = "the one place that lists the folder of briefs")]
    fn entries(&self) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(&self.folder)?.map(|entry| Ok(entry?.path())).collect()
    }

    /// The file of a brief.
    fn path(&self, name: &str) -> Result<PathBuf, StoreError> {
        if !is_name(name) {
            return Err(StoreError::BadName { name: name.to_string() });
        }
        Ok(self.folder.join(format!("{name}.ron")))
    }

    /// A hidden file that belongs to a brief.
    fn hidden(&self, name: &str, kind: &str) -> PathBuf {
        self.folder.join(format!(".{name}.ron.{kind}"))
    }
}

/// `PID-N`: what no other living process puts in a name, and this one only once.
fn unique() -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    format!("{}-{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed))
}

/// Whether this is what `unique` makes.
fn is_unique(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('-').is_some_and(|(pid, n)| digits(pid) && digits(n))
}

#[cfg(test)]
mod tests;
