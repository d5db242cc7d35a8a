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

fn measure(text: &str, is_told: bool) -> (Kinds, Vec<String>) {
    let searched = Searched::of(open(&bundled()).dossier);
    let mut kinds = Kinds::new();
    let table = table(text);
    let mut wrong = Vec::new();
    for of in &table.found {
        let ids = searched.ids(&of.query);
        let right = |id: &&str| of.first.iter().any(|first| first == id);
        let at = ids.iter().position(|id| right(&id));
        let (all, first, three) = kinds.entry(of.kind.clone()).or_default();
        *all += 1;
        *first += usize::from(at == Some(0));
        *three += usize::from(at.is_some_and(|at| at < 3));
        if is_told && at != Some(0) {
            let told: Vec<&&str> = ids.iter().take(4).collect();
            println!(
                "{}: {:?} wants {:?}, is at {at:?} of {}: {told:?}",
                of.kind,
                of.query,
                of.first,
                ids.len()
            );
        }
    }
    for of in &table.not_found {
        let ids = searched.ids(&of.query);
        let is_never = |id: &&&str| of.never.iter().any(|never| never == "*" || never == **id);
        let found: Vec<&&str> = ids.iter().filter(is_never).collect();
        if !found.is_empty() {
            wrong.push(format!("{:?} finds {found:?}: {}", of.query, of.why));
        }
    }
    (kinds, wrong)
}

const TYPOS: [&str; 4] = ["wrong-letter", "missing-letter", "added-letter", "swapped-letters"];

fn check(text: &str, is_told: bool) {
    let (kinds, wrong) = measure(text, is_told);
    for (kind, (all, first, three)) in &kinds {
        println!("{kind:16} {first:3} first, {three:3} among three, of {all:3}");
    }
    let sum = |is: &dyn Fn(&str) -> bool| {
        let of = kinds.iter().filter(|(kind, _)| is(kind)).map(|(_, counts)| *counts);
        of.fold((0, 0, 0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2))
    };
    let (all, first, three) = sum(&|kind| !TYPOS.contains(&kind));
    let (typos, _, typos_three) = sum(&|kind| TYPOS.contains(&kind));
    println!(
        "outside typos: {first} first, {three} among three, of {all}; typos: {typos_three} of {typos}"
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(first * 100 >= all * 95, "{first} of {all} first");
    assert_eq!(three, all, "among three");
    assert!(typos_three * 100 >= typos * 95, "{typos_three} of {typos} typos among three");
}

#[test]
fn what_people_type_is_found() {
    check(include_str!("seen.ron"), true);
}

#[test]
fn what_nobody_looked_at_is_found_as_well() {
    check(include_str!("unseen.ron"), std::env::var("TELL_UNSEEN").is_ok());
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
