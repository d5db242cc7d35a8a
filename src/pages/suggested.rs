//! What is suggested at some words of a document, field by field, with the reason of each.

use super::Page;
use crate::dossier::{Dossier, Entity};
use crate::export::{Node, Table, Value};
use crate::suggest::{Amount, Hop, Suggestion, Suggestions};

const COLUMNS: [(&str, &str); 4] =
    [("field", "Field"), ("place", "Place"), ("value", "Suggested"), ("reason", "Because")];

/// The suggestions at one place.
pub struct SuggestedPage<'a> {
    d: &'a Dossier,
    suggested: &'a Suggestions,
}

impl<'a> SuggestedPage<'a> {
    pub const fn new(d: &'a Dossier, suggested: &'a Suggestions) -> SuggestedPage<'a> {
        SuggestedPage { d, suggested }
    }

    fn names(&self, who: impl IntoIterator<Item = Entity>) -> String {
        who.into_iter().map(|who| self.d.name_of(who)).collect::<Vec<_>>().join(", ")
    }

    fn chain(&self, hops: &[Hop]) -> String {
        if hops.is_empty() {
            return "the document itself".to_string();
        }
        let hop =
            |hop: &Hop| format!("{}, {}", self.names(hop.who.iter().copied()), hop.mode.meaning());
        hops.iter().map(hop).collect::<Vec<_>>().join("; then ")
    }

    fn amount(&self, amount: &Amount) -> String {
        let number = |value: Option<f64>| value.map(|value| value.to_string());
        let bounds = match (number(amount.min), number(amount.max)) {
            (Some(min), Some(max)) if min == max => min,
            (Some(min), Some(max)) => format!("{min} to {max}"),
            (Some(min), None) => format!("at least {min}"),
            (None, Some(max)) => format!("at most {max}"),
            (None, None) => "no number".to_string(),
        };
        let held = self.names(amount.held_by.iter().map(|ix| Entity::Actor(*ix)));
        let held = if held.is_empty() { held } else { format!(", of {held}") };
        format!("“{}”: {bounds} {}{held}", amount.as_said, amount.unit)
    }
}

impl Page for SuggestedPage<'_> {
    fn nodes(&self) -> Vec<Node> {
        let mut table =
            Table::new(&[("field", "Field"), ("value", "Suggested"), ("reason", "Because")]);
        let mut last = String::new();
        for row in self.table().rows {
            let [field, _, value, reason] = row.as_slice() else { continue };
            let told = field.to_text();
            let field = if told == last { Value::Absent } else { field.clone() };
            last = told;
            table.rows.push(vec![field, value.clone(), reason.clone()]);
        }
        vec![Node::Table(table)]
    }

    fn table(&self) -> Table {
        let of = self.suggested;
        let mut table = Table::new(&COLUMNS);
        add(&mut table, "actors", &of.actors, |all| {
            self.names(all.iter().map(|ix| Entity::Actor(*ix)))
        });
        add(&mut table, "through whom", &of.attribution, |hops| self.chain(hops));
        add(&mut table, "mode", &of.mode, |mode| mode.meaning().to_string());
        add(&mut table, "topic", &of.topic, |ix| self.names([Entity::Topic(*ix)]));
        add(&mut table, "stance", &of.stance, |stance| stance.name().to_string());
        add(&mut table, "firmness", &of.firmness, |firmness| firmness.name().to_string());
        add(&mut table, "said on", &of.stated_on, |date| date.to_string());
        add(&mut table, "event on", &of.event_on, |date| date.to_string());
        add(&mut table, "number", &of.quantity, |amount| self.amount(amount));
        add(&mut table, "on record", &of.same, |ix| {
            self.d.id_of(Entity::Position(*ix)).to_string()
        });
        table
    }
}

/// Adds the suggestions for one field.
fn add<T>(table: &mut Table, field: &str, all: &[Suggestion<T>], told: impl Fn(&T) -> String) {
    for (n, suggestion) in (1..).zip(all) {
        table.rows.push(vec![
            Value::Text(field.to_string()),
            Value::Number(n),
            Value::Text(told(&suggestion.value)),
            Value::Text(suggestion.reason.clone()),
        ]);
    }
}
