//! A neutral wording of what is chosen: who says it and through whom, what exactly, who denies what, and what
//! each phrase rests on. Never stronger than the quotes behind it.

mod render;

use crate::brief::collect::{self, At};
use crate::brief::{Snapshot, Subject};
use crate::dossier::{ActorIx, Entity, TopicIx};
use crate::insight::neutral::{Line, Worded, in_brief, worded};
use crate::pages::copied::{Form, of_line};
use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::views::canvas::Canvas;
use crate::views::parts::{picker, popup};
use crate::views::view::{Arrows, Described, Offer, Row, View};

/// What is worded, and how.
#[derive(Debug)]
pub(super) struct Wording {
    /// The ids of an actor and a topic.
    actor: String,
    topic: String,
    worded: Option<Words>,
    /// Of which generation the words are.
    worded_of: u64,
    scroll: usize,
    /// Everything that is on record, instead of about two lines.
    in_full: bool,
}

/// A line, and of what it is.
#[derive(Debug)]
struct Words {
    actor: ActorIx,
    topic: TopicIx,
    title: String,
    line: Line,
    /// The same in about two lines.
    short: Line,
    /// What it is of, for the brief.
    of: Subject,
}

impl Wording {
    pub(super) fn new(model: &Model, (actor, topic): (ActorIx, TopicIx)) -> Wording {
        let d = &model.dossier;
        Wording {
            actor: d.id_of(Entity::Actor(actor)).to_string(),
            topic: d.id_of(Entity::Topic(topic)).to_string(),
            worded: Some(Words::new(model, actor, topic)),
            worded_of: model.generation,
            scroll: 0,
            in_full: false,
        }
    }

    /// The words that are shown.
    fn shown<'a>(&self, words: &'a Words) -> &'a Line {
        if self.in_full { &words.line } else { &words.short }
    }

    /// Words it again, if another dossier was read since; without words where it is not there any more.
    fn fit(&mut self, model: &Model) {
        if self.worded_of == model.generation {
            return;
        }
        let d = &model.dossier;
        self.worded = match (d.find(&self.actor), d.find(&self.topic)) {
            (Some(Entity::Actor(actor)), Some(Entity::Topic(topic))) => {
                Some(Words::new(model, actor, topic))
            }
            _ => None,
        };
        self.worded_of = model.generation;
    }
}

impl Words {
    /// The line of what is chosen: of the claim, whoever speaks on it; of an undertaking for one actor.
    fn new(model: &Model, actor: ActorIx, topic: TopicIx) -> Words {
        let d = model.known();
        let topic_name = d.name_of(Entity::Topic(topic)).to_string();
        // Worded once, not at each frame. What is looked for changes nothing of what was said.
        let Worded { is_claim, line } = worded(d, actor, topic, &model.scope.there);
        let short = in_brief(d, &line);
        let (id, name) = (d.id_of(Entity::Actor(actor)), d.name_of(Entity::Actor(actor)));
        let title = if is_claim { topic_name } else { format!("{name}, {topic_name}") };
        let of = Subject::Line {
            actor: if is_claim { String::new() } else { id.to_string() },
            topic: d.id_of(Entity::Topic(topic)).to_string(),
        };
        Words { actor, topic, title, line, short, of }
    }
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "wording.open",
    title: "A neutral wording",
    help: "Word what is chosen as a briefing can: who says it, through whom, what exactly, and who denies what.",
    keys: &["w"],
    bar: Some((45, "wording")),
    reach: Reach::Screen,
    when: |screen, model| {
        When::only(
            screen.focus(model).is_some(),
            "Choose a position, a cell of the grid or a conflict first.",
        )
    },
    run: |_, model| model.open(Overlay::Wording),
};

const ROWS: &[Row<Wording>] = &[
    picker::close(
        "wording.close",
        "Close the wording",
        "Close the wording.",
        &["<esc>", "w", "q"],
        10,
    ),
    Row {
        id: "wording.all",
        title: "In full, or in two lines",
        help: "Switch between everything on record, statement by statement, and about two lines of it.",
        keys: &["v"],
        bar: Some((20, "in full, or short")),
        when: |wording, _| {
            let has_more = wording.worded.as_ref().is_some_and(|words| words.short != words.line);
            When::only(has_more, "Everything is shown already.")
        },
        run: |wording, _| {
            wording.in_full = !wording.in_full;
            wording.scroll = 0;
        },
    },
];

impl Described for Wording {
    const CONTEXT: &'static Context = &Context {
        title: "In the neutral wording",
        only: "Only in a neutral wording.",
        kind: Kind::Above,
    };
    const ROWS: &'static [Row<Wording>] = ROWS;
}

impl View for Wording {
    fn reconcile(&mut self, model: &mut Model) {
        let was_there = self.worded.is_some();
        self.fit(model);
        if was_there && self.worded.is_none() {
            model.close();
            model.say("What was worded is not in the dossier any more.");
        }
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.scroll = popup::step(model, self.scroll, step);
    }

    fn arrows(&self) -> Arrows {
        Arrows::Scroll
    }

    fn copied(&self, model: &Model, form: Form) -> Result<String, &'static str> {
        let words = self.worded.as_ref().ok_or("There is nothing to copy.")?;
        Ok(of_line(&model.dossier, &model.proofs, self.shown(words), form))
    }

    fn can_collect(&self, _: &Model) -> bool {
        self.worded.is_some()
    }

    fn collected(&self, _: &Model, at: At<'_>) -> Option<Snapshot> {
        let words = self.worded.as_ref()?;
        collect::line(at, words.actor, words.topic)
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        let Some(words) = &self.worded else { return };
        let columns = usize::from(on.body.width.saturating_sub(6).min(92));
        let is_kept = on.model.is_kept(words.of.clone());
        let lines =
            render::lines(on.model, on.theme, (&words.title, self.shown(words)), is_kept, columns);
        popup::draw(on, "In neutral words", columns, &lines, self.scroll);
    }
}
