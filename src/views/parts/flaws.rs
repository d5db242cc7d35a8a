//! What stands beside whatever rests on a quote that does not stand: a sign in a cell, a sign and a word in a
//! row. Where no quote of a dossier was ever looked for, the header says so once, and no row does.

use crate::dossier::{PositionIx, QuoteIx};
use crate::insight::grounds::of_positions;
use crate::state::Model;
use crate::state::flawed::Flawed;
use crate::verify::{Flaw, flaw_of};
use crate::widgets::{Glyph, Role, Span, Theme, span};

/// The worst flaw of some quotes that tells them from others.
pub(in crate::views) fn flaw(
    model: &Model,
    quotes: impl IntoIterator<Item = QuoteIx>,
) -> Option<Flaw> {
    told(model, flaw_of(&model.dossier, &model.proofs, quotes))
}

/// What was found, where it tells an entry from others.
pub(in crate::views) fn told(model: &Model, found: Option<Flaw>) -> Option<Flaw> {
    found.filter(|flaw| *flaw != Flaw::NotProved || tells_apart(model))
}

/// The worst flaw of an entry of a list, once it is worked out: a list is too long to look for it in each frame.
pub(in crate::views) fn of_row(
    model: &Model,
    row: impl Fn(&Flawed) -> Option<Flaw>,
) -> Option<Flaw> {
    told(model, model.jobs.flawed.as_ref().and_then(|(_, flawed)| row(flawed)))
}

/// The same of what a position says.
pub(in crate::views) fn of_position(model: &Model, ix: PositionIx) -> Option<Flaw> {
    flaw(model, of_positions(model.known(), [ix]))
}

/// Whether all copies were read, and anything is proved or attested at all.
fn tells_apart(model: &Model) -> bool {
    model.unread == 0 && (model.tally.attested > 0 || !model.tally.judged.is_empty())
}

/// The sign of what is wrong. What reads otherwise has one of its own.
pub(in crate::views) fn sign(theme: &Theme, flaw: Flaw) -> Span {
    let glyph = if flaw == Flaw::ReadsOtherwise { Glyph::Otherwise } else { Glyph::Unproved };
    span(theme.glyph(glyph), Role::Warning)
}

/// The sign and the word: `≠ reads otherwise`.
pub(in crate::views) fn words(theme: &Theme, flaw: Flaw) -> String {
    format!("{} {}", sign(theme, flaw).text, flaw.label())
}

/// The same in at most seven columns, in the place of a stance that does not count.
pub(in crate::views) const fn word(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::ReadsOtherwise => "otherw.",
        Flaw::Missing => "missing",
        Flaw::Doubtful => "doubtf.",
        Flaw::Context => "context",
        Flaw::Unreadable => "unread.",
        Flaw::NotProved => "unprov.",
    }
}
