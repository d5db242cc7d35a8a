//! Where the quote of the form stands, for whoever makes choices, and what stands in its fields already.

use crate::capture::{Choice, Draft, Field, Near, Value, chain_in_words, sentence_around};
use crate::state::model::Model;
use crate::text::words::in_a_row;

/// Where the quote of the form stands, and what was said before.
pub(super) fn with_near<T>(model: &Model, does: impl FnOnce(Near<'_>) -> T) -> Option<T> {
    let selected = model.capturing.text.as_ref().zip(model.capturing.selection.as_ref());
    let Some((text, selection)) = selected else { return with_quote(model, does) };
    let span = &selection.span;
    let blocks = &text.extract.blocks;
    let of = |at: usize| {
        let n = blocks.partition_point(|block| block.range.end < at);
        blocks.get(n).map(|block| block.range.clone())
    };
    let start = of(span.start).map_or(span.start, |block| block.start.min(span.start));
    let end = of(span.end).map_or(span.end, |block| block.end.max(span.end));
    let sentence = sentence_around(&text.extract, span);
    let within = |range: &std::ops::Range<usize>| {
        range.start.saturating_sub(start)..range.end.min(end).saturating_sub(start)
    };
    Some(does(Near {
        d: &model.dossier,
        paragraph: text.extract.text.get(start..end)?,
        sentence: &within(&sentence),
        quote: &within(span),
        last: &model.capturing.last,
        suggested: model
            .capturing
            .form
            .as_ref()
            .and_then(|form| form.suggested.as_ref())
            .map(|(_, all)| all),
    }))
}

/// The same of a record that is changed where its text is not in sight: its quote is all that stands near.
fn with_quote<T>(model: &Model, does: impl FnOnce(Near<'_>) -> T) -> Option<T> {
    let quote = model.capturing.form.as_ref()?.draft.quotes.first()?;
    let whole = 0..quote.exact.len();
    Some(does(Near {
        d: &model.dossier,
        paragraph: &quote.exact,
        sentence: &whole,
        quote: &whole,
        last: &model.capturing.last,
        suggested: None,
    }))
}

/// What stands in a field, to be taken as it is.
pub(super) fn present(model: &Model, draft: &Draft, field: Field) -> Option<Choice> {
    let d = &model.dossier;
    let name = |id: &str| d.find(id).map_or(id.to_string(), |entity| d.name_of(entity).to_string());
    let (value, label) = match field {
        Field::Topic => draft.topic.clone().map(|id| (Value::Topic(id.clone()), name(&id)))?,
        Field::Stance => draft.stance.map(|own| (Value::Stance(own), own.name().to_string()))?,
        Field::Firmness => {
            draft.firmness.map(|own| (Value::Firmness(own), own.name().to_string()))?
        }
        Field::Instrument => {
            draft.instrument.clone().map(|id| (Value::Instrument(id.clone()), name(&id)))?
        }
        Field::Who if !draft.actors.is_empty() => {
            let names: Vec<String> = draft.actors.iter().map(|id| name(id)).collect();
            (Value::Actors(draft.actors.clone()), in_a_row(&names, "and"))
        }
        Field::Says => {
            let says = draft.says.clone()?;
            let label = chain_in_words(d, &says);
            (Value::Chain(says), label)
        }
        _ => return None,
    };
    Some(Choice { value, label, why: "as it stands".to_string() })
}
