//! What is said and done in a sentence: by whom, with which verb, and how far it reaches.

use std::ops::Range;

use super::lexicon::{NOUNS, Small, VERBS, Verb, is, small};
use super::parties::Kind;
use super::reading::Reading;
use super::subjects::{Clause, Subject};
use crate::dossier::terms::{ActorKind, Mode, Stance};
use crate::dossier::{Dossier, Entity};

/// How an event is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// `Aro said that …`.
    Before,
    /// `…, said Aro`.
    Behind,
    /// `according to Aro`.
    According,
    /// `cited by the Gazette`, `told the Gazette`: through whom it came.
    Through,
    /// `citing Aro`: from whom it has it.
    Citing,
    /// `Aro’s statements`.
    Noun,
    /// `Ardanor renewed`: a verb of no table.
    Plain,
}

/// Somebody says or does something.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) subject: Subject,
    /// Numbers of the words of the verb.
    pub(super) words: Range<usize>,
    pub(super) verb: Verb,
    pub(super) told: Told,
    /// Numbers of the words that it governs.
    pub(super) reach: Range<usize>,
}

/// A verb that says nothing of a stance.
const BARE: Verb = Verb { mode: Mode::Indirect, undertaking: None, claim: None };

impl Event {
    /// Why somebody is suggested for it.
    pub(super) fn reason(&self, reading: &Reading) -> String {
        let told = reading.told(&self.words);
        let words = match self.told {
            Told::According => "named with",
            Told::Through => "the words came through it:",
            Told::Citing => "named as the source:",
            Told::Noun => "possessor of",
            Told::Before | Told::Behind | Told::Plain => "subject of",
        };
        let pronoun = reading.told(&self.subject.words);
        if self.subject.by_pronoun {
            format!("“{pronoun}”, {words} “{told}”")
        } else {
            format!("{words} “{told}”")
        }
    }
}

/// Whether somebody only passes on what others say.
pub(super) fn is_relay(d: &Dossier, who: &[Entity]) -> bool {
    let relay = |who: &Entity| matches!(who, Entity::Actor(ix) if d.actor(*ix).is_some_and(|a| a.is_relay()));
    !who.is_empty() && who.iter().all(relay)
}

fn is_outlet(d: &Dossier, who: &[Entity]) -> bool {
    let outlet = |who: &Entity| matches!(who, Entity::Actor(ix) if d.actor(*ix).is_some_and(|a| a.kind == ActorKind::Outlet || a.is_relay()));
    !who.is_empty() && who.iter().all(outlet)
}

/// What is said and done in a sentence, in order.
pub(super) fn events(d: &Dossier, reading: &Reading, sentence: &Range<usize>) -> Vec<Event> {
    let words = reading.words_in(sentence);
    let clause = Clause { d, reading, from: words.start, to: words.end };
    let mut found = Vec::new();
    let mut at = words.start;
    while at < words.end {
        at = found_at(clause, at, &mut found).max(at + 1);
    }
    found
}

/// Takes in what begins at a word; the word to go on with.
fn found_at(clause: Clause<'_>, at: usize, found: &mut Vec<Event>) -> usize {
    let Clause { d, reading, from, to } = clause;
    let words = &reading.words;
    let all = from..to;
    // A word of a name says nothing.
    if let [party, ..] = reading.parties_in(&(at..at + 1)) {
        return party.words.end;
    }
    if let Some((len, ())) = small(Small::According).at(words, at) {
        if let Some(subject) = clause.at(at + len) {
            let reach = all;
            found.push(Event {
                subject,
                words: at..at + len,
                verb: BARE,
                told: Told::According,
                reach,
            });
        }
        return at + len;
    }
    if let Some((len, ())) = small(Small::Citing).at(words, at)
        && let Some(subject) = clause.at(at + len)
    {
        found.push(Event {
            subject,
            words: at..at + len,
            verb: BARE,
            told: Told::Citing,
            reach: all,
        });
        return at + len;
    }
    if let Some((len, ())) = small(Small::Relay).at(words, at)
        && let Some(subject) = clause.at(at + len)
        && is_outlet(d, &subject.who)
    {
        found.push(Event {
            subject,
            words: at..at + len,
            verb: BARE,
            told: Told::Through,
            reach: all,
        });
        // `told the Gazette` is said by somebody, too.
        if VERBS.at(words, at).is_none() {
            return at + len;
        }
    }
    if let Some((len, verb)) = VERBS.at(words, at)
        && !is_noun(clause, at)
        && found.last().is_none_or(|event| event.words.end != at)
        && let Some(subject) = clause.of_verb(&(at..at + len), verb.mode == Mode::Indirect)
    {
        let verb_words = at..at + len;
        let is_passive =
            subject.words.start >= verb_words.end && is_after_by(clause, subject.words.start);
        let is_behind = !is_passive
            && (subject.words.start >= verb_words.end
                || is_trailing(clause, &subject, &verb_words));
        let (told, reach) = if is_behind {
            (Told::Behind, from..to)
        } else {
            (Told::Before, subject.words.start.min(at)..end_of_clause(clause, at + len))
        };
        found.push(Event { subject, words: verb_words, verb, told, reach });
        return at + len;
    }
    if let Some((len, verb)) = NOUNS.at(words, at)
        && let Some(subject) = whose(clause, at, at + len)
    {
        let reach = subject.words.start.min(at)..end_of_clause(clause, at + len);
        found.push(Event { subject, words: at..at + len, verb, told: Told::Noun, reach });
        return at + len;
    }
    at + 1
}

/// Whether `by` stands before a word, an article left aside.
fn is_after_by(clause: Clause<'_>, at: usize) -> bool {
    let words = &clause.reading.words;
    let before = (clause.from..at).rev().find(|n| !is(Small::Article, words, *n));
    before.and_then(|n| words.get(n)).is_some_and(|word| word.key == "by")
}

/// Whether what looks like a verb is a noun or an adjective: an article or a preposition stands before it.
fn is_noun(clause: Clause<'_>, at: usize) -> bool {
    let words = &clause.reading.words;
    at > clause.from
        && clause.reading.gap(at - 1, at).trim().is_empty()
        && (is(Small::Article, words, at - 1)
            || is(Small::Preposition, words, at - 1)
                && words.get(at - 1).is_some_and(|w| w.key != "to"))
}

/// Whose statements or assurances they are: `Aro’s statements`, `assurances made by Aro`, `its refusal`.
fn whose(clause: Clause<'_>, at: usize, behind: usize) -> Option<Subject> {
    let reading = clause.reading;
    let before = reading.parties_in(&(clause.from..at));
    if let Some(owner) =
        before.last().filter(|party| party.kind == Kind::Owner && at - party.words.end <= 2)
    {
        return Some(Subject {
            who: vec![owner.who],
            words: owner.words.clone(),
            by_pronoun: false,
        });
    }
    let own =
        at.checked_sub(1).filter(|own| *own >= clause.from).and_then(|own| reading.words.get(own));
    if own.is_some_and(|own| matches!(own.key.as_str(), "its" | "his" | "her" | "their")) {
        let mut subject = clause.first_before(at)?;
        subject.by_pronoun = true;
        return Some(subject);
    }
    let by = (behind..(behind + 3).min(clause.to)).find(|n| {
        reading.words.get(*n).is_some_and(|word| matches!(word.key.as_str(), "by" | "from"))
    })?;
    clause.at(by + 1)
}

/// Whether who says it stands behind what is said: `…, the Gazette reported`.
fn is_trailing(clause: Clause<'_>, subject: &Subject, verb: &Range<usize>) -> bool {
    let Clause { reading, from, to, .. } = clause;
    let mut start = subject.words.start;
    while start > from && is(Small::Article, &reading.words, start - 1) {
        start -= 1;
    }
    let before = if start > from { reading.gap(start - 1, start) } else { "" };
    let follows = before.contains([',', '”', '"', '»', '’', '—', '–']);
    let said = start - from >= 4;
    let rest = to.saturating_sub(verb.end);
    let goes_on = reading.words.get(verb.end).is_some_and(|word| {
        matches!(word.key.as_str(), "that" | "the" | "his" | "its" | "a")
            && reading.gap(verb.end - 1, verb.end).trim().is_empty()
    });
    follows && said && rest <= 12 && !goes_on
}

/// Where the clause of a word ends: before a semicolon, or before a word that opens another behind a comma.
fn end_of_clause(clause: Clause<'_>, at: usize) -> usize {
    let ends = |n: &usize| {
        let gap = clause.reading.gap(n - 1, *n);
        gap.contains(';') || gap.contains(',') && is(Small::NewClause, &clause.reading.words, *n)
    };
    (at.max(clause.from + 1)..clause.to).find(ends).unwrap_or(clause.to)
}

/// Somebody who does what a verb of no table says, where a sentence has nothing else: the verb behind whoever the
/// words begin with.
pub(super) fn plain(
    d: &Dossier,
    reading: &Reading,
    sentence: &Range<usize>,
    span: &Range<usize>,
) -> Option<Event> {
    let words = reading.words_in(sentence);
    let clause = Clause { d, reading, from: words.start, to: words.end };
    let span = reading.words_in(span);
    let language = d.document(reading.document).and_then(|document| document.language.as_deref());
    let is_english = language.is_none_or(|language| language.starts_with("en"));
    let start = clause
        .start_of_clause(span.end.min(words.end).max(words.start + 1))
        .min(span.start.max(words.start));
    for at in start..span.end.min(words.end) {
        let word = reading.words.get(at)?;
        let bent = is_english && (word.key.ends_with("ed") || word.key.ends_with('s'));
        let looks = (bent || is(Small::Auxiliary, &reading.words, at))
            && !word.is_capital
            && !is(Small::Preposition, &reading.words, at)
            && !is(Small::Article, &reading.words, at)
            && !is_noun(clause, at);
        if !looks {
            continue;
        }
        let Some(subject) =
            clause.of_verb(&(at..at + 1), false).filter(|subject| subject.words.end <= at)
        else {
            continue;
        };
        // `It would send ships` tells what was said.
        let mode = if is(Small::Told, &reading.words, at) { Mode::Indirect } else { Mode::Act };
        let verb = Verb { mode, undertaking: None, claim: Some(Stance::Assert) };
        let reach = subject.words.start..words.end;
        return Some(Event { subject, words: at..at + 1, verb, told: Told::Plain, reach });
    }
    None
}
