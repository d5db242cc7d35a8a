//! What can be said from a dossier: functions from a dossier and a set of positions to plain data.
//! Knows no terminal and no output format.

mod articles;
pub mod as_of;
pub mod behind;
pub mod cell;
pub mod clauses;
pub mod coalition;
pub mod compare;
pub mod conflicts;
pub mod days;
pub mod denial;
pub mod dependence;
pub mod diff;
pub mod drafts;
pub mod grid;
pub mod grounds;
pub mod holdings;
pub mod judge;
pub mod marks;
pub mod naming;
pub mod neutral;
pub mod parties;
pub mod portrait;
pub mod record;
pub mod silence;
pub mod since;
pub mod subject;
pub mod timeline;
mod translation;
pub mod utterance;
pub mod when;
