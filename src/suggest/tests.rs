//! The rules on sentences made up for them.

use proptest::prelude::*;

use super::{Chosen, Context, Count, Hide, Hop, MOST, Reading, Record, Suggestions, Turned, score};
use crate::documents::{Extract, Limits, read};
use crate::dossier::terms::{Firmness, Mode, Stance};
use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, SourceFile, TopicIx, open};

/// Two states with their officials, a body, papers, a text and topics, all invented.
const DOSSIER: &str = r#"(dossier: (id: "d", title: "D"),
    actors: [
        (id: "ard", name: "Ardanor", kind: State, aliases: ["Port Aro"]),
        (id: "bel", name: "Belmark", kind: State),
        (id: "cor", name: "Corvia", kind: State),
        (id: "league", name: "League of the Bay", kind: Group),
        (id: "guests", name: "Delegates at the talks", kind: Group),
        (id: "palace", name: "the Palace", kind: Organisation, aliases: ["White Palace"], represents: ["ard"]),
        (id: "mira", name: "Mira Quill", kind: Person, represents: ["ard"], role: "President"),
        (id: "tomas", name: "Tomas Verrin", kind: Person, represents: ["bel"], role: "Foreign Minister"),
        (id: "speaks", name: "Olga Pann", kind: Person, represents: ["bel"], role: "Spokesperson"),
        (id: "gazette", name: "The Gazette", kind: Outlet), (id: "herald", name: "The Herald", kind: Outlet),
        (id: "source", name: "A diplomat", kind: Unnamed, aliases: ["unnamed diplomat"])],
    topics: [
        (id: "ships", name: "Ships", short: "Ships", kind: Undertaking, question: "Will it send ships to the bay?"),
        (id: "tolls", name: "Tolls", short: "Tolls", kind: Undertaking, question: "Will it lower the tolls of the canal?"),
        (id: "visit", name: "Visit of the envoy", short: "Visit", kind: Claim, question: "Did the envoy visit the island?")],
    instruments: [
        (id: "pact", title: "Bay Pact", kind: Treaty, text: Final, dated: "2030-05-01",
            participation: [(actors: ["ard", "bel"], act: Signed, evidence: [(document: "other", exact: "x")])])],
    documents: [(id: "paper", publisher: "The Gazette", kind: News, published_on: "2030-05-08", language: "en"),
        (id: "other", publisher: "The Herald", kind: News, published_on: "2030-05-07", language: "en")],
    positions: [POSITIONS])"#;

fn dossier(positions: &str) -> Dossier {
    let text = DOSSIER.replace("POSITIONS", positions);
    open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier
}

fn extract(text: &str) -> Extract {
    read(text.as_bytes(), "a.txt", &Limits::default()).unwrap()
}

/// What is suggested for the words between `[` and `]` of a text.
fn at(d: &Dossier, text: &str, chosen: &Chosen) -> Suggestions {
    let (start, end) = (text.find('[').unwrap(), text.find(']').unwrap());
    let text = text.replace(['[', ']'], "");
    let record = Record::of(d);
    let reading = Reading::of(d, &record, DocumentIx(0), &extract(&text));
    Suggestions::at(&Context {
        dossier: d,
        record: &record,
        reading: &reading,
        span: &(start..end - 1),
        except: &[],
        chosen,
        turned_away: &[],
    })
}

fn ids(d: &Dossier, who: &[Entity]) -> String {
    who.iter().map(|who| d.id_of(*who)).collect::<Vec<_>>().join("+")
}

fn chain(d: &Dossier, hops: &[Hop]) -> String {
    let hop = |hop: &Hop| format!("{} {}", ids(d, &hop.who), hop.mode.name());
    hops.iter().map(hop).collect::<Vec<_>>().join(" > ")
}

/// The actors and the chain that come first.
fn first(text: &str) -> (String, String) {
    let d = dossier("");
    let all = at(&d, text, &Chosen::default());
    let of = |actors: &Vec<ActorIx>| {
        ids(&d, &actors.iter().map(|ix| Entity::Actor(*ix)).collect::<Vec<_>>())
    };
    let actors = all.actors.first().map_or(String::new(), |first| of(&first.value));
    let told =
        all.attribution.first().map_or("nothing".to_string(), |first| chain(&d, &first.value));
    (actors, told)
}

fn check(text: &str, actors: &str, told: &str) {
    assert_eq!(first(text), (actors.to_string(), told.to_string()), "{text}");
}

#[test]
fn who_says_it_is_the_subject_of_the_verb() {
    check("[Mira Quill said that Ardanor would send ships].", "ard", "mira Indirect");
    check(
        "In Corvia, after talks with Verrin, [Quill said that it would send ships].",
        "ard",
        "mira Indirect",
    );
    check(
        "Quill, the president of the League, [said that ships would come].",
        "ard",
        "mira Indirect",
    );
    check("[According to Tomas Verrin, the ships of Corvia would leave].", "bel", "tomas Indirect");
    check(
        "“[We shall send two ships],” said Foreign Minister Tomas Verrin.",
        "bel",
        "tomas Direct",
    );
    check("Verrin spoke at length. [He said that ships would come].", "bel", "tomas Indirect");
    check("[The Belmarkian spokesperson said that ships would come].", "bel", "speaks Indirect");
}

#[test]
fn what_is_done_is_an_act_of_its_own_even_of_several() {
    check("[Ardanor, Belmark and Corvia pledged two ships].", "ard+bel+cor", "ard+bel+cor Act");
    check("[The delegates signed the pact].", "guests", "guests Act");
    check("It rained, and [Corvia has refused to pay].", "cor", "cor Act");
    check("[Belmark’s refusal to pay] was known.", "bel", "bel Act");
}

#[test]
fn relays_stand_before_the_speaker() {
    check(
        "[The tolls were lowered, the Gazette reported, citing an unnamed diplomat].",
        "source",
        "gazette Indirect > source Indirect",
    );
    check(
        "[As the Herald reported, Verrin said that ships would come].",
        "bel",
        "herald Indirect > tomas Indirect",
    );
    check(
        "[Quill told the Herald that ships would come].",
        "ard",
        "herald Indirect > mira Indirect",
    );
    check(
        "[The League's summit has begun, Herald broadcaster reported at 3:45 p.m. local time, citing the White Palace].",
        "ard",
        "herald Indirect > palace Indirect",
    );
    check(
        "\"Quill came on January 7\"\n— The Gazette (according to an unnamed diplomat)\n\"[No envoy of the Palace came to the president's residence]\"\n— The White Palace\nContext of it all which is a very long line and goes on and on and on so that it is longer than a hundred letters at least",
        "ard",
        "palace Direct",
    );
    check("\"[No envoy came to the island]\"\n— The White Palace", "ard", "palace Direct");
}

#[test]
fn whoever_has_the_word_speaks() {
    let transcript = "**Press conference**\n\nMs Quill: We open the harbour.\n\nJon Doe, The Gazette: And the tolls?\n\n\
        Mr Verrin (interpretation): [We shall lower the tolls of the canal].\n\nMs Quill: Thank you.";
    check(transcript, "bel", "tomas Direct");
    check("Declarations\n\nBelmark: “[Ships of Belmark will keep outside].”", "bel", "bel Direct");
}

/// The stance that comes first, with the actors and the chain that are suggested.
fn stance(text: &str, topic: Option<u32>) -> &'static str {
    let d = dossier("");
    let chosen = Chosen { topic: topic.map(TopicIx), ..Chosen::default() };
    let all = at(&d, text, &chosen);
    all.stance.first().map_or("nothing", |first| first.value.name())
}

#[test]
fn the_stance_is_that_of_the_verb_and_of_the_words() {
    let ships = Some(0);
    assert_eq!(stance("[Ardanor pledged two ships].", ships), "Commit");
    assert_eq!(stance("[Quill said that Ardanor could send ships].", ships), "Ready");
    assert_eq!(stance("[Corvia refused to send ships].", ships), "Refuse");
    assert_eq!(stance("[Verrin said that it would not send ships].", ships), "Refuse");
    assert_eq!(stance("[Belmark demanded ships].", ships), "Demand");
    assert_eq!(stance("[Corvia welcomed the ships].", ships), "Endorse");
    assert_eq!(stance("[Corvia is expected to send ships].", ships), "Expected");
    let visit = Some(2);
    assert_eq!(stance("[Verrin denied that the envoy had come].", visit), "Deny");
    assert_eq!(
        stance("[The Palace neither confirmed nor denied the visit].", visit),
        "Noncommittal"
    );
    assert_eq!(stance("[Quill confirmed that the envoy came].", visit), "Assert");
}

#[test]
fn topics_go_by_their_words_and_by_what_can_answer_them() {
    let d = dossier("");
    let topic = |text: &str| {
        let all = at(&d, text, &Chosen::default());
        all.topic.first().map_or(String::new(), |first| d.topic(first.value).unwrap().id.clone())
    };
    assert_eq!(topic("[Verrin said that it would lower the tolls of the canal]."), "tolls");
    assert_eq!(topic("[Quill pledged ships for the bay]."), "ships");
    assert_eq!(topic("[The Gazette reported that the envoy visited the island]."), "visit");
}

#[test]
fn what_is_inferred_of_dates_is_uncertain() {
    let d = dossier("");
    let dates = |text: &str, chosen: &Chosen| -> Vec<String> {
        at(&d, text, chosen).stated_on.iter().map(|date| date.value.to_string()).collect()
    };
    let first = |text: &str| dates(text, &Chosen::default()).into_iter().next().unwrap_or_default();
    assert_eq!(first("[Verrin said on Monday that ships would come]."), "2030-05-06?");
    assert_eq!(
        first("It began on 4 May 2030. [Verrin said that ships would come]."),
        "2030-05-04?/2030-05-08?"
    );
    assert_eq!(first("[Ships are expected to come from Corvia]."), "2030-05-08?");
    // The date of a text that was signed, once it is certain who did.
    let attribution = vec![Hop { who: vec![Entity::Actor(ActorIx(0))], mode: Mode::Act }];
    let chosen = Chosen { attribution: Some(attribution), ..Chosen::default() };
    assert_eq!(
        dates("[Ardanor signed the Bay Pact].", &chosen).first().map(String::as_str),
        Some("2030-05-01")
    );
    assert_eq!(first("[Ardanor signed the Bay Pact]."), "2030-05-01?");
}

#[test]
fn how_firm_it_is_follows() {
    let d = dossier("");
    let firmness = |text: &str, stance: Stance| {
        let all = at(&d, text, &Chosen { stance: Some(stance), ..Chosen::default() });
        all.firmness.first().map(|first| first.value)
    };
    assert_eq!(firmness("[Corvia pledged ships].", Stance::Commit), Some(Firmness::Pledged));
    assert_eq!(firmness("[Ardanor signed the Bay Pact].", Stance::Commit), Some(Firmness::Signed));
    assert_eq!(
        firmness("[It is legally binding for Corvia].", Stance::Commit),
        Some(Firmness::Binding)
    );
    assert_eq!(firmness("[Corvia could come].", Stance::Ready), Some(Firmness::Signalled));
    assert_eq!(firmness("[Corvia is to come].", Stance::Expected), Some(Firmness::Attributed));
    assert_eq!(firmness("[Corvia refused].", Stance::Refuse), None);
}

const ON_RECORD: &str = r#"(id: "shown", actors: ["bel"], topic: "ships", stance: Refuse, stated_on: "2030-05-07", summary: "S.",
    evidence: [(document: "other", exact: "We shall not send a single ship to the bay this year", attribution: [(who: ["tomas"], mode: Direct)])]),
  (id: "old", actors: ["bel"], topic: "tolls", stance: Refuse, stated_on: "2029-01-07", summary: "S.",
    evidence: [(document: "other", exact: "not send a single ship to the bay this year", attribution: [(who: ["tomas"], mode: Direct)])])"#;

#[test]
fn the_same_utterance_is_known_again() {
    let d = dossier(ON_RECORD);
    let text =
        "Foreign Minister Tomas Verrin said: “[We shall not send a single ship to the bay].”";
    let all = at(&d, text, &Chosen::default());
    let same: Vec<&str> =
        all.same.iter().map(|same| d.id_of(Entity::Position(same.value))).collect();
    assert_eq!(same, ["shown"]);
}

#[test]
fn what_was_turned_away_does_not_come_back() {
    let d = dossier("");
    let (text, span) = ("Corvia pledged ships.", 0..20);
    let record = Record::of(&d);
    let reading = Reading::of(&d, &record, DocumentIx(0), &extract(text));
    let asked = |turned_away: &[Turned]| {
        Suggestions::at(&Context {
            dossier: &d,
            record: &record,
            reading: &reading,
            span: &span,
            except: &[],
            chosen: &Chosen::default(),
            turned_away,
        })
    };
    let first = asked(&[]).stance.first().unwrap().value;
    assert_eq!(first, Stance::Commit);
    assert!(asked(&[Turned::Stance(first)]).stance.iter().all(|stance| stance.value != first));
}

#[test]
fn a_dossier_is_measured_position_by_position() {
    let text =
        "Tomas Verrin said: “We shall not send a single ship to the bay this year”. It rained.";
    let measured = score(&dossier(ON_RECORD), Hide::Position, |ix| {
        (ix == DocumentIx(1)).then(|| extract(text))
    });
    let row = |field: &str| measured.rows.iter().find(|row| row.field == field).unwrap();
    assert_eq!((measured.positions, measured.not_held), (2, 0));
    assert_eq!(row("actor").alone, Count { of: 2, first: 2, among_three: 2 });
    assert_eq!(row("official").baseline, Some(Count { of: 2, first: 2, among_three: 2 }));
    let nothing = score(&dossier(ON_RECORD), Hide::Document, |_| None);
    assert_eq!(nothing.not_held, 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn of_any_words_of_any_text_at_most_three_are_suggested(
        text in prop_oneof![
            "\\PC{0,120}",
            "[a-zA-Z .,:;“”‘’'\"()0-9\n—-]{0,200}",
            "(Ardanor|Quill|Verrin|The Gazette|the Bay Pact|said|pledged|that|and|,|“|”|[.] |\n|\n\n— |: |according to|by|5 May|up to 300|ships|he|it|Аро|would|not|[(]the|[)] ){1,40}",
        ],
        ends in (0..400_usize, 0..400_usize),
    ) {
        let d = dossier(ON_RECORD);
        let record = Record::of(&d);
        let Ok(extract) = read(text.as_bytes(), "a.txt", &Limits::default()) else { return Ok(()) };
        let reading = Reading::of(&d, &record, DocumentIx(1), &extract);
        let border = |at: usize| extract.text.char_indices().map(|(at, _)| at).nth(at).unwrap_or(extract.text.len());
        let (from, to) = (border(ends.0), border(ends.1));
        let span = from.min(to)..from.max(to);
        let all = Suggestions::at(&Context {
            dossier: &d, record: &record, reading: &reading, span: &span, except: &[], chosen: &Chosen::default(), turned_away: &[],
        });
        let counts = [
            all.actors.len(), all.attribution.len(), all.mode.len(), all.topic.len(), all.stance.len(), all.firmness.len(),
            all.stated_on.len(), all.event_on.len(), all.quantity.len(), all.same.len(),
        ];
        prop_assert!(counts.iter().all(|count| *count <= MOST), "{counts:?}");
        for amount in &all.quantity {
            prop_assert!(extract.text[span.clone()].contains(&amount.value.as_said));
        }
    }
}
