//! Documents read from files. A PDF is read by a process of its own, within limits: its format lets a
//! small file ask for any amount of time and memory. Plain text is read where it is asked for, every other
//! kind on a thread with a large stack.

mod child;
mod confined;

use std::cell::Cell;
use std::io;
use std::panic::{catch_unwind, set_hook, take_hook};
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::thread;
use std::time::Duration;

use super::files::{self, FileError};
use crate::documents::{self, Extract, Kind, Limits, Unreadable};
use crate::verify::hash;

pub use confined::read_confined;

/// A document as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The SHA-256 of its bytes, as stamps have it.
    pub hash: String,
    /// Its text, or why there is none.
    pub extract: Result<Extract, Unreadable>,
}

/// The program that reads the PDFs, and how long it may take.
#[derive(Clone, Debug)]
pub struct Reader {
    pub program: PathBuf,
    pub patience: Duration,
}

/// Enough for the deepest nesting that the readers allow.
const STACK: usize = 64 * 1024 * 1024;
/// The name of the threads that may panic without ending the program.
const THREAD: &str = "document reader";
thread_local! {
    /// Whether this thread reads a document right now, and may panic over it.
    static READING: Cell<bool> = const { Cell::new(false) };
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

/// Reads the bytes of a document; `name` only tells Markdown from plain text.
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
            Kind::Pdf => child::read(self, bytes, limits),
            Kind::Text => here(bytes, limits),
            kind @ (Kind::Markdown | Kind::Html | Kind::Docx) => {
                on_thread(|| documents::read_as(kind, bytes, limits))
            }
        }
    }
}

/// Reads on this thread: plain text nests nothing, so that any stack is deep enough, and a thread for each
/// of thousands of texts takes longer than reading them. A panic is the end of this reading only.
fn here(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    keep_quiet();
    READING.set(true);
    let read = catch_unwind(|| documents::read_as(Kind::Text, bytes, limits));
    READING.set(false);
    read.unwrap_or_else(|_| Err(broken()))
}

/// Reads on a thread with a stack of its own. A panic there is the end of this reading only.
fn on_thread(
    read: impl FnOnce() -> Result<Extract, Unreadable> + Send,
) -> Result<Extract, Unreadable> {
    keep_quiet();
    thread::scope(|scope| {
        let builder = thread::Builder::new().name(THREAD.to_string()).stack_size(STACK);
        let reading = builder.spawn_scoped(scope, read);
        match reading.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(read)) => read,
            Ok(Err(_)) => Err(broken()),
            Err(error) => Err(no_thread(&error)),
        }
    })
}

fn broken() -> Unreadable {
    Unreadable::Broken("a mistake in it".to_string())
}

fn no_thread(error: &io::Error) -> Unreadable {
    Unreadable::Broken(format!("no thread for it: {}", error.kind()))
}

/// Whether a panic of this thread ends only what it reads.
pub(super) fn is_reading() -> bool {
    READING.get() || thread::current().name() == Some(THREAD)
}

/// Keeps the report of a panic while reading off the screen: it may quote the document, and it is told
/// as a reason instead.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| {
            if !is_reading() {
                before(info);
            }
        }));
    });
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
