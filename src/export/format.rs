//! The formats in which something is printed or written, and which output offers which.

use super::{Node, Sheet, csl, csv, docx, html, json, markdown, plain};

/// One format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Rows in columns, for a terminal.
    Table,
    /// A page, for a terminal.
    Text,
    Docx,
    Html,
    Md,
    Txt,
    Json,
    Csv,
    CslJson,
}

/// What of a thing a format has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The page, no wider than a terminal.
    Printed,
    /// The whole sheet: the page with its title and its closing block.
    Sheet,
    /// What is behind the page, for programs.
    Data,
    /// The sources alone.
    Sources,
}

impl Format {
    pub const ALL: [Format; 9] = [
        Format::Table,
        Format::Text,
        Format::Docx,
        Format::Html,
        Format::Md,
        Format::Txt,
        Format::Json,
        Format::Csv,
        Format::CslJson,
    ];

    /// How the command line calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Text => "text",
            Format::Docx => "docx",
            Format::Html => "html",
            Format::Md => "md",
            Format::Txt => "txt",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::CslJson => "csl-json",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The ending of its files, with the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Format::Table | Format::Text | Format::Txt => ".txt",
            Format::Docx => ".docx",
            Format::Html => ".html",
            Format::Md => ".md",
            Format::Json => ".json",
            Format::Csv => ".csv",
            Format::CslJson => ".csl.json",
        }
    }

    /// What it is for.
    pub const fn meaning(self) -> &'static str {
        match self {
            Format::Table => "rows in columns, for a terminal",
            Format::Text => "a page, for a terminal",
            Format::Docx => "for Word and other office programs, with footnotes",
            Format::Html => "for a browser, and to print",
            Format::Md => "Markdown, for wikis and editors",
            Format::Txt => "plain text, for mail",
            Format::Json => "all of it, exactly, for programs",
            Format::Csv => "rows and columns, for spreadsheets",
            Format::CslJson => "the sources alone, for reference managers",
        }
    }

    pub const fn form(self) -> Form {
        match self {
            Format::Table | Format::Text => Form::Printed,
            Format::Docx | Format::Html | Format::Md | Format::Txt => Form::Sheet,
            Format::Json | Format::Csv => Form::Data,
            Format::CslJson => Form::Sources,
        }
    }

    /// Whether people read quotes in it, and could take them for proved.
    pub const fn is_for_people(self) -> bool {
        matches!(self.form(), Form::Printed | Form::Sheet)
    }

    /// Whether it can be printed as it is: the page or its rows, without title and closing block.
    pub const fn is_printed(self) -> bool {
        matches!(self, Format::Table | Format::Text | Format::Md | Format::Json | Format::Csv)
    }

    /// The format of a file: what a terminal shows is written as plain text.
    #[must_use]
    pub const fn of_file(self) -> Format {
        match self.form() {
            Form::Printed => Format::Txt,
            Form::Sheet | Form::Data | Form::Sources => self,
        }
    }

    /// A page as it is printed, no wider than so many columns where a terminal shows it.
    pub fn printed(self, nodes: &[Node], columns: Option<usize>) -> Vec<u8> {
        match self {
            Format::Md => markdown::page(nodes),
            Format::Json => json::page(nodes),
            Format::Csv => csv::page(nodes),
            // A page names no sources of its own.
            Format::CslJson => csl::references(&[]),
            Format::Table | Format::Text | Format::Txt | Format::Html | Format::Docx => {
                plain::page(nodes, columns)
            }
        }
    }

    /// A whole sheet as a file.
    pub fn document(self, sheet: &Sheet) -> Vec<u8> {
        match self {
            Format::Docx => docx::document(sheet),
            Format::Html => html::document(sheet),
            Format::Md => markdown::document(sheet),
            Format::Table | Format::Text | Format::Txt => plain::document(sheet),
            Format::Json | Format::Csv | Format::CslJson => self.printed(&sheet.nodes, None),
        }
    }
}

/// What is printed or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// A list, a comparison, what falls with a source: printed.
    List,
    /// An entry, or a brief: printed.
    Entry,
    /// The grid, the timeline, the conflicts: printed, or written to a file.
    Page,
    /// The same, only written to a file.
    PageFile,
    /// A brief, written to a file.
    Brief,
    /// All entries of a dossier.
    Dossier,
    /// What is wrong with a dossier.
    Problems,
}

impl Output {
    /// The formats that it offers, in the order in which they are told.
    pub const fn formats(self) -> &'static [Format] {
        use Format::{CslJson, Csv, Docx, Html, Json, Md, Table, Text, Txt};
        match self {
            Output::List => &[Table, Json, Csv, Md],
            Output::Entry => &[Text, Json, Md],
            Output::Page => &[Table, Json, Csv, Md, Txt, Html, Docx],
            Output::PageFile => &[Docx, Html, Md, Txt, Json, Csv],
            Output::Brief => &[Docx, Html, Md, Txt, Json, Csv, CslJson],
            Output::Dossier => &[Json],
            Output::Problems => &[Table, Json],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_has_a_name_and_is_found_by_it() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
            assert!(format.ending().starts_with('.'));
        }
        assert_eq!(Format::from_name("pdf"), None);
    }

    #[test]
    fn a_file_is_of_a_format_that_has_files() {
        for output in [Output::PageFile, Output::Brief, Output::Dossier] {
            for format in output.formats() {
                assert_eq!(format.of_file(), *format, "{output:?}");
                assert_ne!(format.form(), Form::Printed, "{output:?}");
            }
        }
        for format in Output::Page.formats() {
            assert!(Output::PageFile.formats().contains(&format.of_file()), "{format:?}");
        }
        for output in [Output::List, Output::Entry, Output::Dossier, Output::Problems] {
            assert!(output.formats().iter().all(|format| format.is_printed()), "{output:?}");
        }
    }

    #[test]
    fn a_sheet_is_whole_where_it_is_for_people() {
        let nodes = vec![Node::Paragraph("Words.".to_string())];
        let sheet = Sheet { title: "Title".to_string(), nodes, ..Sheet::default() };
        for format in [Format::Html, Format::Md, Format::Txt] {
            let text = String::from_utf8(format.document(&sheet)).unwrap();
            assert!(text.contains("Words."), "{text}");
        }
        assert!(Format::Docx.document(&sheet).starts_with(b"PK"));
        assert_eq!(Format::CslJson.document(&sheet), b"[]\n");
        assert_eq!(Format::Txt.printed(&sheet.nodes, None), b"Words.\n");
    }
}
