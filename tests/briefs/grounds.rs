//! A brief keeps every quote on which its lines rest, also those whose words it does not print: when one of
//! them reads otherwise in its source, the line says so on the page and in the files.

use std::collections::BTreeMap;

use onrecord::brief::format::bytes;
use onrecord::brief::ground::Ground;
use onrecord::brief::item::item_nodes;
use onrecord::brief::page::sheet;
use onrecord::brief::proof::{count, unproved};
use onrecord::brief::{Brief, Snapshot, changed, collect, edit, file};
use onrecord::documents::{Limits, read};
use onrecord::dossier::{Dossier, Entity, PositionSet, SourceFile, open};
use onrecord::export::{Format, Node};
use onrecord::insight::conflicts::conflicts;
use onrecord::insight::holdings::holdings;
use onrecord::verify::{Copy, Proofs, hash};

/// Each document says one thing, so that each thing can fall alone.
const DOSSIER: &str = r#"(
    dossier: (id: "d", title: "Talks"),
    actors: [
        (id: "arl", name: "Arland", kind: State),
        (id: "bor", name: "Borland", kind: State),
    ],
    topics: [(id: "t", name: "Pilots", short: "Pilots", kind: Undertaking, question: "?")],
    instruments: [
        (id: "treaty", title: "Treaty", kind: Treaty, text: Final,
         participation: [(actors: ["arl"], act: Signed, evidence: [(document: "signing", exact: "Arland has signed the treaty")])],
         preconditions: [(text: "a peace", evidence: [(document: "peace", exact: "the treaty needs a lasting peace first")])]),
    ],
    documents: [
        (id: "own", publisher: "Own", kind: News),
        (id: "caveat", publisher: "Caveat", kind: News),
        (id: "signing", publisher: "Signing", kind: News),
        (id: "peace", publisher: "Peace", kind: News),
        (id: "other", publisher: "Other", kind: News),
        (id: "link", publisher: "Link", kind: News),
    ],
    positions: [
        (id: "a", actors: ["arl"], topic: "t", stance: Commit, firmness: Pledged, summary: "Arland pledged pilots.",
         instrument: "treaty",
         conditions: [(kind: Caveat, text: "only in summer", evidence: [(document: "caveat", exact: "the pilots work only in summer")])],
         links: [(kind: DiffersInScope, to: "b", why: "one is of the harbour, one of the river", evidence: [(document: "link", exact: "the river is no part of the harbour")])],
         evidence: [(document: "own", exact: "Arland pledged to send pilots", attribution: [(who: ["arl"], mode: Act)])]),
        (id: "b", actors: ["bor"], topic: "t", stance: Refuse, summary: "Borland refused.",
         evidence: [(document: "other", exact: "Borland refused to send pilots", attribution: [(who: ["bor"], mode: Act)])]),
    ],
)"#;

fn dossier() -> Dossier {
    let text = DOSSIER;
    let opened = open(&[SourceFile { name: "d.ron".to_string(), text: text.into() }]);
    assert!(opened.dossier.len() == 2, "{:?}", opened.problems);
    opened.dossier
}

/// Proofs by copies that hold every quote; that of one document has a "not" in it.
fn proofs(d: &Dossier, planted: &str) -> Proofs {
    Proofs::all(d, |document| {
        let quotes = d.quotes_from(document).iter().filter_map(|ix| d.quote(*ix));
        let mut text: String = quotes.map(|quote| format!("{}.\n\n", quote.exact())).collect();
        if d.document(document).unwrap().id == planted {
            text = text.replacen(' ', " not ", 1);
        }
        let extract = read(text.as_bytes(), "d.txt", &Limits::default()).unwrap();
        let hash = hash(text.as_bytes());
        Ok(Copy { name: "d.txt".to_string(), hash, extract, line_ends: false })
    })
}

/// The position with all its facts, its cell, and the conflict that rests on its link.
fn collected(d: &Dossier) -> [Snapshot; 3] {
    let within = PositionSet::all(d.len());
    let at = collect::At { d: d.into(), within: &within, taken: None };
    let Some(Entity::Position(ix)) = d.find("a") else { panic!("no position") };
    let position = d.position(ix).unwrap();
    let cases = conflicts(d.into(), &within);
    let case = cases.iter().find(|case| case.by_hand.is_some()).unwrap();
    [
        collect::position(at, ix).unwrap(),
        collect::cell_of(at, position.actors()[0], position.topic()).unwrap(),
        collect::conflict(at, case),
    ]
}

fn with<T>(brief: &Brief, planted: &str, then: impl FnOnce(Ground<'_>) -> T) -> T {
    let d = dossier();
    let proofs = proofs(&d, planted);
    then(Ground {
        dossier: &d,
        proofs: &proofs,
        became: &BTreeMap::new(),
        today: "2026-01-31",
        fingerprint: "abc",
        held: &holdings(&d),
        count: count(&d, &proofs, brief),
        short: false,
    })
}

/// The lines of an item that are stamped, without those that stand for quotes.
fn stamped(snapshot: Snapshot, planted: &str) -> Vec<String> {
    let brief = edit::keep(&Brief::default(), snapshot).0;
    let nodes = with(&brief, planted, |on| item_nodes(&brief.items[0], on));
    let lines = nodes.into_iter().flat_map(|node| match node {
        Node::Paragraph(text) => vec![text],
        Node::Note(text) => text.split_inclusive(". ").map(str::to_string).collect(),
        _ => Vec::new(),
    });
    let stamped = lines.filter(|line| line.contains("NOT PROVED") && !line.contains("not printed"));
    stamped.map(|line| line.trim().to_string()).collect()
}

const STAMP: &str = "NOT PROVED (reads otherwise): ";

#[test]
fn a_line_is_stamped_when_a_quote_falls_that_it_does_not_print() {
    let d = dossier();
    let [position, cell, conflict] = collected(&d);
    let told = |snapshot: &Snapshot, planted: &str| {
        let all = stamped(snapshot.clone(), planted);
        all.into_iter().map(|line| line.replace(STAMP, "! ")).collect::<Vec<String>>()
    };
    assert_eq!(told(&position, ""), [""; 0]);
    assert_eq!(told(&position, "own"), ["! Arland pledged pilots."]);
    // What limits it limits the sentence; what its text depends on is told apart.
    assert_eq!(told(&position, "caveat"), ["! Arland pledged pilots.", "! Limit: only in summer."]);
    assert_eq!(told(&position, "signing"), ["! Signature: Arland signed it."]);
    assert_eq!(told(&position, "peace"), ["! Condition of the whole text: a peace."]);
    assert_eq!(told(&position, "link"), [""; 0]);
    assert_eq!(told(&position, "other"), [""; 0]);
    // What is said of a cell as a whole rests on what its text depends on, too.
    assert_eq!(told(&cell, "peace").len(), 2, "{:?}", told(&cell, "peace"));
    assert_eq!(told(&conflict, "peace"), [""; 0]);
    for planted in ["link", "caveat"] {
        let told = told(&conflict, planted);
        assert!(told.iter().any(|line| line.contains("one of the river")), "{planted}: {told:?}");
    }
}

#[test]
fn what_is_behind_a_line_is_counted_named_and_written_to_every_file() {
    let d = dossier();
    for (snapshot, planted) in collected(&d).into_iter().zip(["caveat", "peace", "link"]) {
        let brief = edit::keep(&Brief::default(), snapshot).0;
        assert_eq!(file::from_text(&file::to_text(&brief)), Ok(brief.clone()));
        let proofs = proofs(&d, planted);
        let counted = count(&d, &proofs, &brief);
        assert_eq!((counted.unproved, counted.attested), (1, 0), "{planted}");
        // It stops the export, and is named with its document.
        assert_eq!(unproved(&brief, &d, &proofs).len(), 1);
        for format in
            [Format::Md, Format::Txt, Format::Html, Format::Docx, Format::Csv, Format::Json]
        {
            let written = with(&brief, planted, |on| bytes(&brief, on, format));
            if format == Format::Docx {
                continue;
            }
            let text = String::from_utf8(written).unwrap().to_lowercase();
            assert!(text.contains("reads otherwise"), "{planted}: {format:?}");
            assert!(text.contains(planted), "{planted}: {format:?}");
        }
        let sources = brief.sources();
        assert!(sources.iter().any(|source| source.id == planted), "{planted}: {sources:?}");
    }
}

/// What a heading means is left to the key, and what is left to the key stands nowhere to be pointed to.
#[test]
fn a_definition_that_must_be_stamped_points_to_no_item_that_does_not_tell_it() {
    let [_, cell, _] = collected(&dossier());
    let sound = Snapshot {
        of: cell.of.clone(),
        title: "Borland: Pilots (conditioned)".to_string(),
        says: cell.says.clone(),
        ..Snapshot::default()
    };
    let brief = edit::keep(&edit::keep(&Brief::default(), sound).0, cell.clone()).0;
    let page = with(&brief, "peace", |on| sheet(&brief, on));
    let told = format!("{STAMP}{}", cell.says[0]);
    assert!(page.nodes.contains(&Node::Paragraph(told)), "{:#?}", page.nodes);
}

#[test]
fn a_brief_that_does_not_keep_them_yet_reads_as_unchanged() {
    let d = dossier();
    let [now, ..] = collected(&d);
    let mut then = now.clone();
    then.parts.iter_mut().flat_map(|part| &mut part.facts).for_each(|fact| fact.quotes.clear());
    assert_eq!(changed::changes(&then, Some(&now)), [""; 0]);
    let mut other = now.clone();
    let facts = other.parts.iter_mut().flat_map(|part| &mut part.facts);
    let quotes = facts.flat_map(|fact| &mut fact.quotes);
    quotes.for_each(|quote| quote.exact = quote.exact.replace("summer", "winter"));
    assert_eq!(
        changed::changes(&now, Some(&other)),
        ["Quote: “the pilots work only in summer” is now “the pilots work only in winter”."]
    );
}
