//! Keeps what a user writes: briefs, journals, exported files, where one was. One thread does it, one thing
//! after the other, so that a later state never comes to the disk before an earlier one; nothing waits for
//! it but the end of the program.

mod brief_files;
mod captured;
#[cfg(test)]
mod captured_tests;
mod deed_log;
mod export;
mod places;
mod saved_views;

pub use places::Places;

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use super::event::{Event, Outbox};
use super::files;
use super::store::{Journal, OrphanedJournal, Saved, Store};
use crate::brief::journal::{self, JournalRecord};
use crate::brief::{Brief, file};
use crate::state::SavedAs;
use crate::state::effect::StorageRequest;
use crate::state::msg::Msg;
use captured::Records;
use export::{export, remember};

/// How long the end of the program waits for what is still to be written.
const PATIENCE: Duration = Duration::from_secs(10);

/// One thing to do.
enum Task {
    Request(StorageRequest),
    /// Everything before this is done: what went wrong with the last save.
    Flush(Sender<Option<String>>),
}

/// The sending end of the thread's queue.
#[derive(Debug)]
pub(super) struct Storage(Sender<Task>);

impl Storage {
    /// Starts the thread. When it cannot be started, that is said, and nothing is kept.
    pub(super) fn start(outbox: &Outbox, places: &Places) -> Storage {
        let (sender, tasks) = mpsc::channel();
        let thread = std::thread::Builder::new().name("storage".to_string());
        let (to, places) = (outbox.clone(), places.clone());
        if let Err(error) = thread.spawn(move || StorageWorker::new(to, places).run(&tasks)) {
            let why = format!("Nothing can be saved: {error}.");
            outbox.send(Event::Msg(Msg::LoadFailed(why)));
        }
        Storage(sender)
    }

    pub(super) fn ask(&self, request: StorageRequest) {
        // Without a thread nobody listens, and that was said.
        let _ = self.0.send(Task::Request(request));
    }

    /// Waits until everything is done. Why the last state of a brief is not saved, if one is not, and what
    /// became of it.
    pub(super) fn finish(&self) -> Option<String> {
        let (sender, done) = mpsc::channel();
        let _ = self.0.send(Task::Flush(sender));
        match done.recv_timeout(PATIENCE) {
            Ok(trouble) => trouble,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                Some("the disk takes too long; what was typed may be in the journal".to_string())
            }
            // There is no thread: it was said that nothing is kept.
            Err(mpsc::RecvTimeoutError::Disconnected) => None,
        }
    }
}

/// However the program ends by itself, by an error or a panic, too: what was changed before is written.
impl Drop for Storage {
    fn drop(&mut self) {
        let _ = self.finish();
    }
}

/// What the thread has.
struct StorageWorker {
    outbox: Outbox,
    places: Places,
    store: Option<Store>,
    /// The hash of each brief as it was read or written last.
    bases: BTreeMap<String, String>,
    /// Under which name a brief is kept that could not be kept under its own.
    aliases: BTreeMap<String, String>,
    journals: BTreeMap<String, OpenJournal>,
    /// What was left behind, by number; what was thrown away leaves its place empty.
    orphans: Vec<Option<OrphanedJournal>>,
    is_listed: bool,
    /// Of the briefs whose last state is not saved.
    troubles: BTreeMap<String, Trouble>,
    records: Records,
}

/// A journal and its last record.
struct OpenJournal {
    journal: Journal,
    last: JournalRecord,
    /// The record is a state that could not be saved: nobody asked for it, and it goes with the next save.
    is_of_save: bool,
}

/// Why a state is not saved, and whether the journal has it.
struct Trouble {
    why: String,
    is_kept: bool,
}

impl StorageWorker {
    fn new(outbox: Outbox, places: Places) -> StorageWorker {
        let store = places.briefs.clone().map(|folder| Store::new(folder, places.journals.clone()));
        StorageWorker {
            records: Records::new(&places),
            outbox,
            places,
            store,
            bases: BTreeMap::new(),
            aliases: BTreeMap::new(),
            journals: BTreeMap::new(),
            orphans: Vec::new(),
            is_listed: false,
            troubles: BTreeMap::new(),
        }
    }

    fn run(&mut self, tasks: &Receiver<Task>) {
        while let Ok(first) = tasks.recv() {
            let mut waiting = vec![first];
            waiting.extend(tasks.try_iter());
            for task in keep_latest(waiting) {
                if let Some(msg) = self.does(task)
                    && !self.outbox.send(Event::Msg(msg))
                {
                    return;
                }
            }
        }
    }

    fn does(&mut self, task: Task) -> Option<Msg> {
        match task {
            Task::Request(request) => self.handle(request),
            Task::Flush(sender) => {
                self.clear_journals();
                let said = self.troubles.values().next().map(|trouble| {
                    let what = if trouble.is_kept {
                        "it is offered at the next start"
                    } else {
                        "nor could it be kept in the journal, and what was new is lost"
                    };
                    format!("{}; {what}", trouble.why)
                });
                let _ = sender.send(said);
                None
            }
        }
    }

    fn handle(&mut self, request: StorageRequest) -> Option<Msg> {
        match request {
            StorageRequest::List => Some(self.list()),
            StorageRequest::Open(name) => Some(self.open(name)),
            StorageRequest::Save { name, version, brief } => {
                let saved = self.save(&name, &brief);
                Some(Msg::BriefSaved { version, saved })
            }
            StorageRequest::Rename { from, to } => Some(self.rename(from, to)),
            StorageRequest::Remove(name) => Some(self.remove(name)),
            StorageRequest::Restore(name) => Some(self.restore(&name)),
            StorageRequest::AppendToJournal { name, record } => {
                let name = self.name_of(&name);
                self.append_to_journal(&name, *record, false).err().map(Msg::JournalFailed)
            }
            StorageRequest::ClearJournal { name } => {
                let name = self.name_of(&name);
                if let Some(kept) = self.journals.remove(&name) {
                    kept.journal.finish();
                }
                None
            }
            StorageRequest::DiscardOrphan(number) => {
                if let Some(orphan) = self.orphans.get_mut(number).and_then(Option::take) {
                    orphan.discard();
                }
                None
            }
            StorageRequest::Export { path, bytes, replace } => {
                let place = files::from_home(&path, self.places.home.as_deref());
                let done = export(&place, &bytes, replace);
                Some(Msg::Exported { path, done })
            }
            StorageRequest::ListViews => Some(self.views(String::new())),
            StorageRequest::KeepView { whose, file, text, base } => {
                Some(self.keep_view(whose, &file, &text, base.as_deref()))
            }
            StorageRequest::RemoveView { whose, file, base } => {
                Some(self.remove_view(whose, &file, &base))
            }
            StorageRequest::RestoreView { whose, file } => Some(self.restore_view(whose, &file)),
            StorageRequest::LookedAt { view, ids } => self.looked_at(view, ids),
            StorageRequest::Record(request) => self.records.handle(request),
            StorageRequest::RememberSession(text) => {
                if let Some(path) = &self.places.session {
                    // Where one was is worth no message.
                    let _ = remember(path, &text);
                }
                None
            }
        }
    }

    fn list(&mut self) -> Msg {
        let nothing = || Ok(Vec::new());
        let names = self
            .store
            .as_ref()
            .map_or_else(nothing, |store| store.names().map_err(|error| error.to_string()));
        // The journals of this very program are not left behind; those of others are looked for once.
        let (mut orphans, mut unreadable) = (Vec::new(), Vec::new());
        if let (Some(store), false) = (&self.store, self.is_listed) {
            self.is_listed = true;
            let found = store.orphans();
            unreadable = found.unreadable;
            for orphan in found.offered {
                // What cannot be read by this program stays where it is.
                let Some(record) = journal::from_text(&orphan.text) else {
                    unreadable.push(orphan.path().to_path_buf());
                    continue;
                };
                let is_damaged = orphan.is_damaged;
                if is_saved(store, &orphan.name, &record) && !is_damaged {
                    orphan.discard();
                    continue;
                }
                let is_behind = is_behind(store, &orphan.name, &record);
                let record = JournalRecord { is_behind, is_damaged, ..record };
                orphans.push((orphan.name.clone(), record));
                self.orphans.push(Some(orphan));
            }
        }
        let unreadable = unreadable.iter().map(|path| path.display().to_string()).collect();
        Msg::Briefs { names, orphans, unreadable }
    }

    fn open(&mut self, name: String) -> Msg {
        // What is written under this name from now on is meant for this file.
        self.aliases.remove(&name);
        let read = match &self.store {
            None => Err(nowhere()),
            Some(store) => store.read(&name).map_err(|error| error.to_string()),
        };
        let read = read.map(|stored| {
            self.bases.insert(name.clone(), stored.hash);
            stored.text
        });
        Msg::BriefOpened { name, read }
    }

    fn save(&mut self, asked: &str, brief: &Brief) -> Result<SavedAs, String> {
        let name = self.name_of(asked);
        let Some(store) = &self.store else {
            let trouble = Trouble { why: nowhere(), is_kept: false };
            self.troubles.insert(name, trouble);
            return Err(nowhere());
        };
        let text = file::to_text(brief);
        let base = self.bases.get(&name).cloned();
        let (saved, remark) = match store.save(&name, &text, base.as_deref()) {
            Ok(saved) => {
                let remark = remark(&name, &saved, base.is_none());
                (saved, remark)
            }
            Err(error) => {
                let why = error.to_string();
                let Some(saved) = error.written() else {
                    // What cannot be in its file is in the journal, whoever looks for it later.
                    let record = JournalRecord {
                        brief: Some(brief.clone()),
                        typing: None,
                        ..Default::default()
                    };
                    let trouble = Trouble { why: why.clone(), is_kept: false };
                    self.troubles.insert(name.clone(), trouble);
                    let _ = self.append_to_journal(&name, record, true);
                    return Err(why);
                };
                (saved.clone(), Some(why))
            }
        };
        self.troubles.remove(&name);
        self.bases.insert(saved.name.clone(), saved.hash);
        if saved.name != name {
            self.aliases.insert(asked.to_string(), saved.name.clone());
            self.aliases.insert(name.clone(), saved.name.clone());
            self.move_journal(&name, &saved.name);
        }
        if let Some(kept) = self.journals.remove(&saved.name) {
            if kept.is_of_save {
                kept.journal.finish();
            } else {
                self.journals.insert(saved.name.clone(), kept);
            }
        }
        Ok(SavedAs { name: saved.name, remark })
    }

    /// The name under which a brief is kept.
    fn name_of(&self, asked: &str) -> String {
        self.aliases.get(asked).cloned().unwrap_or_else(|| asked.to_string())
    }

    fn append_to_journal(
        &mut self,
        name: &str,
        record: JournalRecord,
        is_of_save: bool,
    ) -> Result<(), String> {
        let kept = self.append(name, record, is_of_save);
        if let Some(trouble) = self.troubles.get_mut(name) {
            trouble.is_kept = kept.is_ok();
        }
        kept
    }

    fn append(
        &mut self,
        name: &str,
        record: JournalRecord,
        is_of_save: bool,
    ) -> Result<(), String> {
        let Some(store) = &self.store else { return Err(nowhere()) };
        if !self.journals.contains_key(name) {
            let journal = store.journal(name).map_err(|error| error.to_string())?;
            let kept = OpenJournal { journal, last: JournalRecord::default(), is_of_save };
            self.journals.insert(name.to_string(), kept);
        }
        let Some(kept) = self.journals.get_mut(name) else { return Ok(()) };
        // Of a whole brief it is told beside which file it is kept.
        let base = record.brief.as_ref().and_then(|_| self.bases.get(name).cloned());
        let record = JournalRecord { base, ..record };
        kept.journal.append(&journal::to_text(&record)).map_err(|error| error.to_string())?;
        (kept.last, kept.is_of_save) = (record, is_of_save);
        Ok(())
    }

    /// At the end nobody is there any more to say that what was typed is saved.
    fn clear_journals(&mut self) {
        let Some(store) = &self.store else { return };
        let journals = std::mem::take(&mut self.journals);
        for (name, kept) in journals {
            if is_saved(store, &name, &kept.last) {
                kept.journal.finish();
            } else {
                self.journals.insert(name, kept);
            }
        }
    }

    /// What was typed into a brief that has another name now is offered for that one.
    fn move_journal(&mut self, from: &str, to: &str) {
        let Some(kept) = self.journals.remove(from) else { return };
        if self.append(to, kept.last.clone(), kept.is_of_save).is_ok() {
            kept.journal.finish();
        } else {
            self.journals.insert(to.to_string(), kept);
        }
    }
}

/// Whether a whole brief was kept beside another file than the one that is there now.
fn is_behind(store: &Store, name: &str, record: &JournalRecord) -> bool {
    let present = store.read(name).ok().map(|stored| stored.hash);
    record.brief.is_some() && present.is_some() && present != record.base
}

/// Whether what a journal has of a brief is in its file already.
fn is_saved(store: &Store, name: &str, record: &JournalRecord) -> bool {
    let brief = store.read(name).ok().and_then(|read| file::from_text(&read.text).ok());
    record.is_in(&brief.unwrap_or_default())
}

/// Of several states of a brief, and of several texts of a journal, only the last need be written; what is in
/// between keeps its order.
fn keep_latest(tasks: Vec<Task>) -> Vec<Task> {
    let mut kept: Vec<Task> = Vec::with_capacity(tasks.len());
    for task in tasks {
        let is_older = match (&task, kept.last()) {
            (
                Task::Request(StorageRequest::Save { name, .. }),
                Some(Task::Request(StorageRequest::Save { name: before, .. })),
            )
            | (
                Task::Request(StorageRequest::AppendToJournal { name, .. }),
                Some(Task::Request(StorageRequest::AppendToJournal { name: before, .. })),
            ) => name == before,
            (
                Task::Request(StorageRequest::RememberSession(_)),
                Some(Task::Request(StorageRequest::RememberSession(_))),
            ) => true,
            _ => false,
        };
        if is_older {
            kept.pop();
        }
        kept.push(task);
    }
    kept
}

fn remark(asked: &str, saved: &Saved, is_new: bool) -> Option<String> {
    let name = &saved.name;
    if let Some(theirs) = &saved.theirs {
        return Some(format!(
            "Something else wrote `{asked}` in the same moment; its text is `{theirs}`, yours is `{name}`."
        ));
    }
    let was = if is_new { "is there already" } else { "was changed by something else" };
    (asked != name).then(|| format!("`{asked}` {was} and is left as it is; yours is `{name}` now."))
}

fn nowhere() -> String {
    "there is no folder for briefs: set HOME or XDG_DATA_HOME".to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::journal::{EditTarget, TypedText};
    use std::sync::Arc;

    #[test]
    fn a_whole_brief_is_behind_once_its_file_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("briefs"), None);
        let first = store.save("a", "(1)", None).unwrap();
        let whole = JournalRecord { brief: Some(Brief::default()), ..JournalRecord::default() };
        let whole = JournalRecord { base: Some(first.hash.clone()), ..whole };
        store.journal("a").unwrap().append(&journal::to_text(&whole)).unwrap();
        let told = |store: &Store| {
            let orphans = store.orphans().offered;
            assert_eq!(orphans.len(), 1);
            is_behind(store, "a", &journal::from_text(&orphans[0].text).unwrap())
        };
        assert!(!told(&store));
        store.save("a", "(2)", Some(&first.hash)).unwrap();
        assert!(told(&store));
    }

    #[test]
    fn of_what_waits_the_last_state_is_written() {
        let save = |version| {
            Task::Request(StorageRequest::Save {
                name: "a".to_string(),
                version,
                brief: Arc::new(Brief::default()),
            })
        };
        let append = |text: &str| {
            let typing = TypedText { into: EditTarget::Title, text: text.to_string() };
            let record =
                Box::new(JournalRecord { typing: Some(typing), ..JournalRecord::default() });
            Task::Request(StorageRequest::AppendToJournal { name: "a".to_string(), record })
        };
        let tasks = vec![
            append("x"),
            append("xy"),
            save(1),
            save(2),
            Task::Request(StorageRequest::List),
            save(3),
            append("z"),
            save(4),
        ];
        let kept: Vec<String> = keep_latest(tasks)
            .iter()
            .map(|task| match task {
                Task::Request(StorageRequest::Save { version, .. }) => format!("save {version}"),
                Task::Request(StorageRequest::AppendToJournal { record, .. }) => {
                    format!("append {}", record.typing.as_ref().unwrap().text)
                }
                _ => "other".to_string(),
            })
            .collect();
        assert_eq!(kept, ["append xy", "save 2", "other", "save 3", "append z", "save 4"]);
    }
}
