//! Whether a quote stands in the text that it was taken from, and what to say when it does not.
//! `docs/VERDICTS.md` explains the verdicts. Knows no files and no terminal: the texts come in.
//!
//! What finds a passage and what proves it share no code.

mod anew;
mod around;
mod changes;
mod decided;
mod edges;
mod flaw;
mod judge;
mod near;
mod no_text;
mod normalise;
mod outcomes;
mod overlaps;
mod places;
mod proofs;
mod quoting;
mod signs;
mod standing;
mod strict_match;
mod verdict;
mod verdicts;

use sha2::{Digest, Sha256};

pub use anew::{Anew, anew};
pub use around::hedge_outside;
pub use changes::changes;
pub use decided::{
    Aside, Decided, Decision, HowRead, decided, documents_quoted, documents_read, sentence_hash,
};
pub use flaw::{Flaw, STAMP, flaw_among, flaw_of, stamp_of, stamped, with_stamp};
pub use judge::QuoteFinder;
pub use near::pieces;
pub use no_text::NoText;
pub use outcomes::{How, Outcomes};
pub use places::Sought;
pub use proofs::{Copy, CopyState, DocumentProof, Proofs, prove_document, sought, stamps, told};
pub use quoting::quoted;
pub use standing::{
    Attestation, Standing, Tally, attestation, attestation_of, day_attested, document_words,
    span_in_words, standing, tally, weakest_of,
};
pub use strict_match::{Fold, strict_match};
pub use verdict::{Difference, Drift, Flags, Found, Grade, Verdict, VerdictKind};

/// The hash under which a copy is stamped: SHA-256 in lower-case hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    in_hexadecimal(&Sha256::digest(bytes))
}

/// Whether these bytes would have the stamped hash if their lines ended otherwise, all of them in the same
/// way: git changes that unless it is told not to.
pub fn differs_in_line_ends(bytes: &[u8], stamped: &str) -> bool {
    let with = |end: &[u8]| {
        let mut other = Vec::with_capacity(bytes.len());
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            match line.strip_suffix(b"\n") {
                Some(line) => {
                    other.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
                    other.extend_from_slice(end);
                }
                None => other.extend_from_slice(line),
            }
        }
        other
    };
    let is_stamped = |other: Vec<u8>| other != bytes && hash(&other).eq_ignore_ascii_case(stamped);
    is_stamped(with(b"\n")) || is_stamped(with(b"\r\n"))
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
    fn ends_of_lines_are_told_from_other_changes() {
        let stamped = hash(b"one\r\ntwo\r\n\r\nthree");
        assert!(differs_in_line_ends(b"one\ntwo\n\nthree", &stamped.to_uppercase()));
        assert!(differs_in_line_ends(b"one\r\ntwo\n\nthree", &stamped));
        assert!(!differs_in_line_ends(b"one\r\ntwo\r\n\r\nthree", &stamped), "the same");
        assert!(!differs_in_line_ends(b"one\ntwo\n\nthree\n", &stamped));
        assert!(!differs_in_line_ends(b"one\ntoo\n\nthree", &stamped));
        let stamped = hash(b"one\ntwo\n");
        assert!(differs_in_line_ends(b"one\r\ntwo\r\n", &stamped));
        assert!(!differs_in_line_ends(b"one\r\r\ntwo\r\n", &stamped));
        assert!(!differs_in_line_ends(b"", &stamped));
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
