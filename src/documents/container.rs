//! Which kind of document a package (a ZIP archive) or a flat office file is, by what is in it.

use super::extract::{Kind, Limits};
use super::odt;
use super::package::{MOST_PARTS, Package};

const EPUB: &str = "application/epub+zip";
const OPEN_DOCUMENT: &str = "application/vnd.oasis.opendocument.";

/// Bytes of a part that are looked at for its type.
const HEAD: u64 = 4096;

/// The kind of a package, or what it looks like instead.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, String> {
    // What is wrong with a package its reader tells.
    let Ok(mut package) = Package::open(bytes, MOST_PARTS, &Limits::default()) else {
        return Ok(Kind::Docx);
    };
    let is_office = package.has("_rels/.rels") && package.has("[Content_Types].xml");
    let kind = match media_type(&mut package) {
        Some(mime) if mime == EPUB => Kind::Epub,
        Some(mime) => match odt::other_kind(&mime) {
            Some(what) => return Err(what.to_string()),
            None => Kind::Odt,
        },
        None => return Ok(Kind::Docx),
    };
    if is_office {
        // Which of the two is seen depends on the program that opens it.
        return Err("a file of two kinds in one package; save it as PDF".to_string());
    }
    Ok(kind)
}

/// The media type that a package states, if it is one that is known here.
fn media_type(package: &mut Package<'_>) -> Option<String> {
    let is_known = |mime: &String| mime == EPUB || mime.starts_with(OPEN_DOCUMENT);
    let mut text = |name: &str| {
        let bytes = package.beginning(name, HEAD)?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    };
    let stated = text("mimetype").map(|mime| mime.trim().to_string()).filter(is_known);
    if stated.is_some() {
        return stated;
    }
    // Packed anew by other programs it may have lost that part.
    if let Some(manifest) = text("META-INF/manifest.xml")
        && let Some(at) = manifest.find(OPEN_DOCUMENT)
    {
        let mime = manifest.get(at..)?;
        return mime.split(['"', '\'']).next().map(str::to_string);
    }
    package.has("META-INF/container.xml").then(|| EPUB.to_string())
}

/// Whether a text is an `OpenDocument` text in one file of XML.
pub(super) fn is_flat(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let contains = |what: &str| head.windows(what.len()).any(|part| part == what.as_bytes());
    head.starts_with(b"<")
        && contains("urn:oasis:names:tc:opendocument:xmlns:office:1.0")
        && contains("application/vnd.oasis.opendocument.text")
        && contains(":document")
}
