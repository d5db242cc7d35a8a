//! What became of an item in the dossier since it was collected, as its page says it.

use super::changed::Became;
use super::ground::Ground;
use super::words as plain;
use crate::dossier::{Entity, Known};
use crate::export::Node;
use crate::insight::grounds::of_position;
use crate::insight::naming::names;
use crate::insight::record::headline;
use crate::insight::timeline::how;
use crate::verify::stamped;

/// What changed of an item, and what is new on its actor and topic.
pub(super) fn became_nodes(became: &Became, on: Ground<'_>) -> Vec<Node> {
    let mut nodes = Vec::new();
    if !became.changed.is_empty() {
        nodes.push(Node::Note(format!("Since it was collected: {}", became.changed.join(" "))));
    }
    nodes.extend(new_in_words(became, on).into_iter().map(Node::Note));
    nodes
}

/// Each record that is new: `New since this brief: United Isles, Weather planes (pledged): It pledged …`, stamped where its
/// quotes do not stand.
pub(super) fn new_in_words(became: &Became, on: Ground<'_>) -> Vec<String> {
    let d = Known::from(on.dossier).fallen(on.proofs.fallen());
    let told = |id: &String| {
        let Entity::Position(ix) = d.find(id)? else { return None };
        let p = d.position(ix)?;
        let (who, topic) = (names(&d, p.actors()), d.name_of(Entity::Topic(p.topic())));
        let title = plain::heading(&format!("{who}, {topic} ({})", how(p)), &[&headline(p)]);
        let told = stamped(&d, on.proofs, of_position(d, p), &format!("{title}: {}", p.summary()));
        Some(format!("New since this brief: {told}"))
    };
    became.new.iter().filter_map(told).collect()
}
