//! What every screen is restricted to: one set of positions, from which each of them draws.

use crate::dossier::{Dossier, PositionSet};
use crate::search::find::Index;

/// The restriction in force, and the positions that it leaves.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The words of the find line; empty for none.
    pub find: String,
    pub within: PositionSet,
}

impl Scope {
    /// Works out the set again.
    pub fn renew(&mut self, dossier: &Dossier, index: &Index) {
        self.within = index.positions(dossier, &self.find);
    }
}
