//! The passage of a text that is most like a quote that does not stand in it, and the difference, word
//! by word. It shows a person where to look; it never makes anything proved.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::normalise::normalise;
use super::verdict::Difference;
use crate::text::borders::is_unspaced;

/// Words of a quote that are compared, at most; alignment is quadratic in them.
const LONGEST: usize = 400;

/// What counts as near: of the words of a quote one in so many is the same, and so many words are, or all of a quote
/// that has fewer.
const LEAST_SHARE: usize = 2;
const LEAST_WORDS: usize = 2;

/// A text as words, each with a number for what it says.
#[derive(Debug)]
pub(super) struct WordIndex<'t> {
    text: &'t str,
    list: Vec<Word>,
    numbers: HashMap<Vec<u8>, u32>,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    start: usize,
    end: usize,
    number: u32,
}

impl<'t> WordIndex<'t> {
    pub(super) fn new(text: &'t str) -> WordIndex<'t> {
        let mut words = WordIndex { text, list: Vec::new(), numbers: HashMap::new() };
        for range in pieces(text) {
            let key = normalise(text.get(range.clone()).unwrap_or_default());
            let next = words.numbers.len() as u32;
            let number = *words.numbers.entry(key).or_insert(next);
            words.list.push(Word { start: range.start, end: range.end, number });
        }
        words
    }

    /// The stretch most like `quote`, if at least half of the words are the same, and which words
    /// differ.
    pub(super) fn nearest(&self, quote: &str) -> Option<(Range<usize>, Vec<Difference>)> {
        let ours: Vec<Range<usize>> = pieces(quote).take(LONGEST).collect();
        let numbers: Vec<Option<u32>> = ours
            .iter()
            .map(|range| {
                let key = normalise(quote.get(range.clone()).unwrap_or_default());
                self.numbers.get(&key).copied()
            })
            .collect();
        let window = self.best_window(&numbers)?;
        let theirs = self.list.get(window)?;
        let pairs = align(&numbers, theirs);
        let same = pairs.iter().filter(|pair| matches!(pair, (Some(_), Some(_)))).count();
        let first = pairs.iter().position(|(_, theirs)| theirs.is_some())?;
        let last = pairs.iter().rposition(|(_, theirs)| theirs.is_some())?;
        let word = |at: usize| pairs.get(at).and_then(|pair| theirs.get(pair.1?)).copied();
        let (mut from, mut to) = (word(first)?, word(last)?);
        // Marks at the ends that the quote does not have are not in it.
        from.start += self.marks_before(from, quote);
        to.end -= self.marks_behind(to, quote);
        let span = from.start..to.end.max(from.start);
        if same * LEAST_SHARE < ours.len() || same < ours.len().min(LEAST_WORDS) {
            return None;
        }
        let mut difference = Vec::new();
        for (own, their) in pairs {
            // A word of a script without blanks is joined to the one before.
            let own_goes_on = own.is_some_and(|n| {
                let before = n.checked_sub(1).and_then(|n| ours.get(n));
                before.zip(ours.get(n)).is_some_and(|(before, own)| before.end == own.start)
            });
            let their_goes_on = their.is_some_and(|n| {
                let before = n.checked_sub(1).and_then(|n| theirs.get(n));
                before.zip(theirs.get(n)).is_some_and(|(before, their)| before.end == their.start)
            });
            let own = own.and_then(|n| quote.get(ours.get(n)?.clone()));
            let their = their.and_then(|n| theirs.get(n));
            let their = their.map(|w| w.start.max(span.start)..w.end.min(span.end));
            let their = their.and_then(|range| self.text.get(range));
            match (own, their) {
                // The same letters: what is between them may still differ.
                (Some(own), Some(their)) if super::strict_match(own, their).is_some() => {
                    add(&mut difference, Difference::Same(own.to_string()), own_goes_on);
                }
                (own, their) => {
                    if let Some(own) = own {
                        add(&mut difference, Difference::Quote(own.to_string()), own_goes_on);
                    }
                    if let Some(their) = their {
                        add(&mut difference, Difference::Source(their.to_string()), their_goes_on);
                    }
                }
            }
        }
        Some((span, difference))
    }

    /// Bytes at the beginning of a word that are no letters, unless the quote has some there, too.
    fn marks_before(&self, word: Word, quote: &str) -> usize {
        let text = self.text.get(word.start..word.end).unwrap_or_default();
        let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let has_own = quote.starts_with(|c: char| !c.is_alphanumeric());
        if has_own || bare.is_empty() { 0 } else { text.len() - bare.len() }
    }

    /// The same at the end of a word.
    fn marks_behind(&self, word: Word, quote: &str) -> usize {
        let text = self.text.get(word.start..word.end).unwrap_or_default();
        let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
        let has_own = quote.ends_with(|c: char| !c.is_alphanumeric());
        if has_own || bare.is_empty() { 0 } else { text.len() - bare.len() }
    }

    /// The stretch of as many words as the quote has, and half as many on each side, in which most of
    /// the quote's words stand.
    fn best_window(&self, numbers: &[Option<u32>]) -> Option<Range<usize>> {
        let mut wanted: HashMap<u32, usize> = HashMap::new();
        for number in numbers.iter().flatten() {
            *wanted.entry(*number).or_default() += 1;
        }
        let length = numbers.len();
        let mut inside: HashMap<u32, usize> = HashMap::new();
        let (mut score, mut best, mut at) = (0, 0, 0);
        for (n, word) in self.list.iter().enumerate() {
            if let Some(most) = wanted.get(&word.number) {
                let count = inside.entry(word.number).or_default();
                *count += 1;
                score += usize::from(*count <= *most);
            }
            let leaving = n.checked_sub(length).and_then(|n| self.list.get(n));
            if let Some(most) = leaving.and_then(|word| wanted.get(&word.number))
                && let Some(count) = leaving.and_then(|word| inside.get_mut(&word.number))
            {
                score -= usize::from(*count <= *most);
                *count -= 1;
            }
            if score > best {
                (best, at) = (score, n + 1);
            }
        }
        let start = at.saturating_sub(length + length / 2);
        (best > 0).then(|| start..(at + length / 2).min(self.list.len()))
    }
}

/// Words as people see them: what stands between white space; in scripts without blanks, each letter with
/// its marks.
pub fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(|c: char| !c.is_whitespace())?;
        let tail = text.get(start..)?;
        let mut before = None;
        let ends = |c: char| {
            let last = before.replace(c);
            let alone = |c: char| is_unspaced(c);
            c.is_whitespace()
                || last.is_some_and(|last| {
                    (alone(c) || alone(last)) && !is_combining_mark(c)
                        || alone(last) && is_combining_mark(last) && alone(c)
                })
        };
        let end = start + tail.find(ends).unwrap_or(tail.len());
        at = end;
        Some(start..end)
    })
}

/// Pairs of words of quote and source: `(Some, Some)` the same, otherwise only on one side. Source
/// words before the first and after the last that the quote needs are left out.
fn align(ours: &[Option<u32>], theirs: &[Word]) -> Vec<(Option<usize>, Option<usize>)> {
    let columns = theirs.len() + 1;
    // The most words in common from here on, row by row from the end: a longest common subsequence.
    let mut common = vec![0_u32; (ours.len() + 1) * columns];
    let of = |common: &[u32], row: usize, column: usize| {
        common.get(row * columns + column).copied().unwrap_or_default()
    };
    for (row, own) in ours.iter().enumerate().rev() {
        for (column, their) in theirs.iter().enumerate().rev() {
            let value = if *own == Some(their.number) {
                of(&common, row + 1, column + 1) + 1
            } else {
                of(&common, row + 1, column).max(of(&common, row, column + 1))
            };
            if let Some(cell) = common.get_mut(row * columns + column) {
                *cell = value;
            }
        }
    }
    let mut pairs = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < ours.len() || column < theirs.len() {
        let same = matches!((ours.get(row), theirs.get(column)), (Some(own), Some(their)) if *own == Some(their.number));
        if same && of(&common, row, column) == of(&common, row + 1, column + 1) + 1 {
            pairs.push((Some(row), Some(column)));
            (row, column) = (row + 1, column + 1);
        } else if row < ours.len()
            && (column == theirs.len()
                || of(&common, row + 1, column) >= of(&common, row, column + 1))
        {
            pairs.push((Some(row), None));
            row += 1;
        } else {
            pairs.push((None, Some(column)));
            column += 1;
        }
    }
    let is_same = |pair: &(Option<usize>, Option<usize>)| matches!(pair, (Some(_), Some(_)));
    let first = pairs.iter().position(is_same).unwrap_or(0);
    let first = slide(&mut pairs, first, ours, theirs);
    let last = pairs.iter().rposition(is_same).unwrap_or(0);
    // At the edges a changed word stands beside the first or the last one in common.
    let before = pairs.iter().take(first).filter(|(own, _)| own.is_some()).count();
    let after = pairs.iter().skip(last + 1).filter(|(own, _)| own.is_some()).count();
    let mut kept = Vec::new();
    let lead = pairs.iter().take(first).rev().filter(|(_, their)| their.is_some()).take(before);
    let mut lead: Vec<_> = lead.copied().collect();
    lead.reverse();
    kept.extend(pairs.iter().take(first).filter(|(own, _)| own.is_some()));
    kept.extend(lead);
    kept.extend(pairs.get(first..=last).unwrap_or_default());
    kept.extend(pairs.iter().skip(last + 1).filter(|(own, _)| own.is_some()));
    kept.extend(pairs.iter().skip(last + 1).filter(|(_, their)| their.is_some()).take(after));
    kept
}

/// Lays the first words in common beside those directly before the next ones, where the source has the same there: of
/// "the war, the troops", "the troops" has the second "the". Where the first one in common is then.
fn slide(
    pairs: &mut Vec<(Option<usize>, Option<usize>)>,
    first: usize,
    ours: &[Option<u32>],
    theirs: &[Word],
) -> usize {
    let rest = pairs.get(first..).unwrap_or_default();
    let run = rest.iter().take_while(|(own, their)| own.is_some() && their.is_some()).count();
    let gap = rest.iter().skip(run).take_while(|(own, _)| own.is_none()).count();
    let end = first + run + gap;
    let Some((Some(own), Some(their))) = pairs.get(end).copied() else { return first };
    let beside = |n: usize| Some((own.checked_sub(n)?, their.checked_sub(n)?));
    let is_same = |n: usize| {
        beside(n).is_some_and(|(own, their)| {
            let (own, their) = (ours.get(own), theirs.get(their));
            own.zip(their).is_some_and(|(own, their)| *own == Some(their.number))
        })
    };
    if gap == 0 || !(1..=run).all(is_same) {
        return first;
    }
    // What is passed over stays before it: a changed word is told beside its neighbours of the source.
    let passed = (their.saturating_sub(run + gap)..their.saturating_sub(run))
        .map(|their| (None, Some(their)));
    let moved = (1..=run).rev().filter_map(beside).map(|(own, their)| (Some(own), Some(their)));
    let new: Vec<_> = passed.chain(moved).collect();
    pairs.splice(first..end, new);
    first + gap
}

/// Adds words, joined to what stands before when it is of the same kind; without a blank where they go
/// on.
pub(super) fn add(to: &mut Vec<Difference>, new: Difference, goes_on: bool) {
    match (to.last_mut(), new) {
        (Some(Difference::Same(before)), Difference::Same(word))
        | (Some(Difference::Quote(before)), Difference::Quote(word))
        | (Some(Difference::Source(before)), Difference::Source(word)) => {
            if !goes_on {
                before.push(' ');
            }
            before.push_str(&word);
        }
        (_, new) => to.push(new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The difference as people write it: `-only in the quote-`, `+only in the source+`.
    fn check(quote: &str, text: &str, expected: &str) {
        let words = WordIndex::new(text);
        let told = words.nearest(quote).map_or("nothing".to_string(), |(span, difference)| {
            let parts: Vec<String> = difference
                .iter()
                .map(|part| match part {
                    Difference::Same(words) => words.clone(),
                    Difference::Quote(words) => format!("-{words}-"),
                    Difference::Source(words) => format!("+{words}+"),
                })
                .collect();
            format!("{} | {}", &text[span], parts.join(" "))
        });
        assert_eq!(told, expected, "{quote:?} in {text:?}");
    }

    const TEXT: &str = "In spring the minister said that Corvia will not send troops to the border. \
                        Maretta, he added, might send ships.";

    #[test]
    fn the_nearest_words_are_shown_with_their_difference() {
        check(
            "Corvia will send troops to the border",
            TEXT,
            "Corvia will not send troops to the border | Corvia will +not+ send troops to the border",
        );
        check(
            "Maretta, he added, will send ships.",
            TEXT,
            "Maretta, he added, might send ships. | Maretta, he added, -will- +might+ send ships.",
        );
        check(
            "corvia will not send Troops",
            TEXT,
            "Corvia will not send troops | -corvia- +Corvia+ will not send -Troops- +troops+",
        );
        check(
            "Corvia will not ever send troops",
            TEXT,
            "Corvia will not send troops | Corvia will not -ever- send troops",
        );
    }

    #[test]
    fn a_word_changed_at_an_edge_is_shown_beside_what_stands_there() {
        check(
            "Nobody will not send troops",
            TEXT,
            "Corvia will not send troops | -Nobody- +Corvia+ will not send troops",
        );
        check(
            "he added, might send boats",
            TEXT,
            "he added, might send ships | he added, might send -boats- +ships+",
        );
    }

    #[test]
    fn a_word_that_comes_twice_is_the_one_beside_the_others() {
        check(
            "the troops may come",
            "After the long war, the troops will come.",
            "the troops will come | the troops -may- +will+ come",
        );
        check(
            "of the accord and more",
            "The end of the war of the accord and less",
            "of the accord and less | of the accord and -more- +less+",
        );
        check(
            "When the troops may come",
            "After the war, the troops will come.",
            "war, the troops will come | -When- +war,+ the troops -may- +will+ come",
        );
    }

    #[test]
    fn letters_count_where_words_have_no_blanks() {
        check(
            "中方会向乌克兰派遣军队",
            "外交部表示，中方不会向乌克兰派遣军队。",
            "中方不会向乌克兰派遣军队 | 中方 +不+ 会向乌克兰派遣军队",
        );
        check(
            "จะส่งทหารไปยังท่าเรือ",
            "อาร์แลนด์จะไม่ส่งทหารไปยังท่าเรือ",
            "จะไม่ส่งทหารไปยังท่าเรือ | จะ +ไม่+ ส่งทหารไปยังท่าเรือ",
        );
    }

    #[test]
    fn what_has_little_in_common_is_not_near() {
        check("The parliament adopted the budget", TEXT, "nothing");
        check("the", "Nothing here", "nothing");
        check("", TEXT, "nothing");
        check("anything", "", "nothing");
    }
}
