//! Carries out effects. `app/effect.rs` lists all that can be asked for.

use super::screen::Screen;
use super::suspend;
use crate::app::effect::Effect;

/// Whether the program goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    Go,
    Quit,
}

/// Carries out effects in their order; what follows a `Quit` is not done.
pub(super) fn all(effects: Vec<Effect>, screen: &mut Screen) -> Flow {
    for effect in effects {
        match effect {
            Effect::Quit => return Flow::Quit,
            Effect::Suspend => suspend::ask(),
            Effect::Redraw => screen.forget(),
        }
    }
    Flow::Go
}
