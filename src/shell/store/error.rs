//! Why a brief could not be read or written: each a sentence with the thing, the place, and a remedy.
//! None of them says "saved" of what is not.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::brief::Saved;
use crate::shell::files::FileError;

/// Why something was not done. Paths are raw: pass the sentence through `text::visible`.
#[derive(Debug)]
pub enum StoreError {
    /// The system refuses; what was there before is there, whole.
    Refused { deed: Deed, path: PathBuf, error: io::Error },
    /// A brief cannot be read: not UTF-8, too large, not a file, a link, or the system refuses.
    Unreadable(FileError),
    /// Not a name that a brief may have.
    BadName { name: String },
    /// The text is larger than what would be read again, in bytes.
    TooLarge { path: PathBuf, limit: u64 },
    /// There is no brief of that name.
    Missing { deed: Deed, path: PathBuf },
    /// Another program has changed it since it was read.
    Changed { deed: Deed, path: PathBuf },
    /// The new name is taken.
    Taken { path: PathBuf },
    /// Its permissions say that nobody is to write it.
    Protected { path: PathBuf },
    /// The folder is a link: what is written there may come to lie anywhere.
    LinkedFolder { folder: PathBuf },
    /// Another process holds the lock for longer than anything takes.
    Locked { deed: Deed, path: PathBuf, lock: PathBuf },
    /// The one error after which the new text is there: it is written, and the disk did not confirm
    /// that it will be found under its name after a crash.
    Unconfirmed { saved: Box<Saved>, path: PathBuf, error: io::Error },
    /// What another program wrote in the very moment is safe, but only under a hidden name.
    Aside { saved: Option<Box<Saved>>, path: PathBuf, at: PathBuf, error: io::Error },
}

/// What was to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    List,
    Save,
    Rename,
    Remove,
    Restore,
    /// Keep in the journal what is being typed.
    Journal,
}

/// What kind of refusal it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// No room on the disk, or in what this user may take of it.
    Full,
    /// The disk, the folder or the file is not to be written.
    ReadOnly,
    /// Anything else that a system says.
    Other,
}

impl Cause {
    fn of(error: &io::Error) -> Cause {
        let is = |errnos: &[Errno]| {
            errnos.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
        };
        if is(&[Errno::NOSPC, Errno::DQUOT]) {
            Cause::Full
        } else if is(&[Errno::ROFS, Errno::ACCESS, Errno::PERM]) {
            Cause::ReadOnly
        } else {
            Cause::Other
        }
    }
}

impl Deed {
    /// What is said of the thing when it was not done.
    fn not_done(self) -> &'static str {
        match self {
            Deed::List => "cannot be listed",
            Deed::Save => "is not saved",
            Deed::Rename => "is not renamed",
            Deed::Remove => "is not removed",
            Deed::Restore => "is not brought back",
            Deed::Journal => "is not being kept while you type",
        }
    }
}

impl StoreError {
    /// What kind of refusal by the system it is, if it is one.
    pub fn cause(&self) -> Option<Cause> {
        match self {
            StoreError::Refused { error, .. }
            | StoreError::Unconfirmed { error, .. }
            | StoreError::Aside { error, .. }
            | StoreError::Unreadable(FileError::Io { error, .. }) => Some(Cause::of(error)),
            StoreError::Protected { .. } => Some(Cause::ReadOnly),
            _ => None,
        }
    }

    /// Whether nothing is there.
    pub fn is_missing(&self) -> bool {
        matches!(self, StoreError::Unreadable(FileError::Io { error, .. })
            if error.kind() == io::ErrorKind::NotFound)
    }

    /// What was written in spite of the error: its hash is the base of the next save.
    pub fn written(&self) -> Option<&Saved> {
        match self {
            StoreError::Unconfirmed { saved, .. } => Some(saved),
            StoreError::Aside { saved, .. } => saved.as_deref(),
            _ => None,
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Refused { deed, path, error } => refused(f, *deed, path, error),
            StoreError::Unreadable(FileError::Link { path }) => write!(
                f,
                "`{}` is a link, which may lead anywhere, and is left alone: \
                 put the file that it leads to in its place",
                path.display()
            ),
            StoreError::Unreadable(error) => error.fmt(f),
            StoreError::LinkedFolder { folder } => write!(
                f,
                "`{}` is a link, which may lead anywhere, and nothing is read or written there: \
                 put a folder of that name in its place",
                folder.display()
            ),
            StoreError::BadName { name } => write!(
                f,
                "`{name}` cannot be used as a name: use letters, digits, spaces, `-`, `_` and `.`, \
                 begin with a letter or a digit, and keep it under 100 bytes"
            ),
            StoreError::TooLarge { path, limit } => write!(
                f,
                "`{}` is not saved, because it is larger than {} MB: split it into several",
                path.display(),
                limit / (1024 * 1024)
            ),
            StoreError::Missing { deed, path } => write!(
                f,
                "`{}` {}, because it is not there: read the folder again",
                path.display(),
                deed.not_done()
            ),
            StoreError::Changed { deed, path } => write!(
                f,
                "`{}` {}, because another program has changed it: read it again first",
                path.display(),
                deed.not_done()
            ),
            StoreError::Taken { path } => write!(
                f,
                "`{}` is there already and is not overwritten: choose another name",
                path.display()
            ),
            StoreError::Protected { path } => write!(
                f,
                "`{}` is not saved, because its permissions forbid everybody to write it: \
                 allow it (`chmod u+w`), or save under another name",
                path.display()
            ),
            StoreError::Locked { deed, path, lock } => write!(
                f,
                "`{}` {}, because another process has held `{}` for too long: end it and try again",
                path.display(),
                deed.not_done(),
                lock.display()
            ),
            StoreError::Unconfirmed { path, error, .. } => write!(
                f,
                "`{}` is written, but the disk did not confirm it ({error}), and after a crash the \
                 text before may be there: check the disk and save again",
                path.display()
            ),
            StoreError::Aside { saved, path, at, error } => {
                let done = if saved.is_some() { "written" } else { "left alone" };
                write!(
                    f,
                    "`{}` is {done}; what another program wrote there in the same moment lies in the \
                     hidden file `{}`, because no other name could be given to it ({error}): copy it \
                     before you save again",
                    path.display(),
                    at.display()
                )
            }
        }
    }
}

fn refused(f: &mut fmt::Formatter<'_>, deed: Deed, path: &Path, error: &io::Error) -> fmt::Result {
    let (path, not_done) = (path.display(), deed.not_done());
    match Cause::of(error) {
        Cause::Full => write!(
            f,
            "`{path}` {not_done}, because the disk, or your share of it, is full ({error}): \
             make room and try again"
        ),
        Cause::ReadOnly => write!(
            f,
            "`{path}` {not_done}, because writing there is not allowed ({error}): \
             check the permissions of the folder, and whether the disk is read-only"
        ),
        Cause::Other => {
            write!(f, "`{path}` {not_done} ({error}): check the folder and the disk, and try again")
        }
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            StoreError::Refused { error, .. }
            | StoreError::Unconfirmed { error, .. }
            | StoreError::Aside { error, .. } => Some(error),
            StoreError::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

impl From<FileError> for StoreError {
    fn from(error: FileError) -> StoreError {
        StoreError::Unreadable(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_its_cause_and_a_remedy() {
        let said = |errno: Errno| {
            let error = io::Error::from_raw_os_error(errno.raw_os_error());
            StoreError::Refused { deed: Deed::Save, path: "/b/x.ron".into(), error }.to_string()
        };
        for (errno, cause, remedy) in [
            (Errno::NOSPC, "is full", "make room"),
            (Errno::DQUOT, "is full", "make room"),
            (Errno::ROFS, "not allowed", "permissions"),
            (Errno::ACCESS, "not allowed", "permissions"),
            (Errno::IO, "is not saved (", "check the folder and the disk"),
        ] {
            let said = said(errno);
            assert!(said.starts_with("`/b/x.ron` is not saved"), "{said}");
            assert!(said.contains(cause) && said.contains(remedy), "{said}");
        }
    }
}
