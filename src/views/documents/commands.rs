//! The documents screen's rows of the command table.

use super::state::{self, Documents};
use crate::dossier::DocumentIx;
use crate::state::Model;
use crate::state::command::When;
use crate::state::overlay::Overlay;
use crate::state::place::{Pane, Place};
use crate::state::step::Step;
use crate::views::view::Row;

const BUNDLED: &str =
    "A bundled dossier has no folder to add to; “onrecord new FOLDER --from NAME” makes one.";
const ONE_FILE: &str =
    "A dossier of one file has no folder for documents; open the folder that it lies in.";

pub(super) const ROWS: &[Row<Documents>] = &[
    Row {
        id: "documents.next-quote",
        title: "Next quote",
        help: "Choose the next quote, whichever pane has the focus.",
        keys: &["]", "n"],
        bar: Some((40, "next quote")),
        when: has_quotes,
        run: |documents, model| turn(documents, model, Step::On),
    },
    Row {
        id: "documents.previous-quote",
        title: "Previous quote",
        help: "Choose the quote before, whichever pane has the focus.",
        keys: &["[", "p"],
        bar: None,
        when: has_quotes,
        run: |documents, model| turn(documents, model, Step::Back),
    },
    Row {
        id: "documents.read",
        title: "Read the document",
        help: "Open the text of the chosen document, at the chosen quote if one is chosen.",
        keys: &["r"],
        bar: Some((19, "read")),
        when: |documents, model| model.copy_at_hand(document(documents, model)),
        run: read,
    },
    Row {
        id: "documents.add",
        title: "Add a document",
        help: "Put a file, or a pasted text, into the dossier; a corrected version is first compared with the copy that is held.",
        keys: &["a"],
        bar: Some((21, "add")),
        when: |_, model| {
            let why = if model.folder.is_empty() { BUNDLED } else { ONE_FILE };
            When::only(model.is_folder, why)
        },
        run: |_, model| model.open(Overlay::Adding),
    },
];

/// The chosen document; of a text that is spoken of, the document of the chosen quote.
pub(super) fn document(documents: &Documents, model: &Model) -> Option<DocumentIx> {
    match documents.subject(model) {
        Some(state::Row::Document(ix)) => Some(ix),
        _ => Some(model.dossier.quote(documents.chosen_quote()?)?.document()),
    }
}

fn read(documents: &mut Documents, model: &mut Model) {
    let is_document = matches!(documents.subject(model), Some(state::Row::Document(_)));
    let at_a_quote = documents.at.pane == Pane::Items || !is_document;
    let d = &model.dossier;
    let place = match documents.chosen_quote().filter(|_| at_a_quote) {
        Some(quote) => Place::of_words(d, quote),
        None => document(documents, model).map(|document| Place::of_text(d, document)),
    };
    if let Some(place) = place {
        model.go(place);
    }
}

fn has_quotes(documents: &Documents, _: &Model) -> When {
    When::only(!documents.items.is_empty(), "No quote is shown.")
}

fn turn(documents: &mut Documents, model: &mut Model, step: Step) {
    let at = documents.chosen_item().unwrap_or(0);
    let to = step.from(at, documents.items.len(), 1);
    documents.choose_in(model, Pane::Items, to);
    if to == at {
        let is_on = step == Step::On;
        model.say(if is_on { "This is the last quote." } else { "This is the first quote." });
    }
}
