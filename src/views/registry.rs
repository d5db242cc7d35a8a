//! Which screens there are, and what can lie above them: the one place that knows all of them.

use super::view::{Offer, Screen, View, commands_of};
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
    screen::<super::actors::Actors>(&super::actors::CONTEXT),
    screen::<super::grid::Grid>(&super::grid::CONTEXT),
    screen::<super::timeline::Timeline>(&super::timeline::CONTEXT),
    screen::<super::documents::Documents>(&super::documents::CONTEXT),
    screen::<super::compare::Compare>(&super::compare::CONTEXT),
    screen::<super::conflicts::Conflicts>(&super::conflicts::CONTEXT),
    screen::<super::brief::BriefItems>(&super::brief::CONTEXT),
    screen::<super::voices::Voices>(&super::voices::CONTEXT),
    screen::<super::reader::Reader>(&super::reader::CONTEXT),
    above::<super::search::Search>(&super::search::CONTEXT),
    above::<super::outline::Outline>(&super::outline::CONTEXT),
    above::<super::find::Find>(&super::find::CONTEXT),
    above::<super::palette::Palette>(&super::palette::CONTEXT),
    above::<super::help::Help>(&super::help::CONTEXT),
    above::<super::problems::Problems>(&super::problems::CONTEXT),
    above::<super::wording::Wording>(&super::wording::CONTEXT),
    above::<super::writing::Writing>(&super::writing::CONTEXT),
    above::<super::briefs::Briefs>(&super::briefs::CONTEXT),
    above::<super::export::Export>(&super::export::CONTEXT),
    above::<super::recover::Recover>(&super::recover::CONTEXT),
];

/// The rows of all views in the command table.
pub(crate) fn commands() -> Vec<Command> {
    VIEWS.iter().flat_map(|view| (view.commands)(view.context)).collect()
}

/// Every screen, new.
pub(crate) fn screens() -> Vec<Box<dyn Screen>> {
    VIEWS.iter().filter_map(|view| view.screen).map(|new| new()).collect()
}

/// What views offer wherever one is, in the order of the help: on the program as a whole, before what leads to the
/// screens, and on what is chosen, after it.
pub(crate) const ON_THE_PROGRAM: &[&Offer] =
    &[&super::find::OPEN, &super::palette::OPEN, &super::help::OPEN, &super::problems::OPEN];
pub(crate) const ON_WHAT_IS_CHOSEN: &[&Offer] =
    &[&super::compare::MARK, &super::briefs::OPEN, &super::wording::OPEN, &super::export::OPEN];

/// Lets views lay themselves above the screen that are needed without having been asked for.
pub(crate) fn offer_unasked(model: &mut Model) {
    super::recover::offer(model);
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
        Overlay::Help => Box::new(super::help::Help::new(beneath.commands)),
        Overlay::Problems => Box::<super::problems::Problems>::default(),
        Overlay::Wording => Box::new(super::wording::Wording::new(model, screen.focus(model)?)),
        Overlay::Palette => Box::new(super::palette::Palette::new(beneath.commands, beneath.can)),
        Overlay::Find => Box::new(super::find::Find::new(&model.scope.find, screen.place())),
        Overlay::Search => Box::new(super::search::Search::new(&screen.searched())),
        Overlay::Outline => Box::new(super::outline::Outline::new(screen.headings(model))),
        Overlay::Writing(into) => Box::new(super::writing::Writing::new(model, *into)),
        Overlay::Briefs => Box::<super::briefs::Briefs>::default(),
        Overlay::Export => Box::new(super::export::Export::new(model, screen.output()?)),
        Overlay::Recover => Box::<super::recover::Recover>::default(),
    })
}
