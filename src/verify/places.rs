//! Where a quote stands in one text. The generous search ([`super::normalise`]) says where to look; the
//! strict match has read every place that is given.

use std::borrow::{Borrow, Cow};
use std::cell::OnceCell;
use std::ops::Range;

use memchr::memmem;

use super::edges::are_joined;
use super::normalise::{Normalised, normalise};
use super::overlaps::Overlaps;
use super::strict_match::{Fold, StrictMatcher};
use crate::documents::{Aside, AsideKind, Block, BlockKind, Extract, Kind};

/// What is looked for: a quote, and the words that are said to stand before and behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sought<'q> {
    pub prefix: &'q str,
    pub exact: &'q str,
    pub suffix: &'q str,
}

/// Bytes of a quote that are searched for, at most.
const HEAD: usize = 16;

/// See [`super::signs::PARAGRAPH_END`].
const PARAGRAPH_END: &str = "\u{2029}";

/// Characters that are no letters, at an end of a passage, that are tried with it.
const EDGE: usize = 12;

/// A text, made ready for one quote after the other.
#[derive(Debug)]
pub(super) struct Places<'t> {
    pub(super) text: &'t str,
    /// What a quote may leave out.
    asides: &'t [Aside],
    blocks: &'t [Block],
    seams: &'t [usize],
    /// Whether the borders of blocks are a guess: of lines on a page.
    has_guessed_blocks: bool,
    normalised: OnceCell<Normalised<'t>>,
    /// The text without some kinds of what may be left out.
    without: OnceCell<Vec<(Kinds, OnceCell<Normalised<'t>>)>>,
}

/// Where a quote stands, and what it took.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) exact: Range<usize>,
    pub(super) folds: Vec<Fold>,
    /// See [`super::Flags::reads_furniture`].
    pub(super) reads_furniture: bool,
}

/// How a stretch says what a quote says.
struct Reading {
    folds: Vec<Fold>,
    reads_furniture: bool,
}

impl<'t> Places<'t> {
    pub(super) fn new(extract: &'t Extract) -> Places<'t> {
        Places {
            asides: &extract.asides,
            blocks: &extract.blocks,
            seams: &extract.seams,
            has_guessed_blocks: extract.kind == Kind::Pdf,
            ..Places::of_text(&extract.text)
        }
    }

    /// For a text of one piece.
    pub(super) fn of_text(text: &'t str) -> Places<'t> {
        Places {
            text,
            asides: &[],
            blocks: &[],
            seams: &[],
            has_guessed_blocks: false,
            normalised: OnceCell::new(),
            without: OnceCell::new(),
        }
    }

    /// Every place where the words stand with what is said to stand around them, in order. Places with
    /// the same characters come alone; only where there is none, those that take folds.
    pub(super) fn hits(&self, sought: Sought<'_>) -> Vec<Hit> {
        let Sought { prefix, exact, suffix } = sought;
        let text = self.text;
        let matcher = OnceCell::new();
        let overlaps = Overlaps::default();
        let hits: Vec<Hit> = overlapping(text, exact, &overlaps)
            .map(|at| at..at + exact.len())
            .inspect(|span| overlaps.look_at(span.end))
            .filter(|span| {
                text.get(..span.start).is_some_and(|before| before.ends_with(prefix))
                    && text.get(span.end..).is_some_and(|behind| behind.starts_with(suffix))
            })
            .filter_map(|span| {
                let matcher = matcher.get_or_init(|| StrictMatcher::new(exact));
                let Reading { folds, reads_furniture } = self.reads(matcher, span.clone())?;
                Some(Hit { exact: span, folds, reads_furniture })
            })
            .collect();
        if !hits.is_empty() {
            return hits;
        }
        let needle = Needle::of(sought);
        if needle.own.is_empty() {
            return Vec::new();
        }
        let normalised = self.normalised.get_or_init(|| Normalised::new(text));
        let hits = self.folded(&needle, sought, normalised);
        if !hits.is_empty() || self.asides.is_empty() {
            return hits;
        }
        let kinds = Kinds::of(self.asides.iter().filter(|aside| aside.instead.is_empty()));
        let without = self.without.get_or_init(|| {
            kinds.subsets().skip(1).map(|kinds| (kinds, OnceCell::new())).collect()
        });
        let hits = without.iter().map(|(kinds, without)| {
            let left_out = self.asides.iter().filter(|a| a.instead.is_empty() && kinds.has(a.kind));
            let ranges = left_out.map(|aside| aside.range.clone());
            let without = without.get_or_init(|| Normalised::without(text, ranges));
            self.folded(&needle, sought, without)
        });
        hits.into_iter().find(|hits| !hits.is_empty()).unwrap_or_default()
    }

    fn folded(&self, needle: &Needle, sought: Sought<'_>, normalised: &Normalised<'t>) -> Vec<Hit> {
        let Sought { prefix, exact, suffix } = sought;
        let whole = [prefix, exact, suffix].concat();
        let matchers = (StrictMatcher::new(&whole), StrictMatcher::new(exact));
        let overlaps = Overlaps::default();
        let own = &needle.own;
        normalised
            .find(&needle.text, &overlaps)
            .filter_map(|(core, at)| {
                overlaps.look_at(at + needle.text.len());
                let (around, Reading { mut folds, .. }) = self.fit(core, &matchers.0)?;
                let inner = normalised.original_of(at + own.start..at + own.end);
                let (span, own) = self.fit(inner, &matchers.1)?;
                if span.start < around.start || around.end < span.end {
                    return None;
                }
                // The strict match has read both: what will be shown as the quote, and all of what was
                // sought.
                folds.extend(own.folds);
                folds.sort_unstable();
                folds.dedup();
                // What is said to stand around the quote may well be furniture.
                Some(Hit { exact: span, folds, reads_furniture: own.reads_furniture })
            })
            .collect()
    }

    /// The stretch around a core of letters that says what a quote says, with as much punctuation at its
    /// ends as it takes.
    fn fit(
        &self,
        core: Range<usize>,
        matcher: &StrictMatcher<'_>,
    ) -> Option<(Range<usize>, Reading)> {
        let text = self.text;
        let is_edge = |at: usize, c: char| !c.is_alphanumeric() || self.is_aside(at);
        let starts: Vec<usize> = if matcher.quote().starts_with(char::is_alphanumeric) {
            vec![core.start]
        } else {
            let before = text.get(..core.start)?.char_indices().rev().take(EDGE);
            let before = before.take_while(|(at, c)| is_edge(*at, *c)).map(|(at, _)| at);
            [core.start].into_iter().chain(before).collect()
        };
        let behind = text.get(core.end..)?.char_indices().take(EDGE);
        let behind = behind.map(|(at, c)| (core.end + at, c));
        let behind = behind.take_while(|(at, c)| is_edge(*at, *c));
        let ends: Vec<usize> =
            [core.end].into_iter().chain(behind.map(|(at, c)| at + c.len_utf8())).collect();
        starts.iter().find_map(|start| {
            ends.iter().find_map(|end| {
                let reading = self.reads(matcher, *start..*end)?;
                Some((*start..*end, reading))
            })
        })
    }

    /// What it takes for a stretch to say what a quote says, as it stands or with some kinds of asides
    /// in it left out.
    fn reads(&self, matcher: &StrictMatcher<'_>, span: Range<usize>) -> Option<Reading> {
        let first = self.asides.partition_point(|aside| aside.range.end <= span.start);
        let touched = self.asides.iter().skip(first);
        let touched: Vec<&Aside> =
            touched.take_while(|aside| aside.range.start < span.end).collect();
        if touched.is_empty() {
            let folds = matcher.against(&self.stretch(&span, std::iter::empty())?)?;
            return Some(Reading { folds, reads_furniture: false });
        }
        let is_within =
            |aside: &&Aside| span.start <= aside.range.start && aside.range.end <= span.end;
        let within: Vec<&Aside> = touched.iter().copied().filter(is_within).collect();
        // A part of one is no part of the sentence either.
        let reads_part = touched.iter().any(|aside| {
            let start = aside.range.start.max(span.start);
            let part = self.text.get(start..aside.range.end.min(span.end)).unwrap_or_default();
            aside.kind.must_be_left_out() && !is_within(aside) && !part.trim().is_empty()
        });
        let is_all_foreign = OnceCell::new();
        let kinds = Kinds::of(&within);
        kinds.subsets().find_map(|left_out| {
            let of_kind = |aside: &&Aside| left_out.has(aside.kind);
            let mut folds =
                matcher.against(&self.stretch(&span, within.iter().copied().filter(of_kind))?)?;
            folds.extend(left_out.each().map(Fold::Aside));
            folds.sort_unstable();
            folds.dedup();
            let is_read =
                |aside: &&Aside| aside.kind.must_be_left_out() && !left_out.has(aside.kind);
            // A stretch of nothing but them is a quote of them.
            let reads_furniture = (reads_part || within.iter().any(is_read))
                && !*is_all_foreign.get_or_init(|| self.is_all_foreign(&span, &touched));
            Some(Reading { folds, reads_furniture })
        })
    }

    /// A stretch with some asides as a quote may have them, and with the borders of its paragraphs.
    fn stretch<'a>(
        &self,
        span: &Range<usize>,
        asides: impl Iterator<Item = &'a Aside>,
    ) -> Option<Cow<'t, str>> {
        let asides = asides.map(|aside| (aside.range.clone(), aside.instead.as_str()));
        let mut changes: Vec<(Range<usize>, &str)> =
            self.borders(span).map(|border| (border, PARAGRAPH_END)).chain(asides).collect();
        if changes.is_empty() {
            return self.text.get(span.clone()).map(Cow::Borrowed);
        }
        changes.sort_by_key(|(range, _)| range.start);
        let mut kept = String::with_capacity(span.len());
        let mut from = span.start;
        for (range, instead) in changes {
            kept.push_str(self.text.get(from..range.start)?);
            kept.push_str(instead);
            from = range.end;
        }
        kept.push_str(self.text.get(from..span.end)?);
        Some(Cow::Owned(kept))
    }

    /// The white space between blocks in a stretch, where no word and no number goes on.
    fn borders(&self, span: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let first = self.blocks.partition_point(|block| block.range.end <= span.start);
        let blocks = self.blocks.get(first..).unwrap_or_default();
        let pairs = blocks.iter().zip(blocks.iter().skip(1));
        let pairs = pairs.take_while(|(_, next)| next.range.start < span.end);
        pairs.filter_map(|(one, next)| self.border(one, next))
    }

    /// The white space between two blocks, unless a word may go on there.
    fn border(&self, one: &Block, next: &Block) -> Option<Range<usize>> {
        // A paragraph of a page goes on in the next column, and over the end of a page.
        let goes_on = |kind: BlockKind| {
            self.has_guessed_blocks && matches!(kind, BlockKind::Paragraph | BlockKind::Item)
        };
        let blank = self.text.get(one.range.end..next.range.start)?;
        let is_border = !goes_on(one.kind) || !goes_on(next.kind);
        (is_border && !blank.is_empty() && !blank.contains('\u{c}'))
            .then_some(one.range.end..next.range.start)
    }

    /// The text around a place as far as a word may go on: to the borders of its paragraph.
    fn flow(&self, at: usize) -> Range<usize> {
        let block = self.blocks.partition_point(|block| block.range.end < at);
        let pair = |one: usize| Some((self.blocks.get(one)?, self.blocks.get(one + 1)?));
        let border = |one: usize| pair(one).and_then(|(one, next)| self.border(one, next));
        let before = block.checked_sub(1).and_then(border).map(|border| border.end);
        let behind = border(block).map(|border| border.start);
        before.unwrap_or_default().min(at)..behind.unwrap_or(self.text.len()).max(at)
    }

    /// Whether nothing in a stretch is part of a sentence.
    fn is_all_foreign(&self, span: &Range<usize>, touched: &[&Aside]) -> bool {
        let foreign = touched.iter().copied().filter(|aside| aside.kind.must_be_left_out());
        let mut from = span.start;
        for aside in foreign {
            let between = self.text.get(from..aside.range.start).unwrap_or_default();
            if between.contains(char::is_alphanumeric) {
                return false;
            }
            from = aside.range.end;
        }
        !self.text.get(from..span.end).unwrap_or_default().contains(char::is_alphanumeric)
    }

    fn aside_at(&self, at: usize) -> Option<&Aside> {
        let next = self.asides.partition_point(|aside| aside.range.end <= at);
        self.asides.get(next).filter(|aside| aside.range.start <= at)
    }

    fn is_aside(&self, at: usize) -> bool {
        self.aside_at(at).is_some_and(|aside| aside.instead.is_empty())
    }

    /// Whether a stretch begins or ends within a word, a number or a letter with its marks. An aside at
    /// its ends belongs to no word, unless it stands there for other letters.
    pub(super) fn cuts_a_word(&self, span: &Range<usize>) -> bool {
        let beside = |at: usize| self.aside_at(at).filter(|aside| aside.instead.is_empty());
        let before_aside = span.start.checked_sub(1).and_then(beside);
        let before = before_aside.map_or(span.start, |aside| aside.range.start);
        let behind = beside(span.end).map_or(span.end, |aside| aside.range.end);
        let start = self.flow(before).start;
        let end = self.flow(behind).end;
        let inside = self.text.get(span.clone()).unwrap_or_default();
        let is_unknown = |at: usize| self.is_seam(at) && !self.is_blank(at);
        if is_unknown(span.start) && inside.starts_with(char::is_alphanumeric)
            || is_unknown(span.end) && inside.ends_with(char::is_alphanumeric)
        {
            return true;
        }
        // A blank that may not be seen parts no word.
        let is_unseen = |at: &usize| self.is_seam(*at) && self.is_blank(*at);
        let before = before.checked_sub(1).filter(is_unseen).unwrap_or(before);
        let behind = Some(behind).filter(is_unseen).map_or(behind, |at| at + 1);
        let before = self.text.get(start..before).unwrap_or_default();
        let behind = self.text.get(behind..end).unwrap_or_default();
        are_joined(before, inside) || are_joined(inside, behind)
    }

    fn is_seam(&self, at: usize) -> bool {
        self.seams.binary_search(&at).is_ok()
    }

    fn is_blank(&self, at: usize) -> bool {
        self.text.as_bytes().get(at) == Some(&b' ')
    }
}

/// A set of kinds of asides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kinds(u8);

impl Kinds {
    fn of<'a, A: Borrow<&'a Aside>>(asides: impl IntoIterator<Item = A>) -> Kinds {
        asides.into_iter().fold(Kinds(0), |kinds, aside| Kinds(kinds.0 | bit(aside.borrow().kind)))
    }

    /// Its subsets: the empty one first, then those that leave out least.
    fn subsets(self) -> impl Iterator<Item = Kinds> {
        let mut all: Vec<u8> = (0..=self.0).filter(|bits| bits & !self.0 == 0).collect();
        all.sort_by_key(|bits| bits.count_ones());
        all.into_iter().map(Kinds)
    }

    fn has(self, kind: AsideKind) -> bool {
        self.0 & bit(kind) != 0
    }

    fn each(self) -> impl Iterator<Item = AsideKind> {
        AsideKind::ALL.into_iter().filter(move |kind| self.has(*kind))
    }
}

const fn bit(kind: AsideKind) -> u8 {
    1 << kind as u8
}

/// What is looked for in a normalised text: all of it, and where the quote itself is in it.
struct Needle {
    text: Vec<u8>,
    own: Range<usize>,
}

impl Needle {
    fn of(sought: Sought<'_>) -> Needle {
        let mut text = normalise(sought.prefix);
        let start = text.len();
        text.extend(normalise(sought.exact));
        let own = start..text.len();
        text.extend(normalise(sought.suffix));
        Needle { text, own }
    }
}

/// Every place where `needle` stands, overlapping ones too.
fn overlapping<'t>(
    text: &'t str,
    needle: &'t str,
    overlaps: &'t Overlaps,
) -> impl Iterator<Item = usize> + 't {
    // To make a search ready takes as long as the needle: its beginning is looked for, and the rest read
    // where that stands.
    let head = needle.as_bytes().get(..HEAD).unwrap_or(needle.as_bytes());
    let finder = memmem::Finder::new(head);
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            from = from.max(overlaps.past());
            let at = from + finder.find(text.as_bytes().get(from..)?)?;
            let rest = text.get(at..);
            from = at + rest.and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            if rest.is_some_and(|rest| rest.starts_with(needle)) {
                return Some(at);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};

    #[test]
    fn a_part_of_furniture_is_no_part_of_a_sentence() {
        let text = "Arland will send 3 Record of Ilmen ships to the port.";
        let mut extract = read(text.as_bytes(), "a.txt", &Limits::default()).unwrap();
        let start = text.find("3 Record").unwrap();
        let head = start..start + "3 Record of Ilmen".len();
        extract.asides.push(Aside::left_out(head, AsideKind::Furniture));
        let places = Places::new(&extract);
        for (exact, expected) in [
            ("Arland will send 3 Record", true),
            ("Arland will send 3", true),
            ("send 3 Record of Ilmen", true),
            ("of Ilmen ships to", true),
            ("3 Record of Ilmen", false),
            ("Record of", false),
            ("Arland will send", false),
            ("will send ships to the port", false),
        ] {
            let hits = places.hits(Sought { exact, ..Sought::default() });
            let found: Vec<bool> = hits.iter().map(|hit| hit.reads_furniture).collect();
            assert_eq!(found, [expected], "{exact:?}");
        }
        // What is said to stand before a quote may be furniture.
        let sought = Sought { prefix: "of Ilmen ", exact: "ships  to the port.", suffix: "" };
        let hits = places.hits(sought);
        assert_eq!(hits.iter().map(|hit| hit.reads_furniture).collect::<Vec<_>>(), [false]);
    }
}
