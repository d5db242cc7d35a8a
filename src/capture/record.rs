//! The file of one record: plain RON as a person would write it, its fields always in the same order.

use serde::Serialize;

use super::text::written;
use crate::dossier::entry::PositionEntry;
use crate::dossier::{SourceFile, load};

#[derive(Serialize)]
struct Fragment<'e> {
    positions: &'e [PositionEntry],
}

/// The text of its file.
pub fn to_text(entry: &PositionEntry) -> String {
    written(&Fragment { positions: std::slice::from_ref(entry) })
}

/// The entry in the file of a record; `None` where it holds none, or more than one.
pub fn from_text(text: &str) -> Option<PositionEntry> {
    let file = SourceFile { name: String::new(), text: text.to_string().into() };
    match load(&[file]).dossier.entries().positions.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// How the id of a record begins, by its first actor and its topic: no longer than the name of a file may be.
pub fn stem(entry: &PositionEntry) -> String {
    let part = |id: &str| {
        let id = id.get(..id.len().min(40)).unwrap_or_default();
        id.trim_end_matches('-').to_string()
    };
    let actor = entry.actors.first().map_or(String::new(), |id| part(id));
    format!("{actor}-{}", part(&entry.topic))
}

/// An id that two people cannot make alike: four drawn letters follow.
pub fn id_of(stem: &str, drawn: [u8; 4]) -> String {
    let letters = drawn.map(|byte| char::from(b'a' + byte % 26));
    format!("{stem}-{}", String::from_iter(letters))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::entry::{HopEntry, QuoteEntry, QuoteStampEntry, WaiverEntry};
    use crate::dossier::terms::{Firmness, Mode, Stance};

    #[test]
    fn a_record_reads_as_a_person_would_write_it_and_reads_back() {
        let quote = QuoteEntry {
            document: "paper".to_string(),
            exact: "it “might”\nsend up to 15,000 troops, \\ but only from a country that borders on it and has asked for them".to_string(),
            prefix: None,
            suffix: Some(".".to_string()),
            attribution: vec![HopEntry { who: vec!["kern".to_string()], mode: Mode::Indirect }],
            translation: None,
            translated_by: None,
            stamp: Some(QuoteStampEntry { sha256: "0".repeat(64), on: "2031-05-04".to_string() }),
        };
        let entry = PositionEntry {
            id: "arl-troops-abcd".to_string(),
            actors: vec!["arl".to_string(), "bor".to_string()],
            topic: "troops".to_string(),
            stance: Stance::Ready,
            firmness: Some(Firmness::Signalled),
            summary: "Arland might.".to_string(),
            evidence: vec![quote],
            clause: None,
            conditions: Vec::new(),
            quantity: None,
            place: None,
            instrument: None,
            about: Vec::new(),
            stated_on: None,
            event_on: None,
            links: Vec::new(),
            note: None,
            waive: vec![WaiverEntry { code: "D132".to_string(), why: "Said twice.".to_string() }],
        };
        let text = to_text(&entry);
        let zeros = "0".repeat(64);
        let expected = format!(
            r#"(
    positions: [
        (
            id: "arl-troops-abcd",
            actors: ["arl", "bor"],
            topic: "troops",
            stance: Ready,
            firmness: Signalled,
            summary: "Arland might.",
            evidence: [
                (
                    document: "paper",
                    exact: "it “might”\nsend up to 15,000 troops, \\ but only from a country that borders on it and has asked for them",
                    suffix: ".",
                    attribution: [(who: ["kern"], mode: Indirect)],
                    stamp: (
                        sha256: "{zeros}",
                        on: "2031-05-04",
                    ),
                ),
            ],
            waive: [(code: "D132", why: "Said twice.")],
        ),
    ],
)
"#
        );
        assert_eq!(text, expected);
        assert_eq!(from_text(&text), Some(entry));
        assert_eq!(id_of("arl-troops", [0, 27, 51, 255]), "arl-troops-abzv");
    }
}
