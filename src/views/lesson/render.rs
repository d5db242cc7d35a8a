//! Draws the lesson.

use super::done::named;
use super::words;
use crate::dossier::{Dossier, Entity};
use crate::state::Model;
use crate::state::command::Command;
use crate::state::lesson::{Deed, Lesson};
use crate::text::shell::quoted;
use crate::text::visible::visible;
use crate::text::words::capital;
use crate::views::canvas::Canvas;
use crate::views::parts::popup;
use crate::widgets::{Glyph, Line, Role, Theme, span, wrapped};

/// The columns of the page, at most.
const COLUMNS: u16 = 92;
/// Those in which a step is marked and numbered.
const MARGIN: usize = 5;

pub(super) fn draw(on: &mut Canvas<'_, '_>, commands: &[Command], scroll: usize) {
    let columns = usize::from(on.body.width.saturating_sub(6).min(COLUMNS));
    if let Some(lesson) = &on.model.lesson {
        let lines = lines(on.model, lesson, on.theme, commands, columns);
        popup::draw(on, words::TITLE, columns, &lines, scroll);
    }
}

/// The whole page: each step with a tick or what there is to do. What comes next is the only one in full.
fn lines(
    model: &Model,
    lesson: &Lesson,
    theme: &Theme,
    commands: &[Command],
    columns: usize,
) -> Vec<Line> {
    let done = Deed::ALL.into_iter().filter(|deed| model.has_learned(*deed)).count();
    let next = Deed::ALL.into_iter().find(|deed| !model.has_learned(*deed));
    let head = format!(
        "This copy of “{}” lies in {} and is yours to change.",
        model.dossier.title, model.folder
    );
    let mut lines = wrapped(&visible(&head), columns, Role::Quiet, &[]);
    // When all is done, that is what is to be read first.
    let way = if next.is_some() { words::WAY } else { words::ALL_DONE };
    let way = meant(way, model, lesson, commands);
    let count = format!("{done} of {} done. {way}", Deed::ALL.len());
    lines.extend(wrapped(&count, columns, Role::Quiet, &[]));
    for (n, deed) in Deed::ALL.into_iter().enumerate() {
        let (is_done, is_next) = (model.has_learned(deed), next == Some(deed));
        // What is done stands close together, so that what comes next is in sight on a small screen.
        if n == 0 || !is_done {
            lines.push(Line::new());
        }
        let mark = match (is_done, is_next) {
            (true, _) => span(theme.glyph(Glyph::Proved), Role::Proved),
            (_, true) => span(theme.glyph(Glyph::Bar), Role::Accent),
            _ => span(" ", Role::Plain),
        };
        let role = if is_next { Role::Title } else { Role::Heading };
        let title = format!(" {}  {}", n + 1, capital(words::title(deed)));
        lines.push(vec![mark, span(title, role)]);
        if !is_done {
            let said = meant(words::step(deed), model, lesson, commands);
            let role = if is_next { Role::Plain } else { Role::Quiet };
            let columns = columns.saturating_sub(MARGIN);
            let mut rows = wrapped(&visible(&said), columns, role, &[]);
            if deed == Deed::Mended {
                // Typed as it reads, it is one command.
                for part in restored(model, lesson) {
                    rows.extend(wrapped(&visible(&part), columns, role, &[]));
                }
            }
            let blank = span(" ".repeat(MARGIN), Role::Plain);
            lines.extend(rows.into_iter().map(|row| [vec![blank.clone()], row].concat()));
        }
    }
    lines
}

/// A text with what its names in braces stand for.
fn meant(text: &str, model: &Model, lesson: &Lesson, commands: &[Command]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(&named_so(name, model, lesson, commands));
        rest = behind;
    }
    out + rest
}

/// The command that puts the document as it came in the place of the changed one.
pub(super) fn restore(model: &Model, lesson: &Lesson) -> String {
    restored(model, lesson).join(" ")
}

/// The same in two lines that a shell takes as one. The path of the folder, which may be long, stands in it once, and
/// where one is in the shell stays as it was.
fn restored(model: &Model, lesson: &Lesson) -> [String; 2] {
    let path = |folder: &str| quoted(&format!("{folder}/{}", lesson.exercise.file));
    let copy = format!("cp {} {})", path("original"), path("documents"));
    [format!("(cd {} &&", quoted(&model.folder)), copy]
}

/// The first words of a text, as many as its row on the screen has.
fn begins(text: &str, words: usize) -> String {
    let first: Vec<&str> = text.split_whitespace().take(words).collect();
    format!("{}…", first.join(" "))
}

/// What a position is about.
fn topic_of(d: &Dossier, position: &str) -> String {
    let topic = match d.find(position) {
        Some(Entity::Position(ix)) => d.position(ix).map(|position| position.topic()),
        _ => None,
    };
    topic.map_or(String::new(), |topic| d.name_of(Entity::Topic(topic)).to_string())
}

fn named_so(name: &str, model: &Model, lesson: &Lesson, commands: &[Command]) -> String {
    let (d, exercise) = (&model.dossier, lesson.exercise);
    match name {
        "read" => {
            let document = named(d, exercise.read).and_then(|ix| d.document(ix));
            begins(document.and_then(|one| one.title.as_deref()).unwrap_or_default(), 5)
        }
        "clause" => match d.find(exercise.clause) {
            Some(Entity::Position(ix)) => {
                d.position(ix).map_or(String::new(), |position| begins(position.summary(), 11))
            }
            _ => String::new(),
        },
        "conflict" => topic_of(d, exercise.conflict[0]),
        "day" => exercise.day.to_string(),
        id => {
            let command = commands.iter().find(|command| command.id == id);
            command.map_or(String::new(), Command::key_label)
        }
    }
}
