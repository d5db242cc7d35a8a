//! PDF: its text layer. Letters are put on their page as a viewer would draw them, and what can be seen
//! of them becomes lines and blocks; what cannot be seen stands apart.
//!
//! ```text
//! source (objects, streams) -> pages -> walk (lexer, state, font), annotations -> canvas
//!     -> scan (what was recognised in pictures) -> fragments -> line -> columns -> blocks
//! ```
//!
//! A code that the file does not explain is U+FFFD. A page that cannot be read as a whole makes the
//! file unreadable, because a quote that is not found in the rest would look missing.

mod annotations;
mod bidi;
mod blocks;
mod canvas;
mod cmap;
mod columns;
mod content;
mod decipher;
mod doubts;
mod encoding;
mod font;
mod footnotes;
mod fragments;
mod furniture;
mod geometry;
mod guess;
mod heights;
mod initials;
mod layers;
mod lexer;
mod line;
#[cfg(test)]
mod made;
mod margins;
mod names;
mod pages;
mod paint;
mod program;
mod rows;
mod scan;
mod source;
mod spaced;
mod stacks;
mod standard;
mod state;
mod stated;
mod symbols;
mod unread;
mod walk;

use lopdf::Object;

use self::blocks::Style;
use self::canvas::Canvas;
use self::footnotes::{Sheet, Stroke};
use self::geometry::Rect;
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
    let mut rest: Vec<(Vec<Stroke>, Vec<String>)> = Vec::new();
    let mut areas: Vec<Rect> = Vec::new();
    let mut told = Told::default();
    let mut letters = 0;
    for (at, page) in pages.iter().enumerate() {
        let mut canvas = Canvas::new(page.area);
        let content = content(&source, page, at + 1)?;
        walker.page(&content, page.resources, &mut canvas)?;
        let notes = annotations::draw(&source, page, at + 1, &mut walker, &mut canvas, limits)?;
        if walker.is_damaged {
            return Err(damaged(&format!("a part of page {} is cut off or broken", at + 1)));
        }
        scan::recognise(&mut canvas);
        let is_picture = scan::is_picture(&canvas);
        canvas.turn_level();
        areas.push(canvas.page);
        let rules = footnotes::level(canvas.rules());
        let upright = columns::upright(canvas.rules());
        let glyphs = annotations::in_place(canvas.finish(), &notes.drawn);
        let mut found = lines(fragments::in_place(bidi::from_left(glyphs)));
        found.done.iter_mut().for_each(spaced::join);
        let mut unread = notes.unread;
        if is_picture {
            unread.push(format!("page {} is a picture, and no text of it was recognised", at + 1));
        }
        told.raised += found.raised;
        told.recognised += usize::from(found.done.iter().any(|line| line.is_recognised));
        told.has_annotations |= !notes.drawn.is_empty();
        letters += found.done.iter().map(|line| line.text.len()).sum::<usize>();
        if letters > limits.text {
            return Err(Unreadable::TooMuchText(limits.text));
        }
        set.push(columns::cut_at_rules(found.done, &upright));
        rest.push((rules, unread));
    }
    let style = Style::of(set.iter().map(Vec::as_slice));
    let mut writer = Writer::new(limits);
    furniture::mark(&mut set, &areas, &style);
    margins::take_out(&mut set);
    let mut is_in_fields = false;
    let next: Vec<bool> = set.iter().skip(1).map(|next| footnotes::begins_within(next)).collect();
    let goes_on = next.into_iter().chain([false]);
    for (((mut lines, (rules, unread)), area), goes_on) in
        set.into_iter().zip(rest).zip(areas).zip(goes_on)
    {
        writer.page();
        initials::join(&mut lines);
        footnotes::mark(&mut lines, &style, &Sheet { area, rules: &rules, goes_on });
        blocks::write(lines, &style, &mut writer)?;
        for what in unread {
            is_in_fields |= !what.starts_with("page");
            writer.unread(writer.len(), what);
        }
    }
    if !told.has_annotations && annotations::is_foreign_form(&source) {
        writer.unread(writer.len(), "its form is written in XFA, which was not read".to_string());
    }
    told.is_blank = writer.is_empty();
    (told.unknown, told.guessed) = (walker.unknown, walker.guessed);
    let sure = if told.guessed > 0 { Sure::Guessed } else { Sure::Declared };
    let encoding = Encoding::new("PDF", sure);
    let mut extract = writer.finish(Kind::Pdf, meta(&source), encoding, Vec::new());
    if told.is_blank && extract.hidden.is_empty() && !is_in_fields {
        return Err(Unreadable::NoText(Kind::Pdf));
    }
    extract.map = Map::default();
    let mut unread = unread::without_meaning(&extract.text, &extract.pages);
    unread.append(&mut extract.unread);
    unread.sort_by_key(|unread| unread.range.start);
    extract.unread = unread;
    extract.remarks = remarks(&source, &told);
    Ok(extract)
}

/// What is to be said about how the text came about.
#[derive(Debug, Default)]
struct Told {
    /// Codes that stand for nothing known, and those of which it is a guess.
    unknown: usize,
    guessed: usize,
    raised: usize,
    /// Pages with text that was recognised in pictures.
    recognised: usize,
    has_annotations: bool,
    is_blank: bool,
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

fn remarks(source: &Source, told: &Told) -> Vec<String> {
    let mut remarks = vec![
        "This is the text layer of a PDF: what a program can take out of it, which need not be \
         what it shows."
            .to_string(),
    ];
    remarks.extend(source.restriction());
    if told.is_blank {
        remarks.push("None of its text can be seen.".to_string());
    }
    match told.recognised {
        0 => {}
        1 => remarks.push("The text of 1 page was recognised in pictures.".to_string()),
        n => remarks.push(format!("The text of {n} pages was recognised in pictures.")),
    }
    match told.unknown {
        0 => {}
        1 => remarks.push(
            "The file does not say which letter one of its signs is: shown as \u{fffd}."
                .to_string(),
        ),
        n => remarks.push(format!(
            "The file does not say which letters {n} of its signs are: shown as \u{fffd}."
        )),
    }
    if told.guessed > 0 {
        remarks.push(
            "The file only numbers the letters of a font: which ones they are is a guess."
                .to_string(),
        );
    }
    if told.raised > 0 {
        remarks.push("Raised digits are shown as ¹²³: they are no part of a number.".to_string());
    }
    if told.has_annotations {
        remarks.push(
            "Form fields, stamps and what was typed onto its pages are read as they are drawn."
                .to_string(),
        );
    }
    if source.document.xref_recovery.is_some() {
        remarks.push("The list of its objects is damaged and was rebuilt.".to_string());
    }
    remarks
}

#[cfg(test)]
mod tests;
