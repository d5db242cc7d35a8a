//! The verdicts on the quotes of a dossier, a document's together, as they come: to take them moves none, however many
//! are known already, so that no key waits while a million are being found out.

use super::verdict::Verdict;
use crate::dossier::{DocumentIx, QuoteIx};

#[derive(Clone, Debug, Default)]
pub(super) struct Verdicts {
    /// Of each document, in the order of its quotes.
    documents: Vec<Vec<(QuoteIx, Verdict)>>,
    /// With which document a quote's verdict stands.
    of: Vec<Option<DocumentIx>>,
}

impl Verdicts {
    /// `None` while it is not known.
    pub(super) fn get(&self, quote: QuoteIx) -> Option<&Verdict> {
        let document = (*self.of.get(quote.at())?)?;
        let verdicts = self.of_document(document);
        let at = verdicts.binary_search_by_key(&quote, |(ix, _)| *ix).ok()?;
        verdicts.get(at).map(|(_, verdict)| verdict)
    }

    /// Those that are known of a document.
    pub(super) fn of_document(&self, document: DocumentIx) -> &[(QuoteIx, Verdict)] {
        self.documents.get(document.at()).map_or(&[], Vec::as_slice)
    }

    /// Takes the verdicts on all quotes of a document, and gives back what was known of them.
    pub(super) fn put(
        &mut self,
        document: DocumentIx,
        mut verdicts: Vec<(QuoteIx, Verdict)>,
    ) -> Vec<(QuoteIx, Verdict)> {
        verdicts.sort_by_key(|(quote, _)| *quote);
        if let Some((last, _)) = verdicts.last()
            && self.of.len() <= last.at()
        {
            self.of.resize(last.at() + 1, None);
        }
        for (quote, _) in &verdicts {
            if let Some(place) = self.of.get_mut(quote.at()) {
                *place = Some(document);
            }
        }
        if self.documents.len() <= document.at() {
            self.documents.resize_with(document.at() + 1, Vec::new);
        }
        self.documents
            .get_mut(document.at())
            .map_or_else(Vec::new, |known| std::mem::replace(known, verdicts))
    }
}
