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
use crate::widgets::{Glyph, Line, Role, Span, Theme, span, width, wrapped};

/// A sign, a word and what must be said beside it, in so many columns: where there is no room for all, the word is cut.
pub(super) fn cell_line(
    model: &Model,
    theme: &Theme,
    cell: &Cell,
    here: bool,
    room: usize,
) -> Line {
    let shown = cell.shown().and_then(|ix| model.dossier.position(ix));
    let flaw = flaw(model, cell);
    let Some(position) = shown else {
        return match (cell.drafts.is_empty(), here) {
            (true, true) => vec![span("silent", Role::Quiet)],
            (true, false) => vec![span(theme.glyph(Glyph::Dot), Role::Quiet)],
            (false, _) => {
                let line = vec![span("draft only", Role::Quiet)];
                with_marks(line, beside(model, theme, cell, flaw), room)
            }
        };
    };
    let sign = sign_of(theme, position.stance());
    // A stance that counts for nothing is not shown as if it did.
    if let (Bucket::NotAsQuoted, Some(flaw)) = (cell.bucket(), flaw) {
        let word = span(flaws::word(flaw), Role::Warning);
        return vec![flaws::sign(theme, flaw), span(" ", Role::Plain), word];
    }
    let role = sign.role;
    let line = vec![sign, gap(model, theme, cell), span(word(position.stance()), role)];
    with_marks(line, beside(model, theme, cell, flaw), room)
}

/// Marks behind a word, which gives way to them.
fn with_marks(mut line: Line, marks: Line, room: usize) -> Line {
    let over = (width(&line) + width(&marks)).saturating_sub(room);
    if let (Some(word), 1..) = (line.last_mut(), over) {
        word.text = word.text.clone().cut(word.text.width().saturating_sub(over));
    }
    line.extend(marks);
    line
}

/// What is wrong with the quotes on which a cell rests.
fn flaw(model: &Model, cell: &Cell) -> Option<Flaw> {
    flaws::flaw(model, of_cell(model.known(), cell))
}

/// Under a folded topic how many positions there are of each stance: the strongest of several topics
/// would say of one what was said of another.
pub(super) fn folded_line(
    model: &Model,
    theme: &Theme,
    cell: &Cell,
    here: bool,
    room: usize,
) -> Line {
    let counted = cell.own.iter().chain(&cell.spoken_for);
    let mut stances: Vec<Stance> =
        counted.filter_map(|ix| model.dossier.position(*ix)).map(|p| p.stance()).collect();
    if stances.is_empty() {
        return cell_line(model, theme, cell, here, room);
    }
    stances.sort_unstable();
    // What is wrong stands first: it is never cut.
    let mut line = Line::new();
    if let Some(flaw) = flaw(model, cell) {
        line.extend([flaws::sign(theme, flaw), span(" ", Role::Plain)]);
    }
    for group in stances.chunk_by(|a, b| a == b) {
        line.extend(group.first().map(|stance| sign_of(theme, *stance)));
        line.push(span(format!("{} ", group.len()), Role::Quiet));
    }
    line
}

/// A stance in at most seven columns.
const fn word(stance: Stance) -> &'static str {
    match stance {
        Stance::Commit => "Commit",
        Stance::Ready => "Ready",
        Stance::Expected => "expect",
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

/// The same in words, in as many lines as it takes: `Commit, pledged · with a condition`.
pub(super) fn cell_in_words(
    model: &Model,
    theme: &Theme,
    cell: &Cell,
    here: bool,
    room: usize,
) -> Vec<Line> {
    let shown = cell.shown().and_then(|ix| model.dossier.position(ix));
    let counts = cell.bucket() != Bucket::NotAsQuoted;
    let Some(position) = shown.filter(|_| counts) else {
        return vec![cell_line(model, theme, cell, here, room)];
    };
    let sign = sign_of(theme, position.stance());
    let mut parts = vec![(headline(position), sign.role)];
    if let Some(flaw) = flaw(model, cell) {
        parts.push((format!(" · {}", flaws::words(theme, flaw)), Role::Warning));
    }
    if differs(model, cell) {
        parts.push((" · sources differ".to_string(), Role::Warning));
    }
    let words = cell.marks_in_words().join(", ");
    if !words.is_empty() {
        parts.push((format!(" · {words}"), Role::Quiet));
    }
    let (mut text, mut marks) = (String::new(), Vec::new());
    for (part, role) in parts {
        let start = text.len();
        text.push_str(&part);
        marks.push((start..text.len(), role));
    }
    let mut lines = wrapped(&text, room.saturating_sub(2).max(1), Role::Plain, &marks);
    for (n, line) in lines.iter_mut().enumerate() {
        let before = match n {
            0 => [sign.clone(), gap(model, theme, cell)],
            _ => [span(" ", Role::Plain), span(" ", Role::Plain)],
        };
        line.splice(0..0, before);
    }
    lines
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
