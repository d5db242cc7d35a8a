//! Copying and opening in a real terminal, with programs of the desktop that only note what they get.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::session::{PROGRAM, Session};

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/play/small.ron");

/// A folder with programs, each a script that notes its arguments and its input in a file of its name.
fn desktop(programs: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, script) in programs {
        let path = folder.path().join(name);
        #[expect(clippy::disallowed_methods, reason = "the test writes the programs it needs")]
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

/// Notes arguments and input beside itself; the note is there in one piece.
const NOTE: &str = r#"{ echo "$*"; /bin/cat; } > "$0.part"; /bin/mv "$0.part" "$0.note""#;

fn note(folder: &Path, name: &str) -> String {
    #[expect(clippy::disallowed_methods, reason = "the test reads what its program wrote")]
    fs::read_to_string(folder.join(format!("{name}.note"))).unwrap()
}

fn start(folder: &Path, more: &[(&str, &str)]) -> Session {
    let path = folder.to_str().unwrap();
    let env: Vec<(&str, &str)> = [("PATH", path)].into_iter().chain(more.iter().copied()).collect();
    let mut session = Session::spawn(&[PROGRAM, SMALL], &env, (100, 30));
    session.wait_for("Arland pledged");
    session
}

const COPIED: &str = "“Arland pledged to send 200 soldiers”\nOrla Kern, Minister · paraphrased\n";

#[test]
fn a_quote_is_copied_by_the_program_of_the_desktop() {
    let folder = desktop(&[("wl-copy", NOTE)]);
    let mut session = start(folder.path(), &[("WAYLAND_DISPLAY", "wayland-0")]);
    session.keys("y");
    session.wait_for("Copied to the clipboard, with wl-copy: “Arland pledged");
    let note = note(folder.path(), "wl-copy");
    assert!(note.starts_with(&format!("\n{COPIED}")), "{note}");
    session.quit();
}

#[test]
fn in_tmux_it_is_tmux_that_is_told() {
    let folder = desktop(&[("tmux", NOTE), ("xclip", "exit 1")]);
    let env = [("TMUX", "/tmp/tmux-0/default,1,0"), ("DISPLAY", ":9")];
    let mut session = start(folder.path(), &env);
    session.keys("y");
    session.wait_for("Copied into tmux: “Arland pledged");
    let note = note(folder.path(), "tmux");
    assert!(note.starts_with(&format!("load-buffer -w -\n{COPIED}")), "{note}");
    session.quit();
}

#[test]
fn where_no_program_helps_it_goes_to_the_terminal() {
    let folder = desktop(&[("wl-copy", "/bin/sleep 60"), ("xsel", "exit 1")]);
    let env = [("WAYLAND_DISPLAY", "wayland-0"), ("DISPLAY", ":9")];
    for env in [&[][..], &env[..]] {
        let mut session = start(folder.path(), env);
        let seen = session.raw().len();
        session.keys("y");
        // “Arland…, in base64.
        session.wait_for_raw("\u{1b}]52;c;4oCcQXJsYW5kIHBsZWRnZWQg", seen);
        session.wait_for("Sent to the terminal;");
        session.quit();
        session.assert_given_back();
    }
}

#[test]
fn an_address_is_opened_only_where_there_is_a_desktop() {
    let folder = desktop(&[("xdg-open", NOTE)]);
    let mut session = start(folder.path(), &[("DISPLAY", ":9")]);
    session.keys("O");
    session.wait_for("Handed to xdg-open: https://paper.example/1");
    assert_eq!(note(folder.path(), "xdg-open"), "https://paper.example/1\n");
    session.quit();
    for (env, expected) in [
        (&[][..], "Not opened, there is no display here: https://paper.example/1"),
        (
            &[("DISPLAY", ":9"), ("SSH_TTY", "/dev/pts/9")][..],
            "Not opened, this terminal is remote: https://paper.example/1",
        ),
    ] {
        let mut session = start(folder.path(), env);
        session.keys("O");
        session.wait_for(expected);
        session.quit();
    }
}
