//! A neutral wording of what is chosen: who says it and through whom, what exactly, who denies what, and what
//! each phrase rests on. Never stronger than the quotes behind it.

mod render;

pub(super) use render::draw;

use crate::app::command::{Command, Context, When, always};
use crate::app::commands::focus;
use crate::app::{App, Overlay};
use crate::brief::Of;
use crate::dossier::Entity;
use crate::insight::neutral::{Line, Worded, worded};

pub const COMMANDS: &[Command] = &[
    Command {
        id: "wording.open",
        title: "A neutral wording",
        help: "Word what is chosen as a briefing can: who says it, through whom, what exactly, and who denies what.",
        context: Context::Everywhere,
        keys: &["w"],
        bar: Some((45, "wording")),
        when: |app| {
            When::only(
                focus(app).is_some(),
                "Choose a position, a cell of the grid or a conflict first.",
            )
        },
        run: |app| {
            // Worked out once, not at each frame.
            if let Some(words) = words(app) {
                app.overlay = Some(Overlay::Wording { scroll: 0, words: Box::new(words) });
            }
            Vec::new()
        },
    },
    Command {
        id: "wording.close",
        title: "Close the wording",
        help: "Close the wording.",
        context: Context::Wording,
        keys: &["<esc>", "w", "q"],
        bar: Some((10, "close")),
        when: always,
        run: |app| {
            app.overlay = None;
            Vec::new()
        },
    },
];

/// A line, and of what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub title: String,
    pub line: Line,
    /// What it is of, for the brief.
    pub of: Of,
}

/// The line of what is chosen: of the claim, whoever speaks on it; of an undertaking for one actor.
fn words(app: &App) -> Option<Words> {
    let (actor, topic) = focus(app)?;
    let d = app.known();
    let topic_name = d.name_of(Entity::Topic(topic)).to_string();
    let Worded { is_claim, line } = worded(d, actor, topic, &app.scope.shown);
    let title = if is_claim {
        topic_name
    } else {
        format!("{}, {topic_name}", d.name_of(Entity::Actor(actor)))
    };
    let of = Of::Line {
        actor: if is_claim { String::new() } else { d.id_of(Entity::Actor(actor)).to_string() },
        topic: d.id_of(Entity::Topic(topic)).to_string(),
    };
    Some(Words { title, line, of })
}
