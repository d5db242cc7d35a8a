//! Documents as real programs write them, read to the last word. How each was made: `README.md`.

mod drawn;
mod edges;
mod encodings;
mod footnotes;
mod fragments;
mod generated;
mod labels;
mod layout;
mod made;
mod margins;
mod marks;
mod mutants;
mod numbers;
mod origins;
mod packed;
mod pdf;
mod powers;
mod scripts;
mod seams;
mod seen;
mod superiors;
mod threads;

use std::fmt::Write;
use std::path::Path;

use onrecord::documents::{Extract, Limits, Meta, Places, Sure, read};

/// A file of this folder.
fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents").join(name)).unwrap()
}

fn extract(name: &str) -> Extract {
    read(&bytes(name), name, &Limits::default()).unwrap()
}

/// Each block, hidden text and remark on a line of its own.
fn page(extract: &Extract) -> String {
    let mut page = String::new();
    for block in &extract.blocks {
        writeln!(page, "{:?}: {:?}", block.kind, &extract.text[block.range.clone()]).unwrap();
    }
    for hidden in &extract.hidden {
        let before = extract.text[..hidden.at].chars().rev().take(12).collect::<Vec<char>>();
        let before: String = before.into_iter().rev().collect();
        writeln!(page, "{:?} behind {before:?}: {:?}", hidden.why, hidden.text).unwrap();
    }
    for remark in &extract.remarks {
        writeln!(page, "! {remark}").unwrap();
    }
    page
}

fn check(name: &str, expected: &str) -> Extract {
    let extract = extract(name);
    assert_eq!(page(&extract), expected, "{name}");
    extract
}

/// The bytes that the first place of some words was read from.
fn written<'b>(extract: &Extract, words: &str, bytes: &'b [u8]) -> &'b [u8] {
    let at = extract.text.find(words).unwrap();
    &bytes[extract.map.source(at..at + words.len()).unwrap()]
}

#[test]
fn a_page_of_a_newspaper_in_two_encodings() {
    let meta = Meta {
        title: Some("Corvia & the lake <script>".to_string()),
        author: Some("Ilse Varn".to_string()),
        publisher: Some("The Aldane Courier".to_string()),
        published: Some("2026-02-03".to_string()),
        language: Some("en-GB".to_string()),
        address: Some("https://courier.example/2026/lake".to_string()),
        ..Meta::default()
    };
    for (name, encoding, sure, quote) in [
        ("news.html", "UTF-8", Sure::Yes, "&ldquo;We expect".as_bytes()),
        ("news-1252.html", "windows-1252", Sure::Declared, b"\x93We expect"),
    ] {
        let page = check(name, NEWS);
        assert_eq!(Meta { places: Places::default(), ..page.meta.clone() }, meta, "{name}");
        assert_eq!((page.encoding.name.as_str(), page.encoding.sure), (encoding, sure));
        let bytes = bytes(name);
        assert_eq!(written(&page, "“We expect", &bytes), quote);
        let across = written(&page, "said on Tuesday. “We", &bytes);
        assert!(across.starts_with(b"said on") && across.ends_with(b"We"), "{name}");
    }
}

#[test]
fn a_reply_in_markdown() {
    let reply = check("reply.md", REPLY_MD);
    let meta = Meta {
        title: Some("Statement on the Lake: the Maretta reply".to_string()),
        author: Some("Office of the Registrar".to_string()),
        publisher: None,
        published: Some("2026-02-03".to_string()),
        language: Some("en".to_string()),
        address: Some("https://registrar.example/statements/7".to_string()),
        ..Meta::default()
    };
    assert_eq!(reply.meta, meta);
    assert_eq!(written(&reply, "does not accept", &bytes("reply.md")), b"does not** accept");
    assert_eq!(written(&reply, "40\u{a0}v", &bytes("reply.md")), b"40&nbsp;v");
}

#[test]
fn the_reply_as_pandoc_writes_it_for_word() {
    let reply = check("reply.docx", REPLY_DOCX);
    let meta = Meta {
        title: Some("Statement on the Lake: the Maretta reply".to_string()),
        author: Some("Office of the Registrar".to_string()),
        language: Some("en".to_string()),
        ..Meta::default()
    };
    assert_eq!(reply.meta, meta);
}

#[test]
fn an_undertaking_with_changes_as_writer_saves_it_for_word() {
    let undertaking = check("undertaking.docx", UNDERTAKING);
    let meta = Meta {
        title: Some("Undertaking on the Lake".to_string()),
        author: Some("Office of the Registrar".to_string()),
        language: Some("en-GB".to_string()),
        ..Meta::default()
    };
    assert_eq!(undertaking.meta, meta);
    // The way back leads into the main part, and nowhere from the notes.
    let at = undertaking.text.find("will keep").unwrap();
    assert!(undertaking.map.source(at..at + 9).is_some());
    let at = undertaking.text.find("The line of 1911").unwrap();
    assert_eq!(undertaking.map.source(at..at + 8), None);
}

/// What both pages of the newspaper show and hide.
const NEWS: &str = r#"Paragraph: "Skip to the text"
Paragraph: "We use cookies."
Paragraph: "Accept"
Paragraph: "Settings"
Item: "Home"
Item: "The lake"
Heading(1): "Corvia will keep its\u{a0}side"
Paragraph: "By Ilse Varn</p>, Port Aldane"
Paragraph: "The Republic of Corvia will keep its vessels on its side of the line, the Prime Minis\u{ad}ter said on Tuesday. “We expect no less of Maretta,” she'd written beforehand — in vain."
Paragraph: "Maretta’s cafés talked of nothing else: forty-two vessels, at\u{a0}€\u{202f}3,000 a day & night.\nNo number was con\u{200b}firmed."
Paragraph: "Port Aldane, before dawn"
Quotation: "“We do not object, and we do not agree.” The Minister"
Heading(2): "What was said"
Item: "At most 40\u{a0}vessels."
Item: "No vessel by night,"
Item: "nor at dusk"
Paragraph: "Vessels"
Cell: "Side"
Cell: "Vessels"
Cell: "Corvia"
Cell: "22"
Cell: "Maretta"
Cell: "18"
Paragraph: "© The Aldane Courier Terms"
Beside behind "": "Corvia promises; Maretta does not."
Beside behind "": "page 7"
Beside behind "pt\nSettings\n": "Sections"
NotShown behind " — in vain.\n": "Buy a boat today!"
Deleted behind "othing else:": "forty"
Beside behind "con\u{200b}firmed.\n": "Vessels in the harbour of Port Aldane"
NotShown behind "\nMaretta\n18\n": "End of the article"
NotShown behind "\nMaretta\n18\n": "Read also: Another lake"
NotShown behind "\nMaretta\n18\n": "Comment by {{name}}"
Beside behind "dane Courier": "Terms of use"
! The page has scripts or external style sheets, which are not read: text that only they hide counts as seen, and text that only they add is missing.
! The numbers of some lists could not be worked out, and are left out.
"#;

/// What the Markdown shows and hides.
const REPLY_MD: &str = r#"Heading(1): "Statement on the Lake"
Paragraph: "Maretta does not accept the line of 1911 — and says so again.¹ “We may talk,” the Minister said; “we will not sign.”"
Quotation: "The Republic of Corvia will keep its vessels on its side of the line."
Item: "1. At most 40\u{a0}vessels."
Item: "2. No vessel by night."
Item: "Dusk is night."
Cell: "Side"
Cell: "Vessels"
Cell: "Corvia"
Cell: "22"
Cell: "Maretta"
Cell: "18"
Paragraph: "How this was counted"
Paragraph: "By HM’s books."
Verbatim: "22 + 18 = 40"
Note: "First in 1911."
Beside behind "": "---\ntitle: \"Statement on the Lake: the Maretta reply\"\nauthor: Office of the Registrar\ndate: 2026-02-03\nlang: en\nurl: https://registrar.example/statements/7\n---"
Deleted behind "2. No vessel": "armed"
Beside behind "s counted\nBy": "the harbour master"
NotShown behind "HM’s books.\n": "Not for print."
Beside behind "HM’s books.\n": "The harbour of Port Aldane"
"#;

/// What pandoc made of it: with the metadata on top, and without the HTML.
const REPLY_DOCX: &str = r#"Heading(1): "Statement on the Lake: the Maretta reply"
Paragraph: "Office of the Registrar"
Paragraph: "2026-02-03"
Heading(1): "Statement on the Lake"
Paragraph: "Maretta does not accept the line of 1911 — and says so again.¹ “We may talk,” the Minister said; “we will not sign.”"
Quotation: "The Republic of Corvia will keep its vessels on its side of the line."
Item: "1. At most 40\u{a0}vessels."
Item: "2. No vessel  by night."
Item: "– Dusk is night."
Cell: "Side"
Cell: "Vessels"
Cell: "Corvia"
Cell: "22"
Cell: "Maretta"
Cell: "18"
Paragraph: "How this was counted"
Paragraph: "By HM’s books."
Paragraph: "Not for print."
Paragraph: "The harbour of Port Aldane"
Paragraph: "22 + 18 = 40"
Note: "¹ First in 1911."
Deleted behind ". No vessel ": "armed"
"#;

/// What Writer made of the undertaking.
const UNDERTAKING: &str = r#"Heading(1): "Undertaking on the Lake"
Paragraph: "The Republic of Corvia will keep its vessels on its side of the line.¹ It will answer any notice within ten days."
Heading(2): "What Maretta said"
Quotation: "“We do not object, and we do not agree,” the Minister said; “that is Maretta’s posi\u{ad}tion.”"
Item: "1.At most 40\u{a0}vessels."
Item: "2.No vessel  by night."
Cell: "Side"
Cell: "Vessels"
Cell: "Corvia"
Cell: "22"
Paragraph: "Done at Port\tAldane,\nin one copy."
Note: "¹The line of 1911, as surveyed."
Note: "Registered in Port Aldane"
Deleted behind " any notice ": "without delay "
NotShown behind "in ten days.": "Maretta need not answer at all."
Deleted behind "2.No vessel ": "armed"
Beside behind "el  by night": "Is dusk night?"
! It has tracked changes: what they insert counts as text, what they delete does not.
"#;
