//! The words of a text, for tables of English words. Must not know what any word means.

use super::hidden::{is_mark, is_prepend, stand_in, stands_apart};

/// A run of letters and digits, with what clings to them; an apostrophe or hyphen ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// Its first byte in the text.
    pub(crate) start: usize,
    pub(crate) text: &'a str,
}

impl Word<'_> {
    /// The byte after it.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// A text in one line, with single blanks.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `one, two and three`, or with another word before the last one.
pub(crate) fn in_a_row(parts: &[String], before_last: &str) -> String {
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {before_last} {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Whether a text has these words one after another, whole: `AP` is in "AP says", and not in "approval".
pub(crate) fn has_run(text: &str, of: &str) -> bool {
    let [text, of] =
        [text, of].map(|text| words(text).into_iter().map(|w| w.text).collect::<Vec<_>>());
    !of.is_empty() && text.windows(of.len()).any(|run| run == of)
}

/// The words of `text` in order, on cluster borders.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    let mut start = None;
    for (at, c) in text.char_indices() {
        // A hidden character inside a word stays in it: "ma\u{200B}y" is not the word "may", and a
        // range must not end inside a cluster.
        let inside = if c.is_ascii() {
            c.is_ascii_alphanumeric()
        } else {
            c.is_alphanumeric()
                || is_mark(c)
                || stands_apart(c)
                || is_prepend(c)
                || (c > '\u{9F}' && stand_in(c).is_some())
        };
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.extend(text.get(from..at).map(|text| Word { start: from, text }));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        found.extend(text.get(from..).map(|text| Word { start: from, text }));
    }
    found
}

/// What stands between two words of `text`.
pub(crate) fn gap<'a>(text: &'a str, left: &Word<'_>, right: &Word<'_>) -> &'a str {
    text.get(left.end()..right.start).unwrap_or_default()
}

/// Whether the gap leaves the words in one phrase: white space or a hyphen.
pub(crate) fn joins(gap: &str) -> bool {
    matches!(gap, " " | "-")
        || (!gap.is_empty() && gap.chars().all(char::is_whitespace))
        || matches!(gap, "\u{2010}" | "\u{2011}")
}

/// A text with a capital at its beginning.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}", letters.as_str())
}

/// A text with a small letter at its beginning.
pub(crate) fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_lowercase).collect();
    format!("{first}{}", letters.as_str())
}

/// A sentence with a full stop at its end, unless it ends already, perhaps within quotation marks.
pub(crate) fn closed(text: &str) -> String {
    let text = text.trim();
    let ends = text.trim_end_matches(['”', '’', '"']).ends_with(['.', '!', '?']);
    if ends { text.to_string() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_of_whole_words() {
        assert!(has_run("as AP has it", "AP"));
        assert!(has_run("says the New Paper.", "New Paper"));
        assert!(!has_run("without approval".to_uppercase().as_str(), "AP"));
        assert!(!has_run("a new and good paper", "new paper"));
        assert!(!has_run("AP", ""));
    }

    #[test]
    fn cut_into_words() {
        let check = |text, expected: &[&str]| {
            let got: Vec<_> = words(text).iter().map(|word| word.text).collect();
            assert_eq!(got, expected, "{text:?}");
        };
        check("", &[]);
        check("Troops may stay.", &["Troops", "may", "stay"]);
        check("so-called “force”, U.S.", &["so", "called", "force", "U", "S"]);
        check("15,000 in COVID-19 and G7", &["15", "000", "in", "COVID", "19", "and", "G7"]);
        check("ma\u{200b}y cafe\u{301} Élysée", &["ma\u{200b}y", "cafe\u{301}", "Élysée"]);
    }
}
