//! The commands that belong to no single view: what they do on whatever is there.

pub(super) mod brief;
pub(super) mod leaving;
pub(super) mod moving;
pub(super) mod opening;
pub(super) mod time;
pub(super) mod view;

pub(super) use brief::Collected;

use super::App;
use super::trail::Way;
use crate::state::command::When;
use crate::state::place::Place;

/// For commands that would act beneath what lies above: the key bar and the palette ask, too.
fn nothing_above(app: &App) -> When {
    When::only(app.above.is_empty(), "Close this first, with Esc.")
}

impl App {
    /// Goes to another place; Esc comes back.
    pub(super) fn go(&mut self, place: &Place) {
        let from = self.place();
        if from != *place && self.show(place) {
            self.trail.push(from, Way::Deeper);
        }
    }

    /// Goes to a screen, by any place of it, where it was left.
    pub(super) fn go_to_screen(&mut self, place: &Place) {
        let from = self.place();
        if from.is_beside(place) {
            return;
        }
        let left = self.trail.left(place).unwrap_or_else(|| place.clone());
        if self.show(&left) {
            self.trail.push(from, Way::Aside);
        }
    }

    /// Is at another place; whether there is a screen for it.
    pub(super) fn show(&mut self, place: &Place) -> bool {
        match self.screens.iter_mut().position(|screen| screen.open(place)) {
            Some(n) => {
                self.shown = n;
                true
            }
            None => false,
        }
    }
}
