//! Cuts prose into statements, and these into clauses: what one says, as far as marks and words show where it ends. No
//! language model: short tables of conjunctions and pronouns, and the same borders for the same text everywhere.

use std::ops::Range;

use super::borders::word_ranges;
use super::lines::in_one_line;
use super::sentences::sentences;

/// How a stretch of a paragraph is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Word,
    /// As far as a comma, or where a statement ends.
    Clause,
    Statement,
    Sentence,
}

/// Conjunctions that set another subject beside the first one, wherever they stand behind a comma.
const AGAINST: &[&str] = &[
    // English
    "while",
    "whereas",
    "whilst",
    "but",
    "though",
    "although", // French
    "mais",
    "tandis",
    "alors", // German
    "aber",
    "während",
    "doch",
    "sondern", // Spanish, Italian, Portuguese
    "pero",
    "mientras",
    "ma",
    "mentre",
    "mas",
    "enquanto", // Ukrainian, Russian
    "але",
    "тоді",
    "тогда",
    "но",
    "однак",
    "однако", // Polish
    "ale",
    "natomiast",
    "podczas", // Turkish
    "ama",
    "ancak",
    "fakat",
];

/// Conjunctions that may also join the parts of a list.
const BESIDE: &[&str] = &[
    "and", "or", "et", "ou", "und", "oder", "y", "e", "і", "й", "та", "и", "а", "oraz", "i", "ve",
];

/// Pronouns that are a subject.
const SUBJECTS: &[&str] = &[
    "i", "he", "she", "it", "we", "they", "nobody", "neither", "il", "elle", "ils", "elles",
    "nous", "er", "sie", "es", "wir", "él", "ella", "ellos", "nosotros", "lui", "lei", "loro",
    "noi", "він", "вона", "вони", "ми", "он", "она", "они", "мы", "on", "ona", "oni", "my",
];

/// Articles and the like, which begin a subject.
const ARTICLES: &[&str] = &[
    "the", "a", "an", "its", "their", "his", "her", "our", "no", "some", "all", "both", "other",
    "others", "le", "la", "les", "l", "un", "une", "leur", "leurs", "son", "sa", "der", "die",
    "das", "ein", "eine", "seine", "ihre", "el", "los", "las", "il", "gli", "i",
];

/// Verbs that show that what stands before them is a subject.
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may",
    "might", "must", "shall", "should", "does", "did", "do", "said", "says", "est", "sont", "a",
    "ont", "sera", "seront", "peut", "pourrait", "doit", "ist", "sind", "war", "hat", "haben",
    "wird", "werden", "kann", "könnte", "muss", "soll",
];

/// Words that a conjunction must have before and behind it, to part two statements.
const LEAST: usize = 3;

/// The sentences, statements, clauses or words of a paragraph, in order, without white space around them. The full stop
/// that ends a sentence belongs to none; lines that are only wrapped end none.
pub fn units(text: &str, unit: Unit) -> Vec<Range<usize>> {
    if unit == Unit::Word {
        return word_ranges(text);
    }
    let text = in_one_line(text);
    let text = text.as_ref();
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let sentence = without_label(text, without_stop(text, sentence));
        if unit == Unit::Sentence {
            found.push(sentence);
            continue;
        }
        let mut from = sentence.start;
        for cut in cuts(text, &sentence, unit) {
            push(text, from..cut.start, &mut found);
            from = cut.end;
        }
        push(text, from..sentence.end, &mut found);
    }
    found
}

fn push(text: &str, part: Range<usize>, found: &mut Vec<Range<usize>>) {
    let Some(own) = text.get(part.clone()) else { return };
    let start = part.start + (own.len() - own.trim_start().len());
    let trimmed = own.trim();
    if trimmed.contains(char::is_alphanumeric) {
        found.push(start..start + trimmed.len());
    }
}

/// A sentence without the number or sign of an item of a list before it.
fn without_label(text: &str, sentence: Range<usize>) -> Range<usize> {
    let own = text.get(sentence.clone()).unwrap_or_default();
    let Some((label, rest)) = own.split_once(char::is_whitespace) else { return sentence };
    let bare = label.trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_number = label.len() > bare.len()
        && bare.len() <= 4
        && bare.bytes().all(|byte| byte.is_ascii_digit())
        || label.ends_with(')') && bare.len() == 1;
    let is_sign = matches!(label, "•" | "-" | "–" | "*" | "▪" | "·");
    let rest = rest.trim_start();
    let is_label = (is_number && !bare.is_empty() || is_sign) && !rest.is_empty();
    if is_label { sentence.end - rest.len()..sentence.end } else { sentence }
}

/// A sentence without the full stop at its end, unless that shortens its last word.
fn without_stop(text: &str, sentence: Range<usize>) -> Range<usize> {
    let own = text.get(sentence.clone()).unwrap_or_default();
    let bare = own.strip_suffix(['.', '。', '．', '।', '۔', '։', '።']).unwrap_or(own);
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_short = last.contains('.') || bare.ends_with('.');
    if is_short || bare.is_empty() { sentence } else { sentence.start..sentence.start + bare.len() }
}

/// Where a sentence is cut: what stands there belongs to neither side.
fn cuts(text: &str, sentence: &Range<usize>, unit: Unit) -> Vec<Range<usize>> {
    let own = text.get(sentence.clone()).unwrap_or_default();
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for (at, c) in own.char_indices() {
        let end = at + c.len_utf8();
        let (before, behind) =
            (own.get(..at).unwrap_or_default(), own.get(end..).unwrap_or_default());
        let is_spaced = behind.starts_with(char::is_whitespace);
        let is_cut = match c {
            ';' | '；' | '؛' | '：' | '—' | '―' => true,
            // Not within a time or a ratio.
            ':' => is_spaced,
            // Not within a range.
            '–' | '-' => is_spaced && before.ends_with(char::is_whitespace),
            ',' | '，' | '،' | '、' => {
                let parts = unit == Unit::Clause && (c != ',' || is_spaced);
                parts || is_spaced && begins_a_statement(before, behind)
            }
            _ => false,
        };
        let contrasts = || c.is_whitespace() && !before.ends_with(',') && contrasts(before, behind);
        if is_cut || contrasts() {
            cuts.push(sentence.start + at..sentence.start + end);
        }
    }
    cuts
}

/// Whether a conjunction with a subject of its own stands behind a comma.
fn begins_a_statement(before: &str, behind: &str) -> bool {
    let words: Vec<&str> = bare_words(behind).take(8).collect();
    let Some((first, rest)) = words.split_first() else { return false };
    if rest.len() < LEAST - 1 || bare_words(before).count() < LEAST {
        return false;
    }
    if is_in(first, AGAINST) {
        // "alors que", "tandis que", "тоді як"
        let rest = match rest.split_first() {
            Some((second, more)) if matches!(*second, "que" | "як" | "как" | "gdy") => more,
            _ => rest,
        };
        return begins_with_subject(rest);
    }
    let has_verb = || rest.iter().skip(1).take(4).any(|word| is_verb(word));
    is_in(first, BESIDE) && begins_with_subject(rest) && (is_pronoun(rest) || has_verb())
}

/// Whether "while" or its like stands here without a comma.
fn contrasts(before: &str, behind: &str) -> bool {
    let first = bare_words(behind).next().unwrap_or_default();
    matches!(first, "while" | "whereas") && begins_a_statement(before, behind)
}

fn begins_with_subject(words: &[&str]) -> bool {
    let Some(first) = words.first() else { return false };
    let is_name = first.starts_with(char::is_uppercase);
    words.len() + 1 >= LEAST && (is_name || is_pronoun(words) || is_in(first, ARTICLES))
}

fn is_pronoun(words: &[&str]) -> bool {
    words.first().is_some_and(|first| is_in(first, SUBJECTS))
}

fn is_verb(word: &str) -> bool {
    let is_past = word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase);
    is_in(word, VERBS) || is_past
}

fn is_in(word: &str, table: &[&str]) -> bool {
    let word = word.to_lowercase();
    table.contains(&word.as_str())
}

/// What stands between white space, without the marks around it.
fn bare_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    words
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(unit: Unit, text: &str, expected: &[&str]) {
        let found: Vec<&str> = units(text, unit).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_sentence_is_cut_into_what_is_said() {
        let check = |text: &str, expected: &[&str]| check(Unit::Statement, text, expected);
        check(
            "Arland will send ships; Bordavia refused. Corvia may join.",
            &["Arland will send ships", "Bordavia refused", "Corvia may join"],
        );
        check(
            "Bordavia reiterated its refusal, while the chancellor stated that troops might go, but only as far as the border.",
            &[
                "Bordavia reiterated its refusal",
                "while the chancellor stated that troops might go, but only as far as the border",
            ],
        );
        check(
            "Arland pledged planes – reportedly up to 15 – for the service.",
            &["Arland pledged planes", "reportedly up to 15", "for the service"],
        );
        check(
            "Arland, Bordavia, and Corvia pledged 2–3 ships at 10:30.",
            &["Arland, Bordavia, and Corvia pledged 2–3 ships at 10:30"],
        );
        check(
            "Arland will send its own ships, and Corvia will pay for them.",
            &["Arland will send its own ships", "and Corvia will pay for them"],
        );
        check("3. The Council invites; it waits.", &["The Council invites", "it waits"]);
        check("(a) it may; • or not", &["it may", "• or not"]);
        check("2031 was good.", &["2031 was good"]);
        check("It left at 5 p.m. The rest stayed.", &["It left at 5 p.m.", "The rest stayed"]);
    }

    #[test]
    fn other_languages_are_cut_by_their_own_marks_and_words() {
        let check = |text: &str, expected: &[&str]| check(Unit::Statement, text, expected);
        check(
            "Le pays enverra des navires, mais la Bordavie refuse d’y prendre part.",
            &["Le pays enverra des navires", "mais la Bordavie refuse d’y prendre part"],
        );
        check(
            "Das Land schickt eigene Schiffe, während die Kanzlerin noch zögert.",
            &["Das Land schickt eigene Schiffe", "während die Kanzlerin noch zögert"],
        );
        check(
            "Країна надішле свої кораблі, але Бордавія відмовляється від участі.",
            &["Країна надішле свої кораблі", "але Бордавія відмовляється від участі"],
        );
        check("阿兰派出船只；博达拒绝。", &["阿兰派出船只", "博达拒绝"]);
        check("سترسل السفن؛ ورفضت بوردافيا.", &["سترسل السفن", "ورفضت بوردافيا"]);
    }

    #[test]
    fn clauses_end_at_commas_and_wrapped_lines_end_nothing() {
        check(
            Unit::Clause,
            "Troops might go, but only\r\nas far as 15,000 men.",
            &["Troops might go", "but only\r\nas far as 15,000 men"],
        );
        check(Unit::Sentence, "One goes\non. Two.", &["One goes\non", "Two"]);
    }
}
