//! The search box: everything that what is typed finds, best first, with the words in their place beside it.

mod render;

use crate::dossier::Entity;
use crate::scope::search::Results;
use crate::search::rank::Hit;
use crate::state::Model;
use crate::state::command::{Context, Kind, Reach};
use crate::state::editor::Typed;
use crate::state::jobs::JobKind;
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::overlay::{Next, Overlay};
use crate::state::searches::go_to;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{self, Picker, Picks};
use crate::views::view::{Described, Offer, Row, View, always, anywhere};

/// What is typed and chosen.
#[derive(Debug)]
pub(super) struct Find {
    picker: Picker,
    /// Whether the text is what was looked for before: the first letter that is typed takes its place.
    is_old: bool,
    /// Which of the earlier searches stands in the box, counted from the last; none while a new one does.
    earlier: Option<usize>,
}

impl Find {
    pub(super) fn new(words: &str) -> Find {
        Find { picker: Picker::new(words, 0), is_old: !words.is_empty(), earlier: None }
    }

    fn typed(&self) -> &str {
        self.picker.text()
    }

    /// What was found by what is typed; `None` while it is looked for.
    fn results<'m>(&self, model: &'m Model) -> Option<&'m Results> {
        let found = model.jobs.searched.as_ref();
        found.filter(|(typed, _)| typed == self.typed()).map(|(_, results)| results)
    }

    fn chosen(&self, model: &Model) -> Option<Hit> {
        self.results(model)?.hits.get(self.picker.chosen).copied()
    }

    /// The first letter takes the place of what was looked for before; whoever moves in it goes on with it.
    fn begin(&mut self, is_text: bool) {
        if std::mem::take(&mut self.is_old) && is_text {
            self.picker = Picker::default();
        }
        self.earlier = None;
    }

    /// Goes to what is chosen.
    fn enter(&mut self, model: &mut Model) {
        let Some(hit) = self.chosen(model) else {
            let error = self.results(model).and_then(|results| results.error.as_ref());
            let why = error.map_or_else(|| "Nothing is found by that.".to_string(), |e| e.said.clone());
            return model.say(why);
        };
        let ids = self.results(model).map(|results| results.hits.as_slice()).unwrap_or_default();
        let ids = ids.iter().map(|hit| model.dossier.id_of(hit.entity).to_string()).collect();
        model.searches.keep(self.picker.text(), ids, self.picker.chosen);
        model.close();
        go_to(model, hit.entity);
    }

    /// Keeps what is typed as the filter of every screen.
    fn keep(&mut self, model: &mut Model) {
        if let Some(error) = self.results(model).and_then(|results| results.error.clone()) {
            return model.say(error.said);
        }
        let ids = self.results(model).map(|results| results.hits.as_slice()).unwrap_or_default();
        let ids = ids.iter().map(|hit| model.dossier.id_of(hit.entity).to_string()).collect();
        model.searches.keep(self.picker.text(), ids, 0);
        let words = match self.typed().trim_end() {
            "" => String::new(),
            // The last word ends here.
            words => format!("{words} "),
        };
        model.close();
        model.next(Next::Find(words));
    }

    /// Puts an earlier search into the box.
    fn earlier(&mut self, model: &Model, is_back: bool) {
        let all = &model.searches.typed;
        let next = match (self.earlier, is_back) {
            (None, true) => Some(0),
            (Some(n), true) => Some((n + 1).min(all.len().saturating_sub(1))),
            (Some(n), false) => n.checked_sub(1),
            (None, false) => None,
        };
        let text = next.and_then(|n| all.len().checked_sub(n + 1)).and_then(|n| all.get(n));
        self.picker = Picker::new(text.cloned().unwrap_or_default(), 0);
        (self.earlier, self.is_old) = (next.filter(|_| text.is_some()), false);
    }
}

impl Picks for Find {
    fn picker(&mut self) -> &mut Picker {
        &mut self.picker
    }

    fn len(&self, model: &Model) -> usize {
        self.results(model).map_or(0, |results| results.hits.len())
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
        if !self.typed().trim().is_empty() {
            model.ensure_jobs(&[JobKind::Search(self.typed().to_string())]);
        }
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

    fn type_key(&mut self, _: &mut Model, key: Key) -> bool {
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

/// What a thing is, in a word before its name.
fn kind_of(entity: Entity) -> &'static str {
    match entity {
        Entity::Actor(_) => "actor",
        Entity::Topic(_) => "topic",
        Entity::Instrument(_) => "text",
        Entity::Document(_) => "document",
        Entity::Position(_) => "",
    }
}
