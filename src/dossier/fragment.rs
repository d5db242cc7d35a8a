//! Fragments that the program writes, each into a file of its own: RON that reads back as the same
//! entries.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

use super::entry::{DocumentEntry, StampEntry};
use crate::text::own_letters::in_own_letters;

#[derive(Serialize)]
struct Stamps<'e> {
    stamps: &'e [StampEntry],
}

#[derive(Serialize)]
struct Documents<'e> {
    documents: &'e [DocumentEntry],
}

/// A fragment with stamps; `head` is a line that says where it comes from.
pub fn stamps_fragment(head: &str, stamps: &[StampEntry]) -> String {
    fragment(head, &Stamps { stamps })
}

/// The same with documents.
pub fn documents_fragment(head: &str, documents: &[DocumentEntry]) -> String {
    fragment(head, &Documents { documents })
}

/// The words of a quote as fields of its entry, in one line, as a person would write them. A prefix or
/// a suffix that is empty is left out.
pub fn quote_line(prefix: &str, exact: &str, suffix: &str) -> String {
    let field = |(name, text): (&str, &str)| {
        let written = ron::to_string(text).unwrap_or_default();
        format!("{name}: {},", in_own_letters(&written))
    };
    let fields = [("prefix", prefix), ("exact", exact), ("suffix", suffix)].into_iter();
    let told = fields.filter(|(name, text)| *name == "exact" || !text.is_empty());
    told.map(field).collect::<Vec<_>>().join(" ")
}

fn fragment(head: &str, entries: &impl Serialize) -> String {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let pretty = PrettyConfig::new().new_line("\n").indentor("    ");
    // Plain data cannot fail to be written.
    let body = options.to_string_pretty(entries, pretty).unwrap_or_default();
    format!("// {head}\n{}\n", in_own_letters(&body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::terms::DocumentKind;
    use crate::dossier::{SourceFile, load};

    proptest::proptest! {
        #[test]
        fn letters_of_any_script_read_back(
            text in "([\\p{Beng}\\p{Deva}\\p{Mymr}\\p{Thai}\\p{Hebr}\\p{Arab}\\p{Khmr}\\p{Tibt}\\p{Lana}\\p{Latn}\\p{M}\\p{C}\"'\\\\ ]|👩|\u{200d}){0,40}"
        ) {
            let ron = ron::ser::to_string_pretty(&(&text, 1, "b"), PrettyConfig::new()).unwrap();
            let own = in_own_letters(&ron);
            proptest::prop_assert!(!own.chars().any(|c| c.is_control() && c != '\n'), "{}", own);
            let back: (String, u8, String) = ron::from_str(&own).unwrap();
            proptest::prop_assert_eq!(back, (text, 1, "b".to_string()));
        }
    }

    #[test]
    fn the_line_of_a_quote_is_ron() {
        assert_eq!(quote_line("", "it \"may\"", ""), r#"exact: "it \"may\"","#);
        let line = quote_line("said: ", "জাহাজ", ".");
        assert_eq!(line, r#"prefix: "said: ", exact: "জাহাজ", suffix: ".","#);
    }

    #[test]
    fn a_fragment_reads_back_whatever_is_in_it() {
        let document = DocumentEntry {
            id: "d".to_string(),
            publisher: "P \"Q\" \\ \u{1b}[2J\n// x".to_string(),
            kind: DocumentKind::News,
            title: Some("Title".to_string()),
            author: None,
            published_on: Some("2031-05".to_string()),
            language: None,
            url: None,
            accessed_on: None,
            reliability: None,
            note: None,
        };
        let stamp = StampEntry {
            document: "d".to_string(),
            sha256: "0".repeat(64),
            on: "2031-05-04".to_string(),
            quotes: 0,
        };
        let text = |text: String, name: &str| SourceFile { name: name.into(), text: text.into() };
        let loaded = load(&[
            text("(dossier: (id: \"x\", title: \"X\"))".to_string(), "a.ron"),
            text(documents_fragment("One.", std::slice::from_ref(&document)), "b.ron"),
            text(stamps_fragment("Two.", std::slice::from_ref(&stamp)), "c.ron"),
        ]);
        assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
        let entries = loaded.dossier.entries();
        assert_eq!(entries.documents, [document]);
        assert_eq!(entries.stamps, [stamp]);
    }
}
