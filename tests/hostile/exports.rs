//! JSON and CSV of the hostile dossier, read back by other people's readers.

use onrecord::dossier::{SourceFile, open};
use onrecord::text::visible::visible;

use super::lines::{IDS, folder, harmless, name};
use super::matter::{dossier, mixtures};

#[test]
fn json_reads_back_to_the_character() {
    for (n, text) in mixtures().into_iter().enumerate() {
        let flip = n % 2 == 0;
        let folder = folder(&text, flip);
        let files: Vec<SourceFile> = dossier(&text, flip);
        let opened = open(&files);
        let (out, ..) = harmless(&["export", name(folder.path()), "--format", "json"]);
        let read: serde_json::Value = serde_json::from_str(&out).unwrap();
        let entries = serde_json::to_value(opened.dossier.entries()).unwrap();
        let mut bare = read.clone();
        let proofs = bare.as_object_mut().unwrap().remove("proofs").unwrap();
        assert_eq!(bare, entries);
        let quotes = opened.dossier.all_quotes().map(|quote| quote.exact());
        assert!(proofs.as_array().unwrap().iter().map(|p| p["exact"].as_str().unwrap()).eq(quotes));
        // Not only the same as what was read: the same as what was written.
        let title = read["dossier"]["title"].as_str().unwrap();
        assert!(title.contains(&text), "{title:?}");

        let (out, ..) = harmless(&["list", name(folder.path()), "--format", "json"]);
        let read: serde_json::Value = serde_json::from_str(&out).unwrap();
        let summaries: Vec<&str> =
            read.as_array().unwrap().iter().map(|row| row["summary"].as_str().unwrap()).collect();
        let expected: Vec<&str> =
            opened.dossier.positions().map(onrecord::dossier::Position::summary).collect();
        assert_eq!(summaries, expected);
        for id in IDS {
            let (out, ..) = harmless(&["show", id, name(folder.path()), "--format", "json"]);
            let read: serde_json::Value = serde_json::from_str(&out).unwrap();
            assert_eq!(read["entries"][0]["id"], *id);
        }
    }
}

#[test]
fn csv_reads_back_and_no_cell_is_a_formula() {
    for (n, text) in mixtures().into_iter().enumerate() {
        let flip = n % 2 == 0;
        let folder = folder(&text, flip);
        let opened = open(&dossier(&text, flip));
        let (out, ..) = harmless(&["list", name(folder.path()), "--format", "csv"]);
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        let at = reader.headers().unwrap().iter().position(|name| name == "summary").unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        for cell in rows.iter().flatten() {
            let first = cell.trim_start().chars().next();
            assert!(!first.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{cell:?}");
            assert!(!cell.contains(['\n', '\r', '\t']), "{cell:?}");
        }
        let read: Vec<&str> = rows.iter().map(|row| &row[at]).collect();
        for (read, position) in read.iter().zip(opened.dossier.positions()) {
            let written = visible(position.summary());
            assert_eq!(read.strip_prefix('\'').unwrap_or(read), written);
        }
        assert_eq!(read.len(), opened.dossier.len());
    }
}
