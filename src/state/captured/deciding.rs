//! What was decided on the sentences of the document that is read, as data; what is done with it: `state/capturing/deciding`.

use std::sync::Arc;

use crate::dossier::entry::SetAsideEntry;
use crate::verify::Decided;

/// What was decided.
#[derive(Debug, Default)]
pub struct Deciding {
    /// Of which dossier, proofs and document it was worked out, and after how many changes of `pending`.
    pub(in crate::state) of: Option<(u64, u64, String, u64)>,
    pub decided: Arc<Decided>,
    /// What was set aside in that document, by the numbers of [`Decided::decided_by`].
    pub(in crate::state) set_aside: Vec<SetAsideEntry>,
    /// What the disk was asked for and the dossier does not show yet.
    pub(in crate::state) pending: Vec<Pending>,
    pub(in crate::state) changes: u64,
}

/// A sentence that is to be set aside, or to be taken out again.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::state) struct Pending {
    pub(in crate::state) entry: SetAsideEntry,
    pub(in crate::state) is_put: bool,
}
