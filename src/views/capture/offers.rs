//! What can be done with a record wherever one is: changing it, taking it away, and taking back what was done.

use crate::dossier::Entity;
use crate::state::Model;
use crate::state::capturing::{self, words};
use crate::state::command::{Reach, When};
use crate::views::view::{Offer, Screen};

/// Changes the chosen position.
pub(in crate::views) const CHANGE: Offer = Offer {
    id: "record.change",
    title: "Change the record",
    help: "Change the chosen position: in the form, if it was put on record on the screen; otherwise in your editor, at its line.",
    keys: &["E"],
    bar: Some((16, "change")),
    reach: Reach::Screen,
    when: has_position,
    run: |screen, model| {
        if let Some(id) = position(screen, model) {
            capturing::change(model, &id);
        }
    },
};

/// Takes it away.
pub(in crate::views) const REMOVE: Offer = Offer {
    id: "record.remove",
    title: "Take the record away",
    help: "Take away the chosen position, if it was put on record on the screen; u brings it back.",
    keys: &["D"],
    bar: Some((17, "take away")),
    reach: Reach::Screen,
    when: has_position,
    run: |screen, model| {
        if let Some(id) = position(screen, model) {
            capturing::remove(model, &id);
        }
    },
};

/// Takes back the last deed.
pub(in crate::views) const UNDO: Offer = Offer {
    id: "record.undo",
    title: "Undo the last change to a record",
    help: "Take back what was last done to a record on the screen; if that was in another session, press the key twice.",
    keys: &["u"],
    bar: Some((18, "undo")),
    reach: Reach::Screen,
    when: has_folder,
    run: |_, model| capturing::undo(model),
};

/// Does it again.
pub(in crate::views) const REDO: Offer = Offer {
    id: "record.redo",
    title: "Redo the last change to a record",
    help: "Do again what was last taken back.",
    keys: &["U"],
    bar: None,
    reach: Reach::Screen,
    when: has_folder,
    run: |_, model| capturing::redo(model),
};

/// The id of the position whose quote is chosen.
fn position(screen: &dyn Screen, model: &Model) -> Option<String> {
    let quote = model.dossier.quote(screen.quote(model).ok()?)?;
    let owner = quote.owner();
    matches!(owner, Entity::Position(_)).then(|| model.dossier.id_of(owner).to_string())
}

/// Whether one of these has its place in the key bar: only where a record is chosen that the program wrote.
pub(in crate::views) fn is_in_bar(id: &str, screen: &dyn Screen, model: &Model) -> bool {
    let is_undo = id == UNDO.id;
    if !is_undo && ![CHANGE.id, REMOVE.id].contains(&id) {
        return true;
    }
    let is_own = position(screen, model).is_some_and(|id| capturing::is_own(model, &id));
    is_own && (!is_undo || model.capturing.next.undo.is_some())
}

fn has_position(screen: &dyn Screen, model: &Model) -> When {
    if model.folder.is_empty() && !model.is_folder {
        return When::No(words::BUNDLED);
    }
    When::only(position(screen, model).is_some(), "Choose a position or one of its quotes first.")
}

fn has_folder(_: &dyn Screen, model: &Model) -> When {
    let is_bundled = model.folder.is_empty();
    When::only(model.is_folder, if is_bundled { words::BUNDLED } else { words::SINGLE })
}
