#![expect(clippy::disallowed_methods, reason = "a test writes the files that the program opens")]
//! Hostile documents: texts that would act on a terminal, in every kind of copy that can be written by
//! hand, in what it says about itself, and in its file's name.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::lines::{harmless, name};
use super::matter::mixtures;

const DOSSIER: &str = r#"(
    dossier: (id: "d", title: "Hostile documents"),
    actors: [(id: "a", name: "Arland", kind: State)],
    topics: [(id: "t", name: "Troops", short: "Troops", kind: Undertaking, question: "Troops?")],
    documents: [
        (id: "plain", publisher: "Plain", kind: News),
        (id: "page", publisher: "Page", kind: News),
        (id: "note", publisher: "Note", kind: News),
    ],
    positions: [POSITIONS],
)"#;

const POSITION: &str = r#"(id: "ID-1", actors: ["a"], topic: "t", stance: Refuse, summary: "S.",
    evidence: [(document: "ID", exact: "Arland refuses to send any troops", attribution: [(who: ["a"], mode: Act)])]),
(id: "ID-2", actors: ["a"], topic: "t", stance: Refuse, summary: "S.",
    evidence: [(document: "ID", exact: "Arland has also refused to send its many old ships there", attribution: [(who: ["a"], mode: Act)])]),"#;

/// A dossier with a copy of each of its documents, each full of `text`.
pub(crate) fn folder(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let positions: String = ["plain", "page", "note"].map(|id| POSITION.replace("ID", id)).concat();
    fs::write(folder.path().join("a.ron"), DOSSIER.replace("POSITIONS", &positions)).unwrap();
    let copies = folder.path().join("documents");
    fs::create_dir(&copies).unwrap();
    let quoted = format!(
        "Before. {text}\n\nArland refuses to send any troops. {text}\n\nArland has also refused to \
         send its {text} many old ships there.\n\n# {text}\n\nAfter. {text}"
    );
    fs::write(copies.join("plain.txt"), &quoted).unwrap();
    fs::write(copies.join("note.md"), &quoted).unwrap();
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let referred: String = text.chars().map(|c| format!("&#{};", u32::from(c))).collect();
    let page = format!(
        "<!DOCTYPE html><html lang=\"{escaped}\"><head><meta charset=utf-8><title>{escaped}</title>\
         <meta name=author content=\"{referred}\"><meta property=og:site_name content=\"{escaped}\"></head>\
         <body><h1>{referred}</h1><p>Arland refuses to send any troops. {referred}</p><!-- {text} -->\
         <p hidden>{escaped}</p><p>Arland has also refused to send its {escaped} many old ships \
         there.</p>{text}</body></html>"
    );
    fs::write(copies.join("page.html"), page).unwrap();
    // No copy of anything, but a name that is met on the way.
    let _ = fs::write(copies.join("x\u{1b}[2J\u{202e}.txt"), &quoted);
    folder
}

#[test]
fn what_a_document_says_of_itself_reaches_no_terminal() {
    for text in mixtures() {
        let from = folder(&text);
        let path = name(from.path());
        harmless(&["check", path]);
        harmless(&["check", path, "--format", "json"]);
        harmless(&["show", "page", path]);
        harmless(&["list", path, "--format", "csv"]);
        let to = tempfile::tempdir().unwrap();
        let made = to.path().join("made");
        assert_eq!(harmless(&["new", name(&made)]).2, 0);
        for copy in fs::read_dir(from.path().join("documents")).unwrap() {
            let copy = copy.unwrap().path();
            let (_, why, status) = harmless(&["add", name(&copy), "--to", name(&made)]);
            // One of them holds what another one holds.
            assert!(status == 0 || (status == 1 && why.contains("already")), "{status} {why}");
        }
        assert_eq!(harmless(&["check", name(&made)]).1, "", "what was written can be read");
        assert_safe_names(&made);
    }
}

/// No file that the program named has a name that acts on a terminal or leaves its folder.
fn assert_safe_names(folder: &Path) {
    for entry in
        fs::read_dir(folder).unwrap().chain(fs::read_dir(folder.join("documents")).unwrap())
    {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        assert!(name.chars().all(plain) && name.len() < 200, "{name:?}");
    }
}
