//! The pages of a PDF in their order, each with what it takes over from the nodes above it.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object};

use super::geometry::{Point, Rect};
use super::source::{Source, damaged};
use crate::documents::extract::{Limits, Unreadable};

#[derive(Clone, Copy, Debug)]
pub(super) struct PdfPage<'a> {
    pub(super) dictionary: &'a Dictionary,
    pub(super) resources: Option<&'a Dictionary>,
    /// What is to be seen of it.
    pub(super) area: Rect,
}

/// What a node hands down.
#[derive(Clone, Copy, Debug, Default)]
struct Above<'a> {
    resources: Option<&'a Dictionary>,
    media: Option<Rect>,
    crop: Option<Rect>,
}

/// US Letter, which a page has that states no size.
const LETTER: Rect = Rect { low: Point::new(0.0, 0.0), high: Point::new(612.0, 792.0) };

/// Every page. One that cannot be found is damage: its text would be missing without a word.
pub(super) fn pages<'a>(
    source: &'a Source,
    limits: &Limits,
) -> Result<Vec<PdfPage<'a>>, Unreadable> {
    let catalog = source.dictionary(&source.document.trailer, b"Root");
    let catalog = catalog.ok_or_else(|| damaged("it has no catalog of its parts"))?;
    let root = source.dictionary(catalog, b"Pages").ok_or_else(|| damaged("it has no pages"))?;
    let mut found = Vec::new();
    let mut nodes = BTreeSet::new();
    nodes.extend(catalog.get(b"Pages").ok().and_then(Source::id));
    let mut open: Vec<(std::slice::Iter<'a, Object>, Above<'a>)> = Vec::new();
    let mut next = Some((root, Above::default()));
    loop {
        if let Some((node, above)) = next.take() {
            let above = Above {
                resources: source.dictionary(node, b"Resources").or(above.resources),
                media: source.rect(node, b"MediaBox").or(above.media),
                crop: source.rect(node, b"CropBox").or(above.crop),
            };
            if let Some(kids) = source.array(node, b"Kids") {
                if open.len() >= limits.depth {
                    return Err(Unreadable::TooDeep(limits.depth));
                }
                open.push((kids.iter(), above));
            } else if source.name(node, b"Type") == Some(b"Pages") {
                // A node without children has no pages.
            } else {
                let media = above.media.unwrap_or(LETTER);
                let area = above.crop.map_or(media, |crop| crop.within(media));
                found.push(PdfPage { dictionary: node, resources: above.resources, area });
                if found.len() > limits.parts {
                    return Err(Unreadable::TooManyParts(limits.parts));
                }
            }
        }
        let Some((kids, above)) = open.last_mut() else { break };
        let above = *above;
        let Some(kid) = kids.next() else {
            open.pop();
            continue;
        };
        let node = source.real(kid).and_then(|object| object.as_dict().ok());
        let node = node.ok_or_else(|| damaged(&format!("page {} is missing", found.len() + 1)))?;
        let is_node = source.array(node, b"Kids").is_some();
        if is_node && Source::id(kid).is_some_and(|id| !nodes.insert(id)) {
            return Err(damaged("its list of pages leads back to itself"));
        }
        next = Some((node, above));
    }
    if found.is_empty() {
        return Err(damaged("it has no pages"));
    }
    // A rebuilt table of objects can lack some that nothing else would show to be missing.
    let count = source.number(root, b"Count").unwrap_or(0.0);
    #[expect(clippy::cast_precision_loss, reason = "no document has that many pages")]
    if source.document.xref_recovery.is_some() && (count - found.len() as f64).abs() > 0.5 {
        return Err(damaged("some of its pages are missing"));
    }
    Ok(found)
}
