//! Draft against final, clause by clause: what became of each, and the words that say so.

use std::collections::BTreeSet;

use super::comparison::{Comparison, Group, Told};
use crate::dossier::{Entity, InstrumentIx, Known, PositionIx, PositionSet, QuoteIx};
use crate::insight::drafts::words::{LACKS_IT, sentence, without_lead};
use crate::insight::drafts::{Clause, ClauseChange, clauses, is_text_held};
use crate::text::words::capital;

/// Each draft and its final text.
pub fn drafts(d: Known<'_>, within: &PositionSet) -> Comparison {
    let found = clauses(d, within);
    let groups = ClauseChange::ALL.into_iter().map(|change| Group {
        label: change.label().to_string(),
        meaning: meaning(d, change, &found),
        told: found.iter().filter(|c| c.change == change).map(|c| told(d, c)).collect(),
    });
    Comparison {
        title: "Draft against final text".to_string(),
        sides: ["Draft", "Final text"].map(str::to_string),
        notes: Vec::new(),
        groups: groups.collect(),
        nothing: "There is no draft here whose final text has an entry.",
    }
}

/// What became of the clauses of a group: of what was dropped, only how that is known here; a draft that is held is not
/// called reported.
fn meaning(d: Known<'_>, change: ClauseChange, found: &[Clause]) -> String {
    let of_it: Vec<&Clause> = found.iter().filter(|c| c.change == change).collect();
    let meaning = match change {
        ClauseChange::Dropped if of_it.iter().all(|clause| !clause.evidence.is_empty()) => {
            "Clauses of the reported draft. A source says that the final text does not explicitly mention them. \
             Omission is not refusal."
        }
        ClauseChange::Dropped if of_it.iter().all(|clause| clause.evidence.is_empty()) => {
            "Clauses of the draft. The final text, which is held here, does not have them. Omission is not refusal."
        }
        _ => change.meaning(),
    };
    let drafts: BTreeSet<InstrumentIx> = of_it.iter().map(|clause| clause.draft_text).collect();
    if !drafts.is_empty() && drafts.into_iter().all(|draft| is_text_held(d, draft)) {
        return meaning.replace("the reported draft", "the draft");
    }
    meaning.to_string()
}

/// Of the text that does not have a clause: that it is held, so that this is seen there.
fn absent(d: Known<'_>, clause: &Clause) -> &'static str {
    match clause.change {
        ClauseChange::Dropped if is_text_held(d, clause.final_text) => LACKS_IT,
        ClauseChange::Added => "the draft, which is held here, does not have it",
        _ => "",
    }
}

fn told(d: Known<'_>, clause: &Clause) -> Told {
    let sides = [&clause.draft, &clause.in_final];
    let ids = |ixs: &Vec<PositionIx>| {
        ixs.iter().map(|ix| d.id_of(Entity::Position(*ix)).to_string()).collect()
    };
    let quotes = |ixs: &Vec<PositionIx>| -> Vec<QuoteIx> {
        let positions = ixs.iter().filter_map(|ix| d.position(*ix));
        positions.flat_map(|p| p.evidence().map(|quote| quote.ix)).collect()
    };
    let summed = |ixs: &Vec<PositionIx>| {
        let all: Vec<&str> =
            ixs.iter().filter_map(|ix| d.position(*ix)).map(|p| p.summary()).collect();
        all.join(" ")
    };
    let words = sides.map(summed);
    let [of_draft, of_final] = &words;
    let summaries = [
        ("In the draft", capital(without_lead(of_draft))),
        ("In the final text", of_final.clone()),
    ];
    let summaries = summaries.into_iter().filter(|(_, words)| !words.is_empty());
    let first = clause.draft.first().or(clause.in_final.first());
    let topic = first.and_then(|ix| d.position(*ix)).map(|p| Entity::Topic(p.topic()));
    let names = clause.actors.iter().map(|ix| d.name_of(Entity::Actor(*ix)));
    Told {
        actors: names.map(str::to_string).collect(),
        topic: topic.map(|topic| d.name_of(topic).to_string()).unwrap_or_default(),
        sentence: sentence(d, clause),
        summaries: summaries.map(|(title, words)| format!("{title}: {words}")).collect(),
        positions: sides.map(ids),
        quotes: sides.map(quotes),
        words,
        evidence: clause.evidence.clone(),
        why: clause.why.clone(),
        absent: absent(d, clause),
    }
}
