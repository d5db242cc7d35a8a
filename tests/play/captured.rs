//! Putting words on the record by key scripts: selecting, the form, saving, changing, taking away and taking back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::scripts::Script;
use super::stage::Play;
use onrecord::capture::deeds::{Deed, Deeds, Kind};
use onrecord::capture::{id_of, to_text};
use onrecord::dossier::entry::PositionEntry;
use onrecord::dossier::{SourceFile, open};
use onrecord::insight::as_of::Calendar;
use onrecord::search::index::Index;
use onrecord::state::captured::{Captured, Next, RecordDone, RecordRequest};
use onrecord::state::msg::Msg;

/// The folder of records, its log and its journal, as the shell keeps them, but in memory.
#[derive(Default)]
pub(super) struct Records {
    pub(super) files: BTreeMap<String, String>,
    pub(super) deeds: Deeds,
    pub(super) journal: Option<String>,
    pub(super) left: Option<String>,
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
            RecordRequest::Remove { file, before } => {
                self.deed(Kind::Remove, &file, Some(before), None);
                RecordDone::Removed(Ok(file))
            }
            RecordRequest::Turn(kind) => {
                let next = self.next();
                let deed = if kind == Kind::Redo { next.redo } else { next.undo }.unwrap();
                let turned = deed.turned(kind, &self.session.to_string(), "2031-05-04");
                self.deed(kind, &turned.file, turned.before, turned.after);
                RecordDone::Turned(kind, Ok(deed))
            }
            RecordRequest::Open { id, file } => {
                let read = self.files.get(&file).cloned().ok_or("it is gone".to_string());
                RecordDone::Opened { id, file, read }
            }
            RecordRequest::KeepDraft(text) => {
                self.journal = Some(text);
                return None;
            }
            RecordRequest::ForgetDraft => {
                self.journal = None;
                return None;
            }
            RecordRequest::DiscardLeft => {
                self.left = None;
                return None;
            }
        };
        Some(Msg::Record { done: Box::new(done), next: Box::new(self.next()) })
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
        Next {
            undo: self.deeds.done.last().cloned(),
            redo: self.deeds.undone.last().cloned(),
            session: self.session.to_string(),
        }
    }

    /// The program is started again, as far as the log can tell.
    fn start_again(&mut self) -> Msg {
        self.session += 1;
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

fn captured(name: &str) -> Captured {
    let file = format!("captured/{name}.ron");
    Captured { id: name.to_string(), file, remark: None }
}

/// The reader of The Paper at its first quote, in which something is selected.
fn selecting(p: &mut Play) -> &mut Play {
    p.send(Msg::Today("2031-05-04".to_string())).prove();
    p.keys("rv").see("Selected: 7 words, the end moves").see("proved to the character")
}

/// One record of the first statement: Arland, said by its minister, on troops, committed.
fn capture(p: &mut Play) -> &mut Play {
    selecting(p).keys("<ret>").see("whose position it is").see("1 Arland");
    p.keys("<ret>").see("1 Orla Kern, paraphrased");
    p.keys("<ret><ret>").see("Commit").keys("<ret>").see("Commit, pledged");
    p.keys("<ret>")
}

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("a statement is selected and either end moved by words clauses and sentences", |p| {
        selecting(p).see("On record here: Arland, Troops");
        p.keys("<right>").see("Selected: 8 words").keys("<left>").see("Selected: 7 words");
        p.keys("]").see("Selected: 10 words").keys("[").see("Selected: 7 words");
        p.keys("<tab><right>").see("Selected: 6 words, the beginning moves");
        p.keys("(").see("Selected: 7 words").keys("<tab>)").see("Selected: 10 words");
        p.keys("))").see("20 words").keys("(").see("10 words");
    }),
    ("the next and the statement before are selected", |p| {
        selecting(p).keys("j").see("Selected: 10 words").keys("k").see("Selected: 10 words");
        p.keys("k").see("This is the first statement.");
        p.keys("<esc>").miss("Selected").keys("v").see("Selected").keys("v").miss("Selected");
    }),
    ("a record is made by an enter for each field and proved where it stands", |p| {
        capture(p).see("Saved as captured/arl-troops-aaaa.ron").see("Selected");
        let text = p.records.files.get("arl-troops-aaaa").cloned().unwrap_or_default();
        let has = |words: &str| text.contains(words);
        let is_whole = has("exact: \"On Monday Arland pledged to send 200 soldiers")
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
    }),
];
