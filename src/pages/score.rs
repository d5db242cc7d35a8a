//! How good the suggestions are: for each field how often the right value came first and among three, beside the plain
//! baseline, and what was mistaken for what.

use std::collections::BTreeMap;

use super::Page;
use crate::dossier::{Dossier, Entity};
use crate::export::{Node, Table, Value};
use crate::suggest::{Count, Mistake, Score};

const COLUMNS: [(&str, &str); 9] = [
    ("field", "Field"),
    ("of", "Of"),
    ("first", "First"),
    ("among_three", "Among three"),
    ("baseline_first", "Baseline first"),
    ("baseline_among_three", "Baseline among three"),
    ("in_form_first", "In the form first"),
    ("in_form_among_three", "In the form among three"),
    ("mistakes", "Mistakes"),
];

const FOR_PEOPLE: [(&str, &str); 7] = [
    ("field", "Field"),
    ("first", "First"),
    ("among_three", "Among three"),
    ("baseline_first", "Baseline"),
    ("baseline_among_three", "Baseline, three"),
    ("in_form_first", "In the form"),
    ("in_form_among_three", "In the form, three"),
];

const OF_MISTAKES: [(&str, &str); 4] = [
    ("position", "Position"),
    ("right", "On record"),
    ("first", "Suggested first"),
    ("came", "Came at"),
];

/// So many kinds of mistakes are told of each field.
const COMMONEST: usize = 3;

/// What was measured on a dossier.
pub struct ScorePage<'a> {
    d: &'a Dossier,
    score: &'a Score,
    /// Whether each mistake is listed.
    lists_mistakes: bool,
}

impl<'a> ScorePage<'a> {
    pub const fn new(d: &'a Dossier, score: &'a Score, lists_mistakes: bool) -> ScorePage<'a> {
        ScorePage { d, score, lists_mistakes }
    }

    fn mistakes_of<'s>(&'s self, field: &'s str) -> impl Iterator<Item = &'s Mistake> {
        self.score.mistakes.iter().filter(move |mistake| mistake.field == field)
    }

    fn row_of(&self, mistake: &Mistake) -> Vec<Value> {
        vec![
            Value::Text(self.d.id_of(Entity::Position(mistake.position)).to_string()),
            Value::Text(mistake.right.clone()),
            Value::Text(mistake.first.clone()),
            if mistake.came == 0 { Value::Absent } else { Value::Number(mistake.came as u64) },
        ]
    }

    /// What was mistaken for what most often: `Assert for Deny (3)`.
    fn commonest(&self, field: &str) -> Option<String> {
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for mistake in self.mistakes_of(field) {
            let first = mistake.first.split(" (").next().unwrap_or_default();
            *kinds.entry(format!("{first} for {}", mistake.right)).or_default() += 1;
        }
        let mut kinds: Vec<(String, usize)> = kinds.into_iter().collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let several = kinds.into_iter().filter(|(_, count)| *count > 1).take(COMMONEST);
        let told: Vec<String> = several.map(|(kind, count)| format!("{kind} ({count})")).collect();
        (!told.is_empty()).then(|| format!("{field}: {}", told.join("; ")))
    }
}

/// `12 of 15`.
fn share(count: usize, of: usize) -> Value {
    if of == 0 { Value::Absent } else { Value::Text(format!("{count} of {of}")) }
}

impl Page for ScorePage<'_> {
    fn nodes(&self) -> Vec<Node> {
        let mut table = Table::new(&FOR_PEOPLE);
        for row in &self.score.rows {
            let pair =
                |count: Count| [share(count.first, count.of), share(count.among_three, count.of)];
            let baseline = row.baseline.map_or([Value::Absent, Value::Absent], pair);
            let field = Value::Text(row.field.to_string());
            let values = [pair(row.alone), baseline, pair(row.in_form)].into_iter().flatten();
            table.rows.push(std::iter::once(field).chain(values).collect());
        }
        let Score { positions, not_held, certain, certain_and_wrong, .. } = *self.score;
        let mut nodes = vec![Node::Table(table)];
        nodes.push(Node::Note(format!(
            "Each of {} was hidden in turn; “in the form” means with the fields before it as on record.",
            counted(positions - not_held, "position"),
        )));
        if not_held > 0 {
            nodes.push(Node::Note(format!(
                "{} measured: no held copy has the first quote.",
                if not_held == 1 {
                    "1 position was not".to_string()
                } else {
                    format!("{not_held} positions were not")
                }
            )));
        }
        nodes.push(Node::Note(format!(
            "{} shown as certain; {certain_and_wrong} of them otherwise on record or not at all.",
            counted(certain, "date"),
        )));
        let commonest: Vec<String> =
            self.score.rows.iter().filter_map(|row| self.commonest(row.field)).collect();
        if !commonest.is_empty() {
            nodes.push(Node::Paragraph(
                "The commonest mistakes, as suggested for what is on record:".to_string(),
            ));
            nodes.push(Node::List(commonest));
        }
        if self.lists_mistakes {
            for row in &self.score.rows {
                let mistakes: Vec<Vec<Value>> =
                    self.mistakes_of(row.field).map(|mistake| self.row_of(mistake)).collect();
                if !mistakes.is_empty() {
                    nodes.push(Node::Heading(2, row.field.to_string()));
                    nodes.push(Node::Table(Table::new(&OF_MISTAKES).with(mistakes)));
                }
            }
        }
        nodes
    }

    fn table(&self) -> Table {
        let mut table = Table::new(&COLUMNS);
        for row in &self.score.rows {
            let number = |count: usize| Value::Number(count as u64);
            let pair = |count: Count| [number(count.first), number(count.among_three)];
            let baseline = row.baseline.map_or([Value::Absent, Value::Absent], pair);
            let mistakes = self.mistakes_of(row.field).map(|mistake| self.row_of(mistake));
            let mistakes = Table::new(&OF_MISTAKES).with(mistakes.collect::<Vec<_>>());
            let mut values = vec![Value::Text(row.field.to_string()), number(row.alone.of)];
            values.extend(pair(row.alone).into_iter().chain(baseline).chain(pair(row.in_form)));
            values.push(Value::Rows(mistakes));
            table.rows.push(values);
        }
        table
    }
}

/// `1 position`, `2 positions`.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
