//! The numbers of a quote, each as it is said with what it counts.

use std::ops::Range;

use super::choice::Choice;
use crate::capture::draft::Draft;
use crate::capture::field::Value;
use crate::dossier::entry::QuantityEntry;
use crate::text::fold::fold;
use crate::text::hedges::numbers;

/// The numbers of the quote, each with the word behind it.
pub(super) fn quantities(draft: &Draft, typed: &str) -> Vec<Choice> {
    let quote = draft.words();
    let typed = typed.trim();
    let said: Vec<String> = if typed.is_empty() {
        numbers(quote).into_iter().map(|number| with_unit(quote, &number.range)).collect()
    } else {
        vec![typed.to_string()]
    };
    said.into_iter()
        .filter_map(|said| {
            let number = numbers(&said).into_iter().next_back()?;
            let unit = said.get(number.range.end..).unwrap_or_default().trim().to_string();
            let exact = number.value.parse::<f64>().ok();
            let before = fold(said.get(..number.range.start).unwrap_or_default()).text;
            let is_most = ["up to", "at most", "no more than"].iter().any(|w| before.contains(w));
            let is_least = ["at least", "more than", "over"].iter().any(|w| before.contains(w));
            let is_plain = before.trim().is_empty();
            let max = exact.filter(|_| is_most || is_plain);
            let min = exact.filter(|_| is_least && !is_most || is_plain);
            let why = match (min, max) {
                _ if unit.is_empty() => "say what it counts, too".to_string(),
                (None, Some(max)) => format!("{unit}: at most {max}"),
                (Some(min), None) => format!("{unit}: at least {min}"),
                (Some(min), Some(_)) => format!("{unit}: {min}"),
                (None, None) => unit.clone(),
            };
            let held_by = draft.actors.clone();
            let quantity = QuantityEntry { as_said: said.clone(), unit, min, max, held_by };
            Some(Choice { value: Value::Quantity(quantity), label: said, why })
        })
        .collect()
}

/// A number with the words that bound it and the one that it counts.
fn with_unit(quote: &str, number: &Range<usize>) -> String {
    let before = quote.get(..number.start).unwrap_or_default();
    let bounds = ["up to ", "at least ", "at most ", "more than ", "over ", "about ", "some "];
    let bound = bounds.iter().find(|bound| before.ends_with(*bound)).map_or(0, |bound| bound.len());
    let behind = quote.get(number.end..).unwrap_or_default();
    let word = behind.strip_prefix(' ').and_then(|rest| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
        rest.get(..end)
    });
    let end = number.end + word.map_or(0, |word| word.len() + usize::from(!word.is_empty()));
    quote.get(number.start - bound..end).unwrap_or_default().to_string()
}
