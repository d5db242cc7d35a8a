//! One thing that the palette finds.

use crate::dossier::Entity;

/// One thing that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// A command, by its number.
    Command(usize),
    /// A saved view, by its number.
    Saved(usize),
    /// What has a name in the dossier.
    Named(Entity),
}
