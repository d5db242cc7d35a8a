//! The brief that is being written, as data: its states, whether it is saved, what of it changed in the dossier.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::history::History;
use crate::brief::changed::BecameOf;
use crate::brief::journal::{EditTarget, JournalRecord, TypedText};
use crate::brief::proof::{Count, Counted};
use crate::brief::{Brief, Item, Subject, TakenAt};
use crate::dossier::PositionSet;

/// The brief that is open, and the names of all.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the brief")]
pub struct BriefSession {
    /// The name of its file; empty while there is none.
    pub name: String,
    pub(in crate::state) history: History<Brief>,
    /// Counts the states that were reached: the last one, the one that is saved, the one that was to be
    /// saved last.
    pub(in crate::state) version: u64,
    pub(in crate::state) saved: u64,
    pub(in crate::state) asked: u64,
    /// Why it is not saved.
    pub trouble: Option<String>,
    /// The names of the briefs that there are.
    pub names: Vec<String>,
    /// What changed in the dossier since an item was collected, by its id.
    pub became: BecameOf,
    /// How its quotes stand, also those whose words are not printed.
    pub count: Count,
    pub(in crate::state) counted: BTreeMap<u32, (Arc<Item>, Arc<[Counted]>)>,
    /// The positions that are in it, to be marked wherever they are shown.
    pub marked: PositionSet,
    pub(in crate::state) kept: BTreeSet<(Subject, Option<TakenAt>)>,
    /// The item that came with what was written, undone or done again, for whoever shows the items.
    pub(in crate::state) came: Option<u32>,
    /// What is being written, and the text once something was typed.
    pub(in crate::state) writing: Option<(EditTarget, Option<String>)>,
    /// The journal holds something that is not in the file.
    pub(in crate::state) is_journaled: bool,
    /// The journal could not be written.
    pub(in crate::state) is_unkept: bool,
    /// Leaving was held up once already, with a warning that it is not saved.
    pub(in crate::state) is_warned: bool,
    /// The brief that was open at the end of the last time, until the names are known.
    pub wanted: Option<String>,
    /// Whether the names were told once.
    pub(in crate::state) is_listed: bool,
    /// The brief that was asked for and is being read.
    pub(in crate::state) opening: Option<String>,
    /// What was left behind is to be offered, if there is any; and what is said where that cannot be.
    pub offer_orphans: Option<&'static str>,
    /// The number of what was left behind and waits for its brief to be opened.
    pub to_recover: Option<usize>,
    /// The number of a journal whose content is in the brief, and will be thrown away once that is saved.
    pub(in crate::state) recovered: Option<usize>,
    /// The name of the brief that was taken away last.
    pub removed: Option<String>,
    /// Another brief is open, which is to be remembered for the next start.
    pub(in crate::state) is_other: bool,
}

/// What a journal of a program that is gone holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// By which it is thrown away.
    pub number: usize,
    /// The name of the brief.
    pub brief: String,
    pub record: JournalRecord,
}

/// A saved file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedAs {
    /// Not the name asked for, if somebody else had changed that file.
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

    /// The number of its state: each state that was reached has another one, also those of other briefs.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whether there is a brief at all.
    pub fn is_open(&self) -> bool {
        !self.name.is_empty()
    }

    /// Whether the names of the briefs were told.
    pub fn is_listed(&self) -> bool {
        self.is_listed
    }

    /// Whether something was typed that is not in the brief yet.
    pub fn is_typed(&self) -> bool {
        matches!(self.writing, Some((_, Some(_))))
    }

    /// Whether what is being typed cannot be kept in the journal.
    pub fn is_unkept(&self) -> bool {
        self.is_unkept
    }

    /// Whether none is being opened, and none is to be.
    pub fn is_settled(&self) -> bool {
        self.is_listed && self.wanted.is_none() && self.opening.is_none()
    }

    /// Whether all of it lies in its file.
    pub fn is_saved(&self) -> bool {
        self.version == self.saved
    }

    /// Whether something was collected as of that time.
    pub fn has(&self, of: Subject, taken: Option<TakenAt>) -> bool {
        !self.kept.is_empty() && self.kept.contains(&(of, taken))
    }

    /// How the quotes that an item rests on stand.
    pub fn count_of(&self, id: u32) -> Count {
        self.counted.get(&id).map_or_else(Count::default, |(_, quotes)| Count::of(quotes.iter()))
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
    pub(in crate::state) fn typing(&self) -> Option<TypedText> {
        let (into, text) = self.writing.as_ref()?;
        text.clone().map(|text| TypedText { into: *into, text })
    }

    /// Takes note that there is a brief of that name.
    pub(in crate::state) fn know(&mut self, name: &str) {
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
