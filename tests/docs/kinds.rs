//! The kinds of documents are listed alike wherever people are told of them.

use std::path::Path;

use onrecord::documents::{Kind, Unreadable};

/// A file with its lines joined.
fn joined(name: &str) -> String {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn endings_are_listed_alike() {
    let all = format!("({})", Kind::all_endings());
    for name in
        ["src/dossier/wording.rs", "src/cli/check.rs", "src/cli/open.rs", "docs/PROBLEMS.md"]
    {
        assert!(joined(name).contains(&all), "{name} does not list {all}");
    }
    let verdicts = joined("docs/VERDICTS.md");
    for kind in Kind::ALL {
        let ending = format!(".{}`", kind.extension());
        assert!(verdicts.contains(&ending), "docs/VERDICTS.md does not name {ending}");
        assert_eq!(kind.endings().first(), Some(&kind.extension()));
    }
}

#[test]
fn names_are_listed_alike() {
    let said = Unreadable::UnknownKind("x".to_string()).to_string();
    let (add, changes) = (joined("src/cli/add/mod.rs"), joined("docs/ARCHITECTURE.md"));
    for name in ["text", "Markdown", "HTML", "PDF", "DOCX", "ODT", "EPUB", "mail"] {
        assert!(said.contains(name), "{said}");
        for text in [&add, &changes] {
            assert!(text.contains(&format!("{name},")), "{name}");
        }
    }
}
