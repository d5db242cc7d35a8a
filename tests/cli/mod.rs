//! The command line, with exact output and exit status, over the small invented dossier.
//!
//! Each `.trycmd` file is a session. After a change that is meant, `TRYCMD=overwrite cargo test cli`
//! writes them anew; then the difference is read.

mod brief;
mod bundled;
mod completion;
mod documents;
mod man;
mod settings;
mod standing;
mod strangers;
mod versions;

use std::fs::File;
use std::process::Command;

#[test]
fn sessions() {
    trycmd::TestCases::new()
        .env("HOME", NO_HOME)
        .env("XDG_CONFIG_HOME", NO_HOME)
        .case("tests/cli/*.trycmd")
        .case("docs/READING.md")
        .case("docs/VERDICTS.md");
}

/// A home in which there is nothing: the settings of whoever runs the tests change nothing.
const NO_HOME: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-home");

/// Runs the program; standard output, standard error and status.
pub(crate) fn run(arguments: &[&str]) -> (String, String, i32) {
    run_with(NO_HOME, arguments)
}

/// The same with the settings below that folder.
fn run_with(config: &str, arguments: &[&str]) -> (String, String, i32) {
    #[expect(clippy::disallowed_methods, reason = "a test of the program starts it")]
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    let command = command.env("HOME", NO_HOME).env("XDG_CONFIG_HOME", config).args(arguments);
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

// Spreadsheet programs that opened such a file took its letters for others.
#[test]
fn a_table_that_is_sent_into_a_file_begins_with_a_byte_order_mark() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    let command = command.env("HOME", NO_HOME).env("XDG_CONFIG_HOME", NO_HOME);
    let command = command.args(["list", "tests/play/small.ron", "--format", "csv"]);
    assert!(command.stdout(File::create(&path).unwrap()).status().unwrap().success());
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbfid,"), "{}", String::from_utf8_lossy(&bytes));
}

#[test]
fn the_page_of_keys_is_fresh() {
    let (page, _, _) = run(&["keys", "--format", "md"]);
    let kept = include_str!("../../docs/KEYS.md");
    assert_eq!(page, kept, "write it anew: onrecord keys --format md > docs/KEYS.md");
}

#[test]
fn the_export_has_the_names_of_the_model_and_every_entry() {
    let (text, remarks, status) = run(&["export", "--format", "json"]);
    assert_eq!((remarks.as_str(), status), ("", 0));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let lists: Vec<&String> = json.as_object().unwrap().keys().collect();
    let expected = [
        "actors",
        "documents",
        "dossier",
        "instruments",
        "positions",
        "proofs",
        "set_aside",
        "stamps",
        "topics",
    ];
    assert_eq!(lists, expected);
    // The copies are not here: attested, which is no proof.
    let proofs = json["proofs"].as_array().unwrap();
    assert!(proofs.len() > json["positions"].as_array().unwrap().len());
    assert!(proofs.iter().all(|p| p["standing"] == "attested" && p["proved"] == false));
    let germany = json["positions"].as_array().unwrap().iter();
    let germany: Vec<_> = germany.filter(|p| p["id"] == "deu-ground-troops").collect();
    assert_eq!(germany.len(), 1);
    assert_eq!(germany[0]["actors"], serde_json::json!(["deu"]));
    assert_eq!(germany[0]["stance"], "Ready");
    assert_eq!(germany[0]["conditions"][0]["kind"], "Caveat");
    assert_eq!(germany[0]["evidence"][0]["attribution"][0]["who"], serde_json::json!(["merz"]));
    assert!(germany[0].get("quantity").is_none(), "absent fields stay absent");
    assert_eq!(
        json["positions"].as_array().unwrap().len(),
        onrecord::dossier::open(&onrecord::dossier::bundled()).dossier.len()
    );
}

#[test]
fn an_export_read_back_is_the_same_dossier() {
    // RON reads what JSON wrote once the field names lose their quotation marks: the export is
    // compared with itself after a round through the entries instead.
    for bundled in onrecord::dossier::Bundled::ALL {
        let opened = onrecord::dossier::open(&bundled.texts());
        let json = serde_json::to_value(opened.dossier.entries()).unwrap();
        let positions: Vec<onrecord::dossier::entry::PositionEntry> =
            serde_json::from_value(json["positions"].clone()).unwrap();
        assert_eq!(positions, opened.dossier.entries().positions);
    }
}

/// What finds nothing is an answer: a program that reads it gets a list.
/// A word that no quote of the dossier has, and one of its documents.
#[test]
fn a_search_reads_the_texts_of_documents_too() {
    let (out, _, status) = run(&["search", "corridor", "harbour", "--format", "json"]);
    assert_eq!(status, 0);
    assert!(
        out.contains("\"kind\": \"sentence\"") || out.contains("\"kind\":\"sentence\""),
        "{out}"
    );
}

#[test]
fn a_search_that_finds_nothing_is_an_empty_list() {
    let (out, remarks, status) = run(&["search", "zzzz", "--format", "json"]);
    assert_eq!((out.trim(), status), ("[]", 0));
    assert!(remarks.contains("nothing is found"), "{remarks}");
}
