//! The brief that is being written: its states, whether it is saved, what of it changed in the dossier. The
//! file is written beside the event loop, one state after the other; what is being typed goes to a journal.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::effect::{Effect, Keep};
use super::msg::Msg;
use super::place::Screen;
use super::{App, Overlay};
use super::{session, shelf};
use crate::brief::history::History;
use crate::brief::proof::{Count, count_item};
use crate::brief::{Brief, Item, Of, Taken, file, jotting};
use crate::dossier::{Entity, PositionSet};
use crate::views::export;

/// The name of a brief's file, where nobody chose one.
pub(super) const UNNAMED: &str = "brief";

/// What is said while it is being saved because somebody asked, and afterwards.
const SAVING: &str = "Saving …";
const SAVED: &str = "It is saved.";

/// The brief that is open, and the names of all.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the brief")]
pub struct Desk {
    /// The name of its file; empty while there is none.
    pub name: String,
    history: History,
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
    /// The journal holds something that is not in the file.
    jotted: bool,
    /// The journal could not be written.
    is_unkept: bool,
    /// That it is not saved was said when it was to be left.
    pub warned: bool,
    /// The brief that was open at the end of the last time, until the names are known.
    pub wanted: Option<String>,
    /// Whether the names were told once.
    is_listed: bool,
    /// The brief that was asked for and is being read.
    opening: Option<String>,
    /// The number of what was left behind and waits for its brief to be opened.
    pub to_recover: Option<usize>,
    /// The number of a journal whose content is in the brief, and will be thrown away once that is saved.
    pub recovered: Option<usize>,
    /// The name of the brief that was taken away last.
    pub removed: Option<String>,
    effects: Vec<Effect>,
}

/// A saved file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedAs {
    /// Another one than was asked for where the file was changed by somebody else.
    pub name: String,
    /// What is to be known about it: a sentence.
    pub remark: Option<String>,
}

impl Desk {
    pub fn brief(&self) -> &Brief {
        self.history.now()
    }

    pub fn history(&self) -> &History {
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

    /// What is to be done now: save, jot.
    pub fn effects(&mut self) -> Vec<Effect> {
        let mut effects = std::mem::take(&mut self.effects);
        if self.is_open() && self.asked != self.version {
            self.asked = self.version;
            let save = Keep::Save {
                name: self.name.clone(),
                version: self.version,
                brief: Arc::new(self.brief().clone()),
            };
            effects.push(save.into());
        }
        effects
    }

    /// Keeps what is being typed in the journal.
    pub fn jot(&mut self, jotting: jotting::Jotting) {
        self.jotted = true;
        self.is_unkept = false;
        let jotting = Box::new(jotting);
        self.effects.push(Keep::Jot { name: self.name.clone(), jotting }.into());
    }

    /// What was typed is not wanted, or is in the brief already.
    pub fn forget_typing(&mut self) {
        if self.jotted && self.is_saved() {
            self.jotted = false;
            self.effects.push(Keep::Unjot { name: self.name.clone() }.into());
        }
    }

    /// Starts another brief with the file of that name.
    fn start(&mut self, name: String, brief: Brief) {
        // The last state of the one before is saved first.
        let effects = self.effects();
        // States are counted on, so that no answer about another brief is taken for one about this.
        let version = self.version + 1;
        *self = Desk {
            name,
            names: std::mem::take(&mut self.names),
            effects,
            is_listed: self.is_listed,
            to_recover: self.to_recover,
            recovered: self.recovered,
            removed: self.removed.take(),
            history: History::new(brief),
            version,
            saved: version,
            asked: version,
            ..Desk::default()
        };
    }

    /// Takes note that there is a brief of that name.
    pub fn know(&mut self, name: &str) {
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

/// Goes on to another state of the brief; a new one is begun where there is none. `done` says what was done.
/// Whether that changed anything.
pub fn change(app: &mut App, next: Brief, done: &str) -> bool {
    if !app.desk.is_open() {
        begin(app, &app.desk.free_name(UNNAMED));
    }
    let mut next = next;
    next.head.dossier.clone_from(&app.dossier.id);
    let is_other = app.desk.history.go_on(next, done);
    if is_other {
        touched(app);
    }
    is_other
}

/// Begins an empty brief. Its file is made with the first thing that is put into it.
pub fn begin(app: &mut App, name: &str) {
    leave(app);
    let mut brief = Brief::default();
    brief.head.dossier.clone_from(&app.dossier.id);
    app.desk.start(name.to_string(), brief);
    renewed(app);
}

/// Asks for a brief to be read and opened.
pub fn open(app: &mut App, name: String) -> Vec<Effect> {
    app.desk.opening = Some(name.clone());
    vec![Keep::Open(name).into()]
}

/// Opens a brief that was read; whether it is open now.
fn opened(app: &mut App, name: &str, read: Result<String, String>) -> bool {
    // Another one was begun since it was asked for, or it is open already.
    if app.desk.opening.as_deref() != Some(name) {
        return false;
    }
    app.desk.opening = None;
    let why_not = match read.map(|text| file::from_text(&text)) {
        Ok(Ok(_)) if super::writing::is_typing(app) => {
            format!("The brief `{name}` is not opened, because you are writing.")
        }
        Ok(Ok(brief)) => {
            leave(app);
            app.desk.start(name.to_string(), brief);
            renewed(app);
            return true;
        }
        // It stays as it is: nothing writes to a file that could not be read.
        Ok(Err(fault)) => format!("The brief `{name}` cannot be opened: {fault}."),
        Err(why) => why,
    };
    app.status = Some(why_not);
    app.desk.to_recover = None;
    false
}

/// Whether another brief can be opened in the place of this one; if not, says why.
pub fn may_turn(app: &mut App) -> bool {
    if app.desk.is_saved() {
        return true;
    }
    app.status = Some(match app.desk.trouble {
        Some(_) => "This brief is not saved, and stays open until it is: 7, then Ctrl-S.".into(),
        None => "This brief is still being saved; try again in a moment.".into(),
    });
    false
}

/// Takes what a journal held of the brief that is open as its next state, and offers what else there is.
pub fn recover(app: &mut App, number: usize) {
    let Some(at) = app.left.iter().position(|(n, ..)| *n == number) else { return };
    let (number, _, jotting) = app.left.remove(at);
    let next = jotting.put_into(app.desk.brief());
    change(app, next, "recovering what was typed");
    app.status = Some(format!("What was typed is in the brief “{}” again.", app.desk.name));
    app.desk.recovered = Some(number);
    forget(app);
    if !app.left.is_empty() && app.overlay.is_none() {
        app.overlay = Some(Overlay::Recover { scroll: 0 });
    }
}

/// What is not saved of the brief that is open is left in the journal.
fn leave(app: &mut App) {
    if app.desk.is_open() && !app.desk.is_saved() && app.desk.trouble.is_some() {
        jot_all(app);
    }
}

/// Keeps in the journal all that is not in the file.
fn jot_all(app: &mut App) {
    let brief = Some(app.desk.brief().clone());
    let typing = super::writing::typed(app);
    app.desk.jot(jotting::Jotting { brief, typing, ..Default::default() });
}

/// Once all is in the file, no journal need keep it.
fn forget(app: &mut App) {
    if !app.desk.is_saved() {
        return;
    }
    if let Some(number) = app.desk.recovered.take() {
        app.desk.effects.push(Keep::DropLeft(number).into());
    }
    // What is being typed is only there.
    if super::writing::typed(app).is_none() {
        app.desk.forget_typing();
    }
}

pub fn undo(app: &mut App) {
    let before = app.desk.brief().clone();
    match app.desk.history.undo() {
        Some(done) => {
            app.status = Some(format!("Undone: {done}."));
            choose_what_came(app, &before);
            touched(app);
        }
        None => app.status = Some("There is nothing to undo.".to_string()),
    }
}

pub fn redo(app: &mut App) {
    let before = app.desk.brief().clone();
    match app.desk.history.redo() {
        Some(done) => {
            app.status = Some(format!("Done again: {done}."));
            choose_what_came(app, &before);
            touched(app);
        }
        None => app.status = Some("There is nothing to do again.".to_string()),
    }
}

/// Chooses the item that was not there before, on the screen of the brief.
fn choose_what_came(app: &mut App, before: &Brief) {
    let is_new = |item: &&Arc<Item>| before.item(item.id).is_none();
    let came = app.desk.brief().items.iter().find(is_new).map(|item| item.id.to_string());
    if let (Some(id), Screen::Brief) = (came, app.place.screen) {
        app.place.subject = id;
    }
}

/// Tries again to save.
pub fn save(app: &mut App) {
    app.desk.trouble = None;
    app.desk.asked = app.desk.saved;
    app.status = Some(if app.desk.is_saved() { SAVED } else { SAVING }.to_string());
}

/// What came of saving.
pub fn saved(app: &mut App, version: u64, result: Result<SavedAs, String>) {
    // Of a brief that is no longer open.
    let is_other = version < app.desk.saved;
    match result {
        Ok(saved) => {
            app.desk.know(&saved.name);
            if saved.remark.is_some() {
                app.status = saved.remark;
            } else if app.status.as_deref() == Some(SAVING) {
                app.status = Some(SAVED.to_string());
            }
            if is_other {
                return;
            }
            app.desk.saved = version;
            app.desk.trouble = None;
            // Where it has another name now, what has its old one is there, too.
            let before = std::mem::replace(&mut app.desk.name, saved.name);
            app.desk.know(&before);
            forget(app);
        }
        Err(why) if is_other => app.status = Some(format!("Not saved: {why}")),
        Err(_) if version != app.desk.version => {}
        Err(why) => {
            app.status = Some(format!("Not saved: {why}"));
            app.desk.trouble = Some(why);
            jot_all(app);
        }
    }
}

/// Whether the program can be left; the first time that something is not saved, says so.
pub fn may_leave(app: &mut App) -> bool {
    if app.desk.is_saved() || app.desk.trouble.is_none() {
        return true;
    }
    if app.desk.warned {
        // Perhaps it can be saved by now.
        app.desk.asked = app.desk.saved;
        return true;
    }
    app.desk.warned = true;
    app.status = Some(if app.desk.is_unkept {
        "Neither the brief is saved nor the journal, so what is new would be lost; q leaves.".into()
    } else {
        "The brief is not saved. It is kept in the journal and offered next time; q leaves.".into()
    });
    false
}

/// A new state was reached.
fn touched(app: &mut App) {
    app.desk.version += 1;
    app.desk.trouble = None;
    app.desk.warned = false;
    recount(app);
    app.work.forget_kept();
    app.settle();
}

fn renewed(app: &mut App) {
    // Which brief is open is known at the next start, however this one ends.
    let session = session::text(app);
    app.desk.effects.push(Keep::Remember(session).into());
    app.desk.changed.clear();
    recount(app);
    app.work.forget_kept();
    app.settle();
}

/// Takes note of other verdicts or another dossier.
pub fn refresh(app: &mut App) {
    app.desk.counted.clear();
    recount(app);
}

/// Counts how the quotes stand, and which positions are kept; what is as it was is not counted again.
fn recount(app: &mut App) {
    let desk = &mut app.desk;
    let mut counted = BTreeMap::new();
    let (mut all, mut marked, mut kept) =
        (Count::default(), PositionSet::default(), BTreeSet::new());
    for item in &desk.history.now().items {
        let Some(snapshot) = item.kept().map(|kept| &kept.snapshot) else { continue };
        let known = desk.counted.get(&item.id).filter(|(known, _)| Arc::ptr_eq(known, item));
        let count =
            known.map_or_else(|| count_item(&app.dossier, &app.proofs, item), |(_, count)| *count);
        all.add(count);
        counted.insert(item.id, (item.clone(), count));
        if let Of::Position(id) = &snapshot.of
            && let Some(Entity::Position(ix)) = app.dossier.find(id)
        {
            marked.insert(ix);
        }
        kept.insert((snapshot.of.clone(), snapshot.taken.clone()));
    }
    (desk.counted, desk.count, desk.marked, desk.kept) = (counted, all, marked, kept);
}

/// Answers what comes from the shell about briefs.
pub fn answer(app: &mut App, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Today(day) => app.today = day,
        Msg::Fingerprint { dossier, hash } if Arc::ptr_eq(&dossier, &app.dossier) => {
            app.fingerprint = hash;
        }
        Msg::Briefs { names, left } => return listed(app, names, left),
        Msg::BriefOpened { name, read } => {
            // What cannot be put into its brief stays in its journal.
            if opened(app, &name, read)
                && let Some(number) = app.desk.to_recover.take()
            {
                recover(app, number);
            }
        }
        Msg::BriefSaved { version, saved: result } => saved(app, version, result),
        Msg::BriefMoved { from, to, done } => shelf::moved(app, from, to, done),
        Msg::NotJotted(why) => {
            app.desk.is_unkept = true;
            app.status = Some(if app.desk.trouble.is_some() {
                format!("Not saved, and not kept in the journal either: {why}")
            } else {
                format!("What you type is not kept in the journal: {why}")
            });
        }
        Msg::Exported { path, done } => export::written(app, path, done),
        _ => {}
    }
    Vec::new()
}

/// Takes the names of the briefs, offers what was left behind, and opens the brief that was open last.
fn listed(
    app: &mut App,
    names: Result<Vec<String>, String>,
    left: Vec<(String, jotting::Jotting)>,
) -> Vec<Effect> {
    match names {
        Ok(names) => app.desk.names = names,
        Err(why) => app.status = Some(why),
    }
    // Asked for again, the journals are the same: what was decided later is not offered twice.
    if !app.desk.is_listed {
        app.desk.is_listed = true;
        let numbered = left.into_iter().enumerate();
        app.left = numbered.map(|(number, (name, jotting))| (number, name, jotting)).collect();
        if !app.left.is_empty() {
            match app.overlay {
                None => app.overlay = Some(Overlay::Recover { scroll: 0 }),
                Some(_) => app.status = Some("What was left behind is offered next time.".into()),
            }
        }
        let wanted = app.desk.wanted.take().filter(|name| app.desk.names.contains(name));
        if let Some(name) = wanted.filter(|_| !app.desk.is_open()) {
            return open(app, name);
        }
    }
    Vec::new()
}
