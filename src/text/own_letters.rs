//! RON as a program writes it, in the letters of its texts: what the serialiser writes as a number although a
//! person can see and read it stands as itself. What hides, acts or has nothing to sit on stays a number.

use super::clusters::clusters;
use super::hidden::{is_mark, stand_in};
use super::visible::visible;

/// The same RON, with the letters of its strings as themselves where they are seen. It must hold no
/// comments, raw strings or single characters, as what a serialiser writes.
pub fn in_own_letters(ron: &str) -> String {
    let mut out = String::with_capacity(ron.len());
    let mut rest = ron;
    while let Some(quote) = rest.find('"') {
        let (before, string) = rest.split_at(quote + 1);
        out.push_str(before);
        rest = string;
        let (mut text, mut escapes) = (String::new(), Vec::new());
        while let Some((letter, escape)) = first(rest) {
            rest = rest.get(escape.len()..).unwrap_or_default();
            if escape == "\"" {
                break;
            }
            text.push(letter);
            escapes.push(escape);
        }
        put(&text, &escapes, &mut out);
        out.push('"');
    }
    out.push_str(rest);
    out
}

/// Appends a string; `escapes` has how each of its letters was written.
fn put(text: &str, escapes: &[&str], out: &mut String) {
    let mut escapes = escapes.iter();
    for (_, cluster) in clusters(text) {
        // Nothing sits on a quotation mark or a blank.
        let has_base = !cluster.starts_with(|c: char| matches!(c, '"' | '\\') || c.is_whitespace());
        let is_seen = has_base && visible(cluster) == cluster;
        for (letter, escape) in cluster.chars().zip(escapes.by_ref()) {
            let is_part = is_mark(letter) || stand_in(letter).is_some();
            if letter == '\'' || (is_seen && is_part) {
                out.push(letter);
            } else if !is_seen && escape.len() == letter.len_utf8() && stand_in(letter).is_some() {
                out.push_str(&format!("\\u{{{:x}}}", u32::from(letter)));
            } else {
                out.push_str(escape);
            }
        }
    }
}

/// The first letter of a string's text, and how it is written.
fn first(text: &str) -> Option<(char, &str)> {
    let letter = text.chars().next()?;
    if letter != '\\' {
        return Some((letter, text.get(..letter.len_utf8())?));
    }
    let (letter, length) = match text.chars().nth(1)? {
        'u' => {
            let end = text.find('}')?;
            (char::from_u32(u32::from_str_radix(text.get(3..end)?, 16).ok()?)?, end + 1)
        }
        'n' => ('\n', 2),
        'r' => ('\r', 2),
        't' => ('\t', 2),
        '0' => ('\0', 2),
        other => (other, 1 + other.len_utf8()),
    };
    Some((letter, text.get(..length)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let ron = format!("\"{}\"", text.chars().flat_map(char::escape_debug).collect::<String>());
        let own = in_own_letters(&ron);
        own.trim_matches('"').to_string()
    }

    #[test]
    fn what_is_seen_stands_as_itself() {
        for text in [
            "প্রধানমন্ত্রী বলেছেন",
            "राष्ट्रपति",
            "မြန်မာနိုင်ငံး",
            "ที่ประชุม",
            "שָׁלוֹם",
            "مُحَمَّدٌ",
            "می\u{200c}خواهم",
            "e\u{301}",
            "❤\u{fe0f} 👩\u{200d}👧",
            "can't",
            "ភាសាខ្មែរ",
            "བོད་ཡིག",
            "தமிழ்",
        ] {
            assert_eq!(written(text), text);
        }
    }

    #[test]
    fn what_hides_or_acts_stays_a_number() {
        for (text, expected) in [
            ("\u{9cd}a", "\\u{9cd}a"),
            (" \u{301}", " \\u{301}"),
            ("\u{1b}[2J\n", "\\u{1b}[2J\\n"),
            ("a\u{202e}b\u{200b}c\u{ad}", "a\\u{202e}b\\u{200b}c\\u{ad}"),
            ("a\u{200d}b", "a\\u{200d}b"),
            ("\"\u{301}\\\u{301}", "\\\"\\u{301}\\\\\\u{301}"),
            ("a\u{fe0f}", "a\\u{fe0f}"),
            ("a\u{3164}\u{e000}", "a\\u{3164}\\u{e000}"),
            ("a\u{a0}b", "a\\u{a0}b"),
            ("", ""),
        ] {
            assert_eq!(written(text), expected);
        }
        let stack = format!("a{}", "\u{301}".repeat(40));
        assert!(written(&stack).contains("\\u{301}"));
    }

    #[test]
    fn only_strings_are_touched() {
        let ron = "(\n    a: \"\\u{9cd}x\\\"\", // no\n    b: [1, \"\\\\\"],\n)";
        assert_eq!(in_own_letters(ron), ron);
        assert_eq!(in_own_letters("(a: \"\\u{995}\\u{9cd}\")"), "(a: \"\\u{995}\u{9cd}\")");
    }
}
