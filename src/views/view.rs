//! What a view is: a screen, or something that lies above one. It owns its state, its commands and its
//! drawing; whoever goes through views knows them by these traits alone.

use super::canvas::Canvas;
use crate::brief::collect::At;
use crate::brief::taken::taken;
use crate::brief::{Snapshot, TakenAt};
use crate::dossier::{ActorIx, DocumentIx, QuoteIx, TopicIx};
use crate::pages::copied::{Form, of_quote};
use crate::state::Model;
use crate::state::address::is_openable;
use crate::state::command::{Command, Context, Owner, Reach, When};
use crate::state::effect::Effect;
use crate::state::exportable::Exportable;
use crate::state::jobs::JobKind;
use crate::state::key::Key;
use crate::state::layout::Target;
use crate::state::msg::Msg;
use crate::state::overlay::Heading;
use crate::state::place::{Pane, Place};
use crate::state::step::Step;

/// A command of a view: its row of the command table, and what it does.
pub(crate) struct Row<V: 'static> {
    pub id: &'static str,
    pub title: &'static str,
    pub help: &'static str,
    pub keys: &'static [&'static str],
    pub bar: Option<(u8, &'static str)>,
    pub when: fn(&V, &Model) -> When,
    pub run: fn(&mut V, &mut Model),
}

/// A command that a view offers wherever one is: to be laid above the screen, or to be gone to with what is chosen
/// there.
pub(crate) struct Offer {
    pub id: &'static str,
    pub title: &'static str,
    pub help: &'static str,
    pub keys: &'static [&'static str],
    pub bar: Option<(u8, &'static str)>,
    pub reach: Reach,
    /// Whether it can run; that nothing lies above the screen need not be asked where it does not reach further.
    pub when: fn(&dyn Screen, &Model) -> When,
    pub run: fn(&dyn Screen, &mut Model),
}

/// For offers that can always be taken.
pub(crate) fn anywhere(_: &dyn Screen, _: &Model) -> When {
    When::Yes
}

/// For commands that can always run.
pub(crate) fn always<V>(_: &V, _: &Model) -> When {
    When::Yes
}

/// What a view says of itself.
pub(crate) trait Described: Sized + 'static {
    /// Where its commands can be given.
    const CONTEXT: &'static Context;
    /// The tab of a screen; none where no digit leads there.
    const TAB: Option<&'static Tab> = None;
    /// Its rows of the command table.
    const ROWS: &'static [Row<Self>];
}

/// A screen, or something that lies above one.
pub(crate) trait View: Runs {
    /// Makes it fit the dossier, the scope and the brief. This is done after whatever happened, so it has to be
    /// quick where nothing did.
    fn reconcile(&mut self, _: &mut Model) {}

    /// Moves in what has the focus.
    fn step(&mut self, model: &mut Model, step: Step);

    /// Answers a click on something that it drew. Rows and panes of a screen are chosen without its doing.
    fn click(&mut self, _: &mut Model, _: Target) {}

    /// Takes a key that is no command: a letter that is typed. Whether it means anything here.
    fn type_key(&mut self, _: &mut Model, _: Key) -> bool {
        false
    }

    /// Takes pasted text, raw. Whether anything can be pasted here.
    fn paste(&mut self, _: &mut Model, _: &str) -> bool {
        false
    }

    /// The words last searched for in the text that is read here; `search` looks for others.
    fn searched(&self) -> String {
        String::new()
    }
    fn search(&mut self, _: &mut Model, _: &str) {}

    /// Takes what comes from the world outside, if it was asked for here.
    fn take(&mut self, _: &mut Model, _: &Msg) {}

    /// Is closed, or left with the program, by something else than its own commands: what is typed is kept.
    fn finish(&mut self, _: &mut Model) {}

    /// What the arrows do here, for the key bar.
    fn arrows(&self) -> Arrows {
        Arrows::Choose
    }

    /// What is copied here, with its sources and how it stands.
    ///
    /// # Errors
    /// A sentence for the status line.
    fn copied(&self, _: &Model, _: Form) -> Result<String, &'static str> {
        Err("Close this first, with Esc.")
    }

    /// Whether anything can be collected here, without taking it: this is asked at each frame.
    fn can_collect(&self, _: &Model) -> bool {
        false
    }

    /// A snapshot of what is chosen.
    fn collected(&self, _: &Model, _: At<'_>) -> Option<Snapshot> {
        None
    }

    /// The time at which what is chosen is looked at.
    fn taken(&self, model: &Model) -> Option<TakenAt> {
        taken(model.scope.time)
    }

    /// Whether it is drawn in the place of the key bar.
    fn is_in_key_bar(&self) -> bool {
        false
    }

    /// Whether what lies beneath is read while this is open: it is not set back.
    fn is_beside(&self) -> bool {
        false
    }

    fn draw(&self, on: &mut Canvas<'_, '_>);
}

/// What the arrows do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrows {
    Choose,
    /// In two directions.
    ChooseCell,
    Scroll,
    Move,
}

/// Hands out what a view says of itself, and carries out its rows by their numbers: every view has it.
pub(crate) trait Runs {
    fn context(&self) -> &'static Context;
    fn tab(&self) -> Option<&'static Tab>;
    fn when(&self, row: usize, model: &Model) -> When;
    fn run(&mut self, row: usize, model: &mut Model);
}

impl<V: Described> Runs for V {
    fn context(&self) -> &'static Context {
        V::CONTEXT
    }

    fn tab(&self) -> Option<&'static Tab> {
        V::TAB
    }

    fn when(&self, row: usize, model: &Model) -> When {
        V::ROWS.get(row).map_or(When::No("This is no command."), |row| (row.when)(self, model))
    }

    fn run(&mut self, row: usize, model: &mut Model) {
        if let Some(row) = V::ROWS.get(row) {
            (row.run)(self, model);
        }
    }
}

/// How a screen is found: its tab, and the command that leads to it.
#[derive(Debug)]
pub(crate) struct Tab {
    /// `app.grid`.
    pub id: &'static str,
    /// The digit that leads there.
    pub key: &'static [&'static str],
    pub title: &'static str,
    /// One sentence.
    pub help: &'static str,
}

/// A screen: a view in which one is at a place.
pub(crate) trait Screen: View {
    /// Where one is on it.
    fn place(&self) -> Place;

    /// Goes to a place if it is one of its own; returns whether it is.
    fn open(&mut self, place: &Place) -> bool;

    /// Where Esc leads if the program starts on this screen.
    fn way_out(&self) -> Option<Place> {
        None
    }

    /// Whether one is in the list in which a place was: then going there would go nowhere.
    fn is_in_list_of(&self, _: &Place) -> bool {
        false
    }

    /// Its panes, in the order of Tab, and the one that has the focus.
    fn panes(&self) -> &'static [Pane] {
        &[]
    }
    fn pane(&self) -> Pane {
        Pane::Subjects
    }
    fn turn_to(&mut self, _: Pane) {}

    /// Which row of a pane is chosen.
    fn chosen(&self, _: &Model, _: Pane) -> Option<usize> {
        None
    }

    /// Chooses a row of a pane.
    fn choose(&mut self, _: &mut Model, _: Pane, _: usize) {}

    /// Goes into what is chosen.
    fn enter(&mut self, _: &mut Model) {}

    /// What has to be worked out for it.
    fn jobs(&self) -> Vec<JobKind> {
        Vec::new()
    }

    /// Chooses what matches best, because something else is looked for.
    fn choose_found(&mut self, _: &mut Model) {}

    /// The actor and the topic of what is chosen: of a position, a cell, a conflict.
    fn focus(&self, _: &Model) -> Option<(ActorIx, TopicIx)> {
        None
    }

    /// The actor that is chosen.
    fn actor(&self, _: &Model) -> Option<ActorIx> {
        None
    }

    /// The quote that is chosen.
    ///
    /// # Errors
    /// A sentence for the status line: why there is none.
    fn quote(&self, model: &Model) -> Result<QuoteIx, &'static str>;

    /// The document that is chosen, or else that of the chosen quote.
    fn document(&self, model: &Model) -> Option<DocumentIx> {
        Some(model.dossier.quote(self.quote(model).ok()?)?.document())
    }

    /// What opens outside the program: the address of the document.
    ///
    /// # Errors
    /// A sentence for the status line: why there is nothing to open.
    fn opened(&self, model: &Model) -> Result<Effect, &'static str> {
        let document = self.document(model).ok_or("Choose a document or a quote first.")?;
        match model.dossier.document(document).and_then(|document| document.url.clone()) {
            Some(address) if is_openable(&address) => Ok(Effect::OpenAddress(address)),
            Some(_) => Err("The address of this document is none that is safe to open."),
            None => Err("This document has no address."),
        }
    }

    /// The position or item that is chosen explains itself in the corner of the key bar.
    fn explained(&self, _: &Model) -> Option<String> {
        None
    }

    /// What can be written to a file here.
    fn output(&self) -> Option<Exportable> {
        None
    }

    /// What can be read through: its headings, and the one at which the screen begins.
    fn headings(&self, _: &Model) -> (Vec<Heading>, usize) {
        (Vec::new(), 0)
    }
}

/// The rows of a view as rows of the command table.
pub(crate) fn commands_of<V: Described>() -> Vec<Command> {
    let command = |(n, row): (usize, &Row<V>)| Command {
        id: row.id,
        title: row.title,
        help: row.help,
        context: V::CONTEXT,
        keys: row.keys,
        bar: row.bar,
        owner: Owner::View(n),
    };
    V::ROWS.iter().enumerate().map(command).collect()
}

/// What is copied where a quote is chosen.
///
/// # Errors
/// No quote is chosen: a sentence for the status line.
pub(crate) fn copy_quote(
    screen: &dyn Screen,
    model: &Model,
    form: Form,
) -> Result<String, &'static str> {
    of_quote(&model.dossier, &model.proofs, screen.quote(model)?, form)
}
