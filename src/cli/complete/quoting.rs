//! Words as bash has them on its line, quoted, and as they are meant.

use crate::text::shell::is_safe;

/// In which quotation marks a word stands that is not closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Quotes {
    #[default]
    None,
    Single,
    Double,
}

/// What a word means, and in which quotation marks it still stands.
pub(super) fn unquoted(word: &str) -> (String, Quotes) {
    let (mut meant, mut within) = (String::new(), Quotes::None);
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        within = match (c, within) {
            ('\'', Quotes::None) => Quotes::Single,
            ('\'', Quotes::Single) | ('"', Quotes::Double) => Quotes::None,
            ('"', Quotes::None) => Quotes::Double,
            ('\\', Quotes::None) => {
                meant.extend(letters.next());
                within
            }
            ('\\', Quotes::Double) => {
                let is_escaped = |c: &char| matches!(c, '"' | '\\' | '$' | '`');
                meant.push(letters.next_if(is_escaped).unwrap_or('\\'));
                within
            }
            (c, within) => {
                meant.push(c);
                within
            }
        };
    }
    (meant, within)
}

/// A text so that the shell takes it as it is, within the quotation marks in which it will stand.
pub(super) fn quoted(text: &str, within: Quotes) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match within {
            Quotes::Single if c == '\'' => out.push_str("'\\''"),
            // Within double quotation marks nothing keeps it from being history.
            Quotes::Double if c == '!' => out.push_str("\"\\!\""),
            Quotes::Double if matches!(c, '"' | '\\' | '$' | '`') => out.extend(['\\', c]),
            Quotes::None if c.is_ascii() && !is_safe(c) => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_meant_again() {
        for text in
            ["Ground troops", "a'b\"c", "$(rm -rf /); `x` & |!", "*?[a]{b} ~ # = :", "\\", "Élysée"]
        {
            for (mark, within) in
                [("", Quotes::None), ("'", Quotes::Single), ("\"", Quotes::Double)]
            {
                let line = format!("{mark}{}{mark}", quoted(text, within));
                assert_eq!(unquoted(&line), (text.to_string(), Quotes::None), "{line}");
            }
        }
    }

    #[test]
    fn an_open_quotation_mark_is_seen() {
        assert_eq!(unquoted("\"Ground t"), ("Ground t".to_string(), Quotes::Double));
        assert_eq!(unquoted("'it"), ("it".to_string(), Quotes::Single));
        assert_eq!(unquoted("Ground\\ t"), ("Ground t".to_string(), Quotes::None));
        assert_eq!(unquoted("a\\"), ("a".to_string(), Quotes::None));
    }
}
