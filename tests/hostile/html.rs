//! HTML of hostile sheets, read by html5ever: every element, every attribute and every letter is one
//! that the program put there.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName, parse_document};
use onrecord::export::{Node, Own, OwnPart, Quote, Sheet, Table, Value, html};
use proptest::prelude::*;

use super::sheets::{filled, lines, sheet, shown, texts};

enum Part {
    Element(QualName, Vec<String>, Vec<usize>),
    Text(String),
    /// The document, comments, and whatever else nobody wrote.
    Other(Vec<usize>),
}

/// The parts of a page by their numbers, and what the reader complains of.
#[derive(Default)]
struct Page {
    parts: RefCell<Vec<Part>>,
    wrong: RefCell<Vec<String>>,
}

impl Page {
    fn add(&self, part: Part) -> usize {
        self.parts.borrow_mut().push(part);
        self.parts.borrow().len() - 1
    }

    fn complain(&self, what: &str) {
        self.wrong.borrow_mut().push(what.to_string());
    }
}

impl TreeSink for Page {
    type Handle = usize;
    type Output = Page;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Page {
        self
    }

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Ref<'a, QualName> {
        Ref::map(self.parts.borrow(), |parts| match &parts[*target] {
            Part::Element(name, ..) => name,
            _ => panic!("no element"),
        })
    }

    fn create_element(&self, name: QualName, said: Vec<Attribute>, _: ElementFlags) -> usize {
        let mut said: Vec<String> =
            said.iter().map(|a| format!("{}={}", a.name.local, a.value)).collect();
        said.sort();
        self.add(Part::Element(name, said, Vec::new()))
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        let child = match child {
            NodeOrText::AppendNode(child) => child,
            NodeOrText::AppendText(text) => self.add(Part::Text(text.to_string())),
        };
        match &mut self.parts.borrow_mut()[*parent] {
            Part::Element(_, _, children) | Part::Other(children) => children.push(child),
            Part::Text(_) => panic!("a text holds nothing"),
        }
    }

    fn append_doctype_to_document(&self, name: StrTendril, _: StrTendril, _: StrTendril) {
        assert_eq!(&*name, "html");
    }

    fn create_comment(&self, text: StrTendril) -> usize {
        self.complain(&format!("a comment: {text}"));
        self.add(Part::Other(Vec::new()))
    }

    fn create_pi(&self, target: StrTendril, _: StrTendril) -> usize {
        self.complain(&format!("an instruction: {target}"));
        self.add(Part::Other(Vec::new()))
    }

    fn get_template_contents(&self, target: &usize) -> usize {
        self.complain("a template");
        *target
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn append_before_sibling(&self, _: &usize, _: NodeOrText<usize>) {
        self.complain("something is moved");
    }

    fn append_based_on_parent_node(&self, _: &usize, _: &usize, _: NodeOrText<usize>) {
        self.complain("something is moved");
    }

    fn add_attrs_if_missing(&self, _: &usize, said: Vec<Attribute>) {
        self.complain(&format!("attributes from elsewhere: {said:?}"));
    }

    fn remove_from_parent(&self, _: &usize) {
        self.complain("something is moved");
    }

    fn reparent_children(&self, _: &usize, _: &usize) {
        self.complain("something is moved");
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.complain(&message);
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        assert_eq!(mode, QuirksMode::NoQuirks);
    }
}

/// The page as words: `<name said>`, `</name>`, and `=text`. Left out are `bdi` and `wbr`, which hold no
/// meaning, and line breaks between elements, which are the program's own.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let text = std::str::from_utf8(bytes).unwrap();
    let page = Page::default();
    page.add(Part::Other(Vec::new()));
    let page = parse_document(page, html5ever::ParseOpts::default()).one(text);
    let mut words = Vec::new();
    tell(&page.parts.borrow(), 0, false, &mut words);
    (words, page.wrong.take())
}

fn tell(parts: &[Part], at: usize, within: bool, words: &mut Vec<String>) {
    match &parts[at] {
        Part::Other(children) => {
            for child in children {
                tell(parts, *child, within, words);
            }
        }
        Part::Text(text) if !within && text.trim_matches('\n').is_empty() => {}
        Part::Text(text) => match words.last_mut() {
            Some(last) if last.starts_with('=') => last.push_str(text),
            // Data never stands without its `bdi`.
            _ => words.push(format!("{}{text}", if within { '=' } else { '~' })),
        },
        Part::Element(name, said, children) => {
            let name = name.local.to_string();
            let within = within || ["bdi", "title"].contains(&name.as_str());
            let is_plain = ["bdi", "wbr"].contains(&name.as_str());
            if is_plain {
                assert!(said.is_empty(), "{said:?}");
            } else {
                let said: String = said.iter().map(|said| format!(" {said}")).collect();
                words.push(format!("<{name}{said}>"));
            }
            if name == "style" {
                let is_text = |child: &usize| matches!(parts[*child], Part::Text(_));
                assert!(!children.is_empty() && children.iter().all(is_text));
            } else {
                for child in children {
                    tell(parts, *child, within, words);
                }
            }
            if !is_plain {
                words.push(format!("</{name}>"));
            }
        }
    }
}

/// The words that a sheet must give.
#[derive(Default)]
struct Words(Vec<String>);

impl Words {
    fn text(&mut self, text: &str) {
        let text = shown(text);
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.starts_with('=') => last.push_str(&text),
            _ => self.0.push(format!("={text}")),
        }
    }

    fn within(&mut self, tag: &str, inner: impl FnOnce(&mut Words)) {
        self.0.push(format!("<{tag}>"));
        inner(self);
        self.0.push(format!("</{}>", tag.split(' ').next().unwrap()));
    }

    fn element(&mut self, tag: &str, text: &str) {
        self.within(tag, |words| words.text(text));
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Heading(level, text) => {
                self.element(&format!("h{}", (*level).clamp(1, 6)), text);
            }
            Node::Paragraph(text) => self.element("p", text),
            Node::Note(text) => self.element("p class=note", text),
            Node::Own(own) if own.lines.is_empty() => {}
            Node::Own(own) => self.within("aside class=own", |words| words.own(own)),
            Node::Quote(quote) => self.quote(quote),
            Node::Fields(fields) => self.within("dl", |words| {
                for (label, text) in fields {
                    words.element("dt", label);
                    words.element("dd", text);
                }
            }),
            Node::List(items) => {
                self.within("ul", |words| items.iter().for_each(|item| words.element("li", item)));
            }
            Node::Table(table) => {
                self.within("div class=table", |words| {
                    words.within("table", |words| words.table(table));
                });
            }
        }
    }

    fn own(&mut self, own: &Own) {
        for part in own.parts() {
            match part {
                OwnPart::Paragraph(text) => self.within("p", |words| {
                    words.element("b", &format!("{}:", own.label));
                    words.0.push("~ ".to_string());
                    words.text(text);
                }),
                OwnPart::Items(items) => self.within("ul", |words| {
                    for item in items {
                        words.element("li", Own::item(item));
                    }
                }),
            }
        }
    }

    fn quote(&mut self, quote: &Quote) {
        let class = if quote.stamp.is_some() { "quote stamped" } else { "quote" };
        self.within(&format!("figure class={class}"), |words| {
            quote.stamp.iter().for_each(|stamp| words.element("p class=stamp", stamp));
            words.within("blockquote", |words| {
                words.within("p dir=auto", |words| {
                    words.text(&quote.prefix);
                    words.element("strong", &quote.exact);
                    words.text(&quote.suffix);
                });
            });
            if !quote.source.is_empty() || quote.citation.is_some() {
                words.within("figcaption", |words| {
                    quote.source.iter().for_each(|text| words.element("p", text));
                    quote.citation.iter().for_each(|text| words.element("p class=citation", text));
                });
            }
        });
    }

    fn table(&mut self, table: &Table) {
        let is_number = |value: &Value| matches!(value, Value::Number(_));
        self.within("thead", |words| {
            words.within("tr", |words| {
                for (n, column) in table.columns.iter().enumerate() {
                    let mut values = table.rows.iter().map(|row| &row[n]);
                    let is_empty = |value: &Value| *value == Value::Absent;
                    let numbers = values.clone().any(is_number)
                        && values.all(|value| is_number(value) || is_empty(value));
                    let class = if numbers { "class=number " } else { "" };
                    words.element(&format!("th {class}scope=col"), &column.title);
                }
            });
        });
        self.within("tbody", |words| {
            for row in &table.rows {
                words.within("tr", |words| row.iter().for_each(|value| words.cell(value)));
            }
        });
    }

    fn cell(&mut self, value: &Value) {
        let long = |line: &String| line.split_whitespace().any(|word| word.len() > 20);
        let tag = match value {
            Value::Number(_) => "td class=number",
            value if lines(value).iter().any(long) => "td class=long",
            _ => "td",
        };
        self.within(tag, |words| match value {
            Value::Address(address) if may_be_followed(address) => {
                let tag = format!("a href={address} rel=noreferrer noopener");
                words.element(&tag, address);
            }
            Value::List(_) | Value::Rows(_) => {
                for line in lines(value) {
                    words.element("p", &line);
                }
            }
            value => words.text(&value.to_text()),
        });
    }
}

/// More than the program follows: what of it must never be a link is told apart here.
pub(super) fn may_be_followed(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else { return false };
    let host: String = rest.chars().take_while(|c| !"/?#".contains(*c)).collect();
    let is_odd = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '`' | '<' | '>' | '\\')
    };
    ["http", "https"].contains(&scheme)
        && host.chars().next().is_some_and(char::is_alphanumeric)
        && !host.contains('@')
        && !rest.contains(is_odd)
        && !rest.contains(['^', '{', '|', '}'])
        && shown(address) == address
}

fn expected(sheet: &Sheet) -> Vec<String> {
    let mut words = Words::default();
    words.within("html lang=en", |words| {
        words.within("head", |words| {
            for said in [
                "charset=utf-8",
                "content=default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
                 form-action 'none' http-equiv=Content-Security-Policy",
                "content=width=device-width, initial-scale=1 name=viewport",
                "content=no-referrer name=referrer",
            ] {
                words.element(&format!("meta {said}"), "");
            }
            words.element("title", &sheet.title);
            words.element("style", "");
        });
        words.within("body", |words| {
            let class = if sheet.is_wide { "sheet wide" } else { "sheet" };
            words.within(&format!("div class={class}"), |words| {
                let margin = |words: &mut Words, tag: &str| {
                    if !sheet.marking.is_empty() {
                        let tag = format!("{tag} class=marking");
                        words.within(&tag, |words| words.element("p", &sheet.marking));
                    }
                };
                margin(words, "header");
                words.within("main", |words| {
                    sheet.nodes.iter().for_each(|node| words.node(node));
                });
                margin(words, "footer");
            });
        });
    });
    words.0
}

fn check(sheet: &Sheet) {
    let bytes = html::document(sheet);
    let (found, wrong) = read(&bytes);
    assert_eq!(wrong, Vec::<String>::new());
    let sheet = Sheet { language: String::new(), ..sheet.clone() };
    assert_eq!(found, expected(&sheet));
}

#[test]
fn every_element_is_one_of_the_program() {
    for text in texts() {
        check(&Sheet { language: "\" onload=\"x".to_string(), ..filled(&text) });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_sheet_reads_back(sheet in sheet()) {
        check(&Sheet { language: "en".to_string(), ..sheet });
    }
}

#[test]
fn what_would_be_another_element_is_found() {
    // The reader of these tests sees what they are about.
    let page = |inner: &str| {
        format!(
            "<!doctype html><html><head><title>a</title></head><body><p>{inner}</p></body></html>"
        )
    };
    let (words, wrong) = read(page("<bdi>x</bdi>").as_bytes());
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(words[7..10], ["<p>", "=x", "</p>"]);
    for inner in ["<script>x</script>", "<a href=x>y</a>", "<b onclick=x>y</b>", "<p>", "x"] {
        let (found, wrong) = read(page(inner).as_bytes());
        assert!(found != words || !wrong.is_empty(), "{inner}");
    }
    assert!(!read(page("<!-- x -->").as_bytes()).1.is_empty());
    assert!(!read(page("<b></i>").as_bytes()).1.is_empty());
}
