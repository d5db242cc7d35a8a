//! Names as a sentence needs them, and whether one names nobody.

use crate::dossier::terms::ActorKind;
use crate::dossier::{ActorIx, Dossier, Entity};

/// How the last of several names is joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    And,
    Or,
}

/// `France, Germany and the United Kingdom`.
pub(super) fn list(names: &[String], joint: Joint) -> String {
    let word = match joint {
        Joint::And => "and",
        Joint::Or => "or",
    };
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// The names of some actors in a sentence.
pub(super) fn all_called(d: &Dossier, actors: &[ActorIx]) -> String {
    let names: Vec<String> = actors.iter().map(|ix| called(d, Entity::Actor(*ix))).collect();
    list(&names, Joint::And)
}

/// A name within a sentence: `the United States`, `an unnamed interlocutor of Le Monde`. Brackets in
/// it become commas, as the name may itself stand in brackets.
pub(super) fn called(d: &Dossier, entity: Entity) -> String {
    let name = d.name_of(entity).trim();
    let name = name.replace(" (", ", ").replace(['(', ')'], "");
    let Entity::Actor(ix) = entity else { return name };
    let Some(actor) = d.actor(ix) else { return name };
    if is_anonymous(d, ix) {
        return unnamed(&name);
    }
    if takes_article(actor.kind, &name) { format!("the {name}") } else { name }
}

/// Whether an actor names nobody: an unnamed source, or a relay whose name says that it is not named.
pub(super) fn is_anonymous(d: &Dossier, actor: ActorIx) -> bool {
    const WORDS: [&str; 4] = ["unnamed", "not named", "anonymous", "unidentified"];
    d.actor(actor).is_some_and(|a| {
        let name = a.name.to_lowercase();
        a.kind == ActorKind::Unnamed
            || (a.kind == ActorKind::Outlet && WORDS.iter().any(|word| name.contains(word)))
    })
}

/// A common name in lower case, with an article where it is one source: `Unnamed sources` are many.
fn unnamed(name: &str) -> String {
    const COMMON: [&str; 14] = [
        "Unnamed",
        "Anonymous",
        "Unidentified",
        "International",
        "Foreign",
        "Local",
        "Several",
        "Some",
        "Sources",
        "Officials",
        "Diplomats",
        "A",
        "An",
        "The",
    ];
    const ADJECTIVES: [&str; 3] = ["unnamed", "anonymous", "unidentified"];
    let first = name.split_whitespace().next().unwrap_or_default();
    if !COMMON.contains(&first) {
        return name.to_string();
    }
    let rest = name.get(first.len()..).unwrap_or_default();
    let lower = format!("{}{rest}", first.to_lowercase());
    let one = ADJECTIVES.contains(&first.to_lowercase().as_str()) && !is_plural(&lower);
    if one { format!("an {lower}") } else { lower }
}

/// Whether the noun of a common name is of many: the word before `of`, `in`, `cited` and their like.
fn is_plural(name: &str) -> bool {
    const BREAKS: [&str; 8] = ["of", "in", "at", "from", "within", "close", "cited", "behind"];
    let words = name.split([' ', ',']).filter(|word| !word.is_empty());
    let noun = words.take_while(|word| !BREAKS.contains(word)).last().unwrap_or_default();
    noun.ends_with('s') && !noun.ends_with("ss")
}

fn takes_article(kind: ActorKind, name: &str) -> bool {
    const STATES: [&str; 8] = [
        "Netherlands",
        "Philippines",
        "Bahamas",
        "Gambia",
        "Maldives",
        "Comoros",
        "Seychelles",
        "Czech Republic",
    ];
    const BODIES: [&str; 6] = ["European", "African", "Office", "Ministry", "Council", "Union"];
    let first = name.split_whitespace().next().unwrap_or_default();
    let several = name.contains(' ');
    match kind {
        ActorKind::State => first == "United" || STATES.contains(&name),
        ActorKind::Organisation => several && (first == "United" || BODIES.contains(&first)),
        // `Coalition of the Willing`, but not `European leaders`.
        ActorKind::Group => {
            several
                && !is_plural(name)
                && [" of ", " in "].iter().any(|word| name.contains(word))
                && !name.to_lowercase().starts_with("the ")
        }
        ActorKind::Person | ActorKind::Outlet | ActorKind::Unnamed => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{SourceFile, load};

    #[test]
    fn names_fit_into_a_sentence() {
        let check = |kind: &str, name: &str, expected: &str| {
            let text = format!(
                "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"{name}\", kind: {kind})])"
            );
            let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
            let d = load(&[file]).dossier;
            assert_eq!(called(&d, Entity::Actor(ActorIx(0))), expected);
        };
        check("State", "France", "France");
        check("State", "United Kingdom", "the United Kingdom");
        check("Group", "Coalition of the Willing", "the Coalition of the Willing");
        check("Group", "European leaders", "European leaders");
        check("Group", "The Pact", "The Pact");
        check("Organisation", "the Kremlin", "the Kremlin");
        check("Organisation", "European Union", "the European Union");
        check("Unnamed", "Unnamed interlocutor of Le Monde", "an unnamed interlocutor of Le Monde");
        check("Unnamed", "Unnamed sources in Paris", "unnamed sources in Paris");
        check("Unnamed", "Le Monde's man", "Le Monde's man");
        check("Outlet", "Media outlets (not named)", "Media outlets, not named");
        check("Outlet", "Reuters", "Reuters");
    }
}
