//! Scripts about the brief: collecting, writing, ordering, undoing, what changed, exporting.

use onrecord::brief::journal::{self, JournalRecord};
use onrecord::brief::{Brief, ItemKind, edit, file};
use onrecord::state::SavedAs;
use onrecord::state::effect::{Effect, StorageRequest};
use onrecord::state::msg::Msg;

use super::scripts::Script;

/// The scripts.
pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("b puts a position into the brief and takes it out", |p| {
        p.keys("b").see("In the brief “brief”, as item 1: Arland: Troops (commit)");
        p.see("in the brief · Commit");
        p.keys("7").see("Arland: Troops").see("brief · saved").see("2 not proved");
        p.keys("<esc>b").see("Already in the brief, as item 1: Arland: Troops (commit).");
        p.keys("b").see("Out of the brief: Arland: Troops (commit)").miss("in the brief ·");
    }),
    ("b collects on every screen", |p| {
        p.keys("2b").see("as item 1").see("in the brief");
        p.keys("3<tab>b").see("as item 2");
        p.keys("4<ret>b").see("as item 3").see("in the brief");
        p.keys("5b").see("as item 4").see("▪");
        p.keys("6b").see("as item 5").see("▪");
        p.keys("1wb").see("as item 6").see("in the brief");
        p.keys("<esc>7b").see("Choose a position, a cell");
        p.prove().keys("4<ret>r]b").see("as item 7");
    }),
    ("an empty brief says how to begin", |p| {
        p.keys("7").see("Nothing is collected yet.").see("no brief yet");
        p.keys("d").see("b does it on other screens").keys("e").see("b does it on other screens");
    }),
    ("a note is written and stands on the page", |p| {
        p.keys("b7n").see("Note: Arland: Troops").types("Ask again.").keys("<ret>");
        p.types("- one").keys("<ret>").types("- two").keys("<esc>");
        p.see("Note: Ask again.").see("- one").see("- two").see("note");
        // It is written on, and what was typed is undone word by word.
        p.keys("n").types(" more words").keys("<c-z>").miss("more words").keys("<c-y>");
        p.see("more words").keys("<c-z><c-z><esc>").miss("two more");
        p.keys("u").miss("Ask again.").keys("U").see("Note: Ask again.");
        p.keys("<esc>b").see("It is in the brief with a note of yours");
    }),
    ("what is typed is in the journal until it is saved", |p| {
        p.keys("b7n").types("On my mind");
        if !p.journal.as_deref().is_some_and(|text| text.contains("On my mind")) {
            p.failures.push(format!("not in the journal: {:?}", p.journal));
        }
        p.keys("<esc>");
        if p.journal.is_some() || !p.files["brief"].contains("On my mind") {
            p.failures.push("the journal is not empty, or the file does not have it".to_string());
        }
    }),
    ("headings and notes of their own", |p| {
        p.keys("b7H").types("What they say").keys("<ret>").see("WHAT THEY SAY");
        p.keys("N").types("Alone.").keys("<esc>").see("3 Alone.");
        // Enter opens both again; an empty heading goes.
        p.keys("<ret><c-u>").types("Not alone.").keys("<esc>").see("Not alone.").miss("3 Alone.");
        p.keys("k<ret><c-u><ret>").miss("WHAT THEY SAY").see("2 Not alone.");
    }),
    ("a long brief ends on the screen as it does in its file", |p| {
        p.keys("b7");
        for _ in 0..100 {
            p.keys("H").types("More").keys("<ret>");
        }
        p.keys("G").see("WORDS USED ON THIS PAGE").see("a clear promise");
    }),
    ("items are moved, taken out and brought back", |p| {
        p.keys("bjb7").chosen("1 ● ARL").keys("J").chosen("2 ● ARL").keys("K");
        p.chosen("1 ● ARL").keys("d").see("Taken out: Arland: Troops (commit)");
        p.chosen("1 ✕ BOR").keys("u").see("Undone: taking out");
        p.see("1 ● ARL").keys("U").see("Done again: taking out").miss("● ARL");
        p.keys("U").see("There is nothing to do again.");
    }),
    ("items are sorted between headings", |p| {
        p.keys("jbkb7gg").chosen("1 ✕ BOR").keys("Sa").see("1 ● ARL");
        p.keys("u").see("1 ✕ BOR").keys("St").see("in this order already");
        p.keys("Sd").see("Sorted by date").see("1 ● ARL");
    }),
    ("the head of the page", |p| {
        p.keys("b7t").types("The week").keys("<ret>").see("The week");
        p.keys("pf").types("The Minister").keys("<ret>").see("Prepared for  The Minister");
        p.keys("pb").types("The desk").keys("<ret>").see("Prepared by   The desk");
        p.keys("ph").types("OFFICIAL").keys("<ret>").keys("e<down><down>").keys("<c-a><ret>");
        p.exported("brief.md", "OFFICIAL").exported("brief.md", "# The week");
    }),
    ("quotes and their sentences are chosen", |p| {
        p.prove().keys("b7").see("Arland pledged troops").see("On Monday Arland");
        p.keys("]").miss("Arland pledged troops").see("On Monday");
        p.keys("]").see("Arland pledged troops").miss("On Monday");
        p.keys("[").see("On Monday").keys("[").see("On Monday").see("Arland pledged troops");
    }),
    ("the short form is one of the page, is undone, and can be chosen for a file", |p| {
        p.prove()
            .keys("b7")
            .see("On Monday Arland")
            .keys("v")
            .see("The short form")
            .miss("On Monday");
        p.keys("u").see("On Monday Arland").keys("e<down><down>").see("All of it; Ctrl-S");
        p.keys("<c-s>").see("The short form, on one page").keys("<c-a><ret>");
        p.exported("brief.md", "Arland pledged to send").see("On Monday Arland");
        let written =
            p.exported.get("brief.md").map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        if written.is_none_or(|text| text.contains("On Monday")) {
            p.failures.push("the file is in the long form".to_string());
        }
    }),
    ("enter leads to where an item was collected", |p| {
        p.keys("b7<ret>").chosen("Arland").see("Commit, pledged").keys("<esc>");
        p.keys("6b7G<ret>").see("Conflicts").chosen("▪");
    }),
    ("export asks, stamps what is not proved, and replaces nothing unasked", |p| {
        p.keys("b7e")
            .see("Export the brief")
            .keys("<ret>")
            .see("Ctrl-A writes them all the same, stamped");
        p.keys("<c-a><down><down><up><c-n>").see("leaves with a stamp");
        p.keys("<ret>").see("Written: /home/desk/brief.md. O opens it.").keys("O");
        p.effect(&Effect::OpenFile("/home/desk/brief.md".into()))
            .exported("brief.md", "**NOT PROVED**");
        p.keys("e<c-a><ret>").see("is there already. Enter again replaces it.");
        p.keys("<ret>").see("Written: /home/desk/brief.md.");
        p.keys("e").types("2<").see("brief2<").keys("<bs><esc>").miss("Export the brief");
    }),
    ("the grid, the timeline and the conflicts are exported, too", |p| {
        p.keys("e").see("Export the brief (7), the grid (2)");
        p.keys("2e")
            .see("Export the grid")
            .keys("<down><down><ret>")
            .see("Ctrl-A lets")
            .keys("<c-a><ret>")
            .see("Written: /home/desk/grid.md.");
        p.exported("grid.md", "| Arland | NOT PROVED; Commit, pledged; sources differ")
            .exported("grid.md", "About this page");
        p.keys("3e<c-a><ret>").exported("timeline.md", "NOT PROVED: Arland");
        p.keys("6e<ret>").see("Ctrl-A lets").keys("<c-a><ret>");
        p.exported("conflicts.md", "**NOT PROVED**");
    }),
    // A file of what was looked for looked like a file of everything.
    ("a file says that it lists only what is looked for", |p| {
        p.keys("2/soldiers<tab>e")
            .see("Lists only what matches “soldiers”")
            .keys("<down><down><c-a><ret>");
        p.exported("grid.md", "only what matches “soldiers”: 1 of 3 cells");
        p.keys("3e<c-a><ret>")
            .exported("timeline.md", "only what matches “soldiers”: 1 of 5 positions");
        p.keys("6e").see("Lists only what matches").see("the file says so");
        p.keys("<down><down><down>").see("the rows do not say so").keys("<esc>");
    }),
    // What was counted when the export was opened stayed the measure of it.
    ("what is proved while the export is open is counted", |p| {
        p.keys("6e").see("3 passages. What is not").prove().see("1 passage. What is not");
    }),
    ("what is listed is chosen by whose words it is", |p| {
        p.keys("f").see("Filters: ").keys("<down><ret>").see("[x] in the actor's own words");
        p.keys("x").miss("[x]").keys("1").see("<=1").keys("2").see("<=2").miss("<=1");
        p.keys("<esc>").miss("Filters: ");
        p.see("passed on at most 2 times")
            .keys("f2")
            .miss("<=2")
            .keys("o")
            .see("[x] in the actor's own words")
            .keys("o1");
        p.see("<=1").keys("1n").see("[x] by a named speaker").keys("np");
        p.see("[x] proved in a copy").keys("<esc>").see(": 0 of");
    }),
    ("fields are opened, ticked and cleared", |p| {
        p.keys("fs").see("▾ Stance").keys("<down>").see("[ ] Commit").keys("<ret>");
        p.see("[x] Commit").see("Stance   commit").keys("r<ret>").see("[x] Re");
        p.see("Stance   commit, re").keys("<del>").miss("[x]").keys("<esc>").miss("found");
    }),
    ("other briefs", |p| {
        p.keys("bB").see("Briefs").see("open now").types("The week after").see("the-week-after");
        p.keys("<ret>").see("A new brief: the-week-after.").see("The week after");
        p.keys("1b7B").see("the-week-after").keys("<down><up><ret>").see("Arland: Troops");
        p.keys("7").see("brief · saved");
        p.keys("B<down>").chosen("the-week-after").keys("<up>").chosen("brief");
        p.keys("<esc>").miss("name:");
    }),
    ("a brief is renamed, taken away and brought back", |p| {
        p.keys("bB").types("Old news").keys("<c-r>").see("The brief “brief” is called “old-news”");
        p.keys("7").see("old-news · saved").keys("B").types("other").keys("<ret>");
        p.keys("B").see("old-news").keys("<c-d>").see("Taken away: old-news.");
        p.keys("<c-z>").see("Back: old-news.").keys("<down><c-d>").see("This brief is open");
    }),
    ("an item that changed says so, and is taken as it is now", |p| {
        p.keys("b7").miss("changed");
        p.changed(
            "summary: \"Arland pledged to send 200 soldiers.\"",
            "summary: \"Arland pledged to go.\"",
        );
        p.see("changed").see("Since it was collected: Summary:").keys("a").miss("Since it was");
        p.see("Arland pledged to go.").keys("u").see("Since it was collected: Summary:");
    }),
    ("a full disk is said, and the brief is kept", |p| {
        p.full = true;
        p.keys("b").see("Not saved: the disk is full: make room").keys("7").see("not saved");
        if p.journal.is_none() {
            p.failures.push("the journal does not have the brief".to_string());
        }
        p.keys("<c-q>").see("The brief is not saved.");
        p.full = false;
        p.keys("<c-s>").see("brief · saved");
    }),
    ("leaving while writing keeps what was typed", |p| {
        p.keys("b7n").types("Half a thought").keys("<c-q>").effect(&Effect::Quit);
        if !p.files["brief"].contains("Half a thought") {
            p.failures.push("it is not in the file".to_string());
        }
    }),
    ("what was left behind is offered, taken or thrown away", |p| {
        let kept = journal::from_text("(typing:Some((into:NoteAfter(None),text:\"Left behind\")))")
            .unwrap();
        let orphans = vec![("brief".to_string(), kept.clone()), ("brief".to_string(), kept)];
        p.send(Msg::Briefs { names: Ok(Vec::new()), orphans, unreadable: Vec::new() });
        p.see("The program ended before this was saved.").see("Left behind").see("1 more after");
        p.keys("<ret>").see("What you had typed is back in the brief “brief”.").see("Left behind");
        p.effect(&StorageRequest::DiscardOrphan(0).into());
    }),
    // “Nothing is collected yet” was said where a brief only was not open.
    ("a brief that is not open is no brief that is not there", |p| {
        let names = Ok(vec!["mine".to_string()]);
        p.send(Msg::Briefs { names, orphans: Vec::new(), unreadable: Vec::new() });
        p.keys("7").see("no brief is open").see("B opens the brief that there is: mine.");
        p.miss("Nothing is collected yet.");
    }),
    // “saved” was said beside what lay in no file.
    ("what is being typed is not called saved", |p| {
        p.keys("7N").types("One").see("brief · being written").miss("saved");
        p.keys("<esc>").see("brief · saved");
    }),
    ("what was typed and cannot be read is told, and where it is kept", |p| {
        let kept = JournalRecord { is_damaged: true, ..JournalRecord::default() };
        let orphans = vec![("brief".to_string(), kept)];
        let unreadable = vec!["/state/one".to_string(), "/state/two".to_string()];
        p.send(Msg::Briefs { names: Ok(Vec::new()), orphans, unreadable });
        p.see("cannot be read; it is kept in /state/one and 1 more.")
            .see("Later words may be lost");
    }),
    ("what was left behind can wait, or go", |p| {
        let kept = journal::from_text("(typing:Some((into:Title,text:\"A title\")))").unwrap();
        let orphans = vec![("brief".to_string(), kept)];
        p.send(Msg::Briefs { names: Ok(Vec::new()), orphans, unreadable: Vec::new() });
        p.keys("<esc>").miss("A title").keys("7").see("Nothing is collected yet.");
    }),
    ("what was left behind is thrown away only when that is said", |p| {
        let kept = journal::from_text("(typing:Some((into:Title,text:\"A title\")))").unwrap();
        let orphans = vec![("brief".to_string(), kept)];
        p.send(Msg::Briefs { names: Ok(Vec::new()), orphans, unreadable: Vec::new() });
        p.keys("D").miss("A title").effect(&StorageRequest::DiscardOrphan(0).into());
    }),
    ("an answer about another brief is none about this", |p| {
        p.keys("b").keys("B").types("other").keys("<ret>").see("A new brief: other.");
        p.send(Msg::BriefSaved { version: 1, saved: Err("late".to_string()) });
        p.see("Not saved: late").see("other · saved");
        let remark = Some("It lies elsewhere.".to_string());
        let saved = Ok(SavedAs { name: "elsewhere".to_string(), remark });
        p.send(Msg::BriefSaved { version: 1, saved }).see("It lies elsewhere.");
        p.see("other · saved");
    }),
    ("a brief that is read late takes the place of nothing", |p| {
        p.keys("b7").see("Arland: Troops");
        let read = || Ok(file::to_text(&Brief::default()));
        for name in ["brief", "other"] {
            p.send(Msg::BriefOpened { name: name.to_string(), read: read() });
            p.see("Arland: Troops").see("brief · saved");
        }
    }),
    ("a brief that is not saved stays open", |p| {
        p.keys("b7");
        p.full = true;
        p.keys("t").types("A title").keys("<ret>").see("not saved");
        p.keys("B").types("other").keys("<ret>").see("stays open until it is");
        p.full = false;
        p.keys("<c-s>").see("It is saved.").keys("B").types("other").keys("<ret>");
        p.see("A new brief: other.");
    }),
    ("what is typed while saving fails is kept with the brief", |p| {
        p.keys("b7");
        p.full = true;
        p.keys("N").types("One").keys("<esc>").see("not saved").keys("N").types("Two");
        // What a later failure keeps has the words that are being typed.
        p.send(Msg::BriefSaved { version: 3, saved: Err("full".to_string()) });
        for words in ["One", "Two"] {
            if !p.journal.as_deref().is_some_and(|text| text.contains(words)) {
                p.failures.push(format!("no {words} in the journal: {:?}", p.journal));
            }
        }
    }),
    ("a whole brief that was left behind never takes the place of another one", |p| {
        p.files.insert("brief".to_string(), file::to_text(&Brief::default()));
        let (brief, _) = edit::insert(&Brief::default(), None, ItemKind::Text, "Mine.".to_string());
        let kept =
            JournalRecord { brief: Some(brief), is_behind: true, ..JournalRecord::default() };
        let orphans = vec![("brief".to_string(), kept)];
        p.send(Msg::Briefs {
            names: Ok(vec!["brief".to_string()]),
            orphans,
            unreadable: Vec::new(),
        });
        p.keys("<ret>").see("“brief” was changed since and stays as it is; yours is “brief-2”");
        p.see("Mine.");
        if p.files.len() != 2 || p.files["brief"].contains("Mine.") {
            p.failures.push(format!("{:?}", p.files));
        }
    }),
    ("pasted text goes into the note", |p| {
        p.keys("b7n").send(Msg::Paste("one\r\ntwo\u{1b}[2J".to_string())).keys("<esc>");
        p.see("Note: one").see("two[2J");
    }),
];
