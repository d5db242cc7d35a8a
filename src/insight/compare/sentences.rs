//! The sentences of comparisons, of the bundled dossier and of a small one for the kind of each.

use super::{Comparison, Told, actors, changes, drafts, members};
use crate::dossier::date::{Date, Day};
use crate::dossier::{Dossier, Entity, Known, Opened, PositionSet, SourceFile, bundled, open};
use crate::insight::as_of::{Calendar, Clock, Time};
use crate::insight::diff::Side;

/// What differs between two days.
pub(super) fn days(d: &Dossier, clock: Clock, days: [Day; 2]) -> Comparison {
    let calendar = Calendar::new(d);
    let times = days.map(|day| Time { clock, as_of: Some(day), since: None });
    let found = times.map(|time| time.positions(d, &calendar));
    let ([one, other], [from, to]) = (&found, times);
    let a = Side { known: from.known(d), within: &one.there, possibly: &one.possibly };
    let b = Side { known: to.known(d), within: &other.there, possibly: &other.possibly };
    changes([a, b], days.map(|day| Date::of_day(day).in_words()), Vec::new())
}

pub(super) fn two(d: &Dossier, one: &str, other: &str) -> Comparison {
    let (all, none) = (PositionSet::all(d.len()), PositionSet::none());
    let side = Side { known: Known::from(d), within: &all, possibly: &none };
    let [one, other] = [one, other].map(|id| match d.find(id) {
        Some(Entity::Actor(ix)) => ix,
        other => panic!("{id}: {other:?}"),
    });
    actors(side, one, other)
}

/// The sentences of a group that begin so.
pub(super) fn told<'c>(all: &'c Comparison, label: &str, begin: &str) -> Vec<&'c str> {
    let groups = all.groups.iter().filter(|group| group.label == label);
    let sentences = groups.flat_map(|group| &group.told).map(|told| told.sentence.as_str());
    sentences.filter(|sentence| sentence.starts_with(begin)).collect()
}

pub(super) fn bundle() -> Dossier {
    open(&bundled()).dossier
}

/// Two states, one with a minister, of which an outlet writes on 3 and on 8 May 2030.
pub(super) fn small(positions: &str) -> Dossier {
    let text = r#"(dossier: (id: "d", title: "D"),
        actors: [(id: "kern", name: "Orla Kern", kind: Person, represents: ["arl"], role: "Minister"),
            (id: "pact", name: "Northern Pact", kind: Group), (id: "arl", name: "Arland", kind: State, aliases: ["Arl"]),
            (id: "bor", name: "United Bordavia", kind: State), (id: "wire", name: "The Wire", kind: Outlet)],
        topics: [(id: "claim", name: "The visit", short: "V", kind: Claim, question: "?"),
            (id: "answer", name: "The offer", short: "O", kind: Undertaking, question: "?"),
            (id: "body", name: "Joint office", short: "J", kind: Undertaking, question: "?")],
        instruments: [(id: "final", title: "Cove Accord", kind: Declaration, text: Final),
            (id: "draft", title: "Draft of the Cove Accord", kind: Declaration, text: Draft, draft_of: "final")],
        documents: [(id: "early", publisher: "The Paper", kind: News, published_on: "2030-05-03"),
            (id: "late", publisher: "The Post", kind: News, published_on: "2030-05-08"),
            (id: "none", publisher: "The Letter", kind: News)],
        positions: [POSITIONS])"#;
    let text = text.replace("POSITIONS", positions);
    let Opened { dossier, problems } =
        open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
    assert!(!dossier.is_empty(), "{problems:?}");
    dossier
}

const MAY: [Day; 2] = [(2030, 5, 3), (2030, 5, 8)];
const JANUARY: [Day; 2] = [(2026, 1, 6), (2026, 1, 8)];

#[test]
fn a_rejection_that_others_foresee_is_no_expectation() {
    let d = bundle();
    let found = days(&d, Clock::Said, JANUARY);
    assert_eq!(
        told(&found, "first reported", "Russia, Acceptance by Russia").first(),
        Some(
            &"Russia, Acceptance by Russia: first reported here on 8 January 2026 (act undated): OSW: Ukraine \
                 bears in mind that Russia is likely to reject the Paris arrangements in their \
                 current form. From Russia itself, nothing is on record here under this heading."
        )
    );
    let d = small(
        r#"(id: "x", actors: ["arl"], topic: "answer", stance: Expected, firmness: Attributed,
            summary: "Arland is likely to reject the offer.",
            evidence: [(document: "late", exact: "Arland is likely to reject the offer",
                attribution: [(who: ["wire"], mode: Indirect), (who: ["bor"], mode: Indirect)])])"#,
    );
    let found = days(&d, Clock::Said, MAY);
    assert_eq!(
        told(&found, "first reported", "Arland"),
        [
            "Arland, The offer: first reported here on 8 May 2030 (statement undated): Arland is likely to \
             reject the offer (The Post, citing The Wire, which cites the United Bordavia). From \
             Arland itself, nothing is on record here under this heading."
        ]
    );
    assert_eq!(
        told(&two(&d, "arl", "bor"), "nothing on one of the two", ""),
        [
            "The offer: Arland is likely to reject the offer (The Post, 8 May 2030, citing The Wire, which cites \
             the United Bordavia; statement undated). Under this heading, nothing is on record here from the United Bordavia, \
         the other side of this comparison; nor from Arland itself."
        ]
    );
}

#[test]
fn a_word_for_earlier_counts_where_the_entry_has_it() {
    let d = bundle();
    let found = days(&d, Clock::Said, [(2026, 1, 5), (2026, 1, 9)]);
    // Their one sentence says “consistently” of the troops alone.
    let told = |begin: &str| told(&found, "first reported", begin).join(" | ");
    assert!(
        told("Russia, Western troops")
            .contains("on 6 January 2026 (act undated; the report has “consistently”): ")
    );
    assert!(told("Russia, Territory").contains("on 6 January 2026 (act undated): "));
}

#[test]
fn what_is_undated_is_first_reported_and_never_new() {
    let d = bundle();
    let found = days(&d, Clock::Said, JANUARY);
    let reported = |begin: &str| told(&found, "first reported", begin).join(" | ");
    assert_eq!(
        reported("Italy, Ground troops"),
        "Italy, Ground troops: first reported here on 7 January 2026 (act undated; the report has “reiterated”): Italy \
         reiterated its refusal to send soldiers to Ukraine (Why So France)."
    );
    assert_eq!(
        reported("France, Ground troops: by"),
        "France, Ground troops: by 6 January 2026, as far as the dates say: France, the UK and \
         Ukraine signed a letter of intent on the planned stationing of French and British troops \
         in Ukraine (OSW Centre for Eastern Studies, 8 January 2026). First reported here on 8 \
         January 2026 (act undated): OSW: as a component of “the future mission”, France and the \
         UK pledged to deploy their ground forces, reportedly up to 15,000 troops combined; also: \
         Only a small group of countries, led by the UK and France, has expressed readiness to \
         deploy ground forces to Ukraine (OSW Centre for Eastern Studies). First reported here on \
         8 January 2026 (statement undated): According to Macron, the ground forces would be \
         stationed on Ukrainian territory, but far from the front lines; the report itself says \
         that only a small group of countries, led by the United Kingdom and France, has \
         expressed readiness to deploy them (OSW Centre for Eastern Studies). Reported by 8 \
         January 2026, perhaps said earlier: “Several thousand” French soldiers could be deployed \
         to maintain peace in Ukraine after a ceasefire is signed, said Macron (Why So France, 7 \
         January 2026)."
    );
    assert_eq!(
        reported("United States, Means"),
        "United States, Means of acquiring Greenland: first reported here on 7 January 2026 (statement \
         undated): White House: Trump was considering “several options” to acquire Greenland, \
         including “using the military” (Why So France, citing AFP, quoting White House \
         spokesperson)."
    );
    assert_eq!(
        told(&found, "perhaps said earlier", "Ukraine, Implementation"),
        [
            "Ukraine, Implementation: reported by 8 January 2026, perhaps said earlier: Ukraine insists on \
                 further consultations and on urgently developing concrete mechanisms to implement \
                 the Paris arrangements (OSW Centre for Eastern Studies, 8 January 2026)."
        ]
    );
    assert!(told(&found, "moved", "").is_empty());
    let new = told(&found, "new", "");
    assert!(
        new.len() > 5
            && new.iter().all(|told| [": dated 8 January 2026: ", ": reported 8 January 2026: "]
                .iter()
                .any(|how| told.contains(how)))
    );
    let moved = found.groups.iter().find(|group| group.label == "moved").unwrap();
    assert_eq!(
        moved.meaning,
        "Actors and topics on which the record differs from 6 January 2026 to 8 January 2026."
    );
    let new = found.groups.iter().find(|group| group.label == "new").unwrap();
    assert_eq!(new.meaning, "Statements dated after 6 January 2026.");
}

#[test]
fn a_note_on_a_body_names_it() {
    let d = bundle();
    let found = members(Known::from(&d), &PositionSet::all(d.len()), &PositionSet::none());
    let of = "what is undertaken by the Coalition of the Willing is not counted as any state's own";
    assert!(found.notes.iter().any(|note| note.contains(of)), "{:?}", found.notes);
}

#[test]
fn a_pledge_that_came_to_be_known_later_is_no_escalation() {
    let statement = |id: &str, said: &str, stance: &str, dated: &str, document: &str| {
        format!(
            "(id: \"{id}\", actors: [\"arl\"], topic: \"answer\", stance: {stance}, summary: \"{said}.\", {dated}\
             evidence: [(document: \"{document}\", exact: \"{said}\", attribution: [(who: [\"arl\"], mode: Act)])]),"
        )
    };
    let could = "Arland could send ships";
    let ready = statement("r", could, "Ready, firmness: Signalled", "", "early");
    let pledge = |dated: &str| {
        let dated = match dated {
            "" => String::new(),
            dated => format!("stated_on: \"{dated}\", "),
        };
        let stance = "Commit, firmness: Pledged";
        small(&format!("{ready}{}", statement("p", "Arland pledged ships", stance, &dated, "late")))
    };
    let check = |clock: Clock, dated: &str, label: &str, expected: &str| {
        let d = pledge(dated);
        assert_eq!(told(&days(&d, clock, MAY), label, "Arland"), [expected], "{dated}");
    };
    check(
        Clock::Said,
        "",
        "first reported",
        "Arland, The offer: by 3 May 2030: Arland could send ships (The Paper, 3 May 2030; act undated). \
         First reported here on 8 May 2030 (act undated): Arland pledged ships (The Post).",
    );
    check(
        Clock::Said,
        "2030-05-08",
        "moved",
        "Arland, The offer: by 3 May 2030: Arland could send ships (The Paper, 3 May 2030; act undated). \
         Dated 8 May 2030: Arland pledged ships (The Post).",
    );
    check(
        Clock::Said,
        "2030-05-02/2030-05-08",
        "perhaps said earlier",
        "Arland, The offer: by 3 May 2030, as far as the dates say: Arland could send ships (The Paper, 3 \
         May 2030; act undated). Reported by 8 May 2030, perhaps said earlier: Arland pledged ships \
         (The Post, 8 May 2030).",
    );
    // By what was published, what was said before is no news either.
    check(
        Clock::Published,
        "2030-05-02",
        "first reported",
        "Arland, The offer: by 3 May 2030: Arland could send ships (The Paper, 3 May 2030; act undated). \
         First reported here on 8 May 2030 (said 2 May 2030): Arland pledged ships (The Post).",
    );
}

#[test]
fn what_a_draft_proposes_and_what_is_reported_stay_two() {
    let d = small(
        r#"(id: "p", actors: ["arl"], topic: "body", stance: Expected, firmness: Attributed, instrument: "draft",
            summary: "The draft proposes an office of Arland and Bordavia.",
            evidence: [(document: "early", exact: "proposes an office", attribution: [(who: ["draft"], mode: Indirect)])]),
           (id: "q", actors: ["arl"], topic: "body", stance: Expected, firmness: Attributed, stated_on: "2030-05-08",
            summary: "An office of three states has been set up in Cove.", place: "Cove",
            evidence: [(document: "late", exact: "An office of three states has been set up in Cove")])"#,
    );
    assert_eq!(
        told(&days(&d, Clock::Said, MAY), "moved", "Arland"),
        [
            "Arland, Joint office: by 3 May 2030: only a draft speaks of it: The draft proposes an office of \
             Arland and Bordavia (The Paper, 3 May 2030; text undated). Reported 8 May 2030: An \
             office of three states has been set up in Cove (The Post, in its own voice). Whether \
             that is what the draft speaks of is not stated. From Arland itself, nothing is on \
             record here under this heading."
        ]
    );
}

#[test]
fn two_actors_are_told_by_what_they_said() {
    let d = bundle();
    let found = two(&d, "fra", "usa");
    assert_eq!(
        told(&found, "recorded differently", "Greenland"),
        [
            "Greenland: France, with Germany, the United Kingdom and others: Several European countries issued a \
             joint statement of support for Greenland and Denmark (Why So France, 7 January 2026; \
             act undated). Washington renewed its claims on Greenland (The Kyiv Independent, 6 \
             January 2026; act undated); also: Trump's statements advocate for US control over \
             Greenland (Why So France, 7 January 2026; statement undated)."
        ]
    );
    assert_eq!(
        told(&found, "nothing on one of the two", "Means of acquiring Greenland"),
        [
            "Means of acquiring Greenland: The United States: White House: Trump was considering “several \
             options” to acquire Greenland, including “using the military” (Why So France, 7 January \
             2026, citing AFP, quoting White House spokesperson; statement undated). Under this heading, \
             nothing is on record here from France, the other side of this comparison."
        ]
    );
    let found = two(&d, "rus", "ukr");
    assert_eq!(
        told(&found, "recorded differently", "Western troops in Ukraine"),
        [
            "Western troops in Ukraine: Russia has consistently opposed the presence of Western troops in \
             Ukraine as part of a post-war agreement (The Kyiv Independent, 6 January 2026; see also \
             Why So France, 7 January 2026; act undated). Ukraine: According to Zelensky, the final \
             agreement must include the physical presence of foreign troops, namely those from \
             France and the U.K., in Ukraine (The Kyiv Independent, 6 January 2026; statement \
             undated)."
        ]
    );
    let all: Vec<&Told> = found.groups.iter().flat_map(|group| &group.told).collect();
    for label in ["calls on others", "speaks in favour", "others expect", "opposes it", "silent"] {
        assert!(all.iter().all(|told| !told.sentence.contains(label)), "{label}");
    }
}

#[test]
fn states_come_before_bodies_before_persons_and_undertakings_before_claims() {
    let one = |id: &str, actor: &str, topic: &str, stance: &str| {
        format!(
            "(id: \"{id}\", actors: [\"{actor}\"], topic: \"{topic}\", stance: {stance}, summary: \"{id}.\", \
             evidence: [(document: \"late\", exact: \"{id}\", attribution: [(who: [\"{actor}\"], mode: Act)])]),"
        )
    };
    let positions = [
        one("p1", "wire", "claim", "Assert"),
        one("p2", "kern", "claim", "Deny"),
        one("p3", "pact", "answer", "Refuse"),
        one("p4", "bor", "claim", "Assert"),
        one("p5", "bor", "answer", "Refuse"),
        one("p6", "arl", "answer", "Refuse"),
    ];
    let found = days(&small(&positions.concat()), Clock::Said, MAY);
    let group = found.groups.iter().find(|group| group.label == "first reported").unwrap();
    let order: Vec<&str> = group.told.iter().map(|told| told.positions[1][0].as_str()).collect();
    assert_eq!(order, ["p6", "p5", "p4", "p3", "p2", "p1"]);
}

#[test]
fn what_a_report_does_not_mention_is_dropped_only_so_far() {
    let d = bundle();
    let found = drafts(Known::from(&d), &PositionSet::all(d.len()));
    assert_eq!(
        found.groups[0].meaning,
        "Clauses of the reported draft. A source says that the final text does not explicitly mention them. \
         Omission is not refusal."
    );
}
