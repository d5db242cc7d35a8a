//! Which screens there are, and what can lie above them: the one place that knows all of them.

pub(crate) use super::parts::nothing::MATCHES as NOTHING_MATCHES;
use super::view::{Described, Offer, Screen, View, commands_of};
use crate::state::Model;
use crate::state::command::{Command, When};
use crate::state::overlay::Overlay;

/// A view that there is.
struct Registered {
    commands: fn() -> Vec<Command>,
    /// A new one; none for what only lies above a screen.
    screen: Option<fn() -> Box<dyn Screen>>,
}

const fn screen<S: Screen + Described + Default>() -> Registered {
    Registered { commands: commands_of::<S>, screen: Some(|| Box::<S>::default()) }
}

const fn above<V: View + Described>() -> Registered {
    Registered { commands: commands_of::<V>, screen: None }
}

/// All of them, in the order of the help. The first one is where the program begins.
const VIEWS: &[Registered] = &[
    screen::<super::actors::Actors>(),
    screen::<super::grid::Grid>(),
    screen::<super::timeline::Timeline>(),
    screen::<super::documents::Documents>(),
    screen::<super::compare::Compare>(),
    screen::<super::conflicts::Conflicts>(),
    screen::<super::brief::BriefItems>(),
    screen::<super::voices::Voices>(),
    screen::<super::reader::Reader>(),
    above::<super::search::Search>(),
    above::<super::outline::Outline>(),
    above::<super::find::Find>(),
    above::<super::filters::Filters>(),
    above::<super::saved::SavedViews>(),
    above::<super::as_of::AsOf>(),
    above::<super::palette::Palette>(),
    above::<super::help::Help>(),
    above::<super::lesson::LessonPage>(),
    above::<super::problems::Problems>(),
    above::<super::wording::Wording>(),
    above::<super::anew::QuoteAnew>(),
    above::<super::selecting::Selecting>(),
    above::<super::capture::CaptureForm>(),
    above::<super::left::Left>(),
    above::<super::adding::AddForm>(),
    above::<super::added::Added>(),
    above::<super::writing::Writing>(),
    above::<super::briefs::Briefs>(),
    above::<super::export::Export>(),
    above::<super::recover::Recover>(),
];

/// The rows of all views in the command table.
pub(crate) fn commands() -> Vec<Command> {
    VIEWS.iter().flat_map(|view| (view.commands)()).collect()
}

/// Every screen, new.
pub(crate) fn screens() -> Vec<Box<dyn Screen>> {
    VIEWS.iter().filter_map(|view| view.screen).map(|new| new()).collect()
}

/// What views offer wherever one is, in the order of the help: on the program as a whole, before what leads to the
/// screens, and on what is chosen, after it.
pub(crate) const ON_THE_PROGRAM: &[&Offer] = &[
    &super::find::OPEN,
    &super::filters::OPEN,
    &super::saved::OPEN,
    &super::as_of::OPEN,
    &super::palette::OPEN,
    &super::help::OPEN,
    &super::lesson::OPEN,
    &super::problems::OPEN,
];
pub(crate) const ON_WHAT_IS_CHOSEN: &[&Offer] = &[
    &super::compare::MARK,
    &super::briefs::OPEN,
    &super::wording::OPEN,
    &super::anew::OPEN,
    &super::export::OPEN,
    &super::export::LISTED,
    &super::capture::CHANGE,
    &super::capture::REMOVE,
    &super::capture::UNDO,
    &super::capture::REDO,
    &super::left::OPEN,
];

/// Whether what a view offers has its place in the key bar now.
pub(crate) fn is_in_bar(id: &str, screen: &dyn Screen, model: &Model) -> bool {
    super::capture::is_in_bar(id, screen, model)
}

/// Lets views lay themselves above the screen that are needed without having been asked for.
pub(crate) fn offer_unasked(model: &mut Model) {
    super::recover::offer(model);
    super::added::offer(model);
    super::capture::offer(model);
    super::left::offer(model);
}

/// Takes note of what was just done, for views that teach it. Whether anything is new.
pub(crate) fn take_note(model: &mut Model, screen: &dyn Screen, above: Option<&Overlay>) -> bool {
    super::lesson::take_note(model, &screen.place(), above)
}

/// What there is when something is laid above a screen.
pub(crate) struct Beneath<'a> {
    pub screen: &'a dyn Screen,
    /// What lies above the screen already.
    pub above: Option<&'a dyn View>,
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
        Overlay::Help => {
            let here = beneath.above.map_or_else(|| screen.context(), |view| view.context());
            Box::new(super::help::Help::new(beneath.commands, here))
        }
        Overlay::Lesson => Box::new(super::lesson::LessonPage::new(beneath.commands)),
        Overlay::Problems => Box::<super::problems::Problems>::default(),
        Overlay::Wording => Box::new(super::wording::Wording::new(model, screen.focus(model)?)),
        Overlay::QuoteAnew(quote) => Box::new(super::anew::QuoteAnew::new(model, *quote)),
        Overlay::Palette => Box::new(super::palette::Palette::new(beneath.commands, beneath.can)),
        Overlay::Find => Box::new(super::find::Find::new(&model.scope.find)),
        Overlay::FindWords(words) => Box::new(super::find::Find::with(words)),
        Overlay::AsOf(field) => Box::new(super::as_of::AsOf::new(model, *field)),
        Overlay::SavedViews => Box::new(super::saved::SavedViews::new(screen.place())),
        Overlay::Filters => Box::<super::filters::Filters>::default(),
        Overlay::Search => Box::new(super::search::Search::new(
            &beneath.above.map_or_else(|| screen.searched(), View::searched),
        )),
        Overlay::Selecting => Box::<super::selecting::Selecting>::default(),
        Overlay::RecordLeft => Box::<super::left::Left>::default(),
        Overlay::Capture => Box::<super::capture::CaptureForm>::default(),
        Overlay::Outline => Box::new(super::outline::Outline::new(screen.headings(model))),
        Overlay::Writing(into) => Box::new(super::writing::Writing::new(model, *into)),
        Overlay::Briefs => Box::<super::briefs::Briefs>::default(),
        Overlay::Export(what) => Box::new(super::export::Export::new(model, *what)),
        Overlay::Adding => Box::new(super::adding::AddForm::new(model)),
        Overlay::Added => Box::<super::added::Added>::default(),
        Overlay::Recover => Box::<super::recover::Recover>::default(),
    })
}
