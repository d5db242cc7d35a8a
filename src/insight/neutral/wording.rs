//! Which words a neutral line may repeat: those of the summary where they are no stronger than the
//! quotes that are known, and otherwise the quote itself.

use std::collections::BTreeSet;

use crate::dossier::terms::Stance;
use crate::dossier::{Dossier, Entity, Known, Position, Quote};
use crate::insight::neutral::voice::is_told_by_others;
use crate::text::hedges::{HedgeClass, hedges, numbers, strong_words};
use crate::text::words::{capital, words};

/// Words that must stand in a line if they stand in its quote: to weaken by another word of their kind
/// would not do.
const KEPT: [&str; 10] = [
    "reportedly",
    "allegedly",
    "alleged",
    "purportedly",
    "purported",
    "supposedly",
    "so-called",
    "hypothetical",
    "unconfirmed",
    "apparently",
];

/// The summary, without an attribution that the head already has; `None` where only the quote will do.
pub(super) fn plain_words(
    d: Known<'_>,
    p: Position<'_>,
    quote: Quote<'_>,
    head: &str,
) -> Option<String> {
    let summary = squeezed(p.summary());
    // Exactly what is denied is what its words say; and a summary was written from all quotes.
    if p.stance() == Stance::Deny || summary.is_empty() || !is_all_known(d, p) {
        return None;
    }
    let known: Vec<&str> = p.evidence().map(words_of).collect();
    if is_too_strong(&d, p, &summary, &known) {
        return None;
    }
    let summary = summary.trim_end_matches(['.', ',', ';', ' ']).to_string();
    let without = without_attribution(&summary, &those_named(&d, quote));
    [without, Some(summary)]
        .into_iter()
        .flatten()
        .find(|text| lost(words_of(quote), head, text).is_empty())
}

/// The quoted words in quotation marks, as one line; in translation where there is one.
pub(super) fn verbatim(quote: Quote<'_>) -> String {
    let said = squeezed(words_of(quote));
    let said = said.trim_end_matches(['.', ',']);
    let opens = said.starts_with(['“', '"', '‘', '«', '„']);
    let closes = said.ends_with(['”', '"', '’', '»', '“']);
    let inner = said.chars().filter(|c| "“”\"„«»".contains(*c)).count();
    if opens && closes && inner <= 2 { said.to_string() } else { format!("“{said}”") }
}

/// The words of a quote that a reader of English reads.
pub(super) fn words_of(quote: Quote<'_>) -> &str {
    quote.translation().unwrap_or(quote.exact())
}

/// What of a quote's hedges is lost where `said` stands under `head`: a whole class of them, or a word
/// that must be kept. That it is hearsay the head may say, who it is that says so; nothing else.
pub(super) fn lost(quote: &str, head: &str, said: &str) -> Vec<String> {
    let classes = |text: &str| hedges(text).into_iter().map(|h| h.class).collect::<BTreeSet<_>>();
    let mut kept = classes(said);
    kept.extend(classes(head).into_iter().filter(|class| *class == HedgeClass::Hearsay));
    let mut lost: Vec<String> =
        classes(quote).difference(&kept).map(|class| class.name().to_string()).collect();
    let has = |text: &str, wanted: &str| {
        let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
        words.any(|word| word.eq_ignore_ascii_case(wanted))
    };
    let words = KEPT.iter().filter(|word| has(quote, word) && !has(said, word));
    lost.extend(words.map(ToString::to_string));
    lost
}

/// Whether a text says more than the quotes: a number that none of them has, a word that binds where
/// none of them has one, or where nobody undertakes anything.
pub(super) fn is_too_strong(d: &Dossier, p: Position<'_>, text: &str, quotes: &[&str]) -> bool {
    let said: Vec<String> = quotes.iter().flat_map(|q| numbers(q)).map(|n| n.value).collect();
    let new_number = numbers(text).iter().any(|number| !said.contains(&number.value));
    let binds = !strong_words(text).is_empty();
    let undertakes = p.stance() == Stance::Commit && !is_told_by_others(d, p);
    let grounded = quotes.iter().any(|quote| !strong_words(quote).is_empty());
    new_number || (binds && !(undertakes && grounded))
}

/// Whether `text` has those words, whatever their case and spacing.
pub(super) fn says_the_same(text: &str, said: &str) -> bool {
    let said = squeezed(said).to_lowercase();
    !said.is_empty() && squeezed(text).to_lowercase().contains(&said)
}

/// Whether every quote of a position is known.
fn is_all_known(d: Known<'_>, p: Position<'_>) -> bool {
    let all = d.whole().position(p.ix).map_or(0, |p| p.evidence().count());
    all == p.evidence().count()
}

/// Everybody whom a head names for a quote, in words: names, aliases, the publisher.
fn those_named(d: &Dossier, quote: Quote<'_>) -> BTreeSet<String> {
    let mut named: Vec<&str> = vec![d.name_of(Entity::Document(quote.document()))];
    for who in quote.hops().flat_map(|hop| hop.who) {
        named.push(d.name_of(*who));
        if let Entity::Actor(ix) = who
            && let Some(actor) = d.actor(*ix)
        {
            named.extend(actor.aliases.iter().map(String::as_str));
        }
    }
    named.iter().flat_map(|name| words(name)).map(|word| word.text.to_lowercase()).collect()
}

/// A summary without the attribution at its start or end, where it is made of nothing but names that
/// stand before it: `According to Macron, …`, `OSW: …`, `…, AFP reported`.
fn without_attribution(summary: &str, named: &BTreeSet<String>) -> Option<String> {
    const SMALL: [&str; 7] = ["a", "an", "the", "of", "by", "s", "cited"];
    let is_attribution = |text: &str| {
        let words = words(text);
        let is_small = |word: &str| SMALL.contains(&word);
        let known = |word: &str| named.contains(word) || is_small(word);
        let texts: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
        texts.iter().all(|word| known(word)) && texts.iter().any(|word| !is_small(word))
    };
    let rest = before(summary, is_attribution).or_else(|| behind(summary, is_attribution))?;
    let rest = rest.trim().trim_end_matches(',');
    (words(rest).len() >= 3).then(|| capital(rest))
}

/// What follows an attribution at the start.
fn before(summary: &str, is_attribution: impl Fn(&str) -> bool) -> Option<&str> {
    if let Some(rest) = summary.strip_prefix("According to ") {
        let (who, said) = rest.split_once(", ")?;
        return is_attribution(who).then_some(said);
    }
    let (who, said) = summary.split_once(": ")?;
    is_attribution(who).then_some(said)
}

/// What stands before an attribution at the end.
fn behind(summary: &str, is_attribution: impl Fn(&str) -> bool) -> Option<&str> {
    const FIRST: [&str; 3] = ["according to ", "said ", "says "];
    const LAST: [&str; 5] = [" said", " says", " reported", " reports", " writes"];
    let (said, tail) = summary.rsplit_once(", ")?;
    let who = FIRST
        .iter()
        .find_map(|verb| tail.strip_prefix(verb))
        .or_else(|| LAST.iter().find_map(|verb| tail.strip_suffix(verb)))?;
    is_attribution(who).then_some(said)
}

/// In one line, with single spaces.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribution_goes_only_where_the_head_has_it() {
        let check = |summary: &str, expected: Option<&str>| {
            let named = ["osw", "emmanuel", "macron", "unnamed", "sources"];
            let named = named.into_iter().map(str::to_string).collect();
            assert_eq!(without_attribution(summary, &named).as_deref(), expected, "{summary}");
        };
        check("OSW: a cell has been set up", Some("A cell has been set up"));
        check("According to Macron, they would go", Some("They would go"));
        check("They would go, said Macron", Some("They would go"));
        check("He went there, according to the unnamed sources", Some("He went there"));
        check("They would go, Macron previously said", None);
        check("They would go, said Merz", None);
        check("If it comes: all of it", None);
        check("According to Macron", None);
    }

    #[test]
    fn a_lost_hedge_is_named() {
        let lost =
            |quote: &str, said: &str| lost(quote, "Unnamed sources of the Likely Times", said);
        assert_eq!(lost("It might go", "It will go"), ["possibility"]);
        assert_eq!(lost("He was allegedly seen", "He was seen"), ["allegedly"]);
        assert!(lost("It could go, sources say", "It might go").is_empty());
        assert!(lost("The so-called force", "The force").contains(&"so-called".to_string()));
    }
}
