//! How sentences name what they speak of: actors and texts with their articles, actors in a row, a document
//! with its date, a number of things; whose day is not known; and whether a name names nobody.

use crate::dossier::terms::{ActorKind, Mode};
use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, Precondition, Quote, TopicIx};
use crate::insight::articles::{common, is_described, is_office, is_titled, takes_article, titled};
use crate::insight::clauses::as_noun;
use crate::text::words::{has_run, in_a_row as joined, uncapital};

/// How the last of several names is joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    And,
    Or,
}

/// `Arland, Bessony and the United Isles`.
pub fn list(names: &[String], joint: Joint) -> String {
    let word = match joint {
        Joint::And => "and",
        Joint::Or => "or",
    };
    joined(names, word)
}

/// The names of some actors in a sentence: `Arland, Bessony and the United Isles`.
pub fn all_called(d: &Dossier, actors: &[ActorIx]) -> String {
    let names: Vec<String> = actors.iter().map(|ix| called(d, Entity::Actor(*ix))).collect();
    list(&names, Joint::And)
}

/// A name within a sentence: `the United Isles`, `an unnamed clerk of The Post`. Brackets in
/// it become commas, as the name may itself stand in brackets.
pub fn called(d: &Dossier, entity: Entity) -> String {
    let name = d.name_of(entity).trim();
    let name = name.replace(" (", ", ").replace(['(', ')'], "");
    match entity {
        Entity::Actor(ix) => match d.actor(ix) {
            Some(_) if is_anonymous(d, ix) => unnamed(&name),
            Some(actor) if takes_article(actor.kind, &name) => {
                format!("the {}", common(&name))
            }
            // `Observer of Arland at the talks`: an office, and no name.
            Some(actor) if actor.kind == ActorKind::Person && is_office(&name) => {
                format!("the {}", uncapital(&name))
            }
            _ => name,
        },
        Entity::Instrument(ix) => match d.instrument(ix) {
            Some(text) if is_titled(text.kind) || is_described(&name) => titled(&name),
            _ => name,
        },
        _ => name,
    }
}

/// How what a text depends on is said.
pub const SUBJECT_TO: &str = "subject to ";

/// What a text depends on, and who says so: `a truce, as The Paper has it`.
pub fn depends_on(d: &Dossier, shared: &Precondition) -> String {
    let document = d.quotes(shared.evidence).next().map(|quote| quote.document());
    as_told(d, &as_noun(shared.text.trim()), document)
}

/// Words with the publisher who has them, unless they name it: one source's condition of a text that another reports
/// stays that source's.
pub fn as_told(d: &Dossier, text: &str, document: Option<DocumentIx>) -> String {
    let names = |publisher: &str| has_run(&text.to_lowercase(), &publisher.to_lowercase());
    match document.map(|ix| called(d, Entity::Document(ix))) {
        Some(publisher) if !names(&publisher) => format!("{text}, as {publisher} has it"),
        _ => text.to_string(),
    }
}

/// Who speaks of others, and for whom they do otherwise: `Orla Kern of Arland`.
pub fn of_whom(d: &Dossier, who: Entity) -> String {
    let name = called(d, who);
    let of = match who {
        Entity::Actor(ix) => d.actor(ix).filter(|actor| actor.kind == ActorKind::Person),
        _ => None,
    };
    match of.map(|actor| all_called(d, &actor.represents)).filter(|of| !of.is_empty()) {
        Some(of) => format!("{name} of {of}"),
        None => name,
    }
}

/// What stands for a name behind it: `Corvia itself`, `Northern leaders themselves`; nothing for a person.
pub fn self_of(d: &Dossier, ix: ActorIx) -> &'static str {
    match d.actor(ix) {
        Some(actor) if matches!(actor.kind, ActorKind::Person | ActorKind::Unnamed) => "",
        Some(actor) if actor.kind == ActorKind::Group && is_plural(&actor.name) => " themselves",
        _ => " itself",
    }
}

/// Whether an actor names nobody: an unnamed source, or a relay whose name says that it is not named.
pub fn is_anonymous(d: &Dossier, actor: ActorIx) -> bool {
    d.actor(actor).is_some_and(|a| {
        a.kind == ActorKind::Unnamed || (a.kind == ActorKind::Outlet && says_not_named(&a.name))
    })
}

/// Whether a name says that it is none.
pub fn says_not_named(name: &str) -> bool {
    const WORDS: [&str; 4] = ["unnamed", "not named", "anonymous", "unidentified"];
    let name = name.to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
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
    const BREAKS: [&str; 18] = [
        "of", "in", "at", "from", "within", "close", "cited", "behind", "around", "near", "with",
        "on", "for", "to", "by", "who", "familiar", "among",
    ];
    const PLURALS: [&str; 3] = ["people", "men", "women"];
    let words = name.split([' ', ',']).filter(|word| !word.is_empty());
    let noun = words.take_while(|word| !BREAKS.contains(word)).last().unwrap_or_default();
    PLURALS.contains(&noun) || (noun.ends_with('s') && !noun.ends_with("ss"))
}

/// A topic within a sentence: `the weather service`, `whether the envoy was received`.
pub fn on_topic(d: &Dossier, topic: TopicIx) -> String {
    let name = d.name_of(Entity::Topic(topic)).trim();
    match ["The ", "A ", "An ", "Whether "].iter().find(|article| name.starts_with(**article)) {
        Some(article) => name.replacen(article, &article.to_lowercase(), 1),
        None => name.to_string(),
    }
}

/// A publisher within a sentence, by the short name that stands at the front of its full one: `WSC`.
pub fn publisher(d: &Dossier, document: DocumentIx) -> String {
    let name = d.name_of(Entity::Document(document)).trim();
    let outlet = d.actors.iter().find(|a| a.kind == ActorKind::Outlet && a.name.trim() == name);
    let is_short = |alias: &&String| {
        let rest = name.strip_prefix(alias.as_str());
        alias.chars().all(char::is_uppercase) && rest.is_some_and(|rest| rest.starts_with(' '))
    };
    let short = outlet.and_then(|actor| actor.aliases.iter().find(is_short));
    short.map_or(name, |alias| alias.as_str()).to_string()
}

/// Names as they stand in a heading or a label, without articles: `Arland, Bessony and Ostria`.
pub fn names(d: &Dossier, actors: &[ActorIx]) -> String {
    let name = |(n, ix): (usize, &ActorIx)| {
        let name = d.name_of(Entity::Actor(*ix));
        // A common name has its capital only at the beginning.
        match name.strip_prefix("Unnamed ").filter(|_| n > 0 && is_anonymous(d, *ix)) {
            Some(rest) => format!("unnamed {rest}"),
            None => name.to_string(),
        }
    };
    in_a_row(actors.iter().enumerate().map(name))
}

/// `one, two and three`.
pub fn in_a_row(parts: impl IntoIterator<Item = String>) -> String {
    list(&parts.into_iter().collect::<Vec<String>>(), Joint::And)
}

/// `The Gazette, 4 May 2030`: which report of a publisher, in few words.
pub fn document(d: &Dossier, ix: DocumentIx) -> String {
    let Some(document) = d.document(ix) else { return String::new() };
    if document.at.is_stand_in() {
        return format!("{}, which is not in the dossier", document.publisher);
    }
    let date = document.published_on.map_or(UNDATED.to_string(), |date| date.in_words());
    // Two of one publisher and day are told apart by their titles.
    let title = document.title.as_deref().filter(|_| d.is_told_by_title(ix));
    let title = title.map_or(String::new(), |title| format!(" {},", short(title, TITLE_WORDS)));
    format!("{},{title} {date}", document.publisher)
}

/// Words of a title by which a document is told from another of the same publisher and day.
const TITLE_WORDS: usize = 8;

/// How a document without a date stands behind its publisher.
pub const UNDATED: &str = "an undated document";

/// What a quote tells of, and so whose day is not known where it has none: that of what was done, of a text or of what
/// was said. It may stand beside the date of a report, which has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    Act,
    Text,
    Statement,
}

impl Tells {
    pub const ALL: [Tells; 3] = [Tells::Act, Tells::Text, Tells::Statement];

    pub fn of(quote: Quote<'_>) -> Tells {
        match quote.hops().next_back() {
            Some(hop) if hop.mode == Mode::Act => Tells::Act,
            Some(hop) if hop.who.iter().all(|who| matches!(who, Entity::Instrument(_))) => {
                Tells::Text
            }
            _ => Tells::Statement,
        }
    }

    pub const fn undated(self) -> &'static str {
        match self {
            Tells::Act => "act undated",
            Tells::Text => "text undated",
            Tells::Statement => "statement undated",
        }
    }
}

/// `quoting Ann Moor`, `paraphrasing Orla Kern`: the persons and offices whose words a quote has, but those
/// who are told already. An act has no speaker, and a text is told as such.
pub fn quoting(d: &Dossier, quote: Quote<'_>, is_told: impl Fn(Entity) -> bool) -> Option<String> {
    let hop = quote.hops().next_back()?;
    let how = match hop.mode {
        Mode::Direct | Mode::Mixed => "quoting",
        Mode::Indirect => "paraphrasing",
        Mode::Text | Mode::Act => return None,
    };
    let speakers = hop.who.iter().copied().filter(|who| matches!(who, Entity::Actor(_)));
    let names = in_a_row(speakers.filter(|who| !is_told(*who)).map(|who| called(d, who)));
    (!names.is_empty()).then(|| format!("{how} {names}"))
}

/// That nothing is on record of those of whom only others speak, and of others of whom nobody does: `From
/// Corvia itself, nothing is on record here.`
pub fn nothing_from(d: &Dossier, spoken_of: &[ActorIx], others: &[ActorIx]) -> String {
    nothing_from_side(d, spoken_of, others, "")
}

/// The same, with what the others are said to be: `from Corvia, the other side of this comparison`.
pub fn nothing_from_side(
    d: &Dossier,
    spoken_of: &[ActorIx],
    others: &[ActorIx],
    side: &str,
) -> String {
    let named = |actors: &[ActorIx], joint| {
        let names: Vec<String> = actors.iter().map(|ix| called(d, Entity::Actor(*ix))).collect();
        list(&names, joint)
    };
    let themselves = match spoken_of {
        [only] => self_of(d, *only),
        all if all.iter().all(|ix| self_of(d, *ix).is_empty()) => "",
        _ => " themselves",
    };
    match (spoken_of.is_empty(), others.is_empty()) {
        (true, true) => String::new(),
        (false, true) => {
            let names = named(spoken_of, Joint::And);
            format!("From {names}{themselves}, nothing is on record here under this heading.")
        }
        (true, false) => {
            let names = named(others, Joint::Or);
            format!("Under this heading, nothing is on record here from {names}{side}.")
        }
        (false, false) => {
            let (names, rest) = (named(spoken_of, Joint::Or), named(others, Joint::Or));
            let comma = if side.is_empty() { ", " } else { "; " };
            format!(
                "Under this heading, nothing is on record here from {rest}{side}{comma}nor from {names}{themselves}."
            )
        }
    }
}

/// Quoted words, cut after `most` of them; a full stop or a comma at their end is the sentence's own.
pub fn short(exact: &str, most: usize) -> String {
    let words: Vec<&str> = exact.split_whitespace().collect();
    match words.get(..most) {
        Some(first) if words.len() > most => format!("“{} […]”", first.join(" ")),
        _ => format!("“{}”", words.join(" ").trim_end_matches(['.', ','])),
    }
}

/// `1 position`, `3 positions`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
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
        check("Group", "Participants in the talks", "the participants in the talks");
        check("Group", "Friends of the Accord", "the Friends of the Accord");
        check("Organisation", "the Kremlin", "the Kremlin");
        check("Organisation", "European Union", "the European Union");
        check("Organisation", "Ormel League", "the Ormel League");
        check("Organisation", "Arland's Council", "Arland's Council");
        check("Organisation", "Delegation of Arland", "the delegation of Arland");
        check("Organisation", "Presidency of the Council", "the Presidency of the Council");
        check("Organisation", "Association of the displaced", "the Association of the displaced");
        check("Organisation", "Council", "Council");
        check("Person", "Observer of Arland at the talks", "the observer of Arland at the talks");
        check("Person", "Ann of Arland", "Ann of Arland");
        check("Unnamed", "Unnamed people around the mayor", "unnamed people around the mayor");
        check("Unnamed", "Unnamed person familiar with it", "an unnamed person familiar with it");
        check("Unnamed", "Unnamed interlocutor of Le Monde", "an unnamed interlocutor of Le Monde");
        check("Unnamed", "Unnamed sources in Paris", "unnamed sources in Paris");
        check("Unnamed", "Le Monde's man", "Le Monde's man");
        check("Outlet", "Media outlets (not named)", "Media outlets, not named");
        check("Outlet", "Reuters", "Reuters");
    }

    #[test]
    fn titles_fit_into_a_sentence() {
        let check = |kind: &str, title: &str, expected: &str| {
            let text = format!(
                "(dossier: (id: \"d\", title: \"D\"), instruments: [(id: \"i\", title: \"{title}\", \
                 kind: {kind}, text: Final)])"
            );
            let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
            let d = load(&[file]).dossier;
            let Some(text) = d.find("i") else { panic!("no text") };
            assert_eq!(called(&d, text), expected);
        };
        check("Declaration", "Paris Declaration", "the Paris Declaration");
        check("Declaration", "The Accord", "the Accord");
        check("Declaration", "Reported draft of the Accord", "the reported draft of the Accord");
        check("LetterOfIntent", "Letter of intent on ships", "the letter of intent on ships");
        check("JointStatement", "Joint Statement of Cove", "the Joint Statement of Cove");
        check("Treaty", "Arland's treaty", "Arland's treaty");
        check("Statement", "Macron on France 2", "Macron on France 2");
        check("Statement", "Communiqué of the Council", "the communiqué of the Council");
        check("Declaration", "F", "F");
    }

    #[test]
    fn topics_and_publishers_fit_into_a_sentence() {
        let text = r#"(dossier: (id: "d", title: "D"),
            actors: [(id: "o", name: "OSW Centre", kind: Outlet, aliases: ["OSW"])],
            topics: [(id: "t", name: "The fleet", short: "F", kind: Undertaking, question: "?")],
            documents: [(id: "a", publisher: "OSW Centre", kind: News), (id: "b", publisher: "The Paper", kind: News)])"#;
        let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
        let d = load(&[file]).dossier;
        assert_eq!(on_topic(&d, TopicIx(0)), "the fleet");
        assert_eq!(document(&d, DocumentIx(1)), "The Paper, an undated document");
        let names = [publisher(&d, DocumentIx(0)), publisher(&d, DocumentIx(1))];
        assert_eq!(names, ["OSW", "The Paper"]);
    }

    #[test]
    fn two_documents_of_one_publisher_and_day_are_told_apart() {
        let text = r#"(dossier: (id: "d", title: "D"), documents: [
            (id: "a", publisher: "The League", kind: Official, published_on: "2030-05-02", title: "Accord"),
            (id: "b", publisher: "The League", kind: Official, published_on: "2030-05-02", title: "Notes"),
            (id: "c", publisher: "The League", kind: Official, published_on: "2030-05-03", title: "Accord")])"#;
        let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
        let d = load(&[file]).dossier;
        assert_eq!(document(&d, DocumentIx(1)), "The League, “Notes”, 2 May 2030");
        assert_eq!(document(&d, DocumentIx(2)), "The League, 3 May 2030");
    }

    #[test]
    fn parts_stand_in_a_row() {
        let check = |parts: &[&str], expected: &str| {
            assert_eq!(in_a_row(parts.iter().map(|part| (*part).to_string())), expected);
        };
        check(&[], "");
        check(&["a"], "a");
        check(&["a", "b"], "a and b");
        check(&["a", "b", "c"], "a, b and c");
        assert_eq!(short("a  b c.", 3), "“a b c”");
        assert_eq!(short("a b c d.", 3), "“a b c […]”");
        assert_eq!(
            (count(1, "act", "acts"), count(0, "act", "acts")),
            ("1 act".into(), "0 acts".into())
        );
    }
}
