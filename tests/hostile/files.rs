#![expect(clippy::disallowed_methods, reason = "the test writes the files that are read")]
//! Files and folders that mean harm by their names, by what they are, or by where they lead.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use super::lines::{harmless, name};

/// Two problems, and one position to list.
const TEXT: &str =
    "(dossier: (id: \"d\", title: \"T\"), actors: [(id: \"B!\", name: \"B\", kind: State)])";

fn mkfifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Every way to be awkward, each with a name of its own.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &[u8]| folder.path().join(OsStr::from_bytes(name));
    fs::write(at(b"good.ron"), TEXT).unwrap();
    fs::write(at(b"a\x1b]0;x\x07\x1b[2J.ron"), TEXT).unwrap();
    fs::write(at("b\u{202e}nor\u{200b}.ron".as_bytes()), TEXT).unwrap();
    fs::write(at(b"c\ngood.ron:1:1: error D001.ron"), TEXT).unwrap();
    fs::write(at(b"d\r\t\xff\xc2\x9b.ron"), TEXT).unwrap();
    fs::write(at(b"e\xff.ron"), b"\xff").unwrap();
    fs::write(at(&[&[b'f'; 240][..], b".ron"].concat()), TEXT).unwrap();
    fs::write(at("g\u{301}\u{301}e\u{301}漢\u{e0041}.ron".as_bytes()), "(").unwrap();
    fs::create_dir(at(b"h\x1b[2J")).unwrap();
    fs::write(at(b"h\x1b[2J/\x9b.ron"), TEXT).unwrap();
    mkfifo(&at(b"pipe\x1bc.ron"));
    mkfifo(&at(b"pipe"));
    symlink("/dev/zero", at(b"zero\x07.ron")).unwrap();
    symlink("/dev/tty", at(b"tty.ron")).unwrap();
    symlink("loop\x07.ron", at(b"loop\x07.ron")).unwrap();
    symlink(".", at(b"self")).unwrap();
    symlink("..", at(b"up\x1b[2J")).unwrap();
    folder
}

#[test]
fn a_folder_full_of_traps_is_read_to_its_end() {
    let folder = folder();
    let path = name(folder.path());
    let (out, err, status) = harmless(&["check", path]);
    assert_eq!((err.as_str(), status), ("", 1), "{out}");
    for shown in [
        "a␛]0;x␇␛[2J.ron:1:",
        "b⟦RLO⟧nor⟦ZWSP⟧.ron:1:",
        "c good.ron:1:1: error D001.ron:1:",
        "d␍ ",
        "g\u{301}\u{301}e\u{301}漢⟦TAG A⟧.ron:1:",
        "h␛[2J/",
        "pipe␛c.ron` is a folder, a pipe or a device",
        "zero␇.ron` is a link out of the dossier",
        "loop␇.ron` cannot be read",
        "up␛[2J` is a link out of the dossier",
    ] {
        assert!(out.contains(shown), "{shown} in\n{out}");
    }
    // A name with a line break in it makes no line of its own.
    assert!(!out.lines().any(|line| line.starts_with("good.ron:1:1:")), "{out}");
    let (out, ..) = harmless(&["check", path, "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&out).unwrap();
    let files: Vec<&str> =
        read["problems"].as_array().unwrap().iter().map(|p| p["file"].as_str().unwrap()).collect();
    assert!(files.contains(&"c\ngood.ron:1:1: error D001.ron"), "{files:?}");
    assert_eq!(harmless(&["list", path]).2, 0);
    assert_eq!(harmless(&["show", "nobody", path]).2, 2);
}

#[test]
fn what_is_no_file_is_refused_by_name() {
    let folder = folder();
    for file in ["pipe\u{1b}c.ron", "zero\u{7}.ron", "loop\u{7}.ron", "pipe", "tty.ron"] {
        let path = folder.path().join(file);
        for command in ["check", "list", "export"] {
            let (out, err, status) = harmless(&[command, name(&path)]);
            assert_eq!((out.as_str(), status), ("", 2), "{file}: {err}");
            assert_eq!(err.lines().count(), 1, "{err}");
        }
    }
}

#[test]
fn copies_are_read_from_their_folder_only() {
    let dossier = tempfile::tempdir().unwrap();
    let text = "(dossier: (id: \"d\", title: \"T\"), \
        actors: [(id: \"a\", name: \"A\", kind: State)], \
        documents: [(id: \"pipe\", publisher: \"P\", kind: News), (id: \"link\", publisher: \"P\", kind: News), \
            (id: \"zero\", publisher: \"P\", kind: News), (id: \"../secret\", publisher: \"P\", kind: News)], \
        topics: [(id: \"t\", name: \"T\", short: \"T\", kind: Undertaking, question: \"Q\")], \
        positions: [(id: \"p\", actors: [\"a\"], topic: \"t\", stance: Refuse, summary: \"S\", evidence: [\
            (document: \"pipe\", exact: \"secret\"), (document: \"link\", exact: \"secret\"), \
            (document: \"zero\", exact: \"secret\"), (document: \"../secret\", exact: \"secret\"), \
            (document: \"../outside/secret\", exact: \"secret\")])])";
    fs::write(dossier.path().join("d.ron"), text).unwrap();
    let outside = dossier.path().join("outside");
    let sources = dossier.path().join("sources");
    fs::create_dir(&outside).unwrap();
    fs::create_dir(&sources).unwrap();
    fs::write(outside.join("secret.txt"), "secret").unwrap();
    fs::write(dossier.path().join("secret.txt"), "secret").unwrap();
    mkfifo(&sources.join("pipe.txt"));
    symlink(outside.join("secret.txt"), sources.join("link.txt")).unwrap();
    symlink("/dev/zero", sources.join("zero.txt")).unwrap();
    let path = name(dossier.path());
    let (out, _, status) = harmless(&["check", path, "--sources", name(&sources)]);
    assert_eq!(status, 1);
    // Where the lines are broken depends on the folder's name.
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(out.contains("is a folder, a pipe or a device"), "{out}");
    assert!(out.contains("is a link"), "{out}");
    assert!(out.trim_end().ends_with("3 unreadable, 2 without a copy"), "{out}");
}
