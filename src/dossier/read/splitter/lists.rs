//! The names of the lists of a dossier file, and how they are recognised when a character of them is
//! wrong: a damaged name must not hide a whole list.

use std::ops::Range;

use crate::dossier::read::tokens::floor;
use crate::text::edits::one_edit_apart;

/// The lists that a dossier file may hold, and the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    Dossier,
    Actors,
    Topics,
    Instruments,
    Documents,
    Positions,
    Stamps,
    SetAside,
}

impl List {
    pub(crate) const ALL: [(&'static str, List); 8] = [
        ("dossier", List::Dossier),
        ("actors", List::Actors),
        ("topics", List::Topics),
        ("instruments", List::Instruments),
        ("documents", List::Documents),
        ("positions", List::Positions),
        ("stamps", List::Stamps),
        ("set_aside", List::SetAside),
    ];

    /// The list of that name.
    pub(crate) fn named(name: &str) -> Option<List> {
        List::ALL.iter().find(|(n, _)| *n == name).map(|(_, list)| *list)
    }

    /// The list whose name was mistyped.
    pub(crate) fn resembling(name: &str) -> Option<List> {
        List::ALL.iter().find(|(n, _)| one_edit_apart(n, name)).map(|(_, list)| *list)
    }

    pub(crate) fn name(self) -> &'static str {
        List::ALL.iter().find(|(_, list)| *list == self).map_or("", |(name, _)| name)
    }
}

/// The list that a line begins with, one letter of its name perhaps wrong. What holds a string is
/// the field `actors`.
pub(crate) fn names_list(line: &str) -> Option<List> {
    // The longest name, one letter more, and its colon.
    let head = line.as_bytes().get(..13).unwrap_or(line.as_bytes());
    let colon = head.iter().position(|b| *b == b':')?;
    let (name, after) = (line.get(..colon)?, line.get(colon + 1..)?.trim_start());
    let inside = after.strip_prefix(['[', '('])?.trim_start();
    let list = List::named(name).or_else(|| List::resembling(name));
    list.filter(|_| !inside.starts_with('"'))
}

/// How the line that opens each list is normally written.
const KEYS: [(&str, List); 8] = [
    ("dossier: (", List::Dossier),
    ("actors: [", List::Actors),
    ("topics: [", List::Topics),
    ("instruments: [", List::Instruments),
    ("documents: [", List::Documents),
    ("positions: [", List::Positions),
    ("stamps: [", List::Stamps),
    ("set_aside: [", List::SetAside),
];

/// Text, from `at` on, that names a list but for one wrong, missing or added character anywhere up
/// to its bracket: the range from the name to the bracket, and the list.
pub(crate) fn damaged_key(text: &str, at: usize) -> Option<(Range<usize>, List)> {
    let tail = text.get(at..)?;
    // No more than the longest of them and what may be wrong in it.
    let near = tail.get(..floor(tail, 24))?;
    let line = near.split('\n').next()?;
    let whole = (line.len() < near.len() || near.len() == tail.len()).then(|| line.trim_end());
    // A line break in the middle of the name is one wrong character, too.
    let bracket = near.find(['[', '(', '{']).and_then(|n| near.get(..=n));
    [whole, bracket].into_iter().flatten().find_map(|head| {
        let (_, list) = KEYS.iter().find(|(key, _)| {
            // All but the blank and the bracket.
            one_edit_apart(key, head) || key.get(..key.len() - 2) == Some(head)
        })?;
        Some((at..at + head.len(), *list))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_known_by_its_damaged_name() {
        let check = |text: &str, expected: Option<(&str, List)>| {
            let found = damaged_key(text, 0).map(|(range, list)| (&text[range], list));
            assert_eq!(found, expected, "{text:?}");
        };
        check("topics; [\n(", Some(("topics; [", List::Topics)));
        check("topics: \"\n(", Some(("topics: \"", List::Topics)));
        check("topics:\n(", Some(("topics:", List::Topics)));
        check("to\nics: [ (", Some(("to\nics: [", List::Topics)));
        check("topiés: [(id", Some(("topiés: [", List::Topics)));
        check("dossier; (id", Some(("dossier; (", List::Dossier)));
        check("topics", None);
        check("", None);
        check("more and more", None);
    }

    #[test]
    fn a_line_that_holds_strings_names_no_list() {
        let check = |line, expected| assert_eq!(names_list(line), expected, "{line}");
        check("actors: [", Some(List::Actors));
        check("actrs: [(id: \"a\")]", Some(List::Actors));
        check("actors: [\"a\"]", None);
        check("note: [", None);
        check("actors", None);
        check("é: [", None);
    }
}
