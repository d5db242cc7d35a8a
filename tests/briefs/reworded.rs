//! What earlier versions wrote in other words is no change of the dossier.

use onrecord::brief::{Brief, Snapshot, changed, collect, edit, file, journal};
use onrecord::dossier::{Dossier, Entity, Known, Position, PositionSet, SourceFile, bundled, open};
use onrecord::insight::compare::actors;
use onrecord::insight::conflicts::conflicts;
use onrecord::insight::diff::Side;

/// A state that speaks in a draft alone, and a document in its own voice.
const SMALL: &str = r#"(
    dossier: (id: "d", title: "Talks"),
    actors: [(id: "arl", name: "Arland", kind: State), (id: "bor", name: "Borland", kind: State)],
    topics: [(id: "t", name: "Pilots", short: "Pilots", kind: Undertaking, question: "?")],
    instruments: [(id: "plan", title: "Plan", kind: Declaration, text: Draft)],
    documents: [(id: "post", publisher: "The Post", kind: News)],
    positions: [
        (id: "a", actors: ["arl"], topic: "t", stance: Commit, firmness: Pledged, summary: "By the spring draft, Arland would send pilots.",
         instrument: "plan", evidence: [(document: "post", exact: "Arland will send pilots", attribution: [(who: ["plan"], mode: Text)])]),
        (id: "b", actors: ["bor"], topic: "t", stance: Ready, summary: "Borland might.",
         conditions: [(kind: Approval, text: "of its parliament")],
         evidence: [(document: "post", exact: "Borland might send pilots")]),
    ],
)"#;

/// What earlier versions wrote in the place of what is written now.
const EARLIER: [(&str, &str); 17] = [
    ("(only drafts)", "(silent)"),
    (
        "Only a draft speaks of it here, and a draft commits nobody.",
        "Silent: nothing of its own here, and nobody speaks for it.",
    ),
    ("label: \"written\"", "label: \"said\""),
    (" · as reported\"", " · reported as done\""),
    (" · quoted directly\"", " · quoted in full\""),
    ("As the source reports it", "Reported as done"),
    ("subject to approval\"", "with an approval\""),
    (": scope may differ\"", ": different scope\""),
    (
        "No contradiction: scope may differ: one speaks of something wider or narrower than the other.",
        "No contradiction: different scope: one speaks of less.",
    ),
    (
        " in a denial on another point, whether Dmitriev was at the Élysée: ",
        " in a denial, not of this but of another point: ",
    ),
    ("said: Arland would", "said: By the spring draft, Arland would"),
    (", not the final text, said: ", ", not the final text, contained: "),
    ("(recorded differently)", "(differ)"),
    (": compatible\"", ": agree\""),
    (": one side on record\"", ": one-sided claim\""),
    ("One side on record: only others", "A one-sided claim: only others"),
    (
        "No contradiction: compatible: the two say the same, or can both be so.",
        "They agree: they say the same, or are compatible.",
    ),
];

/// Whatever can be collected: records, cells, quotes, conflicts, two actors.
fn everything(d: &Dossier) -> Vec<Snapshot> {
    let within = PositionSet::all(d.len());
    let known: Known<'_> = d.into();
    let at = collect::At { d: known, within: &within, taken: None };
    let mut all = Vec::new();
    for position in d.positions() {
        all.extend(collect::position(at, position.ix));
        all.extend(collect::quote(at, position.evidence().next().unwrap().ix));
        for actor in position.actors() {
            all.extend(collect::cell_of(at, *actor, position.topic()));
        }
    }
    all.extend(conflicts(known, &within).iter().map(|found| collect::conflict(at, found)));
    if let [Some(Entity::Actor(one)), Some(Entity::Actor(other))] =
        ["deu", "fra"].map(|id| d.find(id))
    {
        let side = Side { known, within: &within, possibly: &PositionSet::default() };
        let all_told = actors(side, one, other);
        for group in &all_told.groups {
            let told = group.told.iter();
            all.extend(told.map(|told| collect::comparison(at, "deu,fra", &all_told, group, told)));
        }
    }
    all
}

/// The lines on everybody, which are compared by their words alone.
fn lines(d: &Dossier) -> Vec<Snapshot> {
    let within = PositionSet::all(d.len());
    let known: Known<'_> = d.into();
    let at = collect::At { d: known, within: &within, taken: None };
    let of = |position: Position<'_>| {
        let topic = position.topic();
        let actors = position.actors().to_vec();
        actors.into_iter().filter_map(move |actor| collect::line(at, actor, topic))
    };
    d.positions().flat_map(of).collect()
}

#[test]
fn our_rewording_is_no_change_of_the_dossier() {
    let small = SourceFile { name: "d.ron".to_string(), text: SMALL.into() };
    let mut seen = [false; EARLIER.len()];
    for d in [open(&bundled()).dossier, open(&[small]).dossier] {
        let mut titles = Vec::new();
        for now in everything(&d).into_iter().chain(lines(&d)) {
            let brief = edit::keep(&Brief::default(), now.clone()).0;
            let mut text = file::to_text(&brief);
            for ((is, was), seen) in EARLIER.iter().zip(&mut seen) {
                *seen |= text.contains(is);
                text = text.replace(is, was);
            }
            let read = file::from_text(&text).unwrap();
            let then = &read.items[0].excerpt().unwrap().snapshot;
            assert_eq!(changed::changes(then, Some(&now)), [""; 0], "{}", now.title);
            // Lists have the words of today, too.
            assert_eq!(read.items[0].title(), now.title);
            titles.push(now.title);
        }
        assert!(titles.len() > 4, "{titles:?}");
    }
    assert_eq!(seen, [true; EARLIER.len()], "{EARLIER:?}");
}

#[test]
fn a_brief_that_a_journal_kept_has_the_words_of_today() {
    let small = SourceFile { name: "d.ron".to_string(), text: SMALL.into() };
    let d = open(&[small]).dossier;
    let cell = everything(&d).into_iter().find(|all| all.title.ends_with("(only drafts)")).unwrap();
    let brief = edit::keep(&Brief::default(), cell).0;
    let kept = journal::JournalRecord { brief: Some(brief), ..Default::default() };
    let text = journal::to_text(&kept).replace("(only drafts)", "(silent)");
    assert!(text.contains("(silent)"));
    assert_eq!(journal::from_text(&text), Some(kept));
}

#[test]
fn what_the_dossier_says_otherwise_is_told() {
    let read = |text: &str| {
        let opened =
            open(&[SourceFile { name: "d.ron".to_string(), text: text.to_string().into() }]);
        everything(&opened.dossier)
    };
    let then = read(SMALL);
    for (was, is, told) in [
        ("name: \"Borland\"", "name: \"Boria\"", "Actors: “Borland” is now “Boria”."),
        ("name: \"Pilots\"", "name: \"Crews\"", "Topic: “Pilots” is now “Crews”."),
        ("stance: Ready", "stance: Refuse", "Stance: “Ready"),
        ("\"of its parliament\"", "\"of its king\"", "Approval: “of its parliament” is now"),
        (
            "summary: \"Borland might.\"",
            "stated_on: \"2030-05-02\", summary: \"B.\"",
            "Said: “undated” is now",
        ),
    ] {
        let now = read(&SMALL.replace(was, is));
        let found = then
            .iter()
            .filter(|then| then.who == "Borland")
            .map(|then| changed::changes(then, now.iter().find(|now| now.of == then.of)));
        let found: Vec<Vec<String>> = found.collect();
        assert!(found.len() > 2, "{found:#?}");
        for changes in found {
            assert!(changes.iter().any(|text| text.starts_with(told)), "{told}: {changes:#?}");
        }
    }
}
