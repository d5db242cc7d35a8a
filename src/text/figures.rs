//! Whether a number goes on over a place in a text, in figures of any script or in words: what is quoted
//! up to there, or from there on, would name another number.

use super::borders::is_wide;
use super::number_ends::{BETWEEN, ends_with_no_number, is_of_letters};
use super::number_names;
use super::number_words::{scale, small};
use super::numbers::numbers;

/// Characters on each side of a place that are read for numbers in words, at most.
const AROUND: usize = 60;

/// Numerals of Chinese and Japanese, plain and financial.
const NUMERALS: &str =
    "〇零一二三四五六七八九十百千万萬億亿兆京廿卅两兩壹壱贰貳弐叁參肆伍陆陸柒捌玖拾佰仟参";
/// What stands for a numeral that is left open: 数十, 几百.
const SOME: &str = "数數几幾";
/// Scales behind which a number may go on after a blank: 3억 5천만.
const SCALES: &str = "百千万萬億亿兆백천만억조";
/// Marks that stand within a number without blanks: 1,500 5:30 1/2 5–6 3·5 5×10.
const INNER: &str = ".,'\u{2019}\u{2032}\u{201a}\u{ff07}\u{fe50}\u{b4}_:;/\\\u{2044}\u{2215}\u{b7}\u{2022}\u{2219}\
    \u{22c5}\u{d7}^\u{66b}\u{66c}\u{30fb}\u{ff0e}\u{ff0c}\u{ff1a}\u{ff0f}-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\
    \u{2212}\u{fe63}\u{ff0d}~\u{301c}\u{ff5e}";
/// Such marks between numerals of China and Japan: 三点五, 三・五.
const INNER_WIDE: &str = "点點・〜～-";
/// Signs that stand directly before a number and change it.
const SIGNS: &str = "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2212}\u{fe63}\u{ff0d}+\u{ff0b}\u{b1}\u{2213}~\u{2248}<>\u{ff1c}\
    \u{ff1e}\u{2264}\u{2265}\u{226a}\u{226b}\u{ac}^.\u{b7}負负%\u{66a}";
/// Those of them that may have a blank behind them.
const APART: &str = "\u{2212}\u{b1}\u{2213}\u{2248}\u{2264}\u{2265}\u{226a}\u{226b}";
/// Signs behind a number that change it; a blank may stand before them.
const BEHIND: &str = "%\u{2030}\u{2031}\u{66a}\u{ff05}\u{b0}\u{2103}\u{2109}";
/// What says of a number of China or Japan that it is not all: 十余, 百多.
const AND_MORE: &str = "余餘馀多";
/// What half of is added to a number: 两年半.
const HALVED: &str = "年月天日个個倍时時点點週周";
/// Blanks within a number: 3 000.
const BLANKS: &str = " \u{a0}\u{2007}\u{2008}\u{2009}\u{202f}\u{3000}";

/// Whether one number goes on from the end of one text to the beginning of the next. A line end between
/// them is a blank.
pub fn is_one_number(left: &str, right: &str) -> bool {
    let is_of_letters = is_of_letters(left, right);
    if is_of_letters && ends_with_no_number(left, right) {
        return false;
    }
    !is_of_letters && is_figures(left, right)
        || is_scaled(left, right)
        || is_in_words(tail_of(left), head_of(right))
}

/// Whether a number in figures, or in the numerals of China and Japan, goes on.
pub(super) fn is_figures(left: &str, right: &str) -> bool {
    is_in_figures(left, right)
        || has_a_sign(left, right)
        || is_grouped(left, right)
        || is_more(left, right)
}

pub(super) fn is_in_words(tail: &str, head: &str) -> bool {
    number_names::is_one_number(tail, head)
        || number_names::is_one_number_unspaced(tail, head)
        || is_in_english(tail, head)
}

/// A digit on the line: a raised one may be the mark of a note.
fn is_digit(c: char) -> bool {
    let is_raised = matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}'..='\u{2079}');
    c.is_numeric() && !is_raised
}

fn is_figure(c: char) -> bool {
    is_digit(c) || NUMERALS.contains(c) || SOME.contains(c)
}

/// Figures beside figures, or with one mark between them: 十|五, 1万|5000, 三点|五, ๑|๕, 1|,500, 5–|6.
fn is_in_figures(left: &str, right: &str) -> bool {
    let (mut before, mut behind) = (left.chars().rev(), right.chars());
    let (Some(last), Some(first)) = (before.next(), behind.next()) else { return false };
    let goes_on = |mark: char, one: Option<char>, next: Option<char>| {
        let are = |is: fn(char) -> bool| one.is_some_and(is) && next.is_some_and(is);
        are(is_digit) && INNER.contains(mark) || are(is_figure) && INNER_WIDE.contains(mark)
    };
    // "一、" is the label of an item, unless something stands before it.
    let is_list = |before: &str| before.trim_end_matches(is_figure).trim().is_empty();
    let are_several = |before: &str, behind: &str| {
        before.ends_with(is_figure) && behind.starts_with(is_figure) && !is_list(before)
    };
    is_figure(last) && is_figure(first)
        || goes_on(first, Some(last), behind.next())
        || goes_on(last, before.next(), Some(first))
        || left.strip_suffix('\u{3001}').is_some_and(|before| are_several(before, right))
        || right.strip_prefix('\u{3001}').is_some_and(|behind| are_several(left, behind))
}

/// Figures and a scale, a share or a fraction behind them: 5| тысяч, 5| per cent, 1| 1/2, minus| 5.
pub(super) fn is_scaled(left: &str, right: &str) -> bool {
    let (words, behind) = (left.trim_end(), right.trim_start());
    if left.len() - words.len() + right.len() - behind.len() > LONGEST_BLANK {
        return false;
    }
    let word = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    if words.ends_with(is_digit) {
        let first = behind.split(char::is_whitespace).next().unwrap_or_default();
        return number_names::begins_with_scale(behind) || is_fraction(first) || is_code(first);
    }
    behind.starts_with(is_digit) && (is_code(word) || word == "minus")
        || small(word).is_some() && number_names::begins_with_scale(behind)
        || word == "half" && numbers(head_of(behind)).first().is_some_and(|n| n.range.start == 0)
}

/// Whether a word is a fraction: ½, 1/2.
fn is_fraction(word: &str) -> bool {
    let is_vulgar = |c| matches!(c, '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{215e}');
    let is_small = |part: &str| part.len() == 1 && part.chars().all(|c| c.is_ascii_digit());
    word.starts_with(is_vulgar)
        || word
            .split_once(['/', '\u{2044}'])
            .is_some_and(|(one, other)| is_small(one) && is_small(other))
}

/// Whether a word is the code or the sign of a currency in letters: EUR, US$, kr.
fn is_code(word: &str) -> bool {
    const CODES: [&str; 31] = [
        "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "RMB", "RUB", "UAH", "PLN", "CZK", "HUF", "SEK",
        "NOK", "DKK", "TRY", "INR", "KRW", "CAD", "AUD", "BRL", "RON", "BGN", "kr", "Kč", "zł",
        "Ft", "Rs", "元", "円", "원",
    ];
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    CODES.contains(&word)
}

/// A sign that belongs to a number: -|5, ≥ |5, €|5, 5|%, 5| €, 500|+.
fn has_a_sign(left: &str, right: &str) -> bool {
    let (words, behind) = (left.trim_end_matches(blank), right.trim_start_matches(blank));
    let is_near = left.len() - words.len() + right.len() - behind.len() <= LONGEST_BLANK;
    let touches = words.len() == left.len() && behind.len() == right.len();
    let (Some(last), Some(first)) = (words.chars().next_back(), behind.chars().next()) else {
        return false;
    };
    // In "5 € 500" the sign belongs to what stands before it.
    let is_taken = words.strip_suffix(last).is_some_and(|before| {
        is_currency(last) && before.trim_end_matches(blank).ends_with(is_digit)
    });
    let before = is_digit(first)
        && !is_taken
        && (is_currency(last) || APART.contains(last) || touches && SIGNS.contains(last));
    let after =
        is_digit(last) && (is_currency(first) || BEHIND.contains(first) || touches && first == '+');
    is_near && (before || after)
}

/// Bytes of a single blank, at most.
const LONGEST_BLANK: usize = 3;

fn blank(c: char) -> bool {
    BLANKS.contains(c)
}

/// The signs of currencies (general category Sc) that are in use.
fn is_currency(c: char) -> bool {
    matches!(c, '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{60b}' | '\u{9f2}' | '\u{9f3}' | '\u{e3f}'
        | '\u{17db}' | '\u{20a0}'..='\u{20c0}' | '\u{fdfc}' | '\u{fe69}' | '\u{ff04}' | '\u{ffe0}'
        | '\u{ffe1}' | '\u{ffe5}' | '\u{ffe6}')
}

/// Groups of three digits with a blank or a line end between them (3 000), and scales (3억 5천만).
fn is_grouped(left: &str, right: &str) -> bool {
    let (words, behind) = (left.trim_end(), right.trim_start());
    let before = left.get(words.len()..).unwrap_or_default();
    let after = right.get(..right.len() - behind.len()).unwrap_or_default();
    let gap = || before.chars().chain(after.chars());
    let breaks = gap().filter(|c| matches!(c, '\n' | '\r')).count();
    let is_single = gap().all(blank) && gap().count() == 1;
    let is_line_end = breaks > 0 && gap().filter(|c| *c == '\n').count() <= 1;
    if !is_single && !is_line_end {
        return false;
    }
    let digits = words.chars().rev().take_while(|c| is_digit(*c)).take(4).count();
    let ahead = words.trim_end_matches(is_digit);
    // G7, 5.2, 5:30
    let joined_to = ahead.ends_with(|c: char| {
        c.is_alphabetic() && !is_wide(c) || matches!(c, '.' | ',' | ':' | '/' | '\u{2019}' | '\'')
    });
    let next = behind.chars().take_while(|c| is_digit(*c)).take(4).count();
    // Of "Chapter 5" and "May 12", only thousands make a larger number.
    let named = ahead.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_label = named.starts_with(char::is_uppercase) && !behind.starts_with("000");
    if (1..=3).contains(&digits) && next == 3 && !joined_to && !is_label {
        return true;
    }
    // 1,|500 over a line end.
    let comma = words.strip_suffix(',').filter(|_| is_line_end);
    if next == 3 && comma.is_some_and(|before| before.ends_with(is_digit)) {
        return true;
    }
    let scales = words.chars().rev().take_while(|c| SCALES.contains(*c)).count();
    let ahead = words.trim_end_matches(|c| SCALES.contains(c));
    // 제5조 is Article 5.
    let is_article = ahead.trim_end_matches(is_digit).ends_with('제');
    let counted = ahead.ends_with(is_figure) && !is_article;
    let goes_on = behind.starts_with(|c: char| is_digit(c) || SCALES.contains(c));
    scales > 0 && counted && goes_on
}

/// What Chinese and Japanese add to numbers: 第|五, 三分之|二, 十|余, 两年|半.
fn is_more(left: &str, right: &str) -> bool {
    let Some(first) = right.chars().next() else { return false };
    let mut before = left.chars().rev();
    let Some(last) = before.next().filter(|c| is_wide(*c) || is_wide(first)) else { return false };
    let is_half =
        first == '半' && !right.chars().nth(1).is_some_and(|c| "数數島岛径徑".contains(c));
    is_figure(first) && (last == '第' || left.ends_with("分之"))
        || is_figure(last) && right.starts_with("分之")
        || (is_digit(last) || SCALES.contains(last) || last == '十') && AND_MORE.contains(first)
        || is_half && HALVED.contains(last) && before.next().is_some_and(is_figure)
}

/// A number in English words, or in figures and words: twenty-|five, 5| million, five| and a half.
fn is_in_english(tail: &str, head: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic();
    (tail.contains(letter) || head.contains(letter))
        && !ends_with_other_word(tail, head)
        && reads_on_in_english(tail, head)
}

fn reads_on_in_english(tail: &str, head: &str) -> bool {
    const PARTS: [&str; 6] =
        ["and a half", "and a quarter", "and a third", "and one half", "-and-a-half", "point"];
    let letter = |c: char| c.is_ascii_alphabetic();
    // A long dash joins the parts of a number, too: twenty–five. It has as many bytes.
    let window = [tail, head].concat().replace('\u{2013}', "\u{2010}");
    numbers(&window).into_iter().any(|number| {
        let behind = window.get(number.range.end..).unwrap_or_default();
        let rest = behind.trim_start();
        let part = PARTS.iter().find(|part| rest.starts_with(**part)).map_or("", |part| *part);
        let decimals = if part == "point" { decimals(rest) } else { part.len() };
        let blank = if decimals > 0 { behind.len() - rest.len() } else { 0 };
        let end = number.range.end + blank + decimals;
        // Figures alone were looked at before.
        let in_words = decimals > 0
            || window.get(number.range.clone()).is_some_and(|words| words.contains(letter));
        in_words && number.range.start < tail.len() && tail.len() < end
    })
}

/// Whether the word of ASCII before a place is whole there and of no English number: most are, and nothing more is read
/// of them.
fn ends_with_other_word(text: &str, behind: &str) -> bool {
    let word = text.trim_end_matches(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
    let rest = word.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let last = word.get(rest.len()..).unwrap_or_default();
    let goes_on = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric();
    !last.is_empty()
        && (word.len() < text.len() || !behind.starts_with(goes_on))
        && !last.starts_with(|c: char| c.is_ascii_digit())
        && rest.ends_with(|c: char| c.is_ascii())
        && small(last).is_none()
        && scale(last).is_none()
        && !BETWEEN.iter().any(|between| between.eq_ignore_ascii_case(last))
}

/// As much of the end of a text as is read for numbers in words.
pub(super) fn tail_of(text: &str) -> &str {
    let near = text.len().checked_sub(AROUND).and_then(|from| text.get(from..));
    if let Some(near) = near.filter(|near| near.is_ascii()) {
        return near;
    }
    let length: usize = text.chars().rev().take(AROUND).map(char::len_utf8).sum();
    text.get(text.len() - length..).unwrap_or_default()
}

/// As much of its beginning.
pub(super) fn head_of(text: &str) -> &str {
    if let Some(near) = text.get(..AROUND).filter(|near| near.is_ascii()) {
        return near;
    }
    let length: usize = text.chars().take(AROUND).map(char::len_utf8).sum();
    text.get(..length).unwrap_or_default()
}

/// Bytes of "point" and the number behind it; 0 where there is none.
fn decimals(text: &str) -> usize {
    let Some(behind) = text.strip_prefix("point ") else { return 0 };
    let next = numbers(behind).into_iter().next().filter(|number| number.range.start == 0);
    next.map_or(0, |number| text.len() - behind.len() + number.range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        let (left, right) = text.split_once('|').unwrap();
        assert_eq!(is_one_number(left, right), expected, "{text}");
        // What is not read would say nothing else.
        assert!(!is_of_letters(left, right) || !is_figures(left, right), "{text}");
        assert!(!ends_with_other_word(left, right) || !reads_on_in_english(left, right), "{text}");
    }

    /// What is not read is never the beginning of a number that goes on.
    #[test]
    fn a_text_that_ends_with_another_word_is_in_no_number() {
        const WORDS: [&str; 22] = [
            "a",
            "an",
            "and",
            "half",
            "quarter",
            "third",
            "one",
            "point",
            "five",
            "twenty",
            "hundred",
            "Thousands",
            "million",
            "dozen",
            "5",
            "15,000",
            "90bn",
            "no",
            "of",
            "ships",
            "mid",
            "second",
        ];
        let parts = ["", " ", "-", " - ", "\u{2013}", ", ", "."];
        let mut numbers = 0;
        for (one, two, three) in WORDS.iter().flat_map(|one| {
            WORDS.iter().flat_map(move |two| WORDS.iter().map(move |three| (one, two, three)))
        }) {
            for (before, behind) in
                parts.iter().flat_map(|one| parts.iter().map(move |two| (one, two)))
            {
                let tail = format!("{one} {two}{before}");
                let head = format!("{behind}{three} and a half");
                let is_one = reads_on_in_english(&tail, &head);
                numbers += usize::from(is_one);
                assert!(!is_one || !ends_with_other_word(&tail, &head), "{tail}|{head}");
            }
        }
        assert!(numbers > 1_000, "{numbers}");
    }

    #[test]
    fn a_number_goes_on() {
        for text in [
            "十|五隻の艦船",
            "15|万人",
            "1万|5000人",
            "3億|5千万円",
            "三点|五亿美元",
            "三|点五亿美元",
            "数|十隻の艦船",
            "๑|๕ ลำ",
            "about ١٬|٥٠٠ ships",
            "about ٣٫|٥ ships",
            "about १,|५०० ships",
            "about １，|５００ ships",
            "增长率为３．|５％",
            "about 3 |000 ships",
            "about 3| 000 ships",
            "about 3\u{a0}|000",
            "about 3\u{2009}|500",
            "about 3\u{202f}|500",
            "about 3 000 |000 ships",
            "about 3\n|000 ships",
            "about 1,\n|500 ships",
            "派遣3 |000人",
            "about -|5",
            "about \u{2212}|5",
            "about \u{2013}|5",
            "about ±|5",
            "about ≥ |5",
            "about .|5",
            "about 1/|2",
            "about 1|\u{2044}2",
            "about 5·|5",
            "at 3:|5",
            "about 10^|5",
            "about 1_|500",
            "about 5–|6 ships",
            "about 5|-6 ships",
            "about $|5 ships",
            "about 5| € each",
            "about 5|% of",
            "about 5| % of",
            "about 500|+ ships",
            "3억 |5천만 달러",
            "3억| 5천만 달러",
            "3億 |5000万円",
            "第|二十五条",
            "三分之|二的部队",
            "百|分之二十",
            "一百|余艘",
            "100|多艘",
            "两年|半的时间",
            "温度为-|5度",
            "จะส่งเรือสิบ|ห้าลำ",
            "จะส่งเรือสิบ|ห้าลำไปยังท่าเรือในฤดูใบไม้ผลิ",
            "壱|拾五人",
            "ສົ່ງເຮືອສິບ|ຫ້າລຳ",
            "នាវាប្រាំ|មួយទៅ",
            "သင်္ဘောဆယ့်|ငါးစင်း",
            "about twenty-|five ships",
            "about twenty|-five ships",
            "about fifty |five ships",
            "about 5| million ships",
            "about two hundred |thousand ships",
            "about five| and a half ships",
            "about 5 and a |half ships",
            "about five point |two million",
            "about five| point two million",
            "twenty–|five ships",
            "half |a million ships",
            "5 |тысяч кораблей",
            "5| тысяч кораблей",
            "5 |per cent",
            "five |percent",
            "5 |bn euros",
            "1 |1/2 ships",
            "5| ½",
            "minus |5 degrees",
            "−| 5",
            "EUR |5 a day",
            "5| EUR a day",
            "US$|500",
            "500 |만 달러",
            "5 |พัน",
            "deux |cents navires",
            "двадцать |пять кораблей",
            "пришли 三、|五万人",
            "1—|5 ships",
            "1′|500",
        ] {
            check(text, true);
        }
    }

    #[test]
    fn no_number_goes_on() {
        for text in [
            "in 2030 |500 ships",
            "in the year 2030,| 500 ships",
            "about 3  |000 ships",
            "about 3\t|000 ships",
            "about 3\n\n|000 ships",
            "in 2030.\n|5 ships went",
            "about 15 |ships and 3 planes",
            "ships |5 of them",
            "The port - |5 ships there",
            "of five |ships",
            "of five ships and |a half-empty port",
            "one of |five",
            "the G7 |has 5",
            "一、|五艘军舰",
            "1、|五艘军舰",
            "附件一：|五艘军舰",
            "제5조 |3항",
            "section 5.2 |500 tanks",
            "Chapter 5\n|500 tanks",
            "On May 12 |500 tanks",
            "At 5:30 |500 tanks",
            "five |ships",
            "ready to |fire",
            "five |points of order",
            "five| points of order",
            "one million |points of light",
            "it said so.² |500 ships went",
            "统一|多民族国家",
            "it pays 5 € |500 times",
            "สอง|พันธมิตร",
            "中国|第一艘",
            "中方将|派遣五艘",
            "过去十年|半数舰船",
            "派遣六艘|军舰",
            "한국은 |5천명",
        ] {
            check(text, false);
        }
        assert!(!is_one_number("", "5") && !is_one_number("5", ""));
    }
}
