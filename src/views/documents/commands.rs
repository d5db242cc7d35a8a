//! The documents screen's rows of the command table.

use super::state;
use crate::app::App;
use crate::app::command::{Command, Context, When};
use crate::app::commands::Step;
use crate::app::effect::Effect;
use crate::app::place::Pane;

pub const COMMANDS: &[Command] = &[
    Command {
        id: "documents.next-quote",
        title: "Next quote",
        help: "Choose the next quote, whichever pane has the focus.",
        context: Context::Documents,
        keys: &["]", "n"],
        bar: Some((40, "next quote")),
        when: has_quotes,
        run: |app| turn(app, Step::On),
    },
    Command {
        id: "documents.previous-quote",
        title: "Previous quote",
        help: "Choose the quote before, whichever pane has the focus.",
        context: Context::Documents,
        keys: &["[", "p"],
        bar: None,
        when: has_quotes,
        run: |app| turn(app, Step::Back),
    },
];

fn has_quotes(app: &App) -> When {
    When::only(!app.documents.items.is_empty(), "No quote is shown.")
}

fn turn(app: &mut App, step: Step) -> Vec<Effect> {
    let at = app.place.spot;
    state::choose(app, Pane::Items, step.from(at, app.documents.items.len(), 1));
    if app.place.spot == at {
        let end =
            if step == Step::On { "This is the last quote." } else { "This is the first quote." };
        app.status = Some(end.to_string());
    }
    Vec::new()
}
