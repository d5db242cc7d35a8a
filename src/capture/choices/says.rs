//! Who may say it, how and through whom.

use std::ops::Range;

use super::names::{MOST, named, standing};
use super::{Choice, Near, SUGGESTED};
use crate::capture::draft::Draft;
use crate::capture::field::Value;
use crate::dossier::entry::HopEntry;
use crate::dossier::terms::Mode;
use crate::dossier::{ActorIx, Entity, InstrumentIx, speaks_for};
use crate::search::named::folded;
use crate::text::fold::fold;
use crate::text::quoted::quoted;

impl Near<'_> {
    /// Who may say it and how: those who stand near and speak for the actors, then the actors themselves, then nobody.
    pub(super) fn chains(self, draft: &Draft, typed: &str) -> Vec<Choice> {
        let d = self.d;
        let actors: Vec<ActorIx> = draft
            .actors
            .iter()
            .filter_map(|id| match d.find(id) {
                Some(Entity::Actor(ix)) => Some(ix),
                _ => None,
            })
            .collect();
        let typed = folded(typed);
        if !typed.is_empty() {
            let found = self.chains_named(&typed);
            let is_how = |mode: &Mode| typed.split_whitespace().all(|word| is_mode(*mode, word));
            let modes: Vec<Mode> = Mode::ALL.iter().copied().filter(is_how).collect();
            if !found.is_empty() || modes.is_empty() {
                return found;
            }
            // Words of a mode alone are no name: they say how those speak who are offered.
            let speakers = self.speakers(&actors);
            let chains = speakers.iter().flat_map(|ix| modes.iter().map(move |mode| (*ix, *mode)));
            return chains
                .filter(|(_, mode)| *mode != Mode::Text)
                .map(|(ix, mode)| self.chain(Entity::Actor(ix), mode))
                .take(MOST)
                .collect();
        }
        let speakers = self.speakers(&actors);
        let mode = self.mode();
        let mut all: Vec<Choice> = Vec::new();
        let mut offer = |choice: Choice| {
            if !all.iter().any(|known| known.value == choice.value) {
                all.push(choice);
            }
        };
        for ix in &speakers {
            offer(self.chain(Entity::Actor(*ix), mode));
        }
        for ix in &actors {
            offer(self.chain(Entity::Actor(*ix), Mode::Act));
        }
        for text in self.texts_found() {
            offer(self.chain(Entity::Instrument(text), Mode::Text));
        }
        offer(nobody());
        for ix in speakers.iter().take(2) {
            for mode in [Mode::Indirect, Mode::Direct, Mode::Mixed] {
                offer(self.chain(Entity::Actor(*ix), mode));
            }
        }
        all.truncate(SUGGESTED);
        all
    }

    /// Those who stand near and speak for the actors, whoever is called by what they are, then the actors themselves.
    fn speakers(self, actors: &[ActorIx]) -> Vec<ActorIx> {
        let d = self.d;
        let speaks = |ix: &ActorIx| actors.iter().any(|actor| speaks_for(d, *ix, *actor));
        let mut speakers: Vec<ActorIx> =
            self.found().into_iter().map(|(ix, _)| ix).filter(speaks).collect();
        speakers.sort_by_key(|ix| actors.contains(ix));
        // "The minister said".
        let text = fold(self.text(self.sentence.clone())).text;
        let officials = actors.iter().flat_map(|actor| d.officials_of(*actor)).copied();
        let is_named = |ix: &ActorIx| {
            let role = d.actor(*ix).and_then(|actor| actor.role.as_ref());
            role.is_some_and(|role| standing(&text, &fold(role).text).is_some())
        };
        speakers.extend(officials.filter(is_named));
        speakers.extend(actors);
        speakers
    }

    /// Speakers by name, each in every mode; words of a mode narrow them.
    fn chains_named(self, typed: &str) -> Vec<Choice> {
        let d = self.d;
        if "nobody is quoted".starts_with(typed) {
            return vec![nobody()];
        }
        let words: Vec<&str> = typed.split_whitespace().collect();
        // The last words may say how.
        let of_name = (1..=words.len()).rev().map(|n| words.split_at(n));
        for (name, rest) in of_name {
            let texts =
                (0..d.instruments.len() as u32).map(|n| Entity::Instrument(InstrumentIx(n)));
            let all = d.actor_indices().map(Entity::Actor).chain(texts);
            let found = named(d, all, &name.join(" "));
            let modes = Mode::ALL.iter().filter(|mode| rest.iter().all(|w| is_mode(**mode, w)));
            let modes: Vec<Mode> = modes.copied().collect();
            let fits = |entity: Entity, mode: Mode| {
                matches!(entity, Entity::Instrument(_)) == (mode == Mode::Text)
            };
            let all: Vec<Choice> = found
                .into_iter()
                .flat_map(|entity| modes.iter().map(move |mode| (entity, *mode)))
                .filter(|(entity, mode)| fits(*entity, *mode))
                .map(|(entity, mode)| self.chain(entity, mode))
                .take(MOST)
                .collect();
            if !all.is_empty() {
                return all;
            }
        }
        Vec::new()
    }

    fn chain(self, entity: Entity, mode: Mode) -> Choice {
        let d = self.d;
        let hop = HopEntry { who: vec![d.id_of(entity).to_string()], mode };
        let role = match entity {
            Entity::Actor(ix) => d.actor(ix).and_then(|actor| actor.role.clone()),
            _ => None,
        };
        let label = format!("{}, {}", d.name_of(entity), mode.meaning());
        Choice { value: Value::Chain(vec![hop]), label, why: role.unwrap_or_default() }
    }

    /// How the quote is passed on, as far as quotation marks tell.
    fn mode(self) -> Mode {
        let quote = self.quote;
        let marked = quoted(self.paragraph);
        let covers = |own: &Range<usize>| own.start <= quote.start && quote.end <= own.end;
        let touches = |own: &Range<usize>| own.start < quote.end && quote.start < own.end;
        if marked.iter().any(covers) {
            Mode::Direct
        } else if marked.iter().any(touches) {
            Mode::Mixed
        } else {
            Mode::Indirect
        }
    }
}

/// Whether a word says that somebody speaks so: `fragments`, `indirect`.
fn is_mode(mode: Mode, word: &str) -> bool {
    fold(mode.meaning()).text.split_whitespace().any(|own| own.starts_with(word))
        || fold(mode.name()).text.starts_with(word)
}

/// The document speaks for itself.
fn nobody() -> Choice {
    Choice {
        value: Value::Chain(Vec::new()),
        label: "nobody is quoted".to_string(),
        why: "the document’s own words".to_string(),
    }
}
