//! What is no dossier is refused with what it is, by every command, and so is a brief that is not there.

use std::fs;

use super::run;

const FILES: [(&str, &[u8], &str); 8] = [
    ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "is a JPEG picture, not a dossier: name a folder"),
    ("page.pdf", b"%PDF-1.7\n", "is a PDF, not a dossier: name a folder"),
    ("all.zip", b"PK\x03\x04\x14\0\0\0a.ron", "is a zip archive, not a dossier: name a folder"),
    ("photo.ron", b"\x89PNG\r\n\x1a\n", "is a PNG picture, not a dossier: name a folder"),
    ("page.html", b"<!doctype html><p>x", "is a web page, not a dossier: name a folder"),
    ("notes.txt", b"Remember the milk.\n", "is a text, not a dossier: name a folder"),
    ("empty.ron", b"", "is empty, not a dossier: `onrecord new FOLDER` makes one"),
    ("blank", b" \n", "is empty, not a dossier: `onrecord new FOLDER` makes one"),
];

/// Every command that opens a dossier, the path to be put in the place of `PATH`.
const COMMANDS: [&[&str]; 24] = [
    &["PATH"],
    &["list", "PATH"],
    &["search", "troops", "PATH"],
    &["show", "deu", "PATH"],
    &["actors", "PATH"],
    &["topics", "PATH"],
    &["documents", "PATH"],
    &["grid", "PATH"],
    &["timeline", "PATH"],
    &["conflicts", "PATH"],
    &["silence", "PATH"],
    &["coalition", "PATH"],
    &["dependence", "PATH"],
    &["line", "PATH"],
    &["diff", "--drafts", "--dossier", "PATH"],
    &["diff", "PATH", "tests/play/small.ron"],
    &["diff", "tests/play/small.ron", "PATH"],
    &["suggest", "--score", "PATH"],
    &["check", "PATH"],
    &["export", "PATH"],
    &["brief", "list", "PATH"],
    &["brief", "show", "x", "PATH"],
    &["brief", "export", "x", "PATH", "--format", "md"],
    &["add", "Cargo.toml", "--to", "PATH"],
];

fn refused(path: &str, expected: &str) {
    for command in COMMANDS {
        let words: Vec<&str> =
            command.iter().map(|w| if *w == "PATH" { path } else { w }).collect();
        let (out, told, status) = run(&words);
        assert_eq!((out.as_str(), status), ("", 2), "{words:?}: {told}");
        // Where a document is put must be a folder to begin with.
        if command[0] != "add" {
            assert!(told.contains(expected), "{words:?}: {told}");
        }
        assert_eq!(told.lines().count(), 1, "{told}");
    }
}

#[test]
fn what_is_no_dossier_is_refused_with_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, expected) in FILES {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let path = path.to_str().unwrap();
        refused(path, &format!("`{path}` {expected}"));
    }
    let (bare, hollow) = (folder.path().join("bare"), folder.path().join("hollow"));
    fs::create_dir(&bare).unwrap();
    fs::write(bare.join("notes.txt"), "x").unwrap();
    fs::create_dir(&hollow).unwrap();
    fs::write(hollow.join("a.ron"), "").unwrap();
    refused(bare.to_str().unwrap(), "is a folder without `.ron` files, not a dossier: name");
    refused(hollow.to_str().unwrap(), "is empty, not a dossier: `onrecord new FOLDER` makes one");
}

#[test]
fn a_dossier_in_a_file_of_another_name_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dossier.txt");
    fs::write(&path, "// A remark.\n\n(dossier: (id: \"d\", title: \"D\"))").unwrap();
    assert_eq!(run(&["list", path.to_str().unwrap()]).2, 0);
}
