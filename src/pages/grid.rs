//! Where each actor stands on each topic: a row for each cell in which something stands, for programs and terminals;
//! on paper and for spreadsheets a matrix.

use super::Page;
use super::filter::{Listed, count};
use super::matrix::Matrix;
use super::quote::{all_stand, weakest_label};
use crate::dossier::{ActorIx, Dossier, Entity, Known, PositionSet, TopicIx};
use crate::export::{Node, Table, Value};
use crate::insight::cell::{Bucket, Cell};
use crate::insight::conflicts::case::marked;
use crate::insight::conflicts::conflicts;
use crate::insight::grid::{cells, columns, rows};
use crate::insight::grounds::of_cell;
use crate::insight::record::headline;
use crate::scope::Scope;
use crate::verify::{Flaw, Proofs, flaw_of};

const COLUMNS: [(&str, &str); 11] = [
    ("actor", "Actor"),
    ("topic", "Topic"),
    ("bucket", "Bucket"),
    ("shown", "Shows"),
    ("marks", "Marks"),
    ("summary", "Summary"),
    ("positions", "Positions"),
    ("since", "Since"),
    ("proof", "Proof"),
    ("actor_id", "Actor's id"),
    ("topic_id", "Topic's id"),
];

/// For people the ids of the positions are too much.
const FOR_PEOPLE: usize = 6;

/// Which cells are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct AskedCells {
    /// Of this bucket; `None` for every cell in which something stands.
    pub bucket: Option<Bucket>,
    pub actor: Option<ActorIx>,
    /// On this topic or one below it.
    pub topic: Option<TopicIx>,
}

/// The grid, row by row.
pub struct GridPage<'a> {
    d: &'a Dossier,
    scope: &'a Scope,
    proofs: &'a Proofs,
    asked: AskedCells,
    /// The positions about which sources differ.
    differing: PositionSet,
}

impl<'a> GridPage<'a> {
    /// Looks for what differs, too. Grows with all that was there.
    pub fn new(
        d: &'a Dossier,
        scope: &'a Scope,
        proofs: &'a Proofs,
        asked: AskedCells,
    ) -> GridPage<'a> {
        let differing = marked(&conflicts(scope.known(d, proofs.fallen()), &scope.there));
        GridPage { d, scope, proofs, asked, differing }
    }

    fn known(&self) -> Known<'a> {
        self.scope.known(self.d, self.proofs.fallen())
    }

    /// What is wrong with the quotes on which a cell rests.
    fn flaw(&self, cell: &Cell) -> Option<Flaw> {
        flaw_of(self.d, self.proofs, of_cell(self.known(), cell))
    }

    /// The cells that are asked for, of those actors and topics that are listed.
    fn cells<'s>(
        &'s self,
        asked: AskedCells,
        is_listed: &'s dyn Fn(ActorIx, TopicIx) -> bool,
    ) -> impl Iterator<Item = (ActorIx, TopicIx, Cell)> {
        let GridPage { d, scope, .. } = self;
        let known = self.known();
        let mut topics = columns(d, &scope.there, |_| false);
        topics.retain(|column| asked.topic.is_none_or(|above| d.is_within(column.topic, above)));
        let is_wanted = move |cell: &Cell| match asked.bucket {
            Some(bucket) => cell.bucket() == bucket,
            None => cell.bucket() != Bucket::Silent || !cell.drafts.is_empty(),
        };
        let actors = rows(d).into_iter().map(|(_, actor)| actor);
        let actors = actors.filter(move |ix| asked.actor.is_none_or(|only| only == *ix));
        actors.flat_map(move |actor| {
            let all = cells(known, actor, &topics, &scope.there);
            let of_topics = topics.iter().map(|column| column.topic).zip(all);
            let found =
                of_topics.filter(|(topic, cell)| is_wanted(cell) && is_listed(actor, *topic));
            found.map(|(topic, cell)| (actor, topic, cell)).collect::<Vec<_>>()
        })
    }

    fn row(&self, known: Known<'_>, actor: ActorIx, topic: TopicIx, cell: &Cell) -> Vec<Value> {
        let d = self.d;
        let shown = cell.shown().or(cell.drafts.first().copied()).and_then(|ix| known.position(ix));
        let mut news: Vec<String> =
            cell.positions().filter_map(|ix| self.scope.news(ix)).map(str::to_string).collect();
        news.dedup();
        let ids = cell.positions().map(|ix| d.id_of(Entity::Position(ix)).to_string()).collect();
        let flaw = self.flaw(cell).map(Flaw::label).into_iter();
        vec![
            Value::Text(d.name_of(Entity::Actor(actor)).to_string()),
            Value::Text(d.name_of(Entity::Topic(topic)).to_string()),
            Value::Text(cell.bucket().label().to_string()),
            Value::optional(shown.map(headline)),
            Value::List(flaw.chain(self.beside(cell)).map(str::to_string).collect()),
            Value::optional(shown.map(|p| p.summary().to_string())),
            Value::List(ids),
            Value::List(news),
            weakest_label(d, self.proofs, of_cell(known, cell)),
            Value::Text(d.id_of(Entity::Actor(actor)).to_string()),
            Value::Text(d.id_of(Entity::Topic(topic)).to_string()),
        ]
    }

    /// What must be said beside the stance of a cell.
    fn beside(&self, cell: &Cell) -> impl Iterator<Item = &'static str> {
        let differ = cell.positions().any(|ix| self.differing.contains(ix));
        differ.then_some("sources differ").into_iter().chain(cell.marks_in_words())
    }

    /// A cell in a few words: what it shows, and what must be said beside it.
    fn in_words(&self, cell: &Cell) -> Vec<String> {
        let known = self.known();
        let shown = cell.shown().and_then(|ix| known.position(ix)).map(headline);
        // A stance that counts for nothing is not told as if it did; a draft is told as one.
        let first = match cell.bucket() {
            Bucket::NotAsQuoted => Some(cell.bucket().label().to_string()),
            _ => shown,
        };
        let stamp = self.flaw(cell).map(Flaw::stamp);
        let marks = self.beside(cell).map(str::to_string);
        stamp.into_iter().chain(first).chain(marks).collect()
    }

    /// The cells of those that are asked for that are listed, as rows and columns.
    fn matrix(&self) -> Matrix {
        let AskedCells { bucket, actor, .. } = self.asked;
        let listed = Listed::new(self.d, self.scope);
        let is_listed = |actor, topic| listed.has_cell(actor, topic);
        let cells = self.cells(self.asked, &is_listed);
        let cells = cells.map(|(actor, topic, cell)| ((actor, topic), self.in_words(&cell)));
        let is_asked = |ix: ActorIx| actor.is_none_or(|only| only == ix);
        let is_complete = bucket.is_none() && self.scope.asks_for_all();
        let asked = is_complete.then_some(&is_asked as &dyn Fn(ActorIx) -> bool);
        Matrix::new(self.d, &self.scope.there, cells.collect(), asked)
    }
}

impl Page for GridPage<'_> {
    /// What of the table is for people.
    fn nodes(&self) -> Vec<Node> {
        let Table { columns, rows } = self.table();
        vec![Node::Table(Table {
            columns: columns.into_iter().take(FOR_PEOPLE).collect(),
            rows: rows.into_iter().map(|row| row.into_iter().take(FOR_PEOPLE).collect()).collect(),
        })]
    }

    fn on_paper(&self) -> Vec<Node> {
        self.matrix().nodes(self.d)
    }

    fn is_wide(&self) -> bool {
        true
    }

    fn spreadsheet(&self) -> Table {
        self.matrix().table(self.d)
    }

    fn unproved(&self) -> usize {
        let listed = Listed::new(self.d, self.scope);
        let is_listed = |actor, topic| listed.has_cell(actor, topic);
        let cells = self.cells(self.asked, &is_listed);
        let known = self.known();
        cells.filter(|(_, _, cell)| !all_stand(self.d, self.proofs, of_cell(known, cell))).count()
    }

    fn only(&self) -> Option<String> {
        let AskedCells { bucket, actor, topic } = self.asked;
        let d = self.d;
        let bucket = bucket.map(|bucket| format!("that read “{}”", bucket.label()));
        let actor = actor.map(|ix| format!("of {}", d.name_of(Entity::Actor(ix))));
        let topic = topic.map(|ix| format!("on {}", d.name_of(Entity::Topic(ix))));
        let asked: Vec<String> = [bucket, actor, topic].into_iter().flatten().collect();
        (!asked.is_empty()).then(|| format!("cells {}", asked.join(", ")))
    }

    fn counted(&self) -> Option<String> {
        // Where nothing stands there are cells without number.
        if self.asked.bucket == Some(Bucket::Silent) {
            return None;
        }
        let listed = Listed::new(self.d, self.scope);
        let is_listed = |actor, topic| listed.has_cell(actor, topic);
        let own = self.cells(self.asked, &is_listed).count();
        let all = self.cells(AskedCells::default(), &|_, _| true).count();
        Some(format!("{} cells", count(own, all)))
    }

    /// The cells, each as all that was there makes it, whatever is looked for.
    fn table(&self) -> Table {
        let (known, listed) = (self.known(), Listed::new(self.d, self.scope));
        let mut table = Table::new(&COLUMNS);
        let is_listed = |actor, topic| listed.has_cell(actor, topic);
        let cells = self.cells(self.asked, &is_listed);
        table.rows =
            cells.map(|(actor, topic, cell)| self.row(known, actor, topic, &cell)).collect();
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::tests::{looked_for, small};

    /// The cells: actor, topic, bucket, what it shows, marks.
    fn cells_of(find: &str, since: Option<&str>, bucket: Option<Bucket>) -> Vec<String> {
        let d = small();
        let scope = looked_for(&d, find, since);
        let asked = AskedCells { bucket, ..AskedCells::default() };
        let cell = |row: &Vec<Value>| {
            row.iter().take(5).map(Value::to_text).collect::<Vec<_>>().join(" | ")
        };
        GridPage::new(&d, &scope, &Proofs::default(), asked).table().rows.iter().map(cell).collect()
    }

    #[test]
    fn what_is_listed_is_counted_among_the_cells_in_which_something_stands() {
        let d = small();
        let counted = |find: &str, bucket| {
            let scope = looked_for(&d, find, None);
            GridPage::new(
                &d,
                &scope,
                &Proofs::default(),
                AskedCells { bucket, ..AskedCells::default() },
            )
            .counted()
        };
        assert_eq!(counted("", None).as_deref(), Some("2 cells"));
        assert_eq!(counted("soldiers", None).as_deref(), Some("1 of 2 cells"));
        assert_eq!(counted("", Some(Bucket::Refused)).as_deref(), Some("0 of 2 cells"));
        assert_eq!(counted("", Some(Bucket::Silent)), None);
    }

    const TROOPS: &str =
        "Ardanor | Troops | committed | Commit, pledged | also weaker; also in a draft";
    const VISIT: &str = "Belmark | The visit | other stance | Deny | sources differ";

    #[test]
    fn what_is_looked_for_chooses_cells_and_changes_none() {
        assert_eq!(cells_of("", None, None), [TROOPS, VISIT]);
        // One of the cell's positions, one on a draft, one that was replaced.
        for find in ["soldiers", "might", "draft", "replaced"] {
            assert_eq!(cells_of(find, None, None), [TROOPS], "{find}");
        }
        assert_eq!(cells_of("nobody", None, None), [VISIT]);
        assert!(cells_of("zebra", None, None).is_empty());
    }

    #[test]
    fn a_day_chooses_cells_and_changes_none() {
        assert_eq!(cells_of("", Some("2030-05-01"), None), [TROOPS, VISIT]);
        assert_eq!(cells_of("", Some("2030-05-04"), None), [VISIT]);
        assert_eq!(cells_of("soldiers", Some("2030-05-04"), None), [""; 0]);
    }

    #[test]
    fn nobody_is_silent_because_others_are_looked_for() {
        assert_eq!(cells_of("nobody", None, Some(Bucket::Silent)), [""; 0]);
        let silent = cells_of("", None, Some(Bucket::Silent));
        assert!(silent.contains(&"Belmark | Troops | silent |  | ".to_string()), "{silent:#?}");
        assert!(!silent.iter().any(|cell| cell.starts_with("Ardanor | Troops")), "{silent:#?}");
    }

    #[test]
    fn on_paper_and_in_a_spreadsheet_it_is_a_matrix_in_which_silence_is_seen() {
        let d = small();
        let scope = looked_for(&d, "", None);
        let proofs = Proofs::default();
        let page = GridPage::new(&d, &scope, &proofs, AskedCells::default());
        let table = page.spreadsheet();
        let titles: Vec<&str> = table.columns.iter().map(|c| c.title.as_ref()).collect();
        assert_eq!(titles, ["Actor", "Id", "Troops", "The visit"]);
        let rows: Vec<String> = table
            .rows
            .iter()
            .map(|row| row.iter().map(Value::to_text).collect::<Vec<_>>().join(" | "))
            .collect();
        assert_eq!(
            rows.first().unwrap(),
            "Ardanor | ard | Commit, pledged; also weaker; also in a draft | –"
        );
        assert!(rows.iter().any(|row| row.ends_with(" | – | –")), "{rows:#?}");
        // On paper the silent are named, and have no row of their own.
        assert!(page.is_wide());
        let nodes = page.on_paper();
        let tables = nodes.iter().filter(|node| matches!(node, Node::Table(_)));
        assert_eq!(tables.count(), 2);
        let Some(Node::Note(silent)) = nodes.get(2) else { panic!("{nodes:#?}") };
        assert_eq!(silent, "Nothing on record here on these topics: Belmark, The Pact.");
        // What is looked for chooses what is listed, and changes no cell.
        let scope = looked_for(&d, "nobody", None);
        let page = GridPage::new(&d, &scope, &proofs, AskedCells::default());
        let rows = page.spreadsheet().rows;
        assert_eq!(rows.len(), 1, "{rows:?}");
        // What is not listed is not said to be silent, by whatever it is that it is left out.
        let silent = AskedCells { bucket: Some(Bucket::Silent), ..AskedCells::default() };
        for (find, since, asked) in
            [("", None, silent), ("", Some("2030-05-04"), AskedCells::default())]
        {
            let scope = looked_for(&d, find, since);
            let page = GridPage::new(&d, &scope, &proofs, asked);
            let notes = page.on_paper().into_iter().any(|node| matches!(node, Node::Note(_)));
            assert!(!notes, "{since:?}");
            let table = page.spreadsheet();
            let troops = table.columns.iter().position(|column| column.title == "Troops");
            let says = |actor: &str| -> Option<String> {
                let of = table.rows.iter().find(|row| row[0] == Value::Text(actor.to_string()))?;
                Some(of.get(troops?)?.to_text())
            };
            // It has a pledge on troops, which was not asked for.
            assert!(says("Ardanor").is_none_or(|said| said.is_empty()), "{since:?}");
            if since.is_none() {
                assert_eq!(says("Belmark").as_deref(), Some("–"));
            }
        }
    }

    // Asked for one topic, nobody was silent on it: the cells were blank, as if they were left out.
    #[test]
    fn of_one_topic_or_one_actor_silence_is_seen_too() {
        let d = small();
        let scope = looked_for(&d, "", None);
        let proofs = Proofs::default();
        let of = |id: &str| {
            let asked = match d.find(id) {
                Some(Entity::Topic(ix)) => AskedCells { topic: Some(ix), ..AskedCells::default() },
                Some(Entity::Actor(ix)) => AskedCells { actor: Some(ix), ..AskedCells::default() },
                other => panic!("{id}: {other:?}"),
            };
            let page = GridPage::new(&d, &scope, &proofs, asked);
            let rows = page.spreadsheet().rows;
            let rows = rows.iter().map(|row| row.iter().map(Value::to_text).collect::<Vec<_>>());
            let notes = page.on_paper().into_iter().filter_map(|node| match node {
                Node::Note(text) => Some(text),
                _ => None,
            });
            (rows.map(|row| row.join(" | ")).collect::<Vec<_>>(), notes.collect::<Vec<_>>())
        };
        let (rows, notes) = of("troops");
        assert_eq!(rows[0], "Ardanor | ard | Commit, pledged; also weaker; also in a draft");
        assert!(rows.len() > 1 && rows[1..].iter().all(|row| row.ends_with(" | –")), "{rows:#?}");
        assert_eq!(notes, ["Nothing on record here on these topics: Belmark, The Pact."]);
        // Nothing is said of those who were not asked for.
        let (rows, notes) = of("ard");
        assert_eq!(rows, ["Ardanor | ard | Commit, pledged; also weaker; also in a draft"]);
        assert_eq!(notes, [""; 0]);
    }
}
