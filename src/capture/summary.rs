//! How a summary begins: the words that are quoted, after the name of whose voice they are.

use super::draft::Draft;
use crate::dossier::terms::{Mode, Stance};
use crate::dossier::{Dossier, Entity};
use crate::text::words::squeezed;

/// The sentence with which a summary begins.
pub fn beginning(d: &Dossier, draft: &Draft) -> String {
    let words = squeezed(draft.words());
    let words = words.trim_end_matches([',', ';', ':', '–', '—']).trim_end();
    let stop = if words.ends_with(['.', '!', '?', '…', '”', '»', '。']) { "" } else { "." };
    match voice(d, draft) {
        Some(voice) => format!("{voice}: {words}{stop}"),
        None => format!("{}{stop}", capitalised(words)),
    }
}

/// Whose voice it is: the innermost speaker's, or else the publisher's.
fn voice(d: &Dossier, draft: &Draft) -> Option<String> {
    let name = |id: &String| d.find(id).map_or(id.clone(), |entity| d.name_of(entity).to_string());
    let Some(innermost) = draft.says.as_ref()?.last() else {
        let document = draft.quotes.last()?;
        let Some(Entity::Document(ix)) = d.find(&document.document) else { return None };
        return d.document(ix).map(|document| format!("According to {}", document.publisher));
    };
    // The wording of a text is that of whoever joined it.
    let is_joined = innermost.mode == Mode::Text && draft.stance != Some(Stance::Expected);
    let who = if is_joined { &draft.actors } else { &innermost.who };
    let names: Vec<String> = who.iter().map(name).collect();
    let names = crate::text::words::in_a_row(&names, "and");
    let is_told = innermost.mode == Mode::Indirect && innermost.who != draft.actors;
    Some(if is_told { format!("According to {names}") } else { names })
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
