//! EPUB as text: the pages of a book in their order, each read as XHTML with the style sheets that came with
//! it. What is not in that order (a table of contents for programs, a page that nothing leads to) is no text.
//!
//! Pages that are not part of the linear order follow behind the others. There is no way back to bytes: the
//! text comes from many parts.

mod addresses;
mod book;
mod locks;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use super::decode::decode;
use super::extract::{Extract, Kind, Limits, Unreadable};
use super::html::{self, declared};
use super::lines::line;
use super::package::{MOST_PARTS, Package};
use super::sheet::Sheet;
use addresses::address_in;
use book::{Book, Item};
use locks::Locked;

/// Pages whose style sheets ask for more than they may cost, at most.
const MOST_CUT: usize = 8;

/// Reads an EPUB file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    let mut package = Package::open(bytes, MOST_PARTS, limits)?;
    let locked = Locked::of(&mut package, limits)?;
    let book = Book::open(&mut package, &locked, limits)?;
    let mut sheet = Sheet::new(Kind::Epub, limits);
    sheet.meta = book.meta.clone();
    let styles = styles(&book, &mut package, &locked, limits)?;
    let (mut known, mut cut) = (HashSet::new(), 0);
    for item in &book.spine {
        if !known.insert(item.path.as_str()) {
            continue;
        }
        if locked.has(&item.path) {
            return Err(Unreadable::Encrypted);
        }
        let part = if item.is_page() { package.part(&item.path)? } else { None };
        let page = part.map(|bytes| page(&bytes, item, &styles, limits)).transpose()?.flatten();
        let Some(page) = page else {
            let name = line(&item.path).unwrap_or_default();
            sheet.leave(&name);
            continue;
        };
        match page {
            Page::Text(page) => {
                cut += usize::from(page.remarks.iter().any(|remark| remark == html::CUT));
                if cut > MOST_CUT {
                    return Err(Unreadable::TooMuchText(limits.text));
                }
                sheet.join(*page)?;
            }
            Page::Blank => {}
        }
    }
    if book.has_renditions {
        sheet.leave("another form of the same book");
    }
    let book = sheet.finish(("A part of the book", "parts of the book"));
    if book.blocks.is_empty() && book.hidden.is_empty() {
        return Err(Unreadable::NoText(Kind::Epub));
    }
    Ok(book)
}

/// What was read of a page.
enum Page {
    Text(Box<Extract>),
    /// A picture, or nothing.
    Blank,
}

/// Reads a page; `None` if it is of a kind that is not read.
fn page(
    bytes: &[u8],
    item: &Item,
    styles: &HashMap<String, String>,
    limits: &Limits,
) -> Result<Option<Page>, Unreadable> {
    let decoded = decode(bytes, declared(bytes).as_deref(), limits)?;
    if declares_names(&decoded.text) {
        return Ok(None);
    }
    let folder = item.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_long = Cell::new(false);
    let at_hand = |address: &str| {
        let sheet = styles.get(&address_in(folder, address)?)?;
        if sheet.len() > LONGEST_SHEET {
            is_long.set(true);
            return None;
        }
        Some(sheet.clone())
    };
    let read = if item.is_html() {
        html::read_decoded(decoded, Kind::Epub, at_hand, limits)
    } else {
        html::read_xhtml(decoded, Kind::Epub, at_hand, limits)
    };
    // Text that it hides would count as seen.
    if is_long.get() {
        return Err(Unreadable::TooMuchText(LONGEST_SHEET));
    }
    match read {
        Ok(page) => Ok(Some(Page::Text(Box::new(page)))),
        Err(Unreadable::NoText(_)) => Ok(Some(Page::Blank)),
        Err(why) => Err(why),
    }
}

/// Bytes of a style sheet, at most.
const LONGEST_SHEET: usize = 4 * 1024 * 1024;

/// Whether the document type of a page declares names of its own: what they stand for is not read.
fn declares_names(text: &str) -> bool {
    let Some((_, rest)) = text.split_once("<!DOCTYPE") else { return false };
    let end = rest.find(['[', '>']).unwrap_or(rest.len());
    let rest = rest.get(end..).unwrap_or_default();
    rest.starts_with('[') && rest.contains("<!ENTITY")
}

/// The style sheets of a book by their paths.
fn styles(
    book: &Book,
    package: &mut Package<'_>,
    locked: &Locked,
    limits: &Limits,
) -> Result<HashMap<String, String>, Unreadable> {
    let mut styles = HashMap::new();
    for path in book.sheets() {
        if locked.has(path) {
            return Err(Unreadable::Encrypted);
        }
        if let Some(bytes) = package.part(path)? {
            styles.insert(path.to_string(), decode(&bytes, None, limits)?.text);
        }
    }
    Ok(styles)
}

#[cfg(test)]
mod tests;
