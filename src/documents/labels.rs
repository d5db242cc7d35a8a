//! Which labels before a paragraph only count or mark it ("2.", "(b)", "Article 5", "•"), so that a quote may
//! leave them out, and which say something ("not more than 5", "No:"), as any other text does.

use super::numerals;

/// Words that stand before the number of a part of a text, in small letters, and say nothing else.
const WORDS: &str = "article articles art section sections sec sect chapter chap ch figure fig table tab part pt annex \
    appendix app paragraph para par rule clause schedule regulation title book volume vol item example note \
    artikel abschnitt kapitel abbildung abb tabelle teil anhang anlage absatz abs regel nummer ziffer ziff \
    chapitre tableau partie annexe appendice alinéa paragraphe règle titre livre \
    artículo sección capítulo figura tabla cuadro parte anexo apéndice párrafo regla título libro \
    articolo sezione capitolo tabella allegato paragrafo regola titolo comma \
    artigo seção secção tabela parágrafo hoofdstuk afdeling bijlage deel paragraaf figuur tabel \
    статья глава раздел пункт часть приложение рисунок таблица";

/// The same, for which a stop or a ring must tell them from words: "No. 5".
const ABBREVIATED: [&str; 12] =
    ["no.", "nos.", "nr.", "n°", "nº", "n.", "núm.", "num.", "no.º", "№", "§", "§§"];

/// What stands around the number of a part in Chinese, Japanese and Korean.
const ORDINAL: [char; 2] = ['第', '제'];
const PARTS: &str = "条條章节節款项項编編篇部号號回则則卷课課目点點表图圖조장절항관편호부";

/// Numerals of Chinese and Japanese, and the stems by which they count.
const NUMERALS: &str = "〇零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛壬癸";

/// Single letters by which lists in Korean and Japanese count.
const SYLLABLES: &str = "가나다라마바사아자차카타파하アイウエオカキクケコサシスセソイロハニホヘト";

/// Digits of a number, at most; longer ones are no numbers of paragraphs.
const LONGEST: usize = 4;

/// What a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// It says nothing of what the paragraph says.
    Neutral,
    /// So does it, but it may be read as a number that counts things: "6", "2.1".
    Bare,
    /// It may say something.
    Words,
}

/// What the label before a paragraph is, as it is seen.
pub(super) fn label(text: &str) -> Label {
    let text = text.trim();
    if !text.contains(char::is_alphanumeric) {
        return if text.chars().all(is_bullet) { Label::Neutral } else { Label::Words };
    }
    let Some(found) = read(text) else { return Label::Words };
    let is_marked = text.starts_with(is_opening) || text.ends_with(is_closing);
    if found.has_word || is_marked || found.dots > 1 { Label::Neutral } else { Label::Bare }
}

#[derive(Default)]
struct Found {
    has_word: bool,
    /// Stops between its numbers.
    dots: usize,
}

/// Reads numbers, with what may stand between them and a word before each.
fn read(text: &str) -> Option<Found> {
    let mut found = Found::default();
    let (mut rest, mut numbers, mut is_parted) = (text, 0, true);
    while !rest.is_empty() {
        let behind = rest.trim_start_matches(is_between);
        let between = rest.get(..rest.len() - behind.len())?;
        is_parted |= between.contains(|c: char| !c.is_whitespace());
        found.dots += usize::from(numbers > 0 && between == "." && !behind.is_empty());
        rest = behind;
        if rest.is_empty() {
            break;
        }
        // A word without a number is a word, or the number itself.
        let named = word(rest).map(str::trim_start);
        if let Some(behind) = named.filter(|behind| behind.starts_with(char::is_alphanumeric)) {
            rest = behind;
            (found.has_word, is_parted) = (true, true);
        }
        if let Some(behind) = in_chinese(rest) {
            rest = behind;
            found.has_word = true;
        } else {
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let (number, behind) = rest.split_at_checked(end)?;
            if !is_parted || !number_parts(number) {
                return None;
            }
            rest = behind;
            found.has_word |= number.chars().any(is_enclosed);
        }
        (numbers, is_parted) = (numbers + 1, false);
    }
    (numbers > 0).then_some(found)
}

/// What stands behind a word for a part of a text, and the stop of its abbreviation.
fn word(text: &str) -> Option<&str> {
    let short = text.find(|c: char| c.is_whitespace() || c.is_ascii_digit()).unwrap_or(text.len());
    let (before, behind) = text.split_at_checked(short)?;
    let lower = before.to_lowercase();
    if ABBREVIATED.contains(&lower.as_str()) {
        return Some(behind);
    }
    let is_known = |word: &str| WORDS.split_ascii_whitespace().any(|known| known == word);
    is_known(lower.strip_suffix('.').unwrap_or(&lower)).then_some(behind)
}

/// What stands behind 第五条, 제5조 or 附件一.
fn in_chinese(text: &str) -> Option<&str> {
    let is_number = |c: char| c.is_ascii_digit() || NUMERALS.contains(c) || is_other_digit(c);
    if let Some(inside) = text.strip_prefix(ORDINAL) {
        let behind = inside.trim_start().trim_start_matches(is_number);
        let is_some = behind.len() < inside.trim_start().len();
        return behind.trim_start().strip_prefix(|c| PARTS.contains(c)).filter(|_| is_some);
    }
    let names = ["附件", "附录", "附錄", "附表", "图", "圖", "図", "表", "別表", "别表"];
    let inside = names.iter().find_map(|name| text.strip_prefix(name))?.trim_start();
    let behind = inside.trim_start_matches(is_number);
    (behind.len() < inside.len()).then_some(behind)
}

/// Whether letters and digits without a blank are a number, or one of digits with a letter: 5, iv, b, 12a.
fn number_parts(number: &str) -> bool {
    let letters = number.trim_start_matches(is_digit);
    let digits = number.len() - letters.len();
    if digits > 0 {
        let is_short = number.chars().take_while(|c| is_digit(*c)).count() <= LONGEST;
        let (mut chars, ordinal) = (letters.chars(), matches!(letters, "º" | "ª" | "er" | "re"));
        let one = chars.next().is_none_or(|c| c.is_ascii_alphabetic()) && chars.next().is_none();
        return is_short && (one || ordinal || is_ordinal(number));
    }
    if number.is_empty() {
        return false;
    }
    if number.chars().all(|c| NUMERALS.contains(c)) || number.chars().all(is_enclosed) {
        return number.chars().count() <= LONGEST;
    }
    let mut chars = number.chars();
    let Some(first) = chars.next() else { return false };
    let is_letter = first.is_ascii_alphabetic()
        || matches!(first, 'α'..='ω' | 'Α'..='Ω' | 'а'..='я' | 'А'..='Я' | 'א'..='ת' | 'ء'..='ي')
        || SYLLABLES.contains(first);
    // aa comes behind z, and bb behind that.
    let is_repeated = first.is_ascii_alphabetic() && chars.all(|c| c == first);
    is_letter && (is_repeated || number.chars().nth(1).is_none()) || is_roman(number)
}

/// Whether it is 1st, 2nd, 3rd or the like.
fn is_ordinal(number: &str) -> bool {
    let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.parse().is_ok_and(|value| numerals::ordinal(value) == number)
}

/// Roman numerals up to 199: larger ones look like words.
fn is_roman(number: &str) -> bool {
    numerals::read_roman(number).is_some_and(|value| value < 200)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_other_digit(c)
}

/// The digits of other scripts, as far as lists count by them.
fn is_other_digit(c: char) -> bool {
    matches!(
        c,
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{966}'..='\u{96f}' | '\u{9e6}'..='\u{9ef}'
            | '\u{e50}'..='\u{e59}' | '\u{ff10}'..='\u{ff19}'
    )
}

/// Numbers and letters with a ring, a bracket or a stop of their own.
fn is_enclosed(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}' | '\u{3280}'..='\u{3289}')
}

/// What may stand around the numbers of a label.
fn is_between(c: char) -> bool {
    c.is_whitespace() || is_opening(c) || is_closing(c) || matches!(c, '/' | '·' | '•' | '|')
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '（' | '【' | '［' | '〔')
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '）'
            | '】'
            | '］'
            | '〕'
            | '.'
            | ':'
            | '、'
            | '．'
            | '。'
            | '：'
            | '-'
            | '\u{2010}'..='\u{2014}'
    )
}

/// Signs before the items of a list that say nothing: not those of arithmetic, nor those that deny.
fn is_bullet(c: char) -> bool {
    c.is_whitespace()
        || is_between(c)
        || matches!(
            c,
            '*' | ',' | ';' | '#' | '_' | '§' | '¶' | '\u{2013}'..='\u{2027}' | '\u{203b}' | '\u{2043}' | '\u{204c}'..='\u{204d}'
                | '\u{2190}'..='\u{21ff}' | '\u{2219}' | '\u{22c4}'..='\u{22c6}' | '\u{2500}'..='\u{2611}'
                | '\u{2618}'..='\u{2667}' | '\u{2701}'..='\u{2714}' | '\u{2719}'..='\u{274b}' | '\u{2756}'..='\u{2775}'
                | '\u{2794}'..='\u{27bf}' | '\u{27f0}'..='\u{27ff}' | '\u{2900}'..='\u{297f}' | '\u{2b05}'..='\u{2bff}'
                | '\u{3000}'..='\u{3003}' | '\u{203a}' | '\u{bb}' | '\u{e000}'..='\u{f8ff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn all(expected: Label, labels: &[&str]) {
        for text in labels {
            assert_eq!(label(text), expected, "{text}");
        }
    }

    #[test]
    fn what_counts_says_nothing() {
        all(
            Label::Neutral,
            &[
                "5.",
                "(b)",
                "iv)",
                "XII.",
                "aa.",
                "12a)",
                "1.2.3",
                "1.b.i",
                "- 7 -",
                "Article 5",
                "Art. 12a:",
                "ARTICLE IV",
                "[Annex B]",
                "§ 5",
                "No. 7",
                "Nr. 7",
                "n° 3",
                "n.",
                "Chapter I – Section 2.",
                "Kapitel 3",
                "Capítulo II.",
                "Статья 5.",
                "第五条",
                "第 12 章",
                "제3조",
                "附件一",
                "一、",
                "（三）",
                "甲.",
                "가.",
                "③",
                "•",
                "–",
                "→",
                "1st.",
                "Article 1er",
                "γ.",
                "٣.",
                "Title II",
                "Section 3(b)",
                "Part A.1:",
            ],
        );
    }

    #[test]
    fn what_has_words_says_something() {
        all(
            Label::Words,
            &[
                "not",
                "not 5.",
                "not more than 5 times",
                "It is false that",
                "No:",
                "No 5",
                "NN N",
                "no.",
                "Never: 5)",
                "5 not",
                "Article",
                "Article not",
                "Rejected amendment 3:",
                "if.",
                "MIX.",
                "did.",
                "不、",
                "안.",
                "half of 2",
                "第不条",
                "$5.",
                "5%",
                "±5.",
                "−5 °C",
                "½.",
                "12 500.",
                "25000.",
                "≠",
                "✗",
                "❌",
                "fifth.",
                "Section no 5",
                "dix.",
                "5,000.",
                "ten 10.",
            ],
        );
    }

    #[test]
    fn what_may_count_things_is_told_apart() {
        all(Label::Bare, &["6", "12", "2.1", "a", "A", "iv", "I", "1st", "五", "12a", "٣", "N"]);
    }
}
