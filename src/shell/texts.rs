//! Looks for words in the texts of documents, one after the other, on a thread of its own. What was read stays at hand
//! for the next letter; what is typed next takes the place of what is being looked for.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::perform::ReadCopy;
use crate::documents::Extract;
use crate::search::inside::passages;
use crate::search::terms::Term;
use crate::state::in_texts::MOST;
use crate::state::msg::Msg;
use crate::state::passages::InText;

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
    texts: VecDeque<((String, Option<String>), Arc<Extract>)>,
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
        (typed, terms): (&str, &[Term]),
        documents: Vec<(String, Option<String>)>,
        tell: &dyn Fn(Msg),
    ) {
        let mut left = MOST;
        for document in documents {
            if self.number.load(Ordering::Relaxed) != number {
                return;
            }
            // What cannot be read is told where the document is shown.
            let Some(extract) = self.text(&document, read) else { continue };
            let found: Vec<InText> = passages(&extract.text, terms, left)
                .into_iter()
                .map(|at| InText {
                    document: document.0.clone(),
                    at: at.start,
                    sentence: extract.text.get(at).unwrap_or_default().to_string(),
                })
                .collect();
            left -= found.len();
            if !found.is_empty() {
                tell(Msg::TextsFound { typed: typed.to_string(), found, is_last: false });
            }
            if left == 0 {
                break;
            }
        }
        tell(Msg::TextsFound { typed: typed.to_string(), found: Vec::new(), is_last: true });
    }

    fn text(&self, document: &(String, Option<String>), read: &ReadCopy) -> Option<Arc<Extract>> {
        let held = {
            let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.texts.iter().find(|(of, _)| of == document).map(|(_, text)| text.clone())
        };
        if held.is_some() {
            return held;
        }
        let extract = Arc::new(read(&document.0, document.1.as_deref()).ok()?);
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
