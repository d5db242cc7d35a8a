//! A single tag as it stands in bytes of which nobody knows yet what they are, and the names that HTML knows.

/// Bytes of one tag, at most: a longer one is not taken for one.
const TAG: usize = 4096;

/// Bytes of white space that a text begins with, and of zeros and marks within it.
pub(super) fn blank(text: &[u8]) -> usize {
    let is_blank = |b: &u8| b.is_ascii_whitespace() || matches!(b, 0 | 0xb | 0xef | 0xbb | 0xbf);
    text.iter().position(|b| !is_blank(b)).unwrap_or(text.len())
}

/// What may stand behind the name of a tag.
pub(super) const fn is_end(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/')
}

/// A tag that may be one of HTML.
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) closes: bool,
    /// It has attributes.
    pub(super) states: bool,
    /// Its bytes, where it is well-formed.
    pub(super) length: Option<usize>,
}

impl Tag {
    /// The tag that a text begins with.
    pub(super) fn at(text: &[u8]) -> Option<Tag> {
        let rest = text.strip_prefix(b"<")?;
        let (rest, closes) = match rest.strip_prefix(b"/") {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'_' | b'.');
        let length = rest.iter().take(64).take_while(|b| is_name(b)).count();
        let name = rest.get(..length)?;
        // An address of the web has a colon there, and no name behind it.
        if !name.first()?.is_ascii_alphabetic() || name.ends_with(b":") {
            return None;
        }
        if rest.get(length).is_some_and(|b| !is_end(*b)) {
            return None;
        }
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        let behind = 1 + usize::from(closes) + length;
        let inside = text.get(behind..(behind + TAG).min(text.len())).unwrap_or_default();
        let whole = attributes(inside);
        let states = whole.is_some_and(|(_, states)| states);
        Some(Tag { name, closes, states, length: whole.map(|(inside, _)| behind + inside) })
    }
}

/// How long the attributes of a well-formed tag are, with its end, and whether there are some.
fn attributes(text: &[u8]) -> Option<(usize, bool)> {
    let (mut at, mut states) = (0, false);
    loop {
        let spaces = blank(text.get(at..)?);
        at += spaces;
        match text.get(at)? {
            b'>' => return Some((at + 1, states)),
            b'/' => at += 1,
            _ => {
                let is_name = |b: &&u8| {
                    b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.' | b'@')
                };
                let name = text.get(at..)?.iter().take_while(is_name).count();
                if name == 0 {
                    return None;
                }
                states = true;
                at += name;
                let to_sign = blank(text.get(at..)?);
                if text.get(at + to_sign) != Some(&b'=') {
                    continue;
                }
                at += to_sign + 1;
                at += blank(text.get(at..)?);
                at += if let quote @ (b'"' | b'\'') = text.get(at)? {
                    text.get(at + 1..)?.iter().position(|b| b == quote)? + 2
                } else {
                    let is_bare = |b: &&u8| !matches!(b, b'>' | b'<') && !b.is_ascii_whitespace();
                    text.get(at..)?.iter().take_while(is_bare).count()
                };
            }
        }
    }
}

/// How files in XML begin that browsers show as they are.
pub(super) fn is_xml_root(name: &str) -> bool {
    name.contains(':')
        || matches!(
            name,
            "rss"
                | "feed"
                | "urlset"
                | "sitemapindex"
                | "opml"
                | "kml"
                | "gpx"
                | "plist"
                | "tei"
                | "channel"
        )
}

/// Whether that is an element that office programs leave in HTML.
pub(super) fn is_of_office(name: &str) -> bool {
    ["o:", "v:", "w:", "st1:"].iter().any(|prefix| name.starts_with(prefix))
}

/// Whether that is the name of an element of HTML, also of an older one.
pub(super) fn is_element(name: &str) -> bool {
    ELEMENTS.binary_search(&name).is_ok()
}

/// In the order of the alphabet.
#[rustfmt::skip]
const ELEMENTS: [&str; 143] = [
    "a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio", "b", "base",
    "basefont", "bdi", "bdo", "bgsound", "big", "blink", "blockquote", "body", "br", "button",
    "canvas", "caption", "center", "cite", "code", "col", "colgroup", "data", "datalist", "dd",
    "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset",
    "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "i", "iframe", "image", "img", "input",
    "ins", "isindex", "kbd", "keygen", "label", "legend", "li", "link", "listing", "main", "map",
    "mark", "marquee", "menu", "menuitem", "meta", "meter", "multicol", "nav", "nextid", "nobr",
    "noembed", "noframes", "noscript", "object", "ol", "optgroup", "option", "output", "p", "param",
    "picture", "plaintext", "pre", "progress", "q", "rb", "rbc", "rp", "rt", "rtc", "ruby", "s",
    "samp", "script", "search", "section", "select", "slot", "small", "source", "spacer", "span",
    "strike", "strong", "style", "sub", "summary", "sup", "table", "tbody", "td", "template",
    "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var",
    "video", "wbr", "xmp",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_elements_are_in_order() {
        assert!(ELEMENTS.is_sorted());
    }

    #[test]
    fn tags_are_told_from_what_only_looks_like_them() {
        for (text, name, is_whole) in [
            ("<p>", "p", true),
            ("</P >", "p", true),
            ("<br/>", "br", true),
            ("<a href='x>y' b=c d>", "a", true),
            ("<b and c", "b", false),
            ("<p a=\"b", "p", false),
            ("<map, b>", "", false),
            ("<a@b.example>", "", false),
            ("<https://a.example>", "", false),
            ("< p>", "", false),
            ("<1>", "", false),
        ] {
            let tag = Tag::at(text.as_bytes());
            let found = tag.map(|tag| (tag.name, tag.length == Some(text.len())));
            let expected = (!name.is_empty()).then(|| (name.to_string(), is_whole));
            assert_eq!(found, expected, "{text}");
        }
    }
}
