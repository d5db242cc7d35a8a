//! Whom the words of a denial name, and whom they do not: told from the words themselves.

use std::collections::BTreeSet;

use crate::dossier::terms::ActorKind;
use crate::dossier::{Actor, ActorIx, Dossier, Entity, Position, Quote};
use crate::insight::translation::words_of;
use crate::text::fold::fold;
use crate::text::sentences::sentences;
use crate::text::words::{gap, in_a_row, words};

/// Those whom a position concerns and its words do not name.
pub fn unnamed_by(d: &Dossier, p: Position<'_>, quote: Quote<'_>) -> Vec<ActorIx> {
    let is_person = |ix: &ActorIx| d.actor(*ix).is_some_and(|a| a.kind == ActorKind::Person);
    let about = p.about().iter().copied().filter(is_person);
    about.filter(|ix| d.actor(*ix).is_some_and(|a| !is_named(a, words_of(quote)))).collect()
}

/// Words that begin sentences and are no names.
const BEGIN: [&str; 16] = [
    "a", "an", "and", "but", "he", "i", "it", "no", "nobody", "nor", "she", "that", "the", "there",
    "they", "this",
];

/// Whether the words name no person at all: nobody of the dossier, and nothing that looks like a name and
/// is not that of a state, a body or a place.
pub fn names_nobody(d: &Dossier, quote: Quote<'_>) -> bool {
    let text = words_of(quote);
    let actors = || d.actor_indices().filter_map(|ix| d.actor(ix));
    if actors().filter(|a| a.kind == ActorKind::Person).any(|a| is_named(a, text)) {
        return false;
    }
    let mut known: Vec<String> = Vec::new();
    for actor in actors().filter(|a| a.kind != ActorKind::Person) {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            known.extend(words(name).iter().map(|word| fold(word.text).text));
        }
    }
    // An office is no name.
    let roles = actors().filter_map(|a| a.role.as_deref());
    known.extend(roles.flat_map(words).map(|word| fold(word.text).text));
    // A capital at the beginning of a sentence makes no name of these.
    known.extend(BEGIN.map(str::to_string));
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let found = words(text);
    let mut names = found.iter().skip(1).filter(|word| is_capital(word.text));
    // A script without capitals does not show its names.
    found.iter().any(|word| is_capital(word.text))
        && names.all(|word| known.contains(&fold(word.text).text))
}

fn is_named(actor: &Actor, text: &str) -> bool {
    let text: Vec<String> = words(text).iter().map(|word| fold(word.text).text).collect();
    let names = std::iter::once(&actor.name).chain(&actor.aliases);
    let mut last = names.filter_map(|name| words(name).last().map(|word| fold(word.text).text));
    last.any(|name| text.contains(&name))
}

/// What the words of a denial name, as a clause: `it names no one`; nothing where they name everybody whom
/// they concern, or take up by `she` whom the question named.
pub fn names_in_words(d: &Dossier, p: Position<'_>, quote: Quote<'_>) -> Option<String> {
    let text = words_of(quote);
    let people = unnamed_by(d, p, quote);
    let role = |ix: &ActorIx| d.actor(*ix).and_then(|a| a.role.as_deref());
    let office = |ix: &ActorIx| role(ix).and_then(|role| office_in(role, text));
    let (by_office, people): (Vec<ActorIx>, Vec<ActorIx>) =
        people.into_iter().partition(|ix| office(ix).is_some());
    let names_nobody = names_nobody(d, quote);
    let is_taken_up = names_nobody && people.len() == 1 && takes_up(text);
    if people.is_empty() || is_taken_up {
        let offices: BTreeSet<String> = by_office.iter().filter_map(office).collect();
        let offices: Vec<String> = offices.into_iter().map(|the| format!("“{the}”")).collect();
        let offices = in_a_row(&offices, "and");
        return (!offices.is_empty()).then(|| format!("speaks of {offices}, without a name"));
    }
    if names_nobody {
        return Some("names no one".to_string());
    }
    let names: Vec<String> =
        people.iter().map(|ix| d.name_of(Entity::Actor(*ix)).to_string()).collect();
    Some(format!("does not name {}", names.join(" or ")))
}

/// The office of a role, as a text has it: `the Minister` of a minister of foreign affairs. With other words behind it,
/// it may be that of somebody else.
fn office_in(role: &str, text: &str) -> Option<String> {
    const OF: [&str; 4] = ["of", "for", "at", "in"];
    // Who is not yet, no longer or only nearly what the title says is not meant by it.
    const LESS: [&str; 6] = ["deputy", "vice", "former", "acting", "assistant", "designate"];
    let role = words(role);
    if role.iter().any(|word| LESS.contains(&word.text.to_lowercase().as_str())) {
        return None;
    }
    let title = role.iter().take_while(|word| !OF.contains(&word.text)).last()?;
    let found = words(text);
    let places = found.windows(2).enumerate().filter_map(|(n, pair)| match pair {
        [the, office] => Some((n, the, office)),
        _ => None,
    });
    for (n, the, office) in places {
        let is_it =
            the.text.eq_ignore_ascii_case("the") && fold(office.text).text == fold(title.text).text;
        let goes_on = found.get(n + 2).is_some_and(|next| {
            OF.contains(&next.text) || gap(text, office, next).contains(['’', '\'', '-'])
        });
        if is_it && !goes_on {
            return Some(format!("the {}", office.text));
        }
    }
    None
}

/// Whether a sentence of a text begins with a person whom something before the text must have named.
fn takes_up(text: &str) -> bool {
    sentences(text).into_iter().filter_map(|range| text.get(range)).any(|sentence| {
        let words = words(sentence);
        let first = words.iter().map(|word| word.text.to_lowercase());
        let mut first = first.skip_while(|word| word == "no");
        first.next().is_some_and(|word| word == "he" || word == "she")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{PositionIx, SourceFile, load};

    #[test]
    fn a_pronoun_or_an_office_that_answers_a_named_question_evades_nothing() {
        let about = |about: &str, said: &str, expected: Option<&str>| {
            let text = format!(
                "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"Arland\", kind: State), \
                 (id: \"m\", name: \"Ann Moor\", kind: Person, role: \"Minister of the Sea\"), \
                 (id: \"p1\", name: \"Orla Kern\", kind: Person, role: \"President\")], \
                 topics: [(id: \"t\", name: \"T\", short: \"T\", kind: Claim, question: \"?\")], \
                 documents: [(id: \"p\", publisher: \"The Post\", kind: News)], \
                 positions: [(id: \"x\", actors: [\"a\"], about: [{about}], topic: \"t\", stance: Deny, summary: \"S\", \
                 evidence: [(document: \"p\", exact: \"{said}\", attribution: [(who: [\"a\"], mode: Direct)])])])"
            );
            let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
            let d = load(&[file]).dossier;
            let p = d.position(PositionIx(0)).unwrap();
            let told = names_in_words(&d, p, p.evidence().next().unwrap());
            assert_eq!(told.as_deref(), expected, "{said}");
        };
        let check = |said: &str, expected| about("\"m\"", said, expected);
        let both = |said: &str, expected| about("\"m\", \"p1\"", said, expected);
        both("She did not meet the President", Some("speaks of “the President”, without a name"));
        both("She did not meet him", Some("names no one"));
        check("She did not sign", None);
        check("No, she did not sign", None);
        check("That is untrue. She did not sign", None);
        check("No. The Minister did not sign", Some("speaks of “the Minister”, without a name"));
        check("Ms Moor did not sign", None);
        // Whom these mean, nothing before them has said.
        check("The Minister of War did not sign", Some("does not name Ann Moor"));
        check("The minister’s deputy did not sign", Some("names no one"));
        check("An envoy says that she did not sign", Some("names no one"));
        check("Bob Brown came. He did not sign", Some("does not name Ann Moor"));
        check("Nobody signed", Some("names no one"));
    }
}
