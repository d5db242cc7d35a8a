//! The ends of lines within a paragraph: where a line is only wrapped, they end no sentence, and may break a word.

use std::borrow::Cow;
use std::ops::Range;

use super::sentences::sentences;

/// The same text with a blank for each end of a line, as many bytes as before.
pub fn in_one_line(paragraph: &str) -> Cow<'_, str> {
    if paragraph.contains(['\n', '\r']) {
        Cow::Owned(paragraph.replace(['\n', '\r'], " "))
    } else {
        Cow::Borrowed(paragraph)
    }
}

/// The sentences of a paragraph, in order; lines that are only wrapped end none.
pub fn sentences_of(paragraph: &str) -> Vec<Range<usize>> {
    sentences(&in_one_line(paragraph))
}

/// The same text in one line, with the words that a hyphen breaks at the end of a line put together: at a soft hyphen,
/// or at a hyphen between lower-case letters. Whether such a hyphen belongs to the word, nothing tells.
pub fn rejoined(text: &str) -> Cow<'_, str> {
    const HYPHENS: [char; 3] = ['\u{ad}', '-', '\u{2010}'];
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    // Bytes of it up to its last character that is not blank.
    let mut written = 0;
    for line in text.split_inclusive('\n') {
        let next = line.trim_start();
        let before = whole.get(..written).unwrap_or_default();
        if whole.ends_with('\n')
            && !next.is_empty()
            && let Some(head) = before.strip_suffix(HYPHENS)
        {
            let is_soft = before.ends_with('\u{ad}');
            let is_lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
            let is_word = is_lower(head.chars().next_back()) && is_lower(next.chars().next());
            if is_soft || is_word {
                whole.truncate(head.len());
                whole.push_str(next);
                written = whole.trim_end().len();
                continue;
            }
        }
        whole.push_str(line);
        if !next.is_empty() {
            written = whole.trim_end().len();
        }
    }
    Cow::Owned(whole.replace(['\n', '\r'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_only_wrapped_ends_no_sentence() {
        let text = "They will\nsend ships. The\r\nrest waits.";
        let found: Vec<_> = sentences_of(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["They will\nsend ships.", "The\r\nrest waits."]);
    }

    #[test]
    fn a_word_broken_at_the_end_of_a_line_is_put_together() {
        for (text, whole) in [
            ("an ob\u{ad}\nserver", "an observer"),
            ("an ob-\n  server", "an observer"),
            ("an ob\u{2010}\r\nserver\ncame", "an observer came"),
            ("of NATO-\nled troops", "of NATO- led troops"),
            ("the 5-\nday talks", "the 5- day talks"),
            ("they said -\nonce more", "they said - once more"),
            ("they said--\nonce more", "they said-- once more"),
            ("an ob-\n\n \nserver", "an observer"),
            ("one line", "one line"),
        ] {
            assert_eq!(rejoined(text), whole, "{text:?}");
        }
    }
}
