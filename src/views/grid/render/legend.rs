//! What the signs of the grid mean that are in sight: what is not there is not explained.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::state::{Grid, Size};
use super::shape::Shape;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, TopicIx};
use crate::state::Model;
use crate::state::signs::{OnTopic, Signs};
use crate::verify::Flaw;
use crate::views::parts::flaws;
use crate::views::parts::signs::{Mark, in_legend, sign_of};
use crate::widgets::{Glyph, Line, Role, Span, Theme, side_by_side, span, width};

/// In at most so many lines: the stances, and below them the marks. Where there is one line only, it is for the marks
/// if words in the cells say the stances already.
pub(super) fn lines(
    grid: &Grid,
    model: &Model,
    theme: &Theme,
    shape: &Shape,
    (columns, most): (usize, usize),
) -> Vec<Line> {
    let Some((_, signs)) = &model.jobs.signs else {
        return vec![vec![span("counting …", Role::Quiet)]].into_iter().take(most).collect();
    };
    let visible = grid.columns.get(shape.visible.clone()).unwrap_or_default();
    let topics: Vec<TopicIx> = visible.iter().flat_map(|column| &column.covers).copied().collect();
    let stances = stances(theme, &topics, signs);
    let marks = marks(model, theme, shape.size, &topics, signs);
    match (most, shape.size) {
        (..=1, Size::Signs) => first(&[stances, marks].concat(), columns, most),
        (..=1, _) => first(&marks, columns, most),
        _ => {
            let below = in_lines(&marks, columns).len().clamp(1, most - 1);
            [first(&stances, columns, most - below), first(&marks, columns, below)].concat()
        }
    }
}

fn stances(theme: &Theme, topics: &[TopicIx], signs: &Signs) -> Vec<Line> {
    let seen = topics.iter().filter_map(|topic| signs.topics.get(topic));
    let all: BTreeSet<Stance> = seen.flat_map(|on| on.stances.keys()).copied().collect();
    let told = all.into_iter().map(|stance| {
        let sign = sign_of(theme, stance);
        let role = sign.role;
        vec![sign, span(format!(" {}", in_legend(stance)), role)]
    });
    told.collect()
}

fn marks(
    model: &Model,
    theme: &Theme,
    size: Size,
    topics: &[TopicIx],
    signs: &Signs,
) -> Vec<Line> {
    let told = |sign: Span, few: &str| vec![sign, span(format!(" {few}"), Role::Quiet)];
    let limited = if size == Size::Signs { Mark::LIMITED } else { Mark::IF };
    let seen: Vec<&OnTopic> =
        topics.iter().filter_map(|topic| signs.topics.get(topic)).collect();
    let differing = model.jobs.differing.as_ref();
    // One sign for two marks: only where a cell has room for one.
    let is_both = |of: &(ActorIx, TopicIx)| {
        topics.contains(&of.1) && signs.cells.get(of).is_some_and(|sign| sign.is_limited)
    };
    let both = size == Size::Signs && differing.is_some_and(|d| d.cells.iter().any(is_both));
    let differ = differing.is_some_and(|d| topics.iter().any(|topic| d.topics.contains(topic)));
    let marks = [
        (limited, seen.iter().any(|on| on.is_limited)),
        (Mark::DIFFER, differ),
        (Mark::LIMITED_AND_DIFFER, both),
        (Mark::NEW, !model.scope.since.is_empty()),
        (Mark::DRAFT_ONLY, size == Size::Signs && seen.iter().any(|on| on.drafts > 0)),
    ];
    let marks =
        marks.into_iter().filter(|(_, is)| *is).map(|(mark, _)| told(mark.span(theme), mark.few));
    let flaws: BTreeSet<Flaw> = seen
        .iter()
        .flat_map(|on| &on.flaws)
        .filter_map(|flaw| flaws::told(model, Some(*flaw)))
        .collect();
    let reads = flaws.contains(&Flaw::ReadsOtherwise).then_some(Flaw::ReadsOtherwise);
    let unproved =
        flaws.iter().any(|flaw| *flaw != Flaw::ReadsOtherwise).then_some(Flaw::NotProved);
    let flaws =
        reads.into_iter().chain(unproved).map(|flaw| told(flaws::sign(theme, flaw), flaw.label()));
    let nothing = told(span(theme.glyph(Glyph::Dot), Role::Quiet), "nothing");
    flaws.chain(marks).chain([nothing]).collect()
}

/// Parts side by side, in at most so many lines; where there are more, an ellipsis says so.
fn first(parts: &[Line], columns: usize, most: usize) -> Vec<Line> {
    const MORE: &str = "   …";
    let all = in_lines(parts, columns);
    if all.len() <= most {
        return all;
    }
    let mut lines = in_lines(parts, columns.saturating_sub(MORE.chars().count()));
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        last.push(span(MORE, Role::Quiet));
    }
    lines
}

/// Parts side by side, in as many lines as it takes.
fn in_lines(parts: &[Line], columns: usize) -> Vec<Line> {
    let widths: Vec<usize> = parts.iter().map(|part| width(part)).collect();
    let rows = side_by_side(&widths, 3, columns).into_iter();
    let line =
        |row| parts.get::<Range<usize>>(row).unwrap_or_default().join(&span("   ", Role::Plain));
    rows.map(line).collect()
}
