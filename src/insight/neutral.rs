//! The neutral line: a contested claim, or where one actor stands on one topic, in a wording that a
//! briefing can use as it stands.
//!
//! It begins with who says it and through whom, and it is never stronger than the quotes: it repeats
//! the summary, which the rules hold to the quote, or the quoted words where the summary would say
//! more. [`faults`](super::neutral_check::faults) reads a line as a hostile editor would.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::dossier::terms::{LinkKind, Stance, TopicKind};
use crate::dossier::{
    ActorIx, Entity, Known, Position, PositionIx, PositionSet, QuoteIx, TopicIx, speaks_for,
};
use crate::insight::cell::{cell, is_superseded};
use crate::insight::conflicts::{Conflict, Kind, conflicts};
use crate::insight::neutral_names::{Joint, called, list};
use crate::insight::neutral_statement::{Frame, SHARED, statement};

/// What a briefing can say, phrase by phrase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub phrases: Vec<Phrase>,
}

/// A part of a line, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// With the punctuation that follows it.
    pub text: String,
    pub part: Part,
    pub rests_on: Vec<Ground>,
}

/// What a phrase does in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who says it, through whom, and when.
    Speaker,
    /// What is said, in the words of the record.
    Saying,
    /// What is said, verbatim.
    Quoted,
    /// What limits it.
    Limit,
    /// That something is not there: a silence, an assertion that nobody makes.
    Absence,
}

impl Part {
    pub const fn name(self) -> &'static str {
        match self {
            Part::Speaker => "speaker",
            Part::Saying => "saying",
            Part::Quoted => "quoted",
            Part::Limit => "limit",
            Part::Absence => "absence",
        }
    }
}

/// What a phrase can be traced to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    Entry(Entity),
    Quote(QuoteIx),
}

impl Line {
    /// The line as one text.
    pub fn text(&self) -> String {
        self.phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// The quotes behind it, each once, in the order of the line.
    pub fn quotes(&self) -> Vec<QuoteIx> {
        let mut seen = BTreeSet::new();
        let quotes = self.phrases.iter().flat_map(Phrase::quotes);
        quotes.filter(|quote| seen.insert(*quote)).collect()
    }

    /// The positions that it tells, each once, in the order of the line.
    pub fn positions(&self) -> Vec<PositionIx> {
        let mut seen = BTreeSet::new();
        let positions = self.phrases.iter().filter_map(Phrase::position);
        positions.filter(|position| seen.insert(*position)).collect()
    }
}

impl Phrase {
    pub fn quotes(&self) -> impl Iterator<Item = QuoteIx> {
        self.rests_on.iter().filter_map(|ground| match ground {
            Ground::Quote(ix) => Some(*ix),
            Ground::Entry(_) => None,
        })
    }

    /// The position of whose statement it is a part.
    pub fn position(&self) -> Option<PositionIx> {
        self.rests_on.iter().find_map(|ground| match ground {
            Ground::Entry(Entity::Position(ix)) => Some(*ix),
            _ => None,
        })
    }
}

/// Statements of one sort that a line repeats, at most. How many more there are is said.
const MOST: usize = 8;

/// The line of each claim on which something is on record, in the order of the dossier.
pub fn claim_lines(d: Known<'_>, within: &PositionSet) -> Vec<(TopicIx, Line)> {
    let cases = conflicts(d, within);
    let claims = (0..d.topics.len() as u32).map(TopicIx);
    let claims = claims.filter(|ix| d.topic(*ix).is_some_and(|t| t.kind == TopicKind::Claim));
    let lines = claims.map(|topic| (topic, told_claim(d, topic, within, &cases)));
    lines.filter(|(_, line)| !line.is_empty()).collect()
}

/// Who says it, who denies exactly what, who leaves it open, and whose word is missing. Empty where
/// nothing is on record.
pub fn claim_line(d: Known<'_>, topic: TopicIx, within: &PositionSet) -> Line {
    told_claim(d, topic, within, &conflicts(d, within))
}

/// The line of each topic on which something is on record for an actor, in the order of the dossier.
pub fn cell_lines(d: Known<'_>, actor: ActorIx, within: &PositionSet) -> Vec<(TopicIx, Line)> {
    let positions = d.positions_of(actor).iter().filter(|ix| within.contains(**ix));
    let topics: BTreeSet<TopicIx> =
        positions.filter_map(|ix| d.position(*ix)).map(Position::topic).collect();
    let lines = topics.into_iter().map(|topic| (topic, cell_line(d, actor, topic, within)));
    lines.filter(|(_, line)| !line.is_empty()).collect()
}

/// Where an actor stands on a topic: its own strongest words first, then its others, what others say
/// of it, and what drafts say.
pub fn cell_line(d: Known<'_>, actor: ActorIx, topic: TopicIx, within: &PositionSet) -> Line {
    let on = d.positions_of(actor).iter().copied();
    let on = on.filter(|ix| d.position(*ix).is_some_and(|p| p.topic() == topic));
    let cell = cell(d, on, within);
    let mut telling = Telling::new(d);
    for positions in [&cell.own, &cell.spoken_for, &cell.drafts] {
        telling.all(positions, Frame::Plain);
    }
    telling.line
}

/// That an actor has said nothing on a topic, and nobody says anything of it.
pub fn silence_line(d: Known<'_>, actor: ActorIx, topic: TopicIx) -> Line {
    let (actor, topic) = (Entity::Actor(actor), Entity::Topic(topic));
    let mut telling = Telling::new(d);
    let text =
        format!("On “{}”, nothing is on record here from {}.", d.name_of(topic), called(&d, actor));
    telling.absence(text, vec![Ground::Entry(topic), Ground::Entry(actor)]);
    telling.line
}

fn told_claim(d: Known<'_>, topic: TopicIx, within: &PositionSet, cases: &[Conflict]) -> Line {
    let standing = within.iter().filter_map(|ix| d.position(ix)).filter(|p| p.topic() == topic);
    let standing: Vec<Position<'_>> =
        standing.filter(|p| !is_superseded(d, p.ix, within)).collect();
    let of = |stance: Stance| -> Vec<PositionIx> {
        standing.iter().filter(|p| p.stance() == stance).map(|p| p.ix).collect()
    };
    let (said, denied) = (of(Stance::Assert), of(Stance::Deny));
    let (open, nearby) = (of(Stance::Noncommittal), narrower_denials(d, topic, cases));
    let mut telling = Telling::new(d);
    telling.all(&by_origin(d, &said), Frame::Plain);
    telling.all(&denied, Frame::Plain);
    telling.all(&open, Frame::Plain);
    telling.all(&nearby, Frame::OtherPoint);
    if telling.line.is_empty() {
        return telling.line;
    }
    if said.is_empty() {
        let what = if denied.is_empty() { "it" } else { "what is denied" };
        telling.absence(
            format!("Nobody on record here asserts {what}."),
            vec![Ground::Entry(Entity::Topic(topic))],
        );
    }
    let silent = silent(d, &said, &standing);
    if !silent.is_empty() {
        let names: Vec<String> = silent.iter().map(|a| called(&d, Entity::Actor(*a))).collect();
        let mut grounds = vec![Ground::Entry(Entity::Topic(topic))];
        grounds.extend(silent.iter().map(|actor| Ground::Entry(Entity::Actor(*actor))));
        let names = list(&names, Joint::Or);
        telling.absence(format!("On this, nothing is on record here from {names}."), grounds);
    }
    telling.line
}

/// Statements, each behind that of which it is the same utterance, the longest chain first: what was
/// told twice is told where it comes from.
fn by_origin(d: Known<'_>, positions: &[PositionIx]) -> Vec<PositionIx> {
    let hops = |ix: &PositionIx| {
        let quote = d.position(*ix).and_then(|p| p.evidence().next());
        Reverse(quote.map_or(0, |quote| quote.hops().count()))
    };
    let mut ordered: Vec<PositionIx> = Vec::with_capacity(positions.len());
    for ix in positions {
        if ordered.contains(ix) {
            continue;
        }
        let mut group: Vec<PositionIx> = vec![*ix];
        group.extend(positions.iter().filter(|other| {
            **other > *ix && !ordered.contains(other) && is_one_utterance(d, *ix, **other)
        }));
        group.sort_by_key(|ix| (hops(ix), *ix));
        ordered.extend(group);
        // What comes after is only counted.
        if ordered.len() > MOST {
            break;
        }
    }
    let rest: Vec<PositionIx> =
        positions.iter().filter(|ix| !ordered.contains(ix)).copied().collect();
    ordered.extend(rest);
    ordered
}

fn is_one_utterance(d: Known<'_>, one: PositionIx, other: PositionIx) -> bool {
    let links = |from: PositionIx, to: PositionIx| {
        d.position(from).is_some_and(|p| {
            p.links().any(|l| l.kind == LinkKind::SameUtterance && l.to == Entity::Position(to))
        })
    };
    links(one, other) || links(other, one)
}

/// Denials of something else that stand against a report of this.
fn narrower_denials(d: Known<'_>, topic: TopicIx, cases: &[Conflict]) -> Vec<PositionIx> {
    let mut found = BTreeSet::new();
    for case in cases.iter().filter(|case| case.kind == Kind::NarrowerDenial) {
        let sides: Vec<Position<'_>> = case.positions().filter_map(|ix| d.position(ix)).collect();
        let is_here = |p: &Position<'_>| p.topic() == topic;
        if sides.iter().any(|p| is_here(p) && p.stance() == Stance::Assert) {
            let denials = sides.iter().filter(|p| !is_here(p) && p.stance() == Stance::Deny);
            found.extend(denials.map(|p| p.ix));
        }
    }
    found.into_iter().collect()
}

/// Whom the reports concern, and who says nothing on the point: neither itself nor a body or an
/// official that speaks for it.
fn silent(d: Known<'_>, said: &[PositionIx], standing: &[Position<'_>]) -> Vec<ActorIx> {
    let answers = |actor: ActorIx| {
        standing
            .iter()
            .flat_map(|p| p.actors())
            .any(|speaker| speaks_for(&d, *speaker, actor) || speaks_for(&d, actor, *speaker))
    };
    let mut found: Vec<ActorIx> = Vec::new();
    for about in said.iter().filter_map(|ix| d.position(*ix)).flat_map(Position::about) {
        if !found.contains(about) && !answers(*about) {
            found.push(*about);
        }
    }
    found
}

/// A line as it grows.
struct Telling<'d> {
    d: Known<'d>,
    line: Line,
    told: Vec<PositionIx>,
    /// What whole texts depend on, as said in the line.
    shared: Vec<String>,
}

impl<'d> Telling<'d> {
    fn new(d: Known<'d>) -> Telling<'d> {
        Telling { d, line: Line::default(), told: Vec::new(), shared: Vec::new() }
    }

    fn all(&mut self, positions: &[PositionIx], frame: Frame) {
        for ix in positions.iter().take(MOST) {
            let again = self.told.iter().any(|before| is_one_utterance(self.d, *before, *ix));
            let Some(p) = self.d.position(*ix) else { continue };
            let mut phrases = statement(self.d, p, frame, again);
            if !phrases.is_empty() {
                self.told.push(*ix);
                phrases.iter_mut().for_each(|phrase| self.shorten(phrase));
                self.line.phrases.extend(phrases);
            }
        }
        if let Some(rest) = positions.get(MOST..).filter(|rest| !rest.is_empty()) {
            let noun = if rest.len() == 1 { "statement" } else { "statements" };
            let grounds = rest.iter().map(|ix| Ground::Entry(Entity::Position(*ix))).collect();
            self.absence(format!("Not repeated here: {} more such {noun}.", rest.len()), grounds);
        }
    }

    /// What a whole text depends on is said in full once.
    fn shorten(&mut self, phrase: &mut Phrase) {
        let Some(at) = phrase.text.find(SHARED).filter(|_| phrase.part == Part::Limit) else {
            return;
        };
        let (under, shared) = phrase.text.split_at(at);
        let shared = shared.trim_end_matches(['.', ';']);
        if self.shared.iter().any(|known| known == shared) {
            let end = if phrase.text.ends_with(';') { ";" } else { "." };
            phrase.text = format!("{under}{SHARED}the same{end}");
        } else {
            self.shared.push(shared.to_string());
        }
    }

    fn absence(&mut self, text: String, rests_on: Vec<Ground>) {
        self.line.phrases.push(Phrase { text, part: Part::Absence, rests_on });
    }
}
