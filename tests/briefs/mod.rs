//! What must hold for any brief: its file and its JSON give it back, and no quote leaves without its citation,
//! its chain and how it stands.

mod composed;
mod drawn;
mod grounds;
mod printed;
mod reworded;

use std::collections::BTreeSet;

use onrecord::brief::changed::BecameOf;
use onrecord::brief::format::bytes;
use onrecord::brief::ground::Ground;
use onrecord::brief::page::sheet;
use onrecord::brief::proof::{Count, Worth, count, proof};
use onrecord::brief::{Brief, Quoted, collect, edit, file, journal};
use onrecord::dossier::{Dossier, PositionSet, bundled, open};
use onrecord::export::Format;
use onrecord::export::{Node, Quote, Value};
use onrecord::insight::holdings::{Holdings, holdings};
use onrecord::text::visible::visible;
use onrecord::verify::Proofs;
use proptest::prelude::*;

use drawn::{brief, text};

/// What a page is composed with, for a dossier without copies.
struct Around {
    dossier: Dossier,
    proofs: Proofs,
    became: BecameOf,
    held: Holdings,
}

impl Around {
    fn of(dossier: Dossier) -> Around {
        let held = holdings(&dossier);
        Around { dossier, proofs: Proofs::default(), became: BecameOf::new(), held }
    }

    fn with<T>(&self, brief: &Brief, then: impl FnOnce(Ground<'_>) -> T) -> T {
        then(Ground {
            dossier: &self.dossier,
            proofs: &self.proofs,
            became: &self.became,
            today: "2026-01-31",
            fingerprint: "abc",
            held: &self.held,
            count: count(&self.dossier, &self.proofs, brief),
            short: brief.head.short,
        })
    }
}

/// Every position of the bundled dossier in one brief.
fn everything(d: &Dossier) -> Brief {
    let within = PositionSet::all(d.len());
    let at = collect::At { d: d.into(), within: &within, taken: None };
    d.positions().fold(Brief::default(), |brief, position| {
        edit::keep(&brief, collect::position(at, position.ix).unwrap()).0
    })
}

fn quotes(brief: &Brief) -> Vec<&Quoted> {
    let kept = brief.items.iter().filter_map(|item| item.excerpt());
    kept.flat_map(|kept| kept.printed()).collect()
}

/// In neither form is a quote printed without whose it is, where it stands and how; and what is not proved is stamped.
fn check_page(around_page: &Around, brief: &Brief) {
    for short in [false, true] {
        check_form(around_page, &edit::with_head(brief, |head| head.short = short));
    }
}

fn check_form(around_page: &Around, brief: &Brief) {
    let sheet = around_page.with(brief, |on| sheet(brief, on));
    let count = around_page.with(brief, |on| on.count);
    let printed = sheet.nodes.iter().filter_map(|node| match node {
        Node::Quote(quote) => Some(quote),
        _ => None,
    });
    let mut printed = printed.collect::<Vec<&Quote>>().into_iter();
    let mut above: BTreeSet<[&str; 4]> = BTreeSet::new();
    let mut sentences: BTreeSet<(&str, String)> = BTreeSet::new();
    let text = format!("{:?}", sheet.nodes);
    for kept in brief.items.iter().filter_map(|item| item.excerpt()) {
        let mut here: BTreeSet<(&str, String)> = BTreeSet::new();
        let mut passed = above.clone();
        for quote in kept.printed() {
            for link in &quote.chain {
                let link = format!("{link:?}");
                assert!(text.contains(link.trim_matches('"')), "{link} is not on the page");
            }
            let sentence = [quote.prefix.as_str(), &quote.exact, &quote.suffix].concat();
            let place = (quote.document.as_str(), sentence);
            let is_whole = !brief.head.short && place.1 == quote.exact;
            // What stands above already is pointed to.
            if passed.contains(&quote.key())
                || here.contains(&place)
                || (is_whole && sentences.contains(&place))
            {
                continue;
            }
            passed.insert(quote.key());
            // The short form has no sentences around its quotes.
            if !brief.head.short {
                here.insert(place);
            }
            let source = kept.snapshot.sources.iter().find(|source| source.id == quote.document);
            let named = source.map(|source| source.publisher.as_str());
            check_quote(
                (around_page, count),
                printed.next().unwrap(),
                quote,
                named,
                brief.head.short,
            );
        }
        above.extend(kept.printed().map(Quoted::key));
        sentences.extend(kept.printed().map(|quote| {
            let sentence = [quote.prefix.as_str(), &quote.exact, &quote.suffix].concat();
            (quote.document.as_str(), sentence)
        }));
    }
    assert_eq!(printed.next(), None);
}

/// Whose it is, which source has it, and how it stands, where that is not what the head says of most.
fn check_quote(
    (around, count): (&Around, Count),
    printed: &Quote,
    quote: &Quoted,
    publisher: Option<&str>,
    short: bool,
) {
    let proof = proof(&around.dossier, &around.proofs, quote);
    assert_eq!(printed.exact, quote.exact);
    let source = printed.source.join("\n");
    let own_voice = quote.citation.strip_suffix(", in its own voice");
    let cited = own_voice.filter(|_| quote.chain.is_empty()).unwrap_or(&quote.citation);
    if short {
        // There are no footnotes: the source stands beside the speakers.
        assert_eq!(printed.citation, None);
        let named = publisher.unwrap_or(cited);
        assert!(source.contains(named), "{named:?} is not in {source:?}");
    } else {
        assert_eq!(printed.citation.as_deref(), Some(cited));
    }
    for link in &quote.chain {
        assert!(source.contains(link.as_str()), "{link:?} is not in {source:?}");
    }
    let is_common = proof.worth == count.common() && proof.label != "typographic";
    assert_eq!(source.contains(&proof.clause), !is_common, "{source:?}: {:?}", proof.clause);
    // In the short form the source may come behind it.
    assert!(
        short || is_common || source.ends_with(&proof.clause),
        "{source:?}: {:?}",
        proof.clause
    );
    assert_eq!(printed.stamp.is_some(), proof.worth == Worth::Unproved);
}

#[test]
fn the_bundled_dossier_in_one_brief_keeps_everything() {
    let around = Around::of(open(&bundled()).dossier);
    let brief = everything(&around.dossier);
    assert!(brief.items.len() > 100);
    assert_eq!(file::from_text(&file::to_text(&brief)), Ok(brief.clone()));
    check_page(&around, &brief);
    // All of it is attested in the bundled dossier: nothing is stamped, and nothing looks proved.
    let counted = around.with(&brief, |on| on.count);
    assert_eq!((counted.proved, counted.unproved), (0, 0));
    for format in [Format::Md, Format::Txt, Format::Html] {
        let bytes = around.with(&brief, |on| bytes(&brief, on, format));
        let text = String::from_utf8(bytes).unwrap();
        let said = format!("All {} were found in their sources", counted.all());
        assert_eq!(text.matches(&said).count(), 1, "{format:?}");
        assert!(!text.contains("NOT PROVED") && !text.contains("proved to the character"));
        // That is said once, at the head, and at no quote again.
        assert!(!text.contains("no copy here"), "{format:?}");
    }
}

#[test]
fn every_sentence_that_rests_on_what_is_not_proved_is_stamped() {
    let d = open(&bundled()).dossier;
    let within = PositionSet::all(d.len());
    let at = collect::At { d: (&d).into(), within: &within, taken: None };
    let mut brief = Brief::default();
    for position in d.positions() {
        let (actor, topic) = (position.actors()[0], position.topic());
        let all = [collect::line(at, actor, topic), collect::cell_of(at, actor, topic)];
        for snapshot in all.into_iter().flatten() {
            brief = edit::keep(&brief, snapshot).0;
        }
    }
    // In an empty dossier no quote is proved.
    let around = Around::of(Dossier::default());
    for item in &brief.items {
        let nodes = around.with(&brief, |on| onrecord::brief::item::item_nodes(item, on));
        let rests = item.excerpt().is_some_and(|kept| kept.snapshot.quotes().next().is_some());
        let sentences = nodes.iter().filter_map(|node| match node {
            Node::Paragraph(text) => Some(text),
            _ => None,
        });
        for sentence in sentences.filter(|_| rests) {
            assert!(sentence.starts_with("NOT PROVED: "), "{sentence}");
        }
    }
}

#[test]
fn a_quote_that_is_not_in_the_dossier_to_the_letter_is_not_proved() {
    let around = Around::of(open(&bundled()).dossier);
    let brief = everything(&around.dossier);
    for quote in quotes(&brief).into_iter().take(20) {
        assert_ne!(proof(&around.dossier, &around.proofs, quote).worth, Worth::Unproved);
        for spoilt in [
            Quoted { exact: format!("{} not", quote.exact), ..quote.clone() },
            Quoted { prefix: format!("{}x", quote.prefix), ..quote.clone() },
            Quoted { suffix: format!("{}x", quote.suffix), ..quote.clone() },
            Quoted { document: "nowhere".to_string(), ..quote.clone() },
        ] {
            assert_eq!(proof(&around.dossier, &around.proofs, &spoilt).worth, Worth::Unproved);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_brief_is_read_as_it_was_written(brief in brief()) {
        let written = file::to_text(&brief);
        prop_assert!(!written.chars().any(|c| c.is_control() && c != '\n'));
        prop_assert_eq!(file::from_text(&written), Ok(brief));
    }

    #[test]
    fn any_journal_is_read_as_it_was_written(brief in brief(), typed in text(), id in 0u32..4) {
        let typing = journal::TypedText { into: journal::EditTarget::Note(id), text: typed };
        let kept = journal::JournalRecord { brief: Some(brief), typing: Some(typing), ..Default::default() };
        prop_assert_eq!(journal::from_text(&journal::to_text(&kept)), Some(kept));
    }

    #[test]
    fn any_brief_is_in_its_json_exactly(brief in brief()) {
        let around = Around::of(Dossier::default());
        let bytes = around.with(&brief, |on| bytes(&brief, on, Format::Json));
        let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let read: Brief = serde_json::from_value(json["brief"].clone()).unwrap();
        prop_assert_eq!(&read, &brief);
        let told = json["quotes"].as_array().unwrap();
        let all = brief.items.iter().filter_map(|item| item.excerpt());
        let all = all.flat_map(|kept| kept.snapshot.all_quotes());
        let all: Vec<&Quoted> = all.map(|(_, quote)| quote).collect();
        prop_assert_eq!(told.len(), all.len());
        for (told, quote) in told.iter().zip(all) {
            prop_assert_eq!(told["exact"].as_str().unwrap(), &quote.exact);
            prop_assert_eq!(told["worth"].as_str().unwrap(), "not proved");
        }
    }

    #[test]
    fn any_quote_leaves_with_whose_it_is(brief in brief()) {
        check_page(&Around::of(Dossier::default()), &brief);
    }

    #[test]
    fn any_row_of_the_table_reads_back(brief in brief()) {
        let around = Around::of(Dossier::default());
        let table = around.with(&brief, |on| onrecord::brief::table::table(&brief, on));
        let bytes = around.with(&brief, |on| bytes(&brief, on, Format::Csv));
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), table.rows.len());
        for (row, values) in rows.iter().zip(&table.rows) {
            for (cell, value) in row.iter().zip(values) {
                let shown = visible(&value.to_text()).into_owned();
                // The apostrophe that disarms a formula is taken off again.
                let armed = |text: &str| text.trim_start().starts_with(['=', '+', '-', '@', '\'', '＝', '＋', '－', '＠']);
                let read = if armed(&shown) { cell.strip_prefix('\'').unwrap() } else { cell };
                prop_assert_eq!(read, &shown);
                prop_assert!(!matches!(value, Value::Rows(_)));
            }
        }
    }

    #[test]
    fn whatever_is_done_can_be_undone(brief in brief(), steps in prop::collection::vec(0usize..6, 1..8)) {
        let mut history = onrecord::state::history::History::new(brief.clone());
        let mut done = 0;
        for step in steps {
            let now = history.now().clone();
            let id = now.items.first().map_or(1, |item| item.id);
            let next = match step {
                0 => edit::shift(&now, id, true),
                1 => edit::sort(&now, edit::By::Topic),
                2 => edit::remove(&now, id),
                3 => journal::put(&now, journal::EditTarget::Note(id), "a note"),
                4 => journal::put(&now, journal::EditTarget::HeadingAfter(Some(id)), "a heading"),
                _ => edit::sort(&now, edit::By::Date),
            };
            // Nothing but taking out makes it shorter, and no id is there twice.
            let mut ids: Vec<u32> = next.items.iter().map(|item| item.id).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), next.items.len());
            done += usize::from(history.go_on(next, "a step"));
        }
        for _ in 0..done {
            prop_assert!(history.undo().is_some());
        }
        prop_assert_eq!(history.now(), &brief);
        prop_assert!(history.undo().is_none());
    }
}
