//! Where briefs lie: the notes that a user has collected, one text file each. Knows nothing of what the
//! text says. Whatever happens, a brief is there as it was or as it was to be, and what another
//! program wrote is never lost to ours.
//!
//! ```text
//!  NAME.ron                    the brief
//!  .NAME.ron.previous          what it was before the last save
//!  .NAME.ron.removed           what was removed under this name last
//!  .NAME.ron.PID-N.tmp         being written; whoever holds the lock and finds one sees what a dead process left
//!  .onrecord.lock              held while something is changed, for milliseconds
//!  .NAME.PID-N.journal         what is being typed, where the user's own folder for it is of no use
//!  ….journal.unreadable        one of which a part cannot be read, set aside
//! ```

mod brief;
mod error;
mod folder;
mod journal;
mod lock;
mod name;
mod records;
mod save;

pub use brief::{LARGEST_BRIEF, Saved, Stored};
pub use error::{Cause, Deed, StoreError};
pub use folder::Store;
pub use journal::{Journal, OrphanedJournal, Orphans};
pub use name::{is_name, slug};

#[cfg(test)]
mod tests;
