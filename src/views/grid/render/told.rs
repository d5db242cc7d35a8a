//! What the chosen cell says: where the actor stands, in one sentence, the words that weigh most, and how
//! they stand.

use super::super::state::Grid;
use super::cell::marks_in_words;
use crate::dossier::{ActorIx, Entity, PositionIx};
use crate::insight::cell::{Bucket, Cell};
use crate::insight::grid::Column;
use crate::insight::naming::document;
use crate::insight::record::{headline, said_by};
use crate::state::Model;
use crate::text::visible::visible;
use crate::verify::{STAMP, standing};
use crate::views::parts::flaws;
use crate::views::parts::signs::{in_legend, sign_of, standing_sign};
use crate::widgets::{Glyph, Line, Role, Theme, first_lines, span, width, wrapped};

/// In so many columns and at most so many rows.
pub(super) fn lines(
    grid: &Grid,
    model: &Model,
    theme: &Theme,
    (columns, room): (usize, usize),
) -> Vec<Line> {
    let Some((actor, column, cell)) = grid.cell(model) else { return Vec::new() };
    let mut lines = vec![title(grid, model, theme, (actor, column, &cell), columns)];
    if column.covers.len() > 1 {
        lines.extend(covered(model, theme, &cell, columns));
    } else {
        lines.extend(in_words(grid, model, theme, &cell, (columns, room)));
    }
    if lines.len() > room {
        lines.truncate(room);
        if let (Some(last), 2..) = (lines.last_mut(), room) {
            *last = vec![span("…  Enter shows all", Role::Quiet)];
        }
    }
    lines
}

fn title(
    grid: &Grid,
    model: &Model,
    theme: &Theme,
    (actor, column, cell): (ActorIx, &Column, &Cell),
    columns: usize,
) -> Line {
    let d = &model.dossier;
    let (who, on) = (d.name_of(Entity::Actor(actor)), d.name_of(Entity::Topic(column.topic)));
    let mut line = vec![span(format!("{}, {}", visible(who), visible(on)), Role::Title)];
    if column.covers.len() > 1 {
        line.push(span("   and the topics below it", Role::Quiet));
        return line;
    }
    let (word, meaning) = in_a_word(model, cell);
    line.push(span(format!("   {word}"), Role::Plain));
    let meaning = meaning.map(|meaning| vec![span(format!(": {meaning}"), Role::Quiet)]);
    let marks = marks_in_words(grid, model, theme, cell);
    // What must be said beside it is not cut off; what the word means is in the help, too.
    if let Some(meaning) = meaning
        && width(&line) + width(&meaning) + width(&marks) <= columns
    {
        line.extend(meaning);
    }
    line.extend(marks);
    line
}

/// What the cell shows, as the legend calls it; where that would say too little or too much, the bucket with its meaning.
/// The bucket of a stance is not named: it counts what limits another statement, and would seem to limit the one shown.
fn in_a_word(model: &Model, cell: &Cell) -> (&'static str, Option<&'static str>) {
    let bucket = cell.bucket();
    let shown = cell.shown().and_then(|ix| model.dossier.position(ix));
    match (bucket, shown) {
        (
            Bucket::Committed
            | Bucket::Conditioned
            | Bucket::Ready
            | Bucket::Refused
            | Bucket::Other,
            Some(shown),
        ) => (in_legend(shown.stance()), None),
        _ => (bucket.label(), Some(bucket.meaning())),
    }
}

/// One sentence, the words that it rests on first, and how many entries more there are.
fn in_words(
    grid: &Grid,
    model: &Model,
    theme: &Theme,
    cell: &Cell,
    (columns, room): (usize, usize),
) -> Vec<Line> {
    // Of the sentence and of the quote: both are seen, and how the quote stands.
    let [of_sentence, of_quote] = match room {
        // The title, the quote with how it stands, and how much more there is, take six.
        10.. => [(room - 6).min(8), 3],
        8.. => [3, 3],
        6.. => [2, 2],
        _ => [2, 1],
    };
    let Some(told) = &grid.told else { return Vec::new() };
    let stamps = told.sentence.match_indices(STAMP);
    let stamps: Vec<_> = stamps.map(|(at, stamp)| (at..at + stamp.len(), Role::Warning)).collect();
    let mut lines =
        first_lines(wrapped(&told.sentence, columns, Role::Plain, &stamps), columns, of_sentence);
    let Some(shown) = cell.shown().or(cell.drafts.first().copied()) else { return lines };
    lines.extend(quoted(model, theme, shown, (columns, of_quote)));
    let more = cell.positions().count().saturating_sub(1);
    let entries = if more == 1 { "entry" } else { "entries" };
    let told = span(format!("{more} more {entries} here; Enter opens all"), Role::Quiet);
    let beside = vec![span("   ", Role::Plain), told.clone()];
    let Some(last) = lines.last_mut().filter(|_| more > 0) else { return lines };
    if width(last) + width(&beside) <= columns {
        last.extend(beside);
    } else if lines.len() + 1 < room {
        // Where there is no room for it, how the quote stands weighs more.
        lines.push(vec![told]);
    }
    lines
}

/// The first quote of a position, whose document it is, and how it stands.
fn quoted(
    model: &Model,
    theme: &Theme,
    ix: PositionIx,
    (columns, most): (usize, usize),
) -> Vec<Line> {
    let d = model.known();
    let Some(quote) = d.position(ix).and_then(|p| p.evidence().next()) else { return Vec::new() };
    let text = format!("“{}”", theme.spelled(&visible(quote.exact().trim())));
    let room = columns.saturating_sub(2).max(1);
    let words = first_lines(wrapped(&text, room, Role::Quote, &[]), room, most);
    let beside = |words: Line| {
        let bar = vec![span(theme.glyph(Glyph::QuoteBar), Role::Quiet), span(" ", Role::Plain)];
        [bar, words].concat()
    };
    let mut lines: Vec<Line> = words.into_iter().map(beside).collect();
    let standing = standing(&model.dossier, &model.proofs, quote.ix);
    let (glyph, role) = standing_sign(&standing);
    let from = visible(&document(&d, quote.document())).into_owned();
    lines.push(vec![
        span(format!("{} {from}   ", theme.glyph(Glyph::Chain)), Role::Quiet),
        span(format!("{} quote {}", theme.glyph(glyph), visible(&standing.clause())), role),
    ]);
    lines
}

/// What stands on the topics that are folded into one, entry by entry.
fn covered(model: &Model, theme: &Theme, cell: &Cell, columns: usize) -> Vec<Line> {
    let d = &model.dossier;
    let positions = cell.positions().filter_map(|ix| d.position(ix));
    let told = positions.map(|position| {
        let mut line = vec![sign_of(theme, position.stance()), span(" ", Role::Plain)];
        if let Some(flaw) = flaws::of_position(model, position.ix) {
            line.push(span(format!("{}: ", flaws::words(theme, flaw)), Role::Warning));
        }
        let topic = d.topic(position.topic()).map_or("", |topic| topic.short.as_str());
        line.push(span(format!("{}: ", visible(topic)), Role::Quiet));
        line.push(span(visible(position.summary()).into_owned(), Role::Plain));
        let said = format!("   {} · {}", headline(position), said_by(d, position));
        line.push(span(visible(&said).into_owned(), Role::Quiet));
        if width(&line) > columns {
            line.pop();
        }
        line
    });
    told.collect()
}
