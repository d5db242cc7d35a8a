//! Saved views, all that is found into the brief or a file, and the palette over whatever has a name, by key scripts.

use super::scripts::Script;
use super::stage::Play;
use onrecord::state::place::Place;
use onrecord::state::saved::Whose;

/// The small dossier, in which one position more is about truces.
fn with_one_more(play: &mut Play) {
    play.changed(
        "            summary: \"Bordavia denies that the envoy was received.\",",
        "            summary: \"Bordavia denies that the envoy was received, and refuses it.\",",
    );
}

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("a filter is saved with its place and gone to again by two keys", |p| {
        p.keys("V").see("No view is saved yet").see("Nothing is filtered now").keys("<esc>");
        p.keys("/refuses<tab>2");
        let (place, find) = (p.app.place(), p.app.model.scope.find.clone());
        p.keys("V").see("Filtered now").see("refuses");
        p.keys("Who").see("save “Who” for yourself").see("save “Who” in the dossier");
        p.keys("<ret>").see("The view is saved");
        let is_kept = p.views.contains_key(&(Whose::Own, "who".to_string()));
        p.hold(is_kept, "the view is kept");
        // Everything again, on the first screen.
        p.keys("<esc><esc>1");
        let is_all = p.app.model.scope.find.is_empty();
        p.hold(is_all, "everything is listed");
        p.keys("V").see("Who").see("1 position").keys("<ret>");
        let is_back = (p.app.place(), p.app.model.scope.find.clone()) == (place, find);
        p.hold(is_back, "the filter and the place are back");
        // Closed, and one line further and back.
        p.keys("V<esc>").miss("Saved views").keys("VWx<down>").see("▌ save “Wx” in");
        p.keys("<up>").see("▌ save “Wx” for").keys("<esc>");
    }),
    ("a view tells what is new since it was looked at and f3 leads through it", |p| {
        p.keys("/refuses<tab>VWho<ret>");
        with_one_more(p);
        p.keys("V").see("1 new").see("2 positions");
        p.keys("<ret>")
            .see("1 position is new since you last looked; F3 leads through what is new");
        p.keys("<f3>").see("Hit 1 of 1").see("No envoy was received");
        p.keys("V").miss("1 new").see("2 positions");
    }),
    ("a view of the dossier that was never looked at says so", |p| {
        let text = "(name: \"Of the courier\", find: \"is:undated\")".to_string();
        p.views.insert((Whose::Dossier, "courier".to_string()), text);
        p.keys("V").see("Of the courier").see("not looked at yet").see("in the dossier");
        p.keys("<ret>").keys("V").miss("not looked at yet");
    }),
    ("a view is replaced taken away and brought back", |p| {
        p.keys("/refuses<tab>VWho<ret>");
        p.keys("/soldiers<tab>V<c-s>").see("The view is saved");
        let text = p.views.get(&(Whose::Own, "who".to_string())).cloned().unwrap_or_default();
        p.hold(text.contains("soldiers"), "the view looks for something else");
        p.keys("<c-z>").see("The view is saved");
        let text = p.views.get(&(Whose::Own, "who".to_string())).cloned().unwrap_or_default();
        p.hold(text.contains("refuses"), "the view looks for what it looked for before");
        p.keys("<c-d>").see("taken away").see("No view is saved yet");
        p.keys("<c-z>").see("Who").see("back").keys("<esc>");
    }),
    ("what is no view is told and hides no other", |p| {
        p.keys("/refuses<tab>VWho<ret>");
        p.views.insert((Whose::Dossier, "broken".to_string()), "(find: 7)".to_string());
        p.keys("V").see("Who").see("`views/broken.ron` is no saved view (line 1");
    }),
    ("all that is found goes into the brief by one key and out by one undo", |p| {
        p.keys("/bordavia").see("F6 brief all").see("F7 export all");
        p.keys("<f6>").see("put into the brief “brief”; Esc, then 7, shows it");
        let n = p.app.model.brief.now().items.len();
        p.hold(n > 1, "several items");
        // Another time there is nothing to put in.
        p.keys("<f6>").see("All of them are in the brief already").keys("<esc>");
        p.keys("7u").see("Undone: collecting");
        let n = p.app.model.brief.now().items.len();
        p.hold(n == 0, "none is left");
        // From a filter as well, on whatever screen.
        p.keys("1/refuses<tab><f6>").see("1 position put into the brief");
        let n = p.app.model.brief.now().items.len();
        p.hold(n == 1, "one item");
        p.keys("<esc><esc><esc><f6>").see("That is all of the dossier");
    }),
    ("all that is found goes into a file", |p| {
        p.keys("/refuses<f7>").see("Export the positions").see("Lists only what");
        p.keys("<c-a><ret>").see("Written");
        let is_written = p.exported.keys().any(|name| name.starts_with("positions."));
        p.hold(is_written, "a file is written");
        p.keys("<esc><esc>1<f7>").see("What is shown here");
    }),
    ("the palette finds whatever has a name", |p| {
        p.keys("/refuses<tab>VWho refuses<ret><esc>");
        p.keys(":bordav").see("Bordavia").keys("<ret>").chosen("Bordavia");
        p.keys(":the letter<ret>").chosen("The Letter").see("Documents");
        p.keys(":grid<ret>");
        let is_grid = matches!(p.app.place(), Place::Grid(_));
        p.hold(is_grid, "the grid is shown");
        // A command whose title has the word comes before what only speaks of it.
        p.keys(":who ref").see("Who refuses").keys("<ret>");
        let find = p.app.model.scope.find.clone();
        p.hold(find == "refuses ", "the view was gone to");
        p.keys(":zzzzqq").see("Nothing is called like that").keys("<ret><esc>");
    }),
    (
        "the texts of documents are searched, too, and what is no quote stands after what is on record",
        |p| {
            p.prove()
                .keys("/page longer")
                .see("1 sentence more in the texts")
                .see("and only makes the");
            p.see("it is no entry here").keys("<ret>").see("The rest is of no weight here");
            p.keys("<esc>").miss("The rest is of no weight here");
            // What is quoted is found with its entry alone.
            p.keys("/refuses any foreign")
                .see("1 position")
                .miss("sentence more in the texts")
                .miss("sentences more in the texts")
                .keys("<esc>");
            // Too short to be of use.
            p.keys("/of")
                .miss("sentence more in the texts")
                .miss("sentences more in the texts")
                .keys("<esc>");
        },
    ),
    ("a field and its values are completed, with how much each would leave", |p| {
        p.keys("/act").see("→ completes: actor:").keys("<right>").see("actor:bor").keys("bord");
        p.see("→ completes: actor:bor 3").miss("No actor").keys("<right>");
        let typed = p.screen().contains("/actor:bor ▏");
        p.hold(typed, "the value is completed");
        p.see("3 positions").keys("<esc>");
        // In the middle of a word right goes right.
        p.keys("/act<left><right>").see("/act").keys("<esc>");
    }),
    ("words of a document are looked for everywhere, and Esc leads back to it", |p| {
        p.prove().keys("r").see("On Monday").keys("/truce<tab>").see("Search: ").see("/truce");
        p.keys("<esc>").see("On Monday");
        p.keys("<esc>/refuses<tab>").see("found “refuses”");
        p.keys("r<esc>").see("found “refuses”").miss("On Monday");
    }),
    ("the problems and the brief search themselves", |p| {
        p.changed(
            "topic: \"troops\", stance: Commit",
            "topic: \"nowhere\", about: [\"nobody\"], stance: Commit",
        );
        p.keys("!/nobody<ret>").see("▌").keys("/zzz<ret>").see("“zzz” is in no problem");
        p.keys("<esc>")
            .again()
            .keys("bjb7gg")
            .chosen("Arland")
            .keys("/bordavia<ret>")
            .chosen("Bordavia");
        p.keys("/zzz<ret>").see("“zzz” is in no item of the brief");
    }),
];
