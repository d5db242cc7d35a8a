//! What differs between two versions of a document, word by word, whatever kinds of files they are. Only what is
//! seen is compared; how words are set is not.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::near::{add, pieces};
use super::normalise::normalise;
use super::strict_match::strict_match;
use super::verdict::Difference;
use crate::documents::{AsideKind, Extract};

/// Words that differ at most; of two texts that differ in more, whole paragraphs are compared.
const MOST: usize = 2_000;

/// The paragraphs of the newer text that differ from the older one, with those that are gone, in order. `Quote` is
/// what only the older text has, `Source` what only the newer one has.
pub fn changes(older: &Extract, newer: &Extract) -> Vec<Vec<Difference>> {
    let mut numbers = HashMap::new();
    let (old, new) = (words(older, &mut numbers), words(newer, &mut numbers));
    match steps(&numbers_of(&old), &numbers_of(&new)) {
        Some(steps) => in_paragraphs(older, newer, (&old, &new), &steps),
        None => whole_paragraphs(older, newer),
    }
}

#[derive(Clone, Debug)]
struct Word {
    range: Range<usize>,
    /// What it says: equal for words that differ in case, accents and signs at most.
    number: u32,
    block: usize,
}

fn numbers_of(words: &[Word]) -> Vec<u32> {
    words.iter().map(|word| word.number).collect()
}

/// The words of a document, without page numbers and the like; one that is broken at the end of a line is one.
fn words(extract: &Extract, numbers: &mut HashMap<Vec<u8>, u32>) -> Vec<Word> {
    let text = &extract.text;
    let mut asides = extract.asides.iter().filter(|aside| is_left_out(aside.kind)).peekable();
    let mut words: Vec<Word> = Vec::new();
    let mut block = 0;
    for range in pieces(text) {
        while asides.next_if(|aside| aside.range.end <= range.start).is_some() {}
        if asides.peek().is_some_and(|aside| aside.range.start <= range.start) {
            continue;
        }
        while extract.blocks.get(block).is_some_and(|b| b.range.end <= range.start) {
            block += 1;
        }
        let range = match words.last() {
            Some(last) if is_broken(text, &last.range, &range) => {
                let start = last.range.start;
                words.pop();
                start..range.end
            }
            _ => range,
        };
        let key = normalise(text.get(range.clone()).unwrap_or_default());
        let next = numbers.len() as u32;
        let number = *numbers.entry(key).or_insert(next);
        words.push(Word { range, number, block });
    }
    words
}

const fn is_left_out(kind: AsideKind) -> bool {
    kind.must_be_left_out()
}

/// Whether a hyphen at the end of a line parts a word from what may be the rest of it.
fn is_broken(text: &str, word: &Range<usize>, next: &Range<usize>) -> bool {
    let of = |range: Range<usize>| text.get(range).unwrap_or_default();
    let between = of(word.end..next.start);
    of(word.clone()).len() > 1
        && of(word.clone()).ends_with(['-', '\u{2010}'])
        && between.matches('\n').count() == 1
        && of(next.clone()).starts_with(char::is_lowercase)
}

/// A word of the older text, of the newer one, or the same of both: their places in the lists.
type Step = (Option<usize>, Option<usize>);

/// The way from one list to the other with the fewest changes (Myers); `None` if that takes too many.
fn steps(old: &[u32], new: &[u32]) -> Option<Vec<Step>> {
    let same = |(a, b): &(&u32, &u32)| a == b;
    let head = old.iter().zip(new).take_while(same).count();
    let (old, new) = (old.get(head..)?, new.get(head..)?);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    let (old, new) = (old.get(..old.len() - tail)?, new.get(..new.len() - tail)?);
    let mut way: Vec<Step> = (0..head).map(|n| (Some(n), Some(n))).collect();
    let shifted = |n: Option<usize>| n.map(|n| n + head);
    way.extend(shortest(old, new)?.into_iter().map(|(a, b)| (shifted(a), shifted(b))));
    way.extend((0..tail).map(|n| (Some(head + old.len() + n), Some(head + new.len() + n))));
    Some(way)
}

fn shortest(old: &[u32], new: &[u32]) -> Option<Vec<Step>> {
    let most = (old.len() + new.len()).min(MOST);
    // How far into the older text one comes with so many changes, on each diagonal: a row for each number.
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for changes in 0..=most {
        let mut row = Vec::with_capacity(2 * changes + 1);
        let widest = changes.cast_signed();
        for diagonal in -widest..=widest {
            let mut x = match rows.last() {
                // Every other diagonal cannot be reached with an odd or an even number.
                _ if (diagonal + widest) % 2 != 0 => 0,
                Some(before) => step_to(before, diagonal).1,
                None => 0,
            };
            let is_same = |x: usize| {
                let y = usize::try_from(x.cast_signed() - diagonal).ok();
                old.get(x).zip(y.and_then(|y| new.get(y))).is_some_and(|(a, b)| a == b)
            };
            while (diagonal + widest) % 2 == 0 && is_same(x) {
                x += 1;
            }
            row.push(x);
            if x >= old.len() && x.cast_signed() - diagonal >= new.len().cast_signed() {
                rows.push(row);
                return Some(back(&rows, (old.len(), new.len())));
            }
        }
        rows.push(row);
    }
    None
}

/// How a diagonal is reached with one change more: whether a word of the newer text is added rather than one of
/// the older left out, and how far one is then.
fn step_to(before: &[usize], diagonal: isize) -> (bool, usize) {
    let widest = (before.len() / 2).cast_signed();
    let of = |diagonal: isize| {
        usize::try_from(diagonal + widest).ok().and_then(|n| before.get(n).copied())
    };
    match (of(diagonal + 1), of(diagonal - 1)) {
        (Some(above), left) if left.is_none_or(|left| left < above) => (true, above),
        (_, left) => (false, left.map_or(0, |left| left + 1)),
    }
}

/// The steps themselves, read from the end.
fn back(rows: &[Vec<usize>], (mut x, mut y): (usize, usize)) -> Vec<Step> {
    let mut steps = Vec::new();
    for before in rows.iter().rev().skip(1) {
        let (is_added, first) = step_to(before, x.cast_signed() - y.cast_signed());
        while x > first && y > 0 {
            (x, y) = (x - 1, y - 1);
            steps.push((Some(x), Some(y)));
        }
        if is_added {
            y = y.saturating_sub(1);
            steps.push((None, Some(y)));
        } else {
            x = x.saturating_sub(1);
            steps.push((Some(x), None));
        }
    }
    while x > 0 && y > 0 {
        (x, y) = (x - 1, y - 1);
        steps.push((Some(x), Some(y)));
    }
    steps.reverse();
    steps
}

/// The steps in lines, one for each paragraph of the newer text, without those that say the same.
fn in_paragraphs(
    older: &Extract,
    newer: &Extract,
    (old, new): (&[Word], &[Word]),
    steps: &[Step],
) -> Vec<Vec<Difference>> {
    let mut lines = Vec::new();
    let mut line = Line::default();
    // The paragraphs of the last words of either text in the line.
    let (mut in_old, mut in_new): (Option<usize>, Option<usize>) = (None, None);
    for (a, b) in steps {
        let of_old = a.and_then(|n| old.get(n)).map(|word| word.block);
        let of_new = b.and_then(|n| new.get(n)).map(|word| word.block);
        let moves_on =
            |from: Option<usize>, to: Option<usize>| from.zip(to).is_some_and(|(a, b)| a != b);
        let is_only_old = of_new.is_none() || in_new.is_none();
        if moves_on(in_new, of_new) || is_only_old && moves_on(in_old, of_old) {
            lines.push(std::mem::take(&mut line).ended());
            (in_old, in_new) = (None, None);
        }
        (in_old, in_new) = (of_old.or(in_old), of_new.or(in_new));
        let own = a.and_then(|n| Said::at(n, old, &older.text));
        let their = b.and_then(|n| Said::at(n, new, &newer.text));
        line.take(own, their);
    }
    lines.push(line.ended());
    let says_the_same =
        |line: &Vec<Difference>| line.iter().all(|part| matches!(part, Difference::Same(_)));
    lines.retain(|line| !says_the_same(line));
    lines
}

/// A word as its text has it.
#[derive(Clone, Copy)]
struct Said<'t> {
    word: &'t str,
    /// Whether nothing parts it from the word before.
    goes_on: bool,
}

impl<'t> Said<'t> {
    fn at(n: usize, words: &[Word], text: &'t str) -> Option<Said<'t>> {
        let range = words.get(n)?.range.clone();
        let before = n.checked_sub(1).and_then(|n| words.get(n));
        let goes_on = before.is_some_and(|before| before.range.end == range.start);
        Some(Said { word: text.get(range)?, goes_on })
    }

    fn put_behind(self, stretch: &mut String) {
        if !stretch.is_empty() && !self.goes_on {
            stretch.push(' ');
        }
        stretch.push_str(self.word);
    }
}

/// A line as it grows. Of a stretch that differs, what is gone stands before what came.
#[derive(Default)]
struct Line {
    parts: Vec<Difference>,
    gone: String,
    came: String,
}

impl Line {
    fn take(&mut self, own: Option<Said<'_>>, their: Option<Said<'_>>) {
        if let (Some(own), Some(their)) = (own, their)
            && (strict_match(own.word, their.word).is_some()
                || strict_match(their.word, own.word).is_some())
        {
            self.end_stretch();
            add(&mut self.parts, Difference::Same(their.word.to_string()), their.goes_on);
            return;
        }
        if let Some(own) = own {
            own.put_behind(&mut self.gone);
        }
        if let Some(their) = their {
            their.put_behind(&mut self.came);
        }
    }

    fn end_stretch(&mut self) {
        if !self.gone.is_empty() {
            self.parts.push(Difference::Quote(std::mem::take(&mut self.gone)));
        }
        if !self.came.is_empty() {
            self.parts.push(Difference::Source(std::mem::take(&mut self.came)));
        }
    }

    fn ended(mut self) -> Vec<Difference> {
        self.end_stretch();
        self.parts
    }
}

/// The paragraphs that only one of two texts has.
fn whole_paragraphs(older: &Extract, newer: &Extract) -> Vec<Vec<Difference>> {
    let keys = |extract: &Extract| -> BTreeSet<Vec<u8>> {
        extract.blocks.iter().map(|b| normalise(of(extract, &b.range))).collect()
    };
    let only =
        |extract: &Extract, others: &BTreeSet<Vec<u8>>, as_part: fn(String) -> Difference| {
            let texts = extract.blocks.iter().map(|block| of(extract, &block.range));
            let new = texts.filter(|text| !others.contains(&normalise(text)));
            let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            new.map(|text| vec![as_part(line(text))]).collect::<Vec<_>>()
        };
    let mut lines = only(older, &keys(newer), Difference::Quote);
    lines.extend(only(newer, &keys(older), Difference::Source));
    lines
}

fn of<'t>(extract: &'t Extract, range: &Range<usize>) -> &'t str {
    extract.text.get(range.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};
    use crate::verify::told;

    fn check(old: &str, new: &str, expected: &[&str]) {
        let [old, new] =
            [old, new].map(|text| read(text.as_bytes(), "a.txt", &Limits::default()).unwrap());
        let lines: Vec<String> = changes(&old, &new).iter().map(|line| told(line)).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn words_are_told_in_their_paragraphs() {
        let old = "One stays.\n\nArland will send ships.\n\nThis goes.\n\nThe last.";
        check(old, old, &[]);
        check(
            old,
            "One stays.\n\nArland may send ships.\n\nThe last.\n\nThis came.",
            &["Arland [-will-] {+may+} send ships.", "[-This goes.-]", "{+This came.+}"],
        );
        check("", "New here.", &["{+New here.+}"]);
        check("Old here.", "", &["[-Old here.-]"]);
        check("a b c d", "x y c z", &["[-a b-] {+x y+} c [-d-] {+z+}"]);
    }

    #[test]
    fn how_words_are_set_is_no_change() {
        check(
            "Arland \"will\" send inter-\nnational\nships - soon",
            "Arland \u{201c}will\u{201d} send international ships \u{2013} soon",
            &[],
        );
        check("It will send ships", "It WILL send ships", &["It [-will-] {+WILL+} send ships"]);
    }

    #[test]
    fn words_keep_the_spacing_of_their_text() {
        check(
            "中方支持停火。 他说，会议在周二。",
            "中方反对停火。 他说，会议在周三。",
            &["中方 [-支持-] {+反对+} 停火。 他说，会议在周 [-二-] {+三+} 。"],
        );
        check("他同意 the plan。", "他同意 the plan。\n\n会议结束了。", &["{+会议结束了。+}"]);
        check("It is agreed", "IT IS agreed", &["[-It is-] {+IT IS+} agreed"]);
    }

    #[test]
    fn a_text_that_is_another_altogether_is_told_by_paragraphs() {
        let text =
            |word: &str| (0..MOST + 10).map(|n| format!("{word}{n}")).collect::<Vec<_>>().join(" ");
        let (old, new) = (format!("Same.\n\n{}", text("a")), format!("Same.\n\n{}", text("b")));
        check(&old, &new, &[&format!("[-{}-]", text("a")), &format!("{{+{}+}}", text("b"))]);
    }

    proptest::proptest! {
        #[test]
        fn the_steps_lead_from_one_list_to_the_other(
            old in proptest::collection::vec(0..4_u32, 0..20),
            new in proptest::collection::vec(0..4_u32, 0..20),
        ) {
            let steps = steps(&old, &new).unwrap();
            let of_old: Vec<usize> = steps.iter().filter_map(|step| step.0).collect();
            let of_new: Vec<usize> = steps.iter().filter_map(|step| step.1).collect();
            proptest::prop_assert_eq!(of_old, (0..old.len()).collect::<Vec<_>>());
            proptest::prop_assert_eq!(of_new, (0..new.len()).collect::<Vec<_>>());
            for (a, b) in steps.iter().filter_map(|(a, b)| a.zip(*b)) {
                proptest::prop_assert_eq!(old[a], new[b]);
            }
        }
    }
}
