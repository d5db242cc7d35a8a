//! Where an actor stands on a topic, in words that are never stronger than the entry: what is hedged, limited,
//! drafted or said by others is said to be so.

use crate::dossier::terms::{ConditionKind, Firmness, Stance};
use crate::dossier::{Dossier, Known, Position};
use crate::insight::cell::{Bucket, Cell};
use crate::insight::diff::stand::{Limit, ShownPosition, Stand};

/// Nothing of its own, and nobody speaks for it.
pub(super) const SILENT: &str = "silent";

/// What stands on a draft commits nobody.
pub(super) const ONLY_DRAFT: &str = "only a draft speaks of it";

/// Where an actor stands on a topic, in words; `silent` where it does not.
pub fn cell_words(d: Known<'_>, cell: &Cell) -> String {
    let stand = Stand::of(d, cell);
    let Some(shown) = &stand.shown else {
        let words = if cell.drafts.is_empty() { SILENT } else { ONLY_DRAFT };
        return words.to_string();
    };
    let mut words = shown_words(&d, shown);
    let mut beside = Vec::new();
    if stand.bucket == Bucket::Mixed {
        beside.push(match shown.stance {
            Stance::Refuse => "another statement of its own undertakes something of it, or could",
            _ => "another statement of its own declines something of it",
        });
    }
    if stand.weaker {
        beside.push("a weaker statement of its own stands beside it");
    }
    for text in beside {
        words.push_str(&format!("; {text}"));
    }
    // A condition often says the place already.
    let is_said = |limit: &&Limit<'_>| {
        limit.kind.is_some()
            || !stand.beside.iter().any(|l| l != *limit && l.text.contains(limit.text))
    };
    let limited: Vec<String> = stand.beside.iter().filter(is_said).map(limit_words).collect();
    if !limited.is_empty() {
        let limited = limited.join(", ");
        words.push_str(&format!("; another statement of its own is limited: {limited}"));
    }
    words
}

/// What one position says, in the same words; that it stands on a draft is said first.
pub fn position_words(d: Known<'_>, p: Position<'_>) -> String {
    let words = shown_words(&d, &ShownPosition::of(d, p));
    match p.stance() {
        Stance::Expected if p.is_draft() => {
            words.replacen(EXPECTED, "in a draft only, which expects it", 1)
        }
        _ if p.is_draft() => format!("in a draft only: {words}"),
        _ => words,
    }
}

fn shown_words(d: &Dossier, shown: &ShownPosition<'_>) -> String {
    let mut parts = vec![stance_words(shown.stance, shown.is_claim, shown.firmness)];
    parts.extend(shown.limits.iter().map(limit_words));
    if let Some(number) = &shown.quantity {
        let name = |id: &&str| d.find(id).map_or(*id, |entity| d.name_of(entity)).to_string();
        let holders: Vec<String> = number.held_by.iter().map(name).collect();
        let whose = match holders.as_slice() {
            [] => String::new(),
            [one] => format!(" (counting {one})"),
            [first @ .., last] => format!(" (counting {} and {last} together)", first.join(", ")),
        };
        parts.push(format!("“{}”{whose}", number.as_said));
    }
    if let Some(place) = shown.place.filter(|at| !shown.limits.iter().any(|l| l.text.contains(at)))
    {
        parts.push(format!("place: {place}"));
    }
    if !shown.shared.is_empty() {
        let shared: Vec<&str> = shown.shared.iter().copied().collect();
        parts.push(format!("the whole text recorded as depending on {}", shared.join(" and ")));
    }
    parts.join(", ")
}

const EXPECTED: &str = "others expect it";

fn stance_words(stance: Stance, is_claim: bool, firmness: Option<Firmness>) -> String {
    let words = match stance {
        Stance::Commit => "commits",
        Stance::Ready => "ready",
        Stance::Expected => EXPECTED,
        Stance::Refuse => "refuses",
        Stance::Abstain => "took part and did not join",
        Stance::Noncommittal if is_claim => "neither confirms nor denies",
        Stance::Noncommittal => "avoids the question",
        Stance::Demand => "calls on others to act",
        Stance::Oppose => "opposes it",
        Stance::Criticise => "finds fault",
        Stance::Endorse => "speaks in favour, and undertakes nothing",
        Stance::Assert => "says that it is so",
        Stance::Deny => "says that it is not so",
    };
    match firmness {
        None | Some(Firmness::Attributed) => words.to_string(),
        Some(Firmness::Binding) => format!("{words} (described as binding)"),
        Some(firmness) => format!("{words} ({})", firmness.name().to_lowercase()),
    }
}

/// Words with which a condition already reads as one.
const OPENINGS: [&str; 18] = [
    "after", "as", "but", "during", "except", "if", "in", "not", "on", "once", "only", "provided",
    "subject", "under", "unless", "until", "when", "with",
];

fn limit_words(limit: &Limit<'_>) -> String {
    let first = limit.text.split_whitespace().next().unwrap_or_default().to_lowercase();
    if limit.kind.is_some() && OPENINGS.contains(&first.as_str()) {
        return limit.text.to_string();
    }
    let label = match limit.kind {
        Some(ConditionKind::Precondition) => "only with ",
        Some(ConditionKind::Trigger) => "set in motion by ",
        Some(ConditionKind::Caveat) => "limited: ",
        Some(ConditionKind::Approval) => "subject to ",
        None => "place: ",
    };
    format!("{label}{}", limit.text)
}
