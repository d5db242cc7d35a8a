//! What is said of a document that was added: what it states about itself and where, and what it does not.

use crate::documents::{Extract, Field};
use crate::text::width::columns;

/// What was found, line by line; the first line is what it is. `otherwise` is what the document states where something
/// else was given.
pub(super) fn told(extract: &Extract, otherwise: &[(Field, String)]) -> Vec<String> {
    let words = extract.text.split_whitespace().count();
    let guessed = if extract.encoding.is_guessed() { " at a guess" } else { "" };
    let hidden = match extract.hidden.len() {
        0 => String::new(),
        1 => "; 1 hidden passage".to_string(),
        n => format!("; {n} hidden passages"),
    };
    let mut told = vec![format!(
        "{}, {words} words, {}{guessed}{hidden}.",
        extract.kind.label(),
        extract.encoding.name
    )];
    let widest = Field::ALL.iter().map(|field| columns(field.label())).max().unwrap_or(0);
    for field in Field::ALL {
        let Some(value) = extract.meta.get(field) else { continue };
        let label = field.label();
        let pad = " ".repeat(widest.saturating_sub(columns(label)));
        let stated = otherwise.iter().find(|(of, _)| *of == field);
        let stated = stated.map_or(String::new(), |(_, said)| format!("; it states {said}"));
        let place = extract.place_of(field);
        told.push(format!("  {label}{pad}  {value} ({place}{stated})"));
    }
    let is_missing = |field: &Field| extract.meta.get(*field).is_none();
    let missing: Vec<&str> = Field::ALL.into_iter().filter(is_missing).map(Field::label).collect();
    if !missing.is_empty() {
        told.push(format!("  not found: {}", missing.join(", ")));
    }
    told.push("  kind       news report (only assumed)".to_string());
    told.extend(extract.remarks.iter().map(|remark| format!("  {remark}")));
    told
}
