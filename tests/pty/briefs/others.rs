//! Two instances at the same brief, and what others do to its file.

use std::fs;

use super::home::{FIRST, Home, LEFT, SAVED};
use crate::pty::session::Session;

/// Writes a note on the chosen item.
fn note(session: &mut Session, text: &str) {
    session.keys("n");
    session.wait_for("Note: Arland: Troops");
    session.keys(text);
    session.wait_for(text);
    session.keys("\x1b");
}

#[test]
fn two_that_begin_a_brief_of_one_name_both_keep_theirs() {
    let home = Home::new();
    let (mut one, mut two) = (home.start(FIRST), home.start(FIRST));
    one.keys("b7");
    one.wait_for(SAVED);
    two.keys("b");
    // Or it had not looked yet which briefs there are, and chose a name of its own at once.
    two.wait_until("a name of its own", |screen, _| {
        let screen = screen.contents();
        screen.contains("`brief` is there already and is left as it is; yours is `brief-2` now.")
            || screen.contains("In the brief “brief-2”, as item 1")
    });
    two.keys("7");
    two.wait_for("brief-2 · saved");
    note(&mut one, "From the first");
    note(&mut two, "From the second");
    home.wait_for_note("brief", "From the first");
    home.wait_for_note("brief-2", "From the second");
    home.wait_for_no_journal();
    one.quit();
    two.quit();
    assert_eq!(home.briefs().len(), 2);
}

#[test]
fn two_that_write_into_one_brief_both_keep_theirs() {
    let home = Home::new();
    home.collected().quit();
    let (mut one, mut two) = (home.start(SAVED), home.start(SAVED));
    note(&mut one, "From the first");
    home.wait_for_note("brief", "From the first");
    note(&mut two, "From the second");
    two.wait_for(
        "`brief` was changed by something else and is left as it is; yours is `brief-2` now.",
    );
    two.wait_for("brief-2 · saved");
    home.wait_for_no_journal();
    assert!(!home.notes("brief").contains("second") && home.notes("brief-2").contains("second"));
    // Whoever opens the first one then writes into that, and into no other.
    two.keys("B");
    two.wait_for("open now");
    two.keys("\x1b[A\r");
    two.wait_for("From the first");
    two.keys("t");
    two.wait_for("Title");
    two.keys("Of the first\r");
    home.wait_for_note("brief", "Of the first");
    two.quit();
    one.quit();
    assert!(!home.notes("brief-2").contains("Of the first"));
    assert!(home.notes("brief-2").contains("From the second"));
}

/// Typed into a brief that has another name by now, the words are offered for that one.
#[test]
fn what_is_typed_follows_a_brief_to_its_new_name() {
    let home = Home::new();
    home.collected().quit();
    let mut session = home.start(SAVED);
    let file = home.file("brief");
    let theirs = fs::read_to_string(&file).unwrap().replace("Arland pledged", "Theirs pledged");
    fs::write(&file, &theirs).unwrap();
    note(&mut session, "First words");
    session.wait_for("yours is `brief-2` now");
    home.wait_for_no_journal();
    session.keys("n");
    session.wait_for("Note: Arland: Troops");
    session.keys(" and more");
    home.wait_for_journal("First words and more");
    session.kill();
    assert_eq!(fs::read_to_string(&file).unwrap(), theirs);
    let mut session = home.start(LEFT);
    session.wait_for("Brief: brief-2");
    session.keys("\r");
    home.wait_for_note("brief-2", "First words and more");
    session.quit();
    assert_eq!(fs::read_to_string(&file).unwrap(), theirs);
}

#[test]
fn a_file_that_is_no_brief_any_more_is_left_alone() {
    let home = Home::new();
    let mut session = home.collected();
    let file = home.file("brief");
    fs::write(&file, "garbage").unwrap();
    note(&mut session, "My words");
    session.wait_for("`brief` was changed by something else and is left as it is;");
    session.wait_for("brief-2 · saved");
    session.keys("B");
    session.wait_for("open now");
    session.keys("\x1b[A\r");
    session.wait_for("The brief `brief` cannot be opened: line 1, column 1");
    // What is done then is done to the one that is open.
    session.keys("7d");
    session.wait_for("Taken out");
    session.quit();
    assert_eq!(fs::read(&file).unwrap(), b"garbage");
    fs::remove_file(&file).unwrap();
    assert_eq!(home.briefs()["brief-2"].items.len(), 0);
}
