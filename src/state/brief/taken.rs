//! What a brief has of the state of the program: whether it holds a thing, and what its page is composed with.

use super::super::model::Model;
use crate::brief::Subject;
use crate::brief::ground::Ground;
use crate::brief::taken::taken;

impl Model {
    /// Whether the brief holds a thing as it is looked at now, to be marked where it is shown.
    pub fn is_kept(&self, of: Subject) -> bool {
        self.brief.has(of, taken(self.scope.time))
    }

    /// What the page of the brief is composed with.
    pub fn ground(&self) -> Ground<'_> {
        Ground {
            dossier: &self.dossier,
            proofs: &self.proofs,
            became: &self.brief.became,
            today: &self.today,
            fingerprint: &self.fingerprint,
            held: &self.held,
            count: self.brief.count,
            short: self.brief.now().head.short,
        }
    }
}
