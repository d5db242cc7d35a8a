//! The readers of ODT and EPUB: an archive as it is, or any text as the parts of a document.

use std::io::{Cursor, Write};

use onrecord::documents::{Kind, kind};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::documents::{CUT, hold};
use super::markup::well_formed;

const OFFICE: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
    xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' \
    xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
    xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
    xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' \
    xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' \
    xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:dc='http://purl.org/dc/elements/1.1/' \
    xmlns:math='http://www.w3.org/1998/Math/MathML' \
    xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0' \
    xmlns:w='w' xmlns:r='r' xmlns:m='m' xmlns:v='v' xmlns:mc='mc'";

/// An archive or a flat file as it is; any other text as what stands in the text of a flat file, then its
/// styles and its kinds of pages.
pub(super) fn odt(data: &[u8]) {
    if data.starts_with(b"PK") || kind(data, "copy.fodt") == Ok(Kind::Odt) {
        hold(data, "copy.odt", None);
        return;
    }
    let text = String::from_utf8_lossy(data);
    let mut pieces = text.split(CUT);
    let mut part = || well_formed(pieces.next().unwrap_or_default());
    let (body, styles, pages) = (part(), part(), part());
    let flat = format!(
        "<office:document {OFFICE} office:mimetype='application/vnd.oasis.opendocument.text'>\
         <office:automatic-styles>{styles}</office:automatic-styles><office:master-styles>{pages}\
         </office:master-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    );
    hold(flat.as_bytes(), "copy.fodt", Some(flat.len()));
}

/// An archive as it is; any other text as what stands in a page, then its style sheet, another page, and what
/// the book says of itself.
pub(super) fn epub(data: &[u8]) {
    if data.starts_with(b"PK") {
        hold(data, "copy.epub", None);
        return;
    }
    let text = String::from_utf8_lossy(data);
    let mut pieces = text.split(CUT);
    let mut part = || pieces.next().unwrap_or_default();
    let page = |body: &str| {
        format!(
            "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head>\
             <link rel='stylesheet' href='a.css'/></head><body>{body}</body></html>"
        )
    };
    let (one, css, two) = (page(part()), part(), page(part()));
    let said = well_formed(part());
    let container = "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>";
    let opf = format!(
        "<package xmlns:dc='http://purl.org/dc/elements/1.1/' {}><metadata>{said}</metadata><manifest><item id='a' \
         href='a.xhtml' media-type='application/xhtml+xml'/><item id='b' href='b.xhtml' \
         media-type='application/xhtml+xml'/><item id='c' href='a.css' media-type='text/css'/></manifest><spine>\
         <itemref idref='a'/><itemref idref='b'/></spine></package>",
        OFFICE.replace("xmlns:dc='http://purl.org/dc/elements/1.1/'", "")
    );
    let parts = [
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("a.opf", &opf),
        ("a.xhtml", &one),
        ("a.css", css),
        ("b.xhtml", &two),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(name, plain).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    hold(&writer.finish().unwrap().into_inner(), "copy.epub", Some(0));
}
