//! Keeps records that were captured on the screen: one a file, in the dossier's folder `captured`.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

use super::StorageWorker;
use crate::capture::{id_of, to_text};
use crate::dossier::entry::PositionEntry;
use crate::shell::store::{Store, StoreError};
use crate::state::captured::{CaptureRequest, Captured};

impl StorageWorker {
    /// Writes a record: a new one under an id that nobody else draws, or one in the place of another.
    pub(super) fn capture(&self, request: &CaptureRequest) -> Result<Captured, String> {
        let Some(folder) = self.places.captured.clone() else {
            return Err("It is not saved: the dossier that is open has no folder.".to_string());
        };
        let store = Store::shared(folder);
        let (name, base) = match &request.instead {
            Some(instead) => (instead.file.clone(), Some(instead.base.as_str())),
            None => (new_name(&store, &request.stem), None),
        };
        let id = if request.instead.is_some() { request.entry.id.clone() } else { name.clone() };
        let entry = PositionEntry { id, ..request.entry.clone() };
        let captured = |name: &str, remark: Option<String>| Captured {
            id: entry.id.clone(),
            file: format!("captured/{name}.ron"),
            remark,
        };
        match store.save(&name, &to_text(&entry), base) {
            Ok(saved) => Ok(captured(&saved.name, None)),
            Err(error) => match error.written() {
                Some(saved) => Ok(captured(&saved.name, Some(error.to_string()))),
                None => Err(format!("The record is not saved: {}", sentence(&error))),
            },
        }
    }
}

/// An id that no record has.
fn new_name(store: &Store, stem: &str) -> String {
    loop {
        let name = id_of(stem, drawn());
        if matches!(store.read(&name), Err(_)) {
            return name;
        }
    }
}

/// Four bytes that nobody else draws: a hash map's keys come from the system.
fn drawn() -> [u8; 4] {
    let drawn = RandomState::new().build_hasher().finish();
    let [a, b, c, d, ..] = drawn.to_le_bytes();
    [a, b, c, d]
}

fn sentence(error: &StoreError) -> String {
    format!("{error}.")
}
