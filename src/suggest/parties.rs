//! Whom a text speaks of and where: names with what stands before and behind them, officials by their office, the
//! text or paper last spoken of.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lexicon::{Small, TITLES, is};
use super::names::{Named, Names, Naming, Written, is_adjective, is_bent};
use super::tokens::Token;
use crate::dossier::terms::{ActorKind, TextState};
use crate::dossier::{ActorIx, Dossier, Entity, InstrumentIx};

/// How words speak of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// By name.
    Name,
    /// By an office: `the French minister`.
    Office,
    /// By the noun of a text or a paper named before: `the letter`, `the newspaper`.
    Noun,
    /// By its capital.
    Capital,
    /// As whose something is: `Ardanor’s refusal`.
    Owner,
    /// As an adjective: `French troops`.
    Adjective,
}

/// Words that speak of somebody.
#[derive(Clone, Debug)]
pub(super) struct Party {
    /// Numbers of words of the text.
    pub(super) words: Range<usize>,
    pub(super) who: Entity,
    pub(super) kind: Kind,
    /// Whether an office is told with a name that nobody on record has.
    pub(super) is_unknown: bool,
}

/// A name as it stands in the text, before what stands around it is looked at.
struct Mention {
    len: usize,
    who: Vec<Entity>,
    naming: Naming,
}

/// Finds them from the beginning to the end, because what was named last decides what is meant.
pub(super) fn parties(d: &Dossier, names: &Names, text: &str, words: &[Token]) -> Vec<Party> {
    let mut finder = Finder { d, names, text, words, found: Vec::new(), last: BTreeMap::new() };
    let mut at = 0;
    while at < words.len() {
        at = finder.step(at);
    }
    finder.found
}

struct Finder<'a> {
    d: &'a Dossier,
    names: &'a Names,
    text: &'a str,
    words: &'a [Token],
    found: Vec<Party>,
    /// At which word each was spoken of last.
    last: BTreeMap<Entity, usize>,
}

impl Finder<'_> {
    /// Takes in what begins at a word; the word to go on with.
    fn step(&mut self, from: usize) -> usize {
        let mut at = from;
        // Names and offices without a comma between them are one: the last name is meant.
        let mut own: Option<(Range<usize>, Entity, Naming)> = None;
        let mut head: Option<(Range<usize>, Entity)> = None;
        let mut office: Option<Range<usize>> = None;
        while at < self.words.len() && (at == from || self.is_joined(at - 1)) {
            if let Some(mention) = self.mention(at) {
                let who = self.meant(&mention);
                let range = at..at + mention.len;
                let is_owner = self.words.get(range.end - 1).is_some_and(|word| word.is_possessive);
                let is_person = self.is_person(who);
                if is_person && !is_owner {
                    head = Some((range.clone(), who));
                    at = range.end;
                    break;
                }
                if own.is_some() && office.is_none() {
                    // `Ardanor Belmark`: two of them.
                    break;
                }
                own = Some((range.clone(), who, mention.naming));
                office = None;
                at = range.end;
            } else if let Some(len) = self.title(at) {
                office = Some(office.map_or(at, |office: Range<usize>| office.start)..at + len);
                at += len;
            } else {
                break;
            }
        }
        let behind = office
            .as_ref()
            .is_some_and(|office| own.as_ref().is_none_or(|own| own.0.end <= office.start));
        match (own, head) {
            (_, Some((range, who))) => self.push(from..range.end, who, Kind::Name, false),
            (Some((range, who, _)), None) if behind => {
                let office = office.unwrap_or(range.end..range.end);
                let is_unknown = self.words.get(office.end).is_some_and(|word| word.is_capital)
                    && self.is_joined(office.end - 1);
                let meant = if is_unknown { None } else { self.holder(Some(who), &office) };
                self.push(range.start..office.end, meant.unwrap_or(who), Kind::Office, is_unknown);
            }
            (Some((range, who, naming)), None) => {
                let is_owner = self.words.get(range.end - 1).is_some_and(|word| word.is_possessive);
                let kind = match naming {
                    _ if is_owner => Kind::Owner,
                    // `Ardanor-led`
                    _ if self.is_tied(range.end - 1) => Kind::Adjective,
                    Naming::Adjective => Kind::Adjective,
                    Naming::Capital => Kind::Capital,
                    Naming::Name | Naming::Surname | Naming::Exonym => Kind::Name,
                };
                self.push(range, who, kind, false);
            }
            (None, None) => self.unnamed(from, office),
        }
        at.max(from + 1)
    }

    /// An office or a noun without a name: who was spoken of last that it fits.
    fn unnamed(&mut self, from: usize, office: Option<Range<usize>>) {
        let is_definite = from > 0 && is(Small::Article, self.words, from - 1);
        if let Some(office) = office {
            if is_definite && let Some(who) = self.holder(None, &office) {
                self.push(office, who, Kind::Office, false);
            }
        } else if is_definite && is(Small::Outlet, self.words, from) {
            let is_outlet = |who: &Entity| self.kind_of(*who) == Some(ActorKind::Outlet);
            if let Some(who) = self.last_of(is_outlet) {
                self.push(from..from + 1, who, Kind::Noun, false);
            }
        } else if is(Small::Instrument, self.words, from)
            && let Some(who) = self.text_meant(from, is_definite)
        {
            self.push(from..from + 1, who, Kind::Noun, false);
        }
    }

    fn push(&mut self, words: Range<usize>, who: Entity, kind: Kind, is_unknown: bool) {
        self.last.insert(who, words.start);
        self.found.push(Party { words, who, kind, is_unknown });
    }

    /// Whether nothing but a blank or a hyphen stands between a word and the next one.
    fn is_joined(&self, at: usize) -> bool {
        let (Some(one), Some(next)) = (self.words.get(at), self.words.get(at + 1)) else {
            return false;
        };
        let gap = self.text.get(one.range.end..next.range.start).unwrap_or_default();
        // `A.B. envoys`
        let is_initial = one.range.len() == 1;
        let joins = |c: char| {
            c.is_whitespace() || matches!(c, '-' | '’' | '\'' | 's') || c == '.' && is_initial
        };
        gap.chars().all(joins) && !gap.contains("\n\n")
    }

    /// Whether a hyphen ties a word to the next one.
    fn is_tied(&self, at: usize) -> bool {
        let ends = self.words.get(at).zip(self.words.get(at + 1));
        let gap = ends.and_then(|(one, next)| self.text.get(one.range.end..next.range.start));
        gap.is_some_and(|gap| matches!(gap, "-" | ".-"))
    }

    /// The longest name that begins at a word.
    fn mention(&self, at: usize) -> Option<Mention> {
        let mut best: Option<Mention> = None;
        for (len, Named { who, naming, written }) in self.names.phrases.all_at(self.words, at) {
            if best.as_ref().is_some_and(|best| best.len > len) {
                break;
            }
            if !self.is_written(at, written) {
                continue;
            }
            match &mut best {
                Some(best) if naming < best.naming => {
                    *best = Mention { len, who: vec![who], naming };
                }
                Some(best) if naming == best.naming && !best.who.contains(&who) => {
                    best.who.push(who);
                }
                Some(_) => {}
                None => best = Some(Mention { len, who: vec![who], naming }),
            }
        }
        best.or_else(|| self.adjective(at))
    }

    /// An adjective of a state that no table has.
    fn adjective(&self, at: usize) -> Option<Mention> {
        let word = self.words.get(at)?;
        if let Some(mention) = self.bent(word) {
            return Some(mention);
        }
        // English writes them with a capital, most languages do not; a short beginning may be that of any word.
        let is_of = |(stem, _): &&(String, ActorIx)| {
            (word.is_capital || stem.chars().count() >= 5 || !word.key.is_ascii())
                && is_adjective(&word.key, stem)
        };
        let (_, ix) = self.names.stems.iter().filter(is_of).max_by_key(|(stem, _)| stem.len())?;
        Some(Mention { len: 1, who: vec![Entity::Actor(*ix)], naming: Naming::Adjective })
    }

    /// A name that its case bends.
    fn bent(&self, word: &Token) -> Option<Mention> {
        if word.key.is_ascii() || !word.is_capital {
            return None;
        }
        let first: String = word.key.chars().take(4).collect();
        let all = self.names.bent.get(&first)?;
        let who: Vec<Entity> =
            all.iter().filter(|(name, _)| is_bent(&word.key, name)).map(|(_, who)| *who).collect();
        (!who.is_empty()).then_some(Mention { len: 1, who, naming: Naming::Surname })
    }

    fn is_written(&self, at: usize, written: Written) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        match written {
            Written::Anyhow => true,
            Written::Capital => word.is_capital,
            Written::Capitals => {
                let text = self.text.get(word.range.clone()).unwrap_or_default();
                text.chars().all(|c| !c.is_lowercase())
            }
        }
    }

    /// Of several who are called so, the one that was spoken of last.
    fn meant(&self, mention: &Mention) -> Entity {
        let last = mention.who.iter().filter(|who| self.last.contains_key(who));
        let last = last.max_by_key(|who| self.last.get(who));
        let first = mention.who.first().copied().unwrap_or(Entity::Actor(ActorIx(0)));
        last.copied().unwrap_or(first)
    }

    fn title(&self, at: usize) -> Option<usize> {
        if let Some((len, ())) = TITLES.at(self.words, at) {
            return Some(len);
        }
        // `envoys`, `leaders`.
        let word = self.words.get(at)?;
        let singular = word.key.strip_suffix('s')?;
        let alone = [Token { key: singular.to_string(), ..word.clone() }];
        TITLES.at(&alone, 0).map(|(len, ())| len)
    }

    fn kind_of(&self, who: Entity) -> Option<ActorKind> {
        match who {
            Entity::Actor(ix) => self.d.actor(ix).map(|actor| actor.kind),
            _ => None,
        }
    }

    fn is_person(&self, who: Entity) -> bool {
        self.kind_of(who) == Some(ActorKind::Person)
    }

    fn last_of(&self, is_meant: impl Fn(&Entity) -> bool) -> Option<Entity> {
        let all = self.last.iter().filter(|(who, _)| is_meant(who));
        all.max_by_key(|(_, at)| **at).map(|(who, _)| *who)
    }

    /// Who holds an office of a body, or of any: by the role on record. Who was spoken of last comes first.
    fn holder(&self, of: Option<Entity>, office: &Range<usize>) -> Option<Entity> {
        let words: Vec<&str> =
            self.words.get(office.clone())?.iter().map(|word| word.key.as_str()).collect();
        // Of a president's spokesperson, the state of the president counts.
        let bodies: Vec<ActorIx> = match of {
            Some(Entity::Actor(ix)) => {
                let actor = self.d.actor(ix)?;
                actor.represents.iter().copied().chain([ix]).collect()
            }
            Some(_) => return None,
            None => Vec::new(),
        };
        let holds = |ix: &ActorIx| {
            let Some(actor) = self.d.actor(*ix) else { return false };
            actor.kind == ActorKind::Person && has_role(actor.role.as_deref(), &actor.name, &words)
        };
        let spoken_of = || {
            self.last.keys().filter_map(|who| match who {
                Entity::Actor(ix) => Some(*ix),
                _ => None,
            })
        };
        if of.is_none() {
            let all = spoken_of().filter(holds);
            return all.max_by_key(|ix| self.last.get(&Entity::Actor(*ix))).map(Entity::Actor);
        }
        let officials = bodies.iter().flat_map(|ix| self.d.officials_of(*ix)).copied();
        let all: Vec<ActorIx> = officials.filter(holds).collect();
        let last = all.iter().filter(|ix| self.last.contains_key(&Entity::Actor(**ix)));
        let last = last.max_by_key(|ix| self.last.get(&Entity::Actor(**ix)));
        last.or(all.first()).map(|ix| Entity::Actor(*ix))
    }

    /// The instrument that a noun means: one whose title or alias has the noun, or any that was spoken of last.
    fn text_meant(&self, at: usize, is_definite: bool) -> Option<Entity> {
        let noun = self.words.get(at)?.key.as_str();
        let near = self.words.get(at.saturating_sub(2)..at).unwrap_or_default();
        let is_draft = noun == "draft" || near.iter().any(|word| word.key == "draft");
        let is_final = near.iter().any(|word| word.key == "final");
        let is_it = |ix: InstrumentIx| {
            let Some(text) = self.d.instrument(ix) else { return false };
            let mut all = text.aliases.iter().chain([&text.title]);
            let has =
                all.any(|name| name.to_lowercase().split_whitespace().any(|word| word == noun));
            let fits = text.text == if is_draft { TextState::Draft } else { TextState::Final };
            has && (fits || !(is_draft || is_final))
        };
        let of_last = |who: &Entity| matches!(who, Entity::Instrument(ix) if is_it(*ix));
        let spoken_of = self.last_of(of_last);
        if spoken_of.is_some() || !is_definite {
            return spoken_of;
        }
        let all: Vec<InstrumentIx> = (0..self.d.instruments.len() as u32)
            .map(InstrumentIx)
            .filter(|ix| is_it(*ix))
            .collect();
        match all.as_slice() {
            [one] => Some(Entity::Instrument(*one)),
            // `The document`: whatever text was spoken of last.
            _ => self.last_of(|who| matches!(who, Entity::Instrument(_))),
        }
    }
}

/// Whether a role on record is the office that is told.
fn has_role(role: Option<&str>, name: &str, office: &[&str]) -> bool {
    /// A leader holds one of these.
    const HEADS: [&str; 6] =
        ["president", "prime minister", "chancellor", "premier", "king", "emir"];
    const FILLERS: [&str; 6] = ["senior", "top", "former", "deputy", "acting", "of"];
    let role = format!("{} {name}", role.unwrap_or_default()).to_lowercase();
    let words: Vec<&str> = office.iter().copied().filter(|word| !FILLERS.contains(word)).collect();
    if words == ["leader"] {
        return HEADS.iter().any(|head| role.starts_with(head));
    }
    let has = |word: &&str| {
        let word = if word.starts_with("spokes") { "spokes" } else { word };
        role.split(|c: char| !c.is_alphanumeric()).any(|of| of.starts_with(word))
    };
    // `The president` is no adviser to one.
    let begins = words.first().is_some_and(|first| {
        *first != "president" || role.starts_with("president") || role.starts_with("vice")
    });
    !words.is_empty() && begins && words.iter().all(has)
}
