//! Where sources differ, as a page and as a table.

use super::quote::quote_node;
use super::{Page, filter};
use crate::dossier::{Dossier, Entity, Known};
use crate::export::{Flow, Node, Table, Value};
use crate::insight::conflicts::case::rests_on;
use crate::insight::conflicts::words::{quotes, reason, sentence};
use crate::insight::conflicts::{Conflict, Kind, Side, conflicts};
use crate::insight::record::voice_by_then;
use crate::scope::Scope;
use crate::text::words::{capital, closed};
use crate::verify::{Proofs, stamped, standing};

const COLUMNS: [(&str, &str); 8] = [
    ("kind", "Kind"),
    ("contradiction", "Contradiction"),
    ("one", "One"),
    ("other", "Other"),
    ("reason", "Reason"),
    ("sentence", "Sentence"),
    ("by_hand", "By a person"),
    ("proof", "Proof"),
];

/// Where sources differ, and which of that is asked for.
pub struct ConflictsPage<'a> {
    d: Known<'a>,
    proofs: &'a Proofs,
    /// Every case among what was there.
    all: Vec<Conflict>,
    /// Of these, the cases one side of which is asked for.
    listed: Vec<Conflict>,
    /// What distinguishes them, in words.
    asked: String,
    /// Of these, so many are told, those that matter most first.
    most: usize,
}

impl<'a> ConflictsPage<'a> {
    /// Finds them. Grows with all that was there.
    pub fn new(d: &'a Dossier, scope: &Scope, proofs: &'a Proofs) -> ConflictsPage<'a> {
        let known = scope.known(d, proofs.fallen());
        let all = conflicts(known, &scope.there);
        let is_new = |case: &Conflict| {
            scope.time.since.is_none() || case.positions().any(|ix| scope.since.of(ix).is_some())
        };
        let is_asked = |case: &&Conflict| is_sought(d, scope, case) && is_new(case);
        let listed = all.iter().filter(is_asked).copied().collect();
        let asked = filter::in_words(scope);
        ConflictsPage { d: known, proofs, all, listed, asked, most: usize::MAX }
    }

    /// Tells the first so many alone: those that matter most.
    #[must_use]
    pub fn first(mut self, most: usize) -> ConflictsPage<'a> {
        self.most = most;
        self
    }

    /// That not all are told, and of how many; `None` where all are.
    pub fn left_out(&self) -> Option<String> {
        (self.listed.len() > self.most).then(|| {
            let (told, all) = (self.most, self.listed.len());
            format!("Of {all} cases the first {told} are listed, those that matter most.")
        })
    }
}

impl ConflictsPage<'_> {
    fn row(&self, case: &Conflict) -> Vec<Value> {
        let (d, [one, other]) = (self.d, case.sides);
        let proof = quotes(d, case).into_iter().flatten();
        let proof = proof.map(|quote| standing(&d, self.proofs, quote.ix).label().to_string());
        vec![
            Value::Text(case.kind.label().to_string()),
            Value::Flag(case.kind.is_contradiction()),
            Value::Text(id_of(&d, one)),
            Value::Text(id_of(&d, other)),
            Value::Text(reason(d, case)),
            Value::Text(self.stamped(case, &sentence(d, case))),
            Value::Flag(case.by_hand.is_some()),
            Value::List(proof.collect()),
        ]
    }

    /// What is said of a case, stamped where a quote does not stand on which it rests.
    fn stamped(&self, case: &Conflict, told: &str) -> String {
        stamped(&self.d, self.proofs, rests_on(self.d, case), told)
    }
}

/// Whether a case is looked for, on a screen and in a file: one of its positions is, or what it is about or who
/// stands on its sides.
pub fn is_sought(d: &Dossier, scope: &Scope, case: &Conflict) -> bool {
    if !scope.is_narrowed() || case.positions().any(|ix| scope.found.contains(ix)) {
        return true;
    }
    // Who has a name that is looked for stands in the title.
    let actors = case.positions().filter_map(|ix| d.position(ix)).flat_map(|p| p.actors());
    actors.into_iter().any(|actor| scope.named.contains(&Entity::Actor(*actor)))
}

impl Page for ConflictsPage<'_> {
    /// Each kind with what it means, and under it each case with both quotes.
    fn nodes(&self) -> Vec<Node> {
        let mut nodes = vec![Node::Heading(1, "Where sources differ".to_string())];
        if self.all.is_empty() {
            nodes.push(Node::Note("Nothing was found that differs.".to_string()));
        } else if self.listed.is_empty() {
            nodes.push(Node::Note(format!("None of the differences here {}.", self.asked)));
        }
        if !self.all.is_empty() && !self.all.iter().any(|case| case.kind.is_contradiction()) {
            nodes.push(Node::Note("No contradiction was found.".to_string()));
        }
        let told = self.listed.get(..self.most).unwrap_or(&self.listed);
        for kind in Kind::ALL {
            let of = |cases: &[Conflict]| cases.iter().filter(|c| c.kind == kind).count();
            let listed = of(&self.listed);
            if listed == 0 {
                continue;
            }
            if !told.iter().any(|case| case.kind == kind) {
                break;
            }
            let count = filter::count(listed, of(&self.all));
            nodes.push(Node::Heading(2, format!("{} ({count})", capital(kind.label()))));
            nodes.push(Node::Paragraph(format!("{}.", capital(kind.meaning()))));
            for case in told.iter().filter(|c| c.kind == kind) {
                let reason = closed(&capital(&reason(self.d, case)));
                nodes.push(Node::Paragraph(self.stamped(case, &reason)));
                for quote in quotes(self.d, case).into_iter().flatten() {
                    nodes.push(quote_node(&self.d, self.proofs, &voice_by_then(self.d, quote)));
                }
            }
        }
        nodes.extend(self.left_out().map(Node::Note));
        nodes
    }

    fn counted(&self) -> Option<String> {
        Some(format!("{} cases", filter::count(self.listed.len(), self.all.len())))
    }

    /// A row for each case.
    fn table(&self) -> Table {
        self.flow().map(|rows| rows.table()).unwrap_or_default()
    }

    fn flow(&self) -> Option<Flow<'_>> {
        Some(Flow::new(&COLUMNS, |take| {
            for case in self.listed.iter().take(self.most) {
                if !take(self.row(case)) {
                    break;
                }
            }
        }))
    }
}

/// Where a side is written.
fn id_of(d: &Dossier, side: Side) -> String {
    match side {
        Side::Position(ix) => d.id_of(Entity::Position(ix)).to_string(),
        Side::Participation(ix, n) => {
            format!("{} participation[{n}]", d.id_of(Entity::Instrument(ix)))
        }
        Side::Text(ix) => d.id_of(Entity::Instrument(ix)).to_string(),
        Side::Silence(actor, topic) => {
            format!("{} silent on {}", d.id_of(Entity::Actor(actor)), d.id_of(Entity::Topic(topic)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{PositionSet, bundled, open};
    use crate::pages::tests::{looked_for, small};

    /// The headings and remarks of the page.
    fn told(find: &str, since: Option<&str>) -> Vec<String> {
        let d = small();
        let scope = looked_for(&d, find, since);
        let proofs = Proofs::default();
        let nodes = ConflictsPage::new(&d, &scope, &proofs).nodes();
        let told = nodes.into_iter().filter_map(|node| match node {
            Node::Heading(2, text) | Node::Note(text) => Some(text),
            _ => None,
        });
        told.collect()
    }

    #[test]
    fn a_case_stays_what_it_is_when_one_of_its_sides_is_looked_for() {
        for find in ["", "envoy", "nobody"] {
            assert_eq!(told(find, None), ["Contradiction (1)"], "{find}");
        }
        assert_eq!(told("", Some("2030-05-04")), ["Contradiction (1)"]);
    }

    #[test]
    fn that_nothing_is_asked_for_is_not_that_nothing_differs() {
        let since = "is new, changed or superseded since 9 May 2030";
        for (find, day, why) in [
            ("soldiers", None, "matches “soldiers”".to_string()),
            ("", Some("2030-05-09"), since.to_string()),
            ("envoy", Some("2030-05-09"), format!("matches “envoy” and {since}")),
        ] {
            assert_eq!(told(find, day), [format!("None of the differences here {why}.")]);
        }
    }

    #[test]
    fn where_not_all_are_told_that_is_said() {
        let d = open(&bundled()).dossier;
        let (scope, proofs) = (looked_for(&d, "", None), Proofs::default());
        let whole = ConflictsPage::new(&d, &scope, &proofs);
        assert_eq!(whole.left_out(), None);
        let (all, rows) = (whole.listed.len(), whole.table().rows);
        let first = ConflictsPage::new(&d, &scope, &proofs).first(3);
        assert_eq!(first.table().rows, rows[..3]);
        let said = format!("Of {all} cases the first 3 are listed, those that matter most.");
        assert_eq!(first.left_out().as_ref(), Some(&said));
        let nodes = first.nodes();
        assert_eq!(nodes.last(), Some(&Node::Note(said)));
        // A kind of which none is listed is no heading over nothing.
        let is_heading = |node: &&Node| matches!(node, Node::Heading(2, _));
        assert!(nodes.iter().filter(is_heading).count() <= 3);
    }

    #[test]
    fn a_count_tells_of_how_many() {
        let d = open(&bundled()).dossier;
        let scope = looked_for(&d, "moscow", None);
        let proofs = Proofs::default();
        let page = ConflictsPage::new(&d, &scope, &proofs);
        let all = conflicts(scope.known(&d, proofs.fallen()), &PositionSet::all(d.len()));
        assert_eq!(page.all, all);
        assert!(!page.listed.is_empty() && page.listed.len() < all.len());
        let nodes = page.nodes();
        let is_of = |node: &Node| matches!(node, Node::Heading(2, text) if text.contains(" of "));
        assert!(nodes.iter().any(is_of), "{nodes:#?}");
    }
}
