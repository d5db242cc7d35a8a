//! What a dossier holds: which documents.

use crate::dossier::Dossier;

/// The sums over a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    pub documents: usize,
    /// Documents that are themselves texts of record.
    pub primary: usize,
}

/// Sums up a dossier. Grows with its documents, not with its positions.
pub fn holdings(d: &Dossier) -> Holdings {
    let mut held = Holdings::default();
    for ix in d.document_indices() {
        let Some(document) = d.document(ix).filter(|d| !d.at.is_stand_in()) else { continue };
        held.documents += 1;
        held.primary += usize::from(document.kind.is_primary());
    }
    held
}

impl Holdings {
    /// `no primary text`: what matters most of it, in few columns.
    pub fn primary_in_words(&self) -> String {
        match self.primary {
            0 => "no primary text".to_string(),
            primary => format!("{primary} primary"),
        }
    }

    /// `5 documents held, no primary text`.
    pub fn documents_in_words(&self) -> String {
        let noun = |n: usize| if n == 1 { "document" } else { "documents" };
        match (self.documents, self.primary) {
            (n, 0) => format!("{n} {} held, no primary text", noun(n)),
            (n, primary) => format!("{n} {} held, {primary} primary", noun(n)),
        }
    }
}
