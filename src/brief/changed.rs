//! What became of a collected thing in the dossier since, in sentences. Nothing is said where nothing
//! changed.

use std::collections::BTreeMap;

use super::reworded::without_points;
use super::{Part, Quoted, Snapshot, Subject};
use crate::insight::naming::count;

/// What became of an item in the dossier since it was collected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Became {
    /// What differs, in sentences.
    pub changed: Vec<String>,
    /// The records that are new on its actor and topic, by their ids.
    pub new: Vec<String>,
}

/// The items of a brief of which something became, by their ids.
pub type BecameOf = BTreeMap<u32, Became>;

/// `1 item changed, 2 records are new`; `None` where nothing did.
pub fn in_words(all: &BecameOf) -> Option<String> {
    let changed = all.values().filter(|became| !became.changed.is_empty()).count();
    let new: usize = all.values().map(|became| became.new.len()).sum();
    let changed = (changed > 0).then(|| count(changed, "item changed", "items changed"));
    let new = (new > 0).then(|| count(new, "record is new", "records are new"));
    let words: Vec<String> = changed.into_iter().chain(new).collect();
    (!words.is_empty()).then(|| words.join(", "))
}
use crate::text::words::{capital, closed};

/// What differs between a snapshot and the same thing as it is now; `None` now: it is gone.
pub fn changes(then: &Snapshot, now: Option<&Snapshot>) -> Vec<String> {
    let Some(now) = now else {
        return vec!["It is no longer in the dossier.".to_string()];
    };
    let mut found = Vec::new();
    if is_told_by_parts(&now.of) {
        differ(&mut found, "actors", &then.who, &now.who);
        differ(&mut found, "topic", &then.topic, &now.topic);
    } else {
        differ(&mut found, "title", &then.title, &now.title);
    }
    differ(&mut found, "date", &then.date, &now.date);
    differ(&mut found, "wording", &sentences(then), &sentences(now));
    // Parts are known by their positions, and those without by their place.
    let mut left: Vec<&Part> = now.parts.iter().collect();
    for part in &then.parts {
        let same = |other: &&Part| other.position == part.position && other.label == part.label;
        let at = left.iter().position(same).or_else(|| {
            let by_position = |other: &&Part| other.position == part.position;
            left.iter().position(|other| !part.position.is_empty() && by_position(other))
        });
        match at {
            Some(at) => compare(&mut found, part, left.remove(at)),
            None => found.push(format!("Gone: {}.", named(part))),
        }
    }
    found.extend(left.into_iter().map(|part| format!("New: {}.", named(part))));
    found
}

/// Whether title and sentences say nothing that the parts, which are records, do not: then the records are compared
/// and not what this version of the program makes of them.
const fn is_told_by_parts(of: &Subject) -> bool {
    matches!(
        of,
        Subject::Position(_) | Subject::Cell { .. } | Subject::Quote { .. } | Subject::Conflict(_)
    )
}

/// The sentences that say what the parts do not. Of a conflict the first is what its kind means, and a case of another
/// kind is another one; the second is why.
fn sentences(snapshot: &Snapshot) -> String {
    let first = match &snapshot.of {
        Subject::Conflict(_) => 1,
        of if is_told_by_parts(of) => snapshot.says.len(),
        _ => 0,
    };
    without_points(&snapshot.says.get(first..).unwrap_or_default().join(" "))
}

/// By which name facts are compared: a record has the day on which it was said, or on which it was written.
fn fact_name(label: &str) -> &str {
    if label == "written" { "said" } else { label }
}

fn named(part: &Part) -> String {
    let words = [&part.label, &part.headline, &part.summary];
    let words: Vec<&str> = words.into_iter().map(|w| w.trim_end_matches('.')).collect();
    let words: Vec<&str> = words.into_iter().filter(|w| !w.is_empty()).collect();
    words.join(": ")
}

fn compare(found: &mut Vec<String>, then: &Part, now: &Part) {
    differ(found, "label", &then.label, &now.label);
    differ(found, "stance", &then.headline, &now.headline);
    differ(found, "summary", &then.summary, &now.summary);
    let text = |part: &Part, label: &str| {
        let texts =
            part.facts.iter().filter(|f| fact_name(&f.label) == label).map(|f| f.text.as_str());
        texts.collect::<Vec<_>>().join("; ")
    };
    let mut labels: Vec<&str> =
        then.facts.iter().chain(&now.facts).map(|fact| fact_name(&fact.label)).collect();
    labels.sort_unstable();
    labels.dedup();
    for label in labels {
        differ(found, label, &text(then, label), &text(now, label));
    }
    requote(found, then.quotes.iter().collect(), now.quotes.iter().collect());
    // Briefs of earlier versions do not have the quotes of facts.
    let then_behind: Vec<&Quoted> = then.grounds().collect();
    if !then_behind.is_empty() {
        requote(found, then_behind, now.grounds().collect());
    }
}

/// What differs between the quotes of then and of now.
fn requote(found: &mut Vec<String>, then: Vec<&Quoted>, mut left: Vec<&Quoted>) {
    let mut gone: Vec<&Quoted> = Vec::new();
    for quote in then {
        match left.iter().position(|other| **other == *quote) {
            Some(at) => {
                left.remove(at);
            }
            None => gone.push(quote),
        }
    }
    for quote in gone {
        let same = |other: &&Quoted| other.document == quote.document;
        match left.iter().position(same) {
            Some(at) => requoted(found, quote, left.remove(at)),
            None => found.push(closed(&format!("A quote is gone: “{}”", quote.exact))),
        }
    }
    found.extend(
        left.into_iter().map(|quote| closed(&format!("A quote is new: “{}”", quote.exact))),
    );
}

fn requoted(found: &mut Vec<String>, then: &Quoted, now: &Quoted) {
    differ(found, "quote", &then.exact, &now.exact);
    differ(found, "words before a quote", &then.prefix, &now.prefix);
    differ(found, "words after a quote", &then.suffix, &now.suffix);
    differ(found, "translation", &then.translation, &now.translation);
    differ(found, "attribution", &then.chain.join("; "), &now.chain.join("; "));
    differ(found, "citation", &then.citation, &now.citation);
}

fn differ(found: &mut Vec<String>, what: &str, then: &str, now: &str) {
    if then == now {
        return;
    }
    let what = capital(what);
    let told = match (then.is_empty(), now.is_empty()) {
        (true, _) => format!("{what}, new: “{now}”"),
        (_, true) => format!("{what}, gone: “{then}”"),
        _ => format!("{what}: “{then}” is now “{now}”"),
    };
    found.push(closed(&told));
}

#[cfg(test)]
mod tests {
    use super::super::Fact;
    use super::*;

    fn snapshot(summary: &str, exact: &str) -> Snapshot {
        let quote = Quoted { document: "d".into(), exact: exact.into(), ..Quoted::default() };
        let part = Part {
            position: "p".into(),
            summary: summary.into(),
            quotes: vec![quote],
            ..Part::default()
        };
        Snapshot { parts: vec![part], ..Snapshot::default() }
    }

    #[test]
    fn what_became_of_a_brief_is_summed_up() {
        let became = |changed: usize, new: usize| Became {
            changed: vec!["It is gone.".to_string(); changed],
            new: vec!["id".to_string(); new],
        };
        let told = |all: &[(usize, usize)]| {
            let all = all.iter().zip(1..).map(|((changed, new), id)| (id, became(*changed, *new)));
            in_words(&all.collect())
        };
        assert_eq!(told(&[]), None);
        assert_eq!(told(&[(2, 0)]).as_deref(), Some("1 item changed"));
        assert_eq!(told(&[(1, 1), (1, 0)]).as_deref(), Some("2 items changed, 1 record is new"));
        assert_eq!(told(&[(0, 2)]).as_deref(), Some("2 records are new"));
    }

    #[test]
    fn each_difference_is_said_with_both_sides() {
        let then = snapshot("It will.", "it will");
        assert_eq!(changes(&then, Some(&then)), [""; 0]);
        assert_eq!(changes(&then, None), ["It is no longer in the dossier."]);
        let mut now = snapshot("It might.", "it might");
        now.parts[0].facts.push(Fact {
            label: "caveat".into(),
            text: "at home".into(),
            ..Fact::default()
        });
        assert_eq!(
            changes(&then, Some(&now)),
            [
                "Summary: “It will.” is now “It might.”",
                "Caveat, new: “at home”.",
                "Quote: “it will” is now “it might”.",
            ]
        );
        now.parts[0].position = "q".into();
        assert_eq!(changes(&then, Some(&now)), ["Gone: It will.", "New: It might."]);
    }
}
