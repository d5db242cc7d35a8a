//! The state of the program, but for what each screen keeps to itself; one door for what the world outside is asked
//! ([`Model::ask`]) and one for where to go next ([`Model::next`]).

use std::path::PathBuf;
use std::sync::Arc;

use super::adding::Adding;
use super::captured::Capturing;
use super::command::When;
use super::effect::Effect;
use super::exportable::Exportable;
use super::jobs::{JobKind, Jobs};
use super::layout::Layout;
use super::lesson::{Deed, Lesson};
use super::overlay::{Next, Overlay};
use super::passages::InTexts;
use super::place::Place;
use super::saved::Shelf;
use super::searches::Searches;
use super::session::{BriefSession, Orphan};
use super::watched::Change;
use crate::dossier::problem::Problem;
use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, Known, Marks, PositionIx, PositionSet};
use crate::insight::as_of::{Calendar, Time};
use crate::insight::holdings::Holdings;
use crate::scope::query::{Columns, Live, asks_of_conflicts};
use crate::scope::{Ground, Scope, query_of};
use crate::search::index::Index;
use crate::search::query::Query;
use crate::search::rank;
use crate::verify::{CopyState, NoText, Proofs, Tally};

/// How far the dossier is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// For the first time: nothing can be shown yet.
    #[default]
    Reading,
    /// It is shown; its rules are being checked and its words folded for the search.
    Checking,
    /// The same, after it was read again.
    CheckingAgain,
    Done,
}

/// What is being done with a dossier that is read for the first time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Its files are looked for.
    #[default]
    Begun,
    /// So many of its files are read.
    Files { read: usize, of: usize },
    /// Its entries are read: so many bytes of their text.
    Entries { read: usize, of: usize },
}

/// Counts what was read, so that it can be told whether something is of the dossier that is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The dossiers that were read.
    pub dossiers: u64,
    /// Those that were checked: then there are an index and a calendar.
    pub checked: u64,
}

/// The file that was exported last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastExport {
    /// The number of its format among those that there were to choose from.
    pub format: usize,
    /// Of what it is, and where it lies.
    pub of: Option<Exportable>,
    pub path: Option<PathBuf>,
    /// What the file holds that was really written last.
    pub written: Option<Exportable>,
}

/// The state of the program, but for what each screen keeps to itself.
#[derive(Debug, Default)]
pub struct Model {
    pub dossier: Arc<Dossier>,
    /// What is being read or checked right now, and what was.
    pub stage: Stage,
    /// How far reading is, the first time.
    pub progress: Progress,
    pub read: Read,
    /// The folder or file that is open, as people write it; empty for a bundled dossier.
    pub folder: String,
    /// Whether that is a folder, which can take documents.
    pub is_folder: bool,
    pub problems: Vec<Problem>,
    /// What is wrong with the user's settings.
    pub settings_problems: Vec<super::settings::Problem>,
    pub marks: Marks,
    /// What the dossier holds, summed up.
    pub held: Holdings,
    /// The verdicts on the quotes, as far as they are known.
    pub proofs: Proofs,
    /// Counts what came of proving.
    pub proved: u64,
    /// The verdicts and stamps, summed up.
    pub tally: Tally,
    /// How many documents are still to be read in their copies.
    pub unread: usize,
    /// Comes after the dossier; until then nothing can be looked for.
    pub index: Arc<Index>,
    /// What positions and quotes have in each field, for filters; comes with the index.
    pub columns: Arc<Columns>,
    /// When each position came to be there; comes with the index.
    pub calendar: Arc<Calendar>,
    pub scope: Scope,
    pub jobs: Jobs,
    /// What was searched for, the last at the end, and the hits that next and previous go through.
    pub searches: Searches,
    pub saved: Shelf,
    /// What the search box found in the texts of documents.
    pub in_texts: InTexts,
    /// Counts the states of all that rows are made of: another dossier, scope or result makes another number.
    pub generation: u64,
    /// The brief that is being written.
    pub brief: BriefSession,
    /// What journals of programs that are gone hold.
    pub orphans: Vec<Orphan>,
    /// The id of the actor that was marked to be compared with another one.
    pub marked_actor: Option<String>,
    pub last_export: LastExport,
    /// The document that is being added.
    pub adding: Adding,
    /// What is selected in a document, and what is being said of it.
    pub capturing: Capturing,
    /// The lesson, where it is open; and what was done of it, by name, whether it is or not.
    pub lesson: Option<Lesson>,
    pub learned: Vec<String>,
    /// The day, as `2026-01-31`.
    pub today: String,
    /// The files for whose changes it was read again, until that is said.
    pub changed: Vec<Change>,
    /// The hash of the dossier's files; empty while it is not known.
    pub fingerprint: String,
    /// What the last key did or could not do, until the next one.
    pub status: Option<String>,
    pub layout: Layout,
    effects: Vec<Effect>,
    next: Vec<Next>,
}

impl Model {
    /// Whether everything is there that was asked for: the dossier, what is worked out beside the loop, the brief.
    pub fn is_settled(&self) -> bool {
        self.stage == Stage::Done && !self.jobs.is_under_way() && self.brief.is_settled()
    }

    /// Whether something of the lesson was done.
    pub fn has_learned(&self, deed: Deed) -> bool {
        self.learned.iter().any(|name| name == deed.name())
    }

    /// Says something in the place of the key bar, until the next key.
    pub fn say(&mut self, words: impl Into<String>) {
        self.status = Some(words.into());
    }

    /// Asks the world outside to do something: the one door.
    pub fn ask(&mut self, effect: impl Into<Effect>) {
        self.effects.push(effect.into());
    }

    /// What was asked for, in order.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Asks for something to be done next.
    pub fn next(&mut self, next: Next) {
        self.next.push(next);
    }

    /// What is to be done next, in order.
    pub fn take_next(&mut self) -> Vec<Next> {
        std::mem::take(&mut self.next)
    }

    /// Goes to another place; Esc comes back.
    pub fn go(&mut self, place: Place) {
        self.next(Next::Go(place));
    }

    /// Goes to a position, of the actor that is named if it is one of its own; says why, where it is not there.
    pub fn go_to_position(&mut self, ix: PositionIx, actor: Option<ActorIx>) {
        if !self.scope.there.contains(ix) {
            return self.say("It does not count as of that day; x shows everything.");
        }
        if let Some(place) = Place::of_position(&self.dossier, ix, actor) {
            self.go(place);
        }
    }

    /// Lays something above what is there.
    pub fn open(&mut self, overlay: Overlay) {
        self.next(Next::Open(overlay));
    }

    /// Lays something above the screen, unless something lies there already; then says so.
    pub fn offer(&mut self, overlay: Overlay, otherwise: &'static str) {
        self.next(Next::Offer(overlay, otherwise));
    }

    /// Closes what lies on top.
    pub fn close(&mut self) {
        self.next(Next::Close);
    }

    /// The dossier as far as it was known at the time that was chosen.
    pub fn known(&self) -> Known<'_> {
        self.scope.known(&self.dossier, self.proofs.fallen())
    }

    /// Takes note that rows have to be made anew.
    pub fn is_other(&mut self) {
        self.generation += 1;
    }

    /// Works out again everything that depends on the dossier and the scope.
    pub fn apply_scope(&mut self) {
        self.renew_scope();
        self.jobs.renew();
        self.is_other();
    }

    /// Works out again what depends on what is looked for; the time is the same.
    pub fn apply_what_is_looked_for(&mut self) {
        // Where sources differ, if that is asked.
        if asks_of_conflicts(&query_of(&self.scope.find)) {
            self.ensure_jobs(&[JobKind::Differing]);
        }
        self.renew_scope();
        self.jobs.renew_what_is_shown();
        if self.scope.is_waiting {
            self.ensure_jobs(&[JobKind::Differing]);
        }
        self.is_other();
    }

    fn renew_scope(&mut self) {
        let live = self.live();
        let (index, columns, calendar) =
            (self.index.clone(), self.columns.clone(), self.calendar.clone());
        let ground = Ground { index: &index, columns: &columns, calendar: &calendar, live: &live };
        self.scope.renew(&self.dossier, ground);
    }

    /// Replaces what is looked for, as it is typed.
    pub fn find(&mut self, words: String) {
        self.scope.find = words;
        self.apply_what_is_looked_for();
    }

    /// Looks for nothing, and asks for everything again.
    pub fn show_all(&mut self) {
        self.find(String::new());
    }

    /// Replaces what is looked for.
    pub fn ask_for(&mut self, query: &Query) {
        self.find(query.to_string());
    }

    /// What filters ask that comes and goes.
    pub fn live(&self) -> Live {
        Live {
            outcomes: self.proofs.outcomes().clone(),
            conflict: self.jobs.differing.as_ref().map(|differing| differing.marked.clone()),
            in_brief: self.positions_in_brief(),
            ..Live::default()
        }
    }

    /// The positions that the brief holds.
    fn positions_in_brief(&self) -> PositionSet {
        let kept = self.brief.now().items.iter().filter_map(|item| item.excerpt());
        let parts = kept.flat_map(|kept| &kept.snapshot.parts);
        let found = parts.filter_map(|part| match self.dossier.find(&part.position) {
            Some(Entity::Position(ix)) => Some(ix),
            _ => None,
        });
        found.collect()
    }

    /// What has a name and is found by the words that are looked for, best first.
    pub fn best_named(&self, is_wanted: impl Fn(&Entity) -> bool) -> Vec<Entity> {
        let words = self.scope.query.words();
        if words.is_empty() || !self.index.is_of(self.dossier.len()) {
            return Vec::new();
        }
        let matches = self.index.matches(&words);
        let named: Vec<bool> =
            self.index.named().iter().map(|entity| self.scope.named.contains(entity)).collect();
        let none = PositionSet::none();
        let known = Known::from(&*self.dossier);
        let hits = rank::ranked(known, &self.index, &matches, &named, &none, (false, usize::MAX));
        hits.into_iter().map(|hit| hit.entity).filter(is_wanted).collect()
    }

    /// Chooses another time.
    pub fn set_time(&mut self, time: Time) {
        if !self.calendar.is_of(self.dossier.len()) {
            self.say("The dossier is still being checked; try again.");
            return;
        }
        self.scope.time = time;
        self.apply_scope();
    }

    /// Whether the text of a document can be read here.
    pub fn copy_at_hand(&self, document: Option<DocumentIx>) -> When {
        match document.and_then(|ix| self.proofs.copy(ix)) {
            Some(CopyState::Held { .. }) => When::Yes,
            _ if self.unread > 0 => When::No("The copies are still being read."),
            Some(CopyState::None(NoText::Unreadable(_))) => {
                When::No("The copy of this document cannot be read; ! says why.")
            }
            _ => When::No(
                "There is no copy of this document here; --sources names a folder with copies.",
            ),
        }
    }
}
