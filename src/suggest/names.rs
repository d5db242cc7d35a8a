//! By which words a text names the actors and instruments of a dossier.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::{Phrases, TITLES};
use super::suggestion::share;
use super::tokens::tokens;
use crate::dossier::terms::{ActorKind, TextState};
use crate::dossier::{Actor, ActorIx, Dossier, Entity, InstrumentIx};
use crate::search::shapes::{Naming as Exonyms, called};
use crate::text::fold::fold;

/// How plainly words name somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Naming {
    /// A name or an alias on record.
    Name,
    /// The last part of a person's name.
    Surname,
    /// What it is called elsewhere: `Allemagne`.
    Exonym,
    /// Its capital, where that is no alias: it counts where it says or does something.
    Capital,
    /// An adjective of it, or its people: `French`.
    Adjective,
}

/// What words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) who: Entity,
    pub(super) naming: Naming,
    pub(super) written: Written,
}

/// How words must be written to be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Anyhow,
    /// With a capital.
    Capital,
    /// In capitals: `AS` is not `as`.
    Capitals,
}

/// The names of a dossier.
#[derive(Clone, Debug)]
pub(super) struct Names {
    pub(super) phrases: Phrases<Named>,
    /// The states by the beginnings of their names, for adjectives that no table has.
    pub(super) stems: Vec<(String, ActorIx)>,
    /// The last words of names in scripts whose languages bend them, by their first four letters.
    pub(super) bent: BTreeMap<String, Vec<(String, Entity)>>,
}

/// What the adjectives of states and the names of their people begin with, behind the beginning of the state's name: in
/// English, German, French, Spanish, Ukrainian and Russian.
const ADJECTIVES: [&str; 22] = [
    "an", "ean", "ian", "ish", "ese", "ite", "ine", "land", "er", "ic", "isch", "ien", "ois",
    "ais", "ense", "ano", "es", "іис", "ис", "ськ", "ск", "ец",
];

/// Whether a word is an adjective of a state whose name begins so, or the name of its people.
pub(super) fn is_adjective(key: &str, stem: &str) -> bool {
    let Some(rest) = key.strip_prefix(stem) else { return false };
    let known = ADJECTIVES.iter().any(|ending| rest.starts_with(ending))
        || matches!(rest, "n" | "ns" | "i" | "is");
    known && rest.chars().count() <= 9
}

impl Names {
    pub(super) fn of(d: &Dossier) -> Names {
        let mut names = Names { phrases: Phrases::new(), stems: Vec::new(), bent: BTreeMap::new() };
        for ix in d.actor_indices() {
            if let Some(actor) = d.actor(ix).filter(|actor| !actor.at.is_stand_in()) {
                names.add_actor(ix, actor);
            }
        }
        for n in 0..d.instruments.len() as u32 {
            let ix = InstrumentIx(n);
            if let Some(text) = d.instrument(ix).filter(|text| !text.at.is_stand_in()) {
                let all = text.aliases.iter().chain([&text.title]);
                all.for_each(|name| names.add(name, Entity::Instrument(ix), Naming::Name));
            }
        }
        names
    }

    /// Whom a text names as a whole.
    pub(super) fn whole(&self, text: &str) -> Option<Entity> {
        let words = tokens(text.strip_prefix("The ").unwrap_or(text));
        let mut all = self.phrases.all_at(&words, 0).filter(|(len, _)| *len == words.len());
        all.find(|(_, named)| named.naming == Naming::Name).map(|(_, named)| named.who)
    }

    fn add_actor(&mut self, ix: ActorIx, actor: &Actor) {
        let who = Entity::Actor(ix);
        let capitals: Vec<&str> = actor
            .code
            .iter()
            .flat_map(|code| called(code))
            .filter(|exonym| exonym.naming == Exonyms::Capital)
            .map(|exonym| exonym.name)
            .collect();
        for name in actor.aliases.iter().chain([&actor.name]) {
            let is_capital = capitals.contains(&fold(name).text.as_str());
            self.add(name, who, if is_capital { Naming::Capital } else { Naming::Name });
        }
        if matches!(actor.kind, ActorKind::Group | ActorKind::Organisation) {
            // A body is spoken of in small letters, too, once it was named.
            for name in actor.aliases.iter().chain([&actor.name]).filter(|name| name.len() > 5) {
                let name = bare(name);
                self.phrases
                    .add(name, Named { who, naming: Naming::Name, written: Written::Anyhow });
            }
            // `The participants`, of a group that is called after where they took part.
            let head = actor.name.split_once(' ').map_or("", |(head, _)| head);
            if actor.kind == ActorKind::Group && head.len() > 5 && head.ends_with('s') {
                self.phrases
                    .add(head, Named { who, naming: Naming::Surname, written: Written::Anyhow });
            }
        }
        for name in
            actor.aliases.iter().chain([&actor.name]).filter(|_| actor.kind == ActorKind::Person)
        {
            let surname = name.split_whitespace().next_back().unwrap_or_default();
            let is_name = surname.chars().next().is_some_and(char::is_uppercase);
            let is_title = TITLES.at(&tokens(surname), 0).is_some();
            if surname.chars().count() > 2 && surname != name && is_name && !is_title {
                self.add(surname, who, Naming::Surname);
            }
        }
        if matches!(actor.kind, ActorKind::Person | ActorKind::State) {
            for name in actor.aliases.iter().chain([&actor.name]).filter(|name| !name.is_ascii()) {
                let folded = fold(name).text;
                let last = folded.split_whitespace().next_back().unwrap_or_default();
                let first: String = last.chars().take(4).collect();
                if first.chars().count() == 4 && !last.is_ascii() {
                    self.bent.entry(first).or_default().push((last.to_string(), who));
                }
            }
        }
        if actor.kind == ActorKind::State {
            for name in actor.aliases.iter().chain([&actor.name]) {
                let stem = stem_of_state(name);
                if stem.chars().count() >= 4 && !self.stems.iter().any(|(other, _)| *other == stem)
                {
                    self.stems.push((stem, ix));
                }
            }
            if let Some(code) = &actor.code {
                for exonym in called(code) {
                    let naming = match exonym.naming {
                        Exonyms::Name | Exonyms::Short => Naming::Exonym,
                        Exonyms::Capital => Naming::Capital,
                        Exonyms::People => Naming::Adjective,
                    };
                    let is_short = exonym.name.is_ascii() && exonym.name.len() <= 3;
                    let written = if is_short { Written::Capitals } else { Written::Capital };
                    self.phrases.add(exonym.name, Named { who, naming, written });
                }
            }
        }
    }

    fn add(&mut self, name: &str, who: Entity, naming: Naming) {
        let name = bare(name);
        let is_upper = |c: char| !c.is_lowercase();
        let is_short = name.chars().count() <= 3 && name.chars().all(is_upper);
        let written = match name.chars().next() {
            Some(first) if first.is_uppercase() => {
                if is_short {
                    Written::Capitals
                } else {
                    Written::Capital
                }
            }
            _ => Written::Anyhow,
        };
        self.phrases.add(name, Named { who, naming, written });
    }
}

/// The text whose title a document bears, or most of it: a draft where the title says so.
pub(super) fn text_titled(d: &Dossier, title: &str) -> Option<InstrumentIx> {
    let words = |text: &str| -> BTreeSet<String> {
        tokens(text).into_iter().map(|word| word.key).collect()
    };
    let own = words(title);
    let likeness = |name: &String| {
        let name = words(name);
        share(name.intersection(&own).count(), name.union(&own).count())
    };
    let mut best: Option<(f64, InstrumentIx)> = None;
    for n in 0..d.instruments.len() as u32 {
        let Some(text) = d.instrument(InstrumentIx(n)).filter(|text| !text.at.is_stand_in()) else {
            continue;
        };
        let all = text.aliases.iter().chain([&text.title]);
        let like = all.map(likeness).fold(0.0, f64::max);
        let is_same_state = (text.text == TextState::Draft) == own.contains("draft");
        if like >= 0.5 && is_same_state && best.is_none_or(|(most, _)| like > most) {
            best = Some((like, InstrumentIx(n)));
        }
    }
    best.map(|(_, ix)| ix)
}

/// A name without its article.
fn bare(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

/// The beginning that a state's name shares with its adjective; of one word alone.
fn stem_of_state(name: &str) -> String {
    const ENDINGS: [&str; 12] =
        ["land", "ien", "ija", "іи", "ія", "ия", "ie", "ia", "a", "e", "y", "o"];
    let folded = fold(name).text;
    let mut words = folded.split_whitespace();
    let (last, before) = (words.next_back().unwrap_or_default(), words.next());
    // `Kingdom of Ardanor` begins as its last word does.
    let is_name = before.is_none() || folded.contains(" of ");
    let bare = ENDINGS.iter().find_map(|ending| last.strip_suffix(ending)).unwrap_or(last);
    if is_name && !name.chars().all(char::is_uppercase) { bare.to_string() } else { String::new() }
}

/// Whether a word is a name that its case bends: `Арою`, of `Аро`.
pub(super) fn is_bent(key: &str, name: &str) -> bool {
    if key.is_ascii() || name.is_ascii() {
        return false;
    }
    let shared = key.chars().zip(name.chars()).take_while(|(one, other)| one == other).count();
    let (long, short) = (key.chars().count(), name.chars().count());
    shared >= 4 && shared + 2 >= short && shared + 3 >= long
}
