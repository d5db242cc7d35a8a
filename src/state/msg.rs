//! Everything that can reach the application, as plain data.
//!
//! Time, file contents and the size of the terminal get in only inside one of these.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::adding::Added;
use super::captured::{Next, RecordDone, Suggesting};
use super::jobs::JobResult;
use super::key::Key;
use super::model::Progress;
use super::passages::InText;
use super::saved::ViewFile;
use super::session::SavedAs;
use super::watched::Change;
use crate::brief::journal::JournalRecord;
use crate::documents::Extract;
use crate::dossier::Dossier;
use crate::dossier::problem::Problem;
use crate::insight::as_of::Calendar;
use crate::search::index::Index;
use crate::verify::{Anew, DocumentProof};

/// A mouse event that the program answers. Column and row count from 0 at the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    Click { column: u16, row: u16 },
    WheelUp { column: u16, row: u16 },
    WheelDown { column: u16, row: u16 },
}

/// Why a file was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotExported {
    /// There is one of that name: it can be replaced.
    pub is_there: bool,
    pub why: String,
}

/// One thing that happened.
#[derive(Debug)]
pub enum Msg {
    Key(Key),
    /// Text pasted into the terminal, raw: it may hold control characters.
    Paste(String),
    Mouse(Mouse),
    /// The terminal is now this large, in cells: columns, rows.
    Resize(u16, u16),
    /// The process runs again after having been stopped.
    Resumed,
    /// The dossier is being read for the first time: how far that is.
    Reading(Progress),
    /// It cannot be opened at all: whoever started the program is told why.
    CannotOpen,
    /// The dossier was read, with the problems that reading found. So many documents will be read in
    /// their copies.
    Loaded {
        dossier: Arc<Dossier>,
        problems: Vec<Problem>,
        unread: usize,
    },
    /// That dossier was held to the rules, and can now be searched: all its problems.
    Checked {
        dossier: Arc<Dossier>,
        problems: Vec<Problem>,
        index: Box<Index>,
        calendar: Box<Calendar>,
    },
    /// Documents of that dossier were read in their copies; so many are left.
    Proved {
        dossier: Arc<Dossier>,
        proofs: Vec<DocumentProof>,
        left: usize,
    },
    /// All of them: what proving found wrong, with its places.
    AllProved {
        dossier: Arc<Dossier>,
        problems: Vec<Problem>,
    },
    /// The text of a document's copy, or why there is none.
    CopyRead {
        document: String,
        copy: Result<Arc<Extract>, String>,
        /// The hash of the copy's bytes; empty where there is none.
        hash: String,
    },
    /// How a stretch of a text would stand as a quote.
    Judged {
        text: Arc<Extract>,
        span: Range<usize>,
        quoted: Box<Anew>,
    },
    /// A document was read for suggestions.
    Suggesting(Box<Suggesting>),
    /// What became of what was asked for records, and the deeds that come next.
    Record {
        done: Box<RecordDone>,
        next: Box<Next>,
    },
    /// Where words stand in a document's text, in order.
    Searched {
        document: String,
        words: String,
        found: Vec<Range<usize>>,
    },
    /// Sentences of documents' texts that hold what was typed; the last ones tell that they are.
    TextsFound {
        typed: String,
        found: Vec<InText>,
        is_last: bool,
    },
    /// What was asked for was worked out, for the scope of that number.
    WorkedOut {
        number: u64,
        result: Box<JobResult>,
    },
    /// The hash of that dossier's files, in hexadecimal.
    Fingerprint {
        dossier: Arc<Dossier>,
        hash: String,
    },
    /// It is this day, as `2026-01-31`.
    Today(String),
    /// The names of the briefs; what the journals of programs that are gone hold: of which brief, and the last
    /// record; and where those lie of which nothing can be read.
    Briefs {
        names: Result<Vec<String>, String>,
        orphans: Vec<(String, JournalRecord)>,
        unreadable: Vec<String>,
    },
    /// The text of a brief's file, or why it cannot be read.
    BriefOpened {
        name: String,
        read: Result<String, String>,
    },
    /// A state of the brief was saved, or why it was not.
    BriefSaved {
        version: u64,
        saved: Result<SavedAs, String>,
    },
    /// A brief of the first name has the second now, was taken away (no second), or came back (no first); or
    /// why not.
    BriefMoved {
        from: Option<String>,
        to: Option<String>,
        done: Result<(), String>,
    },
    /// What is typed could not be kept in the journal: why.
    JournalFailed(String),
    /// A file was written, and where it lies; or why not.
    Exported {
        path: String,
        done: Result<PathBuf, NotExported>,
    },
    /// What became of copying, and of opening: a sentence.
    Copied(String),
    Opened(String),
    /// What became of a document that was to be added.
    Added(Box<Added>),
    /// What a typed path can go on to: as far as that is certain, and the names among which it is not.
    PathCompleted {
        typed: String,
        path: String,
        /// The first of the names with which it can go on, and how many there are.
        names: Vec<String>,
        of: usize,
    },
    /// Files of the dossier changed, and it is read anew: `Msg::Loaded` follows. Without any change: it could not be
    /// read for a while, and is now as it was.
    FilesChanged(Vec<Change>),
    /// The files of saved views, what was there when each was looked at, and what is to be said of what was done.
    SavedViews {
        files: Vec<ViewFile>,
        seen: String,
        said: String,
    },
    /// The dossier could not be read again: a sentence.
    LoadFailed(String),
}
