//! What the words of a document suggest for a new position, field by field: rules and tables that a person can read,
//! no models. Knows no files and no clock.
//!
//! [`Record`] is made once for a dossier, [`Reading`] once for a document; [`Suggestions::at`] is asked at each
//! selection, and again whenever a field was filled, because what is chosen bears on what follows.

mod actors;
mod amounts;
mod baseline;
mod binding;
mod chain;
mod dates;
mod days;
mod definitions;
mod denial;
mod events;
mod lexicon;
mod modes;
mod names;
mod parties;
mod place;
mod reading;
mod record;
mod said;
mod same;
mod score;
mod stances;
mod subjects;
mod suggestion;
mod suggestions;
#[cfg(test)]
mod tests;
mod tokens;
mod topics;
mod turns;

pub use binding::says_binding;
pub use reading::Reading;
pub use record::Record;
pub use score::{Count, Hide, Mistake, Row, Score, score};
pub use suggestion::{Amount, Hop, MOST, Suggestion, Turned};
pub use suggestions::{Chosen, Context, Suggestions};
