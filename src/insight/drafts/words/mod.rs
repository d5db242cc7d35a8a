//! Draft against final in sentences: which clause, in its own words, what became of it, and who says so. What
//! a report does not mention is not taken back.

use std::collections::BTreeSet;

use crate::dossier::terms::{LinkKind, Mode, TextState};
use crate::dossier::{Dossier, Entity, InstrumentIx, Known, Position, PositionIx, Quote};
use crate::insight::drafts::{Clause, ClauseChange, NOT_NAMED, is_text_held, names_no_text};
use crate::insight::naming::{SUBJECT_TO, called, depends_on, document, in_a_row, names, short};
use crate::insight::subject::subject;
use crate::text::hedges::strong_words;
use crate::text::words::{capital, closed, words};

/// That a clause is not in a final text which can be looked at.
pub const LACKS_IT: &str = "the final text, which is held here, does not have it";

/// Words of a quote that a sentence repeats, at most.
const MOST_WORDS: usize = 60;

/// The clause in one sentence or more: who, on what, what became of it, and what that does not say.
pub fn sentence(d: Known<'_>, clause: &Clause) -> String {
    let heading = heading(d, clause);
    let told = match (clause.change, clause.draft.is_empty()) {
        (ClauseChange::NotHeld, true) => vec![format!(
            "{heading}: in the final text; what the draft says of it is not held here."
        )],
        (ClauseChange::NotHeld, false) => {
            let mut told = vec![not_held(d, clause, &heading)];
            told.extend(open_to_change(d, "draft", &clause.draft));
            told.extend(one_clause(d, clause));
            told
        }
        (ClauseChange::Dropped | ClauseChange::Weakened, _) => changed(d, clause, &heading),
        (ClauseChange::Kept, _) => {
            let mut told = vec![kept(d, clause, &heading)];
            told.extend(lost(d, clause));
            told.extend(open_to_change(d, "draft", &clause.draft));
            told.extend(open_to_change(d, "final text", &clause.in_final));
            told.extend(one_clause(d, clause));
            told
        }
        (ClauseChange::Added, _) => {
            vec![format!("{heading}: in the final text, not in the draft, which is held here.")]
        }
    };
    told.join(" ")
}

/// That a clause was dropped or weakened: what each text is reported to have, each with what it depends on, before what
/// a source says that the final text does not mention.
fn changed(d: Known<'_>, clause: &Clause, heading: &str) -> Vec<String> {
    let mut told = vec![format!("{heading}: {}", closed(&in_draft_told(d, clause)))];
    told.extend(open_to_change(d, "draft", &clause.draft));
    let last = clause.in_final.first().and_then(|ix| d.position(*ix));
    // A final text that is quoted itself needs nobody to sum it up.
    if let Some(last) = last.filter(|_| !is_its_own_wording(&d, clause)) {
        let summary = last.summary();
        let reported = reported_by(d, &clause.in_final, summary);
        let is_held = is_text_held(d, clause.final_text);
        let known = if is_held { "" } else { ", as far as the reports of it go" };
        told.push(format!("In the final text{known}{reported}: {}", closed(summary)));
    }
    let said = said_of(&d, clause);
    let is_seen = clause.change == ClauseChange::Dropped
        && (said.is_none() || is_text_held(d, clause.final_text));
    let (said, of_final) =
        (said.map(|said| format!("{said}.")), open_to_change(d, "final text", &clause.in_final));
    if is_its_own_wording(&d, clause) {
        told.extend(said.into_iter().chain(of_final).chain(lost(d, clause)));
    } else {
        told.extend(of_final.into_iter().chain(lost(d, clause)).chain(said));
    }
    told.extend(is_seen.then(|| capital(&format!("{LACKS_IT}."))));
    told.extend(one_clause(d, clause));
    // Where the final text is quoted with a weaker clause, nothing was left out.
    if clause.change == ClauseChange::Dropped || !is_its_own_wording(&d, clause) {
        told.push("Omission is not refusal.".to_string());
    }
    told
}

/// That nothing is known of a clause in the final text: where reports are silent, no omission is shown.
fn not_held(d: Known<'_>, clause: &Clause, heading: &str) -> String {
    format!(
        "{heading}: {} No report of the final text that is held here speaks of it, which does not show that the text \
         leaves it out.",
        closed(&in_draft_told(d, clause))
    )
}

/// On what a text still depends, in its reports: without that it would read as if it were settled.
fn open_to_change(d: Known<'_>, text: &str, positions: &[PositionIx]) -> Option<String> {
    let first = positions.first().and_then(|ix| d.position(*ix))?;
    let all = in_a_row(d.preconditions_of(first).map(|shared| depends_on(&d, shared)));
    (!all.is_empty()).then(|| format!("What is recorded here of the {text} is {SUBJECT_TO}{all}."))
}

/// Where a clause is in the draft; what that is reported to say where the heading does not name it by its own words.
fn in_draft_told(d: Known<'_>, clause: &Clause) -> String {
    let draft = clause.draft.first().and_then(|ix| d.position(*ix));
    match draft.filter(|draft| name(*draft).is_none()) {
        Some(draft) => {
            let summary = capital(without_lead(draft.summary()));
            let reported = reported_by(d, &clause.draft, &summary);
            format!("in the draft{reported}: {summary}")
        }
        None => format!("{}{}", has_it(d, &clause.draft), reported_by(d, &clause.draft, "")),
    }
}

/// That it is in the draft; where the report does not name what it tells of, that this is taken to be so.
fn has_it(d: Known<'_>, positions: &[PositionIx]) -> &'static str {
    let mut quotes = positions.iter().filter_map(|ix| d.position(*ix)).flat_map(|p| p.evidence());
    let is_unnamed = quotes.next().is_some_and(|quote| names_no_text(&d, quote));
    if is_unnamed { "taken here to be in the draft" } else { "the draft has it" }
}

/// What a summary says of a draft, without `In the draft, …` or `By the spring draft, …` before it: for places that say so
/// themselves. A draft that is only reported stays one.
pub fn without_lead(summary: &str) -> &str {
    const LEADS: [&str; 4] = ["In the ", "By the ", "Under the ", "According to the "];
    const LONGEST: usize = 5;
    match summary.split_once(", ") {
        Some((lead, rest))
            if LEADS.iter().any(|begins| lead.starts_with(begins))
                && lead.ends_with("draft")
                && !lead.contains("reported")
                && words(lead).len() <= LONGEST =>
        {
            rest
        }
        _ => summary,
    }
}

/// That a clause is in both texts. Where its heading does not name it by its own words, what each is reported to say.
fn kept(d: Known<'_>, clause: &Clause, heading: &str) -> String {
    let first = |of: &[PositionIx]| of.first().and_then(|ix| d.position(*ix));
    let (draft, last) = (first(&clause.draft), first(&clause.in_final));
    let reported = reported_by(d, &clause.draft, "");
    let own_draft = draft.and_then(|p| own_wording(p, clause.draft_text));
    let own_final = last.and_then(|p| own_wording(p, clause.final_text));
    let known = if own_final.is_some() { "" } else { ", as far as the reports of it go" };
    let letters = |quote: Quote<'_>| quote.exact().split_whitespace().collect::<Vec<_>>().join(" ");
    let is_same =
        own_draft.zip(own_final).is_some_and(|(one, other)| letters(one) == letters(other));
    match (draft, last) {
        (Some(draft), Some(last)) if name(draft).is_none() => {
            let wording =
                if is_same { "The two have the same words." } else { "The wording may differ." };
            format!(
                "{heading}: in the draft{reported}: {} In the final text{known}: {} {wording}",
                closed(&capital(without_lead(draft.summary()))),
                closed(last.summary())
            )
        }
        _ => {
            let report = last.filter(|_| own_final.is_none()).and_then(|p| p.evidence().next());
            let also = match report {
                // It need not be in the words by which the draft names the clause.
                Some(quote) => format!(
                    ". {}, writes of the final text: {}. The wording may differ.",
                    document(&d, quote.document()),
                    short(quote.exact(), MOST_WORDS)
                ),
                None if is_same => ", and so has the final text, in the same words.".to_string(),
                None => ", and so has the final text; the wording may differ.".to_string(),
            };
            format!("{heading}: {}{reported}{also}", has_it(d, &clause.draft))
        }
    }
}

/// Who, on what, and which clause of that: `United Isles, Radio room, “maps and masts”`.
fn heading(d: Known<'_>, clause: &Clause) -> String {
    let actor = names(&d, &clause.actors);
    let first = clause.draft.first().or(clause.in_final.first()).and_then(|ix| d.position(*ix));
    let Some(p) = first else { return actor };
    let topic = d.name_of(Entity::Topic(p.topic()));
    let named = name(p).map_or(String::new(), |name| format!(", {name}"));
    format!("{actor}, {topic}{named}")
}

/// What names a clause: the words that its summary quotes, where they are more than one.
fn name(p: Position<'_>) -> Option<String> {
    let quoted = p.summary().split('“').skip(1).filter_map(|rest| rest.split('”').next());
    let quoted: Vec<&str> = quoted.map(|text| text.trim_end_matches([',', '.'])).collect();
    let count: usize = quoted.iter().map(|text| words(text).len()).sum();
    (count > 1)
        .then(|| quoted.iter().map(|text| format!("“{text}”")).collect::<Vec<_>>().join(" … "))
}

/// Who reports a text: `, as passed on by The Wire (The Gazette, 4 May 2030)`. Nobody is named whom the words that follow
/// name.
fn reported_by(d: Known<'_>, positions: &[PositionIx], followed_by: &str) -> String {
    let quotes = positions.iter().filter_map(|ix| d.position(*ix)).flat_map(|p| p.evidence());
    let Some(quote) = quotes.into_iter().next() else { return String::new() };
    let report = document(&d, quote.document());
    let report = if names_no_text(&d, quote) { format!("{report}, {NOT_NAMED}") } else { report };
    let through =
        quote.hops().flat_map(|hop| hop.who).filter(|who| matches!(who, Entity::Actor(_)));
    let through = in_a_row(through.map(|who| called(&d, *who)));
    if through.is_empty() || followed_by.contains(&through) {
        format!(" ({report})")
    } else {
        format!(", as passed on by {through} ({report})")
    }
}

/// What a source says of the final text, in its words: its hedges are its own.
fn said_of(d: &Dossier, clause: &Clause) -> Option<String> {
    let quote = clause.evidence.first().and_then(|ix| d.quote(*ix))?;
    let exact = quote.exact();
    // A clause at the beginning that only says where it was is told already.
    let exact = match exact.split_once(", ") {
        Some((relative, rest)) if relative.starts_with("which ") && !rest.contains(", ") => {
            format!("[…] {rest}")
        }
        _ => exact.to_string(),
    };
    let said = short(&exact, MOST_WORDS);
    if is_its_own_wording(d, clause) {
        return Some(format!("The final text has: {said}"));
    }
    let report = document(d, quote.document());
    let last = clause.in_final.first().and_then(|ix| d.position(*ix));
    let is_told =
        |p: Position<'_>| p.evidence().next().is_some_and(|one| one.document() == quote.document());
    let also = if last.is_some_and(is_told) { "also " } else { "" };
    Some(capital(&format!("{report}, {also}writes of the final text: {said}")))
}

/// Whether what tells of the final text is its own wording, and not what somebody reports of it.
fn is_its_own_wording(d: &Dossier, clause: &Clause) -> bool {
    let quote = clause.evidence.first().and_then(|ix| d.quote(*ix));
    quote.is_some_and(|quote| is_wording_of(quote, clause.final_text))
}

/// The words of a text itself that a position quotes.
fn own_wording(p: Position<'_>, text: InstrumentIx) -> Option<Quote<'_>> {
    p.evidence().find(|quote| is_wording_of(*quote, text))
}

/// Whether a quote is the wording of a text itself.
fn is_wording_of(quote: Quote<'_>, text: InstrumentIx) -> bool {
    let mut hops = quote.hops();
    let is_text = hops
        .next()
        .is_some_and(|hop| hop.mode == Mode::Text && hop.who.contains(&Entity::Instrument(text)));
    is_text && hops.next().is_none()
}

/// A binding word of the draft that no report of the clause in the final text has.
fn lost(d: Known<'_>, clause: &Clause) -> Option<String> {
    let strong = |text: &str| -> BTreeSet<String> {
        let found = strong_words(text).into_iter().filter_map(|range| text.get(range));
        found.map(str::to_lowercase).collect()
    };
    let positions = |all: &[PositionIx]| -> Vec<Position<'_>> {
        all.iter().filter_map(|ix| d.position(*ix)).collect()
    };
    let in_final = positions(&clause.in_final);
    let finals: Vec<String> =
        in_final.iter().flat_map(|p| p.evidence()).map(|q| q.exact().to_lowercase()).collect();
    if finals.is_empty() {
        return None;
    }
    let mut missing: BTreeSet<String> = BTreeSet::new();
    for p in positions(&clause.draft) {
        let quoted: BTreeSet<String> =
            p.evidence().flat_map(|quote| strong(quote.exact())).collect();
        // Of the whole sentence, what the entry takes for its own.
        let own = strong(p.summary());
        missing.extend(quoted.into_iter().filter(|word| own.contains(word)));
    }
    missing.retain(|word| !finals.iter().any(|text| text.contains(word.as_str())));
    // That it will be so, any text says in its own way.
    missing.retain(|word| word != "will");
    let missing = in_a_row(missing.into_iter().map(|word| format!("“{word}”")));
    let is_own = |all: &[PositionIx], text| {
        positions(all).iter().flat_map(|p| p.evidence()).all(|quote| is_wording_of(quote, text))
    };
    let has_both =
        is_own(&clause.draft, clause.draft_text) && is_own(&clause.in_final, clause.final_text);
    let told = if has_both {
        format!("The draft has {missing}; the words of the final text that are quoted here do not.")
    } else {
        let has_not = match finals.len() {
            1 => "that of the final text does not",
            _ => "no report of the final text that is held here on this point does",
        };
        format!("The report of the draft has {missing}; {has_not}.")
    };
    (!missing.is_empty()).then_some(told)
}

/// That another entry of the draft may be of the same clause, named by its words, or by who reports it and on what.
fn one_clause(d: Known<'_>, clause: &Clause) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for (kind, other) in clause.draft.iter().flat_map(|ix| linked(d, *ix)) {
        let is_other = kind == LinkKind::DiffersInScope
            && clause.actors.iter().any(|actor| other.actors().contains(actor))
            && !clause.draft.contains(&other.ix)
            && is_draft_text(&d, other, clause);
        match name(other).filter(|_| is_other) {
            Some(name) if !named.contains(&name) => named.push(name),
            None if is_other => told.extend(reported_apart(d, other)),
            _ => {}
        }
    }
    if !named.is_empty() {
        let named = in_a_row(named);
        told.insert(
            0,
            format!("Whether this clause of the draft is the same as {named} is not stated."),
        );
    }
    told.dedup();
    told
}

/// `The Post, 6 May 2030, has a clause of the draft on ships, too; whether the two are one is not stated.`
fn reported_apart(d: Known<'_>, p: Position<'_>) -> Option<String> {
    let report = p.evidence().next().map(|quote| document(&d, quote.document()))?;
    let topic = subject(&d, p.actors(), p.topic());
    Some(capital(&format!(
        "{report}, has a clause of the draft on {topic}, too; whether the two are one is not stated."
    )))
}

fn is_draft_text(d: &Dossier, p: Position<'_>, clause: &Clause) -> bool {
    p.instrument() == Some(clause.draft_text)
        && d.instrument(clause.draft_text).is_some_and(|text| text.text == TextState::Draft)
}

/// Positions that a link joins with this one, in either direction.
fn linked(d: Known<'_>, ix: PositionIx) -> Vec<(LinkKind, Position<'_>)> {
    let links = |from: PositionIx| {
        d.position(from).into_iter().flat_map(|p| p.links()).filter_map(|link| match link.to {
            Entity::Position(to) => Some((link.kind, to)),
            _ => None,
        })
    };
    let own = links(ix);
    let back = d.linked_from(ix).flat_map(|from| {
        links(from).filter(move |(_, to)| *to == ix).map(move |(kind, _)| (kind, from))
    });
    own.chain(back).filter_map(|(kind, other)| Some((kind, d.position(other)?))).collect()
}

#[cfg(test)]
mod tests;
