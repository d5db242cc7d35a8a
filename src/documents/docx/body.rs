//! Goes through the text of a part: paragraphs, lists, tables, text boxes, tracked changes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use roxmltree::Node;

use super::super::extract::{BlockKind, Unreadable, Why};
use super::super::height::{self, Height};
use super::super::map::Map;
use super::super::notes::Meaning;
use super::super::writer::Writer;
use super::names::{child, formula, is_choice, switch, value, word};
use super::notes::NoteNumbers;
use super::styles::{Letters, Paragraph, Styles, shading};

/// What holds for what stands here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// What a paragraph is when nothing else makes it something.
    pub(super) kind: BlockKind,
    /// Why nothing here is seen.
    pub(super) gone: Option<Why>,
    /// What is here may stand on a colour.
    pub(super) on_ground: bool,
    letters: Letters,
    /// Where letters stand, as the formula around them says, or the run.
    height: Height,
    in_formula: bool,
}

impl Place {
    pub(super) fn new(kind: BlockKind) -> Place {
        let (gone, on_ground, height) = (None, false, Height::OnLine);
        Place { kind, gone, on_ground, letters: Letters::default(), height, in_formula: false }
    }

    fn without(self, why: Why) -> Place {
        Place { gone: self.gone.or(Some(why)), ..self }
    }
}

/// What is learnt on the way through.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub(super) writer: Writer,
    pub(super) styles: &'a Styles,
    /// The text of the comments by their numbers, until they are referred to.
    pub(super) comments: BTreeMap<String, String>,
    /// The notes that the text refers to: whether an endnote, and its number.
    pub(super) notes: BTreeSet<(bool, String)>,
    /// The numbers of footnotes and of endnotes.
    pub(super) numbers: (NoteNumbers, NoteNumbers),
    pub(super) has_changes: bool,
    pub(super) has_files: bool,
    /// To the bytes of the part; only for the main part.
    pub(super) map: Option<&'a Map>,
}

type Done = Result<(), Unreadable>;

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
            "tbl" => self.blocks(node, Place { on_ground: true, ..place }),
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
            "tc" if place.kind == BlockKind::Note => self.blocks(node, place),
            "tc" => self.blocks(node, Place { kind: BlockKind::Cell, ..place }),
            "ins" | "moveTo" => {
                self.has_changes = true;
                self.blocks(node, place)
            }
            "del" | "moveFrom" => {
                self.has_changes = true;
                self.blocks(node, place.without(Why::Deleted))
            }
            "sdt" | "sdtContent" | "customXml" | "smartTag" => self.blocks(node, place),
            "altChunk" | "subDoc" => {
                self.has_files = true;
                Ok(())
            }
            _ if formula(node) == "oMathPara" => self.inline(node, place, &mut Vec::new()),
            _ => Ok(()),
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, place: Place) -> Done {
        let said = child(node, "pPr");
        let style = said.and_then(|said| value(child(said, "pStyle")?, "val"));
        let style = self.styles.of_paragraph(style);
        let own = said.map(Paragraph::read).unwrap_or_default();
        let own = own.or(&self.styles.paragraph(style));
        let kind = match own.outline {
            _ if place.kind == BlockKind::Note => BlockKind::Note,
            Some(level @ 0..=8) => BlockKind::Heading(level + 1),
            _ if own.item == Some(true) => BlockKind::Item,
            _ if own.quotation == Some(true) => BlockKind::Quotation,
            _ => place.kind,
        };
        let on_ground = place.on_ground || own.shaded == Some(true);
        let within = Place { on_ground, letters: self.styles.letters(style), ..place };
        self.writer.block(kind);
        // A text box hangs on a paragraph, often in its midst: its text comes after it.
        let mut boxes = Vec::new();
        self.inline(node, within, &mut boxes)?;
        self.writer.end_block();
        for text_box in boxes {
            self.blocks(text_box, Place { on_ground: true, ..place })?;
        }
        Ok(())
    }

    /// Runs, and what is around them.
    fn inline<'n, 'i>(
        &mut self,
        node: Node<'n, 'i>,
        place: Place,
        boxes: &mut Vec<Node<'n, 'i>>,
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
                "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" | "dir" | "bdo"
                | "rubyBase" => self.inline(node, place, boxes)?,
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
            "sup" => return Ok(Place { height: Height::Raised, in_formula: true, ..place }),
            "sub" => return Ok(Place { height: Height::Lowered, in_formula: true, ..place }),
            "den" if is_seen => self.writer.verbatim("/", None)?,
            "rad" if is_seen => self.writer.verbatim("\u{221a}", None)?,
            "lim" | "mr" | "deg" if is_seen => self.writer.verbatim(" ", None)?,
            _ => {}
        }
        Ok(place)
    }

    fn run<'n, 'i>(
        &mut self,
        node: Node<'n, 'i>,
        place: Place,
        boxes: &mut Vec<Node<'n, 'i>>,
    ) -> Done {
        let said = child(node, "rPr");
        let letters = self.styles.run(said, place.letters);
        let on_ground = place.on_ground || said.and_then(shading) == Some(true);
        let why = place.gone.or(letters.why_unseen(on_ground));
        let height = if place.height == Height::OnLine { letters.height() } else { place.height };
        for part in node.children() {
            self.part_of_run(part, why, Place { height, ..place }, boxes)?;
        }
        Ok(())
    }

    fn part_of_run<'n, 'i>(
        &mut self,
        node: Node<'n, 'i>,
        why: Option<Why>,
        place: Place,
        boxes: &mut Vec<Node<'n, 'i>>,
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
        match word(node) {
            "t" => self.words(node, why, place),
            "delText" => self.words(node, why.or(Some(Why::Deleted)), place),
            "instrText" | "delInstrText" => self.words(node, Some(Why::Beside), place),
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
                self.sign(sign.encode_utf8(&mut [0; 4]), node, why)
            }
            "commentReference" => {
                let text = value(node, "id").and_then(|id| self.comments.remove(id));
                self.writer.beside(&text.unwrap_or_default())
            }
            name @ ("footnoteReference" | "endnoteReference") => {
                let is_end = name == "endnoteReference";
                let (None, Some(id)) = (why, value(node, "id")) else { return Ok(()) };
                let is_new = self.notes.insert((is_end, id.to_string()));
                // "customMarkFollows": the mark stands in the text.
                let follows = matches!(value(node, "customMarkFollows"), Some("1" | "true" | "on"));
                if follows || !is_new {
                    return Ok(());
                }
                let numbers = if is_end { &mut self.numbers.1 } else { &mut self.numbers.0 };
                let mark: String = numbers.next_mark().chars().map(height::raised_mark).collect();
                let from = self.writer.len();
                self.writer.verbatim(&mark, self.source(node.range()))?;
                self.writer.raised(from, Meaning::Note);
                Ok(())
            }
            "ruby" => {
                let base = child(node, "rubyBase");
                if let Some(base) = base {
                    let gone = place.gone.or(why);
                    self.inline(base, Place { gone, ..place }, boxes)?;
                }
                let sound: String = child(node, "rt").map(all_words).unwrap_or_default();
                self.writer.beside(&sound)
            }
            "drawing" | "pict" | "object" if why.is_none() => self.drawing(node, boxes),
            _ => Ok(()),
        }
    }

    /// Descriptions stand beside the text; text boxes are kept for later.
    fn drawing<'n, 'i>(&mut self, node: Node<'n, 'i>, boxes: &mut Vec<Node<'n, 'i>>) -> Done {
        if is_choice(node) {
            return chosen(node).map_or(Ok(()), |form| self.drawing(form, boxes));
        }
        if word(node) == "txbxContent" {
            boxes.push(node);
            return Ok(());
        }
        let described = match node.tag_name().name() {
            "docPr" => &["descr", "title"][..],
            "shape" | "rect" => &["alt", "title"],
            // A word across the page, as a watermark.
            "textpath" => &["string"],
            _ => &[],
        };
        for name in described {
            self.writer.beside(node.attribute(*name).unwrap_or_default())?;
        }
        for child in node.children() {
            self.drawing(child, boxes)?;
        }
        Ok(())
    }

    /// The text of `<w:t>`. Each space in it counts, those at its ends only when it says so.
    fn words(&mut self, node: Node<'_, '_>, why: Option<Why>, place: Place) -> Done {
        let (height, in_formula) = (place.height, place.in_formula);
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
                let what = if in_formula { Meaning::Power } else { Meaning::Unknown };
                let kept = kept.replace(['\n', '\r', '\t'], " ");
                self.writer.verbatim_at(&kept, height, what, source)?;
            }
        }
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

/// Of several forms of one content, the first that has text; otherwise the first.
fn chosen<'n, 'i>(node: Node<'n, 'i>) -> Option<Node<'n, 'i>> {
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
