//! Going to places and screens.

use super::super::program::App;
use super::super::trail::Way;
use crate::state::layout::Layout;
use crate::state::place::Place;

impl App {
    /// Goes to another place; Esc comes back.
    pub(in crate::app) fn go(&mut self, place: &Place) {
        let from = self.place();
        if from != *place && self.show(place) {
            self.trail.push(from, Way::Deeper);
        }
    }

    /// Goes to a screen, by any place of it, where it was left.
    pub(in crate::app) fn go_to_screen(&mut self, place: &Place) {
        let from = self.place();
        if from.is_beside(place) {
            return;
        }
        let left = self.trail.left(place).unwrap_or_else(|| place.clone());
        if self.show(&left) {
            self.trail.push(from, Way::Aside);
        }
    }

    /// Shows another screen, scrolled as it was when it was left.
    fn turn_to_screen(&mut self, n: usize) {
        let Layout { subjects, items, .. } = &mut self.model.layout;
        if let Some(left) = self.scrolled.get_mut(self.shown) {
            *left = [subjects.top, items.top];
        }
        self.shown = n;
        if let Some(found) = self.scrolled.get(n) {
            [subjects.top, items.top] = *found;
        }
    }

    /// Is at another place; whether there is a screen for it.
    pub(in crate::app) fn show(&mut self, place: &Place) -> bool {
        match self.screens.iter_mut().position(|screen| screen.open(place)) {
            Some(n) => {
                self.held = None;
                self.turn_to_screen(n);
                true
            }
            None => false,
        }
    }
}
