//! Whether a quote stands in the text that it was taken from, to the character. Knows no files
//! and no terminal: the texts come in.

mod judge;
mod near;
mod proofs;
mod squash;
mod verdict;
mod vouch;

use sha2::{Digest, Sha256};

use crate::dossier::Quote;

pub use judge::{Reader, Sought};
pub use proofs::{Proofs, prove_all};
pub use verdict::{Difference, Drift, Flags, Found, Grade, Verdict, VerdictKind};
pub use vouch::{Fold, vouch};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The words stand there once, or prefix and suffix say which occurrence is meant: its byte
    /// range in the text.
    Found(std::ops::Range<usize>),
    /// They stand there more than once and nothing says which is meant.
    Ambiguous(usize),
    Missing,
}

/// Looks for a quote in the text of its document. Nothing is folded: one letter, one blank or one
/// other quotation mark, and the quote is not found.
pub fn prove(quote: Quote<'_>, text: &str) -> Proof {
    let (prefix, exact, suffix) = (quote.prefix(), quote.exact(), quote.suffix());
    if exact.is_empty() {
        return Proof::Missing;
    }
    let whole = format!("{prefix}{exact}{suffix}");
    let mut found = overlapping(text, &whole);
    match (found.next(), found.count()) {
        (None, _) => Proof::Missing,
        (Some(at), 0) => Proof::Found(at + prefix.len()..at + prefix.len() + exact.len()),
        (Some(_), more) => Proof::Ambiguous(more + 1),
    }
}

/// Every place where `needle` begins, overlapping ones too.
fn overlapping<'t>(text: &'t str, needle: &'t str) -> impl Iterator<Item = usize> + 't {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(needle)?;
        from = at + text.get(at..)?.chars().next().map_or(1, char::len_utf8);
        Some(at)
    })
}

/// The hash under which a copy is stamped: SHA-256 in lower-case hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        hex.push_str(&format!("{byte:02x}"));
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{QuoteIx, SourceFile, load};

    fn check(prefix: &str, exact: &str, suffix: &str, text: &str, expected: &Proof) {
        let ron = format!(
            "(documents: [(id: \"d\", publisher: \"P\", kind: News)], positions: [(id: \"p\", \
             actors: [\"a\"], topic: \"t\", stance: Refuse, summary: \"S\", evidence: [(document: \
             \"d\", exact: {exact:?}, prefix: {prefix:?}, suffix: {suffix:?})])])"
        );
        let loaded = load(&[SourceFile { name: "a.ron".to_string(), text: ron.into() }]);
        assert_eq!(&prove(loaded.dossier.quote(QuoteIx(0)).unwrap(), text), expected);
    }

    #[test]
    fn only_the_very_characters_are_proof() {
        let text = "They will not sign. They said: “yes”.";
        check("", "will not sign", "", text, &Proof::Found(5..18));
        check("", "will sign", "", text, &Proof::Missing);
        check("", "Will not sign", "", text, &Proof::Missing);
        check("", "\"yes\"", "", text, &Proof::Missing);
        check("", "will  not sign", "", text, &Proof::Missing);
    }

    #[test]
    fn prefix_and_suffix_say_which_occurrence_is_meant() {
        let text = "it may. Yet it may not. aaa";
        check("", "it may", "", text, &Proof::Ambiguous(2));
        check("Yet ", "it may", "", text, &Proof::Found(12..18));
        check("", "it may", " not", text, &Proof::Found(12..18));
        check("Now ", "it may", "", text, &Proof::Missing);
        check("", "aa", "", text, &Proof::Ambiguous(2));
    }

    #[test]
    fn a_hash_is_sha_256() {
        assert_eq!(hash(b"abc").get(..8), Some("ba7816bf"));
    }
}
