//! The form of a record by key scripts: what it asks before something counts, what it shows, and how it is left.

use super::captured::{capture, filled, selecting};
use super::scripts::Script;

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
    ("the keys of a record stand in the bar where it is one of the screen", |p| {
        p.miss("E change").miss("u undo");
        capture(p).keys("<esc>1/").types("according").keys("<ret>").see("E change");
        p.see("D take away").see("u undo").keys("D").see("is taken away").miss("E change");
    }),
];
