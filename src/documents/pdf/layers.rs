//! Optional content: layers that a document shows or does not show when it is opened.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::source::Source;

/// The layers that are off.
#[derive(Debug, Default)]
pub(super) struct Layers {
    off: BTreeSet<ObjectId>,
}

impl Layers {
    pub(super) fn of(source: &Source) -> Layers {
        let mut layers = Layers::default();
        let catalog = source.dictionary(&source.document.trailer, b"Root");
        let Some(properties) = catalog.and_then(|c| source.dictionary(c, b"OCProperties")) else {
            return layers;
        };
        let listed = |of: &Dictionary, key: &[u8]| -> Vec<ObjectId> {
            source.array(of, key).unwrap_or_default().iter().filter_map(Source::id).collect()
        };
        let Some(default) = source.dictionary(properties, b"D") else { return layers };
        if source.name(default, b"BaseState") == Some(b"OFF") {
            layers.off.extend(listed(properties, b"OCGs"));
            for id in listed(default, b"ON") {
                layers.off.remove(&id);
            }
        }
        layers.off.extend(listed(default, b"OFF"));
        layers
    }

    /// Whether what belongs to this layer, or to this combination of layers, is not shown.
    pub(super) fn hide(&self, source: &Source, layer: &Object) -> bool {
        if self.off.is_empty() {
            return false;
        }
        if Source::id(layer).is_some_and(|id| self.off.contains(&id)) {
            return true;
        }
        let Some(Ok(combined)) = source.real(layer).map(Object::as_dict) else { return false };
        let Ok(members) = combined.get(b"OCGs") else { return false };
        let members: Vec<ObjectId> = match (Source::id(members), source.real(members)) {
            (_, Some(Object::Array(array))) => array.iter().filter_map(Source::id).collect(),
            (id, _) => id.into_iter().collect(),
        };
        let mut off = members.iter().map(|id| self.off.contains(id));
        if members.is_empty() {
            return false;
        }
        let is_shown = match source.name(combined, b"P") {
            Some(b"AllOn") => !off.any(|off| off),
            Some(b"AnyOff") => off.any(|off| off),
            Some(b"AllOff") => off.all(|off| off),
            _ => off.any(|off| !off),
        };
        !is_shown
    }
}
