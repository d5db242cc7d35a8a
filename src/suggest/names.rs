//! By which words a text names the actors and instruments of a dossier.

use super::lexicon::Phrases;
use super::tokens::tokens;
use crate::dossier::terms::ActorKind;
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
    /// In capitals: `US` is not `us`.
    Capitals,
}

/// The names of a dossier.
#[derive(Clone, Debug)]
pub(super) struct Names {
    pub(super) phrases: Phrases<Named>,
    /// The states by the beginnings of their names, for adjectives that no table has.
    pub(super) stems: Vec<(String, ActorIx)>,
}

/// What an adjective of a state or the name of its people ends with, behind the beginning of the state's name.
pub(super) const ADJECTIVE_ENDINGS: [&str; 21] = [
    "n", "an", "ian", "ean", "ish", "ese", "i", "ic", "er", "ers", "ans", "ians", "ns", "is", "lander", "landers",
    "landic", "ite", "ites", "ine", "ch",
];

impl Names {
    pub(super) fn of(d: &Dossier) -> Names {
        let mut names = Names { phrases: Phrases::new(), stems: Vec::new() };
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
                self.phrases.add(name, Named { who, naming: Naming::Name, written: Written::Anyhow });
            }
            // `The participants`, of a group that is called after where they took part.
            let head = actor.name.split_once(' ').map_or("", |(head, _)| head);
            if actor.kind == ActorKind::Group && head.len() > 5 && head.ends_with('s') {
                self.phrases.add(head, Named { who, naming: Naming::Surname, written: Written::Anyhow });
            }
        }
        if actor.kind == ActorKind::Person {
            let surname = actor.name.split_whitespace().next_back().unwrap_or_default();
            let is_name = surname.chars().next().is_some_and(char::is_uppercase);
            if surname.chars().count() > 2 && surname != actor.name && is_name {
                self.add(surname, who, Naming::Surname);
            }
        }
        if actor.kind == ActorKind::State {
            let stem = stem_of_state(&actor.name);
            if stem.chars().count() >= 4 {
                self.stems.push((stem, ix));
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
                if is_short { Written::Capitals } else { Written::Capital }
            }
            _ => Written::Anyhow,
        };
        self.phrases.add(name, Named { who, naming, written });
    }
}

/// A name without its article.
fn bare(name: &str) -> &str {
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

/// The beginning that a state's name shares with its adjective.
fn stem_of_state(name: &str) -> String {
    let folded = fold(name).text;
    let last = folded.split_whitespace().next_back().unwrap_or_default();
    let stem = last.strip_suffix("land").filter(|stem| stem.len() >= 4).unwrap_or(last);
    stem.trim_end_matches(['a', 'e', 'i', 'o', 'y']).to_string()
}
