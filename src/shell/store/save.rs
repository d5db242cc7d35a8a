//! Changes briefs: save, rename, remove, bring back.
//!
//! Whoever saves takes the lock, compares the file with what it was when it was last read, writes all
//! of the new text into a hidden file of the same folder, brings it to the disk, keeps the old file under a
//! hidden name, gives the new one the name of the old, reads what it replaced once more, and brings
//! the folder's entries to the disk. Until the name changes hands, every error leaves the old brief
//! untouched.
//!
//! What no lock can hold off is a program that knows nothing of it. Its text is found and kept
//! wherever it comes, but for one gap: a new file put in place of the brief between the last two system
//! calls of a save. No system call of `std` closes it.

use std::fs::{self, Permissions};
use std::io;
use std::path::Path;

use super::brief::{LARGEST_BRIEF, Saved};
use super::error::{Deed, StoreError};
use super::folder::Store;
use super::lock::Entered;
use super::name::{is_name, is_unique, unique, with_suffix};
use crate::shell::files::durable::{knows_no_links, place, sync_folder, write_new};
use crate::shell::files::{FileError, read_bytes};
use crate::verify::hash;

/// Names that are tried when one is taken.
const MOST_NAMES: u32 = 1000;

/// A brief that is there.
struct There {
    hash: String,
    permissions: Permissions,
}

/// What became of a brief that was to be replaced.
enum Replaced {
    /// It is. What another program wrote in the same moment lies under this name, or only where it is hidden.
    Done(Option<Result<String, io::Error>>),
    /// Another program has removed it just now: nothing was replaced.
    Gone,
}

impl Store {
    /// Saves a brief: afterwards the new text is there, or the old one, whole. `base` is the hash of what
    /// was last read or written under this name; `None` for a brief that must be new.
    ///
    /// When the brief is no longer that (changed by another program or another instance, removed, or
    /// already there), it stays as it is, and this text is saved beside it as `NAME-2`, `NAME-3`...:
    /// `Saved` tells. A brief that already reads exactly like `text` is no such case, unless it must be
    /// new: so an attempt that failed late can be repeated.
    ///
    /// # Errors
    /// The brief is as it was, but after `Unconfirmed` and `Aside`, which tell what was written
    /// (`StoreError::written`).
    pub fn save(&self, name: &str, text: &str, base: Option<&str>) -> Result<Saved, StoreError> {
        let path = self.path(name)?;
        if text.len() as u64 > LARGEST_BRIEF {
            return Err(StoreError::TooLarge { path, limit: LARGEST_BRIEF });
        }
        let entered = self.enter(Deed::Save, name)?;
        self.sweep(&entered);
        let there = read_there(&path)?;
        let hash = hash(text.as_bytes());
        let there =
            there.filter(|there| base.is_some_and(|base| [base, &hash].contains(&&*there.hash)));
        if there.as_ref().is_some_and(|there| there.permissions.readonly()) {
            return Err(StoreError::Protected { path });
        }
        let unfinished = self.hidden(name, &format!("{}.tmp", unique()));
        let mode = if self.is_shared { 0o666 } else { 0o600 };
        let like = there.as_ref().map(|there| &there.permissions);
        let done = write_new(&unfinished, text.as_bytes(), mode, like)
            .and_then(|()| self.put(name, &unfinished, there.as_ref(), base.is_none()));
        let (name, theirs) = done.map_err(|error| {
            // Nothing more can be done about one that stays: a later save will.
            let _ = fs::remove_file(&unfinished);
            StoreError::Refused { deed: Deed::Save, path: path.clone(), error }
        })?;
        let beside = self.path(&name)? != path;
        let mut saved = Saved { name, hash, beside, theirs: None };
        let aside = match theirs {
            Some(Ok(name)) => {
                saved.theirs = Some(name);
                None
            }
            Some(Err(error)) => Some(error),
            None => None,
        };
        let confirmed = sync_folder(&entered.folder);
        if let Some(error) = aside {
            let at = self.hidden(&saved.name, "previous");
            let saved = Some(Box::new(saved));
            return Err(StoreError::Aside { saved, path, at, error });
        }
        self.confirm(saved, confirmed)
    }

    /// Says of what is written whether the disk confirms it.
    fn confirm(&self, saved: Saved, confirmed: io::Result<()>) -> Result<Saved, StoreError> {
        match confirmed {
            Ok(()) => Ok(saved),
            Err(error) => {
                let path = self.path(&saved.name)?;
                Err(StoreError::Unconfirmed { saved: Box::new(saved), path, error })
            }
        }
    }

    /// Gives the finished file its name: in place of what is there, or a free one. Tells the name, and
    /// where the text of another program lies that slipped in.
    fn put(
        &self,
        name: &str,
        finished: &Path,
        there: Option<&There>,
        is_new: bool,
    ) -> io::Result<(String, Option<io::Result<String>>)> {
        if let Some(there) = there
            && let Replaced::Done(theirs) = self.replace(name, finished, &there.hash)?
        {
            return Ok((name.to_string(), theirs));
        }
        let free = self.place_beside(finished, name, if is_new { 1 } else { 2 })?;
        Ok((free, None))
    }

    /// Replaces a brief, and keeps what it was as the previous generation.
    fn replace(&self, name: &str, finished: &Path, expected: &str) -> io::Result<Replaced> {
        let path = self.folder.join(format!("{name}.ron"));
        let previous = self.hidden(name, "previous");
        remove_if_there(&previous)?;
        let kept = match fs::hard_link(&path, &previous) {
            Ok(()) => true,
            Err(error) if knows_no_links(&error) => false,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Replaced::Gone),
            Err(error) => return Err(error),
        };
        fs::rename(finished, &path)?;
        // The brief is saved. Whoever changed it since it was compared has changed this file.
        let slipped_in = kept && reads_otherwise(&previous, expected);
        Ok(Replaced::Done(slipped_in.then(|| self.show_theirs(name, &previous))))
    }

    /// Gives a hidden text of another program a name that is seen.
    fn show_theirs(&self, name: &str, hidden: &Path) -> io::Result<String> {
        self.free_name(name, "-theirs", 1, |path| fs::hard_link(hidden, path))
    }

    /// Gives a finished file the first name that is free: `NAME`, `NAME-2`, ...
    fn place_beside(&self, finished: &Path, name: &str, first: u32) -> io::Result<String> {
        self.free_name(name, "", first, |path| place(finished, path))
    }

    fn free_name(
        &self,
        name: &str,
        mark: &str,
        first: u32,
        take: impl Fn(&Path) -> io::Result<()>,
    ) -> io::Result<String> {
        let mut n = first;
        loop {
            let number = if n == 1 { String::new() } else { format!("-{n}") };
            let free = with_suffix(name, &format!("{mark}{number}"));
            match take(&self.folder.join(format!("{free}.ron"))) {
                Ok(()) => return Ok(free),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && n < MOST_NAMES => {
                    n += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Gives a brief another name, which must be free. Should the process die on the way, it has both.
    ///
    /// # Errors
    /// The brief is not there, not what `base` says, or the name is taken; or the system refuses. It has its
    /// old name then, but after `Unconfirmed`.
    pub fn rename(&self, from: &str, to: &str, base: &str) -> Result<(), StoreError> {
        let (old, new) = (self.path(from)?, self.path(to)?);
        let refused = |error| StoreError::Refused { deed: Deed::Rename, path: old.clone(), error };
        let entered = self.enter(Deed::Rename, from)?;
        expect(Deed::Rename, &old, base)?;
        match fs::hard_link(&old, &new) {
            Ok(()) => {
                let taken = self.take_away(Deed::Rename, from, base);
                if let Err(StoreError::Refused { .. } | StoreError::Changed { .. }) = taken {
                    // The name that was just given; the old one has its text.
                    let _ = fs::remove_file(&new);
                }
                taken?;
                let _ = fs::remove_file(self.hidden(from, "removed"));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(StoreError::Taken { path: new });
            }
            Err(error) if knows_no_links(&error) => match fs::symlink_metadata(&new) {
                Ok(_) => return Err(StoreError::Taken { path: new }),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    fs::rename(&old, &new).map_err(refused)?;
                }
                Err(error) => return Err(refused(error)),
            },
            Err(error) => return Err(refused(error)),
        }
        let _ = fs::rename(self.hidden(from, "previous"), self.hidden(to, "previous"));
        let saved =
            Saved { name: to.to_string(), hash: base.to_string(), beside: false, theirs: None };
        self.confirm(saved, sync_folder(&entered.folder)).map(|_| ())
    }

    /// Removes a brief. Its text stays under a hidden name until another one of this name is
    /// removed or renamed; `restore` brings it back.
    ///
    /// # Errors
    /// The brief is not there, or not what `base` says; or the system refuses.
    pub fn remove(&self, name: &str, base: &str) -> Result<(), StoreError> {
        let path = self.path(name)?;
        let entered = self.enter(Deed::Remove, name)?;
        expect(Deed::Remove, &path, base)?;
        self.take_away(Deed::Remove, name, base)?;
        // That it is gone need not survive a crash: then it is there again, and nothing is lost.
        let _ = sync_folder(&entered.folder);
        Ok(())
    }

    /// Brings back what was removed last under a name, or beside a brief that has the name now.
    ///
    /// # Errors
    /// Nothing was removed, or the system refuses.
    pub fn restore(&self, name: &str) -> Result<Saved, StoreError> {
        let path = self.path(name)?;
        let entered = self.enter(Deed::Restore, name)?;
        let removed = self.hidden(name, "removed");
        let Some(there) = read_there(&removed)? else {
            return Err(StoreError::Missing { deed: Deed::Restore, path });
        };
        let free = self.place_beside(&removed, name, 1).map_err(|error| StoreError::Refused {
            deed: Deed::Restore,
            path,
            error,
        })?;
        let beside = free != name;
        let saved = Saved { name: free, hash: there.hash, beside, theirs: None };
        self.confirm(saved, sync_folder(&entered.folder))
    }

    /// Moves a brief to its hidden name for what is removed; puts it back when it is not what `base` says.
    fn take_away(&self, deed: Deed, name: &str, base: &str) -> Result<(), StoreError> {
        let path = self.path(name)?;
        let removed = self.hidden(name, "removed");
        remove_if_there(&removed)
            .and_then(|()| fs::rename(&path, &removed))
            .map_err(|error| StoreError::Refused { deed, path: path.clone(), error })?;
        if !reads_otherwise(&removed, base) {
            return Ok(());
        }
        match self.place_beside(&removed, name, 1) {
            Ok(_) => Err(StoreError::Changed { deed, path }),
            Err(error) => Err(StoreError::Aside { saved: None, path, at: removed, error }),
        }
    }

    /// Removes what processes left that died while they saved. Only who holds the lock may: then nobody
    /// is writing.
    fn sweep(&self, entered: &Entered) {
        let entries = self.entries().unwrap_or_default();
        for path in entries.iter().filter(|path| entered.alone && is_unfinished(path)) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Whether this is the name of a file that is being written: `.NAME.ron.PID-N.tmp`.
fn is_unfinished(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let middle = name.strip_prefix('.').and_then(|name| name.strip_suffix(".tmp"));
    middle
        .and_then(|middle| middle.rsplit_once(".ron."))
        .is_some_and(|(name, who)| is_name(name) && is_unique(who))
}

/// Reads what lies under a path, if anything does.
fn read_there(path: &Path) -> Result<Option<There>, StoreError> {
    let read = read_bytes(path, LARGEST_BRIEF).and_then(|bytes| {
        let found = fs::symlink_metadata(path);
        let found = found.map_err(|error| FileError::Io { path: path.to_path_buf(), error })?;
        Ok(There { hash: hash(&bytes), permissions: found.permissions() })
    });
    match read {
        Ok(there) => Ok(Some(there)),
        // Perhaps only by now: another program may be removing it.
        Err(FileError::Io { error, .. }) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Says whether a brief is there and what `base` says.
fn expect(deed: Deed, path: &Path, base: &str) -> Result<(), StoreError> {
    match read_there(path)? {
        Some(there) if there.hash == base => Ok(()),
        Some(_) => Err(StoreError::Changed { deed, path: path.to_path_buf() }),
        None => Err(StoreError::Missing { deed, path: path.to_path_buf() }),
    }
}

/// Whether a file reads otherwise than expected. Of one that the disk does not give, nothing is known.
fn reads_otherwise(path: &Path, expected: &str) -> bool {
    match read_bytes(path, LARGEST_BRIEF) {
        Ok(bytes) => hash(&bytes) != expected,
        Err(FileError::Io { .. }) => false,
        // No brief of ours: too large, a link, a folder.
        Err(_) => true,
    }
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
