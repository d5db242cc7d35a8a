//! Putting words on the record by key scripts: selecting, the form, saving, changing, taking away and taking back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::scripts::Script;
use super::stage::Play;
use onrecord::capture::deeds::{Deed, Deeds, Kind};
use onrecord::capture::{decided_anew, id_of, set_aside_file, to_text};
use onrecord::dossier::entry::PositionEntry;
use onrecord::dossier::{SourceFile, open};
use onrecord::insight::as_of::Calendar;
use onrecord::search::index::Index;
use onrecord::state::captured::{Captured, Next, RecordDone, RecordRequest};
use onrecord::state::effect::Effect;
use onrecord::state::msg::Msg;

/// The folder of records, its log and its journal, as the shell keeps them, but in memory.
#[derive(Default)]
pub(super) struct Records {
    pub(super) files: BTreeMap<String, String>,
    pub(super) deeds: Deeds,
    pub(super) journal: Option<String>,
    pub(super) left: Vec<String>,
    resumed: Option<String>,
    /// Whether anything was written, so that reading again finds something else.
    pub(super) is_touched: bool,
    session: u32,
    drawn: u8,
}

impl Records {
    pub(super) fn serve(&mut self, request: RecordRequest, is_full: bool) -> Option<Msg> {
        let full = || Err("the disk is full: make room".to_string());
        let done = match request {
            RecordRequest::List => RecordDone::Listed { left: self.left.clone() },
            RecordRequest::Capture { .. } | RecordRequest::Change { .. } if is_full => {
                RecordDone::Captured(full())
            }
            RecordRequest::Capture { stem, entry } => {
                self.drawn += 1;
                let id = id_of(&stem, [0, 0, 0, self.drawn - 1]);
                let entry = PositionEntry { id: id.clone(), ..*entry };
                self.deed(Kind::Capture, &id, None, Some(to_text(&entry)));
                RecordDone::Captured(Ok(captured(&id)))
            }
            RecordRequest::Change { file, before, entry } => {
                self.deed(Kind::Change, &file, Some(before), Some(to_text(&entry)));
                RecordDone::Captured(Ok(captured(&file)))
            }
            RecordRequest::Make { file, text } => {
                self.deed(Kind::Capture, &file, None, Some(text));
                RecordDone::Made(Ok(file))
            }
            RecordRequest::Decide { document, .. } if is_full => {
                RecordDone::Decided { document, done: full().map(|_: Captured| None) }
            }
            RecordRequest::Decide { document, put, taken } => {
                let file = set_aside_file(&document);
                let before = self.files.get(&file).cloned();
                let done = decided_anew(before.as_deref(), &put, &taken).map(|after| {
                    let kind = if before.is_none() { Kind::Capture } else { Kind::Change };
                    self.deed(kind, &file, before, after);
                    None
                });
                RecordDone::Decided { document, done }
            }
            RecordRequest::Remove { file, before } => {
                self.deed(Kind::Remove, &file, Some(before), None);
                RecordDone::Removed(Ok(file))
            }
            RecordRequest::Turn { kind, told } => self.turn(kind, told.as_ref()),
            RecordRequest::Leave { kind, deed } => {
                let leaves = if kind == Kind::Redo { Kind::LeaveUndone } else { Kind::LeaveDone };
                self.deeds.take(deed.turned(leaves, "", ""));
                RecordDone::Left(kind, Ok(deed))
            }
            RecordRequest::Open { id, file } => {
                let read = self.files.get(&file).cloned().ok_or("it is gone".to_string());
                RecordDone::Opened { id, file, read }
            }
            RecordRequest::KeepDraft(_) if is_full => {
                RecordDone::NotKept("the disk is full: make room".to_string())
            }
            RecordRequest::KeepDraft(text) => {
                (self.journal, self.resumed) = (Some(text), None);
                return None;
            }
            RecordRequest::ForgetDraft => {
                (self.journal, self.resumed) = (None, None);
                return None;
            }
            // What was not kept is not there either.
            RecordRequest::LeaveDraft(_) => {
                let kept = self.journal.take();
                self.left.splice(0..0, kept);
                return None;
            }
            RecordRequest::Resume(text) => {
                self.left.retain(|left| *left != text);
                self.resumed = Some(text);
                return None;
            }
            RecordRequest::DiscardLeft(text) => {
                self.left.retain(|left| *left != text);
                return None;
            }
        };
        Some(Msg::Record { done: Box::new(done), next: Box::new(self.next()) })
    }

    fn turn(&mut self, kind: Kind, told: Option<&Deed>) -> RecordDone {
        let next = self.next();
        let next = if kind == Kind::Redo { next.redo } else { next.undo };
        let Some(deed) = next else { return RecordDone::NothingToTurn(kind) };
        if deed.session != self.session.to_string() && told != Some(&deed) {
            return RecordDone::OfAnother { kind, is_since: deed.session == "beside", deed };
        }
        let turned = deed.turned(kind, &self.session.to_string(), "2031-05-04");
        if self.files.get(&turned.file) != turned.before.as_ref() {
            let why = format!("`captured/{}.ron` has changed since: mend it by hand", turned.file);
            return RecordDone::Stuck { kind, deed, why };
        }
        self.deed(kind, &turned.file, turned.before, turned.after);
        RecordDone::Turned(kind, Ok(deed))
    }

    fn deed(&mut self, kind: Kind, file: &str, before: Option<String>, after: Option<String>) {
        self.is_touched = true;
        match &after {
            Some(text) => self.files.insert(file.to_string(), text.clone()),
            None => self.files.remove(file),
        };
        let (session, on) = (self.session.to_string(), "2031-05-04".to_string());
        self.deeds.take(Deed { kind, session, on, file: file.to_string(), before, after });
    }

    fn next(&self) -> Next {
        Next { undo: self.deeds.done.last().cloned(), redo: self.deeds.undone.last().cloned() }
    }

    /// The program is started again, as far as the log and the journals can tell.
    pub(super) fn start_again(&mut self) -> Msg {
        self.session += 1;
        self.left.extend(self.journal.take());
        self.left.extend(self.resumed.take());
        let done = Box::new(RecordDone::Listed { left: self.left.clone() });
        Msg::Record { done, next: Box::new(self.next()) }
    }

    /// The dossier is read with what was captured.
    pub(super) fn loaded(&self) -> Vec<Msg> {
        let small = include_str!("small.ron").to_string();
        let mut texts = vec![("small.ron".to_string(), small)];
        let own = self.files.iter();
        texts.extend(own.map(|(name, text)| (format!("captured/{name}.ron"), text.clone())));
        let file = |(name, text): (String, String)| SourceFile { name, text: text.into() };
        let opened = open(&texts.into_iter().map(file).collect::<Vec<_>>());
        let dossier = Arc::new(opened.dossier);
        let (index, calendar) = (Index::new(&dossier), Box::new(Calendar::new(&dossier)));
        let problems = opened.problems;
        vec![
            Msg::Loaded { dossier: dossier.clone(), problems: problems.clone(), unread: 0 },
            Msg::Checked { dossier, problems, index: Box::new(index), calendar },
        ]
    }
}

impl Play {
    /// Reads the dossier again with what was captured, and proves it.
    pub(super) fn load_records(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for msg in self.records.loaded() {
            effects.extend(self.app.update(msg));
        }
        for msg in self.proofs() {
            effects.extend(self.app.update(msg));
        }
        effects
    }
}

fn captured(name: &str) -> Captured {
    let file = format!("captured/{name}.ron");
    Captured { id: name.to_string(), file, remark: None }
}

/// The reader of The Paper at its first quote, whose statement is selected.
pub(super) fn selecting(p: &mut Play) -> &mut Play {
    p.send(Msg::Today("2031-05-04".to_string())).prove();
    p.keys("rv").see("Selected: 11 words, the end moves").see("proved to the character")
}

/// The statement before that one of which this is said.
fn back_to<'p>(p: &'p mut Play, said: &str) -> &'p mut Play {
    for _ in 0..14 {
        if p.screen().contains(said) {
            break;
        }
        p.keys("k");
    }
    p.see(said)
}

/// The form of that statement, as far as the summary.
pub(super) fn filled(p: &mut Play) -> &mut Play {
    selecting(p).keys("[").see("Selected: 8 words");
    p.keys("<ret>").see("whose position it is").see("1 Arland").see("4 fields to go");
    p.keys("<ret>").see("who says it, how").types("kern par").see("Orla Kern, paraphrased");
    p.keys("<ret>").see("1 Troops").keys("<ret>").see("1 Commit").keys("<ret>");
    p.see("Commit, pledged").see("200 soldiers").keys("<ret>").see("stated on").keys("<ret>");
    p.see("complete").see("According to Orla Kern: On Monday")
}

/// One record of it.
pub(super) fn capture(p: &mut Play) -> &mut Play {
    filled(p).keys("<ret>").see("Saved as captured/arl-troops-aaaa.ron")
}

pub(super) fn record(p: &Play) -> String {
    p.records.files.get("arl-troops-aaaa").cloned().unwrap_or_default()
}

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("a statement is selected and either end moved by words clauses and sentences", |p| {
        selecting(p).see("On record here: Arland, Troops");
        p.keys("<right>").see("Selected: 12 words").keys("<left>").see("Selected: 11 words");
        p.keys("]").see("Selected: 20 words").keys("[").see("Selected: 11 words");
        p.keys("[").see("Selected: 8 words").keys("<tab><right>");
        p.see("Selected: 7 words, the beginning moves").keys("(").see("Selected: 8 words");
        p.keys("<tab>)").see("Selected: 11 words").keys(")").see("Selected: 20 words");
    }),
    ("the next and the statement before are selected", |p| {
        selecting(p).keys("j").see("Selected: 9 words").keys("k").see("Selected: 11 words");
        p.keys("k").see("This is the first statement.").keys("jj").see("Selected: 4 words");
        p.keys("<esc>").miss("Selected").keys("v").see("Selected").keys("v").miss("Selected");
    }),
    ("a record is made by an enter for each field and proved where it stands", |p| {
        capture(p).see("Selected: 9 words");
        let text = record(p);
        let has = |words: &str| text.contains(words);
        let is_whole = has("exact: \"On Monday Arland pledged to send 200 soldiers\"")
            && has("attribution: [(who: [\"orla\"], mode: Indirect)]")
            && has("stance: Commit,\n            firmness: Pledged,")
            && has("on: \"2031-05-04\"");
        p.hold(is_whole, "the record is whole");
        let model = &p.app.model;
        let d = &model.dossier;
        let own = d.all_quotes().find(|quote| d.id_of(quote.owner()) == "arl-troops-aaaa");
        let is_proved = own.is_some_and(|quote| model.proofs.is_proved(quote.ix));
        p.hold(is_proved, "the quote is proved");
        let is_clean = !p.app.model.problems.iter().any(|p| p.is_open());
        p.hold(is_clean, "the dossier is sound");
        let is_forgotten = p.records.journal.is_none();
        p.hold(is_forgotten, "nothing is left in the journal");
    }),
    ("choices are gone through and letters of any script name", |p| {
        selecting(p).keys("<ret>bord").see("Bordavia").miss("Orla").keys("<c-u>").see("1 Arland");
        p.keys("xyz").see("a new actor: “xyz”").keys("<esc>").see("1 Arland");
        p.keys("<down>").see("▌2").keys("<up>").see("▌1").keys("arländ<ret>").see("says it");
        p.types("nobody").keys("<ret>").see("nobody is quoted: the document’s own words");
        p.types("the visit").keys("<ret>").see("Nothing fits what is said so far");
    }),
    ("where no words are the actors own only expected is left", |p| {
        selecting(p).keys("<ret><ret>nobody<ret><ret>").see("1 Expected").miss("Commit");
        p.keys("<ret>").see("Expected, attributed").keys("<c-s><c-s>").see("Saved as");
        let text = record(p);
        p.hold(text.contains("According to The Paper: On Monday"), "it is told by whom");
    }),
    ("fields are gone through back and forth and several go into one", |p| {
        selecting(p).keys("<ret><c-t>").see("and  ").keys("bord<ret>").see("Arland and Bordavia");
        p.keys("<tab>").see("what it is a position on").keys("<s-tab><s-tab>").see("1 Arland and");
        p.keys("<c-u>").see("whose position it is").keys("<ret><esc>").see("whose position it is");
        p.keys("<esc><esc><esc><esc><esc><esc><esc>").miss("Selected");
    }),
    ("a suggestion is turned away by one key and does not come back for the document", |p| {
        selecting(p).keys("[<ret><ret>kern par<ret><ret><ret>").see("200 soldiers").keys("<c-d>");
        p.miss("the number in the words").see("stated on").keys("<c-s><c-s>").see("Saved as");
        p.keys("k<ret><ret>kern par<ret><ret><ret>").miss("the number in the words");
        p.keys("<tab>").keys("<c-d>").see("This was not suggested by the words");
    }),
    ("optional fields are reached by tab and kept", |p| {
        filled(p).keys("<s-tab>").see("note").types("Told twice.").keys("<c-s>");
        p.see("Saved as");
        let text = record(p);
        p.hold(text.contains("note: \"Told twice.\""), "the note is kept");
    }),
    ("an actor and a topic that are nowhere are made in place", |p| {
        selecting(p).keys("<ret>").types("Corvia").see("a new actor: “Corvia”").keys("<ret>");
        p.see("what the new actor is").keys("<esc>").see("whose position it is");
        p.types("Corvia").keys("<ret>").types("stat").see("a state").keys("<ret>");
        p.see("Made captured/corvia.ron").see("who says it, how").types("Ivo Vell").keys("<ret>");
        p.types("pers").keys("<ret>").see("for whom it speaks").types("corv").keys("<ret>");
        p.see("Ivo Vell, paraphrased").types("Ferries").keys("<ret>").see("what the new topic is");
        p.keys("1<ret>").see("A topic needs the question").types("Will it send ferries?");
        p.keys("<ret>").see("what the words do").see("Ferries");
        let kept: Vec<&String> = p.records.files.keys().collect();
        let is_made = kept == ["corvia", "ferries", "ivo-vell"];
        p.hold(is_made, "all three are made");
        let is_clean = !p.app.model.problems.iter().any(|p| p.is_open());
        p.hold(is_clean, "the dossier is sound");
    }),
    ("what the rules say stands beside the field and a warning is waived with a reason", |p| {
        filled(p).keys("<c-a>").types("300 men: ").see("D131");
        p.keys("<ret>").see("Ctrl-X waives the warning with a reason");
        p.keys("<c-x><ret>").see("Type the reason").types("Said elsewhere.").keys("<ret>");
        p.miss("D131").keys("<ret>").see("Saved as");
        let text = record(p);
        p.hold(text.contains("(code: \"D131\", why: \"Said elsewhere.\")"), "the reason is kept");
    }),
    ("a reason that is typed counts when the record is saved", |p| {
        filled(p).keys("<c-a>").types("300 men: ").keys("<ret><c-x>").types("Said elsewhere.");
        p.keys("<c-s>").see("Saved as");
        let text = record(p);
        p.hold(text.contains("(code: \"D131\", why: \"Said elsewhere.\")"), "the reason is kept");
    }),
    ("what is filled in goes on when a word is added to the selection", |p| {
        filled(p).keys(&"<esc>".repeat(8)).see("Selected: 8 words").keys("<right>");
        p.see("Selected: 9 words").keys("<ret>").see("Orla Kern, paraphrased").keys("<c-s>");
        p.see("Saved as");
        let text = record(p);
        p.hold(text.contains("200 soldiers, the\""), "the word is quoted, too");
    }),
    ("a sentence that puts nothing on record is set aside with a reason and taken back", |p| {
        selecting(p).see("9 of 14 sentences are undecided").miss("to set it aside");
        p.keys("9").see("The sentence is on record and needs no reason");
        p.keys("<space>").see("1 heading").see("0 closing");
        p.keys("3").see("Saved. 8 of 14 sentences are undecided").see("1 heading");
        let file = |p: &Play| p.records.files.get("set-aside-paper").cloned().unwrap_or_default();
        let text = file(p);
        p.hold(text.contains("why: Scene),\n    ],\n)\n"), "one line is written");
        p.keys("4").see("7 of 14 sentences");
        back_to(p, "Set aside, context").keys("8").see("Saved. 7 of 14 sentences");
        back_to(p, "Set aside, repeats");
        let text = file(p);
        p.hold(!text.contains("Context") && text.contains("Repeats"), "the reason is another");
        p.keys("x").see("Saved. 8 of 14 sentences").see("to set it aside");
        p.keys("u").see("Taken back: the decision on sentences of paper").see("7 of 14 sentences");
        p.keys("uuu").see("9 of 14 sentences").keys("U").see("Done again").see("8 of 14 sentences");
        let is_clean = !p.app.model.problems.iter().any(|p| p.is_open());
        p.hold(is_clean, "the dossier is sound");
    }),
    ("each reason has a key and the next undecided sentence one in the text", |p| {
        selecting(p).keys("<esc>").miss("Selected").keys("J").see("to set it aside");
        for (key, name) in [
            ("1", "Heading"),
            ("2", "Byline"),
            ("5", "Analysis"),
            ("6", "Speculation"),
            ("7", "Faceless"),
            ("0", "Closing"),
        ] {
            p.keys(key);
            let text = p.records.files.get("set-aside-paper").cloned().unwrap_or_default();
            p.hold(text.contains(&format!("why: {name})")), name);
        }
        p.keys("999").see("Every sentence is decided on").keys("<esc>");
        p.see("all 14 sentences decided on");
    }),
    ("where the disk is full a sentence stays undecided and it is said", |p| {
        selecting(p).keys("<space>");
        p.full = true;
        p.keys("3").see("The sentence of paper is not decided on: the disk is full");
        p.see("9 of 14 sentences are undecided");
        p.full = false;
        p.keys("3").see("Saved. 8 of 14 sentences");
    }),
    ("where the disk is full the form stays with what is true", |p| {
        filled(p);
        p.full = true;
        p.keys("<ret>").see("The record is not saved: the disk is full").see("complete");
        p.full = false;
        p.keys("<ret>").see("Saved as");
    }),
    ("what a person wrote opens in the editor and what the program wrote in the form", |p| {
        p.app.model.folder = "/home/desk/small".to_string();
        let (folder, file) = ("/home/desk/small".to_string(), "small.ron".to_string());
        let text = include_str!("small.ron");
        let byte = text.find("(\n            id: \"arl-troops\"").unwrap() as u32;
        p.keys("E").effect(&Effect::EditAt { folder, file, byte });
        p.keys("D").see("small.ron was written by hand and is left alone");
        capture(p)
            .keys("<esc>1/")
            .types("according")
            .keys("<ret>E")
            .see("Change the record")
            .see("On Monday");
        p.types(" Again.").keys("<ret>").see("Saved as captured/arl-troops-aaaa.ron");
        let text = record(p);
        p.hold(text.contains("soldiers. Again.\""), "the summary is changed");
        // Each field has its choices, though no text is in sight.
        p.keys("E").keys(&"<s-tab>".repeat(11)).see("what the words do").types("refu");
        p.see("Refuse").miss("Nothing").keys("<ret><c-s>").see("Saved as");
        let text = record(p);
        p.hold(text.contains("stance: Refuse"), "the stance is changed");
    }),
    ("a record is taken away brought back and taken back itself", |p| {
        capture(p)
            .keys("<esc>1/")
            .types("according")
            .keys("<ret>D")
            .see("is taken away; u brings it back");
        let is_gone = p.records.files.is_empty();
        p.hold(is_gone, "the file is gone");
        p.keys("u").see("Taken back: taking away “Arland, Troops: Commit”");
        p.keys("u").see("Taken back: putting “Arland, Troops: Commit” on record");
        let is_gone = p.records.files.is_empty();
        p.hold(is_gone, "nothing is left");
        p.keys("u").see("could be taken back").keys("U").see("Done again: putting");
        p.hold(!record(p).is_empty(), "it is there again");
        p.keys("U").see("Done again: taking away").keys("U").see("could be done again");
    }),
    ("taking back is at hand while selecting", |p| {
        capture(p).keys("u").see("Taken back: putting").keys("U").see("Done again: putting");
    }),
    ("what an earlier session did is asked about before it is taken back", |p| {
        capture(p).keys("<esc>");
        let started = p.records.start_again();
        p.send(started);
        p.keys("u").see("Another session did that on 4 May 2031").see("take it back");
        p.keys("ju").see("Another session did that").keys("u").see("Taken back: putting");
    }),
    ("what cannot be taken back is told and set aside by a second key", |p| {
        capture(p)
            .keys("k<ret>")
            .keys("<ret>kern par<ret><ret>refuse<ret><c-s><c-s>")
            .see("Saved as");
        p.records.files.insert("arl-troops-aaab".to_string(), "by hand".to_string());
        p.keys("u").see("has changed since").see("Press the key again").keys("ju");
        p.see("Press the key again").keys("u").see("Left as it is: putting").see("taken back");
        p.keys("u").see("Taken back: putting");
        let kept: Vec<&String> = p.records.files.keys().collect();
        let is_left = kept == ["arl-troops-aaab"];
        p.hold(is_left, "what was written by hand is left");
    }),
    ("what another instance did is told before it is taken back", |p| {
        capture(p);
        let (file, text) = ("bor-troops".to_string(), Some("by another".to_string()));
        p.records.files.insert(file.clone(), "by another".to_string());
        let [session, on] = ["beside", "2031-05-05"].map(str::to_string);
        let kind = Kind::Capture;
        p.records.deeds.take(Deed { kind, session, on, file, before: None, after: text });
        p.keys("u").see("Another session, which began after this one, did that on 5 May 2031");
        let is_there = p.records.files.len() == 2;
        p.hold(is_there, "nothing is taken back yet");
        p.keys("u").see("Taken back: putting").keys("u").see("Taken back: putting “Arland");
    }),
];
