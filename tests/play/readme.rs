//! The example of the README: from the first screen of the bundled dossier to an exported brief, key by key.

use onrecord::app::commands;
use onrecord::brief::{Brief, ItemKind, Subject, file};
use onrecord::dossier::{bundled, open};

use super::stage::Play;

/// One thing that the example does.
#[derive(Debug, PartialEq)]
enum Step {
    Keys(String),
    Text(String),
}

/// The steps of the example: keys, and between quotation marks what is typed; `#` begins a remark.
fn steps() -> Vec<Step> {
    let readme = include_str!("../../README.md");
    let (_, from) = readme.split_once("```keys\n").unwrap();
    let (block, _) = from.split_once("```").unwrap();
    let mut steps = Vec::new();
    for line in block.lines() {
        for (n, part) in line.split('"').enumerate() {
            if n % 2 == 1 {
                steps.push(Step::Text(part.to_string()));
                continue;
            }
            let (keys, remark) = part.split_once('#').unwrap_or((part, ""));
            steps.extend(keys.split_whitespace().map(|keys| Step::Keys(keys.to_string())));
            if !remark.is_empty() {
                break;
            }
        }
    }
    steps
}

#[test]
fn the_example_of_the_readme_ends_in_a_brief() {
    let mut play = Play::new(open(&bundled()), commands());
    let mut pressed = 0;
    for step in steps() {
        match step {
            Step::Keys(keys) => {
                pressed += onrecord::state::key::parse_keys(&keys).unwrap().len();
                play.keys(&keys);
            }
            Step::Text(text) => {
                play.types(&text);
            }
        }
    }
    assert!(play.failures.is_empty(), "{:?}", play.failures);
    // As the README says, and under twenty.
    assert_eq!(pressed, 19);
    assert!(play.exported.get("brief.docx").is_some_and(|bytes| bytes.starts_with(b"PK")));
    let brief: Brief = file::from_text(&play.files["brief"]).unwrap();
    let kept = brief.items.iter().filter_map(|item| item.excerpt()).map(|kept| &kept.snapshot.of);
    let (mut positions, mut comparisons) = (0, 0);
    for of in kept {
        match of {
            Subject::Position(_) => positions += 1,
            Subject::Comparison { .. } => comparisons += 1,
            other => panic!("{other:?}"),
        }
    }
    let noted = brief.items.iter().filter(|item| !item.note.is_empty()).count();
    let alone = brief.items.iter().filter(|item| item.what == ItemKind::Text).count();
    assert_eq!((positions, comparisons, noted, alone), (5, 1, 2, 1));
}
