//! How a quote that does not stand in its copy would be quoted anew: from the passage that is most like it,
//! as the copy has it, and how that would stand. A person decides whether it says the same.

use std::ops::Range;

use super::judge::QuoteFinder;
use super::near::pieces;
use super::places::Sought;
use super::verdict::Verdict;
use crate::documents::{AsideKind, Extract};
use crate::text::borders::is_unspaced;

/// Words before or behind a quote that are tried until it stands in one place only.
const MOST_WORDS: usize = 12;
/// Places above which no words around a quote are tried.
const MOST_PLACES: usize = 50;
/// Characters that a prefix or a suffix may have.
const MOST_CHARS: usize = 200;

/// A quote as the copy has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anew {
    pub prefix: String,
    pub exact: String,
    pub suffix: String,
    /// How it would stand, quoted so.
    pub verdict: Verdict,
}

/// The words that are most like a quote with such a verdict. `None` where it is proved, and where nothing that
/// is seen is like it.
pub fn anew(
    reader: &QuoteFinder<'_>,
    extract: &Extract,
    sought: Sought<'_>,
    verdict: &Verdict,
) -> Option<Anew> {
    let (first, last) = (verdict.spans().first()?, verdict.spans().last()?);
    if verdict.is_proof() || last.end <= first.start {
        return None;
    }
    let page = Page { extract };
    let span = page.whole_words(first.start..last.end);
    let readings = page.readings(&span);
    for exact in &readings {
        let bare = Sought { exact, ..Sought::default() };
        let times = reader.look(bare).map_or(0, |found| found.flags.ambiguous);
        let is_often = (2..=MOST_PLACES).contains(&times);
        let around = page.around(&span, sought, is_often);
        let own = (sought.prefix.to_string(), sought.suffix.to_string());
        let none = (String::new(), String::new());
        let tries = std::iter::once(own).chain(around.first().cloned()).chain([none]);
        for (prefix, suffix) in tries.chain(around.iter().skip(1).cloned()) {
            let sought = Sought { prefix: &prefix, exact, suffix: &suffix };
            let Some(verdict) = reader.look(sought).map(Verdict::Found) else { continue };
            let is_here = verdict.spans().iter().all(|s| s.start < span.end && span.start < s.end);
            if verdict.is_proof() && is_here {
                return Some(Anew { prefix, exact: exact.clone(), suffix, verdict });
            }
        }
    }
    // Nothing of it would be proved: as plainly as it can be written, unless that is what is quoted already.
    let exact = readings.into_iter().next().filter(|exact| *exact != sought.exact)?;
    let verdict = reader.judge(Sought { exact: &exact, ..Sought::default() });
    Some(Anew { prefix: String::new(), exact, suffix: String::new(), verdict })
}

/// A copy from which words are taken.
#[derive(Clone, Copy)]
struct Page<'t> {
    extract: &'t Extract,
}

impl<'t> Page<'t> {
    fn text(self, range: Range<usize>) -> &'t str {
        self.extract.text.get(range).unwrap_or_default()
    }

    /// A stretch with the rest of the words in which it begins and ends.
    fn whole_words(self, span: Range<usize>) -> Range<usize> {
        let goes_on = |c: char| c.is_alphanumeric() && !is_unspaced(c);
        let inside = self.text(span.clone());
        let before = self.text(0..span.start);
        let behind = self.text(span.end..self.extract.text.len());
        let start = if inside.starts_with(goes_on) {
            before.trim_end_matches(goes_on).len()
        } else {
            span.start
        };
        let end = if inside.ends_with(goes_on) {
            self.extract.text.len() - behind.trim_start_matches(goes_on).len()
        } else {
            span.end
        };
        start..end
    }

    /// How a stretch may be written in one line, the plainest first: only the verdict tells whether that is
    /// what stands there.
    fn readings(self, span: &Range<usize>) -> Vec<String> {
        let mut text = String::new();
        let mut at = span.start;
        let is_left_out = |kind: AsideKind| kind.must_be_left_out() || kind == AsideKind::NoteMark;
        for aside in self.extract.asides.iter().filter(|aside| is_left_out(aside.kind)) {
            let range = &aside.range;
            if at <= range.start && range.end <= span.end {
                text.push_str(self.text(at..range.start));
                at = range.end;
            }
        }
        text.push_str(self.text(at..span.end));
        let mut readings = vec![
            in_one_line(&text, ""),
            in_one_line(&text, "-"),
            in_one_line(self.text(span.clone()), "-"),
            self.text(span.clone()).to_string(),
        ];
        readings.dedup();
        readings
    }

    /// What could stand as prefix and suffix. First as many words as the quote has there already; then more
    /// and more of them, if it stands in several places.
    fn around(
        self,
        span: &Range<usize>,
        sought: Sought<'_>,
        is_often: bool,
    ) -> Vec<(String, String)> {
        let words = |text: &str| pieces(text).count();
        let mut all = vec![self.words_around(span, words(sought.prefix), words(sought.suffix))];
        for count in (1..=MOST_WORDS).filter(|_| is_often) {
            for (before, behind) in [(count, 0), (0, count), (count, count)] {
                all.push(self.words_around(span, before, behind));
            }
        }
        all.retain(|(before, behind)| {
            [before, behind].iter().all(|text| text.chars().count() <= MOST_CHARS)
        });
        all
    }

    /// So many words directly before and behind a stretch, in its paragraphs.
    fn words_around(self, span: &Range<usize>, before: usize, behind: usize) -> (String, String) {
        let blocks = &self.extract.blocks;
        let of =
            |at: usize| blocks.iter().find(|block| block.range.start <= at && at < block.range.end);
        let start = of(span.start).map_or(span.start, |block| block.range.start);
        let end = of(span.end.saturating_sub(1)).map_or(span.end, |block| block.range.end);
        let (left, right) = (self.text(start..span.start), self.text(span.end..end));
        let starts: Vec<Range<usize>> = pieces(left).collect();
        let from = starts.len().checked_sub(before).and_then(|n| starts.get(n)).map(|w| w.start);
        let prefix = match before {
            0 => "",
            _ => left.get(from.unwrap_or(0)..).unwrap_or_default(),
        };
        let to = behind.checked_sub(1).and_then(|n| pieces(right).nth(n)).map(|word| word.end);
        let suffix = match behind {
            0 => "",
            _ => right.get(..to.unwrap_or(right.len())).unwrap_or_default(),
        };
        (in_one_line(prefix, "-"), in_one_line(suffix, "-"))
    }
}

/// A text in one line: blanks for white space, also at its ends, and what a hyphen at the end of a line becomes.
/// What cannot be seen is left out.
fn in_one_line(text: &str, hyphen: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut letters = text
        .chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'))
        .peekable();
    while let Some(c) = letters.next() {
        if !c.is_whitespace() {
            line.push(c);
            continue;
        }
        let mut has_end = c == '\n';
        while let Some(c) = letters.next_if(|c| c.is_whitespace()) {
            has_end |= c == '\n';
        }
        let next = letters.peek().copied();
        let (last, is_word) = (line.chars().next_back(), next.is_some_and(char::is_alphanumeric));
        let joins = last.zip(next).is_some_and(|(a, b)| is_unspaced(a) && is_unspaced(b));
        if has_end && is_word && line.ends_with(['-', '\u{2010}']) {
            line.pop();
            line.push_str(hyphen);
        } else if !(has_end && joins) {
            line.push(' ');
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Limits, read};

    /// What `prefix|exact|suffix` becomes in a text, and how that would stand.
    fn check(quote: &str, text: &str, expected: &str) {
        let extract = read(text.as_bytes(), "a.txt", &Limits::default()).unwrap();
        let parts: Vec<&str> = quote.split('|').collect();
        let [prefix, exact, suffix] = parts[..] else { panic!("{quote}") };
        let sought = Sought { prefix, exact, suffix };
        let reader = QuoteFinder::new(&extract);
        let told = match anew(&reader, &extract, sought, &reader.judge(sought)) {
            Some(Anew { prefix, exact, suffix, verdict }) => {
                format!("{prefix}|{exact}|{suffix} {}", verdict.kind().label())
            }
            None => "nothing".to_string(),
        };
        assert_eq!(told, expected, "{quote:?} in {text:?}");
    }

    #[test]
    fn the_words_of_the_copy_take_the_place_of_the_quote() {
        let text = "Arland may send ships to the harbour. It will wait.\n\nNobody\nmay stay there.";
        check("|Arland will send ships|", text, "|Arland may send ships| exact");
        check("|Arland may send ships|", text, "nothing");
        check("|the budget was adopted at night|", text, "nothing");
        // In one line, though the copy has two.
        check("|Nobody can stay there|", text, "|Nobody may stay there| typographic");
        // A word that was cut is whole again.
        check("|land may send ships|", text, "|Arland may send ships| exact");
    }

    #[test]
    fn words_around_are_kept_where_they_stand_and_taken_anew_where_they_do_not() {
        let text = "The minister said that Arland may send ships, if asked, in the spring.";
        check(
            "said that |Arland will send ships|, if asked",
            text,
            "said that |Arland may send ships|, if asked exact",
        );
        check(
            "said only that |Arland may send ships|",
            text,
            "minister said that |Arland may send ships| exact",
        );
    }

    #[test]
    fn words_in_several_places_get_words_around_them() {
        let text = "On Monday Arland may send ships. On Friday Arland may send ships again.";
        check("|Arland may send ships|", text, "Monday |Arland may send ships| exact");
        let text = "Arland may send ships. Arland may send ships.";
        check("|Arland may send ships|", text, "|Arland may send ships|. Arland exact");
    }

    #[test]
    fn a_word_broken_at_a_line_end_is_one_word() {
        let text = "The interna-\ntional force may come in spring.";
        check(
            "|The international force will come|",
            text,
            "|The international force may come| typographic",
        );
    }

    #[test]
    fn letters_without_blanks_stay_together() {
        let text = "外交部表示，中方不会\n向乌克兰派遣军队。";
        check("|中方会向乌克兰派遣军队|", text, "|中方不会向乌克兰派遣军队| typographic");
    }
}
