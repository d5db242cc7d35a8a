//! Which texts a thing is found by.

use std::borrow::Cow;

use crate::dossier::Actor;
use crate::dossier::terms::ActorKind;
use crate::dossier::{Dossier, Entity, Known, Position, Quote, QuoteIx};
use crate::search::named;
use crate::search::shapes::{called, state_named};
use crate::text::fold::fold;

/// Which text of a position something stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Summary,
    /// A quote with what stands around it.
    Quote(QuoteIx),
    Translation(QuoteIx),
    Condition,
    /// A number as said, a place, a clause.
    Detail,
    /// The stance and the firmness, in words.
    Stance,
    Note,
}

/// Hands out the texts of a position, as far as it was known: its summary first, then its quotes.
pub fn texts_of(d: Known<'_>, p: Position<'_>, take: &mut impl FnMut(Part, &str)) {
    take(Part::Summary, p.summary());
    let mut around = String::new();
    let mut quote = |quote: Quote<'_>, take: &mut dyn FnMut(Part, &str)| {
        around.clear();
        // They stand one after another in the source.
        for part in [quote.prefix(), quote.exact(), quote.suffix()] {
            around.push_str(part);
        }
        take(Part::Quote(quote.ix), &around);
        if let Some(translation) = quote.translation() {
            take(Part::Translation(quote.ix), translation);
        }
    };
    for of in p.evidence() {
        quote(of, take);
    }
    for condition in p.conditions() {
        take(Part::Condition, condition.text);
        for of in d.quotes(condition.evidence) {
            quote(of, take);
        }
    }
    let details = [p.clause(), p.place(), p.quantity().map(|quantity| quantity.as_said)];
    for detail in details.into_iter().flatten() {
        take(Part::Detail, detail);
    }
    take(Part::Stance, p.stance().name());
    if let Some(firmness) = p.firmness() {
        take(Part::Stance, firmness.name());
    }
    if let Some(note) = p.note() {
        take(Part::Note, note);
    }
}

/// What a thing is called: its id, then its names.
pub fn names_of(d: &Dossier, entity: Entity) -> Vec<Cow<'_, str>> {
    let mut names: Vec<Cow<'_, str>> = named::names(d, entity).into_iter().map(Cow::from).collect();
    if let Entity::Document(ix) = entity {
        names.extend(d.document(ix).and_then(|document| document.author.as_deref()).map(Cow::from));
    }
    names
}

/// What a state, or a body that is known everywhere, is called in other languages.
pub(super) fn foreign_names_of(d: &Dossier, entity: Entity) -> Vec<&'static str> {
    match entity {
        Entity::Actor(ix) => d.actor(ix).map(exonyms).unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn exonyms(actor: &Actor) -> Vec<&'static str> {
    let is_one =
        matches!(actor.kind, ActorKind::State | ActorKind::Organisation | ActorKind::Group);
    let named = state_named(&fold(&actor.name).text);
    let code = actor.code.clone().or_else(|| named.map(str::to_string)).filter(|_| is_one);
    code.iter().flat_map(|code| called(code)).map(|exonym| exonym.name).collect()
}

/// What is said of it beside its names.
pub(super) fn descriptions_of(d: &Dossier, entity: Entity) -> Vec<Cow<'_, str>> {
    let texts = match entity {
        Entity::Actor(ix) => d.actor(ix).map(|a| vec![a.role.as_deref(), a.note.as_deref()]),
        Entity::Topic(ix) => d
            .topic(ix)
            .map(|t| vec![Some(t.question.as_str()), t.place.as_deref(), t.note.as_deref()]),
        Entity::Instrument(ix) => {
            d.instrument(ix).map(|i| vec![Some(i.kind.meaning()), i.note.as_deref()])
        }
        Entity::Document(ix) => {
            d.document(ix).map(|x| vec![Some(x.kind.meaning()), x.note.as_deref()])
        }
        Entity::Position(_) => None,
    };
    texts.unwrap_or_default().into_iter().flatten().map(Cow::from).collect()
}

/// Everything that a thing with a name is found by.
pub fn texts_of_named(d: &Dossier, entity: Entity) -> Vec<Cow<'_, str>> {
    let mut all = names_of(d, entity);
    all.extend(foreign_names_of(d, entity).into_iter().map(Cow::Borrowed));
    all.extend(descriptions_of(d, entity));
    all
}
