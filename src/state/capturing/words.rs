//! What was done to records, in words.

use crate::capture::deeds::{Deed, Kind};
use crate::capture::{from_text, set_aside_in};
use crate::dossier::date::Date;
use crate::dossier::{Dossier, Entity};
use crate::state::model::Model;
use crate::text::words::in_a_row;

/// Why nothing can be kept, and what can be done.
pub const BUNDLED: &str = "This dossier comes with the program and has no folder. Make a copy with “onrecord new DIR --from NAME” and open that.";
pub const SINGLE: &str = "A single file is open, and records are kept in the folder of a dossier. Put the file into a folder of its own and open that.";

/// Why nothing of the dossier that is open can be kept; `None` where it can.
pub fn nowhere(model: &Model) -> Option<&'static str> {
    match (model.is_folder, model.folder.is_empty()) {
        (true, _) => None,
        (false, true) => Some(BUNDLED),
        (false, false) => Some(SINGLE),
    }
}

/// A deed in a clause: `putting “Arland, Ships: Commit” on record`.
pub fn told(d: &Dossier, deed: &Deed) -> String {
    let texts = || [&deed.after, &deed.before].into_iter().flatten();
    // Of sentences that were set aside, one file holds all.
    if let Some(aside) = texts().find_map(|text| set_aside_in(text).into_iter().next()) {
        let again = if deed.kind == Kind::Undo { ", taken back" } else { "" };
        return format!("the decision on sentences of {}{again}", aside.document);
    }
    let of = |text: &Option<String>| text.as_deref().and_then(|text| record(d, text));
    let file = || format!("captured/{}.ron", deed.file);
    let record = of(&deed.after).or_else(|| of(&deed.before)).unwrap_or_else(file);
    match deed.kind {
        Kind::Capture | Kind::Failed | Kind::LeaveDone | Kind::LeaveUndone => {
            format!("putting “{record}” on record")
        }
        Kind::Change => format!("the change of “{record}”"),
        Kind::Remove => format!("taking away “{record}”"),
        Kind::Undo => format!("taking back “{record}”"),
        Kind::Redo => format!("doing “{record}” again"),
    }
}

/// A record by whose position it is, on what, and which.
fn record(d: &Dossier, text: &str) -> Option<String> {
    let entry = from_text(text)?;
    let name =
        |id: &String| d.find(id).map_or(id.clone(), |entity: Entity| d.name_of(entity).to_string());
    let actors: Vec<String> = entry.actors.iter().map(name).collect();
    let (actors, topic) = (in_a_row(&actors, "and"), name(&entry.topic));
    Some(format!("{actors}, {topic}: {}", entry.stance.name()))
}

/// A day in words.
pub fn day(on: &str) -> String {
    Date::parse(on).map_or(on.to_string(), |day| day.in_words())
}
