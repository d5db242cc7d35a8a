//! What people type, and what they have to find first: two tables that were written before the search was, the second
//! of which was not read until it was measured.

mod facets;

use std::collections::BTreeMap;

use onrecord::dossier::{bundled, open};
use serde::Deserialize;

use crate::searched::Searched;

#[derive(Deserialize)]
struct Table {
    found: Vec<Found>,
    not_found: Vec<NotFound>,
}

#[derive(Deserialize)]
struct Found {
    kind: String,
    query: String,
    /// Any of these is right in the first place.
    first: Vec<String>,
    #[serde(rename = "why")]
    _why: String,
}

#[derive(Deserialize)]
struct NotFound {
    query: String,
    /// What must not be found; `*` for anything.
    never: Vec<String>,
    why: String,
}

fn table(text: &str) -> Table {
    ron::from_str(text).unwrap()
}

/// Of each kind: how many queries, how many whose first result is right, how many that have a right one among three.
type Kinds = BTreeMap<String, (usize, usize, usize)>;

/// What came of a table.
#[derive(Default)]
struct Measured {
    kinds: Kinds,
    /// The queries whose first result is another one.
    not_first: Vec<String>,
    /// What was found that must not be.
    wrong: Vec<String>,
}

fn measure(text: &str) -> Measured {
    let searched = Searched::of(open(&bundled()).dossier);
    let table = table(text);
    let mut measured = Measured::default();
    for Found { kind, query, first: wanted, .. } in &table.found {
        let ids = searched.ids(query);
        let at = ids.iter().position(|id| wanted.iter().any(|first| first == id));
        let (all, first, three) = measured.kinds.entry(kind.clone()).or_default();
        *all += 1;
        *first += usize::from(at == Some(0));
        *three += usize::from(at.is_some_and(|at| at < 3));
        if at != Some(0) {
            let found: Vec<&&str> = ids.iter().take(4).collect();
            measured
                .not_first
                .push(format!("{kind}: {query:?} wants {wanted:?} at {at:?}: {found:?}"));
        }
    }
    for NotFound { query, never, why } in &table.not_found {
        let ids = searched.ids(query);
        let is_never = |id: &&&str| never.iter().any(|never| never == "*" || never == **id);
        let found: Vec<&&str> = ids.iter().filter(is_never).collect();
        if !found.is_empty() {
            measured.wrong.push(format!("{query:?} finds {found:?}: {why}"));
        }
    }
    measured
}

const TYPOS: [&str; 4] = ["wrong-letter", "missing-letter", "added-letter", "swapped-letters"];

/// Outside typos the first is right in 95 of 100, and one of three always; of typos one of three in 95 of 100.
fn check(text: &str) {
    let Measured { kinds, not_first, wrong } = measure(text);
    let sum = |is: &dyn Fn(&str) -> bool| {
        let of = kinds.iter().filter(|(kind, _)| is(kind)).map(|(_, counts)| *counts);
        of.fold((0, 0, 0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2))
    };
    let (all, first, three) = sum(&|kind| !TYPOS.contains(&kind));
    let (typos, _, typos_three) = sum(&|kind| TYPOS.contains(&kind));
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(first * 100 >= all * 95, "{first} of {all} first: {not_first:#?}");
    assert_eq!(three, all, "among three: {not_first:#?}");
    assert!(typos_three * 100 >= typos * 95, "{typos_three} of {typos}: {not_first:#?}");
}

#[test]
fn what_people_type_is_found() {
    check(include_str!("seen.ron"));
}

#[test]
fn what_nobody_looked_at_is_found_as_well() {
    check(include_str!("unseen.ron"));
}

#[test]
fn every_id_of_the_tables_is_there() {
    let d = open(&bundled()).dossier;
    for text in [include_str!("seen.ron"), include_str!("unseen.ron")] {
        let table = table(text);
        let first = table.found.iter().flat_map(|of| &of.first);
        let never = table.not_found.iter().flat_map(|of| &of.never).filter(|id| *id != "*");
        for id in first.chain(never) {
            assert!(d.find(id).is_some(), "{id}");
        }
    }
}
