//! Differences in sentences. Nothing here reads stronger than the entry behind it: what is not held is
//! said to be not held, a draft is a draft, and what others say is what others expect.

use std::collections::BTreeSet;

use crate::dossier::{ActorIx, Entity, PositionIx, TopicIx};
use crate::insight::cell::{Bucket, Cell, is_superseded};
use crate::insight::diff::change::{Change, ChangeKind, Moved};
use crate::insight::diff::facets::names;
use crate::insight::diff::quotes::quote_key;
use crate::insight::diff::side::{Side, is_one_dossier, same};
use crate::insight::diff::stand_words::{ONLY_DRAFT, SILENT, cell_words, position_words};
use crate::text::words::{capital, closed};

/// `Germany, Ground troops: silent → ready (signalled), only in a NATO member country bordering Ukraine.`
pub fn moved_sentence(a: Side<'_>, b: Side<'_>, moved: &Moved) -> String {
    let [from, to] = moved_words(a, b, moved);
    format!("{}: {from} → {to}.", moved_heading(a, b, moved))
}

/// Whether a cell shows, between two days of one dossier, something that came to be known then and of which
/// nothing says when it was said: what moved may be its publication alone.
fn is_undated_news(a: Side<'_>, b: Side<'_>, cell: &Cell) -> bool {
    let shown = cell.shown().and_then(|ix| b.known.position(ix));
    is_one_dossier(a, b)
        && shown.is_some_and(|p| p.stated_on().is_none() && !a.within.contains(p.ix))
}

/// Who and on what, as the second calls them if it has them.
pub fn moved_heading(a: Side<'_>, b: Side<'_>, moved: &Moved) -> String {
    let [actor_a, actor_b] = moved.actor.map(|ix| ix.map(Entity::Actor));
    let [topic_a, topic_b] = moved.topic.map(|ix| ix.map(Entity::Topic));
    let name = |one: Option<Entity>, other: Option<Entity>| match (one, other) {
        (_, Some(entity)) => b.known.whole().name_of(entity),
        (Some(entity), None) => a.known.whole().name_of(entity),
        (None, None) => "",
    };
    format!("{}, {}", name(actor_a, actor_b), name(topic_a, topic_b))
}

/// Where the actor stands on each side, in words.
pub fn moved_words(a: Side<'_>, b: Side<'_>, moved: &Moved) -> [String; 2] {
    let [first, second] = &moved.cells;
    let [actor_a, actor_b] = moved.actor;
    let [topic_a, topic_b] = moved.topic;
    let [maybe_a, maybe_b] = moved.uncertain;
    let from = match nothing(a, first, actor_a, topic_a) {
        Some(words) => words.to_string(),
        None => cell_words(a.known, first),
    };
    let to = match nothing(b, second, actor_b, topic_b) {
        // What was withdrawn is said to be so, whatever a draft says beside it.
        Some(words @ (SILENT | ONLY_DRAFT)) => match gone(a, first, b) {
            SILENT => words.to_string(),
            gone if words == ONLY_DRAFT => format!("{gone}; {ONLY_DRAFT}"),
            gone => gone.to_string(),
        },
        Some(words) => words.to_string(),
        None => cell_words(b.known, second),
    };
    let doubt = |words: String, doubtful: bool| {
        if doubtful { format!("{words} (the dates leave more open)") } else { words }
    };
    let (from, mut to) = (doubt(from, maybe_a), doubt(to, maybe_b));
    if is_undated_news(a, b, second) {
        to.push_str(" (undated: it may be older)");
    }
    // The kind of a condition, or a place that it says, may not show in the words.
    if from == to {
        to.push_str(" (the same words, recorded otherwise)");
    }
    [from, to]
}

/// What is said where a cell has no stance; `None` where it has one.
fn nothing(
    side: Side<'_>,
    cell: &Cell,
    actor: Option<ActorIx>,
    topic: Option<TopicIx>,
) -> Option<&'static str> {
    let d = side.known.whole();
    let has_actor = actor.and_then(|ix| d.actor(ix)).is_some_and(|actor| !actor.at.is_stand_in());
    let has_topic = topic.and_then(|ix| d.topic(ix)).is_some_and(|topic| !topic.at.is_stand_in());
    match () {
        () if cell.bucket() != Bucket::Silent => None,
        () if !cell.drafts.is_empty() => Some(ONLY_DRAFT),
        () if !has_actor => Some("the actor is not in this dossier"),
        () if !has_topic => Some("the topic is not in this dossier"),
        () => Some(SILENT),
    }
}

/// Why a cell of the second side is silent where the first had something: never because somebody
/// refused.
fn gone(a: Side<'_>, before: &Cell, b: Side<'_>) -> &'static str {
    let (in_a, in_b) = (a.known.whole(), b.known.whole());
    let still: Vec<PositionIx> = before
        .own
        .iter()
        .chain(&before.spoken_for)
        .filter_map(|ix| match same(in_a, in_b, Entity::Position(*ix)) {
            Some(Entity::Position(there)) if b.within.contains(there) => Some(there),
            _ => None,
        })
        .collect();
    let is_draft = |ix: &PositionIx| b.known.position(*ix).is_some_and(|p| p.is_draft());
    match () {
        () if before.bucket() == Bucket::Silent => SILENT,
        () if !still.is_empty() && still.iter().all(is_draft) => SILENT,
        () if still.iter().any(|ix| is_superseded(b.known, *ix, b.within)) => {
            "replaced by a later statement that stands elsewhere"
        }
        () if !still.is_empty() => "silent; what was said stands elsewhere here",
        () if in_b.incomplete => "not held here, where entries could not be read",
        () if is_one_dossier(a, b) => "not held here",
        () => "no longer held here",
    }
}

/// What became of a position, in sentences.
pub fn change_sentence(a: Side<'_>, b: Side<'_>, change: &Change) -> String {
    let [first, second] = change.at;
    let before = first.and_then(|ix| a.known.position(ix)).map(|p| (a.known, p));
    let after = second.and_then(|ix| b.known.position(ix)).map(|p| (b.known, p));
    let Some((d, p)) = after.or(before) else { return String::new() };
    let label = match (change.kind, change.perhaps) {
        (ChangeKind::New, true) => "New, or there before (the dates do not say)",
        (ChangeKind::New, false) => "New",
        (ChangeKind::Withdrawn, true) => "Perhaps no longer held here (the dates do not say)",
        (ChangeKind::Withdrawn, false) if b.known.whole().incomplete => {
            "Not held here, where entries could not be read"
        }
        (ChangeKind::Withdrawn, false) if is_one_dossier(a, b) => "Not held here",
        (ChangeKind::Withdrawn, false) => "No longer held here",
        (ChangeKind::Superseded, _) => "Replaced by a later statement",
        (ChangeKind::Reinstated, _) => "No longer replaced",
        (ChangeKind::Restated, _) if is_one_dossier(a, b) => "Known otherwise",
        (ChangeKind::Restated, _) => "Recorded otherwise",
        (ChangeKind::Reworded, _) => "Summed up otherwise",
        (ChangeKind::Requoted, _) => "Quoted otherwise",
    };
    let who = format!("{}, {}", names(&d, p.actors()), d.name_of(Entity::Topic(p.topic())));
    let told = match change.kind {
        ChangeKind::New
        | ChangeKind::Withdrawn
        | ChangeKind::Superseded
        | ChangeKind::Reinstated => {
            let replaced = change.kind == ChangeKind::New && is_superseded(d, p.ix, b.within);
            let replaced = if replaced { "; already replaced by a later statement" } else { "" };
            format!("{}{replaced}. {}", position_words(d, p), p.summary())
        }
        ChangeKind::Restated => {
            let told = change.facets.iter().map(|facet| {
                let [from, to] = &facet.values;
                format!("{}: {from} → {to}", facet.name)
            });
            format!("{}.", told.collect::<Vec<_>>().join("; "))
        }
        ChangeKind::Reworded => {
            let old = before.map(|(_, p)| p.summary()).unwrap_or_default();
            format!("before: {} Now: {}", closed(old), p.summary())
        }
        ChangeKind::Requoted => format!("{}. {}", requoted_words(a, b, change), p.summary()),
    };
    format!("{label}: {who}: {}", closed(&told))
}

/// `1 quote more, 1 attributed otherwise`.
fn requoted_words(a: Side<'_>, b: Side<'_>, change: &Change) -> String {
    let [lost, gained] = &change.quotes;
    let (in_a, in_b) = (a.known.whole(), b.known.whole());
    let lost: Vec<_> =
        lost.iter().filter_map(|ix| Some(quote_key(in_a, in_a.quote(*ix)?))).collect();
    let gained: Vec<_> =
        gained.iter().filter_map(|ix| Some(quote_key(in_b, in_b.quote(*ix)?))).collect();
    let old: BTreeSet<_> =
        lost.iter().map(|([document, exact, ..], ..)| (*document, *exact)).collect();
    let kept =
        gained.iter().filter(|([document, exact, ..], ..)| old.contains(&(*document, *exact)));
    let kept = kept.count().min(lost.len());
    let quotes = |n: usize| if n == 1 { "1 quote".to_string() } else { format!("{n} quotes") };
    let mut parts = Vec::new();
    if kept > 0 {
        parts.push(format!("{} with another attribution, context or translation", quotes(kept)));
    }
    if gained.len() > kept {
        parts.push(format!("{} more", quotes(gained.len() - kept)));
    }
    if lost.len() > kept {
        parts.push(format!("{} no longer held", quotes(lost.len() - kept)));
    }
    parts.join(", ")
}

/// The meaning of a group of differences as a sentence.
pub fn meaning_sentence(meaning: &str) -> String {
    closed(&capital(meaning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Dossier, Opened, PositionSet, SourceFile, bundled, open};
    use crate::insight::as_of::{Calendar, Clock, Time};
    use crate::insight::diff::{Diff, diff};

    /// All sentences between two dossiers: the cells first.
    fn between(one: &Dossier, other: &Dossier) -> Vec<String> {
        let within = [one, other].map(|d| PositionSet::all(d.len()));
        let none = PositionSet::none();
        let [in_one, in_other] = &within;
        let a = Side { known: one.into(), within: in_one, possibly: &none };
        let b = Side { known: other.into(), within: in_other, possibly: &none };
        sentences(a, b)
    }

    fn sentences(a: Side<'_>, b: Side<'_>) -> Vec<String> {
        let Diff { moved, changes, .. } = diff(a, b);
        let moved = moved.iter().map(|moved| moved_sentence(a, b, moved));
        moved.chain(changes.iter().map(|change| change_sentence(a, b, change))).collect()
    }

    fn dossier(positions: &str) -> Dossier {
        let text = format!(
            "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"UK\", kind: State), \
             (id: \"s\", name: \"Minister\", kind: Person, represents: [\"a\"])], \
             topics: [(id: \"t\", name: \"Troops\", short: \"T\", kind: Undertaking, question: \"?\", place: \"Here\"), \
             (id: \"u\", name: \"Ships\", short: \"U\", kind: Undertaking, question: \"?\")], \
             instruments: [(id: \"final\", title: \"F\", kind: Declaration, text: Final, \
             preconditions: [(text: \"a truce\", evidence: [(document: \"o\", exact: \"a truce\")])]), \
             (id: \"draft\", title: \"F\", kind: Declaration, text: Draft, draft_of: \"final\")], \
             documents: [(id: \"o\", publisher: \"P\", kind: News), (id: \"n\", publisher: \"N\", kind: News)], \
             positions: [{positions}])"
        );
        let text = text.replace(
            "POS",
            "actors: [\"a\"], summary: \"It will.\", evidence: [(document: \"o\", exact: \"words\", \
             attribution: [(who: [\"a\"], mode: Act)])]",
        );
        open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier
    }

    const COMMIT: &str = r#"(id: "c", topic: "t", stance: Commit, firmness: Pledged, POS),"#;

    fn check(one: &str, other: &str, expected: &[&str]) {
        assert_eq!(between(&dossier(one), &dossier(other)), expected, "{one} | {other}");
    }

    #[test]
    fn a_condition_that_was_added_is_said() {
        let with = |text: &str| {
            let conditions = format!("POS, conditions: [(kind: Approval, text: \"{text}\")]");
            COMMIT.replace("POS", &conditions)
        };
        check(
            COMMIT,
            &with("a Commons vote"),
            &[
                "UK, Troops: commits (pledged) → commits (pledged), subject to a Commons vote.",
                "Recorded otherwise: UK, Troops: conditions: none → a Commons vote (approval).",
            ],
        );
        check(
            COMMIT,
            &with("only after a vote"),
            &[
                "UK, Troops: commits (pledged) → commits (pledged), only after a vote.",
                "Recorded otherwise: UK, Troops: conditions: none → only after a vote (approval).",
            ],
        );
        check(
            &with("only after a vote"),
            &with("only after a vote").replace("Approval", "Caveat"),
            &[
                "UK, Troops: commits (pledged), only after a vote → commits (pledged), only after a vote (the same \
                 words, recorded otherwise).",
                "Recorded otherwise: UK, Troops: conditions: only after a vote (approval) → only after a vote \
                 (caveat).",
            ],
        );
        // On another statement it limits the cell, and is not said of the one shown.
        let beside = with("a vote").replace("Commit", "Ready").replace("\"c\"", "\"r\"");
        check(
            COMMIT,
            &format!("{COMMIT}{}", beside.replace("Pledged", "Signalled")),
            &[
                "UK, Troops: commits (pledged) → commits (pledged); a weaker statement of its own stands beside \
                 it; another statement of its own is limited: subject to a vote.",
                "New: UK, Troops: ready (signalled), subject to a vote. It will.",
            ],
        );
    }

    #[test]
    fn what_is_not_held_any_more_is_no_refusal() {
        check(
            COMMIT,
            "",
            &[
                "UK, Troops: commits (pledged) → no longer held here.",
                "No longer held here: UK, Troops: commits (pledged). It will.",
            ],
        );
        check(
            "",
            COMMIT,
            &[
                "UK, Troops: silent → commits (pledged).",
                "New: UK, Troops: commits (pledged). It will.",
            ],
        );
        // An entry that cannot be read may have been anything.
        check(
            COMMIT,
            &COMMIT.replace("Pledged", "Sworn"),
            &[
                "UK, Troops: commits (pledged) → not held here, where entries could not be read.",
                "Not held here, where entries could not be read: UK, Troops: commits (pledged). It will.",
            ],
        );
        check(
            COMMIT,
            &COMMIT.replace("\"t\"", "\"u\""),
            &[
                "UK, Troops: commits (pledged) → silent; what was said stands elsewhere here.",
                "UK, Ships: silent → commits (pledged).",
                "Recorded otherwise: UK, Ships: topic: Troops → Ships.",
            ],
        );
    }

    #[test]
    fn drafts_and_what_others_expect_are_said_as_such() {
        let on = |text: &str| COMMIT.replace("POS", &format!("POS, instrument: \"{text}\""));
        check(
            &on("draft"),
            &on("final"),
            &[
                "UK, Troops: only a draft speaks of it → commits (pledged), the whole text recorded as depending on a truce.",
                "Recorded otherwise: UK, Troops: text: F (draft) → F.",
            ],
        );
        // The other way round, nothing is taken back by the actor.
        check(
            &on("final"),
            &on("draft"),
            &[
                "UK, Troops: commits (pledged), the whole text recorded as depending on a truce → only a draft speaks \
                 of it.",
                "Recorded otherwise: UK, Troops: text: F → F (draft).",
            ],
        );
        let expected = COMMIT.replace("Commit", "Expected").replace("Pledged", "Attributed");
        check(
            "",
            &expected,
            &[
                "UK, Troops: silent → others expect it.",
                "New: UK, Troops: others expect it. It will.",
            ],
        );
        let draft = expected.replace("POS", "POS, instrument: \"draft\"");
        check("", &draft, &["New: UK, Troops: in a draft only, which expects it. It will."]);
        check("", &on("draft"), &["New: UK, Troops: in a draft only: commits (pledged). It will."]);
    }

    #[test]
    fn statements_that_pull_apart_are_both_told() {
        let refuse = r#"(id: "r", topic: "t", stance: Refuse, POS),"#;
        check(
            COMMIT,
            &format!("{COMMIT}{refuse}"),
            &[
                "UK, Troops: commits (pledged) → commits (pledged); another statement of its own declines \
                 something of it.",
                "New: UK, Troops: refuses. It will.",
            ],
        );
        let later = refuse.replace("POS", "POS, links: [(kind: Supersedes, to: \"c\")]");
        check(
            COMMIT,
            &format!("{COMMIT}{later}"),
            &[
                "UK, Troops: commits (pledged) → refuses.",
                "Replaced by a later statement: UK, Troops: commits (pledged). It will.",
                "New: UK, Troops: refuses. It will.",
            ],
        );
    }

    #[test]
    fn other_places_numbers_quotes_and_summaries_are_told() {
        check(
            COMMIT,
            &COMMIT.replace("POS", "POS, place: \"There\""),
            &[
                "UK, Troops: commits (pledged) → commits (pledged), place: There.",
                "Recorded otherwise: UK, Troops: place: none → There.",
            ],
        );
        let number = |holders: &str| {
            let number =
                format!("(as_said: \"words\", unit: \"men\", max: 5, held_by: [{holders}])");
            COMMIT.replace("POS", &format!("POS, quantity: {number}"))
        };
        check(
            &number(""),
            &number("\"a\""),
            &[
                "UK, Troops: commits (pledged), “words” → commits (pledged), “words” (counting UK).",
                "Recorded otherwise: UK, Troops: number: “words” (men, at most 5; holder not stated) → “words” \
                 (men, at most 5; held by UK).",
            ],
        );
        let positions = |quotes: &str| {
            format!(
                "(id: \"c\", actors: [\"a\"], topic: \"t\", stance: Refuse, summary: \"No.\", evidence: [{quotes}])"
            )
        };
        let quote = r#"(document: "o", exact: "words", attribution: [(who: ["a"], mode: Act)]),"#;
        let other = quote.replace("\"o\"", "\"n\"");
        let through = quote.replace("Act", "Indirect");
        check(&positions(quote), &positions(quote), &[]);
        check(&positions(&format!("{quote}{other}")), &positions(&format!("{other}{quote}")), &[]);
        check(
            &positions(&format!("{quote}{other}")),
            &positions(&through),
            &[
                "Quoted otherwise: UK, Troops: 1 quote with another attribution, context or translation, 1 quote \
               no longer held. No.",
            ],
        );
        check(
            COMMIT,
            &COMMIT.replace("(id", "(note: \"seen\", id"),
            &["Recorded otherwise: UK, Troops: note: none → seen."],
        );
        check(
            &positions(quote),
            &positions(quote).replace("No.", "Never."),
            &["Summed up otherwise: UK, Troops: before: No. Now: Never."],
        );
    }

    /// What the bundled dossier lets one say of two days, of one actor.
    fn on(clock: Clock, from: u8, to: u8, who: &str) -> Vec<String> {
        let Opened { dossier: d, .. } = open(&bundled());
        let calendar = Calendar::new(&d);
        let at = |day: u8| Time { clock, as_of: Some((2026, 1, day)), since: None };
        let found = [from, to].map(|day| at(day).positions(&d, &calendar));
        let [one, other] = &found;
        let a = Side { known: at(from).known(&d), within: &one.there, possibly: &one.possibly };
        let b = Side { known: at(to).known(&d), within: &other.there, possibly: &other.possibly };
        let all = sentences(a, b);
        all.into_iter().filter(|sentence| sentence.contains(&format!("{who}, "))).collect()
    }

    #[test]
    fn three_days_in_january_are_told_in_plain_sentences() {
        let told = |who: &str| on(Clock::Said, 5, 8, who);
        let first = |who: &str| told(who).into_iter().next().unwrap_or_default();
        assert_eq!(
            first("Germany"),
            "Germany, Ground troops: silent → ready (signalled), only in a NATO member country bordering Ukraine (undated: it may be older)."
        );
        assert_eq!(
            first("Italy"),
            "Italy, Ground troops: silent → refuses (undated: it may be older)."
        );
        assert_eq!(
            first("France"),
            "France, Ground troops: silent → commits (pledged), “reportedly up to 15,000 troops combined” \
             (counting France and United Kingdom together); a weaker statement of its own stands \
             beside it; another statement of its own is limited: after a ceasefire is signed \
             (undated: it may be older)."
        );
        assert_eq!(
            first("Turkey"),
            "Turkey, Naval component: silent → others expect it, place: the Black Sea."
        );
        assert!(
            told("United States").contains(
                &"United States, Signature or adoption: silent → took part and did not join."
                    .to_string()
            )
        );
        // The wrong way round, nothing is taken back: it is not held yet.
        assert_eq!(
            on(Clock::Published, 8, 5, "Italy").first().map(String::as_str),
            Some("Italy, Ground troops: refuses → not held here.")
        );
    }
}
