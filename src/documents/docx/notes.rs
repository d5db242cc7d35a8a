//! The marks of notes, which Word counts: they are seen, and no text of the file.

use roxmltree::Node;

use super::names::{child, value, word};
use super::numbering::note_mark;

/// How the notes of one kind are numbered, and how many there were.
#[derive(Debug)]
pub(super) struct NoteNumbers {
    /// As the file calls it; `None` where it begins anew on pages or in sections, which only Word knows.
    format: Option<String>,
    next: u32,
}

impl NoteNumbers {
    /// Those of footnotes and of endnotes.
    pub(super) fn both(
        document: Node<'_, '_>,
        settings: Option<Node<'_, '_>>,
    ) -> (NoteNumbers, NoteNumbers) {
        let of = |name: &str, usual: &str| {
            let own = || document.descendants().filter(|node| word(*node) == "sectPr");
            let sections: Vec<_> = own().filter_map(|section| child(section, name)).collect();
            let settings = settings.and_then(|settings| child(settings, name));
            let all = || sections.iter().copied().chain(settings);
            let said = |what: &str| {
                all().find_map(|node| value(child(node, what)?, "val").map(str::to_string))
            };
            let is_anew = all().any(|node| {
                let restart = child(node, "numRestart").and_then(|said| value(said, "val"));
                restart.is_some_and(|restart| restart != "continuous")
            });
            let formats = sections.iter().filter_map(|node| child(*node, "numFmt")).count();
            let is_one = formats == 0 || formats == 1 && own().count() == 1;
            let format = said("numFmt").unwrap_or_else(|| usual.to_string());
            let next = said("numStart").and_then(|start| start.parse().ok()).unwrap_or(1);
            NoteNumbers { format: Some(format).filter(|_| !is_anew && is_one), next }
        };
        (of("footnotePr", "decimal"), of("endnotePr", "lowerRoman"))
    }

    /// The mark of the next note; empty where only Word knows it.
    pub(super) fn next_mark(&mut self) -> String {
        let number = self.next;
        self.next = self.next.saturating_add(1);
        let format = self.format.as_deref();
        format.and_then(|format| note_mark(number, format)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let check = |format: &str, expected: [&str; 5]| {
            for (number, mark) in [1, 4, 9, 27, 42].into_iter().zip(expected) {
                let mut numbers = NoteNumbers { format: Some(format.to_string()), next: number };
                assert_eq!(numbers.next_mark(), mark, "{format} {number}");
            }
        };
        check("decimal", ["1", "4", "9", "27", "42"]);
        check("lowerRoman", ["i", "iv", "ix", "xxvii", "xlii"]);
        check("lowerLetter", ["a", "d", "i", "aa", "pp"]);
        check("chicago", ["*", "§", "***", "‡‡‡‡‡‡‡", "†††††††††††"]);
    }
}
