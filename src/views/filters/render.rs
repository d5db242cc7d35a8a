//! Draws the filters: the fields, the values of the one that is open, what is ticked, and how much each leaves.

use super::state::Item;
use crate::scope::query::{Count, in_short};
use crate::search::query::Field;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{Look, draw as draw_picker};
use crate::views::parts::signs::bar;
use crate::widgets::{Glyph, Line, Role, Theme, span, width};

/// The keys that need no list: what they tick.
const SHORT_WAYS: [(&str, &str); 3] = [("own-words", "o"), ("named", "n"), ("proved", "p")];

pub(super) fn draw(on: &mut Canvas<'_, '_>, items: &[Item], chosen: usize) {
    let (model, theme) = (on.model, on.theme);
    // Of what was worked out before more was proved nothing is said.
    let is_counted = model.jobs.facets.as_ref().is_some_and(|(proved, _)| *proved == model.proved);
    let line = |n: usize, columns: usize| -> Line {
        let here = n == chosen;
        match items.get(n) {
            Some(Item::Field(field, name, is_open)) => {
                let ticked = model.scope.query.ticked(*field);
                head(theme, columns, (name, &ticked), *is_open, here)
            }
            Some(Item::Value(field, count)) => {
                value(theme, columns, *field, count, (is_counted, here))
            }
            None => Line::new(),
        }
    };
    let (shown, all) = (model.scope.shown.len(), model.scope.there.len());
    let asked = in_short(&model.scope.told);
    let title = match asked.as_str() {
        "" => format!("Filters: all {all} positions"),
        asked => format!("Filters: {asked}: {shown} of {all}"),
    };
    let look = Look {
        title: &title,
        size: (80, items.len() as u16 + 2),
        typed: None,
        below: 0,
        chosen,
        len: items.len(),
        line: &line,
        nothing: span("", Role::Plain),
    };
    draw_picker(on, &look);
}

/// A field, and what is ticked of it.
fn head(
    theme: &Theme,
    columns: usize,
    (name, ticked): (&str, &[String]),
    is_open: bool,
    here: bool,
) -> Line {
    let sign = theme.glyph(if is_open { Glyph::Unfolded } else { Glyph::Folded });
    let mut line = vec![
        bar(theme, here, true),
        span(format!(" {sign} "), Role::Quiet),
        span(name, if here { Role::Chosen } else { Role::Heading }),
    ];
    if !ticked.is_empty() {
        let room = columns.saturating_sub(width(&line) + 3);
        let mut words = span(ticked.join(", "), Role::Accent);
        words.text = words.text.cut(room);
        line.extend([span("   ", Role::Plain), words]);
    }
    line
}

/// A value, whether it is ticked, and how much it leaves.
fn value(
    theme: &Theme,
    columns: usize,
    field: Field,
    count: &Count,
    (is_counted, here): (bool, bool),
) -> Line {
    let is_nothing = count.left == Some(0);
    let role = match (here, count.is_ticked, is_nothing) {
        (true, ..) => Role::Chosen,
        (_, true, _) => Role::Title,
        (.., true) => Role::Quiet,
        _ => Role::Plain,
    };
    let key = SHORT_WAYS.iter().find(|(name, _)| field == Field::Is && *name == count.value.text);
    let left = match count.left.filter(|_| is_counted) {
        Some(left) => left.to_string(),
        None => "counting …".to_string(),
    };
    let left = span(left, Role::Quiet);
    let mut line = vec![
        bar(theme, here, true),
        span(
            if count.is_ticked { "   [x] " } else { "   [ ] " },
            if count.is_ticked { Role::Accent } else { Role::Quiet },
        ),
    ];
    let room = columns.saturating_sub(width(&line) + width(std::slice::from_ref(&left)) + 6);
    let mut label = span(count.value.label.as_str(), role);
    label.text = label.text.cut(room);
    line.push(label);
    if let Some((_, key)) = key {
        line.extend([span("  ", Role::Plain), span(*key, Role::Key)]);
    }
    let gap = columns.saturating_sub(width(&line) + width(std::slice::from_ref(&left)));
    line.extend([span(" ".repeat(gap), Role::Plain), left]);
    line
}
