//! Goes through what stands in a paragraph: runs, fields, notes, changes.

use super::super::capitals::{self, Case};
use super::super::extract::Why;
use super::super::height::{self, Height};
use super::super::notes::{Meaning, is_mark};
use super::names::{Node, Space, all_words, child, said, tag};
use super::place::{Boxes, Done, Place, Walk};

/// Blanks that one element can stand for: more make no difference to any reader.
const MOST_BLANKS: usize = 256;

impl<'a> Walk<'a> {
    /// Text and what stands in it.
    pub(super) fn inline(
        &mut self,
        node: Node<'a>,
        place: Place<'a>,
        boxes: &mut Boxes<'a>,
    ) -> Done {
        for part in node.children() {
            if part.is_text() {
                self.words(part, place)?;
            } else if part.is_element() {
                self.element(part, place, boxes)?;
            }
        }
        Ok(())
    }

    fn element(&mut self, node: Node<'a>, place: Place<'a>, boxes: &mut Boxes<'a>) -> Done {
        let (space, name) = tag(node);
        match (space, name) {
            (Space::Text, "span") => {
                let style = said(node, Space::Text, "style-name");
                let letters = self.styles.run(style, place.letters);
                self.inline(node, Place { letters, ..place }, boxes)
            }
            (Space::Text, "a") => {
                self.writer.beside(said(node, Space::Office, "title").unwrap_or_default())?;
                let style = said(node, Space::Text, "style-name");
                let letters = self.styles.run(style, place.letters);
                self.inline(node, Place { letters, ..place }, boxes)
            }
            (Space::Text, "s") => {
                let count = said(node, Space::Text, "c").map_or(Some(1), |n| n.parse().ok());
                let blanks = " ".repeat(count.unwrap_or(MOST_BLANKS).min(MOST_BLANKS));
                self.sign(&blanks, node, place)
            }
            (Space::Text, "tab") => self.sign("\t", node, place),
            (Space::Text, "line-break") => {
                if let Some(why) = self.why_unseen(place) {
                    return self.writer.hidden("\n", why);
                }
                self.is_blank = true;
                self.writer.line_break(self.source(node));
                Ok(())
            }
            (Space::Text, "note") => self.note(node, place),
            (Space::Text, "ruby") => {
                if let Some(base) = child(node, Space::Text, "ruby-base") {
                    self.inline(base, place, boxes)?;
                }
                let sound = child(node, Space::Text, "ruby-text").map(all_words);
                self.writer.beside(&sound.unwrap_or_default())
            }
            (Space::Text, "change" | "change-start" | "change-end") => {
                self.change(node, place.gone)
            }
            (Space::Text, "hidden-text") => {
                let is_shown = said(node, Space::Text, "is-hidden") == Some("false");
                let place = if is_shown { place } else { place.without(Why::NotShown) };
                self.inline(node, place, boxes)
            }
            // The number is counted; a script is no text.
            (Space::Text, "number" | "script" | "hidden-paragraph") => Ok(()),
            (Space::Text, name) if is_field(name) => {
                let is_shown = said(node, Space::Text, "display") != Some("none");
                let place = if is_shown { place } else { place.without(Why::NotShown) };
                self.inline(node, place, boxes)
            }
            (Space::Loext, "content-control") => self.inline(node, place, boxes),
            (Space::Office, "annotation") => self.writer.beside(&all_words(node)),
            (Space::Draw, _) => self.drawing(node, place, boxes),
            // What nobody knows is not shown.
            _ => self.writer.hidden(&all_words(node), place.gone.unwrap_or(Why::NotShown)),
        }
    }

    /// Characters as they stand there. White space counts once.
    fn words(&mut self, node: Node<'a>, place: Place<'a>) -> Done {
        let text = node.text().unwrap_or_default();
        let range = node.range();
        let (map, is_same) = (self.map, text.len() == range.len());
        let source = |part: std::ops::Range<usize>| {
            let part = if is_same {
                range.start + part.start..range.start + part.end
            } else {
                range.clone()
            };
            map.and_then(|map| map.source(part))
        };
        if let Some(why) = self.why_unseen(place) {
            return self.writer.hidden(text, why);
        }
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let word = rest.trim_start_matches(is_blank);
            let blank = rest.len() - word.len();
            if blank > 0 {
                if !std::mem::replace(&mut self.is_blank, true) {
                    self.writer.verbatim(" ", source(at..at + blank))?;
                }
                at += blank;
                continue;
            }
            // Up to the next blank that is not a single space.
            let end = rest.as_bytes().windows(2).position(|two| {
                two.first().is_some_and(|b| matches!(b, b'\t' | b'\n' | b'\r'))
                    || two.iter().all(|b| is_blank(char::from(*b)))
            });
            let mut end = end.unwrap_or(rest.len());
            if end == rest.len() {
                end -= rest.len() - rest.trim_end_matches(is_blank).len();
            }
            let run = rest.get(..end).unwrap_or_default();
            self.is_blank = false;
            self.run(run, place, source(at..at + end).as_ref())?;
            at += end;
        }
        Ok(())
    }

    /// Letters of one kind, seen.
    fn run(
        &mut self,
        text: &str,
        place: Place<'a>,
        source: Option<&std::ops::Range<usize>>,
    ) -> Done {
        let height = place.letters.height();
        let case = if height == Height::OnLine { place.letters.case() } else { Case::AsWritten };
        capitals::write(
            &mut self.writer,
            text,
            (case, self.casing),
            source,
            &mut |w, text, source| w.verbatim_at(text, height, Meaning::Unknown, source),
        )
    }

    /// The mark of a note stands in the text, the note itself behind all of it.
    fn note(&mut self, node: Node<'a>, place: Place<'a>) -> Done {
        let why = self.why_unseen(place);
        let citation = child(node, Space::Text, "note-citation");
        let mark = citation.map(all_words).unwrap_or_default();
        let mark = mark.trim();
        if let (Some(citation), false) = (citation, mark.is_empty()) {
            if let Some(why) = why {
                self.writer.hidden(mark, why)?;
            } else {
                let what = if is_mark(mark) { Meaning::Note } else { Meaning::Unknown };
                let seen: String = mark.chars().map(height::raised_mark).collect();
                let from = self.writer.len();
                self.writer.verbatim(&seen, self.source(citation))?;
                self.writer.raised(from, what);
                self.is_blank = false;
            }
        }
        if let Some(body) = child(node, Space::Text, "note-body") {
            let gone = place.gone.or(why);
            let place = Place { gone, ..place };
            match said(node, Space::Text, "note-class") {
                Some("endnote") => self.notes.1.push((body, place)),
                _ => self.notes.0.push((body, place)),
            }
        }
        Ok(())
    }

    /// The place of a tracked change.
    pub(super) fn change(&mut self, node: Node<'a>, gone: Option<Why>) -> Done {
        let Some(id) = said(node, Space::Text, "change-id") else { return Ok(()) };
        match tag(node).1 {
            "change-start" if self.deletions.contains(id) => self.open_deletion = Some(id),
            "change-end" if self.open_deletion == Some(id) => self.open_deletion = None,
            "change" if gone.is_none() => return self.delete(id),
            _ => {}
        }
        Ok(())
    }

    /// A character that an element stands for.
    pub(super) fn sign(&mut self, sign: &str, node: Node<'a>, place: Place<'a>) -> Done {
        if let Some(why) = self.why_unseen(place) {
            return self.writer.hidden(sign, why);
        }
        self.is_blank = false;
        self.writer.verbatim(sign, self.source(node))
    }

    pub(super) fn why_unseen(&self, place: Place<'a>) -> Option<Why> {
        place.why_unseen().or(self.open_deletion.map(|_| Why::Deleted))
    }

    /// The bytes of an element.
    pub(super) fn source(&self, node: Node<'a>) -> Option<std::ops::Range<usize>> {
        self.map.and_then(|map| map.source(node.range()))
    }
}

/// The white space of XML; a no-break space is a letter.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Elements that show the text in them. Marks of places have none.
fn is_field(name: &str) -> bool {
    let is_mark = |name: &str| {
        ["bookmark", "reference-mark", "toc-mark", "user-index-mark", "alphabetical-index-mark"]
            .iter()
            .any(|mark| {
                name.strip_prefix(mark).is_some_and(|end| matches!(end, "" | "-start" | "-end"))
            })
    };
    is_mark(name)
        || name.starts_with("sender-")
        || name.starts_with("variable-")
        || name.starts_with("page-variable-")
        || name.starts_with("user-field-")
        || name.starts_with("database-")
        || name.ends_with("-ref")
        || name.ends_with("-count")
        || name.ends_with("-date")
        || name.ends_with("-time")
        || matches!(
            name,
            "date"
                | "time"
                | "page-number"
                | "page-continuation"
                | "author-name"
                | "author-initials"
                | "chapter"
                | "file-name"
                | "template-name"
                | "sheet-name"
                | "sequence"
                | "expression"
                | "text-input"
                | "initial-creator"
                | "creator"
                | "description"
                | "user-defined"
                | "printed-by"
                | "title"
                | "subject"
                | "keywords"
                | "editing-cycles"
                | "editing-duration"
                | "placeholder"
                | "conditional-text"
                | "bibliography-mark"
                | "drop-down"
                | "table-formula"
                | "measure"
                | "dde-connection"
                | "execute-macro"
                | "meta"
                | "meta-field"
                | "soft-page-break"
                | "index-entry-span"
        )
}
