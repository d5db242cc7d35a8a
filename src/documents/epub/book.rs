//! What a book says of itself: its parts, their order, who wrote it.

use std::collections::{HashMap, HashSet};

use roxmltree::Node;

use super::super::dates::day;
use super::super::extract::{Limits, Unreadable};
use super::super::lines::{address, line};
use super::super::meta::Meta;
use super::super::package::Package;
use super::super::xml::Part;
use super::addresses::{address_in, path_of};
use super::locks::Locked;

const CONTAINER: &str = "META-INF/container.xml";

/// A part of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) path: String,
    kind: String,
    fallback: Option<String>,
}

impl Item {
    /// Whether it is text, by its type or at least by its name.
    pub(super) fn is_page(&self) -> bool {
        let path = self.path.to_ascii_lowercase();
        matches!(self.kind.as_str(), "application/xhtml+xml" | "text/html" | "text/x-oeb1-document")
            || self.kind.ends_with("xml")
                && [".xhtml", ".html", ".htm"].iter().any(|end| path.ends_with(end))
    }

    /// Whether it is read by the rules of HTML rather than of XML.
    pub(super) fn is_html(&self) -> bool {
        self.kind == "text/html"
    }

    fn is_sheet(&self) -> bool {
        matches!(self.kind.as_str(), "text/css" | "text/x-oeb1-css")
            || self.path.to_ascii_lowercase().ends_with(".css")
    }
}

/// A book without its text.
#[derive(Debug, Default)]
pub(super) struct Book {
    items: Vec<Item>,
    /// The pages in the order in which they are read, those beside it behind them.
    pub(super) spine: Vec<Item>,
    pub(super) meta: Meta,
    /// It comes in several forms.
    pub(super) has_renditions: bool,
}

impl Book {
    pub(super) fn open(
        package: &mut Package<'_>,
        locked: &Locked,
        limits: &Limits,
    ) -> Result<Book, Unreadable> {
        let missing = |name: &str| Unreadable::Damaged(format!("its part {name} is missing"));
        let container = package.part(CONTAINER)?.ok_or_else(|| missing(CONTAINER))?;
        let container = Part::new(&container, CONTAINER, limits)?.with_type();
        let container = container.parse(CONTAINER, limits)?;
        let roots: Vec<String> = container
            .descendants()
            .filter(|node| node.tag_name().name() == "rootfile")
            .filter(|node| {
                let kind = node.attribute("media-type");
                kind.is_none_or(|kind| kind == "application/oebps-package+xml")
            })
            .filter_map(|node| path_of("", node.attribute("full-path")?))
            .collect();
        let Some(root) = roots.first() else {
            return Err(Unreadable::Damaged(format!("{CONTAINER} names no book")));
        };
        if locked.has(root) {
            return Err(Unreadable::Encrypted);
        }
        let bytes = package.part(root)?.ok_or_else(|| missing(root))?;
        let part = Part::new(&bytes, root, limits)?.with_type();
        let document = part.parse(root, limits)?;
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut book = Book::read(document.root_element(), folder);
        book.has_renditions = roots.iter().any(|other| other != root);
        Ok(book)
    }

    fn read(root: Node<'_, '_>, folder: &str) -> Book {
        let group = |name: &str| root.children().find(move |n| n.tag_name().name() == name);
        let parts = |name: &str| group(name).into_iter().flat_map(|group| group.children());
        let mut by_id: HashMap<&str, Item> = HashMap::new();
        let mut items = Vec::new();
        for node in parts("manifest").filter(|node| node.tag_name().name() == "item") {
            let path = node.attribute("href").and_then(|href| address_in(folder, href));
            let (Some(id), Some(path)) = (node.attribute("id"), path) else { continue };
            let kind = node.attribute("media-type").unwrap_or_default();
            let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            let fallback = node.attribute("fallback").map(str::to_string);
            let item = Item { path, kind, fallback };
            items.push(item.clone());
            by_id.entry(id).or_insert(item);
        }
        let (mut spine, mut beside) = (Vec::new(), Vec::new());
        for node in parts("spine").filter(|node| node.tag_name().name() == "itemref") {
            let item = node.attribute("idref").and_then(|id| page(id, &by_id));
            let order =
                if node.attribute("linear") == Some("no") { &mut beside } else { &mut spine };
            order.extend(item.cloned());
        }
        spine.append(&mut beside);
        let meta = group("metadata").map(meta).unwrap_or_default();
        Book { items, spine, meta, has_renditions: false }
    }

    /// The paths of its style sheets, each once.
    pub(super) fn sheets(&self) -> impl Iterator<Item = &str> {
        let mut known = HashSet::new();
        let sheets = self.items.iter().filter(|item| item.is_sheet());
        sheets.map(|item| item.path.as_str()).filter(move |path| known.insert(*path))
    }
}

/// A part of the order: of several forms of one content the first that is text.
fn page<'b>(id: &str, by_id: &'b HashMap<&str, Item>) -> Option<&'b Item> {
    /// Forms of one content that are looked at.
    const FORMS: usize = 16;
    let first = by_id.get(id)?;
    let next = |item: &&'b Item| by_id.get(item.fallback.as_deref()?);
    let mut forms = std::iter::successors(Some(first), next).take(FORMS);
    Some(forms.find(|item| item.is_page()).unwrap_or(first))
}

/// Titles and authors that are looked at: each may be spoken of anywhere else.
const MOST_NAMES: usize = 64;

/// What a book states about itself.
fn meta(metadata: Node<'_, '_>) -> Meta {
    // Of old they stood one level further in.
    let nodes: Vec<Node<'_, '_>> = metadata.descendants().filter(Node::is_element).collect();
    let of = |name: &'static str| {
        nodes.iter().copied().filter(move |node| {
            let space = node.tag_name().namespace().unwrap_or_default();
            node.tag_name().name().eq_ignore_ascii_case(name) && space.contains("purl.org/dc/")
        })
    };
    let attribute = |node: Node<'_, '_>, name: &str| {
        let mut all = node.attributes();
        all.find(|attribute| attribute.name() == name).map(|a| a.value().trim().to_string())
    };
    // What is said of one by another element.
    let refined = |node: Node<'_, '_>, property: &str| {
        let id = node.attribute("id")?;
        let says = |said: &&Node<'_, '_>| {
            let about = said.attribute("refines").and_then(|about| about.strip_prefix('#'));
            about == Some(id) && said.attribute("property") == Some(property)
        };
        nodes.iter().find(says).and_then(|said| said.text()).map(|text| text.trim().to_string())
    };
    let text = |node: Node<'_, '_>| node.text().and_then(line);
    let is_main = |node: &Node<'_, '_>| refined(*node, "title-type").as_deref() == Some("main");
    let title = of("title").take(MOST_NAMES).find(is_main).and_then(text);
    let is_author = |node: &Node<'_, '_>| {
        let role = attribute(*node, "role").or_else(|| refined(*node, "role"));
        role.is_none_or(|role| role.eq_ignore_ascii_case("aut"))
    };
    let mut authors: Vec<String> = Vec::new();
    for author in of("creator").take(MOST_NAMES).filter(is_author).filter_map(text) {
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
    // A program writes this day where it knows none.
    let dated = |node: Node<'_, '_>| {
        node.text().and_then(|text| day(text, None)).filter(|day| !day.starts_with("0101"))
    };
    let event = |node: &Node<'_, '_>| attribute(*node, "event").unwrap_or_default();
    let published = of("date").filter(|node| event(node).eq_ignore_ascii_case("publication"));
    let plain = of("date").filter(|node| event(node).is_empty());
    let source = of("identifier").chain(of("source"));
    Meta {
        title: title.or_else(|| of("title").find_map(text)),
        author: (!authors.is_empty()).then(|| authors.join(", ")),
        publisher: of("publisher").find_map(text),
        published: published.chain(plain).find_map(dated),
        language: of("language").find_map(text),
        address: source.filter_map(|node| node.text()).find_map(address),
        ..Meta::default()
    }
}
