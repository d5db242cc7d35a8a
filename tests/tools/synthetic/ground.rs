//! What positions stand on: the header, actors and their officials, topics with parents, instruments and
//! documents.

use super::passage::Passage;
use super::tongue::{Dice, Tongue};
use super::{Synthetic, quoted};

/// Every file but those with positions.
pub(super) fn files(of: Synthetic) -> Vec<(String, String)> {
    let file = |name: &str, list: &str, entries: String| {
        (format!("{name}.ron"), format!("// Synthetic.\n(\n  {list}: [\n{entries}  ],\n)\n"))
    };
    let header = format!(
        "// Synthetic.\n(\n  dossier: (\n    id: \"synthetic\",\n    title: \"{} synthetic positions\",\n  ),\n)\n",
        of.positions
    );
    vec![
        ("dossier.ron".to_string(), header),
        file("actors", "actors", (0..of.actors()).map(actor).collect()),
        file("officials", "actors", (0..of.actors()).map(official).collect()),
        file("topics", "topics", (0..of.topics()).map(topic).collect()),
        file(
            "instruments",
            "instruments",
            (0..of.instruments()).map(|n| instrument(of, n)).collect(),
        ),
        file("documents", "documents", (0..of.documents).map(document).collect()),
    ]
}

fn actor(n: usize) -> String {
    let name = quoted(&format!("{} {n}", Tongue::of(n).words(1, &mut Dice::of("actor", n))));
    format!(
        "    (\n      id: \"actor-{n}\",\n      name: {name},\n      kind: State,\n      aliases: [\"The government of actor {n}\"],\n    ),\n"
    )
}

fn official(n: usize) -> String {
    let name = quoted(&format!("{} {n}", Tongue::of(n).words(2, &mut Dice::of("official", n))));
    format!(
        "    (\n      id: \"official-{n}\",\n      name: {name},\n      kind: Person,\n      represents: [\"actor-{n}\"],\n      role: \"Minister\",\n    ),\n"
    )
}

/// Whether a topic is one proposition; every fourth is. Positions take their stance from it.
pub(super) fn is_claim(topic: usize) -> bool {
    topic % 4 == 3
}

fn topic(n: usize) -> String {
    let name = quoted(&format!("{} {n}", Tongue::of(n).words(2, &mut Dice::of("topic", n))));
    let kind = if is_claim(n) { "Claim" } else { "Undertaking" };
    let parent = match n {
        0..5 => String::new(),
        n => format!("      parent: \"topic-{}\",\n", n / 5),
    };
    format!(
        "    (\n      id: \"topic-{n}\",\n      name: {name},\n      short: \"T{n}\",\n      kind: {kind},\n      question: \"What of it?\",\n{parent}    ),\n"
    )
}

/// An instrument, and that an actor adopted it, with a quote. Every fourth is the draft of the one before.
fn instrument(of: Synthetic, n: usize) -> String {
    let number = of.positions + n;
    let document = of.document_of(number);
    let title = quoted(&format!("{} {n}", Tongue::of(n).words(3, &mut Dice::of("instrument", n))));
    let text = if n % 4 == 3 {
        format!("Draft,\n      draft_of: \"instrument-{}\"", n - 1)
    } else {
        "Final".to_string()
    };
    format!(
        "    (\n      id: \"instrument-{n}\",\n      title: {title},\n      kind: Declaration,\n      text: {text},\n      dated: \"2030-01-06\",\n      participation: [\n        (\n          actors: [\"actor-{actor}\"],\n          act: Attended,\n          evidence: [\n{quote}          ],\n        ),\n      ],\n    ),\n",
        actor = n % of.actors(),
        quote = quote(number, document, &format!("official-{}", n % of.actors()), &" ".repeat(12)),
    )
}

/// A quote of a passage, said by somebody.
pub(super) fn quote(number: usize, document: usize, who: &str, pad: &str) -> String {
    let Passage { prefix, exact, suffix, .. } = Passage::new(number, document);
    let id = Synthetic::document_id(document);
    let [prefix, exact, suffix] = [prefix, exact, suffix].map(|text| quoted(&text));
    format!(
        "{pad}(\n{pad}  document: \"{id}\",\n{pad}  prefix: {prefix},\n{pad}  exact: {exact},\n{pad}  suffix: {suffix},\n{pad}  attribution: [(who: [\"{who}\"], mode: Direct)],\n{pad}),\n"
    )
}

fn document(n: usize) -> String {
    let tongue = Tongue::of(n);
    let mut dice = Dice::of("document", n);
    let title = quoted(&tongue.words(6, &mut dice));
    let id = Synthetic::document_id(n);
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    format!(
        "    (\n      id: \"{id}\",\n      publisher: \"Publisher {publisher}\",\n      kind: News,\n      title: {title},\n      published_on: \"2030-{month:02}-{day:02}\",\n      language: \"{tag}\",\n      url: \"https://example.org/{id}\",\n      reliability: B,\n    ),\n",
        publisher = n % 50,
        tag = tongue.tag,
    )
}
