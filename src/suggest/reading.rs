//! One document as the rules see it, read once.

use super::record::Record;
use crate::documents::Extract;
use crate::dossier::{DocumentIx, Dossier};

/// A document as the rules see it.
#[derive(Clone, Debug)]
pub struct Reading {
    pub(super) document: DocumentIx,
    pub(super) text: String,
}

impl Reading {
    /// Reads a document. Grows with its text.
    pub fn of(_d: &Dossier, _record: &Record, document: DocumentIx, extract: &Extract) -> Reading {
        Reading { document, text: extract.text.clone() }
    }
}
