//! The formats in which a brief leaves the building, each from the same page or the same table.

use super::Brief;
use super::page::{Ground, sheet};
use super::references::references;
use super::table::{table, to_json};
use crate::export::{Node, csl, csv, docx, html, markdown, plain};
use crate::pages;

/// One format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Docx,
    Html,
    Md,
    Txt,
    Json,
    Csv,
    CslJson,
}

impl Format {
    pub const ALL: [Format; 7] = [
        Format::Docx,
        Format::Html,
        Format::Md,
        Format::Txt,
        Format::Json,
        Format::Csv,
        Format::CslJson,
    ];

    /// The ending of its files, with the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Format::Docx => ".docx",
            Format::Html => ".html",
            Format::Md => ".md",
            Format::Txt => ".txt",
            Format::Json => ".json",
            Format::Csv => ".csv",
            Format::CslJson => ".csl.json",
        }
    }

    /// How the command line calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Html => "html",
            Format::Md => "md",
            Format::Txt => "txt",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::CslJson => "csl-json",
        }
    }

    /// What it is for.
    pub const fn meaning(self) -> &'static str {
        match self {
            Format::Docx => "for Word and other office programs, with footnotes",
            Format::Html => "for a browser, and to print",
            Format::Md => "Markdown, for wikis and editors",
            Format::Txt => "plain text, for mail",
            Format::Json => "all of it, exactly, for programs",
            Format::Csv => "a row for each quote, for spreadsheets",
            Format::CslJson => "the sources alone, for reference managers",
        }
    }

    /// The same for a page that is no brief; `None` where there is no such thing.
    pub const fn of_page(self) -> Option<pages::Format> {
        Some(match self {
            Format::Docx => pages::Format::Docx,
            Format::Html => pages::Format::Html,
            Format::Md => pages::Format::Md,
            Format::Txt => pages::Format::Txt,
            Format::Json => pages::Format::Json,
            Format::Csv => pages::Format::Csv,
            Format::CslJson => return None,
        })
    }

    /// Whether it shows quotes to people, who could take them for proved.
    pub const fn is_page(self) -> bool {
        matches!(self, Format::Docx | Format::Html | Format::Md | Format::Txt)
    }
}

/// The bytes of a brief's file.
pub fn bytes(brief: &Brief, on: Ground<'_>, format: Format) -> Vec<u8> {
    match format {
        Format::Json => to_json(brief, on),
        Format::Csv => csv::page(&[Node::Table(table(brief, on))]),
        Format::Md => markdown::document(&sheet(brief, on)),
        Format::Txt => plain::document(&sheet(brief, on)),
        Format::Html => html::document(&sheet(brief, on)),
        Format::Docx => docx::document(&sheet(brief, on)),
        Format::CslJson => csl::references(&references(brief)),
    }
}
