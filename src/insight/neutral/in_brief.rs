//! A neutral line in about two lines of text: what weighs most, and how much more is on record.

use std::collections::BTreeSet;

use crate::dossier::terms::{Family, Stance, TopicKind};
use crate::dossier::{ActorIx, Entity, Known, Position, PositionIx, Quote};
use crate::insight::conflicts::are_apart;
use crate::insight::naming::{all_called, called, in_a_row, self_of};
use crate::insight::neutral::line::{Ground, Line, Part, Phrase};
use crate::insight::neutral::statement::without_stop;
use crate::insight::neutral::voice::is_told_by_others;
use crate::insight::utterance::utterances;

/// Letters of about two lines; what is no longer is left as it is.
const TWO_LINES: usize = 220;

/// The first statement of each sort that must not be missing, what is absent, and a count of the rest.
pub fn in_brief(d: Known<'_>, line: &Line) -> Line {
    if line.text().chars().count() <= TWO_LINES {
        return line.clone();
    }
    let mut kept: Vec<Phrase> = Vec::new();
    let mut absent: Vec<Phrase> = Vec::new();
    let mut sorts: Vec<Sort> = Vec::new();
    for unit in units(line) {
        let Some(first) = unit.first() else { continue };
        if first.part == Part::Absence {
            // What the longer form leaves out, too, is counted with the rest.
            absent.extend(unit.iter().filter(|p| p.position().is_none()).cloned());
            continue;
        }
        let Some(p) = first.position().and_then(|ix| d.position(ix)) else { continue };
        let sort = sort(p);
        let is_lead = kept.is_empty();
        let is_missing = is_answer(sort) && !sorts.contains(&sort);
        if is_lead || is_missing || is_another_number(d, p, &kept) {
            sorts.push(sort);
            kept.extend(if p.is_draft() { one_item(unit) } else { unit.to_vec() });
        }
    }
    let told: Vec<PositionIx> = kept.iter().filter_map(Phrase::position).collect();
    let rest: Vec<PositionIx> =
        everybody(line).into_iter().filter(|ix| !told.contains(ix)).collect();
    kept.extend(further(d, told.first().copied(), &rest));
    kept.extend(absent);
    Line { phrases: kept }
}

/// Sorts of statements, one of which a short line does not leave out for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Undertakes,
    Withholds,
    Presses,
    Asserts,
    Denies,
    Others,
    Draft,
}

fn sort(p: Position<'_>) -> Sort {
    match p.stance().family() {
        _ if p.is_draft() => Sort::Draft,
        Family::Undertakes => Sort::Undertakes,
        Family::Withholds => Sort::Withholds,
        Family::Presses => Sort::Presses,
        Family::SpokenFor => Sort::Others,
        Family::Reports if p.stance() == Stance::Deny => Sort::Denies,
        Family::Reports => Sort::Asserts,
    }
}

/// Whether a statement answers another of the same line: an undertaking and a refusal, a report and its
/// denial.
const fn is_answer(sort: Sort) -> bool {
    matches!(sort, Sort::Undertakes | Sort::Withholds | Sort::Denies | Sort::Asserts)
}

/// Whether a claim is put at a number that has nothing in common with those told so far: one of several contested
/// numbers alone would be told as the number.
fn is_another_number(d: Known<'_>, p: Position<'_>, kept: &[Phrase]) -> bool {
    let is_claim = d.topic(p.topic()).is_some_and(|topic| topic.kind == TopicKind::Claim);
    let told = kept.iter().filter_map(Phrase::position).filter_map(|ix| d.position(ix));
    let mut told = told.filter_map(|p| p.quantity()).peekable();
    is_claim
        && !p.is_draft()
        && told.peek().is_some()
        && p.quantity().is_some_and(|number| told.all(|other| are_apart(number, other)))
}

/// The statements of a line, each with what limits it.
fn units(line: &Line) -> Vec<&[Phrase]> {
    let begins = |p: &Phrase| matches!(p.part, Part::Speaker | Part::Absence);
    line.phrases.chunk_by(|_, next| !begins(next)).collect()
}

/// The first thing that a draft has.
fn one_item(unit: &[Phrase]) -> Vec<Phrase> {
    let is_content = |p: &Phrase| matches!(p.part, Part::Saying | Part::Quoted | Part::Told);
    let items: Vec<usize> =
        unit.iter().enumerate().filter(|(_, p)| is_content(p)).map(|(n, _)| n).collect();
    let (Some(second), Some(last)) = (items.get(1), items.last()) else { return unit.to_vec() };
    let mut kept: Vec<Phrase> = unit.get(..*second).unwrap_or_default().to_vec();
    if let Some(last) = kept.last_mut() {
        last.text = format!("{}.", without_stop(&last.text));
    }
    // What the final text lacks, and that this is no refusal, is said of the draft, not of an item.
    kept.extend(unit.get(last + 1..).unwrap_or_default().iter().cloned());
    kept
}

/// Those of the rest that are one utterance with what leads.
fn told_once(d: Known<'_>, lead: PositionIx, rest: &[PositionIx]) -> Vec<PositionIx> {
    let all = std::iter::once(lead).chain(rest.iter().copied());
    let first = utterances(d, all).into_iter().next().unwrap_or_default();
    first.into_iter().filter(|ix| *ix != lead).collect()
}

/// Everything that a line tells or counts.
fn everybody(line: &Line) -> Vec<PositionIx> {
    let mut all = Vec::new();
    for ground in line.phrases.iter().flat_map(|phrase| &phrase.rests_on) {
        if let Ground::Entry(Entity::Position(ix)) = ground
            && !all.contains(ix)
        {
            all.push(*ix);
        }
    }
    all
}

/// `Also on record: 4 further reports of what Arland itself says or does, none of them recorded as a commitment, 1 of them with a
/// condition; 1 of what others say; 2 of a draft.`
fn further(d: Known<'_>, lead: Option<PositionIx>, rest: &[PositionIx]) -> Option<Phrase> {
    let lead = lead.and_then(|ix| d.position(ix))?;
    if rest.is_empty() {
        return None;
    }
    // What was said once is no further statement.
    let told_with = told_once(d, lead.ix, rest);
    let apart = rest.iter().filter(|ix| !told_with.contains(ix)).filter_map(|ix| d.position(*ix));
    let (drafts, others): (Vec<_>, Vec<_>) = apart.partition(|p| p.is_draft());
    let (others, own): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|p| is_told_by_others(&d, *p));
    let is_claim = d.topic(lead.topic()).is_some_and(|t| t.kind == TopicKind::Claim);
    // Another sentence of one publisher is no second source.
    let same = |all: &[&Position<'_>]| {
        let is_same = |p: &&Position<'_>| publishers(d, **p).is_subset(&publishers(d, lead));
        if all.iter().all(is_same) { "by the same publisher" } else { "" }
    };
    // Where nobody else has spoken so far either, there is nobody from whom they would be told apart.
    let by_others = if is_told_by_others(&d, lead) {
        same(&others.iter().collect::<Vec<_>>())
    } else {
        "of what others say"
    };
    // Of one sentence there is one report, however many entries rest on it.
    let is_of_lead = |quote: Quote<'_>| {
        lead.evidence().any(|of| of.document() == quote.document() && of.exact() == quote.exact())
    };
    let is_other = |ix: &&PositionIx| {
        d.position(**ix).is_some_and(|p| p.evidence().any(|quote| !is_of_lead(quote)))
    };
    let again = (told_with.iter().filter(is_other).count(), same_as(d, lead));
    let told = if is_claim {
        // On a claim several speak.
        let all: Vec<&Position<'_>> = own.iter().chain(&others).collect();
        vec![again, (all.len(), same(&all).to_string())]
    } else {
        vec![again, (own.len(), own_in_words(d, lead, &own)), (others.len(), by_others.to_string())]
    };
    let told = told.into_iter().chain([(drafts.len(), "of a draft".to_string())]);
    // The first of them says what is counted.
    let told: Vec<(usize, String)> = told.filter(|(n, _)| *n > 0).collect();
    if told.is_empty() {
        return None;
    }
    let told = told.into_iter().enumerate().map(|(at, (n, whose))| {
        let noun = match (at, n) {
            (0, 1) => "further report ",
            (0, _) => "further reports ",
            _ => "",
        };
        format!("{n} {noun}{whose}").trim_end().to_string()
    });
    let text = format!("Also on record: {}.", told.collect::<Vec<_>>().join("; "));
    let rests_on = rest.iter().map(|ix| Ground::Entry(Entity::Position(*ix))).collect();
    Some(Phrase { text, part: Part::Absence, rests_on })
}

/// Who publishes what a position rests on.
fn publishers(d: Known<'_>, p: Position<'_>) -> BTreeSet<String> {
    p.evidence().map(|quote| called(&d, Entity::Document(quote.document()))).collect()
}

/// `taken to be of the same statement by Orla Kern`, `… of the same passage of the Sea Pact`.
fn same_as(d: Known<'_>, lead: Position<'_>) -> String {
    let innermost = lead.evidence().next().and_then(|quote| quote.hops().next_back());
    let who = innermost.map(|hop| hop.who).unwrap_or_default();
    let names = in_a_row(who.iter().map(|who| called(&d, *who)));
    // Whom nobody names was told of just before.
    let names = match names.strip_prefix("an unnamed ") {
        Some(rest) => format!("the unnamed {rest}"),
        None => names,
    };
    match who.first() {
        Some(Entity::Instrument(_)) => format!("taken to be of the same passage of {names}"),
        Some(_) if !names.is_empty() => format!("taken to be of the same statement by {names}"),
        _ => "taken to be of this same statement".to_string(),
    }
}

/// `of what Arland itself says or does, none of them recorded as a commitment, 1 of them with a condition`: whose they are, and what
/// must not be missed where they are left out.
fn own_in_words(d: Known<'_>, lead: Position<'_>, own: &[Position<'_>]) -> String {
    // Whoever all of them have in common: of Arland's line, Arland.
    let mut common: Vec<ActorIx> = lead.actors().to_vec();
    common.retain(|actor| own.iter().all(|p| p.actors().contains(actor)));
    let whose = all_called(&d, &common);
    let itself = match common.as_slice() {
        [actor] => self_of(&d, *actor),
        _ => " themselves",
    };
    let say = if itself == " themselves" { "say or do" } else { "says or does" };
    let is_less = |p: &&Position<'_>| {
        lead.stance() == Stance::Commit && matches!(p.stance(), Stance::Ready | Stance::Endorse)
    };
    let less = match own.iter().filter(is_less).count() {
        0 => String::new(),
        n if n == own.len() => {
            let none = if n == 1 { "not" } else { "none of them" };
            format!(", {none} recorded as a commitment")
        }
        1 => ", 1 of them not recorded as a commitment".to_string(),
        n => format!(", {n} of them not recorded as commitments"),
    };
    // A condition is no less of the record for being left out here.
    let depends =
        |p: Position<'_>| p.conditions().next().is_some() || d.preconditions_of(p).next().is_some();
    let limited = match own.iter().filter(|p| depends(**p) && !depends(lead)).count() {
        0 => String::new(),
        1 => format!(", {}with a condition", of_them(1, own.len())),
        n => format!(", {}with conditions", of_them(n, own.len())),
    };
    format!("of what {whose}{itself} {say}{less}{limited}")
}

/// Which of several something is said of: `all `, `2 of them `, nothing of a single one.
fn of_them(n: usize, of: usize) -> String {
    match (n, of) {
        (1, 1) => String::new(),
        (n, of) if n == of => "all ".to_string(),
        (n, _) => format!("{n} of them "),
    }
}
