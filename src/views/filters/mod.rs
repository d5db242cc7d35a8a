//! The filters: what is listed by how words reached us, each with how many positions it leaves.

mod choice;
mod render;

use self::choice::Choice;
use crate::scope::Filter;
use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::jobs::JobKind;
use crate::state::layout::Target;
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{self, Picker, Picks};
use crate::views::view::{Described, Offer, Row, View, always, anywhere};

/// Which is chosen.
#[derive(Debug, Default)]
pub(super) struct Filters {
    picker: Picker,
}

impl Filters {
    fn turn(&mut self, model: &mut Model) {
        if let Some(choice) = Choice::ALL.get(self.picker.chosen) {
            turn(model, *choice);
        }
    }
}

/// What each choice would leave, beside what is asked already.
fn with_each(filter: Filter) -> Vec<Filter> {
    let with = |choice: Choice| if choice.is_in(filter) { filter } else { choice.turned(filter) };
    Choice::ALL.into_iter().map(with).collect()
}

/// Asks for it, or no longer.
fn turn(model: &mut Model, choice: Choice) {
    model.filter(choice.turned(model.scope.filter));
}

impl Picks for Filters {
    fn picker(&mut self) -> &mut Picker {
        &mut self.picker
    }

    fn len(&self, _: &Model) -> usize {
        Choice::ALL.len()
    }
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "filters.open",
    title: "Filter by whose words",
    help: "List only the actor's own words, words passed on at most once or twice, words of a named speaker, or what is proved.",
    keys: &["f"],
    bar: Some((60, "filter")),
    reach: Reach::Screen,
    when: anywhere,
    run: |_, model| model.open(Overlay::Filters),
};

const ROWS: &[Row<Filters>] = &[
    Row {
        id: "filters.turn",
        title: "Turn the filter on or off",
        help: "List only what matches this filter; again, list the rest as well.",
        keys: &["<ret>", "<space>"],
        bar: Some((10, "on or off")),
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
        run: |_, model| turn(model, Choice::OwnWords),
    },
    Row {
        id: "filters.one-relay",
        title: "At most one relay",
        help: "List only words that nobody is recorded to have passed on to the publisher; again, the rest as well.",
        keys: &["1"],
        bar: None,
        when: always,
        run: |_, model| turn(model, Choice::Relays(1)),
    },
    Row {
        id: "filters.two-relays",
        title: "At most two relays",
        help: "List only words that at most one is recorded to have passed on to the publisher; again, the rest as well.",
        keys: &["2"],
        bar: None,
        when: always,
        run: |_, model| turn(model, Choice::Relays(2)),
    },
    Row {
        id: "filters.named",
        title: "Named speaker",
        help: "List only words of a speaker with a name; again, the rest as well.",
        keys: &["n"],
        bar: None,
        when: always,
        run: |_, model| turn(model, Choice::Named),
    },
    Row {
        id: "filters.proved",
        title: "Proved",
        help: "List only words that stand in a copy that is here; again, the rest as well.",
        keys: &["p"],
        bar: None,
        when: always,
        run: |_, model| turn(model, Choice::Proved),
    },
    Row {
        id: "filters.clear",
        title: "Turn all filters off",
        help: "Turn every filter off.",
        keys: &["x"],
        bar: Some((15, "all off")),
        when: |_, model| When::only(model.scope.filter.is_set(), "No filter is on."),
        run: |_, model| model.filter(Filter::default()),
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
        model.ensure_jobs(&[JobKind::FilterCounts(with_each(model.scope.filter))]);
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

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on, self.picker.chosen);
    }
}
