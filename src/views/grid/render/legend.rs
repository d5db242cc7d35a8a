//! What the signs of the grid mean that are in sight: what is not there is not explained.

use std::collections::BTreeSet;

use super::super::state::{Grid, Row, Size};
use super::shape::Shape;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, TopicIx};
use crate::state::Model;
use crate::state::layout::Listed;
use crate::state::signs::{OnTopic, Signs};
use crate::verify::Flaw;
use crate::views::parts::flaws;
use crate::views::parts::legend::{self, first, in_lines, told};
use crate::views::parts::signs::Mark;
use crate::widgets::{Glyph, Line, Role, Theme, span};

/// In at most so many lines: the stances, and below them the marks. Where there is one line only, it is for the marks
/// if words in the cells say the stances already.
pub(super) fn lines(
    grid: &Grid,
    model: &Model,
    theme: &Theme,
    (shape, rows): (&Shape, Listed),
    (columns, most): (usize, usize),
) -> Vec<Line> {
    let Some((_, signs)) = &model.jobs.signs else {
        return vec![vec![span("counting …", Role::Quiet)]].into_iter().take(most).collect();
    };
    let visible = grid.columns.get(shape.visible.clone()).unwrap_or_default();
    let topics: Vec<TopicIx> = visible.iter().flat_map(|column| &column.covers).copied().collect();
    let stances = match shape.size {
        Size::Signs => of_cells(grid, rows, signs, &topics),
        Size::Word | Size::Words => of_topics(signs, &topics),
    };
    let stances: Vec<Line> = stances.into_iter().map(|s| legend::stance(theme, s)).collect();
    let marks = marks(model, theme, shape.size, &topics, signs);
    match (most, shape.size) {
        (..=1, Size::Signs) => first(&[stances, marks].concat(), columns, most),
        (..=1, _) => first(&marks, columns, most),
        _ => {
            let below = in_lines(&marks, columns).len().clamp(1, most - 1);
            if below + in_lines(&stances, columns).len() > most {
                // All of them have room only without a line of their own for each.
                return first(&[stances, marks].concat(), columns, most);
            }
            [first(&stances, columns, most - below), first(&marks, columns, below)].concat()
        }
    }
}

/// The stances in the cells that are in sight.
fn of_cells(grid: &Grid, rows: Listed, signs: &Signs, topics: &[TopicIx]) -> BTreeSet<Stance> {
    let rows = grid.rows.iter().skip(rows.top).take(rows.page);
    let actors = rows.filter_map(|row| match row {
        Row::Actor(actor) => Some(*actor),
        Row::Heading(_) | Row::Bucket(..) => None,
    });
    let cells = actors.flat_map(|actor| topics.iter().map(move |topic| (actor, *topic)));
    cells.filter_map(|of| signs.cells.get(&of)?.stance).collect()
}

/// The stances on some topics: beneath the cells stands how many show which.
fn of_topics(signs: &Signs, topics: &[TopicIx]) -> BTreeSet<Stance> {
    let seen = topics.iter().filter_map(|topic| signs.topics.get(topic));
    seen.flat_map(|on| on.stances.keys()).copied().collect()
}

fn marks(model: &Model, theme: &Theme, size: Size, topics: &[TopicIx], signs: &Signs) -> Vec<Line> {
    let limited = if size == Size::Signs { Mark::LIMITED } else { Mark::IF };
    let seen: Vec<&OnTopic> = topics.iter().filter_map(|topic| signs.topics.get(topic)).collect();
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
    let marks = marks.into_iter().filter(|(_, is)| *is).map(|(mark, _)| legend::mark(theme, mark));
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
    // What is looked for chooses rows and columns, and no cell is less for it.
    let whole = told(span("", Role::Quiet), "each cell tells all that was said, found or not");
    let whole = model.scope.is_narrowed().then_some(whole);
    flaws.chain(marks).chain([nothing]).chain(whole).collect()
}
