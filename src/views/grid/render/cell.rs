//! Draws a cell of the grid: a sign, a word, and what must be said beside it.

use super::super::state::Grid;
use crate::brief::Subject;
use crate::dossier::terms::Stance;
use crate::insight::cell::{Bucket, Cell};
use crate::insight::grounds::of_cell;
use crate::insight::record::headline;
use crate::state::Model;
use crate::verify::Flaw;
use crate::views::parts::flaws;
use crate::views::parts::positions::IN_BRIEF;
use crate::views::parts::signs::{Mark, sign_of};
use crate::widgets::{Glyph, Line, Role, Span, Theme, span};

/// A sign, a word and what must be said beside it.
pub(super) fn cell_line(model: &Model, theme: &Theme, cell: &Cell, here: bool) -> Line {
    let shown = cell.shown().and_then(|ix| model.dossier.position(ix));
    let Some(position) = shown else {
        let mut silent = vec![match (cell.drafts.is_empty(), here) {
            (true, true) => span("silent", Role::Chosen),
            (true, false) => span(theme.glyph(Glyph::Dot), Role::Quiet),
            (false, true) => span("draft only", Role::Chosen),
            (false, false) => span("draft only", Role::Quiet),
        }];
        if !cell.drafts.is_empty() {
            silent.extend(beside(model, theme, cell, flaw(model, cell)));
        }
        return silent;
    };
    let sign = sign_of(theme, position.stance());
    let role = if here { Role::Chosen } else { sign.role };
    let flaw = flaw(model, cell);
    // A stance that counts for nothing is not shown as if it did.
    if let (Bucket::NotAsQuoted, Some(flaw)) = (cell.bucket(), flaw) {
        let role = if here { Role::Chosen } else { Role::Warning };
        let word = span(flaws::word(flaw), role);
        return vec![flaws::sign(theme, flaw), span(" ", Role::Plain), word];
    }
    let mut line = vec![sign, gap(model, theme, cell), span(word(position.stance()), role)];
    line.extend(beside(model, theme, cell, flaw));
    line
}

/// What is wrong with the quotes on which a cell rests.
fn flaw(model: &Model, cell: &Cell) -> Option<Flaw> {
    flaws::flaw(model, of_cell(model.known(), cell))
}

/// Under a folded topic how many positions there are of each stance: the strongest of several topics
/// would say of one what was said of another.
pub(super) fn folded_line(model: &Model, theme: &Theme, cell: &Cell, here: bool) -> Line {
    let counted = cell.own.iter().chain(&cell.spoken_for);
    let mut stances: Vec<Stance> =
        counted.filter_map(|ix| model.dossier.position(*ix)).map(|p| p.stance()).collect();
    if stances.is_empty() {
        return cell_line(model, theme, cell, here);
    }
    stances.sort_unstable();
    let mut line = Line::new();
    for group in stances.chunk_by(|a, b| a == b) {
        line.extend(group.first().map(|stance| sign_of(theme, *stance)));
        let role = if here { Role::Chosen } else { Role::Quiet };
        line.push(span(format!("{} ", group.len()), role));
    }
    line.extend(flaw(model, cell).map(|flaw| flaws::sign(theme, flaw)));
    line
}

/// A stance in at most seven columns.
const fn word(stance: Stance) -> &'static str {
    match stance {
        Stance::Commit => "Commit",
        Stance::Ready => "Ready",
        Stance::Expected => "expect.",
        Stance::Refuse => "Refuse",
        Stance::Abstain => "Abstain",
        Stance::Noncommittal => "Neither",
        Stance::Demand => "Demand",
        Stance::Oppose => "Oppose",
        Stance::Criticise => "Critic.",
        Stance::Endorse => "Endorse",
        Stance::Assert => "Assert",
        Stance::Deny => "Deny",
    }
}

/// What must be said beside the word, as far as there is room: a flaw counts before a difference.
fn beside(model: &Model, theme: &Theme, cell: &Cell, flaw: Option<Flaw>) -> Line {
    let limited = cell.is_limited().then(|| Mark::IF.span(theme));
    let graver = match flaw {
        Some(flaw) => Some(flaws::sign(theme, flaw)),
        None => differs(model, cell).then(|| Mark::DIFFER.span(theme)),
    };
    let marks = limited.into_iter().chain(graver);
    marks.flat_map(|mark| [span(" ", Role::Plain), mark]).collect()
}

/// Between the sign and the word: whether anything is new, changed or superseded since.
fn gap(model: &Model, theme: &Theme, cell: &Cell) -> Span {
    if cell.positions().any(|ix| model.scope.since.of(ix).is_some()) {
        Mark::NEW.span(theme)
    } else {
        span(" ", Role::Plain)
    }
}

/// The same in words, where a cell has room for them: `Commit, pledged · with a condition`.
pub(super) fn cell_in_words(model: &Model, theme: &Theme, cell: &Cell, here: bool) -> Line {
    let shown = cell.shown().and_then(|ix| model.dossier.position(ix));
    let counts = cell.bucket() != Bucket::NotAsQuoted;
    let Some(position) = shown.filter(|_| counts) else {
        return cell_line(model, theme, cell, here);
    };
    let sign = sign_of(theme, position.stance());
    let role = if here { Role::Chosen } else { sign.role };
    let mut line = vec![sign, gap(model, theme, cell), span(headline(position), role)];
    if let Some(flaw) = flaw(model, cell) {
        line.push(span(format!(" · {}", flaws::words(theme, flaw)), Role::Warning));
    }
    if differs(model, cell) {
        line.push(span(" · sources differ", Role::Warning));
    }
    let words = cell.marks_in_words().join(", ");
    if !words.is_empty() {
        line.push(span(format!(" · {words}"), Role::Quiet));
    }
    line
}

/// Whether sources differ about something that the cell holds, as far as that is worked out.
fn differs(model: &Model, cell: &Cell) -> bool {
    let differ = model.jobs.differing.as_ref().map(|differing| &differing.marked);
    differ.is_some_and(|marked| cell.positions().any(|ix| marked.contains(ix)))
}

/// The same in words, where there is room for them.
pub(super) fn marks_in_words(grid: &Grid, model: &Model, theme: &Theme, cell: &Cell) -> Line {
    let mut news: Vec<&str> = cell
        .positions()
        .filter_map(|ix| model.scope.since.of(ix))
        .map(|news| news.label())
        .collect();
    news.dedup();
    let mut line = Line::new();
    if let Some(flaw) = flaw(model, cell) {
        line.push(span(format!(" · {}", flaws::words(theme, flaw)), Role::Warning));
    }
    if is_chosen_kept(grid, model) {
        line.push(span(format!(" · {IN_BRIEF}"), Role::Accent));
    }
    if !news.is_empty() {
        line.push(span(format!(" · {}", news.join(", ")), Role::Accent));
    }
    if differs(model, cell) {
        line.push(span(" · sources differ", Role::Warning));
    }
    let words = cell.marks_in_words().join(", ");
    if !words.is_empty() {
        line.push(span(format!(" · {words}"), Role::Quiet));
    }
    line
}

/// Whether the cell that is chosen is in the brief.
fn is_chosen_kept(grid: &Grid, model: &Model) -> bool {
    model.is_kept(Subject::Cell { actor: grid.at.actor.clone(), topic: grid.at.topic.clone() })
}
