//! What is asked of the disk for records, and what became of it.

use crate::capture::deeds::{Deed, Kind};
use crate::dossier::entry::{PositionEntry, SetAsideEntry};

/// One thing to do with the records in the dossier's folder `captured`, or with what is being typed for one.
#[derive(Clone, Debug, PartialEq)]
pub enum RecordRequest {
    /// Tell what can be taken back and done again, and what was left behind unsaved.
    List,
    /// Write a new record; what its id begins with.
    Capture {
        stem: String,
        entry: Box<PositionEntry>,
    },
    /// Write a record in the place of what its file held, if that is still what it holds.
    Change {
        file: String,
        before: String,
        entry: Box<PositionEntry>,
    },
    /// Write the file of an actor or a topic that is new.
    Make {
        file: String,
        text: String,
    },
    /// Set sentences of a document aside, or take them out again.
    Decide {
        document: String,
        put: Vec<SetAsideEntry>,
        taken: Vec<SetAsideEntry>,
    },
    /// Take a record away, if its file is still what it was.
    Remove {
        file: String,
        before: String,
    },
    /// Take back the last deed that stands, or do again the last that was taken back. One of another session only if it is
    /// the deed of which that was told already.
    Turn {
        kind: Kind,
        told: Option<Deed>,
    },
    /// Set such a deed aside that cannot be taken back or done again, so that the one before it can.
    Leave {
        kind: Kind,
        deed: Deed,
    },
    /// Read the file of a record.
    Open {
        id: String,
        file: String,
    },
    /// Keep in a journal what is being filled in; nothing of it is left once it is saved or thrown away.
    KeepDraft(String),
    ForgetDraft,
    /// What is being filled in gives way to another record: it stays in its journal.
    LeaveDraft(String),
    /// What was left with this text is gone on with: it is thrown away once it is kept as what is being filled in.
    Resume(String),
    /// Throw away what was left with this text.
    DiscardLeft(String),
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
pub enum RecordDone {
    Listed {
        /// What was left behind unsaved: the texts of the journals, the newest first.
        left: Vec<String>,
    },
    Captured(Result<Captured, String>),
    /// The id of what was made.
    Made(Result<String, String>),
    Removed(Result<String, String>),
    /// Sentences of a document were set aside or taken out again; what is to be known of it, or why not.
    Decided {
        document: String,
        done: Result<Option<String>, String>,
    },
    /// A deed was taken back or done again, or why not.
    Turned(Kind, Result<Deed, String>),
    /// There is none.
    NothingToTurn(Kind),
    /// It is one of another session, which is asked about first; whether that did it since this one began.
    OfAnother {
        kind: Kind,
        deed: Deed,
        is_since: bool,
    },
    /// It can never be taken back or done again as things are: why.
    Stuck {
        kind: Kind,
        deed: Deed,
        why: String,
    },
    /// It was set aside, or why not.
    Left(Kind, Result<Deed, String>),
    /// The text of a record's file.
    Opened {
        id: String,
        file: String,
        read: Result<String, String>,
    },
    /// What is being filled in could not be kept: why.
    NotKept(String),
}

/// What the same key does if it is pressed again at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Again {
    /// It takes back or does again what another session did.
    Turn(Kind, Deed),
    /// It sets aside what cannot be taken back or done again.
    Leave(Kind, Deed),
    /// It leaves a form in which something stands.
    LeaveForm,
}

/// The deeds that come next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Next {
    pub undo: Option<Deed>,
    pub redo: Option<Deed>,
}

/// A record that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captured {
    pub id: String,
    /// Its file, below the dossier's folder.
    pub file: String,
    /// What is to be known about it: a sentence.
    pub remark: Option<String>,
}
