//! How quoted words look: within the sentence that they were taken from, with a bar beside.

use std::ops::Range;

use crate::insight::record::Voice;
use crate::text::hedges::hedges;
use crate::widgets::{Glyph, Line, Role, Theme, span, wrapped};

/// A quote with its sentence, as a text with the roles of its parts.
pub(in crate::views) fn sentence(
    theme: &Theme,
    [prefix, exact, suffix]: [&str; 3],
) -> (String, Vec<(Range<usize>, Role)>) {
    let [prefix, exact, suffix] = [prefix, exact, suffix].map(|text| theme.spelled(text));
    let start = prefix.len();
    let mut marks = vec![(start..start + exact.len(), Role::Quote)];
    for hedge in hedges(&exact) {
        marks.push((start + hedge.range.start..start + hedge.range.end, Role::Hedge));
    }
    (format!("{prefix}{exact}{suffix}"), marks)
}

/// The same in lines of so many columns, with the bar beside each.
pub(in crate::views) fn lines(theme: &Theme, parts: [&str; 3], columns: usize) -> Vec<Line> {
    let (text, marks) = sentence(theme, parts);
    let bar = format!("{} ", theme.glyph(Glyph::QuoteBar));
    wrapped(&text, columns.saturating_sub(2), Role::Context, &marks)
        .into_iter()
        .map(|part| [vec![span(bar.clone(), Role::Rule)], part].concat())
        .collect()
}

/// What a voice said.
pub(in crate::views) fn said(theme: &Theme, voice: &Voice, columns: usize) -> Vec<Line> {
    lines(theme, [&voice.prefix, &voice.exact, &voice.suffix], columns)
}
