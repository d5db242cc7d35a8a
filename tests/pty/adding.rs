//! A document that is added on screen, in a real dossier: by its path, as a text that is pasted, as a corrected
//! version; and what was typed stays where it is not added.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::session::{PROGRAM, Session};

const DOSSIER: &str = r#"(
    dossier: (id: "ships", title: "Ships"),
    documents: [(id: "paper", publisher: "The Paper", kind: News, url: "https://paper.example/ships")],
)
"#;
const HELD: &str = "<html><head><link rel=\"canonical\" href=\"https://paper.example/ships\"></head>\
                    <body><p>Arland will send three ships to the port.</p></body></html>";
const TAB: &str = "\t";
const ENTER: &str = "\r";
const DOWN: &str = "\x1b[B";
const ESC: &str = "\x1b";

#[expect(clippy::disallowed_methods, reason = "the test writes what is added")]
/// A dossier and, beside it, a folder with the files that are added.
fn begun() -> (TempDir, Session) {
    let place = tempfile::tempdir().unwrap();
    let dossier = place.path().join("dossier");
    fs::create_dir_all(dossier.join("documents")).unwrap();
    fs::write(dossier.join("dossier.ron"), DOSSIER).unwrap();
    fs::write(dossier.join("documents/paper.html"), HELD).unwrap();
    fs::write(place.path().join("statement one.txt"), "Belmark will send no ships.\n").unwrap();
    fs::write(place.path().join("anew.html"), HELD.replace("will send", "may send")).unwrap();
    let path = dossier.to_str().unwrap();
    let home = place.path().to_str().unwrap();
    let mut session = Session::spawn(&[PROGRAM, path, "--fresh"], &[("HOME", home)], (100, 40));
    session.wait_for("Ships");
    session.keys("4a");
    session.wait_for("Add a document");
    (place, session)
}

#[expect(clippy::disallowed_methods, reason = "the test looks at what was written")]
fn documents(place: &Path) -> Vec<String> {
    let entries = fs::read_dir(place.join("dossier/documents")).unwrap();
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_added_by_its_path_with_what_is_given_for_it() {
    let (place, mut session) = begun();
    session.keys(&format!("~/st{TAB}"));
    session.wait_for("~/statement one.txt");
    session.keys(&format!("{DOWN}The Gazette{DOWN}{DOWN}{DOWN}6 Jan{ENTER}"));
    // The form stays as it is, and says why.
    session.wait_for("date: `6 Jan`");
    assert_eq!(documents(place.path()), ["paper.html"]);
    session.keys(&format!("\x152030-05-04{ENTER}"));
    session.wait_for("In the dossier");
    // Until the dossier is read again, it cannot be gone to.
    session.wait_for("The Gazette               0");
    session.keys(ENTER);
    session.wait_for("id the-gazette-2030-05-04");
    assert_eq!(documents(place.path()), ["paper.html", "the-gazette-2030-05-04.txt"]);
    session.quit();
}

#[test]
fn a_pasted_text_is_added_and_what_was_typed_outlives_the_form() {
    let (place, mut session) = begun();
    session.keys("\x1b[200~Corvia stays out.\rIt said so.\x1b[201~");
    session.wait_for("a pasted text of 6 words: Corvia stays out.");
    session.keys(&format!("{DOWN}{DOWN}No ships from Corvia"));
    session.wait_for("No ships from Corvia");
    session.keys(ESC);
    session.wait_until("the form is closed", |screen, _| {
        !screen.contents().contains("Add a document")
    });
    session.keys("a");
    session.wait_for("No ships from Corvia");
    session.keys(ENTER);
    session.wait_for("In the dossier");
    let names = documents(place.path());
    let added = names.iter().find(|name| *name != "paper.html").unwrap();
    let text = fs::read_to_string(place.path().join("dossier/documents").join(added)).unwrap();
    assert_eq!(text, "Corvia stays out.\nIt said so.");
    session.quit();
}

#[test]
fn a_corrected_version_is_shown_first_and_put_in_place_by_one_key() {
    let (place, mut session) = begun();
    session.keys(&format!("'{}/anew.html'{ENTER}", place.path().display()));
    session.wait_for("Another version of a document that is held");
    session.wait_for("[-will-] {+may+}");
    assert_eq!(documents(place.path()), ["paper.html"]);
    session.keys("r");
    session.wait_for("In the dossier");
    session.wait_for("the earlier copy is kept");
    assert_eq!(documents(place.path()), ["earlier", "paper.html"]);
    let text = fs::read_to_string(place.path().join("dossier/documents/paper.html")).unwrap();
    assert!(text.contains("may send"));
    session.quit();
}
