//! Files that change on the disk while the program shows them, in a real terminal.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::QUIT;
use rustix::process::Signal;

use super::session::{AT_ONCE, DEADLINE, PROGRAM, Session};

/// A dossier with an actor for each name.
fn dossier(names: &[&str]) -> String {
    let actors: Vec<String> = names
        .iter()
        .map(|name| {
            let id = name.to_lowercase();
            format!("        (id: \"{id}\", name: \"{name}\", kind: State),\n")
        })
        .collect();
    format!(
        "(\n    dossier: (id: \"d\", title: \"D\"),\n    actors: [\n{}    ],\n)\n",
        actors.concat()
    )
}

#[expect(clippy::disallowed_methods, reason = "the tests write what is watched")]
fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

/// Opens a dossier with Arland and Bordavia, with these settings.
fn opened(settings: &str) -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("config/onrecord")).unwrap();
    write(&folder.path().join("config/onrecord/settings.ron"), settings);
    fs::create_dir(folder.path().join("talks")).unwrap();
    write(&folder.path().join("talks/a.ron"), &dossier(&["Arland", "Bordavia"]));
    let (config, talks) = (folder.path().join("config"), folder.path().join("talks"));
    let (config, talks) = (config.to_str().unwrap(), talks.to_str().unwrap());
    let mut session =
        Session::spawn(&[PROGRAM, talks, "--fresh"], &[("XDG_CONFIG_HOME", config)], (120, 30));
    session.wait_for("Bordavia");
    (folder, session)
}

fn leave(mut session: Session) {
    session.keys(QUIT);
    assert!(session.wait_exit(DEADLINE).success());
}

#[test]
fn a_file_that_changes_is_read_anew() {
    let (folder, mut session) = opened("()");
    let talks = folder.path().join("talks");
    write(&talks.join("a.ron"), &dossier(&["Arland", "Bordavia", "Corvia"]));
    session.wait_for("Read anew: a.ron changed; 0 positions, no problems.");
    session.wait_for("Corvia");
    // As editors save: another file takes its place.
    write(&talks.join(".a.ron.new"), &dossier(&["Arland", "Dalmaria"]));
    fs::rename(talks.join(".a.ron.new"), talks.join("a.ron")).unwrap();
    session.wait_for("Dalmaria");
    // A folder that is new is watched, too.
    fs::create_dir(talks.join("more")).unwrap();
    write(&talks.join("more/b.ron"), "(actors: [(id: \"e\", name: \"Estmark\", kind: State)])");
    session.wait_for("Estmark");
    write(&talks.join("more/b.ron"), "(actors: [(id: \"f\", name: \"Farland\", kind: State)])");
    session.wait_for("Read anew: more/b.ron changed");
    session.wait_for("Farland");
    leave(session);
}

#[test]
fn what_is_written_anew_and_equal_changes_nothing() {
    let (folder, mut session) = opened("()");
    let talks = folder.path().join("talks");
    write(&talks.join("a.ron"), &dossier(&["Arland", "Bordavia"]));
    write(&talks.join("notes.txt"), "nothing of it");
    // What comes after it tells that it was seen by then: of the two files only one is told.
    write(&talks.join("b.ron"), "(actors: [(id: \"c\", name: \"Corvia\", kind: State)])");
    session.wait_for("Read anew: b.ron is new; 0 positions, no problems.");
    leave(session);
}

#[test]
fn a_merge_conflict_is_told_and_hides_nothing_else() {
    let (folder, mut session) = opened("()");
    let path = folder.path().join("talks/a.ron");
    let other = "<<<<<<< ours\n        (id: \"c\", name: \"Corvia\", kind: State),\n=======\n        (id: \"c\", name: \"Korvia\", kind: State),\n>>>>>>> theirs\n    ],";
    write(&path, &dossier(&["Arland", "Bordavia"]).replace("    ],", other));
    session.wait_for("Read anew: a.ron changed; 0 positions, 1 problem (! shows it).");
    session.wait_for("Bordavia");
    session.keys("!");
    session.wait_for("a.ron:6:1");
    session.wait_for("conflict");
    // Mended while the problems are shown: they stay open.
    write(&path, &dossier(&["Arland", "Bordavia", "Corvia"]));
    session.wait_for("No problems: every entry was read");
    session.keys("!");
    session.wait_for("Corvia");
    leave(session);
}

#[test]
fn what_is_gone_is_still_shown_and_comes_back() {
    let (folder, mut session) = opened("()");
    let (talks, away) = (folder.path().join("talks"), folder.path().join("away"));
    fs::rename(&talks, &away).unwrap();
    session.wait_for("does not exist: check the path; what was read before is still shown");
    session.wait_for("Bordavia");
    fs::rename(&away, &talks).unwrap();
    session.wait_for("can be read again, and nothing in it changed");
    write(&talks.join("a.ron"), &dossier(&["Arland", "Corvia"]));
    session.wait_for("Corvia");
    leave(session);
}

#[test]
fn a_copy_that_changes_is_read_anew() {
    let (folder, mut session) = opened("()");
    let talks = folder.path().join("talks");
    let documents = "(documents: [(id: \"p\", publisher: \"The Paper\", kind: News)])";
    write(&talks.join("documents.ron"), documents);
    session.wait_for("documents.ron is new");
    fs::create_dir(talks.join("documents")).unwrap();
    write(&talks.join("documents/p.txt"), "Words.");
    session.wait_for("Read anew: p.txt is new");
    write(&talks.join("documents/p.txt"), "Other words.");
    session.wait_for("Read anew: p.txt changed");
    leave(session);
}

#[test]
fn a_setting_switches_it_off() {
    let (folder, mut session) = opened("(watch: false)");
    write(&folder.path().join("talks/a.ron"), &dossier(&["Arland", "Corvia"]));
    // What is read is what was asked for: there is no file that changed to be named.
    session.keys("\x12");
    session.wait_for("Read again: 0 positions, no problems.");
    session.wait_for("Corvia");
    leave(session);
}

/// Changes files of the dossier as fast as that can be done, while something else is done.
fn while_files_change(talks: &Path, act: impl FnOnce()) {
    struct Stop<'s>(&'s AtomicBool);
    // Whatever becomes of the test.
    impl Drop for Stop<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 0.. {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let id = format!("land{n}");
                let text = format!("(actors: [(id: \"{id}\", name: \"Land {n}\", kind: State)])");
                write(&talks.join(format!("f{}.ron", n % 20)), &text);
            }
        });
        let _stop = Stop(&stop);
        act();
    });
}

#[test]
fn it_ends_at_once_while_files_change() {
    for ends in [
        |session: &mut Session| session.signal(Signal::TERM),
        |session: &mut Session| session.signal(Signal::HUP),
        |session: &mut Session| session.keys(QUIT),
        |session: &mut Session| session.close(),
    ] {
        let (folder, mut session) = opened("()");
        while_files_change(&folder.path().join("talks"), || {
            session.wait_for("Read anew: ");
            ends(&mut session);
            session.wait_exit(AT_ONCE);
        });
    }
}

#[test]
fn a_flood_of_changes_starves_no_key() {
    let (folder, mut session) = opened("()");
    while_files_change(&folder.path().join("talks"), || {
        session.wait_for("Read anew: ");
        for _ in 0..20 {
            session.keys("?");
            session.wait_for("Keys: actors");
            session.keys("?");
            let is_closed =
                |screen: &vt100::Screen, _: &[u8]| !screen.contents().contains("Keys: actors");
            session.wait_until("the help closed", is_closed);
        }
    });
    leave(session);
}
