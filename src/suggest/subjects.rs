//! Who says or does something in a sentence: the subject of a verb, wherever it stands.

use std::ops::Range;

use super::lexicon::{Small, VERBS, is};
use super::parties::{Kind, Party};
use super::reading::Reading;
use crate::dossier::terms::{ActorKind, Mode};
use crate::dossier::{Dossier, Entity};

/// Who does something, and the words that say so.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subject {
    pub(super) who: Vec<Entity>,
    /// Numbers of words.
    pub(super) words: Range<usize>,
    /// Whether a pronoun stands for them.
    pub(super) by_pronoun: bool,
}

/// A sentence in which subjects are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause<'a> {
    pub(super) d: &'a Dossier,
    pub(super) reading: &'a Reading,
    /// Numbers of the words of the sentence.
    pub(super) from: usize,
    pub(super) to: usize,
}

impl<'a> Clause<'a> {
    /// Those of whom some words speak, and no others.
    fn parties(&self, words: Range<usize>) -> &'a [Party] {
        let all = &self.reading.parties;
        let from = all.partition_point(|party| party.words.start < words.start);
        let to = all.partition_point(|party| party.words.end <= words.end);
        all.get(from..to.max(from)).unwrap_or_default()
    }

    fn is(&self, kind: Small, at: usize) -> bool {
        at >= self.from && at < self.to && is(kind, &self.reading.words, at)
    }

    /// Whether two words have nothing between them but what leaves them in one phrase.
    fn is_open(&self, left: usize, right: usize) -> bool {
        let gap = self.reading.gap(left, right);
        !gap.contains([',', ';', ':', '–', '—', '(', ')', '“', '”', '"', '.'])
    }

    /// The subject of the verb that begins at a word. Only who says something may stand behind it.
    pub(super) fn of_verb(&self, verb: &Range<usize>, says: bool) -> Option<Subject> {
        if verb.start > self.from
            && self.is(Small::Passive, verb.start - 1)
            && self.is_participle(verb)
        {
            return self.by_whom(verb.end);
        }
        self.adjacent(verb.start)
            .or_else(|| self.pronoun(verb.start))
            .or_else(|| if says { self.behind(verb) } else { None })
            .or_else(|| if self.is_shortened(verb) { None } else { self.first_before(verb.start) })
    }

    fn is_participle(&self, verb: &Range<usize>) -> bool {
        let word = self.reading.words.get(verb.start);
        word.is_some_and(|word| word.key.ends_with("ed") || word.key.ends_with("en"))
    }

    /// Whether a participle only tells of the noun before it: `the terms agreed in May`.
    fn is_shortened(&self, verb: &Range<usize>) -> bool {
        let Some(before) = verb.start.checked_sub(1).filter(|at| *at >= self.from) else {
            return false;
        };
        let is_noun = self.reading.words.get(before).is_some_and(|word| !word.is_capital)
            && !self.is(Small::BeforeVerb, before)
            && !self.is_adverb(before)
            && !self.is(Small::And, before);
        let is_ed = self.is_participle(verb);
        is_ed
            && is_noun
            && self.is_open(before, verb.start)
            && self.is(Small::Preposition, verb.end)
    }

    /// `was welcomed by Ardanor`.
    fn by_whom(&self, behind: usize) -> Option<Subject> {
        let by = (behind..(behind + 3).min(self.to))
            .find(|at| self.reading.words.get(*at).is_some_and(|word| word.key == "by"))?;
        self.at(by + 1)
    }

    /// The first word before the verb that is no small word of it.
    fn before_small_words(&self, verb: usize) -> usize {
        let mut at = verb;
        while at > self.from
            && self.is_open(at - 1, at)
            && (self.is(Small::BeforeVerb, at - 1) || self.is_adverb(at - 1))
        {
            at -= 1;
        }
        at
    }

    fn is_adverb(&self, at: usize) -> bool {
        self.reading.words.get(at).is_some_and(|word| word.key.ends_with("ly") && !word.is_capital)
    }

    /// Those who stand directly before the verb, with whom they are listed.
    fn adjacent(&self, verb: usize) -> Option<Subject> {
        let at = self.before_small_words(verb);
        if at <= self.from {
            return None;
        }
        let last = self.parties(self.from..at).last()?;
        let near = last.words.end == at
            || (last.words.end + 1 == at
                && (last.is_unknown || self.is(Small::Outlet, last.words.end))
                || at - last.words.end <= 2 && self.is_capital(last.words.end..at));
        let is_open =
            (last.words.end..at).all(|n| self.is_open(n - 1, n)) && self.is_open(at - 1, at);
        let names = matches!(last.kind, Kind::Name | Kind::Office | Kind::Capital | Kind::Noun);
        if !near || !is_open || !names {
            return None;
        }
        let subject = self.with_those_before(last);
        // `talks with Ardanor failed`: it is not Ardanor who fails.
        if self.is_in_phrase(subject.words.start) {
            return None;
        }
        Some(subject)
    }

    fn is_capital(&self, words: Range<usize>) -> bool {
        let words = self.reading.words.get(words).unwrap_or_default();
        words.iter().all(|word| word.is_capital)
    }

    /// Whether a preposition stands before a party, its article left aside.
    pub(super) fn is_in_phrase(&self, at: usize) -> bool {
        let mut at = at;
        while at > self.from && self.is_open(at - 1, at) && self.is(Small::Article, at - 1) {
            at -= 1;
        }
        if at > self.from && self.is(Small::And, at - 1) {
            // `led by Ardanor and Belmark`: both are part of the phrase.
            let before = self.parties(self.from..at - 1).last();
            if let Some(party) = before.filter(|party| party.words.end == at - 1) {
                return self.is_in_phrase(party.words.start);
            }
        }
        at > self.from && self.is_open(at - 1, at) && self.is(Small::Preposition, at - 1)
    }

    /// A party with those listed before it: `Ardanor, the Belmark and Corvia`.
    fn with_those_before(&self, last: &Party) -> Subject {
        let mut who = vec![last.who];
        let (mut start, mut kind) = (last.words.start, last.kind);
        let before = self.parties(self.from..last.words.end);
        for party in before.iter().rev() {
            let is_same = party.words == (start..last.words.end);
            if !is_same
                && (party.words.end > start || !self.is_listed(party.words.end, start, kind))
            {
                break;
            }
            // `In Port Aro, the minister`.
            let is_capital = party.kind == Kind::Capital && kind != Kind::Capital;
            if !is_same && is_capital || self.is_in_phrase(party.words.start) {
                break;
            }
            (start, kind) = (party.words.start, party.kind);
            if !who.contains(&party.who) {
                who.insert(0, party.who);
            }
        }
        Subject { who, words: start..last.words.end, by_pronoun: false }
    }

    /// Whether only commas, articles and `and` stand between two parties, and one of them does.
    fn is_listed(&self, from: usize, to: usize, kind: Kind) -> bool {
        let small = |at: usize| self.is(Small::And, at) || self.is(Small::Article, at);
        let has_and = (from..to).any(|at| self.is(Small::And, at));
        let has_comma = (from..=to).any(|at| self.reading.gap(at - 1, at).contains(','));
        let is_plain = (from..=to).all(|at| {
            let gap = self.reading.gap(at - 1, at);
            !gap.contains([';', ':', '–', '—', '(', '.', '“', '”', '"'])
        });
        // `Aro, the French minister`: an article without `and` tells who that is.
        let explains = !has_and
            && matches!(kind, Kind::Office | Kind::Adjective | Kind::Noun)
            && (from..to).any(|at| self.is(Small::Article, at));
        (from..to).all(small) && is_plain && (has_and || has_comma && !explains)
    }

    /// Those who begin at a word, with those listed behind them.
    pub(super) fn at(&self, at: usize) -> Option<Subject> {
        let mut at = at;
        while self.is(Small::Article, at) {
            at += 1;
        }
        let rest = self.parties(at..self.to);
        let first = rest.first()?;
        let is_near =
            first.words.start <= at || (at..first.words.start).all(|n| self.is_adjectival(n));
        if !is_near || first.words.start > at + 3 {
            return None;
        }
        let mut who = vec![first.who];
        let mut end = first.words.end;
        for party in rest.iter().skip(1) {
            let is_same = party.words.end == end;
            if !is_same && !self.is_listed(end, party.words.start, party.kind) {
                break;
            }
            end = party.words.end;
            if !who.contains(&party.who) {
                who.push(party.who);
            }
        }
        Some(Subject { who, words: first.words.start..end, by_pronoun: false })
    }

    /// A small word of no weight before a party: `unnamed sources`.
    fn is_adjectival(&self, at: usize) -> bool {
        self.is_open(at, at + 1) && !self.is(Small::Preposition, at) && !self.is(Small::And, at)
    }

    /// `said Aro`, behind what he said; `said on Monday the minister`.
    fn behind(&self, verb: &Range<usize>) -> Option<Subject> {
        let starts = self.before_small_words(verb.start);
        let gap = if starts > self.from { self.reading.gap(starts - 1, starts) } else { "”" };
        let follows = gap.contains([',', '”', '"', '»', '’', '“', '—', '–']);
        let is_open = verb.end < self.to && self.is_open(verb.end - 1, verb.end);
        if !follows || !is_open || self.is_participle_ing(verb) {
            return None;
        }
        if let Some(who) = self.meant_by(verb.end) {
            return Some(Subject { who, words: verb.end..verb.end + 1, by_pronoun: true });
        }
        let end = (verb.end + 14).min(self.to);
        let stops = |n: &usize| {
            let gap = self.reading.gap(n - 1, *n);
            gap.contains([';', ':', '“', '„', '«', '—'])
        };
        let end = (verb.end + 1..end).find(stops).unwrap_or(end);
        let names = |party: &&Party| {
            matches!(party.kind, Kind::Name | Kind::Office | Kind::Noun)
                && !self.is_in_phrase(party.words.start)
        };
        let first = self.parties(verb.end..end).iter().find(names)?;
        self.at(first.words.start)
    }

    fn is_participle_ing(&self, verb: &Range<usize>) -> bool {
        self.reading.words.get(verb.start).is_some_and(|word| word.key.ends_with("ing"))
    }

    /// The first who is named in the clause and is no part of a phrase: what stands between is about them.
    pub(super) fn first_before(&self, verb: usize) -> Option<Subject> {
        let start = self.start_of_clause(verb);
        let all = self.parties(start..verb);
        let names = |party: &&Party| {
            matches!(party.kind, Kind::Name | Kind::Office | Kind::Capital | Kind::Noun)
                && !self.is_in_phrase(party.words.start)
        };
        if let Some(first) = all.iter().find(names) {
            let mut subject = self.at(first.words.start)?;
            self.add_examples(&mut subject, verb);
            return Some(subject);
        }
        // `Only a few, led by Ardanor and Belmark, have said so`.
        let owner = all.iter().find(|party| matches!(party.kind, Kind::Name | Kind::Owner))?;
        let is_far = self.is_in_phrase(owner.words.start) && !self.is_after_of(owner.words.start);
        if is_far { None } else { self.at(owner.words.start) }
    }

    /// `The members of the Pact`, `a few, led by Ardanor`.
    fn is_after_of(&self, at: usize) -> bool {
        let before = (self.from..at).rev().find(|n| !self.is(Small::Article, *n));
        let word = before.and_then(|n| self.reading.words.get(n));
        word.is_some_and(|word| matches!(word.key.as_str(), "by" | "of"))
    }

    /// `The delegates, including Aro, said`: Aro said so, too.
    fn add_examples(&self, subject: &mut Subject, verb: usize) {
        let at = subject.words.end;
        if let Some((len, ())) = super::lexicon::small(Small::List).at(&self.reading.words, at)
            && at + len < verb
            && let Some(more) = self.at(at + len)
        {
            subject.who.extend(
                more.who.into_iter().filter(|who| !subject.who.contains(who)).collect::<Vec<_>>(),
            );
            subject.words.end = more.words.end;
        }
    }

    /// Where the clause of a word begins: behind a semicolon, a dash, a colon, or a word that opens another clause.
    pub(super) fn start_of_clause(&self, at: usize) -> usize {
        let opens = |n: &usize| {
            let gap = if *n > self.from { self.reading.gap(n - 1, *n) } else { "" };
            gap.contains([';', ':', '–', '—']) || self.is(Small::NewClause, *n)
        };
        (self.from..at).rev().find(opens).unwrap_or(self.from)
    }

    /// Whom a pronoun before the verb means.
    fn pronoun(&self, verb: usize) -> Option<Subject> {
        let at = self.before_small_words(verb).checked_sub(1).filter(|at| *at >= self.from)?;
        if !self.is_open(at, at + 1) {
            return None;
        }
        let who = self.meant_by(at)?;
        Some(Subject { who, words: at..at + 1, by_pronoun: true })
    }

    /// Whom a pronoun means: the subject of the sentence so far, else of the one before, if it fits.
    pub(super) fn meant_by(&self, at: usize) -> Option<Vec<Entity>> {
        let fits: fn(Option<ActorKind>) -> bool = if self.is(Small::He, at) {
            |kind| kind == Some(ActorKind::Person)
        } else if self.is(Small::It, at) {
            |kind| kind.is_some_and(|kind| !matches!(kind, ActorKind::Person | ActorKind::Unnamed))
        } else if self.is(Small::They, at) {
            |kind| kind.is_some_and(|kind| kind != ActorKind::Person)
        } else {
            return None;
        };
        let fit = |party: &&Party| {
            let kind = match party.who {
                Entity::Actor(ix) => self.d.actor(ix).map(|actor| actor.kind),
                _ => None,
            };
            fits(kind) && !matches!(party.kind, Kind::Adjective)
        };
        let paragraph =
            self.reading.words.get(at).map(|word| self.reading.paragraph_of(word.range.start))?;
        let first = self.reading.words_in(&paragraph).start;
        let here = self.parties(self.from..at);
        let subject = |all: &'a [Party], clause: Clause<'a>| -> Option<&'a Party> {
            let free = |party: &&Party| {
                fit(party) && !clause.is_in_phrase(party.words.start) && party.kind != Kind::Owner
            };
            let speaks = |party: &&Party| free(party) && clause.is_beside_verb(&party.words);
            let any = || all.iter().rev().find(|party| fit(party));
            all.iter().find(speaks).or_else(|| all.iter().find(free)).or_else(any)
        };
        if let Some(party) = subject(here, *self) {
            return Some(vec![party.who]);
        }
        // Sentence by sentence backwards.
        let mut sentence = self.reading.sentences_at(&self.byte_range()).start;
        while let Some(before) = sentence.checked_sub(1) {
            let range = self.reading.sentences.get(before)?;
            let words = self.reading.words_in(range);
            if words.end <= first {
                break;
            }
            let clause = Clause { from: words.start, to: words.end, ..*self };
            if let Some(party) = subject(self.parties(words), clause) {
                return Some(vec![party.who]);
            }
            sentence = before;
        }
        self.parties(0..first).iter().rev().find(fit).map(|party| vec![party.who])
    }

    /// Whether a verb of saying stands directly beside some words.
    fn is_beside_verb(&self, words: &Range<usize>) -> bool {
        let from = words.start.saturating_sub(4).max(self.from);
        let says = |at: usize| {
            VERBS.at(&self.reading.words, at).is_some_and(|(_, verb)| verb.mode == Mode::Indirect)
        };
        (from..words.start).any(says) || (words.end..(words.end + 2).min(self.to)).any(says)
    }

    fn byte_range(&self) -> Range<usize> {
        let ends = self
            .reading
            .words
            .get(self.from)
            .zip(self.reading.words.get(self.to.saturating_sub(1)));
        ends.map_or(0..0, |(first, last)| first.range.start..last.range.end)
    }
}
