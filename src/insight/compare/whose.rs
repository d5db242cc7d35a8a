//! The sentences of comparisons that tell whose something is: whose day is not known, from whom nothing is
//! on record, what two share, and what was said once.

use super::sentences::{bundle, days, small, told, two};
use super::{Comparison, drafts};
use crate::dossier::date::Day;
use crate::dossier::{Known, PositionSet};
use crate::insight::as_of::Clock;

const MAY: [Day; 2] = [(2030, 5, 3), (2030, 5, 8)];

/// An entry of the small dossier, with the end of its fields.
fn entry(id: &str, actors: &str, stance: &str, said: &str, document: &str, hop: &str) -> String {
    let hop = if hop.is_empty() { String::new() } else { format!(", attribution: [{hop}]") };
    format!(
        "(id: \"{id}\", actors: [{actors}], topic: \"answer\", stance: {stance}, summary: \"{said}.\", \
         evidence: [(document: \"{document}\", exact: \"{said}\"{hop})]),"
    )
}

const READY: &str = "Ready, firmness: Signalled";
const EXPECTED: &str = "Expected, firmness: Attributed";

#[test]
fn it_is_said_whose_day_is_not_known() {
    let check = |stance: &str, document: &str, hop: &str, expected: &str| {
        let d = small(&entry("x", "\"arl\"", stance, "Arland might send ships", document, hop));
        let found = two(&d, "arl", "bor");
        let begin = format!("The offer: Arland might send ships ({expected})");
        assert_eq!(
            told(&found, "nothing on one of the two", &begin).len(),
            1,
            "{begin}: {found:#?}"
        );
    };
    check(READY, "late", r#"(who: ["arl"], mode: Act)"#, "The Post, 8 May 2030; act undated");
    check(
        READY,
        "late",
        r#"(who: ["kern"], mode: Indirect)"#,
        "The Post, 8 May 2030, paraphrasing Orla Kern; statement undated",
    );
    check(
        EXPECTED,
        "late",
        r#"(who: ["final"], mode: Text)"#,
        "The Post, 8 May 2030, citing the Cove Accord; text undated",
    );
    // A document that speaks itself has said when; one without a date says so once.
    check(EXPECTED, "late", "", "The Post, 8 May 2030, in its own voice");
    check(READY, "none", r#"(who: ["arl"], mode: Act)"#, "The Letter, an undated document");
}

#[test]
fn between_two_days_a_report_is_dated_and_what_it_tells_is_not() {
    let new = |document: &str, hop: &str, said: &str| {
        let d = small(&entry("x", "\"arl\"", READY, said, document, hop));
        told(&days(&d, Clock::Said, MAY), "first reported", "Arland").join(" ")
    };
    assert_eq!(
        new("late", r#"(who: ["arl"], mode: Act)"#, "Arland renewed its offer"),
        "Arland, The offer: first reported here on 8 May 2030 (act undated; the report has “renewed”): Arland renewed its \
         offer (The Post)."
    );
    assert_eq!(
        new("late", r#"(who: ["kern"], mode: Indirect)"#, "Arland could send ships"),
        "Arland, The offer: first reported here on 8 May 2030 (statement undated): Arland could send ships \
         (The Post, paraphrasing Orla Kern)."
    );
}

#[test]
fn nothing_on_record_from_one_is_told_apart_from_what_others_say_of_it() {
    let d = small(&entry("x", "\"bor\"", EXPECTED, "Bordavia would come", "late", ""));
    assert_eq!(
        told(&two(&d, "arl", "bor"), "nothing on one of the two", ""),
        [
            "The offer: The United Bordavia: Bordavia would come (The Post, 8 May 2030, in its own voice). Under \
             this heading, nothing is on record here from Arland, the other side of this comparison; nor from the United \
             Bordavia itself."
        ]
    );
    let d = small(&entry("x", "\"arl\", \"bor\"", EXPECTED, "Ships would come", "late", ""));
    assert_eq!(
        told(&two(&d, "arl", "bor"), "recorded alike", ""),
        [
            "The offer: Arland and the United Bordavia: Ships would come (The Post, 8 May 2030, in its own \
             voice). From Arland and the United Bordavia themselves, nothing is on record here under this heading."
        ]
    );
    assert_eq!(
        told(&days(&d, Clock::Said, MAY), "first reported", ""),
        [
            "Arland and United Bordavia, The offer: first reported here on 8 May 2030: Ships would come (The \
             Post, in its own voice). From Arland and the United Bordavia themselves, nothing is on record \
             here under this heading."
        ]
    );
    let d = bundle();
    assert_eq!(
        told(&two(&d, "tur", "usa"), "nothing on one of the two", "Meetings on the day"),
        [
            "Meetings on the day: The United States: A separate meeting between Zelensky, Kushner, Witkoff and \
             other U.S. and Ukrainian delegates is scheduled for later in the evening, said \
             Zelensky's spokesperson Nykyforov (The Kyiv Independent, 6 January 2026; statement \
             undated). Under this heading, nothing is on record here from Turkey, the other side of this comparison; nor from the \
             United States itself."
        ]
    );
}

#[test]
fn what_two_share_is_told_once_and_the_rest_of_each_alone() {
    let act = r#"(who: ["arl", "bor"], mode: Act)"#;
    let by = |id: &str, who: &str, said: &str| {
        let hop = format!("(who: [\"{who}\"], mode: Act)");
        entry(id, &format!("\"{who}\""), READY, said, "late", &hop)
    };
    let both = entry("x", "\"arl\", \"bor\"", READY, "The two could send ships", "late", act);
    let d = small(
        &[both, by("y", "arl", "Planes might fly"), by("z", "bor", "Boats might sail")].concat(),
    );
    assert_eq!(
        told(&two(&d, "arl", "bor"), "recorded alike", ""),
        [
            "The offer: Arland and the United Bordavia: The two could send ships (The Post, 8 May 2030; act \
             undated). Arland alone: Planes might fly (The Post, 8 May 2030; act undated). The \
             United Bordavia alone: Boats might sail (The Post, 8 May 2030; act undated)."
        ]
    );
    let found = two(&d, "arl", "bor");
    let [alike] = found.groups.iter().flat_map(|group| &group.told).collect::<Vec<_>>()[..] else {
        panic!("{found:#?}")
    };
    assert_eq!(alike.positions, [["x", "y"], ["x", "z"]]);
    assert_eq!(alike.quotes.each_ref().map(Vec::len), [2, 2]);
    // With whom one of them does so is said of that alone.
    assert_eq!(
        told(&two(&d, "arl", "pact"), "nothing on one of the two", ""),
        [
            "The offer: Arland, with the United Bordavia: The two could send ships (The Post, 8 May 2030; act \
             undated). Arland: Planes might fly (The Post, 8 May 2030; act undated). Under this heading, \
             nothing is on record here from Northern Pact, the other side of this comparison."
        ]
    );
    let d = bundle();
    let found = two(&d, "fra", "gbr");
    let on = |topic: &str| {
        let all = found.groups.iter().flat_map(|group| &group.told);
        all.filter(|told| told.topic == topic).map(|told| told.sentence.clone()).collect::<String>()
    };
    assert_eq!(
        on("Ground troops"),
        "Ground troops: France and the United Kingdom: OSW: as a component of “the future mission”, France \
         and the UK pledged to deploy their ground forces, reportedly up to 15,000 troops combined \
         (published 8 January 2026; act undated); also: France, the UK and Ukraine signed a letter \
         of intent on the planned stationing of French and British troops in Ukraine (OSW Centre for \
         Eastern Studies, 8 January 2026); also: Only a small group of countries, led by the UK and \
         France, has expressed readiness to deploy ground forces to Ukraine (OSW Centre for Eastern \
         Studies, 8 January 2026; act undated). France alone: “Several thousand” French soldiers \
         could be deployed to maintain peace in Ukraine after a ceasefire is signed, said Macron \
         (said 6 to 7 January 2026; Why So France, 7 January 2026)."
    );
    assert_eq!(
        on("Greenland"),
        "Greenland: France and the United Kingdom, with Germany, Italy and others: Several European \
         countries issued a joint statement of support for Greenland and Denmark (Why So France, 7 \
         January 2026; act undated)."
    );
    assert!(on("Signing the letter of intent").contains(": France, the UK and Ukraine signed"));
}

#[test]
fn what_was_said_once_points_to_the_other_entry() {
    let dated = |id: &str, topic: &str, link: &str| {
        let fields = format!("topic: \"{topic}\", stated_on: \"2030-05-08\", links: [{link}]");
        let one =
            entry(id, "\"arl\"", READY, "Arland might come", "late", "(who: [\"arl\"], mode: Act)");
        one.replace("topic: \"answer\"", &fields)
    };
    let linked = |topic: &str, why: &str, more: &str, expected: &str| {
        let link = format!(r#"(kind: SameUtterance, to: "x"{why})"#);
        let all = [dated("x", "answer", ""), dated("y", topic, &link), more.to_string()];
        let d = small(&all.concat());
        let found = days(&d, Clock::Said, MAY);
        let sentences = told(&found, "new", "Arland");
        assert!(sentences.last().is_some_and(|last| last.ends_with(expected)), "{sentences:?}");
        assert!(
            sentences[0].starts_with("Arland, The offer: dated 8 May 2030: Arland"),
            "{sentences:?}"
        );
    };
    // Which of several entries is meant, the reason of the link says, or its own summary.
    let other = "(The Post). This and another entry under this heading (The Post) are taken here to be one statement";
    linked("answer", "", "", &format!("{other}: Arland might come."));
    linked("answer", r#", why: "The Post has both.""#, "", &format!("{other}. The Post has both."));
    let check =
        |topic: &str, expected: &str| linked(topic, r#", why: "The Post has both.""#, "", expected);
    check(
        "body",
        "(The Post). This and what is recorded under “Arland, The offer” (The Post) are taken here to be one statement.",
    );
    linked(
        "body",
        r#", why: "The Post has both.""#,
        &dated("z", "answer", "").replace("might come", "might go"),
        "This and what is recorded under “Arland, The offer” (The Post) are taken here to be one statement. The Post has both.",
    );
}

#[test]
fn marks_stand_outside_of_what_is_quoted() {
    let d = bundle();
    assert_eq!(
        told(
            &two(&d, "tur", "usa"),
            "nothing on one of the two",
            "Whether there is progress in the talks"
        ),
        ["Whether there is progress in the talks: The United States: Witkoff, hoping for future \
             “compromises”, reported “significant progress” (Why So France, 7 January 2026; \
             statement undated). Under this heading, nothing is on record here from Turkey, the other side of this comparison."]
    );
}

#[test]
fn every_group_says_in_a_sentence_what_it_holds() {
    let d = bundle();
    let all: [Comparison; 3] = [
        two(&d, "fra", "gbr"),
        days(&d, Clock::Said, [(2026, 1, 6), (2026, 1, 8)]),
        drafts(Known::from(&d), &PositionSet::all(d.len())),
    ];
    for group in all.iter().flat_map(|found| &found.groups) {
        let meaning = &group.meaning;
        assert!(meaning.ends_with('.') && meaning.starts_with(char::is_uppercase), "{meaning}");
        let subjects = ["Actors ", "Clauses ", "Entries ", "Statements ", "Topics ", "What each "];
        assert!(subjects.iter().any(|subject| meaning.starts_with(subject)), "{meaning}");
    }
}
