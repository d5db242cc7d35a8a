//! Whom the words of a denial name, and whom they do not: told from the words themselves.

use crate::dossier::terms::ActorKind;
use crate::dossier::{Actor, ActorIx, Dossier, Entity, Position, Quote};
use crate::insight::translation::words_of;
use crate::text::fold::fold;
use crate::text::words::words;

/// Those whom a position concerns and its words do not name.
pub fn unnamed_by(d: &Dossier, p: Position<'_>, quote: Quote<'_>) -> Vec<ActorIx> {
    let is_person = |ix: &ActorIx| d.actor(*ix).is_some_and(|a| a.kind == ActorKind::Person);
    let about = p.about().iter().copied().filter(is_person);
    about.filter(|ix| d.actor(*ix).is_some_and(|a| !is_named(a, words_of(quote)))).collect()
}

/// Whether the words name no person at all: nobody of the dossier, and nothing that looks like a name and
/// is not that of a state, a body or a place.
pub fn names_nobody(d: &Dossier, quote: Quote<'_>) -> bool {
    let text = words_of(quote);
    let actors = || d.actor_indices().filter_map(|ix| d.actor(ix));
    if actors().filter(|a| a.kind == ActorKind::Person).any(|a| is_named(a, text)) {
        return false;
    }
    let mut known: Vec<String> = Vec::new();
    for actor in actors().filter(|a| a.kind != ActorKind::Person) {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            known.extend(words(name).iter().map(|word| fold(word.text).text));
        }
    }
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let found = words(text);
    let mut names = found.iter().skip(1).filter(|word| is_capital(word.text));
    // A script without capitals does not show its names.
    found.iter().any(|word| is_capital(word.text))
        && names.all(|word| known.contains(&fold(word.text).text))
}

fn is_named(actor: &Actor, text: &str) -> bool {
    let text: Vec<String> = words(text).iter().map(|word| fold(word.text).text).collect();
    let names = std::iter::once(&actor.name).chain(&actor.aliases);
    let mut last = names.filter_map(|name| words(name).last().map(|word| fold(word.text).text));
    last.any(|name| text.contains(&name))
}

/// What the words of a denial name, as a clause: `it names no one`; nothing where they name everybody whom
/// they concern.
pub fn names_in_words(d: &Dossier, p: Position<'_>, quote: Quote<'_>) -> Option<String> {
    let people = unnamed_by(d, p, quote);
    if people.is_empty() {
        return None;
    }
    if names_nobody(d, quote) {
        return Some("names no one".to_string());
    }
    let names: Vec<String> =
        people.iter().map(|ix| d.name_of(Entity::Actor(*ix)).to_string()).collect();
    Some(format!("does not name {}", names.join(" or ")))
}
