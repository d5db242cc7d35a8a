//! What can be said from a dossier: functions from a dossier and a set of positions to plain data.
//! Knows no terminal and no output format.

pub mod acts;
pub mod as_of;
pub mod cell;
pub mod coalition;
pub mod coalition_words;
pub mod conflict_words;
pub mod conflicts;
pub mod dependence;
pub mod dependence_words;
pub mod diff;
pub mod diff_quotes;
pub mod diff_words;
pub mod drafts;
pub mod facets;
pub mod grid;
pub mod holdings;
pub mod naming;
pub mod neutral;
pub mod neutral_check;
mod neutral_names;
mod neutral_statement;
mod neutral_wording;
pub mod portrait;
pub mod record;
pub mod silence;
pub mod since;
pub mod stand;
pub mod stand_words;
pub mod timeline;
pub mod versus;
