//! One line of typed text with a cursor at its end.

use unicode_segmentation::UnicodeSegmentation;

use super::key::{Code, Key};

/// Letters that a line may hold: enough for any search, small enough to be drawn.
const LONGEST: usize = 200;

/// Changes `text` as a key does in a text field; `false` when the key does nothing there.
pub fn type_key(text: &mut String, key: Key) -> bool {
    if let Some(typed) = key.typed() {
        if text.chars().count() < LONGEST {
            text.push(typed);
        }
        return true;
    }
    match (key.code, key.ctrl) {
        (Code::Backspace, false) => {
            let end = text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
            text.truncate(end);
            true
        }
        (Code::Char('w'), true) => {
            let end = text.trim_end().rfind(' ').map_or(0, |at| at + 1);
            text.truncate(end);
            true
        }
        (Code::Char('u'), true) => {
            text.clear();
            true
        }
        _ => false,
    }
}

/// Adds pasted text: line breaks become blanks, control characters are dropped.
pub fn paste(text: &mut String, pasted: &str) {
    let room = LONGEST.saturating_sub(text.chars().count());
    let plain = pasted.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    text.extend(plain.filter(|c| !c.is_control()).take(room));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backspace_takes_a_whole_letter() {
        let mut text = "Éa\u{301}".to_string();
        type_key(&mut text, Key::plain(Code::Backspace));
        assert_eq!(text, "É");
    }

    #[test]
    fn pasted_text_is_one_short_line() {
        let mut text = String::new();
        paste(&mut text, &"a\n\u{1b}b".repeat(200));
        assert!(text.starts_with("a ba b") && text.chars().count() == LONGEST);
    }
}
