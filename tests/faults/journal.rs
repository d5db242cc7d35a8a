//! What was typed and kept is found again, whatever fails and whenever the process is killed.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use super::driver::text_of;
use super::ground::{Fault, Ground, Run, at_every_call};

/// The third makes the journal so large that the fourth begins it anew.
const TEXTS: [&str; 5] = ["first", "second:600000", "third:600000", "fourth", "fifth"];

fn orders() -> Vec<String> {
    let appended = TEXTS.iter().map(|text| format!("append\t{text}"));
    ["journal\tx".to_string()].into_iter().chain(appended).collect()
}

fn run(ground: &Ground, fault: Option<&Fault>) -> Run {
    let orders = orders();
    ground.run(&orders.iter().map(String::as_str).collect::<Vec<_>>(), fault)
}

/// The number of the last text that the process called kept, from 1 on; 0 for none.
fn acknowledged(run: &Run) -> usize {
    let kept = |(order, done): &(String, Result<String, String>)| {
        order == "append" && done.as_deref() == Ok("")
    };
    run.report.iter().rposition(kept).unwrap_or(0)
}

/// The number of the text that is found afterwards.
fn found(ground: &Ground) -> usize {
    let left = ground.store.orphans().offered;
    assert!(left.len() <= 1, "{left:?}");
    let Some(left) = left.first() else {
        return 0;
    };
    assert_eq!(left.name, "x");
    TEXTS.iter().position(|text| text_of(text) == left.text).expect("a text that was typed") + 1
}

#[test]
fn what_was_kept_is_found_whenever_the_process_is_killed() {
    let untouched = run(&Ground::new(), None);
    assert_eq!(acknowledged(&untouched), TEXTS.len(), "{untouched:?}");
    for fault in at_every_call(&untouched, &["kill-before", "kill-after"]) {
        let ground = Ground::new();
        let run = run(&ground, Some(&fault));
        let (kept, found) = (acknowledged(&run), found(&ground));
        // What was being written may be there already.
        assert!(found == kept || found == kept + 1, "{fault:?}: {found}: {run:?}");
        // What no record was written into is cleared away.
        let files = files(&ground);
        assert_eq!(files.len(), usize::from(found > 0), "{fault:?}: {files:?}");
    }
}

#[test]
fn what_was_kept_is_found_whatever_fails() {
    let untouched = run(&Ground::new(), None);
    for fault in at_every_call(&untouched, &["fail 28", "fail 5", "short 28", "broken 5"]) {
        let ground = Ground::new();
        let run = run(&ground, Some(&fault));
        let (kept, found) = (acknowledged(&run), found(&ground));
        assert!(found >= kept, "{fault:?}: {found}: {run:?}");
        // A single failure costs one record at most, and the process is told.
        if !fault.harm.starts_with("broken") && run.report[0].1.is_ok() {
            let lost = run.report.iter().filter(|(_, done)| done.is_err()).count();
            assert!(lost <= 1 && kept + lost >= TEXTS.len(), "{fault:?}: {run:?}");
        }
        for error in run.report.iter().filter_map(|(_, done)| done.as_ref().err()) {
            assert!(error.contains("is not being kept while you type"), "{error}");
        }
    }
}

#[test]
fn a_record_is_on_the_disk_before_it_is_called_kept() {
    let ground = Ground::new();
    let run = ground.run(&["journal\tx", "append\tone"], None);
    let last = |call: &str| run.calls.iter().rposition(|c| c.starts_with(call)).unwrap();
    assert!(last("write ") < last("fdatasync "), "{run:?}");
    assert!(last("create ") < last("fsync state/journal"), "{run:?}");
}

#[test]
fn living_journals_are_left_alone() {
    let ground = Ground::new();
    let mut living = ground.command(&["journal\tx", "append\tfrom the living", "wait"], "living");
    let mut living = living.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(living.stdout.take().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line == "waiting"));
    // Another process types into the same brief, and dies.
    ground.run(&["journal\tx", "append\tfrom the dead"], None);
    let texts = || -> Vec<String> {
        ground.store.orphans().offered.into_iter().map(|left| left.text).collect()
    };
    assert_eq!(texts(), ["from the dead"]);
    assert_eq!(files(&ground).len(), 2);
    living.stdin.take().unwrap().write_all(b"\n").unwrap();
    assert!(living.wait().unwrap().success());
    let mut both = texts();
    both.sort();
    assert_eq!(both, ["from the dead", "from the living"]);
}

/// The journals that lie there, wherever they do.
fn files(ground: &Ground) -> Vec<String> {
    let state = std::fs::read_dir(ground.watched.join("state/journal"));
    let state = state.into_iter().flatten();
    let state = state.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    state.chain(ground.files().into_iter().filter(|name| name.contains(".journal"))).collect()
}
