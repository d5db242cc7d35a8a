//! What a PDF states about itself: in its dictionary of information, and in XML (XMP).

use lopdf::{Object, decode_text_string};
use roxmltree::{Document, Node, ParsingOptions};

use super::super::lines::{author, line, title};
use super::super::meta::Meta;
use super::source::Source;

/// XML that is larger is not read, in bytes.
const LARGEST: usize = 1024 * 1024;
/// Authors, at most.
const MOST: usize = 50;

/// Dates are left out: those of a file are not those of a publication.
pub(super) fn meta(source: &Source) -> Meta {
    let trailer = &source.document.trailer;
    let information = source.dictionary(trailer, b"Info");
    let catalog = source.dictionary(trailer, b"Root");
    let stated = |key: &[u8]| text(information.and_then(|i| source.get(i, key)));
    let xml = catalog.and_then(|catalog| xml(source, catalog)).unwrap_or_default();
    Meta {
        title: stated(b"Title").and_then(|own| title(&own)).or(xml.title),
        author: stated(b"Author").and_then(|own| author(&own)).or(xml.author),
        publisher: xml.publisher,
        language: text(catalog.and_then(|c| source.get(c, b"Lang"))),
        ..Meta::default()
    }
}

fn text(object: Option<&Object>) -> Option<String> {
    let text = decode_text_string(object?).ok()?;
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_string();
    (!text.is_empty()).then_some(text)
}

/// What the XML says, if it can be read.
fn xml(source: &Source, catalog: &lopdf::Dictionary) -> Option<Meta> {
    let Some(Object::Stream(stream)) = source.get(catalog, b"Metadata") else { return None };
    let unpacked = source.unpack(stream).ok().filter(|unpacked| unpacked.bytes.len() <= LARGEST)?;
    let text = String::from_utf8(unpacked.bytes).ok()?;
    let text =
        text.trim_start_matches('\u{feff}').trim_matches(|c: char| c.is_whitespace() || c == '\0');
    let options = ParsingOptions { nodes_limit: 20_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).ok()?;
    Some(in_dublin_core(document.root_element()))
}

fn in_dublin_core(root: Node<'_, '_>) -> Meta {
    const CORE: &str = "http://purl.org/dc/elements/1.1/";
    let items = |name: &'static str| {
        let own = root.descendants().find(move |node| node.has_tag_name((CORE, name)));
        let all = own.into_iter().flat_map(|own| own.descendants());
        all.filter(|node| node.tag_name().name() == "li").filter_map(|node| node.text()).take(MOST)
    };
    let authors: Vec<String> = items("creator").filter_map(author).collect();
    Meta {
        title: items("title").find_map(title),
        author: (!authors.is_empty()).then(|| authors.join(", ")),
        publisher: items("publisher").find_map(line),
        ..Meta::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_authors_stand_in_lists() {
        let xml = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">untitled</rdf:li><rdf:li>Reply to the note</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>O. Kern</rdf:li><rdf:li>E. Vale</rdf:li></rdf:Seq></dc:creator>
            <dc:publisher><rdf:Bag><rdf:li>Port Office</rdf:li></rdf:Bag></dc:publisher>
            </rdf:Description></rdf:RDF></x:xmpmeta>"#;
        let document = Document::parse(xml).unwrap();
        let meta = in_dublin_core(document.root_element());
        assert_eq!(meta.title.as_deref(), Some("Reply to the note"));
        assert_eq!(meta.author.as_deref(), Some("O. Kern, E. Vale"));
        assert_eq!(meta.publisher.as_deref(), Some("Port Office"));
    }
}
