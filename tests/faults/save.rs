//! Every call of a save, of renaming, of removing and of bringing back fails, or kills the process.

use std::os::unix::process::ExitStatusExt;

use onrecord::verify::hash;

use super::ground::{Fault, Ground, Run, at_every_call};

const KILLS: &[&str] = &["kill-before", "kill-after"];

/// ENOSPC, EIO, EROFS, EACCES, EDQUOT: once, and from then on.
const ERRORS: &[&str] =
    &["fail 28", "fail 5", "fail 30", "fail 13", "fail 122", "broken 28", "broken 5", "broken 30"];

/// What a fault is called in the error that it causes.
fn cause(harm: &str) -> (&'static str, &'static str) {
    match harm.rsplit(' ').next().unwrap_or_default() {
        "28" => ("is full", "No space left on device"),
        "122" => ("is full", "quota exceeded"),
        "5" => ("check the folder and the disk", "Input/output error"),
        "30" => ("is not allowed", "Read-only file system"),
        "13" => ("is not allowed", "Permission denied"),
        other => panic!("no cause for {other}"),
    }
}

/// What was said of the one thing that was to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Done,
    Refused,
    /// The single exception: it is done, and the error says so.
    Unconfirmed,
    /// The process was killed before it could say anything.
    Nothing,
}

fn said(run: &Run, fault: &Fault, not_done: &str) -> Said {
    match run.report.as_slice() {
        [] => {
            assert_eq!(run.status.signal(), Some(9), "{fault:?}: {run:?}");
            Said::Nothing
        }
        [(_, Ok(_))] => Said::Done,
        [(_, Err(error))] => {
            let (kind, errno) = cause(&fault.harm);
            assert!(error.contains(errno), "{fault:?}: {error}");
            if error.contains("is written, but the disk did not confirm it") {
                return Said::Unconfirmed;
            }
            assert!(!error.contains("is saved") && !error.contains("is written"), "{error}");
            // What cannot be read is said in other words.
            let named = error.contains(not_done) && error.contains(kind);
            assert!(named || error.contains("cannot be read"), "{fault:?}: {error}");
            Said::Refused
        }
        more => panic!("{fault:?}: {more:?}"),
    }
}

/// Carries out one order with every fault at every call, and looks at what lies there afterwards.
fn sweep(
    prepare: impl Fn() -> Ground,
    order: &str,
    (not_done, errors): (&str, &[&str]),
    look: impl Fn(&Ground, Said, &str),
) {
    let ground = prepare();
    let untouched = ground.run(&[order], None);
    assert!(matches!(untouched.report.as_slice(), [(_, Ok(_))]), "{untouched:?}");
    assert!(untouched.calls.len() > 8, "the library is not laid over libc: {untouched:?}");
    look(&ground, Said::Done, "untouched");
    let harms: Vec<&str> = errors.iter().chain(KILLS).copied().collect();
    for fault in at_every_call(&untouched, &harms) {
        let ground = prepare();
        let run = ground.run(&[order], Some(&fault));
        let call = run.calls.get(fault.at - 1).unwrap_or_else(|| panic!("{fault:?}: {run:?}"));
        let said = said(&run, &fault, not_done);
        look(&ground, said, &format!("{fault:?} at `{call}`: {run:?}"));
        // What the disk did not take is never called saved. A removal alone needs no confirmation.
        if fault.harm.starts_with("fail") && call.starts_with("fsync") {
            let expected = match call.as_str() {
                "fsync briefs" if not_done == "is not removed" => Said::Done,
                "fsync briefs" => Said::Unconfirmed,
                _ => Said::Refused,
            };
            assert_eq!(said, expected, "{fault:?} at `{call}`");
        }
        // One that cannot be removed is hidden, and the next save removes it.
        if fault.harm.starts_with("fail") && !call.starts_with("unlink") {
            assert!(!ground.has_unfinished(), "{fault:?}: {:?}", ground.files());
        }
        let base = ground.read("x").map(|stored| stored.hash);
        let saved = ground.store.save("x", "next", base.as_deref()).unwrap();
        assert_eq!((saved.name.as_str(), saved.beside), ("x", false), "{fault:?}");
        assert_eq!(ground.text("x").as_deref(), Some("next"));
        assert!(!ground.has_unfinished(), "{fault:?}: {:?}", ground.files());
    }
}

#[test]
fn a_brief_is_old_or_new_whatever_fails() {
    let (old, new) = ("the old text", "a new text, which is longer");
    let prepare = || {
        let ground = Ground::with("x", old);
        // There is a previous generation, too.
        std::fs::write(ground.store.folder().join(".x.ron.previous"), "older").unwrap();
        ground
    };
    let order = order(&["save", "x", new, &hash(old.as_bytes())]);
    sweep(prepare, &order, ("is not saved", ERRORS), |ground, said, what| {
        let text = ground.text("x").expect(what);
        match said {
            Said::Done | Said::Unconfirmed => assert_eq!(text, new, "{what}"),
            Said::Refused => assert_eq!(text, old, "{what}"),
            Said::Nothing => assert!(text == old || text == new, "{what}: {text}"),
        }
        assert_eq!(ground.store.names().unwrap(), ["x"], "{what}");
    });
}

#[test]
fn a_new_brief_is_there_in_whole_or_not_at_all() {
    let prepare = || {
        let ground = Ground::new();
        std::fs::remove_dir(ground.store.folder()).unwrap();
        ground
    };
    let some = ["fail 28", "fail 5", "broken 30"];
    let order = order(&["save", "x", "all of it", "-"]);
    sweep(prepare, &order, ("is not saved", &some), |ground, said, what| {
        let text = ground.text("x");
        match said {
            Said::Done | Said::Unconfirmed => assert_eq!(text.as_deref(), Some("all of it")),
            Said::Refused => assert_eq!(text, None, "{what}"),
            Said::Nothing => assert!(text.is_none_or(|text| text == "all of it"), "{what}"),
        }
        assert!(ground.store.names().unwrap().len() <= 1, "{what}");
    });
}

#[test]
fn what_others_changed_stays_whatever_fails_beside_it() {
    let some = ["fail 28", "fail 5", "broken 30"];
    let order = order(&["save", "x", "ours", "0"]);
    sweep(
        || Ground::with("x", "theirs"),
        &order,
        ("is not saved", &some),
        |ground, said, what| {
            assert_eq!(ground.text("x").as_deref(), Some("theirs"), "{what}");
            let ours = ground.text("x-2");
            match said {
                Said::Done | Said::Unconfirmed => {
                    assert_eq!(ours.as_deref(), Some("ours"), "{what}");
                }
                Said::Refused => assert_eq!(ours, None, "{what}"),
                Said::Nothing => assert!(ours.is_none_or(|text| text == "ours"), "{what}"),
            }
        },
    );
}

#[test]
fn a_brief_that_is_renamed_has_one_name_whatever_fails() {
    let some = ["fail 28", "fail 5", "broken 30"];
    let order = order(&["rename", "y", "z", &hash(b"text")]);
    sweep(
        || Ground::with("y", "text"),
        &order,
        ("is not renamed", &some),
        |ground, said, what| {
            let names = ground.store.names().unwrap();
            match said {
                Said::Done | Said::Unconfirmed => assert_eq!(names, ["z"], "{what}"),
                // Where nothing can be removed any more, the new name cannot be either.
                Said::Refused if what.contains("broken") => {
                    assert!(names.contains(&"y".to_string()));
                }
                Said::Refused => assert_eq!(names, ["y"], "{what}"),
                Said::Nothing => assert!(!names.is_empty(), "{what}"),
            }
            assert_eq!(ground.texts().into_iter().collect::<Vec<_>>(), ["text"], "{what}");
        },
    );
}

#[test]
fn a_brief_that_is_removed_is_there_or_can_come_back_whatever_fails() {
    let some = ["fail 28", "fail 5", "broken 30"];
    let order = order(&["remove", "y", &hash(b"text")]);
    sweep(
        || Ground::with("y", "text"),
        &order,
        ("is not removed", &some),
        |ground, said, what| {
            let there = ground.text("y");
            match said {
                Said::Done => assert_eq!(there, None, "{what}"),
                Said::Refused => assert!(there.is_some(), "{what}"),
                Said::Unconfirmed => panic!("{what}"),
                Said::Nothing => {}
            }
            if there.is_none() {
                assert_eq!(ground.store.restore("y").unwrap().name, "y", "{what}");
            }
            assert_eq!(ground.text("y").as_deref(), Some("text"), "{what}");
        },
    );
}

#[test]
fn what_comes_back_is_somewhere_whatever_fails() {
    let some = ["fail 28", "fail 5", "broken 30"];
    let prepare = || {
        let ground = Ground::with("y", "text");
        let base = ground.read("y").unwrap().hash;
        ground.store.remove("y", &base).unwrap();
        ground
    };
    let order = order(&["restore", "y"]);
    sweep(prepare, &order, ("is not brought back", &some), |ground, said, what| {
        match said {
            Said::Done | Said::Unconfirmed => assert!(ground.text("y").is_some(), "{what}"),
            Said::Refused => assert_eq!(ground.text("y"), None, "{what}"),
            Said::Nothing => {}
        }
        if ground.text("y").is_none() {
            ground.store.restore("y").unwrap();
        }
        assert_eq!(ground.text("y").as_deref(), Some("text"), "{what}");
    });
}

#[test]
fn a_write_that_writes_a_part_is_gone_on_with_or_given_up() {
    let order = order(&["save", "x", "a new text", &hash(b"old")]);
    let untouched = Ground::with("x", "old").run(&[&order], None);
    let writes = untouched.calls.iter().position(|call| call.starts_with("write")).unwrap() + 1;
    for (harm, text) in [("short 0", "a new text"), ("short 28", "old"), ("short 5", "old")] {
        let ground = Ground::with("x", "old");
        let run = ground.run(&[&order], Some(&Fault { at: writes, harm: harm.to_string() }));
        assert_eq!(run.report[0].1.is_ok(), harm == "short 0", "{run:?}");
        assert_eq!(ground.text("x").as_deref(), Some(text), "{run:?}");
        assert!(!ground.has_unfinished());
    }
}

#[test]
fn what_a_file_system_does_not_have_is_done_without() {
    let old = hash(b"old");
    // EPERM, EOPNOTSUPP: no second names for a file. EINVAL, EOPNOTSUPP: no syncing of folders, no locks.
    for (call, harms) in [
        ("link ", &["fail 1", "fail 95"][..]),
        ("fsync briefs\n", &["fail 22", "fail 95"]),
        ("flock", &["fail 95"]),
    ] {
        for (ground, base) in
            [(Ground::new as fn() -> Ground, "-"), (|| Ground::with("x", "old"), old.as_str())]
        {
            let order = order(&["save", "x", "new", base]);
            let untouched = ground().run(&[&order], None);
            let at =
                untouched.calls.iter().position(|c| format!("{c}\n").starts_with(call)).unwrap()
                    + 1;
            for harm in harms {
                let ground = ground();
                let run = ground.run(&[&order], Some(&Fault { at, harm: (*harm).to_string() }));
                assert!(run.report[0].1.is_ok(), "{call} {harm}: {run:?}");
                assert_eq!(ground.text("x").as_deref(), Some("new"));
                assert!(!ground.has_unfinished() && ground.store.names().unwrap() == ["x"]);
            }
        }
    }
}

#[test]
fn bytes_are_on_the_disk_before_the_name_and_the_name_before_the_word() {
    let old = hash(b"old");
    for (ground, base, named) in
        [(Ground::new(), "-", "link "), (Ground::with("x", "old"), old.as_str(), "rename ")]
    {
        let run = ground.run(&[&order(&["save", "x", "new", base])], None);
        let calls: Vec<&str> = run.calls.iter().map(String::as_str).collect();
        let last = |begin: &str, end: &str| {
            let is = |call: &&str| call.starts_with(begin) && call.ends_with(end);
            calls.iter().rposition(is).unwrap_or_else(|| panic!("no {begin}{end}: {calls:?}"))
        };
        let is_named =
            |call: &&str| call.starts_with(named) && call.ends_with(".tmp > briefs/x.ron");
        let named_at = calls.iter().position(is_named).unwrap();
        let order = [
            last("create ", ".tmp"),
            last("write ", ".tmp"),
            last("fsync ", ".tmp"),
            named_at,
            last("fsync briefs", "fsync briefs"),
        ];
        assert!(order.is_sorted(), "{order:?}: {calls:?}");
        // The folder was opened before anything was written: nothing but syncing can fail at the end.
        assert!(last("open briefs", "open briefs") < order[0], "{calls:?}");
    }
}

/// An order whose words may have spaces in them.
fn order(words: &[&str]) -> String {
    words.join("\t")
}
