//! Draws the list of briefs.

use crate::views::canvas::Canvas;
use crate::views::parts::line::typed;
use crate::views::parts::picker::{Look, Picker, draw as draw_picker};
use crate::views::parts::signs::bar;
use crate::widgets::{Line, Role, span};

pub(super) fn draw(on: &mut Canvas<'_, '_>, picker: &Picker, found: &[String], new: Option<&str>) {
    let (model, theme) = (on.model, on.theme);
    let len = found.len() + usize::from(new.is_some());
    let line = |n: usize, _: usize| -> Line {
        let here = n == picker.chosen;
        let role = if here { Role::Chosen } else { Role::Plain };
        let mut line = vec![bar(theme, here, true), span(" ", Role::Plain)];
        match (found.get(n), new) {
            (Some(name), _) => {
                line.push(span(name.as_str(), role));
                if *name == model.brief.name {
                    line.push(span("   open now", Role::Quiet));
                }
            }
            (None, Some(name)) => line.extend([span("begin ", Role::Quiet), span(name, role)]),
            (None, None) => {}
        }
        line
    };
    let look = Look {
        title: "Briefs",
        size: (64, (len as u16 + 5).clamp(8, 24)),
        typed: Some(&|columns| {
            typed(&picker.editor, theme, columns, span("name: ", Role::Quiet), ("", ""))
        }),
        below: 0,
        chosen: picker.chosen,
        len,
        line: &line,
        nothing: span("There is no brief yet. Type a name to begin one.", Role::Quiet),
    };
    draw_picker(on, &look);
}
