//! A page that a browser saved with all its parts in one file (MHTML): the page is read, and nothing that
//! hangs on it.

use super::super::extract::{Extract, Kind, Limits, Unreadable, Why};
use super::super::html;
use super::super::lines::{address, line};
use super::super::meta::{Field, Meta};
use super::super::sheet::Sheet;
use super::content::{self, Level, is_of_page, is_page};
use super::detect::skip_blank;
use super::fields::{self, Header};
use super::parts::Part;

/// The parts of a file that are no parts themselves, in order.
struct Leaves<'b, 'l> {
    limits: &'l Limits,
    all: Vec<Part<'b>>,
    /// The part that the others belong to, by its id.
    start: Option<String>,
    count: usize,
}

/// Reads a saved page.
pub(in super::super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    let (header, whole) = Part::open(skip_blank(bytes), "text/html", limits)?;
    let mut sheet = Sheet::new(Kind::Mhtml, limits);
    for field in &header.fields {
        let value = fields::words(&field.value);
        sheet.beside(&format!("{}: {value}", field.name), Why::Beside)?;
    }
    sheet.decoded(&header.encoding, header.remarks.clone());
    let mut leaves = Leaves { limits, all: Vec::new(), start: None, count: 0 };
    leaves.collect(whole, Level::default())?;
    let root = leaves.root().ok_or(Unreadable::NoText(Kind::Mhtml))?;
    let Some(page) = leaves.all.get(root) else { return Err(Unreadable::NoText(Kind::Mhtml)) };
    let decoded = content::decoded(&page.content(), page.charset.as_deref(), true, limits)?;
    let at_hand = |address: &str| leaves.sheet(address);
    let read = html::read_decoded(decoded, Kind::Mhtml, at_hand, limits)?;
    sheet.meta = meta(&header, page, &read.meta);
    sheet.join(read)?;
    for (at, part) in leaves.all.iter().enumerate() {
        if at != root && !is_of_page(&part.what) {
            let name = part.location.as_deref().or(part.name.as_deref()).and_then(line);
            sheet.leave(&name.unwrap_or_else(|| format!("of the type {}", part.what)));
        }
    }
    Ok(sheet.finish(("A part of the page", "parts of the page")))
}

impl<'b> Leaves<'b, '_> {
    fn collect(&mut self, part: Part<'b>, level: Level) -> Result<(), Unreadable> {
        self.count += 1;
        if self.count > self.limits.parts {
            return Err(Unreadable::TooManyParts(self.limits.parts));
        }
        if !part.what.starts_with("multipart/") {
            self.all.push(part);
            return Ok(());
        }
        let level = level.down(false, self.limits)?;
        let Some(children) = part.children(self.count, self.limits)? else {
            return Err(Unreadable::Damaged(
                "its parts do not begin where the file says they do".to_string(),
            ));
        };
        if self.start.is_none() {
            self.start.clone_from(&part.start);
        }
        for bytes in children.parts {
            let (_, child) = Part::open(bytes, "text/plain", self.limits)?;
            self.collect(child, level)?;
        }
        Ok(())
    }

    /// The style sheet that the page names by its address, or by the id of its part.
    fn sheet(&self, address: &str) -> Option<String> {
        let id = address.strip_prefix("cid:");
        let is_named = |part: &&Part<'_>| {
            part.what == "text/css"
                && (id.is_some() && part.id.as_deref() == id
                    || part.location.as_deref() == Some(address))
        };
        let part = self.all.iter().find(is_named)?;
        let charset = part.charset.as_deref();
        let decoded = content::decoded(&part.content(), charset, false, self.limits).ok()?;
        Some(decoded.text)
    }

    /// The page: the part that is named as the first one, else the first in HTML.
    fn root(&self) -> Option<usize> {
        let is_start = |part: &&Part<'_>| part.id.is_some() && part.id == self.start;
        let named = self.all.iter().position(|part| is_start(&part) && is_page(&part.what));
        named.or_else(|| self.all.iter().position(|part| is_page(&part.what)))
    }
}

/// What the file states about the page. Its date is the day on which it was saved, not one of the page.
fn meta(header: &Header, page: &Part<'_>, own: &Meta) -> Meta {
    let subject = header.value("subject").and_then(|value| line(&fields::words(value)));
    let from = header.value("from").and_then(fields::author);
    let is_person = |name: &String| !name.to_ascii_lowercase().starts_with("saved by");
    let location = header.value("snapshot-content-location").and_then(address);
    let location = location.or_else(|| page.location.as_deref().and_then(address));
    let location = location.or_else(|| header.value("content-location").and_then(address));
    let mut meta = own.clone();
    if location.is_some() {
        meta.places.forget(Field::Address);
    }
    // Browsers write the title of the page there, with the name of the site.
    Meta {
        title: meta.title.or(subject),
        author: meta.author.or_else(|| from.filter(is_person)),
        address: location.or(meta.address),
        ..meta
    }
}
