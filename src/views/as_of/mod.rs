//! As of, and since: the two days that every screen looks at, chosen among those on which something changed, or
//! typed; and the clock by which days count, in words.
//!
//! ```text
//!  [x] what had been said by then  [ ] what had been published by then
//!
//!  As of               new   in all │ Since                new since
//!  type a day                       │
//!  ▌ Whole record                96 │ ▌ Nothing marked
//!    5 May 2030        +12       96 │   4 May 2030                 12
//! ```

mod render;
mod state;
mod typed;
mod words;

pub(super) use state::AsOf;

use crate::insight::as_of::Clock;
use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::overlay::{DayField, Overlay};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Described, Offer, Row, View, always, anywhere};

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "time.choose",
    title: "As of a day, and since",
    help: "Choose or type the day as of which everything is shown, the day since which what came is marked, and the clock. A day typed without a year is the latest such day that is not after the last day on record.",
    keys: &["A"],
    bar: Some((61, "day")),
    reach: Reach::Screen,
    when: anywhere,
    run: |_, model| model.open(Overlay::AsOf(DayField::AsOf)),
};

const ROWS: &[Row<AsOf>] = &[
    Row {
        id: "as-of.apply",
        title: "Look at this time",
        help: "Show and mark on every screen what is chosen here.",
        keys: &["<ret>"],
        bar: Some((10, "apply")),
        when: |all, _| {
            let has_days = !all.until.rows.is_empty() && !all.since.rows.is_empty();
            When::only(has_days, words::NO_DAY)
        },
        run: |all, model| {
            model.close();
            model.set_time(all.time());
        },
    },
    Row {
        id: "as-of.clock",
        title: "The other clock",
        help: "Count from when it was published, so that what is shown could be known then, or from when it was said.",
        keys: &["<tab>"],
        bar: Some((12, "clock")),
        when: always,
        run: |all, model| {
            all.clock = all.clock.other();
            all.fit(model);
        },
    },
    Row {
        id: "as-of.field",
        title: "The other day",
        help: "Choose the other of the two days: as of which, or since which.",
        keys: &["<right>", "<left>", "<s-tab>"],
        bar: Some((14, "as of, since")),
        when: always,
        run: |all, _| {
            all.field = match all.field {
                DayField::AsOf => DayField::Since,
                DayField::Since => DayField::AsOf,
            };
        },
    },
    Row {
        id: "as-of.close",
        title: "Leave the time as it was",
        help: "Close the box; what is shown stays as it was.",
        keys: &["<esc>", "<c-c>"],
        bar: Some((20, "as it was")),
        when: always,
        run: |_, model| model.close(),
    },
    Row {
        id: "as-of.down",
        title: "An earlier day",
        help: "Choose the next day of the list.",
        keys: &["<down>", "<c-n>"],
        bar: None,
        when: always,
        run: |all, model| all.go_on(model, Step::On),
    },
    Row {
        id: "as-of.up",
        title: "A later day",
        help: "Choose the day before in the list.",
        keys: &["<up>", "<c-p>"],
        bar: None,
        when: always,
        run: |all, model| all.go_on(model, Step::Back),
    },
];

impl Described for AsOf {
    const CONTEXT: &'static Context = &Context {
        title: "As of, and since",
        only: "Only where days are chosen (A).",
        kind: Kind::Typed(&["as-of.close"]),
    };
    const ROWS: &'static [Row<AsOf>] = ROWS;
}

impl View for AsOf {
    fn reconcile(&mut self, model: &mut Model) {
        self.fit(model);
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.go_on(model, step);
    }

    /// A click on a day chooses it, and one on a clock takes that.
    fn click(&mut self, model: &mut Model, target: Target) {
        match target {
            Target::Cell(n, column) => {
                self.field = if column == 0 { DayField::AsOf } else { DayField::Since };
                self.focused().choose(n);
            }
            Target::Choice(n) => self.clock = Clock::ALL.get(n).copied().unwrap_or_default(),
            _ => {}
        }
        self.fit(model);
    }

    fn type_key(&mut self, model: &mut Model, key: Key) -> bool {
        let typed = self.focused().picker.type_key(key);
        self.typed(model, typed)
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> bool {
        let typed = self.focused().picker.paste(text);
        self.typed(model, typed)
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}
