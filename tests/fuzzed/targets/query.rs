//! What is typed to find something. The first line of an input is typed, the rest is a text in which it
//! is marked.

use std::sync::LazyLock;

use onrecord::dossier::{Dossier, PositionSet, bundled, open};
use onrecord::search::find::Index;
use onrecord::search::named::{named, names};
use onrecord::text::fold::{fold, occurrences};
use onrecord::text::fuzzy::Needle;
use onrecord::text::highlight::runs;

static DOSSIER: LazyLock<(Dossier, Index)> = LazyLock::new(|| {
    let dossier = open(&bundled()).dossier;
    let index = Index::new(&dossier);
    (dossier, index)
});

pub(super) fn query(data: &[u8]) {
    let at = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let typed = String::from_utf8_lossy(&data[..at]);
    let text = String::from_utf8_lossy(data.get(at + 1..).unwrap_or_default());
    found(&typed);
    meant(&typed);
    marked(&text, &typed);
}

/// The positions that match: in order, whatever the order of the words; more words find no more.
fn found(typed: &str) {
    let (d, index) = &*DOSSIER;
    let all = index.positions(d, typed);
    let list: Vec<u32> = all.iter().map(|ix| ix.0).collect();
    assert!(list.is_sorted_by(|a, b| a < b) && list.len() == all.len(), "{typed:?}");
    assert!(list.iter().all(|n| (*n as usize) < d.len()), "{typed:?}");
    let folded = fold(typed).text;
    let words: Vec<&str> = folded.split_whitespace().collect();
    let backwards: Vec<&str> = words.iter().rev().copied().collect();
    let same = |other: PositionSet| other.iter().eq(all.iter());
    assert!(same(index.positions(d, &backwards.join(" "))), "{typed:?} backwards");
    assert!(same(index.positions(d, &typed.to_uppercase())) || !typed.is_ascii(), "{typed:?}");
    if let Some((_, fewer)) = words.split_last() {
        let more = index.positions(d, &fewer.join(" "));
        assert!(all.iter().all(|ix| more.contains(ix)), "{typed:?} finds more than {fewer:?}");
    }
    // Whatever a summary says in these very letters is found.
    for position in d.positions() {
        let summary = position.summary().to_ascii_lowercase();
        let said = |word: &&str| word.is_ascii() && summary.contains(*word);
        assert!(!words.iter().all(said) || all.contains(position.ix), "{typed:?} in {summary:?}");
    }
    let needle = Needle::new(typed);
    assert_eq!(needle.is_empty(), words.is_empty(), "{typed:?}");
    for actor in d.actor_indices() {
        let score = index.names_actor(actor, &needle);
        assert!(score.is_none_or(|score| score >= 0), "{typed:?}: {score:?}");
    }
}

/// What a name means is something that is there.
fn meant(typed: &str) {
    let (d, _) = &*DOSSIER;
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
