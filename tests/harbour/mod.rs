//! The harbour, as the program reads it: what it tells of the coded documents, and that the readings of those that are not
//! coded are true.

mod readings;

use onrecord::documents::{Limits, read};
use onrecord::dossier::Bundled;
use serde::Deserialize;

/// An entry of a careful reader, as far as it is looked for.
#[derive(Deserialize)]
struct Reading {
    id: String,
    quote: String,
}

/// The text that is read of a document.
fn text(file: &str) -> String {
    let harbour = Bundled::named("harbour").unwrap();
    let (name, bytes) = harbour.documents.iter().find(|(name, _)| *name == file).unwrap();
    read(bytes, name, &Limits::default()).unwrap().text
}

#[test]
fn every_quote_of_what_is_not_coded_stands_once_in_its_document() {
    let readings = [
        ("speech.mhtml", include_str!("uncoded/speech.ron")),
        ("wire-en.html", include_str!("uncoded/wire.ron")),
    ];
    for (file, written) in readings {
        let readings: Vec<Reading> =
            ron::from_str(written).unwrap_or_else(|why| panic!("{file}: {why}"));
        assert!(readings.len() > 20, "{file}: {}", readings.len());
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole = words(&text(file));
        for Reading { id, quote } in readings {
            assert_eq!(whole.matches(&words(&quote)).count(), 1, "{file} {id}: “{quote}”");
        }
    }
}
