//! Quotes in other languages within English sentences.

use crate::dossier::{Position, Quote};
use crate::text::hedges::numbers;

/// The words of a quote that a reader of English reads.
pub(super) fn words_of(quote: Quote<'_>) -> &str {
    quote.translation().unwrap_or(quote.exact())
}

/// That a quote is shown in translation, and whose.
pub(super) fn translator(quote: Quote<'_>) -> Option<String> {
    quote.translation()?;
    Some(match quote.translated_by() {
        Some(by) => format!("translated by {by}"),
        None => "in translation".to_string(),
    })
}

/// The same in brackets behind the words; nothing behind those that are not translated.
pub(super) fn bracketed(quote: Quote<'_>) -> String {
    translator(quote).map_or(String::new(), |by| format!(" ({by})"))
}

/// The figures of a number whose words stand only in foreign quotes: `10 to 12`, for “zehn, vielleicht zwölf”.
pub(super) fn figures(p: Position<'_>) -> Option<String> {
    let number = p.quantity()?;
    let mut has = p.evidence().filter(|quote| quote.exact().contains(number.as_said)).peekable();
    has.peek()?;
    if !has.all(|quote| quote.translation().is_some()) {
        return None;
    }
    match (number.min, number.max) {
        (Some(least), Some(most)) if (most - least).abs() < f64::EPSILON => Some(least.to_string()),
        (Some(least), Some(most)) => Some(format!("{least} to {most}")),
        (Some(least), None) => Some(format!("at least {least}")),
        (None, Some(most)) => Some(format!("at most {most}")),
        (None, None) => None,
    }
}

/// Whether a text has all the figures of a number, so that foreign words for it would say nothing more.
pub(super) fn has_figures(p: Position<'_>, text: &str) -> bool {
    let said: Vec<String> = numbers(text).into_iter().map(|number| number.value).collect();
    let own = p.quantity().into_iter().flat_map(|number| [number.min, number.max]);
    own.flatten().all(|figure| said.contains(&figure.to_string()))
}
