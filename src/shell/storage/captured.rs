//! Keeps records that were captured on the screen: one a file, in the dossier's folder `captured`; what was done to them,
//! so that it can be taken back; and what is being filled in.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::PathBuf;

use super::Places;
use super::deed_log::DeedLog;
use crate::capture::deeds::{Deed, Kind};
use crate::capture::{decided_anew, id_of, set_aside_file, to_text};
use crate::dossier::entry::{PositionEntry, SetAsideEntry};
use crate::shell::clock::today;
use crate::shell::store::{Journal, OrphanedJournal, Store, StoreError};
use crate::state::captured::{Captured, RecordDone, RecordRequest};
use crate::state::msg::Msg;
use crate::verify::hash;

/// Under this name what is being filled in is kept.
const DRAFT: &str = "record";

/// The folder of records and what belongs to it.
pub(super) struct Records {
    store: Option<Store>,
    log: DeedLog,
    journal: Option<Journal>,
    left: Vec<LeftJournal>,
    /// What is gone on with and not yet kept anew.
    resumed: Option<LeftJournal>,
}

/// A record that was left unsaved, by another start of the program or by this one.
struct LeftJournal {
    text: String,
    orphan: Option<OrphanedJournal>,
    own: Option<Journal>,
}

fn discard(left: Option<LeftJournal>) {
    let Some(LeftJournal { orphan, own, .. }) = left else { return };
    if let Some(orphan) = orphan {
        orphan.discard();
    }
    if let Some(own) = own {
        own.finish();
    }
}

impl Records {
    pub(super) fn new(places: &Places) -> Records {
        let journals = places.journals.clone();
        let store = |folder: PathBuf| Store::shared(folder).with_journals(journals);
        Records {
            store: places.captured.clone().map(store),
            log: DeedLog::new(places.deeds.clone(), format!("{:016x}", drawn())),
            journal: None,
            left: Vec::new(),
            resumed: None,
        }
    }

    /// Does what is asked, and tells what became of it with the deeds that come next.
    pub(super) fn handle(&mut self, request: RecordRequest) -> Option<Msg> {
        let done = match request {
            RecordRequest::List => self.list(),
            RecordRequest::Capture { stem, entry } => {
                RecordDone::Captured(self.capture(&stem, &entry))
            }
            RecordRequest::Change { file, before, entry } => {
                RecordDone::Captured(self.change(&file, before, &entry))
            }
            RecordRequest::Make { file, text } => {
                RecordDone::Made(self.write(Kind::Capture, &file, None, Some(text)).map(|_| file))
            }
            RecordRequest::Remove { file, before } => {
                let done = self.write(Kind::Remove, &file, Some(before), None);
                RecordDone::Removed(done.map(|_| file))
            }
            RecordRequest::Decide { document, put, taken } => {
                let done = self.decide(&document, &put, &taken);
                RecordDone::Decided { document, done }
            }
            RecordRequest::Turn { kind, told } => self.turn(kind, told.as_ref()),
            RecordRequest::Leave { kind, deed } => RecordDone::Left(kind, self.leave(kind, deed)),
            RecordRequest::Open { id, file } => {
                let read =
                    self.store().and_then(|store| store.read(&file).map_err(|error| said(&error)));
                RecordDone::Opened { id, file, read: read.map(|stored| stored.text) }
            }
            RecordRequest::KeepDraft(text) => RecordDone::NotKept(self.keep_draft(&text).err()?),
            RecordRequest::ForgetDraft => {
                if let Some(journal) = self.journal.take() {
                    journal.finish();
                }
                discard(self.resumed.take());
                return None;
            }
            RecordRequest::LeaveDraft(text) => {
                let (own, resumed) = (self.journal.take(), self.resumed.take());
                let orphan = resumed.and_then(|resumed| resumed.orphan);
                self.left.insert(0, LeftJournal { text, orphan, own });
                return None;
            }
            RecordRequest::Resume(text) => {
                self.resumed = self.take_left(&text);
                return None;
            }
            RecordRequest::DiscardLeft(text) => {
                discard(self.take_left(&text));
                return None;
            }
        };
        Some(Msg::Record { done: Box::new(done), next: Box::new(self.log.next()) })
    }

    fn store(&self) -> Result<&Store, String> {
        let nowhere = "the dossier that is open has no folder for records";
        self.store.as_ref().ok_or_else(|| nowhere.to_string())
    }

    /// What programs that are gone had not saved.
    fn list(&mut self) -> RecordDone {
        let found = self.store.as_ref().map(|store| store.orphans().offered).unwrap_or_default();
        for orphan in found.into_iter().filter(|left| left.name == DRAFT) {
            let text = orphan.text.clone();
            self.left.push(LeftJournal { text, orphan: Some(orphan), own: None });
        }
        RecordDone::Listed { left: self.left.iter().map(|left| left.text.clone()).collect() }
    }

    fn take_left(&mut self, text: &str) -> Option<LeftJournal> {
        let at = self.left.iter().position(|left| left.text == text)?;
        Some(self.left.remove(at))
    }

    fn capture(&self, stem: &str, entry: &PositionEntry) -> Result<Captured, String> {
        let store = self.store()?;
        let name = loop {
            let [a, b, c, d, ..] = drawn().to_le_bytes();
            let name = id_of(stem, [a, b, c, d]);
            match store.read(&name) {
                Err(error) if error.is_missing() => break name,
                // A record of that name is there: others are drawn.
                Ok(_) => {}
                Err(error) => return Err(said(&error)),
            }
        };
        let entry = PositionEntry { id: name.clone(), ..entry.clone() };
        let remark = self.write(Kind::Capture, &name, None, Some(to_text(&entry)))?;
        Ok(captured(&entry.id, &name, remark))
    }

    fn change(
        &self,
        file: &str,
        before: String,
        entry: &PositionEntry,
    ) -> Result<Captured, String> {
        let remark = self.write(Kind::Change, file, Some(before), Some(to_text(entry)))?;
        Ok(captured(&entry.id, file, remark))
    }

    /// Sets sentences aside in the file of their document as it is now, whatever others have decided meanwhile.
    fn decide(
        &self,
        document: &str,
        put: &[SetAsideEntry],
        taken: &[SetAsideEntry],
    ) -> Result<Option<String>, String> {
        let (store, file) = (self.store()?, set_aside_file(document));
        let before = match store.read(&file) {
            Ok(stored) => Some(stored.text),
            Err(error) if error.is_missing() => None,
            Err(error) => return Err(said(&error)),
        };
        let after = decided_anew(before.as_deref(), put, taken)
            .map_err(|why| format!("`captured/{file}.ron`: {why}"))?;
        let kind = match (&before, &after) {
            _ if before == after && put.is_empty() => {
                return Err(format!(
                    "`captured/{file}.ron` does not have it: look in the other files"
                ));
            }
            _ if before == after => return Ok(None),
            (None, _) => Kind::Capture,
            (_, None) => Kind::Remove,
            _ => Kind::Change,
        };
        self.write(kind, &file, before, after)
    }

    /// Does a deed: first it is noted, so that it can be taken back, then it is done. What is to be known of it.
    fn write(
        &self,
        kind: Kind,
        file: &str,
        before: Option<String>,
        after: Option<String>,
    ) -> Result<Option<String>, String> {
        let session = self.log.session().to_string();
        let deed = Deed { kind, session, on: today(), file: file.to_string(), before, after };
        self.carry_out(&deed).map_err(|not| not.why)
    }

    fn carry_out(&self, deed: &Deed) -> Result<Option<String>, NotDone> {
        let store = self.store().map_err(|why| NotDone { why, is_stuck: false })?;
        let unnoted = self.log.note(deed).err();
        match put(store, deed) {
            Ok(remark) => {
                let unnoted = unnoted.map(|why| format!("It cannot be taken back later: {why}."));
                Ok(remark.or(unnoted))
            }
            Err(why) => {
                self.log.fail(deed);
                Err(why)
            }
        }
    }

    /// The deed that is taken back or done again next.
    fn next_deed(&self, kind: Kind) -> Option<Deed> {
        let next = self.log.next();
        if kind == Kind::Redo { next.redo } else { next.undo }
    }

    /// Takes back the last deed, or does the last again that was taken back, if its file is as that deed left it. The log
    /// is that of all sessions: what another one did is taken back only when that was asked.
    fn turn(&self, kind: Kind, told: Option<&Deed>) -> RecordDone {
        let Some(deed) = self.next_deed(kind) else { return RecordDone::NothingToTurn(kind) };
        if deed.session != self.log.session() && told != Some(&deed) {
            let is_since = self.log.is_since(&deed.session);
            return RecordDone::OfAnother { kind, deed, is_since };
        }
        let turned = deed.turned(kind, self.log.session(), &today());
        match self.carry_out(&turned) {
            Ok(_) => RecordDone::Turned(kind, Ok(deed)),
            Err(NotDone { why, is_stuck: true }) => RecordDone::Stuck { kind, deed, why },
            Err(NotDone { why, .. }) => RecordDone::Turned(kind, Err(why)),
        }
    }

    /// Sets aside what cannot be taken back or done again, if it still comes next.
    fn leave(&self, kind: Kind, deed: Deed) -> Result<Deed, String> {
        if self.next_deed(kind).as_ref() != Some(&deed) {
            return Err("something else was done meanwhile: look again".to_string());
        }
        let leaves = if kind == Kind::Redo { Kind::LeaveUndone } else { Kind::LeaveDone };
        let line = deed.turned(leaves, self.log.session(), &today());
        let line = Deed { before: None, after: None, ..line };
        self.log.note(&line).map_err(|error| {
            format!("that cannot be noted in the log of changes ({error}): check its folder")
        })?;
        Ok(deed)
    }

    fn keep_draft(&mut self, text: &str) -> Result<(), String> {
        let store = self.store.as_ref();
        let Some(store) = store else { return Ok(()) };
        if self.journal.is_none() {
            self.journal = Some(store.journal(DRAFT).map_err(|error| said(&error))?);
        }
        self.journal
            .as_mut()
            .map_or(Ok(()), |journal| journal.append(text))
            .map_err(|error| said(&error))?;
        // Only now is it kept twice.
        discard(self.resumed.take());
        Ok(())
    }
}

fn captured(id: &str, file: &str, remark: Option<String>) -> Captured {
    Captured { id: id.to_string(), file: format!("captured/{file}.ron"), remark }
}

/// Why a deed was not done.
struct NotDone {
    why: String,
    /// Its file is no longer what the deed found: another attempt would end in the same way.
    is_stuck: bool,
}

impl From<StoreError> for NotDone {
    fn from(error: StoreError) -> NotDone {
        let is_other = matches!(
            error,
            StoreError::Changed { .. } | StoreError::Missing { .. } | StoreError::Unreadable(_)
        );
        // What the system refuses may go well later.
        NotDone {
            is_stuck: error.is_missing() || is_other && error.cause().is_none(),
            why: said(&error),
        }
    }
}

/// Makes a file what a deed leaves, if it is what the deed found.
fn put(store: &Store, deed: &Deed) -> Result<Option<String>, NotDone> {
    let base = deed.before.as_ref().map(|text| hash(text.as_bytes()));
    let there = match store.read(&deed.file) {
        Ok(stored) => Some(stored.hash),
        Err(error) if error.is_missing() => None,
        Err(error) => return Err(error.into()),
    };
    // A save would keep both texts, but a record has one file.
    if there != base {
        let place = store.folder().join(format!("{}.ron", deed.file));
        let place = place.display();
        let why = match (&there, &base) {
            (None, _) => format!("`{place}` is gone: bring it back, or write the record anew"),
            (Some(_), None) => format!("`{place}` is there again: take it away first"),
            (Some(_), Some(_)) => format!(
                "`{place}` has changed since and is left as it is: look at it, and mend it by hand"
            ),
        };
        return Err(NotDone { why, is_stuck: true });
    }
    let Some(after) = &deed.after else {
        store.remove(&deed.file, &base.unwrap_or_default())?;
        return Ok(None);
    };
    match store.save(&deed.file, after, base.as_deref()) {
        Ok(saved) => Ok(saved.theirs.map(|theirs| {
            format!("Something else wrote the file in the same moment; its text is `{theirs}`.")
        })),
        Err(error) if error.written().is_some() => Ok(Some(format!("{error}."))),
        Err(error) => Err(error.into()),
    }
}

fn said(error: &StoreError) -> String {
    error.to_string()
}

/// A number that nobody else draws: the keys of a hash map come from the system.
fn drawn() -> u64 {
    RandomState::new().build_hasher().finish()
}
