//! Proves quotes in the copies of their documents, on two threads where there are two.

use std::sync::mpsc;
use std::thread;

use super::copies::Copies;
use crate::dossier::{DocumentIx, Dossier};
use crate::verify::{Copy, DocumentProof, NoText, prove_document};

/// Documents that the second thread may be ahead: each holds verdicts, and no text.
const AHEAD: usize = 64;

/// How many threads help.
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, |cores| cores.get().min(2))
}

/// Into so many messages the verdicts of a dossier are gathered, at most: one for each of many thousand documents
/// would keep the event loop from the keys.
const MESSAGES: usize = 200;

/// The verdicts of how many documents are told together, of so many.
pub const fn together(documents: usize) -> usize {
    documents.div_ceil(MESSAGES)
}

/// Reads the quotes of documents in their copies and tells each document's verdicts, in their order,
/// however many threads there are, as long as `tell` wants more.
pub fn prove(
    d: &Dossier,
    copies: &Copies,
    documents: &[DocumentIx],
    threads: usize,
    mut tell: impl FnMut(DocumentProof) -> bool,
) {
    let one = |ix: DocumentIx| prove_document(d, ix, copy(d, copies, ix).as_ref());
    if threads < 2 || documents.len() < 2 {
        let _ = documents.iter().all(|ix| tell(one(*ix)));
        return;
    }
    thread::scope(|scope| {
        let (send, receive) = mpsc::sync_channel(AHEAD);
        let beside = move || {
            for ix in documents.iter().skip(1).step_by(2) {
                if send.send(one(*ix)).is_err() {
                    break;
                }
            }
        };
        // Where no second thread can be had, nothing is received, and this one does it all.
        let _ = thread::Builder::new().name("proofs".to_string()).spawn_scoped(scope, beside);
        for (n, ix) in documents.iter().enumerate() {
            let proof = if n % 2 == 0 { None } else { receive.recv().ok() };
            if !tell(proof.unwrap_or_else(|| one(*ix))) {
                break;
            }
        }
    });
}

/// The copy of a document: by its id, or the hash of its stamp.
fn copy(d: &Dossier, copies: &Copies, ix: DocumentIx) -> Result<Copy, NoText> {
    let id = d.document(ix).map(|d| d.id.as_str()).unwrap_or_default();
    copies.read(id, d.stamp_of(ix).map(|stamp| stamp.sha256.as_str()))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files that are read")]
mod tests {
    use super::*;
    use crate::dossier::{SourceFile, load};

    #[test]
    fn two_threads_tell_the_same_in_the_same_order() {
        let folder = tempfile::tempdir().unwrap();
        let (mut documents, mut evidence) = (String::new(), String::new());
        for n in 0..9 {
            documents.push_str(&format!("(id: \"d{n}\", publisher: \"P\", kind: News),"));
            evidence.push_str(&format!("(document: \"d{n}\", exact: \"these are words {n}\"),"));
            // One is missing, and one says something else.
            let text = if n == 4 { "other".to_string() } else { format!("these are words {n}") };
            if n != 7 {
                std::fs::write(folder.path().join(format!("d{n}.txt")), text).unwrap();
            }
        }
        let ron = format!(
            "(documents: [{documents}], positions: [(id: \"p\", actors: [\"a\"], topic: \"t\", \
             stance: Refuse, summary: \"S\", evidence: [{evidence}])])"
        );
        let d = load(&[SourceFile { name: "a.ron".to_string(), text: ron.into() }]).dossier;
        let documents: Vec<DocumentIx> = d.document_indices().collect();
        let copies = Copies::in_folders([folder.path().to_path_buf()]);
        let told = |threads, most| {
            let mut told = Vec::new();
            prove(&d, &copies, &documents, threads, |proof| {
                told.push(format!("{proof:?}"));
                told.len() < most
            });
            told
        };
        assert_eq!(told(1, 9).len(), 9);
        assert_eq!(told(1, 9), told(2, 9));
        // Whoever wants no more is told no more.
        for threads in [1, 2] {
            assert_eq!(told(threads, 3), told(1, 9)[..3]);
        }
    }
}
