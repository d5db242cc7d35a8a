//! Records that were left unsaved: kept while they are filled in, offered, gone on with and thrown away.

use super::captured::{capture, filled, record, selecting};
use super::scripts::Script;
use super::stage::Play;
use onrecord::state::captured::Capturing;

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("what was filled in when the program ended goes on at its quote", |p| {
        filled(p).types(" Moreover").see("Moreover");
        let left = p.records.journal.take();
        p.hold(left.is_some(), "it is in the journal");
        p.keys("<esc><esc><esc><esc><esc><esc><esc><esc><esc>1");
        (p.records.left, p.records.journal) = (left.into_iter().collect(), None);
        let started = p.records.start_again();
        p.send(started)
            .see("A record that was not saved")
            .see("Moreover")
            .keys("<esc>")
            .miss("A record that was not saved");
        // Nothing is known any more of what was selected.
        p.app.model.capturing = Capturing::default();
        let started = p.records.start_again();
        p.send(started).keys("<ret>").see("Moreover").see("Commit, pledged").see("The Paper");
        p.keys("<ret>").see("Saved as");
    }),
    ("what was left behind of a record is thrown away", |p| {
        filled(p);
        p.keys("<esc><esc><esc><esc><esc><esc><esc><esc><esc>1");
        let started = p.records.start_again();
        p.send(started).see("A record that was not saved").keys("D").miss("not saved");
        let is_gone = p.records.left.is_empty();
        p.hold(is_gone, "it is gone");
    }),
    ("what is gone on with stays where it was left while it cannot be kept anew", |p| {
        filled(p).types(" Moreover");
        p.app.model.capturing = Capturing::default();
        let started = p.records.start_again();
        p.full = true;
        p.keys("<esc><esc>").send(started).keys("<ret>").see("Moreover").see("is kept nowhere");
        p.app.model.capturing = Capturing::default();
        let started = p.records.start_again();
        p.full = false;
        p.keys("<esc><esc>").send(started).see("A record that was not saved").see("Moreover");
        p.keys("<ret>").see("Moreover").keys("<ret>").see("Saved as");
        let is_gone = p.records.left.is_empty() && p.records.journal.is_none();
        p.hold(is_gone, "nothing is left");
    }),
    ("a reason that is typed is kept when the program ends and when it is stepped out of", |p| {
        filled(p).keys("<c-a>").types("300 men: ").keys("<c-x>").types("Said elsewh");
        let kept = p.records.journal.clone().unwrap_or_default();
        p.hold(kept.contains("Said elsewh"), "the reason is in the journal");
        p.keys("<esc>").miss("may stand").see("D131").keys("<c-x>").see("Said elsewh");
        let is_kept =
            |p: &Play| p.records.journal.as_ref().is_some_and(|own| own.contains("elsewh"));
        let kept = is_kept(p);
        p.hold(kept, "it still is");
        p.app.model.capturing = Capturing::default();
        let started = p.records.start_again();
        p.keys("<esc><esc>").send(started).see("D131 may stand, because Said elsewh");
        p.keys("<ret><c-x>").see("Said elsewh").types("ere.").keys("<ret>").miss("D131");
        p.keys("<ret>").see("Saved as");
        let text = record(p);
        p.hold(text.contains("(code: \"D131\", why: \"Said elsewhere.\")"), "the reason is kept");
    }),
    ("a form that gives way to other words is kept and gone on with", |p| {
        filled(p).types(" Moreover").keys(&"<esc>".repeat(8)).see("Selected: 8 words").keys("j");
        p.see("Selected: 9 words").keys("<ret>").see("is kept; R goes on with it").see("4 fields");
        p.types("bord").keys("<esc><esc>").see("Selected").keys("R").see("Moreover");
        p.keys("<ret>").see("Moreover").see("Commit, pledged").keys("<c-s>").see("Saved as");
        let is_gone = p.records.left.is_empty();
        p.hold(is_gone, "nothing is left");
        // The second form had nothing in it.
        p.keys("R").see("No record was left unsaved");
    }),
    ("a form for a change gives way and is not lost either", |p| {
        capture(p).keys("<ret>").types("bord").keys("<ret><esc><esc><esc><esc>");
        p.keys("1/").types("according").keys("<ret>E").see("Change the record");
        p.see("is kept; R goes on with it").keys("<esc>R").see("who: Bordavia");
    }),
    ("each of several records that were left is reached", |p| {
        filled(p).types(" Moreover").keys(&"<esc>".repeat(8)).keys("j<ret>").types("bord");
        p.keys("<ret>").see("who says it");
        p.app.model.capturing = Capturing::default();
        let started = p.records.start_again();
        p.keys("<esc><esc><esc>").send(started).see("A record that was not saved: 1 of 2");
        p.see("Moreover").keys("n").see("2 of 2").see("who: Bordavia").keys("<tab>");
        p.see("1 of 2").keys("n<ret>").see("who says it, how").keys("<esc><esc><esc><esc>");
        // The form that was closed is one of them.
        p.keys("R").see("1 of 2").see("who: Bordavia").keys("n").see("Moreover").keys("D");
        p.see("who: Bordavia").miss("of 2").keys("D").miss("A record that was not saved");
        let kept = p.records.left.len();
        p.hold(kept == 0, "nothing is left");
    }),
    ("a form that was closed is among what was left", |p| {
        filled(p).types(" Moreover").keys(&"<esc>".repeat(8)).keys("1R").see("Moreover");
        p.see("throw away").miss("R goes on with it");
        p.keys("<ret>").see("Commit, pledged").keys("<c-s>").see("Saved as");
        p.keys("R").see("No record was left unsaved");
    }),
    ("what could not be kept is tried again when the form is left", |p| {
        filled(p).types(" Moreover");
        p.full = true;
        p.types(" Besides").see("is kept nowhere").keys(&"<esc>".repeat(7));
        p.full = false;
        p.keys("<esc>").see("Selected: 8 words").keys("R").see("Besides");
        let is_kept = p.records.left.iter().any(|left| left.contains("Besides"));
        p.hold(is_kept, "what was typed last is kept");
        p.keys("D");
    }),
    ("what was kept is forgotten where the form holds nothing more though keeping failed", |p| {
        selecting(p).keys("<ret>").types("tro");
        p.full = true;
        p.types("o").see("is kept nowhere");
        p.full = false;
        p.keys("<c-u>");
        p.hold(p.records.journal.is_none(), "nothing is kept any more");
    }),
    ("no other record is gone on with while one is being saved", |p| {
        filled(p).types(" Moreover").keys(&"<esc>".repeat(8)).keys("j<ret>").types("bord");
        p.keys("<esc><esc><esc><esc>");
        if let Some(form) = &mut p.app.model.capturing.form {
            form.is_saving = true;
        }
        p.keys("R").see("Moreover").keys("<ret>").see("A record is being saved");
        let is_there = p.app.model.capturing.form.as_ref().is_some_and(|form| form.is_saving);
        p.hold(is_there, "the form that is being saved is still there");
    }),
    // They were put on record with what somebody else said.
    ("words that are gone are not replaced by what is selected", |p| {
        filled(p).types(" Moreover");
        let left = p.records.journal.take().unwrap_or_default();
        p.app.model.capturing = Capturing::default();
        let gone = left.replace("Arland pledged", "Arland had pledged");
        p.hold(gone != left, "the words are others");
        p.records.left = vec![gone];
        let started = p.records.start_again();
        p.send(started).keys("<esc><esc><esc>");
        selecting(p).keys("R").see("Moreover").keys("<ret>").see("no longer stand");
        p.keys("<c-s>").miss("Saved as").keys("<c-s>").miss("Saved as");
        let none = p.records.files.is_empty();
        p.hold(none, "nothing is on record");
    }),
    ("a form in which nothing was typed or chosen is not kept", |p| {
        selecting(p).keys("<ret><tab><tab>").see("what it is a position on");
        p.hold(p.records.journal.is_none(), "nothing is kept");
        p.types("tro");
        p.hold(p.records.journal.is_some(), "what is typed is kept");
        p.keys("<c-u>");
        p.hold(p.records.journal.is_none(), "nothing is kept any more");
        capture(p.keys("<esc><esc><esc><esc><esc>")).keys("<esc>1/").types("according");
        p.keys("<ret>E").see("Change the record");
        p.hold(p.records.journal.is_none(), "a record as it is is not kept");
        p.types("!");
        p.hold(p.records.journal.is_some(), "what is changed is kept");
    }),
];
