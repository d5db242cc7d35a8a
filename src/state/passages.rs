//! Sentences of documents' texts that hold what is looked for, as data; and finding them in a text.

use crate::documents::Extract;
use crate::search::inside::passages;
use crate::search::terms::Term;

/// What is looked for in texts: as it was typed, and as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub typed: String,
    pub terms: Vec<Term>,
}

/// A sentence that holds what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InText {
    /// The id of the document.
    pub document: String,
    /// The byte of its text at which the sentence begins.
    pub at: usize,
    pub sentence: String,
}

/// What was found in the texts of documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InTexts {
    /// What was typed.
    pub typed: String,
    /// In the order of the documents.
    pub found: Vec<InText>,
    /// Whether texts are still being read.
    pub is_reading: bool,
    /// In how many documents it was looked for.
    pub documents: usize,
}

impl Wanted {
    /// The sentences of a document's text that hold it, at most so many. Grows with the text.
    pub fn in_text(&self, document: &str, extract: &Extract, most: usize) -> Vec<InText> {
        let sentence = |at: std::ops::Range<usize>| InText {
            document: document.to_string(),
            at: at.start,
            sentence: extract.text.get(at).unwrap_or_default().to_string(),
        };
        passages(&extract.text, || extract.sentences(), &self.terms, most)
            .into_iter()
            .map(sentence)
            .collect()
    }
}
