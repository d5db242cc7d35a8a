//! Elements by the rules of XML, as books are read: a tag may close itself, nothing is implied, and what is
//! begun in an element ends with it. And where a page of the printed book begins.

use std::ops::Range;

use super::super::extract::{Unreadable, Why};
use super::elements::{holds_html, is_void};
use super::open::Own;
use super::tokens::Tag;
use super::tree::{LineBreak, Tree};

impl Tree {
    /// A start tag, by the rules of XML.
    pub(super) fn start_in_xml(
        &mut self,
        tag: &Tag<'_>,
        source: Range<usize>,
    ) -> Result<(), Unreadable> {
        let name = tag.name.as_ref();
        self.line_break = LineBreak::Counts;
        let is_foreign = self.is_foreign();
        let (own, around) = self.own(tag);
        if !is_foreign && matches!(name, "iframe" | "embed") {
            self.part_by_frame(own);
        }
        let mut own = Own { gone: own.gone.or_else(|| gone(name)), ..own };
        if is_foreign {
            self.place_in_formula(tag, &mut own, &source)?;
            own.foreign = !holds_html(name);
        } else if matches!(name, "svg" | "math") {
            own.foreign = true;
        } else if name == "br" {
            self.line_break(source)?;
        }
        self.push_with(tag, own, around, None)?;
        if tag.closes_itself {
            self.close_from(self.open.len().saturating_sub(1))?;
        }
        Ok(())
    }

    /// An end tag, by the rules of XML.
    pub(super) fn end_in_xml(&mut self, name: &str) -> Result<(), Unreadable> {
        self.line_break = LineBreak::Counts;
        let found = self.open.iter().rposition(|open| open.name == name);
        found.map_or(Ok(()), |at| self.close_from(at))
    }

    /// What was written from `from` on says where a page of the printed book begins.
    pub(super) fn page_break(&mut self, from: usize) {
        if is_page_number(self.writer.since(from)) {
            self.writer.page_number(from);
        }
    }
}

/// Why no text within an element can be seen. HTML passes over these by their bytes.
fn gone(name: &str) -> Option<Why> {
    let is_gone = matches!(
        name,
        "head" | "noscript" | "noembed" | "noframes" | "iframe" | "script" | "style" | "title"
    );
    // A picture shows nothing that stands in it.
    let is_picture = is_void(name) && name != "hr";
    // Of what is said in two ways, the one for programs that know it.
    (is_gone || is_picture || name == "epub:case").then_some(Why::NotShown)
}

/// Whether a mark says no more than the number of a page.
fn is_page_number(mark: &str) -> bool {
    /// Characters, at most.
    const LONGEST: usize = 16;
    let mark = mark.trim().trim_matches(['[', ']', '(', ')', '{', '}', '|', '-', '\u{2013}', '.']);
    let lower = mark.trim().to_lowercase();
    let number = ["page", "pg.", "p.", "pg", "p", "seite", "s.", "str."]
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower)
        .trim();
    let is_roman = |c: char| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c');
    number.len() <= LONGEST
        && !number.is_empty()
        && (number.bytes().all(|b| b.is_ascii_digit()) || number.chars().all(is_roman))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_page_is_no_word() {
        for (mark, expected) in [
            ("12", true),
            (" [Page 12] ", true),
            ("xiv", true),
            ("p. 7", true),
            ("not", false),
            ("", false),
            ("12 ships", false),
            ("page", false),
        ] {
            assert_eq!(is_page_number(mark), expected, "{mark}");
        }
    }
}
