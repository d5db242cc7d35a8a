//! The quotes of a brief on its page: with everybody through whom each came and where it stands. How most of them
//! stand is said once, at the head; what differs from that is said at the quote.

use super::ground::Ground;
use super::model::{Quoted, Snapshot, Source};
use super::proof::{Worth, proof};
use super::words::published;
use crate::export::{Node, Quote};
use crate::insight::record::{OWN_VOICE, after, before};

/// How much of a quote is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// The quoted words within their sentence.
    Sentence,
    /// The quoted words alone: what stands around them is printed elsewhere, or nowhere.
    WordsAlone,
}

/// Words of a quote by which it is named, at its beginning and at its end.
const NAMED_BY: usize = 3;

/// A quote.
pub(super) fn quote_node(quote: &Quoted, of: &Snapshot, form: Form, on: Ground<'_>) -> Node {
    let proof = proof(on.dossier, on.proofs, quote);
    let mut source = Vec::new();
    if !quote.translation.is_empty() {
        source.push(format!("In translation: {}", quote.translation));
    }
    let mut line = chain(quote, of, on);
    if on.short && quote.chain.is_empty() {
        // The source that speaks itself is named once.
        line.remove(0);
        line.insert(0, format!("{}, {OWN_VOICE}", source_in_short(quote, of)));
    }
    // On one page there is no room for notes at its foot: which source it is leads to the list of them.
    let citation = if on.short {
        if !quote.chain.is_empty() {
            line.push(source_in_short(quote, of));
        }
        None
    } else {
        Some(citation(quote))
    };
    source.push(line.join(" · "));
    let around = |text: String| if form == Form::WordsAlone { String::new() } else { text };
    Node::Quote(Quote {
        prefix: around(before(&quote.prefix)),
        exact: quote.exact.clone(),
        suffix: around(after(&quote.suffix)),
        source,
        citation,
        stamp: proof.stamp,
    })
}

/// A quote whose words stand above: the place says where.
pub(super) fn again(quote: &Quoted, of: &Snapshot, place: &str, on: Ground<'_>) -> Node {
    let line = chain(quote, of, on).join(" · ");
    let words = named(&quote.exact);
    Node::Note(format!("{}{place}: “{words}”. {line}.", stamp(quote, on)))
}

/// Quotes whose words are not printed: that the item rests on them, and how they stand. In the short form those that
/// stand as most do are only counted.
pub(super) fn hidden_nodes(quotes: &[&Quoted], of: &Snapshot, on: Ground<'_>) -> Vec<Node> {
    let node = |quote: &&Quoted| {
        let line = chain(quote, of, on).join(" · ");
        let stamp = stamp(quote, on);
        Node::Note(format!(
            "{stamp}Rests also on words not printed here: {line}. {}",
            citation(quote)
        ))
    };
    if !on.short {
        return quotes.iter().map(node).collect();
    }
    let is_common = |quote: &&&Quoted| clause(quote, on).is_none();
    let common: Vec<&&Quoted> = quotes.iter().filter(is_common).collect();
    let mut from: Vec<String> = common.iter().map(|quote| source_in_short(quote, of)).collect();
    from.sort();
    from.dedup();
    let counted = match common.len() {
        0 => None,
        1 => Some(format!("Rests also on words not printed here: {}.", from.join("; "))),
        n => Some(format!("Rests also on {n} passages not printed here: {}.", from.join("; "))),
    };
    let others = quotes.iter().filter(|quote| clause(quote, on).is_some()).map(node);
    counted.map(Node::Note).into_iter().chain(others).collect()
}

/// A quote with the sentence around it, as the dossier has them.
pub(super) fn sentence_of(quote: &Quoted) -> String {
    [quote.prefix.as_str(), &quote.exact, &quote.suffix].concat()
}

/// Through whom the words came, from the speaker outwards, and how they stand, where most of the page stand otherwise.
fn chain(quote: &Quoted, of: &Snapshot, on: Ground<'_>) -> Vec<String> {
    let mut line = quote.chain.clone();
    if line.is_empty() {
        let publisher =
            source(quote, of).map_or("the document", |source| source.publisher.as_str());
        line.push(format!("{publisher}, {OWN_VOICE}"));
    }
    line.extend(clause(quote, on));
    line
}

/// How a quote stands; `None` where it stands as most of the page do, which is said at the head.
fn clause(quote: &Quoted, on: Ground<'_>) -> Option<String> {
    let proof = proof(on.dossier, on.proofs, quote);
    let is_common = match proof.worth {
        Worth::Proved => on.count.common() == Worth::Proved && proof.label == "exact",
        Worth::Attested => on.count.common() == Worth::Attested,
        Worth::Unproved => false,
    };
    (!is_common).then_some(proof.clause)
}

fn stamp(quote: &Quoted, on: Ground<'_>) -> String {
    let stamp = proof(on.dossier, on.proofs, quote).stamp;
    stamp.map(|stamp| format!("{stamp}: ")).unwrap_or_default()
}

fn source<'s>(quote: &Quoted, of: &'s Snapshot) -> Option<&'s Source> {
    of.sources.iter().find(|source| source.id == quote.document)
}

/// The citation; that a document speaks itself is said where the speakers stand.
fn citation(quote: &Quoted) -> String {
    let text = quote.citation.as_str();
    let without = text.strip_suffix(OWN_VOICE).and_then(|text| text.strip_suffix(", "));
    let without = without.filter(|_| quote.chain.is_empty());
    without.unwrap_or(text).to_string()
}

/// `The Gazette, 4 May 2030`.
fn source_in_short(quote: &Quoted, of: &Snapshot) -> String {
    let Some(source) = source(quote, of) else { return citation(quote) };
    format!("{}, {}", source.publisher, published(&source.published_on))
}

/// The first and last words of a quote, by which it is found: without quotation marks and brackets, of which a cut would
/// leave half.
fn named(words: &str) -> String {
    let words = words.replace(['“', '”', '„', '"', '«', '»', '(', ')'], "");
    let all: Vec<&str> = words.split_whitespace().collect();
    match (all.get(..NAMED_BY), all.len().checked_sub(NAMED_BY).and_then(|from| all.get(from..))) {
        (Some(first), Some(last)) if all.len() > 3 * NAMED_BY => {
            format!("{} … {}", first.join(" "), last.join(" "))
        }
        _ => all.join(" "),
    }
}
