//! What became of adding a document: what it states and where it lies now; or, of another version of one that is held,
//! what changed, which quotes fell, and the lines to write.

mod render;

use crate::dossier::{DocumentIx, Dossier, Entity};
use crate::pages::copied::Form;
use crate::state::Model;
use crate::state::added;
use crate::state::adding::{AddRequest, Became};
use crate::state::command::{Context, Kind, When};
use crate::state::effect::Effect;
use crate::state::overlay::Overlay;
use crate::state::place::Place;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::{picker, popup};
use crate::views::view::{Arrows, Described, Row, View};

/// The report, from some line on.
#[derive(Debug, Default)]
pub(super) struct Added {
    scroll: usize,
}

/// Shows what became of a document, unless something else lies above the screen by now.
pub(super) fn offer(model: &mut Model) {
    if model.adding.is_untold {
        model.offer(Overlay::Added, "");
    }
}

const ROWS: &[Row<Added>] = &[
    Row {
        id: "added.show",
        title: "Go to the document",
        help: "Close this and go to the document that was added.",
        keys: &["<ret>"],
        bar: Some((10, "go to it")),
        when: |_, model| match held(model) {
            None => When::No("It is not in the dossier yet."),
            Some(id) => {
                When::only(named(&model.dossier, id).is_some(), "The dossier is being read.")
            }
        },
        run: |_, model| {
            let document = held(model).and_then(|id| named(&model.dossier, id));
            model.close();
            if let Some(ix) = document {
                let place = Place::of_document(&model.dossier, Entity::Document(ix), 0);
                model.go(place);
            }
        },
    },
    Row {
        id: "added.replace",
        title: "Put it in the place of the held copy",
        help: "Put this version in the place of the copy that is held; the earlier copy is kept in documents/earlier.",
        keys: &["r"],
        bar: Some((12, "replace the copy")),
        when: |_, model| When::only(version(model).is_some(), "There is no copy to replace."),
        run: |view, model| {
            let Some(request) = version(model) else { return };
            view.scroll = 0;
            added::ask(model, request);
        },
    },
    Row {
        id: "added.edit",
        title: "Edit its description",
        help: "Open the file in which it is described, in the editor that VISUAL or EDITOR names; then the dossier is read again.",
        keys: &["E"],
        bar: Some((14, "edit")),
        when: |_, model| {
            When::only(described(model).is_some(), "There is no new description to edit.")
        },
        run: |_, model| {
            let Some(file) = described(model).map(str::to_string) else { return };
            let folder = model.folder.clone();
            model.ask(Effect::Edit { folder, file, line: 1, column: 1 });
        },
    },
    picker::close("added.close", "Close the report", "Close the report.", &["<esc>", "q"], 20),
];

/// The id of the document that is in the dossier now.
fn held(model: &Model) -> Option<&str> {
    match &model.adding.last.as_ref()?.became {
        Became::Held(id) => Some(id),
        Became::Version(_) | Became::InPart | Became::Refused => None,
    }
}

/// What is asked for next, where it is another version and nothing was replaced.
fn version(model: &Model) -> Option<AddRequest> {
    let last = model.adding.last.as_ref()?;
    let Became::Version(shown) = &last.became else { return None };
    Some(AddRequest { replace: Some(shown.clone()), ..last.request.clone() })
}

/// The file in which it is described now.
fn described(model: &Model) -> Option<&str> {
    model.adding.last.as_ref()?.described.as_deref()
}

fn named(d: &Dossier, id: &str) -> Option<DocumentIx> {
    match d.find(id)? {
        Entity::Document(ix) => Some(ix),
        _ => None,
    }
}

impl Described for Added {
    const CONTEXT: &'static Context = &Context {
        title: "After adding a document",
        only: "Only after adding a document.",
        kind: Kind::Above,
    };
    const ROWS: &'static [Row<Added>] = ROWS;
}

impl View for Added {
    fn reconcile(&mut self, model: &mut Model) {
        model.adding.is_untold = false;
    }

    fn copied(&self, model: &Model, _: Form) -> Result<String, &'static str> {
        let last = model.adding.last.as_ref().ok_or("There is nothing to copy here.")?;
        Ok(last.told.join("\n"))
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.scroll = popup::step(model, self.scroll, step);
    }

    fn arrows(&self) -> Arrows {
        Arrows::Scroll
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on, self.scroll);
    }
}
