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

#[test]
#[expect(clippy::disallowed_methods, reason = "the test writes the dossier and its editor")]
fn a_problem_is_mended_in_the_editor_at_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("my talks");
    fs::create_dir(&dossier).unwrap();
    let text = "(\n    dossier: (id: \"d\", title: \"D\", sumary: \"S\"),\n)";
    fs::write(dossier.join("a.ron"), text).unwrap();
    // By its name it is known that it takes a line.
    let editor = folder.path().join("nano");
    fs::write(&editor, EDITOR).unwrap();
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
