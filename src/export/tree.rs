//! The neutral tree: what every list, record and report becomes before it becomes bytes.
//!
//! Its text is raw: each format makes it printable and escapes it in its own way.

/// One part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Level 1 is the title.
    Heading(u8, String),
    Paragraph(String),
    /// Verbatim words with what stands around them, and the lines that say whose they are.
    Quote {
        prefix: String,
        exact: String,
        suffix: String,
        source: Vec<String>,
    },
    /// Labelled values.
    Fields(Vec<(String, String)>),
    List(Vec<String>),
    Table(Table),
    /// A remark of the program's own.
    Note(String),
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
            Value::Text(text) => text.clone(),
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
