//! What no sentence for people has: ids, doubled marks, words that say too much of how something is quoted.

use super::case::{Case, Fault, Rule, fault, unquoted};

/// Marks that must not follow each other.
const TWICE: [&str; 13] =
    [",”.", ",\".", ",”;", ".”.", ".”;", ".”,", ",’.", "..", " ,", " .", ",,", ";.", "  "];

pub(super) fn judge(case: &Case<'_>, found: &mut Vec<Fault>) {
    for marks in TWICE.iter().filter(|marks| case.text.contains(**marks)) {
        fault(found, Rule::Stop, format!("“{marks}” stands in it"));
    }
    let told = unquoted(case.text);
    let lower = told.to_lowercase();
    if lower.contains("quoted in full") {
        fault(
            found,
            Rule::InFull,
            "“quoted in full”: the source quotes, the record cannot know of all",
        );
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    for word in told.split(|c: char| !is_word(c)).filter(|word| word.contains(['-', '_'])) {
        let entity = case.d.find(word);
        // An id may be a word that a name has.
        if entity.is_some_and(|entity| !case.d.name_of(entity).contains(word)) {
            fault(found, Rule::Id, format!("“{word}” is an id"));
        }
    }
    let begins_new = ["New:", "New,", "New "].iter().any(|word| told.starts_with(word));
    let undated =
        !case.positions.is_empty() && case.positions.iter().all(|p| p.stated_on().is_none());
    if begins_new && undated {
        fault(found, Rule::New, "it is called new, and nothing behind it has a date");
    }
    let opens = ["no denial", "not a denial"].iter().any(|words| lower.contains(words));
    if opens && !lower.contains("confirm") {
        fault(found, Rule::Leans, "“no denial” without “nor a confirmation” leans to yes");
    }
}
