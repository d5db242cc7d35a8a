//! What is typed to find something. The first line of an input is typed, the rest is a text in which it
//! is marked.

use std::sync::LazyLock;

use onrecord::dossier::{PositionSet, bundled, open};
use onrecord::scope::search::search;
use onrecord::search::named::{named, names};
use onrecord::search::query::Query;
use onrecord::search::words::words;
use onrecord::text::fold::{fold, occurrences};
use onrecord::text::highlight::runs;

use crate::searched::Searched;

static DOSSIER: LazyLock<Searched> = LazyLock::new(|| Searched::of(open(&bundled()).dossier));

pub(super) fn query(data: &[u8]) {
    let at = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let typed = String::from_utf8_lossy(&data[..at]);
    let text = String::from_utf8_lossy(data.get(at + 1..).unwrap_or_default());
    found(&typed);
    meant(&typed);
    marked(&text, &typed);
}

/// Whatever is typed finds something that is there, or says where it means nothing; as it is printed it finds the same.
fn found(typed: &str) {
    let ground = &*DOSSIER;
    let all = PositionSet::all(ground.d.len());
    let of = |typed: &str| search(&ground.against(), typed, &all, 50);
    let results = of(typed);
    if let Some(error) = &results.error {
        assert!(typed.get(error.at.clone()).is_some(), "{typed:?}: {error:?}");
        return;
    }
    assert!(results.positions.iter().all(|ix| ix.at() < ground.d.len()), "{typed:?}");
    assert!(results.hits.len() == results.len().min(50), "{typed:?}");
    assert!(results.hits.is_sorted_by_key(|hit| hit.class), "{typed:?}");
    let again = of(&results.query.to_string());
    assert_eq!(again.query, results.query, "{typed:?}");
    assert!(again.positions == results.positions && again.hits == results.hits, "{typed:?}");
    // Whatever a summary says in these very words is found.
    let Query::Word { text, ended: true } = &results.query else { return };
    for position in ground.d.positions() {
        let folded = fold(position.summary()).text;
        let said = words(&folded).any(|word| *text == word);
        assert!(!said || results.positions.contains(position.ix), "{typed:?} in {folded:?}");
    }
}

/// What a name means is something that is there.
fn meant(typed: &str) {
    let d = &DOSSIER.d;
    for entity in named(d, typed) {
        assert!(d.origin_of(entity).is_some(), "{typed:?} means nothing");
        assert!(!names(d, entity).is_empty());
    }
}

/// Where the words are marked: in order, on the borders of characters, and over these very words.
fn marked(text: &str, typed: &str) {
    let places = occurrences(text, typed);
    let folded = fold(typed.trim()).text;
    let mut at = 0;
    for place in &places {
        assert!(at <= place.start, "{places:?}");
        let words = text.get(place.clone()).unwrap_or_else(|| panic!("{place:?} of {text:?}"));
        assert!(fold(words).text.contains(&folded), "{typed:?} is marked at {words:?}");
        at = place.end;
    }
    let bare = typed.trim();
    let there = !bare.is_empty() && text.contains(bare) && text.is_ascii() && bare.is_ascii();
    let one_space = |text: &str| !text.contains("  ") && !text.chars().any(|c| c.is_control());
    assert!(!places.is_empty() || !there || !one_space(bare), "{bare:?} is not found in {text:?}");

    let marks: Vec<_> = places.iter().map(|place| (place.clone(), ())).collect();
    let parts = runs(0..text.len(), &marks);
    let whole: String = parts.iter().map(|(part, _)| &text[part.clone()]).collect();
    assert_eq!(whole, text);
    let covered: usize = parts.iter().filter(|(_, m)| !m.is_empty()).map(|(p, _)| p.len()).sum();
    assert_eq!(covered, places.iter().map(ExactSizeIterator::len).sum::<usize>());
}
