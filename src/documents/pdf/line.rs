//! Letters become lines. What is a space is told from the places: a file need not say so.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::char::compose;

use super::canvas::Glyph;
use super::geometry::Point;
use crate::documents::extract::Why;
use crate::documents::height;
use crate::documents::notes::is_letter_behind;

/// What a line is on its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Text,
    /// It is text, or stands around that: which cannot be known.
    InDoubt,
    /// It stands above or below the text of the page: a page number, a running head.
    Head,
    Foot,
    /// It belongs to a note at the foot of the page.
    Note,
    /// It is such a note, or the end of the text: which cannot be known.
    NoteInDoubt,
}

/// What the number beside a line counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// The lines of the page: it is no part of the text.
    Lines,
    /// The items of a list, as part of the text.
    Items,
    /// One or the other.
    InDoubt,
}

/// Letters on one baseline without a large gap.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where it begins and ends. Its baseline goes through the first of these.
    pub(super) start: Point,
    pub(super) end: Point,
    pub(super) along: Point,
    pub(super) up: Point,
    /// The size of its letters, without small ones between them.
    pub(super) size: f64,
    /// The widest space in it so far, as a share of the size.
    pub(super) widest: f64,
    /// How long its first word is; all of it where it is the only one.
    pub(super) first_word: f64,
    /// Stretches of `text` that are raised, in order.
    pub(super) raised: Vec<Range<usize>>,
    /// Its words, with where they begin and end in the direction of `along`.
    pub(super) words: Vec<Word>,
    /// What cannot be seen, with the place in `text` where it stands.
    pub(super) unseen: Vec<(usize, String, Why)>,
    /// It was recognised in a picture.
    pub(super) is_recognised: bool,
    /// The number that stands beside it in the margin.
    pub(super) number: Option<(String, Counted)>,
    /// See [`Glyph::is_artifact`]: each of its letters.
    pub(super) is_artifact: bool,
    pub(super) role: Role,
    /// It is read from right to left.
    pub(super) is_rtl: bool,
}

/// A word of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Word {
    /// Where it begins in the text.
    pub(super) at: usize,
    pub(super) start: f64,
    pub(super) end: f64,
}

/// Of the size: a wider gap parts words.
const SPACE: f64 = 0.15;
/// Of the size: a wider gap parts columns and cells, which must not read as one sentence.
const COLUMN: f64 = 1.1;
/// As `COLUMN`, where the file states its spaces and there is none.
const CELL: f64 = 0.4;
/// As `COLUMN`, in a line that has been made full: its other spaces are wide as well.
const WIDE: f64 = 2.0;
/// As `COLUMN`, behind the number or the sign of an item in a list.
const LABEL: f64 = 4.0;
/// Of the size: letters further from the baseline stand on another one.
const BASELINE: f64 = 0.5;
/// Of the size: where even a large letter is raised or lowered, and a small one lowered.
const HIGH: f64 = 0.15;
const LOW: f64 = -0.06;
/// As often as the size of an initial: what stands behind it.
const INITIAL: f64 = 0.62;
/// Of the size: how far a line may step back within itself.
const BACK: f64 = 0.6;

/// Lines, and how many digits among them were raised.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) done: Vec<Line>,
    pub(super) raised: usize,
    open: Option<Line>,
    unseen: Option<Unseen>,
    /// Visible letters by their rough place, to know those that are drawn twice.
    drawn: BTreeMap<(i64, i64), Vec<Drawn>>,
    /// The page has characters for its spaces.
    states_spaces: bool,
    /// The last visible letter.
    last: Option<Glyph>,
}

/// A letter and where it begins.
type Drawn = (Point, Box<str>);

#[derive(Debug)]
struct Unseen {
    text: String,
    why: Why,
    end: Point,
}

/// The lines of a page, in the order in which it is drawn.
pub(super) fn lines(glyphs: Vec<Glyph>) -> Lines {
    let is_blank = |glyph: &Glyph| glyph.text.chars().all(char::is_whitespace);
    let blanks = glyphs.iter().filter(|glyph| is_blank(glyph)).count();
    let mut lines = Lines { states_spaces: blanks * 20 > glyphs.len(), ..Lines::default() };
    for glyph in glyphs {
        match glyph.why {
            Some(why) => lines.hide(&glyph, why),
            None if is_blank(&glyph) => lines.blank(&glyph),
            None => lines.letter(glyph),
        }
    }
    lines.flush_unseen();
    lines.end_line();
    lines
}

impl Lines {
    fn hide(&mut self, glyph: &Glyph, why: Why) {
        if self.unseen.as_ref().is_some_and(|unseen| unseen.why != why) {
            self.flush_unseen();
        }
        let unseen = self.unseen.get_or_insert_with(|| Unseen {
            text: String::new(),
            why,
            end: glyph.start,
        });
        let moved = glyph.start.minus(unseen.end);
        let (along, across) = (moved.dot(glyph.along), moved.dot(glyph.up).abs());
        let is_far = along > SPACE * glyph.size || along < -BACK * glyph.size;
        if (is_far || across > BASELINE * glyph.size) && !unseen.text.ends_with(' ') {
            unseen.text.push(' ');
        }
        unseen.text.push_str(&glyph.text);
        unseen.end = glyph.end;
    }

    /// Notes what cannot be seen at the place that the visible text has reached.
    fn flush_unseen(&mut self) {
        let Some(Unseen { text, why, end }) = self.unseen.take() else { return };
        let line = self.open.get_or_insert_with(|| Line {
            start: end,
            end,
            along: Point::new(1.0, 0.0),
            up: Point::new(0.0, 1.0),
            ..Line::default()
        });
        line.unseen.push((line.text.len(), text, why));
    }

    /// White space that the file states. It counts only within a line.
    fn blank(&mut self, glyph: &Glyph) {
        let Some(line) = self.open.as_mut().filter(|line| !line.text.is_empty()) else { return };
        let moved = glyph.start.minus(line.end);
        let along = moved.dot(line.along);
        let across = glyph.start.minus(line.start).dot(line.up).abs();
        let size = line.size.max(glyph.size);
        if across < BASELINE * size && (-BACK * size..COLUMN * size).contains(&along) {
            line.text.push_str(&glyph.text);
            line.end = glyph.end;
        }
    }

    fn letter(&mut self, glyph: Glyph) {
        if self.is_drawn_again(&glyph) {
            return;
        }
        self.flush_unseen();
        let continues =
            self.open.as_ref().is_some_and(|line| line.takes(&glyph, self.states_spaces));
        if continues && let Some(line) = self.open.as_mut() {
            self.raised += line.add(&glyph, self.last.as_ref());
        } else {
            // What is unseen before the first letter belongs to its line.
            let fresh = self.open.take_if(|line| line.text.is_empty());
            self.end_line();
            self.open = Some(Line {
                text: glyph.text.to_string(),
                start: glyph.start,
                end: glyph.end,
                along: glyph.along,
                up: glyph.up,
                size: glyph.size,
                words: vec![Word {
                    at: 0,
                    start: glyph.start.dot(glyph.along),
                    end: glyph.end.dot(glyph.along),
                }],
                unseen: fresh.map_or_else(Vec::new, |line| line.unseen),
                is_recognised: glyph.is_recognised,
                is_artifact: glyph.is_artifact,
                ..Line::default()
            });
        }
        self.last = Some(glyph);
    }

    fn end_line(&mut self) {
        let Some(mut line) = self.open.take() else { return };
        line.text.truncate(line.text.trim_end().len());
        for (at, ..) in &mut line.unseen {
            *at = (*at).min(line.text.len());
        }
        if line.first_word == 0.0 {
            line.first_word = line.end.minus(line.start).length();
        }
        self.done.push(line);
    }

    /// Whether the same letter stands at this very place: some programs make bold type that way.
    fn is_drawn_again(&mut self, glyph: &Glyph) -> bool {
        /// Points.
        const SIDE: f64 = 4.0;
        /// Letters in a cell that are compared, at most.
        const EACH: usize = 64;
        let near = |point: &Point| point.minus(glyph.start).length() < 0.12 * glyph.size;
        let (x, y) = ((glyph.start.x / SIDE) as i64, (glyph.start.y / SIDE) as i64);
        for cell in (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y))) {
            let drawn = self.drawn.get(&cell).map_or(&[][..], Vec::as_slice);
            if drawn.iter().any(|(point, text)| *text == glyph.text && near(point)) {
                return true;
            }
        }
        let cell = self.drawn.entry((x, y)).or_default();
        if cell.len() < EACH {
            cell.push((glyph.start, glyph.text.clone()));
        }
        false
    }
}

impl Line {
    /// Whether a letter goes on in this line.
    fn takes(&self, glyph: &Glyph, states_spaces: bool) -> bool {
        if self.text.is_empty()
            || self.along.dot(glyph.along) < 0.98
            || self.is_recognised != glyph.is_recognised
        {
            return false;
        }
        let size = self.size.max(glyph.size);
        let along = glyph.start.minus(self.end).dot(self.along);
        let across = glyph.start.minus(self.start).dot(self.up).abs();
        if self.is_initial(glyph) {
            // Over several lines; see `initials`.
            return across < 0.1 * size && (-0.3..0.35).contains(&(along / glyph.size.max(0.1)));
        }
        let is_label = self.text.trim_end().chars().count() <= 4;
        let widest = match () {
            () if is_label => LABEL,
            () if self.text.ends_with(char::is_whitespace) => WIDE,
            () if states_spaces => CELL,
            // The space behind a sentence grows most.
            () => (self.widest * 2.5).clamp(COLUMN, WIDE),
        };
        across < BASELINE * size && (-BACK * size..widest * size).contains(&along)
    }

    /// Whether what it has so far is the large letter before the first word that a letter belongs to.
    fn is_initial(&self, glyph: &Glyph) -> bool {
        let mut characters = self.text.trim_end().chars();
        let is_one =
            characters.next().is_some_and(char::is_uppercase) && characters.next().is_none();
        is_one && glyph.size < INITIAL * self.size && glyph.text.chars().all(char::is_alphabetic)
    }

    /// Whether a letter is a large sign among its words, such as a number in a circle: it changes neither
    /// their size nor their baseline.
    fn holds_sign(&self, glyph: &Glyph) -> bool {
        /// Letters of what is no mark before the line any more, at least.
        const WORDS: usize = 4;
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).take(WORDS).count();
        letters == WORDS && !glyph.text.chars().any(char::is_alphabetic)
    }

    /// All that it has so far turns out to be raised.
    fn raise_all(&mut self) {
        let text: String = self.text.chars().map(height::raised).collect();
        let moved = |at: usize| -> usize {
            let before = self.text.get(..at).unwrap_or_default();
            before.chars().map(|c| height::raised(c).len_utf8()).sum()
        };
        let words = self.words.iter().map(|word| Word { at: moved(word.at), ..*word }).collect();
        let unseen: Vec<usize> = self.unseen.iter().map(|(at, ..)| moved(*at)).collect();
        for (place, at) in self.unseen.iter_mut().zip(unseen) {
            place.0 = at;
        }
        self.words = words;
        self.raised = std::iter::once(0..text.trim_end().len()).collect();
        self.text = text;
    }

    fn stretch_word(&mut self, glyph: &Glyph) {
        let end = glyph.end.dot(self.along);
        if let Some(word) = self.words.last_mut() {
            word.end = end;
        }
    }

    /// Adds a letter; how many digits turn out to be raised.
    fn add(&mut self, glyph: &Glyph, last: Option<&Glyph>) -> usize {
        let along = glyph.start.minus(self.end).dot(self.along);
        let mut above = glyph.start.minus(self.start).dot(self.up);
        let mut raised = 0;
        self.is_artifact &= glyph.is_artifact;
        if let Some(composed) = last.and_then(|last| accented(last, glyph)) {
            self.text.pop();
            self.text.push(composed);
            self.stretch_word(glyph);
            self.end = glyph.end;
            return 0;
        }
        if glyph.size > self.size * 1.2 && !self.holds_sign(glyph) {
            // The line began with something small: the mark of a footnote.
            if -above > 0.15 * glyph.size {
                raised += self.text.matches(|c: char| c.is_ascii_digit()).count();
                self.raise_all();
            }
            self.start = self.start.plus(self.up, above);
            self.size = glyph.size;
            above = 0.0;
        }
        if self.is_initial(glyph) {
            self.size = glyph.size;
        }
        if along > SPACE * glyph.size.max(self.size * 0.7)
            && !self.text.ends_with(char::is_whitespace)
        {
            self.text.push(' ');
            self.widest = self.widest.max(along / self.size.max(0.1));
        }
        if self.text.ends_with(char::is_whitespace) && self.first_word == 0.0 {
            self.first_word = self.end.minus(self.start).dot(self.along).max(0.0);
        }
        if self.text.ends_with(char::is_whitespace) {
            let start = glyph.start.dot(self.along);
            self.words.push(Word { at: self.text.len(), start, end: start });
        }
        self.stretch_word(glyph);
        let is_smaller = glyph.size < self.size * 0.85;
        let from = self.text.len();
        if is_smaller && above > 0.08 * self.size || above > HIGH * self.size {
            // Letters come one by one: what they are the end of is not known here.
            let before = self.text.char_indices().next_back().map_or(0, |(at, _)| at);
            let before = self.text.get(before..).unwrap_or_default();
            let is_letter = is_letter_behind(&glyph.text, before);
            let change = if is_letter { height::raised_mark } else { height::raised };
            raised += glyph.text.chars().filter(char::is_ascii_digit).count();
            self.text.extend(glyph.text.chars().map(change));
            match self.raised.last_mut() {
                Some(last) if last.end == from => last.end = self.text.len(),
                _ => self.raised.push(from..self.text.len()),
            }
        } else if is_smaller && above < LOW * self.size || above < -HIGH * self.size {
            self.text.extend(glyph.text.chars().map(height::lowered));
        } else {
            self.text.push_str(&glyph.text);
        }
        self.end = glyph.end;
        raised
    }
}

/// The letter with its accent, where one is drawn over the other, as TeX does.
fn accented(last: &Glyph, glyph: &Glyph) -> Option<char> {
    let mut marks = last.text.chars();
    let mark = match (marks.next()?, marks.next()) {
        ('`', None) => '\u{300}',
        ('´', None) => '\u{301}',
        ('ˆ' | '^', None) => '\u{302}',
        ('˜' | '~', None) => '\u{303}',
        ('¯', None) => '\u{304}',
        ('˘', None) => '\u{306}',
        ('˙', None) => '\u{307}',
        ('¨', None) => '\u{308}',
        ('˚', None) => '\u{30a}',
        ('˝', None) => '\u{30b}',
        ('ˇ', None) => '\u{30c}',
        ('¸', None) => '\u{327}',
        _ => return None,
    };
    let mut letters = glyph.text.chars();
    let (letter, None) = (letters.next()?, letters.next()) else { return None };
    let letter = if letter == 'ı' { 'i' } else { letter };
    let width = last.end.minus(last.start).length();
    let overlap = last.end.minus(glyph.start).dot(last.along);
    let higher = last.start.minus(glyph.start).dot(glyph.up).abs();
    (overlap > 0.5 * width && higher < 0.6 * glyph.size).then(|| compose(letter, mark))?
}

#[cfg(test)]
mod tests {
    use super::super::made::letters;
    use super::*;

    fn check(runs: &[(f64, f64, f64, &str)], expected: &[&str]) {
        let found = lines(letters(runs)).done;
        let found: Vec<&str> = found.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(found, expected, "{runs:?}");
    }

    #[test]
    fn gaps_part_words_and_columns() {
        check(&[(0.0, 0.0, 10.0, "ab"), (11.0, 0.0, 10.0, "cd")], &["abcd"]);
        check(&[(0.0, 0.0, 10.0, "ab"), (12.5, 0.0, 10.0, "cd")], &["ab cd"]);
        check(&[(0.0, 0.0, 10.0, "abcde "), (32.5, 0.0, 10.0, "cd")], &["abcde cd"]);
        check(&[(0.0, 0.0, 10.0, "abcde"), (60.0, 0.0, 10.0, "cd")], &["abcde", "cd"]);
        check(&[(0.0, 0.0, 10.0, "1."), (40.0, 0.0, 10.0, "cd")], &["1. cd"]);
        check(&[(0.0, 0.0, 10.0, "ab"), (0.0, -12.0, 10.0, "cd")], &["ab", "cd"]);
        check(&[(50.0, 0.0, 10.0, "ab"), (0.0, 0.0, 10.0, "cd")], &["ab", "cd"]);
        check(&[(0.0, 0.0, 10.0, "   "), (0.0, -12.0, 10.0, " cd  ")], &["cd"]);
    }

    #[test]
    fn a_line_that_was_made_full_stays_one() {
        let wide = [(0.0, "ab."), (22.0, "cd."), (50.0, "ef")];
        let runs: Vec<_> = wide.iter().map(|(x, text)| (*x, 0.0, 10.0, *text)).collect();
        check(&runs, &["ab. cd. ef"]);
        check(&[(0.0, 0.0, 10.0, "Corvia"), (43.0, 0.0, 10.0, "12")], &["Corvia", "12"]);
    }

    #[test]
    fn raised_digits_stay_raised() {
        check(&[(0.0, 0.0, 10.0, "10"), (10.0, 3.6, 7.0, "2"), (14.0, 0.0, 10.0, "a")], &["10²a"]);
        check(&[(0.0, 3.6, 6.0, "12"), (6.0, 0.0, 10.0, "Note")], &["¹²Note"]);
        check(&[(0.0, 0.0, 10.0, "H"), (5.0, -2.0, 7.0, "2"), (8.5, 0.0, 10.0, "O")], &["H₂O"]);
    }

    #[test]
    fn a_large_sign_raises_and_enlarges_nothing() {
        for (sign, size, y) in [("❷", 14.0, -2.5), ("\u{fffd}", 16.0, -3.0), ("▲", 13.0, -2.0)]
        {
            let behind = 30.0 + size / 2.0;
            let runs = [
                (0.0, 0.0, 10.0, "(voir "),
                (30.0, y, size, sign),
                (behind, 0.0, 10.0, ", lock-in 7)"),
            ];
            let found = lines(letters(&runs)).done;
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].text.replace(' ', ""), format!("(voir{sign},lock-in7)"));
            assert!((found[0].size - 10.0).abs() < 0.01);
            assert!(found[0].raised.is_empty());
        }
        // What begins small, before any word, is still raised.
        check(&[(0.0, 3.6, 6.0, "12"), (6.0, 0.0, 10.0, "(Note)")], &["¹²(Note)"]);
        check(&[(0.0, 3.6, 6.0, "1)"), (6.0, 0.0, 10.0, "500 ships")], &["¹)500 ships"]);
    }

    #[test]
    fn what_is_drawn_over_itself_is_one() {
        check(&[(0.0, 0.0, 10.0, "bold"), (0.3, 0.0, 10.0, "bold")], &["bold"]);
        check(&[(0.0, 0.0, 10.0, "a´"), (5.2, 0.0, 10.0, "eb")], &["aéb"]);
        check(&[(0.0, 0.0, 10.0, "a´eb")], &["a´eb"]);
    }

    #[test]
    fn what_is_unseen_keeps_its_place() {
        let mut all = letters(&[(0.0, 0.0, 10.0, "ab"), (10.0, 0.0, 10.0, "cd")]);
        all.extend(letters(&[(10.0, 0.0, 10.0, "ef")]));
        for glyph in &mut all[2..4] {
            glyph.why = Some(Why::NotShown);
        }
        let found = lines(all).done;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "abef");
        assert_eq!(found[0].unseen, [(2, "cd".to_string(), Why::NotShown)]);
    }
}
