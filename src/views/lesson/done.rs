//! Whether a step of the lesson was done: told by where one is, what is shown and what became of the files.

use crate::dossier::date::{Date, Day};
use crate::dossier::{DocumentIx, Dossier, Entity};
use crate::insight::compare::Sides;
use crate::state::Model;
use crate::state::exportable::Exportable;
use crate::state::lesson::{Deed, Lesson};
use crate::state::overlay::Overlay;
use crate::state::place::Place;
use crate::verify::CopyState;

/// Takes note of what was begun of a step that takes more than one key: where one came from, and where that led.
pub(super) fn begin(lesson: &mut Lesson, as_of: Option<Day>, place: &Place) {
    let Lesson { exercise, begun, .. } = lesson;
    match (begun.at.replace(place.clone()), place) {
        (Some(Place::Documents(from)), Place::Reader(at))
            if from.entry == exercise.read && at.document == exercise.read =>
        {
            (begun.is_read, begun.quote) = (true, at.quote);
        }
        (Some(Place::Compare(from)), Place::Actors(at)) if from.sides == Sides::Drafts => {
            begun.is_compared |=
                is_of(&from.case, exercise.clause) && is_of(&from.case, &at.position);
        }
        (Some(Place::Conflicts(from)), Place::Actors(at)) => {
            let sides = exercise.conflict;
            if sides.iter().all(|side| is_of(&from.row, side)) {
                for (is_opened, side) in begun.sides.iter_mut().zip(sides) {
                    *is_opened |= at.position == side;
                }
            }
        }
        _ => {}
    }
    let day = Date::parse(exercise.day).ok().and_then(Date::last_day);
    begun.is_as_of |= as_of.is_some() && as_of == day;
}

pub(super) fn is_done(
    deed: Deed,
    lesson: &Lesson,
    model: &Model,
    place: &Place,
    above: Option<&Overlay>,
) -> bool {
    let (exercise, begun) = (lesson.exercise, &lesson.begun);
    let changed = named(&model.dossier, exercise.changed);
    match deed {
        Deed::Read => match place {
            Place::Reader(at) => {
                begun.is_read
                    && at.document == exercise.read
                    && at.quote.is_some()
                    && at.quote != begun.quote
            }
            _ => false,
        },
        Deed::Found => match above {
            Some(Overlay::QuoteAnew(quote)) => {
                let document = model.dossier.quote(*quote).map(|quote| quote.document());
                document.is_some() && document == changed && !model.proofs.is_proved(*quote)
            }
            _ => false,
        },
        Deed::Mended => changed.is_some_and(|ix| {
            let is_original = matches!(
                model.proofs.copy(ix),
                Some(CopyState::Held { hash, .. }) if *hash == lesson.original
            );
            // Who changed the quote instead has one that does not match the copy restored.
            is_original
                && model.dossier.quotes_from(ix).iter().all(|quote| model.proofs.is_proved(*quote))
        }),
        Deed::Compared => begun.is_compared,
        Deed::Conflict => begun.sides == [true; 2],
        Deed::AsOf => begun.is_as_of && model.scope.time.as_of.is_none(),
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
