//! Whether a quote stands in the text that it was taken from, and what to say when it does not.
//! `docs/VERDICTS.md` explains the verdicts. Knows no files and no terminal: the texts come in.
//!
//! What finds a passage and what proves it share no code.

mod around;
mod judge;
mod near;
mod normalise;
mod places;
mod proofs;
mod signs;
mod standing;
mod strict_match;
mod verdict;

use sha2::{Digest, Sha256};

pub use judge::QuoteFinder;
pub use places::Sought;
pub use proofs::{
    Copy, CopyState, DocumentProof, NoText, Proofs, documents_quoted, prove_document, sought,
    stamps, told,
};
pub use standing::{
    Attestation, Standing, Tally, attestation, document_words, standing, tally, weakest,
};
pub use strict_match::{Fold, strict_match};
pub use verdict::{Difference, Drift, Flags, Found, Grade, Verdict, VerdictKind};

/// The hash under which a copy is stamped: SHA-256 in lower-case hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    in_hexadecimal(&Sha256::digest(bytes))
}

/// What names a dossier as it was read: SHA-256, in lower-case hexadecimal, over the names and texts of its
/// files in the order of names, each name and each text after its length in bytes (eight of them, the least
/// first).
pub fn fingerprint<'t>(files: impl Iterator<Item = (&'t str, &'t str)>) -> String {
    let mut files: Vec<(&str, &str)> = files.collect();
    files.sort_unstable();
    let mut hash = Sha256::new();
    for part in files.into_iter().flat_map(|(name, text)| [name, text]) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    in_hexadecimal(&hash.finalize())
}

fn in_hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_sha_256() {
        assert_eq!(hash(b"abc").get(..8), Some("ba7816bf"));
    }

    #[test]
    fn a_dossier_is_named_by_all_of_its_files_in_any_order() {
        let of = |files: &[(&'static str, &'static str)]| fingerprint(files.iter().copied());
        let one = of(&[("a.ron", "()"), ("b.ron", "(1)")]);
        assert_eq!(one, of(&[("b.ron", "(1)"), ("a.ron", "()")]));
        for other in [
            &[("a.ron", "()"), ("b.ron", "(2)")][..],
            &[("a.ron", "()(1)"), ("b.ron", "")],
            &[("a.ro", "n()"), ("b.ron", "(1)")],
            &[("a.ron", "()")],
        ] {
            assert_ne!(one, of(other));
        }
    }
}
