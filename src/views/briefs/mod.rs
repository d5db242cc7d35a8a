//! The briefs that there are: opens one, or begins another by typing its name.

mod render;

use crate::dossier::slug;
use crate::state::Model;
use crate::state::brief::{editing, files};
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::editor::Typed;
use crate::state::effect::StorageRequest;
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::overlay::{Next, Overlay};
use crate::state::place::{AtItem, Place};
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{self, Picker, Picks};
use crate::views::view::{Described, Offer, Row, View, always, anywhere};

/// What is typed and chosen.
#[derive(Debug, Default)]
pub(super) struct Briefs {
    picker: Picker,
}

impl Briefs {
    /// The briefs whose names contain what is typed, and the name of a new one.
    fn choices(&self, model: &Model) -> (Vec<String>, Option<String>) {
        let wanted = slug(self.picker.text()).unwrap_or_default();
        let has = |name: &&String| {
            name.contains(&wanted) || slug(name).is_some_and(|name| name.contains(&wanted))
        };
        let found: Vec<String> = model.brief.names.iter().filter(has).cloned().collect();
        let is_taken = model.brief.names.contains(&wanted) || model.brief.name == wanted;
        (found, Some(wanted).filter(|wanted| !wanted.is_empty() && !is_taken))
    }

    /// The name of the chosen one, where it is one that there is.
    fn chosen(&self, model: &Model) -> Option<String> {
        self.choices(model).0.into_iter().nth(self.picker.chosen)
    }

    /// Opens or begins the chosen one.
    fn open(&mut self, model: &mut Model) {
        let (found, new) = self.choices(model);
        let chosen = found.into_iter().nth(self.picker.chosen);
        if chosen.is_none() && new.is_none() {
            return;
        }
        let is_open = chosen.as_ref() == Some(&model.brief.name);
        model.close();
        if !is_open && !editing::may_turn(model) {
            return;
        }
        model.next(Next::Screen(Place::Brief(AtItem::default())));
        match (chosen, new) {
            (Some(_), _) if is_open => {}
            (Some(name), _) => {
                model.brief.to_recover = None;
                editing::open(model, name);
            }
            (None, Some(name)) => {
                editing::begin(model, &name);
                let title = self.picker.text().trim().to_string();
                let next =
                    crate::brief::edit::with_head(model.brief.now(), |head| head.title = title);
                editing::change(model, next, "beginning a brief");
                model.say(format!("A new brief: {name}."));
            }
            (None, None) => {}
        }
    }
}

impl Picks for Briefs {
    fn picker(&mut self) -> &mut Picker {
        &mut self.picker
    }

    fn len(&self, model: &Model) -> usize {
        let (found, new) = self.choices(model);
        found.len() + usize::from(new.is_some())
    }
}

/// How the list is opened.
pub(super) const OPEN: Offer = Offer {
    id: "brief.others",
    title: "Other briefs",
    help: "Open another brief, or begin one.",
    keys: &["B"],
    bar: None,
    reach: Reach::Screen,
    when: anywhere,
    run: |_, model| {
        model.open(Overlay::Briefs);
        model.ask(StorageRequest::List);
    },
};

const ROWS: &[Row<Briefs>] = &[
    Row {
        id: "briefs.open",
        title: "Open it",
        help: "Open the chosen brief; or, where no brief has the name that is typed, begin one.",
        keys: &["<ret>"],
        bar: Some((10, "open")),
        when: |briefs, model| When::only(briefs.len(model) > 0, "Type a name for a new brief."),
        run: Briefs::open,
    },
    Row {
        id: "briefs.rename",
        title: "Rename the open brief",
        help: "Give the brief that is open the name that is typed.",
        keys: &["<c-r>"],
        bar: Some((30, "rename the open one")),
        when: |briefs, model| {
            let is_named = briefs.choices(model).1.is_some();
            When::only(is_named && model.brief.is_open(), "Type a name that no brief has.")
        },
        run: |briefs, model| {
            model.close();
            if let Some(name) = briefs.choices(model).1 {
                files::rename(model, name);
            }
        },
    },
    Row {
        id: "briefs.remove",
        title: "Take a brief away",
        help: "Take the chosen brief away; Ctrl-Z brings it back.",
        keys: &["<c-d>"],
        bar: Some((40, "take away")),
        when: |briefs, model| {
            When::only(briefs.chosen(model).is_some(), "Choose a brief that there is.")
        },
        run: |briefs, model| {
            if let Some(name) = briefs.chosen(model) {
                files::remove(model, name);
            }
        },
    },
    Row {
        id: "briefs.restore",
        title: "Bring a brief back",
        help: "Bring back the brief that was taken away last.",
        keys: &["<c-z>"],
        bar: None,
        when: always,
        run: |_, model| files::restore(model),
    },
    picker::close(
        "briefs.close",
        "Close the list of briefs",
        "Close the list and stay with this brief.",
        &["<esc>", "<c-c>"],
        20,
    ),
    picker::next("briefs.down", "Next brief", "Choose the next brief."),
    picker::previous("briefs.up", "Brief before", "Choose the brief before."),
];

impl Described for Briefs {
    const CONTEXT: &'static Context = &Context {
        title: "Among the briefs",
        only: "Only among the briefs.",
        kind: Kind::Typed(&["briefs.close"]),
    };
    const ROWS: &'static [Row<Briefs>] = ROWS;
}

impl View for Briefs {
    fn step(&mut self, model: &mut Model, step: Step) {
        picker::step(self, model, step);
    }

    fn click(&mut self, model: &mut Model, target: Target) {
        if let Target::Choice(n) = target {
            self.picker.chosen = n;
            self.open(model);
        }
    }

    fn type_key(&mut self, _: &mut Model, key: Key) -> bool {
        self.picker.type_key(key) != Typed::Nothing
    }

    fn paste(&mut self, _: &mut Model, text: &str) -> bool {
        self.picker.paste(text) != Typed::Nothing
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        let (found, new) = self.choices(on.model);
        render::draw(on, &self.picker, &found, new.as_deref());
    }
}
