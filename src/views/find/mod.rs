//! The find line: what is typed into it narrows the visible lists at once.

mod render;

use crate::state::Model;
use crate::state::command::{Context, Kind, Reach};
use crate::state::editor::{Editor, Size, Typed};
use crate::state::key::Key;
use crate::state::overlay::{Next, Overlay};
use crate::state::place::Place;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::nothing;
use crate::views::view::{Described, Offer, Row, View, always, anywhere};

/// What is typed, and where one was before, to come back to.
#[derive(Debug)]
pub(super) struct Find {
    editor: Editor,
    before: Place,
}

impl Find {
    pub(super) fn new(words: &str, before: Place) -> Find {
        Find { editor: Editor::new(words, Size::Short), before }
    }

    fn after(&self, model: &mut Model, typed: Typed) -> bool {
        if typed == Typed::Changed {
            model.next(Next::Find(self.editor.text().to_string()));
        }
        typed != Typed::Nothing
    }
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "find.open",
    title: "Find",
    help: "Type to keep only what matches: names, aliases, topics, stances, summaries.",
    keys: &["/"],
    bar: Some((20, "find")),
    reach: Reach::Screen,
    when: anywhere,
    run: |_, model| model.open(Overlay::Find),
};

const ROWS: &[Row<Find>] = &[
    Row {
        id: "find.accept",
        title: "Keep what was found",
        help: "Close the find line and keep the lists narrowed; / then Esc shows everything again.",
        keys: &["<ret>", "<tab>"],
        bar: Some((10, "keep")),
        when: always,
        run: |_, model| {
            model.close();
            if model.scope.shown.is_empty() && model.scope.is_narrowed() {
                model.say(nothing::MATCHES);
            }
        },
    },
    Row {
        id: "find.cancel",
        title: "Show everything again",
        help: "Close the find line, show everything again and go back to where you were.",
        keys: &["<esc>", "<c-c>"],
        bar: Some((20, "show all")),
        when: always,
        run: |find, model| {
            model.close();
            model.next(Next::Find(String::new()));
            model.next(Next::Turn(find.before.clone()));
        },
    },
    Row {
        id: "find.down",
        title: "Down while finding",
        help: "Choose the next one while typing.",
        keys: &["<down>", "<c-n>"],
        bar: None,
        when: always,
        run: |_, model| model.next(Next::Step(Step::On)),
    },
    Row {
        id: "find.up",
        title: "Up while finding",
        help: "Choose the one before while typing.",
        keys: &["<up>", "<c-p>"],
        bar: None,
        when: always,
        run: |_, model| model.next(Next::Step(Step::Back)),
    },
];

impl Described for Find {
    const CONTEXT: &'static Context = &Context {
        title: "While finding",
        only: "Only while something is looked for.",
        kind: Kind::Typed(&["find.accept", "find.cancel"]),
    };
    const ROWS: &'static [Row<Find>] = ROWS;
}

impl View for Find {
    fn step(&mut self, model: &mut Model, step: Step) {
        model.next(Next::Step(step));
    }

    fn type_key(&mut self, model: &mut Model, key: Key) -> bool {
        let typed = self.editor.type_key(key, 1);
        self.after(model, typed)
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> bool {
        let typed = self.editor.paste(text);
        self.after(model, typed)
    }

    fn is_in_key_bar(&self) -> bool {
        true
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(&self.editor, on);
    }
}
