//! The documents of the harbour, as the program reads them: what the list of its sentences and the readings of those that
//! are not coded say of them is true.

mod readings;

use onrecord::documents::{Limits, read};
use onrecord::dossier::{Bundled, Dossier, open};
use onrecord::verify::hash;
use serde::Deserialize;

use crate::coverage::list;

/// An entry of a careful reader, as far as it is looked for.
#[derive(Deserialize)]
struct Reading {
    id: String,
    quote: String,
}

fn harbour() -> (&'static Bundled, Dossier) {
    let bundled = Bundled::named("harbour").unwrap();
    (bundled, open(&bundled.texts()).dossier)
}

/// The bytes of a document and the text that is read of it.
fn document(bundled: &Bundled, file: &str) -> (&'static [u8], String) {
    let (name, bytes) = bundled.documents.iter().find(|(name, _)| name.starts_with(file)).unwrap();
    (bytes, read(bytes, name, &Limits::default()).unwrap().text)
}

#[test]
fn every_sentence_that_is_listed_stands_in_its_document() {
    let (bundled, d) = harbour();
    let listed = list::read(include_str!("coverage.ron")).expect("the list can be read");
    assert_eq!(listed.documents.len(), 8);
    let mut wrong = Vec::new();
    for listed in &listed.documents {
        let (bytes, text) = document(bundled, &format!("{}.", listed.document));
        if hash(bytes) != listed.sha256 {
            wrong.push(format!("{} is another file", listed.document));
        }
        // Of Markdown the places are those in the file itself.
        let text = if listed.document == "transcript" {
            String::from_utf8(bytes.to_vec()).unwrap()
        } else {
            text
        };
        for sentence in &listed.sentences {
            let (from, to) = sentence.bytes;
            let found = text.get(from..to).unwrap_or_default().replace('\n', " ");
            if list::short_hash(&found) != sentence.hash {
                wrong.push(format!("{} {from}..{to}: “{found}”", listed.document));
            }
            for id in sentence.yields.iter().filter(|id| d.find(id).is_none()) {
                wrong.push(format!(
                    "{} {from}..{to} yields {id}, which there is not",
                    listed.document
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_position_is_listed() {
    let (_, d) = harbour();
    let listed = list::read(include_str!("coverage.ron")).unwrap();
    let sentences = listed.documents.iter().flat_map(|listed| &listed.sentences);
    let yields: Vec<&String> = sentences.flat_map(|sentence| &sentence.yields).collect();
    for position in d.positions() {
        assert!(yields.iter().any(|id| *id == position.id()), "{} is not listed", position.id());
    }
}

#[test]
fn every_quote_of_what_is_not_coded_stands_once_in_its_document() {
    let (bundled, _) = harbour();
    let readings = [
        ("speech.mhtml", include_str!("uncoded/speech.ron")),
        ("wire-en.html", include_str!("uncoded/wire.ron")),
    ];
    for (file, text) in readings {
        let readings: Vec<Reading> =
            ron::from_str(text).unwrap_or_else(|why| panic!("{file}: {why}"));
        assert!(readings.len() > 20, "{file}: {}", readings.len());
        let (_, text) = document(bundled, file);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole = words(&text);
        for Reading { id, quote } in readings {
            assert_eq!(whole.matches(&words(&quote)).count(), 1, "{file} {id}: “{quote}”");
        }
    }
}
