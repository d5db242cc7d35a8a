//! Everything that the program can do to the world outside of it, as plain data.
//!
//! `shell/perform.rs` carries these out; nothing else does.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::adding::AddRequest;
use super::captured::RecordRequest;
use super::jobs::Job;
use super::passages::Wanted;
use super::saved::Whose;
use crate::brief::Brief;
use crate::brief::journal::JournalRecord;
use crate::documents::Extract;
use crate::dossier::Dossier;
use crate::suggest::Record;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Give the terminal back and stop, as Ctrl-Z does.
    Suspend,
    /// Forget what the terminal shows and draw every cell anew.
    Redraw,
    /// Read the copy of a document, by its id or the hash of its stamp; answered by `Msg::CopyRead`.
    ReadCopy { document: String, stamped: Option<String> },
    /// Look for words in a document's text; answered by `Msg::Searched`.
    Search { document: String, text: Arc<Extract>, words: String },
    /// Read a stretch of a text as the quote that it would be; answered by `Msg::Judged`.
    Judge { text: Arc<Extract>, span: Range<usize> },
    /// Read the names of a dossier and a document of it for suggestions; answered by `Msg::Suggesting`.
    Suggest(Box<SuggestJob>),
    /// Look for what was typed in the texts of documents, each by its id and the hash of its stamp; answered by
    /// `Msg::TextsFound`, several times. What is asked for next takes its place.
    SearchTexts { wanted: Wanted, documents: Vec<(String, Option<String>)> },
    /// Work something out that grows with the dossier; answered by `Msg::WorkedOut`.
    WorkOut(Box<Job>),
    /// Store something of what the user writes, or read it again.
    Storage(StorageRequest),
    /// Put text on the clipboard of whoever sits at the terminal; answered by `Msg::Copied`.
    Copy { text: String },
    /// Open an address that passed `state::address` in the browser; answered by `Msg::Opened`.
    OpenAddress(String),
    /// Open a file that this program wrote with what opens such files; answered by `Msg::Opened`.
    OpenFile(PathBuf),
    /// Open a file of the dossier in the user's editor, at a place. Once it is left the dossier is read again;
    /// `Msg::Opened` tells what went wrong.
    Edit { folder: String, file: String, line: u32, column: u32 },
    /// The same, where the byte is known at which something begins.
    EditAt { folder: String, file: String, byte: u32 },
    /// Put a document into the dossier; answered by `Msg::Added`.
    Add(Box<AddRequest>),
    /// Complete a path as far as it is certain; answered by `Msg::PathCompleted`.
    CompletePath(String),
    /// Read the dossier again; answered by `Msg::Loaded` or `Msg::LoadFailed`.
    Load,
}

/// What is read for suggestions.
#[derive(Clone, Debug)]
pub struct SuggestJob {
    /// The number of the dossier, and the id of the document.
    pub of: (u64, String),
    pub dossier: Arc<Dossier>,
    pub text: Arc<Extract>,
    /// The names of the dossier, where they are known already.
    pub record: Option<Arc<Record>>,
}

impl PartialEq for SuggestJob {
    fn eq(&self, other: &SuggestJob) -> bool {
        self.of == other.of
    }
}

/// What is done, one thing after the other, with what a user writes: briefs, journals, exported files, and
/// where one was.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageRequest {
    /// Tell the names of the briefs, and what journals hold; answered by `Msg::Briefs`.
    List,
    /// Read a brief's file; answered by `Msg::BriefOpened`.
    Open(String),
    /// Write a brief's file. Where it is no longer as it was read or written last, it is left alone and this
    /// one is written beside it. Of several states that wait only the last is written; answered by
    /// `Msg::BriefSaved`.
    Save {
        name: String,
        version: u64,
        brief: Arc<Brief>,
    },
    /// Give the brief that is open another name, which must be free; answered by `Msg::BriefMoved`.
    Rename {
        from: String,
        to: String,
    },
    /// Take a brief away, or bring back the one of that name that was taken away last; answered by
    /// `Msg::BriefMoved`.
    Remove(String),
    Restore(String),
    /// Keep in the journal of a brief what is not in its file; answered only when that fails.
    AppendToJournal {
        name: String,
        record: Box<JournalRecord>,
    },
    /// The journal of a brief holds nothing any more that is not in its file.
    ClearJournal {
        name: String,
    },
    /// Throw away what a journal was left with, by its number in `Msg::Briefs`.
    DiscardOrphan(usize),
    /// Write a file, and replace one that is there only when told to; answered by `Msg::Exported`.
    Export {
        path: String,
        bytes: Arc<[u8]>,
        replace: bool,
    },
    /// Do something with the records in the dossier's folder `captured`; mostly answered by `Msg::Record`.
    Record(RecordRequest),
    /// Keep where one was for the next start.
    RememberSession(String),
    /// Tell the saved views; answered by `Msg::SavedViews`, as are the next three.
    ListViews,
    /// Write the file of a saved view. `base`: the hash of the one that it replaces; without it, it is a new one.
    KeepView {
        whose: Whose,
        file: String,
        text: String,
        base: Option<String>,
    },
    /// Take a saved view away, if its file is as it was read, or bring back the one that was taken away last.
    RemoveView {
        whose: Whose,
        file: String,
        base: String,
    },
    RestoreView {
        whose: Whose,
        file: String,
    },
    /// Keep what a saved view listed when it was looked at: ids, with blanks between them.
    LookedAt {
        view: String,
        ids: Arc<str>,
    },
}

impl From<StorageRequest> for Effect {
    fn from(request: StorageRequest) -> Effect {
        Effect::Storage(request)
    }
}
