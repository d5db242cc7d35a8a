//! What stands around the text of a page: page numbers, running heads and feet. A sentence runs past them,
//! so what is called one must be no part of it: a whole row at an end of the page that other pages have at
//! the same height too, or that the file itself calls an artifact. Where it is in doubt, it is text.

use std::collections::BTreeMap;

use super::super::numerals::read_roman;
use super::blocks::Style;
use super::geometry::Rect;
use super::line::{Line, Role};
use super::rows::{Row, rows};

/// Rows at each end of a page that may stand around its text.
const ROWS: usize = 4;
/// Points: rows at one height on two pages.
const SAME: f64 = 3.0;
/// Bytes of a running head.
const LONGEST: usize = 160;
/// Pages on which words stand for them to be no accident.
const PAGES: usize = 3;
/// As often as the usual distance of lines: how far words stand from the text that only two pages have.
const FAR: f64 = 1.6;
/// Points: what begins or ends at one place on two pages.
const PLACE: f64 = 3.0;
/// Numbers of a row that may count with the pages.
const NUMBERS: usize = 4;
/// Words beside the number of a page.
const PAGE: [&str; 24] = [
    "page",
    "pages",
    "p",
    "pp",
    "pg",
    "of",
    "seite",
    "seiten",
    "s",
    "von",
    "sur",
    "de",
    "di",
    "pagina",
    "p\u{e1}gina",
    "side",
    "sida",
    "strona",
    "str",
    "stranica",
    "\u{441}\u{442}\u{440}",
    "sayfa",
    "blad",
    "aus",
];

/// A row that may stand around the text of its page.
#[expect(clippy::struct_excessive_bools, reason = "each is seen by itself")]
struct Candidate {
    page: usize,
    /// Its lines.
    lines: Vec<usize>,
    y: f64,
    is_top: bool,
    /// It stands further from the text than the lines of the text from one another.
    is_apart: bool,
    /// It stands further from it than that.
    is_far: bool,
    /// It stands close below the text, and begins where that does.
    may_end_text: bool,
    /// Of its letters, as a share of those of the text.
    size: f64,
    is_artifact: bool,
}

/// Of the height of a page: how far from an end of it stands what is around its text.
const MARGIN: f64 = 0.2;
/// Lines: a number as close below a text, and below its beginning, may be the end of its sentence.
const CLOSE: f64 = 3.2;
/// Points: beginnings of lines at one place.
const BEGIN: f64 = 3.0;
/// Pages on which such numbers count are no accident.
const MANY: usize = 5;

/// What a line has in common with its like on other pages.
type Key = (bool, String);

/// Marks the furniture of all pages.
pub(super) fn mark(pages: &mut [Vec<Line>], areas: &[Rect], style: &Style) {
    let ends: Vec<Vec<Candidate>> = pages
        .iter()
        .zip(areas)
        .enumerate()
        .flat_map(|(at, (page, area))| candidates(at, page, area, style))
        .collect();
    let repeated = Repeated::of(ends.iter().flatten(), pages);
    for rows in ends {
        // From the end of the page inwards: what stands behind text is no furniture, and the last of it
        // stands apart from the text.
        let found: Vec<Found> = rows.iter().map_while(|row| repeated.holds(row, pages)).collect();
        let outer = found.iter().rposition(|found| found.is_apart).map_or(0, |last| last + 1);
        for (row, found) in rows.iter().zip(&found).take(outer) {
            let may_be_text = found.is_number && found.times < MANY || found.is_rare;
            let in_doubt = found.is_in_doubt || row.may_end_text && may_be_text;
            let Some(page) = pages.get_mut(row.page) else { continue };
            for line in &row.lines {
                if let Some(line) = page.get_mut(*line).filter(|_| in_doubt) {
                    line.role = Role::InDoubt;
                } else if let Some(line) = page.get_mut(*line) {
                    line.role = if row.is_top { Role::Head } else { Role::Foot };
                }
            }
        }
    }
}

/// A row that is furniture, if those further outside are.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is found by itself")]
struct Found {
    is_apart: bool,
    /// Nothing but numbers that count with the pages, on as many pages at least.
    is_number: bool,
    /// Words of two pages.
    is_rare: bool,
    /// It may be text as well.
    is_in_doubt: bool,
    times: usize,
}

/// The rows at both ends of a page, from the ends inwards.
fn candidates(at: usize, page: &[Line], area: &Rect, style: &Style) -> [Vec<Candidate>; 2] {
    let rows = rows(page);
    let leading = style.leading() * style.body();
    let y = |row: &[(usize, Row)]| row.first().map_or(0.0, |(_, row)| row.y);
    let begin = |row: &[(usize, Row)]| row.iter().map(|(_, row)| row.start).reduce(f64::min);
    let candidate = |depth: usize, is_top: bool| {
        let place = |depth: usize| if is_top { depth } else { rows.len() - 1 - depth };
        let row = rows.get(place(depth))?;
        let inner = rows.get(place(depth + 1))?;
        let size = row.iter().map(|(_, row)| row.size).fold(0.0, f64::max);
        let lines: Vec<usize> = row.iter().map(|(at, _)| *at).collect();
        let is_artifact = lines.iter().all(|at| page.get(*at).is_some_and(|line| line.is_artifact));
        Some(Candidate {
            page: at,
            lines,
            y: y(row),
            is_top,
            is_apart: (y(row) - y(inner)).abs() > APART * leading.max(size),
            is_far: (y(row) - y(inner)).abs() > FAR * leading.max(size),
            may_end_text: !is_top
                && (y(row) - y(inner)).abs() < CLOSE * leading.max(size)
                && row.len() == 1
                && begin(row)
                    .is_some_and(|own| begin(inner).is_some_and(|x| (x - own).abs() < BEGIN)),
            size: size / style.body(),
            is_artifact,
        })
    };
    let band = MARGIN * (area.high.y - area.low.y);
    let is_around = |row: &Candidate| {
        if row.is_top { row.y > area.high.y - band } else { row.y < area.low.y + band }
    };
    // One row is text, whatever it says.
    let depths = 0..ROWS.min(rows.len().saturating_sub(1));
    [true, false].map(|is_top| {
        depths.clone().map_while(|at| candidate(at, is_top).filter(is_around)).collect()
    })
}

/// As often as the usual distance of lines.
const APART: f64 = 1.35;
/// As often as the size of the text: what is larger is a heading.
const LARGER: f64 = 1.15;

/// Which lines stand at one height on how many pages.
struct Repeated {
    /// For each key the places, by their heights.
    rows: BTreeMap<Key, Vec<Seen>>,
    pages: usize,
}

/// Where a line stands on a page.
#[derive(Clone, Copy, Debug)]
struct Seen {
    y: f64,
    page: usize,
    is_apart: bool,
    is_far: bool,
    start: f64,
    end: f64,
}

/// On how many pages a line stands at a height.
#[derive(Clone, Copy, Debug, Default)]
struct Times {
    all: usize,
    apart: usize,
    /// On each of them it stands far from the text.
    are_far: bool,
    /// And at one place of each line.
    are_alike: bool,
    /// The first of them.
    first: usize,
}

impl Repeated {
    fn of<'c>(found: impl Iterator<Item = &'c Candidate>, pages: &[Vec<Line>]) -> Repeated {
        let mut rows: BTreeMap<Key, Vec<Seen>> = BTreeMap::new();
        for row in found {
            for line in row.lines.iter().filter_map(|at| pages.get(row.page)?.get(*at)) {
                let (start, end) = (line.start.x, line.end.x);
                let Candidate { y, page, is_apart, is_far, .. } = *row;
                for key in keys(line, row) {
                    let seen = Seen { y, page, is_apart, is_far, start, end };
                    rows.entry(key).or_default().push(seen);
                }
            }
        }
        for heights in rows.values_mut() {
            heights.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.page.cmp(&b.page)));
            heights.dedup_by(|a, b| a.y.total_cmp(&b.y).is_eq() && a.page == b.page);
        }
        Repeated { rows, pages: pages.len() }
    }

    /// How a row is furniture, if those further outside are.
    fn holds(&self, row: &Candidate, pages: &[Vec<Line>]) -> Option<Found> {
        if row.is_artifact && row.is_apart {
            return Some(Found { is_apart: true, ..Found::default() });
        }
        let mut all = Found { is_apart: row.is_apart, is_number: true, ..Found::default() };
        for line in row.lines.iter().filter_map(|at| pages.get(row.page)?.get(*at)) {
            let words = words(&line.text);
            let found = keys(line, row).enumerate().find_map(|(at, key)| {
                let times = self.times(&key, row.y);
                let is_number = at > 0 && words.iter().all(|word| is_of_page(word));
                let least = match () {
                    () if is_number || row.is_artifact => 2,
                    // The same words, or a head that counts; not "Article 1", "Article 2".
                    () if at == 0 && words.iter().any(|word| word.chars().count() > 1) => PAGES,
                    () if at > 0 && words.len() > 1 => PAGES + 1,
                    () => return None,
                };
                let is_small = row.size <= LARGER || at == 0 && times.all >= PAGES;
                if times.all >= least && is_small {
                    return Some((times, at > 0, false));
                }
                // Few pages have it, if it is one.
                let is_certain = is_small && self.is_of_all(times) && is_head(&line.text, at > 0);
                (times.all > 1 && times.are_far).then_some((times, at > 0, !is_certain))
            });
            let (times, counts, may_be_text) = found?;
            all.is_apart |= times.apart * 2 > times.all;
            all.is_number &= counts && words.is_empty();
            all.is_rare |= times.all < PAGES && !words.iter().all(|word| is_of_page(word));
            all.is_in_doubt |= may_be_text;
            all.times = all.times.max(times.all);
        }
        Some(all)
    }

    /// Whether a line stands at one place on each page of a short document; the first may have a head of
    /// its own.
    const fn is_of_all(&self, times: Times) -> bool {
        let pages = self.pages - if self.pages == 3 && times.first > 0 { 1 } else { 0 };
        times.are_alike && times.all == pages
    }

    /// On how many pages a key stands at a height, and how.
    fn times(&self, key: &Key, y: f64) -> Times {
        /// Pages that are looked at.
        const MOST: usize = 64;
        let heights = self.rows.get(key).map_or(&[][..], Vec::as_slice);
        let from = heights.partition_point(|seen| seen.y < y - SAME);
        let near = heights.iter().skip(from).take(MOST).take_while(|seen| seen.y <= y + SAME);
        let pages: BTreeMap<usize, &Seen> = near.map(|seen| (seen.page, seen)).collect();
        let all = || pages.values();
        let Some(first) = all().next() else { return Times::default() };
        Times {
            all: pages.len(),
            apart: all().filter(|seen| seen.is_apart).count(),
            are_far: all().all(|seen| seen.is_far),
            are_alike: all().all(|seen| {
                (seen.start - first.start).abs() < PLACE || (seen.end - first.end).abs() < PLACE
            }),
            first: first.page,
        }
    }
}

/// Whether words that only two pages have read as a running head: not as a sentence or as a part of one, and
/// what counts in them is set off.
fn is_head(text: &str, counts: bool) -> bool {
    const SETS_OFF: [char; 6] = ['|', '\u{2013}', '\u{2014}', '\u{b7}', '\u{2022}', '/'];
    let text = text.trim();
    let is_sentence = text.starts_with(|c: char| c.is_lowercase())
        || text.ends_with([':', ',', ';', '.', '!', '?', '-', '\u{2013}', '\u{2014}']);
    let words = words(text);
    let is_set_off = text.contains(SETS_OFF) && words.len() > 1
        || words.len() > 1 && words.iter().any(|word| is_of_page(word) && word.len() > 2);
    !is_sentence && (!counts || is_set_off)
}

/// What a line may have in common with others: its very words first, then its words with one number that
/// counts with the pages.
fn keys<'l>(line: &'l Line, row: &Candidate) -> impl Iterator<Item = Key> + use<'l> {
    let (is_top, page) = (row.is_top, row.page);
    let text = if line.text.len() <= LONGEST { line.text.trim() } else { "" };
    let same = (!text.is_empty()).then(|| (is_top, text.to_string()));
    let numbers = numbers(text).into_iter().take(NUMBERS);
    let counting = numbers.filter_map(move |(start, end, number)| {
        let (before, behind) = (text.get(..start)?, text.get(end..)?);
        let from = i128::from(number) - i128::try_from(page).ok()?;
        Some((is_top, format!("{before}\u{0}{from}\u{0}{behind}")))
    });
    same.into_iter().chain(counting)
}

/// Numbers in a text, Roman ones too: where each begins and ends, and what it is.
fn numbers(text: &str) -> Vec<(usize, usize, u32)> {
    let mut found = Vec::new();
    let mut from = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let start = from;
        from = text
            .get(start + word.len()..)
            .and_then(|rest| rest.chars().next())
            .map_or(text.len(), |c| start + word.len() + c.len_utf8());
        let digits = word.len() <= 6 && word.bytes().all(|b| b.is_ascii_digit());
        let number = if digits { word.parse().ok() } else { read_roman(word) };
        found.extend(number.map(|number| (start, start + word.len(), number)));
    }
    found
}

/// The words of a line that are no numbers.
fn words(text: &str) -> Vec<&str> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let is_number =
        |word: &&str| word.bytes().all(|b| b.is_ascii_digit()) || read_roman(word).is_some();
    parts.filter(|word| !word.is_empty() && !is_number(word)).collect()
}

fn is_of_page(word: &str) -> bool {
    PAGE.contains(&word.to_lowercase().as_str())
}
