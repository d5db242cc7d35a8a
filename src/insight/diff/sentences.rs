//! The sentences of differences between small dossiers, and between days of the bundled one.

use super::words::*;
use super::*;
use crate::dossier::{Dossier, Opened, PositionSet, SourceFile, bundled, open};
use crate::insight::as_of::{Calendar, Clock, Time};

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
            "UK, Troops: commits (pledged) → commits (pledged), subject to a Commons vote: It will.",
            "Recorded otherwise: UK, Troops: conditions: none → a Commons vote (approval).",
        ],
    );
    check(
        COMMIT,
        &with("only after a vote"),
        &[
            "UK, Troops: commits (pledged) → commits (pledged), only after a vote: It will.",
            "Recorded otherwise: UK, Troops: conditions: none → only after a vote (approval).",
        ],
    );
    check(
        &with("only after a vote"),
        &with("only after a vote").replace("Approval", "Caveat"),
        &[
            "UK, Troops: commits (pledged), only after a vote → commits (pledged), only after a vote (the same \
             words, recorded differently): It will.",
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
            "UK, Troops: commits (pledged) → commits (pledged); a weaker statement of its own stands beside it; \
             another statement of its own is limited: subject to a vote: It will.",
            "New: UK, Troops: It will (P, an undated document; subject to a vote).",
        ],
    );
}

#[test]
fn what_is_not_held_any_more_is_no_refusal() {
    check(
        COMMIT,
        "",
        &[
            "UK, Troops: before: It will (P, an undated document). Now: no longer held here.",
            "No longer held here: UK, Troops: It will (P, an undated document).",
        ],
    );
    check(
        "",
        COMMIT,
        &[
            "UK, Troops: before: nothing here. Now: It will (P, an undated document).",
            "New: UK, Troops: It will (P, an undated document).",
        ],
    );
    // An entry that cannot be read may have been anything.
    check(
        COMMIT,
        &COMMIT.replace("Pledged", "Sworn"),
        &[
            "UK, Troops: before: It will (P, an undated document). Now: not held here, where entries could not be read.",
            "Not held here, where entries could not be read: UK, Troops: It will (P, an undated document).",
        ],
    );
    check(
        COMMIT,
        &COMMIT.replace("\"t\"", "\"u\""),
        &[
            "UK, Troops: before: It will (P, an undated document). Now: nothing here; what was said stands elsewhere.",
            "UK, Ships: before: nothing here. Now: It will (P, an undated document).",
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
            "UK, Troops: before: only a draft speaks of it: It will (P, an undated document). Now: It will \
             (P, an undated document; subject to a truce, as P has it).",
            "Recorded otherwise: UK, Troops: text: F (draft) → F.",
        ],
    );
    // The other way round, nothing is taken back by the actor.
    check(
        &on("final"),
        &on("draft"),
        &[
            "UK, Troops: before: It will (P, an undated document; subject to a truce, as P has it). Now: only \
             a draft speaks of it: It will (P, an undated document).",
            "Recorded otherwise: UK, Troops: text: F → F (draft).",
        ],
    );
    let expected = COMMIT.replace("Commit", "Expected").replace("Pledged", "Attributed");
    check(
        "",
        &expected,
        &[
            "UK, Troops: before: nothing here. Now: It will (P, an undated document). From UK itself, nothing is on record here under this heading.",
            "New: UK, Troops: It will (P, an undated document). From UK itself, nothing is on record here under this heading.",
        ],
    );
    let draft = expected.replace("POS", "POS, instrument: \"draft\"");
    check(
        "",
        &draft,
        &[
            "New: UK, Troops: in a draft: It will (P, an undated document). From UK itself, nothing is on record here under this heading.",
        ],
    );
    check("", &on("draft"), &["New: UK, Troops: in a draft: It will (P, an undated document)."]);
}

#[test]
fn statements_that_pull_apart_are_both_told() {
    let refuse = r#"(id: "r", topic: "t", stance: Refuse, POS),"#;
    check(
        COMMIT,
        &format!("{COMMIT}{refuse}"),
        &[
            "UK, Troops: commits (pledged) → commits (pledged); another of its statements declines part of it: \
             It will.",
            "New: UK, Troops: It will (P, an undated document).",
        ],
    );
    let later = refuse.replace("POS", "POS, links: [(kind: Supersedes, to: \"c\")]");
    check(
        COMMIT,
        &format!("{COMMIT}{later}"),
        &[
            "UK, Troops: commits (pledged) → refuses: It will.",
            "Replaced by a later statement: UK, Troops: It will (P, an undated document).",
            "New: UK, Troops: It will (P, an undated document).",
        ],
    );
}

#[test]
fn other_places_numbers_quotes_and_summaries_are_told() {
    check(
        COMMIT,
        &COMMIT.replace("POS", "POS, place: \"There\""),
        &[
            "UK, Troops: commits (pledged) → commits (pledged), place: There: It will.",
            "Recorded otherwise: UK, Troops: place: none → There.",
        ],
    );
    let number = |holders: &str| {
        let number = format!("(as_said: \"words\", unit: \"men\", max: 5, held_by: [{holders}])");
        COMMIT.replace("POS", &format!("POS, quantity: {number}"))
    };
    check(
        &number(""),
        &number("\"a\""),
        &[
            "UK, Troops: commits (pledged), “words” → commits (pledged), “words” (counting UK): It will.",
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
        "Germany, Ground troops: by 5 January 2026: nothing here. First reported here on 7 January 2026 \
         (statement undated): German troops might participate, but only in a NATO member country \
         bordering Ukraine (Why So France, paraphrasing Friedrich Merz)."
    );
    assert_eq!(
        first("Italy"),
        "Italy, Ground troops: by 5 January 2026: nothing here. First reported here on 7 January 2026 (act \
         undated; the report has “reiterated”): Italy reiterated its refusal to send soldiers to \
         Ukraine (Why So France)."
    );
    assert_eq!(
        first("France"),
        "France, Ground troops: by 5 January 2026: nothing here. Dated here 6 January 2026: \
         France, the UK and Ukraine signed a letter of intent on the planned stationing of French \
         and British troops in Ukraine (OSW Centre for Eastern Studies, 8 January 2026). Dated \
         here 6 to 7 January 2026: “Several thousand” French soldiers could be deployed to \
         maintain peace in Ukraine after a ceasefire is signed, said Macron (Why So France, 7 \
         January 2026). First reported here on 8 January 2026 (act undated): OSW: as a component \
         of “the future mission”, France and the UK pledged to deploy their ground forces, \
         reportedly up to 15,000 troops combined; also: Only a small group of countries, led by \
         the UK and France, has expressed readiness to deploy ground forces to Ukraine (OSW \
         Centre for Eastern Studies). First reported here on 8 January 2026 (statement undated): \
         According to Macron, the ground forces would be stationed on Ukrainian territory, but \
         far from the front lines; the report itself says that only a small group of countries, \
         led by the United Kingdom and France, has expressed readiness to deploy them (OSW Centre \
         for Eastern Studies)."
    );
    assert_eq!(
        first("Turkey"),
        "Turkey, Naval component: by 5 January 2026: nothing here. Reported 8 January 2026: Turkey is \
         expected to take charge of the naval component of the future mission, in the Black Sea (OSW Centre for Eastern \
         Studies, in its own voice). From Turkey itself, nothing is on record here under this heading."
    );
    assert!(told("United States").contains(
        &"United States, Signature or adoption: by 5 January 2026: nothing here. Dated here 6 January 2026: The United \
          States did not sign the declaration (Why So France, 7 January 2026; see also OSW Centre for Eastern Studies, \
          8 January 2026)."
            .to_string()
    ));
    // The wrong way round, nothing is taken back: it is not held yet.
    assert_eq!(
        on(Clock::Published, 8, 5, "Italy").first().map(String::as_str),
        Some(
            "Italy, Ground troops: by 8 January 2026: Italy reiterated its refusal to send soldiers to Ukraine \
             (Why So France, 7 January 2026; act undated). By 5 January 2026: not held here."
        )
    );
}
