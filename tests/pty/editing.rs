//! From a problem into the user's editor and back, in a real terminal.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::session::{DEADLINE, PROGRAM, Session};

/// Says where it was opened, takes a line from the terminal, and mends the file with it.
const EDITOR: &str = r#"#!/bin/sh
echo "EDITOR OPENED $1"
read line
echo "EDITOR READ <$line>"
sed -i "s/sumary/$line/" "$2"
"#;

/// A dossier with a problem, in a folder with an editor of that text, opened there.
#[expect(clippy::disallowed_methods, reason = "the test writes the dossier and its editor")]
fn opened_in(editor_text: &str) -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("my talks");
    fs::create_dir(&dossier).unwrap();
    let text = "(\n    dossier: (id: \"d\", title: \"D\", sumary: \"S\"),\n)";
    fs::write(dossier.join("a.ron"), text).unwrap();
    // By its name it is known that it takes a line.
    let editor = folder.path().join("nano");
    fs::write(&editor, editor_text).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let (editor, dossier) = (editor.to_str().unwrap(), dossier.to_str().unwrap());
    let mut session =
        Session::spawn(&[PROGRAM, dossier], &[("VISUAL", editor), ("EDITOR", "false")], (120, 30));
    session.wait_for("1 problem (!)");
    session.keys("!");
    session.wait_for("There is no field `sumary` here.");
    session.keys("\r");
    session.wait_for("EDITOR OPENED +2");
    session.assert_given_back();
    (folder, session)
}

#[test]
fn a_problem_is_mended_in_the_editor_at_its_line() {
    let (_folder, mut session) = opened_in(EDITOR);
    // These letters are keys of the program: each of them must reach the editor alone.
    session.keys("summary\n");
    session.wait_for("No problems: every entry was read");
    session.assert_taken();
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    assert!(raw.contains("EDITOR READ <summary>"), "{raw}");
    // Keys are read again.
    session.keys("q?");
    session.wait_for("Keys: actors");
    session.keys("\x11");
    assert!(session.wait_exit(DEADLINE).success());
}

/// Ctrl-C and Ctrl-\, which a terminal in its usual mode turns into signals.
const SIGNALS: [&str; 2] = ["\x03", "\x1c"];

#[test]
fn the_keys_that_end_the_editor_end_nothing_else() {
    let dies = r#"#!/bin/sh
sed -i "s/sumary/summary/" "$2"
echo "EDITOR OPENED $1"
exec sleep 60
"#;
    for key in SIGNALS {
        let (_folder, mut session) = opened_in(dies);
        session.keys(key);
        // What it wrote before is read, and that it failed is said.
        session.wait_until("both", |screen, _| {
            let shown = screen.contents();
            shown.contains("No problems: every entry was read")
                && shown.contains("ended with a failure")
        });
        session.assert_taken();
        session.keys("\x11");
        assert!(session.wait_exit(DEADLINE).success(), "{key:?}");
    }
}

#[test]
fn the_keys_that_the_editor_answers_are_its_own() {
    let answers = r#"#!/bin/sh
trap 'echo "EDITOR GOES ON"' INT QUIT
echo "EDITOR OPENED $1"
read line || read line
sed -i "s/sumary/$line/" "$2"
"#;
    for key in SIGNALS {
        let (_folder, mut session) = opened_in(answers);
        session.keys(key);
        session.wait_for("EDITOR GOES ON");
        session.keys("summary\n");
        session.wait_for("No problems: every entry was read");
        session.assert_taken();
        session.keys("\x11");
        assert!(session.wait_exit(DEADLINE).success(), "{key:?}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test writes the dossier")]
fn an_editor_that_is_not_there_is_told_with_the_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.ron"), "(dossier: (id: \"d\", title: \"D\", sumary: \"S\"))")
        .unwrap();
    let dossier = folder.path().to_str().unwrap();
    let env = [("VISUAL", ""), ("EDITOR", "no-such-editor-anywhere")];
    let mut session = Session::spawn(&[PROGRAM, dossier], &env, (120, 30));
    session.wait_for("1 problem (!)");
    session.keys("!\r");
    session.wait_for("cannot be run (set VISUAL or EDITOR)");
    session.keys("\x11");
    assert!(session.wait_exit(DEADLINE).success());
}
