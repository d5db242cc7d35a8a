//! What a killed program leaves behind, and how it comes back.

use rustix::process::Signal;

use super::home::{FIRST, Home, LEFT, SAVED};
use crate::pty::QUIT;
use crate::pty::session::{AT_ONCE, Session};

/// Types a note on the item that is collected, and waits until it is in the journal.
pub(super) fn typing(home: &Home, text: &str) -> Session {
    let mut session = home.collected();
    session.keys("n");
    session.wait_for("Note: Arland: Troops");
    session.keys(text);
    home.wait_for_journal(text);
    session
}

fn gone(session: &mut Session) {
    session.wait_until("the recovery to be gone", |screen, _| !screen.contents().contains(LEFT));
}

/// A text of so many letters, in words.
fn words(letters: usize) -> String {
    let all: Vec<String> = (0..letters.div_ceil(5)).map(|n| format!("w{n:03}")).collect();
    all.join(" ").chars().take(letters).collect()
}

#[test]
fn what_was_typed_before_a_crash_is_offered_until_it_is_taken() {
    for text in ["A".to_string(), "A thought.".to_string(), words(400)] {
        let home = Home::new();
        typing(&home, &text).kill();
        assert_eq!(home.notes("brief").trim(), "");
        // Decided later, it is offered again.
        let mut session = home.start(LEFT);
        session.wait_for(text.split(' ').next_back().unwrap());
        session.keys("\x1b");
        gone(&mut session);
        session.quit();
        assert_eq!(home.journals().len(), 1);
        let mut session = home.start(LEFT);
        session.keys("\r");
        session.wait_for("What you had typed is back in the brief “brief”.");
        home.wait_for_note("brief", &text);
        home.wait_for_no_journal();
        session.wait_for(SAVED);
        session.quit();
        assert_eq!(home.briefs()["brief"].items[0].note, text);
        assert!(home.shown("brief").contains(text.split(' ').next_back().unwrap()));
        // It is not offered any more: the brief is opened after that was seen.
        let mut session = home.start(SAVED);
        gone(&mut session);
        session.quit();
    }
}

#[test]
fn what_was_left_behind_is_thrown_away_only_when_that_is_said() {
    let home = Home::new();
    typing(&home, "Not wanted").kill();
    let mut session = home.start(LEFT);
    session.wait_for("Not wanted");
    session.keys("D");
    gone(&mut session);
    home.wait_for_no_journal();
    session.quit();
    assert_eq!(home.notes("brief").trim(), "");
}

#[test]
fn several_that_were_left_behind_are_offered_one_after_the_other() {
    let home = Home::new();
    typing(&home, "First words").kill();
    let mut session = home.start(LEFT);
    session.keys("\x1b");
    gone(&mut session);
    session.keys("B");
    session.wait_for("name: ");
    session.keys("\r");
    session.wait_for(SAVED);
    session.keys("N");
    session.wait_for("A note of its own");
    session.keys("Second words");
    home.wait_for_journal("Second words");
    session.kill();
    assert_eq!(home.journals().len(), 2);
    let mut session = home.start(LEFT);
    session.wait_for("Second words");
    session.wait_for("1 more after this.");
    session.keys("\r");
    home.wait_for_note("brief", "Second words");
    session.wait_for("First words");
    session.keys("\r");
    home.wait_for_note("brief", "First words");
    home.wait_for_no_journal();
    session.quit();
    assert!(home.notes("brief").contains("Second words"));
}

#[test]
fn what_was_saved_just_before_a_crash_is_not_offered_again() {
    let home = Home::new();
    let mut session = home.collected();
    session.keys("N");
    session.wait_for("A note of its own");
    session.keys("Saved words");
    home.wait_for_journal("Saved words");
    // A journal as it is between saving the brief and removing the journal.
    let kept = home.path("kept");
    let journal = home.journal_files().remove(0);
    std::fs::copy(&journal, &kept).unwrap();
    session.keys("\x1b");
    home.wait_for_note("brief", "Saved words");
    home.wait_for_no_journal();
    session.kill();
    std::fs::copy(&kept, &journal).unwrap();
    let mut session = home.start(FIRST);
    home.wait_for_no_journal();
    session.keys("7");
    session.wait_for("Saved words");
    assert!(!session.screen().contains(LEFT));
    session.quit();
}

#[test]
fn a_signal_while_typing_loses_nothing() {
    for signal in [Signal::TERM, Signal::HUP] {
        let home = Home::new();
        let mut session = typing(&home, "Interrupted words");
        session.signal(signal);
        session.wait_exit(AT_ONCE);
        session.assert_given_back();
        let mut session = home.start(LEFT);
        session.wait_for("Interrupted words");
        session.quit();
    }
}

#[test]
fn what_was_done_in_the_last_moment_is_in_the_file() {
    let home = Home::new();
    let mut session = home.start(FIRST);
    session.keys("bq");
    assert!(session.wait_exit(AT_ONCE).success());
    assert_eq!(home.briefs()["brief"].items.len(), 1);
    // Into the note, and out of the program, without a moment between.
    let home = Home::new();
    let mut session = home.start(FIRST);
    session.keys("b7nSome text\x11");
    assert!(session.wait_exit(AT_ONCE).success());
    assert_eq!(home.briefs()["brief"].items[0].note, "Some text");
    assert_eq!(home.journals(), Vec::<String>::new());
}

#[test]
#[cfg(debug_assertions)]
fn what_was_done_before_a_panic_is_in_the_file() {
    for fault in ["panic-draw", "panic-worker"] {
        let home = Home::new();
        let mut session = home.spawn(&[], &[("ONRECORD_TEST_FAULT", fault)]);
        session.wait_for(FIRST);
        session.keys("b");
        assert_eq!(session.wait_exit(AT_ONCE).exit_code(), 101);
        session.assert_given_back();
        assert_eq!(home.briefs()["brief"].items.len(), 1, "{fault}");
    }
}

/// Broken by hand after the crash, the brief cannot take what was typed: nothing is written anywhere.
#[test]
fn what_was_typed_waits_for_a_brief_that_cannot_be_read() {
    let home = Home::new();
    typing(&home, "Waiting words").kill();
    let file = home.file("brief");
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, "no brief").unwrap();
    let mut session = home.start(LEFT);
    session.keys("\r");
    session.wait_for("The brief `brief` cannot be opened: line 1, column 1");
    session.keys(QUIT);
    session.wait_exit(AT_ONCE);
    assert_eq!(std::fs::read(&file).unwrap(), b"no brief");
    std::fs::write(&file, whole).unwrap();
    let mut session = home.start(LEFT);
    session.keys("\r");
    home.wait_for_note("brief", "Waiting words");
    home.wait_for_no_journal();
    session.quit();
    assert_eq!(home.briefs().len(), 1);
}
