//! A mail, from its fields to what hangs on it.

use super::super::extract::{BlockKind, Extract, Kind, Limits, Unreadable, Why};
use super::super::html;
use super::super::lines::line;
use super::super::meta::{Field, Meta};
use super::super::plain;
use super::super::sheet::Sheet;
use super::super::writer::Writer;
use super::content::{Level, decoded, is_of_page, is_page, is_text};
use super::detect::{begins_header, is_border, skip_blank};
use super::earlier;
use super::fields::{self, Header, SHOWN};
use super::parts::{Children, Part};

/// How far HTML is looked for in a form of a text.
const FORM: usize = 3;

/// Reads a mail, or the mails of a mailbox.
pub(in super::super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    let sheet = Sheet::new(Kind::Mail, limits);
    let mut reader = Reader { limits, sheet, parts: 0, is_locked: false, has_body: false };
    for mail in mails(skip_blank(bytes)) {
        reader.mail(mail, Level::default())?;
    }
    if reader.is_locked {
        if !reader.has_body {
            return Err(Unreadable::Encrypted);
        }
        reader.sheet.not_read("A part of it is encrypted and was not read");
    }
    if reader.sheet.is_empty() {
        return Err(Unreadable::NoText(Kind::Mail));
    }
    Ok(reader.sheet.finish(("An attachment", "attachments")))
}

/// The mails of a mailbox, in which a line `From …` begins each; else the one that there is.
fn mails(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let is_box = is_border(bytes);
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let mut all = rest.take()?;
        if !is_box {
            return Some(all);
        }
        let border = all.iter().position(|b| *b == b'\n').map_or(all.len(), |end| end + 1);
        all = all.get(border..).unwrap_or_default();
        let (mut at, mut is_blank) = (0, false);
        for line in all.split_inclusive(|b| *b == b'\n') {
            let behind = all.get(at + line.len()..).unwrap_or_default();
            if is_blank && is_border(line) && begins_header(behind) {
                rest = all.get(at..);
                return all.get(..at);
            }
            is_blank = line.trim_ascii().is_empty();
            at += line.len();
        }
        Some(all)
    })
}

/// What is said of a mail that answers or sends on another one.
const EARLIER: &str = "The mail holds the words of an earlier one: check whose words a quote is.";

/// What begins a text that is encrypted (RFC 9580, section 6.2).
const ARMOUR: &str = "-----BEGIN PGP MESSAGE-----";

struct Reader<'l> {
    limits: &'l Limits,
    sheet: Sheet,
    parts: usize,
    /// A part is encrypted.
    is_locked: bool,
    /// Something was read behind the fields, be it empty.
    has_body: bool,
}

impl Reader<'_> {
    fn mail(&mut self, bytes: &[u8], level: Level) -> Result<(), Unreadable> {
        let (header, part) = Part::open(bytes, "text/plain", self.limits)?;
        self.fields(header, level.depth == 0)?;
        self.part(&part, level)
    }

    /// What the fields of a mail say: above the text, or hidden.
    fn fields(&mut self, header: Header, is_outer: bool) -> Result<(), Unreadable> {
        if is_outer && self.sheet.is_empty() {
            self.sheet.meta = stated(&header);
        }
        let mut writer = Writer::new(self.limits);
        let mut shown = [false; SHOWN.len()];
        for field in &header.fields {
            let at = SHOWN.iter().position(|name| field.is(name));
            let value = match at {
                Some(0..=2) => fields::people(&field.value),
                _ => fields::words(&field.value),
            };
            let whole = format!("{}: {value}", field.name);
            match at.and_then(|at| shown.get_mut(at)) {
                Some(shown) if !*shown && !value.is_empty() => {
                    *shown = true;
                    writer.block(BlockKind::Paragraph);
                    writer.flowing(&whole, 0..0)?;
                }
                _ => writer.beside(if field.name.is_empty() { &value } else { &whole })?,
            }
        }
        writer.end_block();
        let Header { encoding, remarks, .. } = header;
        self.sheet.join(writer.finish(Kind::Mail, Meta::default(), encoding, remarks))
    }

    fn part(&mut self, part: &Part<'_>, level: Level) -> Result<(), Unreadable> {
        self.count(1)?;
        let what = part.what.as_str();
        if what == "multipart/encrypted" || part.is_locked {
            self.is_locked = true;
            return Ok(());
        }
        if what.starts_with("multipart/") {
            return self.parts(part, level);
        }
        if matches!(what, "message/rfc822" | "message/global") {
            let level = level.down(part.is_packed(), self.limits)?;
            self.has_body = true;
            return self.mail(skip_blank(&part.content()), level);
        }
        if part.is_attachment || !is_text(what) {
            // A signature is no attachment.
            if !what.ends_with("-signature") {
                self.leave(part);
            }
            return Ok(());
        }
        self.has_body = true;
        let bytes = part.content();
        if !is_page(what) {
            let decoded = decoded(&bytes, part.charset.as_deref(), false, self.limits)?;
            // Encrypted by OpenPGP, and sent as text.
            self.is_locked |= decoded.text.lines().any(|line| line.trim_end() == ARMOUR);
            let is_divided = earlier::parts_messages(&decoded.text);
            let text = plain::read(decoded, self.limits)?;
            // In a plain text, what stands apart is what is answered.
            if is_divided || !text.apart.is_empty() {
                self.sheet.remark(EARLIER.to_string());
            }
            return self.sheet.join(text);
        }
        let decoded = decoded(&bytes, part.charset.as_deref(), true, self.limits)?;
        let has_earlier = earlier::is_in_page(&decoded.text);
        match html::read_decoded(decoded, Kind::Mail, |_| None, self.limits) {
            Ok(page) => {
                let meta = &mut self.sheet.meta;
                if meta.language.is_none() && page.meta.language.is_some() {
                    meta.language.clone_from(&page.meta.language);
                    meta.places.note(Field::Language, page.place_of(Field::Language));
                }
                if has_earlier {
                    self.sheet.remark(EARLIER.to_string());
                }
                self.sheet.join(page)
            }
            // Nothing to be seen in it.
            Err(Unreadable::NoText(_)) => Ok(()),
            Err(why) => Err(why),
        }
    }

    /// The parts of a part.
    fn parts(&mut self, part: &Part<'_>, level: Level) -> Result<(), Unreadable> {
        let level = level.down(false, self.limits)?;
        let Some(children) = part.children(self.parts, self.limits)? else {
            self.sheet.remark(
                "A part of the mail does not begin where the file says it does, and was not read."
                    .to_string(),
            );
            return self.sheet.beside(&String::from_utf8_lossy(&part.content()), Why::NotShown);
        };
        let Children { parts, around } = children;
        for bytes in around {
            self.sheet.beside(&String::from_utf8_lossy(bytes), Why::NotShown)?;
        }
        let usual = if part.what == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        let chosen = match part.what.as_str() {
            "multipart/alternative" => Some(self.best(&parts, FORM)?),
            "multipart/related" => self.root(&parts, part.start.as_deref())?,
            _ => None,
        };
        let is_form = part.what == "multipart/alternative";
        for (at, bytes) in parts.into_iter().enumerate() {
            let (_, child) = Part::open(bytes, usual, self.limits)?;
            match chosen {
                Some(chosen) if chosen != at => {
                    self.count(1)?;
                    self.other(&child, is_form, level)?;
                }
                _ => self.part(&child, level)?,
            }
        }
        Ok(())
    }

    /// A part that is not shown for itself: another form of the text, or what a page is made of.
    fn other(&mut self, part: &Part<'_>, is_form: bool, level: Level) -> Result<(), Unreadable> {
        if !is_form {
            if part.is_attachment || !is_of_page(&part.what) {
                self.leave(part);
            }
            return Ok(());
        }
        if part.what.starts_with("multipart/") {
            let level = level.down(false, self.limits)?;
            let children = part.children(self.parts, self.limits)?.unwrap_or_default();
            for bytes in children.parts {
                self.count(1)?;
                let (_, child) = Part::open(bytes, "text/plain", self.limits)?;
                self.other(&child, true, level)?;
            }
        } else if is_text(&part.what) {
            let is_page = is_page(&part.what);
            let decoded = decoded(&part.content(), part.charset.as_deref(), is_page, self.limits)?;
            if !is_page {
                return self.sheet.beside(&decoded.text, Why::NotShown);
            }
            match html::read_decoded(decoded, Kind::Mail, |_| None, self.limits) {
                Ok(page) => self.sheet.beside(&page.text, Why::NotShown)?,
                Err(Unreadable::NoText(_)) => {}
                Err(why) => return Err(why),
            }
        }
        Ok(())
    }

    /// Which form of a text mail programs show: the last in HTML, else the last in plain text.
    fn best(&self, parts: &[&[u8]], depth: usize) -> Result<usize, Unreadable> {
        let mut plain = None;
        let mut page = None;
        for (at, bytes) in parts.iter().enumerate() {
            let (_, part) = Part::open(bytes, "text/plain", self.limits)?;
            if part.what == "text/plain" && !part.is_attachment {
                plain = Some(at);
            }
            if self.has_page(&part, depth)? {
                page = Some(at);
            }
        }
        Ok(page.or(plain).unwrap_or(parts.len().saturating_sub(1)))
    }

    fn has_page(&self, part: &Part<'_>, depth: usize) -> Result<bool, Unreadable> {
        if is_page(&part.what) {
            return Ok(!part.is_attachment);
        }
        if depth == 0 || !part.what.starts_with("multipart/") {
            return Ok(false);
        }
        let Some(children) = part.children(self.parts, self.limits)? else { return Ok(false) };
        for bytes in children.parts {
            let (_, child) = Part::open(bytes, "text/plain", self.limits)?;
            if self.has_page(&child, depth - 1)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The part that the others belong to.
    fn root(&self, parts: &[&[u8]], start: Option<&str>) -> Result<Option<usize>, Unreadable> {
        let Some(start) = start else { return Ok(Some(0)) };
        for (at, bytes) in parts.iter().enumerate() {
            let (_, part) = Part::open(bytes, "text/plain", self.limits)?;
            if part.id.as_deref() == Some(start) {
                return Ok(Some(at));
            }
        }
        Ok(Some(0))
    }

    fn leave(&mut self, part: &Part<'_>) {
        match part.name.as_deref().and_then(line) {
            Some(name) => self.sheet.leave(&name),
            None => self.sheet.leave(&format!("a part of the type {}", part.what)),
        }
    }

    fn count(&mut self, parts: usize) -> Result<(), Unreadable> {
        self.parts += parts;
        if self.parts > self.limits.parts {
            return Err(Unreadable::TooManyParts(self.limits.parts));
        }
        Ok(())
    }
}

/// What the fields of a mail state about it.
fn stated(header: &Header) -> Meta {
    Meta {
        title: header.value("subject").and_then(|value| line(&fields::words(value))),
        author: header.value("from").and_then(fields::author),
        published: header.value("date").and_then(fields::date),
        ..Meta::default()
    }
}
