//! What a word in the place of a dossier means: a path, or the name of a bundled dossier.

use std::path::Path;

use crate::dossier::Bundled;

/// The dossier that is meant.
#[derive(Clone, Copy, Debug)]
pub enum Meant<'p> {
    Bundled(&'static Bundled),
    OnDisk(&'p Path),
}

/// The dossier that a word means; without one, the first that comes with the program. What lies on the disk under the
/// name of a bundled one is meant before it.
pub fn meant(dossier: Option<&Path>) -> Meant<'_> {
    let Some(path) = dossier else { return Meant::Bundled(Bundled::FIRST) };
    // A link that leads nowhere lies there, too, and is told as such.
    let is_absent = || path.symlink_metadata().is_err();
    match path.to_str().and_then(Bundled::named) {
        Some(bundled) if is_absent() => Meant::Bundled(bundled),
        _ => Meant::OnDisk(path),
    }
}

impl Meant<'_> {
    pub const fn is_bundled(self) -> bool {
        matches!(self, Meant::Bundled(_))
    }
}
