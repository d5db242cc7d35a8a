//! Runs: letters as their fonts and styles show them, and what stands among them (fields, signs, notes,
//! drawings with text boxes).

use std::ops::Range;

use roxmltree::Node;

use super::super::capitals;
use super::super::extract::{AsideKind, Unreadable, Why};
use super::super::height::{self, Height};
use super::super::notes::{Meaning, is_mark};
use super::super::turned::{TURNED, is_turned};
use super::body::{Done, Place, TextBox, Walk, all_words, chosen};
use super::names::{child, formula, is_choice, value, word};
use super::pictures::Pictures;

impl Walk<'_> {
    pub(super) fn run<'n, 'i>(
        &mut self,
        node: Node<'n, 'i>,
        place: Place,
        boxes: &mut Vec<TextBox<'n, 'i>>,
    ) -> Done {
        let said = child(node, "rPr");
        let letters = self.styles.run(said, place.letters);
        let why = place.gone.or(letters.why_unseen(place.ground));
        let height = if place.height == Height::OnLine { letters.height() } else { place.height };
        let meaning = if is_own_mark(node) { Meaning::Note } else { place.meaning };
        let place = Place { letters, height, meaning, ..place };
        for part in node.children() {
            self.part_of_run(part, why, place, boxes)?;
        }
        Ok(())
    }

    fn part_of_run<'n, 'i>(
        &mut self,
        node: Node<'n, 'i>,
        why: Option<Why>,
        place: Place,
        boxes: &mut Vec<TextBox<'n, 'i>>,
    ) -> Done {
        if is_choice(node) {
            for part in chosen(node).into_iter().flat_map(|form| form.children()) {
                self.part_of_run(part, why, place, boxes)?;
            }
            return Ok(());
        }
        if formula(node) == "t" {
            return self.words(node, why, place);
        }
        // The instruction of a field is not shown, whatever stands in it.
        let is_code = self.fields.contains(&true) && !is_field_part(node);
        let why = why.or(is_code.then_some(Why::Beside));
        match word(node) {
            "t" => self.words(node, why, place),
            "delText" => self.words(node, why.or(Some(Why::Deleted)), place),
            "fldChar" => {
                let kind = value(node, "fldCharType");
                self.in_field = kind == Some("begin");
                match kind {
                    Some("begin") => self.fields.push(true),
                    Some("separate") => self.fields.last_mut().into_iter().for_each(|f| *f = false),
                    _ => drop(self.fields.pop()),
                }
                Ok(())
            }
            "instrText" | "delInstrText" => {
                let text = node.text().unwrap_or_default();
                if self.in_field && !text.trim().is_empty() {
                    self.in_field = false;
                    if why.is_none() {
                        self.shown_by(text, node)?;
                    }
                }
                self.words(node, Some(Why::Beside), place)
            }
            "tab" | "ptab" => self.sign("\t", node, why),
            "br" | "cr" => {
                if let Some(why) = why {
                    return self.writer.hidden("\n", why);
                }
                self.writer.line_break(self.source(node.range()));
                Ok(())
            }
            "noBreakHyphen" => self.sign("\u{2011}", node, why),
            "softHyphen" => self.sign("\u{ad}", node, why),
            "sym" => {
                let code = value(node, "char").and_then(|hex| u32::from_str_radix(hex, 16).ok());
                let sign = code.and_then(char::from_u32).unwrap_or('\u{fffd}');
                let font = value(node, "font").unwrap_or_default();
                let mut sign = Pictures::of(font).map_or(Some(sign), |font| font.seen(sign));
                // Without a font that is known, a sign of private use says nothing.
                sign = sign.filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}'));
                match (sign, why) {
                    (None, None) => self.picture(font, self.source(node.range())),
                    (Some(sign), None) if place.meaning == Meaning::Note => {
                        self.raised_mark(&sign.to_string(), self.source(node.range()))
                    }
                    (Some(sign), None) => {
                        let (height, what) = (place.height, place.meaning);
                        let source = self.source(node.range());
                        self.writer.verbatim_at(&sign.to_string(), height, what, source)
                    }
                    (sign, Some(why)) => {
                        self.writer.hidden(&sign.unwrap_or('\u{fffd}').to_string(), why)
                    }
                }
            }
            "commentReference" => {
                let text = value(node, "id").and_then(|id| self.comments.remove(id));
                self.writer.beside(&text.unwrap_or_default())
            }
            "footnoteReference" | "endnoteReference" => self.note_mark(node, why),
            "footnoteRef" | "endnoteRef" => self.own_mark(why),
            "ruby" => {
                let base = child(node, "rubyBase");
                if let Some(base) = base {
                    let gone = place.gone.or(why);
                    self.inline(base, Place { gone, ..place }, boxes)?;
                }
                let sound: String = child(node, "rt").map(all_words).unwrap_or_default();
                self.writer.beside(&sound)
            }
            "drawing" | "pict" | "object" if why.is_none() => {
                // The words of a box stand in the line, and are read behind the paragraph.
                // A picture parts them from each other.
                if is_in_line(node) && node.descendants().any(shows_words) {
                    self.writer.part();
                } else if is_in_line(node) {
                    self.writer.seam();
                }
                self.drawing(node, None, boxes)
            }
            name @ ("pgNum" | "dayShort" | "monthShort" | "yearShort" | "dayLong" | "monthLong"
            | "yearLong")
                if why.is_none() =>
            {
                self.unread_field(name, node)
            }
            _ => Ok(()),
        }
    }

    /// What leads to a note.
    fn note_mark(&mut self, node: Node<'_, '_>, why: Option<Why>) -> Done {
        let is_end = word(node) == "endnoteReference";
        let numbers = if is_end { &mut self.numbers.1 } else { &mut self.numbers.0 };
        // The mark stands in the text, and is not counted.
        if has_own_mark(node) {
            if let (None, Some(id)) = (why, value(node, "id")) {
                self.notes.entry((is_end, id.to_string())).or_default();
            }
            return Ok(());
        }
        let key = value(node, "id").map(|id| (is_end, id.to_string()));
        let Some(key) = key.filter(|key| why.is_none() && !self.notes.contains_key(key)) else {
            // Whether Word counts what it does not show rests on how it is set.
            numbers.lose_count();
            return Ok(());
        };
        let mark = numbers.next_mark();
        self.raised_mark(&mark, self.source(node.range()))?;
        self.notes.insert(key, mark);
        Ok(())
    }

    /// The mark of a note is no digit of a number before it, however it is set.
    fn raised_mark(&mut self, mark: &str, source: Option<Range<usize>>) -> Done {
        let mark: String = mark.chars().map(height::raised_mark).collect();
        let from = self.writer.len();
        self.writer.verbatim(&mark, source)?;
        self.writer.raised(from, Meaning::Note);
        Ok(())
    }

    /// The mark before a note.
    fn own_mark(&mut self, why: Option<Why>) -> Done {
        let mark = std::mem::take(&mut self.own_mark);
        let mark: String = mark.chars().map(height::raised_mark).collect();
        if why.is_some() {
            return Ok(());
        }
        let from = self.writer.len();
        self.writer.verbatim(&mark, None)?;
        self.writer.aside(from, AsideKind::NoteMark, "");
        Ok(())
    }

    /// What Word shows here stands in no text of the file.
    fn unread_field(&mut self, name: &str, node: Node<'_, '_>) -> Done {
        let from = self.writer.len();
        self.writer.verbatim("\u{fffd}", self.source(node.range()))?;
        self.writer.unread(from, format!("what a field shows was not read ({name})"));
        Ok(())
    }

    /// What a field shows by its instruction. Of a few kinds it is something that no text of the file says;
    /// whether it was one of these.
    pub(super) fn shown_by(
        &mut self,
        instruction: &str,
        node: Node<'_, '_>,
    ) -> Result<bool, Unreadable> {
        const SHOWN: [&str; 8] = [
            "EQ",
            "SYMBOL",
            "LISTNUM",
            "AUTONUM",
            "AUTONUMLGL",
            "AUTONUMOUT",
            "MACROBUTTON",
            "GOTOBUTTON",
        ];
        let mut words = instruction.trim_start().split(|c: char| c.is_whitespace() || c == '\\');
        let name = words.next().unwrap_or_default();
        let is_shown = SHOWN.iter().any(|shown| shown.eq_ignore_ascii_case(name));
        if is_shown {
            self.unread_field(&name.to_ascii_uppercase(), node)?;
        }
        Ok(is_shown)
    }

    /// Descriptions stand beside the text; text boxes are kept for later.
    fn drawing<'n, 'i>(
        &mut self,
        node: Node<'n, 'i>,
        why: Option<Why>,
        boxes: &mut Vec<TextBox<'n, 'i>>,
    ) -> Done {
        if is_choice(node) {
            return chosen(node).map_or(Ok(()), |form| self.drawing(form, why, boxes));
        }
        if word(node) == "txbxContent" {
            boxes.push((node, why));
            return Ok(());
        }
        let name = node.tag_name().name();
        let described = match name {
            "docPr" => &["descr", "title"][..],
            "shape" | "rect" => &["alt", "title"],
            // A word across the page, as a watermark.
            "textpath" => &["string"],
            _ => &[],
        };
        for name in described {
            self.writer.beside(node.attribute(*name).unwrap_or_default())?;
        }
        let why = why.or(is_hidden(node).then_some(Why::NotShown));
        for child in node.children() {
            self.drawing(child, why, boxes)?;
        }
        Ok(())
    }

    /// The text of `<w:t>`. Each space in it counts, those at its ends only when it says so.
    fn words(&mut self, node: Node<'_, '_>, why: Option<Why>, place: Place) -> Done {
        let (height, what) = (place.height, place.meaning);
        let keeps = value(node, "space") == Some("preserve");
        for part in node.children().filter(|part| part.is_text()) {
            let (text, range) = (part.text().unwrap_or_default(), part.range());
            let kept = if keeps { text } else { text.trim_matches([' ', '\t', '\n', '\r']) };
            let skipped = kept.as_ptr() as usize - text.as_ptr() as usize;
            let range = if text.len() == range.len() {
                range.start + skipped..range.start + skipped + kept.len()
            } else {
                range
            };
            if let Some(why) = why {
                self.writer.hidden(kept, why)?;
            } else {
                let source = self.source(range);
                let kept = kept.replace(['\n', '\r', '\t'], " ");
                if place.turned.is_some_and(|turned| is_turned(&kept, turned)) {
                    let from = self.writer.len();
                    let unknown = |c: char| if c.is_whitespace() { c } else { '\u{fffd}' };
                    self.writer.verbatim(&kept.chars().map(unknown).collect::<String>(), source)?;
                    self.writer.unread(from, TURNED.to_string());
                    continue;
                }
                if let Some(font) = place.letters.pictures() {
                    self.pictures(&kept, font, source.as_ref())?;
                    continue;
                }
                if what == Meaning::Note {
                    self.raised_mark(&kept, source)?;
                    continue;
                }
                let case = place.letters.case();
                capitals::write(
                    &mut self.writer,
                    &kept,
                    case,
                    source.as_ref(),
                    &mut |writer, text, at| writer.verbatim_at(text, height, what, at),
                )?;
            }
        }
        Ok(())
    }

    /// Letters of a font that draws other signs.
    fn pictures(&mut self, text: &str, font: Pictures, source: Option<&Range<usize>>) -> Done {
        for c in text.chars() {
            match font.seen(c) {
                Some(seen) => {
                    self.writer.verbatim(seen.encode_utf8(&mut [0; 4]), source.cloned())?;
                }
                None => self.picture("that draws pictures", source.cloned())?,
            }
        }
        Ok(())
    }

    /// A sign of which nobody can say what it is.
    fn picture(&mut self, font: &str, source: Option<Range<usize>>) -> Done {
        let from = self.writer.len();
        self.writer.verbatim("\u{fffd}", source)?;
        let font: String = font.chars().filter(|c| !c.is_control()).take(40).collect();
        self.writer.unread(from, format!("letters of a font have no meaning ({font})"));
        Ok(())
    }

    /// A character that an element stands for.
    fn sign(&mut self, sign: &str, node: Node<'_, '_>, why: Option<Why>) -> Done {
        match why {
            Some(why) => self.writer.hidden(sign, why),
            None => self.writer.verbatim(sign, self.source(node.range())),
        }
    }

    fn source(&self, range: Range<usize>) -> Option<Range<usize>> {
        self.map.and_then(|map| map.source(range))
    }
}

/// What begins, parts and ends a field, or stands in its instruction as such.
fn is_field_part(node: Node<'_, '_>) -> bool {
    matches!(word(node), "fldChar" | "instrText" | "delInstrText")
}

/// Whether a run is nothing but the mark of a note that the file gives.
fn is_own_mark(run: Node<'_, '_>) -> bool {
    if !run.children().any(has_own_mark) {
        return false;
    }
    let text = all_words(run);
    text.trim().is_empty() || is_mark(text.trim())
}

/// Whether it leads to a note by a mark that stands behind it.
fn has_own_mark(node: Node<'_, '_>) -> bool {
    matches!(word(node), "footnoteReference" | "endnoteReference")
        && matches!(value(node, "customMarkFollows"), Some("1" | "true" | "on"))
}

/// Whether a drawing stands in its line, as a letter does.
fn is_in_line(node: Node<'_, '_>) -> bool {
    let is_off = |part: Node<'_, '_>| {
        let style = part.attribute("style").unwrap_or_default().to_ascii_lowercase();
        part.tag_name().name() == "anchor" || style.replace(' ', "").contains("position:absolute")
    };
    !node.children().any(is_off)
}

/// Whether words are seen in a part of a drawing.
fn shows_words(node: Node<'_, '_>) -> bool {
    match node.tag_name().name() {
        "txbxContent" => !all_words(node).trim().is_empty(),
        "textpath" => !node.attribute("string").unwrap_or_default().trim().is_empty(),
        _ => false,
    }
}

/// Whether a drawing says of itself that it is not shown.
fn is_hidden(node: Node<'_, '_>) -> bool {
    let is_on = |value: &str| matches!(value, "1" | "true" | "on");
    let properties = node.children().find(|child| child.tag_name().name() == "docPr");
    let style = node.attribute("style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    properties.is_some_and(|said| value(said, "hidden").is_some_and(is_on))
        || style.to_ascii_lowercase().contains("visibility:hidden")
}
