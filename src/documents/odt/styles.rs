//! The styles of a document, as far as they decide what text is and whether it is seen.

use std::collections::HashMap;

use super::super::extract::Why;
use super::letters::{Ground, Letters, ground};
use super::lists::ListStyle;
use super::names::{Node, Space, child, said, tag};

/// What a style is for: names are names of one family only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Text,
    Paragraph,
    Section,
    Table,
    Column,
    Row,
    Cell,
    Graphic,
}

impl Family {
    fn of(name: &str) -> Option<Family> {
        Some(match name {
            "text" => Family::Text,
            "paragraph" => Family::Paragraph,
            "section" => Family::Section,
            "table" => Family::Table,
            "table-column" => Family::Column,
            "table-row" => Family::Row,
            "table-cell" => Family::Cell,
            "graphic" => Family::Graphic,
            _ => return None,
        })
    }
}

/// What is said about a box: a paragraph, a cell, a table, a frame.
#[derive(Clone, Copy, Debug, Default)]
struct Looks {
    ground: Option<Ground>,
    /// The ground is said to let through what is below.
    is_clear: bool,
}

#[derive(Debug, Default)]
struct Style<'a> {
    name: &'a str,
    parent: Option<&'a str>,
    letters: Letters,
    looks: Looks,
    /// The level in the outline, from 1; 0 is none.
    outline: Option<u8>,
    list: Option<&'a str>,
    master: Option<&'a str>,
}

/// What is said about a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Paragraph<'a> {
    pub(super) letters: Letters,
    pub(super) ground: Option<Ground>,
    pub(super) outline: Option<u8>,
    pub(super) list: Option<&'a str>,
    pub(super) is_title: bool,
    pub(super) is_quotation: bool,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles<'a> {
    by_name: HashMap<(Family, &'a str), Style<'a>>,
    lists: HashMap<&'a str, ListStyle>,
    /// How headings are numbered.
    pub(super) outline: ListStyle,
    /// What holds for all paragraphs.
    default: Letters,
    pub(super) language: Option<String>,
}

/// A style has a parent, which has a parent: so many are followed.
const LONGEST_LINE: usize = 32;

impl<'a> Styles<'a> {
    /// Reads `<office:styles>` and `<office:automatic-styles>`.
    pub(super) fn read(all: impl IntoIterator<Item = Node<'a>>) -> Styles<'a> {
        let mut styles = Styles::default();
        let mut lists = Vec::new();
        for node in all.into_iter().flat_map(|group| group.children()) {
            match tag(node) {
                (Space::Style, "style") => styles.style(node),
                (Space::Style, "default-style")
                    if said(node, Space::Style, "family") == Some("paragraph") =>
                {
                    let letters = child(node, Space::Style, "text-properties");
                    styles.default = letters.map(Letters::read).unwrap_or_default();
                    styles.language = letters.and_then(language);
                }
                (Space::Text, "list-style") => lists.push(node),
                (Space::Text, "outline-style") => styles.outline = styles.list_style(node),
                _ => {}
            }
        }
        for node in lists {
            if let Some(name) = said(node, Space::Style, "name") {
                let list = styles.list_style(node);
                styles.lists.insert(name, list);
            }
        }
        styles
    }

    fn list_style(&self, node: Node<'a>) -> ListStyle {
        ListStyle::read(node, |name| self.run(Some(name), Letters::default()))
    }

    fn style(&mut self, node: Node<'a>) {
        let family = said(node, Space::Style, "family").and_then(Family::of);
        let (Some(family), Some(name)) = (family, said(node, Space::Style, "name")) else { return };
        let mut style = Style {
            name,
            parent: said(node, Space::Style, "parent-style-name").filter(|name| !name.is_empty()),
            outline: said(node, Space::Style, "default-outline-level")
                .map(|level| level.parse().unwrap_or_default()),
            list: said(node, Space::Style, "list-style-name"),
            master: said(node, Space::Style, "master-page-name").filter(|name| !name.is_empty()),
            ..Style::default()
        };
        for properties in node.children().filter(|node| node.is_element()) {
            match tag(properties) {
                (Space::Style, "text-properties") => style.letters = Letters::read(properties),
                (Space::Style, _) => {
                    let looks = looks(properties);
                    if looks.ground.is_some() || looks.is_clear {
                        style.looks = looks;
                    }
                }
                _ => {}
            }
        }
        self.by_name.insert((family, name), style);
    }

    /// A style and those above it.
    fn line<'s>(
        &'s self,
        family: Family,
        name: Option<&'s str>,
    ) -> impl Iterator<Item = &'s Style<'a>> {
        let first = name.and_then(|name| self.by_name.get(&(family, name)));
        let next = move |style: &&Style<'a>| {
            style.parent.and_then(|name| self.by_name.get(&(family, name)))
        };
        std::iter::successors(first, next).take(LONGEST_LINE)
    }

    pub(super) fn paragraph(&self, name: Option<&str>) -> Paragraph<'a> {
        let mut said = Paragraph::default();
        let mut is_clear = false;
        for style in self.line(Family::Paragraph, name) {
            said.letters = said.letters.or(style.letters);
            if !is_clear {
                said.ground = said.ground.or(style.looks.ground);
                is_clear = style.looks.is_clear && said.ground.is_none();
            }
            said.outline = said.outline.or(style.outline);
            said.list = said.list.or(style.list);
            said.is_title |= style.name == "Title";
            said.is_quotation |= matches!(style.name, "Quotations" | "Quote" | "Block_20_Text");
        }
        said.letters = said.letters.or(self.default);
        said
    }

    /// The letters of a run: what its style says, then what holds around it.
    pub(super) fn run(&self, name: Option<&str>, around: Letters) -> Letters {
        let own = self.line(Family::Text, name);
        own.fold(Letters::default(), |said, style| said.or(style.letters)).or(around)
    }

    /// What a box stands on, if it says so.
    pub(super) fn ground(&self, family: Family, name: Option<&str>) -> Option<Ground> {
        let mut line = self.line(family, name);
        line.find_map(|style| {
            (style.looks.is_clear || style.looks.ground.is_some()).then_some(style.looks.ground)
        })
        .flatten()
    }

    pub(super) fn list(&self, name: Option<&str>) -> Option<&ListStyle> {
        name.and_then(|name| self.lists.get(name))
    }

    /// The kinds of pages that begin with paragraphs or tables of a style.
    pub(super) fn masters<'s>(
        &'s self,
        family: Family,
        name: &'s str,
    ) -> impl Iterator<Item = &'a str> + 's {
        self.line(family, Some(name)).filter_map(|style| style.master)
    }
}

/// What the properties of a box say of what stands in it.
fn looks(node: Node<'_>) -> Looks {
    let fill = said(node, Space::Draw, "fill");
    let color = said(node, Space::Fo, "background-color");
    let has_picture = child(node, Space::Style, "background-image")
        .is_some_and(|image| said(image, Space::Xlink, "href").is_some() || image.has_children());
    if has_picture || matches!(fill, Some("gradient" | "bitmap" | "hatch")) {
        return Looks { ground: Some(Ground::Unknown), is_clear: false };
    }
    let solid = if fill == Some("solid") { said(node, Space::Draw, "fill-color") } else { None };
    Looks { ground: color.or(solid).and_then(ground), is_clear: color == Some("transparent") }
}

/// Whether a kind of page has a ground of its own.
pub(super) fn is_coloured(layout: Node<'_>) -> bool {
    let properties = child(layout, Space::Style, "page-layout-properties");
    properties.is_some_and(|node| match looks(node).ground {
        None => false,
        Some(ground) => ground != Ground::Color([255; 3]),
    })
}

/// The language that all paragraphs have when they say nothing else.
fn language(letters: Node<'_>) -> Option<String> {
    let language = said(letters, Space::Fo, "language").filter(|tag| is_tag(tag))?;
    let country = said(letters, Space::Fo, "country").filter(|tag| is_tag(tag));
    Some(country.map_or(language.to_string(), |country| format!("{language}-{country}")))
}

fn is_tag(tag: &str) -> bool {
    (2..=8).contains(&tag.len())
        && tag.bytes().all(|b| b.is_ascii_alphanumeric())
        && !matches!(tag, "none" | "zxx")
}

/// Why a row is not seen.
pub(super) fn hides_row(row: Node<'_>) -> Option<Why> {
    let visibility = said(row, Space::Table, "visibility");
    matches!(visibility, Some("collapse" | "filter")).then_some(Why::NotShown)
}
