//! Quotes in other languages within English sentences.

use crate::dossier::Quote;

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
