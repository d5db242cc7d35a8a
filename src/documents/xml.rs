//! XML of a part of a package: looked over before it is parsed, so that no part can cost more than it is
//! worth.

use roxmltree::{Document, Error, ParsingOptions};

use super::decode::{Decoded, decode};
use super::extract::{Limits, Sure, Unreadable};
use super::map::Map;

/// A part as characters.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) text: String,
    /// To the bytes of the part.
    pub(super) map: Map,
    /// It may name a document type, as files of old programs do.
    may_have_type: bool,
}

impl Part {
    pub(super) fn new(bytes: &[u8], name: &str, limits: &Limits) -> Result<Part, Unreadable> {
        // XML is longer than the text in it: what counts is what was unpacked.
        let limits = Limits { text: usize::MAX, ..*limits };
        let Decoded { text, map, encoding, .. } = decode(bytes, None, &limits)?;
        // XML without a mark is UTF-8: a guess has no place here.
        if encoding.sure != Sure::Yes {
            return Err(damaged(name, "its encoding is neither UTF-8 nor UTF-16"));
        }
        Ok(Part { text, map, may_have_type: false })
    }

    /// It may name a document type. What that would declare elsewhere is never read.
    pub(super) fn with_type(self) -> Part {
        Part { may_have_type: true, ..self }
    }

    pub(super) fn parse(&self, name: &str, limits: &Limits) -> Result<Document<'_>, Unreadable> {
        look_over(&self.text, self.may_have_type, limits).map_err(|fault| match fault {
            XmlFault::Deep => Unreadable::TooDeep(limits.depth),
            XmlFault::Wrong(how) => damaged(name, how),
        })?;
        let options = ParsingOptions {
            nodes_limit: MOST_NODES,
            allow_dtd: self.may_have_type,
            ..ParsingOptions::default()
        };
        Document::parse_with_options(&self.text, options).map_err(|error| match error {
            Error::NodesLimitReached => Unreadable::TooManyParts(MOST_NODES as usize),
            error => damaged(name, &error.to_string()),
        })
    }
}

fn damaged(name: &str, how: &str) -> Unreadable {
    Unreadable::Damaged(format!("in {name}, {how}"))
}

/// Elements and texts of a part. A book of a thousand pages has less than half of it.
const MOST_NODES: u32 = 4_000_000;

/// Attributes of an element, and prefixes known at a place: the parser compares each with each.
const MOST_NAMES: usize = 256;

/// Prefixes that the parser keeps for all elements with declarations together.
const MOST_KEPT: usize = 20_000_000;

#[derive(Debug, PartialEq, Eq)]
enum XmlFault {
    Deep,
    Wrong(&'static str),
}

/// Goes once over the tags, without keeping anything but a number for each open element.
fn look_over(text: &str, may_have_type: bool, limits: &Limits) -> Result<(), XmlFault> {
    let mut open: Vec<usize> = Vec::new();
    let mut kept = 0;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at..).unwrap_or_default();
        let special = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((mark, end)) = special.into_iter().find(|(mark, _)| rest.starts_with(mark)) {
            let body = rest.get(mark.len()..).unwrap_or_default();
            // Without an end it is broken: the parser will say how.
            let Some((_, after)) = body.split_once(end) else { return Ok(()) };
            rest = after;
            continue;
        }
        if rest.starts_with("<!") {
            if !may_have_type {
                return Err(XmlFault::Wrong("there is a document type, which no such file has"));
            }
            // What a type declares can be longer than all texts.
            let end = rest.find(['[', '>']).unwrap_or(rest.len());
            if rest.get(end..).is_some_and(|rest| rest.starts_with('[')) {
                return Err(XmlFault::Wrong("the document type declares names of its own"));
            }
            rest = rest.get(end..).unwrap_or_default();
            continue;
        }
        let Some(tag) = tag(rest) else { return Ok(()) };
        rest = rest.get(tag.len()..).unwrap_or_default();
        if tag.starts_with("</") {
            open.pop();
            continue;
        }
        let names = tag.matches('=').count();
        let declared = tag.matches("xmlns").count();
        if names > MOST_NAMES {
            // An equals sign may stand in a value, but not by the hundred.
            return Err(XmlFault::Wrong("an element has too many attributes"));
        }
        let known = open.last().copied().unwrap_or_default() + declared;
        if declared > 0 {
            kept += known;
        }
        if known > MOST_NAMES || kept > MOST_KEPT {
            return Err(XmlFault::Wrong("too many namespaces are declared"));
        }
        if !tag.ends_with("/>") {
            if open.len() >= limits.depth {
                return Err(XmlFault::Deep);
            }
            open.push(known);
        }
    }
    Ok(())
}

/// The tag that a text begins with; `>` in a value does not end it.
fn tag(text: &str) -> Option<&str> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return text.get(..=at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_cost_too_much_is_refused_before_it_is_parsed() {
        let limits = Limits { depth: 3, ..Limits::default() };
        for (text, expected) in [
            ("<a><b><c/></b></a>", Ok(())),
            ("<a><b><c><!-- <d><e> --><![CDATA[<d>]]></c></b></a>", Ok(())),
            ("<a><b><c><d></d></c></b></a>", Err(XmlFault::Deep)),
            ("<a b='<>' c=\">\"/><b/><c/><d/>", Ok(())),
        ] {
            assert_eq!(look_over(text, false, &limits), expected, "{text}");
        }
        let attributes = (0..300).fold(String::new(), |all, n| all + &format!(" a{n}=''"));
        assert!(look_over(&format!("<a{attributes}/>"), false, &limits).is_err());
        for may_have_type in [false, true] {
            let declared = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>";
            assert!(look_over(declared, may_have_type, &limits).is_err());
            let named = look_over("<!DOCTYPE a PUBLIC 'b' 'c'><a/>", may_have_type, &limits);
            assert_eq!(named.is_ok(), may_have_type);
        }
    }
}
