//! Every sentence that is worked out from a dossier, each with the positions and quotes that it rests on.

use onrecord::dossier::date::Date;
use onrecord::dossier::{Dossier, Entity, Known, PositionIx, PositionSet, QuoteIx};
use onrecord::insight::as_of::{Calendar, Clock, as_of};
use onrecord::insight::cell::has_row;
use onrecord::insight::coalition;
use onrecord::insight::compare::{Comparison, actors, changes, drafts, members};
use onrecord::insight::conflicts::{case, conflicts, words};
use onrecord::insight::dependence;
use onrecord::insight::diff::Side as Dossiers;
use onrecord::insight::neutral::{Line, Part, Phrase, cell_lines, claim_lines, in_brief};
use onrecord::insight::silence;
use onrecord::insight::timeline::timeline;

/// A sentence of an output, and what it rests on.
pub(crate) struct Told {
    pub(crate) output: &'static str,
    /// The heading beneath which it stands wherever it is shown.
    pub(crate) under: String,
    pub(crate) text: String,
    pub(crate) positions: Vec<PositionIx>,
    pub(crate) quotes: Vec<QuoteIx>,
}

/// Every sentence that is worked out.
pub(crate) fn all(d: &Dossier) -> Vec<Told> {
    let known = Known::from(d);
    let (within, none) = (PositionSet::all(d.len()), PositionSet::none());
    let mut told = Vec::new();
    let mut lines = Vec::new();
    for (topic, line) in claim_lines(known, &within) {
        lines.push((d.name_of(Entity::Topic(topic)).to_string(), line));
    }
    for actor in d.actor_indices() {
        for (topic, line) in cell_lines(known, actor, &within) {
            let (actor, topic) = (Entity::Actor(actor), Entity::Topic(topic));
            lines.push((format!("{}, {}", d.name_of(actor), d.name_of(topic)), line));
        }
    }
    for (under, line) in &lines {
        let mut tell = |one: &Line| {
            let (positions, quotes) = (one.positions(), one.quotes());
            let under = under.clone();
            told.push(Told { output: "line", under, text: one.text(), positions, quotes });
        };
        // What is left out is told with what is not.
        tell(&in_brief(known, line));
        let begins = |p: &Phrase| p.part == Part::Speaker;
        // Statement by statement, each with its own source, and what is absent with what it stands behind.
        for unit in line.phrases.chunk_by(|_, next| !begins(next)) {
            tell(&Line { phrases: unit.to_vec() });
        }
    }
    for found in conflicts(known, &within) {
        let quotes = case::rests_on(known, &found);
        let positions: Vec<PositionIx> = found.positions().collect();
        let text = words::sentence(known, &found);
        told.push(Told { output: "conflicts", under: String::new(), text, positions, quotes });
    }
    compared(d, "drafts", &drafts(known, &within), &mut told);
    compared(d, "coalition", &members(known, &within, &none), &mut told);
    for of in coalition::coalitions(known, &within, &none) {
        for on in &of.sayings {
            for line in coalition::words::lines(known, of.body, on, on.cases.iter().collect()) {
                let under = d.name_of(Entity::Topic(on.topic)).to_string();
                let all = line.cases.iter().flat_map(|case| case.positions.iter().copied());
                let positions: Vec<PositionIx> = all.collect();
                let rests_on = positions.iter().filter_map(|ix| known.position(*ix));
                let quotes = rests_on.flat_map(|p| p.evidence().map(|quote| quote.ix)).collect();
                let text = line.sentence;
                told.push(Told { output: "coalition", under, text, positions, quotes });
            }
        }
        for on in &of.undertakings {
            let cases: Vec<_> = on.cases.iter().collect();
            for remark in coalition::words::remarks(known, on, &cases) {
                let under = d.name_of(Entity::Topic(on.topic)).to_string();
                let (positions, text) = (vec![remark.position], remark.sentence);
                let quotes = remark.quotes;
                told.push(Told { output: "coalition", under, text, positions, quotes });
            }
        }
    }
    let side = Dossiers { known, within: &within, possibly: &none };
    let rows: Vec<_> = d.actor_indices().filter(|ix| has_row(d, *ix)).take(8).collect();
    for pair in rows.windows(2) {
        compared(d, "actors", &actors(side, pair[0], pair[1]), &mut told);
    }
    let calendar = Calendar::new(d);
    let slots = timeline(d, &calendar, Clock::Said, &within);
    let days: Vec<_> = slots.iter().filter_map(|slot| slot.counts_from).collect();
    for slot in slots {
        // A date says nothing of what was said.
        let (positions, quotes) = (Vec::new(), Vec::new());
        let under = String::new();
        told.push(Told { output: "timeline", under, text: slot.in_words(), positions, quotes });
    }
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        let [one, other] = [first, last].map(|day| as_of(&calendar, Clock::Said, *day));
        let sides =
            [&one, &other].map(|at| Dossiers { known, within: &at.there, possibly: &at.possibly });
        let titles = [first, last].map(|day| Date::of_day(*day).in_words());
        compared(d, "dates", &changes(sides, titles, Vec::new()), &mut told);
    }
    for topic in silence::silence(known, &within, &none, |_| true).topics {
        for said in topic.said {
            let (text, positions) = (silence::words::in_words(d, &said), said.positions);
            let under = format!("said on {}", d.name_of(Entity::Topic(topic.topic)));
            told.push(Told { output: "silence", under, text, positions, quotes: Vec::new() });
        }
    }
    for fall in dependence::falls(known, &within) {
        let under = d.name_of(Entity::Document(fall.document)).to_string();
        for part in &fall.parts {
            let text = dependence::words::part_in_words(known, part);
            let (positions, quotes) = (part.compares(known), part.quotes(known));
            let under = under.clone();
            told.push(Told { output: "dependence", under, text, positions, quotes });
        }
        let text = dependence::words::sentence(d, &fall);
        let (positions, quotes) = (Vec::new(), Vec::new());
        told.push(Told { output: "dependence", under, text, positions, quotes });
    }
    told
}

/// The sentences of a comparison, and its remarks.
fn compared(d: &Dossier, output: &'static str, all: &Comparison, told: &mut Vec<Told>) {
    // A group of nothing is not shown, and its heading neither.
    let shown = all.groups.iter().filter(|group| !group.told.is_empty());
    let meanings = shown.map(|group| (group.label.clone(), &group.meaning));
    for (under, text) in all.notes.iter().map(|note| (String::new(), note)).chain(meanings) {
        let (positions, quotes) = (Vec::new(), Vec::new());
        told.push(Told { output, under, text: text.clone(), positions, quotes });
    }
    let groups = all.groups.iter();
    for (under, one) in groups.flat_map(|group| group.told.iter().map(|one| (&group.label, one))) {
        let positions = one.positions.iter().flatten().filter_map(|id| position(d, id));
        let positions: Vec<PositionIx> = positions.collect();
        let known = Known::from(d);
        let shared = positions.iter().filter_map(|ix| d.position(*ix));
        let shared =
            shared.flat_map(|p| known.preconditions_of(p)).flat_map(|c| d.quotes(c.evidence));
        let shared: Vec<QuoteIx> = shared.map(|quote| quote.ix).collect();
        let quotes = one.quotes.iter().flatten().chain(&one.evidence).copied();
        let quotes = quotes.chain(shared).collect();
        let under = under.clone();
        told.push(Told { output, under, text: one.sentence.clone(), positions, quotes });
    }
}

fn position(d: &Dossier, id: &str) -> Option<PositionIx> {
    match d.find(id) {
        Some(Entity::Position(ix)) => Some(ix),
        _ => None,
    }
}
