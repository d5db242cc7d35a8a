//! The compare screen's rows of the command table.

use super::state::Compare;
use crate::dossier::Entity;
use crate::insight::compare::Sides;
use crate::state::Model;
use crate::state::command::{Reach, When};
use crate::state::place::{AtDifference, Place};
use crate::views::view::{Offer, Row, Screen, always};

pub(super) const ROWS: &[Row<Compare>] = &[
    Row {
        id: "compare.drafts",
        title: "Draft against final text",
        help: "Show what became of each clause of a draft: kept, weakened, dropped, added, not held.",
        keys: &["d"],
        bar: Some((30, "drafts")),
        when: |compare, _| other_than(compare, &Sides::Drafts),
        run: |compare, _| compare.show(Sides::Drafts),
    },
    Row {
        id: "compare.members",
        title: "A body minus its members",
        help: "Show what a body undertakes, and which of the states named here limits it, declines it or is silent.",
        keys: &["m"],
        bar: Some((31, "members")),
        when: |compare, _| other_than(compare, &Sides::Members),
        run: |compare, _| compare.show(Sides::Members),
    },
    Row {
        id: "compare.dates",
        title: "Two dates",
        help: "Show in sentences what differs between two days; once more, choose others.",
        keys: &["t"],
        bar: Some((32, "dates")),
        when: always,
        run: Compare::show_dates,
    },
    Row {
        id: "compare.other",
        title: "Open the first side",
        help: "Go to the record of the first of the two sides.",
        keys: &["o"],
        bar: Some((40, "first side")),
        when: |compare, model| {
            When::only(compare.position(model, 0).is_some(), "The first side is no position.")
        },
        run: |compare, model| compare.go_to_side(model, 0),
    },
];

fn other_than(compare: &Compare, sides: &Sides) -> When {
    When::only(compare.at.sides != *sides, "Already shown.")
}

/// Marks the chosen actor, or compares it with the one that is marked.
pub(in crate::views) const MARK: Offer = Offer {
    id: "compare.mark",
    title: "Compare two actors",
    help: "Mark the chosen actor; on another one, compare the two topic by topic.",
    keys: &["="],
    bar: None,
    reach: Reach::Screen,
    when: |screen, model| {
        When::only(
            screen.actor(model).is_some(),
            "Choose an actor first: on the actors screen or in the grid.",
        )
    },
    run: mark,
};

fn mark(screen: &dyn Screen, model: &mut Model) {
    let Some(actor) = screen.actor(model) else { return };
    let d = &model.dossier;
    let entity = Entity::Actor(actor);
    let (id, name) = (d.id_of(entity).to_string(), d.name_of(entity).to_string());
    match model.marked_actor.take() {
        Some(other) if other == id => model.say(format!("{name} is no longer marked.")),
        Some(other) if model.dossier.find(&other).is_some() => {
            let sides = Sides::Actors(other, id);
            model.go(Place::Compare(AtDifference { sides, ..AtDifference::default() }));
        }
        _ => {
            model.marked_actor = Some(id);
            model.say(format!("{name} is marked; choose another actor and press = again."));
        }
    }
}
