//! Where there is no terminal, or none that can place text: one clear line and status 2.

use std::process::{Command, Stdio};

use super::session::{DEADLINE, PROGRAM, Session};

#[test]
fn without_a_terminal_it_says_what_to_do() {
    let output =
        Command::new(PROGRAM).stdin(Stdio::null()).env("TERM", "xterm-256color").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty(), "{output:?}");
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("is not a terminal"), "{text}");
    assert!(text.contains("onrecord list"), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(!text.contains('\x1b'), "{text}");
}

#[test]
fn a_terminal_that_cannot_place_text_is_told_so() {
    for term in ["dumb", ""] {
        let mut session = Session::spawn(&[PROGRAM], &[("TERM", term)], (200, 24));
        let status = session.wait_exit(DEADLINE);
        assert_eq!(status.exit_code(), 2);
        session.wait_for("onrecord list");
        let raw = String::from_utf8(session.raw()).unwrap();
        assert_eq!(raw.lines().count(), 1, "{raw}");
        assert!(!raw.contains('\x1b'), "{raw}");
    }
}
