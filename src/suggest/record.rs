//! What a dossier knows that bears on suggestions, gathered once.

use crate::dossier::Dossier;

/// The names of a dossier, and the words of its topics.
#[derive(Clone, Debug, Default)]
pub struct Record {}

impl Record {
    /// Gathers them. Grows with the dossier.
    pub fn of(_d: &Dossier) -> Record {
        Record {}
    }
}
