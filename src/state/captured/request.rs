//! What is asked of the disk for a record, and what became of it.

use crate::dossier::entry::PositionEntry;

/// A record to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct CaptureRequest {
    /// What its id begins with, where it is new.
    pub stem: String,
    pub entry: PositionEntry,
    pub instead: Option<Instead>,
}

/// The file whose place it takes, and the hash of what was read there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    pub file: String,
    pub base: String,
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
