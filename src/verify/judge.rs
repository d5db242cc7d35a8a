//! The verdict on a quote against the text of its document. Finding is generous ([`super::normalise`],
//! [`super::near`]); whatever was found is read again by [`super::strict_match()`], which alone decides.

use std::cell::OnceCell;
use std::ops::Range;

use super::near::WordIndex;
use super::places::{Hit, Places, Sought};
use super::strict_match::Fold;
use super::verdict::{Difference, Drift, Flags, Found, Verdict};
use crate::documents::{AsideKind, Extract, Unread};
use crate::text::borders::{is_unspaced, is_wide};

/// Words and characters below which a quote is too short to say much: it would be found in many
/// texts.
const FEW_WORDS: usize = 3;
const FEW_CHARS: usize = 12;

/// Words that each part between marked cuts must have; in scripts without blanks, [`FEW_CHARS`].
const PART_WORDS: usize = 3;
/// Parts between marked cuts, at most: a text with more of them quotes nobody.
const MOST_PARTS: usize = 30;

/// Places above which it is not asked of each whether a word goes on there.
const MANY: usize = 500;

/// What stands in a text for a letter without meaning.
const UNKNOWN: char = '\u{fffd}';

/// A document's text, made ready for one quote after the other.
#[derive(Debug)]
pub struct QuoteFinder<'t> {
    extract: &'t Extract,
    places: Places<'t>,
    words: OnceCell<WordIndex<'t>>,
}

impl<'t> QuoteFinder<'t> {
    pub fn new(extract: &'t Extract) -> QuoteFinder<'t> {
        let places = Places::new(extract);
        QuoteFinder { extract, places, words: OnceCell::new() }
    }

    /// Looks for a quote and judges what is found.
    pub fn judge(&self, sought: Sought<'_>) -> Verdict {
        if sought.exact.trim().is_empty() {
            return Verdict::Missing;
        }
        if let Some(found) = self.look(sought) {
            return Verdict::Found(found);
        }
        let near = self.near(sought);
        self.in_part_unread(sought, &near).map_or(near, Verdict::PartUnread)
    }

    /// What could not be read, if a quote that is not found may stand in it.
    fn in_part_unread(&self, sought: Sought<'_>, near: &Verdict) -> Option<String> {
        let text = &self.extract.text;
        let unknown = |range: &Range<usize>| {
            text.get(range.clone()).map_or(0, |text| text.matches(UNKNOWN).count())
        };
        let letters = sought.exact.chars().filter(|c| c.is_alphanumeric()).count();
        let may_hold = |part: &&Unread| match near {
            Verdict::Drifted(drift) => {
                let overlap =
                    part.range.start < drift.span.end && drift.span.start < part.range.end;
                overlap && unknown(&drift.span) > 0
            }
            // Nothing is known of a part, or of as many letters as half of the quote has.
            _ => part.range.is_empty() || 2 * unknown(&part.range) >= letters,
        };
        self.extract.unread.iter().find(may_hold).map(|part| part.what.clone())
    }

    /// Looks for a quote as it stands, without a thought for what is only like it. What comes is not
    /// yet proof: see [`Verdict::is_proof`].
    pub fn look(&self, sought: Sought<'_>) -> Option<Found> {
        let hits = self.places.hits(sought);
        if !hits.is_empty() {
            return Some(self.found(sought.exact, hits));
        }
        self.with_marked_cuts(sought).or_else(|| self.hidden(sought))
    }

    fn found(&self, exact: &str, mut hits: Vec<Hit>) -> Found {
        let cuts_a_word = |hit: &Hit| self.places.cuts_a_word(&hit.exact);
        // A place where the quote is whole words is meant rather than one where it is not.
        let is_asked = hits.len() <= MANY;
        if hits.len() > 1 && is_asked && hits.iter().any(|hit| !cuts_a_word(hit)) {
            hits.retain(|hit| !cuts_a_word(hit));
        }
        let times = hits.len();
        let Some(first) = hits.into_iter().next() else { return Found::default() };
        let flags = Flags {
            ambiguous: if times > 1 { times } else { 0 },
            inside_word: cuts_a_word(&first),
            hidden: None,
            too_short: is_short(exact),
            crosses_paragraph: self.crosses(&first.exact),
            joins_numbers: self.joins_numbers(&first),
            reads_furniture: first.reads_furniture,
            reordered: self.is_reordered(&first.exact),
            crosses_page: self.crosses_page(&first.exact),
            recognised: self.is_recognised(&first.exact),
            encoding_guessed: self.extract.encoding.is_guessed(),
            letters_in_doubt: self.extract.has_letters_in_doubt(&first.exact),
            marked_cuts: false,
        };
        Found { spans: vec![first.exact], folds: first.folds, flags }
    }

    /// Whether a stretch reaches over a border between blocks.
    fn crosses(&self, span: &Range<usize>) -> bool {
        let blocks = &self.extract.blocks;
        let at = blocks.partition_point(|block| block.range.end <= span.start);
        blocks
            .get(at)
            .is_none_or(|block| span.start < block.range.start || block.range.end < span.end)
    }

    /// Whether a stretch shows one number where two stand: digits on both sides of a border between blocks,
    /// or behind the number of a paragraph.
    fn joins_numbers(&self, hit: &Hit) -> bool {
        let (text, blocks) = (&self.extract.text, &self.extract.blocks);
        let span = &hit.exact;
        let leaves_lists = hit.folds.contains(&Fold::Aside(AsideKind::ListNumber));
        let is_left_out = |kind: AsideKind| {
            kind.must_be_left_out() || kind == AsideKind::ListNumber && leaves_lists
        };
        let digit = |c: char| c.is_numeric();
        let joins = |border: usize| {
            text.get(..border).is_some_and(|before| before.ends_with(digit))
                && self.behind(border, &is_left_out).is_some_and(|behind| behind.starts_with(digit))
        };
        let first = blocks.partition_point(|block| block.range.end <= span.start);
        let within = blocks.iter().skip(first).take_while(|block| block.range.end < span.end);
        // What is left out stands between no numbers.
        let within = within.filter(|block| !self.is_left_out(block.range.end));
        if within.map(|block| block.range.end).any(joins) {
            return true;
        }
        let asides = &self.extract.asides;
        let first = asides.partition_point(|aside| aside.range.end <= span.start);
        let within = asides.iter().skip(first).take_while(|aside| aside.range.end < span.end);
        let numbers = within.filter(|aside| aside.kind == AsideKind::ListNumber && !leaves_lists);
        numbers.map(|aside| aside.range.end).any(joins)
    }

    /// Whether what ends at a place is no part of a sentence.
    fn is_left_out(&self, end: usize) -> bool {
        let asides = &self.extract.asides;
        let at = asides.partition_point(|aside| aside.range.end < end);
        let ends = asides.get(at).filter(|aside| aside.range.end == end);
        ends.is_some_and(|aside| aside.kind.must_be_left_out())
    }

    /// The text behind a place, past white space and what is left out.
    fn behind(&self, place: usize, is_left_out: &dyn Fn(AsideKind) -> bool) -> Option<&'t str> {
        let (text, asides) = (&self.extract.text, &self.extract.asides);
        let mut place = place;
        loop {
            let behind = text.get(place..)?.trim_start();
            let start = text.len() - behind.len();
            let at = asides.partition_point(|aside| aside.range.start < start);
            let next = asides.get(at).filter(|aside| aside.range.start == start);
            match next.filter(|aside| is_left_out(aside.kind) && aside.range.end > place) {
                Some(aside) => place = aside.range.end,
                None => return Some(behind),
            }
        }
    }

    /// Whether a page begins within a stretch.
    fn crosses_page(&self, span: &Range<usize>) -> bool {
        let pages = &self.extract.pages;
        let next = pages.partition_point(|page| *page <= span.start);
        pages.get(next).is_some_and(|page| *page < span.end)
    }

    /// Whether a stretch reads on over a place where the document shows something else.
    fn is_reordered(&self, span: &Range<usize>) -> bool {
        let apart = &self.extract.apart;
        let next = apart.partition_point(|place| *place <= span.start);
        apart.get(next).is_some_and(|place| *place < span.end)
    }

    /// Whether any of a stretch was recognised in a picture.
    fn is_recognised(&self, span: &Range<usize>) -> bool {
        let recognised = &self.extract.recognised;
        let next = recognised.partition_point(|range| range.end <= span.start);
        recognised.get(next).is_some_and(|range| range.start < span.end)
    }

    /// A quote that says itself where it leaves something out: each part in order, each found in one
    /// way only.
    fn with_marked_cuts(&self, sought: Sought<'_>) -> Option<Found> {
        let parts = parts_between_cuts(sought.exact)?;
        let mut flags = Flags {
            marked_cuts: true,
            encoding_guessed: self.extract.encoding.is_guessed(),
            ..Flags::default()
        };
        let (mut spans, mut folds) = (Vec::new(), Vec::new());
        let mut from = 0;
        let last = parts.len().saturating_sub(1);
        for (n, part) in parts.iter().enumerate() {
            let part = Sought {
                prefix: if n == 0 { sought.prefix } else { "" },
                exact: part,
                suffix: if n == last { sought.suffix } else { "" },
            };
            let hits = self.places.hits(part);
            let hits: Vec<Hit> = hits.into_iter().filter(|h| h.exact.start >= from).collect();
            flags.ambiguous = flags.ambiguous.max(if hits.len() > 1 { hits.len() } else { 0 });
            let hit = hits.into_iter().next()?;
            flags.inside_word |= self.places.cuts_a_word(&hit.exact);
            flags.joins_numbers |= self.joins_numbers(&hit);
            flags.reads_furniture |= hit.reads_furniture;
            flags.reordered |= self.is_reordered(&hit.exact);
            flags.recognised |= self.is_recognised(&hit.exact);
            flags.letters_in_doubt |= self.extract.has_letters_in_doubt(&hit.exact);
            from = hit.exact.end;
            folds.extend(hit.folds);
            spans.push(hit.exact);
        }
        let whole = spans.first()?.start..spans.last()?.end;
        flags.crosses_paragraph = self.crosses(&whole);
        flags.crosses_page = self.crosses_page(&whole);
        folds.sort_unstable();
        folds.dedup();
        Some(Found { spans, folds, flags })
    }

    /// A quote that stands only in text that nobody sees. Its place is where that text would stand.
    fn hidden(&self, sought: Sought<'_>) -> Option<Found> {
        let bare = Sought { exact: sought.exact, ..Sought::default() };
        self.extract.hidden.iter().find_map(|hidden| {
            let hit = Places::of_text(&hidden.text).hits(bare).into_iter().next()?;
            let flags = Flags { hidden: Some(hidden.why), ..Flags::default() };
            let spans = std::iter::once(hidden.at..hidden.at).collect();
            Some(Found { spans, folds: hit.folds, flags })
        })
    }

    /// The words that are most like the quote.
    fn near(&self, sought: Sought<'_>) -> Verdict {
        let bare = Sought { exact: sought.exact, ..Sought::default() };
        let words = self.words.get_or_init(|| WordIndex::new(&self.extract.text));
        let alone = self.places.hits(bare);
        let only_around = !alone.is_empty() && bare != sought;
        let whole = format!("{}{}{}", sought.prefix, sought.exact, sought.suffix);
        let nearest = words.nearest(if only_around { &whole } else { sought.exact });
        match (nearest, alone.into_iter().next()) {
            (Some((span, difference)), hit) => {
                let span = hit.map_or(span, |hit| hit.exact);
                Verdict::Drifted(Drift { span, difference, only_around })
            }
            (None, Some(hit)) => Verdict::Drifted(Drift {
                span: hit.exact,
                difference: vec![Difference::Same(sought.exact.to_string())],
                only_around,
            }),
            (None, None) => Verdict::Missing,
        }
    }
}

fn is_short(exact: &str) -> bool {
    room(exact) < FEW_CHARS && exact.split_whitespace().count() < FEW_WORDS
}

/// Whether a part between marked cuts is too short to stand alone.
fn is_short_part(part: &str) -> bool {
    let has_blanks = !part.contains(is_unspaced);
    part.split_whitespace().count() < PART_WORDS && (has_blanks || room(part) < FEW_CHARS)
}

/// Characters of a text, as far as they count. Of Chinese and Japanese ones, each says as much as two
/// of other scripts.
fn room(text: &str) -> usize {
    text.chars().take(FEW_CHARS).map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// The parts of a quote between `[…]`, `[...]` and `[sic]`; `None` without such marks, or when a part
/// is too short to stand alone.
fn parts_between_cuts(exact: &str) -> Option<Vec<&str>> {
    const MARKS: [&str; 5] = ["[\u{2026}]", "[...]", "[. . .]", "[sic]", "[sic!]"];
    let mut parts = Vec::new();
    let mut rest = exact;
    while let Some((at, mark)) =
        MARKS.iter().filter_map(|mark| Some((rest.find(mark)?, *mark))).min()
    {
        parts.push(rest.get(..at)?.trim());
        rest = rest.get(at + mark.len()..)?;
    }
    parts.push(rest.trim());
    parts.retain(|part| !part.is_empty());
    ((2..=MOST_PARTS).contains(&parts.len()) && !parts.iter().any(|part| is_short_part(part)))
        .then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Aside, AsideKind, Block, BlockKind, Kind, Limits, read};

    /// The verdict on `prefix|exact|suffix`, and what stands at its place.
    fn check(quote: &str, text: &str, expected: &str) {
        let extract = read(text.as_bytes(), "a.txt", &Limits::default()).unwrap();
        let parts: Vec<&str> = quote.split('|').collect();
        let (prefix, exact, suffix) = match parts.as_slice() {
            [prefix, exact, suffix] => (*prefix, *exact, *suffix),
            _ => ("", quote, ""),
        };
        let verdict = QuoteFinder::new(&extract).judge(Sought { prefix, exact, suffix });
        let spans: Vec<&str> = verdict.spans().iter().map(|s| &text[s.clone()]).collect();
        let told =
            format!("{} {} | {}", verdict.kind().label(), spans.join(" / "), verdict.sentence());
        assert_eq!(told, expected, "{quote:?} in {text:?}");
    }

    const TEXT: &str = "Corvia \u{201c}will not sign\u{201d} the text. Maretta can't say yet.\n\n\
                        It sends 15,000 troops \u{2013} and ships. It may. Yet it may not.";

    #[test]
    fn what_stands_there_is_proved() {
        check(
            "Corvia \u{201c}will not sign\u{201d}",
            TEXT,
            "exact Corvia \u{201c}will not sign\u{201d} | Proved to the character.",
        );
        check(
            "\"will not sign\" the text.",
            TEXT,
            "typographic \u{201c}will not sign\u{201d} the text. | Proved but for the shape of quotation marks.",
        );
        check(
            "15,000  troops - and",
            TEXT,
            "typographic 15,000 troops \u{2013} and | Proved but for the shape of dashes and spaces.",
        );
        check(
            "Yet |it may| not",
            TEXT,
            "exact it may | Proved to the character: they are so few that many texts hold them.",
        );
        check(
            "say yet. It sends",
            TEXT,
            "typographic say yet.\n\nIt sends | Proved but for line breaks: they run over the end of a paragraph.",
        );
    }

    #[test]
    fn what_is_in_doubt_is_no_proof() {
        check(
            "troops",
            "Troops, troops and troops.",
            "doubtful troops | Not proved: the words stand in 2 places, and nothing says which is meant; they are so few that many texts hold them.",
        );
        check(
            "will not sign",
            "It will not signal that.",
            "doubtful will not sign | Not proved: they begin or end within a word or a number of the source.",
        );
        check(
            "Maretta can",
            TEXT,
            "doubtful Maretta can | Not proved: they begin or end within a word or a number of the source; they are so few that many texts hold them.",
        );
        check(
            "It sends 15",
            TEXT,
            "doubtful It sends 15 | Not proved: they begin or end within a word or a number of the source.",
        );
    }

    #[test]
    fn what_reads_otherwise_has_drifted() {
        check(
            "Corvia \u{201c}will sign\u{201d} the text.",
            TEXT,
            "reads otherwise Corvia \u{201c}will not sign\u{201d} the text. | Not proved: the copy reads otherwise; similar words stand there.",
        );
        check(
            "No |It sends 15,000 troops| and",
            TEXT,
            "reads otherwise It sends 15,000 troops | Not proved: the words stand in the copy, but the words given around them read otherwise there.",
        );
        check(
            "15.000 troops \u{2013} and ships.",
            TEXT,
            "reads otherwise 15,000 troops \u{2013} and ships. | Not proved: the copy reads otherwise; similar words stand there.",
        );
        check(
            "The budget was adopted",
            TEXT,
            "missing  | Not proved: the words are not in the copy.",
        );
        check("", TEXT, "missing  | Not proved: the words are not in the copy.");
    }

    /// The verdict in an extract of `|`-parted blocks; `#` begins one that is page furniture, on a new page.
    fn over_pages(quote: &str, text: &str, kind: Kind, unread: &[(&str, &str)]) -> String {
        let mut extract = read(b"x", "a.txt", &Limits::default()).unwrap();
        (extract.kind, extract.text) = (kind, String::new());
        extract.blocks.clear();
        for part in text.split('|') {
            let bare = part.trim_start_matches('#');
            let range = extract.text.len()..extract.text.len() + bare.len();
            if bare != part {
                extract.pages.push(range.start);
                extract.asides.push(Aside::left_out(range.clone(), AsideKind::Furniture));
            }
            extract.text.push_str(bare);
            extract.text.push('\n');
            extract.blocks.push(Block { range, kind: BlockKind::Paragraph });
        }
        for (part, what) in unread {
            let start = extract.text.find(part).unwrap();
            let range = start..start + part.len();
            extract.unread.push(Unread { range, what: (*what).to_string() });
        }
        QuoteFinder::new(&extract).judge(Sought { exact: quote, ..Sought::default() }).sentence()
    }

    #[test]
    fn page_furniture_is_no_part_of_a_sentence() {
        let pages = "Arland will send|#3|ships to the port.|#4|It has 15|#5|000 of them in all.";
        for (quote, expected) in [
            (
                "Arland will send ships to the port.",
                "Proved but for line breaks and omitted page numbers, running heads or footnotes: \
                 they run over the end of a page.",
            ),
            (
                "Arland will send 3 ships to the port.",
                "Not proved: they read a page number, a running head or a line number as part of \
                 the sentence.",
            ),
            (
                "It has 15 000 of them in all.",
                "Not proved: they read the numbers of two cells or paragraphs as one.",
            ),
            ("3", "Proved to the character: they are so few that many texts hold them."),
        ] {
            assert_eq!(over_pages(quote, pages, Kind::Pdf, &[]), expected, "{quote:?}");
        }
    }

    #[test]
    fn words_go_on_over_a_page_and_over_no_certain_border() {
        let text = "Arland will guaran-|tee the port of Corvia.";
        let proved = "Proved but for a word broken at the end of a line: they run over the end of a \
                      paragraph.";
        let quote = "will guarantee the port";
        assert_eq!(over_pages(quote, text, Kind::Pdf, &[]), proved);
        assert!(over_pages(quote, text, Kind::Docx, &[]).starts_with("Not proved"));
    }

    #[test]
    fn what_may_stand_in_a_part_that_was_not_read_is_not_missing() {
        let text = "Arland will send ships.|\u{fffd}\u{fffd}\u{fffd} \u{fffd}\u{fffd}\u{fffd}\u{fffd}|The end of it.";
        let unread = [(
            "\u{fffd}\u{fffd}\u{fffd} \u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            "letters without meaning",
        )];
        for (quote, expected) in [
            (
                "Not one ship",
                "Not proved: the words were not found, and part of the copy could not be read: letters without meaning.",
            ),
            (
                "Not one ship of ours will ever go there",
                "Not proved: the words are not in the copy.",
            ),
            (
                "Arland will send boats.",
                "Not proved: the copy reads otherwise; similar words stand there.",
            ),
            ("Arland will send ships.", "Proved to the character."),
        ] {
            assert_eq!(over_pages(quote, text, Kind::Pdf, &unread), expected, "{quote:?}");
        }
    }

    #[test]
    fn marked_cuts_are_said() {
        check(
            "It sends 15,000 troops [...] Yet it may not.",
            TEXT,
            "exact It sends 15,000 troops / Yet it may not. | Proved to the character, with marked cuts.",
        );
        check(
            "Yet it may not [\u{2026}] It sends 15,000 troops",
            TEXT,
            "reads otherwise yet.\n\nIt sends 15,000 troops | Not proved: the copy reads otherwise; similar words stand there.",
        );
    }
}
