//! Words of the program that stand in snapshots and were others in earlier versions. A brief is read in those of today:
//! then one thing has one name in its lists and on its page, and no rewording of ours is told as a change of the dossier.
//! Whoever changes a word that snapshots keep gives it a row here.

use std::sync::Arc;

use super::collect::{ONLY_DRAFTS, ONLY_DRAFTS_SAYS};
use super::{Brief, ItemKind, Quoted, Snapshot, Subject};
use crate::insight::cell::Bucket;
use crate::insight::drafts::words::without_lead;
use crate::text::words::capital;

/// What it was, and what it is.
type Reworded = (&'static str, &'static str);

/// How the words of a speaker are given, at the end of its link of the chain.
const MODES: &[Reworded] =
    &[("· quoted in full", "· quoted directly"), ("· reported as done", "· as reported")];

/// What a case is, at the end of its title.
const CASES: &[Reworded] = &[
    (": different denominators", ": different things counted"),
    (": different scope", ": scope may differ"),
    (": one utterance told twice", ": taken to be one utterance"),
    (": agree", ": compatible"),
    (": one-sided claim", ": one side on record"),
];

/// What a case is, and what that means.
const CASES_SAY: &[Reworded] = &[
    (
        "They agree: they say the same, or are compatible.",
        "No contradiction: compatible: the two say the same, or can both be so.",
    ),
    (
        "A one-sided claim: only others make the claim; from those whom it concerns, nothing is on record here.",
        "One side on record: only others make the claim; from those whom it concerns, nothing is on record here \
         under this heading.",
    ),
    (
        "took part in the meeting and did not sign its text; to attend is not to sign.",
        "attended the meeting and did not sign its text; to attend is not to sign.",
    ),
];

/// How a sentence says that nothing is on record, of the heading alone: of "this" it may be told elsewhere.
const NOTHING: [Reworded; 3] = [
    (
        "On this, nothing is on record here from ",
        "Under this heading, nothing is on record here from ",
    ),
    (
        "on this, nothing is on record here from ",
        "under this heading, nothing is on record here from ",
    ),
    (", nothing is on record here.", ", nothing is on record here under this heading."),
];

/// How two sides stand, at the end of the title of a comparison.
const SIDES: &[Reworded] = &[
    ("(alike)", "(recorded alike)"),
    ("(differ)", "(recorded differently)"),
    ("(only one side)", "(nothing on one of the two)"),
    ("(only one on record)", "(nothing on one of the two)"),
];

/// Over what an actor says, in a cell.
const LABELS: &[Reworded] =
    &[("Only spoken for", "Only others say so"), ("Reported as done", "As the source reports it")];

/// What limits a stance, at the end of a headline.
const LIMITS: &[Reworded] = &[("with an approval", "subject to approval")];

/// Between the head of what a draft has and its clauses, in a neutral line.
const DRAFTS: Reworded = (", contained: ", ", said: ");

/// Before what a draft says, in a comparison with its final text.
const IN_DRAFT: &str = "): ";

/// How a line says that something is a denial of something else, before the point that it is on.
const DENIALS: Reworded =
    (" in a denial, not of this but of another point: ", " in a denial on another point: ");

/// A line without the points that its denials are on: earlier versions did not name them, and nothing that is kept with a
/// line does.
pub(super) fn without_points(line: &str) -> String {
    let (before, behind) = DENIALS.1.split_at(DENIALS.1.len() - ": ".len());
    let mut pieces = line.split(before);
    let mut bare = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let named = piece.strip_prefix(", ").and_then(|rest| rest.split_once(behind));
        bare.push_str(before);
        match named {
            Some((_, rest)) => bare.extend([behind, rest]),
            None => bare.push_str(piece),
        }
    }
    bare
}

/// Gives what a brief keeps the words of today.
pub(super) fn renew(brief: &mut Brief) {
    for item in &mut brief.items {
        if let ItemKind::Excerpt(kept) = &mut Arc::make_mut(item).what {
            renew_snapshot(&mut kept.snapshot);
        }
    }
}

fn renew_snapshot(snapshot: &mut Snapshot) {
    match &snapshot.of {
        Subject::Conflict(_) => {
            end_anew(&mut snapshot.title, CASES);
            snapshot.says.iter_mut().for_each(|says| end_anew(says, CASES_SAY));
        }
        Subject::Comparison { .. } => {
            end_anew(&mut snapshot.title, SIDES);
            snapshot.says.iter_mut().for_each(in_draft_anew);
        }
        Subject::Cell { .. } => {
            let silent = format!("({})", Bucket::Silent.label());
            // Where only drafts spoke, a cell was called silent.
            if !snapshot.parts.is_empty()
                && let Some(what) = snapshot.title.strip_suffix(&silent)
            {
                snapshot.title = format!("{what}({ONLY_DRAFTS})");
                snapshot.says = vec![ONLY_DRAFTS_SAYS.to_string()];
            }
            for part in &mut snapshot.parts {
                end_anew(&mut part.label, LABELS);
            }
        }
        Subject::Line { .. } => {
            for line in &mut snapshot.says {
                draft_anew(line);
                *line = line.replace(DENIALS.0, DENIALS.1);
            }
        }
        Subject::Position(_) | Subject::Quote { .. } | Subject::Nothing => {}
    }
    for (was, is) in NOTHING {
        snapshot.says.iter_mut().for_each(|says| *says = says.replace(was, is));
    }
    for part in &mut snapshot.parts {
        end_anew(&mut part.headline, LIMITS);
        let of_facts = part.facts.iter_mut().flat_map(|fact| &mut fact.quotes);
        part.quotes.iter_mut().chain(of_facts).for_each(speakers_anew);
    }
    snapshot.grounds.iter_mut().for_each(speakers_anew);
}

/// Gives a text that ends with an earlier wording the one of today.
fn end_anew(text: &mut String, reworded: &[Reworded]) {
    let found = reworded.iter().find_map(|(was, is)| Some((text.strip_suffix(was)?, is)));
    if let Some((before, is)) = found {
        *text = format!("{before}{is}");
    }
}

/// Only what stands behind the head of a draft is ours: a quote may have the same words.
fn draft_anew(line: &mut String) {
    const HEAD: &str = "not the final text";
    let (was, is) = DRAFTS;
    let mut anew = String::new();
    for (n, piece) in line.split(HEAD).enumerate() {
        if n == 0 {
            anew.push_str(piece);
        } else {
            anew.push_str(HEAD);
            let piece = piece.replacen(was, is, 1);
            // That it is of a draft was said twice.
            match piece.split_once(is) {
                Some((head, said)) => anew.extend([head, is, without_lead(said)]),
                None => anew.push_str(&piece),
            }
        }
    }
    *line = anew;
}

/// The same in a comparison: `in the draft (The Post, 6 May 2030): In the draft, …`.
fn in_draft_anew(says: &mut String) {
    if let Some((head, said)) = says.split_once(IN_DRAFT)
        && head.contains("in the draft")
        && without_lead(said) != said
    {
        *says = format!("{head}{IN_DRAFT}{}", capital(without_lead(said)));
    }
}

fn speakers_anew(quote: &mut Quoted) {
    quote.chain.iter_mut().for_each(|speaker| end_anew(speaker, MODES));
}
