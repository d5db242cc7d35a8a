//! Reads any composed sentence as a hostile editor would, beside the positions and quotes that it rests on.
//! Knows nothing of how it was composed or where it is shown.

mod attribution;
mod case;
mod names;
mod quotation;
mod strength;
mod style;

use crate::dossier::Known;
use crate::insight::judge::case::Case;

pub use case::{Fault, Rule, Sentence};

/// What is wrong with a sentence; nothing for one that can stand.
pub fn faults(d: Known<'_>, sentence: Sentence<'_>) -> Vec<Fault> {
    let case = Case::new(d, sentence);
    let mut found = Vec::new();
    style::judge(&case, &mut found);
    names::judge(&case, &mut found);
    quotation::judge(&case, &mut found);
    attribution::judge(&case, &mut found);
    strength::judge(&case, &mut found);
    found
}

#[cfg(test)]
mod tests;
