//! Which screens there are, and what can lie above them: the one place that knows all of them.

use super::view::{Screen, View, commands_of};
use super::{
    actors, brief, briefs, compare, conflicts, documents, export, find, grid, help, outline,
    palette, problems, reader, recover, search, timeline, wording, writing,
};
use crate::state::Model;
use crate::state::command::{Command, Context, When};
use crate::state::overlay::Overlay;

/// A view that there is.
struct Registered {
    context: &'static Context,
    commands: fn(&'static Context) -> Vec<Command>,
    /// A new one; none for what only lies above a screen.
    screen: Option<fn() -> Box<dyn Screen>>,
}

const fn screen<S: Screen + Default + 'static>(context: &'static Context) -> Registered {
    Registered { context, commands: commands_of::<S>, screen: Some(|| Box::<S>::default()) }
}

const fn above<V: View + 'static>(context: &'static Context) -> Registered {
    Registered { context, commands: commands_of::<V>, screen: None }
}

/// All of them, in the order of the help. The first one is where the program begins.
const VIEWS: &[Registered] = &[
    screen::<actors::Actors>(&actors::CONTEXT),
    screen::<grid::Grid>(&grid::CONTEXT),
    screen::<timeline::Timeline>(&timeline::CONTEXT),
    screen::<documents::Documents>(&documents::CONTEXT),
    screen::<compare::Compare>(&compare::CONTEXT),
    screen::<conflicts::Conflicts>(&conflicts::CONTEXT),
    screen::<brief::BriefItems>(&brief::CONTEXT),
    screen::<reader::Reader>(&reader::CONTEXT),
    above::<search::Search>(&search::CONTEXT),
    above::<outline::Outline>(&outline::CONTEXT),
    above::<find::Find>(&find::CONTEXT),
    above::<palette::Palette>(&palette::CONTEXT),
    above::<help::Help>(&help::CONTEXT),
    above::<problems::Problems>(&problems::CONTEXT),
    above::<wording::Wording>(&wording::CONTEXT),
    above::<writing::Writing>(&writing::CONTEXT),
    above::<briefs::Briefs>(&briefs::CONTEXT),
    above::<export::Export>(&export::CONTEXT),
    above::<recover::Recover>(&recover::CONTEXT),
];

/// The rows of all views in the command table.
pub(crate) fn commands() -> Vec<Command> {
    VIEWS.iter().flat_map(|view| (view.commands)(view.context)).collect()
}

/// Every screen, new.
pub(crate) fn screens() -> Vec<Box<dyn Screen>> {
    VIEWS.iter().filter_map(|view| view.screen).map(|new| new()).collect()
}

/// What there is when something is laid above a screen.
pub(crate) struct Beneath<'a> {
    pub screen: &'a dyn Screen,
    pub commands: &'a [Command],
    /// Whether a command can run on the screen.
    pub can: &'a dyn Fn(&Command) -> When,
}

/// What is asked for, to be laid above a screen; `None` where there is nothing to show.
pub(crate) fn lay(
    overlay: &Overlay,
    model: &Model,
    beneath: &Beneath<'_>,
) -> Option<Box<dyn View>> {
    let screen = beneath.screen;
    Some(match overlay {
        Overlay::Help => Box::new(help::Help::new(beneath.commands)),
        Overlay::Problems => Box::<problems::Problems>::default(),
        Overlay::Wording => Box::new(wording::Wording::new(model, screen.focus(model)?)),
        Overlay::Palette => Box::new(palette::Palette::new(beneath.commands, beneath.can)),
        Overlay::Find => Box::new(find::Find::new(&model.scope.find, screen.place())),
        Overlay::Search => Box::new(search::Search::new(&screen.searched())),
        Overlay::Outline => Box::new(outline::Outline::new(screen.headings(model))),
        Overlay::Writing(into) => Box::new(writing::Writing::new(model, *into)),
        Overlay::Briefs => Box::<briefs::Briefs>::default(),
        Overlay::Export => Box::new(export::Export::new(model, screen.output()?)),
        Overlay::Recover => Box::<recover::Recover>::default(),
    })
}
