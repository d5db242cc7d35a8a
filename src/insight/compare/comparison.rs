//! A comparison as data: groups of differences, each told in a sentence.

use crate::dossier::QuoteIx;

/// A comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    pub title: String,
    /// How the quotes of each side are announced: `5 January 2026`.
    pub sides: [String; 2],
    /// What must be known before anything is read out of it.
    pub notes: Vec<String>,
    pub groups: Vec<Group>,
    /// What is said where there is nothing.
    pub nothing: &'static str,
}

/// Differences of one sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub label: String,
    pub meaning: String,
    pub told: Vec<Told>,
}

/// One difference. The quotes and positions of a side belong to the dossier of that side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub actors: Vec<String>,
    pub topic: String,
    /// Each side in words.
    pub words: [String; 2],
    pub sentence: String,
    /// Sums of what the sides say, each said to be one.
    pub summaries: Vec<String>,
    /// The ids of the positions behind each side.
    pub positions: [Vec<String>; 2],
    pub quotes: [Vec<QuoteIx>; 2],
    /// The quotes that say what became of it, taken from the first side; and the reason in words.
    pub evidence: Vec<QuoteIx>,
    pub why: Option<String>,
    /// What is known of a side on which there is nothing; empty where nothing is.
    pub absent: &'static str,
}
