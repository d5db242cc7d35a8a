//! PDF: its text layer. Letters are put on their page as a viewer would draw them, and what can be seen
//! of them becomes lines and blocks; what cannot be seen stands apart.
//!
//! ```text
//! source (objects, streams) -> pages -> walk (lexer, state, font) -> canvas -> line -> blocks
//! ```
//!
//! A code that the file does not explain is U+FFFD. A page that cannot be read as a whole makes the
//! file unreadable, because a quote that is not found in the rest would look missing.

mod blocks;
mod canvas;
mod cmap;
mod columns;
mod content;
mod font;
mod geometry;
mod layers;
mod lexer;
mod line;
mod names;
mod pages;
mod paint;
mod source;
mod standard;
mod state;
mod stated;
mod walk;

use lopdf::Object;

use self::blocks::Style;
use self::canvas::Canvas;
use self::line::{Line, lines};
use self::pages::{PdfPage, pages};
use self::source::{Source, damaged};
use self::stated::meta;
use self::walk::Walker;
use super::extract::{Encoding, Extract, Kind, Limits, Sure, Unreadable};
use super::map::Map;
use super::writer::Writer;

/// Reads a PDF. Hostile ones can take much time and memory: `shell` does it in a process of its own.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    let source = Source::open(bytes, limits)?;
    let pages = pages(&source, limits)?;
    let mut walker = Walker::new(&source, limits);
    let mut set: Vec<Vec<Line>> = Vec::new();
    let (mut letters, mut raised) = (0, 0);
    for (at, page) in pages.iter().enumerate() {
        let mut canvas = Canvas::new(page.area);
        let content = content(&source, page, at + 1)?;
        walker.page(&content, page.resources, &mut canvas)?;
        if walker.is_damaged {
            return Err(damaged(&format!("a part of page {} is cut off or broken", at + 1)));
        }
        let found = lines(canvas.finish());
        raised += found.raised;
        letters += found.done.iter().map(|line| line.text.len()).sum::<usize>();
        if letters > limits.text {
            return Err(Unreadable::TooMuchText(limits.text));
        }
        set.push(found.done);
    }
    let style = Style::of(set.iter().map(Vec::as_slice));
    let mut writer = Writer::new(limits);
    for lines in set {
        writer.page();
        let lines = columns::in_order(lines, |above, line| style.may_follow(above, line));
        blocks::write(&lines, &style, &mut writer)?;
    }
    let is_blank = writer.is_empty();
    let unknown = walker.unknown;
    let encoding = Encoding { name: "PDF".to_string(), sure: Sure::Declared };
    let mut extract = writer.finish(Kind::Pdf, meta(&source), encoding, Vec::new());
    if is_blank && extract.hidden.is_empty() {
        return Err(Unreadable::NoText(Kind::Pdf));
    }
    extract.map = Map::default();
    extract.remarks = remarks(&source, &pages, unknown, raised, is_blank);
    Ok(extract)
}

/// The bytes of a page's content, which may be in several streams.
fn content(source: &Source, page: &PdfPage<'_>, number: usize) -> Result<Vec<u8>, Unreadable> {
    let broken = || damaged(&format!("the text of page {number} is cut off or broken"));
    let Ok(stated) = page.dictionary.get(b"Contents") else { return Ok(Vec::new()) };
    let streams: Vec<&Object> = match source.real(stated) {
        None => return Err(broken()),
        Some(Object::Null) => Vec::new(),
        Some(Object::Array(parts)) => parts.iter().collect(),
        Some(stream) => vec![stream],
    };
    let mut bytes = Vec::new();
    for stream in streams {
        let Some(Object::Stream(stream)) = source.real(stream) else { return Err(broken()) };
        let unpacked = source.unpack(stream)?;
        if !unpacked.is_whole {
            return Err(broken());
        }
        bytes.extend_from_slice(&unpacked.bytes);
        bytes.push(b'\n');
    }
    Ok(bytes)
}

fn remarks(
    source: &Source,
    pages: &[PdfPage<'_>],
    unknown: usize,
    raised: usize,
    is_blank: bool,
) -> Vec<String> {
    let mut remarks = vec![
        "This is the text layer of a PDF: what a program can take out of it, which need not be \
         what it shows."
            .to_string(),
    ];
    if is_blank {
        remarks.push(
            "Nothing of its text can be seen, as in a scan with recognised letters behind it."
                .to_string(),
        );
    }
    match unknown {
        0 => {}
        1 => remarks.push(
            "The file does not say which letter one of its signs is: shown as \u{fffd}."
                .to_string(),
        ),
        n => remarks.push(format!(
            "The file does not say which letters {n} of its signs are: shown as \u{fffd}."
        )),
    }
    if raised > 0 {
        remarks.push("Raised digits are shown as ¹²³: they are no part of a number.".to_string());
    }
    if source.document.xref_recovery.is_some() {
        remarks.push("The list of its objects is damaged and was made anew.".to_string());
    }
    if pages.iter().any(|page| has_notes(source, page)) {
        remarks.push(
            "Text in its form fields, stamps and notes is not part of the text layer and was not \
             read."
                .to_string(),
        );
    }
    remarks
}

/// Whether text stands on a page beside its content.
fn has_notes(source: &Source, page: &PdfPage<'_>) -> bool {
    let notes = source.array(page.dictionary, b"Annots").unwrap_or_default();
    notes.iter().filter_map(|note| source.real(note)?.as_dict().ok()).any(|note| {
        matches!(source.name(note, b"Subtype"), Some(b"FreeText" | b"Widget" | b"Stamp"))
            && source.dictionary(note, b"AP").is_some()
    })
}

#[cfg(test)]
mod tests;
