//! A position of the model's full shape, about a kilobyte of RON as a person would lay it out.

use super::ground::{is_claim, quote};
use super::passage::Passage;
use super::tongue::{Dice, Tongue};
use super::{Synthetic, quoted};

/// Stances on an undertaking, each with its firmness.
const UNDERTAKING: [(&str, &str); 6] = [
    ("Commit", "Pledged"),
    ("Ready", "Signalled"),
    ("Expected", "Attributed"),
    ("Refuse", ""),
    ("Demand", ""),
    ("Oppose", ""),
];
/// And on a claim.
const CLAIM: [(&str, &str); 2] = [("Assert", ""), ("Deny", "")];

/// The entry of a position.
pub(super) fn entry(of: Synthetic, n: usize) -> String {
    let mut dice = Dice::of("position", n);
    let document = of.document_of(n);
    let tongue = Tongue::of(document);
    let (actor, topic) = (dice.below(of.actors()), dice.below(of.topics()));
    let stances: &[(&str, &str)] = if is_claim(topic) { &CLAIM } else { &UNDERTAKING };
    let (stance, firmness) = stances[dice.below(stances.len())];
    let mut fields = vec![
        ("id", format!("\"position-{n:07}\"")),
        ("actors", format!("[\"actor-{actor}\"]")),
        ("topic", format!("\"topic-{topic}\"")),
        ("stance", stance.to_string()),
    ];
    if !firmness.is_empty() {
        fields.push(("firmness", firmness.to_string()));
    }
    fields.push(("summary", quoted(&format!("{}.", tongue.words(14, &mut dice)))));
    if let Some(said) = Passage::new(n, document).quantity {
        let unit = quoted(&tongue.words(1, &mut dice));
        let said = quoted(&said);
        let holder = format!("held_by: [\"actor-{actor}\"]");
        fields.push(("quantity", format!("(as_said: {said}, unit: {unit}, max: 90000, {holder})")));
    }
    if dice.one_in(3) {
        let text = quoted(&tongue.words(7, &mut dice));
        fields.push(("conditions", format!("[(kind: Caveat, text: {text})]")));
    }
    fields.push(("place", quoted(&tongue.words(2, &mut dice))));
    if dice.one_in(4) {
        fields.push(("instrument", format!("\"instrument-{}\"", dice.below(of.instruments()))));
        fields.push(("clause", format!("\"clause-{}\"", dice.below(9))));
    }
    fields.push(("about", format!("[\"actor-{}\"]", dice.below(of.actors()))));
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    fields.push(("stated_on", format!("\"2030-{month:02}-{day:02}\"")));
    if is_claim(topic) {
        fields.push(("event_on", format!("\"2029-{month:02}\"")));
    }
    let said = quote(n, document, &format!("official-{actor}"), &" ".repeat(8));
    fields.push(("evidence", format!("[\n{said}      ]")));
    if dice.one_in(4) && n > 0 {
        let to = dice.below(n);
        let why = quoted(&tongue.words(5, &mut dice));
        let link = format!("(kind: Corroborates, to: \"position-{to:07}\", why: {why})");
        fields.push(("links", format!("[{link}]")));
    }
    fields.push(("note", quoted(&format!("{}.", tongue.words(12, &mut dice)))));
    let mut entry = String::from("    (\n");
    for (name, value) in fields {
        entry.push_str(&format!("      {name}: {value},\n"));
    }
    entry.push_str("    ),\n");
    entry
}
