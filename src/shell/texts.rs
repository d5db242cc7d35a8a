//! Looks for words in the texts of documents, one after the other, on a thread of its own. What was read stays at hand
//! for the next letter; what is typed next takes the place of what is being looked for.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::documents::Extract;
use crate::state::in_texts::MOST;
use crate::state::msg::Msg;
use crate::state::passages::Wanted;
use crate::verify::Copy;

/// Reads the copy of a document, by its id or the hash of its stamp, or says why there is no text.
pub type ReadCopy = Arc<dyn Fn(&str, Option<&str>) -> Result<Copy, String> + Send + Sync>;

/// A document by its id and the hash of its stamp.
type Document = (String, Option<String>);

/// So many bytes of texts are kept at hand.
const KEPT: usize = 64 * 1024 * 1024;

/// The texts that were read last, and which search is the present one.
#[derive(Default)]
pub(super) struct Texts {
    kept: Mutex<Kept>,
    number: AtomicU64,
}

#[derive(Default)]
struct Kept {
    /// By id and stamp, the one that was read last at the end.
    texts: VecDeque<(Document, Arc<Extract>)>,
    bytes: usize,
}

impl Texts {
    /// Begins a search: its number. The one before ends.
    pub(super) fn begin(&self) -> u64 {
        self.number.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Forgets what was read, because the copies may be other now.
    pub(super) fn forget(&self) {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Kept::default();
    }

    /// Looks for the words in each document, and tells what each holds, the last one as the last.
    pub(super) fn search(
        &self,
        number: u64,
        read: &ReadCopy,
        wanted: &Wanted,
        documents: Vec<Document>,
        tell: &dyn Fn(Msg),
    ) {
        let mut left = MOST;
        for document in documents {
            if self.number.load(Ordering::Relaxed) != number {
                return;
            }
            // What cannot be read is told where the document is shown.
            let Some(extract) = self.text(&document, read) else { continue };
            let found = wanted.in_text(&document.0, &extract, left);
            left -= found.len();
            if !found.is_empty() {
                tell(Msg::TextsFound { typed: wanted.typed.clone(), found, is_last: false });
            }
            if left == 0 {
                break;
            }
        }
        tell(Msg::TextsFound { typed: wanted.typed.clone(), found: Vec::new(), is_last: true });
    }

    fn text(&self, document: &Document, read: &ReadCopy) -> Option<Arc<Extract>> {
        let held = {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.texts.iter().find(|(of, _)| of == document).map(|(_, text)| text.clone())
        };
        if held.is_some() {
            return held;
        }
        let extract = Arc::new(read(&document.0, document.1.as_deref()).ok()?.extract);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes += extract.text.len();
        kept.texts.push_back((document.clone(), extract.clone()));
        while kept.bytes > KEPT {
            let Some((_, oldest)) = kept.texts.pop_front() else { break };
            kept.bytes -= oldest.text.len();
        }
        Some(extract)
    }
}
