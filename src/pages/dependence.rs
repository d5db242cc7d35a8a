//! If a source is set aside, what has no other.

use super::quote::weakest_label;
use super::{Page, filter};
use crate::dossier::{DocumentIx, Dossier, Entity, Known, Position, PositionIx};
use crate::export::{Node, Table, Value};
use crate::insight::cell::is_superseded;
use crate::insight::dependence::words::{
    clauses, part_in_words, reports, sentence, unnamed, who_and_what,
};
use crate::insight::dependence::{Fall, Hang, Part, Spoken, echoes, fall, falls, hang};
use crate::insight::grounds::of_position;
use crate::insight::naming;
use crate::insight::utterance::utterances;
use crate::scope::Scope;
use crate::verify::{Proofs, stamped, standing};

const COLUMNS: [(&str, &str); 16] = [
    ("document", "Document"),
    ("what", "What"),
    ("effect", "Effect"),
    ("entry", "Entry"),
    ("number", "Number"),
    ("actors", "Actors"),
    ("topic", "Topic"),
    ("text", "In words"),
    ("draft", "Draft"),
    ("hangs_on", "Hangs on"),
    ("only_document", "Only document"),
    ("said_elsewhere", "Said elsewhere"),
    ("unnamed_sources", "Unnamed sources"),
    ("quotes", "Quotes"),
    ("proved", "Proved"),
    ("proof", "Proof"),
];

/// What becomes of an entry that rests on the document alone.
const NO_SOURCE: &str = "no source left";

/// What falls with one document, or with each on which anything rests.
pub struct DependencePage<'a> {
    d: Known<'a>,
    scope: &'a Scope,
    proofs: &'a Proofs,
    falls: Vec<Falling>,
    /// Nothing rests on any document, whatever is asked for.
    is_empty: bool,
}

/// What falls with a document, and of that what is asked for.
struct Falling {
    whole: Fall,
    listed: Fall,
}

impl<'a> DependencePage<'a> {
    /// Of one document, or of each on which anything that is asked for rests.
    pub fn new(
        d: &'a Dossier,
        scope: &'a Scope,
        proofs: &'a Proofs,
        document: Option<DocumentIx>,
    ) -> DependencePage<'a> {
        let (known, there) = (scope.known(d, proofs.fallen()), &scope.there);
        let all = match document {
            Some(ix) => vec![fall(known, there, &Spoken::new(known, there), ix)],
            None => falls(known, there),
        };
        let is_empty = all.is_empty();
        let falling = |whole: Fall| Falling { listed: asked_for(scope, &whole), whole };
        let is_listed = |fall: &Falling| document.is_some() || !fall.listed.is_empty();
        let falls = all.into_iter().map(falling).filter(is_listed).collect();
        DependencePage { d: known, scope, proofs, falls, is_empty }
    }

    fn hang(&self, ix: PositionIx) -> Option<Hang> {
        hang(self.d, ix, &|quote| standing(&self.d, self.proofs, quote).is_proof())
    }

    fn lines(&self, positions: &[PositionIx], falls_with: Option<DocumentIx>) -> Vec<String> {
        let mut lines = Vec::with_capacity(positions.len());
        for one in utterances(self.d, positions.iter().copied()) {
            // What was said once stands together, and is said to be one.
            for (n, p) in one.iter().filter_map(|ix| self.d.position(*ix)).enumerate() {
                let again = if n > 0 { Some("the same utterance as the line above") } else { None };
                lines.push(self.line(p, falls_with, again));
            }
        }
        lines
    }

    /// Who, on what, what, and what else must be known of it.
    fn line(&self, p: Position<'_>, falls_with: Option<DocumentIx>, again: Option<&str>) -> String {
        let mut remarks: Vec<String> = again.map(str::to_string).into_iter().collect();
        if p.is_draft() {
            remarks.push("draft".to_string());
        }
        if is_superseded(self.d, p.ix, &self.scope.there) {
            remarks.push("superseded".to_string());
        }
        if let Some(document) = falls_with {
            remarks.extend(self.hang(p.ix).and_then(unnamed));
            for other in echoes(self.d, &self.scope.there, document, p.ix) {
                let reports = self.d.position(other).map(|other| reports(self.d, other));
                remarks.extend(reports.map(|reports| format!("also said elsewhere: {reports}")));
            }
        }
        let remarks = match remarks.as_slice() {
            [] => String::new(),
            some => format!(" ({})", some.join("; ")),
        };
        let told = format!("{}: {}{remarks}", who_and_what(self.d, p), p.summary());
        stamped(&self.d, self.proofs, of_position(self.d, p), &told)
    }

    fn row(
        &self,
        fall: &Fall,
        ix: PositionIx,
        effect: &str,
        actor: Option<String>,
    ) -> Option<Vec<Value>> {
        let (p, hang) = (self.d.position(ix)?, self.hang(ix)?);
        let ids = |actors: &[_]| {
            actors.iter().map(|a| self.d.id_of(Entity::Actor(*a)).to_string()).collect()
        };
        let echoes = echoes(self.d, &self.scope.there, fall.document, ix).into_iter();
        let only = hang.document.map(|ix| self.d.id_of(Entity::Document(ix)).to_string());
        Some(vec![
            Value::Text(self.d.id_of(Entity::Document(fall.document)).to_string()),
            Value::Text("position".to_string()),
            Value::Text(effect.to_string()),
            Value::Text(p.id().to_string()),
            Value::Absent,
            Value::List(actor.map_or_else(|| ids(p.actors()), |actor| vec![actor])),
            Value::Text(self.d.id_of(Entity::Topic(p.topic())).to_string()),
            Value::Text(p.summary().to_string()),
            Value::Flag(p.is_draft()),
            Value::List(clauses(hang)),
            Value::optional(only),
            Value::List(echoes.map(|ix| self.d.id_of(Entity::Position(ix)).to_string()).collect()),
            Value::Number(hang.unnamed as u64),
            Value::Number(hang.quotes as u64),
            Value::Number(hang.proved as u64),
            weakest_label(&self.d, self.proofs, of_position(self.d, p).collect()),
        ])
    }

    /// What falls beside positions, stamped where a quote does not stand.
    fn part(&self, part: &Part) -> String {
        stamped(&self.d, self.proofs, part.rests_on(self.d), &part_in_words(self.d, part))
    }

    fn row_of_part(&self, fall: &Fall, part: &Part) -> Vec<Value> {
        let actors = match part {
            Part::Act(_, _, actors) => actors.clone(),
            Part::Membership(actor, _) | Part::NonMembership(actor, _) => vec![*actor],
            Part::Condition(ix, _) | Part::Link(ix, _) => {
                self.d.position(*ix).map(|p| p.actors().to_vec()).unwrap_or_default()
            }
            Part::Precondition(..) => Vec::new(),
        };
        let actors = actors.iter().map(|a| self.d.id_of(Entity::Actor(*a)).to_string()).collect();
        let mut row = vec![
            Value::Text(self.d.id_of(Entity::Document(fall.document)).to_string()),
            Value::Text(part.label().to_string()),
            Value::Text(NO_SOURCE.to_string()),
            Value::Text(self.d.id_of(part.owner()).to_string()),
            Value::Number(part.number() as u64),
            Value::List(actors),
            Value::Absent,
            Value::Text(part_in_words(self.d, part)),
        ];
        row.resize(COLUMNS.len() - 1, Value::Absent);
        row.push(weakest_label(&self.d, self.proofs, part.rests_on(self.d)));
        row
    }
}

/// What of a fall is asked for.
fn asked_for(scope: &Scope, whole: &Fall) -> Fall {
    let mut listed = whole.clone();
    if scope.asks_for_all() {
        return listed;
    }
    listed.alone.retain(|ix| scope.asks_for(*ix));
    listed.weakened.retain(|ix| scope.asks_for(*ix));
    listed.disowned.retain(|(ix, _)| scope.asks_for(*ix));
    listed.parts.retain(|part| match part {
        Part::Condition(ix, _) | Part::Link(ix, _) => scope.asks_for(*ix),
        // Nothing says since when these are there.
        Part::Act(..) | Part::Precondition(..) | Part::Membership(..) | Part::NonMembership(..) => {
            false
        }
    });
    listed
}

impl Page for DependencePage<'_> {
    /// Each document with what falls with it: how much that is, and in lists what of it is asked for.
    fn nodes(&self) -> Vec<Node> {
        let mut nodes = vec![Node::Heading(1, "If a source is set aside".to_string())];
        if self.falls.is_empty() {
            nodes.push(Node::Note(if self.is_empty {
                "Nothing that is asked for rests on any document.".to_string()
            } else {
                format!("Nothing that rests on a document {}.", filter::in_words(self.scope))
            }));
            return nodes;
        }
        nodes.push(Node::Note(
            "Setting a source aside does not make its statements untrue. Each entry rests on its own quotes alone."
                .to_string(),
        ));
        for Falling { whole, listed } in &self.falls {
            nodes.push(Node::Heading(2, naming::document(&self.d, whole.document)));
            nodes.push(Node::Paragraph(sentence(&self.d, whole)));
            if listed.is_empty() && !whole.is_empty() {
                let asked = filter::in_words(self.scope);
                nodes.push(Node::Note(format!("None of it {asked}.")));
            } else if listed != whole {
                let asked = filter::in_words(self.scope);
                nodes.push(Node::Note(format!("Only what {asked} is listed.")));
            }
            let mut disowned: Vec<PositionIx> = listed.disowned.iter().map(|(ix, _)| *ix).collect();
            disowned.dedup();
            for (title, lines) in [
                (
                    "These statements have no other source here:",
                    self.lines(&listed.alone, Some(listed.document)),
                ),
                ("These lose one of several sources:", self.lines(&listed.weakened, None)),
                (
                    "These remain only in what others say, because nothing else tells that the actor joined the text:",
                    self.lines(&disowned, None),
                ),
                (
                    "What else no other source here tells:",
                    listed.parts.iter().map(|part| self.part(part)).collect(),
                ),
            ] {
                if !lines.is_empty() {
                    nodes.push(Node::Paragraph(title.to_string()));
                    nodes.push(Node::List(lines));
                }
            }
        }
        nodes
    }

    /// One row for each position and part under each of its documents.
    fn table(&self) -> Table {
        let mut table = Table::new(&COLUMNS);
        let rows = &mut table.rows;
        for Falling { listed: fall, .. } in &self.falls {
            let positions = [(&fall.alone, NO_SOURCE), (&fall.weakened, "loses a source")];
            for (positions, effect) in positions {
                rows.extend(positions.iter().filter_map(|ix| self.row(fall, *ix, effect, None)));
            }
            let disowned = fall.disowned.iter().filter_map(|(ix, actor)| {
                let id = self.d.id_of(Entity::Actor(*actor)).to_string();
                self.row(fall, *ix, "left only in what others say", Some(id))
            });
            rows.extend(disowned);
            rows.extend(fall.parts.iter().map(|part| self.row_of_part(fall, part)));
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{bundled, open};
    use crate::pages::tests::{lines, looked_for, small};

    /// What stands below the title and the remark on what a fall means.
    fn told(find: &str, id: Option<&str>) -> Vec<String> {
        let d = small();
        let scope = looked_for(&d, find, None);
        let document = id.map(|id| match d.find(id) {
            Some(Entity::Document(ix)) => ix,
            other => panic!("{other:?}"),
        });
        let proofs = Proofs::default();
        let page = DependencePage::new(&d, &scope, &proofs, document);
        lines(page.nodes()).into_iter().skip(2).collect()
    }

    #[test]
    fn what_falls_is_counted_whole_whatever_is_looked_for() {
        let sentence = "If The Paper, 3 May 2030, is set aside, 4 entries here have no source \
         left, and 1 more loses one of several sources.";
        assert_eq!(told("", Some("paper")).get(1).map(String::as_str), Some(sentence));
        assert_eq!(
            told("soldiers", Some("paper")),
            [
                "The Paper, 3 May 2030",
                sentence,
                "Only what matches “soldiers” is listed.",
                "These statements have no other source here:",
                "Ardanor, Troops: It pledged soldiers."
            ]
        );
        let none = told("nobody", Some("paper"));
        assert_eq!(
            none.get(1..),
            Some(&[sentence, "None of it matches “nobody”."].map(str::to_string)[..])
        );
    }

    #[test]
    fn what_falls_is_told_without_ids_and_what_was_said_once_as_one() {
        let d = open(&bundled()).dossier;
        let scope = looked_for(&d, "", None);
        let proofs = Proofs::default();
        let all = lines(DependencePage::new(&d, &scope, &proofs, None).nodes());
        let has = |line: &str| assert!(all.iter().any(|told| told == line), "{line}");
        has(
            "Setting a source aside does not make its statements untrue. Each entry rests on its own quotes alone.",
        );
        has(
            "If OSW Centre for Eastern Studies, 8 January 2026, is set aside, 34 entries here have no source left; \
             4 more lose one of several sources; and 2 reports of who signed a text or attended a meeting and 1 report of \
             who belongs to a body are lost with it.",
        );
        has(
            "Ukraine, Verdict on the texts: Zelensky described the documents as ‘thorough’ and as a signal that Europe \
             and the Coalition are serious about providing Ukraine with security guarantees. (also said elsewhere: \
             Why So France, 7 January 2026)",
        );
        has(
            "United States, Enforcing the peace terms: Witkoff and Kushner gave verbal assurances on US involvement in \
             enforcing Russian compliance with the peace terms once the war ends; the absence of US signatures on the declaration casts doubt on their value, writes OSW. (the same \
             utterance as the line above)",
        );
        has("That the reported draft joint statement is recorded here as \
         subject to changes and a final approval by the leaders rests on The Kyiv Independent, 6 \
             January 2026, alone: “According to a reported draft joint statement, still subject to changes and a final \
             approval by the leaders”.");
        has(
            "That the United States is recorded here among the participants in the Paris meeting of 6 January rests on OSW \
             Centre for Eastern Studies, 8 January 2026, alone: “Representatives from more than 30 countries attended the \
             meeting, including US envoys Steve Witkoff and Jared Kushner”.",
        );
        // No id stands in a sentence for people.
        let ids = d.positions().map(|p| p.id().to_string());
        for id in ids.filter(|id| id.contains('-')) {
            assert!(all.iter().all(|line| !line.contains(&id)), "{id}");
        }
    }

    #[test]
    fn documents_with_nothing_that_is_asked_for_are_listed_only_by_name() {
        assert_eq!(
            told("nobody", None).first().map(String::as_str),
            Some("The Letter, 8 May 2030")
        );
        assert!(told("zebra", None).is_empty());
    }
}
