//! Asking the disk for what is to be put on record, and taking the dossier in anew once it is.

use crate::state::captured::RecordRequest;
use crate::state::effect::{Effect, StorageRequest};
use crate::state::model::Model;

/// The folder in which the program writes records, below the dossier's.
pub(super) const FOLDER: &str = "captured/";

pub(super) fn ask(model: &mut Model, request: RecordRequest) {
    model.ask(StorageRequest::Record(request));
}

/// The dossier is read anew for what was written, and that is said.
pub(super) fn was_written(model: &mut Model, said: String) {
    model.capturing.saved = Some(said.clone());
    model.say(said);
    model.ask(Effect::Load);
}
