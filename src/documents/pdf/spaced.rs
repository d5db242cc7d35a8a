//! Words whose letters are set apart, as capitals at the head of a page often are: what stands between the letters
//! is no space between words.

use super::line::{Line, Word};

/// Of the size: letters that are set apart stand no further from each other. A space between words is wider.
const APART: f64 = 0.22;
/// Of the size: how much the distances of letters differ, because pairs of them are moved together.
const UNEVEN: f64 = 0.08;
/// Distances between letters, at least, and how many letters are set apart from both of their neighbours.
const FEWEST: usize = 5;
const SHARE: (usize, usize) = (3, 4);

/// Joins the letters of such a line to words. Digits stay: each may be a number of its own.
pub(super) fn join(line: &mut Line) {
    if !line.raised.is_empty() || !line.unseen.is_empty() || line.is_rtl || line.is_recognised {
        return;
    }
    let distances: Vec<f64> =
        line.words.windows(2).map(|two| distance(two, line.size).unwrap_or(f64::MAX)).collect();
    let near: Vec<f64> = distances.iter().copied().filter(|own| *own < APART).collect();
    if near.len() < FEWEST {
        return;
    }
    let parts = parts(line);
    let lettered = || parts.iter().filter(|part| part.contains(char::is_alphabetic));
    let single = lettered().filter(|part| part.chars().count() == 1).count();
    if single * SHARE.1 < lettered().count() * SHARE.0 {
        return;
    }
    let least = near.iter().copied().fold(f64::MAX, f64::min);
    let is_word = |part: &str| part.chars().all(char::is_alphabetic);
    let (mut text, mut words) = (String::new(), Vec::<Word>::new());
    let before = std::iter::once(None).chain(distances.iter().copied().map(Some));
    let mut last = "";
    for ((word, part), distance) in line.words.iter().zip(&parts).zip(before) {
        let joins = distance.is_some_and(|own| own <= least + UNEVEN);
        let joins = joins && is_word(last) && is_word(part);
        if let Some(open) = words.last_mut().filter(|_| joins) {
            open.end = word.end;
        } else {
            if !text.is_empty() {
                text.push(' ');
            }
            words.push(Word { at: text.len(), ..*word });
        }
        text.push_str(part);
        last = part;
    }
    line.first_word = words.first().map_or(line.first_word, |word| word.end - word.start);
    (line.text, line.words) = (text, words);
}

/// How far a word stands from the one before it, as a share of the size.
fn distance(two: &[Word], size: f64) -> Option<f64> {
    let [one, other] = two else { return None };
    Some((other.start - one.end) / size.max(0.1))
}

/// The words of a line.
fn parts(line: &Line) -> Vec<String> {
    let ends = line.words.iter().skip(1).map(|word| word.at).chain([line.text.len()]);
    let parts = line.words.iter().zip(ends);
    parts.map(|(word, end)| line.text.get(word.at..end).unwrap_or_default().trim().into()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::super::made::letters;
    use super::*;

    /// Letters of size 10 and 5 wide, each with the distance to the one before it.
    fn check(set: &[(&str, f64)], expected: &str) {
        let mut x = 0.0;
        let mut pieces = Vec::new();
        for (letter, before) in set {
            x += before;
            pieces.push((x, 0.0, 10.0, *letter));
            x += 5.0;
        }
        let mut found = lines(letters(&pieces)).done;
        assert_eq!(found.len(), 1);
        join(&mut found[0]);
        assert_eq!(found[0].text, expected);
        for word in &found[0].words {
            assert!(found[0].text.is_char_boundary(word.at), "{expected}");
        }
    }

    fn set(text: &str, by: f64, blank: f64) -> Vec<(&str, f64)> {
        let mut before = 0.0;
        let mut set = Vec::new();
        for (at, c) in text.char_indices() {
            if c == ' ' {
                before = blank;
            } else {
                set.push((&text[at..at + c.len_utf8()], before));
                before = by;
            }
        }
        set
    }

    #[test]
    fn letters_that_are_set_apart_are_words() {
        let mut league = set("ORMEL LEAGUE · COUNCIL", 1.7, 5.0);
        check(&league, "ORMEL LEAGUE · COUNCIL");
        // Two letters that are moved together.
        league[8].1 = 1.3;
        check(&league, "ORMEL LEAGUE · COUNCIL");
        check(&set("THE HARBOUR OF TORVANE", 1.6, 4.5), "THE HARBOUR OF TORVANE");
    }

    #[test]
    fn what_stands_for_itself_stays() {
        // Spaces as wide as those between words, numbers, and words with single letters among them.
        check(&set("ABCDEFG", 2.6, 5.0), "A B C D E F G");
        check(&set("1234567", 1.7, 5.0), "1 2 3 4 5 6 7");
        let words = [
            ("A", 0.0),
            ("man", 1.8),
            ("I", 11.8),
            ("saw", 1.8),
            ("in", 11.8),
            ("a", 6.8),
            ("bus", 1.8),
        ];
        check(&words, "A man I saw in a bus");
        check(&set("A B C", 1.7, 1.7), "A B C");
    }
}
