//! What the words of a document suggest for a new position, field by field: rules and tables that a person can read,
//! no models. Knows no files and no clock.
//!
//! [`Record`] is made once for a dossier, [`Reading`] once for a document; [`Suggestions::at`] is asked at each
//! selection, and again whenever a field was filled, because what is chosen bears on what follows.

mod reading;
mod record;
mod suggestion;
mod suggestions;

pub use reading::Reading;
pub use record::Record;
pub use suggestion::{Amount, Hop, MOST, Suggestion, Turned};
pub use suggestions::{Chosen, Context, Suggestions};
