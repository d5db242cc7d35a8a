//! The saved views: each with what it lists and what of that is new; goes to one, or saves what is filtered now under a
//! name.

mod choice;
mod render;

use self::choice::Choice;
use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::editor::Typed;
use crate::state::effect::StorageRequest;
use crate::state::jobs::JobKind;
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::overlay::Overlay;
use crate::state::place::Place;
use crate::state::saved::{SavedView, Whose};
use crate::state::saving;
use crate::state::step::Step;
use crate::text::fold::fold;
use crate::views::canvas::Canvas;
use crate::views::parts::picker::{self, Picker, Picks};
use crate::views::view::{Described, Offer, Row, View, always, anywhere};

/// What is typed and chosen, and where one is.
#[derive(Debug)]
pub(super) struct SavedViews {
    picker: Picker,
    place: Place,
}

impl SavedViews {
    pub(super) fn new(place: Place) -> SavedViews {
        SavedViews { picker: Picker::default(), place }
    }

    /// The views in whose names what is typed stands, then what can be made of it.
    fn choices<'m>(&self, model: &'m Model) -> Vec<Choice<'m>> {
        let typed = self.picker.text();
        let wanted = fold(typed.trim()).text;
        let all = model.saved.all().iter().enumerate();
        let found = all.filter(|(_, view)| fold(&view.name).text.contains(&wanted));
        let mut choices: Vec<Choice<'m>> = found.map(|(n, view)| Choice::View(n, view)).collect();
        let mut of_new = vec![Whose::Own];
        if model.is_folder {
            of_new.push(Whose::Dossier);
        }
        choices.extend(of_new.into_iter().filter_map(|whose| {
            saving::name_of_new(model, typed, whose).map(|name| Choice::New(name, whose))
        }));
        choices
    }

    fn chosen_view(&self, model: &Model) -> Option<SavedView> {
        match self.choices(model).into_iter().nth(self.picker.chosen)? {
            Choice::View(_, view) => Some(view.clone()),
            Choice::New(..) => None,
        }
    }

    /// Goes to the chosen one, or saves what is filtered now.
    fn enter(&mut self, model: &mut Model) {
        let chosen = self.choices(model).into_iter().nth(self.picker.chosen);
        match chosen {
            Some(Choice::View(_, view)) => {
                let view = view.clone();
                model.close();
                saving::open(model, &view);
            }
            Some(Choice::New(name, whose)) => {
                model.close();
                saving::keep(model, &name, whose, self.place.clone(), None);
            }
            None => {}
        }
    }
}

impl Picks for SavedViews {
    fn picker(&mut self) -> &mut Picker {
        &mut self.picker
    }

    fn len(&self, model: &Model) -> usize {
        self.choices(model).len()
    }
}

/// How the list is opened.
pub(super) const OPEN: Offer = Offer {
    id: "saved.open",
    title: "Saved views",
    help: "Go to a filter that was saved with its place, see what is new in it, or save the present one under a name.",
    keys: &["V"],
    bar: Some((72, "views")),
    reach: Reach::Screen,
    when: anywhere,
    run: |_, model| {
        model.open(Overlay::SavedViews);
        model.ask(StorageRequest::ListViews);
    },
};

fn has_chosen(views: &SavedViews, model: &Model) -> When {
    When::only(views.chosen_view(model).is_some(), "Choose a view that there is.")
}

const ROWS: &[Row<SavedViews>] = &[
    Row {
        id: "saved.go",
        title: "Go to it, or save",
        help: "Filter by the chosen view and go to its place; or, on a name that is new, save the present filter, day and place under it.",
        keys: &["<ret>"],
        bar: Some((10, "go there, save")),
        when: |views, model| {
            When::only(views.len(model) > 0, "Type a name to save what is filtered now.")
        },
        run: SavedViews::enter,
    },
    Row {
        id: "saved.replace",
        title: "Save the present filter in its place",
        help: "Let the chosen view look for what is filtered now, at this place; it keeps its name, and Ctrl-Z takes it back.",
        keys: &["<c-s>"],
        bar: Some((30, "save in its place")),
        when: has_chosen,
        run: |views, model| {
            if let Some(view) = views.chosen_view(model) {
                saving::keep(model, &view.name, view.whose, views.place.clone(), Some(&view));
            }
        },
    },
    Row {
        id: "saved.remove",
        title: "Take a view away",
        help: "Take the chosen view away; Ctrl-Z brings it back.",
        keys: &["<c-d>"],
        bar: Some((40, "take away")),
        when: has_chosen,
        run: |views, model| {
            if let Some(view) = views.chosen_view(model) {
                saving::remove(model, &view);
            }
        },
    },
    Row {
        id: "saved.restore",
        title: "Take that back",
        help: "Bring back the view that was taken away or replaced last; again, the one before it.",
        keys: &["<c-z>"],
        bar: None,
        when: always,
        run: |_, model| saving::restore(model),
    },
    picker::close(
        "saved.close",
        "Close the saved views",
        "Close the list; what is filtered stays as it was.",
        &["<esc>", "<c-c>"],
        20,
    ),
    picker::next("saved.down", "Next view", "Choose the next view."),
    picker::previous("saved.up", "View before", "Choose the view before."),
];

impl Described for SavedViews {
    const CONTEXT: &'static Context = &Context {
        title: "Among the saved views",
        only: "Only among the saved views.",
        kind: Kind::Typed(&["saved.close"]),
    };
    const ROWS: &'static [Row<SavedViews>] = ROWS;
}

impl View for SavedViews {
    fn reconcile(&mut self, model: &mut Model) {
        // Before the index is there nothing can be counted.
        if !model.saved.all().is_empty() && model.index.is_of(model.dossier.len()) {
            model.ensure_jobs(&[JobKind::SavedViews]);
        }
        self.picker.chosen = self.picker.chosen.min(self.len(model).saturating_sub(1));
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        picker::step(self, model, step);
    }

    fn click(&mut self, model: &mut Model, target: Target) {
        if let Target::Choice(n) = target {
            self.picker.chosen = n;
            self.enter(model);
        }
    }

    fn type_key(&mut self, _: &mut Model, key: Key) -> bool {
        self.picker.type_key(key) != Typed::Nothing
    }

    fn paste(&mut self, _: &mut Model, text: &str) -> bool {
        self.picker.paste(text) != Typed::Nothing
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on, &self.picker, &self.choices(on.model));
    }
}
