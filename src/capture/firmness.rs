//! How firm an undertaking is, as far as that follows from the rest: nobody need be asked.

use crate::dossier::terms::{Act, Firmness, Stance};
use crate::dossier::{Dossier, Entity};
use crate::suggest::says_binding;

/// The firmness of a stance in such words, under such a text; `None` where the stance has none.
pub fn derived(
    d: &Dossier,
    stance: Stance,
    actors: &[String],
    instrument: Option<&str>,
    words: &str,
) -> Option<Firmness> {
    let actor = |id: &String| match d.find(id) {
        Some(Entity::Actor(ix)) => Some(ix),
        _ => None,
    };
    let text = match instrument.and_then(|id| d.find(id)) {
        Some(Entity::Instrument(ix)) => Some(ix),
        _ => None,
    };
    let all = |act: Act| {
        let Some(text) = text else { return false };
        !actors.is_empty()
            && actors.iter().all(|id| actor(id).is_some_and(|actor| d.took_part(text, actor, act)))
    };
    Some(match stance {
        Stance::Ready => Firmness::Signalled,
        Stance::Expected => Firmness::Attributed,
        Stance::Commit if says_binding(words) => Firmness::Binding,
        Stance::Commit if all(Act::Signed) => Firmness::Signed,
        Stance::Commit if all(Act::Adopted) => Firmness::Adopted,
        Stance::Commit => Firmness::Pledged,
        _ => return None,
    })
}
