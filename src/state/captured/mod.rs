//! What is selected in a document and what is being said of it, as data; what is done with it: `state/capturing`.

mod deciding;
mod form;
mod request;

pub use deciding::Deciding;
pub(in crate::state) use deciding::Pending;
pub use form::{Form, Kept, LeftRecord, Making, Waiving};
pub use request::{Again, Captured, Next, RecordDone, RecordRequest};

use std::ops::Range;
use std::sync::Arc;

use crate::capture::{Field, Last, Selection, Value};
use crate::documents::Extract;
use crate::suggest::{Reading, Record};
use crate::verify::Anew;

/// The text of a document's copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The id of the document.
    pub document: String,
    pub extract: Arc<Extract>,
    /// The hash of the copy's bytes.
    pub hash: String,
}

/// What suggestions are made from: the names of a dossier and a document of it, read.
#[derive(Clone, Debug)]
pub struct Suggesting {
    /// The number of the dossier, and the id of the document.
    pub of: (u64, String),
    pub record: Arc<Record>,
    pub reading: Arc<Reading>,
}

/// What is selected, and what is being said of it.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of what goes on")]
pub struct Capturing {
    /// The text in which something is selected.
    pub text: Option<Held>,
    pub selection: Option<Selection>,
    /// What was selected when it was judged, and how it would stand as a quote.
    pub quoted: Option<(Range<usize>, Anew)>,
    pub(in crate::state) is_judging: bool,
    /// Whether the form is open.
    pub is_open: bool,
    /// That what is selected, and that the form is still to be laid above the screen.
    pub shows_selection: bool,
    pub shows_form: bool,
    /// What is said of it; kept when the form is closed.
    pub form: Option<Form>,
    pub last: Last,
    /// What suggestions are made from, once that is read; of which dossier and document.
    pub suggesting: Option<Suggesting>,
    pub(in crate::state) is_read_for: Option<(u64, String)>,
    /// What was turned away, each with its document.
    pub turned: Vec<(String, Field, Value)>,
    /// The deeds that come next.
    pub next: Next,
    /// What this key asked about, to be answered by the same key again; and what the key before asked.
    pub(in crate::state) again: Option<Again>,
    pub(in crate::state) before: Option<Again>,
    /// The records that were left unsaved, by a program that is gone or for another one in this, the newest first; and
    /// which of them is shown.
    pub left: Vec<LeftRecord>,
    pub shown_left: usize,
    /// They are still to be offered.
    pub offers_left: bool,
    /// What goes on as soon as its text is there.
    pub resuming: Option<LeftRecord>,
    /// Whether records were asked for once.
    pub(in crate::state) is_listed: bool,
    /// The draft as it was kept last.
    pub(in crate::state) kept: String,
    /// That failed: it is tried again with the next key.
    pub(in crate::state) is_not_kept: bool,
    /// The sentences of the text in which something is selected, and what was decided on each.
    pub reading: Deciding,
    /// What was saved, to be said once more when the dossier was read again for it.
    pub saved: Option<String>,
}

impl Capturing {
    /// Whatever is pressed now, what the key before asked is over but for the same key.
    pub fn begin_key(&mut self) {
        self.before = self.again.take();
    }

    /// What is selected in a document.
    pub fn selected_in(&self, document: &str) -> Option<&Selection> {
        self.text.as_ref().filter(|text| text.document == document)?;
        self.selection.as_ref()
    }

    /// How what is selected now would stand as a quote, once that is known.
    pub fn verdict(&self) -> Option<&Anew> {
        let span = &self.selection.as_ref()?.span;
        self.quoted.as_ref().filter(|(of, _)| of == span).map(|(_, quoted)| quoted)
    }
}
