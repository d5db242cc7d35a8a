//! What is done with saved views: going to one, saving, taking away, and telling what is new.

use crate::dossier::slug;
use crate::state::effect::StorageRequest;
use crate::state::jobs::JobKind;
use crate::state::model::Model;
use crate::state::place::Place;
use crate::state::saved::{Counted, Read, SavedView, Seen, Undo, ViewFile, Whose, read};

/// Takes what lies in the folders, and what is said of it.
pub fn took(model: &mut Model, files: Vec<ViewFile>, seen: &str, said: String) {
    let (mut views, mut unreadable) = (Vec::new(), Vec::new());
    for found in files {
        match read(found) {
            Read::View(view) => views.push(view),
            Read::Not(why) => unreadable.push(why),
        }
    }
    views.sort_by(|a, b| (a.whose, a.name.as_str()).cmp(&(b.whose, b.name.as_str())));
    (model.saved.views, model.saved.unreadable) = (Some(views), unreadable);
    model.saved.seen = Seen::from_text(seen);
    model.jobs.forget_saved();
    if !said.is_empty() {
        model.say(said);
    }
    model.is_other();
}

/// What is filtered now, as a view of that name.
fn present(model: &Model, name: &str, whose: Whose, place: Place) -> Option<SavedView> {
    Some(SavedView {
        whose,
        file: slug(name)?,
        hash: String::new(),
        name: name.trim().to_string(),
        find: model.scope.find.clone(),
        time: model.scope.time,
        place,
    })
}

/// The name of a new view, where what is typed can be one and no view of the same kind has it.
pub fn name_of_new(model: &Model, typed: &str, whose: Whose) -> Option<String> {
    let file = slug(typed)?;
    let is_taken = model.saved.all().iter().any(|view| view.whose == whose && view.file == file);
    (!is_taken).then(|| typed.trim().to_string())
}

/// Keeps what is filtered now, with the place, under a name; or in the place of the view that is given.
pub fn keep(
    model: &mut Model,
    name: &str,
    whose: Whose,
    place: Place,
    instead: Option<&SavedView>,
) {
    let Some(view) = present(model, name, whose, place) else { return };
    let file = instead.map_or(view.file.clone(), |view| view.file.clone());
    let base = instead.map(|view| view.hash.clone());
    model.saved.undone.extend(instead.cloned().map(Undo::Replace));
    let text = view.text();
    model.ask(StorageRequest::KeepView { whose, file: file.clone(), text, base });
    // Whoever saves it has what it lists in sight.
    note(model, SavedView { file, ..view });
}

/// Goes to a view: looks for what it looks for, as of its time, at its place.
pub fn open(model: &mut Model, view: &SavedView) {
    if !model.calendar.is_of(model.dossier.len()) {
        return model.say("The dossier is still being checked; try again.");
    }
    model.scope.time = view.time;
    model.scope.find.clone_from(&view.find);
    model.apply_scope();
    model.go(view.place.clone());
    note(model, view.clone());
}

/// Takes note that a view is looked at: once what it lists is known, what is new is told.
fn note(model: &mut Model, view: SavedView) {
    model.saved.opened = Some(view);
}

/// Asks for what the view lists that was opened, unless that waits for something else.
pub fn look_at(model: &mut Model) {
    if let Some(view) = &model.saved.opened
        && !model.scope.is_waiting
        && model.index.is_of(model.dossier.len())
    {
        model.ensure_jobs(&[JobKind::Looked(view.key())]);
    }
}

impl Model {
    /// Takes what the view that was opened lists: what is new is led through, and it counts as looked at.
    pub(in crate::state) fn looked_at(&mut self, key: &str, ids: &str, counted: &Counted) {
        let Some(view) = self.saved.opened.take_if(|view| view.key() == key) else { return };
        self.ask(StorageRequest::LookedAt { view: key.to_string(), ids: ids.into() });
        let Some(new) = counted.new.filter(|new| *new > 0) else { return };
        let are = if new == 1 { "1 position is" } else { &format!("{new} positions are") };
        self.searches.lead_through(counted.new_ids.clone());
        self.say(format!(
            "{}: {are} new since you last looked; F3 leads through what is new.",
            view.name
        ));
    }
}

/// Takes a view away.
pub fn remove(model: &mut Model, view: &SavedView) {
    let (whose, file) = (view.whose, view.file.clone());
    model.saved.undone.push(Undo::Restore(whose, file.clone()));
    model.ask(StorageRequest::RemoveView { whose, file, base: view.hash.clone() });
}

/// Takes back what was done last: brings back the view that was taken away, or lets it be as it was before it was
/// replaced; again, what was done before that.
pub fn restore(model: &mut Model) {
    match model.saved.undone.pop() {
        Some(Undo::Restore(whose, file)) => model.ask(StorageRequest::RestoreView { whose, file }),
        Some(Undo::Replace(before)) => {
            let now = model.saved.all().iter().find(|view| view.key() == before.key());
            let base = now.map(|view| view.hash.clone());
            let (whose, file, text) = (before.whose, before.file.clone(), before.text());
            model.ask(StorageRequest::KeepView { whose, file, text, base });
        }
        None => model.say("No view was taken away or replaced."),
    }
}
