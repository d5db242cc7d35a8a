//! Where words end in scripts that put no blanks between them: Chinese, Japanese, Thai, Lao, Khmer,
//! Burmese. The dictionaries and models of ICU4X say so (UAX #29).
//!
//! A model is sometimes wrong where two readings overlap. A place counts as within a word only if no
//! reading has a border there: to refuse true words is a fault, too.

use std::ops::Range;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

/// Characters on each side of a place that are read with it, at most.
const AROUND: usize = 48;

/// Whether no blank stands between the words of a letter's script.
pub fn is_unspaced(c: char) -> bool {
    is_wide(c) || is_south_east_asian(c)
}

/// Han, kana and bopomofo: UAX #24's scripts, and what is written only with them.
pub fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}'
        | '\u{3031}'..='\u{3035}' | '\u{303b}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3105}'..='\u{312f}'
        | '\u{31a0}'..='\u{31bf}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3fffd}')
}

/// The letters and marks of line-breaking class SA (UAX #14), whose words only a dictionary knows.
pub fn is_south_east_asian(c: char) -> bool {
    matches!(c,
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e81}'..='\u{ece}'
        | '\u{edc}'..='\u{edf}' | '\u{1000}'..='\u{103f}' | '\u{1050}'..='\u{108f}'
        | '\u{109a}'..='\u{109f}' | '\u{1780}'..='\u{17d3}' | '\u{17d7}' | '\u{17dc}'..='\u{17dd}'
        | '\u{1950}'..='\u{19c9}' | '\u{1a20}'..='\u{1a7c}' | '\u{a9e0}'..='\u{a9ef}'
        | '\u{a9fa}'..='\u{a9fe}' | '\u{aa60}'..='\u{aac2}' | '\u{aadb}'..='\u{aadf}')
}

/// Whether the end of a line between two characters may stand for nothing: both are letters of scripts
/// without blanks; or one is, or is a mark that is as wide, and the other stands beside such without a
/// blank, too (CSS Text 3, "segment break transformation").
pub fn may_take_no_blank(before: char, behind: char) -> bool {
    let wide = |c: char| is_wide(c) || is_wide_mark(c);
    let beside = |c: char| wide(c) || c.is_alphanumeric() || is_quotation_mark(c);
    is_unspaced(before) && is_unspaced(behind)
        || wide(before) && beside(behind)
        || beside(before) && wide(behind)
}

/// Marks that Chinese and Japanese share with other scripts.
fn is_quotation_mark(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201d}' | '\u{2014}' | '\u{2026}' | '\u{b7}' | '"' | '(' | ')')
}

/// Punctuation of East Asia, which is as wide as a letter and has its own blank in it.
fn is_wide_mark(c: char) -> bool {
    matches!(c,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{30fb}'
        | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}')
}

/// Whether a word goes on from the end of one text to the beginning of the next, of which at least one is
/// of a script without blanks there. `None` for other scripts: their words have blanks. Of numbers, see
/// [`super::figures`].
pub fn splits_a_word(left: &str, right: &str) -> Option<bool> {
    let (before, behind) = (left.chars().next_back()?, right.chars().next()?);
    if !is_unspaced(before) && !is_unspaced(behind) {
        return None;
    }
    let is_inside = |c: &char| is_unspaced(*c) || c.is_alphanumeric();
    if !is_inside(&before) || !is_inside(&behind) {
        return Some(false);
    }
    let from = left.chars().rev().take(AROUND).take_while(is_inside).map(char::len_utf8).sum();
    let left = left.get(left.len() - usize::min(from, left.len())..)?;
    let to = right.chars().take(AROUND).take_while(is_inside).map(char::len_utf8).sum();
    let right = right.get(..to)?;
    Some(!has_border([left, right]))
}

/// Whether any reading of two texts as one has a border between them.
fn has_border([left, right]: [&str; 2]) -> bool {
    let whole = [left, right].concat();
    let place = left.len();
    let mut segmenters = [model(), dictionary()].into_iter();
    segmenters.any(|segmenter| {
        let borders: Vec<usize> = segmenter.segment_str(&whole).collect();
        let after = borders.partition_point(|border| *border < place);
        let (Some(end), Some(start)) = (borders.get(after), after.checked_sub(1)) else {
            return true;
        };
        let start = borders.get(start).copied().unwrap_or_default();
        if *end == place
            || whole.get(start..*end).is_some_and(|word| adds_a_particle(word, place - start))
        {
            return true;
        }
        // The word across the place is in doubt where a longer one begins or ends there.
        let longer_behind = segmenter.segment_str(right).nth(1).map(|length| place + length);
        let longer_before = segmenter.segment_str(left).filter(|at| *at < place).last();
        // At a border of the whole, with both sides beyond it: two readings overlap.
        longer_behind.is_some_and(|behind| behind > *end && borders.contains(&behind))
            || longer_before.is_some_and(|before| before < start && borders.contains(&before))
    })
}

/// Whether a word of hiragana is two words of which the second is a particle: する|と.
fn adds_a_particle(word: &str, place: usize) -> bool {
    const PARTICLES: [&str; 10] = ["と", "は", "が", "も", "の", "に", "を", "へ", "で", "や"];
    let is_hiragana = word.chars().all(|c| matches!(c, '\u{3041}'..='\u{3096}'));
    let Some((first, second)) = word.split_at_checked(place) else { return false };
    is_hiragana && first.chars().count() > 1 && PARTICLES.contains(&second)
}

/// Whether any reading of a text in a script without blanks ends its first word after so many bytes.
pub fn may_end_first_word(text: &str, length: usize) -> bool {
    [model(), dictionary()].iter().any(|words| words.segment_str(text).nth(1) == Some(length))
}

/// The borders between the words of a text of one script without blanks, its ends included, ascending.
pub fn borders(text: &str) -> Vec<usize> {
    model().segment_str(text).collect()
}

/// Neural models for South-East Asia, a dictionary for East Asia.
fn model() -> WordSegmenterBorrowed<'static> {
    WordSegmenter::new_auto(WordBreakInvariantOptions::default())
}

/// Dictionaries for all of them.
fn dictionary() -> WordSegmenterBorrowed<'static> {
    WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())
}

/// The words of a text in any script, in order. A hyphen, an apostrophe or a full stop between letters parts none.
pub fn word_ranges(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (end, kind) in model().segment_str(text).iter_with_word_type() {
        let own = start..end;
        start = end;
        if !kind.is_word_like() {
            continue;
        }
        let first = text.get(own.clone()).and_then(|word| word.chars().next());
        match words.last_mut() {
            Some(last) if goes_on(text, last, own.start) && !first.is_some_and(is_unspaced) => {
                last.end = own.end;
            }
            _ => words.push(own),
        }
    }
    words
}

/// Whether what begins at a place is of the same word as the one before.
fn goes_on(text: &str, word: &Range<usize>, from: usize) -> bool {
    let is_unspaced = text.get(word.clone()).is_some_and(|word| word.ends_with(is_unspaced));
    let between = text.get(word.end..from).unwrap_or_default();
    !is_unspaced
        && matches!(
            between,
            "" | "-" | "\u{2010}" | "\u{2011}" | "'" | "\u{2019}" | "." | "/" | "&" | "@"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        let (left, right) = text.split_once('|').unwrap();
        assert_eq!(splits_a_word(left, right), Some(expected), "{text}");
    }

    #[test]
    fn words_are_told_in_any_script() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> =
                word_ranges(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected);
        };
        check(
            "It can't send 15,000 (well-armed) men.",
            &["It", "can't", "send", "15,000", "well-armed", "men"],
        );
        check("L\u{2019}accord du U.S. Senate", &["L\u{2019}accord", "du", "U.S", "Senate"]);
        check("中方不会派遣军队", &["中方", "不会", "派遣", "军队"]);
        check("จะส่งทหาร", &["จะ", "ส่ง", "ทหาร"]);
    }

    #[test]
    fn words_end_where_a_reading_ends_them() {
        for text in [
            "アーランドの外務大臣は、春に|六隻の艦船をベッソニアの港に派遣する用意がある。",
            "六隻の艦船をベッソニアの港に派遣する|用意があると述べた。",
            "中国外交部发言人表示，中方不会向乌克兰派遣军队，但|愿意提供人道主义援助。",
            "中方不会|向乌克兰派遣军队",
            "จะ|ส่งทหารไปยังเบสโซเนีย",
            "อาร์แลนด์จะส่งทหารไปยังเบสโซเนีย|ในฤดูใบไม้ผลิ",
            "รัฐมนตรีกล่าวว่า|กระทรวงจะไม่ส่งเรือรบ",
            "រដ្ឋមន្ត្រីបាន|និយាយថាប្រទេសនឹង",
            "តែមិន|បញ្ជូនទាហានទេ",
            "တပ်ဖွဲ့များ|ကို",
            "ລັດຖະມົນຕີກ່າວວ່າ|ຈະບໍ່ສົ່ງທະຫານ",
            "15|人の兵士",
            "艦船を港に派遣する|と述べた",
            "海外に派遣する|ところである",
            "NATO|軍",
            "派遣|15人",
            "。|中国",
        ] {
            check(text, false);
        }
    }

    #[test]
    fn half_a_word_or_a_number_is_seen() {
        for text in [
            "外務大|臣は、春に六隻の艦船を",
            "アーラ|ンドの外務大臣は",
            "乌克|兰派遣军队",
            "กระท|รวงจะไม่ส่งเรือรบ",
            "ทห|ารไปยัง",
        ] {
            check(text, true);
        }
        assert_eq!(splits_a_word("the po", "rt"), None);
        assert_eq!(splits_a_word("저는 한국", "어를"), None);
        assert_eq!(splits_a_word("", "中"), None);
    }
}
