//! The columns of a table that people see, where programs get every one; and what they count.

use crate::dossier::{Dossier, PositionIx};
use crate::export::{Table, Value};

/// Some columns of a table in that order, each with the word for a value that is not there.
pub(super) fn only(table: &Table, columns: &[(&str, &str)]) -> Table {
    let at = |key: &str| table.columns.iter().position(|column| column.key == key);
    let kept: Vec<(usize, &str)> =
        columns.iter().filter_map(|(key, absent)| Some((at(key)?, *absent))).collect();
    let value = |row: &[Value], n: usize, absent: &str| match row.get(n) {
        None | Some(Value::Absent) if !absent.is_empty() => Value::Text(absent.to_string()),
        value => value.cloned().unwrap_or(Value::Absent),
    };
    let row = |row: &Vec<Value>| kept.iter().map(|(n, absent)| value(row, *n, absent)).collect();
    Table {
        columns: kept.iter().filter_map(|(n, _)| table.columns.get(*n).cloned()).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

/// How many of some positions stand in a draft.
pub(super) fn drafts(d: &Dossier, positions: &[PositionIx]) -> u64 {
    positions.iter().filter(|ix| d.position(**ix).is_some_and(|p| p.is_draft())).count() as u64
}
