//! Whose a statement is, where it does not say so itself: of which actors it is told.

use crate::dossier::{ActorIx, Known};
use crate::insight::naming::all_called;
use crate::text::words::capital;

/// The words for one, or those for several.
pub(super) fn one<'w>(actors: &[ActorIx], [one, several]: [&'w str; 2]) -> &'w str {
    if actors.len() == 1 { one } else { several }
}

/// `Bessony: its planes might take part (…)`: what is told behind those of whom it is told, unless it begins
/// with them. Who said it for them stands in what is told.
pub(super) fn label(d: Known<'_>, actors: &[ActorIx], told: &str) -> String {
    let begins = matches!(actors, [actor] if begins_with(d, *actor, told));
    if begins { told.to_string() } else { format!("{}: {told}", capital(&all_called(&d, actors))) }
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
