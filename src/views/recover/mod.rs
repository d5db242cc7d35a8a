//! What was left behind when the program ended without being left: exactly what was typed, to be taken into
//! its brief or thrown away. Until one of both is said, it stays in the journal.

mod render;

use crate::state::Model;
use crate::state::brief::{editing, told};
use crate::state::command::{Context, Kind};
use crate::state::effect::StorageRequest;
use crate::state::overlay::{Next, Overlay};
use crate::state::place::{AtItem, Place};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::popup;
use crate::views::view::{Arrows, Described, Row, View, always};

/// What was left behind, from some line on.
#[derive(Debug, Default)]
pub(super) struct Recover {
    scroll: usize,
}

const ROWS: &[Row<Recover>] = &[
    Row {
        id: "recover.take",
        title: "Take it into the brief",
        help: "Put what was left behind into its brief; undo takes it out again.",
        keys: &["<ret>"],
        bar: Some((10, "take it")),
        when: always,
        run: |_, model| take(model),
    },
    Row {
        id: "recover.drop",
        title: "Throw it away",
        help: "Throw away what was left behind; it does not come back.",
        keys: &["D"],
        bar: Some((20, "throw away")),
        when: always,
        run: |_, model| {
            model.close();
            if model.orphans.is_empty() {
                return;
            }
            let orphan = model.orphans.remove(0);
            if !model.orphans.is_empty() {
                model.open(Overlay::Recover);
            }
            model.ask(StorageRequest::DiscardOrphan(orphan.number));
        },
    },
    Row {
        id: "recover.later",
        title: "Decide later",
        help: "Leave it where it is; it is offered again at the next start.",
        keys: &["<esc>"],
        bar: Some((30, "later")),
        when: always,
        run: |_, model| model.close(),
    },
];

/// Offers what was left behind, if that is to be done.
pub(super) fn offer(model: &mut Model) {
    if let Some(otherwise) = model.brief.offer_orphans.take()
        && !model.orphans.is_empty()
    {
        model.offer(Overlay::Recover, otherwise);
    }
}

/// Takes the first of what was left behind into its brief, which is opened for it.
fn take(model: &mut Model) {
    let Some(orphan) = model.orphans.first().cloned() else { return model.close() };
    if !editing::may_turn(model) {
        return;
    }
    model.close();
    model.next(Next::Screen(Place::Brief(AtItem::default())));
    let name = orphan.brief;
    if orphan.record.is_behind {
        // What somebody else wrote since stays as it is.
        editing::begin(model, &model.brief.free_name(&name));
        told::recover(model, orphan.number);
        model.say(format!(
            "“{name}” was changed since and stays as it is; yours is “{}” now.",
            model.brief.name
        ));
    } else if model.brief.name != name && model.brief.names.contains(&name) {
        // Its file is read first.
        model.brief.to_recover = Some(orphan.number);
        editing::open(model, name);
    } else {
        if model.brief.name != name {
            editing::begin(model, &name);
        }
        told::recover(model, orphan.number);
    }
}

impl Described for Recover {
    const CONTEXT: &'static Context = &Context {
        title: "When something was left behind",
        only: "Only when something was left behind.",
        kind: Kind::Above,
    };
    const ROWS: &'static [Row<Recover>] = ROWS;
}

impl View for Recover {
    fn step(&mut self, model: &mut Model, step: Step) {
        self.scroll = popup::step(model, self.scroll, step);
    }

    fn arrows(&self) -> Arrows {
        Arrows::Scroll
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        let columns = usize::from(on.body.width.saturating_sub(6).min(84));
        let lines = render::lines(on.model, columns);
        popup::draw(on, "Left behind", columns, &lines, self.scroll);
    }
}
