//! Whether a step of the lesson was done: told by where one is, what is shown and what became of the files.

use crate::dossier::{DocumentIx, Dossier, Entity};
use crate::insight::compare::Sides;
use crate::state::Model;
use crate::state::exportable::Exportable;
use crate::state::lesson::{Deed, Lesson};
use crate::state::overlay::Overlay;
use crate::state::place::Place;
use crate::verify::CopyState;

pub(super) fn is_done(
    deed: Deed,
    lesson: &Lesson,
    model: &Model,
    place: &Place,
    above: Option<&Overlay>,
) -> bool {
    let exercise = lesson.exercise;
    let changed = named(&model.dossier, exercise.changed);
    match deed {
        Deed::Read => match place {
            Place::Reader(at) => at.document == exercise.read && at.quote.is_some(),
            _ => false,
        },
        Deed::Found => match above {
            Some(Overlay::QuoteAnew(quote)) => {
                let document = model.dossier.quote(*quote).map(|quote| quote.document());
                document.is_some() && document == changed && !model.proofs.is_proved(*quote)
            }
            _ => false,
        },
        Deed::Mended => match changed.and_then(|ix| model.proofs.copy(ix)) {
            Some(CopyState::Held { hash, .. }) => *hash == lesson.original,
            _ => false,
        },
        Deed::Compared => match place {
            Place::Compare(at) => at.sides == Sides::Drafts && is_of(&at.case, exercise.clause),
            _ => false,
        },
        Deed::Conflict => match place {
            Place::Conflicts(at) => is_of(&at.row, exercise.conflict),
            _ => false,
        },
        Deed::AsOf => model.scope.time.as_of.is_some(),
        Deed::Collected => model.brief.now().items.iter().any(|item| item.excerpt().is_some()),
        Deed::Exported => model.last_export.written == Some(Exportable::Brief),
    }
}

/// Whether a row is made of a position: the keys of rows hold the ids of theirs.
fn is_of(row: &str, position: &str) -> bool {
    row.split(['|', ',']).any(|part| part == position)
}

pub(super) fn named(d: &Dossier, id: &str) -> Option<DocumentIx> {
    match d.find(id)? {
        Entity::Document(ix) => Some(ix),
        _ => None,
    }
}
