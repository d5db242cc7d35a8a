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

/// The rows of a table that the program prints, its columns first: no cell is a formula or breaks its line.
fn rows(command: &str, path: &str) -> Vec<csv::StringRecord> {
    let (out, ..) = harmless(&[command, path, "--format", "csv"]);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for cell in rows.iter().flatten() {
        let cell = cell.trim_start_matches('\u{feff}');
        let first = cell.trim_start().chars().next();
        assert!(!first.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{command}: {cell:?}");
        assert!(!cell.contains(['\n', '\r', '\t']), "{command}: {cell:?}");
    }
    rows
}

/// Whether a cell is that text, disarmed where a spreadsheet would take it for a formula.
fn is_text(cell: &str, text: &str) -> bool {
    cell.strip_prefix('\'').unwrap_or(cell) == visible(text)
}

#[test]
fn csv_reads_back_and_no_cell_is_a_formula() {
    for (n, text) in mixtures().into_iter().enumerate() {
        let flip = n % 2 == 0;
        let folder = folder(&text, flip);
        let d = open(&dossier(&text, flip)).dossier;
        let listed = rows("list", name(folder.path()));
        let at = listed[0].iter().position(|name| name == "summary").unwrap();
        assert_eq!(listed.len() - 1, d.len());
        for (row, position) in listed[1..].iter().zip(d.positions()) {
            assert!(is_text(&row[at], position.summary()), "{row:?}");
        }
        // The columns of the grid are named by the dossier.
        let grid = rows("grid", name(folder.path()));
        for id in ["acts", "claims"] {
            let topic = d.name_of(d.find(id).unwrap());
            assert!(grid[0].iter().any(|name| is_text(name, topic)), "{topic:?}: {:?}", grid[0]);
        }
    }
}
