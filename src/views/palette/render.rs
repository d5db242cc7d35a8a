//! Draws the palette.

use super::choice::Choice;
use crate::dossier::{Dossier, Entity};
use crate::pages::found::kind_of;
use crate::state::command::{Command, When};
use crate::state::saved::in_words;
use crate::views::canvas::Canvas;
use crate::views::parts::line::typed;
use crate::views::parts::picker::{Look, Picker, draw as draw_picker};
use crate::views::parts::signs::{bar, keys};
use crate::widgets::{Line, Role, Theme, popup, span, width};

pub(super) fn draw(
    on: &mut Canvas<'_, '_>,
    picker: &Picker,
    found: &[Choice],
    commands: &[(Command, When)],
) {
    let (model, theme, len) = (on.model, on.theme, found.len());
    let look = Look {
        title: "Commands, views, actors, topics, documents",
        size: (popup::wide(on.body, [76, 130]), (len as u16 + 4).max(8)),
        typed: Some(&|columns| {
            typed(&picker.editor, theme, columns, span(":", Role::Accent), ("", ""))
        }),
        below: 0,
        chosen: picker.chosen,
        len,
        line: &|n, columns| {
            let here = n == picker.chosen;
            match found.get(n) {
                Some(Choice::Command(n)) => {
                    commands.get(*n).map_or(Line::new(), |(command, when)| {
                        of_command(theme, columns, command, *when, here)
                    })
                }
                Some(Choice::Saved(n)) => model.saved.all().get(*n).map_or(Line::new(), |view| {
                    let asked = in_words(&model.dossier, &view.find, view.time);
                    of_name(theme, columns, (&view.name, &asked, "view"), here)
                }),
                Some(Choice::Named(entity)) => {
                    let d = &model.dossier;
                    let (name, more) = (d.name_of(*entity), described(d, *entity));
                    of_name(theme, columns, (name, more, kind_of(*entity)), here)
                }
                None => Line::new(),
            }
        },
        nothing: span("Nothing is called like that.", Role::Quiet),
    };
    draw_picker(on, &look);
}

/// A command with what it does or why it cannot run, and its key.
fn of_command(theme: &Theme, columns: usize, command: &Command, when: When, here: bool) -> Line {
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

/// A name, what it stands for, and what kind of thing it is.
fn of_name(
    theme: &Theme,
    columns: usize,
    (name, more, kind): (&str, &str, &str),
    here: bool,
) -> Line {
    let kind = span(kind, Role::Accent);
    let room = columns.saturating_sub(width(std::slice::from_ref(&kind)) + 4);
    let mut name = span(name, if here { Role::Chosen } else { Role::Plain });
    name.text = name.text.cut(room);
    let mut line = vec![bar(theme, here, true), span(" ", Role::Plain), name];
    let room = room.saturating_sub(width(&line) + 1);
    if room > 12 && !more.is_empty() {
        let mut more = span(more, Role::Quiet);
        more.text = more.text.cut(room);
        line.extend([span("   ", Role::Plain), more]);
    }
    let gap = columns.saturating_sub(width(&line) + width(std::slice::from_ref(&kind)));
    line.extend([span(" ".repeat(gap), Role::Plain), kind]);
    line
}

/// What an entry says of itself: an actor's role, a topic's question, a document's title.
fn described(d: &Dossier, entity: Entity) -> &str {
    let text = match entity {
        Entity::Actor(ix) => d.actor(ix).and_then(|actor| actor.role.as_deref()),
        Entity::Topic(ix) => d.topic(ix).map(|topic| topic.question.as_str()),
        Entity::Document(ix) => d.document(ix).and_then(|document| document.title.as_deref()),
        _ => None,
    };
    text.unwrap_or_default()
}
