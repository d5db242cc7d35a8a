//! The scripts. Every command is given by at least one of them, and each of them fails when a
//! command that it gives does nothing.

use super::stage::{Play, small};
use onrecord::app::commands;
use onrecord::state::effect::Effect;
use onrecord::state::msg::Msg;
use std::collections::BTreeSet;

pub(super) type Script = fn(&mut Play);

const SCRIPTS: &[(&str, Script)] = &[
    ("it opens on an actor, a position and its quote", |p| {
        p.see("Arland").see("Commit · pledged").see("Arland pledged to send 200 soldiers");
        p.see("Orla Kern, Minister · paraphrased")
            .see("└ The Paper, 3 May 2030")
            .see("“200 soldiers”");
        p.chosen("Arland");
    }),
    ("down and up choose another actor", |p| {
        p.keys("j").chosen("Bordavia").see("Refuse · undated").keys("k").chosen("Arland");
        p.keys("<down>").chosen("Bordavia").keys("<up>").chosen("Arland");
    }),
    ("a page and the ends", |p| {
        p.keys("G").chosen("The Courier").keys("gg").chosen("Arland");
        p.keys("<pgdn>").chosen("The Courier").keys("<pgup>").chosen("Arland");
        p.keys("<end>").chosen("The Courier").keys("<home>").chosen("Arland");
    }),
    ("g waits for a second key and says so", |p| {
        p.keys("Gg").see("g and then?").chosen("The Courier").keys("g").chosen("Arland");
    }),
    ("enter goes deeper and esc comes back", |p| {
        p.keys("<ret>").chosen("Arland pledged to send 200 soldiers");
        p.keys("j").see("Ready, signalled; with a caveat").see("elsewhere");
        p.keys("<ret><esc><esc>").chosen("Arland").keys("<esc>").see("Ctrl-Q leaves");
    }),
    ("the card leads from quote to quote, to links and to the document", |p| {
        p.keys("lll").see("Documents held").chosen("The Paper").chosen("Arland pledged to send");
        p.keys("<esc>").see("Commit, pledged").keys("j<ret>").chosen("The Letter").keys("<esc>");
        p.keys("jj<ret>").see("The Accord").see("declaration, 2 May 2030; its wording is not held");
    }),
    ("a link leads to the other position and back", |p| {
        p.keys("lljj<ret>").chosen("Bordavia").see("Bordavia refuses any foreign troops");
        p.keys("<esc>").chosen("Arland");
    }),
    ("left goes one pane back", |p| {
        p.keys("ll")
            .keys("h")
            .chosen("Arland pledged to send 200 soldiers")
            .keys("h")
            .chosen("Arland");
        p.keys("h").see("This is the first pane.");
    }),
    ("tab turns the panes", |p| {
        p.keys("<tab>j").see("Ready, signalled").keys("<s-tab>j").chosen("BOR Bordavia");
        p.keys("<s-tab>").keys("<tab>").chosen("Bordavia");
    }),
    ("what others say about an actor stands apart", |p| {
        p.keys("j").see("Said about Bordavia by others").see("Draft of the Accord: Expected");
        p.see("2 of its own, 1 said about it");
        p.keys("k").see("Said about Arland by others").see("Bordavia: Refuse");
    }),
    ("next and previous position from any pane", |p| {
        p.keys("]").see("Ready, signalled").keys("[").see("Commit, pledged");
        p.keys("[").see("This is the actor's first position.");
        p.keys("nnn").see("This is the actor's last position.").keys("p").see("Ready, signalled");
    }),
    ("officials are shown and hidden", |p| {
        p.miss("Orla Kern  ")
            .see("▸ ARL")
            .keys("z")
            .see("▾ ARL")
            .see("Orla Kern")
            .keys("j")
            .chosen("Orla Kern");
        p.see("2 of its own").keys("z").chosen("Arland").see("▸ ARL");
        p.keys("jz").see("Nobody is named who speaks for this actor.");
    }),
    ("all officials are shown and hidden", |p| {
        p.keys("Z")
            .see("▾ ARL")
            .keys("j")
            .chosen("Orla Kern")
            .keys("Z")
            .see("▸ ARL")
            .chosen("Arland");
    }),
    ("o shows the quote in its document, enter its record", |p| {
        p.keys("o").see("Documents held").chosen("The Paper").chosen("Arland pledged to send");
        p.keys("<ret>")
            .see("Commit, pledged")
            .chosen("Arland pledged")
            .keys("<esc>")
            .see("Documents held");
    }),
    ("the documents screen has each document with its quotes", |p| {
        p.keys("4")
            .see("Documents held")
            .see("3 May 2030, news report, usually reliable (grade B)");
        p.see("6 quotes, not proved: no copy of the source here").see("https://paper.example/1");
        p.keys("j")
            .chosen("The Letter")
            .see("undated, analysis")
            .keys("1")
            .see("States")
            .keys("4")
            .chosen("The Letter");
    }),
    ("texts show who took part and what they depend on", |p| {
        p.keys("4jj").chosen("The Accord").see("The Accord · did not sign: Bordavia");
        p.see("Bordavia did not sign")
            .see("only with a truce")
            .keys("j")
            .see("A draft of: The Accord");
    }),
    ("next and previous quote", |p| {
        p.keys("4").chosen("did not sign: Bordavia").keys("]").chosen("only with a truce");
        p.keys("[").chosen("did not sign: Bordavia").keys("p").see("This is the first quote.");
    }),
    ("find narrows as you type and esc shows everything again", |p| {
        p.keys("/refuse").see("Search: 1 position").keys("<tab>j").see("found “refuse”:");
        p.miss("Commit · pledged").keys("<esc>").miss("found").see("ARL Arland");
        p.keys("/zzzz").see("Nothing is found by that.").keys("<esc>").see("Arland");
    }),
    ("the search finds in any letters, goes there, and comes back", |p| {
        p.keys("/arlände<bs>").see("actor").see("Arland").keys("<c-u>kern").see("Orla Kern");
        p.keys("<ret>").chosen("Orla Kern").keys("<esc>").chosen("Arland");
        p.send(Msg::Paste("x".to_string())).see("nothing to paste into");
        p.keys("/").send(Msg::Paste("bord\navia\u{7}".to_string())).see("/bord avia");
        p.keys("<esc>").chosen("Arland");
    }),
    ("what is found is chosen while typing", |p| {
        p.keys("/bordavia").see("▌   actor").keys("<down>").see("▌ ✕ Bordavia").miss("▌   actor");
        p.keys("<up>").see("▌   actor").keys("<down><ret>").miss("Search: ").chosen("refuses");
    }),
    ("next and previous hit go on from the search, wherever one is", |p| {
        p.keys("<f3>").see("Nothing was searched for yet; / searches.");
        p.keys("/bordavia<ret>").chosen("Bordavia").keys("<f3>").see("Hit 2 of");
        p.keys("2<f3>").see("Hit 3 of").keys("<f4>").see("Hit 2 of");
        p.keys("<f4>").see("Hit 1 of").keys("<f4>").see("This is the first hit.");
    }),
    ("earlier searches come back", |p| {
        p.keys("/refuse<tab><esc>/kern<ret><esc>")
            .keys("/<a-up>")
            .see("/kern")
            .keys("<a-up>")
            .see("/refuse");
        p.keys("<a-down>").see("/kern").keys("<a-down>").miss("/kern").keys("<esc>");
    }),
    ("a second search takes the place of the first", |p| {
        p.keys("/refuse<tab>").see("found “refuse”").keys("/kern").see("/kern").miss("refusekern");
        p.keys("<tab>")
            .see("found “kern”")
            .keys("/<end>x")
            .see("/kern x")
            .keys("<esc>")
            .see("found “kern”");
    }),
    ("what means nothing is said where it stands", |p| {
        p.keys("/actr:x").see("did you mean `actor:`").keys("<ret>").see("did you mean `actor:`");
        p.keys("<tab>").see("did you mean `actor:`").keys("<esc>");
    }),
    ("find says when nothing is left", |p| {
        p.keys("/qqqq<tab>")
            .see("Nothing matches; Esc shows everything again.")
            .keys("<esc>")
            .see("Arland");
    }),
    ("the palette finds a command, runs it, or says why not", |p| {
        p.keys(":")
            .see("All commands")
            .keys("docum")
            .see("Go to the documents")
            .keys("<ret>")
            .see("Documents held");
        p.keys("<c-p>officials<ret>")
            .see("Only on the actors screen.")
            .keys("<esc>")
            .miss("All commands");
        p.keys(":<down>")
            .chosen("Back")
            .keys("<up>")
            .chosen("Open")
            .keys("zzz")
            .see("Nothing is called like that.");
        p.keys("<esc>");
    }),
    ("the help explains every word and key, and scrolls", |p| {
        p.keys("?").see("Keys: actors").see("Keys: everywhere").miss("Every line is a position");
        p.keys("<end>").see("Keys: when something was left behind").miss("Keys: actors");
        p.keys("<home>/").types("every line is").keys("<ret>").see("Every line is a position");
        p.see("undertakes its own future action").keys("?").miss("Every line is a position");
    }),
    ("the help begins with the screen that one is on, and is searched", |p| {
        p.keys("2?").see("Keys: grid").miss("Keys: actors");
        p.keys("/").types("HÉDGE").keys("<ret>").see("that hedge").miss("Keys: grid");
        p.keys("/").types("xyzzy").keys("<ret>").see("“xyzzy” is nowhere in the help.");
        p.keys("/").types("keys: timeline").keys("<ret>").see("Keys: timeline").miss("Keys: grid");
        p.keys("/").types("keys: grid").keys("<ret>").see("Keys: grid");
        p.keys("/").types("keys:").keys("<ret>n").miss("Keys: grid").keys("N").see("Keys: grid");
        p.keys("?");
    }),
    ("what was found in the help stays in sight when the window changes", |p| {
        p.keys("?/").types("keys: timeline").keys("<ret>").see("Keys: timeline");
        p.resize(60, 12).see("Keys: timeline").miss("Keys: everywhere");
        p.resize(160, 20).see("Keys: timeline").miss("Keys: everywhere").keys("jjj");
        p.miss("Keys: timeline").resize(50, 12).miss("Keys: timeline").keys("N");
        p.see("Keys: timeline");
        // Words are found across the end of a line.
        p.keys("<home>/").types("the sentence that they were taken from").keys("<ret>");
        p.miss("nowhere in the help").see("Every line is a position");
    }),
    ("a problem that is taller than its box is read to its end", |p| {
        let wrong = format!("topic: \"{}\", about: [\"nobody\"]", "nowhere-".repeat(30));
        p.changed("topic: \"troops\", stance: Commit", &format!("{wrong}, stance: Commit"));
        p.resize(40, 12).keys("!").see("D012").miss("Define it").see("small.ron:29:").see("↑");
        p.see(" more ↓").keys("j").miss("D012").keys("<pgdn>").see("Define it");
        p.miss("more ↓").keys("j").see("`nobody` should").keys("k").see("D012").see("more ↓");
        p.keys("<end>").see("`nobody` should").keys("<home>").see("D012").miss("`nobody`");
    }),
    ("where the problems are too many, the command that lists them names the folder", |p| {
        let actor = |n: usize| format!("(id: \"x{n}!\", name: \"X\", kind: State), ");
        let many: String = (0..600).map(actor).collect();
        p.app.model.folder = "/home/o/my talks".to_string();
        p.changed("(id: \"arl\", name", &format!("{many}(id: \"arl\", name")).keys("!<end>");
        p.see("more: “onrecord check '/home/o/my talks'” lists them all");
    }),
    ("a problem of the bundled dossier has no file to open", |p| {
        p.keys("!<ret>").see("Nothing is chosen here").keys("!");
    }),
    ("the problems say that there are none", |p| {
        p.keys("!").see("No problems: every entry was read").keys("!").miss("No problems");
    }),
    ("leaving, suspending, drawing anew, reading again", |p| {
        p.keys("<c-z>").effect(&Effect::Suspend).keys("<c-l>").effect(&Effect::Redraw);
        p.keys("<c-r>").effect(&Effect::Load).again();
        p.see("Read again: 5 positions, no problems.").chosen("Arland");
        p.send(Msg::LoadFailed("The folder is gone.".to_string())).see("The folder is gone.");
        p.keys("<c-c>").effect(&Effect::Quit);
    }),
    ("control keys work while typing", |p| {
        p.keys("/a<c-q>").effect(&Effect::Quit);
    }),
    ("the mouse chooses, goes deeper and turns the wheel", |p| {
        p.click("Bordavia")
            .chosen("Bordavia")
            .click("Documents")
            .see("Documents held")
            .click("Actors");
        p.click("Bordavia denies").chosen("Bordavia denies").see("□ Deny").click("Bordavia denies");
        p.keys(":").click("Show or hide all officials").see("▾ ARL");
    }),
    ("without a copy there is nothing to read, and it says so", |p| {
        p.keys("r").see("There is no copy of this document here");
        p.keys("4r").see("There is no copy of this document here");
    }),
    ("copies that are not read yet are not said to be missing", |p| {
        let dossier = p.app.model.dossier.clone();
        p.send(Msg::Loaded { dossier, problems: Vec::new(), unread: 2 });
        p.see("proving: 2 documents to go").keys("r").see("The copies are still being read.");
    }),
    ("a quote is read in its place, and back where one was", |p| {
        p.prove().see("proved to the character").keys("ll").keys("r");
        p.see("The Paper, 3 May 2030").see("On Monday Arland pledged to send 200 soldiers");
        p.see("● ARL").see("quote 1 of 6").keys("<esc>").chosen("Arland pledged to send");
    }),
    ("brackets lead from quote to quote in the text, and enter to the record", |p| {
        p.prove().keys("r").see("quote 1 of 6").keys("]").see("quote 2 of 6").keys("]]]");
        p.see("quote 5 of 6").keys("[").see("quote 4 of 6").keys("<ret>").chosen("Bordavia");
        p.see("Bordavia refuses any foreign troops").keys("<esc>").see("quote 4 of 6");
        p.keys("[[[[").see("This is the first quote.");
    }),
    ("a document is read from its beginning", |p| {
        p.prove().keys("4r").see("The accord").see("6 quotes ·").see("100 %").keys("<esc>");
        p.chosen("The Paper").keys("lr").see("quote 3 of 6");
    }),
    ("words are looked for in a document", |p| {
        p.prove().resize(100, 14).keys("4r/").see("search: ").keys("SOLDIERS<ret>");
        p.see("“SOLDIERS”: 1 of 2")
            .keys("n")
            .see("2 of 2")
            .keys("n")
            .see("This is the last place.");
        p.keys("N").see("1 of 2").keys("/<c-u>nowhere<ret>").see("is not in this document");
        p.keys("/x<esc>").miss("search: ");
    }),
    ("a page opens at its article, and what is around it is one key away", |p| {
        p.page().keys("4jjr").see("6 lines before the article").see("6 lines after the article");
        p.see("1 quote among them").see("Arland is ready").miss("Tides").miss("whale");
        p.keys("z").see("Tides").see("A whale").miss("lines before").keys("z").miss("Tides");
        p.keys("4kkr").keys("z").see("Nothing is folded here.");
    }),
    ("the reader names what states neither title nor date by its id", |p| {
        p.copies.insert("letter".to_string(), "Arland pledged troops.".to_string());
        p.prove().keys("4jr").see("The Letter, undated · analysis  letter");
    }),
    ("who goes to what is folded sees it", |p| {
        p.page().keys("4jjr").miss("Ferries late").keys("]").see("Ferries late");
        p.see("6 lines before the article").keys("z").see("Tides").keys("z").miss("Ferries late");
        p.keys("/TIDES<ret>").see("1 of 1").see("Tides").see("6 lines after the article");
    }),
    ("headings lead through a document", |p| {
        p.prove().resize(100, 14).keys("4r}").see("The visit").miss("Arland pledged");
        p.keys("{").see("Arland pledged").keys("{").see("There is no further heading.");
    }),
    ("the outline leads to a heading", |p| {
        p.prove().resize(100, 14).keys("r").keys("t").see("Outline").see("5 quotes").see("1 quote");
        p.keys("j<ret>").see("The visit").miss("Arland pledged").miss("Outline");
        p.keys("tjj<esc>").miss("The end  ").see("The visit").miss("Outline");
    }),
    ("the grid shows who stands where, and what a cell holds", |p| {
        p.keys("2")
            .see("States")
            .see("● Commit, pledged")
            .see("✕ Refuse · sources differ")
            .chosen("Commit");
        p.see("Arland, Troops   commits").keys("j").see("Bordavia, Troops   refuses");
        p.keys("l").see("Bordavia, The visit   denies it").see("in a denial");
        p.keys("k").see("Arland, The visit   silent").chosen("silent").keys("<ret>");
        p.see("Arland: nothing on The visit in 2 documents.").keys("h<ret>");
        p.see("8 quotes").chosen("Arland pledged to send 200 soldiers.").keys("<esc>");
        p.see("Arland, Troops").keys("$").see("Arland, The visit").keys("^").see("Arland, Troops");
        p.keys("<tab>").see("Arland, The visit").keys("<s-tab>").see("Arland, Troops");
    }),
    ("a cell shows a sign, a word or words, as there is room or as one likes", |p| {
        p.keys("2").see("Commit, pledged · sources differ").keys("+").see("largest cells");
        p.keys("-").see("● Commit !").miss("pledged · sources").keys("-").miss("● Commit");
        p.see("●!").see("✕!").see("! sources differ");
        p.keys("-").see("smallest cells").keys("z").see("As signs every topic is shown");
        // What the chosen cell says stands beneath, with its quote and how it stands.
        p.see("Arland, Troops   commits").see("┃ “").see("not proved");
        p.keys("+").see("● Commit !").keys("v-").see("Here each topic stands alone");
    }),
    ("the days stand above the list as a picture, or not", |p| {
        p.keys("3").see("Said 2030").see("No day").resize(80, 20).miss("Said 2030");
        p.keys("v").see("Said 2030").see("✕□d").keys("v").miss("Said 2030");
        p.miss("dated to several days").keys("v");
        p.changed("stated_on: \"2030-05-02\"", "stated_on: \"2030-05-01/2030-05-02\"");
        p.see("What is dated to several days stands on the last of them.");
    }),
    // It was said to need more rows there, too, and could not be switched off.
    ("where the days have no picture it is said why, and v takes it back", |p| {
        p.keys("3v")
            .resize(80, 12)
            .keys("v")
            .see("The picture needs more rows than there are here.");
        p.keys("v").see("The list alone is shown.").resize(160, 40).miss("Said 2030");
        p.keys("/zebra<tab>v").see("Nobody here said anything that a picture could show.");
        p.keys("v").see("The list alone is shown.").keys("/<c-u><tab>").miss("Said 2030");
    }),
    ("topics fold into the one above them", |p| {
        p.keys("2-+z").see("No topic stands below this one.");
        p.changed(r#"(id: "visit", "#, r#"(id: "visit", parent: "troops", "#);
        p.see("▾Troops")
            .see("The visit")
            .keys("lz")
            .see("▸Troops")
            .miss("The visit")
            .keys("z")
            .see("The visit");
        p.keys("Z").see("▸Troops").miss("The visit").keys("Z").see("▾Troops").see("The visit");
        // As signs all have room, and nothing is folded.
        p.keys("Z--$").see("Arland, The visit   silent");
    }),
    ("each conflict says why it is none, and leads to both sides", |p| {
        p.keys("6").see("Scope may differ 1").see("No contradiction: scope may differ");
        p.see("One sends, the other hosts.")
            .see("according to the dossier’s author")
            .chosen("Troops");
        p.see("ARL – BOR").keys("<ret>").chosen("Arland pledged to send 200 soldiers.");
        p.keys("<esc>o").chosen("Bordavia refuses any foreign troops.").keys("<esc>");
        p.resize(60, 16)
            .keys("<tab>")
            .see("more")
            .keys("G")
            .see("The Paper, 3 May 2030")
            .miss("more");
        p.keys("<tab>/arl<tab>").see("Scope may differ 1");
    }),
    ("a document scrolls", |p| {
        p.prove().resize(60, 13).keys("4r").see("On Monday").keys("G").miss("On Monday");
        p.see("Nothing more is said").see("100 %").keys("gg").see("On Monday");
        p.keys("jjj").miss("On Monday").keys("kkk").see("On Monday");
        p.keys("<pgdn><pgdn>").miss("On Monday").keys("<pgup><pgup>").see("On Monday");
    }),
    ("a key without a meaning says so", |p| {
        p.keys("X").see("X does nothing here. ? shows the keys.");
    }),
    ("a small window is said to be too small, and recovers", |p| {
        p.resize(39, 9)
            .see("This window is too small")
            .resize(1, 1)
            .resize(160, 45)
            .chosen("Arland");
    }),
];

/// Every script.
fn scripts() -> impl Iterator<Item = (&'static str, Script)> {
    let more = [
        super::adding::SCRIPTS,
        super::anew::SCRIPTS,
        super::captured::SCRIPTS,
        super::form::SCRIPTS,
        super::left::SCRIPTS,
        super::insight::SCRIPTS,
        super::days::SCRIPTS,
        super::briefs::SCRIPTS,
        super::outside::SCRIPTS,
        super::leaving::SCRIPTS,
        super::lesson::SCRIPTS,
        super::saved::SCRIPTS,
    ];
    SCRIPTS.iter().chain(more.into_iter().flatten()).copied()
}

fn play(script: Script, stubbed: Option<&str>) -> Play {
    let mut table = commands();
    for command in table.iter_mut().filter(|c| Some(c.id) == stubbed) {
        command.owner = onrecord::state::command::Owner::Nobody;
    }
    let mut play = Play::new(small(), table);
    script(&mut play);
    play
}

#[test]
fn every_script_plays() {
    let mut failed = String::new();
    for (name, script) in scripts() {
        let play = play(script, None);
        if !play.failures.is_empty() {
            failed += &format!("{name}: {:#?}\nat the end:\n{}\n\n", play.failures, play.screen());
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn the_small_dossier_is_sound() {
    let opened = small();
    let open: Vec<String> = opened.problems.iter().map(|p| p.fault.sentence()).collect();
    assert!(open.is_empty(), "{open:#?}");
}

#[test]
fn a_command_that_does_nothing_is_noticed() {
    let mut ran: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    for (n, (name, script)) in scripts().enumerate() {
        assert!(scripts().take(n).all(|(other, _)| other != name), "{name} twice");
        ran.push((name, play(script, None).ran.into_iter().collect()));
    }
    let mut unnoticed = Vec::new();
    for command in commands() {
        let giving = scripts().zip(&ran).filter(|(_, (_, ids))| ids.contains(command.id));
        let noticed =
            { giving }.any(|((_, script), _)| !play(script, Some(command.id)).failures.is_empty());
        if !noticed {
            unnoticed.push(command.id);
        }
    }
    assert!(unnoticed.is_empty(), "no script fails when these do nothing: {unnoticed:?}");
}
