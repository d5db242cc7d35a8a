//! DOCX: the sheet as a text document for Word, `LibreOffice` and whatever else reads Office Open XML.
//!
//! The same sheet gives the same bytes: no date, no name, nothing of this machine. Nothing in it is loaded, all that
//! leads out of it are addresses that somebody may follow, and its only fields are those of the page numbers.

mod body;
mod xml;

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::body::{Body, WIDE, WIDTH, margin, page_number};
use self::xml::{HEAD, WORD, escape};
use super::tree::{Sheet, language};

/// A sheet as one file.
pub fn document(sheet: &Sheet) -> Vec<u8> {
    let language = language(sheet);
    let body = Body::of(&sheet.nodes, if sheet.is_wide { WIDE } else { WIDTH });
    let paper = if sheet.is_wide {
        "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
    } else {
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
    };
    let end = "</Relationships>";
    let relations =
        include_str!("parts/document.rels.xml").replace(end, &format!("{}{end}", body.links()));
    let styles = include_str!("parts/styles.xml").replace("LANGUAGE", language);
    let document = format!(
        "{HEAD}<w:document {WORD}><w:body>{}<w:sectPr>\
         <w:headerReference w:type=\"default\" r:id=\"rId6\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rId7\"/>\
         {paper}\
         <w:pgMar w:top=\"964\" w:right=\"1134\" w:bottom=\"907\" w:left=\"1134\" w:header=\"425\" w:footer=\"397\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>",
        body.blocks()
    );
    let core = format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>",
        escape(&sheet.title)
    );
    let header = format!("{HEAD}<w:hdr {WORD}>{}</w:hdr>", margin("Header", &sheet.marking));
    let footer = format!(
        "{HEAD}<w:ftr {WORD}>{}{}</w:ftr>",
        margin("Footer", &sheet.marking),
        page_number()
    );
    let parts = [
        ("[Content_Types].xml", include_str!("parts/contentTypes.xml")),
        ("_rels/.rels", include_str!("parts/rels.xml")),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &relations),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", include_str!("parts/numbering.xml")),
        ("word/settings.xml", include_str!("parts/settings.xml")),
        ("word/fontTable.xml", include_str!("parts/fontTable.xml")),
        ("word/footnotes.xml", &body.footnotes()),
        ("word/header1.xml", &header),
        ("word/footer1.xml", &footer),
        ("docProps/core.xml", &core),
    ];
    // Writing to memory cannot fail.
    packed(&parts).unwrap_or_default()
}

fn packed(parts: &[(&str, &str)]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, options)?;
        writer.write_all(content.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
