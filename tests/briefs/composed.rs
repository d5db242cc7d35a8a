//! What one item of a page leaves to another: nothing that is pointed to is missing there, and nothing that only looks
//! alike is pointed to.

use onrecord::brief::page::sheet;
use onrecord::brief::{Brief, ItemKind, Part, Quoted, Snapshot, Subject, collect, edit};
use onrecord::dossier::{Dossier, PositionSet, SourceFile, open};
use onrecord::export::Node;

use super::Around;

/// A quote of the one document, within its sentence.
fn quoted(prefix: &str, exact: &str, suffix: &str) -> Quoted {
    let [document, prefix, exact, suffix] = ["post", prefix, exact, suffix].map(str::to_string);
    let chain = vec!["Arland’s minister".to_string()];
    Quoted {
        document,
        prefix,
        exact,
        suffix,
        chain,
        citation: "The Post".into(),
        ..Quoted::default()
    }
}

fn part(label: &str, summary: &str, quotes: &[&Quoted]) -> Part {
    let [label, summary] = [label, summary].map(str::to_string);
    Part {
        label,
        summary,
        quotes: quotes.iter().map(|quote| (*quote).clone()).collect(),
        ..Part::default()
    }
}

/// What somebody says, under a title.
fn said(who: &str, title: &str, parts: &[Part]) -> Snapshot {
    Snapshot {
        of: Subject::Position(title.to_string()),
        title: format!("{who}: {title}"),
        who: who.to_string(),
        parts: parts.to_vec(),
        ..Snapshot::default()
    }
}

fn brief(snapshots: &[Snapshot]) -> Brief {
    let keep = |brief: Brief, snapshot: &Snapshot| edit::keep(&brief, snapshot.clone()).0;
    snapshots.iter().fold(Brief::default(), keep)
}

/// The words between the head of a page and its end.
fn page(brief: &Brief, short: bool) -> Vec<String> {
    let brief = edit::with_head(brief, |head| head.short = short);
    let sheet = Around::of(Dossier::default()).with(&brief, |on| sheet(&brief, on));
    let nodes = sheet.nodes.into_iter().skip_while(|node| !matches!(node, Node::Heading(3, _)));
    let items = nodes.take_while(|node| !matches!(node, Node::Heading(2, _)));
    let told = items.map(|node| match node {
        Node::Heading(_, text) => format!("# {text}"),
        Node::Paragraph(text) => text,
        Node::Note(text) => format!("({text})"),
        Node::Quote(quote) => format!("{}‹{}›{}", quote.prefix, quote.exact, quote.suffix),
        other => panic!("{other:?}"),
    });
    // There is no dossier and no copy: all of it is stamped.
    told.map(|text| text.replace("NOT PROVED: ", "")).collect()
}

/// Two quotes of one sentence.
fn of_one_sentence() -> [Quoted; 2] {
    [
        quoted(
            "The minister said they ",
            "would send pilots this winter",
            " and might send ships.",
        ),
        quoted(
            "The minister said they would send pilots this winter and ",
            "might send ships",
            ".",
        ),
    ]
}

#[test]
fn the_short_form_has_the_words_of_each_quote_of_a_sentence() {
    let one = brief(&[said(
        "Arland",
        "Pilots",
        &[part("", "It would help.", &of_one_sentence().each_ref())],
    )]);
    let short = page(&one, true);
    for words in ["‹would send pilots this winter›", "‹might send ships›"] {
        assert_eq!(short.iter().filter(|text| *text == words).count(), 1, "{short:#?}");
    }
    assert!(!short.iter().any(|text| text.contains("From the same sentence")), "{short:#?}");
    // In full the sentence that stands there has both.
    let long = page(&one, false);
    let at = long.iter().position(|text| text.starts_with("(From the same sentence, too: “might"));
    assert!(long[at.unwrap() - 1].ends_with("› and might send ships."), "{long:#?}");
}

#[test]
fn the_same_sentence_is_one_that_stands_in_the_same_item() {
    let [first, second] = of_one_sentence();
    let alone = said("Arland", "Pilots", &[part("", "It would send pilots.", &[&first])]);
    let both = said("Arland", "Help", &[part("", "It would help.", &[&first, &second])]);
    for short in [false, true] {
        let page = page(&brief(&[alone.clone(), both.clone()]), short);
        assert!(page.iter().any(|text| text == "‹might send ships›"), "{page:#?}");
        assert!(page.iter().any(|text| text.starts_with("(Quoted above, under “Arland: Pilots”")));
        assert!(!page.iter().any(|text| text.contains("From the same sentence")), "{page:#?}");
    }
}

#[test]
fn a_sentence_is_left_to_its_quote_only_where_all_of_it_is_printed() {
    let [first, _] = of_one_sentence();
    let sentence = "The minister said they would send pilots this winter and might send ships.";
    let brief = brief(&[said("Arland", "Pilots", &[part("", sentence, &[&first])])]);
    assert!(page(&brief, true).iter().any(|text| text == sentence));
    assert!(!page(&brief, false).iter().any(|text| text == sentence));
}

/// The same statement twice, and between them another one with the second of its quotes.
#[test]
fn a_statement_above_stands_for_no_quote_that_it_does_not_have() {
    let [first, second] = of_one_sentence();
    let statement = |title: &str, quotes: &[&Quoted]| {
        said("Arland", title, &[part("", "It would send pilots.", quotes)])
    };
    let other = said("Arland", "Ships", &[part("", "It might help.", &[&second])]);
    let all =
        [statement("Pilots", &[&first]), other.clone(), statement("Help", &[&first, &second])];
    let told = page(&brief(&all), false);
    let has = |start: &str| told.iter().any(|text| text.starts_with(start));
    assert!(has("As above, under “Arland: Pilots”"), "{told:#?}");
    assert!(has("(Quoted above, under “Arland: Ships”: “might send ships”"), "{told:#?}");
    assert!(!has("(Quoted above, under “Arland: Pilots”"), "{told:#?}");

    // Nor for one whose words it does not print.
    let hidden = edit::change(&brief(&[statement("Pilots", &[&second])]), 1, |item| {
        let ItemKind::Excerpt(kept) = &mut item.what else { panic!("no excerpt") };
        kept.left_out = vec![0];
    });
    let all = [other, statement("Help", &[&second])];
    let told =
        page(&all.iter().fold(hidden, |brief, one| edit::keep(&brief, one.clone()).0), false);
    let pointer = "(Quoted above, under “Arland: Ships”: “might send ships”";
    assert!(told.iter().any(|text| text.starts_with(pointer)), "{told:#?}");
}

#[test]
fn a_reason_without_a_quote_is_told_though_its_words_were_read() {
    let why = "Nothing is on record.";
    let snapshot = Snapshot {
        says: vec!["From Arland nothing is on record here.".to_string()],
        ..said("Arland", "Pilots", &[part("How we know it", why, &[])])
    };
    let told = page(&brief(&[snapshot]), false);
    assert!(told.contains(&format!("How we know it: {why}")), "{told:#?}");
}

#[test]
fn only_the_same_statement_is_pointed_to() {
    let [first, second] = of_one_sentence();
    let statement = |who: &str, title: &str, quote: &Quoted| {
        said(who, title, &[part("", "It would help.", &[quote])])
    };
    let count = |all: &[Snapshot], text: &str| {
        let told = page(&brief(all), false);
        told.iter().filter(|told| *told == text).count()
    };
    let of_arland = statement("Arland", "Pilots", &first);
    let of_another = [of_arland.clone(), statement("Borland", "Ships", &second)];
    assert_eq!(count(&of_another, "It would help."), 2);
    let of_the_same = [of_arland.clone(), statement("Arland", "Ships", &second)];
    assert_eq!(count(&of_the_same, "It would help."), 1);
    assert_eq!(count(&of_the_same, "As above, under “Arland: Pilots”."), 1);
    // A firmer or weaker stance is told, though the sentence is the same.
    let mut firmer = statement("Arland", "Ships", &second);
    firmer.parts[0].headline = "Commit, pledged".to_string();
    firmer.of = Subject::Nothing;
    assert_eq!(count(&[of_arland, firmer], "(Pledged.)"), 1);
}

/// One state that stands in a draft, and nowhere else.
const DRAFT: &str = r#"(
    dossier: (id: "d", title: "Talks"),
    actors: [(id: "arl", name: "Arland", kind: State)],
    topics: [(id: "t", name: "Pilots", short: "Pilots", kind: Undertaking, question: "?")],
    instruments: [(id: "plan", title: "Plan", kind: Declaration, text: Draft)],
    documents: [(id: "post", publisher: "The Post", kind: News)],
    positions: [(id: "a", actors: ["arl"], topic: "t", stance: Commit, firmness: Pledged, summary: "Arland would send pilots.",
        instrument: "plan", evidence: [(document: "post", exact: "Arland will send pilots", attribution: [(who: ["plan"], mode: Text)])])],
)"#;

#[test]
fn a_cell_of_drafts_is_not_headed_as_silent() {
    let file = SourceFile { name: "d.ron".to_string(), text: DRAFT.into() };
    let d = open(&[file]).dossier;
    let within = PositionSet::all(d.len());
    let at = collect::At { d: (&d).into(), within: &within, taken: None };
    let p = d.positions().next().unwrap();
    let now = collect::cell_of(at, p.actors()[0], p.topic()).unwrap();
    assert_eq!(now.title, "Arland: Pilots (only drafts)");
    assert_eq!(now.says, ["Only a draft speaks of it here, and a draft commits nobody."]);
    let told = page(&brief(&[now]), false);
    assert_eq!(told[0], "# Arland: Pilots (only a draft speaks of it)", "{told:#?}");
}
