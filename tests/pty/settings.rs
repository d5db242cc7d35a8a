//! Settings in a real terminal: what is right holds, what is wrong is shown, and nothing keeps the program
//! from starting.

use std::fs;

use super::session::{PROGRAM, Session};

#[test]
fn settings_hold_and_their_problems_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("onrecord")).unwrap();
    let text = "(theme: Mono, asci: true, mouse: false, keys: {\"app.quit\": [\"X\"], \"app.help\": [\"j\"]})";
    #[expect(clippy::disallowed_methods, reason = "the test writes what is read")]
    fs::write(folder.path().join("onrecord/settings.ron"), text).unwrap();
    let config = folder.path().to_str().unwrap();
    let mut session = Session::spawn(&[PROGRAM], &[("XDG_CONFIG_HOME", config)], (120, 30));
    session.wait_for("2 problems (!)");
    session.keys("!");
    session.wait_for("There is no setting `asci`.");
    session.wait_for("`j` is already the key of `move.down`.");
    session.keys("qq");
    session.wait_for("q does nothing here.");
    session.keys("X");
    let status = session.wait_exit(super::session::DEADLINE);
    assert!(status.success(), "{status:?}");
    let raw = String::from_utf8(session.raw()).unwrap();
    assert!(!raw.contains("\u{1b}[?1000h"), "the mouse was asked for");
    assert!(!raw.contains("\u{1b}[38;5;"), "colours are drawn");
}
