//! The form of a record by key scripts: what it asks before something counts, what it shows, and how it is left.

use super::captured::capture;
use super::scripts::Script;

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("the keys of a record stand in the bar where it is one of the screen", |p| {
        p.miss("E change").miss("u undo");
        capture(p).keys("<esc>1/").types("according").keys("<ret>").see("E change");
        p.see("D take away").see("u undo").keys("D").see("is taken away").miss("E change");
    }),
];
