//! The brief that is being written: its states, whether it is saved, what of it changed in the dossier. The
//! file is written beside the event loop, one state after the other; what is being typed goes to a journal.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::Model;
use super::super::effect::Keep;
use super::super::history::History;
use crate::brief::jotting::{Into, Jotting, Typing, put};
use crate::brief::proof::{Count, count_item};
use crate::brief::{Brief, Item, Of, Taken, file};
use crate::dossier::{Entity, PositionSet};

/// The name of a brief's file, where nobody chose one.
const UNNAMED: &str = "brief";

/// What is said while it is being saved because somebody asked, and afterwards.
const SAVING: &str = "Saving …";
const SAVED: &str = "It is saved.";

/// The brief that is open, and the names of all.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the brief")]
pub struct BriefSession {
    /// The name of its file; empty while there is none.
    pub name: String,
    history: History<Brief>,
    /// Counts the states that were reached: the last one, the one that is saved, the one that was to be
    /// saved last.
    version: u64,
    saved: u64,
    asked: u64,
    /// Why it is not saved.
    pub trouble: Option<String>,
    /// The names of the briefs that there are.
    pub names: Vec<String>,
    /// What changed in the dossier since an item was collected, by its id.
    pub changed: BTreeMap<u32, Vec<String>>,
    /// How the quotes that are printed stand.
    pub count: Count,
    counted: BTreeMap<u32, (Arc<Item>, Count)>,
    /// The positions that are in it, to be marked wherever they are shown.
    pub marked: PositionSet,
    kept: BTreeSet<(Of, Option<Taken>)>,
    /// The item that came with what was written, undone or done again, for whoever shows the items.
    came: Option<u32>,
    /// What is being written, and the text once something was typed.
    writing: Option<(Into, Option<String>)>,
    /// The journal holds something that is not in the file.
    is_journaled: bool,
    /// The journal could not be written.
    is_unkept: bool,
    /// That it is not saved was said when it was to be left.
    is_warned: bool,
    /// The brief that was open at the end of the last time, until the names are known.
    pub wanted: Option<String>,
    /// Whether the names were told once.
    is_listed: bool,
    /// The brief that was asked for and is being read.
    opening: Option<String>,
    /// The number of what was left behind and waits for its brief to be opened.
    pub to_recover: Option<usize>,
    /// The number of a journal whose content is in the brief, and will be thrown away once that is saved.
    recovered: Option<usize>,
    /// The name of the brief that was taken away last.
    pub removed: Option<String>,
    /// Another brief is open, which is to be remembered for the next start.
    is_other: bool,
}

/// What a journal of a program that is gone holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// By which it is thrown away.
    pub number: usize,
    /// The name of the brief.
    pub brief: String,
    pub record: Jotting,
}

/// A saved file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedAs {
    /// Another one than was asked for where the file was changed by somebody else.
    pub name: String,
    /// What is to be known about it: a sentence.
    pub remark: Option<String>,
}

impl BriefSession {
    /// The brief as it is now.
    pub fn now(&self) -> &Brief {
        self.history.now()
    }

    pub fn history(&self) -> &History<Brief> {
        &self.history
    }

    /// Whether there is a brief at all.
    pub fn is_open(&self) -> bool {
        !self.name.is_empty()
    }

    /// Whether the names of the briefs were told.
    pub fn is_listed(&self) -> bool {
        self.is_listed
    }

    /// Whether all of it lies in its file.
    pub fn is_saved(&self) -> bool {
        self.version == self.saved
    }

    /// Whether something was collected as of that time.
    pub fn has(&self, of: Of, taken: Option<Taken>) -> bool {
        !self.kept.is_empty() && self.kept.contains(&(of, taken))
    }

    /// How many of the quotes that an item prints are not proved.
    pub fn unproved_in(&self, id: u32) -> usize {
        self.counted.get(&id).map_or(0, |(_, count)| count.unproved)
    }

    /// The item that came with the last change; told once.
    pub fn take_came(&mut self) -> Option<u32> {
        self.came.take()
    }

    /// Whether another brief was opened; told once.
    pub fn take_is_other(&mut self) -> bool {
        std::mem::take(&mut self.is_other)
    }

    /// What was typed since the writing began; `None` where nothing was.
    fn typing(&self) -> Option<Typing> {
        let (into, text) = self.writing.as_ref()?;
        text.clone().map(|text| Typing { into: *into, text })
    }

    /// Takes note that there is a brief of that name.
    pub(super) fn know(&mut self, name: &str) {
        if !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_string());
            self.names.sort();
        }
    }

    /// A name that no brief has: `brief`, `brief-2`.
    pub fn free_name(&self, wanted: &str) -> String {
        let is_free = |name: &String| !self.names.contains(name) && *name != self.name;
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        std::iter::once(wanted.to_string()).chain(numbered).find(is_free).unwrap_or_default()
    }
}

/// Asks for the last state to be saved, unless that was asked for already.
pub fn ask_to_save(model: &mut Model) {
    let session = &mut model.brief;
    if session.is_open() && session.asked != session.version {
        session.asked = session.version;
        let (name, version) = (session.name.clone(), session.version);
        let brief = Arc::new(session.now().clone());
        model.ask(Keep::Save { name, version, brief });
    }
}

/// Goes on to another state of the brief; a new one is begun where there is none. `done` says what was done.
/// Whether that changed anything.
pub fn change(model: &mut Model, next: Brief, done: &str) -> bool {
    if !model.brief.is_open() {
        begin(model, &model.brief.free_name(UNNAMED));
    }
    let mut next = next;
    next.head.dossier.clone_from(&model.dossier.id);
    let is_other = model.brief.history.go_on(next, done);
    if is_other {
        touched(model);
    }
    is_other
}

/// Begins an empty brief. Its file is made with the first thing that is put into it.
pub fn begin(model: &mut Model, name: &str) {
    let mut brief = Brief::default();
    brief.head.dossier.clone_from(&model.dossier.id);
    start(model, name.to_string(), brief);
}

/// Goes on with another brief, which has the file of that name.
fn start(model: &mut Model, name: String, brief: Brief) {
    leave(model);
    // The last state of the one before is saved first.
    ask_to_save(model);
    let session = &mut model.brief;
    // States are counted on, so that no answer about another brief is taken for one about this.
    let version = session.version + 1;
    *session = BriefSession {
        name,
        names: std::mem::take(&mut session.names),
        writing: session.writing.take(),
        is_listed: session.is_listed,
        to_recover: session.to_recover,
        recovered: session.recovered,
        removed: session.removed.take(),
        history: History::new(brief),
        version,
        saved: version,
        asked: version,
        // Which brief is open is known at the next start, however this one ends.
        is_other: true,
        ..BriefSession::default()
    };
    recount(model);
    model.jobs.forget_kept();
}

/// Asks for a brief to be read and opened.
pub fn open(model: &mut Model, name: String) {
    model.brief.opening = Some(name.clone());
    model.ask(Keep::Open(name));
}

/// Opens a brief that was read; whether it is open now.
pub(super) fn opened(model: &mut Model, name: &str, read: Result<String, String>) -> bool {
    // Another one was begun since it was asked for, or it is open already.
    if model.brief.opening.as_deref() != Some(name) {
        return false;
    }
    model.brief.opening = None;
    let why_not = match read.map(|text| file::from_text(&text)) {
        Ok(Ok(_)) if model.brief.writing.is_some() => {
            format!("The brief `{name}` is not opened, because you are writing.")
        }
        Ok(Ok(brief)) => {
            start(model, name.to_string(), brief);
            return true;
        }
        // It stays as it is: nothing writes to a file that could not be read.
        Ok(Err(fault)) => format!("The brief `{name}` cannot be opened: {fault}."),
        Err(why) => why,
    };
    model.say(why_not);
    model.brief.to_recover = None;
    false
}

/// Whether another brief can be opened in the place of this one; if not, says why.
pub fn may_turn(model: &mut Model) -> bool {
    if model.brief.is_saved() {
        return true;
    }
    model.say(match model.brief.trouble {
        Some(_) => "This brief is not saved, and stays open until it is: 7, then Ctrl-S.",
        None => "This brief is still being saved; try again in a moment.",
    });
    false
}

/// Takes what a journal held of the brief that is open as its next state, and offers what else there is.
pub fn recover(model: &mut Model, number: usize) {
    let Some(at) = model.orphans.iter().position(|orphan| orphan.number == number) else { return };
    let orphan = model.orphans.remove(at);
    let next = orphan.record.put_into(model.brief.now());
    change(model, next, "recovering what was typed");
    model.say(format!("What was typed is in the brief “{}” again.", model.brief.name));
    model.brief.recovered = Some(number);
    forget(model);
}

/// Begins to write: what is there now.
pub fn begin_writing(model: &mut Model, into: Into) {
    model.brief.writing = Some((into, None));
}

/// Keeps what is being typed in the journal, at each key.
pub fn keep_typing(model: &mut Model, into: Into, text: &str) {
    model.brief.writing = Some((into, Some(text.to_string())));
    // The name is that of the file which the brief has, or will have.
    if !model.brief.is_open() {
        begin(model, &model.brief.free_name(UNNAMED));
    }
    // What is still to be saved may never be: the last record alone has to tell all.
    let brief = (!model.brief.is_saved()).then(|| model.brief.now().clone());
    append(model, brief);
}

/// Puts what was written into the brief, or, where it is not wanted, only where it can be done again.
pub fn end_writing(model: &mut Model, into: Into, text: &str, is_wanted: bool) {
    model.brief.writing = None;
    let next = put(model.brief.now(), into, text);
    if next == *model.brief.now() {
        forget_typing(model);
        return;
    }
    let before = model.brief.now().clone();
    change(model, next, &format!("writing: {}", into.name().to_lowercase()));
    note_what_came(model, &before);
    if !is_wanted && model.brief.history.undo().is_some() {
        touched(model);
        model.say("Not put in; U puts it in after all.");
    }
}

/// What is not saved of the brief that is open is left in the journal.
fn leave(model: &mut Model) {
    if model.brief.is_open() && !model.brief.is_saved() && model.brief.trouble.is_some() {
        append_all(model);
    }
}

/// Keeps in the journal all that is not in the file.
fn append_all(model: &mut Model) {
    append(model, Some(model.brief.now().clone()));
}

/// Appends a record to the journal: what is being typed, and the brief where it may not be saved.
fn append(model: &mut Model, brief: Option<Brief>) {
    model.brief.is_journaled = true;
    model.brief.is_unkept = false;
    let typing = model.brief.typing();
    let record = Box::new(Jotting { brief, typing, ..Default::default() });
    model.ask(Keep::Jot { name: model.brief.name.clone(), jotting: record });
}

/// What was typed is not wanted, or is in the brief already.
fn forget_typing(model: &mut Model) {
    if model.brief.is_journaled && model.brief.is_saved() {
        model.brief.is_journaled = false;
        model.ask(Keep::Unjot { name: model.brief.name.clone() });
    }
}

/// Once all is in the file, no journal need keep it.
fn forget(model: &mut Model) {
    if !model.brief.is_saved() {
        return;
    }
    if let Some(number) = model.brief.recovered.take() {
        model.ask(Keep::DropLeft(number));
    }
    // What is being typed is only there.
    if model.brief.typing().is_none() {
        forget_typing(model);
    }
}

pub fn undo(model: &mut Model) {
    let before = model.brief.now().clone();
    match model.brief.history.undo() {
        Some(done) => {
            model.say(format!("Undone: {done}."));
            note_what_came(model, &before);
            touched(model);
        }
        None => model.say("There is nothing to undo."),
    }
}

pub fn redo(model: &mut Model) {
    let before = model.brief.now().clone();
    match model.brief.history.redo() {
        Some(done) => {
            model.say(format!("Done again: {done}."));
            note_what_came(model, &before);
            touched(model);
        }
        None => model.say("There is nothing to do again."),
    }
}

/// Notes the item that was not there before.
fn note_what_came(model: &mut Model, before: &Brief) {
    let is_new = |item: &&Arc<Item>| before.item(item.id).is_none();
    model.brief.came = model.brief.now().items.iter().find(is_new).map(|item| item.id);
}

/// Tries again to save.
pub fn save(model: &mut Model) {
    model.brief.trouble = None;
    model.brief.asked = model.brief.saved;
    model.say(if model.brief.is_saved() { SAVED } else { SAVING });
}

/// What came of saving.
pub(super) fn saved(model: &mut Model, version: u64, result: Result<SavedAs, String>) {
    // Of a brief that is no longer open.
    let is_other = version < model.brief.saved;
    match result {
        Ok(saved) => {
            model.brief.know(&saved.name);
            if saved.remark.is_some() {
                model.status = saved.remark;
            } else if model.status.as_deref() == Some(SAVING) {
                model.say(SAVED);
            }
            if is_other {
                return;
            }
            model.brief.saved = version;
            model.brief.trouble = None;
            // Where it has another name now, what has its old one is there, too.
            let before = std::mem::replace(&mut model.brief.name, saved.name);
            model.brief.know(&before);
            forget(model);
        }
        Err(why) if is_other => model.say(format!("Not saved: {why}")),
        Err(_) if version != model.brief.version => {}
        Err(why) => {
            model.say(format!("Not saved: {why}"));
            model.brief.trouble = Some(why);
            append_all(model);
        }
    }
}

/// Whether the program can be left; the first time that something is not saved, says so.
pub fn may_leave(model: &mut Model) -> bool {
    if model.brief.is_saved() || model.brief.trouble.is_none() {
        return true;
    }
    if model.brief.is_warned {
        // Perhaps it can be saved by now.
        model.brief.asked = model.brief.saved;
        return true;
    }
    model.brief.is_warned = true;
    model.say(if model.brief.is_unkept {
        "Neither the brief is saved nor the journal, so what is new would be lost; q leaves."
    } else {
        "The brief is not saved. It is kept in the journal and offered next time; q leaves."
    });
    false
}

/// A new state was reached.
fn touched(model: &mut Model) {
    model.brief.version += 1;
    model.brief.trouble = None;
    model.brief.is_warned = false;
    recount(model);
    model.jobs.forget_kept();
}

/// Takes note of other verdicts or another dossier.
pub fn refresh(model: &mut Model) {
    model.brief.counted.clear();
    recount(model);
}

/// Takes note that what is typed could not be kept in the journal.
pub(super) fn not_kept(model: &mut Model, why: &str) {
    model.brief.is_unkept = true;
    model.say(if model.brief.trouble.is_some() {
        format!("Not saved, and not kept in the journal either: {why}")
    } else {
        format!("What you type is not kept in the journal: {why}")
    });
}

/// Takes the names of the briefs, and opens the brief that was open last. Whether it was the first time.
pub(super) fn listed(model: &mut Model, names: Result<Vec<String>, String>) -> bool {
    match names {
        Ok(names) => model.brief.names = names,
        Err(why) => model.say(why),
    }
    let is_first = !std::mem::replace(&mut model.brief.is_listed, true);
    if is_first {
        let wanted = model.brief.wanted.take().filter(|name| model.brief.names.contains(name));
        if let Some(name) = wanted.filter(|_| !model.brief.is_open()) {
            open(model, name);
        }
    }
    is_first
}

/// Counts how the quotes stand, and which positions are kept; what is as it was is not counted again.
fn recount(model: &mut Model) {
    let session = &mut model.brief;
    let mut counted = BTreeMap::new();
    let (mut all, mut marked, mut kept) =
        (Count::default(), PositionSet::default(), BTreeSet::new());
    for item in &session.history.now().items {
        let Some(snapshot) = item.kept().map(|kept| &kept.snapshot) else { continue };
        let known = session.counted.get(&item.id).filter(|(known, _)| Arc::ptr_eq(known, item));
        let count = known
            .map_or_else(|| count_item(&model.dossier, &model.proofs, item), |(_, count)| *count);
        all.add(count);
        counted.insert(item.id, (item.clone(), count));
        if let Of::Position(id) = &snapshot.of
            && let Some(Entity::Position(ix)) = model.dossier.find(id)
        {
            marked.insert(ix);
        }
        kept.insert((snapshot.of.clone(), snapshot.taken.clone()));
    }
    (session.counted, session.count, session.marked, session.kept) = (counted, all, marked, kept);
}
