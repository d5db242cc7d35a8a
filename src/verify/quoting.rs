//! A stretch of a copy as a quote: its words as they stand, and as many words around it as tell its place from others.

use std::ops::Range;

use super::anew::Anew;
use super::judge::QuoteFinder;
use super::near::pieces;
use super::places::Sought;
use super::verdict::Verdict;
use crate::documents::Extract;

/// Words before or behind a quote that are tried, at most.
const MOST_WORDS: usize = 16;
/// Characters that a prefix or a suffix may have.
const MOST_CHARS: usize = 200;

/// Quotes a stretch to the byte. Where its words stand more than once, those before or behind it are taken along that
/// make it the only one; the verdict tells where none do.
pub fn quoted(extract: &Extract, span: &Range<usize>) -> Anew {
    let reader = QuoteFinder::new(extract);
    let text = |range: Range<usize>| extract.text.get(range).unwrap_or_default();
    let exact = text(span.clone()).to_string();
    let of =
        |(prefix, suffix): (&str, &str)| reader.judge(Sought { prefix, exact: &exact, suffix });
    let alone = of(("", ""));
    if times(&alone) > 1 {
        let block = block_of(extract, span);
        let (left, right) = (text(block.start..span.start), text(span.end..block.end));
        for around in around(left, right) {
            let verdict = of(around);
            if verdict.is_proof() && verdict.spans() == std::slice::from_ref(span) {
                let (prefix, suffix) = (around.0.to_string(), around.1.to_string());
                return Anew { prefix, exact, suffix, verdict };
            }
        }
    }
    Anew { prefix: String::new(), exact, suffix: String::new(), verdict: alone }
}

/// In how many places a quote stands, where that is more than one.
fn times(verdict: &Verdict) -> usize {
    match verdict {
        Verdict::Found(found) => found.flags.ambiguous,
        _ => 0,
    }
}

/// The paragraphs in which a stretch stands.
fn block_of(extract: &Extract, span: &Range<usize>) -> Range<usize> {
    let holds = |at: usize| {
        let n = extract.blocks.partition_point(|block| block.range.end < at);
        extract.blocks.get(n).map_or(at..at, |block| block.range.clone())
    };
    holds(span.start).start.min(span.start)..holds(span.end).end.max(span.end)
}

/// What may stand before and behind: ever more words, on one side and then on both.
fn around<'t>(left: &'t str, right: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
    let starts: Vec<usize> = pieces(left).map(|word| word.start).collect();
    let ends: Vec<usize> = pieces(right).map(|word| word.end).take(MOST_WORDS).collect();
    let before = move |count: usize| {
        let from = starts.len().checked_sub(count).and_then(|n| starts.get(n));
        from.and_then(|from| left.get(*from..)).unwrap_or(left)
    };
    let behind = move |count: usize| {
        let to = count.checked_sub(1).and_then(|n| ends.get(n));
        to.and_then(|to| right.get(..*to)).unwrap_or(right)
    };
    (1..=MOST_WORDS)
        .flat_map(move |n| [(before(n), ""), ("", behind(n)), (before(n), behind(n))])
        .filter(|(prefix, suffix)| {
            [prefix, suffix].iter().all(|text| text.chars().count() <= MOST_CHARS)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};
    use crate::verify::VerdictKind;

    #[test]
    fn words_that_stand_twice_take_along_what_tells_them_apart() {
        let text =
            "Arland may go. It said: we stay.\n\nLater it said: we stay.\n\nWe go.\n\nWe go.";
        let extract = read(text.as_bytes(), "a.txt", &Limits::default()).unwrap();
        let check = |nth: usize, words: &str, expected: [&str; 2], kind: VerdictKind| {
            let (at, _) = text.match_indices(words).nth(nth).unwrap();
            let span = at..at + words.len();
            let quoted = quoted(&extract, &span);
            assert_eq!([&*quoted.prefix, &*quoted.suffix], expected, "{words} {nth}");
            assert_eq!(quoted.verdict.kind(), kind, "{words} {nth}");
        };
        check(0, "Arland may go", ["", ""], VerdictKind::Exact);
        check(0, "we stay", ["It said: ", ""], VerdictKind::Exact);
        check(1, "we stay", ["it said: ", ""], VerdictKind::Exact);
        check(1, "We go", ["", ""], VerdictKind::Doubtful);
    }
}
