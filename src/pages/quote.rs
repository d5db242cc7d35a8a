//! A quote as a part of a page: with everybody through whom it came, how it stands, and a stamp where it is
//! not proved.

use crate::dossier::{Dossier, QuoteIx};
use crate::export::{Node, Quote, Value};
use crate::insight::record::Voice;
use crate::verify::{Proofs, STAMP, Standing, stamp_of, standing, told, weakest_of};

/// A quote with its chain, the citation last, and how it stands.
pub fn quote_node(d: &Dossier, proofs: &Proofs, voice: &Voice) -> Node {
    let standing = standing(d, proofs, voice.quote);
    let mut source = voice.chain.clone();
    source.extend(voice.translation.iter().map(|text| format!("In translation: {text}")));
    source.push(standing.clause());
    // What the copy has instead is seen at once.
    if let Standing::Judged(verdict) = &standing
        && let Some(drift) = verdict.drift()
    {
        source.push(format!("In the copy: {}", told(&drift.difference)));
    }
    Node::Quote(Quote {
        prefix: voice.prefix.clone(),
        exact: voice.exact.clone(),
        suffix: voice.suffix.clone(),
        source,
        citation: None,
        stamp: stamp_of(&standing),
    })
}

/// How the weakest of some quotes stands, for a table.
pub fn weakest_label(d: &Dossier, proofs: &Proofs, quotes: Vec<QuoteIx>) -> Value {
    Value::optional(weakest_of(d, proofs, quotes).map(|standing| standing.label()))
}

/// Whether all of some quotes are proved or attested.
pub fn all_stand(d: &Dossier, proofs: &Proofs, quotes: Vec<QuoteIx>) -> bool {
    weakest_of(d, proofs, quotes).is_none_or(|standing| stamp_of(&standing).is_none())
}

/// How many quotes and sentences of a page are stamped.
pub fn stamped(nodes: &[Node]) -> usize {
    let of = |node: &Node| match node {
        Node::Quote(quote) => usize::from(quote.stamp.is_some()),
        Node::Heading(_, text) | Node::Paragraph(text) => usize::from(text.contains(STAMP)),
        Node::List(items) => items.iter().filter(|item| item.contains(STAMP)).count(),
        Node::Fields(fields) => fields.iter().filter(|(_, text)| text.contains(STAMP)).count(),
        Node::Note(_) | Node::Table(_) | Node::Own(_) => 0,
    };
    nodes.iter().map(of).sum()
}
