//! DOCX as text: what Word shows, the numbers of lists and notes among it, those of pages not.
//!
//! What a tracked change inserted counts as text, what it deleted does not; struck words neither.
//! Headers, footers and notes follow the text. The way back leads to the bytes of the main part
//! (`word/document.xml`), unpacked; what stands in other parts has none.

mod body;
mod chunks;
mod margins;
mod names;
mod notes;
mod numbering;
mod pictures;
mod relations;
mod runs;
mod styles;

use std::collections::BTreeMap;

use roxmltree::Node;

use super::extract::{BlockKind, Extract, Kind, Limits, Unreadable, Why};
use super::lines;
use super::meta::Meta;
use super::package::Package;
use super::writer::Writer;
use super::xml::Part;
use body::{Place, Walk, all_words};
use chunks::{Inner, chunks};
use margins::margins;
use names::{child, switch, value, word};
use notes::NoteNumbers;
use numbering::Numbering;
use relations::{Relation, relations};
use styles::{Ground, Styles};

/// No document of Word's has as many parts.
const MOST_PARTS: usize = 4096;

/// Reads a DOCX file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    // A document may stand in another one, and none in that.
    read_with(bytes, limits, Some(&|bytes, limits| read_with(bytes, limits, None)))
}

fn read_with(bytes: &[u8], limits: &Limits, inner: Inner<'_>) -> Result<Extract, Unreadable> {
    let mut package = Package::open(bytes, MOST_PARTS, limits)?;
    let of_package = relations(&mut package, "", limits)?;
    let main = match part_of(&of_package, "officeDocument") {
        Some(part) if package.has(part) => part.to_string(),
        _ => return Err(Unreadable::UnknownKind(other_kind(&package))),
    };
    let part = open(&mut package, &main, limits)?.ok_or_else(|| missing(&main))?;
    let document = part.parse(&main, limits)?;
    let root = document.root_element();
    if word(root) != "document" {
        let name = root.tag_name().name();
        return Err(Unreadable::UnknownKind(other_root(name).to_string()));
    }
    let named_parts = relations(&mut package, &main, limits)?;
    let mut named = |kind: &str| match part_of(&named_parts, kind) {
        Some(name) => Ok(open(&mut package, name, limits)?.map(|part| (name.to_string(), part))),
        None => Ok(None),
    };

    let styles = match named("styles")? {
        Some((name, part)) => Styles::read(part.parse(&name, limits)?.root_element()),
        None => Styles::default(),
    };
    let mut numbering = Numbering::default();
    if let Some((name, part)) = named("numbering")? {
        numbering = Numbering::read(part.parse(&name, limits)?.root_element(), styles.is_foreign);
    }
    let mut comments = BTreeMap::new();
    if let Some((name, part)) = named("comments")? {
        for comment in part.parse(&name, limits)?.root_element().children() {
            if let ("comment", Some(id)) = (word(comment), value(comment, "id")) {
                comments.insert(id.to_string(), all_words(comment));
            }
        }
    }
    let (mut both_sides, mut numbers) = (false, NoteNumbers::both(root, None));
    if let Some((name, part)) = named("settings")? {
        let settings = part.parse(&name, limits)?;
        both_sides = switch(settings.root_element(), "evenAndOddHeaders") == Some(true);
        numbers = NoteNumbers::both(root, Some(settings.root_element()));
    }
    // The notes of a part that another document includes are counted with those of that one.
    if inner.is_none() {
        numbers.0.lose_count();
        numbers.1.lose_count();
    }
    let notes = (named("footnotes")?, named("endnotes")?);
    let (chunks, encoding) = chunks(&mut package, &named_parts, limits, inner)?;

    let mut walk = Walk {
        writer: Writer::new(limits),
        styles: &styles,
        comments,
        notes: BTreeMap::new(),
        own_mark: String::new(),
        numbers,
        numbering,
        chunks,
        has_changes: false,
        has_files: false,
        in_field: false,
        fields: Vec::new(),
        map: Some(&part.map),
    };
    let mut place = Place::new(BlockKind::Paragraph);
    if child(root, "background").is_some() {
        place.ground = Ground::Unknown;
    }
    for node in root.children().filter(|node| word(*node) == "body") {
        walk.blocks(node, place)?;
    }
    walk.map = None;
    place.kind = BlockKind::Note;
    for (notes, is_end) in [(notes.0, false), (notes.1, true)] {
        let Some((name, part)) = notes else { continue };
        for note in part.parse(&name, limits)?.root_element().children() {
            self::note(&mut walk, note, is_end, place)?;
        }
    }
    place.in_margin = true;
    for name in margins(root, &named_parts, both_sides) {
        if let Some(part) = open(&mut package, &name, limits)? {
            walk.blocks(part.parse(&name, limits)?.root_element(), place)?;
        }
    }
    for (_, comment) in std::mem::take(&mut walk.comments) {
        walk.writer.beside(&comment)?;
    }

    let meta = match part_of(&of_package, "core-properties") {
        Some(name) => match open(&mut package, name, limits)? {
            Some(part) => meta(part.parse(name, limits)?.root_element()),
            None => Meta::default(),
        },
        None => Meta::default(),
    };
    if walk.writer.is_empty() {
        return Err(Unreadable::NoText(Kind::Docx));
    }
    let remarks = remarks(&walk);
    Ok(walk.writer.finish(Kind::Docx, meta, encoding, remarks))
}

fn remarks(walk: &Walk<'_>) -> Vec<String> {
    let mut remarks = Vec::new();
    if walk.has_changes {
        let words =
            "It has tracked changes: what they insert counts as text, what they delete does not.";
        remarks.push(words.to_string());
    }
    if walk.numbering.is_unsure {
        let words = "The numbers of some paragraphs could not be worked out, and are left out.";
        remarks.push(words.to_string());
    }
    if walk.numbers.0.lacks_marks || walk.numbers.1.lacks_marks {
        let words = "The marks of some notes could not be worked out, and are left out.";
        remarks.push(words.to_string());
    }
    if walk.has_files {
        remarks.push("It includes another file, which is not read.".to_string());
    }
    remarks
}

fn open(
    package: &mut Package<'_>,
    name: &str,
    limits: &Limits,
) -> Result<Option<Part>, Unreadable> {
    package.part(name)?.map(|bytes| Part::new(&bytes, name, limits)).transpose()
}

fn missing(name: &str) -> Unreadable {
    Unreadable::Damaged(format!("its part {name} is missing"))
}

fn part_of<'r>(relations: &'r [Relation], kind: &str) -> Option<&'r str> {
    relations.iter().find(|relation| relation.kind == kind).map(|relation| relation.part.as_str())
}

/// A note. One that no text refers to is not shown; some are only lines between text and notes.
fn note(
    walk: &mut Walk<'_>,
    note: Node<'_, '_>,
    is_end: bool,
    mut place: Place,
) -> Result<(), Unreadable> {
    let is_line = !matches!(value(note, "type"), None | Some("normal"));
    if !matches!(word(note), "footnote" | "endnote") || is_line {
        return Ok(());
    }
    let id = value(note, "id").unwrap_or_default().to_string();
    let mark = walk.notes.get(&(is_end, id));
    if mark.is_none() {
        place.gone = Some(Why::NotShown);
    }
    walk.own_mark = mark.cloned().unwrap_or_default();
    walk.blocks(note, place)
}

/// What the file says about the document. Its dates are those of the file, not of publication.
fn meta(root: Node<'_, '_>) -> Meta {
    let stated = |name: &str| {
        let node = root.children().find(|node| node.tag_name().name() == name)?;
        node.text()
    };
    Meta {
        title: stated("title").and_then(lines::title),
        author: stated("creator").and_then(lines::author),
        language: stated("language").and_then(lines::line),
        ..Meta::default()
    }
}

/// What an archive without a text document is.
fn other_kind(package: &Package<'_>) -> String {
    let what = match () {
        () if package.has_folder("xl/") => other_root("workbook"),
        () if package.has_folder("ppt/") => other_root("presentation"),
        () if package.has_folder("word/") => {
            "a damaged DOCX without its main part; get another copy of it"
        }
        () => "a ZIP archive; unpack it and add what is in it",
    };
    what.to_string()
}

fn other_root(name: &str) -> &'static str {
    match name {
        "workbook" => "a workbook (XLSX); save it as PDF",
        "presentation" => "a presentation (PPTX); save it as PDF",
        _ => "an office file of another kind; save it as PDF",
    }
}

#[cfg(test)]
mod tests;
