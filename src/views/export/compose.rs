//! The page and the bytes of what is written.

use crate::brief::format::bytes;
use crate::brief::ground::Ground;
use crate::export::Format;
use crate::pages::{self, Page, Paper};
use crate::state::Model;
use crate::state::exportable::Exportable;

/// A page that is no brief.
pub(super) fn page(model: &Model, output: Exportable) -> Option<Box<dyn Page + '_>> {
    let (d, scope) = (&model.dossier, &model.scope);
    Some(match output {
        Exportable::Brief => return None,
        Exportable::Grid => Box::new(pages::grid::GridPage::new(
            d,
            scope,
            &model.proofs,
            pages::grid::AskedCells::default(),
        )),
        Exportable::Timeline => {
            Box::new(pages::timeline::TimelinePage::new(d, &model.calendar, scope, &model.proofs))
        }
        Exportable::Listed => {
            Box::new(pages::positions::PositionsPage::new(d, scope, &model.proofs))
        }
        Exportable::Conflicts => {
            Box::new(pages::conflicts::ConflictsPage::new(d, scope, &model.proofs))
        }
    })
}

/// The bytes of the file; of a brief in the short form or in the long one.
pub(super) fn composed(model: &Model, output: Exportable, short: bool, format: Format) -> Vec<u8> {
    let Some(page) = page(model, output) else {
        let on = Ground { short, ..model.ground() };
        return bytes(model.brief.now(), on, format);
    };
    let paper = Paper {
        title: match output {
            Exportable::Grid => "Grid",
            Exportable::Timeline => "Timeline",
            Exportable::Listed => "Positions",
            Exportable::Brief | Exportable::Conflicts => "Where sources differ",
        },
        dossier: &model.dossier,
        held: &model.held,
        scope: &model.scope,
        today: &model.today,
        fingerprint: &model.fingerprint,
    };
    pages::bytes(paper, &*page, format)
}
