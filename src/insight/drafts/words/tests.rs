//! Tests of the sentences of drafts.

use super::*;
use crate::dossier::{Opened, PositionSet, bundled, open};
use crate::insight::drafts::clauses;

/// The sentence of the one clause of a draft that has a link of a kind to the final text, which is held.
fn linked_clause(kind: &str, to: &str, evidence: &str) -> String {
    let frame = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "Arland", kind: State)],
        topics: [(id: "t", name: "Ships", short: "T", kind: Undertaking, question: "?")],
        instruments: [(id: "final", title: "Accord", kind: Treaty, text: Final),
            (id: "draft", title: "Draft", kind: Treaty, text: Draft, draft_of: "final")],
        documents: [(id: "o", publisher: "The League", kind: Official, published_on: "2030-05-02"), (id: "n", publisher: "The Post", kind: News, published_on: "2030-05-06")],
        positions: [(id: "x", clause: "c", actors: ["a"], topic: "t", stance: Expected, firmness: Attributed,
            summary: "In the draft, Arland sends ships.", instrument: "draft",
            evidence: [(document: "o", exact: "Arland sends ships", attribution: [(who: ["draft"], mode: Text)])],
            links: [(kind: KIND, to: "TO", why: "W", evidence: [EVIDENCE])]),
        (id: "y", clause: "e", actors: ["a"], topic: "t", stance: Expected, firmness: Attributed,
            summary: "Arland tries to send boats.", instrument: "final",
            evidence: [(document: "o", exact: "Arland tries to send boats", attribution: [(who: ["final"], mode: Text)])])])"#;
    let text = frame.replace("KIND", kind).replace("TO", to).replace("EVIDENCE", evidence);
    let file = crate::dossier::SourceFile { name: "a.ron".to_string(), text: text.into() };
    let Opened { dossier: d, .. } = open(&[file]);
    let found = clauses(Known::from(&d), &PositionSet::all(d.len()));
    sentence(Known::from(&d), found.iter().find(|c| !c.draft.is_empty()).unwrap())
}

#[test]
fn a_final_text_that_is_held_speaks_itself() {
    let draft = "Arland, Ships: in the draft (The League, 2 May 2030): Arland sends ships.";
    let own = r#"(document: "o", exact: "Arland tries to send boats", attribution: [(who: ["final"], mode: Text)])"#;
    assert_eq!(
        linked_clause("WeakenedInFinal", "y", own),
        format!("{draft} The final text has: “Arland tries to send boats”.")
    );
    let report = r#"(document: "n", exact: "nothing of ships")"#;
    assert_eq!(
        linked_clause("OmittedInFinal", "final", report),
        format!(
            "{draft} The Post, 6 May 2030, writes of the final text: “nothing of ships”. The final text, which is held here, does not \
             have it. Omission is not refusal."
        )
    );
}

#[test]
fn what_a_final_text_has_is_told_before_what_it_does_not_mention() {
    let report = r#"(document: "n", exact: "nothing of ships")"#;
    assert_eq!(
        linked_clause("WeakenedInFinal", "y", report),
        "Arland, Ships: in the draft (The League, 2 May 2030): Arland sends ships. In the final text \
         (The League, 2 May 2030): Arland tries to send boats. The Post, 6 May 2030, writes of the final text: \
         “nothing of ships”. Omission is not refusal."
    );
}

#[test]
fn what_says_that_it_is_of_a_draft_does_not_say_so_twice() {
    let check = |summary: &str, expected: &str| assert_eq!(without_lead(summary), expected);
    check("In the draft, Arland sends ships.", "Arland sends ships.");
    check("By the April draft, Arland sends ships.", "Arland sends ships.");
    check(
        "In the draft seen by the Post, Arland sends ships.",
        "In the draft seen by the Post, Arland sends ships.",
    );
    check(
        "By the reported draft, Arland sends ships.",
        "By the reported draft, Arland sends ships.",
    );
    check("In the end, Arland sends ships.", "In the end, Arland sends ships.");
}

/// The sentence of a clause that a draft and its final text have, both of which are held.
fn kept_clause(draft: &str, last: &str) -> String {
    let frame = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "Arland", kind: State), (id: "b", name: "Bessony", kind: State)],
        topics: [(id: "t", name: "Ships", short: "T", kind: Undertaking, question: "?")],
        instruments: [(id: "final", title: "Accord", kind: Treaty, text: Final),
            (id: "draft", title: "Draft", kind: Treaty, text: Draft, draft_of: "final")],
        documents: [(id: "o", publisher: "The League", kind: Official, published_on: "2030-05-02")],
        positions: [(id: "x", clause: "c", actors: ["a", "b"], topic: "t", stance: Expected, firmness: Attributed,
            summary: "By the April draft, ships are sent.", instrument: "draft",
            evidence: [(document: "o", exact: "DRAFT", attribution: [(who: ["draft"], mode: Text)])]),
        (id: "y", clause: "c", actors: ["a", "b"], topic: "t", stance: Expected, firmness: Attributed,
            summary: "Ships are sent.", instrument: "final",
            evidence: [(document: "o", exact: "FINAL", attribution: [(who: ["final"], mode: Text)])])])"#;
    let text = frame.replace("DRAFT", draft).replace("FINAL", last);
    let file = crate::dossier::SourceFile { name: "a.ron".to_string(), text: text.into() };
    let Opened { dossier: d, .. } = open(&[file]);
    let found = clauses(Known::from(&d), &PositionSet::all(d.len()));
    assert_eq!(found.len(), 1);
    sentence(Known::from(&d), &found[0])
}

#[test]
fn of_texts_that_are_held_no_reports_are_spoken_of() {
    let frame = "Arland and Bessony, Ships: in the draft (The League, 2 May 2030): Ships are sent. In the final text: Ships are sent.";
    assert_eq!(
        kept_clause("Each sends ships", "Each sends ships"),
        format!("{frame} The two have the same words.")
    );
    assert_eq!(
        kept_clause("Each must send ships", "Each sends ships"),
        format!("{frame} The wording may differ.")
    );
}

fn told(actor: &str, key: &str) -> String {
    let Opened { dossier: d, .. } = open(&bundled());
    let found = clauses(Known::from(&d), &PositionSet::all(d.len()));
    let is = |c: &&Clause| {
        c.key == key && c.actors.iter().any(|ix| d.id_of(Entity::Actor(*ix)) == actor)
    };
    sentence(Known::from(&d), found.iter().find(is).unwrap())
}

#[test]
fn a_clause_is_named_and_what_is_not_mentioned_is_no_refusal() {
    assert_eq!(
        told("usa", "us-intelligence-logistics"),
        "United States, US support, “intelligence and logistics”: the draft has it, as passed on by AFP (Why So \
         France, 7 January 2026). Why So France, 7 January 2026, writes of the final text: “[…] \
         are not explicitly mentioned in the final text”. Omission is not refusal."
    );
    assert_eq!(
        told("usa", "us-support-in-attack"),
        "United States, US support, “support” … “in case of attack”: the draft has it, as passed on by AFP (Why So France, 7 January 2026). Why So France, 7 January 2026, writes of \
         the final text: “[…] are not explicitly mentioned in the final text”. The Kyiv \
         Independent, 6 January 2026, has a clause of the draft on US support, too; whether the two \
         are one is not stated. Omission is not refusal."
    );
}

#[test]
fn a_binding_word_of_the_draft_that_no_report_of_the_final_text_has_is_named() {
    assert_eq!(
        told("usa", "us-support"),
        "United States, US support: in the draft (The Kyiv Independent, 6 January 2026): A reported draft \
         says the U.S. would commit to “support” a European-led multinational force, AFP reported. What is \
         recorded here of the draft is subject to changes and a final approval by the leaders, as The Kyiv Independent has it. In the final text, as far as the \
         reports of it go (Why So France, 7 January 2026): The force will be “supported” by the United \
         States, according to the final declaration. What is recorded here of the final text is subject to a peace agreement, “currently highly hypothetical”, being \
         reached with Russia (stated of “this initiative”, taken here to be the force and the monitoring), as Why So France has it. The report of the draft has “commit”; that of the final text \
         does not. Why So France, 7 January 2026, also writes of the final text: “the United States’ \
         contributions in “intelligence and logistics” and its commitment to provide “support” to the force \
         “in case of attack,” which were present in a draft declaration seen by AFP, are not explicitly \
         mentioned in the final text”. Whether this clause of the draft is the same as “support” … “in case \
         of attack” is not stated. Omission is not refusal."
    );
    assert_eq!(
        told("european-countries", "european-lead"),
        "European countries, Command of the force: in the draft (The Kyiv Independent, 6 \
         January 2026): A reported draft, subject to changes, says the force in post-war \
         Ukraine would be European-led. In the final text, as far as the reports of it go: \
         According to the final declaration, as Why So France reports it, the multinational \
         force will be led by Europeans. The wording may differ. What is recorded here of the \
         draft is subject to changes and a final approval by the leaders, as The Kyiv \
         Independent has it. What is recorded here of the final text is subject to a peace agreement, “currently highly hypothetical”, being \
         reached with Russia (stated of “this initiative”, taken here to be the force and the monitoring), as Why So \
         France has it."
    );
    assert_eq!(
        told("coalition", "attack-military-capabilities"),
        "Coalition of the Willing, Response to a renewed attack, “military capabilities”: the \
         draft has it, as passed on by Reuters (The Kyiv Independent, 6 January 2026). OSW Centre for Eastern \
         Studies, 8 January 2026, writes of the final text: “Legally binding, although broadly defined and open to \
         interpretation, commitments by coalition members in the event of a renewed Russian attack, ranging from the \
         imposition of additional sanctions to the ’use of military capabilities’”. The wording may differ. What is recorded here of the draft is \
         subject to changes and a final approval by the leaders, as The Kyiv Independent has it."
    );
}

#[test]
fn what_no_report_of_the_final_text_has_is_not_called_left_out() {
    assert_eq!(
        told("coalition", "attack-intelligence-logistics"),
        "Coalition of the Willing, Response to a renewed attack, “intelligence and logistical support”: the draft has \
         it, as passed on by Reuters (The Kyiv Independent, 6 January 2026). No report of the final text that is held here \
         speaks of it, which does not show that the text leaves it out. What is recorded here of the draft is subject \
         to changes and a final approval by the leaders, as The Kyiv Independent has it."
    );
}
