//! Headers and footers: which of them some page shows, and which lines of them are only the number of the page.

use roxmltree::Node;

use super::names::{switch, value, word};
use super::relations::Relation;

/// The headers and footers that some page shows, each once.
pub(super) fn margins(root: Node<'_, '_>, relations: &[Relation], both_sides: bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for section in root.descendants().filter(|node| word(*node) == "sectPr") {
        for reference in section.children() {
            let is_shown = match value(reference, "type") {
                Some("first") => switch(section, "titlePg") == Some(true),
                Some("even") => both_sides,
                _ => true,
            };
            if !matches!(word(reference), "headerReference" | "footerReference") || !is_shown {
                continue;
            }
            let id = value(reference, "id").unwrap_or_default();
            let named = relations.iter().find(|relation| relation.id == id);
            if let Some(part) = named.map(|relation| &relation.part)
                && !names.contains(part)
            {
                names.push(part.clone());
            }
        }
    }
    names
}

/// Whether a paragraph of a margin is only the number of the page. It is another one on each page, and the
/// file has the one that was shown last.
pub(super) fn is_page_number(paragraph: Node<'_, '_>) -> bool {
    let mut has_number = false;
    let mut fields: Vec<String> = Vec::new();
    for node in paragraph.descendants() {
        match word(node) {
            "fldChar" => match value(node, "fldCharType") {
                Some("begin") => fields.push(String::new()),
                Some("end") => drop(fields.pop()),
                _ => {}
            },
            "instrText" => {
                let text = node.text().unwrap_or_default();
                fields.last_mut().into_iter().for_each(|own| own.push_str(text));
                has_number |= fields.last().is_some_and(|own| counts_pages(own));
            }
            "fldSimple" => has_number |= value(node, "instr").is_some_and(counts_pages),
            "pgNum" => has_number = true,
            "t" => {
                let is_counted = fields.last().is_some_and(|own| counts_pages(own))
                    || node.ancestors().any(|outer| {
                        word(outer) == "fldSimple"
                            && value(outer, "instr").is_some_and(counts_pages)
                    });
                if !is_counted && node.text().unwrap_or_default().contains(char::is_alphanumeric) {
                    return false;
                }
            }
            "sym" | "drawing" | "pict" | "object" => return false,
            _ => {}
        }
    }
    has_number
}

/// Whether the instruction of a field asks for the number of the page, or for how many there are.
fn counts_pages(instruction: &str) -> bool {
    let name = instruction.split_whitespace().next().unwrap_or_default();
    ["PAGE", "NUMPAGES", "SECTIONPAGES"].iter().any(|own| own.eq_ignore_ascii_case(name))
}
