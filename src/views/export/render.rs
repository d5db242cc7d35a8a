//! Draws the choice of format and name.

use ratatui::layout::Rect;

use super::state::Export;
use crate::brief::changed::in_words;
use crate::insight::naming::count;
use crate::pages::asked_in_words;
use crate::state::Model;
use crate::state::exportable::Exportable;
use crate::text::words::capital;
use crate::views::canvas::Canvas;
use crate::views::parts::line::typed;
use crate::views::parts::picker::{Look, draw as draw_picker};
use crate::views::parts::signs::bar;
use crate::widgets::{Line, Role, span, wrapped};

pub(super) fn draw(export: &Export, on: &mut Canvas<'_, '_>) {
    let (model, theme) = (on.model, on.theme);
    let columns = on.body.width.saturating_sub(6).min(76);
    let (words, unproved) = (about(export, model), export.unproved(model));
    let formats = export.output.formats();
    let below = wrapped(&words, usize::from(columns), Role::Plain, &[]).len() as u16;
    let (editor, chosen) = (&export.picker.editor, export.picker.chosen);
    let line = |n: usize, _: usize| -> Line {
        let Some(format) = formats.get(n) else { return Line::new() };
        let role = if n == chosen { Role::Chosen } else { Role::Plain };
        vec![
            bar(theme, n == chosen, true),
            span(format!(" {:<10}", format.ending().trim_start_matches('.')), role),
            span(format.meaning(), Role::Quiet),
        ]
    };
    let look = Look {
        title: &format!("Export the {}", export.output.name()),
        size: (columns + 4, formats.len() as u16 + below + 6),
        typed: Some(&|columns| {
            let ending =
                export.path().strip_prefix(export.picker.text().trim()).unwrap_or("").to_string();
            typed(editor, theme, columns, span("to: ", Role::Quiet), (&ending, ""))
        }),
        below: 0,
        chosen,
        len: formats.len(),
        line: &line,
        nothing: span("", Role::Quiet),
    };
    let rest = draw_picker(on, &look);
    let role = if unproved > 0 { Role::Warning } else { Role::Quiet };
    let words = wrapped(&words, usize::from(rest.width), role, &[]);
    for (n, line) in words.iter().enumerate().take(usize::from(rest.height.saturating_sub(1))) {
        on.draw_line(Rect { y: rest.y + 1 + n as u16, height: 1, ..rest }, line);
    }
}

/// What is to be known before it leaves.
fn about(export: &Export, model: &Model) -> String {
    let (mut words, unproved) = (Vec::new(), export.unproved(model));
    let is_for_people = export.format().is_for_people();
    match export.output {
        Exportable::Brief => {
            words.push(format!("Quotes: {}.", model.brief.count.in_words()));
            if export.has_forms() {
                words.push(
                    if export.short {
                        "The short form, on one page; Ctrl-S writes all of it."
                    } else {
                        "All of it; Ctrl-S writes the short form, on one page."
                    }
                    .to_string(),
                );
            }
        }
        Exportable::Conflicts | Exportable::Grid | Exportable::Timeline | Exportable::Listed => {
            let asked = asked_in_words(&model.scope);
            words.push(match (asked, is_for_people) {
                (Some(asked), true) => {
                    format!("Lists only {asked}; the file says so and names its day and dossier.")
                }
                (Some(asked), false) => {
                    format!(
                        "Lists only {asked}; the rows do not say so, nor of which day they are."
                    )
                }
                (None, true) => {
                    "What is shown here, with the day and the dossier that it is of.".to_string()
                }
                (None, false) => {
                    "What is shown here, as rows; they do not say of which day they are."
                        .to_string()
                }
            });
        }
    }
    if unproved > 0 && export.output != Exportable::Brief {
        words.push(format!("Not proved: {}.", count(unproved, "passage", "passages")));
    }
    if unproved > 0 {
        words.push(
            if !is_for_people {
                "Data leaves with it all the same, and says of each quote how it stands."
            } else if export.allows_unproved {
                "What is not proved leaves with a stamp on it."
            } else {
                "What is not proved stops the export; Ctrl-A lets it leave, stamped."
            }
            .to_string(),
        );
    }
    let became = in_words(&model.brief.became).filter(|_| export.output == Exportable::Brief);
    words
        .extend(became.map(|became| format!("Since it was collected {became}; the page says so.")));
    if export.replaces.is_some() {
        words.push("A file of this name is there; Enter again replaces it.".to_string());
    }
    capital(&words.join(" "))
}
