//! Whether a quote stands in the text that it was taken from, and what to say when it does not.
//! `docs/VERDICTS.md` explains the verdicts. Knows no files and no terminal: the texts come in.
//!
//! What finds a passage and what vouches for it share no code.

mod around;
mod judge;
mod near;
mod proofs;
mod squash;
mod standing;
mod verdict;
mod vouch;

use sha2::{Digest, Sha256};

pub use judge::{Reader, Sought};
pub use proofs::{
    Copy, CopyState, DocumentProof, NoText, Proofs, documents_quoted, prove_document, sought,
    stamps, told,
};
pub use standing::{
    Attestation, Standing, Tally, attestation, document_words, standing, tally, weakest,
};
pub use verdict::{Difference, Drift, Flags, Found, Grade, Verdict, VerdictKind};
pub use vouch::{Fold, vouch};

/// The hash under which a copy is stamped: SHA-256 in lower-case hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_sha_256() {
        assert_eq!(hash(b"abc").get(..8), Some("ba7816bf"));
    }
}
