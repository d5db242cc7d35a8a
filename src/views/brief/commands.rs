//! The brief's rows of the command table.

use super::state::BriefItems;
use crate::brief::edit::{self, By};
use crate::brief::journal::EditTarget;
use crate::brief::{Excerpt, ItemKind};
use crate::state::Model;
use crate::state::brief::editing;
use crate::state::brief::look_again::{now, plain_job};
use crate::state::command::When;
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::view::{Row, always};

pub(super) const ROWS: &[Row<BriefItems>] = &[
    Row {
        id: "brief.note",
        title: "Note on this item",
        help: "Write what you have to say on the chosen item; it stands before its words.",
        keys: &["n"],
        bar: Some((23, "note")),
        when: is_chosen,
        run: |items, model| write(items, model, |id| EditTarget::Note(id.unwrap_or(0))),
    },
    Row {
        id: "brief.search",
        title: "Search the brief",
        help: "Go to the next item in which these words stand; Tab looks for them everywhere.",
        keys: &["/"],
        bar: Some((24, "search")),
        when: |_, model| {
            When::only(
                !model.brief.now().items.is_empty(),
                "Nothing is collected yet: b does it on other screens.",
            )
        },
        run: |_, model| model.open(Overlay::Search),
    },
    Row {
        id: "brief.note-alone",
        title: "A note of its own",
        help: "Write a note that stands alone, after the chosen item.",
        keys: &["N"],
        bar: None,
        when: always,
        run: |items, model| write(items, model, EditTarget::NoteAfter),
    },
    Row {
        id: "brief.heading",
        title: "A heading",
        help: "Write a heading, after the chosen item.",
        keys: &["H"],
        bar: Some((26, "heading")),
        when: always,
        run: |items, model| write(items, model, EditTarget::HeadingAfter),
    },
    Row {
        id: "brief.down",
        title: "Move the item down",
        help: "Let the chosen item and the next one change places.",
        keys: &["J", "<a-down>"],
        bar: Some((28, "move")),
        when: is_chosen,
        run: |items, model| shift(items, model, Step::On),
    },
    Row {
        id: "brief.up",
        title: "Move the item up",
        help: "Let the chosen item and the one before change places.",
        keys: &["K", "<a-up>"],
        bar: None,
        when: is_chosen,
        run: |items, model| shift(items, model, Step::Back),
    },
    Row {
        id: "brief.remove",
        title: "Take the item out",
        help: "Take the chosen item out of the brief; u brings it back.",
        keys: &["d", "<del>"],
        bar: Some((32, "take out")),
        when: is_chosen,
        run: |items, model| {
            if let Some(item) = items.item(model).cloned() {
                let next = edit::remove(model.brief.now(), item.id);
                editing::change(model, next, &format!("taking out “{}”", item.title()));
                model.say(format!("Taken out: {}. u brings it back.", item.title()));
            }
        },
    },
    Row {
        id: "brief.undo",
        title: "Undo",
        help: "Take back what was done to the brief last.",
        keys: &["u"],
        bar: Some((34, "undo")),
        when: |_, model| When::only(model.brief.history().can_undo(), "There is nothing to undo."),
        run: |_, model| editing::undo(model),
    },
    Row {
        id: "brief.redo",
        title: "Redo",
        help: "Do again what was undone.",
        keys: &["U"],
        bar: None,
        when: |_, model| {
            When::only(model.brief.history().can_redo(), "There is nothing to do again.")
        },
        run: |_, model| editing::redo(model),
    },
    Row {
        id: "brief.next-quote",
        title: "Other quotes of the item",
        help: "Print all quotes of the chosen item, or one of them alone: the next.",
        keys: &["]"],
        bar: Some((36, "quotes")),
        when: has_quotes,
        run: |items, model| turn(items, model, Step::On),
    },
    Row {
        id: "brief.previous-quote",
        title: "Other quotes of the item, backwards",
        help: "Print all quotes of the chosen item, or one of them alone: the one before.",
        keys: &["["],
        bar: None,
        when: has_quotes,
        run: |items, model| turn(items, model, Step::Back),
    },
    Row {
        id: "brief.short",
        title: "The short form of the page, or the long one",
        help: "Let the page hold the sentences and quoted words alone, without what stands around them and what the dossier notes; or all of it again.",
        keys: &["v"],
        bar: Some((38, "short")),
        when: has_items,
        run: |_, model| {
            let short = !model.brief.now().head.short;
            let next = edit::with_head(model.brief.now(), |head| head.short = short);
            editing::change(model, next, "changing the form of the page");
            model.say(if short {
                "The short form: sentences and quoted words. v brings the rest back."
            } else {
                "The long form: with the sentences around the words, and what the dossier notes."
            });
        },
    },
    Row {
        id: "brief.update",
        title: "Take it as it is now",
        help: "Replace the chosen item by what the dossier holds now, and take note of what is new; the note stays, u brings the old one back.",
        keys: &["a"],
        bar: Some((25, "as it is now")),
        when: |items, model| {
            let id = items.id(model);
            let is_changed = id.is_some_and(|id| model.brief.became.contains_key(&id));
            When::only(is_changed, "It is in the dossier as it was collected.")
        },
        run: update,
    },
    Row {
        id: "brief.next-change",
        title: "Next change",
        help: "Choose the next item that changed in the dossier since it was collected, or on which something is new.",
        keys: &[">"],
        bar: Some((24, "next change")),
        when: has_changed,
        run: |items, model| items.go_to_change(model, Step::On),
    },
    Row {
        id: "brief.previous-change",
        title: "Change before",
        help: "Choose the item before that changed in the dossier since, or on which something is new.",
        keys: &["<lt>"],
        bar: None,
        when: has_changed,
        run: |items, model| items.go_to_change(model, Step::Back),
    },
    Row {
        id: "brief.title",
        title: "Title of the brief",
        help: "Write the title that stands over the page.",
        keys: &["t"],
        bar: Some((40, "title")),
        when: always,
        run: |items, model| write(items, model, |_| EditTarget::Title),
    },
    Row {
        id: "brief.prepared-for",
        title: "Prepared for",
        help: "Write for whom the brief is.",
        keys: &["pf"],
        bar: None,
        when: always,
        run: |items, model| write(items, model, |_| EditTarget::PreparedFor),
    },
    Row {
        id: "brief.prepared-by",
        title: "Prepared by",
        help: "Write by whom the brief is.",
        keys: &["pb"],
        bar: None,
        when: always,
        run: |items, model| write(items, model, |_| EditTarget::PreparedBy),
    },
    Row {
        id: "brief.handling",
        title: "Handling",
        help: "Write how the brief is to be handled; it stands on each page that is printed.",
        keys: &["ph"],
        bar: None,
        when: always,
        run: |items, model| write(items, model, |_| EditTarget::Handling),
    },
    Row {
        id: "brief.sort-actor",
        title: "Sort by actor",
        help: "Sort the items between headings by the names of their actors.",
        keys: &["Sa"],
        bar: None,
        when: has_items,
        run: |_, model| sort(model, By::Actor),
    },
    Row {
        id: "brief.sort-topic",
        title: "Sort by topic",
        help: "Sort the items between headings by the names of their topics.",
        keys: &["St"],
        bar: None,
        when: has_items,
        run: |_, model| sort(model, By::Topic),
    },
    Row {
        id: "brief.sort-date",
        title: "Sort by date",
        help: "Sort the items between headings by the day on which it was said; undated last.",
        keys: &["Sd"],
        bar: None,
        when: has_items,
        run: |_, model| sort(model, By::Date),
    },
    Row {
        id: "brief.save",
        title: "Save now",
        help: "Save the brief, when that did not succeed by itself.",
        keys: &["<c-s>"],
        bar: None,
        when: |_, model| When::only(model.brief.is_open(), "There is no brief yet."),
        run: |_, model| editing::save(model),
    },
];

fn is_chosen(items: &BriefItems, model: &Model) -> When {
    let is_one = items.item(model).is_some();
    When::only(is_one, "Nothing is collected yet: b does it on other screens.")
}

fn has_changed(_: &BriefItems, model: &Model) -> When {
    let has = !model.brief.became.is_empty();
    When::only(has, "Nothing changed in the dossier since, and nothing is new.")
}

fn has_items(_: &BriefItems, model: &Model) -> When {
    let has = !model.brief.now().items.is_empty();
    When::only(has, "Nothing is collected yet: b does it on other screens.")
}

fn quotes(items: &BriefItems, model: &Model) -> usize {
    let kept = items.item(model).and_then(|item| item.excerpt());
    kept.map_or(0, |kept| kept.snapshot.quotes().count())
}

fn has_quotes(items: &BriefItems, model: &Model) -> When {
    When::only(quotes(items, model) > 1, "This item has no second quote.")
}

fn write(items: &BriefItems, model: &mut Model, into: impl Fn(Option<u32>) -> EditTarget) {
    model.open(Overlay::Writing(into(items.id(model))));
}

fn shift(items: &BriefItems, model: &mut Model, to: Step) {
    if let Some(id) = items.id(model) {
        let next = edit::shift(model.brief.now(), id, to == Step::On);
        editing::change(model, next, "moving an item");
    }
}

fn sort(model: &mut Model, by: By) {
    let next = edit::sort(model.brief.now(), by);
    let is_other = editing::change(model, next, &format!("sorting by {}", by.name()));
    model.say(if is_other {
        format!("Sorted by {}, between headings.", by.name())
    } else {
        format!("By {}, they are in this order already.", by.name())
    });
}

fn turn(items: &BriefItems, model: &mut Model, to: Step) {
    of_kept(items, model, "the choice of quotes", |kept| {
        edit::turn_quotes(kept, to == Step::On);
    });
}

/// Changes how much of the chosen item is printed.
fn of_kept(items: &BriefItems, model: &mut Model, what: &str, change: impl FnOnce(&mut Excerpt)) {
    let Some(id) = items.id(model) else { return };
    let next = edit::change(model.brief.now(), id, |item| {
        if let ItemKind::Excerpt(kept) = &mut item.what {
            change(kept);
        }
    });
    editing::change(model, next, &format!("changing {what}"));
}

fn update(items: &mut BriefItems, model: &mut Model) {
    let Some(item) = items.item(model).cloned() else { return };
    let Some(kept) = item.excerpt() else { return };
    let job = plain_job(model.dossier.clone(), model.calendar.clone(), &model.proofs);
    let Some(snapshot) = now(&job, &kept.snapshot) else {
        return model
            .say("It is no longer in the dossier: it stays as it was collected; d takes it out.");
    };
    let became = model.brief.became.get(&item.id);
    let is_other = became.is_some_and(|became| !became.changed.is_empty());
    let next = edit::change(model.brief.now(), item.id, |item| {
        if let ItemKind::Excerpt(kept) = &mut item.what {
            kept.snapshot = snapshot;
            // Which quotes are printed was chosen among others.
            if is_other {
                kept.left_out.clear();
            }
        }
    });
    model.brief.became.remove(&item.id);
    editing::change(model, next, "taking it as it is now");
    model.say("Taken as it is now; u brings the old one back.");
}
