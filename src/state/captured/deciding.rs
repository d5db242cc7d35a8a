//! What was decided on the sentences of the document that is read, as data; what is done with it: `state/capturing/deciding`.

use std::ops::Range;
use std::sync::Arc;

use crate::dossier::entry::SetAsideEntry;
use crate::verify::Decided;

/// The id of a document and the hash of its copy: two documents may have one copy.
pub(in crate::state) type OfCopy = (String, String);

/// What was decided.
#[derive(Debug, Default)]
pub struct Deciding {
    /// Of which dossier and copy of a document it was worked out, and after how many changes of the rest.
    pub(in crate::state) of: Option<(u64, OfCopy, u64)>,
    /// Of which proofs and copy the quotes were looked at last, and where those stand in it that were proved: while a
    /// document is proved anew, they stand where they stood.
    pub(in crate::state) proofs: Option<(u64, OfCopy)>,
    pub(in crate::state) on_record: Option<(OfCopy, Vec<Range<usize>>)>,
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
    /// It is written: of which dossier then. The next that is read tells what became of it.
    pub(in crate::state) written: Option<u64>,
}
