//! Scripts of what is derived: the time on every screen, the timeline, the grid by bucket.

use super::scripts::Script;

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("a wording is told in two lines or so, and in full", |p| {
        p.keys("lw").see("Also on record: 1 further").miss("not in Cove");
        p.keys("v").see("not in Cove").miss("Also on record");
        p.keys("v").see("Also on record: 1 further");
    }),
    // The wording kept numbers of the dossier before, and put another actor's line into the brief.
    ("a wording is of the dossier that is there now", |p| {
        p.keys("jlw").see("Bordavia, Troops");
        p.changed(
            r#"(id: "arl", name"#,
            r#"(id: "aaa", name: "Aaa", kind: State), (id: "arl", name"#,
        );
        p.see("Bordavia, Troops").keys("b").see("as item 1: Bordavia");
    }),
    ("the voices tell who has words of their own, and lead to the grid", |p| {
        p.keys("8")
            .chosen("Troops")
            .see("Only reported")
            .see("Silent: the question can be put to")
            .see("Silence is not refusal.");
        p.keys("j").chosen("The visit").keys("<tab>j<tab>").chosen("The visit").click("Troops");
        p.chosen("Troops").keys("<ret>").see("Arland, Troops").keys("<esc>").chosen("Troops");
        p.keys("y").see("Press Enter to see the topic").keys("/visit<tab>").chosen("The visit");
        p.miss("Will it send troops?");
    }),
    ("back and forth in time, on every screen", |p| {
        p.keys(",").see(
            " as of 3 May 2030, by what had been said by then · 3 marked since 2 May 2030 · 1 possibly, not counted ",
        );
        p.keys("j").see("new · Refuse").see("2 of its own").keys(",").see("as of 2 May 2030");
        p.see("nothing by this day").keys(",").see("Nothing is dated earlier.");
        p.keys("2").see("as of 2 May 2030").see("Arland, Troops   commits").keys("1");
        p.keys(".").see("as of 3 May 2030").keys(".").miss("as of").see("Refuse · undated");
        p.keys(".").see("Everything is shown; , goes back in time.");
    }),
    ("what came since a day is marked, until it is cleared", |p| {
        p.keys("s")
            .see("Choose a day first")
            .keys(",,s")
            .see(" 4 marked since 2 May 2030, by when it was said ");
        p.see("perhaps new · Ready").keys("j").see("new · Refuse").keys("s").miss("since 2 May");
        p.keys("x").see("Everything is shown already.").keys(",x").miss("as of").miss("new · ");
        p.keys(",<esc>").miss("as of");
    }),
    ("the other clock counts from the publication", |p| {
        p.keys("c")
            .see("Days count by when it was published; A chooses one.")
            .keys(",")
            .see("as of 3 May 2030, by what had been published by then");
        // The other source of the pledge, and all that rests on it alone, has no date: it is not there yet.
        p.miss("The Letter")
            .miss("Arland might send more")
            .keys("c")
            .see("as of 3 May 2030, by what had been said by then");
        p.keys("xc").see("Days count by when it was published; A chooses one.");
    }),
    ("the timeline has each date, with undated and possible ones apart", |p| {
        p.keys("3").see("Said").chosen("2 May 2030").see("Undated: first reported");
        p.see("Possibly: not counted").see("Arland: Commit · pledged · 2 May 2030");
        p.keys("j")
            .chosen("reported 3 May 2030")
            .see("Statements without a date, first reported on 3 May 2030")
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
            .see("4 marked since 2 May 2030, by when it was said")
            .see("+3")
            .keys("1j")
            .see("new · Refuse");
        p.keys("3ja")
            .see("as of 3 May 2030, by what had been said by then · 3 marked since 2 May 2030");
    }),
    ("the grid by bucket says who stands where on a topic", |p| {
        p.keys("2v")
            .see("Troops   topic 1 of 2")
            .see("Conditioned 1")
            .see("Refused 1")
            .see("Silent 1");
        p.see("sources differ · also weaker, another with a condition, another elsewhere")
            .chosen("Arland")
            .keys("j");
        p.chosen("Bordavia").keys("l").see("The visit   topic 2 of 2").see("Other stance 1");
        p.keys("z").see("Here each topic stands alone; v shows the grid.").keys("<ret>");
        p.chosen("Bordavia denies").keys("<esc>v").see("BOR Bordavia").miss("Other stance");
    }),
    ("compare sets a draft against its final text, and a body against the states", |p| {
        p.keys("5").see("Not held 1").chosen("Bordavia").see("leaves it out").see("Draft");
        p.see("In the draft, Bordavia would host the troops.").keys("d").see("Already shown.");
        p.keys("o").chosen("In the draft, Bordavia would host").keys("<esc><ret>");
        p.chosen("In the draft, Bordavia would host").keys("<esc>m");
        p.see("No body undertakes anything itself here.").keys("d").see("Not held 1");
        p.changed(
            r#"actors: ["bor"], topic: "visit", stance: Deny,"#,
            r#"actors: ["pact"], topic: "troops", stance: Commit, firmness: Pledged,"#,
        );
        p.keys("m")
            .see("Troops: The Pact")
            .see("declines")
            .see("Troops: Bordavia refuses any foreign troops (The")
            .see("Membership is not a commitment");
    }),
    ("compare tells in sentences what differs between two days", |p| {
        p.keys("5t")
            .see("First reported")
            .see("2 May 2030")
            .see("all that is held")
            .chosen("Bordavia");
        p.keys("j")
            .chosen("Bordavia")
            .see("Bordavia would host")
            .keys("j")
            .see("Bordavia: The visit");
        p.resize(100, 14).keys("<tab>G").see("not proved").resize(160, 40);
        p.keys("3ggja5").see("as of 3 May 2030").see("first reported here");
        p.keys("3gga5t").see("There are no two days here that could be compared.");
    }),
    ("two actors are compared topic by topic", |p| {
        p.keys("4=")
            .see("Choose an actor first")
            .keys("1=")
            .see("Arland is marked; choose another actor");
        p.keys("=")
            .see("Arland is no longer marked.")
            .keys("=j=")
            .see("Recorded differently 1")
            .chosen("Troops");
        p.see("Arland and Bordavia: Troops").see("Arland pledged to send 200 soldiers").keys("o");
        p.chosen("Arland pledged to send 200 soldiers").keys("<esc><esc>").chosen("Bordavia");
    }),
    ("what is chosen is worded neutrally, with what each phrase rests on", |p| {
        p.keys("4w").see("Choose a position, a cell of the grid or a conflict first.").keys("1w");
        p.see("In neutral words")
            .see("Arland (Orla Kern")
            .see("What each phrase rests on")
            .see("arl-troops");
        p.keys("Gw")
            .miss("In neutral words")
            .keys("2jlw")
            .see("The visit")
            .see("“No envoy was received”");
        p.keys("q").keys("k<left>w").see("Arland, Troops").keys("<esc>6w").see("Arland, Troops");
        p.keys("<esc>3w").see("Arland, Troops").keys("<esc>5w");
        p.see("Choose a position, a cell of the grid or a conflict first.");
    }),
    ("a document says what has no source without it", |p| {
        p.keys("4").see("If The Paper, 3 May 2030, is set aside, 3 entries here have");
        p.see("rests on this document alone");
    }),
];
