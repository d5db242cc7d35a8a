//! ODT as text: what office programs show, with the numbers of lists and headings as far as they are sure.
//!
//! What a tracked change inserted counts as text, what it deleted does not; struck words neither. Notes follow
//! the text, then the headers and footers of the pages that are in use. Fields show what they showed when the
//! file was saved. The way back leads to the bytes of the main part (`content.xml`), unpacked, or to those of a
//! flat file; what stands in other parts has none.

mod body;
mod drawings;
mod formulas;
mod inline;
mod letters;
mod lists;
mod margins;
mod names;
mod place;
mod styles;

use std::collections::{HashMap, HashSet};

use super::capitals::Casing;
use super::extract::{BlockKind, Encoding, Extract, Kind, Limits, Unreadable, Why};
use super::lines::line;
use super::meta::Meta;
use super::package::{MOST_PARTS, Package, resolved};
use super::writer::Writer;
use super::xml::Part;
use formulas::Piece;
use letters::Ground;
use lists::Lists;
use names::{Node, Space, child, said, tag};
use place::{Place, Walk};
use styles::{Styles, is_coloured};

const CONTENT: &str = "content.xml";
const STYLES: &str = "styles.xml";
const META: &str = "meta.xml";
const MANIFEST: &str = "META-INF/manifest.xml";

/// Reads an ODT file, packed or flat.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    if !bytes.starts_with(b"PK") {
        return read_flat(bytes, limits);
    }
    let mut package = Package::open(bytes, MOST_PARTS, limits)?;
    if is_encrypted(&mut package, limits)? {
        return Err(Unreadable::Encrypted);
    }
    let mut open = |name: &str| -> Result<Option<Part>, Unreadable> {
        let bytes = package.part(name)?;
        bytes.map(|bytes| Part::new(&bytes, name, limits).map(Part::with_type)).transpose()
    };
    let missing = || Unreadable::Damaged(format!("its part {CONTENT} is missing"));
    let content = open(CONTENT)?.ok_or_else(missing)?;
    let (styles, meta) = (open(STYLES)?, open(META)?);
    let document = content.parse(CONTENT, limits)?;
    let formulas = formulas_of(document.root_element(), &mut package, limits)?;
    let styles = match &styles {
        Some(part) => Some(part.parse(STYLES, limits)?),
        None => None,
    };
    let meta = match &meta {
        Some(part) => Some(part.parse(META, limits)?),
        None => None,
    };
    let parts = Parts {
        content: document.root_element(),
        styles: styles.as_ref().map(|styles| styles.root_element()),
        meta: meta.as_ref().map(|meta| meta.root_element()),
    };
    text(&parts, &content, &formulas, limits)
}

fn read_flat(bytes: &[u8], limits: &Limits) -> Result<Extract, Unreadable> {
    let part = Part::new(bytes, "the file", limits)?.with_type();
    let document = part.parse("the file", limits)?;
    let root = document.root_element();
    let parts = Parts { content: root, styles: Some(root), meta: Some(root) };
    text(&parts, &part, &HashMap::new(), limits)
}

/// The roots of the parts that say something; in a flat file they are the same.
struct Parts<'a> {
    content: Node<'a>,
    styles: Option<Node<'a>>,
    meta: Option<Node<'a>>,
}

/// The groups of an office file: styles, settings, the body.
fn group<'a>(root: Option<Node<'a>>, name: &str) -> Option<Node<'a>> {
    root.and_then(|root| child(root, Space::Office, name))
}

fn text(
    parts: &Parts<'_>,
    main: &Part,
    formulas: &HashMap<String, Vec<Piece>>,
    limits: &Limits,
) -> Result<Extract, Unreadable> {
    let body = child(parts.content, Space::Office, "body");
    let Some(body) = body.and_then(|body| child(body, Space::Office, "text")) else {
        let what = body.and_then(|body| body.first_element_child()).map(|node| tag(node).1);
        return Err(Unreadable::UnknownKind(other_body(what.unwrap_or_default()).to_string()));
    };
    let common = group(parts.styles, "styles");
    let own = child(parts.content, Space::Office, "automatic-styles");
    let of_pages = group(parts.styles, "automatic-styles");
    let masters = group(parts.styles, "master-styles");
    let styles = Styles::read(common.into_iter().chain(own));
    let page_styles = Styles::read(common.into_iter().chain(of_pages));

    let meta = meta(parts.meta, styles.language.as_deref());
    let mut layouts = of_pages.iter().flat_map(|group| group.children());
    let paper = if layouts.any(is_coloured) { Ground::Unknown } else { Ground::Paper };
    let mut walk = Walk {
        writer: Writer::new(limits),
        styles: &styles,
        casing: Casing::of(meta.language.as_deref().unwrap_or_default()),
        lists: Lists::default(),
        deleted: HashMap::new(),
        deletions: HashSet::new(),
        open_deletion: None,
        notes: (Vec::new(), Vec::new()),
        formulas,
        has_changes: false,
        in_margin: false,
        is_blank: true,
        map: Some(&main.map),
    };
    walk.blocks(body, Place::new(BlockKind::Paragraph, paper))?;
    walk.writer.end_block();
    walk.open_deletion = None;
    let notes = std::mem::take(&mut walk.notes);
    for (note, place) in notes.0.into_iter().chain(notes.1) {
        let within = Place { gone: place.gone, ..Place::new(BlockKind::Note, paper) };
        walk.blocks(note, within)?;
    }
    // The automatic styles of the margins have the names of those of the text.
    walk.styles = &page_styles;
    walk.lists = Lists::default();
    walk.in_margin = true;
    if parts.styles != Some(parts.content) {
        walk.map = None;
    }
    let shown = margins::shown(body, masters, &styles);
    for (margin, is_shown) in margins::margins(masters, &shown) {
        let mut place = Place::new(BlockKind::Note, paper);
        place.gone = (!is_shown).then_some(Why::NotShown);
        walk.blocks(margin, place)?;
        walk.writer.end_block();
    }
    let mut left: Vec<(&str, String)> = std::mem::take(&mut walk.deleted).into_iter().collect();
    left.sort_unstable();
    for (_, text) in left {
        walk.writer.hidden(&text, Why::Deleted)?;
    }
    if walk.writer.is_empty() {
        return Err(Unreadable::NoText(Kind::Odt));
    }
    let mut remarks = Vec::new();
    if walk.has_changes {
        let words =
            "It has tracked changes: what they insert counts as text, what they delete does not.";
        remarks.push(words.to_string());
    }
    Ok(walk.writer.finish(Kind::Odt, meta, Encoding::utf8(), remarks))
}

/// Whether the list of parts says that some are encrypted.
fn is_encrypted(package: &mut Package<'_>, limits: &Limits) -> Result<bool, Unreadable> {
    let Some(bytes) = package.part(MANIFEST)? else { return Ok(false) };
    let part = Part::new(&bytes, MANIFEST, limits)?.with_type();
    let manifest = part.parse(MANIFEST, limits)?;
    let mut all = manifest.descendants();
    Ok(all.any(|node| node.tag_name().name() == "encryption-data"))
}

/// The formulas that stand in parts of their own, by the names under which the text has them.
fn formulas_of(
    root: Node<'_>,
    package: &mut Package<'_>,
    limits: &Limits,
) -> Result<HashMap<String, Vec<Piece>>, Unreadable> {
    let mut formulas = HashMap::new();
    for node in root.descendants().filter(|node| tag(*node) == (Space::Draw, "object")) {
        let Some(name) = said(node, Space::Xlink, "href") else { continue };
        let name = name.trim_start_matches("./").to_string();
        let path = resolved(&name, CONTENT);
        if name.is_empty() || formulas.contains_key(&name) || path == CONTENT {
            continue;
        }
        let Some(bytes) = package.part(&path)? else { continue };
        // What cannot be read is told where it stands.
        let Ok(part) = Part::new(&bytes, &path, limits).map(Part::with_type) else { continue };
        let Ok(document) = part.parse(&path, limits) else { continue };
        let math = document.root_element();
        if tag(math) == (Space::Math, "math") {
            formulas.insert(name, formulas::pieces(math));
        }
    }
    Ok(formulas)
}

/// What the file says about the document. Its dates are those of the file, not of publication.
fn meta(root: Option<Node<'_>>, usual_language: Option<&str>) -> Meta {
    let stated_in = group(root, "meta");
    let stated = |space, name| child(stated_in?, space, name)?.text().and_then(line);
    // Of the two, the creator is who wrote in it last.
    let author = stated(Space::Meta, "initial-creator").or_else(|| stated(Space::Dc, "creator"));
    let language = stated(Space::Dc, "language").or(usual_language.map(str::to_string));
    Meta { title: stated(Space::Dc, "title"), author, language, ..Meta::default() }
}

fn other_body(name: &str) -> &'static str {
    match name {
        "spreadsheet" => "a workbook (ODS); save it as PDF",
        "presentation" => "a presentation (ODP); save it as PDF",
        "drawing" => "a drawing (ODG); save it as PDF",
        _ => "an OpenDocument file of another kind; save it as PDF",
    }
}

/// What an `OpenDocument` file that is no text is, by its media type; `None` for a text.
pub(super) fn other_kind(mime: &str) -> Option<&'static str> {
    const TEXTS: [&str; 5] =
        ["text", "text-template", "text-web", "text-master", "text-master-template"];
    let kind = mime.strip_prefix("application/vnd.oasis.opendocument.")?;
    let is_text = TEXTS.contains(&kind);
    let what = match kind.split('-').next().unwrap_or_default() {
        "graphics" => "drawing",
        kind => kind,
    };
    (!is_text).then(|| other_body(what))
}

#[cfg(test)]
mod tests;
