//! Text and directions as Office Open XML has them.

use std::borrow::Cow;

use crate::text::visible::visible;

/// What each part begins with.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The names that parts use.
pub(super) const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Text between tags, or between quotation marks in one.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            // What is visible has none of these; a reader of XML would refuse the whole file.
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// A run of text; none for no text.
pub(super) fn run(text: &str, style: Option<&str>) -> String {
    if text.is_empty() {
        return String::new();
    }
    let style = style.map(|style| format!("<w:rStyle w:val=\"{style}\"/>"));
    let rtl = if is_rtl(text) { "<w:rtl/>" } else { "" };
    let said: Cow<'_, str> = match style.unwrap_or_default() + rtl {
        said if said.is_empty() => Cow::Borrowed(""),
        said => Cow::Owned(format!("<w:rPr>{said}</w:rPr>")),
    };
    format!("<w:r>{said}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text))
}

/// Whether the first letter is of a script that is written from right to left.
pub(super) fn is_rtl(text: &str) -> bool {
    let letter = text.chars().find(|c| c.is_alphabetic());
    letter.is_some_and(|c| {
        matches!(c,
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        for (text, expected) in [
            ("a & <b> \"c\" 'd' ]]>", "a &amp; &lt;b&gt; &quot;c&quot; &apos;d&apos; ]]&gt;"),
            ("&#x41;&amp;", "&amp;#x41;&amp;amp;"),
            ("a\0\u{1b}\u{fffe}\u{ffff}", "a␀␛⟦U+FFFE⟧⟦U+FFFF⟧"),
            ("two\nlines\tand", "two lines and"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn the_first_letter_gives_the_direction() {
        for (text, expected) in [
            ("English עברית", false),
            ("“עברית” English", true),
            ("12 العربية", true),
            ("12 漢字", false),
            ("12!", false),
            ("", false),
        ] {
            assert_eq!(is_rtl(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_run_keeps_its_blanks() {
        assert_eq!(run("", Some("Exact")), "");
        assert_eq!(run(" a ", None), "<w:r><w:t xml:space=\"preserve\"> a </w:t></w:r>");
        assert_eq!(
            run("א", Some("Exact")),
            "<w:r><w:rPr><w:rStyle w:val=\"Exact\"/><w:rtl/></w:rPr>\
             <w:t xml:space=\"preserve\">א</w:t></w:r>"
        );
    }
}
