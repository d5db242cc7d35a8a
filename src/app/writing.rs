//! Writing a note, a heading or a line of a brief's head. What is typed is in the journal at once, and in the
//! brief when the writing is done; leaving the writing never throws anything away.

use super::desk;
use super::effect::Effect;
use super::key::{Code, Key};
use super::{App, Overlay};
use crate::brief::jotting::{Into, Jotting, Typing, present, put};
use crate::text::edit::{Draft, Go};

/// The longest text, in bytes: more than any note, and drawn within a frame.
pub const LONGEST: usize = 100_000;

/// Steps that can be undone while typing.
const STEPS: usize = 200;

/// What is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    pub into: Into,
    pub draft: Draft,
    /// Earlier drafts, the latest last, and those that were undone.
    before: Vec<Draft>,
    undone: Vec<Draft>,
}

/// Begins to write, with the text that is there.
pub fn begin(app: &mut App, into: Into) {
    let draft = Draft::new(present(app.desk.brief(), into));
    let writing = Writing { into, draft, before: Vec::new(), undone: Vec::new() };
    app.overlay = Some(Overlay::Writing(Box::new(writing)));
}

pub fn is_typing(app: &App) -> bool {
    matches!(app.overlay, Some(Overlay::Writing(_)))
}

fn writing(app: &mut App) -> Option<&mut Writing> {
    match &mut app.overlay {
        Some(Overlay::Writing(writing)) => Some(writing),
        _ => None,
    }
}

/// What was typed since the writing began; `None` where nothing was.
pub fn typed(app: &App) -> Option<Typing> {
    let Some(Overlay::Writing(writing)) = &app.overlay else { return None };
    let is_typed = !writing.before.is_empty() || !writing.undone.is_empty();
    let text = writing.draft.text();
    is_typed.then(|| Typing { into: writing.into, text: text.to_string() })
}

/// Changes what is written as a key does; `false` when the key does nothing here.
pub fn type_key(app: &mut App, key: Key) -> bool {
    let columns = app.areas.writing_columns.max(1);
    let Some(writing) = writing(app) else { return false };
    let go = |to| Some((to, false));
    let delete = |to| Some((to, true));
    let by_word = key.ctrl || key.alt;
    let step = match (key.code, key.ctrl, key.alt) {
        (Code::Left, ..) if by_word => go(Go::WordLeft),
        (Code::Right, ..) if by_word => go(Go::WordRight),
        (Code::Char('b'), false, true) => go(Go::WordLeft),
        (Code::Char('f'), false, true) => go(Go::WordRight),
        (Code::Left, ..) => go(Go::Left),
        (Code::Right, ..) => go(Go::Right),
        (Code::Up, ..) => go(Go::Up(columns)),
        (Code::Down, ..) => go(Go::Down(columns)),
        (Code::Home, true, _) | (Code::PageUp, ..) => go(Go::Start),
        (Code::End, true, _) | (Code::PageDown, ..) => go(Go::End),
        (Code::Home, ..) | (Code::Char('a'), true, _) => go(Go::LineStart),
        (Code::End, ..) | (Code::Char('e'), true, _) => go(Go::LineEnd),
        (Code::Backspace, ..) if by_word => delete(Go::WordLeft),
        (Code::Char('w'), true, _) => delete(Go::WordLeft),
        (Code::Backspace, ..) | (Code::Char('h'), true, _) => delete(Go::Left),
        (Code::Delete, ..) | (Code::Char('d'), true, _) => delete(Go::Right),
        (Code::Char('u'), true, _) => delete(Go::LineStart),
        (Code::Char('k'), true, _) => delete(Go::LineEnd),
        _ => None,
    };
    if let Some((to, deletes)) = step {
        if deletes {
            writing.remember();
            writing.draft.delete(to);
            jot(app);
        } else {
            writing.draft.go(to);
        }
        return true;
    }
    let Some(typed) = key.typed() else { return false };
    insert(app, typed.encode_utf8(&mut [0; 4]));
    true
}

/// Puts pasted text in: as it is, but for control characters, which no text has.
pub fn paste(app: &mut App, text: &str) {
    let Some(writing) = writing(app) else { return };
    let is_line = writing.into.is_line();
    let plain: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' => '\n',
            '\t' => ' ',
            c => c,
        })
        .filter(|c| !c.is_control() || *c == '\n')
        .map(|c| if is_line && c == '\n' { ' ' } else { c })
        .collect();
    insert(app, &plain);
}

/// Starts a new line; where there is only one, the writing is done.
pub fn enter(app: &mut App) {
    match writing(app) {
        Some(writing) if writing.into.is_line() => finish(app),
        Some(_) => insert(app, "\n"),
        None => {}
    }
}

fn insert(app: &mut App, text: &str) {
    let Some(writing) = writing(app) else { return };
    let room = LONGEST.saturating_sub(writing.draft.text().len());
    if text.len() > room {
        let why =
            format!("Not put in: a text may have {} kB, and this would have more.", LONGEST / 1000);
        app.status = Some(why);
        return;
    }
    // What was typed is undone by words.
    if text.len() > 4 || text.starts_with(char::is_whitespace) || writing.before.is_empty() {
        writing.remember();
    }
    writing.draft.insert(text);
    writing.undone.clear();
    jot(app);
}

impl Writing {
    fn remember(&mut self) {
        if self.before.len() >= STEPS {
            self.before.remove(0);
        }
        self.before.push(self.draft.clone());
        self.undone.clear();
    }
}

/// Takes back what was typed last.
pub fn undo(app: &mut App) {
    turn(app, |writing| {
        let draft = writing.before.pop()?;
        writing.undone.push(std::mem::replace(&mut writing.draft, draft));
        Some(())
    });
}

/// Types again what was taken back.
pub fn redo(app: &mut App) {
    turn(app, |writing| {
        let draft = writing.undone.pop()?;
        writing.before.push(std::mem::replace(&mut writing.draft, draft));
        Some(())
    });
}

fn turn(app: &mut App, turn: impl FnOnce(&mut Writing) -> Option<()>) {
    let Some(writing) = writing(app) else { return };
    match turn(writing) {
        Some(()) => jot(app),
        None => app.status = Some("There is nothing more.".to_string()),
    }
}

/// Keeps what is typed in the journal.
fn jot(app: &mut App) {
    let Some(writing) = writing(app) else { return };
    let typing = Typing { into: writing.into, text: writing.draft.text().to_string() };
    // The name is that of the file which the brief has, or will have.
    if !app.desk.is_open() {
        let name = app.desk.free_name(desk::UNNAMED);
        let overlay = app.overlay.take();
        desk::begin(app, &name);
        app.overlay = overlay;
    }
    // What is still to be saved may never be: the last record alone has to tell all.
    let brief = (!app.desk.is_saved()).then(|| app.desk.brief().clone());
    app.desk.jot(Jotting { brief, typing: Some(typing), ..Default::default() });
}

/// Puts what was written into the brief.
pub fn finish(app: &mut App) {
    let Some(Overlay::Writing(writing)) = app.overlay.take() else { return };
    let Writing { into, draft, .. } = *writing;
    let before = app.desk.brief().clone();
    let next = put(&before, into, &draft.into_text());
    // What was put in is chosen.
    let new = next.items.iter().find(|item| before.item(item.id).is_none()).map(|item| item.id);
    let done = format!("writing: {}", into.name().to_lowercase());
    if next == before {
        app.desk.forget_typing();
        return;
    }
    desk::change(app, next, &done);
    if let Some(id) = new
        && app.place.screen == super::place::Screen::Brief
    {
        app.place.subject = id.to_string();
        app.settle();
    }
}

/// The effect of leaving: what is being typed is put into the brief first.
pub fn before_leaving(app: &mut App) -> Vec<Effect> {
    if is_typing(app) {
        finish(app);
    }
    app.desk.effects()
}
