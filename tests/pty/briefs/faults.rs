//! The system refuses calls of the program, or it is killed at one of them: a library laid over its libc
//! (`tests/faults/shim.c`) counts the calls below a folder and does the harm.

use std::fs;
use std::time::Instant;

use onrecord::brief::journal;
use onrecord::shell::store::Store;

use super::home::{FIRST, Home, LEFT, SAVED};
use super::left::typing;
use crate::faults::ground::shim;
use crate::pty::QUIT;
use crate::pty::session::{AT_ONCE, DEADLINE, Session};

/// Starts the program with a fault at a call below a folder of the home.
fn start(home: &Home, watched: &str, at: usize, harm: &str) -> Session {
    let path = |name: &str| home.path(name).to_str().unwrap().to_string();
    let (library, watched, log) = (shim().to_str().unwrap(), path(watched), path("log"));
    let (at, lasting) = (at.to_string(), path("lasting"));
    let env = [
        ("LD_PRELOAD", library),
        ("FAULTS_WATCHED", &watched),
        ("FAULTS_LOG", &log),
        ("FAULTS_AT", &at),
        ("FAULTS_DO", harm),
        ("FAULTS_WHILE", &lasting),
    ];
    home.spawn(&[], &env)
}

/// The calls so far.
fn calls(home: &Home) -> usize {
    fs::read_to_string(home.path("log")).unwrap_or_default().lines().count()
}

/// The text that is typed, in pieces of sixty letters: more than two hundred may not be lost, nor what was
/// typed more than a second ago.
fn pieces() -> Vec<String> {
    let word = |n: usize| format!("w{n:03} ");
    (0..4).map(|piece| (0..12).map(|n| word(piece * 12 + n)).collect()).collect()
}

/// How far the program came before it was killed: letters of the note on the screen and in the journal,
/// whether the note was called saved, whether the program was left by its own keys.
#[derive(Clone, Copy, Debug, Default)]
struct Came {
    typed: usize,
    is_saved: bool,
    is_left: bool,
}

/// Collects, writes, undoes and leaves, as far as it goes.
fn work(session: &mut Session, home: &Home) -> Came {
    let mut came = Came::default();
    let mut step = |keys: &str, met: &dyn Fn(&str) -> bool| {
        // What has ended takes no keys.
        session.try_keys(keys) && session.met_or_ended(met)
    };
    if !step("", &|screen| screen.contains(FIRST))
        || !step("b", &|screen| screen.contains("as item 1"))
        || !step("7", &|screen| screen.contains(SAVED))
        || !step("n", &|screen| screen.contains("Note: Arland: Troops"))
    {
        return came;
    }
    let mut sent = 0;
    for piece in pieces() {
        let last = piece.trim_end().rsplit(' ').next().unwrap_or_default().to_string();
        let in_journal = || home.journals().iter().any(|text| text.contains(&last));
        let start = Instant::now();
        if !step(&piece, &|screen| screen.contains(&last) && in_journal()) {
            return came;
        }
        // Milliseconds, but for machines that are busy with other tests.
        assert!(start.elapsed() < AT_ONCE, "not in the journal for {:?}", start.elapsed());
        // The blank after the last word may still be under way: only what was seen counts.
        came.typed = sent + piece.trim_end().len();
        sent += piece.len();
    }
    came.is_saved = step("\x1b", &|screen| screen.contains("Note: w000") && screen.contains(SAVED));
    if !came.is_saved
        || !step("u", &|screen| screen.contains("Undone") && screen.contains(SAVED))
        || !step(QUIT, &|_| false)
    {
        let status = session.wait_exit(DEADLINE);
        came.is_left = came.is_saved && status.success();
    }
    came
}

#[test]
fn killed_at_any_call_it_loses_nothing_and_tears_nothing() {
    let text = pieces().concat();
    let whole = text.trim_end();
    let mut at = 1;
    loop {
        let home = Home::new();
        let mut session = start(&home, "all", at, "kill-before");
        let came = work(&mut session, &home);
        drop(session);
        let briefs = home.briefs();
        assert!(briefs.len() <= 1, "call {at}: {:?}", briefs.keys());
        let note = briefs.get("brief").map(|brief| {
            assert_eq!(brief.items.len(), 1, "call {at}");
            brief.items[0].note.clone()
        });
        let in_file = note.unwrap_or_default();
        assert!(in_file.is_empty() || in_file == whole, "call {at}: {in_file}");
        if !briefs.is_empty() && at % 8 == 0 {
            assert!(home.shown("brief").contains("Arland: Troops"));
        }
        let folder = home.file("brief").parent().unwrap().to_path_buf();
        let store = Store::new(folder, Some(home.path("all/state/onrecord/journals")));
        let left = store.orphans().offered;
        assert!(left.len() <= 1, "call {at}: {left:?}");
        let in_journal = left.first().map_or(0, |left| {
            let typed = journal::from_text(&left.text).and_then(|record| record.typing).unwrap();
            assert!(text.starts_with(&typed.text), "call {at}: {}", typed.text);
            typed.text.len()
        });
        // Once it was called saved, it is undone by purpose.
        if !came.is_saved {
            let kept = if in_file.is_empty() { in_journal } else { text.len() };
            assert!(kept >= came.typed, "call {at}: {kept} of {}", came.typed);
        }
        if came.is_left {
            assert!(left.is_empty() && in_file.is_empty(), "call {at}: {in_file:?}");
            break;
        }
        at += 1;
    }
    assert!(at > 30, "the library is not laid over libc: {at}");
}

#[test]
fn killed_at_any_call_of_recovering_it_still_has_what_was_typed() {
    let mut at = 1;
    loop {
        let home = Home::new();
        typing(&home, "Typed before").kill();
        let mut session = start(&home, "all", at, "kill-before");
        let is_taken = session.met_or_ended(|screen| screen.contains(LEFT))
            && session.try_keys("\r")
            && session.met_or_ended(|screen| screen.contains(SAVED))
            && session.try_keys(QUIT)
            && session.wait_exit(DEADLINE).success();
        drop(session);
        let in_file = home.notes("brief").contains("Typed before");
        let in_journal = home.journals().iter().any(|text| text.contains("Typed before"));
        assert!(in_file || in_journal, "call {at}");
        if is_taken {
            assert!(in_file && !in_journal, "call {at}");
            break;
        }
        // Taken at the next start, it is there once.
        let mut session = home.start(if in_file { FIRST } else { LEFT });
        if !in_file {
            session.keys("\r");
        }
        home.wait_for_note("brief", "Typed before");
        home.wait_for_no_journal();
        session.quit();
        assert_eq!(home.notes("brief").trim(), "Typed before", "call {at}");
        at += 1;
    }
    assert!(at > 20, "the library is not laid over libc: {at}");
}

/// The calls of the second save: the first and the last.
fn second_save() -> (usize, usize) {
    let home = Home::new();
    let mut session = start(&home, "all/data", 0, "none");
    let first = collect(&mut session, &home);
    session.keys("d");
    session.wait_until("the second save", |screen, _| {
        screen.contents().contains("Taken out") && screen.contents().contains(SAVED)
    });
    let calls = calls(&home);
    session.quit();
    assert!(calls > first + 8, "{first}, {calls}");
    (first, calls)
}

/// Collects something, and tells how many calls there were until it was saved.
fn collect(session: &mut Session, home: &Home) -> usize {
    session.wait_for(FIRST);
    session.keys("b");
    session.wait_for("as item 1");
    session.keys("7");
    session.wait_for(SAVED);
    // Closing what was opened comes after the word.
    calls(home)
}

fn cause(errno: u8) -> &'static str {
    match errno {
        28 => "is full (No space left on device",
        30 => "is not allowed (Read-only file system",
        _ => "(Input/output error",
    }
}

/// Whether the screen says that it is not saved; or else that it is, or is and was not confirmed.
fn is_refused(session: &mut Session, errno: u8) -> bool {
    let mut said = None;
    session.wait_until("what came of saving", |screen, _| {
        let screen = screen.contents();
        said = if screen.contains("not saved (Ctrl-S tries again)") {
            Some(true)
        } else {
            (screen.contains("Taken out") && screen.contains(SAVED)
                || screen.contains("did not confirm"))
            .then_some(false)
        };
        said.is_some()
    });
    let screen = session.screen();
    // The words are wrapped, or cut, where the path is long.
    let plain: String = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = plain.contains(cause(errno)) || plain.contains("Not saved: `");
    assert!(said != Some(true) || named, "{screen}");
    said == Some(true)
}

#[test]
fn what_cannot_be_saved_is_said_kept_and_offered() {
    let (first, last) = second_save();
    let mut refused = 0;
    for at in first + 1..=last {
        let errno = [28, 30, 5][at % 3];
        let home = Home::new();
        fs::write(home.path("lasting"), "").unwrap();
        let mut session = start(&home, "all/data", at, &format!("broken {errno}"));
        collect(&mut session, &home);
        session.keys("d");
        if !is_refused(&mut session, errno) {
            session.keys(QUIT);
            session.wait_exit(DEADLINE);
            assert_eq!(home.briefs()["brief"].items.len(), 0, "call {at}");
            continue;
        }
        refused += 1;
        assert_eq!(home.briefs()["brief"].items.len(), 1, "call {at}");
        session.keys(QUIT);
        session.wait_for("The brief is not saved. It is kept in the journal");
        match at % 3 {
            0 => {
                // The fault ends, and saving is asked for.
                fs::remove_file(home.path("lasting")).unwrap();
                session.keys("\x13");
                session.wait_for("It is saved.");
                session.wait_for(SAVED);
                home.wait_for_no_journal();
                session.quit();
            }
            1 => {
                // The fault ends, and the next change is saved with what was not.
                fs::remove_file(home.path("lasting")).unwrap();
                session.keys("t");
                session.wait_for("Title");
                session.keys("Saved after all\r");
                home.wait_for_note("brief", "Saved after all");
                home.wait_for_no_journal();
                session.quit();
            }
            _ => {
                session.keys(QUIT);
                assert_eq!(session.wait_exit(DEADLINE).exit_code(), 1);
                session.assert_given_back();
                session.wait_for("the brief is not saved: ");
                session.wait_for("it is offered at the next start");
                let mut session = home.start(LEFT);
                session.wait_for("The whole brief as it was, with 0 items.");
                session.keys("\r");
                session.wait_for(SAVED);
                home.wait_for_no_journal();
                session.quit();
            }
        }
        assert_eq!(home.briefs()["brief"].items.len(), 0, "call {at}");
    }
    assert!(refused > 5, "{refused} of {first}..{last}");
}

#[test]
fn when_nothing_can_be_written_at_all_that_is_said() {
    let home = Home::new();
    let mut session = start(&home, "all", 0, "none");
    let first = collect(&mut session, &home);
    session.quit();
    let home = Home::new();
    fs::write(home.path("lasting"), "").unwrap();
    let mut session = start(&home, "all", first + 1, "broken 28");
    collect(&mut session, &home);
    session.keys("d");
    session.wait_for("Not saved, and not kept in the journal either");
    session.keys(QUIT);
    session.wait_for("Neither the brief nor the journal is saved");
    session.keys(QUIT);
    assert_eq!(session.wait_exit(DEADLINE).exit_code(), 1);
    session.assert_given_back();
    session.wait_for("nor could it be kept in the journal");
    assert_eq!(home.briefs()["brief"].items.len(), 1);
    assert_eq!(home.journals(), Vec::<String>::new());
}

/// What is typed while saving fails is kept with what could not be saved.
#[test]
fn what_is_typed_while_the_disk_is_full_is_offered_whole() {
    let (first, _) = second_save();
    let home = Home::new();
    fs::write(home.path("lasting"), "").unwrap();
    let mut session = start(&home, "all/data", first + 1, "broken 28");
    collect(&mut session, &home);
    session.keys("t");
    session.wait_for("Title");
    session.keys("Never saved\r");
    session.wait_for("not saved (Ctrl-S tries again)");
    session.keys("N");
    session.wait_for("A note of its own");
    session.keys("Typed after that");
    home.wait_for_journal("Typed after that");
    session.kill();
    let mut session = home.start(LEFT);
    session.wait_for("Typed after that");
    session.keys("\r");
    home.wait_for_note("brief", "Typed after that");
    home.wait_for_note("brief", "Never saved");
    home.wait_for_no_journal();
    session.quit();
    assert_eq!(home.notes("brief").matches("Typed").count(), 1);
}
