//! What is found in the running texts of documents, beside what is on record: read in their copies while one searches.

use super::effect::Effect;
use super::model::Model;
use super::overlay::Next;
use super::passages::{InText, InTexts, Wanted};
use super::place::Place;
use crate::dossier::Entity;
use crate::search::inside::is_quoted;
use crate::search::terms::Term;
use crate::text::fold::fold;

/// Shorter words stand in nearly every text.
const LEAST: usize = 3;

/// So many sentences are told, at most.
pub const MOST: usize = 200;

/// Looks for what is typed in the texts of the documents of which there is a copy, unless that was done.
pub fn look(model: &mut Model, typed: &str, terms: &[Term]) {
    if model.in_texts.typed == typed {
        return;
    }
    model.in_texts = InTexts { typed: typed.to_string(), ..InTexts::default() };
    if terms.is_empty() || typed.trim().chars().count() < LEAST {
        return;
    }
    let d = &model.dossier;
    let held = d.document_indices().filter(|ix| model.proofs.is_held(*ix));
    let stamp = |ix| d.stamp_of(ix).map(|stamp| stamp.sha256.clone());
    let documents: Vec<(String, Option<String>)> =
        held.map(|ix| (d.id_of(Entity::Document(ix)).to_string(), stamp(ix))).collect();
    model.in_texts.documents = documents.len();
    model.in_texts.is_reading = !documents.is_empty();
    let wanted = Wanted { typed: typed.to_string(), terms: terms.to_vec() };
    model.ask(Effect::SearchTexts { wanted, documents });
}

/// Takes what was found in a document. What is a quote on record is told with its entry, not here.
pub fn took(model: &mut Model, typed: &str, found: Vec<InText>, is_last: bool) {
    if model.in_texts.typed != typed {
        return;
    }
    let d = &model.dossier;
    let is_quoted = |found: &InText| match d.find(&found.document) {
        Some(Entity::Document(ix)) => is_quoted(d, ix, &found.sentence),
        _ => false,
    };
    let new: Vec<InText> = found.into_iter().filter(|found| !is_quoted(found)).collect();
    model.in_texts.found.extend(new);
    model.in_texts.found.truncate(MOST);
    model.in_texts.is_reading = !is_last;
    model.is_other();
}

/// Goes to a sentence in its document, in which the words are then marked.
pub fn go_to_text(model: &mut Model, found: &InText, words: &str) {
    model.go(Place::of_text_at(&found.document, found.at));
    // The words together where they stand so, else the longest of them.
    let sentence = fold(&found.sentence).text;
    let holds = |words: &&str| sentence.contains(&fold(words).text);
    let whole = Some(words.trim()).filter(holds);
    let longest = || words.split_whitespace().filter(holds).max_by_key(|word| word.len());
    let marked = whole.or_else(longest).unwrap_or_default().to_string();
    model.next(Next::Search(marked));
}
