//! The timeline as a page and as a table.

use super::quote::{all_stand, weakest_label};
use super::{Page, filter};
use crate::dossier::date::Date;
use crate::dossier::{Dossier, Entity, Known, PositionIx};
use crate::export::{Node, Table, Value};
use crate::insight::as_of::Calendar;
use crate::insight::grounds::of_position;
use crate::insight::record::headline;
use crate::insight::timeline::{Slot, arranged, how, timeline};
use crate::insight::when::Later;
use crate::scope::Scope;
use crate::text::words::capital;
use crate::verify::{Proofs, stamped};

/// The date as stated and the day from which it counts are apart: a month is a month.
const COLUMNS: [(&str, &str); 10] = [
    ("stated", "Stated"),
    ("counts_from", "Counts from"),
    ("possibly", "Possibly"),
    ("id", "Id"),
    ("actors", "Actors"),
    ("topic", "Topic"),
    ("stance", "Stance"),
    ("summary", "Summary"),
    ("since", "Since"),
    ("proof", "Proof"),
];

/// The dates, with what is asked for of each.
pub struct TimelinePage<'a> {
    d: &'a Dossier,
    scope: &'a Scope,
    proofs: &'a Proofs,
    slots: Vec<Slot>,
}

impl<'a> TimelinePage<'a> {
    pub fn new(
        d: &'a Dossier,
        calendar: &Calendar,
        scope: &'a Scope,
        proofs: &'a Proofs,
    ) -> TimelinePage<'a> {
        let as_of = scope.time.as_of;
        let listed = scope.shown.or(&scope.possibly);
        let slots = timeline(d, calendar, scope.time.clock, &listed);
        let mut slots = arranged(&slots, as_of);
        for slot in &mut slots {
            let possibly = slot.is_possibly(as_of);
            slot.positions.retain(|ix| possibly || scope.asks_for(*ix));
        }
        slots.retain(|slot| !slot.positions.is_empty());
        TimelinePage { d, scope, proofs, slots }
    }

    /// That there is nothing, or nothing of what is asked for.
    fn nothing(&self) -> String {
        let is_empty = self.scope.there.is_empty() && self.scope.possibly_there.is_empty();
        if is_empty || self.scope.asks_for_all() {
            return "Nothing falls into that time.".to_string();
        }
        format!("Nothing that falls within that time {}.", filter::in_words(self.scope))
    }
}

impl Page for TimelinePage<'_> {
    /// A heading for each date, and what came to be there then.
    fn nodes(&self) -> Vec<Node> {
        let TimelinePage { d, scope, proofs, slots } = self;
        let title = format!("Timeline: when it was {}", scope.time.clock.name());
        let mut nodes = vec![Node::Heading(1, title)];
        if slots.is_empty() {
            nodes.push(Node::Note(self.nothing()));
        }
        for slot in slots {
            // Of all days, what no date bounds says so itself.
            let is_open = scope.time.as_of.is_some() && slot.is_possibly(scope.time.as_of);
            let possibly = if is_open { "possibly: " } else { "" };
            let words = format!("{possibly}{}", slot.in_words());
            nodes.push(Node::Heading(2, capital(&words)));
            let lines = slot.positions.iter().filter_map(|ix| line(d, scope, proofs, *ix));
            nodes.push(Node::List(lines.collect()));
        }
        nodes
    }

    fn unproved(&self) -> usize {
        let TimelinePage { d, scope, proofs, slots } = self;
        let listed = slots.iter().flat_map(|slot| &slot.positions);
        let stands = |ix: PositionIx| {
            let known = known_of(d, scope, proofs, ix);
            let quotes = known.position(ix).map(|p| of_position(known, p).collect());
            all_stand(d, proofs, quotes.unwrap_or_default())
        };
        listed.filter(|ix| !stands(**ix)).count()
    }

    fn counted(&self) -> Option<String> {
        let listed = self.slots.iter().map(|slot| slot.positions.len()).sum();
        let all = self.scope.there.or(&self.scope.possibly_there).len();
        Some(format!("{} positions", filter::count(listed, all)))
    }

    /// A row for each position.
    fn table(&self) -> Table {
        let TimelinePage { d, scope, proofs, slots } = self;
        let mut table = Table::new(&COLUMNS);
        for slot in slots {
            for ix in &slot.positions {
                let known = known_of(d, scope, proofs, *ix);
                let Some(p) = known.position(*ix) else { continue };
                table.rows.push(vec![
                    Value::optional(slot.stated.map(|date| date.to_string())),
                    Value::optional(slot.counts_from.map(|day| Date::of_day(day).to_string())),
                    Value::Flag(slot.is_possibly(scope.time.as_of)),
                    Value::Text(p.id().to_string()),
                    Value::List(names(d, p.ix)),
                    Value::Text(d.name_of(Entity::Topic(p.topic())).to_string()),
                    Value::Text(headline(p)),
                    Value::Text(p.summary().to_string()),
                    Value::optional(scope.news(p.ix)),
                    weakest_label(d, proofs, of_position(known, p).collect()),
                ]);
            }
        }
        table
    }
}

/// As far as it was known; what may or may not have been there is told with all of its quotes, none of which was
/// out for certain.
fn known_of<'d>(d: &'d Dossier, scope: &Scope, proofs: &'d Proofs, ix: PositionIx) -> Known<'d> {
    if scope.there.contains(ix) {
        scope.known(d, proofs.fallen())
    } else {
        Known::from(d).fallen(proofs.fallen())
    }
}

/// `Bessony, Weather planes (ready, signalled): …`.
fn line(d: &Dossier, scope: &Scope, proofs: &Proofs, ix: PositionIx) -> Option<String> {
    let known = known_of(d, scope, proofs, ix);
    let p = known.position(ix)?;
    let news = scope.news(ix).map_or(String::new(), |news| format!("[{news}] "));
    let topic = d.name_of(Entity::Topic(p.topic()));
    let who = names(d, ix).join(", ");
    let later = Later::of_position(known, p);
    let later = later.map_or(String::new(), |later| format!("; {}", later.words()));
    let told = format!("{news}{who}, {topic} ({}{later}): {}", how(p), p.summary());
    Some(stamped(d, proofs, of_position(known, p), &told))
}

fn names(d: &Dossier, ix: PositionIx) -> Vec<String> {
    let actors = d.position(ix).map(|p| p.actors()).unwrap_or_default();
    actors.iter().map(|actor| d.name_of(Entity::Actor(*actor)).to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{SourceFile, bundled, open};
    use crate::pages::tests::{lines, looked_for, small};

    /// What stands below the title.
    fn told(find: &str, since: Option<&str>) -> Vec<String> {
        let d = small();
        let scope = looked_for(&d, find, since);
        let proofs = Proofs::default();
        let page = TimelinePage::new(&d, &Calendar::new(&d), &scope, &proofs);
        lines(page.nodes()).into_iter().skip(1).collect()
    }

    #[test]
    fn what_is_looked_for_is_listed_by_its_date() {
        let denial = ["7 May 2030", "Belmark, The visit (deny): Nobody came."];
        assert_eq!(told("nobody", None), denial);
        let since = told("", Some("2030-05-04"));
        assert_eq!(since, [denial[0], "[new] Belmark, The visit (deny): Nobody came."]);
    }

    #[test]
    fn what_has_no_date_is_said_to_be_first_reported_and_a_draft_to_say_it() {
        let d = open(&bundled()).dossier;
        let calendar = Calendar::new(&d);
        let scope = looked_for(&d, "", None);
        let all = lines(TimelinePage::new(&d, &calendar, &scope, &Proofs::default()).nodes());
        let headings = all.iter().filter(|line| line.contains("without a date"));
        assert_eq!(
            headings.collect::<Vec<_>>(),
            [
                "Statements without a date, first reported on 6 January 2026",
                "Statements without a date, first reported on 7 January 2026",
                "Statements without a date, first reported on 8 January 2026",
                "Statements without a date, in undated documents",
            ]
        );
        let has = |line: &str| assert!(all.iter().any(|told| told == line), "{line}");
        has(
            "Coalition of the Willing, Response to a renewed attack (a draft says): Commitments in the event of a \
             future Russian attack include “diplomatic initiatives”, according to the draft reviewed by Reuters.",
        );
        has(
            "Poland, Logistics (only others say so): Poland will oversee logistical support for the future mission, OSW writes.",
        );
        let draft = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "Arland", kind: State)],
            topics: [(id: "t", name: "Troops", short: "T", kind: Undertaking, question: "?")],
            documents: [(id: "o", publisher: "P", kind: News)],
            instruments: [(id: "f", title: "Accord", kind: Declaration, text: Final),
                (id: "i", title: "Draft of the Accord", kind: Declaration, text: Draft, draft_of: "f")],
            positions: [(id: "p", actors: ["a"], topic: "t", stance: Expected, firmness: Attributed, instrument: "i",
                summary: "It would send troops.", conditions: [(kind: Trigger, text: "if Bordavia attacks again")],
                evidence: [(document: "o", exact: "words", attribution: [(who: ["i"], mode: Text)])])])"#;
        let file = SourceFile { name: "a.ron".to_string(), text: draft.to_string().into() };
        let d = open(&[file]).dossier;
        let scope = looked_for(&d, "", None);
        let all =
            lines(TimelinePage::new(&d, &Calendar::new(&d), &scope, &Proofs::default()).nodes());
        assert_eq!(
            all[1..],
            [
                "Statements without a date, in undated documents",
                "NOT PROVED: Arland, Troops (a draft says, if Bordavia attacks again): It would send troops.",
            ]
        );
    }

    #[test]
    fn that_nothing_matches_is_not_that_nothing_was_said() {
        assert_eq!(told("zebra", None), ["Nothing that falls within that time matches “zebra”."]);
        let since = "is new, changed or superseded since 9 May 2030";
        assert_eq!(
            told("", Some("2030-05-09")),
            [format!("Nothing that falls within that time {since}.")]
        );
    }
}
