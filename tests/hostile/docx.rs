//! DOCX of hostile sheets, taken apart by `zip` and roxmltree and read by the program's own reader.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use onrecord::export::{Node, Own, OwnPart, Quote, Sheet, Table, Value, docx};
use proptest::prelude::*;
use roxmltree::{Document, Node as Element};
use zip::ZipArchive;

use super::html::may_be_followed;
use super::sheets::{filled, lines, sheet, shown, texts};

/// What the main part, the notes and the margins may be made of. No pictures, no objects.
const ELEMENTS: &[&str] = &[
    "document",
    "body",
    "p",
    "pPr",
    "pStyle",
    "keepNext",
    "keepLines",
    "bidi",
    "ind",
    "jc",
    "r",
    "rPr",
    "rStyle",
    "rtl",
    "t",
    "footnoteReference",
    "footnotes",
    "footnote",
    "footnoteRef",
    "separator",
    "continuationSeparator",
    "spacing",
    "tbl",
    "tblPr",
    "tblStyle",
    "tblW",
    "tblLayout",
    "tblLook",
    "tblGrid",
    "gridCol",
    "tr",
    "trPr",
    "cantSplit",
    "tblHeader",
    "tc",
    "tcPr",
    "tcW",
    "sectPr",
    "headerReference",
    "footerReference",
    "pgSz",
    "pgMar",
    "hdr",
    "ftr",
    "fldSimple",
    "hyperlink",
];

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let name = file.name().unwrap().to_string();
        assert!(parts.insert(name, text).is_none(), "a part comes twice");
    }
    parts
}

fn value<'n>(element: Element<'n, '_>, name: &str) -> Option<&'n str> {
    element.attributes().find(|a| a.name() == name).map(|a| a.value())
}

/// The package as a whole: each part well-formed, each relation to a part of it, no field of data's.
fn check_package(parts: &BTreeMap<String, String>) {
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut fields = Vec::new();
    for (name, text) in parts {
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let is_text =
            ["document", "footnotes", "header1", "footer1"].map(|n| format!("word/{n}.xml"));
        for element in document.descendants().filter(Element::is_element) {
            let tag = element.tag_name().name();
            if let Some(mode) = value(element, "TargetMode") {
                // Only an address that somebody may follow leads out of the file; nothing is loaded from there.
                assert_eq!((mode, name.as_str()), ("External", "word/_rels/document.xml.rels"));
                assert!(value(element, "Type").unwrap().ends_with("/hyperlink"), "{text}");
                assert!(may_be_followed(value(element, "Target").unwrap()), "{text}");
                continue;
            }
            assert!(!is_text.contains(name) || ELEMENTS.contains(&tag), "{tag} in {name}");
            if tag == "Relationship" {
                let folder = name.split("_rels/").next().unwrap();
                named.insert(format!("{folder}{}", value(element, "Target").unwrap()));
            }
            fields.extend(value(element, "instr").map(str::to_string));
        }
    }
    for part in &named {
        assert!(parts.contains_key(part), "{part} is named and not there");
    }
    let content: BTreeSet<String> =
        parts.keys().filter(|n| !n.contains("_rels") && !n.starts_with('[')).cloned().collect();
    assert_eq!(named, content, "every part is named");
    for part in &content {
        assert!(parts["[Content_Types].xml"].contains(&format!("\"/{part}\"")), "{part}");
    }
    assert_eq!(fields, [" PAGE ", " NUMPAGES "]);
}

/// Each link leads where it says.
fn check_links(document: &Document<'_>, relations: &str) {
    let relations = Document::parse(relations).unwrap();
    for link in document.descendants().filter(|node| node.tag_name().name() == "hyperlink") {
        let is_its = |of: &Element<'_, '_>| value(*of, "Id") == value(link, "id");
        let target = relations.descendants().find(is_its).and_then(|of| value(of, "Target"));
        let text: String =
            link.descendants().filter(Element::is_text).filter_map(|node| node.text()).collect();
        assert_eq!(target, Some(text.as_str()));
    }
}

/// Paragraphs as `style`, runs as `style=text`, tables and rows by their borders; a note where it hangs.
fn tell(node: Element<'_, '_>, notes: &[String], words: &mut Vec<String>) {
    for child in node.children() {
        match child.tag_name().name() {
            "p" => {
                words.push(style(child, "pPr", "pStyle"));
                let runs = child.children().flat_map(|part| match part.tag_name().name() {
                    "hyperlink" => part.children().collect(),
                    _ => vec![part],
                });
                for run in runs.filter(|part| part.tag_name().name() == "r") {
                    let style = style(run, "rPr", "rStyle");
                    for part in run.children() {
                        match part.tag_name().name() {
                            "t" => {
                                assert_eq!(value(part, "space"), Some("preserve"));
                                words.push(format!("{style}={}", part.text().unwrap()));
                            }
                            "footnoteReference" => {
                                let id: usize = value(part, "id").unwrap().parse().unwrap();
                                words.push(format!("note={}", notes[id - 1]));
                            }
                            _ => assert_eq!(part.tag_name().name(), "rPr"),
                        }
                    }
                }
            }
            name @ ("tbl" | "tr" | "tc") => {
                words.push(format!("<{name}>"));
                tell(child, notes, words);
                words.push(format!("</{name}>"));
            }
            _ => {}
        }
    }
}

fn style(node: Element<'_, '_>, said: &str, name: &str) -> String {
    let mut said = node.children().filter(|child| child.tag_name().name() == said);
    let style =
        said.next().and_then(|said| said.children().find(|child| child.tag_name().name() == name));
    style.and_then(|style| value(style, "val")).unwrap_or_default().to_string()
}

fn notes(part: &str) -> Vec<String> {
    let document = Document::parse(part).unwrap();
    let texts = |note: Element<'_, '_>| {
        // The first is the blank after the number.
        let texts = note.descendants().filter(|part| part.tag_name().name() == "t");
        texts.skip(1).filter_map(|text| text.text()).collect::<String>()
    };
    let notes = document.root_element().children().filter(|n| value(*n, "type").is_none());
    let ids: Vec<usize> =
        notes.clone().map(|note| value(note, "id").unwrap().parse().unwrap()).collect();
    assert!(ids.iter().copied().eq(1..=ids.len()), "{ids:?}");
    notes.map(texts).collect()
}

#[derive(Default)]
struct Words(Vec<String>);

impl Words {
    fn run(&mut self, style: &str, text: &str) {
        if !text.is_empty() {
            self.0.push(format!("{style}={}", shown(text)));
        }
    }

    fn line(&mut self, style: &str, text: &str) {
        self.0.push(style.to_string());
        self.run("", text);
    }

    fn within(&mut self, tag: &str, inner: impl FnOnce(&mut Words)) {
        self.0.push(format!("<{tag}>"));
        inner(self);
        self.0.push(format!("</{tag}>"));
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Heading(level, text) => {
                let styles = ["Title", "Title", "Heading1", "Heading2", "Heading3"];
                self.line(styles[usize::from(*level).min(4)], text);
            }
            Node::Paragraph(text) => self.line("Normal", text),
            Node::Note(text) => self.line("Note", text),
            Node::Own(own) => self.own(own),
            Node::Quote(quote) => self.quote(quote),
            Node::List(items) => items.iter().for_each(|item| self.line("ListBullet", item)),
            Node::Fields(fields) if fields.is_empty() => {}
            Node::Fields(fields) => {
                self.within("tbl", |words| {
                    for (label, text) in fields {
                        words.within("tr", |words| {
                            words.within("tc", |words| words.line("Label", label));
                            words.within("tc", |words| words.line("LabelledText", text));
                        });
                    }
                });
                self.line("Gap", "");
            }
            Node::Table(table) if table.columns.is_empty() => {}
            Node::Table(table) => self.table(table),
        }
    }

    fn own(&mut self, own: &Own) {
        for part in own.parts() {
            match part {
                OwnPart::Paragraph(text) => {
                    self.0.push("Own".to_string());
                    self.run("OwnLabel", &format!("{}: ", own.label));
                    self.run("", text);
                }
                OwnPart::Items(items) => {
                    for item in items {
                        self.line("OwnItem", Own::item(item));
                    }
                }
            }
        }
    }

    fn quote(&mut self, quote: &Quote) {
        let (words, below) = match &quote.stamp {
            Some(stamp) => {
                self.0.push("Stamp".to_string());
                self.run("StampWords", stamp);
                ("QuoteStamped", "AttributionStamped")
            }
            None => ("Quote", "Attribution"),
        };
        self.0.push(words.to_string());
        self.run("", &quote.prefix);
        self.run("Exact", &quote.exact);
        self.run("", &quote.suffix);
        self.0.extend(quote.citation.iter().map(|text| format!("note={}", shown(text))));
        quote.source.iter().for_each(|text| self.line(below, text));
        self.line("Gap", "");
    }

    fn table(&mut self, table: &Table) {
        self.within("tbl", |words| {
            words.within("tr", |words| {
                for column in &table.columns {
                    words.within("tc", |words| words.line("CellHead", &column.title));
                }
            });
            for row in &table.rows {
                words.within("tr", |words| row.iter().for_each(|value| words.cell(value)));
            }
        });
        self.line("Gap", "");
    }

    fn cell(&mut self, value: &Value) {
        self.within("tc", |words| {
            let lines = lines(value);
            if lines.is_empty() {
                words.line("Cell", "");
            }
            for line in &lines {
                words.0.push("Cell".to_string());
                let is_link = matches!(value, Value::Address(address) if may_be_followed(address));
                words.run(if is_link { "Hyperlink" } else { "" }, line);
            }
        });
    }
}

fn check(sheet: &Sheet) -> Vec<u8> {
    let bytes = docx::document(sheet);
    let parts = parts(&bytes);
    check_package(&parts);
    let notes = notes(&parts["word/footnotes.xml"]);
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    check_links(&document, &parts["word/_rels/document.xml.rels"]);
    let paper = document.descendants().find(|node| node.tag_name().name() == "pgSz").unwrap();
    let is_wide = paper.attributes().any(|attribute| attribute.value() == "landscape");
    assert_eq!(is_wide, sheet.is_wide);
    let mut found = Vec::new();
    tell(document.root_element().first_element_child().unwrap(), &notes, &mut found);
    let mut expected = Words::default();
    sheet.nodes.iter().for_each(|node| expected.node(node));
    assert_eq!(found, expected.0);
    for (name, style) in [("header1", "Header"), ("footer1", "Footer")] {
        let document = Document::parse(&parts[&format!("word/{name}.xml")]).unwrap();
        let mut found = Vec::new();
        tell(document.root_element(), &[], &mut found);
        let mut expected = Words::default();
        expected.line(style, &sheet.marking);
        assert_eq!(found[..expected.0.len()], expected.0);
    }
    let core = Document::parse(&parts["docProps/core.xml"]).unwrap();
    let title = core.descendants().find(|node| node.tag_name().name() == "title").unwrap();
    assert_eq!(title.text().unwrap_or_default(), shown(&sheet.title));
    bytes
}

#[test]
fn every_part_is_one_of_the_program() {
    for text in texts() {
        check(&filled(&text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_sheet_reads_back(sheet in sheet()) {
        check(&sheet);
    }
}
