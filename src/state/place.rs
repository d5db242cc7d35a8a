//! Where one is: one case a screen, made of ids, never of indexes, so that it outlives a reload and can be
//! written to a file. The way back, the session and whatever leads to another screen are made of places;
//! what a screen does with its place, only its folder knows.

use serde::{Deserialize, Serialize};

use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, PositionIx, Quote, QuoteIx};
pub use crate::insight::compare::Sides;

/// One place in the program. What is empty is chosen by the screen when it gets there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    Actors(AtActor),
    Grid(AtCell),
    Timeline(AtDate),
    Documents(AtDocument),
    Compare(AtDifference),
    Conflicts(AtRow),
    Brief(AtItem),
    /// Reached from a quote or a document, not by a number.
    Reader(AtText),
    Voices(AtRow),
}

impl Default for Place {
    fn default() -> Place {
        Place::Actors(AtActor::default())
    }
}

impl Place {
    /// Whether both are places of one screen.
    pub fn is_beside(&self, other: &Place) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// The panes of a screen, from the list on the left to the evidence.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Pane {
    /// The list of subjects: actors, documents, dates.
    #[default]
    Subjects,
    /// What the subject holds: positions, quotes.
    Items,
    /// The evidence of an item.
    Card,
}

/// An actor, one of its positions, and a quote or link of that position's card, counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtActor {
    pub actor: String,
    pub position: String,
    pub spot: usize,
    pub pane: Pane,
    /// Lines of the card above its first visible one.
    pub scroll: usize,
}

/// A cell of the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtCell {
    pub actor: String,
    pub topic: String,
}

/// A date of the timeline, by what names it there, and a position that came then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtDate {
    pub date: String,
    pub position: String,
    pub pane: Pane,
}

/// A document, or a text that documents speak of, and one of its quotes, counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtDocument {
    pub entry: String,
    pub quote: usize,
    pub pane: Pane,
}

/// What is set beside each other, and a difference between the two, by what names it there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtDifference {
    pub sides: Sides,
    pub case: String,
    pub pane: Pane,
    /// Lines of the case above its first visible one.
    pub scroll: usize,
}

/// A row of a list, by what names it there, with the page beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtRow {
    pub row: String,
    pub pane: Pane,
    /// Lines of the page above its first visible one.
    pub scroll: usize,
}

/// An item of the brief that is open, by its number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtItem {
    pub item: Option<u32>,
    pub pane: Pane,
    /// Lines of the page above its first visible one.
    pub scroll: usize,
}

/// A document's text, and which of its quotes is looked at, in the order of the dossier, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtText {
    pub document: String,
    pub quote: Option<usize>,
    /// The byte of the text at which the screen begins; `None`: where the quote is in sight.
    pub from: Option<usize>,
}

/// The id of an entry.
pub fn id(d: &Dossier, entity: Entity) -> String {
    d.id_of(entity).to_string()
}

impl Place {
    /// A position among those of one of its actors: of the one that is named, if it is one of them.
    pub fn of_position(d: &Dossier, ix: PositionIx, actor: Option<ActorIx>) -> Option<Place> {
        let actors = d.position(ix)?.actors();
        let actor = actor.filter(|actor| actors.contains(actor)).or(actors.first().copied());
        Some(Place::Actors(AtActor {
            actor: actor.map_or(String::new(), |actor| id(d, Entity::Actor(actor))),
            position: id(d, Entity::Position(ix)),
            pane: Pane::Items,
            ..AtActor::default()
        }))
    }

    /// Where something that has a name is shown: a topic in the grid, a text or a document in their list.
    pub fn of_named(d: &Dossier, entity: Entity) -> Place {
        match entity {
            Entity::Topic(_) => Place::Grid(AtCell { topic: id(d, entity), ..AtCell::default() }),
            Entity::Instrument(_) | Entity::Document(_) => {
                Place::Documents(AtDocument { entry: id(d, entity), ..AtDocument::default() })
            }
            _ => Place::Actors(AtActor { actor: id(d, entity), ..AtActor::default() }),
        }
    }

    /// A cell of the grid.
    pub fn of_cell(actor: &str, topic: &str) -> Place {
        Place::Grid(AtCell { actor: actor.to_string(), topic: topic.to_string() })
    }

    /// A document, or a text that documents speak of, at one of its quotes.
    pub fn of_document(d: &Dossier, entity: Entity, quote: usize) -> Place {
        let entry = id(d, entity);
        Place::Documents(AtDocument { entry, quote, pane: Pane::Items })
    }

    /// A quote among those of its document.
    pub fn of_quote(d: &Dossier, quote: QuoteIx) -> Option<Place> {
        let document = d.quote(quote)?.document();
        let nth = d.quotes_from(document).iter().position(|other| *other == quote);
        Some(Place::of_document(d, Entity::Document(document), nth.unwrap_or(0)))
    }

    /// The record that a quote proves: a position's card at that quote, an actor, or a text.
    pub fn of_record(d: &Dossier, quote: Quote<'_>) -> Place {
        let owner = quote.owner();
        match owner {
            Entity::Position(ix) => {
                let position = d.position(ix);
                let actor = position.and_then(|p| p.actors().first().copied());
                let spot = position.and_then(|p| p.evidence().position(|q| q.ix == quote.ix));
                Place::Actors(AtActor {
                    actor: actor.map_or(String::new(), |actor| id(d, Entity::Actor(actor))),
                    position: id(d, owner),
                    spot: spot.unwrap_or(0),
                    pane: Pane::Card,
                    scroll: 0,
                })
            }
            Entity::Actor(_) => {
                Place::Actors(AtActor { actor: id(d, owner), ..AtActor::default() })
            }
            _ => Place::Documents(AtDocument { entry: id(d, owner), ..AtDocument::default() }),
        }
    }

    /// The text of a document at one of its quotes.
    pub fn of_words(d: &Dossier, quote: QuoteIx) -> Option<Place> {
        let document = d.quote(quote)?.document();
        let nth = d.quotes_from(document).iter().position(|other| *other == quote);
        let document = id(d, Entity::Document(document));
        Some(Place::Reader(AtText { document, quote: nth, from: None }))
    }

    /// The text of a document, by its id, from a byte on.
    pub fn of_text_at(document: &str, from: usize) -> Place {
        Place::Reader(AtText { document: document.to_string(), quote: None, from: Some(from) })
    }

    /// The text of a document at its beginning.
    pub fn of_text(d: &Dossier, document: DocumentIx) -> Place {
        let document = id(d, Entity::Document(document));
        Place::Reader(AtText { document, quote: None, from: Some(0) })
    }
}
