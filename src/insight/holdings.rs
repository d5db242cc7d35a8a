//! What a dossier holds: how many quotes, how many of them attested, which documents.

use super::record::{Standing, standing};
use crate::dossier::Dossier;

/// The sums over a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    pub quotes: usize,
    /// Quotes whose document is stamped.
    pub attested: usize,
    /// The day of the latest stamp, in words.
    pub attested_on: Option<String>,
    pub documents: usize,
    /// Documents that are themselves texts of record.
    pub primary: usize,
}

/// Sums up a dossier. Grows with its documents, not with its positions.
pub fn holdings(d: &Dossier) -> Holdings {
    let mut held = Holdings { quotes: d.quote_count(), ..Holdings::default() };
    for ix in d.document_indices() {
        let Some(document) = d.document(ix).filter(|d| !d.at.is_stand_in()) else { continue };
        held.documents += 1;
        held.primary += usize::from(document.kind.is_primary());
        if let Standing::Attested { on, .. } = standing(d, ix) {
            held.attested += d.quotes_from(ix).len();
            held.attested_on = held.attested_on.or(Some(on));
        }
    }
    held
}

impl Holdings {
    /// `114 quotes, attested 21 November 2026`.
    pub fn proof_in_words(&self) -> String {
        let quotes = self.quotes;
        match (&self.attested_on, self.attested) {
            (Some(on), attested) if attested == quotes => format!("{quotes} quotes, attested {on}"),
            (_, 0) => format!("{quotes} quotes, none proved here"),
            (_, attested) => {
                format!("{quotes} quotes, {attested} attested, the rest not proved here")
            }
        }
    }

    /// `114 quotes, attested`.
    pub fn proof_in_short(&self) -> String {
        let quotes = self.quotes;
        match self.attested {
            0 => format!("{quotes} quotes, not proved"),
            attested if attested == quotes => format!("{quotes} quotes, attested"),
            attested => format!("{attested} of {quotes} quotes attested"),
        }
    }

    /// `5 reports held, no primary text`.
    pub fn documents_in_words(&self) -> String {
        let noun = |n: usize| if n == 1 { "document" } else { "documents" };
        match (self.documents, self.primary) {
            (n, 0) => format!("{n} {} held, no primary text", noun(n)),
            (n, primary) => format!("{n} {} held, {primary} primary", noun(n)),
        }
    }
}
