//! Files that are written from the screen.

use std::fs;

use super::home::{Home, SAVED};
use crate::pty::session::Session;

/// Writes the brief as Markdown under a name without its ending.
fn export(session: &mut Session, name: &str) {
    session.keys("e");
    session.wait_for("Export the brief");
    session.keys("\x7f\x7f\x7f\x7f\x7f");
    session.keys(name);
    session.wait_for(&format!("{name}▏.md"));
    session.keys("\x01");
    session.wait_for("leaves with a stamp");
    session.keys("\r");
}

/// What was written, without the hash of the files: it may come between two exports.
fn without_hash(text: &str) -> String {
    let kept = text.lines().filter(|line| !line.contains("sha256"));
    kept.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_file_is_written_and_replaced_only_when_that_is_said_twice() {
    let home = Home::new();
    let mut session = home.collected();
    // The third format, once and for all.
    session.keys("e");
    session.wait_for("Export the brief");
    session.keys("\x1b[B\x1b[B\x01\r");
    let file = home.path("home/brief.md");
    session.wait_for(&format!("Written: {}.", file.display()));
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.contains("Arland: Troops") && written.contains("NOT PROVED"), "{written}");
    fs::write(&file, "mine").unwrap();
    export(&mut session, "brief");
    session.wait_for("`brief.md` is there already. Enter again replaces it.");
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    session.keys("\r");
    session.wait_for(&format!("Written: {}.", file.display()));
    assert_eq!(without_hash(&fs::read_to_string(&file).unwrap()), without_hash(&written));
    // A link is replaced, and what it leads to is left alone.
    let target = home.path("home/target");
    fs::write(&target, "theirs").unwrap();
    std::os::unix::fs::symlink(&target, home.path("home/link.md")).unwrap();
    export(&mut session, "link");
    session.wait_for("`link.md` is there already. Enter again replaces it.");
    session.keys("\r");
    session.wait_for(&format!("Written: {}.", home.path("home/link.md").display()));
    assert_eq!(fs::read(&target).unwrap(), b"theirs");
    let linked = fs::read_to_string(home.path("home/link.md")).unwrap();
    assert_eq!(without_hash(&linked), without_hash(&written));
    // Where nothing can be written, that is said.
    for name in ["/proc/brief", "nowhere/brief"] {
        export(&mut session, name);
        session.wait_for(&format!("Not written: `{name}.md` cannot be written ("));
        session.keys("\x1b");
        session.wait_until("the brief", |screen, _| {
            let screen = screen.contents();
            screen.contains(SAVED) && !screen.contains("Export the brief")
        });
    }
    session.quit();
    assert_eq!(fs::read_dir(home.path("home")).unwrap().count(), 3);
}
