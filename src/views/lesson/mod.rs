//! The lesson: what a beginner does in a first quarter of an hour, with what to press and what is then seen. Each step
//! is ticked off once it was done (`done`).
//!
//! ```text
//! ┌ Your first 15 minutes ───────────────────────────┐
//! │ This copy lies in /home/desk/learn.              │
//! │ 1 of 8 done. Esc closes this page …              │
//! │                                                  │
//! │ ✓ 1  Read a quote in its document                │
//! │ ▌ 2  Find the quote that does not match its copy │
//! │      Somebody changed a word …                   │
//! ```

mod done;
mod render;
mod words;

use crate::pages::copied::Form;
use crate::state::Model;
use crate::state::command::{Command, Context, Kind, Reach, When};
use crate::state::lesson::Deed;
use crate::state::overlay::Overlay;
use crate::state::place::Place;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::{picker, popup};
use crate::views::view::{Arrows, Described, Offer, Row, View};

/// The page, with the commands whose keys it names.
#[derive(Debug, Default)]
pub(super) struct LessonPage {
    commands: Vec<Command>,
    scroll: usize,
}

impl LessonPage {
    pub(super) fn new(commands: &[Command]) -> LessonPage {
        LessonPage { commands: commands.to_vec(), scroll: 0 }
    }
}

/// Takes note of what was just done and says so. Whether anything is new.
pub(super) fn take_note(model: &mut Model, place: &Place, above: Option<&Overlay>) -> bool {
    if let Some(lesson) = &mut model.lesson {
        done::begin(lesson, model.scope.time.as_of, place);
    }
    let new: Vec<Deed> = match &model.lesson {
        None => return false,
        Some(lesson) => Deed::ALL
            .into_iter()
            .filter(|deed| !model.has_learned(*deed))
            .filter(|deed| done::is_done(*deed, lesson, model, place, above))
            .collect(),
    };
    let Some(last) = new.last() else { return false };
    model.learned.extend(new.iter().map(|deed| deed.name().to_string()));
    let is_all = Deed::ALL.into_iter().all(|deed| model.has_learned(deed));
    let after = match above {
        // The page itself shows what comes next.
        Some(Overlay::Lesson) => "",
        _ if is_all => words::ALL_DONE,
        _ => words::GOES_ON,
    };
    let said = format!("Done: {}. {after}", words::title(*last)).trim_end().to_string();
    // What the step itself said is not lost.
    let before = model.status.take();
    model.say(before.map_or(said.clone(), |before| format!("{before} {said}")));
    true
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "app.lesson",
    title: "The lesson",
    help: "Show what to do in a first quarter of an hour, and what of it is done; “onrecord learn” opens a copy to do it in.",
    keys: &["L", "<f2>"],
    bar: Some((88, "lesson")),
    reach: Reach::Top,
    when: |_, model| {
        When::only(model.lesson.is_some(), "“onrecord learn” opens a copy for the lesson.")
    },
    run: |_, model| model.open(Overlay::Lesson),
};

const ROWS: &[Row<LessonPage>] = &[picker::close(
    "lesson.close",
    "Close the lesson",
    "Close the lesson.",
    &["<esc>", "q", "L"],
    10,
)];

impl Described for LessonPage {
    const CONTEXT: &'static Context =
        &Context { title: "In the lesson", only: "Only in the lesson.", kind: Kind::Above };
    const ROWS: &'static [Row<LessonPage>] = ROWS;
}

impl View for LessonPage {
    fn step(&mut self, model: &mut Model, step: Step) {
        self.scroll = popup::step(model, self.scroll, step);
    }

    fn copied(&self, model: &Model, _: Form) -> Result<String, &'static str> {
        let lesson = model.lesson.as_ref().ok_or("There is nothing to copy here.")?;
        Ok(render::restore(model, lesson))
    }

    fn arrows(&self) -> Arrows {
        Arrows::Scroll
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(on, &self.commands, self.scroll);
    }
}
