//! Positions in a list: who, on what, which stance, in one sentence.

use super::Page;
use super::quote::weakest_label;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Dossier, Entity, Known, Position, TopicIx, nearest_words};
use crate::export::{Node, Table, Value};
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
        let known = self.scope.known(self.d, self.proofs.fallen());
        let later: Vec<Option<Later>> =
            self.rows(known).map(|p| Later::of_position(known, p)).collect();
        vec![Node::Table(for_people(&self.table(), self.scope.time.since.is_some(), &later))]
    }

    fn table(&self) -> Table {
        let PositionsPage { d, scope, proofs } = self;
        let known = scope.known(d, proofs.fallen());
        let rows = self.rows(known).map(|p| row(known, proofs, p, scope.news(p.ix)));
        Table::new(&COLUMNS).with(rows)
    }
}

/// The columns for people, with a draft and an expectation said in the stance, and beside the day what came out
/// only later.
fn for_people(table: &Table, compared: bool, later: &[Option<Later>]) -> Table {
    let at = |key: &str| table.columns.iter().position(|c| c.key == key);
    let keep = FOR_PEOPLE.iter().filter(|key| compared || **key != "since");
    let keep: Vec<usize> = keep.filter_map(|key| at(key)).collect();
    let (stance, draft, said) = (at("stance"), at("draft"), at("stated_on"));
    let rows = table.rows.iter().zip(later).map(|(row, later)| {
        let in_draft = draft.and_then(|n| row.get(n)) == Some(&Value::Flag(true));
        keep.iter()
            .filter_map(|n| {
                let value = row.get(*n)?.clone();
                if Some(*n) == stance && in_draft {
                    return Some(Value::Text(format!("{} (draft)", value.to_text())));
                }
                if Some(*n) == said {
                    let day = match value {
                        Value::Absent => "undated".to_string(),
                        day => day.to_text(),
                    };
                    let later = later.map_or(String::new(), |later| format!(", {}", later.words()));
                    return Some(Value::Text(format!("{day}{later}")));
                }
                Some(value)
            })
            .collect()
    });
    let rows = rows.collect();
    Table { columns: keep.iter().filter_map(|n| table.columns.get(*n).cloned()).collect(), rows }
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
