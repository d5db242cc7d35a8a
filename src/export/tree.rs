//! The neutral tree: what every list, record and report becomes before it becomes bytes.
//!
//! Its text is raw: each format makes it printable and escapes it in its own way.

use std::borrow::Cow;

/// One part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Level 1 is the title.
    Heading(u8, String),
    Paragraph(String),
    Quote(Quote),
    /// Labelled values.
    Fields(Vec<(String, String)>),
    List(Vec<String>),
    Table(Table),
    /// A remark of the program's own.
    Note(String),
    /// What whoever made the page writes themselves: never to be taken for words of the record.
    Own(Own),
}

/// Lines of somebody's own, each a paragraph after its label; lines that begin with `- ` are a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// `Note`.
    pub label: String,
    pub lines: Vec<String>,
}

/// One part of what somebody writes themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnPart<'o> {
    /// A paragraph: it begins with the label.
    Paragraph(&'o str),
    /// Items that stand together.
    Items(&'o [String]),
}

/// Before an item of what somebody writes themselves.
const ITEM: &str = "- ";

impl Own {
    /// Its paragraphs and lists in order. A list that begins it has a paragraph of no words before it, so that the label
    /// stands first.
    pub fn parts(&self) -> Vec<OwnPart<'_>> {
        let is_item = |line: &String| line.starts_with(ITEM);
        let mut parts = Vec::new();
        if self.lines.first().is_some_and(is_item) {
            parts.push(OwnPart::Paragraph(""));
        }
        for run in self.lines.chunk_by(|one, other| is_item(one) && is_item(other)) {
            match run {
                [line] if !is_item(line) => parts.push(OwnPart::Paragraph(line)),
                items => parts.push(OwnPart::Items(items)),
            }
        }
        parts
    }

    /// An item without what marks it as one.
    pub fn item(line: &str) -> &str {
        line.strip_prefix(ITEM).unwrap_or(line).trim_start()
    }
}

/// A whole document: what a file begins and ends with, and its page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The name of the file's text, for windows and lists; the page has its own heading.
    pub title: String,
    /// How it is to be handled, on each printed page; empty for none.
    pub marking: String,
    /// BCP 47, of the program's own words.
    pub language: String,
    /// Printed across the longer side of the paper.
    pub is_wide: bool,
    pub nodes: Vec<Node>,
}

/// Verbatim words with what stands around them, and whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Of the sentence, before the words.
    pub prefix: String,
    pub exact: String,
    /// Of the sentence, after the words.
    pub suffix: String,
    /// Lines below: a translation, through whom the words came, how they stand.
    pub source: Vec<String>,
    /// Where the words stand: a footnote in formats that have them, else the last line below.
    pub citation: Option<String>,
    /// What nobody may overlook: `NOT PROVED`. Before the words, and as strong as they are.
    pub stamp: Option<String>,
}

/// The language of a sheet, if it is written as languages are; otherwise English.
pub(super) fn language(sheet: &Sheet) -> &str {
    let language = sheet.language.as_str();
    let is_part = |part: &str| {
        matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_language = language.split('-').all(is_part)
        && language.starts_with(|c: char| c.is_ascii_alphabetic())
        && language.len() <= 35;
    if is_language { language } else { "en" }
}

/// Rows of values under named columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// No rows yet, under these columns: the key of each and its title.
    pub fn new(columns: &[(&'static str, &'static str)]) -> Table {
        let columns = columns.iter().map(|(key, title)| Column::new(key, title)).collect();
        Table { columns, rows: Vec::new() }
    }

    /// With these rows.
    #[must_use]
    pub fn with(mut self, rows: impl IntoIterator<Item = Vec<Value>>) -> Table {
        self.rows.extend(rows);
        self
    }

    /// Whether a column holds numbers and nothing else.
    pub(super) fn is_of_numbers(&self, column: usize) -> bool {
        let values = || self.rows.iter().filter_map(|row| row.get(column));
        let is_number = |value: &Value| matches!(value, Value::Number(_) | Value::Absent);
        values().all(is_number) && values().any(|value| matches!(value, Value::Number(_)))
    }
}

/// A column: its key in JSON and CSV, and its title for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub key: Cow<'static, str>,
    pub title: Cow<'static, str>,
}

impl Column {
    /// A column that is known beforehand.
    pub const fn new(key: &'static str, title: &'static str) -> Column {
        Column { key: Cow::Borrowed(key), title: Cow::Borrowed(title) }
    }

    /// A column that stands for something of the dossier.
    pub fn named(name: &str) -> Column {
        Column { key: Cow::Owned(name.to_string()), title: Cow::Owned(name.to_string()) }
    }
}

/// One value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    List(Vec<String>),
    Number(u64),
    /// An address; one of http or https may become a link.
    Address(String),
    Flag(bool),
    /// Rows within a row: where one thing is made of several.
    Rows(Table),
    Absent,
}

impl Value {
    /// The value from something that may be missing.
    pub fn optional(text: Option<impl Into<String>>) -> Value {
        text.map_or(Value::Absent, |text| Value::Text(text.into()))
    }

    /// The value as one piece of text.
    pub fn to_text(&self) -> String {
        self.to_lines().join("; ")
    }

    /// The value as lines, where there is room for them: a list has one for each of its items.
    pub(super) fn to_lines(&self) -> Vec<String> {
        match self {
            Value::Text(text) | Value::Address(text) => vec![text.clone()],
            Value::List(items) => items.clone(),
            Value::Number(number) => vec![number.to_string()],
            Value::Flag(flag) => vec![if *flag { "yes" } else { "no" }.to_string()],
            Value::Rows(table) => {
                let row = |row: &Vec<Value>| {
                    row.iter().map(Value::to_text).collect::<Vec<_>>().join(", ")
                };
                table.rows.iter().map(row).collect()
            }
            Value::Absent => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_one_or_it_is_english() {
        for (given, expected) in [
            ("en", "en"),
            ("en-GB", "en-GB"),
            ("sr-Latn-RS", "sr-Latn-RS"),
            ("", "en"),
            ("en_GB", "en"),
            ("en\" x=\"", "en"),
            ("-", "en"),
            ("1-a", "en"),
            ("abcdefghi", "en"),
        ] {
            let sheet = Sheet { language: given.to_string(), ..Sheet::default() };
            assert_eq!(language(&sheet), expected, "{given:?}");
        }
    }

    #[test]
    fn a_value_is_one_text_or_its_lines() {
        let list = Value::List(vec!["a".to_string(), "b".to_string()]);
        assert_eq!((list.to_text(), list.to_lines().len()), ("a; b".to_string(), 2));
        let rows = vec![vec![Value::Number(1), Value::Flag(true)], vec![list, Value::Absent]];
        let rows = Value::Rows(Table { columns: Vec::new(), rows });
        assert_eq!(rows.to_text(), "1, yes; a; b, ");
        assert_eq!(rows.to_lines(), ["1, yes", "a; b, "]);
        assert_eq!(Value::Absent.to_text(), "");
    }
}
