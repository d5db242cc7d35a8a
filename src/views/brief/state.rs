//! What the brief screen derives from the brief and its place.

use std::sync::Arc;

use crate::brief::item::item_nodes;
use crate::brief::journal::EditTarget;
use crate::brief::page::Page;
use crate::brief::{Item, ItemKind, Subject};
use crate::dossier::terms::Stance;
use crate::dossier::{Dossier, Entity, PositionIx};
use crate::insight::compare::Sides;
use crate::pages::copied::{Form, of_nodes};
use crate::state::Model;
use crate::state::overlay::Overlay;
use crate::state::place::{AtActor, AtDifference, AtItem, AtRow, Pane, Place};
use crate::state::step::{Step, scroll};
use crate::text::fold::fold;

/// The screen: where one is.
#[derive(Debug, Default)]
pub(in crate::views) struct BriefItems {
    pub(super) at: AtItem,
    /// Where the chosen item was last: when it is taken out, what comes to stand there is chosen.
    last: usize,
    /// What was looked for in the brief last.
    pub(super) words: String,
    /// The page that comes of the brief, and what it was composed of.
    page: Option<(ComposedOf, Page)>,
}

/// What a page is composed of: another dossier, proof, brief, day or hash makes another page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ComposedOf {
    generation: u64,
    proved: u64,
    version: u64,
    today: String,
    fingerprint: String,
}

impl BriefItems {
    /// Makes the place fit the brief.
    pub(super) fn fit(&mut self, model: &mut Model) {
        if let Some(came) = model.brief.take_came() {
            self.at.item = Some(came);
        }
        let items = &model.brief.now().items;
        let at = self.chosen_row(model).or_else(|| {
            let last = items.len().checked_sub(1)?;
            Some(self.last.min(last))
        });
        if let Some(item) = at.and_then(|at| items.get(at))
            && self.at.item != Some(item.id)
        {
            self.at.item = Some(item.id);
            self.at.scroll = 0;
        }
        self.last = at.unwrap_or(0);
        if self.at.pane == Pane::Card {
            self.at.pane = Pane::Items;
        }
        self.compose(model);
    }

    /// Composes the page, unless that is done. Grows with the brief.
    fn compose(&mut self, model: &Model) {
        let of = ComposedOf {
            generation: model.generation,
            proved: model.proved,
            version: model.brief.version(),
            today: model.today.clone(),
            fingerprint: model.fingerprint.clone(),
        };
        if self.page.as_ref().is_none_or(|(done, _)| *done != of) {
            self.page = Some((of, Page::of(model.brief.now(), model.ground())));
        }
    }

    /// The page that comes of the brief.
    pub(super) fn page(&self) -> Option<&Page> {
        self.page.as_ref().map(|(_, page)| page)
    }

    /// Which item is chosen.
    pub(super) fn chosen_row(&self, model: &Model) -> Option<usize> {
        let id = self.at.item?;
        let items = &model.brief.now().items;
        match items.get(self.last) {
            Some(item) if item.id == id => Some(self.last),
            _ => items.iter().position(|item| item.id == id),
        }
    }

    /// The chosen item.
    pub(super) fn item<'m>(&self, model: &'m Model) -> Option<&'m Arc<Item>> {
        model.brief.now().items.get(self.chosen_row(model)?)
    }

    /// The id of the chosen item.
    pub(super) fn id(&self, model: &Model) -> Option<u32> {
        self.item(model).map(|item| item.id)
    }

    /// Goes to another item; in the preview, scrolls.
    pub(super) fn go_on(&mut self, model: &Model, step: Step) {
        if self.at.pane == Pane::Items {
            let text = &model.layout.text;
            self.at.scroll = scroll(step, self.at.scroll, text.lines, text.page);
            return;
        }
        let len = model.brief.now().items.len();
        let at = self.chosen_row(model).unwrap_or(0);
        self.choose_row(model, step.from(at, len, model.layout.subjects.page));
    }

    /// Goes to the next item in which words stand, and after the last to the first.
    pub(super) fn look_for(&mut self, model: &mut Model, words: &str) {
        self.words = words.to_string();
        let wanted = fold(words.trim()).text;
        if wanted.is_empty() {
            return;
        }
        let holds = |n: &usize| {
            let item = model.brief.now().items.get(*n);
            let text = item.map(|item| of_nodes(&item_nodes(item, model.ground()), Form::Text));
            text.is_some_and(|text| fold(&text).text.contains(&wanted))
        };
        let (at, len) = (self.chosen_row(model).unwrap_or(0), model.brief.now().items.len());
        match (at + 1..len).chain(0..len.min(at + 1)).find(holds) {
            Some(n) => self.choose_row(model, n),
            None => model.say(format!("“{words}” is in no item of the brief.")),
        }
    }

    /// Goes to the next item, or the one before, of which something became since; after the last to the first.
    pub(super) fn go_to_change(&mut self, model: &Model, step: Step) {
        let items = &model.brief.now().items;
        let became =
            |n: &usize| items.get(*n).is_some_and(|item| model.brief.became.contains_key(&item.id));
        let at = self.chosen_row(model).unwrap_or(0);
        let found = match step {
            Step::Back => (0..at).rev().chain((at..items.len()).rev()).find(became),
            _ => (at + 1..items.len()).chain(0..=at).find(became),
        };
        if let Some(n) = found {
            self.choose_row(model, n);
        }
    }

    /// Chooses an item.
    pub(super) fn choose_row(&mut self, model: &Model, n: usize) {
        if let Some(item) = model.brief.now().items.get(n) {
            self.at.item = Some(item.id);
            self.at.scroll = 0;
            self.last = n;
        }
    }

    /// From an item to what it was collected from; a heading or a note is opened to be written.
    pub(super) fn enter_chosen(&self, model: &mut Model) {
        let Some(item) = self.item(model).cloned() else {
            return model.say("Nothing is collected yet: b does it on any other screen.");
        };
        match &item.what {
            ItemKind::Heading(_) => model.open(Overlay::Writing(EditTarget::Heading(item.id))),
            ItemKind::Text => model.open(Overlay::Writing(EditTarget::Note(item.id))),
            ItemKind::Excerpt(kept) => match origin(&model.dossier, &kept.snapshot.of) {
                Some(Origin::Place(place)) => model.go(place),
                Some(Origin::Position(ix)) if !model.scope.there.contains(ix) => {
                    model.say("It does not count as of that day; x shows everything.");
                }
                Some(Origin::Position(ix)) => {
                    if let Some(Place::Actors(at)) = Place::of_position(&model.dossier, ix, None) {
                        model.go(Place::Actors(AtActor { pane: Pane::Card, ..at }));
                    }
                }
                None => model.say("It is no longer in the dossier."),
            },
        }
    }
}

/// What an item was collected from.
enum Origin {
    Position(PositionIx),
    Place(Place),
}

fn origin(d: &Dossier, of: &Subject) -> Option<Origin> {
    Some(match of {
        Subject::Position(id) => match d.find(id)? {
            Entity::Position(ix) => Origin::Position(ix),
            _ => return None,
        },
        Subject::Cell { actor, topic } => {
            d.find(actor).and(d.find(topic))?;
            Origin::Place(Place::of_cell(actor, topic))
        }
        Subject::Conflict(case) => {
            Origin::Place(Place::Conflicts(AtRow { row: case.clone(), ..AtRow::default() }))
        }
        Subject::Comparison { sides, case } => Origin::Place(Place::Compare(AtDifference {
            sides: Sides::named(sides),
            case: case.clone(),
            ..AtDifference::default()
        })),
        Subject::Quote { document, exact } => {
            let Entity::Document(document) = d.find(document)? else { return None };
            let mut quotes = d.quotes_from(document).iter().filter_map(|ix| d.quote(*ix));
            let quote = quotes.find(|quote| quote.exact() == exact)?;
            Origin::Place(Place::of_record(d, quote))
        }
        // Of a claim, whoever makes it; of an undertaking, the cell that was worded.
        Subject::Line { actor, topic } if actor.is_empty() => {
            let Entity::Topic(topic) = d.find(topic)? else { return None };
            let on_it = || d.positions().filter(|p| p.topic() == topic);
            let claim = on_it().find(|p| p.stance() == Stance::Assert).or(on_it().next());
            Origin::Position(claim?.ix)
        }
        Subject::Line { actor, topic } => {
            d.find(actor).and(d.find(topic))?;
            Origin::Place(Place::of_cell(actor, topic))
        }
        Subject::Nothing => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::edit;
    use crate::state::brief::editing;

    #[test]
    fn the_page_is_composed_once_for_each_state() {
        let mut model = Model::default();
        let mut items = BriefItems::default();
        items.fit(&mut model);
        let composed = items.page().unwrap().head.as_ptr();
        items.fit(&mut model);
        assert_eq!(items.page().unwrap().head.as_ptr(), composed);
        model.today = "2026-01-31".to_string();
        items.fit(&mut model);
        assert!(format!("{:?}", items.page().unwrap().head).contains("31 January 2026"));
    }

    // A page that is not composed anew goes on without the stamp, or with the sum, of what was there before.
    #[test]
    fn the_page_is_composed_anew_whatever_it_is_made_of_changes() {
        type Change = fn(&mut Model);
        let changes: [(&str, Change); 5] = [
            ("the dossier", |model| model.generation += 1),
            ("proofs", |model| model.proved += 1),
            ("the brief", |model| {
                let now = model.brief.now();
                let (next, _) = edit::insert(now, None, ItemKind::Text, "A note.".to_string());
                editing::change(model, next, "a note");
            }),
            ("the day", |model| model.today = "2026-01-31".to_string()),
            ("the hash", |model| model.fingerprint = "abc".to_string()),
        ];
        for (what, change) in changes {
            let mut model = Model::default();
            let mut items = BriefItems::default();
            items.fit(&mut model);
            // An empty head is seen to be replaced.
            items.page.as_mut().unwrap().1.head.clear();
            items.fit(&mut model);
            assert!(items.page().unwrap().head.is_empty(), "{what}");
            change(&mut model);
            items.fit(&mut model);
            assert!(!items.page().unwrap().head.is_empty(), "{what}");
        }
    }
}
