//! Whose a statement is, where it does not say so itself: of which actors it is told, and who said it for them.

use crate::dossier::terms::{Mode, Stance};
use crate::dossier::{ActorIx, Entity, Known, Position};
use crate::insight::diff::said::is_mentioned;
use crate::insight::naming::{all_called, called, in_a_row};
use crate::text::words::capital;

/// The words for one, or those for several.
pub(super) fn one<'w>(actors: &[ActorIx], [one, several]: [&'w str; 2]) -> &'w str {
    if actors.len() == 1 { one } else { several }
}

/// `Germany (Friedrich Merz, paraphrased): German troops might take part`: what is told behind those of whom it
/// is told, unless it begins with them, and who said it, where it does not name them.
pub(super) fn label(d: Known<'_>, actors: &[ActorIx], p: Position<'_>, told: &str) -> String {
    let speaker = speaker(d, p, told);
    let begins = match actors {
        [] => true,
        [actor] => begins_with(d, *actor, told),
        _ => false,
    };
    match (begins, speaker) {
        (true, None) => told.to_string(),
        (true, Some(speaker)) => format!("{}: {told}", capital(&speaker)),
        (false, None) => format!("{}: {told}", capital(&all_called(&d, actors))),
        (false, Some(speaker)) => {
            format!("{} ({speaker}): {told}", capital(&all_called(&d, actors)))
        }
    }
}

/// `Friedrich Merz, paraphrased`: who speaks for the actors of a position, where a text does not name them. An act
/// has no speaker, and who speaks for others is told with the report.
fn speaker(d: Known<'_>, p: Position<'_>, told: &str) -> Option<String> {
    if p.stance() == Stance::Expected {
        return None;
    }
    let hop = p.evidence().next()?.hops().next_back()?;
    let how = match hop.mode {
        Mode::Act | Mode::Text => return None,
        mode => mode.meaning(),
    };
    let others = hop.who.iter().copied().filter(|who| match who {
        Entity::Actor(ix) => !p.actors().contains(ix) && !is_mentioned(&d, told, *who),
        _ => false,
    });
    let names = in_a_row(others.map(|who| called(&d, who)));
    (!names.is_empty()).then(|| format!("{names}, {how}"))
}

/// Whether a text begins with a name of somebody.
fn begins_with(d: Known<'_>, actor: ActorIx, told: &str) -> bool {
    let told = told.strip_prefix("The ").unwrap_or(told);
    let Some(actor) = d.actor(actor) else { return false };
    std::iter::once(&actor.name).chain(&actor.aliases).any(|name| {
        told.strip_prefix(name.as_str())
            .is_some_and(|rest| !name.is_empty() && !rest.starts_with(char::is_alphanumeric))
    })
}
