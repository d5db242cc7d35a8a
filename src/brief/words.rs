//! The terms of the records in plain words, for people who have never seen the program. A page has each of them in one
//! way only, in headings and below them.

use super::Fact;
use crate::dossier::date::Date;
use crate::dossier::terms::{DocumentKind, Reliability};
use crate::text::words::capital;

/// A term of the records, and what a page has instead.
type Plain = (&'static str, &'static str);

/// The label of what the dossier's author notes on a record.
pub(super) const NOTE: &str = "note";

/// Whose a note on a page is.
pub(super) const OWN: &str = "Note";

/// Stances, where an actor stands, and what became of something.
const STANDS: &[Plain] = &[
    ("commit", "undertaken"),
    ("ready", "open to it, no pledge"),
    ("expected", "expected by others"),
    ("refuse", "refused"),
    ("abstain", "took part, did not join"),
    ("noncommittal", "neither confirmed nor denied"),
    ("demand", "asked of others"),
    ("oppose", "opposed"),
    ("criticise", "criticised"),
    ("endorse", "praised"),
    ("assert", "asserted"),
    ("deny", "denied"),
    ("committed", "undertaken"),
    ("conditioned", "under a condition, or elsewhere only"),
    ("mixed", "part undertaken, part refused"),
    (OTHER, "neither undertaken nor refused"),
    ("spoken for", "expected by others"),
    ("silent", "nothing said here"),
    ("dropped", "not explicitly in the final text"),
    ("weakened", "weaker in the final text"),
    ("kept", "in the draft and in the final text"),
    ("added", "in the final text only"),
    ("not held", "the other text is not known here"),
    ("restated", "said again"),
    ("superseded", "replaced by a later statement"),
    ("reworded", "in other words"),
    ("requoted", "quoted from elsewhere"),
    ("recorded differently", "not recorded alike"),
    ("nothing on one of the two", "nothing from one of the two"),
    ("only drafts", "only a draft speaks of it"),
    ("wording", "in neutral words"),
];

/// How firm something is: after the stance, where that does not say it.
const FIRMNESS: &[Plain] = &[
    ("binding", "described as binding"),
    ("signed", "in a signed text"),
    ("adopted", "in an adopted text"),
    ("pledged", "pledged"),
    ("signalled", "signalled"),
    ("attributed", "only others say so"),
];

/// The same of what is undertaken, in one word with it.
const UNDERTAKEN: &[Plain] = &[
    ("binding", "undertaken, described as binding"),
    ("signed", "undertaken in a signed text"),
    ("adopted", "undertaken in an adopted text"),
    ("pledged", "pledged"),
    ("signalled", "undertaken in hedged words"),
    ("attributed", "undertaken, as only others say"),
];

/// What limits something, where that stands in the headline and nowhere else.
const LIMITS: &[Plain] = &[
    ("with a precondition", "under a condition"),
    ("with a trigger", "once something sets it off"),
    ("with a caveat", "with a limit"),
    ("subject to approval", "subject to approval"),
    ("in a draft", "in a draft"),
];

/// The labels of facts.
const LABELS: &[Plain] = &[
    ("precondition", "Condition"),
    ("trigger", "Comes into play"),
    ("caveat", "Limit"),
    ("approval", "Approval needed"),
    ("whole text", "Condition of the whole text"),
    ("this topic", "Condition of the text on this topic"),
    ("instrument", "Text"),
    ("status", "Signature"),
    ("event", "Day of the event"),
    (NOTE, "Dossier’s note"),
];

/// Facts that are told of every record, and that a reader sees from the quotes.
const SEEN: [&str; 1] = ["rests on"];

/// Facts that the short form leaves out.
const LONG: [&str; 5] = [NOTE, "number", "instrument", "about", "event"];

/// Where an actor stands that neither undertakes nor declines anything.
const OTHER: &str = "other stance";

/// What a page has instead of a term of that table.
fn plain(table: &[Plain], term: &str) -> Option<&'static str> {
    table.iter().find(|(of, _)| of.eq_ignore_ascii_case(term.trim())).map(|(_, says)| *says)
}

/// A stance with its firmness in plain words, and what must be said beside it: `open to it, no pledge` and `signalled`.
fn stance(words: &str) -> Option<(&'static str, Option<&'static str>)> {
    let (stance, firmness) = words.split_once(", ").unwrap_or((words, ""));
    let stands = plain(STANDS, stance)?;
    let is = |name: &str| stance.eq_ignore_ascii_case(name);
    if is("commit")
        && let Some(says) = plain(UNDERTAKEN, firmness)
    {
        return Some((says, None));
    }
    // What is expected by others only others say.
    let beside = plain(FIRMNESS, firmness);
    Some((stands, beside.filter(|_| !(is("expected") && firmness == "attributed"))))
}

/// A heading whose last brackets hold terms of the records, with plain words there. The headlines of the records say how
/// firm an undertaking is, and what a stance is that neither undertakes nor declines anything.
pub(super) fn heading(title: &str, headlines: &[&str]) -> String {
    let Some((what, tag)) = title.strip_suffix(')').and_then(|title| title.rsplit_once(" ("))
    else {
        return title.to_string();
    };
    let stances = || headlines.iter().filter_map(|headline| headline.split("; ").next());
    let is_of =
        |words: &&str| words.split(", ").next().is_some_and(|s| s.eq_ignore_ascii_case(tag));
    let mut words: Vec<&str> = Vec::new();
    for term in tag.split("; ") {
        if term == OTHER {
            let all = stances().filter_map(|words| stance(words)).map(|(says, _)| says);
            words.extend(all);
            continue;
        }
        let told = stances().find(is_of).filter(|_| term == tag).unwrap_or(term);
        words.push(stance(told).map(|(says, _)| says).or(plain(LIMITS, term)).unwrap_or(term));
    }
    words.dedup();
    if words.is_empty() {
        words.extend(plain(STANDS, tag));
    }
    format!("{what} ({})", words.join("; "))
}

/// A headline in plain words, each part once: `Open to it, no pledge; signalled`. Without the stance where the heading
/// has it; without what limits it where that is told in full.
pub(super) fn headline(headline: &str, has_stance: bool, has_limits: bool) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    let mut say = |words: &str| {
        if !said.iter().any(|other| other == words) {
            said.push(words.to_string());
        }
    };
    for part in headline.split("; ").filter(|part| !part.is_empty()) {
        if let Some((stands, beside)) = stance(part) {
            let stands = (!has_stance).then_some(stands);
            stands.into_iter().chain(beside).for_each(&mut say);
            continue;
        }
        for limit in part.split(", ") {
            match plain(LIMITS, limit) {
                Some("in a draft") if has_stance => {}
                Some("in a draft") => say("in a draft"),
                Some(_) if has_limits => {}
                Some(words) => say(words),
                None => say(limit),
            }
        }
    }
    (!said.is_empty()).then(|| capital(&said.join("; ")))
}

/// A fact as a page has it, if it has it; `said` is the sentence that it limits, which may say it already.
pub(super) fn fact(fact: &Fact, said: &str, short: bool) -> Option<(String, String)> {
    let label = fact.label.as_str();
    if SEEN.contains(&label) || (short && LONG.contains(&label)) {
        return None;
    }
    let text = match label {
        "whole text" | "this topic" => fact.text.strip_prefix("only with ").unwrap_or(&fact.text),
        "said" | "written" if fact.text == "undated" && short => return None,
        "said" | "written" if fact.text == "undated" => "on a day not stated",
        _ => &fact.text,
    };
    let text = match label {
        "number" => text
            .replace("; held by ", "; those of ")
            .replace("holder not stated", "whose is not stated"),
        _ => text.to_string(),
    };
    let is_limit = ["precondition", "trigger", "caveat", "place"].contains(&label);
    if is_limit && said.to_lowercase().contains(&text.to_lowercase()) {
        return None;
    }
    let label = plain(LABELS, label).map_or_else(|| capital(label), str::to_string);
    Some((label, text))
}

/// A date in words; as it is where it is none.
pub(super) fn date(text: &str) -> String {
    Date::parse(text).map_or(text.to_string(), Date::in_words)
}

/// The same of a document, which may have none.
pub(super) fn published(text: &str) -> String {
    if text.is_empty() { "undated".to_string() } else { date(text) }
}

/// A sentence of the program's own as a page has it: nothing of how it was found, no term of the grid.
pub(super) fn sentence(text: &str) -> String {
    let text = text.replace(" (worked out)", "");
    match text.strip_prefix("Committed in its") {
        Some(rest) => format!("Undertaken in its{rest}"),
        None => text,
    }
}

/// Whether a sentence only says what the term in the heading means: the key does that, once. Which term is known from
/// what stands before the colon.
pub(super) fn is_definition(text: &str, meanings: impl IntoIterator<Item = &'static str>) -> bool {
    let said = text.split_once(": ").map(|(_, meaning)| meaning.trim_end_matches('.'));
    said.is_some_and(|said| meanings.into_iter().any(|meaning| meaning == said))
}

/// Of what kind a document is and how reliable it is held to be: `news report, fairly reliable (C)`.
pub(super) fn kind(kind: &str, reliability: &str) -> String {
    let kind =
        DocumentKind::from_name(kind).map_or_else(|| kind.to_string(), |k| k.meaning().to_string());
    match Reliability::from_name(reliability) {
        Some(grade) => format!("{kind}, {} ({grade})", grade.meaning()),
        None if reliability.is_empty() => kind,
        None => format!("{kind}, {reliability}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::terms::{ConditionKind, Firmness, Stance};
    use crate::insight::cell::Bucket;
    use crate::insight::drafts::ClauseChange;

    /// Nobody meets a term of the vocabularies in a heading.
    #[test]
    fn every_term_that_a_heading_can_end_in_has_plain_words() {
        let stances = Stance::ALL.iter().map(|stance| stance.name().to_lowercase());
        let buckets = Bucket::ALL.map(|bucket| bucket.label().to_string());
        let changes = ClauseChange::ALL.map(|change| change.label().to_string());
        let same = ["not as quoted", "refused"];
        for term in stances.chain(buckets).chain(changes) {
            let title = format!("Arland: Troops (at sea) ({term})");
            let told = heading(&title, &[]);
            assert!(told.starts_with("Arland: Troops (at sea) ("), "{told}");
            assert_eq!(told == title, same.contains(&term.as_str()), "{told}");
        }
        for firmness in Firmness::ALL {
            let words = format!("Commit, {}", firmness.name().to_lowercase());
            assert_ne!(stance(&words).unwrap().0, "undertaken", "{words}");
        }
        for kind in ConditionKind::ALL.iter().filter(|kind| **kind != ConditionKind::Approval) {
            let words = format!("with a {}", kind.name().to_lowercase());
            assert!(plain(LIMITS, &words).is_some(), "{words}");
        }
    }

    #[test]
    fn a_heading_is_no_firmer_than_its_record() {
        for (title, of, expected) in [
            (
                "Arland: Pilots (commit)",
                "Commit, pledged; with a caveat",
                "Arland: Pilots (pledged)",
            ),
            (
                "Arland: Pilots (commit)",
                "Commit, signalled",
                "Arland: Pilots (undertaken in hedged words)",
            ),
            ("Arland: Pilots (commit)", "", "Arland: Pilots (undertaken)"),
            (
                "Arland: Pilots (ready)",
                "Ready, signalled",
                "Arland: Pilots (open to it, no pledge)",
            ),
            (
                "A: P (expected; in a draft)",
                "Expected, attributed; in a draft",
                "A: P (expected by others; in a draft)",
            ),
            ("A: P (Q)", "Commit, pledged", "A: P (Q)"),
            ("A: P (other stance)", "Noncommittal", "A: P (neither confirmed nor denied)"),
            ("Claim: P", "", "Claim: P"),
        ] {
            assert_eq!(heading(title, &[of]), expected);
        }
    }

    #[test]
    fn a_headline_says_each_thing_once() {
        for (of, has_stance, has_limits, expected) in [
            ("Ready, signalled; with a caveat", true, true, Some("Signalled")),
            (
                "Ready, signalled; with a caveat",
                false,
                false,
                Some("Open to it, no pledge; signalled; with a limit"),
            ),
            ("Commit, pledged", true, true, None),
            (
                "Expected, attributed; in a draft; Expected, attributed; in a draft",
                false,
                true,
                Some("Expected by others; in a draft"),
            ),
            ("Assert", false, true, Some("Asserted")),
            ("", false, false, None),
        ] {
            assert_eq!(headline(of, has_stance, has_limits).as_deref(), expected, "{of}");
        }
    }

    #[test]
    fn a_fact_that_the_sentence_has_is_not_said_again() {
        let of = |label: &str, text: &str| Fact {
            label: label.to_string(),
            text: text.to_string(),
            ..Fact::default()
        };
        let told = |label: &str, text: &str, short| {
            fact(&of(label, text), "It will, but only in Summer.", short)
                .map(|(label, text)| format!("{label}: {text}"))
        };
        assert_eq!(told("caveat", "only in summer", false), None);
        assert_eq!(told("caveat", "only in May", true).unwrap(), "Limit: only in May");
        assert_eq!(
            told("whole text", "only with a peace", false).unwrap(),
            "Condition of the whole text: a peace"
        );
        assert_eq!(told("said", "undated", false).unwrap(), "Said: on a day not stated");
        assert_eq!(
            (told("rests on", "one document", false), told(NOTE, "long", true)),
            (None, None)
        );
        assert_eq!(told(NOTE, "long", false).unwrap(), "Dossier’s note: long");
    }
}
