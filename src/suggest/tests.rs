//! The rules on sentences made up for them.

use super::{Chosen, Context, Hop, Reading, Record, Suggestions};
use crate::documents::{Extract, Limits, read};
use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, SourceFile, open};

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

pub(super) fn dossier(positions: &str) -> Dossier {
    let text = DOSSIER.replace("POSITIONS", positions);
    open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier
}

pub(super) fn extract(text: &str) -> Extract {
    read(text.as_bytes(), "a.txt", &Limits::default()).unwrap()
}

/// What is suggested for the words between `[` and `]` of a text.
pub(super) fn at(d: &Dossier, text: &str, chosen: &Chosen) -> Suggestions {
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
