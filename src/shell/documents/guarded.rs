//! Reading that may panic over a document: the panic ends the reading, not the program.

use std::cell::Cell;
use std::io;
use std::panic::{catch_unwind, set_hook, take_hook};
use std::sync::Once;
use std::thread;

use crate::documents::{self, Extract, Kind, Limits, Unreadable};

/// Enough for the deepest nesting that the readers allow.
const STACK: usize = 64 * 1024 * 1024;
/// The name of the threads that may panic without ending the program.
const THREAD: &str = "document reader";
thread_local! {
    /// Whether this thread reads a document right now, and may panic over it.
    static READING: Cell<bool> = const { Cell::new(false) };
}
/// Reads on this thread: plain text nests nothing, so that any stack is deep enough, and a thread for each
/// of thousands of texts takes longer than reading them. A panic is the end of this reading only.
pub(super) fn here(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    keep_quiet();
    READING.set(true);
    let read = catch_unwind(|| documents::read_as(Kind::Text, bytes, limits));
    READING.set(false);
    read.unwrap_or_else(|_| Err(broken()))
}

/// Reads on a thread with a stack of its own. A panic there is the end of this reading only.
pub(super) fn on_thread(
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
pub(in crate::shell) fn is_reading() -> bool {
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
