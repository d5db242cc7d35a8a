//! All suggestions at one place of a document.

use std::ops::Range;

use super::reading::Reading;
use super::record::Record;
use super::suggestion::{Amount, Hop, Suggestion, Turned};
use crate::dossier::date::Date;
use crate::dossier::terms::{Firmness, Mode, Stance};
use crate::dossier::{ActorIx, Dossier, PositionIx, TopicIx};

/// Where suggestions are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub dossier: &'a Dossier,
    pub record: &'a Record,
    pub reading: &'a Reading,
    /// The selected words: bytes of the document's text.
    pub span: &'a Range<usize>,
    /// A position that counts as not on record: the one that is edited.
    pub except: Option<PositionIx>,
    /// What the form holds already.
    pub chosen: &'a Chosen,
    /// What was turned away for this document.
    pub turned_away: &'a [Turned],
}

/// The fields that were filled, which bear on the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    pub actors: Option<Vec<ActorIx>>,
    pub attribution: Option<Vec<Hop>>,
    pub topic: Option<TopicIx>,
    pub stance: Option<Stance>,
}

/// At most three for each field, best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    /// All actors of the statement together.
    pub actors: Vec<Suggestion<Vec<ActorIx>>>,
    /// From the outermost relay to the innermost speaker; no hop where the document speaks for itself.
    pub attribution: Vec<Suggestion<Vec<Hop>>>,
    /// Of the innermost hop.
    pub mode: Vec<Suggestion<Mode>>,
    pub topic: Vec<Suggestion<TopicIx>>,
    pub stance: Vec<Suggestion<Stance>>,
    pub firmness: Vec<Suggestion<Firmness>>,
    pub stated_on: Vec<Suggestion<Date>>,
    pub event_on: Vec<Suggestion<Date>>,
    pub quantity: Vec<Suggestion<Amount>>,
    /// Positions on record that tell the same utterance.
    pub same: Vec<Suggestion<PositionIx>>,
}

impl Suggestions {
    /// What the words at a place suggest.
    pub fn at(_context: &Context<'_>) -> Suggestions {
        Suggestions::default()
    }
}
