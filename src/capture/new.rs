//! An actor or a topic that is made while something is put on record: its entry, and the file that it becomes.

use serde::Serialize;

use super::text::written;
use crate::dossier::entry::{ActorEntry, TopicEntry};
use crate::dossier::terms::{ActorKind, TopicKind};
use crate::dossier::{Dossier, slug};
use crate::text::width::prefix;

/// Columns of a heading in the grid, at most.
const HEADING: usize = 8;

/// What is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum New {
    Actor { name: String, kind: ActorKind, represents: Vec<String> },
    Topic { name: String, kind: TopicKind, question: String },
}

#[derive(Serialize)]
struct Lists {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    actors: Vec<ActorEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    topics: Vec<TopicEntry>,
}

impl New {
    fn name(&self) -> &str {
        match self {
            New::Actor { name, .. } | New::Topic { name, .. } => name,
        }
    }

    /// An id for it that nothing has; `None` where its name suggests none.
    pub fn id(&self, d: &Dossier) -> Option<String> {
        let id = slug(self.name())?;
        let numbered = (2..).map(|n| format!("{id}-{n}"));
        std::iter::once(id.clone()).chain(numbered).find(|id| d.find(id).is_none())
    }

    /// The text of its file.
    pub fn to_text(&self, id: &str) -> String {
        let id = id.to_string();
        match self.clone() {
            New::Actor { name, kind, represents } => {
                let actor = ActorEntry {
                    id,
                    name,
                    kind,
                    code: None,
                    aliases: Vec::new(),
                    member_of: Vec::new(),
                    not_member_of: Vec::new(),
                    represents,
                    role: None,
                    note: None,
                };
                written(&Lists { actors: vec![actor], topics: Vec::new() })
            }
            New::Topic { name, kind, question } => {
                let topic = TopicEntry {
                    id,
                    short: heading(&name),
                    name,
                    kind,
                    question,
                    parent: None,
                    place: None,
                    main: false,
                    note: None,
                };
                written(&Lists { actors: Vec::new(), topics: vec![topic] })
            }
        }
    }
}

/// As much of a name as a heading holds: whole words, if the first one fits.
fn heading(name: &str) -> String {
    let cut = name.get(..prefix(name, HEADING)).unwrap_or_default();
    if cut.len() == name.len() {
        return cut.to_string();
    }
    let words = cut.rsplit_once(char::is_whitespace).map(|(words, _)| words.trim_end());
    let is_whole = name.get(cut.len()..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    if is_whole { cut.to_string() } else { words.unwrap_or(cut).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{SourceFile, load};

    #[test]
    fn what_is_made_reads_back_under_an_id_of_its_own() {
        let header = "(dossier: (id: \"d\", title: \"D\"), actors: [(id: \"orla-kern\", name: \"O\", kind: Unnamed)])";
        let file =
            |text: &str| SourceFile { name: "a.ron".to_string(), text: text.to_string().into() };
        let d = load(&[file(header)]).dossier;
        let actor = New::Actor {
            name: "Orla Kern".to_string(),
            kind: ActorKind::Person,
            represents: vec!["orla-kern".to_string()],
        };
        let topic = New::Topic {
            name: "Ships for the strait".to_string(),
            kind: TopicKind::Undertaking,
            question: "Will it send ships?".to_string(),
        };
        let (actor_id, topic_id) = (actor.id(&d).unwrap(), topic.id(&d).unwrap());
        assert_eq!([&*actor_id, &*topic_id], ["orla-kern-2", "ships-for-the-strait"]);
        let texts = [header.to_string(), actor.to_text(&actor_id), topic.to_text(&topic_id)];
        let loaded = load(&texts.map(|text| file(&text)));
        assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
        assert_eq!(loaded.dossier.topics[0].short, "Ships");
        assert_eq!(loaded.dossier.actors[1].represents.len(), 1);
        assert_eq!([heading("Navigation"), heading("Troops on land")], ["Navigati", "Troops"]);
        assert_eq!(
            New::Topic { name: "…".to_string(), kind: TopicKind::Claim, question: String::new() }
                .id(&d),
            None
        );
    }
}
