//! Where an actor stands on a topic, in words that are never stronger than the entry: what is hedged, limited,
//! drafted or said by others is said to be so.

use crate::dossier::terms::{ConditionKind, Firmness, Stance};
use crate::dossier::{Dossier, Entity, Known, Position};
use crate::insight::cell::{Bucket, Cell};
use crate::insight::clauses::is_clause;
use crate::insight::diff::stand::{Limit, Number, ShownPosition, Stand};
use crate::insight::naming::{SUBJECT_TO, called, in_a_row};
use crate::insight::translation::{figures, has_figures};

/// Nothing of its own, and nobody speaks for it.
pub(super) const SILENT: &str = "nothing here";

/// What stands on a draft commits nobody.
pub(super) const ONLY_DRAFT: &str = "only a draft speaks of it";

/// How it is recorded where an actor stands on a topic, for what is recorded otherwise under the same words;
/// `nothing here` where it does not.
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
            Stance::Refuse => "another of its statements undertakes part of it, or could",
            _ => "another of its statements declines part of it",
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

fn shown_words(d: &Dossier, shown: &ShownPosition<'_>) -> String {
    let mut parts = vec![stance_words(shown.stance, shown.is_claim, shown.firmness)];
    parts.extend(shown.limits.iter().map(limit_words));
    if let Some(number) = &shown.quantity {
        let whose = counting(d, number).map_or(String::new(), |whose| format!(" ({whose})"));
        parts.push(format!("“{}”{whose}", number.as_said));
    }
    if let Some(place) = shown.place.filter(|at| !shown.limits.iter().any(|l| l.text.contains(at)))
    {
        parts.push(format!("place: {place}"));
    }
    if !shown.shared.is_empty() {
        let shared: Vec<&str> = shown.shared.iter().map(String::as_str).collect();
        parts.push(format!("{SUBJECT_TO}{}", shared.join(" and ")));
    }
    parts.join(", ")
}

/// `counting Arland and the United Isles together`; `None` where nothing says whom it counts.
fn counting(d: &Dossier, number: &Number<'_>) -> Option<String> {
    let name = |id: &&str| d.find(id).map_or((*id).to_string(), |entity| called(d, entity));
    let together = if number.held_by.len() > 1 { " together" } else { "" };
    let holders = in_a_row(number.held_by.iter().map(name));
    (!holders.is_empty()).then(|| format!("counting {holders}{together}"))
}

/// Of a number what a text does not say: the words in which it was put, and whom it counts where that is
/// not those who say it.
pub(super) fn number_words(
    d: &Dossier,
    p: Position<'_>,
    number: &Number<'_>,
    text: &str,
) -> Option<String> {
    let own: Vec<&str> = p.actors().iter().map(|ix| d.id_of(Entity::Actor(*ix))).collect();
    let is_own = number.held_by == own;
    let figures = figures(p);
    let is_said = text.to_lowercase().contains(&number.as_said.to_lowercase())
        || (figures.is_some() && has_figures(p, text));
    let figures = figures.map_or(String::new(), |figures| format!(" ({figures})"));
    // Who counts heads says of whom in the words themselves.
    let is_told = is_own || p.stance() == Stance::Assert;
    match (is_said, counting(d, number).filter(|_| !is_told)) {
        (true, whose) => whose,
        (false, None) => Some(format!("“{}”{figures}", number.as_said)),
        (false, Some(whose)) => Some(format!("“{}”{figures}, {whose}", number.as_said)),
    }
}

fn stance_words(stance: Stance, is_claim: bool, firmness: Option<Firmness>) -> String {
    let words = match stance {
        Stance::Commit => "commits",
        Stance::Ready => "ready",
        Stance::Expected => "only others say so",
        Stance::Refuse => "refuses",
        Stance::Abstain => "took part and did not join",
        Stance::Noncommittal if is_claim => "neither confirms nor denies",
        Stance::Noncommittal => "avoids the question",
        Stance::Demand => "asks something of others",
        Stance::Oppose => "opposes something",
        Stance::Criticise => "finds fault",
        Stance::Endorse => "approves of something",
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
const OPENINGS: [&str; 34] = [
    "after",
    "as",
    "at",
    "before",
    "but",
    "by",
    "during",
    "except",
    "following",
    "for",
    "from",
    "if",
    "in",
    "not",
    "on",
    "once",
    "only",
    "over",
    "pending",
    "provided",
    "save",
    "should",
    "since",
    "so",
    "subject",
    "under",
    "unless",
    "until",
    "when",
    "where",
    "while",
    "with",
    "within",
    "without",
];

/// A condition or a place, in words under which it reads as one.
pub fn limit_words(limit: &Limit<'_>) -> String {
    let first = limit.text.split_whitespace().next().unwrap_or_default().to_lowercase();
    if limit.kind.is_some() && OPENINGS.contains(&first.as_str()) {
        return limit.text.to_string();
    }
    let is_clause = is_clause(limit.text);
    let label = match limit.kind {
        Some(ConditionKind::Precondition | ConditionKind::Approval) if is_clause => "only if ",
        Some(ConditionKind::Trigger) if is_clause => "set in motion when ",
        Some(ConditionKind::Precondition) => "only with ",
        Some(ConditionKind::Trigger) => "set in motion by ",
        Some(ConditionKind::Caveat) => "limited: ",
        Some(ConditionKind::Approval) => "subject to ",
        None => "place: ",
    };
    format!("{label}{}", limit.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_reads_as_one_whatever_it_begins_with() {
        use ConditionKind::{Approval, Caveat, Precondition, Trigger};
        let check = |kind, text, expected: &str| {
            assert_eq!(limit_words(&Limit { kind: Some(kind), text }), expected);
        };
        check(Precondition, "a truce", "only with a truce");
        check(
            Precondition,
            "the approaches have been certified",
            "only if the approaches have been certified",
        );
        check(Precondition, "the consent that is needed", "only with the consent that is needed");
        check(Precondition, "before the winter", "before the winter");
        check(Precondition, "should both ask for it", "should both ask for it");
        check(Trigger, "the harbour is cleared", "set in motion when the harbour is cleared");
        check(Trigger, "a request of both", "set in motion by a request of both");
        check(Approval, "its parliament", "subject to its parliament");
        check(
            Approval,
            "both parliaments have approved it",
            "only if both parliaments have approved it",
        );
        check(Caveat, "without heavy weapons", "without heavy weapons");
        check(Caveat, "so far as practicable", "so far as practicable");
        check(
            Caveat,
            "such charts as are in its possession",
            "limited: such charts as are in its possession",
        );
    }
}
