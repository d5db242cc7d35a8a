//! The filters: each field with its values, and what ticking each of them would leave.

mod render;

use crate::scope::query::Count;
use crate::search::query::{Field, Query};
use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::jobs::JobKind;
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{self, Picker, Picks};
use crate::views::view::{Described, Offer, Row, View, always, anywhere};

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
enum Item {
    /// A field, and whether its values are shown beneath it.
    Field(Field, &'static str, bool),
    Value(Field, Count),
}

/// Which line is chosen, and which field is open.
#[derive(Debug)]
pub(super) struct Filters {
    picker: Picker,
    open: Option<Field>,
    items: Vec<Item>,
}

impl Default for Filters {
    fn default() -> Filters {
        Filters { picker: Picker::default(), open: Some(Field::Is), items: Vec::new() }
    }
}

impl Filters {
    /// Puts the lines together from what has been counted.
    fn list(&mut self, model: &Model) {
        let counted = model.jobs.facets.as_ref().map(|(_, facets)| facets.as_slice());
        self.items.clear();
        for (field, name) in FIELDS {
            let is_open = self.open == Some(field);
            self.items.push(Item::Field(field, name, is_open));
            let facet = counted.unwrap_or_default().iter().find(|facet| facet.field == field);
            let Some(facet) = facet.filter(|_| is_open) else { continue };
            let mut counts = facet.counts.clone();
            // What closed vocabularies hold stands in their order, the rest by how much it leaves.
            if !matches!(field, Field::Is | Field::Firmness | Field::Proof | Field::Bucket | Field::Date) {
                counts.sort_by_key(|count| (!count.is_ticked, std::cmp::Reverse(count.left)));
            }
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
    fn turn(&mut self, model: &mut Model) {
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

    fn count(&self, model: &mut Model) {
        if let Some(field) = self.open {
            model.ensure_jobs(&[JobKind::Facets(vec![field])]);
        }
    }

    /// Chooses the next line that begins with a letter: a value of the field that is open, or a field.
    fn jump(&mut self, model: &mut Model, letter: char) {
        let begins = |text: &str| {
            let first = crate::text::fold::fold(text).text;
            first.starts_with(&crate::text::fold::fold(&letter.to_string()).text)
        };
        let is = |item: &Item| match item {
            Item::Field(_, name, _) => begins(name),
            Item::Value(_, count) => begins(&count.value.label),
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
    fn clear_field(&mut self, model: &mut Model) {
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
fn flag(model: &mut Model, name: &str) {
    let query = model.scope.query.turned(Field::Is, name);
    // Each flag by itself narrows what the others leave.
    model.ask_for(&query);
}

/// At most so many relays, or as many as there are.
fn relays(model: &mut Model, most: &str) {
    let query = &model.scope.query;
    let query = if query.ticked(Field::Relays) == [most] {
        query.without(Field::Relays)
    } else {
        query.with(Field::Relays, vec![most.to_string()])
    };
    model.ask_for(&query);
}

impl Picks for Filters {
    fn picker(&mut self) -> &mut Picker {
        &mut self.picker
    }

    fn len(&self, _: &Model) -> usize {
        self.items.len()
    }
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "filters.open",
    title: "Filters",
    help: "List only some actors, topics, stances, documents, months, or how words reached us, each with how many positions it leaves.",
    keys: &["f"],
    bar: Some((60, "filter")),
    reach: Reach::Screen,
    when: anywhere,
    run: |_, model| model.open(Overlay::Filters),
};

const ROWS: &[Row<Filters>] = &[
    Row {
        id: "filters.turn",
        title: "Open the field, or tick the value",
        help: "Show the values of the chosen field; on a value, list only what has it, or the rest as well. Several values of a field are one or the other.",
        keys: &["<ret>", "<space>", "<right>"],
        bar: Some((10, "open, tick")),
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
        run: |_, model| flag(model, "own-words"),
    },
    Row {
        id: "filters.one-relay",
        title: "At most one relay",
        help: "List only words that nobody is recorded to have passed on to the publisher; again, the rest as well.",
        keys: &["1"],
        bar: None,
        when: always,
        run: |_, model| relays(model, "<=1"),
    },
    Row {
        id: "filters.two-relays",
        title: "At most two relays",
        help: "List only words that at most one is recorded to have passed on to the publisher; again, the rest as well.",
        keys: &["2"],
        bar: None,
        when: always,
        run: |_, model| relays(model, "<=2"),
    },
    Row {
        id: "filters.named",
        title: "Named speaker",
        help: "List only words of a speaker with a name; again, the rest as well.",
        keys: &["n"],
        bar: None,
        when: always,
        run: |_, model| flag(model, "named"),
    },
    Row {
        id: "filters.proved",
        title: "Proved",
        help: "List only words that stand in a copy that is here; again, the rest as well.",
        keys: &["p"],
        bar: None,
        when: always,
        run: |_, model| flag(model, "proved"),
    },
    Row {
        id: "filters.clear-field",
        title: "Take the ticks of this field away",
        help: "List whatever its value in the chosen field is.",
        keys: &["<del>", "<bs>"],
        bar: None,
        when: always,
        run: Filters::clear_field,
    },
    Row {
        id: "filters.clear",
        title: "Turn all filters off",
        help: "List everything again.",
        keys: &["x"],
        bar: Some((15, "all off")),
        when: |_, model| When::only(model.scope.is_narrowed(), "No filter is on."),
        run: |_, model| model.show_all(),
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
        self.list(model);
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

    fn type_key(&mut self, model: &mut Model, key: Key) -> bool {
        let Some(letter) = key.typed() else { return false };
        self.jump(model, letter);
        true
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on, &self.items, self.picker.chosen);
    }
}
