//! The quote and the document that are chosen, whatever the screen: what copying, opening and
//! collecting work on.

use super::App;
use super::place::Screen;
use crate::dossier::{DocumentIx, QuoteIx};
use crate::views::{actors, compare, conflicts, documents, reader};

/// The chosen quote, or why there is none.
///
/// # Errors
/// A sentence for the status line.
pub fn quote(app: &App) -> Result<QuoteIx, &'static str> {
    let (quote, otherwise) = match app.place.screen {
        Screen::Actors => (actors::quote(app), "No quote is chosen here, but a link or nothing."),
        Screen::Documents => (documents::quote(app), "No quote is shown."),
        Screen::Compare => (compare::quote(app), "No quote stands behind what is chosen."),
        Screen::Conflicts => (conflicts::quote(app), "No quote stands behind what is chosen."),
        Screen::Reader => (reader::quote(app), "No quote is chosen; ] chooses the next."),
        Screen::Brief => (None, "Nothing is collected yet: b does it on other screens."),
        Screen::Grid => (None, "A cell is no quote: open it first, with Enter."),
        Screen::Timeline => (None, "Open the position first, with Enter; its quotes are there."),
    };
    quote.ok_or(otherwise)
}

/// The document that is chosen, or else that of the chosen quote.
pub fn document(app: &App) -> Option<DocumentIx> {
    match app.place.screen {
        Screen::Documents => documents::document(app),
        Screen::Reader => reader::document(app),
        _ => app.dossier.quote(quote(app).ok()?).map(|quote| quote.document()),
    }
}
