//! A tag: the name of an element and what its attributes say.

use std::borrow::Cow;
use std::ops::Range;

/// A name and its value.
pub(super) type Attribute<'a> = (Cow<'a, str>, Cow<'a, str>);

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In small letters.
    pub(super) name: Cow<'a, str>,
    /// Names in small letters; of two with the same name the first counts.
    pub(super) attributes: Vec<Attribute<'a>>,
    /// A bit for each name among them: what most tags are asked for, they have not.
    names: u64,
    pub(super) closes_itself: bool,
    pub(super) range: Range<usize>,
}

impl<'a> Tag<'a> {
    /// A tag without attributes, as another kind of document writes it in its own way.
    pub(super) fn named(name: &'a str, range: Range<usize>) -> Tag<'a> {
        Tag::of(Cow::Borrowed(name), Vec::new(), range)
    }

    pub(super) fn of(
        name: Cow<'a, str>,
        attributes: Vec<Attribute<'a>>,
        range: Range<usize>,
    ) -> Tag<'a> {
        Tag { name, attributes, names: 0, closes_itself: false, range }
    }

    /// The same tag with one more attribute.
    pub(super) fn with(mut self, name: Cow<'a, str>, value: Cow<'a, str>) -> Tag<'a> {
        self.add((name, value));
        self
    }

    pub(super) fn add(&mut self, attribute: Attribute<'a>) {
        self.names |= bit(&attribute.0);
        self.attributes.push(attribute);
    }

    #[inline]
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        if self.names & bit(name) == 0 { None } else { self.find(name) }
    }

    /// The same tag by another name.
    pub(super) fn renamed(self, name: Cow<'a, str>) -> Tag<'a> {
        Tag { name, ..self }
    }

    fn find(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_ref())
    }
}

/// The bit of a name: few names share one.
#[inline]
fn bit(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let first = bytes.first().copied().unwrap_or_default();
    let last = bytes.last().copied().unwrap_or_default();
    1 << ((usize::from(first) + 7 * usize::from(last) + 3 * bytes.len()) % 64)
}
