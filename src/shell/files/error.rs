//! Why a file could not be read, in sentences with a remedy.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::dossier::problem::{Fault, Finding, Spot};

/// Why a file could not be read. The path is raw: pass the sentence through `text::visible`.
#[derive(Debug)]
pub enum FileError {
    /// The system refuses.
    Io { path: PathBuf, error: io::Error },
    /// Not a regular file: a folder, a pipe, a device.
    NotAFile { path: PathBuf },
    /// A link where a file was expected.
    Link { path: PathBuf },
    /// A link that leads out of the dossier's folder.
    LeadsOut { path: PathBuf },
    /// Larger than the limit, in bytes.
    TooLarge { path: PathBuf, limit: u64 },
    /// Bytes that are no UTF-8, the first of them at this offset, counted from 0.
    NotUtf8 { path: PathBuf, offset: usize },
    /// Text in UTF-16.
    Utf16 { path: PathBuf },
    /// A folder below more others than the limit.
    TooDeep { path: PathBuf, limit: usize },
    /// Something else than a dossier: `a JPEG picture`.
    NoDossier { path: PathBuf, what: &'static str },
    /// A file with nothing in it, or a folder of such files.
    Empty { path: PathBuf },
    /// A folder that is no dossier, with several in it: some of them.
    Several { path: PathBuf, some: Vec<PathBuf> },
    /// A folder without a single `.ron` file.
    NoData { path: PathBuf },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileError::Io { path, error } if error.kind() == io::ErrorKind::NotFound => {
                write!(f, "`{}` does not exist: check the path", path.display())
            }
            FileError::Io { path, error } => {
                let what = match error.kind() {
                    io::ErrorKind::PermissionDenied => "its permissions",
                    _ => "the path and the disk",
                };
                write!(f, "`{}` cannot be read ({error}): check {what}", path.display())
            }
            FileError::NotAFile { path } => {
                write!(f, "`{}` is a folder, a pipe or a device, not a file", path.display())
            }
            FileError::Link { path } => {
                write!(f, "`{}` is a link: name the file that it leads to", path.display())
            }
            FileError::LeadsOut { path } => write!(
                f,
                "`{}` is a link out of the dossier and was not followed: \
                 copy what it leads to into the dossier",
                path.display()
            ),
            FileError::TooLarge { path, limit } => write!(
                f,
                "`{}` is larger than {} MB: split it into several files",
                path.display(),
                limit / (1024 * 1024)
            ),
            FileError::NotUtf8 { path, offset } => write!(
                f,
                "`{}` is not UTF-8 text, from byte {offset} on (counted from 0): \
                 save it as UTF-8",
                path.display()
            ),
            FileError::Utf16 { path } => {
                write!(f, "`{}` is UTF-16 text, from byte 0 on: save it as UTF-8", path.display())
            }
            FileError::TooDeep { path, limit } => write!(
                f,
                "`{}` is more than {limit} folders deep and was not opened: move it up",
                path.display()
            ),
            FileError::NoDossier { path, what } => write!(
                f,
                "`{}` is {what}, not a dossier: name a folder with `.ron` files, or one `.ron` file",
                path.display()
            ),
            FileError::Empty { path } => write!(
                f,
                "`{}` is empty, not a dossier: `onrecord new FOLDER` makes one to begin with",
                path.display()
            ),
            FileError::Several { path, some } => {
                let some: Vec<String> =
                    some.iter().map(|path| format!("`{}`", path.display())).collect();
                let (path, some) = (path.display(), some.join(" or "));
                write!(f, "`{path}` holds several dossiers: name one of them, such as {some}")
            }
            FileError::NoData { path } => write!(
                f,
                "`{}` is a folder without `.ron` files, not a dossier: name a dossier's folder, or one of its files",
                path.display()
            ),
        }
    }
}

impl FileError {
    /// The error as a finding about the dossier that the file belongs to.
    pub fn finding(&self) -> Finding {
        let name = self.path().display().to_string();
        Finding::new(Fault::Unreadable { said: self.to_string() }, Spot::File { name })
    }

    /// The file or folder that it is about.
    pub fn path(&self) -> &Path {
        match self {
            FileError::Io { path, .. }
            | FileError::NotAFile { path }
            | FileError::Link { path }
            | FileError::LeadsOut { path }
            | FileError::TooLarge { path, .. }
            | FileError::NotUtf8 { path, .. }
            | FileError::Utf16 { path }
            | FileError::TooDeep { path, .. }
            | FileError::NoDossier { path, .. }
            | FileError::Empty { path }
            | FileError::Several { path, .. }
            | FileError::NoData { path } => path,
        }
    }
}

impl Error for FileError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            FileError::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// A refusal by the system.
pub(super) fn io_error(path: &Path, error: io::Error) -> FileError {
    FileError::Io { path: path.to_path_buf(), error }
}
