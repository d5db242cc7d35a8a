//! Draws the palette.

use crate::state::command::{Command, When};
use crate::views::canvas::Canvas;
use crate::views::parts::line::typed;
use crate::views::parts::picker::{Look, Picker, draw as draw_picker};
use crate::views::parts::signs::{bar, keys};
use crate::widgets::{Line, Role, Theme, popup, span, width};

pub(super) fn draw(
    on: &mut Canvas<'_, '_>,
    picker: &Picker,
    len: usize,
    nth: &dyn Fn(usize) -> Option<(Command, When)>,
) {
    let theme = on.theme;
    let look = Look {
        title: "All commands",
        size: (popup::wide(on.body, [76, 130]), (len as u16 + 4).max(8)),
        typed: Some(&|columns| {
            typed(&picker.editor, theme, columns, span(":", Role::Accent), ("", ""))
        }),
        below: 0,
        chosen: picker.chosen,
        len,
        line: &|n, columns| {
            nth(n).map_or(Line::new(), |(command, when)| {
                line(theme, columns, &command, when, n == picker.chosen)
            })
        },
        nothing: span("No command is called like that.", Role::Quiet),
    };
    draw_picker(on, &look);
}

/// A command with what it does or why it cannot run, and its key.
fn line(theme: &Theme, columns: usize, command: &Command, when: When, here: bool) -> Line {
    let role = match (when, here) {
        (When::No(_), _) => Role::Quiet,
        (When::Yes, true) => Role::Chosen,
        (When::Yes, false) => Role::Plain,
    };
    let mut line = vec![bar(theme, here, true), span(" ", Role::Plain), span(command.title, role)];
    let key = keys(theme, command.key_label());
    let more = match when {
        When::Yes => command.help,
        When::No(why) => why,
    };
    let room = columns.saturating_sub(width(&line) + key.chars().count() + 5);
    if room > 12 {
        let mut more = span(more, Role::Quiet);
        more.text = more.text.cut(room);
        line.extend([span("   ", Role::Plain), more]);
    }
    let gap = columns.saturating_sub(width(&line) + key.chars().count());
    line.extend([span(" ".repeat(gap), Role::Plain), span(key, Role::Key)]);
    line
}
