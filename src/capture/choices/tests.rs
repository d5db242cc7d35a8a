//! What is offered for which words.

use super::*;
use crate::dossier::entry::QuoteEntry;
use crate::dossier::{SourceFile, open};

const GROUND: &str = r#"(
    dossier: (id: "d", title: "D"),
    actors: [
        (id: "arl", name: "Arland", kind: State, code: "ARL", aliases: ["Port Arl", "Арланд"]),
        (id: "bor", name: "Bordavia", kind: State, code: "BOR"),
        (id: "kern", name: "Orla Kern", kind: Person, represents: ["arl"], role: "Minister"),
    ],
    topics: [(id: "t", name: "Ships", short: "Ships", kind: Undertaking, question: "Q?"),
        (id: "u", name: "Truce", short: "Truce", kind: Undertaking, question: "Q?")],
    instruments: [(id: "acc", title: "The Accord", kind: Treaty, text: Final)],
    documents: [(id: "o", publisher: "P", kind: News)],
)"#;

/// The labels of what is offered for the words between `[` and `]`.
fn labels(text: &str, actors: &[&str], field: Field, typed: &str) -> Vec<String> {
    let file = SourceFile { name: "a.ron".to_string(), text: GROUND.to_string().into() };
    let d = open(&[file]).dossier;
    let (start, end) = (text.find('[').unwrap(), text.find(']').unwrap() - 1);
    let text = text.replace(['[', ']'], "");
    let quote = QuoteEntry {
        document: "o".to_string(),
        exact: text[start..end].to_string(),
        prefix: None,
        suffix: None,
        attribution: Vec::new(),
        translation: None,
        translated_by: None,
        stamp: None,
    };
    let actors = actors.iter().map(|id| (*id).to_string()).collect();
    let draft = Draft { actors, ..Draft::new(quote) };
    let last = Last { topic: Some("u".to_string()), ..Last::default() };
    let near = Near {
        d: &d,
        paragraph: &text,
        sentence: &(0..text.len()),
        quote: &(start..end),
        last: &last,
        suggested: None,
    };
    let is_there = |choice: &Choice| !matches!(choice.value, Value::New(_));
    let found = near.choices(&draft, field, typed).into_iter().filter(is_there);
    found.map(|choice| choice.label).collect()
}

#[test]
fn whoever_stands_in_the_words_comes_first() {
    let text = "Bordavia heard minister Kern say that [Arland may send ships].";
    assert_eq!(labels(text, &[], Field::Who, ""), ["Arland", "Bordavia"]);
    let text = "Bordavia heard Orla Kern say that [ships may be sent].";
    assert_eq!(labels(text, &[], Field::Who, ""), ["Bordavia", "Arland", "Orla Kern"]);
    assert_eq!(labels(text, &[], Field::Who, "АРЛ"), ["Arland"]);
    assert_eq!(labels(text, &[], Field::Who, "ker"), ["Orla Kern"]);
    let says = labels(text, &["arl"], Field::Says, "");
    assert_eq!(
        says.get(..4).unwrap_or_default(),
        [
            "Orla Kern, paraphrased",
            "Arland, paraphrased",
            "Arland, as reported",
            "nobody is quoted"
        ]
    );
    assert_eq!(labels(text, &["arl"], Field::Says, "ker dir"), ["Orla Kern, quoted directly"]);
    // Words that say how are no name to be made.
    let how = labels(text, &["arl"], Field::Says, "fragments");
    assert_eq!(
        how.get(..2).unwrap_or_default(),
        ["Orla Kern, quoted in fragments", "Arland, quoted in fragments"]
    );
    let text = "Orla Kern said: “[we may send ships] soon”.";
    let says = labels(text, &["arl"], Field::Says, "");
    assert_eq!(says.first().map(String::as_str), Some("Orla Kern, quoted directly"));
}

#[test]
fn the_last_topic_comes_first_and_numbers_are_offered_as_said() {
    let text = "[Arland will send up to 15 ships and 200 men].";
    assert_eq!(labels(text, &[], Field::Topic, ""), ["Truce", "Ships"]);
    assert_eq!(labels(text, &[], Field::Topic, "shi"), ["Ships"]);
    assert_eq!(labels(text, &["arl"], Field::Quantity, ""), ["up to 15 ships", "200 men"]);
}
