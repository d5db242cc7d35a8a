//! The filters: each field with its values, and what ticking each of them would leave.

mod render;
mod state;

pub(super) use self::state::Filters;
use self::state::{flag, relays};
use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{self, Picker, Picks};
use crate::views::view::{Described, Offer, Row, View, always, anywhere};

impl Picks for Filters {
    fn picker(&mut self) -> &mut Picker {
        &mut self.picker
    }

    fn len(&self, _: &Model) -> usize {
        self.items.len()
    }
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "filters.open",
    title: "Filters",
    help: "List only some actors, topics, stances, documents, months, or how words reached us, each with how many positions it leaves.",
    keys: &["f"],
    bar: Some((60, "filter")),
    reach: Reach::Screen,
    when: anywhere,
    run: |_, model| model.open(Overlay::Filters),
};

const ROWS: &[Row<Filters>] = &[
    Row {
        id: "filters.turn",
        title: "Open the field, or tick the value",
        help: "Show the values of the chosen field; on a value, list only what has it, or the rest as well. Several values of a field are one or the other.",
        keys: &["<ret>", "<space>", "<right>"],
        bar: Some((10, "open, tick")),
        when: always,
        run: Filters::turn,
    },
    Row {
        id: "filters.own",
        title: "Own words",
        help: "List only words in quotation marks of the actor, or of one who speaks for it; again, the rest as well.",
        keys: &["o"],
        bar: None,
        when: always,
        run: |_, model| flag(model, "own-words"),
    },
    Row {
        id: "filters.one-relay",
        title: "At most one relay",
        help: "List only words that nobody is recorded to have passed on to the publisher; again, the rest as well.",
        keys: &["1"],
        bar: None,
        when: always,
        run: |_, model| relays(model, "<=1"),
    },
    Row {
        id: "filters.two-relays",
        title: "At most two relays",
        help: "List only words that at most one is recorded to have passed on to the publisher; again, the rest as well.",
        keys: &["2"],
        bar: None,
        when: always,
        run: |_, model| relays(model, "<=2"),
    },
    Row {
        id: "filters.named",
        title: "Named speaker",
        help: "List only words of a speaker with a name; again, the rest as well.",
        keys: &["n"],
        bar: None,
        when: always,
        run: |_, model| flag(model, "named"),
    },
    Row {
        id: "filters.proved",
        title: "Proved",
        help: "List only words that stand in a copy that is here; again, the rest as well.",
        keys: &["p"],
        bar: None,
        when: always,
        run: |_, model| flag(model, "proved"),
    },
    Row {
        id: "filters.clear-field",
        title: "Take the ticks of this field away",
        help: "List whatever its value in the chosen field is.",
        keys: &["<del>", "<bs>"],
        bar: None,
        when: always,
        run: Filters::clear_field,
    },
    Row {
        id: "filters.clear",
        title: "Turn all filters off",
        help: "List everything again.",
        keys: &["x"],
        bar: Some((15, "all off")),
        when: |_, model| When::only(model.scope.is_narrowed(), "No filter is on."),
        run: |_, model| model.show_all(),
    },
    picker::close(
        "filters.close",
        "Close the filters",
        "Close the list; the filters stay on, and Esc on the screen shows everything again.",
        &["<esc>", "q", "f"],
        20,
    ),
];

impl Described for Filters {
    const CONTEXT: &'static Context =
        &Context { title: "In the filters", only: "Only in the filters.", kind: Kind::Above };
    const ROWS: &'static [Row<Filters>] = ROWS;
}

impl View for Filters {
    fn reconcile(&mut self, model: &mut Model) {
        self.count(model);
        self.list(model);
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        picker::step(self, model, step);
    }

    fn click(&mut self, model: &mut Model, target: Target) {
        if let Target::Choice(n) = target {
            self.picker.chosen = n;
            self.turn(model);
        }
    }

    fn type_key(&mut self, model: &mut Model, key: Key) -> bool {
        let Some(letter) = key.typed() else { return false };
        self.jump(model, letter);
        true
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on, &self.items, self.picker.chosen);
    }
}
