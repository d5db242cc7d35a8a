//! Positions in a list: who, on what, which stance, in one sentence.

use super::Page;
use super::quote::weakest_label;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Dossier, Entity, Known, Position, TopicIx, nearest_words};
use crate::export::{Flow, Node, Table, Value};
use crate::insight::grounds::of_position;
use crate::insight::when::Later;
use crate::scope::{Scope, relays};
use crate::verify::Proofs;

const COLUMNS: [(&str, &str); 14] = [
    ("id", "Id"),
    ("actors", "Actors"),
    ("topic", "Topic"),
    ("stance", "Stance"),
    ("firmness", "Firmness"),
    ("summary", "Summary"),
    ("draft", "Draft"),
    ("words", "Whose words"),
    ("relays", "Relays"),
    ("stated_on", "Said"),
    ("documents", "Documents"),
    ("quote", "Quote"),
    ("proof", "Proof"),
    ("since", "Since"),
];

/// What people see: enough to choose from, and what became of it where a day was named for that.
/// Programs get every column.
const FOR_PEOPLE: [&str; 8] =
    ["id", "actors", "topic", "stance", "summary", "stated_on", "proof", "since"];

/// Which positions are asked for; `None` for all.
#[derive(Clone, Copy, Debug, Default)]
pub struct AskedPositions {
    /// Of this actor, or spoken by it.
    pub actor: Option<ActorIx>,
    /// On this topic or one below it.
    pub topic: Option<TopicIx>,
    pub stance: Option<Stance>,
}

impl AskedPositions {
    /// Whether a position is asked for.
    pub fn is(&self, d: &Dossier, p: Position<'_>) -> bool {
        self.actor.is_none_or(|actor| bears_on(d, p, actor))
            && self.topic.is_none_or(|topic| d.is_within(p.topic(), topic))
            && self.stance.is_none_or(|stance| p.stance() == stance)
    }
}

fn bears_on(d: &Dossier, position: Position<'_>, actor: ActorIx) -> bool {
    position.actors().contains(&actor)
        || d.positions_spoken_by(actor).binary_search(&position.ix).is_ok()
}

/// The positions that are asked for, in the order of the dossier.
pub struct PositionsPage<'a> {
    d: &'a Dossier,
    scope: &'a Scope,
    proofs: &'a Proofs,
}

impl<'a> PositionsPage<'a> {
    pub fn new(d: &'a Dossier, scope: &'a Scope, proofs: &'a Proofs) -> PositionsPage<'a> {
        PositionsPage { d, scope, proofs }
    }

    /// What is asked for, as far as it was known.
    fn rows<'b>(&'b self, known: Known<'b>) -> impl Iterator<Item = Position<'b>> {
        let asked = self.d.positions().filter(|p| self.scope.asks_for(p.ix));
        asked.filter_map(move |p| known.position(p.ix))
    }
}

impl Page for PositionsPage<'_> {
    fn nodes(&self) -> Vec<Node> {
        let table = self.flow_for_people().map(|rows| rows.table());
        table.into_iter().map(Node::Table).collect()
    }

    fn table(&self) -> Table {
        self.flow().map(|rows| rows.table()).unwrap_or_default()
    }

    fn flow(&self) -> Option<Flow<'_>> {
        Some(Flow::new(&COLUMNS, |take| {
            let known = self.scope.known(self.d, self.proofs.fallen());
            for p in self.rows(known) {
                if !take(row(known, self.proofs, p, self.scope.news(p.ix))) {
                    break;
                }
            }
        }))
    }

    fn flow_for_people(&self) -> Option<Flow<'_>> {
        let compared = self.scope.time.since.is_some();
        let kept = FOR_PEOPLE.iter().filter(move |key| compared || **key != "since");
        let kept: Vec<(&str, &str)> =
            kept.filter_map(|key| COLUMNS.iter().find(|(of, _)| of == key)).copied().collect();
        Some(Flow::new(&kept.clone(), move |take| {
            let known = self.scope.known(self.d, self.proofs.fallen());
            for p in self.rows(known) {
                let row = row(known, self.proofs, p, self.scope.news(p.ix));
                if !take(for_people(&kept, row, Later::of_position(known, p))) {
                    break;
                }
            }
        }))
    }
}

/// The columns for people of a row, with a draft and an expectation said in the stance, and beside the day what came
/// out only later.
fn for_people(kept: &[(&str, &str)], row: Vec<Value>, later: Option<Later>) -> Vec<Value> {
    let in_draft = COLUMNS
        .iter()
        .zip(&row)
        .any(|((key, _), value)| *key == "draft" && *value == Value::Flag(true));
    let kept = COLUMNS.iter().zip(row).filter(|((key, _), _)| kept.iter().any(|(of, _)| of == key));
    let shown = kept.map(|((key, _), value)| match *key {
        "stance" if in_draft => Value::Text(format!("{} (draft)", value.to_text())),
        "stated_on" => {
            let day = match value {
                Value::Absent => "undated".to_string(),
                day => day.to_text(),
            };
            let later = later.map_or(String::new(), |later| format!(", {}", later.words()));
            Value::Text(format!("{day}{later}"))
        }
        _ => value,
    });
    shown.collect()
}

fn row(d: Known<'_>, proofs: &Proofs, p: Position<'_>, news: Option<&'static str>) -> Vec<Value> {
    let actors = p.actors().iter().map(|ix| d.name_of(Entity::Actor(*ix)).to_string()).collect();
    let mut documents: Vec<String> =
        p.evidence().map(|q| d.id_of(Entity::Document(q.document())).to_string()).collect();
    documents.dedup();
    let words = p.actors().iter().map(|actor| nearest_words(&d, p, *actor)).max();
    vec![
        Value::Text(p.id().to_string()),
        Value::List(actors),
        Value::Text(d.name_of(Entity::Topic(p.topic())).to_string()),
        Value::Text(p.stance().name().to_string()),
        Value::optional(p.firmness().map(|f| f.name())),
        Value::Text(p.summary().to_string()),
        Value::Flag(p.is_draft()),
        Value::optional(words.map(|w| w.name())),
        // Of the quote that passed through fewest.
        p.evidence().map(relays).min().map_or(Value::Absent, |n| Value::Number(n as u64)),
        Value::optional(p.stated_on().map(|date| date.to_string())),
        Value::List(documents),
        Value::optional(p.evidence().next().map(|q| q.exact().to_string())),
        weakest_label(&d, proofs, of_position(d, p).collect()),
        Value::optional(news),
    ]
}
