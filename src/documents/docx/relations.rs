//! Which parts of a DOCX name which others, and as what.

use super::super::extract::{Limits, Unreadable};
use super::super::package::{Package, resolved};
use super::super::xml;

/// A part's place in the package and what it is to the part that names it.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type: `footnotes`.
    pub(super) kind: String,
    pub(super) part: String,
}

/// The parts that a part names. Those outside of the package are left alone.
pub(super) fn relations(
    package: &mut Package<'_>,
    part: &str,
    limits: &Limits,
) -> Result<Vec<Relation>, Unreadable> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = match folder {
        "" => format!("_rels/{name}.rels"),
        folder => format!("{folder}/_rels/{name}.rels"),
    };
    let Some(bytes) = package.part(&path)? else { return Ok(Vec::new()) };
    let part = xml::Part::new(&bytes, &path, limits)?;
    let document = part.parse(&path, limits)?;
    let named = document.root_element().children().filter_map(|node| {
        let value = |name| node.attribute(name);
        if value("TargetMode") == Some("External") {
            return None;
        }
        let kind = value("Type")?.rsplit('/').next()?.to_string();
        let id = value("Id").unwrap_or_default().to_string();
        Some(Relation { id, kind, part: resolved(folder, value("Target")?) })
    });
    Ok(named.collect())
}
