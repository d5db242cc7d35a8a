//! A file of a dossier: whatever is in it, a sound file beside it is read in full, and every problem
//! has a place in the text and words of its own.

use std::collections::BTreeSet;

use onrecord::dossier::problem::Problem;
use onrecord::dossier::{Dossier, Entity, Opened, SourceFile, open};
use onrecord::search::index::Index;

/// A sound file, with ids that occur nowhere else.
const GOOD: &str = include_str!("good.ron");

pub(super) fn ron(data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    let file = |name: &str, text: &str| SourceFile {
        name: name.to_string(),
        text: text.to_string().into(),
    };
    let files = [file("good.ron", GOOD), file("any.ron", &text)];
    let opened = open(&files);
    let lines: Vec<Vec<&str>> = files.iter().map(|file| file.text.split('\n').collect()).collect();
    for problem in &opened.problems {
        let file = files.iter().position(|file| file.name == problem.file);
        placed(problem, file.and_then(|at| lines.get(at)));
    }
    same(&opened, &open(&files));

    let alone = open(&files[..1]).dossier;
    let of_good = |d: &Dossier| -> BTreeSet<String> {
        let mine = |e: &Entity| d.origin_of(*e).is_some_and(|at| at.file == 0);
        entities(d).filter(mine).map(|e| d.id_of(e).to_string()).collect()
    };
    assert_eq!(of_good(&opened.dossier), of_good(&alone), "a good entry is gone beside {text:?}");

    // Entries stand where they are said to stand.
    for entity in entities(&opened.dossier) {
        let Some(at) = opened.dossier.origin_of(entity) else { continue };
        let text = &files[at.file as usize].text;
        let entry = text.get(at.start as usize..at.end as usize);
        assert!(entry.is_some_and(|entry| entry.starts_with('(')), "{at:?} of {text:?}");
    }
    // What was read can be shown and searched.
    let _ = opened.dossier.entries();
    assert!(Index::new(&opened.dossier).is_of(opened.dossier.len()));
}

fn entities(d: &Dossier) -> impl Iterator<Item = Entity> {
    let topics = (0..d.topics.len() as u32).map(|n| Entity::Topic(onrecord::dossier::TopicIx(n)));
    let instruments = (0..d.instruments.len() as u32)
        .map(|n| Entity::Instrument(onrecord::dossier::InstrumentIx(n)));
    let actors = d.actor_indices().map(Entity::Actor).chain(topics).chain(instruments);
    let documents = d.document_indices().map(Entity::Document);
    actors.chain(documents).chain(d.positions().map(|p| Entity::Position(p.ix)))
}

/// A problem names a place that is there, and says something. `lines` are those of its file.
fn placed(problem: &Problem, lines: Option<&Vec<&str>>) {
    assert!(!problem.fault.sentence().trim().is_empty(), "{problem:?}");
    assert!(!problem.fault.remedy().trim().is_empty(), "{problem:?}");
    let Some(lines) = lines else {
        assert_eq!((problem.file.as_str(), problem.line), ("", 0), "no such file: {problem:?}");
        return;
    };
    let Some(at) = problem.line.checked_sub(1) else { return };
    let line = lines.get(at as usize);
    let line = line.unwrap_or_else(|| panic!("no such line: {problem:?}"));
    let most = line.chars().count() + 1;
    assert!((1..=most).contains(&(problem.column as usize)), "no such column: {problem:?}");
    assert!(problem.caret <= problem.excerpt.chars().count(), "{problem:?}");
}

fn same(one: &Opened, other: &Opened) {
    assert_eq!(one.problems, other.problems);
    assert_eq!(one.dossier.entries(), other.dossier.entries());
}
