//! Kinds of sentences that a line once got wrong, in the bundled dossier and in a made-up one.

use super::*;
use crate::dossier::{Dossier, Opened, SourceFile, bundled, open};

fn told(d: &Dossier, actor: &str, topic: &str) -> Line {
    let (Some(Entity::Actor(actor)), Some(Entity::Topic(topic))) = (d.find(actor), d.find(topic))
    else {
        panic!("no {actor} or {topic}")
    };
    cell_line(Known::from(d), actor, topic, &PositionSet::all(d.len()))
}

#[test]
fn bundled_statements_stand_in_whoevers_words_they_are() {
    let Opened { dossier: d, .. } = open(&bundled());
    let check = |actor: &str, topic: &str, expected: &str| {
        assert_eq!(told(&d, actor, topic).text(), expected);
    };
    check(
        "fra",
        "military-work",
        "France (Fabien Mandon, quoted directly by The Kyiv Independent; statement undated): “The ongoing \
         military work, carried out for months with our Coalition and in coordination with the \
         United States, supports the political efforts to establish lasting peace on our continent”.",
    );
    check(
        "fra",
        "danish-sovereignty",
        "France (Emmanuel Macron, quoted directly by Why So France; statement undated): “There is no \
         scenario for me where the United States of America would be in a situation of violating \
         Danish sovereignty” in Greenland.",
    );
    check(
        "fra",
        "summit-start",
        "France (the Élysée, reported by Suspilne, and in turn paraphrased by The Kyiv \
         Independent; 6 January 2026): The Coalition's summit has already commenced.",
    );
    check(
        "usa",
        "coordination-cell",
        "A reported draft joint statement (no later than 6 January 2026; subject to changes \
         and a final approval by the leaders, as The Kyiv Independent has it), recorded as a draft of the Paris \
         Declaration, not the final text, proposes the creation of a U.S.-Ukraine subgroup of the \
         Coalition (The Kyiv Independent, citing Sky News). From the United States itself, nothing \
         is on record here under this heading.",
    );
    check(
        "european-countries",
        "command",
        "The Paris Declaration (paraphrased by Why So France; 6 January 2026) on European countries: The \
         multinational force will be led by Europeans; subject to a peace agreement, “currently highly hypothetical”, being \
         reached with Russia (stated of “this initiative”, taken here to be the force and the monitoring), as Why So France has it. A reported draft \
         joint statement (no later than 6 January 2026; subject to changes \
         and a final approval by the leaders, as The Kyiv Independent has it), recorded as a draft of the Paris \
         Declaration, not the final text, said: the force in post-war Ukraine would be \
         European-led (The Kyiv Independent). From European countries themselves, nothing is on \
         record here under this heading.",
    );
    check(
        "coalition",
        "military-support",
        "The Coalition of the Willing (the Paris Declaration, paraphrased by OSW Centre for Eastern Studies; \
         6 January 2026): Commitment to continued military support, aimed at enabling Ukraine's \
         armed forces to serve as the main guarantor of peace.",
    );
}

#[test]
fn a_long_line_is_told_in_about_two() {
    let Opened { dossier: d, .. } = open(&bundled());
    let troops = told(&d, "fra", "ground-troops");
    assert_eq!(
        in_brief(Known::from(&d), &troops).text(),
        "France and the United Kingdom (reported by OSW Centre for Eastern Studies; act undated): As a \
         component of the future mission, France and the UK pledged to deploy their ground forces, \
         reportedly up to 15,000 troops combined. Also on record: 4 further reports of what France \
         itself says or does, none of them recorded as a commitment, 1 of them with a condition."
    );
    let support = told(&d, "usa", "us-support");
    assert_eq!(
        in_brief(Known::from(&d), &support).text(),
        "The United States (paraphrased by Why So France; statement undated): The United States expressed its willingness to provide “support” but did \
         not sign the declaration; Why So France finds the specifics of its military \
         commitment unclear. Also on record: 1 further report of what the United States itself says \
         or does; 1 of what others say; 3 of a draft."
    );
}

/// The line of `a` on `t` in a dossier with some positions.
fn made_up(positions: &str) -> String {
    let topic = if positions.contains("topic: \"c\"") { "c" } else { "t" };
    told(&small(positions), "a", topic).text()
}

fn small(positions: &str) -> Dossier {
    let frame = r#"(dossier: (id: "d", title: "D"),
        actors: [(id: "a", name: "United Isles", kind: State),
        (id: "m", name: "Ann Moor", kind: Person, represents: ["a"]), (id: "n", name: "Newswire", kind: Outlet),
        (id: "z", name: "Zoe Zeal", kind: Person), (id: "b", name: "Bessony", kind: State),
        (id: "k", name: "Kit Kell", kind: Person, represents: ["b"])],
        topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?"),
            (id: "c", name: "C", short: "C", kind: Claim, question: "?")],
        instruments: [(id: "f", title: "Cove Accord", kind: Declaration, text: Final),
            (id: "g", title: "Draft of the Cove Accord", kind: Declaration, text: Draft, draft_of: "f"),
            (id: "l", title: "Letter of intent on ships", kind: LetterOfIntent, text: Final)],
        documents: [(id: "p", publisher: "The Post", kind: News, published_on: "2030-05-02", language: "en")],
        positions: [POSITIONS])"#;
    let text = frame.replace("POSITIONS", positions);
    let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
    let Opened { dossier: d, .. } = open(&[file]);
    assert!(!d.is_empty());
    d
}

fn position(more: &str, exact: &str, hops: &str) -> String {
    format!(
        "(id: \"x\", actors: [\"a\"], {more}, evidence: [(document: \"p\", exact: \"{exact}\", attribution: [{hops}])]),"
    )
}

#[test]
fn of_mixed_speech_only_what_the_source_quotes_stands_in_marks() {
    // The summary has lost a hedge: the source's own sentence is told.
    let lost = position(
        "topic: \"t\", stance: Ready, firmness: Signalled, summary: \"Moor speaks of ships.\"",
        "Minister Moor said that \\\"many ships\\\" might \\\"perhaps sail,\\\"",
        "(who: [\"m\"], mode: Mixed)",
    );
    assert_eq!(
        made_up(&lost),
        "The United Isles (Ann Moor, quoted in fragments by The Post; statement undated): Minister Moor said \
         that “many ships” might “perhaps sail”."
    );
    // A summary quotes what the source does not.
    let own = position(
        "topic: \"t\", stance: Ready, firmness: Signalled, summary: \"“Ships” might sail, Newswire reported.\"",
        "ships might sail, Newswire reported",
        "(who: [\"n\"], mode: Indirect), (who: [\"m\"], mode: Indirect)",
    );
    assert_eq!(
        made_up(&own),
        "The United Isles (Ann Moor, reported by Newswire, and in turn paraphrased by The Post; \
         statement undated): Ships might sail."
    );
}

#[test]
fn who_speaks_beside_an_actor_does_not_speak_for_it() {
    let head = |who: &str| {
        let said = position(
            "topic: \"t\", stance: Ready, firmness: Signalled, summary: \"Ships might sail.\"",
            "ships might sail",
            &format!("(who: [{who}], mode: Indirect)"),
        );
        let line = made_up(&said);
        line.split_once(", paraphrased")
            .or(line.split_once(" (paraphrased"))
            .map(|(head, _)| head.to_string())
    };
    let is = |who: &str, expected: &str| assert_eq!(head(who).as_deref(), Some(expected), "{who}");
    is("\"a\", \"b\"", "The United Isles and Bessony");
    is("\"b\", \"a\", \"m\"", "The United Isles and Bessony (Ann Moor");
    is("\"m\", \"k\"", "The United Isles (Ann Moor and Kit Kell of Bessony");
}

#[test]
fn a_number_in_foreign_words_is_told_by_its_figures() {
    let line = |summary: &str| {
        let more = format!(
            "topic: \"t\", stance: Ready, firmness: Signalled, summary: \"{summary}\", \
             quantity: (as_said: \"zehn bis zwölf\", unit: \"ships\", min: 10, max: 12, held_by: [\"a\"])"
        );
        let said =
            position(&more, "zehn bis zwölf könnten es sein", "(who: [\"m\"], mode: Indirect)");
        made_up(&said.replace("exact:", "translation: \"it could be ten to twelve\", exact:"))
    };
    assert!(!line("Ten to twelve ships could sail.").contains("zehn"));
    assert!(
        line("Some ships could sail.").contains("the number as said: “zehn bis zwölf” (10 to 12)")
    );
}

#[test]
fn a_document_that_speaks_itself_is_dated_by_the_document() {
    let own = position(
        "topic: \"t\", stance: Expected, firmness: Attributed, summary: \"It will send ships.\"",
        "United Isles will send ships",
        "",
    );
    assert_eq!(
        made_up(&own),
        "The Post, in its own voice, 2 May 2030: The United Isles “will send ships”. From the United Isles \
         itself, nothing is on record here under this heading."
    );
}

#[test]
fn a_letter_a_denial_and_an_open_answer_say_what_they_are() {
    let letter = position(
        "topic: \"t\", stance: Ready, firmness: Signed, instrument: \"l\", summary: \"It signed for ships.\"",
        "It signed for ships",
        "(who: [\"a\"], mode: Act)",
    );
    assert_eq!(
        made_up(&letter),
        "The United Isles (reported by The Post; act undated): It signed for ships; a letter of intent, \
         whose wording is not held here."
    );
    let denial = |words: &str| {
        position(
            "topic: \"c\", stance: Deny, about: [\"z\"], summary: \"It denies it.\"",
            words,
            "(who: [\"m\"], mode: Direct)",
        )
    };
    assert_eq!(
        made_up(&denial("No envoy came")),
        "The United Isles (Ann Moor, quoted directly by The Post; statement undated) in a denial: “No envoy \
         came”; the denial names no one."
    );
    assert_eq!(
        made_up(&denial("Neither Bob Brown nor an envoy came")),
        "The United Isles (Ann Moor, quoted directly by The Post; statement undated) in a denial: “Neither \
         Bob Brown nor an envoy came”; the denial does not name Zoe Zeal."
    );
    let open = position(
        "topic: \"c\", stance: Noncommittal, summary: \"It would not say.\"",
        "It would not say",
        "(who: [\"m\"], mode: Indirect)",
    );
    assert_eq!(
        made_up(&open),
        "The United Isles (Ann Moor, paraphrased by The Post; statement undated): It would not say; that is \
         neither a denial nor a confirmation."
    );
}

#[test]
fn what_drafts_have_is_one_sentence() {
    let item = |id: &str, summary: &str, exact: &str| {
        position(
            &format!(
                "topic: \"t\", stance: Expected, firmness: Attributed, instrument: \"g\", summary: \"{summary}\""
            ),
            exact,
            "(who: [\"n\"], mode: Indirect), (who: [\"g\"], mode: Mixed)",
        )
        .replace("\"x\"", id)
    };
    let ships = item(
        "\"x\"",
        "In the draft, it would send “ships”.",
        "it would send \\\"ships\\\" in a draft",
    );
    let planes = item("\"y\"", "Planes would come, Newswire reported.", "planes would come");
    assert_eq!(
        made_up(&format!("{ships}{planes}")),
        "A draft of the Cove Accord (undated), not the final text, said: it would send “ships” (The \
         Post, citing Newswire); Planes would come (The Post, citing Newswire, in a sentence that does not name the draft). From the United Isles itself, nothing is on record \
         here under this heading."
    );
}

#[test]
fn a_further_sentence_of_one_publisher_is_no_second_source() {
    let sends = |id: &str, what: &str| {
        let said = format!("United Isles will send {what} to the strait before the autumn storms");
        let more = format!(
            "topic: \"t\", stance: Expected, firmness: Attributed, summary: \"The {said}.\""
        );
        position(&more, &said, "").replace("\"x\"", id)
    };
    let ships = "seven ships of its northern fleet with all that belongs to them";
    let d = small(&format!("{}{}", sends("\"x\"", ships), sends("\"y\"", "two planes")));
    let line = told(&d, "a", "t");
    let brief = in_brief(Known::from(&d), &line).text();
    assert!(
        brief.contains(". Also on record: 1 further report by the same publisher. From the"),
        "{brief}"
    );
}

#[test]
fn what_was_said_once_is_told_with_the_words_that_are_taken_for_it() {
    let says = |id: &str, exact: &str, more: &str| {
        let more = format!(
            "topic: \"t\", stance: Ready, firmness: Signalled, summary: \"Ships might sail.\", {more}"
        );
        let more = more.trim_end_matches(", ");
        position(more, exact, "(who: [\"m\"], mode: Indirect)").replace("\"x\",", id)
    };
    let link = "links: [(kind: SameUtterance, to: \"one\")]";
    let again = |exact: &str| {
        let one = says("\"one\",", "ships might sail soon", "");
        made_up(&format!("{one}{}", says("\"two\",", exact, link)))
    };
    let whose =
        "The United Isles (Ann Moor, paraphrased by The Post; statement undated): Ships might sail";
    assert_eq!(
        again("ships might sail soon"),
        format!(
            "{whose}. {whose}; these are the same words of The Post as those of an earlier entry, and no independent \
             confirmation."
        )
    );
    assert_eq!(
        again("in a while, ships might sail"),
        format!(
            "{whose}. {whose}; taken here to be the statement that The Post reports, so no independent confirmation: \
             “ships might sail soon”."
        )
    );
}

#[test]
fn a_short_line_names_each_of_several_contested_numbers() {
    let counts = |id: &str, who: &str, number: u32| {
        let said = format!("there are {number} ships in the bay, counting what lies in the yards");
        position(
            &format!(
                "topic: \"c\", stance: Assert, summary: \"There {}.\", quantity: (as_said: \"{number}\", unit: \"ships\", min: {number}, max: {number})",
                &said[6..]
            ),
            &said,
            &format!("(who: [\"{who}\"], mode: Indirect)"),
        )
        .replace("\"x\"", id)
        .replace("[\"a\"]", &format!("[\"{who}\"]"))
    };
    let all = [("\"x\"", "a", 40), ("\"y\"", "n", 60), ("\"w\"", "z", 40)];
    let d = small(&all.map(|(id, who, number)| counts(id, who, number)).concat());
    let Some(Entity::Topic(topic)) = d.find("c") else { panic!("no topic") };
    let line = claim_line(Known::from(&d), topic, &PositionSet::all(d.len()));
    let brief = in_brief(Known::from(&d), &line).text();
    for said in ["There are 40 ships", "There are 60 ships", "Also on record: 1 further report"] {
        assert_eq!(brief.matches(said).count(), 1, "{brief}");
    }
}

#[test]
fn who_signed_is_told_only_of_words_on_it_and_as_open_where_sources_differ() {
    let line = |acts: &str, exact: &str, actor: &str| {
        let frame = r#"(dossier: (id: "d", title: "D"),
            actors: [(id: "g", name: "Guild", kind: Organisation), (id: "b", name: "Bessony", kind: State,
                member_of: [(body: "g", evidence: [(document: "p", exact: "a member of the Guild")])])],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            instruments: [(id: "f", title: "Cove Accord", kind: Treaty, text: Final, participation: [ACTS])],
            documents: [(id: "p", publisher: "The Post", kind: News, published_on: "2030-05-02", language: "en")],
            positions: [(id: "x", actors: ["ACTOR"], topic: "t", stance: Commit, firmness: Signed, instrument: "f",
                summary: "EXACT.", evidence: [(document: "p", exact: "EXACT", attribution: [(who: ["ACTOR"], mode: Act)])])])"#;
        let text = frame.replace("ACTS", acts).replace("EXACT", exact).replace("ACTOR", actor);
        let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
        let Opened { dossier: d, .. } = open(&[file]);
        told(&d, actor, "t").text()
    };
    let act = |who: &str, act: &str, exact: &str| {
        format!(
            r#"(actors: ["{who}"], act: {act}, evidence: [(document: "p", exact: "{exact}", attribution: [(who: ["{who}"], mode: Act)])]),"#
        )
    };
    let group = act("g", "Signed", "The Guild signed the accord");
    let (no, yes) =
        (act("b", "NotSigned", "Bessony did not sign"), act("b", "Signed", "Bessony has signed"));
    let told_of = |acts: &str, exact: &str| line(&format!("{group}{acts}"), exact, "g");
    let loose = "; read literally, that includes Bessony, which did not sign, as The Post has it";
    assert!(told_of(&no, "The Guild signed the accord").contains(loose));
    // A clause says nothing of who signed; and what sources differ on is no fact.
    assert!(!told_of(&no, "The Guild shall endow the fund").contains("Bessony"));
    let contested = format!("{no}{yes}");
    assert!(!told_of(&contested, "The Guild signed the accord").contains("Bessony"));
    let itself = |acts: &str| line(acts, "Bessony shall endow the fund", "b");
    assert!(itself(&no).contains("; a text that Bessony did not sign, as The Post has it."));
    assert!(itself(&contested).ends_with("; sources differ on whether Bessony signed it."));
}
