//! The cascade: what each declaration that speaks of an element leaves, until one is left of each
//! property.

use std::collections::HashMap;
use std::sync::Arc;

use super::atom::Atom;
use super::declarations::{Custom, Declaration, Says, read};
use super::properties::Property;
use super::value::{COUNT, Id, Value, Wide};
use super::variables::{ScopeId, Scopes};

/// What one declaration sets, once it is filled in.
type Values = Arc<[(Id, Value)]>;

/// Where a declaration stands, and the custom properties that hold there.
type Place = (u32, usize, Option<ScopeId>);

/// The value of each property, as far as one is given.
#[derive(Debug)]
pub(super) struct Cascade {
    values: [Option<Value>; COUNT],
}

impl Cascade {
    pub(super) fn new() -> Cascade {
        Cascade { values: [const { None }; COUNT] }
    }

    pub(super) fn get(&self, id: Id) -> Option<&Value> {
        self.values.get(id as usize).and_then(Option::as_ref)
    }

    pub(super) fn set(&mut self, id: Id, value: Value) {
        if let Some(slot) = self.values.get_mut(id as usize) {
            match value {
                // As if no page had said anything.
                Value::Wide(Wide::Revert) => *slot = None,
                Value::Wide(Wide::RevertLayer) => {}
                value => *slot = Some(value),
            }
        }
    }

    fn all(&mut self, wide: Wide) {
        for slot in &mut self.values {
            match wide {
                Wide::Revert => *slot = None,
                Wide::RevertLayer => {}
                wide => *slot = Some(Value::Wide(wide)),
            }
        }
    }

    /// Applies what a rule or an attribute declares: what is important, or what is not.
    pub(super) fn apply(
        &mut self,
        declarations: &[Declaration],
        is_important: bool,
        fill: &mut dyn FnMut(usize, Property, &str) -> Values,
    ) {
        for (number, declaration) in declarations.iter().enumerate() {
            if declaration.is_important != is_important {
                continue;
            }
            match &declaration.says {
                Says::Set(id, value) => self.set(*id, value.clone()),
                Says::Later(property, text) => {
                    for (id, value) in &*fill(number, *property, text) {
                        self.set(*id, value.clone());
                    }
                }
                Says::All(wide) => self.all(*wide),
                Says::Custom(..) => {}
            }
        }
    }
}

/// Values that rest on custom properties, once these are known.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// By rule, by its declaration, and by the custom properties that hold.
    known: HashMap<Place, Values>,
}

/// More of them are worked out anew each time.
const MOST_KNOWN: usize = 50_000;

impl Filled {
    /// The value of a property in the declaration of this number of a rule.
    pub(super) fn of_rule(
        &mut self,
        place: Place,
        (property, text): (Property, &str),
        scopes: &Scopes,
        spend: &dyn Fn(u64) -> bool,
    ) -> Values {
        if let Some(known) = self.known.get(&place) {
            return known.clone();
        }
        let values = filled(property, text, place.2, scopes, spend);
        if self.known.len() < MOST_KNOWN {
            self.known.insert(place, values.clone());
        }
        values
    }
}

/// The value of a property, once the custom properties are known. Where something is missing, it is
/// as if the property had not been given at all.
pub(super) fn filled(
    property: Property,
    text: &str,
    scope: Option<ScopeId>,
    scopes: &Scopes,
    spend: &dyn Fn(u64) -> bool,
) -> Values {
    let mut work = 1;
    let full = if spend(1) { scopes.filled(scope, text, &mut work) } else { None };
    spend(work);
    let mut values = Vec::new();
    if full.is_none_or(|full| read(property, full.trim(), &mut values).is_err()) {
        values = property.sets.iter().map(|id| (*id, Value::Wide(Wide::Unset))).collect();
    }
    Arc::from(values)
}

/// The custom properties among some declarations.
pub(super) fn customs(
    declarations: &[Declaration],
    is_important: bool,
    out: &mut Vec<(Atom, Custom)>,
) {
    for declaration in declarations.iter().filter(|d| d.is_important == is_important) {
        if let Says::Custom(name, value) = &declaration.says {
            out.push((name.clone(), value.clone()));
        }
    }
}
