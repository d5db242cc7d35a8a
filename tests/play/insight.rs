//! Scripts of what is derived: the time on every screen, the timeline, the grid by bucket.

use super::scripts::Script;

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("back and forth in time, on every screen", |p| {
        p.keys(",").see(
            " as of 3 May 2030, as said · 3 marked since 2 May 2030 · 1 possibly, not counted ",
        );
        p.keys("j").see("new · Refuse").see("2 of its own").keys(",").see("as of 2 May 2030");
        p.see("nothing in these documents").keys(",").see("Nothing is dated earlier.");
        p.keys("2").see("as of 2 May 2030").see("Arland, Troops   committed").keys("1");
        p.keys(".").see("as of 3 May 2030").keys(".").miss("as of").see("Refuse · undated");
        p.keys(".").see("Everything is shown; , goes back in time.");
    }),
    ("what came since a day is marked, until it is cleared", |p| {
        p.keys("s")
            .see("Choose a day first")
            .keys(",,s")
            .see(" 4 marked since 2 May 2030, as said ");
        p.see("perhaps new · Ready").keys("j").see("new · Refuse").keys("s").miss("since 2 May");
        p.keys("x").see("Everything is shown already.").keys(",x").miss("as of").miss("new · ");
        p.keys(",<esc>").miss("as of");
    }),
    ("the other clock counts from the publication", |p| {
        p.keys("c").see("Days count as published").keys(",").see("as of 3 May 2030, as published");
        // The other source of the pledge, and all that rests on it alone, has no date: it is not there yet.
        p.miss("The Letter")
            .miss("Arland might send more")
            .keys("c")
            .see("as of 3 May 2030, as said");
        p.keys("xc").see("Days count as published");
    }),
    ("the timeline has each date, with undated and possible ones apart", |p| {
        p.keys("3").see("Said").chosen("2 May 2030").see("Undated: count from publication");
        p.see("Possibly: not counted").see("Arland: Commit · pledged · 2 May 2030");
        p.keys("j")
            .chosen("from 3 May 2030")
            .see("Undated, counts from 3 May 2030")
            .see("3 positions");
        p.keys("j").chosen("undated").see("1 position; no date bounds them for certain");
        p.keys("a").see("Its dates name no day for certain").keys("k<ret>j").chosen("In the draft");
        p.keys("<ret>")
            .see("Draft of the Accord: Expected")
            .keys("<esc>")
            .see("Possibly: not counted");
    }),
    ("a day of the timeline holds on every screen", |p| {
        p.keys("3a").see("as of 2 May 2030").see("as of").see("later").keys("j<ret><ret>");
        p.see("It does not count as of that day; x shows everything.").keys("<esc>k");
        p.keys("s")
            .see("4 marked since 2 May 2030, as said")
            .see("+3")
            .keys("1j")
            .see("new · Refuse");
        p.keys("3ja").see("as of 3 May 2030, as said · 3 marked since 2 May 2030");
    }),
    ("the grid by bucket says who stands where on a topic", |p| {
        p.keys("2v")
            .see("Troops   topic 1 of 2")
            .see("Conditioned 1")
            .see("Refused 1")
            .see("Silent 1");
        p.see("sources differ · +weaker, condition, elsewhere").chosen("Arland").keys("j");
        p.chosen("Bordavia").keys("l").see("The visit   topic 2 of 2").see("Other stance 1");
        p.keys("z").see("Here each topic stands alone; v shows the grid.").keys("<ret>");
        p.chosen("Bordavia denies").keys("<esc>v").see("BOR Bordavia").miss("Other stance");
    }),
];
