//! What a careful reader must find in the harbour, whole sentence by whole sentence: `readings.ron` has them, each once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;
use serde_json::Value;

use crate::cli::run;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/harbour/readings.ron");

/// A row of a table, or the part of one that is looked at: its fields by their names.
type Row = BTreeMap<String, Value>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    name: String,
    asked: String,
    of: Row,
    told: Row,
}

/// The rows of an answer; a page is one row.
fn answer(asked: &str) -> Vec<Row> {
    let arguments: Vec<&str> = asked.split(' ').collect();
    let (text, remarks, status) = run(&arguments);
    assert_eq!(status, 0, "onrecord {asked}: {remarks}");
    serde_json::from_str(&text)
        .unwrap_or_else(|_| vec![Row::from([("page".to_string(), Value::String(text))])])
}

/// A field as it stands in the file.
fn literal(value: &Value) -> String {
    match value {
        Value::Null => "()".to_string(),
        Value::Array(all) => {
            format!("[{}]", all.iter().map(literal).collect::<Vec<_>>().join(", "))
        }
        Value::String(text) if text.contains('\n') => format!("r#\"{text}\"#"),
        Value::String(text) => ron::to_string(text).unwrap(),
        other => other.to_string(),
    }
}

#[test]
fn each_reading_is_told_as_it_was_read() {
    let text = fs::read_to_string(FILE).unwrap();
    let readings: Vec<Reading> = ron::from_str(&text).unwrap_or_else(|why| panic!("{FILE}: {why}"));
    let mut answers: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    let (mut wrong, mut anew) = (Vec::new(), text.clone());
    for Reading { name, asked, of, told } in &readings {
        let rows = answers.entry(asked).or_insert_with(|| answer(asked));
        let is_meant = |row: &&Row| of.iter().all(|(field, value)| row.get(field) == Some(value));
        let meant: Vec<&Row> = rows.iter().filter(is_meant).collect();
        let [row] = meant.as_slice() else {
            wrong.push(format!("{name}: {} rows of `{asked}` are {of:?}", meant.len()));
            continue;
        };
        for (field, expected) in told {
            let found = row.get(field).unwrap_or(&Value::Null);
            if found != expected {
                let (expected, found) = (literal(expected), literal(found));
                wrong.push(format!("{name}, {field}\nexpected: {expected}\n   found: {found}"));
                let from = anew.find(&format!("name: {name:?},")).unwrap();
                let (before, after) = anew.split_at(from);
                let [expected, found] = [expected, found].map(|it| format!("{field:?}: {it},\n"));
                anew = format!("{before}{}", after.replacen(&expected, &found, 1));
            }
        }
    }
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(FILE, anew).unwrap();
    }
    assert!(wrong.is_empty(), "\n\n{}\n", wrong.join("\n\n"));
}

/// A reworded sentence is changed in one place, and each reading is found by its name.
#[test]
fn each_reading_and_each_sentence_stands_once() {
    let readings: Vec<Reading> = ron::from_str(include_str!("readings.ron")).unwrap();
    let mut seen = BTreeSet::new();
    for reading in &readings {
        assert!(seen.insert(reading.name.clone()), "{} comes twice", reading.name);
        let sentence = reading.told.get("sentence").or(reading.told.get("line")).map(literal);
        assert!(sentence.is_none_or(|it| seen.insert(it)), "{}: comes twice", reading.name);
    }
}
