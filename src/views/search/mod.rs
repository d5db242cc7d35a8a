//! The search line of what is read.

use crate::state::Model;
use crate::state::command::{Context, Kind};
use crate::state::editor::{Editor, Size, Typed};
use crate::state::key::Key;
use crate::state::overlay::{Next, Overlay};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Described, Row, View, always};

mod render;

/// What is typed.
#[derive(Debug, Default)]
pub(super) struct Search {
    editor: Editor,
    /// Whether the text is what was looked for before: the first letter that is typed takes its place.
    is_old: bool,
}

impl Search {
    pub(super) fn new(words: &str) -> Search {
        Search { editor: Editor::new(words, Size::Short), is_old: !words.is_empty() }
    }

    /// The first letter takes the place of what was looked for before; whoever moves in it goes on with it.
    fn begin(&mut self, is_text: bool) {
        if std::mem::take(&mut self.is_old) && is_text {
            self.editor = Editor::new("", Size::Short);
        }
    }
}

const ROWS: &[Row<Search>] = &[
    Row {
        id: "search.accept",
        title: "Search for these words",
        help: "Go to the first place of the words from here on; n and N go on in a document and in the help.",
        keys: &["<ret>"],
        bar: Some((10, "search")),
        when: always,
        run: |search, model| {
            model.close();
            model.next(Next::Search(search.editor.text().to_string()));
        },
    },
    Row {
        id: "search.widen",
        title: "Search everything",
        help: "Look for these words in the whole dossier and in the texts of all its documents.",
        keys: &["<tab>"],
        bar: Some((15, "everywhere")),
        when: always,
        run: |search, model| {
            model.close();
            model.open(Overlay::FindWords(search.editor.text().to_string()));
        },
    },
    Row {
        id: "search.cancel",
        title: "Do not search",
        help: "Close the search line.",
        keys: &["<esc>", "<c-c>"],
        bar: Some((20, "close")),
        when: always,
        run: |_, model| model.close(),
    },
];

impl Described for Search {
    const CONTEXT: &'static Context = &Context {
        title: "While searching what is read",
        only: "Only while a document, the brief, the help or the problems are searched.",
        kind: Kind::Typed(&["search.accept", "search.cancel"]),
    };
    const ROWS: &'static [Row<Search>] = ROWS;
}

impl View for Search {
    fn step(&mut self, _: &mut Model, _: Step) {}

    fn type_key(&mut self, _: &mut Model, key: Key) -> bool {
        self.begin(key.typed().is_some());
        self.editor.type_key(key, 1) != Typed::Nothing
    }

    fn paste(&mut self, _: &mut Model, text: &str) -> bool {
        self.begin(true);
        self.editor.paste(text) != Typed::Nothing
    }

    fn is_in_key_bar(&self) -> bool {
        true
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(&self.editor, on);
    }
}
