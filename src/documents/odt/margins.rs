//! Headers and footers: which kinds of pages are in use, what stands in their margins, and which lines of it are
//! only the number of the page.

use std::collections::{HashMap, HashSet};

use super::names::{Node, Space, said, tag};
use super::styles::{Family, Styles};

/// The kinds of pages that some page of the text is of.
pub(super) fn shown<'a>(
    body: Node<'a>,
    masters: Option<Node<'a>>,
    styles: &Styles<'a>,
) -> HashSet<&'a str> {
    let all = || masters.into_iter().flat_map(|group| group.children()).filter(is_master);
    let name = |node: &Node<'a>| said(*node, Space::Style, "name");
    // The first page is of the usual kind, unless its first paragraph says otherwise.
    let usual = all().find(|node| name(node) == Some("Standard")).or_else(|| all().next());
    let mut shown: HashSet<&str> = usual.as_ref().and_then(name).into_iter().collect();
    let mut known = HashSet::new();
    for node in body.descendants() {
        let (family, style) = match tag(node) {
            (Space::Text, "p" | "h") => (Family::Paragraph, said(node, Space::Text, "style-name")),
            (Space::Table, "table") => (Family::Table, said(node, Space::Table, "style-name")),
            _ => continue,
        };
        if let Some(style) = style.filter(|style| known.insert((family, *style))) {
            shown.extend(styles.masters(family, style));
        }
    }
    // A kind of page may say which kind follows it.
    let next = |node: Node<'a>| Some((name(&node)?, said(node, Space::Style, "next-style-name")?));
    let next: HashMap<&str, &str> = all().filter_map(next).collect();
    let mut new: Vec<&str> = shown.iter().copied().collect();
    while let Some(one) = new.pop() {
        new.extend(next.get(one).copied().filter(|next| shown.insert(*next)));
    }
    shown
}

/// Each header and footer, and whether some page shows it.
pub(super) fn margins<'a>(
    masters: Option<Node<'a>>,
    shown: &HashSet<&str>,
) -> Vec<(Node<'a>, bool)> {
    let all = masters.into_iter().flat_map(|group| group.children()).filter(is_master);
    let mut margins = Vec::new();
    for master in all {
        let is_used = said(master, Space::Style, "name").is_some_and(|name| shown.contains(name));
        for part in master.children() {
            let (Space::Style | Space::Loext, name) = tag(part) else { continue };
            if !name.starts_with("header") && !name.starts_with("footer") {
                continue;
            }
            let is_on = said(part, Space::Style, "display") != Some("false");
            margins.push((part, is_used && is_on));
        }
    }
    margins
}

/// Whether a paragraph of a margin is only the number of the page. It is another one on each page, and the
/// file has the one that was shown last.
pub(super) fn is_page_number(paragraph: Node<'_>) -> bool {
    let mut has_number = false;
    for node in paragraph.descendants() {
        if counts_pages(node) {
            has_number = true;
        } else if tag(node).0 == Space::Draw {
            return false;
        } else if node.is_text() {
            let is_counted = node.ancestors().any(counts_pages);
            if !is_counted && node.text().unwrap_or_default().contains(char::is_alphanumeric) {
                return false;
            }
        }
    }
    has_number
}

fn counts_pages(node: Node<'_>) -> bool {
    matches!(tag(node), (Space::Text, "page-number" | "page-count"))
}

fn is_master(node: &Node<'_>) -> bool {
    tag(*node) == (Space::Style, "master-page")
}
