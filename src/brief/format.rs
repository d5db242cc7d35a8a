//! A brief in each format in which it leaves the building, from the same page or the same table.

use super::Brief;
use super::ground::Ground;
use super::page::sheet;
use super::references::references;
use super::table::{table, to_json};
use crate::export::{Format, Node, csl};

/// The bytes of a brief's file.
pub fn bytes(brief: &Brief, on: Ground<'_>, format: Format) -> Vec<u8> {
    match format {
        Format::Json => to_json(brief, on),
        Format::Csv => format.printed(&[Node::Table(table(brief, on))], None),
        Format::CslJson => csl::references(&references(brief)),
        _ => format.document(&sheet(brief, on)),
    }
}
