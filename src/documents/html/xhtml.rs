//! What XML has otherwise than HTML, where a page is read by its rules, as in books: names with prefixes, tags
//! that close themselves, style sheets with references in them.

use std::borrow::Cow;

use super::references::reference;
use super::tokens::{Raw, Token, Tokens};

/// The vocabularies whose elements are known by their own names, whatever stands before these.
const KNOWN: [&str; 3] = [
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1998/Math/MathML",
];

/// Prefixes of a page, at most.
const PREFIXES: usize = 16;

/// The prefixes that a page declares for elements that are known here.
#[derive(Debug, Default)]
pub(super) struct Prefixes(Vec<String>);

impl Prefixes {
    pub(super) fn of(text: &str) -> Prefixes {
        const DECLARES: &str = "xmlns:";
        let declared = text.match_indices(DECLARES).filter_map(|(at, _)| {
            let (name, value) = text.get(at + DECLARES.len()..)?.split_once('=')?;
            let value = value.trim_start();
            let value = value.strip_prefix(['"', '\''])?.trim_start();
            let is_known = KNOWN.iter().any(|known| value.starts_with(known));
            is_known.then(|| format!("{}:", name.trim().to_ascii_lowercase()))
        });
        let mut prefixes: Vec<String> = Vec::new();
        for prefix in declared {
            if !prefixes.contains(&prefix) && prefixes.len() < PREFIXES {
                prefixes.push(prefix);
            }
        }
        Prefixes(prefixes)
    }

    /// The name of an element without its prefix.
    pub(super) fn local<'t>(&self, name: Cow<'t, str>) -> Cow<'t, str> {
        match self.0.iter().find_map(|prefix| name.strip_prefix(prefix.as_str())) {
            Some(local) => Cow::Owned(local.to_string()),
            None => name,
        }
    }
}

/// Elements whose content is passed over by its bytes.
pub(super) fn raw(name: &str, closes_itself: bool) -> Option<Raw> {
    (!closes_itself && matches!(name, "script" | "style" | "title")).then_some(Raw::Plain)
}

/// Whether each element ends where XML wants it to. Programs read what does not as HTML, or not at all.
pub(super) fn is_well_formed(text: &str) -> bool {
    let mut tokens = Tokens::new(text);
    tokens.foreign = true;
    let mut open: Vec<Cow<'_, str>> = Vec::new();
    while let Some(token) = tokens.next() {
        match token {
            Token::Start(tag) if tag.closes_itself => {}
            Token::Start(tag) => {
                let local = tag.name.rsplit(':').next().unwrap_or_default();
                if let Some(raw) = raw(local, false) {
                    let (_, is_closed) = tokens.raw(&tag.name, raw);
                    if !is_closed {
                        return false;
                    }
                }
                open.push(tag.name);
            }
            Token::End(name, _) if open.pop() != Some(name.clone()) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

/// The text of a style sheet within a page: comments of XML are none of it, references are resolved.
pub(super) fn style_sheet(inside: &str) -> Cow<'_, str> {
    if !inside.contains(['<', '&']) {
        return Cow::Borrowed(inside);
    }
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, markup) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(before);
        let special = [("<!--", "-->"), ("<![CDATA[", "]]>")];
        if let Some((mark, end)) = special.into_iter().find(|(mark, _)| markup.starts_with(mark)) {
            let body = markup.get(mark.len()..).unwrap_or_default();
            let (body, after) = body.split_once(end).unwrap_or((body, ""));
            if mark != "<!--" {
                text.push_str(body);
            }
            rest = after;
        } else if let Some((characters, len)) = reference(markup, false) {
            text.push_str(&characters);
            rest = markup.get(len..).unwrap_or_default();
        } else {
            text.push_str(markup.get(..1).unwrap_or_default());
            rest = markup.get(1..).unwrap_or_default();
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_is_unwrapped() {
        for (inside, expected) in [
            (".a{color:red}", ".a{color:red}"),
            ("<![CDATA[.a>.b{color:red}]]>", ".a>.b{color:red}"),
            ("/*<![CDATA[*/.a{}/*]]>*/", "/**/.a{}/**/"),
            (".a &gt; .b{}", ".a > .b{}"),
            (".a{}<!-- .b{} -->.c{}", ".a{}.c{}"),
            (".a{} & <b", ".a{} & <b"),
        ] {
            assert_eq!(style_sheet(inside), expected);
        }
    }

    #[test]
    fn prefixes_are_those_of_what_is_known() {
        let text = "<h:html xmlns:h = 'http://www.w3.org/1999/xhtml' xmlns:x=\"urn:x\">";
        let prefixes = Prefixes::of(text);
        assert_eq!(prefixes.local(Cow::Borrowed("h:p")), "p");
        assert_eq!(prefixes.local(Cow::Borrowed("x:p")), "x:p");
    }
}
