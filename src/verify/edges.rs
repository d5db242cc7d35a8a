//! Whether a word or a number goes on over a place, so that a quote that begins or ends there cuts it:
//! half of it may say something else (non-|aligned, can|not, 1|,500).

use unicode_normalization::char::is_combining_mark;

use super::signs::{is_break, is_invisible, is_suspended};
use crate::text::borders::{
    is_unspaced, is_wide, may_end_first_word, may_take_no_blank, splits_a_word,
};
use crate::text::figures::is_one_number;

/// Marks that make one word of what stands on their two sides: and/or, R&D, can't, a@b, un·able, (un)able.
const JOINERS: &str = "/&@_+\u{b7}'\u{2019}()[]";
/// Those that do so whatever stands on the one side: U.S.-led, לא־תשלח.
const HYPHENS: &str = "-\u{2010}\u{2011}\u{5be}";
/// Words that lose their vowel before another word, in French, Italian, Catalan: L'|Europe, dell'|Italia.
const ELIDED: &str = "l d j m t s n c qu jusqu lorsqu puisqu quoiqu dell all nell sull \
    dall coll un quest quell sant dov cos com anch senz mezz tutt gl v";
/// Prefixes that some join with a dash.
const PREFIXES: [&str; 15] = [
    "non", "anti", "pro", "un", "ex", "pre", "post", "counter", "semi", "quasi", "pseudo", "co",
    "sub", "inter", "mid",
];
/// Vowels of Thai and Lao that stand before their consonant, and those that stand behind it.
const BEFORE_CONSONANT: &str =
    "\u{e40}\u{e41}\u{e42}\u{e43}\u{e44}\u{ec0}\u{ec1}\u{ec2}\u{ec3}\u{ec4}";
const BEHIND_CONSONANT: &str =
    "\u{e30}\u{e32}\u{e33}\u{e45}\u{e46}\u{eb0}\u{eb2}\u{eb3}\u{ebd}\u{ec6}";
/// What Chinese and Japanese put before a word to turn it around: 非|戦闘員, 反|政府军.
const TURNING: &str = "非反無无未抗亲親准準副伪偽";
/// What denies a word behind it in Chinese.
const DENYING: &str = "不没沒未无無非";
/// Words that begin with one of these and are whole whatever stands behind them: 不会|派遣.
const WHOLE: [&str; 18] = [
    "不会", "不會", "不能", "不可", "不要", "不得", "不应", "不應", "不愿", "不願", "不想", "不必",
    "不再", "不是", "没有", "沒有", "未能", "无法",
];

/// Whether a word or a number goes on from the end of one text to the beginning of the next. Both are of
/// one paragraph.
pub(super) fn are_joined(left: &str, right: &str) -> bool {
    let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else {
        return false;
    };
    // What cannot be seen parts no word, but for the border between words that some scripts mark so.
    let unseen = |c: char| is_invisible(c) || is_ignorable(c);
    if unseen(last) || unseen(first) {
        let is_soft = left.ends_with('\u{ad}') && is_broken(left, right);
        let (left, right) = (left.trim_end_matches(unseen), right.trim_start_matches(unseen));
        let marks = left.ends_with(is_unspaced) || right.starts_with(is_unspaced);
        return is_soft || !marks && are_joined(left, right);
    }
    let is_cut = is_combining_mark(first)
        || is_one_number(left, right)
        || is_broken(left, right)
        || is_bent(left, right)
        || ["n't", "n\u{2019}t"].iter().any(|not| right.trim_start().starts_with(not));
    if is_cut {
        return true;
    }
    if let Some((left, right)) = over_a_line_end(left, right) {
        return are_joined(left, right);
    }
    if BEFORE_CONSONANT.contains(last) || BEHIND_CONSONANT.contains(first) {
        return true;
    }
    if let Some(splits) = splits_a_word(left, right) {
        let splits = splits && !follows_a_particle(last, first);
        return splits || is_turned(left, right) || is_denied(left, right);
    }
    last.is_alphanumeric() && first.is_alphanumeric() || has_joiner(left, right)
}

/// Characters that nobody sees (Unicode's `Default_Ignorable_Code_Point`).
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a Japanese verb goes on: 派遣した|くない, 送っ|た, 送った|ら.
fn is_bent(left: &str, right: &str) -> bool {
    const ENDINGS: [&str; 9] =
        ["ない", "なかっ", "なくて", "なけれ", "ません", "ませ", "くない", "くなか", "まい"];
    let is_kana = |c: char| is_wide(c) && !matches!(c, '。' | '、');
    left.ends_with(is_kana)
        && (ENDINGS.iter().any(|ending| right.starts_with(ending))
            || left.ends_with(['っ', 'ッ'])
            || left.ends_with(['た', 'だ']) && right.starts_with('ら'))
}

/// Two texts without the line end between them, where it may stand for nothing.
fn over_a_line_end<'t>(left: &'t str, right: &'t str) -> Option<(&'t str, &'t str)> {
    let (before, behind) = (left.trim_end(), right.trim_start());
    let gap = [left.get(before.len()..)?, right.get(..right.len() - behind.len())?];
    let (last, first) = (before.chars().next_back()?, behind.chars().next()?);
    // 派遣10⏎5艘: in a line of wide letters, the digits may be one number. Of pages, a blank may be all that
    // is left of the line end.
    let digit = |c: char| c.is_numeric();
    let wide = |c: Option<char>| c.is_some_and(is_wide);
    let is_number = digit(last)
        && digit(first)
        && (wide(before.trim_end_matches(digit).chars().next_back())
            || wide(behind.trim_start_matches(digit).chars().next()));
    let ends_line = gap.iter().any(|gap| gap.contains(is_break));
    let is_blank = gap.iter().map(|gap| gap.len()).sum::<usize>() > 0;
    (is_blank && is_number || ends_line && may_take_no_blank(last, first))
        .then_some((before, behind))
}

/// Whether a line ends within a word between two texts: "un-", "able". Its first half may be all that a
/// reader takes it for.
fn is_broken(left: &str, right: &str) -> bool {
    let hyphen = |c: char| c == '\u{ad}' || HYPHENS.contains(c);
    let ends_line = |blank: &str| blank.contains(is_break);
    let letter = |text: &str| text.starts_with(char::is_alphanumeric);
    let word = left.trim_end();
    let before =
        word.strip_suffix(hyphen).is_some_and(|word| word.ends_with(char::is_alphanumeric));
    let broken = before && ends_line(left.get(word.len()..).unwrap_or_default()) && letter(right);
    let rest = right.strip_prefix(hyphen).unwrap_or(right);
    let behind = rest.trim_start();
    let blank = rest.get(..rest.len() - behind.len()).unwrap_or_default();
    let has_hyphen = rest.len() < right.len();
    broken
        || has_hyphen && left.ends_with(char::is_alphanumeric) && ends_line(blank) && letter(behind)
}

/// Whether a mark at the place makes one word of its two sides.
fn has_joiner(left: &str, right: &str) -> bool {
    let (mut before, mut behind) = (left.chars().rev(), right.chars());
    let (last, first) = (before.next(), behind.next());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let joins = |c: Option<char>, word: &str| match c {
        Some('\u{2013}' | '\u{2212}') => {
            let word = word.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            PREFIXES.iter().any(|prefix| prefix.eq_ignore_ascii_case(word))
        }
        // U.|S.
        Some('.') => {
            let mut letters = word.chars().rev();
            letters.next().is_some_and(char::is_uppercase) && !letter(letters.next())
        }
        // L'|Europe
        Some('\'' | '\u{2019}') => !is_elided(word),
        Some(c) => JOINERS.contains(c),
        None => false,
    };
    let hyphen = |c: Option<char>| c.is_some_and(|c| HYPHENS.contains(c));
    let without = last.map_or(left, |last| left.strip_suffix(last).unwrap_or(left));
    let (two_before, two_behind) = (before.next(), behind.next());
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    // The mark of a list has blanks on both sides, or begins the text.
    hyphen(first) && !is_blank(last) && letter(two_behind)
        || hyphen(last) && !is_blank(two_before) && letter(first)
        // anti -|war
        || hyphen(last) && is_blank(two_before) && letter(first) && letter(without.trim_end().chars().next_back())
        // no- |fly
        || last.is_some_and(char::is_whitespace) && letter(first) && is_half_of(left, right)
        || letter(last) && joins(first, left) && letter(two_behind)
        || joins(last, without) && letter(two_before) && letter(first)
}

/// Whether a word ends in a hyphen before the blank at the end of a text, and the next one belongs to it:
/// no- fly, but not pre- and post-war.
fn is_half_of(left: &str, right: &str) -> bool {
    let words = left.trim_end();
    let word = words.trim_end_matches(|c: char| HYPHENS.contains(c));
    word.len() < words.len() && word.ends_with(char::is_alphanumeric) && !is_suspended(right)
}

/// Whether a word before an apostrophe has lost its vowel to the word behind it.
fn is_elided(word: &str) -> bool {
    let last = word.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    ELIDED.split_ascii_whitespace().any(|elided| elided.eq_ignore_ascii_case(last))
}

/// Whether the word behind the place is turned around by a letter before it that is a word of its own.
fn is_turned(left: &str, right: &str) -> bool {
    let mut before = left.chars();
    let Some(last) = before.next_back().filter(|c| TURNING.contains(*c)) else { return false };
    let is_word = splits_a_word(before.as_str(), &[last.to_string().as_str(), right].concat());
    right.starts_with(is_unspaced) && is_word != Some(true)
}

/// Whether a number stands behind a word that only joins it: 和|三百名.
fn follows_a_particle(last: char, first: char) -> bool {
    "和与與及或在向从從至到把被对對为為".contains(last)
        && "一二三四五六七八九十百千两兩".contains(first)
}

/// Whether a letter that denies may belong to a word across the place: 不同|意 may be 不|同意.
fn is_denied(left: &str, right: &str) -> bool {
    if WHOLE.iter().any(|word| left.ends_with(word)) {
        return false;
    }
    let mut before = left.chars().rev();
    let (last, denies) = (before.next(), before.next().is_some_and(|c| DENYING.contains(c)));
    let (Some(last), Some(first)) = (last.filter(|_| denies), right.chars().next()) else {
        return false;
    };
    is_wide(first) && !may_end_first_word(&String::from_iter([last, first]), last.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        let (left, right) = text.split_once('|').unwrap();
        assert_eq!(are_joined(left, right), expected, "{text}");
    }

    #[test]
    fn half_a_word_or_a_number_is_cut() {
        for text in [
            "the po|rt",
            "can|'t",
            "can'|t",
            "un-\n|able",
            "un\u{ad}\n|able",
            "un\u{ad}|able",
            "un|-\nable",
            "Franco-\n|British",
            "10-\n|15",
            "non-|aligned",
            "non|-aligned",
            "non\u{2011}|aligned",
            "non–|aligned",
            "Franco-|British",
            "15-|member council",
            "and/|or ships",
            "R&|D",
            "the U.|S. ships",
            "the U|.S. ships",
            "e|\u{301}",
            "15|,000",
            "中方将派遣二十\n|五艘军舰",
            "中方将派遣二十|\n五艘军舰",
            "中方将派遣10\n|5艘军舰",
            "中方将派遣10|\n万人",
            "外務大\n|臣は",
            "ส่งทห|าร",
            "ส่งทหาร ไ|ป",
            "非|戦闘員を",
            "反|政府军将",
            "un\u{34f}|able",
            "un|\u{e0020}able",
            "(un)|able",
            "un(|able)",
            "un·|able",
            "no- |fly zones",
            "anti -|war",
            "U.S.|-led",
            "לא־|תשלח",
            "should |n't",
            "副|大統領",
            "派遣した|くない",
            "行け|ない",
            "送っ|た",
            "送った|ら",
            "I|'m",
            "O'|Brien",
            "aujourd'|hui",
            "quelqu\u{2019}|un",
            "我方不同|意向该国派遣军队",
            "派遣1 |5艘",
        ] {
            check(text, true);
        }
    }

    #[test]
    fn between_words_nothing_is_cut() {
        for text in [
            "the port |of Kern",
            "the port\n|of Kern",
            "the port.|\nThe ships",
            "ships –|planes",
            "the port – |the ships",
            "pre- |and post-war",
            "the port.|The ships",
            "land—|sea",
            "‘|yes",
            "yes|’ he said",
            "the ships' |port",
            "中方将派遣\n|六艘军舰",
            "中方违反|政府规定",
            "中方不|派遣军队",
            "中方不会|向该国派遣军队",
            "但不会|派遣地面部队",
            "中方没有|关系",
            "艦船を派遣する\n|用意がある",
            "กระทรวงกล่าวว่า|จะไม่ส่งเรือรบ",
            "In 2030\n|500 ships",
            "L'|Europe enverra",
            "dit qu\u{2019}|Arland enverra",
            "dell'|Italia",
            "pre- |and post-war",
            "- |500 ships",
            "the port (|the old one)",
            "大臣和|三百名士兵",
            "軍を派遣した|という",
        ] {
            check(text, false);
        }
    }
}
