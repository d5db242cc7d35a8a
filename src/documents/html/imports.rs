//! The style sheets that style sheets name (`@import`), as far as they came with the page.

use std::borrow::Cow;

use super::addresses::data;
use super::tokens::Tag;

/// Bytes of style sheets that are taken from other parts of a file, at most.
const MOST: usize = 16 * 1024 * 1024;
/// Style sheets that are taken so, at most, and how deep they may name one another.
const MOST_SHEETS: usize = 1000;
const DEPTH: usize = 8;

/// The style sheets of a page, in order, each with the media for which it is.
pub(super) struct Gathered<'t, F> {
    pub(super) styles: Vec<(Cow<'t, str>, Option<String>)>,
    /// It names others that are not at hand.
    pub(super) has_more: bool,
    at_hand: F,
    fetched: usize,
    count: usize,
    /// The sheets that are being added, each named by the one before.
    open: Vec<String>,
}

/// A sheet that another one names.
#[derive(Debug, PartialEq, Eq)]
struct Import<'c> {
    address: &'c str,
    media: &'c str,
}

impl<'t, F: Fn(&str) -> Option<String>> Gathered<'t, F> {
    pub(super) fn new(at_hand: F) -> Gathered<'t, F> {
        Gathered {
            styles: Vec::new(),
            has_more: false,
            at_hand,
            fetched: 0,
            count: 0,
            open: Vec::new(),
        }
    }

    /// The sheet that an element names.
    pub(super) fn name(&mut self, tag: &Tag<'_>) {
        let media = tag.attribute("media").map(str::to_string);
        let is_for_print = |media: &String| media.trim().eq_ignore_ascii_case("print");
        let is_print = media.as_ref().is_some_and(is_for_print);
        let is_there = tag.attribute("href").is_some_and(|at| self.fetch(at, media, 0));
        self.has_more |= !is_there && !is_print;
    }

    fn fetch(&mut self, address: &str, media: Option<String>, depth: usize) -> bool {
        // Sheets that name one another are each read once.
        if self.open.iter().any(|open| open == address) {
            return true;
        }
        if depth > DEPTH || self.count >= MOST_SHEETS {
            return false;
        }
        let sheet = (self.at_hand)(address).or_else(|| data_sheet(address));
        let sheet = sheet.filter(|sheet| self.fetched + sheet.len() <= MOST);
        let Some(sheet) = sheet else { return false };
        self.fetched += sheet.len();
        self.count += 1;
        self.open.push(address.to_string());
        self.add(Cow::Owned(sheet), media, address, depth);
        self.open.pop();
        true
    }

    /// A sheet, behind those that it names. `address` is its own.
    pub(super) fn add(
        &mut self,
        sheet: Cow<'t, str>,
        media: Option<String>,
        address: &str,
        depth: usize,
    ) {
        let (named, rest) = imports(&sheet);
        if named.is_empty() {
            return self.styles.push((sheet, media));
        }
        let folder = address.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut all_there = true;
        for Import { address, media } in named {
            let is_plain = !media.contains("layer") && !media.contains("supports");
            let media = Some(media).filter(|media| !media.is_empty()).map(str::to_string);
            let from_here = if folder.is_empty() || address.starts_with('/') || has_scheme(address)
            {
                address.to_string()
            } else {
                format!("{folder}/{address}")
            };
            all_there &= is_plain && self.fetch(&from_here, media, depth + 1);
        }
        // What is not there the parser tells.
        let sheet = if all_there { Cow::Owned(rest.to_string()) } else { sheet };
        self.styles.push((sheet, media));
    }
}

/// The style sheet that an address brings along.
fn data_sheet(address: &str) -> Option<String> {
    let (kind, bytes) = data(address)?;
    let is_css = kind.split(';').next().is_some_and(|kind| kind.trim() == "text/css");
    is_css.then(|| String::from_utf8_lossy(&bytes).into_owned())
}

fn has_scheme(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// The sheets that a sheet names at its beginning, and what follows.
fn imports(sheet: &str) -> (Vec<Import<'_>>, &str) {
    let mut imports = Vec::new();
    let mut rest = sheet;
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("/*") {
            let Some((_, after)) = comment.split_once("*/") else { return (imports, "") };
            rest = after;
        } else if let Some(after) = rest.strip_prefix("<!--").or(rest.strip_prefix("-->")) {
            rest = after;
        } else if let Some(after) = word(rest, "@charset") {
            let Some((_, after)) = after.split_once(';') else { return (imports, rest) };
            rest = after;
        } else if let Some((import, after)) = word(rest, "@import").and_then(import) {
            imports.push(import);
            rest = after;
        } else {
            return (imports, rest);
        }
    }
}

fn word<'c>(text: &'c str, word: &str) -> Option<&'c str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

/// `"a.css" screen;` or `url(a.css);`
fn import(text: &str) -> Option<(Import<'_>, &str)> {
    let text = text.trim_start();
    let (address, rest) = if let Some(inside) = word(text, "url(") {
        let (address, rest) = inside.split_once(')')?;
        (address.trim().trim_matches(['"', '\'']), rest)
    } else {
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        text.get(1..)?.split_once(quote)?
    };
    let (media, rest) = rest.split_once(';').unwrap_or((rest, ""));
    let is_whole = !address.contains('\\') && !media.contains(['{', '}']);
    is_whole.then_some((Import { address, media: media.trim() }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_sheets_come_first_each_once_for_each_name() {
        let at_hand = |address: &str| match address {
            "css/a.css" => Some("@charset 'x';\n@import url( \"b.css\" );/**/.a{}".to_string()),
            "css/b.css" => Some("@import 'a.css';.b{}".to_string()),
            "css/c.css" => Some("@import 'gone.css';.c{}".to_string()),
            _ => None,
        };
        let mut gathered = Gathered::new(at_hand);
        gathered.add(Cow::Borrowed("@import 'css/a.css' screen; .own{}"), None, "", 0);
        let all: Vec<&str> = gathered.styles.iter().map(|(text, _)| text.trim()).collect();
        assert_eq!(all, [".b{}", ".a{}", ".own{}"]);
        assert_eq!(gathered.styles[1].1.as_deref(), Some("screen"));
        let mut gathered = Gathered::new(at_hand);
        assert!(gathered.fetch("css/c.css", None, 0));
        assert_eq!(gathered.styles[0].0, "@import 'gone.css';.c{}");
    }
}
