//! Goes through the text of a part: paragraphs, lists, tables, tracked changes.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::capitals;
use super::super::extract::{AsideKind, BlockKind, Extract, Unreadable, Why};
use super::super::height::Height;
use super::super::map::Map;
use super::super::notes::Meaning;
use super::super::writer::Writer;
use super::margins::is_page_number;
use super::names::{child, formula, is_choice, switch, value, word};
use super::notes::NoteNumbers;
use super::numbering::{Number, Numbering};
use super::styles::{Ground, Letters, Paragraph, Styles, shading};

/// What holds for what stands here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// What a paragraph is when nothing else makes it something.
    pub(super) kind: BlockKind,
    /// Why nothing here is seen.
    pub(super) gone: Option<Why>,
    /// What is here stands on it.
    pub(super) ground: Ground,
    /// What the table around says about letters.
    pub(super) table: Letters,
    pub(super) letters: Letters,
    /// Where letters stand, as the formula around them says, or the run.
    pub(super) height: Height,
    /// What letters here are that stand higher than the line.
    pub(super) meaning: Meaning,
    /// Letters are set in this direction, whatever they are: from right to left or not.
    pub(super) turned: Option<bool>,
    /// It is a header or a footer.
    pub(super) in_margin: bool,
}

impl Place {
    pub(super) fn new(kind: BlockKind) -> Place {
        let (gone, ground, height) = (None, Ground::Around, Height::OnLine);
        let (table, letters) = (Letters::default(), Letters::default());
        let (meaning, turned, in_margin) = (Meaning::Unknown, None, false);
        Place { kind, gone, ground, table, letters, height, meaning, turned, in_margin }
    }

    pub(super) fn without(self, why: Why) -> Place {
        Place { gone: self.gone.or(Some(why)), ..self }
    }
}

/// A text box that hangs on a paragraph, and why it is not seen.
pub(super) type TextBox<'n, 'i> = (Node<'n, 'i>, Option<Why>);

/// A part in another format that stands in the text: as it was read, or why it was not.
pub(super) type Chunk = Result<Box<Extract>, String>;

/// What is learnt on the way through.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub(super) writer: Writer,
    pub(super) styles: &'a Styles,
    /// The text of the comments by their numbers, until they are referred to.
    pub(super) comments: BTreeMap<String, String>,
    /// The marks of the notes that the text refers to, by whether it is an endnote, and its number; empty
    /// where the mark is not known.
    pub(super) notes: BTreeMap<(bool, String), String>,
    /// The mark of the note that is read, until it was written.
    pub(super) own_mark: String,
    /// The numbers of footnotes and of endnotes.
    pub(super) numbers: (NoteNumbers, NoteNumbers),
    pub(super) numbering: Numbering,
    /// The parts in other formats, by the names of their relations.
    pub(super) chunks: BTreeMap<String, Chunk>,
    pub(super) has_changes: bool,
    pub(super) has_files: bool,
    /// A field has begun, and its instruction is still to come.
    pub(super) in_field: bool,
    /// The fields that are open in the paragraph, and whether their instruction still goes on.
    pub(super) fields: Vec<bool>,
    /// To the bytes of the part; only for the main part.
    pub(super) map: Option<&'a Map>,
}

pub(super) type Done = Result<(), Unreadable>;

impl Walk<'_> {
    /// Paragraphs and tables, and what is around them.
    pub(super) fn blocks(&mut self, node: Node<'_, '_>, place: Place) -> Done {
        for child in node.children() {
            self.block(child, place)?;
        }
        Ok(())
    }

    fn block(&mut self, node: Node<'_, '_>, place: Place) -> Done {
        if is_choice(node) {
            return chosen(node).map_or(Ok(()), |form| self.blocks(form, place));
        }
        match word(node) {
            "p" => self.paragraph(node, place),
            "tbl" => {
                let style = child(node, "tblPr").and_then(|said| child(said, "tblStyle"));
                let style = style.and_then(|style| value(style, "val"));
                let (table, ground) = self.styles.table(style);
                let own = child(node, "tblPr").and_then(shading).unwrap_or_default();
                let ground = own.or(ground).or(place.ground);
                self.blocks(node, Place { ground, table, ..place })
            }
            "tr" => {
                let said = child(node, "trPr");
                let is_deleted = said.is_some_and(|said| child(said, "del").is_some());
                let is_hidden = said.is_some_and(|said| switch(said, "hidden") == Some(true));
                self.has_changes |= is_deleted;
                let place = match (is_deleted, is_hidden) {
                    (true, _) => place.without(Why::Deleted),
                    (_, true) => place.without(Why::NotShown),
                    _ => place,
                };
                self.blocks(node, place)
            }
            "tc" => {
                let said = child(node, "tcPr");
                let own = said.and_then(shading).unwrap_or_default();
                // The cell above goes on here, and covers what stands in this one.
                let merged = said.and_then(|said| child(said, "vMerge"));
                let is_covered = merged.is_some_and(|m| value(m, "val") != Some("restart"));
                let place = if is_covered { place.without(Why::NotShown) } else { place };
                let is_note = place.kind == BlockKind::Note;
                let kind = if is_note { place.kind } else { BlockKind::Cell };
                self.blocks(node, Place { kind, ground: own.or(place.ground), ..place })
            }
            "ins" | "moveTo" => {
                self.has_changes = true;
                self.blocks(node, place)
            }
            "del" | "moveFrom" => {
                self.has_changes = true;
                self.blocks(node, place.without(Why::Deleted))
            }
            "sdt" | "sdtContent" | "customXml" | "smartTag" => self.blocks(node, place),
            "altChunk" => self.chunk(node, place),
            "subDoc" => {
                self.has_files = true;
                Ok(())
            }
            _ if formula(node) == "oMathPara" => self.inline(node, place, &mut Vec::new()),
            _ => Ok(()),
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, place: Place) -> Done {
        if place.in_margin && is_page_number(node) {
            return Ok(());
        }
        let said = child(node, "pPr");
        let style = said.and_then(|said| value(child(said, "pStyle")?, "val"));
        let style = self.styles.of_paragraph(style);
        let own = said.map(Paragraph::read).unwrap_or_default();
        let own = own.or(&self.styles.paragraph(style));
        let kind = match own.outline {
            _ if place.kind == BlockKind::Note => BlockKind::Note,
            Some(level @ 0..=8) => BlockKind::Heading(level + 1),
            _ if own.is_item() => BlockKind::Item,
            _ if own.quotation == Some(true) => BlockKind::Quotation,
            _ => place.kind,
        };
        let ground = own.ground.unwrap_or_default().or(place.ground);
        let letters = self.styles.letters(style, place.table);
        let within = Place { ground, letters, ..place };
        self.writer.block(kind);
        self.number(&own, said.and_then(|said| child(said, "rPr")), within)?;
        // A text box hangs on a paragraph, often in its midst: its text comes after it.
        let mut boxes = Vec::new();
        self.inline(node, within, &mut boxes)?;
        self.fields.clear();
        self.writer.end_block();
        if said.is_some_and(|said| child(said, "sectPr").is_some()) {
            self.numbers.0.end_section();
            self.numbers.1.end_section();
        }
        for (text_box, why) in boxes {
            let within = Place::new(place.kind);
            let ground = Ground::Unknown;
            let place = Place { ground, gone: why, in_margin: place.in_margin, ..within };
            self.blocks(text_box, place)?;
        }
        Ok(())
    }

    /// The number that Word puts before a paragraph; `mark` is what is said of the paragraph's end.
    fn number(&mut self, own: &Paragraph, mark: Option<Node<'_, '_>>, place: Place) -> Done {
        let letters = self.styles.run(mark, place.letters);
        let is_deleted =
            mark.is_some_and(|mark| child(mark, "del").or(child(mark, "moveFrom")).is_some());
        // Whether Word counts what it does not show rests on how it is set.
        let is_doubtful = is_deleted || letters.is_hidden() || place.gone.is_some();
        let styles = self.styles;
        let number = self.numbering.next(own, is_doubtful, &|style| styles.list(style));
        let Some(Number { text, is_joined, letters: said, is_unknown, is_sign }) = number else {
            return Ok(());
        };
        let letters = said.or(letters);
        if is_doubtful || letters.why_unseen(place.ground).is_some() {
            return Ok(());
        }
        if is_unknown {
            self.writer.unknown_number(&text);
            if is_joined {
                self.writer.seam_of_unknown();
            }
            return Ok(());
        }
        let from = self.writer.len();
        let case = letters.case();
        capitals::write(&mut self.writer, &text, case, None, &mut |writer, text, source| {
            writer.verbatim(text, source)
        })?;
        if is_sign {
            self.writer.aside(from, AsideKind::ListNumber, "");
        } else if is_joined {
            self.writer.joined_number(from);
        } else {
            self.writer.list_number(from);
        }
        if is_joined { Ok(()) } else { self.writer.verbatim(" ", None) }
    }

    /// A part in another format stands here.
    fn chunk(&mut self, node: Node<'_, '_>, place: Place) -> Done {
        let id = value(node, "id").unwrap_or_default();
        self.writer.end_block();
        // Word counts its notes with the others.
        self.numbers.0.lose_count();
        self.numbers.1.lose_count();
        let from = self.writer.len();
        // Other parts than the main one name theirs on their own.
        match self.map.and_then(|_| self.chunks.remove(id)) {
            Some(Ok(inner)) => match place.gone {
                Some(why) => self.writer.hidden(&inner.text, why),
                None => self.writer.embed(*inner),
            },
            Some(Err(what)) => {
                self.has_files = true;
                self.writer.unread(from, what);
                Ok(())
            }
            None => {
                self.has_files = true;
                let what = "a part included in the text was not read".to_string();
                self.writer.unread(from, what);
                Ok(())
            }
        }
    }

    /// Runs, and what is around them.
    pub(super) fn inline<'n, 'i>(
        &mut self,
        node: Node<'n, 'i>,
        place: Place,
        boxes: &mut Vec<TextBox<'n, 'i>>,
    ) -> Done {
        for node in node.children() {
            if is_choice(node) {
                if let Some(form) = chosen(node) {
                    self.inline(form, place, boxes)?;
                }
                continue;
            }
            match word(node) {
                "r" => self.run(node, place, boxes)?,
                "del" | "moveFrom" => {
                    self.has_changes = true;
                    self.inline(node, place.without(Why::Deleted), boxes)?;
                }
                "ins" | "moveTo" => {
                    self.has_changes = true;
                    self.inline(node, place, boxes)?;
                }
                "hyperlink" => {
                    self.writer.beside(value(node, "tooltip").unwrap_or_default())?;
                    self.inline(node, place, boxes)?;
                }
                "fldSimple" => {
                    let instruction = value(node, "instr").unwrap_or_default();
                    if place.gone.is_some() || !self.shown_by(instruction, node)? {
                        self.inline(node, place, boxes)?;
                    }
                }
                "smartTag" | "sdt" | "sdtContent" | "customXml" | "dir" | "rubyBase" => {
                    self.inline(node, place, boxes)?;
                }
                "bdo" => {
                    let turned = value(node, "val").map(|val| val == "rtl").or(place.turned);
                    self.inline(node, Place { turned, ..place }, boxes)?;
                }
                "subDoc" => self.has_files = true,
                _ => match formula(node) {
                    "" => {}
                    "r" => self.run(node, place, boxes)?,
                    name => {
                        let place = self.place_in_formula(name, place)?;
                        self.inline(node, place, boxes)?;
                    }
                },
            }
        }
        Ok(())
    }

    /// The place of a part of a formula: a power is no digit of its base, a fraction not one number.
    fn place_in_formula(&mut self, name: &str, place: Place) -> Result<Place, Unreadable> {
        let is_seen = place.gone.is_none();
        match name {
            "sup" => return Ok(Place { height: Height::Raised, meaning: Meaning::Power, ..place }),
            "sub" => {
                return Ok(Place { height: Height::Lowered, meaning: Meaning::Power, ..place });
            }
            "den" if is_seen => self.writer.verbatim("/", None)?,
            "rad" if is_seen => self.writer.verbatim("\u{221a}", None)?,
            "lim" | "mr" | "deg" if is_seen => self.writer.verbatim(" ", None)?,
            _ => {}
        }
        Ok(place)
    }
}

/// Of several forms of one content, the first that has text; otherwise the first.
pub(super) fn chosen<'n, 'i>(node: Node<'n, 'i>) -> Option<Node<'n, 'i>> {
    let has_text = |form: &Node<'_, '_>| {
        form.descendants()
            .any(|node| matches!(word(node), "t" | "txbxContent" | "drawing" | "pict"))
    };
    let forms = || node.children().filter(|form| form.is_element());
    forms().find(has_text).or_else(|| forms().next())
}

/// All words in a node, without asking whether they are seen; paragraphs stand on lines of their own.
pub(super) fn all_words(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        match word(node) {
            "p" if !words.is_empty() => words.push('\n'),
            "t" => words.extend(node.children().filter_map(|part| part.text())),
            "tab" | "br" | "cr" => words.push(' '),
            _ => {}
        }
    }
    words
}
