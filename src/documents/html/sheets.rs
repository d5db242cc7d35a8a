//! Finds the style sheets of a page before the page is read: a sheet may speak of what stands above it.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::css::Sheets;
use super::elements;
use super::imports::Gathered;
use super::tokens::{Token, Tokens};
use super::xhtml::{self, Prefixes};

/// For [`sheets`] of a shadow root.
pub(super) const SHADOW: bool = true;

/// The style sheets of a page, and what else decides how much they say.
#[derive(Debug, Default)]
pub(super) struct PageSheets {
    pub(super) sheets: Sheets,
    /// It names others that are not at hand.
    pub(super) has_more: bool,
    pub(super) has_scripts: bool,
}

/// What some tag may begin in a page.
#[derive(Default)]
struct Begun {
    sheets: bool,
    has_scripts: bool,
}

/// Looks for what looks like a tag that brings a style sheet or a script, wherever it stands.
fn begun(text: &str) -> Begun {
    let bytes = text.as_bytes();
    let mut begun = Begun::default();
    for at in memchr_iter(b'<', bytes) {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let is = |word: &[u8]| rest.get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word));
        match rest.first() {
            Some(b's' | b'S') => {
                begun.sheets |= is(b"style");
                begun.has_scripts |= is(b"script");
            }
            Some(b'l' | b'L') => begun.sheets |= is(b"link"),
            _ => {}
        }
        if begun.sheets && begun.has_scripts {
            break;
        }
    }
    begun
}

/// The style sheets that stand in a page, and those that it names as far as they are `at_hand` by their
/// address.
///
/// `xml` are the prefixes of a page that is read by the rules of XML. Those of a shadow root speak of the
/// element around it as `:host`.
pub(super) fn sheets(
    text: &str,
    xml: Option<&Prefixes>,
    at_hand: impl Fn(&str) -> Option<String>,
    is_shadow: bool,
) -> PageSheets {
    let Begun { sheets, has_scripts } = begun(text);
    if !sheets && xml.is_none() {
        return PageSheets::default();
    }
    let mut all = Gathered::new(at_hand);
    let mut tokens = if xml.is_some() { Tokens::new(text) } else { Tokens::skimmed(text) };
    tokens.foreign = xml.is_some();
    // What stands in a template is no part of the page.
    let mut templates = 0_usize;
    // In drawings and formulas a tag may close itself.
    let mut drawings = 0_usize;
    while let Some(token) = tokens.next() {
        match token {
            Token::Start(tag) => {
                let written = tag.name.clone();
                let tag = match xml {
                    Some(xml) => tag.renamed(xml.local(written.clone())),
                    None => tag,
                };
                let name = tag.name.as_ref();
                match name {
                    "template" if xml.is_none() || !tag.closes_itself => templates += 1,
                    "svg" | "math" if !tag.closes_itself => drawings += 1,
                    "link" if templates == 0 => {
                        let relation =
                            tag.attribute("rel").unwrap_or_default().to_ascii_lowercase();
                        let mut words = relation.split_ascii_whitespace();
                        let is_sheet = words.clone().any(|word| word == "stylesheet")
                            && words.all(|word| word != "alternate");
                        if is_sheet && is_css(tag.attribute("type")) {
                            all.name(&tag);
                        }
                    }
                    _ => {}
                }
                let raw = match xml {
                    Some(_) => xhtml::raw(name, tag.closes_itself),
                    None => elements::raw(name),
                };
                let Some(raw) = raw.filter(|_| drawings == 0 || !tag.closes_itself) else {
                    tokens.take_back(tag.attributes);
                    continue;
                };
                let (inside, _) = tokens.raw(&written, raw);
                if name == "style" && templates == 0 && is_css(tag.attribute("type")) {
                    let inside = text.get(inside).unwrap_or_default();
                    let media = tag.attribute("media").map(str::to_string);
                    let inside = xml.map_or(Cow::Borrowed(inside), |_| xhtml::style_sheet(inside));
                    all.add(inside, media, "", 0);
                }
            }
            Token::End(name, _) => match xml.map_or(name.clone(), |xml| xml.local(name)).as_ref() {
                "template" => templates = templates.saturating_sub(1),
                "svg" | "math" => drawings = drawings.saturating_sub(1),
                _ => {}
            },
            // XML names style sheets before its first element, too.
            Token::Comment(range) if xml.is_some() => {
                let said = text.get(range).unwrap_or_default().trim_end_matches('?');
                if let Some(said) = said.strip_prefix("?xml-stylesheet") {
                    let tag = format!("<link{said}>");
                    if let Some(Token::Start(tag)) = Tokens::new(&tag).next()
                        && tag.attribute("alternate") != Some("yes")
                    {
                        all.name(&tag);
                    }
                }
            }
            _ => {}
        }
    }
    if is_shadow {
        for (style, _) in &mut all.styles {
            *style = Cow::Owned(style.replace(":host(", ":not(*, ").replace(":host", "html"));
        }
    }
    let texts = all.styles.iter().map(|(text, media)| (text.as_ref(), media.as_deref()));
    PageSheets { sheets: Sheets::parse(texts), has_more: all.has_more, has_scripts }
}

/// Whether a style sheet of that type is one of CSS.
fn is_css(kind: Option<&str>) -> bool {
    kind.is_none_or(|kind| {
        let kind = kind.trim();
        kind.is_empty()
            || ["text/css", "text/x-oeb1-css"].iter().any(|css| kind.eq_ignore_ascii_case(css))
    })
}
