//! What holds for an element: the rules that match it, in their order, and its own attributes.

use std::cmp::Reverse;
use std::sync::Arc;

use selectors::matching::{
    MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode,
    matches_selector,
};

use super::atom::Atom;
use super::cascade::{Cascade, customs, filled};
use super::declarations::{Declaration, Says};
use super::elements::{ElementId, Elements, PassedOn};
use super::hints::hints;
use super::matching::Handle;
use super::memory::{Around, Hit, Memory};
use super::outcome::outcome;
use super::rules::attribute;
use super::selector::Beside as Which;
use super::sheets::{Entry, Sheets};
use super::style::{Added, Beside, Display, FontSize, Style, Written};
use super::value::{Id, Piece, Value};
use super::variables::ScopeId;

/// Content that is written beside elements is no longer than that.
const MOST_CONTENT: usize = 10_000;

/// Whether an attribute says what an element looks like.
pub(in super::super) fn says_looks(name: &str) -> bool {
    matches!(name, "style" | "hidden" | "bgcolor" | "background" | "color" | "text" | "size")
}

/// What holds for an element by the style sheets, by its attributes and by its `style`. The elements
/// around it come first: what was found there passes on to it.
pub(in super::super) fn style(
    sheets: &Sheets,
    elements: &mut Elements,
    element: ElementId,
) -> Style {
    let Some(node) = elements.node(element) else { return Style::default() };
    let parent = node.parent.and_then(|parent| elements.node(parent));
    let around = parent.map(|node| node.passed_on).unwrap_or_default();
    let mut attributes = elements.attribute_words(element).iter();
    if sheets.is_empty()
        && around.fill.is_none()
        && !attributes.any(|(name, _)| says_looks(elements.text(*name)))
    {
        pass_on(elements, element, PassedOn { lays_out: false, ..around });
        return Style::default();
    }
    let mut memory = elements.memory.take().unwrap_or_default();
    let own = elements.attribute(element, "style").map(attribute).unwrap_or_default();
    let mut beside = find(sheets, elements, element, &mut memory);
    let hits = std::mem::take(&mut memory.hits);
    let mut passed_on = around;
    let source = Source { sheets, elements, element, own: &own, beside: None };
    let (mut style, _) = source.outcome(&hits, around, &mut passed_on, &mut memory);
    if !beside.is_empty() && style.gone.is_none() && style.display != Some(Display::None) {
        beside.sort_unstable_by_key(|(_, hit)| *hit);
        beside.dedup();
        let mut added = |which: Which| {
            let of_it = beside.iter().filter(|(beside, _)| *beside == which);
            let hits: Vec<Hit> = of_it.map(|(_, hit)| *hit).collect();
            if hits.is_empty() {
                return Beside::NotSaid;
            }
            let source = Source { sheets, elements, element, own: &[], beside: Some(which) };
            source.added(&hits, passed_on, &mut memory)
        };
        (style.before, style.after) = (added(Which::Before), added(Which::After));
        style.marker = added(Which::Marker);
    }
    memory.hits = hits;
    elements.memory = Some(memory);
    pass_on(elements, element, passed_on);
    style
}

fn pass_on(elements: &mut Elements, element: ElementId, passed_on: PassedOn) {
    if let Some(node) = elements.node_mut(element) {
        node.passed_on = passed_on;
    }
}

/// Finds the selectors that match an element, in their order; those that match what stands beside
/// its content are handed back, in none.
fn find(
    sheets: &Sheets,
    elements: &Elements,
    element: ElementId,
    memory: &mut Memory,
) -> Vec<(Which, Hit)> {
    let Memory { caches, around, hits, .. } = memory;
    hits.clear();
    let mut beside = Vec::new();
    if sheets.is_empty() || elements.is_exhausted() {
        return beside;
    }
    follow(elements, element, around);
    let handle = Handle { all: elements, id: element };
    let mut waiting = Vec::new();
    let mut context = MatchingContext::new(
        MatchingMode::Normal,
        Some(&around.filter),
        caches,
        QuirksMode::NoQuirks,
        NeedsSelectorFlags::No,
        MatchingForInvalidation::No,
    );
    for number in candidates(sheets, elements, element) {
        let Some(entry) = entry(sheets, number) else { continue };
        if !elements.spend(1) {
            break;
        }
        if entry.looks_ahead && !elements.is_complete {
            continue;
        }
        if entry.beside.is_some() {
            waiting.push(number);
        } else if matches_selector(&entry.selector, 0, Some(&entry.hashes), handle, &mut context) {
            // It is put in order, and its declarations are gone through.
            elements.spend(4);
            hits.extend(hit(sheets, number));
        }
    }
    hits.sort_unstable();
    hits.dedup();
    if waiting.is_empty() || !can_have_more(elements.name(element)) {
        return beside;
    }
    let mut context = MatchingContext::new(
        MatchingMode::ForStatelessPseudoElement,
        Some(&around.filter),
        caches,
        QuirksMode::NoQuirks,
        NeedsSelectorFlags::No,
        MatchingForInvalidation::No,
    );
    for number in waiting {
        let Some(entry) = entry(sheets, number) else { continue };
        if matches_selector(&entry.selector, 0, Some(&entry.hashes), handle, &mut context) {
            beside.extend(entry.beside.zip(hit(sheets, number)));
        }
    }
    beside
}

/// Nothing is written beside the content of elements that something else stands for.
fn can_have_more(name: &str) -> bool {
    !matches!(
        name,
        "img"
            | "br"
            | "input"
            | "textarea"
            | "select"
            | "iframe"
            | "video"
            | "audio"
            | "canvas"
            | "embed"
            | "object"
    )
}

fn entry(sheets: &Sheets, number: u32) -> Option<&Entry> {
    sheets.entries.get(usize::try_from(number).ok()?)
}

fn hit(sheets: &Sheets, number: u32) -> Option<Hit> {
    let entry = entry(sheets, number)?;
    let rule = sheets.rules.get(usize::try_from(entry.rule).ok()?)?;
    let (rank, specificity) = (rule.rank, entry.specificity);
    Some(Hit { rank, specificity, rule: entry.rule, entry: number })
}

/// The selectors that may match an element, some of them twice.
fn candidates<'a>(
    sheets: &'a Sheets,
    elements: &'a Elements,
    element: ElementId,
) -> impl Iterator<Item = u32> + 'a {
    let index = &sheets.index;
    let node = elements.node(element);
    let id = node.and_then(|node| node.id).and_then(|id| index.ids.get(elements.text(id)));
    let name = index.names.get(elements.name(element));
    let classes = elements.class_words(element).iter();
    let classes = classes.filter_map(|class| index.classes.get(elements.text(*class)));
    let has_keys = !index.attributes.is_empty();
    let attributes = elements.attribute_words(element).iter().filter(move |_| has_keys);
    let attributes = attributes.filter_map(|(key, _)| index.attributes.get(elements.text(*key)));
    let lists = id.into_iter().chain(classes).chain(name).chain(attributes);
    lists.chain([&index.rest]).flatten().copied()
}

/// Brings the elements around this one into the filter, and takes out all others.
fn follow(elements: &Elements, element: ElementId, around: &mut Around) {
    let mut missing = Vec::new();
    let mut at = elements.node(element).and_then(|node| node.parent);
    let depth_of = |id: ElementId| elements.node(id).map_or(0, |node| node.depth);
    while let Some(id) = at {
        let depth = usize::try_from(depth_of(id)).unwrap_or(usize::MAX);
        if around.open.get(depth) == Some(&id.number()) {
            break;
        }
        missing.push(id);
        at = elements.node(id).and_then(|node| node.parent);
    }
    let kept = at.map_or(0, |id| usize::try_from(depth_of(id)).unwrap_or(usize::MAX) + 1);
    while around.open.len() > kept {
        if let Some(gone) = around.open.pop().map(ElementId::of) {
            let hashes = Handle { all: elements, id: gone }.hashes();
            hashes.for_each(|hash| around.filter.remove_hash(hash));
        }
    }
    for id in missing.into_iter().rev() {
        around.open.push(id.number());
        Handle { all: elements, id }.hashes().for_each(|hash| around.filter.insert_hash(hash));
    }
}

/// Everything from which the outcome for one element, or for what stands beside its content, comes.
struct Source<'a> {
    sheets: &'a Sheets,
    elements: &'a Elements,
    element: ElementId,
    /// The declarations of its `style` attribute.
    own: &'a [Declaration],
    beside: Option<Which>,
}

impl Source<'_> {
    fn declarations(&self, hit: Hit) -> &[Declaration] {
        let rule = usize::try_from(hit.rule).ok().and_then(|rule| self.sheets.rules.get(rule));
        rule.map(|rule| &*rule.declarations).unwrap_or_default()
    }

    fn outcome(
        &self,
        hits: &[Hit],
        around: PassedOn,
        passed_on: &mut PassedOn,
        memory: &mut Memory,
    ) -> (Style, Cascade) {
        let has = |hit: &Hit, what: fn(&super::sheets::Rule) -> bool| {
            let rule = usize::try_from(hit.rule).ok().and_then(|rule| self.sheets.rules.get(rule));
            rule.is_some_and(what)
        };
        // Of what is important, that of the first layer weighs most.
        let mut important: Vec<Hit> =
            hits.iter().filter(|hit| has(hit, |rule| rule.is_important)).copied().collect();
        important.sort_by_key(|hit| (Reverse(hit.rank), hit.specificity, hit.rule));
        let custom: Vec<u32> =
            hits.iter().filter(|hit| has(hit, |rule| rule.is_custom)).map(|h| h.rule).collect();
        let scope = self.scope(&custom, hits, &important, around.scope, memory);
        passed_on.scope = scope;

        let Memory { scopes, filled: known, .. } = memory;
        let spend = |steps| self.elements.spend(steps);
        let mut values = Cascade::new();
        let name = if self.beside.is_none() { self.elements.name(self.element) } else { "" };
        if self.beside.is_none() {
            hints(self.elements, self.element, &mut values);
        }
        for is_important in [false, true] {
            for hit in if is_important { &important } else { hits } {
                let declarations = self.declarations(*hit);
                if !spend(1 + declarations.len() as u64) {
                    break;
                }
                values.apply(declarations, is_important, &mut |number, property, text| {
                    let place = (hit.rule, number, scope);
                    known.of_rule(place, (property, text), scopes, &spend)
                });
            }
            values.apply(self.own, is_important, &mut |_, property, text| {
                filled(property, text, scope, scopes, &spend)
            });
        }
        (outcome(&values, name, around, passed_on), values)
    }

    /// The custom properties of the element.
    fn scope(
        &self,
        rules: &[u32],
        hits: &[Hit],
        important: &[Hit],
        around: Option<ScopeId>,
        memory: &mut Memory,
    ) -> Option<ScopeId> {
        let has_own = self.own.iter().any(|d| matches!(d.says, Says::Custom(..)));
        if rules.is_empty() && !has_own {
            return around;
        }
        if !self.elements.spend(rules.len() as u64 + 1) {
            return around;
        }
        if !has_own && let Some(known) = memory.scopes.known(around, rules) {
            return Some(known);
        }
        let mut declared: Vec<(Atom, _)> = Vec::new();
        for is_important in [false, true] {
            for hit in if is_important { important } else { hits } {
                customs(self.declarations(*hit), is_important, &mut declared);
            }
            customs(self.own, is_important, &mut declared);
        }
        if !self.elements.spend(declared.len() as u64) {
            return around;
        }
        memory.scopes.add(around, (!has_own).then_some(rules), declared)
    }

    /// What the style sheets write beside the content of the element, if it can be seen.
    fn added(&self, hits: &[Hit], around: PassedOn, memory: &mut Memory) -> Beside {
        let mut passed_on = around;
        let (style, values) = self.outcome(hits, around, &mut passed_on, memory);
        let is_seen = style.display != Some(Display::None)
            && style.gone.is_none()
            && style.visibility != Some(false)
            && style.opacity.is_none_or(|opacity| opacity > 0.05)
            && !matches!(style.font_size, Some(FontSize::Px(size) | FontSize::Em(size)) if size <= 0.0);
        let pieces = match values.get(Id::Content) {
            // What is not seen may count all the same.
            _ if !is_seen && style.display != Some(Display::None) && style.counts.is_some() => {
                let style = Style { counts: style.counts, ..Style::default() };
                return Beside::Is(Box::new(Added { pieces: Vec::new(), style }));
            }
            _ if !is_seen => return Beside::Nothing,
            Some(Value::Content(pieces)) => pieces,
            Some(_) => return Beside::Nothing,
            None => return Beside::NotSaid,
        };
        let pieces = self.content(pieces);
        let is_block = matches!(style.display, Some(Display::Block | Display::Row | Display::Cell))
            && style.out_of_flow != Some(true);
        let has_text = pieces.iter().any(|p| !matches!(p, Written::Text(text) if text.is_empty()));
        let takes_room = has_text || is_block || style.gap_before || style.gap_after;
        if takes_room || style.counts.is_some() {
            Beside::Is(Box::new(Added { pieces, style }))
        } else {
            Beside::Nothing
        }
    }

    fn content(&self, pieces: &Arc<[Piece]>) -> Vec<Written> {
        let mut length = 0;
        let mut written = Vec::new();
        for piece in pieces.iter() {
            let text = match piece {
                Piece::Text(part) => part,
                Piece::Attribute(name, instead) => {
                    self.elements.attribute(self.element, name).unwrap_or(instead)
                }
                Piece::Quote(opens, is_shown) => {
                    written.push(Written::Quote(*opens, *is_shown));
                    continue;
                }
                Piece::Counter { name, between, list } => {
                    let (name, between, list) = (name.clone(), between.clone(), list.clone());
                    written.push(Written::Counter { name, between, list });
                    continue;
                }
            };
            length += text.len();
            if length > MOST_CONTENT {
                return vec![Written::UNKNOWN];
            }
            written.push(Written::Text(text.to_string()));
        }
        written
    }
}
