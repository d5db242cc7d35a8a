//! Who has a part in a text, in the meeting at which it was made, or in what is said.

use std::collections::BTreeSet;

use crate::dossier::terms::ActorKind;
use crate::dossier::{ActorIx, Dossier, Entity, InstrumentIx, Known, Position, speaks_for};

/// Everybody who is known to have done something about a text (signed it, stayed out of it, been where
/// it was made), and those for whom they speak.
pub fn parties(d: Known<'_>, text: InstrumentIx) -> BTreeSet<ActorIx> {
    let took_part = d.participation(text).flat_map(|(_, part)| part.actors.iter().copied());
    let mut all = BTreeSet::new();
    for actor in took_part {
        all.insert(actor);
        all.extend(represented(&d, actor));
    }
    all
}

/// Those for whom an actor speaks.
pub fn represented(d: &Dossier, actor: ActorIx) -> &[ActorIx] {
    d.actor(actor).map_or(&[], |a| a.represents.as_slice())
}

/// Whether a group is no more than those who were at a meeting: one takes part in it and is no member.
/// The model has no word for it, so that its name says so: `Participants in the Arland meeting`.
pub fn is_gathering(d: &Dossier, actor: ActorIx) -> bool {
    const THOSE: [&str; 4] = ["participants", "attendees", "guests", "delegates"];
    d.actor(actor).is_some_and(|a| {
        let first = a.name.split_whitespace().next().unwrap_or_default().to_lowercase();
        a.kind == ActorKind::Group && THOSE.contains(&first.as_str())
    })
}

/// The speakers of a quote beside the actors of its position: those who speak with them, each for itself, and those
/// through whom the actors speak.
pub fn beside(d: &Dossier, p: Position<'_>, speakers: &[Entity]) -> (Vec<ActorIx>, Vec<Entity>) {
    let is_actor = |who: &Entity| matches!(who, Entity::Actor(ix) if p.actors().contains(ix));
    let is_joined = speakers.iter().any(is_actor);
    let (mut with, mut through) = (Vec::new(), Vec::new());
    for who in speakers.iter().filter(|who| !is_actor(who)) {
        match who {
            Entity::Actor(ix)
                if is_joined && !p.actors().iter().any(|actor| speaks_for(d, *ix, *actor)) =>
            {
                with.push(*ix);
            }
            _ => through.push(*who),
        }
    }
    (with, through)
}
