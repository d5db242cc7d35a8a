//! The reader: a document's text with its quotes in place.
//!
//! ```text
//!  WSC Centre for Weather Studies, “The Sea Pact”, 5 May 2030 · analysis
//!  42 quotes, all proved to the character
//!
//!                 Individual countries will assume responsibility for specific
//!   ● Arland and  parts of the weather service: Arland and the Isles pledged to
//!   ┃             send their own planes – reportedly up to 15 planes
//!   ┃ ◌ Corvia    combined; Corvia is expected to take charge of the buoys
//!                                                    quote 3 of 42 · 47 %
//! ```

mod commands;
mod layout;
mod render;
mod select;
mod state;

pub(super) use state::Reader;

use crate::brief::Snapshot;
use crate::brief::collect::{self, At};
use crate::dossier::{DocumentIx, Entity, QuoteIx};
use crate::pages::copied::Form;
use crate::state::Model;
use crate::state::command::{Context, Kind};
use crate::state::msg::Msg;
use crate::state::overlay::Heading;
use crate::state::place::{AtDocument, Place};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::view::{Arrows, Described, Row, Screen, View, copy_quote};

impl Described for Reader {
    const CONTEXT: &'static Context = &Context {
        title: "In a document",
        only: "Only in the text of a document.",
        kind: Kind::Screen,
    };
    const ROWS: &'static [Row<Reader>] = commands::ROWS;
}

impl View for Reader {
    fn searched(&self) -> String {
        self.words.clone()
    }

    fn search(&mut self, model: &mut Model, words: &str) {
        self.look_for(model, words);
    }

    fn reconcile(&mut self, model: &mut Model) {
        self.fit(model);
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.go_on(model, step);
    }

    fn take(&mut self, model: &mut Model, msg: &Msg) {
        match msg {
            Msg::CopyRead { document, copy, hash } => {
                self.take_text(model, document, copy, hash);
            }
            Msg::Searched { document, words, found } => {
                self.take_found(model, document, words, found);
            }
            _ => {}
        }
    }

    fn arrows(&self) -> Arrows {
        Arrows::Scroll
    }

    fn copied(&self, model: &Model, form: Form) -> Result<String, &'static str> {
        copy_quote(self, model, form)
    }

    fn can_collect(&self, _: &Model) -> bool {
        self.chosen_quote().is_some()
    }

    fn collected(&self, _: &Model, at: At<'_>) -> Option<Snapshot> {
        collect::quote(at, self.chosen_quote()?)
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self, on);
    }
}

impl Screen for Reader {
    fn place(&self) -> Place {
        Place::Reader(self.at.clone())
    }

    fn open(&mut self, place: &Place) -> bool {
        let Place::Reader(at) = place else { return false };
        self.at.clone_from(at);
        true
    }

    fn way_out(&self) -> Option<Place> {
        let entry = self.at.document.clone();
        Some(Place::Documents(AtDocument { entry, ..AtDocument::default() }))
    }

    fn enter(&mut self, model: &mut Model) {
        self.enter_chosen(model);
    }

    fn quote(&self, _: &Model) -> Result<QuoteIx, &'static str> {
        self.chosen_quote().ok_or("No quote is chosen; ] chooses the next.")
    }

    fn document(&self, model: &Model) -> Option<DocumentIx> {
        match model.dossier.find(&self.at.document) {
            Some(Entity::Document(ix)) => Some(ix),
            _ => None,
        }
    }

    fn headings(&self, model: &Model) -> (Vec<Heading>, usize) {
        self.outline(model)
    }
}
