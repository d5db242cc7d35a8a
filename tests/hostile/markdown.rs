//! Markdown of the hostile dossier, read by a `CommonMark` reader: it has the structure that the
//! program gave it, and no other.

use onrecord::export::{Column, Node, Own, OwnPart, Quote, Sheet, Table, Value, markdown};
use onrecord::text::visible::visible;
use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::html::may_be_followed;
use super::lines::{IDS, folder, harmless, name};
use super::matter::{PIECES, long, mixtures};
use super::sheets::{filled, sheet, texts as all_texts};

/// What GitHub reads besides `CommonMark`.
const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_MATH);

/// One piece of structure as a word, and the text within blocks.
#[derive(Debug, Default, PartialEq, Eq)]
struct Read {
    tags: Vec<String>,
    /// The text of each heading, paragraph, item and cell.
    texts: Vec<String>,
}

fn read(page: &str) -> Read {
    let mut read = Read::default();
    let mut text = String::new();
    for event in Parser::new_ext(page, EXTENSIONS) {
        match event {
            Event::Text(more) => text.push_str(&more),
            Event::SoftBreak => text.push(' '),
            Event::Start(tag) => {
                if let Tag::Link { link_type, .. } = &tag {
                    assert_eq!(*link_type, LinkType::Autolink);
                }
                flush(&mut text, &mut read, matches!(tag, Tag::Strong | Tag::Emphasis));
                read.tags.push(word(&tag));
            }
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => {}
            Event::End(_) => flush(&mut text, &mut read, false),
            other => read.tags.push(format!("{other:?}")),
        }
    }
    read
}

fn flush(text: &mut String, read: &mut Read, within: bool) {
    if !within && !text.is_empty() {
        read.texts.push(plain(text));
        text.clear();
    }
}

/// Blanks at the ends and in a row have no meaning in Markdown.
/// Blanks in a row are one. A mark whose blank is gone from the beginning gets a base of its own.
fn plain(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    visible(&joined).into_owned()
}

fn word(tag: &Tag<'_>) -> String {
    match tag {
        Tag::Heading { level, .. } => format!("{level:?}"),
        tag => format!("{tag:?}").split(['(', ' ', '{']).next().unwrap_or_default().to_string(),
    }
}

/// A page with `text` everywhere.
fn page(text: &str) -> Vec<Node> {
    let own = || text.to_string();
    let quote = |prefix: &str, exact: &str, suffix: &str| {
        Node::Quote(Quote {
            prefix: prefix.to_string(),
            exact: exact.to_string(),
            suffix: suffix.to_string(),
            source: vec![own(), own()],
            ..Quote::default()
        })
    };
    vec![
        Node::Heading(1, own()),
        Node::Paragraph(own()),
        quote("", text, ""),
        quote(text, text, text),
        quote("before", text, "after"),
        quote("before ", text, " after"),
        quote(text, "words", text),
        Node::Fields(vec![("label".to_string(), own()), ("other".to_string(), own())]),
        Node::List(vec![own(), own()]),
        Node::Table(Table {
            columns: vec![Column::new("a", "A"), Column::new("b", "B")],
            rows: vec![
                vec![Value::Text(own()), Value::Text(own())],
                vec![Value::Text("x".to_string()), Value::List(vec![own(), own()])],
            ],
        }),
        Node::Note("A remark.".to_string()),
    ]
}

fn texts() -> impl Iterator<Item = String> {
    let pairs = PIECES.iter().flat_map(|a| [format!("{a} x"), format!("x {a}"), format!("x{a}x")]);
    PIECES.iter().map(|piece| (*piece).to_string()).chain(pairs).chain(long()).chain(mixtures())
}

#[test]
fn data_gives_a_page_no_structure() {
    let expected = read(&String::from_utf8(markdown::page(&page("plain words"))).unwrap());
    assert!(expected.tags.iter().filter(|tag| *tag == "Strong").count() == 7, "{expected:?}");
    for text in texts().filter(|text| !plain(&visible(text)).is_empty()) {
        let written = String::from_utf8(markdown::page(&page(&text))).unwrap();
        let found = read(&written);
        let start: String = text.chars().take(200).collect();
        assert_eq!(found.tags, expected.tags, "{start:?}\n{written:.2000}");
        let shown = |text: &str| plain(&visible(text));
        let (own, inner) = (shown(&text), plain(&visible(text.trim())));
        assert_eq!(found.texts[0], own, "{start:?}");
        assert_eq!(found.texts[1], own, "{start:?}");
        assert_eq!(found.texts[2], own, "{start:?}\n{written:.2000}");
        let quoted = plain(&format!("before {inner} after"));
        assert!(found.texts.contains(&quoted), "{quoted:?} in\n{written:.3000}");
        let cells = [shown(&format!("{text}; {text}")), shown(&text)];
        assert!(
            cells.iter().all(|cell| found.texts.contains(cell)),
            "{start:?}\n{:?}",
            found.texts
        );
    }
}

impl Read {
    fn tag(&mut self, tags: &[&str]) {
        self.tags.extend(tags.iter().map(|tag| (*tag).to_string()));
    }

    /// A text that was shown already. One without words leaves no block.
    fn text(&mut self, tags: &[&str], text: &str) {
        let text = plain(text);
        if !text.is_empty() {
            self.tag(tags);
            self.texts.push(text);
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Heading(level, text) => {
                let tag = format!("H{}", (*level).clamp(1, 6));
                self.tag(&[&tag]);
                self.text(&[], &visible(text));
            }
            Node::Paragraph(text) => self.text(&["Paragraph"], &visible(text)),
            Node::Note(text) => self.text(&["Paragraph", "Emphasis"], &visible(text)),
            Node::Own(own) => self.own(own),
            Node::Quote(quote) => self.quote(quote),
            Node::Fields(fields) if fields.is_empty() => {}
            Node::Fields(fields) => {
                self.tag(&["List"]);
                for (label, text) in fields {
                    self.tag(&["Item"]);
                    let label = plain(&visible(label));
                    self.tag(if label.is_empty() { &[] } else { &["Strong"] });
                    self.text(&[], &format!("{label}: {}", visible(text)));
                }
            }
            Node::List(items) if items.is_empty() => {}
            Node::List(items) => {
                self.tag(&["List"]);
                for item in items {
                    self.tag(&["Item"]);
                    self.text(&[], &visible(item));
                }
            }
            Node::Table(table) if table.columns.is_empty() => {}
            Node::Table(table) => {
                self.tag(&["Table", "TableHead"]);
                table.columns.iter().for_each(|column| self.cell(&column.title));
                for row in &table.rows {
                    self.tag(&["TableRow"]);
                    for value in row {
                        self.tag(&["TableCell"]);
                        let text = value.to_text();
                        self.tag(if is_followed(value) { &["Link"] } else { &[] });
                        self.text(&[], &visible(&text));
                    }
                }
            }
        }
    }

    fn cell(&mut self, text: &str) {
        self.tag(&["TableCell"]);
        self.text(&[], &visible(text));
    }

    fn own(&mut self, own: &Own) {
        let label = plain(&visible(&format!("{}:", own.label.trim())));
        for part in own.parts() {
            match part {
                OwnPart::Paragraph(text) => {
                    self.text(&["Paragraph", "Strong"], &format!("{label} {}", visible(text)));
                }
                OwnPart::Items(items) => {
                    self.tag(&["List"]);
                    for item in items {
                        self.tag(&["Item"]);
                        self.text(&[], &visible(Own::item(item)));
                    }
                }
            }
        }
    }

    fn quote(&mut self, quote: &Quote) {
        self.tag(&["BlockQuote"]);
        if let Some(stamp) = &quote.stamp {
            self.text(&["Paragraph", "Strong"], &visible(stamp));
        }
        // Blanks at the ends of the words go to what stands beside them.
        let exact = quote.exact.trim();
        if exact.is_empty() {
            let sentence = format!("{}{}{}", quote.prefix, quote.exact, quote.suffix);
            self.text(&["Paragraph"], &visible(&sentence));
        } else {
            let (lead, rest) = quote.exact.split_once(exact).unwrap();
            let before = format!("{}{lead}", quote.prefix);
            let after = format!("{rest}{}", quote.suffix);
            let sentence = [visible(&before), visible(exact), visible(&after)].concat();
            self.text(&["Paragraph", "Strong"], &sentence);
        }
        for text in quote.source.iter().chain(&quote.citation) {
            self.text(&["Paragraph"], &visible(text));
        }
    }
}

/// Less than may be followed: some readers take `&copy;` in an address for another character.
fn is_followed(value: &Value) -> bool {
    let Value::Address(address) = value else { return false };
    let ends = |rest: &str| rest.find(';').is_some_and(|at| rest[..at].chars().all(is_of_a_name));
    may_be_followed(address) && !address.split('&').skip(1).any(ends)
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '#'
}

fn check(sheet: &Sheet) {
    let written = String::from_utf8(markdown::document(sheet)).unwrap();
    let mut expected = Read::default();
    let marking = visible(&sheet.marking);
    expected.text(&["Paragraph", "Strong"], &marking);
    sheet.nodes.iter().for_each(|node| expected.node(node));
    expected.text(&["Paragraph", "Strong"], &marking);
    assert_eq!(read(&written), expected, "{written:.3000}");
}

#[test]
fn every_block_is_one_of_the_program() {
    for text in all_texts() {
        check(&filled(&text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_sheet_reads_back(sheet in sheet()) {
        check(&sheet);
    }
}

#[test]
fn words_that_name_an_address_are_no_link_elsewhere() {
    // GitHub makes links of these without being asked.
    for text in
        ["https://x.example", "HTTP://x", "ftp://x", "www.x.example", "a@b.example", "mailto:a"]
    {
        let written =
            String::from_utf8(markdown::page(&[Node::Paragraph(text.to_string())])).unwrap();
        assert!(!written.contains(text), "{written}");
    }
}

#[test]
fn pages_of_the_program_have_the_tags_of_a_plain_dossier() {
    let plain_folder = folder("plain words", true);
    for (n, text) in mixtures().into_iter().enumerate() {
        let folder = folder(&text, n % 2 == 0);
        for id in IDS {
            let tags = |path: &std::path::Path| {
                let (out, ..) = harmless(&["show", id, name(path), "--format", "md"]);
                read(&out).tags
            };
            assert_eq!(tags(folder.path()), tags(plain_folder.path()), "{id}: {text:.300?}");
        }
        let tags = |path: &std::path::Path| {
            read(&harmless(&["list", name(path), "--format", "md"]).0).tags
        };
        assert_eq!(tags(folder.path()), tags(plain_folder.path()), "{text:.300?}");
    }
}
