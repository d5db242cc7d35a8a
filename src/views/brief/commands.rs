//! The brief's rows of the command table.

use super::state;
use crate::app::command::{Command, Context, When, always};
use crate::app::effect::{Effect, Keep};
use crate::app::kept::{now, plain_job};
use crate::app::{App, Overlay, desk, writing};
use crate::brief::edit::{self, By};
use crate::brief::jotting::Into;
use crate::brief::{Kept, What};
use crate::views::briefs;

pub const COMMANDS: &[Command] = &[
    Command {
        id: "brief.note",
        title: "Note on this item",
        help: "Write what you have to say on the chosen item; it stands before its words.",
        context: Context::Brief,
        keys: &["n"],
        bar: Some((20, "note")),
        when: is_chosen,
        run: |app| write(app, |id| Into::Note(id.unwrap_or(0))),
    },
    Command {
        id: "brief.note-alone",
        title: "A note of its own",
        help: "Write a note that stands alone, after the chosen item.",
        context: Context::Brief,
        keys: &["N"],
        bar: None,
        when: always,
        run: |app| write(app, Into::NoteAfter),
    },
    Command {
        id: "brief.heading",
        title: "A heading",
        help: "Write a heading, after the chosen item.",
        context: Context::Brief,
        keys: &["H"],
        bar: Some((24, "heading")),
        when: always,
        run: |app| write(app, Into::HeadingAfter),
    },
    Command {
        id: "brief.down",
        title: "Move the item down",
        help: "Let the chosen item and the next one change places.",
        context: Context::Brief,
        keys: &["J", "<a-down>"],
        bar: Some((28, "move")),
        when: is_chosen,
        run: |app| shift(app, true),
    },
    Command {
        id: "brief.up",
        title: "Move the item up",
        help: "Let the chosen item and the one before change places.",
        context: Context::Brief,
        keys: &["K", "<a-up>"],
        bar: None,
        when: is_chosen,
        run: |app| shift(app, false),
    },
    Command {
        id: "brief.remove",
        title: "Take the item out",
        help: "Take the chosen item out of the brief; u brings it back.",
        context: Context::Brief,
        keys: &["d", "<del>"],
        bar: Some((32, "take out")),
        when: is_chosen,
        run: |app| {
            if let Some(item) = state::item(app).cloned() {
                let next = edit::remove(app.desk.brief(), item.id);
                desk::change(app, next, &format!("taking out “{}”", item.title()));
                app.status = Some(format!("Taken out: {}. u brings it back.", item.title()));
            }
            Vec::new()
        },
    },
    Command {
        id: "brief.undo",
        title: "Undo",
        help: "Take back what was done to the brief last.",
        context: Context::Brief,
        keys: &["u"],
        bar: Some((34, "undo")),
        when: |app| When::only(app.desk.history().can_undo(), "There is nothing to undo."),
        run: |app| {
            desk::undo(app);
            Vec::new()
        },
    },
    Command {
        id: "brief.redo",
        title: "Redo",
        help: "Do again what was undone.",
        context: Context::Brief,
        keys: &["U"],
        bar: None,
        when: |app| When::only(app.desk.history().can_redo(), "There is nothing to do again."),
        run: |app| {
            desk::redo(app);
            Vec::new()
        },
    },
    Command {
        id: "brief.next-quote",
        title: "Other quotes of the item",
        help: "Print all quotes of the chosen item, or one of them alone: the next.",
        context: Context::Brief,
        keys: &["]"],
        bar: Some((36, "quotes")),
        when: has_quotes,
        run: |app| turn(app, true),
    },
    Command {
        id: "brief.previous-quote",
        title: "Other quotes of the item, backwards",
        help: "Print all quotes of the chosen item, or one of them alone: the one before.",
        context: Context::Brief,
        keys: &["["],
        bar: None,
        when: has_quotes,
        run: |app| turn(app, false),
    },
    Command {
        id: "brief.context",
        title: "The short form, or the long one",
        help: "Print the quoted words of the chosen item alone, or with the sentence around them and what the dossier notes.",
        context: Context::Brief,
        keys: &["v"],
        bar: Some((38, "short")),
        when: |app| When::only(quotes(app) > 0, "This item has no quote."),
        run: |app| {
            of_kept(app, "the sentence around the words", |kept| {
                kept.words_alone = !kept.words_alone;
            });
            Vec::new()
        },
    },
    Command {
        id: "brief.update",
        title: "Take it as it is now",
        help: "Replace the chosen item by what the dossier holds now; the note stays, u brings the old one back.",
        context: Context::Brief,
        keys: &["a"],
        bar: Some((18, "as it is now")),
        when: |app| {
            let is_changed = state::id(app).is_some_and(|id| app.desk.changed.contains_key(&id));
            When::only(is_changed, "It is in the dossier as it was collected.")
        },
        run: update,
    },
    Command {
        id: "brief.title",
        title: "Title of the brief",
        help: "Write the title that stands over the page.",
        context: Context::Brief,
        keys: &["t"],
        bar: Some((40, "title")),
        when: always,
        run: |app| write(app, |_| Into::Title),
    },
    Command {
        id: "brief.prepared-for",
        title: "Prepared for",
        help: "Write for whom the brief is.",
        context: Context::Brief,
        keys: &["pf"],
        bar: None,
        when: always,
        run: |app| write(app, |_| Into::PreparedFor),
    },
    Command {
        id: "brief.prepared-by",
        title: "Prepared by",
        help: "Write by whom the brief is.",
        context: Context::Brief,
        keys: &["pb"],
        bar: None,
        when: always,
        run: |app| write(app, |_| Into::PreparedBy),
    },
    Command {
        id: "brief.handling",
        title: "Handling",
        help: "Write how the brief is to be handled; it stands on each page that is printed.",
        context: Context::Brief,
        keys: &["ph"],
        bar: None,
        when: always,
        run: |app| write(app, |_| Into::Handling),
    },
    Command {
        id: "brief.sort-actor",
        title: "Sort by actor",
        help: "Sort the items between headings by the names of their actors.",
        context: Context::Brief,
        keys: &["Sa"],
        bar: None,
        when: has_items,
        run: |app| sort(app, By::Actor),
    },
    Command {
        id: "brief.sort-topic",
        title: "Sort by topic",
        help: "Sort the items between headings by the names of their topics.",
        context: Context::Brief,
        keys: &["St"],
        bar: None,
        when: has_items,
        run: |app| sort(app, By::Topic),
    },
    Command {
        id: "brief.sort-date",
        title: "Sort by date",
        help: "Sort the items between headings by the day on which it was said; undated last.",
        context: Context::Brief,
        keys: &["Sd"],
        bar: None,
        when: has_items,
        run: |app| sort(app, By::Date),
    },
    Command {
        id: "brief.save",
        title: "Save now",
        help: "Save the brief, when that did not succeed by itself.",
        context: Context::Brief,
        keys: &["<c-s>"],
        bar: None,
        when: |app| When::only(app.desk.is_open(), "There is no brief yet."),
        run: |app| {
            desk::save(app);
            Vec::new()
        },
    },
    Command {
        id: "brief.others",
        title: "Other briefs",
        help: "Open another brief, or begin one.",
        context: Context::Everywhere,
        keys: &["B"],
        bar: None,
        when: |app| When::only(app.overlay.is_none(), "Close this first, with Esc."),
        run: |app| {
            app.overlay = Some(Overlay::Briefs(briefs::State::default()));
            vec![Keep::List.into()]
        },
    },
];

fn is_chosen(app: &App) -> When {
    When::only(state::item(app).is_some(), "Nothing is collected yet: b does it on other screens.")
}

fn has_items(app: &App) -> When {
    let has = !app.desk.brief().items.is_empty();
    When::only(has, "Nothing is collected yet: b does it on other screens.")
}

fn quotes(app: &App) -> usize {
    let kept = state::item(app).and_then(|item| item.kept());
    kept.map_or(0, |kept| kept.snapshot.quotes().count())
}

fn has_quotes(app: &App) -> When {
    When::only(quotes(app) > 1, "This item has no second quote.")
}

fn write(app: &mut App, into: impl Fn(Option<u32>) -> Into) -> Vec<Effect> {
    let into = into(state::id(app));
    writing::begin(app, into);
    Vec::new()
}

fn shift(app: &mut App, down: bool) -> Vec<Effect> {
    if let Some(id) = state::id(app) {
        let next = edit::shift(app.desk.brief(), id, down);
        desk::change(app, next, "moving an item");
    }
    Vec::new()
}

fn sort(app: &mut App, by: By) -> Vec<Effect> {
    let next = edit::sort(app.desk.brief(), by);
    let is_other = desk::change(app, next, &format!("sorting by {}", by.name()));
    app.status = Some(if is_other {
        format!("Sorted by {}, between headings.", by.name())
    } else {
        format!("By {}, they are in this order already.", by.name())
    });
    Vec::new()
}

fn turn(app: &mut App, on: bool) -> Vec<Effect> {
    of_kept(app, "the choice of quotes", |kept| edit::turn_quotes(kept, on));
    Vec::new()
}

/// Changes how much of the chosen item is printed.
fn of_kept(app: &mut App, what: &str, change: impl FnOnce(&mut Kept)) {
    let Some(id) = state::id(app) else { return };
    let next = edit::change(app.desk.brief(), id, |item| {
        if let What::Kept(kept) = &mut item.what {
            change(kept);
        }
    });
    desk::change(app, next, &format!("changing {what}"));
}

fn update(app: &mut App) -> Vec<Effect> {
    let Some(item) = state::item(app).cloned() else { return Vec::new() };
    let Some(kept) = item.kept() else { return Vec::new() };
    let job = plain_job(app.dossier.clone(), app.calendar.clone());
    let Some(snapshot) = now(&job, &kept.snapshot) else {
        app.status = Some(
            "It is no longer in the dossier: it stays as it was collected; d takes it out.".into(),
        );
        return Vec::new();
    };
    let next = edit::change(app.desk.brief(), item.id, |item| {
        // Which quotes are printed was chosen among others.
        if let What::Kept(kept) = &mut item.what {
            kept.snapshot = snapshot;
            kept.left_out.clear();
        }
    });
    app.desk.changed.remove(&item.id);
    desk::change(app, next, "taking it as it is now");
    app.status = Some("Taken as it is now; u brings the old one back.".to_string());
    Vec::new()
}
