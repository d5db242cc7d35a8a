//! Letters that a document sets against their direction. In which order they are seen is not worked out.

/// What is said of them where they cannot be read.
pub(super) const TURNED: &str = "letters that are set against their direction";

/// Whether letters are set against their own direction: from right to left, or the other way.
pub(super) fn is_turned(text: &str, right_to_left: bool) -> bool {
    let is_rtl = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    text.chars().any(|c| if right_to_left { c.is_alphanumeric() && !is_rtl(c) } else { is_rtl(c) })
}
