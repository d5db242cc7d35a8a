//! The style sheets of a page, read once: rules, layers, and the index by which an element finds the
//! few selectors that may speak of it.

use std::collections::{HashMap, hash_map};

use selectors::matching::QuirksMode;
use selectors::parser::{AncestorHashes, Component, Selector, SelectorList};

use super::atom::Atom;
use super::counter_styles::{CounterStyle, MOST_STYLES, Numbers};
use super::declarations::{Declaration, Says};
use super::lists::named;
use super::selector::{Beside, Parts, seen, subject};
use super::style::ListType;

/// More rules, selectors or layers than that are not kept.
const MOST_RULES: usize = 50_000;
const MOST_SELECTORS: usize = 200_000;
const MOST_DECLARATIONS: usize = 500_000;
const MOST_LAYERS: usize = 10_000;

/// Lists in selectors are followed into the index so deep, and as far as they are no longer.
const DEPTH: usize = 3;
const MOST_WAYS: usize = 64;
const MOST_LISTS: usize = 4;

/// A style rule.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) declarations: Box<[Declaration]>,
    pub(super) is_important: bool,
    /// It declares custom properties.
    pub(super) is_custom: bool,
    layer: usize,
    /// Where its layer stands among all of them.
    pub(super) rank: u32,
}

/// One selector of a rule.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) selector: Selector<Parts>,
    pub(super) hashes: AncestorHashes,
    pub(super) specificity: u32,
    pub(super) rule: u32,
    /// For what stands before or after the element, and not for the element itself.
    pub(super) beside: Option<Beside>,
    pub(super) looks_ahead: bool,
}

#[derive(Debug)]
struct Layer {
    children: Vec<usize>,
}

/// All style sheets of a page.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is another thing that is said")]
pub(in super::super) struct Sheets {
    pub(super) rules: Vec<Rule>,
    pub(super) entries: Vec<Entry>,
    pub(super) index: Index,
    /// The first layer is that of what stands in no layer.
    layers: Vec<Layer>,
    layers_by_name: HashMap<(usize, String), usize>,
    pub(in super::super) has_import: bool,
    /// The kinds of numbers that they make, by their names; `None` where one is not known.
    counter_styles: HashMap<String, Option<CounterStyle>>,
    /// Some of these are kinds that browsers know by themselves.
    pub(in super::super) renames_counters: bool,
    /// Some of them have no blank behind the number of an item.
    pub(in super::super) has_bare_numbers: bool,
    /// There are more rules than are kept.
    pub(in super::super) is_cut: bool,
    looks_ahead: bool,
    declarations: usize,
}

/// The selectors by what an element must have for them.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) ids: HashMap<Atom, Vec<u32>>,
    pub(super) classes: HashMap<Atom, Vec<u32>>,
    pub(super) names: HashMap<Atom, Vec<u32>>,
    pub(super) attributes: HashMap<Atom, Vec<u32>>,
    pub(super) rest: Vec<u32>,
}

/// What an element must have.
enum Key<'a> {
    Id(&'a Atom),
    Class(&'a Atom),
    Name(&'a Atom),
    Attribute(&'a Atom),
}

impl Sheets {
    pub(super) const NO_LAYER: usize = 0;

    /// Nothing in them says anything of an element.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes in a kind of numbers. Of two with the same name, which one holds is not worked out.
    pub(super) fn counter_style(&mut self, name: String, style: Option<CounterStyle>) {
        if self.counter_styles.len() >= MOST_STYLES {
            self.is_cut = true;
            return;
        }
        self.renames_counters |= !matches!(named(&name), ListType::Named(_));
        match self.counter_styles.entry(name) {
            hash_map::Entry::Vacant(entry) => {
                entry.insert(style);
            }
            hash_map::Entry::Occupied(mut known) if *known.get() != style => {
                known.insert(None);
            }
            hash_map::Entry::Occupied(_) => {}
        }
    }

    /// The kind of numbers of a name, in small letters.
    pub(in super::super) fn numbers(&self, name: &str) -> Numbers<'_> {
        match self.counter_styles.get(name) {
            Some(Some(style)) => Numbers::Are(style),
            Some(None) => Numbers::Unknown,
            None if self.is_cut => Numbers::Unknown,
            None => Numbers::NotSaid,
        }
    }

    /// Whether a selector asks for what comes later in the page.
    pub(in super::super) fn looks_ahead(&self) -> bool {
        self.looks_ahead
    }

    /// The layer of a name within another, which begins to be where it is first named.
    pub(super) fn layer(&mut self, parent: usize, name: Option<&str>) -> usize {
        if self.layers.is_empty() {
            self.layers.push(Layer { children: Vec::new() });
        }
        let key = name.map(|name| (parent, name.to_string()));
        if let Some(known) = key.as_ref().and_then(|key| self.layers_by_name.get(key)) {
            return *known;
        }
        let layer = self.layers.len();
        if layer >= MOST_LAYERS {
            self.is_cut = true;
            return parent;
        }
        self.layers.push(Layer { children: Vec::new() });
        if let Some(parent) = self.layers.get_mut(parent) {
            parent.children.push(layer);
        }
        if let Some(key) = key {
            self.layers_by_name.insert(key, layer);
        }
        layer
    }

    /// Takes in what holds where no rule says anything: a layer of its own, below that of all others.
    pub(super) fn registered(&mut self, root: &SelectorList<Parts>, declared: Vec<Declaration>) {
        // No sheet can write this name.
        let first = self.layer(Sheets::NO_LAYER, Some(""));
        let outer = self.layers.first_mut().filter(|_| first != Sheets::NO_LAYER);
        if let Some(outer) = outer.filter(|outer| outer.children.first() != Some(&first)) {
            outer.children.retain(|child| *child != first);
            outer.children.insert(0, first);
        }
        self.rule(root, declared, first);
    }

    /// Takes in a rule.
    pub(super) fn rule(
        &mut self,
        selectors: &SelectorList<Parts>,
        declarations: Vec<Declaration>,
        layer: usize,
    ) {
        if declarations.is_empty() {
            return;
        }
        self.declarations += declarations.len();
        if self.declarations > MOST_DECLARATIONS {
            self.is_cut = true;
            return;
        }
        let Ok(number) = u32::try_from(self.rules.len()) else { return };
        let known = self.entries.len();
        for selector in selectors.slice() {
            if self.rules.len() >= MOST_RULES || self.entries.len() >= MOST_SELECTORS {
                self.is_cut = true;
                break;
            }
            self.selector(selector, number);
        }
        if self.entries.len() == known {
            return;
        }
        let is_custom = |d: &Declaration| matches!(d.says, Says::Custom(..));
        self.rules.push(Rule {
            is_important: declarations.iter().any(|d| d.is_important),
            is_custom: declarations.iter().any(is_custom),
            declarations: declarations.into_boxed_slice(),
            layer,
            rank: 0,
        });
    }

    fn selector(&mut self, selector: &Selector<Parts>, rule: u32) {
        let beside = selector.pseudo_element().copied();
        if beside == Some(Beside::Other) {
            return;
        }
        let Some(seen) = seen(selector) else { return };
        let Ok(number) = u32::try_from(self.entries.len()) else { return };
        self.looks_ahead |= seen.looks_ahead;
        self.entries.push(Entry {
            hashes: AncestorHashes::new(selector, QuirksMode::NoQuirks),
            specificity: selector.specificity(),
            selector: selector.clone(),
            rule,
            beside,
            looks_ahead: seen.looks_ahead,
        });
        let mut keys = Vec::new();
        if !ways(selector, DEPTH, &mut keys) {
            self.index.rest.push(number);
            return;
        }
        for key in keys {
            let (map, name) = match key {
                Key::Id(name) => (&mut self.index.ids, name),
                Key::Class(name) => (&mut self.index.classes, name),
                Key::Name(name) => (&mut self.index.names, name),
                Key::Attribute(name) => (&mut self.index.attributes, name),
            };
            let list = map.entry(name.clone()).or_default();
            if list.last() != Some(&number) {
                list.push(number);
            }
        }
    }

    /// Gives each rule the place of its layer: what stands in no layer comes last, and what stands in
    /// a layer itself comes behind the layers in it.
    pub(super) fn settle(&mut self) {
        let mut ranks = vec![0_u32; self.layers.len()];
        let mut next = 0;
        // Each layer, and how many of its layers have a place already.
        let mut open = vec![(Sheets::NO_LAYER, 0)];
        while let Some((layer, done)) = open.pop() {
            let child = self.layers.get(layer).and_then(|found| found.children.get(done));
            if let Some(child) = child {
                open.push((layer, done + 1));
                open.push((*child, 0));
            } else if let Some(rank) = ranks.get_mut(layer) {
                *rank = next;
                next += 1;
            }
        }
        for rule in &mut self.rules {
            rule.rank = ranks.get(rule.layer).copied().unwrap_or_default();
        }
    }
}

/// What an element must have for a selector, in one of several ways. Whether it needs anything.
fn ways<'a>(selector: &'a Selector<Parts>, depth: usize, out: &mut Vec<Key<'a>>) -> bool {
    let mut best = None;
    let mut lists = Vec::new();
    for part in subject(selector) {
        let (worth, key) = match part {
            Component::ID(id) => (4, Key::Id(id)),
            Component::Class(class) => (3, Key::Class(class)),
            Component::LocalName(name) => (2, Key::Name(&name.lower_name)),
            Component::AttributeInNoNamespace { local_name, .. } => (1, Key::Attribute(local_name)),
            Component::AttributeInNoNamespaceExists { local_name_lower, .. } => {
                (1, Key::Attribute(local_name_lower))
            }
            Component::Is(list) | Component::Where(list) => {
                lists.push(list);
                continue;
            }
            _ => continue,
        };
        if best.as_ref().is_none_or(|(known, _)| *known < worth) {
            best = Some((worth, key));
        }
    }
    if best.as_ref().is_none_or(|(worth, _)| *worth < 3) && depth > 0 {
        let known = out.len();
        for list in lists.into_iter().take(MOST_LISTS) {
            let mut inner = list.slice().iter();
            if list.len() <= MOST_WAYS
                && inner.all(|inner| out.len() < known + MOST_WAYS && ways(inner, depth - 1, out))
            {
                return true;
            }
            out.truncate(known);
        }
    }
    let Some((_, key)) = best else { return false };
    out.push(key);
    true
}
