//! Others at work in the same folder: other instances, editors, and what they do in the very moment.

use std::collections::BTreeSet;
use std::fs;

use onrecord::verify::hash;

use super::ground::{Fault, Ground};

fn set(texts: &[&str]) -> BTreeSet<String> {
    texts.iter().map(|text| (*text).to_string()).collect()
}

#[test]
fn instances_that_save_from_the_same_base_all_keep_their_text() {
    let ground = Ground::with("x", "old");
    let texts = ["one", "two", "three", "four", "five", "six"];
    let orders = texts.map(|text| format!("save\tx\t{text}\t{}", hash(b"old")));
    // The first two in turn, the others at once.
    for (order, text) in orders.iter().zip(texts).take(2) {
        assert!(ground.command(&[order], text).status().unwrap().success());
    }
    assert_eq!(ground.report("one")[0].1.as_deref(), Ok("x\tfalse\t"));
    assert_eq!(ground.report("two")[0].1.as_deref(), Ok("x-2\ttrue\t"));
    let children: Vec<_> = orders
        .iter()
        .zip(texts)
        .skip(2)
        .map(|(order, text)| ground.command(&[order], text).spawn().unwrap())
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(ground.store.names().unwrap(), ["x", "x-2", "x-3", "x-4", "x-5", "x-6"]);
    assert_eq!(ground.texts(), set(&texts));
    // Each was told the name under which its text lies.
    for text in texts {
        let told = ground.report(text).remove(0).1.unwrap();
        let (name, _) = told.split_once('\t').unwrap();
        assert_eq!(ground.text(name).as_deref(), Some(text));
    }
}

#[test]
fn an_edit_underneath_is_kept() {
    let ground = Ground::with("x", "theirs");
    let order = format!("save\tx\tours\t{}", hash(b"what was there when it was read"));
    let run = ground.run(&[&order], None);
    assert_eq!(run.report[0].1.as_deref(), Ok("x-2\ttrue\t"));
    assert_eq!(ground.texts(), set(&["theirs", "ours"]));
}

/// What a process reported of its one order.
type Told<'a> = Result<&'a str, &'a str>;

/// Carries out an order on `old` while another program does something at each call in turn.
fn interfered(harm: &str, order: &[&str], look: impl Fn(&Ground, &str, Told<'_>)) {
    let prepare = || {
        let ground = Ground::with("x", "old");
        fs::write(ground.outside("other"), "theirs").unwrap();
        ground
    };
    let order = [order, &[&hash(b"old")]].concat().join("\t");
    let untouched = prepare().run(&[&order], None);
    for at in 1..=untouched.calls.len() {
        let ground = prepare();
        let run = ground.run(&[&order], Some(&Fault { at, harm: harm.to_string() }));
        let told = run.report[0].1.as_ref().map(String::as_str).map_err(String::as_str);
        look(&ground, &run.calls[at - 1], told);
        assert!(!ground.has_unfinished());
    }
}

const SAVE: &[&str] = &["save", "x", "ours"];

/// What was told of a save holds, and theirs can be seen.
fn nothing_is_lost(ground: &Ground, call: &str, told: Told<'_>) {
    let told: Vec<&str> = told.unwrap().split('\t').collect();
    let is_over = ground.text("x").as_deref() == Some("theirs") && told[0] == "x";
    // After the save, they may well write over it.
    assert!(is_over || ground.text(told[0]).as_deref() == Some("ours"), "{call}: {told:?}");
    assert!(ground.texts().contains("theirs"), "{call}: {told:?}");
    if !told[2].is_empty() {
        assert_eq!(ground.text(told[2]).as_deref(), Some("theirs"), "{call}");
    }
}

#[test]
fn what_an_editor_writes_into_the_file_in_that_moment_is_kept() {
    interfered("scribble", SAVE, nothing_is_lost);
}

#[test]
fn a_file_that_an_editor_puts_in_place_in_that_moment_is_kept() {
    let gap = "rename briefs/.x.ron.";
    interfered("swap", SAVE, |ground, call, told| {
        // The one gap that no call closes: between keeping the old file and taking its name.
        if !call.starts_with(gap) {
            nothing_is_lost(ground, call, told);
        }
    });
}

#[test]
fn a_brief_that_is_removed_in_that_moment_is_saved_all_the_same() {
    interfered("delete", SAVE, |ground, call, told| {
        let told = told.unwrap();
        let name = told.split('\t').next().unwrap();
        let text = ground.text(name);
        assert!(text.is_none_or(|text| text == "ours"), "{call}: {told}");
        // Only who removes it after it was saved removes ours.
        assert!(name == "x" || ground.text(name).is_some(), "{call}: {told}");
    });
}

#[test]
fn what_others_write_while_a_brief_is_renamed_or_removed_is_kept() {
    for order in [&["rename", "x", "z"][..], &["remove", "x"]] {
        interfered("swap", order, |ground, call, told| {
            assert!(ground.texts().contains("theirs"), "{order:?} at {call}: {told:?}");
        });
        interfered("scribble", order, |ground, call, told| {
            let texts = ground.texts();
            if let Err(error) = told {
                assert!(error.contains("another program has changed it"), "{error}");
                assert!(texts.contains("theirs"), "{order:?} at {call}: {error}");
            } else if order[0] == "remove" {
                // The name was gone before they came.
                assert!(texts.is_empty(), "{call}: {texts:?}");
                ground.store.restore("x").unwrap();
                assert_eq!(ground.text("x").as_deref(), Some("old"), "{call}");
            } else {
                assert!(texts == set(&["old"]) || texts == set(&["theirs"]), "{call}: {texts:?}");
            }
        });
    }
}
