//! What a page is composed with beside the brief.

use super::changed::BecameOf;
use super::proof::Count;
use crate::dossier::Dossier;
use crate::insight::holdings::Holdings;
use crate::verify::Proofs;

/// What a page is composed with beside the brief.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    pub dossier: &'a Dossier,
    pub proofs: &'a Proofs,
    /// What became of it in the dossier, by the id of the item.
    pub became: &'a BecameOf,
    /// The day on which the page is made, as `2026-01-31`.
    pub today: &'a str,
    /// The hash of the dossier's files; empty while it is not known.
    pub fingerprint: &'a str,
    pub held: &'a Holdings,
    /// How its quotes stand.
    pub count: Count,
    /// In the short form: the sentences and the quoted words alone.
    pub short: bool,
}
