//! Documents read from files. A PDF or an EPUB is read by a process of its own, within limits: their formats
//! let a small file ask for any amount of time and memory. Plain text is read where it is asked for, every other
//! kind on a thread with a large stack.

mod child;
mod confined;
mod guarded;

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::files::{self, FileError};
use crate::documents::{self, Extract, Kind, Limits, Unreadable};
use crate::verify::hash;

pub use confined::read_confined;
pub(super) use guarded::is_reading;

/// A document as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The SHA-256 of its bytes, as stamps have it.
    pub hash: String,
    /// Its text, or why there is none.
    pub extract: Result<Extract, Unreadable>,
}

/// The program that reads the PDFs and the books, and how long it may take.
#[derive(Clone, Debug)]
pub struct Reader {
    pub program: PathBuf,
    pub patience: Duration,
}

/// What a reading process may take, by the clock.
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads a document.
///
/// # Errors
/// The file cannot be read at all. Whether its text can be is told in the result.
pub fn read(path: &Path, limits: &Limits) -> Result<Document, FileError> {
    Reader::default().read(path, limits)
}

/// Reads the bytes of a document; `name` only tells Markdown and HTML from plain text.
///
/// # Errors
/// Why there is no text.
pub fn extract(bytes: &[u8], name: &str, limits: &Limits) -> Result<Extract, Unreadable> {
    Reader::default().extract(bytes, name, limits)
}

impl Default for Reader {
    /// This very program. The system's own link to it stays right when the file is replaced while it
    /// runs.
    fn default() -> Reader {
        let link = Path::new("/proc/self/exe");
        let program = if link.exists() {
            link.to_path_buf()
        } else {
            std::env::current_exe().unwrap_or_default()
        };
        Reader { program, patience: PATIENCE }
    }
}

impl Reader {
    /// As `read`.
    ///
    /// # Errors
    /// As those of `read`.
    pub fn read(&self, path: &Path, limits: &Limits) -> Result<Document, FileError> {
        let most = u64::try_from(limits.file).unwrap_or(u64::MAX);
        let bytes = files::read_bytes(path, most)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Document { hash: hash(&bytes), extract: self.extract(&bytes, &name, limits) })
    }

    fn extract(&self, bytes: &[u8], name: &str, limits: &Limits) -> Result<Extract, Unreadable> {
        match documents::kind(bytes, name)? {
            kind @ (Kind::Pdf | Kind::Epub) => {
                child::read(&self.program, self.patience, kind, bytes, limits)
            }
            Kind::Text => guarded::here(bytes, limits),
            kind => guarded::on_thread(|| documents::read_as(kind, bytes, limits)),
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files that are read")]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_text_is_read_with_its_hash() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "abc").unwrap();
        let document = read(&path, &Limits::default()).unwrap();
        assert!(document.hash.starts_with("ba7816bf"), "{}", document.hash);
        assert_eq!(document.extract.unwrap().text, "abc");
        let small = Limits { file: 2, ..Limits::default() };
        assert!(matches!(read(&path, &small), Err(FileError::TooLarge { limit: 2, .. })));
        fs::write(&path, b"\x89PNG").unwrap();
        let document = read(&path, &Limits::default()).unwrap();
        assert!(matches!(document.extract, Err(Unreadable::UnknownKind(_))));
    }
}
