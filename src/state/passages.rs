//! Sentences of documents' texts that hold what is looked for, as data.

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
}
