//! The documents screen's rows of the command table.

use super::state;
use crate::app::App;
use crate::app::command::{Command, Context, When};
use crate::app::commands::{Step, copy_at_hand, open_document, open_reader};
use crate::app::effect::Effect;
use crate::app::place::Pane;
use crate::dossier::{DocumentIx, QuoteIx};

pub const COMMANDS: &[Command] = &[
    Command {
        id: "documents.next-quote",
        title: "Next quote",
        help: "Choose the next quote, whichever pane has the focus.",
        context: Context::Documents,
        keys: &["]", "n"],
        bar: Some((40, "next quote")),
        when: has_quotes,
        run: |app| turn(app, Step::On),
    },
    Command {
        id: "documents.previous-quote",
        title: "Previous quote",
        help: "Choose the quote before, whichever pane has the focus.",
        context: Context::Documents,
        keys: &["[", "p"],
        bar: None,
        when: has_quotes,
        run: |app| turn(app, Step::Back),
    },
    Command {
        id: "documents.read",
        title: "Read the document",
        help: "Open the text of the chosen document, at the chosen quote if one is chosen.",
        context: Context::Documents,
        keys: &["r"],
        bar: Some((30, "read")),
        when: |app| copy_at_hand(app, document(app)),
        run: read,
    },
];

/// The chosen document; of a text that is spoken of, the document of the chosen quote.
pub fn document(app: &App) -> Option<DocumentIx> {
    match state::subject(app) {
        Some(state::Row::Document(ix)) => Some(ix),
        _ => quote(app).and_then(|q| app.dossier.quote(q)).map(|q| q.document()),
    }
}

/// The chosen quote.
pub fn quote(app: &App) -> Option<QuoteIx> {
    app.documents.items.get(app.place.spot).map(|item| item.quote)
}

fn read(app: &mut App) -> Vec<Effect> {
    let at_a_quote = app.place.pane == Pane::Items
        || !matches!(state::subject(app), Some(state::Row::Document(_)));
    match (quote(app).filter(|_| at_a_quote), document(app)) {
        (Some(quote), _) => open_reader(app, quote),
        (None, Some(document)) => open_document(app, document),
        (None, None) => {}
    }
    Vec::new()
}

fn has_quotes(app: &App) -> When {
    When::only(!app.documents.items.is_empty(), "No quote is shown.")
}

fn turn(app: &mut App, step: Step) -> Vec<Effect> {
    let at = app.place.spot;
    state::choose(app, Pane::Items, step.from(at, app.documents.items.len(), 1));
    if app.place.spot == at {
        let end =
            if step == Step::On { "This is the last quote." } else { "This is the first quote." };
        app.status = Some(end.to_string());
    }
    Vec::new()
}
