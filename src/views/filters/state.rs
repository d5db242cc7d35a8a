//! What the list of filters holds, and what ticking does.

use crate::scope::query::{Count, uncounted};
use crate::search::query::{Field, Query};
use crate::state::Model;
use crate::state::jobs::JobKind;
use crate::text::fold::fold;
use crate::views::parts::picker::Picker;

/// The fields that can be ticked, in the order of the list, and how they are called there.
const FIELDS: [(Field, &str); 16] = [
    (Field::Is, "What it is"),
    (Field::Relays, "Relays"),
    (Field::Actor, "Actor"),
    (Field::Group, "Group"),
    (Field::Topic, "Topic"),
    (Field::Family, "Family of stances"),
    (Field::Stance, "Stance"),
    (Field::Firmness, "Firmness"),
    (Field::Bucket, "Where its actor stands"),
    (Field::Instrument, "Text"),
    (Field::Document, "Document"),
    (Field::Publisher, "Publisher"),
    (Field::Kind, "Kind of document"),
    (Field::Language, "Language"),
    (Field::Date, "Month"),
    (Field::Proof, "Proof"),
];

/// A line of the list.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// A field, and whether its values are shown beneath it.
    Field(Field, &'static str, bool),
    Value(Field, Count),
}

/// Which line is chosen, and which field is open.
#[derive(Debug)]
pub(in crate::views) struct Filters {
    pub(super) picker: Picker,
    open: Option<Field>,
    pub(super) items: Vec<Item>,
}

impl Default for Filters {
    fn default() -> Filters {
        Filters { picker: Picker::default(), open: Some(Field::Is), items: Vec::new() }
    }
}

impl Filters {
    /// Puts the lines together from what has been counted.
    pub(super) fn list(&mut self, model: &Model) {
        let counted = model.jobs.facets.as_ref().map(|(_, facets)| facets.as_slice());
        self.items.clear();
        for (field, name) in FIELDS {
            let is_open = self.open == Some(field);
            self.items.push(Item::Field(field, name, is_open));
            let facet = counted.unwrap_or_default().iter().find(|facet| facet.field == field);
            if !is_open {
                continue;
            }
            // What is being counted is listed, if it is known what there is.
            let ticked = model.scope.query.ticked(field);
            let mut counts =
                facet.map_or_else(|| uncounted(field, &ticked), |facet| facet.counts.clone());
            // A tick moves no line: they stand in the order of the dossier, days and numbers in their own.
            if matches!(field, Field::Date | Field::Relays) {
                counts.sort_by(|a, b| a.value.text.cmp(&b.value.text));
            }
            self.items.extend(counts.into_iter().map(|count| Item::Value(field, count)));
        }
        self.picker.chosen = self.picker.chosen.min(self.items.len().saturating_sub(1));
    }

    fn chosen(&self) -> Option<&Item> {
        self.items.get(self.picker.chosen)
    }

    /// Opens the chosen field, or ticks the chosen value.
    pub(super) fn turn(&mut self, model: &mut Model) {
        match self.chosen().cloned() {
            Some(Item::Field(field, _, is_open)) => {
                self.open = (!is_open).then_some(field);
                self.choose_field(model, field);
            }
            Some(Item::Value(field, count)) => {
                let query = ticked(&model.scope.query, field, &count);
                model.ask_for(&query);
            }
            None => {}
        }
    }

    /// Opens a field and chooses its line.
    fn choose_field(&mut self, model: &mut Model, field: Field) {
        self.count(model);
        self.list(model);
        let at = |item: &Item| matches!(item, Item::Field(of, ..) if *of == field);
        self.picker.chosen = self.items.iter().position(at).unwrap_or(0);
    }

    pub(super) fn count(&self, model: &mut Model) {
        // Before the index is there nothing can be counted.
        if !model.index.is_of(model.dossier.len()) {
            return;
        }
        if self.open == Some(Field::Is) {
            model.ensure_jobs(&[JobKind::Differing]);
        }
        if let Some(field) = self.open {
            model.ensure_jobs(&[JobKind::Facets(vec![field])]);
        }
    }

    /// Chooses the next line that begins with a letter: a value of the field that is open, or a field.
    pub(super) fn jump(&mut self, model: &mut Model, letter: char) {
        let begins = |text: &str| {
            let first = fold(text).text;
            first.starts_with(&fold(&letter.to_string()).text)
        };
        // On a value among values, on a field among fields.
        let on_value = matches!(self.chosen(), Some(Item::Value(..)));
        let is = |item: &Item| match item {
            Item::Field(_, name, _) => !on_value && begins(name),
            Item::Value(_, count) => on_value && begins(&count.value.label),
        };
        let from = self.picker.chosen + 1;
        let after = self.items.iter().skip(from).position(is).map(|n| from + n);
        let Some(at) = after.or_else(|| self.items.iter().position(is)) else { return };
        self.picker.chosen = at;
        if let Some(Item::Field(field, _, false)) = self.chosen().cloned() {
            self.open = Some(field);
            self.choose_field(model, field);
        }
    }

    /// Takes every tick of the chosen field away.
    pub(super) fn clear_field(&mut self, model: &mut Model) {
        if let Some(Item::Field(field, ..) | Item::Value(field, _)) = self.chosen() {
            let query = model.scope.query.without(*field);
            model.ask_for(&query);
        }
    }
}

/// The query with a value ticked, or no longer; what is ticked by another name of it goes as well.
fn ticked(query: &Query, field: Field, count: &Count) -> Query {
    if count.is_ticked && !query.ticked(field).contains(&count.value.text) {
        return query.without(field);
    }
    query.turned(field, &count.value.text)
}

/// One flag on, or off.
pub(super) fn flag(model: &mut Model, name: &str) {
    let query = model.scope.query.turned(Field::Is, name);
    // Each flag by itself narrows what the others leave.
    model.ask_for(&query);
}

/// At most so many relays, or as many as there are.
pub(super) fn relays(model: &mut Model, most: &str) {
    let query = &model.scope.query;
    let query = if query.ticked(Field::Relays) == [most] {
        query.without(Field::Relays)
    } else {
        query.with(Field::Relays, vec![most.to_string()])
    };
    model.ask_for(&query);
}
