//! The filters: what is listed by how words reached us, each with how many positions it leaves.

mod choice;
mod render;

use self::choice::Choice;
use crate::scope::Filter;
use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::layout::Target;
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{self, Picker, Picks};
use crate::views::view::{Described, Offer, Row, View, always, anywhere};

/// Which is chosen, and how many positions each would leave.
#[derive(Debug, Default)]
pub(super) struct Filters {
    picker: Picker,
    /// For each, beside what is asked already; worked out again when something else is listed.
    counts: Vec<usize>,
    counts_of: Option<(u64, u64)>,
}

impl Filters {
    fn turn(&mut self, model: &mut Model) {
        if let Some(choice) = Choice::ALL.get(self.picker.chosen) {
            turn(model, *choice);
        }
    }

    /// Grows with what was there.
    fn count(&mut self, model: &Model) {
        let of = (model.generation, model.proved);
        if self.counts_of == Some(of) {
            return;
        }
        let proved = |quote| model.proofs.is_proved(quote);
        let (d, scope) = (model.known(), &model.scope);
        let words = model.index.positions(&model.dossier, &scope.find);
        let there = scope.there.and(&words);
        let left = |choice: Choice| {
            let filter =
                if choice.is_in(scope.filter) { scope.filter } else { choice.turned(scope.filter) };
            let positions = there.iter().filter_map(|ix| d.position(ix));
            positions.filter(|p| filter.asks_for(d, *p, &proved)).count()
        };
        self.counts = Choice::ALL.into_iter().map(left).collect();
        self.counts_of = Some(of);
    }
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
    bar: Some((21, "filter")),
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
        self.count(model);
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
        render::draw(on, self.picker.chosen, &self.counts);
    }
}
