//! What is done with the brief that is being written: another state, undoing, saving, typing, another brief. The
//! file is written beside the event loop, one state after the other; what is being typed goes to a journal.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::effect::StorageRequest;
use super::super::history::History;
use super::super::model::Model;
use super::super::session::{BriefSession, SavedAs};
use crate::brief::journal::{EditTarget, JournalRecord, put};
use crate::brief::proof::{Count, counted};
use crate::brief::{Brief, Item, Subject, file};
use crate::dossier::{Entity, PositionSet};

/// The name of a brief's file, where nobody chose one.
const UNNAMED: &str = "brief";

/// What is said while it is being saved because somebody asked, and afterwards.
const SAVING: &str = "Saving …";
const SAVED: &str = "It is saved.";

/// Asks for the last state to be saved, unless that was asked for already.
pub fn ask_to_save(model: &mut Model) {
    let session = &mut model.brief;
    if session.is_open() && session.asked != session.version {
        session.asked = session.version;
        let (name, version) = (session.name.clone(), session.version);
        let mut brief = session.now().clone();
        brief.head.changed_on.clone_from(&model.today);
        model.ask(StorageRequest::Save { name, version, brief: Arc::new(brief) });
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
    // What was put into none is put into the one that was begun for it.
    next.head.made_on.clone_from(&model.brief.now().head.made_on);
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
    brief.head.made_on.clone_from(&model.today);
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
    model.jobs.forget_brief_changes();
}

/// Asks for a brief to be read and opened.
pub fn open(model: &mut Model, name: String) {
    model.brief.opening = Some(name.clone());
    model.ask(StorageRequest::Open(name));
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
    model.say(format!("What you had typed is back in the brief “{}”.", model.brief.name));
    model.brief.recovered = Some(number);
    forget(model);
}

/// Begins to write: what is there now.
pub fn begin_writing(model: &mut Model, into: EditTarget) {
    model.brief.writing = Some((into, None));
}

/// Keeps what is being typed in the journal, at each key.
pub fn keep_typing(model: &mut Model, into: EditTarget, text: &str) {
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
pub fn end_writing(model: &mut Model, into: EditTarget, text: &str, is_wanted: bool) {
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
        model.say("Not added to the brief; U adds it after all.");
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
    let record = Box::new(JournalRecord { brief, typing, ..Default::default() });
    model.ask(StorageRequest::AppendToJournal { name: model.brief.name.clone(), record });
}

/// What was typed is not wanted, or is in the brief already.
fn forget_typing(model: &mut Model) {
    if model.brief.is_journaled && model.brief.is_saved() {
        model.brief.is_journaled = false;
        model.ask(StorageRequest::ClearJournal { name: model.brief.name.clone() });
    }
}

/// Once all is in the file, no journal need keep it.
fn forget(model: &mut Model) {
    if !model.brief.is_saved() {
        return;
    }
    if let Some(number) = model.brief.recovered.take() {
        model.ask(StorageRequest::DiscardOrphan(number));
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
        "Neither the brief nor the journal is saved, so what is new would be lost; Ctrl-Q leaves."
    } else {
        "The brief is not saved. It is kept in the journal and offered next time; Ctrl-Q leaves."
    });
    false
}

/// A new state was reached.
fn touched(model: &mut Model) {
    model.brief.version += 1;
    model.brief.trouble = None;
    model.brief.is_warned = false;
    recount(model);
    model.jobs.forget_brief_changes();
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
    let mut all = BTreeMap::new();
    let (mut marked, mut kept) = (PositionSet::default(), BTreeSet::new());
    for item in &session.history.now().items {
        let Some(snapshot) = item.excerpt().map(|kept| &kept.snapshot) else { continue };
        let known = session.counted.get(&item.id).filter(|(known, _)| Arc::ptr_eq(known, item));
        let quotes = known.map_or_else(
            || counted(&model.dossier, &model.proofs, item).into(),
            |(_, quotes)| quotes.clone(),
        );
        all.insert(item.id, (item.clone(), quotes));
        if let Subject::Position(id) = &snapshot.of
            && let Some(Entity::Position(ix)) = model.dossier.find(id)
        {
            marked.insert(ix);
        }
        kept.insert((snapshot.of.clone(), snapshot.taken.clone()));
    }
    session.count = Count::of(all.values().flat_map(|(_, quotes)| quotes.iter()));
    (session.counted, session.marked, session.kept) = (all, marked, kept);
}
