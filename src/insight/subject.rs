//! A topic's name within a sentence: `on weather planes`, but `on Northern planes`. Must not make a common word
//! of a name.

use crate::dossier::{ActorIx, Dossier, Entity, TopicIx};
use crate::insight::naming::on_topic;
use crate::text::words::{gap, has_run, uncapital, words};

/// Ends of words that are no names, where the dossier shows neither.
const COMMON_ENDS: [&str; 7] = ["ing", "tion", "ment", "ance", "ence", "ity", "ics"];

/// Texts of a dossier that are looked through for a word, at most, of each sort.
const MOST: usize = 100;

/// What actors say, do or are said to do it on: with a small letter where the first word is common. That it is a name
/// is seen where the dossier has it with its capital within a sentence.
pub fn subject(d: &Dossier, actors: &[ActorIx], topic: TopicIx) -> String {
    let name = on_topic(d, topic);
    let first = words(&name).first().map(|word| word.text.to_string()).unwrap_or_default();
    // A word of several capitals, as `GPS buoys`, or one that begins small.
    if !first.starts_with(char::is_uppercase) || first.chars().skip(1).any(char::is_uppercase) {
        return name;
    }
    let small = uncapital(&first);
    let is_named = |entity: Entity| words(d.name_of(entity)).iter().any(|word| word.text == first);
    if d.actor_indices().map(Entity::Actor).any(is_named) {
        return name;
    }
    let asked = d.topic(topic).into_iter().chain(d.topics.iter().take(MOST));
    let questions = asked.map(|topic| topic.question.as_str());
    let own = actors.iter().flat_map(|actor| d.positions_on(*actor, topic));
    let own = own.take(MOST).filter_map(|ix| d.position(*ix));
    let told = own
        .flat_map(|p| std::iter::once(p.summary()).chain(p.evidence().map(|quote| quote.exact())));
    let mut is_small = COMMON_ENDS.iter().any(|end| first.ends_with(end));
    for text in questions.chain(told) {
        match written(text, &first, &small) {
            Some(Written::Capital) => return name,
            Some(Written::Small) => is_small = true,
            None => {}
        }
    }
    if is_small { uncapital(&name) } else { name }
}

/// Whether a topic's words name one of some actors: `Arland's buoys` Arland.
pub fn names_one_of(d: &Dossier, actors: &[ActorIx], topic: &str) -> bool {
    let of = |ix: &ActorIx| {
        d.actor(*ix).is_some_and(|actor| {
            has_run(topic, &actor.name) || actor.aliases.iter().any(|alias| has_run(topic, alias))
        })
    };
    actors.iter().any(of)
}

enum Written {
    Capital,
    Small,
}

/// How a text writes a word within a sentence.
fn written(text: &str, capital: &str, small: &str) -> Option<Written> {
    let all = words(text);
    let mut found = None;
    for pair in all.windows(2) {
        let [before, word] = pair else { continue };
        if word.text == small {
            found = Some(Written::Small);
        }
        let begins = gap(text, before, word).contains(['.', ':', '!', '?', '“', '‘', '"']);
        if word.text == capital && !begins {
            return Some(Written::Capital);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{SourceFile, load};

    #[test]
    fn a_common_word_begins_small_and_a_name_does_not() {
        let check = |name: &str, question: &str, expected: &str| {
            let text = format!(
                "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"a\", name: \"Arland\", kind: State)], \
                 topics: [(id: \"t\", name: \"{name}\", short: \"T\", kind: Undertaking, question: \"{question}\")])"
            );
            let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
            let d = load(&[file]).dossier;
            assert_eq!(subject(&d, &[ActorIx(0)], TopicIx(0)), expected);
        };
        check("Ground troops", "Will it send ground troops?", "ground troops");
        check("Hosting troops", "Will it let them in?", "hosting troops");
        check("The fleet", "Will it sail?", "the fleet");
        check("US support", "Will the US support it?", "US support");
        check("Western ships", "Will it ask for Western ships?", "Western ships");
        check("Arland", "What does it say of it?", "Arland");
        // Neither is seen: a name may well be one.
        check("Danish ports", "Will it use them?", "Danish ports");
    }
}
