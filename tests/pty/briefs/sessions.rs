//! Where one was comes back at the next start.

use super::home::{FIRST, Home, SAVED};

#[test]
fn screen_choice_and_brief_come_back_unless_a_fresh_start_is_asked_for() {
    let home = Home::new();
    let mut session = home.collected();
    session.keys("1");
    session.wait_for(FIRST);
    session.keys("j");
    session.wait_for("Bordavia refuses any foreign troops.");
    session.quit();
    let mut session = home.start("Bordavia refuses any foreign troops.");
    session.keys("7");
    session.wait_for(SAVED);
    session.quit();
    home.start(SAVED).quit();
    let mut session = home.spawn(&["--fresh"], &[]);
    session.wait_for(FIRST);
    session.keys("7");
    session.wait_for("no brief is open");
    session.quit();
}

#[test]
fn a_broken_session_is_no_reason_to_fail() {
    let home = Home::new();
    home.collected().quit();
    let folder = home.path("all/state/onrecord/sessions");
    let file = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    for bytes in [&b"(screen:"[..], b"", b"\xff\x00", b"(screen:\"Nowhere\",spot:99,pane:\"x\")"] {
        std::fs::write(&file, bytes).unwrap();
        let mut session = home.start(FIRST);
        session.quit();
        session.assert_given_back();
    }
}
