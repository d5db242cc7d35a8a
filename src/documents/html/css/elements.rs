//! The elements of a page: names, attributes, who stands in whom and beside whom. Their texts lie
//! one after the other in one string.

use std::borrow::Cow;
use std::cell::Cell;
use std::num::NonZeroU32;

use super::atom::hash;
use super::memory::Memory;
use super::style::Rgba;
use super::value::Paint;
use super::variables::ScopeId;

/// What matching all elements of a page may cost, in steps of some nanoseconds.
const MOST_WORK: u64 = 60_000_000;

/// A page has no more elements: all further ones are as if nothing were said of them.
const MOST_ELEMENTS: usize = 2_000_000;

/// An element, by its number from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) struct ElementId(NonZeroU32);

impl ElementId {
    pub(super) fn number(self) -> NonZeroU32 {
        self.0
    }

    pub(super) fn of(number: NonZeroU32) -> ElementId {
        ElementId(number)
    }

    fn index(self) -> usize {
        usize::try_from(self.0.get() - 1).unwrap_or(usize::MAX)
    }
}

/// A stretch of the texts, with its hash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) hash: u32,
    at: u32,
    len: u32,
}

/// A stretch of a list.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    at: u32,
    len: u32,
}

impl Span {
    fn of<T>(self, list: &[T]) -> &[T] {
        let at = usize::try_from(self.at).unwrap_or(usize::MAX);
        let end = at.saturating_add(usize::try_from(self.len).unwrap_or(usize::MAX));
        list.get(at..end).unwrap_or_default()
    }
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) parent: Option<ElementId>,
    pub(super) before: Option<ElementId>,
    pub(super) after: Option<ElementId>,
    pub(super) first: Option<ElementId>,
    last: Option<ElementId>,
    /// How many elements it stands in.
    pub(super) depth: u32,
    pub(super) name: Word,
    pub(super) id: Option<Word>,
    classes: Span,
    attributes: Span,
    pub(super) holds_text: bool,
    pub(super) passed_on: PassedOn,
}

/// What an element passes on to those in it, as far as style sheets say so.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PassedOn {
    pub(super) scope: Option<ScopeId>,
    pub(super) lays_out: bool,
    pub(super) ink: Option<Rgba>,
    /// Paint that its letters have instead of their colour.
    pub(super) fill: Option<Paint>,
}

/// The elements of a page, as far as it is read. An element is known once its start tag is; what
/// stands behind it and in it comes to be known later, and counts once `complete` was called.
///
/// A browser adds `html`, `head` and `body` where they are not written: so must who opens elements,
/// for selectors speak of them.
#[derive(Debug)]
pub(in super::super) struct Elements {
    texts: String,
    nodes: Vec<Node>,
    words: Vec<Word>,
    attributes: Vec<(Word, Word)>,
    /// The last of those that stand in no other.
    last: Option<ElementId>,
    pub(super) is_complete: bool,
    left: Cell<u64>,
    /// What was worked out for other elements and may serve again.
    pub(super) memory: Option<Box<Memory>>,
}

impl Default for Elements {
    fn default() -> Elements {
        Elements {
            texts: String::new(),
            nodes: Vec::new(),
            words: Vec::new(),
            attributes: Vec::new(),
            last: None,
            is_complete: false,
            left: Cell::new(MOST_WORK),
            memory: None,
        }
    }
}

impl Elements {
    /// Elements for which matching may cost so many steps.
    #[cfg(test)]
    pub(super) fn with_work(steps: u64) -> Elements {
        Elements { left: Cell::new(steps), ..Elements::default() }
    }

    /// Takes in the start tag of an element. Names are in small letters.
    pub(in super::super) fn open(
        &mut self,
        parent: Option<ElementId>,
        name: &str,
        attributes: &[(Cow<'_, str>, Cow<'_, str>)],
    ) -> ElementId {
        let number = u32::try_from(self.nodes.len() + 1).ok().and_then(NonZeroU32::new);
        let Some(number) = number.filter(|_| self.nodes.len() < MOST_ELEMENTS) else {
            self.left.set(0);
            return ElementId(NonZeroU32::MAX);
        };
        let id = ElementId(number);
        let before = match parent {
            Some(parent) => self.node(parent).and_then(|node| node.last),
            None => self.last,
        };
        if let Some(before) = before.and_then(|before| self.node_mut(before)) {
            before.after = Some(id);
        }
        let mut depth = 0;
        match parent.and_then(|parent| self.node_mut(parent)) {
            Some(node) => {
                node.first.get_or_insert(id);
                node.last = Some(id);
                depth = node.depth + 1;
            }
            None => self.last = Some(id),
        }
        let name = self.word(name);
        let start = self.attributes.len();
        let mut own_id = None;
        let mut classes = Span::default();
        for (attribute, value) in attributes {
            let key = self.word(attribute);
            let held = self.keep(value);
            self.attributes.push((key, held));
            if attribute == "id" && !value.is_empty() {
                own_id = Some(Word { hash: hash(value), ..held });
            } else if attribute == "class" {
                classes = self.classes(held, value);
            }
        }
        let attributes = span(start, self.attributes.len());
        self.nodes.push(Node {
            parent,
            before,
            after: None,
            first: None,
            last: None,
            depth,
            name,
            id: own_id,
            classes,
            attributes,
            holds_text: false,
            passed_on: PassedOn::default(),
        });
        id
    }

    /// The element that was opened as the one of this number, from 0.
    pub(in super::super) fn opened(&self, number: usize) -> Option<ElementId> {
        let number = u32::try_from(number + 1).ok().and_then(NonZeroU32::new)?;
        (number.get() as usize <= self.nodes.len()).then_some(ElementId(number))
    }

    /// Text stands in an element, were it white space: it is not empty.
    pub(in super::super) fn holds_text(&mut self, element: ElementId) {
        if let Some(node) = self.node_mut(element) {
            node.holds_text = true;
        }
    }

    /// Says that all elements are known, so that what comes behind another counts.
    pub(in super::super) fn complete(&mut self) {
        self.is_complete = true;
    }

    /// Whether matching cost more than a page may cost: the style sheets no longer count then.
    pub(in super::super) fn is_exhausted(&self) -> bool {
        self.left.get() == 0
    }

    /// Whether there is work left after so many more steps.
    pub(super) fn spend(&self, steps: u64) -> bool {
        let left = self.left.get().saturating_sub(steps);
        self.left.set(left);
        left > 0
    }

    pub(super) fn node(&self, id: ElementId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    pub(super) fn node_mut(&mut self, id: ElementId) -> Option<&mut Node> {
        self.nodes.get_mut(id.index())
    }

    pub(super) fn text(&self, word: Word) -> &str {
        let at = usize::try_from(word.at).unwrap_or(usize::MAX);
        let end = at.saturating_add(usize::try_from(word.len).unwrap_or(usize::MAX));
        self.texts.get(at..end).unwrap_or_default()
    }

    pub(super) fn name(&self, id: ElementId) -> &str {
        self.node(id).map(|node| self.text(node.name)).unwrap_or_default()
    }

    pub(super) fn class_words(&self, id: ElementId) -> &[Word] {
        self.node(id).map(|node| node.classes.of(&self.words)).unwrap_or_default()
    }

    /// The attributes of an element: names and values.
    pub(super) fn attribute_words(&self, id: ElementId) -> &[(Word, Word)] {
        self.node(id).map(|node| node.attributes.of(&self.attributes)).unwrap_or_default()
    }

    pub(super) fn attribute(&self, id: ElementId, name: &str) -> Option<&str> {
        let all = self.attribute_words(id);
        all.iter().find(|(key, _)| self.text(*key) == name).map(|(_, value)| self.text(*value))
    }

    /// Keeps a name. What no longer fits is kept as nothing.
    fn word(&mut self, text: &str) -> Word {
        Word { hash: hash(text), ..self.keep(text) }
    }

    /// Keeps a text, without a hash: values are long, and few are asked for by theirs.
    fn keep(&mut self, text: &str) -> Word {
        let (Ok(at), Ok(len)) = (u32::try_from(self.texts.len()), u32::try_from(text.len())) else {
            return Word::default();
        };
        self.texts.push_str(text);
        Word { hash: 0, at, len }
    }

    /// The classes in a value that is kept already.
    fn classes(&mut self, held: Word, value: &str) -> Span {
        let start = self.words.len();
        for class in value.split([' ', '\t', '\n', '\r', '\x0c']) {
            if class.is_empty() {
                continue;
            }
            let offset = class.as_ptr().addr() - value.as_ptr().addr();
            let place = u32::try_from(offset).ok().and_then(|offset| held.at.checked_add(offset));
            if let (Some(at), Ok(len)) = (place, u32::try_from(class.len())) {
                self.words.push(Word { hash: hash(class), at, len });
            }
        }
        span(start, self.words.len())
    }
}

fn span(start: usize, end: usize) -> Span {
    match (u32::try_from(start), u32::try_from(end - start)) {
        (Ok(at), Ok(len)) => Span { at, len },
        _ => Span::default(),
    }
}
