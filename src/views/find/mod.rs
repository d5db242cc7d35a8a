//! The search box: everything that what is typed finds, best first, with the words in their place beside it.

mod render;
mod state;

pub(super) use self::state::Find;
use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::editor::Typed;
use crate::state::jobs::JobKind;
use crate::state::key::{Code, Key};
use crate::state::layout::Target;
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{self, Picker, Picks};
use crate::views::view::{Described, Offer, Row, View, always, anywhere};

impl Picks for Find {
    fn picker(&mut self) -> &mut Picker {
        &mut self.picker
    }

    fn len(&self, model: &Model) -> usize {
        self.results(model).map_or(0, |results| results.hits.len()) + self.in_texts(model).len()
    }
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "find.open",
    title: "Search",
    help: "Type what you remember: a name, words of a quote, a number, a day, a publisher, a question such as \"who refused\".",
    keys: &["/"],
    bar: Some((20, "search")),
    reach: Reach::Screen,
    when: anywhere,
    run: |_, model| model.open(Overlay::Find),
};

fn finds(find: &Find, model: &Model) -> When {
    let is_any = find.results(model).is_some_and(|results| !results.positions.is_empty());
    When::only(is_any, "No position is found yet.")
}

const ROWS: &[Row<Find>] = &[
    Row {
        id: "find.enter",
        title: "Go to what is chosen",
        help: "Close the search and go to what is chosen; Esc there comes back.",
        keys: &["<ret>"],
        bar: Some((10, "go there")),
        when: always,
        run: Find::enter,
    },
    Row {
        id: "find.accept",
        title: "Keep as the filter",
        help: "Close the search and list on every screen only what it found; Esc shows everything again.",
        keys: &["<tab>"],
        bar: Some((15, "filter by it")),
        when: always,
        run: Find::keep,
    },
    Row {
        id: "find.collect",
        title: "All that is found into the brief",
        help: "Put every position that is found into the brief and go on searching; one u there takes them out again.",
        keys: &["<f6>"],
        bar: Some((30, "brief all")),
        when: finds,
        run: Find::collect,
    },
    Row {
        id: "find.export",
        title: "All that is found into a file",
        help: "Keep the search as the filter, and write every position that it found to a file.",
        keys: &["<f7>"],
        bar: Some((35, "export all")),
        when: finds,
        run: Find::export,
    },
    Row {
        id: "find.cancel",
        title: "Back to where you were",
        help: "Close the search; everything is as it was.",
        keys: &["<esc>", "<c-c>"],
        bar: Some((20, "back")),
        when: always,
        run: |_, model| model.close(),
    },
    Row {
        id: "find.down",
        title: "Down while searching",
        help: "Choose the next one while typing.",
        keys: &["<down>", "<c-n>"],
        bar: None,
        when: always,
        run: |find, model| picker::step(find, model, Step::On),
    },
    Row {
        id: "find.up",
        title: "Up while searching",
        help: "Choose the one before while typing.",
        keys: &["<up>", "<c-p>"],
        bar: None,
        when: always,
        run: |find, model| picker::step(find, model, Step::Back),
    },
    Row {
        id: "find.earlier",
        title: "An earlier search",
        help: "Put the search before this one into the box.",
        keys: &["<a-up>"],
        bar: None,
        when: always,
        run: |find, model| find.earlier(model, true),
    },
    Row {
        id: "find.later",
        title: "A later search",
        help: "Put the search after this one into the box.",
        keys: &["<a-down>"],
        bar: None,
        when: always,
        run: |find, model| find.earlier(model, false),
    },
];

impl Described for Find {
    const CONTEXT: &'static Context = &Context {
        title: "While searching",
        only: "Only while something is searched for.",
        kind: Kind::Typed(&["find.enter", "find.cancel"]),
    };
    const ROWS: &'static [Row<Find>] = ROWS;
}

impl View for Find {
    fn reconcile(&mut self, model: &mut Model) {
        // Before the index is there nothing can be found.
        if !self.typed().trim().is_empty() && model.index.is_of(model.dossier.len()) {
            model.ensure_jobs(&[JobKind::Search(self.typed().to_string())]);
        }
        self.look_in_texts(model);
        self.go_on(model);
        self.picker.chosen = self.picker.chosen.min(self.len(model).saturating_sub(1));
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        picker::step(self, model, step);
    }

    fn click(&mut self, model: &mut Model, target: Target) {
        if let Target::Choice(n) = target {
            self.picker.chosen = n;
            self.enter(model);
        }
    }

    fn type_key(&mut self, model: &mut Model, key: Key) -> bool {
        // At the end there is nothing to go right to but what the word can become.
        let is_right = key.code == Code::Right && !(key.ctrl || key.alt);
        if is_right && self.complete(model) {
            return true;
        }
        self.begin(key.typed().is_some());
        self.picker.type_key(key) != Typed::Nothing
    }

    fn paste(&mut self, _: &mut Model, text: &str) -> bool {
        self.begin(true);
        self.picker.paste(text) != Typed::Nothing
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}
