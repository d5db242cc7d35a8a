//! Pages within the page: frames that bring their page along (`srcdoc`, `data:`), and shadow roots.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use super::super::decode::{Decoded, decode};
use super::super::extract::{Encoding, Extract, Kind, Limits, Unreadable, Why};
use super::super::map::Map;
use super::super::meta::Meta;
use super::super::plain;
use super::addresses::data;
use super::ahead::{Ahead, Options};
use super::look::Looks;
use super::sheets::{SHADOW, sheets};
use super::tokens::{Tag, Tokens};
use super::{HtmlPage, read_level};

/// Pages within pages.
const DEPTH: usize = 24;

impl HtmlPage {
    /// Reads the page that a frame brings along, in its place.
    pub(super) fn frame(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        let stated = |name: &str| tag.attribute(name).filter(|said| !said.trim().is_empty());
        if self.tree.looks.is_first_pass() {
            return self.tree.frame(tag, None);
        }
        let inner = match stated("srcdoc").filter(|_| tag.name == "iframe") {
            Some(page) => Some(self.page(page.to_string(), Encoding::utf8())),
            None => stated(if tag.name == "object" { "data" } else { "src" })
                .and_then(data)
                .and_then(|(kind, bytes)| self.data(&kind, &bytes)),
        };
        let inner = match inner {
            Some(Err(Unreadable::NoText(_))) | None => return self.tree.frame(tag, None),
            Some(Err(why @ (Unreadable::TooMuchText(_) | Unreadable::TooManyParts(_)))) => {
                return Err(why);
            }
            Some(Err(_)) => Err("a page within the page was not read".to_string()),
            Some(Ok(inner)) => Ok(inner),
        };
        if let Ok(inner) = &inner {
            for remark in &inner.remarks {
                if !self.remarks.contains(remark) && self.remarks.len() < 20 {
                    self.remarks.push(remark.clone());
                }
            }
        }
        self.tree.frame(tag, Some(inner))
    }

    fn page(&self, text: String, encoding: Encoding) -> Result<Extract, Unreadable> {
        if self.level >= DEPTH {
            return Err(Unreadable::TooDeep(DEPTH));
        }
        let map = Map::same(text.len(), 0);
        let decoded = Decoded { text, map, encoding, remarks: Vec::new() };
        read_level(decoded, Kind::Html, |_| None, &self.limits, self.level + 1).map(without_way)
    }

    fn data(&self, kind: &str, bytes: &[u8]) -> Option<Result<Extract, Unreadable>> {
        let (name, stated) = kind.split_once(';').unwrap_or((kind, ""));
        let charset = stated.split(';').find_map(|said| said.trim().strip_prefix("charset="));
        let read = |page: &dyn Fn(Decoded) -> Result<Extract, Unreadable>| {
            page(decode(bytes, charset, &self.limits)?)
        };
        match name.trim() {
            "text/html" | "application/xhtml+xml" => {
                Some(read(&|decoded| self.page(decoded.text, decoded.encoding)))
            }
            "" | "text/plain" => {
                Some(read(&|decoded| plain::read(decoded, &self.limits).map(without_way)))
            }
            _ => None,
        }
    }

    /// Reads the shadow root that begins with `tag`, if it is one: it is shown in place of what else stands
    /// in the element, which stands in its slots.
    pub(super) fn shadow_root(
        &mut self,
        tag: &Tag<'_>,
        tokens: &mut Tokens<'_>,
        text: &str,
        map: &Map,
    ) -> Result<bool, Unreadable> {
        let mode = tag.attribute("shadowrootmode").unwrap_or_default().to_ascii_lowercase();
        let is_inert = self.tree.open.iter().any(|open| open.name == "template");
        let has_host = self.tree.open.last().is_some_and(|host| {
            let names = ["html", "head"];
            !names.contains(&host.name.as_str()) && host.slots().is_none()
        });
        if !matches!(mode.as_str(), "open" | "closed") || is_inert || !has_host {
            return Ok(false);
        }
        if self.level >= DEPTH {
            return Err(Unreadable::TooDeep(DEPTH));
        }
        let Some(content) = self.ahead.content(text, "template", tokens.place()) else {
            return Ok(false);
        };
        let behind = text.get(content.end..).and_then(|rest| rest.find('>'));
        let behind = behind.map_or(text.len(), |at| content.end + at + 1);
        let Some(light) = self.ahead.light(text, behind) else { return Ok(false) };
        tokens.skip_to(behind);
        if self.tree.looks.is_first_pass() {
            return Ok(true);
        }
        let inside = text.get(content.clone()).unwrap_or_default();
        let mut looks = Looks::new(sheets(inside, None, |_| None, SHADOW));
        // What may be looked through twice is so for all pages together.
        let ahead = Cell::new(std::mem::replace(&mut self.ahead, Ahead::spent()));
        let shadow = |looks: Looks| {
            let mut page = HtmlPage::within(&self.limits, self.level + 1);
            page.head.is_over = true;
            page.tree.looks = looks;
            page.tree.around = self.tree.state();
            page.tree.filled.clone_from(&light.slots);
            page.ahead = ahead.replace(Ahead::spent());
            page.markup_within(text, content.clone(), map)?;
            ahead.set(std::mem::replace(&mut page.ahead, Ahead::spent()));
            Ok::<HtmlPage, Unreadable>(page)
        };
        if looks.look_ahead() {
            looks = shadow(looks)?.tree.looks.known();
        }
        let mut page = shadow(looks)?;
        self.ahead = ahead.into_inner();
        page.tree.close_from(0)?;
        self.has_scripts |= page.has_scripts;
        self.tree.is_unsure |= page.tree.is_unsure;
        self.tree.looks.has_more |= page.tree.looks.has_more;
        let slots = std::mem::take(&mut page.tree.shown);
        let encoding = Encoding::utf8();
        let root = page.tree.writer.finish(Kind::Html, Meta::default(), encoding, Vec::new());
        self.tree.shadow_root(root, slots)?;
        Ok(true)
    }
}

/// What came with an address has no bytes of its own.
fn without_way(inner: Extract) -> Extract {
    Extract { map: Map::default(), ..inner }
}

impl super::tree::Tree {
    /// A frame, with the page in it or what is not read of it.
    fn frame(
        &mut self,
        tag: &Tag<'_>,
        inner: Option<Result<Extract, String>>,
    ) -> Result<(), Unreadable> {
        let is_tiny = |name: &str| matches!(tag.attribute(name).map(str::trim), Some("0" | "1"));
        let Some(inner) = inner else { return self.pass(tag) };
        let pairs = tag.attributes.iter();
        let named = pairs.fold(Tag::named("iframe", tag.range.clone()), |tag, (name, value)| {
            tag.with(Cow::Borrowed(name), Cow::Borrowed(value))
        });
        self.open_element(&named)?;
        let why = self.state().why_unseen();
        let is_tiny = is_tiny("width") || is_tiny("height");
        let why = why.or(is_tiny.then_some(Why::NotShown));
        let from = self.writer.len();
        match (inner, why) {
            (Ok(inner), None) => self.writer.embed(inner)?,
            (Ok(inner), Some(why)) => self.writer.hidden(&inner.text, why)?,
            (Err(what), None) => self.writer.unread(from, what),
            (Err(_), Some(_)) => {}
        }
        if why.is_none() {
            self.boundary();
        }
        self.close_from(self.open.len().saturating_sub(1))
    }

    /// Puts the shadow root of the innermost element in its place; `slots` are those that it shows.
    fn shadow_root(&mut self, root: Extract, slots: Vec<String>) -> Result<(), Unreadable> {
        self.writer.end_block();
        let from = self.writer.len();
        self.writer.embed(root)?;
        self.writer.apart_around(from, true, true);
        self.boundary();
        if let Some(host) = self.open.last_mut() {
            host.says.get_or_insert_default().slots = Some(slots);
        }
        Ok(())
    }
}

impl HtmlPage {
    /// A page that stands within so many others.
    pub(super) fn within(limits: &Limits, level: usize) -> HtmlPage {
        HtmlPage { level, ..HtmlPage::new(limits) }
    }

    /// Finds out what only later parts of the page tell of an element.
    pub(super) fn look_ahead(&mut self, tag: &Tag<'_>, tokens: &Tokens<'_>, text: &str) {
        let from = tokens.place();
        match tag.name.as_ref() {
            "ol" if tag.attribute("reversed").is_some() && tag.attribute("start").is_none() => {
                self.tree.items = self.ahead.items(text, from);
            }
            "select" => {
                let shows_all = tag.attribute("multiple").is_some()
                    || tag
                        .attribute("size")
                        .is_some_and(|size| !matches!(size.trim(), "" | "0" | "1"));
                self.tree.options =
                    if shows_all { Options::All } else { self.ahead.chosen(text, from) };
            }
            _ => {}
        }
    }

    fn markup_within(
        &mut self,
        text: &str,
        range: Range<usize>,
        map: &Map,
    ) -> Result<(), Unreadable> {
        self.tokens(Tokens::within(text, range), text, map)
    }
}
