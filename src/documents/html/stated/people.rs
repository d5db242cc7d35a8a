//! Names of people, as pages write them: without "By", without addresses, never the name of an account.

use super::super::super::lines::line;

/// A name has no more characters.
const LONGEST: usize = 120;

/// What stands before a name, in small letters, with the blank or colon behind it.
const LABELS: &[&str] = &[
    "by ",
    "by: ",
    "by:",
    "written by ",
    "posted by ",
    "reported by ",
    "story by ",
    "words by ",
    "text by ",
    "author: ",
    "authors: ",
    "author:",
    "par ",
    "por ",
    "von ",
    "autor: ",
    "autorin: ",
    "auteur : ",
    "text: ",
    "автор: ",
    "автор:",
    "作者：",
    "作者:",
    "文/",
    "記者：",
    "文：",
    "kirjoittaja: ",
    "door ",
    "af ",
    "av ",
    "autore: ",
    "yazar: ",
    "skribent: ",
];

/// Names that stand for nobody.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "webmaster",
    "root",
    "user",
    "guest",
    "unknown",
    "undefined",
    "null",
    "none",
    "n/a",
    "author",
    "by",
    "false",
    "true",
    "editor",
    "default",
    "super user",
    "anonymous",
];

/// The name that a page states as that of a person or a body; addresses and accounts are none.
pub(super) fn person(text: &str) -> Option<String> {
    let mut name = line(text)?;
    // "orla@example.org (Orla Kern)", as feeds write it; "Orla Kern <orla@example.org>".
    if let Some((address, behind)) = name.split_once(" (")
        && is_address(address)
        && let Some(inner) = behind.strip_suffix(')')
    {
        name = inner.to_string();
    } else if let Some((before, rest)) = name.split_once(" <").or_else(|| name.split_once(" ("))
        && rest.strip_suffix(['>', ')']).is_some_and(is_address)
    {
        name = before.to_string();
    }
    let own =
        without_label(&name).0.trim_matches(|c: char| c.is_whitespace() || ",;|·•–—".contains(c));
    let is_name = own.chars().any(char::is_alphabetic)
        && own.chars().count() <= LONGEST
        && !is_address(own)
        && !own.contains(['<', '>', '{', '}', '='])
        && !NOBODY.contains(&own.to_lowercase().as_str());
    is_name.then(|| own.to_string())
}

/// A text without "By" before it, and whether there was one.
fn without_label(text: &str) -> (&str, bool) {
    let behind = |label: &&str| {
        let (head, rest) = text.split_at_checked(label.len())?;
        // "Von der Leyen", "Por Lin": names of two words may begin so.
        let is_word =
            label.is_ascii() && label.len() < 5 && !label.contains(':') && **label != *"by ";
        let is_sure = !is_word || rest.split_whitespace().count() >= 2 && begins_name(rest);
        (head.to_lowercase() == **label && is_sure && !rest.trim().is_empty()).then_some(rest)
    };
    match LABELS.iter().find_map(behind) {
        Some(rest) => (rest.trim_start(), true),
        None => (text, false),
    }
}

fn begins_name(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
}

/// An address, a host or the name of an account.
fn is_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.contains("://")
        || lower.starts_with("www.")
        || lower.starts_with('@')
        || lower.starts_with('/')
        || !lower.contains(char::is_whitespace)
            && (lower.contains('@')
                || lower.contains('/')
                || [".com", ".org", ".net"].iter().any(|end| lower.ends_with(end)))
}

/// The names in a line that is marked as a byline, as far as they are surely names.
pub(super) fn byline(text: &str) -> Vec<String> {
    let mut labelled = false;
    for part in text.lines().map(str::trim).filter(|part| !part.is_empty()).take(4) {
        let is_label = LABELS.iter().any(|label| label.trim() == part.to_lowercase());
        if is_label {
            labelled = true;
            continue;
        }
        let (own, has_label) = without_label(part);
        let names = names_of(own, labelled || has_label);
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

/// What parts the last two names of a list.
const AND: &[&str] =
    &[" and ", " & ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " и "];

fn names_of(text: &str, labelled: bool) -> Vec<String> {
    let ends = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '|' | '•' | '·' | '—' | '–' | '(' | ';' | '/' | '\t' | ':' | '‧')
    };
    let end = text.find(ends).into_iter().chain(text.find(" - ")).min().unwrap_or(text.len());
    let mut own = text.get(..end).unwrap_or_default().trim();
    // A weekday or a month before the digit at which it was cut: "Orla Kern Tuesday, 6".
    if own.len() < text.trim().len()
        && text.get(end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        own = own.split(',').next().unwrap_or_default().trim();
        if super::super::super::dates::day_within(
            &format!("1 {} 2000", own.rsplit(' ').next().unwrap_or_default()),
            None,
        )
        .is_some()
        {
            own = own.rsplit_once(' ').map_or("", |(before, _)| before);
        }
    }
    let own = own.trim_end_matches(',');
    let is_list = AND.iter().any(|and| own.contains(and));
    let mut parts = vec![own];
    if is_list {
        for and in AND {
            parts = parts.iter().flat_map(|part| part.split(and)).collect();
        }
        parts = parts.iter().flat_map(|part| part.split(',')).map(str::trim).collect();
        parts.retain(|part| !part.is_empty());
        if parts.iter().all(|part| is_plain_name(part, false)) {
            return parts.iter().map(|part| (*part).to_string()).collect();
        }
        return Vec::new();
    }
    let first = own.split(',').next().unwrap_or_default().trim();
    if is_plain_name(first, labelled) { vec![first.to_string()] } else { Vec::new() }
}

/// Whether it looks like the name of a person: two to five words that begin with capitals. Behind "By" one
/// word is enough; scripts without capitals need few letters.
pub(super) fn is_plain_name(text: &str, labelled: bool) -> bool {
    const SMALL: &[&str] = &[
        "von", "van", "de", "der", "den", "del", "della", "dos", "das", "da", "di", "du", "la",
        "le", "el", "al", "bin", "ibn", "ben", "af", "av", "zu", "ter", "ten", "of", "the", "y",
        "e",
    ];
    const NO_NAMES: &[&str] = &[
        "about",
        "follow",
        "share",
        "read",
        "more",
        "view",
        "all",
        "comments",
        "comment",
        "email",
        "print",
        "subscribe",
        "posted",
        "published",
        "updated",
        "last",
        "written",
        "reviewed",
        "edited",
        "by",
        "medically",
        "photo",
        "photograph",
        "illustration",
        "source",
        "contact",
        "save",
        "login",
        "sign",
        "profile",
        "posts",
        "articles",
        "stories",
        "newsletter",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "advertisement",
        "image",
        "getty",
        "skip",
        "menu",
        "home",
        "search",
        "tags",
        "topics",
        "related",
        "leave",
        "reply",
        "views",
        "minutes",
        "min",
    ];
    let plain = |c: char| c.is_alphabetic() || is_sign_of_name(c) || c.is_whitespace();
    if text.is_empty()
        || text.chars().count() > 60
        || !text.chars().all(plain)
        || person(text).is_none()
    {
        return false;
    }
    let has_case = text.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.iter().any(|word| NO_NAMES.contains(&word.to_lowercase().as_str())) {
        return false;
    }
    if !has_case {
        return text.chars().count() <= 24;
    }
    let fits = |word: &&str| begins_name(word) || SMALL.contains(word);
    let least = if labelled { 1 } else { 2 };
    (least..=5).contains(&words.len())
        && words.iter().all(fits)
        && words.first().is_some_and(|word| word.chars().any(char::is_uppercase) || words.len() > 1)
        && words.last().is_some_and(|word| begins_name(word))
}

fn is_sign_of_name(c: char) -> bool {
    matches!(c, '.' | '\'' | '’' | '-' | '‑' | '·')
        || matches!(u32::from(c), 0x300..=0x36f | 0x5b0..=0x5c7 | 0x64b..=0x65f | 0x900..=0xdff | 0x200c | 0x200d)
}

/// Several names as one text.
pub(super) fn joined(names: &[String]) -> Option<String> {
    let mut once: Vec<&str> = Vec::new();
    for name in names {
        if !once.iter().any(|before| before.to_lowercase() == name.to_lowercase()) {
            once.push(name);
        }
    }
    // "Kern, Orla; Vale, Ed".
    let is_turned = once.iter().any(|name| name.contains(','));
    (!once.is_empty()).then(|| once.join(if is_turned { "; " } else { ", " }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_address_and_no_account() {
        for (text, expected) in [
            (" Orla\n Kern ", Some("Orla Kern")),
            ("By Orla Kern", Some("Orla Kern")),
            ("BY: ORLA KERN", Some("ORLA KERN")),
            ("Par Orla Kern", Some("Orla Kern")),
            ("Von der Leyen", Some("Von der Leyen")),
            ("Ed Byrne", Some("Ed Byrne")),
            ("Byron", Some("Byron")),
            ("orla@gazette.example (Orla Kern)", Some("Orla Kern")),
            ("Orla Kern <orla@gazette.example>", Some("Orla Kern")),
            ("Orla Kern (https://kern.example/)", Some("Orla Kern")),
            ("Orla (Ola) Kern", Some("Orla (Ola) Kern")),
            ("https://www.facebook.com/gazette", None),
            ("www.gazette.example", None),
            ("@orlakern", None),
            ("orla@gazette.example", None),
            ("/authors/orla", None),
            ("admin", None),
            ("undefined", None),
            ("by", None),
            ("42", None),
        ] {
            assert_eq!(person(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_byline_gives_names_and_nothing_else() {
        for (text, expected) in [
            ("By Orla Kern", "Orla Kern"),
            ("By\nOrla Kern\nDefence correspondent", "Orla Kern"),
            ("By Orla Kern, Defence correspondent", "Orla Kern"),
            ("Orla Kern | 6 January 2026", "Orla Kern"),
            ("By Orla Kern 6 January 2026", "Orla Kern"),
            ("By Orla Kern January 6, 2026", "Orla Kern"),
            ("By Orla Kern, Ed Vale and Jo van der Low", "Orla Kern, Ed Vale, Jo van der Low"),
            ("Von Orla Kern und Ed Vale", "Orla Kern, Ed Vale"),
            ("肖春芳", "肖春芳"),
            ("Last Updated: January 7, 2026", ""),
            ("Follow Author", ""),
            ("The ships left the port at noon and sank", ""),
            ("Share", ""),
            ("Gazette", ""),
            ("", ""),
        ] {
            assert_eq!(byline(text).join(", "), expected, "{text:?}");
        }
    }

    #[test]
    fn several_names_are_one_text() {
        let names =
            |names: &[&str]| joined(&names.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(names(&["A B", "C D", "a b"]).as_deref(), Some("A B, C D"));
        assert_eq!(names(&["Kern, Orla", "Vale, Ed"]).as_deref(), Some("Kern, Orla; Vale, Ed"));
        assert_eq!(names(&[]), None);
    }
}
