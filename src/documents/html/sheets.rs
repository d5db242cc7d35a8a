//! Finds the style sheets of a page before the page is read: a sheet may speak of what stands above it.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::css::Sheets;
use super::elements;
use super::tokens::{Token, Tokens};

/// Bytes of style sheets that are taken from other parts of a file, at most.
const MOST: usize = 16 * 1024 * 1024;

/// The style sheets of a page, and what else decides how much they say.
#[derive(Debug, Default)]
pub(super) struct PageSheets {
    pub(super) sheets: Sheets,
    /// It names others that are not at hand.
    pub(super) has_more: bool,
    pub(super) has_scripts: bool,
}

/// The style sheets that stand in a page, and those that it names as far as they are `at_hand` by their
/// address.
pub(super) fn sheets(text: &str, at_hand: impl Fn(&str) -> Option<String>) -> PageSheets {
    let begins = |word: &str| {
        let bytes = text.as_bytes();
        memchr_iter(b'<', bytes).any(|at| {
            let there = bytes.get(at + 1..at + 1 + word.len());
            there.is_some_and(|there| there.eq_ignore_ascii_case(word.as_bytes()))
        })
    };
    let (has_styles, has_links) = (begins("style"), begins("link"));
    if !has_styles && !has_links {
        return PageSheets::default();
    }
    let mut styles: Vec<(Cow<'_, str>, Option<String>)> = Vec::new();
    let mut has_more = false;
    let mut tokens = Tokens::new(text);
    // What stands in a template is no part of the page.
    let mut templates = 0_usize;
    // In drawings and formulas a tag may close itself.
    let mut drawings = 0_usize;
    let mut fetched = 0_usize;
    while let Some(token) = tokens.next() {
        match token {
            Token::Start(tag) => {
                let name = tag.name.as_ref();
                match name {
                    "template" => templates += 1,
                    "svg" | "math" if !tag.closes_itself => drawings += 1,
                    "link" if templates == 0 => {
                        let said = |name: &str| {
                            tag.attribute(name).unwrap_or_default().to_ascii_lowercase()
                        };
                        let relation = said("rel");
                        let mut words = relation.split_ascii_whitespace();
                        let is_sheet = words.clone().any(|word| word == "stylesheet")
                            && words.all(|word| word != "alternate");
                        let media = tag.attribute("media").map(str::to_string);
                        match tag.attribute("href").filter(|_| is_sheet).and_then(&at_hand) {
                            Some(sheet) if fetched + sheet.len() <= MOST => {
                                fetched += sheet.len();
                                styles.push((Cow::Owned(sheet), media));
                            }
                            _ => has_more |= is_sheet && said("media").trim() != "print",
                        }
                    }
                    _ => {}
                }
                let Some(raw) = elements::raw(name) else { continue };
                if drawings > 0 && tag.closes_itself {
                    continue;
                }
                let (inside, _) = tokens.raw(name, raw);
                let is_css = tag.attribute("type").is_none_or(|kind| {
                    kind.is_empty() || kind.trim().eq_ignore_ascii_case("text/css")
                });
                if name == "style" && templates == 0 && is_css {
                    let inside = text.get(inside).unwrap_or_default();
                    let media = tag.attribute("media").map(str::to_string);
                    styles.push((Cow::Borrowed(inside), media));
                }
            }
            Token::End(name, _) if name == "template" => templates = templates.saturating_sub(1),
            Token::End(name, _) if matches!(name.as_ref(), "svg" | "math") => {
                drawings = drawings.saturating_sub(1);
            }
            _ => {}
        }
    }
    let texts = styles.iter().map(|(text, media)| (text.as_ref(), media.as_deref()));
    PageSheets { sheets: Sheets::parse(texts), has_more, has_scripts: begins("script") }
}
