//! What a page shows and no letter says: stretches of letters without meaning, for the verdict.

use crate::documents::extract::Unread;

/// What stands in a text for a letter without meaning.
const UNKNOWN: char = '\u{fffd}';
/// Letters and digits with a meaning that part two stretches.
const APART: usize = 3;
/// Stretches that are told apart, at most; the last one then goes on to the end.
const MOST: usize = 10_000;

/// The stretches of a text in which letters have no meaning; `pages` are where its pages begin.
pub(super) fn without_meaning(text: &str, pages: &[usize]) -> Vec<Unread> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    let mut known = 0;
    for (at, c) in text.char_indices() {
        if c != UNKNOWN {
            known += usize::from(c.is_alphanumeric());
            continue;
        }
        let end = at + c.len_utf8();
        let goes_on = known < APART || stretches.len() >= MOST;
        match stretches.last_mut().filter(|_| goes_on) {
            Some((_, last)) => *last = end,
            None => stretches.push((at, end)),
        }
        known = 0;
    }
    let page = |at: usize| pages.partition_point(|start| *start <= at).max(1);
    let told = |(start, end): (usize, usize)| {
        let (first, last) = (page(start), page(end - 1));
        let which = match last - first {
            0 => format!("page {first}"),
            1 => format!("pages {first} and {last}"),
            _ => format!("pages {first} to {last}"),
        };
        let what = format!("letters of a font on {which} have no meaning that the file states");
        Unread { range: start..end, what }
    };
    stretches.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, pages: &[usize], expected: &[(&str, &str)]) {
        let found = without_meaning(text, pages);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|unread| {
                let (_, page) = unread.what.split_once(" on ").unwrap();
                (&text[unread.range.clone()], page.split(" have").next().unwrap())
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn letters_without_meaning_are_one_stretch_until_words_stand_between() {
        check("Corvia agrees.", &[0], &[]);
        check(
            "\u{fffd}\u{fffd} \u{fffd}, a \u{fffd}",
            &[0],
            &[("\u{fffd}\u{fffd} \u{fffd}, a \u{fffd}", "page 1")],
        );
        check(
            "a \u{fffd} word \u{fffd}",
            &[0, 5],
            &[("\u{fffd}", "page 1"), ("\u{fffd}", "page 2")],
        );
        check("\u{fffd}\n\u{fffd}", &[0, 4], &[("\u{fffd}\n\u{fffd}", "pages 1 and 2")]);
    }
}
