//! The actor to whom a topic belongs, read from its question and its name: whether the United Isles
//! will support the service only the United Isles can say.

use crate::dossier::{ActorIx, Dossier, TopicIx};
use crate::insight::cell::has_row;
use crate::insight::parties::represented;

/// Those to whom a topic belongs; none where anybody can be asked. It belongs to whom its question has
/// for a subject (`Will the United Isles …?`, `Should or will UI planes …?`), or else to whom its name
/// gives it (`Acceptance by Maretta`, `Maretta's answer`), or else, where the question is of `its
/// territory`, to the state that is the topic's place.
pub(super) fn own_actors(d: &Dossier, topic: TopicIx) -> Vec<ActorIx> {
    let Some(topic) = d.topic(topic) else { return Vec::new() };
    let names = Names::new(d);
    let mut own = names.subjects(&topic.question);
    if own.is_empty() {
        own = names.owner(&topic.name).into_iter().collect();
    }
    if own.is_empty() && of_its_territory(&topic.question) {
        let place = topic.place.as_deref().unwrap_or_default().trim();
        own = names.exactly(place).into_iter().collect();
    }
    let spoken_for: Vec<ActorIx> =
        own.iter().flat_map(|actor| represented(d, *actor)).copied().collect();
    own.extend(spoken_for);
    own
}

fn of_its_territory(question: &str) -> bool {
    const ITS: [&str; 4] = ["its territory", "its own territory", "its soil", "its own soil"];
    let question = question.to_lowercase();
    ITS.iter().any(|its| question.contains(its))
}

/// Every name and alias of those who can be asked, the longest first.
struct Names<'d> {
    all: Vec<(&'d str, ActorIx)>,
}

impl<'d> Names<'d> {
    fn new(d: &'d Dossier) -> Names<'d> {
        let mut all: Vec<(&str, ActorIx)> = Vec::new();
        for ix in d.actor_indices().filter(|ix| has_row(d, *ix)) {
            let Some(actor) = d.actor(ix) else { continue };
            all.push((actor.name.as_str(), ix));
            all.extend(actor.aliases.iter().map(|alias| (alias.as_str(), ix)));
        }
        all.retain(|(name, _)| !name.trim().is_empty());
        all.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Names { all }
    }

    fn exactly(&self, text: &str) -> Option<ActorIx> {
        self.all.iter().find(|(name, _)| *name == text).map(|(_, ix)| *ix)
    }

    /// The actor whose name stands at the front of a text, and what follows.
    fn at_front<'t>(&self, text: &'t str) -> Option<(ActorIx, &'t str)> {
        let text = text.trim_start();
        let bare = text.strip_prefix("the ").unwrap_or(text);
        let follows = |text: &'t str, name: &str| {
            text.strip_prefix(name).filter(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        self.all.iter().find_map(|(name, ix)| {
            Some((*ix, follows(text, name).or_else(|| follows(bare, name))?))
        })
    }

    /// Whom a question has for its subject: those named straight after its verb.
    fn subjects(&self, question: &str) -> Vec<ActorIx> {
        let mut rest = after_the_verb(question).unwrap_or_default();
        let mut found = Vec::new();
        while let Some((ix, after)) = self.at_front(rest) {
            found.push(ix);
            let joined = [", ", " and ", " or "].iter().find_map(|j| after.strip_prefix(j));
            let Some(next) = joined else { break };
            rest = next;
        }
        found
    }

    /// To whom a name gives its topic.
    fn owner(&self, name: &str) -> Option<ActorIx> {
        let agent = name.rfind(" by ").and_then(|at| name.get(at + 4..));
        let agent = agent.and_then(|agent| self.at_front(agent));
        let agent = agent.filter(|(_, rest)| rest.trim().is_empty()).map(|(ix, _)| ix);
        agent.or_else(|| {
            let (ix, rest) = self.at_front(name)?;
            (rest.starts_with("'s ") || rest.starts_with("’s ")).then_some(ix)
        })
    }
}

/// What follows the first auxiliary verb of a question, and others that are joined to it.
fn after_the_verb(question: &str) -> Option<&str> {
    const VERBS: [&str; 20] = [
        "will", "would", "does", "do", "did", "is", "are", "was", "were", "has", "have", "had",
        "can", "could", "may", "might", "must", "shall", "should", "or",
    ];
    let mut rest = question;
    let mut found = None;
    loop {
        rest = rest.trim_start();
        let end = rest.find(char::is_whitespace)?;
        let (word, after) = rest.split_at(end);
        let is_verb = VERBS.contains(&word.to_lowercase().as_str());
        match (is_verb, found) {
            (true, _) => found = Some(after),
            (false, Some(_)) => return found,
            (false, None) => {}
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Entity, SourceFile, load};

    #[test]
    fn a_topic_belongs_to_whom_its_question_or_its_name_gives_it() {
        let check = |name: &str, question: &str, expected: &[&str]| {
            let text = format!(
                r#"(dossier: (id: "d", title: "D"), actors: [
                    (id: "us", name: "United States", kind: State, aliases: ["US"]), (id: "ru", name: "Russia", kind: State),
                    (id: "k", name: "the Kremlin", kind: Organisation, represents: ["ru"], role: "R"),
                    (id: "ua", name: "Ukraine", kind: State), (id: "nato", name: "NATO", kind: Organisation),
                    (id: "ap", name: "AP", kind: Outlet)],
                topics: [(id: "t", name: "{name}", short: "T", kind: Undertaking, question: "{question}", place: "Ukraine")])"#
            );
            let file = SourceFile { name: "a.ron".to_string(), text: text.into() };
            let d = load(&[file]).dossier;
            let own = own_actors(&d, TopicIx(0)).into_iter();
            let own: Vec<String> = own.map(|ix| d.id_of(Entity::Actor(ix)).to_string()).collect();
            assert_eq!(own, expected, "{name} {question}");
        };
        check("Support", "Will the United States support it, and with what?", &["us"]);
        check("Troops", "Should or will US troops be deployed in Ukraine?", &["us"]);
        check("Talks", "With whom will Russia and Ukraine talk?", &["ru", "ua"]);
        check("Answer", "Does the Kremlin answer?", &["k", "ru"]);
        check("Acceptance by Russia", "Will it accept what is negotiated?", &["ru"]);
        check("Russia's answer", "Will it accept?", &["ru"]);
        check("Hosting", "Will it let foreign troops onto its territory?", &["ua"]);
        check("NATO membership", "Does it demand Ukraine's membership of NATO?", &[]);
        check("A renewed attack", "What will it do if Russia attacks again?", &[]);
        check("Report", "Does AP report it?", &[]);
        check("T", "?", &[]);
    }
}
