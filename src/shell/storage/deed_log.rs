//! The log of what was done to records, in the user's state folder: it only grows, a line a deed, each on the disk before
//! the deed is done.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use crate::capture::deeds::{Deed, Deeds, Kind};
use crate::shell::files::{self, durable::make_own_folder};
use crate::state::captured::Next;

/// The largest log that is read, in bytes: tens of thousands of deeds.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Where deeds are noted, and which start of the program this is.
pub(super) struct DeedLog {
    path: Option<PathBuf>,
    session: String,
    /// The sessions that had done something when this one first looked.
    earlier: OnceCell<BTreeSet<String>>,
}

impl DeedLog {
    pub(super) fn new(path: Option<PathBuf>, session: String) -> DeedLog {
        DeedLog { path, session, earlier: OnceCell::new() }
    }

    pub(super) fn session(&self) -> &str {
        &self.session
    }

    /// The deeds that come next, as far as the log can be read.
    pub(super) fn next(&self) -> Next {
        let text = self.path.as_ref().and_then(|path| files::read_text(path, LARGEST).ok());
        let mut deeds = Deeds::read(&text.unwrap_or_default());
        self.earlier.get_or_init(|| {
            let all = deeds.done.iter().chain(&deeds.undone);
            all.map(|deed| deed.session.clone()).collect()
        });
        Next { undo: deeds.done.pop(), redo: deeds.undone.pop() }
    }

    /// Whether a session did nothing yet when this one first looked.
    pub(super) fn is_since(&self, session: &str) -> bool {
        !self.earlier.get().is_some_and(|earlier| earlier.contains(session))
    }

    /// Notes a deed: it is on the disk when this returns.
    pub(super) fn note(&self, deed: &Deed) -> io::Result<()> {
        let Some(path) = &self.path else {
            return Err(io::Error::other("there is no folder for the log of changes: set HOME"));
        };
        if let Some(folder) = path.parent() {
            make_own_folder(folder)?;
        }
        let mut options = OpenOptions::new();
        let mut file = options.append(true).create(true).mode(0o600).open(path)?;
        // What a crash has torn ends before this begins.
        file.write_all(format!("\n{}", deed.line()).as_bytes())?;
        file.sync_data()
    }

    /// Notes that the deed that was noted last did not come about.
    pub(super) fn fail(&self, deed: &Deed) {
        let deed = Deed { kind: Kind::Failed, before: None, after: None, ..deed.clone() };
        // Where this cannot be noted, the deed is found undone when it is to be taken back.
        let _ = self.note(&deed);
    }
}
