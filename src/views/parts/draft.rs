//! What stands in the fields of a record that is filled in, in words.

use crate::capture::{Draft, Field, beginning, chain_in_words};
use crate::state::Model;
use crate::text::words::in_a_row;

/// What stands in a field; empty where nothing does.
pub(in crate::views) fn value(model: &Model, draft: &Draft, field: Field) -> String {
    let name = |id: &String| name(model, id);
    let names = |ids: &[String]| in_a_row(&ids.iter().map(name).collect::<Vec<_>>(), "and");
    match field {
        Field::Who => names(&draft.actors),
        Field::About => names(&draft.about),
        Field::Says => {
            draft.says.as_ref().map_or(String::new(), |says| chain_in_words(&model.dossier, says))
        }
        Field::Topic => draft.topic.as_ref().map_or(String::new(), name),
        Field::Stance => stance(model, draft),
        Field::Firmness => draft.firmness.map_or(String::new(), |own| own.name().to_string()),
        Field::Conditions => {
            let all = draft.conditions.iter();
            let all = all.map(|one| format!("{}: {}", one.kind.name(), one.text));
            all.collect::<Vec<_>>().join("; ")
        }
        Field::Quantity => draft.quantity.as_ref().map_or(String::new(), |own| own.as_said.clone()),
        Field::Instrument => draft.instrument.as_ref().map_or(String::new(), name),
        Field::Summary if draft.summary.is_none() && draft.says.is_some() => {
            beginning(&model.dossier, draft)
        }
        field => draft.text(field).unwrap_or_default().to_string(),
    }
}

fn name(model: &Model, id: &str) -> String {
    let d = &model.dossier;
    d.find(id).map_or(id.to_string(), |entity| d.name_of(entity).to_string())
}

/// The stance with the firmness that follows or was chosen.
fn stance(model: &Model, draft: &Draft) -> String {
    let Some(stance) = draft.stance else { return String::new() };
    match draft.firmness(&model.dossier) {
        Some(firmness) => format!("{}, {}", stance.name(), firmness.name().to_lowercase()),
        None => stance.name().to_string(),
    }
}
