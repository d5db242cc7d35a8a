//! A quote as a part of a page: with everybody through whom it came, how it stands, and a stamp where it is
//! not proved.

use crate::dossier::Dossier;
use crate::export::{Node, Quote};
use crate::insight::record::Voice;
use crate::verify::{Proofs, Standing, standing};

/// On a quote that is not proved.
pub const STAMP: &str = "NOT PROVED";

/// Whether a quote is neither proved here nor attested.
pub fn is_unproved(standing: &Standing<'_>) -> bool {
    !standing.is_proof() && !matches!(standing, Standing::Attested(_))
}

/// A quote with its chain, the citation last, and how it stands.
pub fn quote_node(d: &Dossier, proofs: &Proofs, voice: &Voice) -> Node {
    let standing = standing(d, proofs, voice.quote);
    let mut source = voice.chain.clone();
    source.extend(voice.translation.iter().map(|text| format!("In translation: {text}")));
    source.push(standing.clause());
    Node::Quote(Quote {
        prefix: voice.prefix.clone(),
        exact: voice.exact.clone(),
        suffix: voice.suffix.clone(),
        source,
        citation: None,
        stamp: is_unproved(&standing).then(|| STAMP.to_string()),
    })
}

/// How many quotes of a page are stamped.
pub fn stamped(nodes: &[Node]) -> usize {
    let is = |node: &&Node| matches!(node, Node::Quote(Quote { stamp: Some(_), .. }));
    nodes.iter().filter(is).count()
}
