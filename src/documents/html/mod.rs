//! HTML as text: what a browser would show without scripts and without what stands in other files, by the
//! rules of the HTML standard.
//!
//! Navigation, banners and footers are text like the rest and can be proved like it; where the article
//! is, is told beside it (`stated::article`). Struck words (`<del>`, `<s>`) are taken back and do not count as said. The content of
//! `<details>` counts as seen: one key press away is not hidden. So does `aria-hidden`: it hides
//! from screen readers only.

mod addresses;
mod ahead;
mod charset;
mod counters;
mod css;
mod drawn;
mod elements;
mod ends;
mod eye;
mod formulas;
mod generated;
mod imports;
mod inner;
mod languages;
mod look;
mod marks;
mod named;
mod nesting;
mod open;
mod parts;
mod references;
mod regions;
mod sheets;
mod stated;
mod tag;
mod tokens;
mod tree;
mod words;
mod xhtml;

use std::borrow::Cow;
use std::ops::Range;

pub(super) use charset::declared;
pub(super) use elements::NOTE;
pub(super) use eye::is_unseeable;
pub(super) use formulas::place as place_in_formula;

use super::decode::{Decoded, decode};
use super::extract::{Encoding, Extract, Kind, Limits, Unreadable};
use super::map::Map;
use super::meta::Meta;
use ahead::Ahead;
use look::Looks;
use sheets::PageSheets;
use stated::{Head, stated};
use tokens::{Tag, Token, Tokens};
use tree::Tree;
use xhtml::Prefixes;

/// What is said of a page whose style sheets ask for more than they may cost.
pub(super) const CUT: &str =
    "Its style sheets are too long to be read in full: text that they hide may count as seen.";

/// Reads an HTML file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    read_decoded(decode(bytes, declared(bytes).as_deref(), limits)?, Kind::Html, |_| None, limits)
}

/// Reads HTML that was decoded, as a document of its kind. `at_hand` gives the style sheet at an address, if
/// it came with the page.
pub(super) fn read_decoded(
    decoded: Decoded,
    kind: Kind,
    at_hand: impl Fn(&str) -> Option<String>,
    limits: &Limits,
) -> Result<Extract, Unreadable> {
    read_level(decoded, kind, at_hand, limits, 0)
}

/// As [`read_decoded`], of a page that stands within so many others.
fn read_level(
    decoded: Decoded,
    kind: Kind,
    at_hand: impl Fn(&str) -> Option<String>,
    limits: &Limits,
    level: usize,
) -> Result<Extract, Unreadable> {
    let sheets = sheets::sheets(&decoded.text, None, at_hand, !sheets::SHADOW);
    read_page(HtmlPage::within(limits, level), sheets, decoded, kind, limits)
}

/// As [`read_decoded`], by the rules of XML if it keeps to them.
pub(super) fn read_xhtml(
    decoded: Decoded,
    kind: Kind,
    at_hand: impl Fn(&str) -> Option<String>,
    limits: &Limits,
) -> Result<Extract, Unreadable> {
    if !xhtml::is_well_formed(&decoded.text) {
        return read_decoded(decoded, kind, at_hand, limits);
    }
    let prefixes = Prefixes::of(&decoded.text);
    let sheets = sheets::sheets(&decoded.text, Some(&prefixes), at_hand, !sheets::SHADOW);
    read_page(HtmlPage::in_xml(prefixes, limits), sheets, decoded, kind, limits)
}

fn read_page(
    mut page: HtmlPage,
    sheets: PageSheets,
    decoded: Decoded,
    kind: Kind,
    limits: &Limits,
) -> Result<Extract, Unreadable> {
    let Decoded { text, map, encoding, remarks } = decoded;
    page.remarks = remarks;
    let mut looks = Looks::new(sheets);
    if looks.look_ahead() {
        let mut first = HtmlPage::within(limits, page.level);
        first.tree.is_xml = page.tree.is_xml;
        std::mem::swap(&mut first.prefixes, &mut page.prefixes);
        first.tree.looks = looks;
        first.markup(&text, &map)?;
        looks = first.tree.looks.known();
        page.prefixes = first.prefixes;
    }
    page.tree.looks = looks;
    page.markup(&text, &map)?;
    page.finish(kind, None, encoding)
}

/// A page in the making. Markdown goes through it, too, because HTML may stand in it.
#[derive(Debug)]
pub(super) struct HtmlPage {
    tree: Tree,
    head: Head,
    pub(super) remarks: Vec<String>,
    has_scripts: bool,
    /// Its HTML comes in pieces: what one of them leaves open, a later one may end.
    is_in_pieces: bool,
    /// Of the names of its elements, where it is read by the rules of XML.
    prefixes: Prefixes,
    ahead: Ahead,
    limits: Limits,
    /// Within how many other pages it stands.
    level: usize,
}

impl HtmlPage {
    pub(super) fn new(limits: &Limits) -> HtmlPage {
        let (head, remarks) = (Head::default(), Vec::new());
        let (has_scripts, is_in_pieces) = (false, false);
        HtmlPage {
            tree: Tree::new(limits),
            head,
            remarks,
            has_scripts,
            is_in_pieces,
            prefixes: Prefixes::default(),
            ahead: Ahead::new(limits),
            limits: *limits,
            level: 0,
        }
    }

    /// A page that is read by the rules of XML.
    fn in_xml(prefixes: Prefixes, limits: &Limits) -> HtmlPage {
        let mut page = HtmlPage { prefixes, ..HtmlPage::new(limits) };
        page.tree.is_xml = true;
        page
    }

    /// A page without a head, of which only pieces are HTML.
    pub(super) fn in_pieces(limits: &Limits) -> HtmlPage {
        let mut page = HtmlPage::new(limits);
        page.head.is_over = true;
        page.is_in_pieces = true;
        page
    }

    /// Reads HTML; `map` leads from its text to the bytes of the file.
    pub(super) fn markup(&mut self, text: &str, map: &Map) -> Result<(), Unreadable> {
        self.tokens(Tokens::new(text), text, map)
    }

    fn tokens(&mut self, mut tokens: Tokens<'_>, text: &str, map: &Map) -> Result<(), Unreadable> {
        loop {
            tokens.foreign = self.tree.is_foreign() || self.tree.is_xml;
            let Some(token) = tokens.next() else { return Ok(()) };
            match token {
                Token::Text(range) => self.text(text, range, map)?,
                Token::Reference(characters, range) => {
                    self.characters(&characters, source(map, range))?;
                }
                Token::Start(tag) => {
                    let written = tag.name.clone();
                    let name = self.prefixes.local(written.clone());
                    let tag = tag.renamed(name);
                    self.start(&tag, &written, &mut tokens, text, map)?;
                    tokens.take_back(tag.attributes);
                }
                Token::End(name, range) => {
                    self.tree.end(&self.prefixes.local(name), source(map, range))?;
                }
                Token::Comment(range) => {
                    let words = text.get(range).unwrap_or_default();
                    // `<?xml …?>` is for programs.
                    if !words.starts_with('?') {
                        self.tree.writer.beside(words)?;
                    }
                }
            }
        }
    }

    /// The characters of a reference, or of something else that stands for its bytes as a whole.
    pub(super) fn characters(
        &mut self,
        characters: &str,
        source: Range<usize>,
    ) -> Result<(), Unreadable> {
        self.head.is_over = self.head.is_over || !characters.trim().is_empty();
        self.tree.text(characters, source)
    }

    /// Text as it stands there.
    pub(super) fn text(
        &mut self,
        text: &str,
        range: Range<usize>,
        map: &Map,
    ) -> Result<(), Unreadable> {
        for (part, bytes) in map.pieces(range) {
            let part = text.get(part).unwrap_or_default();
            // A zero byte is nothing to a browser.
            if !part.contains('\0') {
                self.characters(part, bytes)?;
                continue;
            }
            let mut at = bytes.start;
            for words in part.split('\0') {
                let end = (at + words.len()).min(bytes.end);
                self.characters(words, at..end)?;
                at = (end + 1).min(bytes.end);
            }
        }
        Ok(())
    }

    /// An element that Markdown writes in its own way.
    pub(super) fn open(&mut self, name: &str, source: Range<usize>) -> Result<(), Unreadable> {
        self.tree.start(&Tag::named(name, source.clone()), source)
    }

    /// A link, and where it leads.
    pub(super) fn open_link(
        &mut self,
        address: &str,
        source: Range<usize>,
    ) -> Result<(), Unreadable> {
        let link = Tag::named("a", source.clone());
        self.tree.start(&link.with(Cow::Borrowed("href"), Cow::Borrowed(address)), source)
    }

    /// A numbered list.
    pub(super) fn open_list(&mut self, first: u64, source: Range<usize>) -> Result<(), Unreadable> {
        let list = Tag::named("ol", source.clone());
        let start = Cow::Owned(first.to_string());
        self.tree.start(&list.with(Cow::Borrowed("start"), start), source)
    }

    pub(super) fn close(&mut self, name: &str, source: Range<usize>) -> Result<(), Unreadable> {
        self.tree.end(name, source)
    }

    /// The first line break in the element that was just opened counts, unlike in `<pre>`.
    pub(super) fn keep_first_line(&mut self) {
        self.tree.keep_first_line();
    }

    /// The mark of a note that Markdown numbers.
    pub(super) fn note_mark(&mut self, mark: &str, source: Range<usize>) -> Result<(), Unreadable> {
        self.tree.note_mark(mark, source)
    }

    pub(super) fn beside(&mut self, text: &str) -> Result<(), Unreadable> {
        self.tree.writer.beside(text)
    }

    fn start(
        &mut self,
        tag: &Tag<'_>,
        written: &str,
        tokens: &mut Tokens<'_>,
        text: &str,
        map: &Map,
    ) -> Result<(), Unreadable> {
        for name in ["alt", "title", "aria-label", "placeholder"] {
            self.tree.writer.beside(tag.attribute(name).unwrap_or_default())?;
        }
        let is_foreign = self.tree.is_foreign();
        let hint = tag.attribute("placeholder").is_some_and(|hint| !hint.trim().is_empty());
        if hint && self.tree.is_seen() && elements::shown_value(tag).is_none() {
            // An empty field shows what may be written there.
            self.tree.writer.part();
        }
        if !is_foreign {
            self.head.is_over |= !elements::is_of_head(&tag.name);
            self.has_scripts |= tag.name == "script";
        }
        if self.tree.is_seen() {
            if tag.name == "meta" && !self.head.is_over && is_description(tag) {
                self.tree.writer.beside(tag.attribute("content").unwrap_or_default())?;
            }
            self.head.tag(tag);
        }
        if !is_foreign && !self.tree.is_xml {
            self.look_ahead(tag, tokens, text);
        }
        if tag.name == "template"
            && !is_foreign
            && !self.tree.is_xml
            && self.shadow_root(tag, tokens, text, map)?
        {
            return Ok(());
        }
        let brings_page = match tag.name.as_ref() {
            "embed" => true,
            "object" => tag.attribute("data").is_some_and(|address| {
                address.trim_start().get(..5).is_some_and(|s| s.eq_ignore_ascii_case("data:"))
            }),
            _ => false,
        };
        if brings_page && !is_foreign && !self.tree.is_xml {
            self.frame(tag)?;
        }
        let raw = if self.tree.is_xml {
            xhtml::raw(&tag.name, tag.closes_itself)
        } else {
            elements::raw(&tag.name)
        };
        let is_seen = self.tree.is_seen();
        let raw = raw.filter(|_| !is_foreign);
        let Some(raw) = raw else {
            self.tree.start(tag, source(map, tag.range.clone()))?;
            self.tree.region(tag, is_seen);
            return Ok(());
        };
        let (inside, is_closed) = tokens.raw(written, raw);
        let name = tag.name.as_ref();
        match name {
            "textarea" | "xmp" | "plaintext" => {}
            "iframe" => self.frame(tag)?,
            _ => self.tree.pass(tag)?,
        }
        match name {
            "textarea" | "xmp" | "plaintext" => {
                self.tree.start(tag, source(map, tag.range.clone()))?;
                if name == "textarea" {
                    self.references(text, inside, map)?;
                } else {
                    self.text(text, inside, map)?;
                }
            }
            "title" => {
                let title = in_words(text, inside);
                if self.tree.is_seen() {
                    self.head.title(&title);
                }
            }
            "script" if is_linked_data(tag) && is_seen => {
                self.head.script(text.get(inside).unwrap_or_default());
            }
            _ if !is_closed && self.is_in_pieces => self.tree.hide(name)?,
            _ if !is_closed => {
                self.remarks.push(format!("<{name}> has no end: what follows it is not read."));
            }
            _ => {}
        }
        Ok(())
    }

    /// Text in which only references count.
    fn references(&mut self, text: &str, range: Range<usize>, map: &Map) -> Result<(), Unreadable> {
        for token in Tokens::references(text, range) {
            match token {
                Token::Text(range) => self.text(text, range, map)?,
                Token::Reference(characters, range) => {
                    self.characters(&characters, source(map, range))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Ends the page. `meta` is what the document states elsewhere than in an HTML head.
    pub(super) fn finish(
        self,
        kind: Kind,
        meta: Option<Meta>,
        encoding: Encoding,
    ) -> Result<Extract, Unreadable> {
        let HtmlPage { mut tree, head, mut remarks, has_scripts, .. } = self;
        tree.close_from(0)?;
        let is_blank = tree.writer.is_empty();
        if is_blank && !tree.writer.has_hidden_text() || tree.shows_nothing {
            return Err(Unreadable::NoText(kind));
        }
        if is_blank {
            remarks.push("All its text is hidden; a script may show it.".to_string());
        }
        if has_scripts || tree.looks.has_more {
            remarks.push(
                "The page has scripts or external style sheets, which are not read: text that only they \
                 hide counts as seen, and text that only they add is missing."
                    .to_string(),
            );
        }
        if tree.is_unsure {
            remarks.push(
                "The numbers of some lists could not be worked out, and are left out.".to_string(),
            );
        }
        if tree.looks.is_veiled {
            remarks.push(
                "Its style sheets hide the page until a script shows it; it is read as if shown."
                    .to_string(),
            );
        }
        if tree.looks.is_cut() {
            remarks.push(CUT.to_string());
        }
        let is_page = meta.is_none();
        let mut regions = tree.regions;
        regions.finish(tree.writer.len());
        let mut extract = tree.writer.finish(kind, meta.unwrap_or_default(), encoding, remarks);
        if is_page {
            let (meta, article) = stated(&head, &extract.text, &extract.blocks, &regions);
            extract.meta = meta;
            if let Some(article) = article.filter(|_| matches!(kind, Kind::Html | Kind::Mhtml)) {
                (extract.main, extract.beside) = (Some(article.range), article.beside);
            }
        }
        Ok(extract)
    }
}

fn source(map: &Map, range: Range<usize>) -> Range<usize> {
    map.source(range).unwrap_or_default()
}

/// Text with its references resolved.
fn in_words(text: &str, range: Range<usize>) -> String {
    let mut words = String::new();
    for token in Tokens::references(text, range) {
        match token {
            Token::Text(range) => words.push_str(text.get(range).unwrap_or_default()),
            Token::Reference(characters, _) => words.push_str(&characters),
            _ => {}
        }
    }
    words
}

fn is_linked_data(tag: &Tag<'_>) -> bool {
    let kind = tag.attribute("type").unwrap_or_default().to_ascii_lowercase();
    kind.split(';').next().is_some_and(|kind| kind.trim() == "application/ld+json")
}

fn is_description(tag: &Tag<'_>) -> bool {
    let name = tag.attribute("name").or_else(|| tag.attribute("property")).unwrap_or_default();
    matches!(name.to_ascii_lowercase().as_str(), "description" | "og:description")
}

#[cfg(test)]
pub(super) mod properties;
#[cfg(test)]
mod tests;
