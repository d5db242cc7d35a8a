//! The brief that is being written: its states and whether they are saved (`session`), the other briefs
//! (`files`), what became in the dossier of what it keeps (`look_again`).

pub mod files;
pub mod look_again;
pub mod session;
pub mod taken;
pub mod told;

pub use session::{BriefSession, Orphan, SavedAs};
