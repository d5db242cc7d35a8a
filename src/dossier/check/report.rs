//! Collects what the rules find.

use crate::dossier::problem::{Fault, Finding, Spot};
use crate::dossier::rows::EntryAt;

/// Collects what the rules find.
pub(super) struct Report {
    pub(super) findings: Vec<Finding>,
}

impl Report {
    /// Reports what is wrong in a field of an entry.
    pub(super) fn add(&mut self, fault: Fault, at: EntryAt, path: impl Into<String>) {
        self.findings.push(Finding::new(fault, Spot::Field { at, path: path.into() }));
    }
}
