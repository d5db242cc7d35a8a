//! Scripts about the two days that every screen looks at, what came out only later, and what is new since a brief.

use super::scripts::Script;
use super::stage::Play;
use onrecord::app::commands;
use onrecord::dossier::{Bundled, SourceFile, open};
use onrecord::state::place::Place;

/// A record of Arland that was not there, before the one of these words.
pub(super) const ANOTHER: [&str; 2] = [
    "        (\n            id: \"arl-troops-ready\"",
    "        (id: \"arl-more\", actors: [\"arl\"], topic: \"troops\", stance: Ready, firmness: Signalled,
            summary: \"Arland might send a ship.\", stated_on: \"2030-05-02\",
            evidence: [(document: \"paper\", exact: \"a ship\", attribution: [(who: [\"arl\"], mode: Act)])]),
        (\n            id: \"arl-troops-ready\"",
];

/// The scripts.
pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("a day is chosen in a box, which leaves all as it was when it is closed", |p| {
        p.keys("A").see("[x] what had been said by then").see("[ ] what had been published");
        p.chosen("Whole record").see("The whole record, 5 entries.").keys("<down><down>");
        p.chosen("2 May 2030").keys("<tab><esc>").miss("as of 2 May").miss("as of 3 May");
        p.keys("A").chosen("Whole record").see("[x] what had been said by then");
        p.keys("<down><down><ret>").see("as of 2 May 2030, by what had been said by then");
        // It begins where the time is.
        p.keys("A").chosen("2 May 2030").keys("<up><up><ret>").miss("as of");
    }),
    ("the other clock has days of its own, and keeps the day that is chosen", |p| {
        p.keys("A<down><down>").chosen("2 May 2030").see("by then: 1 of 5 entries;");
        p.keys("<tab>").see("[x] what had been published by then").chosen("2 May 2030");
        p.see("As of 2 May 2030, by what had been published by then: 0 of 5 entries");
        p.keys("<ret>").see("as of 2 May 2030, by what had been published by then");
        p.keys("A").see("[x] what had been published by then").click("[ ] what had been said");
        p.see("[x] what had been said by then");
    }),
    ("a day is typed, also one on which nothing changed", |p| {
        p.keys("A").types("2 m").chosen("2 May 2030").miss("Whole record").keys("<c-u>");
        p.types("10.5.2030").chosen("10 May 2030").keys("<ret>").see("as of 10 May 2030, by what");
        p.keys("A").types("someday").see("no such day").keys("<ret>");
        p.see("No day is meant by that: write 3 May").keys("<esc>").see("as of 10 May 2030");
        p.keys("A").types("2030-05-03").keys("<ret>").see("as of 3 May 2030");
    }),
    ("a day without its year is the last one that is not after the last day on record", |p| {
        p.keys("A").types("3 may").chosen("3 May 2030").keys("<c-u>");
        p.types("28 dec").chosen("28 December 2029").keys("<ret>");
        p.see("as of 28 December 2029, by what").keys("A<right>").types("28 dec");
        p.chosen("28 December 2028");
    }),
    ("the day since which to look is chosen beside it, and is an earlier one", |p| {
        p.keys("A<right>").chosen("Nothing marked").keys("<down>").chosen("3 May 2030");
        p.keys("<down>").chosen("2 May 2030").see("What came since 2 May 2030 is marked.");
        p.keys("<left>").types("2 may").chosen("2 May 2030").miss("What came since");
        p.keys("<c-u>").types("3 may").keys("<s-tab>").see("The change before, 2 May 2030");
        p.keys("<down>").see("What came since 2 May 2030 is marked.").keys("<ret>");
        p.see("as of 3 May 2030, by what had been said by then · 3 marked since 2 May 2030");
        p.keys("xA").click("3 May 2030    ").chosen("3 May 2030").keys("<ret>").see("as of 3 May");
    }),
    ("marks are of what came since the day from which one set out", |p| {
        p.keys("A").types("1 may 2030").keys("<ret>").see("as of 1 May 2030").keys(".");
        p.see("1 marked since 1 May 2030").keys(".").see("as of 3 May 2030");
        p.see("4 marked since 1 May 2030").keys(".").see("5 marked since 1 May 2030, by when");
        // Going back leads to where it began; from then on each day compares with the one before.
        p.keys(",,").see("as of 2 May 2030").keys("x,").see("3 marked since 2 May 2030");
        p.keys(".").miss("marked since");
    }),
    // It took the place of the mark of a limit, and what holds under a condition looked like what holds without.
    ("as a sign what is new keeps the mark of its limit", |p| {
        let visit = "stance: Deny,\n            summary";
        p.keys("2--,,s.").see("since 2 May 2030").see("□+");
        let limited =
            "stance: Deny, conditions: [(kind: Caveat, text: \"asked\")],\n            summary";
        p.changed(visit, limited).see("□*");
    }),
    ("what came out only later says so", |p| {
        p.keys(",,").see("as of 2 May 2030").see("2 May 2030 · perhaps");
        p.see("published later").see("The Letter, undated · analysis · perhaps");
        p.keys("4").see("published later").keys("1.").miss("· published later");
        p.keys("c").miss("published later");
    }),
    ("two days that are compared are named, and chosen there", |p| {
        p.keys("5t").see("since 2 May 2030   t other days").keys("t");
        p.see("As of, and since").chosen("Nothing marked").keys("<down><ret>");
        p.see("since 3 May 2030   t other days").keys("t<left>").types("3 may").keys("<ret>");
        p.see("2 May 2030 to 3 May 2030   t other days").see("By what had been said by then.");
    }),
    ("what is new on the actors and topics of a brief is told, and taken note of", |p| {
        p.keys("b7").miss("new since").keys("1").changed(ANOTHER[0], ANOTHER[1]).keys("7");
        p.see("1 new").see("since: 1 record is new");
        p.see("New since this brief: NOT PROVED: Arland, Troops (open to it, no pledge): Arland");
        p.keys("e").see("was collected 1 record is new; the page says so.");
        p.keys("<esc>");
        p.keys("a").miss("New since this brief").keys("u").see("New since this brief");
        // What is collected itself is not new.
        p.keys("1]b").see("as item 2").keys("7").miss("New since this brief");
    }),
    ("the key that leads to changes leads to what is new, too", |p| {
        p.keys("bjb").changed(ANOTHER[0], ANOTHER[1]).keys("7<end>").chosen("2 ");
        p.keys(">").chosen("1 ").see("1 new").keys("j<lt>").chosen("1 ");
    }),
    ("one key leads from change to change, another one back", |p| {
        p.keys("bjb6b7").see("3 ").keys(">").see("Nothing changed in the dossier since");
        p.changed("summary: \"Bordavia refuses any foreign troops.\"", "summary: \"It refuses.\"");
        p.keys("<home>").chosen("▌  1 ").keys(">").chosen("▌  2 ").keys(">");
        p.chosen("▌  3 ").keys(">").chosen("▌  2 ").keys("<lt>").chosen("▌  3 ");
        p.keys("<lt>").chosen("▌  2 ");
    }),
];

/// Open ends, doubtful days and days that only a publication bounds.
const AWKWARD: &str = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "A", kind: State)],
    topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
    documents: [(id: "o", publisher: "P", kind: News, published_on: "2030-05-09"),
        (id: "u", publisher: "Q", kind: News), (id: "m", publisher: "R", kind: News, published_on: "2030-05")],
    positions: [P("p0", "2030-05-07/..", "o"), P("p1", "../2030-05-07", "o"), P("p2", "2030-05", "o"),
        P("p3", "2030-05-07", "o"), P("p4", "2030-05-06/2030-05-07", "u"), P("p5", "2030-05-07?", "u"),
        P("p6", "2030-05-07/..", "u"), P("p7", "2030-05-08", "o"), P("p8", "2030-05-07/..", "m"),
        N("p9", "o"), N("q0", "u"), N("q1", "m")])"#;

fn awkward() -> SourceFile {
    let rest = |document: &str| {
        format!(
            "actors: [\"a\"], topic: \"t\", stance: Refuse, summary: \"S\", evidence: [(document: \"{document}\", \
             exact: \"w\", attribution: [(who: [\"a\"], mode: Act)])])"
        )
    };
    let mut text = AWKWARD.to_string();
    for document in ["o", "u", "m"] {
        text = text.replace(&format!(", \"{document}\")"), &format!(", {}", rest(document)));
    }
    let mut parts = text.split("P(\"");
    let mut whole = parts.next().unwrap().to_string();
    for part in parts {
        let (id, after) = part.split_once("\", \"").unwrap();
        let (date, after) = after.split_once("\", ").unwrap();
        whole.push_str(&format!("(id: \"{id}\", stated_on: \"{date}\", {after}"));
    }
    let text = whole.replace("N(\"", "(id: \"");
    SourceFile { name: "a.ron".to_string(), text: text.into() }
}

#[test]
fn the_timeline_stays_on_its_row_when_a_day_is_applied() {
    let bundled = Bundled::ALL.map(Bundled::texts);
    for files in bundled.into_iter().chain([vec![awkward()]]) {
        for clock in ["", "c"] {
            let mut play = Play::new(open(&files), commands());
            play.keys(clock).keys("3<end>");
            let last = row(&play);
            play.keys("<home>");
            for n in 0.. {
                let before = row(&play);
                play.keys("a");
                assert_eq!(row(&play), before, "row {n}{clock}\n{}", play.screen());
                if before == last {
                    assert!(n >= 2, "{n} rows{clock}");
                    break;
                }
                // A row may stand elsewhere as of a day; without one all are where they were.
                play.keys("x<home>").keys(&"j".repeat(n + 1));
            }
        }
    }
}

/// The date of the chosen row of the timeline as it is stated, and the position that is chosen there.
fn row(play: &Play) -> (String, String) {
    let Place::Timeline(at) = play.app.place() else { panic!("{:?}", play.app.place()) };
    let (stated, _) = at.date.split_once('|').unwrap();
    (stated.to_string(), at.position)
}
