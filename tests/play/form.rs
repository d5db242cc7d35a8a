//! The form of a record by key scripts: what it asks before something counts, what it shows, and how it is left.

use super::captured::{capture, filled, record, selecting};
use super::scripts::Script;
use onrecord::state::msg::Msg;

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("on the smallest screen the field that is asked for is in sight", |p| {
        selecting(p).resize(40, 10).keys("<ret>").see("who ").see("1 Arland").see("On Monday");
        p.types("bord").see("bord").see("Bordavia").keys("<ret>").see("says it");
        p.types("orla par").keys("<ret>").see("topic ").types("x").keys("<esc>").see("topic");
    }),
    ("on the smallest screen a record that is changed and a reason are in sight", |p| {
        capture(p).keys("<esc>1/").types("according").keys("<ret>").resize(40, 10);
        p.keys("E").see("Change the record").see("summary").keys("<c-a>").types("300 men: ");
        p.see("300 men").keys("<c-x>").types("Said elsewhere").see("because Said elsewhere");
    }),
    ("a reason is in sight on a low screen", |p| {
        filled(p).keys("<c-a>").types("300 men: ").resize(80, 10).see("300 men").keys("<c-x>");
        p.types("Elsewhere").see("may stand, because").see("Elsewhere");
    }),
    ("what is warned of stands beside a record that is changed as in a new form", |p| {
        let text = "On Monday Arland pledged to send 200 soldiers, which might change.\n";
        p.copies.insert("paper".to_string(), text.to_string());
        p.send(Msg::Today("2031-05-04".to_string()))
            .prove()
            .keys("rv[<ret>")
            .see("1 Arland")
            .keys("<ret>")
            .types("kern par");
        p.keys("<ret><ret><ret><ret><ret>").see("complete").see("D209").keys("<ret>");
        p.see("Ctrl-X waives the warning").keys("<ret>").see("Saved as");
        p.keys("<esc>1/").types("according").keys("<ret>E").see("Change the record").see("D209");
        p.keys("<c-x>").types("Not of the number.").keys("<ret>").miss("D209").keys("<c-s>");
        p.see("Saved as");
        let text = record(p);
        p.hold(text.contains("(code: \"D209\", why: \"Not of the number.\")"), "it is waived");
    }),
    ("what is suggested and not taken is said once before a record is saved", |p| {
        selecting(p)
            .keys("[<ret><ret>kern par<ret><ret><ret>")
            .see("200 soldiers")
            .keys("<tab><c-s>");
        p.see("Suggested and not taken: “200 soldiers”; said on ")
            .see("Ctrl-S again saves without");
        let is_open = p.records.files.is_empty();
        p.hold(is_open, "nothing is saved yet");
        p.keys("<c-s>").see("Saved as");
        let text = record(p);
        p.hold(!text.contains("stated_on"), "nothing counts that was not taken");
    }),
    ("what was answered is not said again", |p| {
        filled(p).keys("<c-s>").see("Saved as");
        let text = record(p);
        p.hold(text.contains("stated_on"), "the day was taken");
    }),
    ("help opens from the form and a question mark goes into a text", |p| {
        selecting(p).keys("<ret><f1>").see("Keys: while putting words on record").keys("<esc>");
        p.see("whose position it is")
            .keys("?")
            .see("Keys: while putting words on record")
            .keys("<esc>");
        p.see("1 Arland").keys("<s-tab>").see("This is the first field");
        p.keys(&"<tab>".repeat(12)).see("note").types("Why?").see("Why?");
        p.keys("<c-s>").see("is empty");
    }),
    ("a form in which something stands is left by a second key and goes on where it was", |p| {
        selecting(p).keys("<ret>").keys("<esc>").miss("Put on record").see("Selected");
        p.keys("<ret><ret>").see("says it, how").types("kern").keys("<esc>").see("says it, how");
        p.keys("<esc>").see("1 Arland").keys("<esc>").see("Esc again leaves the form");
        p.keys("<down><esc>").see("Esc again leaves the form").keys("<esc>").see("Selected");
        p.keys("<ret>").see("1 Arland").see("3 fields to go");
    }),
    ("what a new entry is nobody answers by accident", |p| {
        selecting(p).keys("<ret>").types("Corvia").keys("<ret>").see("what the new actor is");
        p.miss("▌1").keys("<ret>").see("Choose what the new actor is").keys("<ret>");
        let is_made = !p.records.files.is_empty();
        p.hold(!is_made, "nothing is made");
        p.keys("<down>").see("▌1").keys("<down><up><ret>").see("Made captured/corvia.ron");
        p.keys("<ret>").types("Ferries").keys("<ret>").see("what the new topic is").keys("<ret>");
        p.see("Choose what the new topic is").keys("2").see("a stance on it answers");
    }),
    ("the keys of a record stand in the bar where it is one of the screen", |p| {
        p.miss("E change").miss("u undo");
        capture(p).keys("<esc>1/").types("according").keys("<ret>").see("E change");
        p.see("D take away").see("u undo").keys("D").see("is taken away").miss("E change");
    }),
];
