//! Scripts over the bundled dossier: faults that showed only where much is held.

use super::scripts::Script;
use super::stage::Play;
use onrecord::app::commands;
use onrecord::dossier::{PositionSet, bundled, open};
use onrecord::insight::grid::columns;

const SCRIPTS: &[(&str, Script)] = &[
    // Where the first mark had no room, the legend was an ellipsis under an empty line.
    ("a mark wider than the legend is explained as far as there is room", |p| {
        p.keys("2++").see("if under a condition, or only elsewhere").resize(40, 20);
        p.see("if under a condition, or only els");
    }),
    // Coming back to the compare screen showed rows of what it had compared before.
    ("a list is of what is set beside each other now", |p| {
        p.keys("5").see("Dropped 2").keys("1=j=").miss("Dropped 2").keys("<esc>5");
        p.see("Dropped 2").see("Clauses of the reported draft");
        p.keys("m")
            .miss("Dropped 2")
            .keys("t")
            .see("First reported")
            .keys("1=j=<esc>5d")
            .see("Dropped 2");
    }),
    // There was no such filter on any screen.
    ("own words through one relay are listed on every screen, and nobody falls silent", |p| {
        p.see("Commit · pledged").keys("f").see("Filters: ").see("[ ] in the actor's own words");
        p.keys("<down><ret>").see("[x] in the actor's own words").keys("1").see("Relays   <=1");
        p.keys("<esc>");
        p.see("in the actor's own words, passed on at most once: 26 of 118")
            .miss("Commit · pledged");
        p.keys("2").see("France, Ground troops   commits");
        p.keys("3").see("in the actor's own words").keys("5").see("in the actor's own words");
        p.keys("fx<esc>")
            .miss("in the actor's own words")
            .keys("fo<esc>")
            .see("in the actor's own words");
        p.keys("1<esc><esc><esc><esc>").miss("in the actor's own words");
    }),
    // Where an actor is silent, the key led to that actor's first position.
    ("the silent side of a conflict leads to the cell that is silent", |p| {
        p.keys("6/guarantees are agreed<tab>o")
            .see("Whether bilateral guarantees are agreed")
            .see("silent")
            .keys("<esc>")
            .see("One side on record");
    }),
    // There was room for 6 of 52.
    ("as signs every topic is on one screen of 120 columns", |p| {
        p.resize(120, 40).keys("2--");
        let d = &p.app.model.dossier;
        let all = columns(d, &PositionSet::all(d.len()), |_| false);
        let topics = all.iter().filter(|column| column.is_used).count();
        assert!(topics > 40, "{topics}");
        assert_eq!(p.app.model.layout.items.page, topics, "{}", p.screen());
    }),
    ("the box for days says how much of a choice came out only later", |p| {
        p.miss("published later").keys("A6").see("published later");
        p.keys("<tab>").miss("published later");
    }),
    ("a filter changes nothing of what a cell says", |p| {
        let troops = "France, Ground troops   commits";
        p.keys("2").see(troops).keys("/troops<tab>").see(troops);
        p.keys("-").see(troops).keys("jj").see("Germany, Ground troops   could, is willing");
        p.keys("j").see("Italy, Ground troops   refuses");
    }),
    ("a filter does not say that there is no draft", |p| {
        p.keys("5/zzzz<tab>").miss("There is no draft here").see("Nothing matches");
        p.keys("/states<tab>").see("Dropped 2").miss("Coalition of the Willing");
    }),
    ("a filter hides conflicts and changes none", |p| {
        p.keys("6").see("Whether Bonne met Ushakov").keys("/zzzz<tab>").see("Nothing matches");
        p.miss("Whether Bonne met Ushakov").keys("/dmitriev<tab>").see("One side on record");
        p.miss("Whether Bonne met Ushakov");
    }),
    ("what is looked for hides nothing that somebody asks for", |p| {
        // The cell is Italy's, and the words that are looked for are not in its position.
        p.keys("2").click("Refuse");
        p.see("Italy, Ground troops   refuses").keys("b7/zelensky<tab><tab><ret>");
        p.see("2 Grid").see("Italy, Ground troops   refuses");
    }),
    ("keys act on what lies on top and on nothing beneath it", |p| {
        let before = p.screen();
        p.keys("?sx=<c-r>w,.c<esc>");
        p.miss("as of").miss("marked");
        assert_eq!(before, p.screen());
    }),
    ("a click chooses row and column of the grid", |p| {
        p.keys("2")
            .see("France, Ground troops")
            .click("Demand")
            .see("Ukraine, Security guarantees   demands")
            .click("Refuse")
            .see("Italy, Ground troops   refuses");
        p.click("Refuse").chosen("ITA Italy").see("Italy reiterated its refusal");
    }),
    ("a click on a chosen row of the grid by bucket goes into it", |p| {
        p.keys("2v").click("United Kingdom").click("United Kingdom");
        assert!(format!("{:?}", p.app.place()).starts_with("Actors"), "{:?}", p.app.place());
    }),
    ("a click on what can be compared shows it", |p| {
        p.keys("5").click("members").miss("Dropped 2").click("drafts").see("Dropped 2");
        p.click("dates").see("First reported").click("two actors").see("Press = on one actor");
    }),
    ("the day that is applied stays the one that is chosen", |p| {
        p.keys("3")
            .keys("<down><down><down><down><down><down><down>")
            .chosen("reported 7 January 2026");
        p.keys("a").see("as of 7 January 2026").chosen("reported 7 January 2026");
    }),
    ("the position of two actors is not taken out on the way past the second", |p| {
        p.keys("bjb").see("Already in the brief, as item 1").keys("7").see("France");
        p.keys("<esc>b")
            .see("Already")
            .keys("jkb")
            .see("Already")
            .keys("b")
            .see("Out of the brief");
    }),
    ("where the page of the brief is cut, that is said, and what follows can be reached", |p| {
        p.resize(80, 24).keys("b7").see("more ↓ (Tab, then down)").miss("HOW THIS STANDS");
        p.keys("<tab>").keys(&"<down>".repeat(110)).see("Dossier’s hash").miss("more ↓ (Tab");
    }),
    ("where the voices are cut, more is said to follow, and it can be reached", |p| {
        p.resize(80, 16).keys("8").see("more ↓ (Tab, then down)").miss("Silence is not");
        p.keys("<tab>G").see("drafts do not count. Silence is").miss("more ↓");
    }),
];

#[test]
fn scripts_over_the_bundled_dossier_play() {
    let mut failed = String::new();
    for (name, script) in SCRIPTS {
        let mut play = Play::new(open(&bundled()), commands());
        script(&mut play);
        if !play.failures.is_empty() {
            failed += &format!("{name}: {:#?}\nat the end:\n{}\n\n", play.failures, play.screen());
        }
    }
    assert!(failed.is_empty(), "{failed}");
}
