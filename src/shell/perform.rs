//! Carries out effects. `app/effect.rs` lists all that can be asked for.

use super::Load;
use super::event::{Event, Outbox};
use super::screen::Screen;
use super::suspend;
use crate::app::effect::Effect;
use crate::app::msg::Msg;

/// Whether the program goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    Go,
    Quit,
}

/// Has what effects need.
pub(super) struct Performer {
    pub(super) outbox: Outbox,
    pub(super) load: Load,
}

impl Performer {
    /// Carries out effects in their order; what follows a `Quit` is not done.
    pub(super) fn all(&self, effects: Vec<Effect>, screen: &mut Screen) -> Flow {
        for effect in effects {
            match effect {
                Effect::Quit => return Flow::Quit,
                Effect::Suspend => suspend::ask(),
                Effect::Redraw => screen.forget(),
                Effect::Load => self.load(),
            }
        }
        Flow::Go
    }

    /// Reads the dossier beside the event loop.
    pub(super) fn load(&self) {
        let (outbox, load) = (self.outbox.clone(), self.load.clone());
        let thread = std::thread::Builder::new().name("load".to_string());
        let started = thread.spawn(move || {
            load(&|msg| {
                outbox.send(Event::Msg(msg));
            });
        });
        if let Err(error) = started {
            let why = format!("The dossier cannot be read again now: {error}.");
            self.outbox.send(Event::Msg(Msg::LoadFailed(why)));
        }
    }
}
