//! Draws the filters: what is asked, what can be, and how many positions each leaves.

use super::choice::Choice;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{Look, draw as draw_picker};
use crate::views::parts::signs::bar;
use crate::widgets::{Line, Role, span, width};

pub(super) fn draw(on: &mut Canvas<'_, '_>, chosen: usize) {
    let (model, theme) = (on.model, on.theme);
    // Of what was worked out before more was proved nothing is said.
    let counts = model.jobs.filter_counts.as_ref().filter(|(proved, _)| *proved == model.proved);
    let count = |n: usize| match counts {
        None => "counting …".to_string(),
        Some((_, counts)) => counts.get(n).map_or(String::new(), ToString::to_string),
    };
    let filter = model.scope.filter;
    let line = |n: usize, columns: usize| -> Line {
        let Some(choice) = Choice::ALL.get(n) else { return Line::new() };
        let here = n == chosen;
        let is_on = choice.is_in(filter);
        let role = match (here, is_on) {
            (true, _) => Role::Chosen,
            (false, true) => Role::Title,
            (false, false) => Role::Plain,
        };
        let (words, meaning) = choice.words();
        let mut line = vec![
            bar(theme, here, true),
            span(
                if is_on { " [x] " } else { " [ ] " },
                if is_on { Role::Accent } else { Role::Quiet },
            ),
            span(format!("{} ", choice.key()), Role::Key),
            span(format!("{words:<18}"), role),
        ];
        let count = span(count(n), Role::Quiet);
        let meaning = span(meaning, Role::Quiet);
        let both = width(&line) + width(&[meaning.clone(), count.clone()]) + 2;
        if both <= columns {
            line.push(meaning);
        }
        let gap = columns.saturating_sub(width(&line) + width(std::slice::from_ref(&count)));
        line.extend([span(" ".repeat(gap), Role::Plain), count]);
        line
    };
    let look = Look {
        title: "List only",
        size: (80, Choice::ALL.len() as u16 + 2),
        typed: None,
        below: 0,
        chosen,
        len: Choice::ALL.len(),
        line: &line,
        nothing: span("", Role::Plain),
    };
    draw_picker(on, &look);
}
