//! The neutral tree: what every list, record and report becomes before it becomes bytes.
//!
//! Its text is raw: each format makes it printable and escapes it in its own way.

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
}

/// A whole document: what a file begins and ends with, and its page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub title: String,
    /// How it is to be handled, on each printed page; empty for none.
    pub marking: String,
    /// BCP 47, of the program's own words.
    pub language: String,
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

/// Rows of values under named columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value>>,
}

/// A column: its key in JSON and CSV, and its title for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub key: &'static str,
    pub title: &'static str,
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
        match self {
            Value::Text(text) | Value::Address(text) => text.clone(),
            Value::List(items) => items.join("; "),
            Value::Number(number) => number.to_string(),
            Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_string(),
            Value::Rows(table) => {
                let row = |row: &Vec<Value>| {
                    row.iter().map(Value::to_text).collect::<Vec<_>>().join(", ")
                };
                table.rows.iter().map(row).collect::<Vec<_>>().join("; ")
            }
            Value::Absent => String::new(),
        }
    }
}
