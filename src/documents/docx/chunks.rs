//! Parts in other formats that stand in the text (`altChunk`): HTML, saved pages, plain text and DOCX are
//! read in their place; of others it is said that they are not read.

use std::collections::BTreeMap;

use super::super::decode::decode;
use super::super::extract::{Encoding, Extract, Kind, Limits, Unreadable};
use super::super::map::Map;
use super::super::meta::Meta;
use super::super::package::Package;
use super::super::sniff::sniff;
use super::super::writer::Writer;
use super::super::{html, mail, plain};
use super::body::Chunk;
use super::relations::Relation;

/// Parts that are read, at most, and how much of the limits each DOCX among them has.
const MOST: usize = 256;
const MOST_PACKED: usize = 8;
const SHARE: usize = 8;

/// How a DOCX within the document is read, if it is.
pub(super) type Inner<'a> = Option<&'a dyn Fn(&[u8], &Limits) -> Result<Extract, Unreadable>>;

/// The parts in other formats by the names of their relations, and the encoding that is least sure.
pub(super) fn chunks(
    package: &mut Package<'_>,
    relations: &[Relation],
    limits: &Limits,
    inner: Inner<'_>,
) -> Result<(BTreeMap<String, Chunk>, Encoding), Unreadable> {
    let mut chunks = BTreeMap::new();
    let mut encoding = Encoding::utf8();
    let mut packed = 0;
    for relation in relations.iter().filter(|relation| relation.kind == "aFChunk").take(MOST) {
        let name = relation.part.rsplit('/').next().unwrap_or_default();
        let name: String = name.chars().filter(|c| !c.is_control()).take(80).collect();
        let not_read = |why: &str| format!("a part in another format was not read ({name}{why})");
        let Some(bytes) = package.part(&relation.part)? else {
            chunks.insert(relation.id.clone(), Err(not_read(", which is missing")));
            continue;
        };
        let kind = sniff(&bytes, &name).ok();
        packed += usize::from(kind == Some(Kind::Docx));
        let chunk = match kind {
            Some(Kind::Docx) if packed > MOST_PACKED => None,
            Some(kind) => match read(kind, &bytes, limits, inner) {
                Ok(inner) => Some(inner),
                Err(Unreadable::NoText(_)) => {
                    chunks.insert(relation.id.clone(), Ok(Box::new(empty(kind))));
                    continue;
                }
                Err(_) => None,
            },
            None => None,
        };
        // Its bytes are none of the main part.
        let chunk = chunk.map(|inner| Extract { map: Map::default(), ..inner });
        if let Some(inner) = chunk.as_ref().filter(|inner| inner.encoding.is_guessed()) {
            let mut guessed = inner.encoding.clone();
            guessed.doubt_also(&encoding);
            encoding = guessed;
        }
        let chunk = chunk.map(Box::new).ok_or_else(|| not_read(""));
        chunks.insert(relation.id.clone(), chunk);
    }
    Ok((chunks, encoding))
}

fn read(
    kind: Kind,
    bytes: &[u8],
    limits: &Limits,
    inner: Inner<'_>,
) -> Result<Extract, Unreadable> {
    match (kind, inner) {
        (Kind::Html, _) => html::read(bytes, limits),
        (Kind::Mhtml, _) => mail::read_page(bytes, limits),
        (Kind::Text | Kind::Markdown, _) => plain::read(decode(bytes, None, limits)?, limits),
        (Kind::Docx, Some(read)) => read(bytes, &Limits { text: limits.text / SHARE, ..*limits }),
        (kind, _) => Err(Unreadable::UnknownKind(kind.label().to_string())),
    }
}

/// A part without text.
fn empty(kind: Kind) -> Extract {
    Writer::new(&Limits::default()).finish(kind, Meta::default(), Encoding::utf8(), Vec::new())
}
