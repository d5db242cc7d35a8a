//! Which words a neutral line may repeat: those of the summary where they are no stronger than the
//! quotes that are known, and otherwise the quote itself.

use std::collections::BTreeSet;

use crate::dossier::terms::{Mode, Stance};
use crate::dossier::{Dossier, Entity, Known, Position, Quote};
use crate::insight::marks::{honest, told};
use crate::insight::naming::called;
use crate::insight::neutral::line::Part;
use crate::insight::neutral::voice::{is_told_by_others, speaks_itself};
use crate::insight::translation::words_of;
use crate::text::hedges::{HedgeClass, hedges, numbers, strong_words};
use crate::text::words::{capital, words};

/// The warning that a summary drops a hedge of its quote.
const HEDGE_LOST: &str = "D132";

/// Words that must stand in a line if they stand in its quote: to weaken by another word of their kind
/// would not do.
const KEPT: [&str; 13] = [
    "reportedly",
    "allegedly",
    "alleged",
    "purportedly",
    "purported",
    "supposedly",
    "so-called",
    "rumoured",
    "rumored",
    "claimed",
    "hypothetical",
    "unconfirmed",
    "apparently",
];

/// Words of a quote that stand in a line as they are, at most; a longer one is told by its summary.
pub(super) const MOST_WORDS: usize = 40;

/// What is said, and how it stands there: whole quoted words of whoever speaks, in quotation marks; else
/// the summary, or the source's own sentence, told, with marks only around what the source quotes.
pub(super) fn content(d: Known<'_>, p: Position<'_>, quote: Quote<'_>) -> (String, Part) {
    let is_short = words_of(quote).split_whitespace().count() <= MOST_WORDS;
    let itself = speaks_itself(&d, p, quote);
    let innermost = quote.hops().next_back().map(|hop| hop.mode);
    let is_whole = matches!(innermost, Some(Mode::Direct | Mode::Text));
    let plain = || plain_words(d, p, quote, "");
    if is_whole || itself {
        // A summary that has all of the words says where they belong.
        let fuller = plain().filter(|text| says_the_same(text, &verbatim(quote)));
        return match fuller {
            Some(text) => (text, Part::Saying),
            None if itself && !is_short => (told(words_of(quote)), Part::Told),
            None if itself => (after_name(&d, p, quote), Part::Quoted),
            None => (verbatim(quote), Part::Quoted),
        };
    }
    match plain() {
        Some(text) => (text, Part::Saying),
        None => (told_words(quote), Part::Told),
    }
}

/// A source's own words as they are told; words that begin within its sentence show that they do.
pub(super) fn told_words(quote: Quote<'_>) -> String {
    let told = told(&squeezed(words_of(quote)));
    if told.starts_with(char::is_lowercase) { format!("… {told}") } else { told }
}

/// The words of a document, with the name of whom they speak before the quotation marks where they begin
/// with it: `Corvia “is expected to come”`.
fn after_name(d: &Dossier, p: Position<'_>, quote: Quote<'_>) -> String {
    let [actor] = p.actors() else { return verbatim(quote) };
    let name = d.name_of(Entity::Actor(*actor));
    let said = squeezed(words_of(quote));
    let rest = said.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
    match rest.filter(|_| is_told_by_others(d, p) && !said.contains(['“', '"', '«'])) {
        Some(rest) => {
            let called = called(d, Entity::Actor(*actor));
            format!("{} “{}”", capital(&called), rest.trim_end_matches(['.', ',']))
        }
        None => verbatim(quote),
    }
}

/// The summary without an attribution that the head already has, and with quotation marks only where a
/// source has them; `None` where only the quote will do. What `carried` says stands before it.
pub(super) fn plain_words(
    d: Known<'_>,
    p: Position<'_>,
    quote: Quote<'_>,
    carried: &str,
) -> Option<String> {
    let summary = squeezed(p.summary());
    // Exactly what is denied is what its words say; and a summary was written from all quotes.
    if p.stance() == Stance::Deny || summary.is_empty() || !is_all_known(d, p) {
        return None;
    }
    let quotes: Vec<Quote<'_>> = p.evidence().collect();
    let known: Vec<&str> = quotes.iter().map(|quote| words_of(*quote)).collect();
    if is_too_strong(&d, p, &summary, &known) {
        return None;
    }
    let summary = summary.trim_end_matches(['.', ',', ';', ' ']);
    let summary = honest(summary, &quotes);
    let named = those_named(&d, p, quote);
    // The shortest that loses no hedge: a summary may name its source at both ends.
    let once = without_attribution(&summary, &named);
    let twice = once.as_deref().and_then(|text| without_attribution(text, &named));
    let kept = |text: &String| lost(p, quote, &format!("{carried} {text}")).is_empty();
    [twice, once, Some(summary)].into_iter().flatten().find(kept)
}

/// The quoted words in quotation marks, as one line; in translation where there is one.
pub(super) fn verbatim(quote: Quote<'_>) -> String {
    let said = squeezed(words_of(quote));
    let said = said.trim_end_matches(['.', ',']);
    let opens = said.starts_with(['“', '"', '«', '„']);
    let closes = said.ends_with(['”', '"', '»', '“']);
    let inner = said.chars().filter(|c| "“”\"„«»".contains(*c)).count();
    let said = if opens && closes && inner == 2 {
        let mut letters = said.chars();
        letters.next();
        letters.next_back();
        letters.as_str().trim_end_matches(['.', ','])
    } else {
        said
    };
    format!("“{said}”")
}

/// What of a quote's hedges is lost in a text: a whole class of them, or a word that must be kept. That
/// somebody says so the head tells, and a person may have given a reason why a hedge belongs elsewhere.
pub(super) fn lost(p: Position<'_>, quote: Quote<'_>, said: &str) -> Vec<String> {
    let waived = p.waivers().any(|waiver| waiver.code == HEDGE_LOST);
    lost_of(words_of(quote), said, waived, quote.hops().next().is_some())
}

fn lost_of(quote: &str, said: &str, waived: bool, is_attributed: bool) -> Vec<String> {
    let classes = |text: &str| hedges(text).into_iter().map(|h| h.class).collect::<BTreeSet<_>>();
    let mut kept = classes(said);
    if is_attributed {
        kept.insert(HedgeClass::Hearsay);
    }
    let mut lost: Vec<String> =
        classes(quote).difference(&kept).map(|class| class.name().to_string()).collect();
    if waived {
        lost.clear();
    }
    let has = |text: &str, wanted: &str| {
        let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
        words.any(|word| word.eq_ignore_ascii_case(wanted))
    };
    let words = KEPT.iter().filter(|word| has(quote, word) && !has(said, word));
    lost.extend(words.filter(|_| !waived).map(ToString::to_string));
    lost
}

/// Whether a text says more than the quotes: a number that none of them has, or a word that binds which
/// none of them has.
pub(super) fn is_too_strong(d: &Dossier, p: Position<'_>, text: &str, quotes: &[&str]) -> bool {
    let said: Vec<String> = quotes.iter().flat_map(|q| numbers(q)).map(|n| n.value).collect();
    let new_number = numbers(text).iter().any(|number| !said.contains(&number.value));
    let binding = |text: &str| -> BTreeSet<String> {
        let ranges = strong_words(text).into_iter();
        ranges.filter_map(|range| text.get(range)).map(str::to_lowercase).collect()
    };
    let grounded: BTreeSet<String> = quotes.iter().flat_map(|quote| binding(quote)).collect();
    let binds = binding(text);
    let undertakes = p.stance() == Stance::Commit && !is_told_by_others(d, p);
    let is_grounded = binds.is_subset(&grounded) || (undertakes && !grounded.is_empty());
    new_number || !is_grounded
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
fn those_named(d: &Dossier, p: Position<'_>, quote: Quote<'_>) -> BTreeSet<String> {
    let mut named: Vec<&str> = vec![d.name_of(Entity::Document(quote.document()))];
    for who in quote.hops().flat_map(|hop| hop.who) {
        named.push(d.name_of(*who));
        if let Entity::Actor(ix) = who
            && let Some(actor) = d.actor(*ix)
        {
            named.extend(actor.aliases.iter().map(String::as_str));
            named.extend(actor.role.as_deref());
        }
    }
    // For whom a speaker speaks stands there, too.
    for actor in p.actors().iter().filter_map(|ix| d.actor(*ix)) {
        named.push(&actor.name);
        named.extend(actor.aliases.iter().map(String::as_str));
    }
    if let Some(text) = p.instrument().and_then(|ix| d.instrument(ix)) {
        named.push(&text.title);
        named.extend(text.aliases.iter().map(String::as_str));
    }
    named.iter().flat_map(|name| words(name)).map(|word| word.text.to_lowercase()).collect()
}

/// A summary without the attribution at its start or end, where it is made of nothing but names that
/// stand before it: `According to Kern, …`, `WSC: …`, `…, The Wire reported`.
fn without_attribution(summary: &str, named: &BTreeSet<String>) -> Option<String> {
    const SMALL: [&str; 26] = [
        "a",
        "an",
        "the",
        "of",
        "by",
        "s",
        "cited",
        "citing",
        "and",
        "report",
        "summary",
        "spokesperson",
        "document",
        "reviewed",
        "seen",
        "added",
        "final",
        "released",
        "text",
        "reported",
        "draft",
        "subject",
        "to",
        "changes",
        "it",
        "as",
    ];
    /// Of a text these name it.
    const OF_TEXTS: [&str; 2] = ["draft", "document"];
    let is_attribution = |text: &str| {
        let words = words(text);
        let is_small = |word: &str| SMALL.contains(&word);
        let known = |word: &str| named.contains(word) || is_small(word);
        let texts: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
        texts.iter().all(|word| known(word))
            && texts.iter().any(|word| !is_small(word) || OF_TEXTS.contains(&word.as_str()))
    };
    let rest = before(summary, is_attribution).or_else(|| behind(summary, is_attribution))?;
    let rest = rest.trim().trim_end_matches(',');
    (words(rest).len() >= 3).then(|| capital(rest))
}

/// What follows an attribution at the start.
fn before(summary: &str, is_attribution: impl Fn(&str) -> bool) -> Option<&str> {
    const HAS: [&str; 4] = [" reports it", " has it", " tells it", " writes"];
    const THAT: [&str; 6] = [
        " reports that ",
        " reported that ",
        " says that ",
        " said that ",
        " writes that ",
        " says ",
    ];
    if let Some(rest) = summary.strip_prefix("According to ") {
        let (who, said) = rest.split_once(", ")?;
        return is_attribution(who).then_some(said);
    }
    // `as The Gazette reports it, …`
    if let Some((who, said)) = summary.strip_prefix("As ").and_then(|rest| rest.split_once(", "))
        && HAS.iter().filter_map(|verb| who.strip_suffix(verb)).any(&is_attribution)
    {
        return Some(said);
    }
    if let Some((who, said)) = summary.split_once(": ")
        && is_attribution(who)
    {
        return Some(said);
    }
    let mut parts = THAT.iter().filter_map(|verb| summary.split_once(verb));
    parts.find(|(who, _)| is_attribution(who)).map(|(_, said)| said)
}

/// What stands before an attribution at the end.
fn behind(summary: &str, is_attribution: impl Fn(&str) -> bool) -> Option<&str> {
    const FIRST: [&str; 4] = ["according to ", "said ", "says ", "in "];
    const LAST: [&str; 7] =
        [" said", " says", " reported", " reports", " writes", " wrote", " added"];
    const PRESENT: [&str; 2] = [" was present in ", " were present in "];
    let mut present = PRESENT.iter().filter_map(|verb| summary.rsplit_once(verb));
    if let Some((said, _)) = present.find(|(_, who)| is_attribution(who)) {
        return Some(said);
    }
    let mut places = summary.rmatch_indices(", ").map(|(at, _)| at);
    places.find_map(|at| {
        let (said, tail) = (summary.get(..at)?, summary.get(at + 2..)?);
        // `The Wire reported`, and `The Post reported, citing the Palace`.
        let (tail, cited) = tail.split_once(", citing ").unwrap_or((tail, ""));
        let who = FIRST
            .iter()
            .find_map(|verb| tail.strip_prefix(verb))
            .or_else(|| LAST.iter().find_map(|verb| tail.strip_suffix(verb)))?;
        (is_attribution(who) && (cited.is_empty() || is_attribution(cited))).then_some(said)
    })
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
        check("They would go, Macron reported, citing OSW", Some("They would go"));
        check("They would go, Macron reported, citing Merz", None);
        check("OSW, citing Macron: they would go", Some("They would go"));
        check("As OSW reports it, they would go", Some("They would go"));
        check("OSW reports that they would go", Some("They would go"));
        check("They would go, said Merz", None);
        check("If it comes: all of it", None);
        check("According to Macron", None);
        check("A reported draft, subject to changes: they would go", Some("They would go"));
        check("Ships and planes were present in a draft seen by OSW", Some("Ships and planes"));
        check("They would “go on and on”, in the draft", Some("They would “go on and on”"));
    }

    #[test]
    fn a_lost_hedge_is_named() {
        let lost = |quote: &str, said: &str| lost_of(quote, said, false, true);
        assert_eq!(lost("It might go", "It will go"), ["possibility"]);
        assert_eq!(lost("He was allegedly seen", "He was seen"), ["allegedly"]);
        assert!(lost("It could go, sources say", "It might go").is_empty());
        assert!(lost("The so-called force", "The force").contains(&"so-called".to_string()));
    }
}
