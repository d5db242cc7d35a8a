//! The marks of notes, which Word counts: they are seen, and no text of the file.

use roxmltree::Node;

use super::names::{child, value, word};
use super::numbering::note_mark;

/// What holds for the notes of one section.
#[derive(Debug, PartialEq, Eq)]
struct Section {
    /// As the file calls it; `None` where it is not sure.
    format: Option<String>,
    begins_anew: bool,
    start: u32,
}

/// How the notes of one kind are numbered, and how many there were.
#[derive(Debug)]
pub(super) struct NoteNumbers {
    /// In order; the last one is never over.
    sections: Vec<Section>,
    /// The section that the text is in.
    at: usize,
    next: u32,
    /// What comes now can be known.
    is_sure: bool,
    /// A mark was left out.
    pub(super) lacks_marks: bool,
}

impl NoteNumbers {
    /// Those of footnotes and of endnotes.
    pub(super) fn both(
        document: Node<'_, '_>,
        settings: Option<Node<'_, '_>>,
    ) -> (NoteNumbers, NoteNumbers) {
        let is_past =
            |node: Node<'_, '_>| node.parent().is_some_and(|parent| word(parent) == "sectPrChange");
        let found = document.descendants().filter(|node| word(*node) == "sectPr");
        let found: Vec<_> = found.filter(|node| !is_past(*node)).collect();
        let of = |name: &str, usual: &str| {
            let all = settings.and_then(|settings| child(settings, name));
            let said = |own: Option<Node<'_, '_>>, what: &str, usual: &str| {
                let of = |node| value(child(node, what)?, "val").map(str::to_string);
                let (whole, own_said) = (all.and_then(of), own.and_then(of));
                // Whether a section that says something else keeps to this is not known.
                let is_doubtful = own.is_some()
                    && own_said.is_none()
                    && whole.as_deref().is_some_and(|whole| whole != usual);
                (!is_doubtful).then(|| own_said.or(whole).unwrap_or_else(|| usual.to_string()))
            };
            let section = |own: Option<Node<'_, '_>>| {
                let restart = said(own, "numRestart", "continuous");
                let begins_anew = restart.as_deref() == Some("eachSect");
                let start = said(own, "numStart", "1").and_then(|start| start.parse().ok());
                let is_sure = (begins_anew || restart.as_deref() == Some("continuous"))
                    && start.is_some_and(|start| start == 1 || !begins_anew);
                let format = said(own, "numFmt", usual).filter(|_| is_sure);
                Section { format, begins_anew, start: start.unwrap_or(1) }
            };
            let own = found.iter().map(|node| section(child(*node, name)));
            let mut sections: Vec<Section> = own.collect();
            if sections.is_empty() {
                sections.push(section(None));
            }
            NoteNumbers::new(sections)
        };
        (of("footnotePr", "decimal"), of("endnotePr", "lowerRoman"))
    }

    fn new(sections: Vec<Section>) -> NoteNumbers {
        let first = sections.first();
        // Where sections differ in how they count, Word alone knows.
        let is_sure = sections.iter().all(|section| {
            section.format.is_some()
                && first.is_some_and(|first| {
                    (first.begins_anew, first.start) == (section.begins_anew, section.start)
                })
        });
        let next = first.map_or(1, |first| first.start);
        NoteNumbers { sections, at: 0, next, is_sure, lacks_marks: false }
    }

    /// A section ends here.
    pub(super) fn end_section(&mut self) {
        self.at += 1;
        if self.sections.get(self.at).is_some_and(|section| section.begins_anew) {
            self.next = 1;
        }
    }

    /// Whether Word counts what stands here is not known.
    pub(super) fn lose_count(&mut self) {
        self.is_sure = false;
    }

    /// The mark of the next note; empty where only Word knows it.
    pub(super) fn next_mark(&mut self) -> String {
        let number = self.next;
        self.next = self.next.saturating_add(1);
        let section = self.sections.get(self.at).filter(|_| self.is_sure);
        let format = section.and_then(|section| section.format.as_deref());
        let mark = format.and_then(|format| note_mark(number, format)).unwrap_or_default();
        self.lacks_marks |= mark.is_empty();
        mark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let check = |format: &str, expected: [&str; 5]| {
            for (number, mark) in [1, 4, 9, 27, 42].into_iter().zip(expected) {
                let format_of = Some(format.to_string());
                let section = Section { format: format_of, begins_anew: false, start: number };
                let mut numbers = NoteNumbers::new(vec![section]);
                assert_eq!(numbers.next_mark(), mark, "{format} {number}");
            }
        };
        check("decimal", ["1", "4", "9", "27", "42"]);
        check("lowerRoman", ["i", "iv", "ix", "xxvii", "xlii"]);
        check("lowerLetter", ["a", "d", "i", "aa", "pp"]);
        check("chicago", ["*", "§", "***", "‡‡‡‡‡‡‡", "†††††††††††"]);
    }
}
