//! The way back: the places that Esc goes back to.

use crate::state::place::Place;

/// How a place was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Into what was chosen there.
    Deeper,
    /// To another screen, by its digit.
    Aside,
}

/// The places that were left, the latest last.
#[derive(Debug, Default)]
pub(super) struct Trail(Vec<(Place, Way)>);

impl Trail {
    pub(super) fn push(&mut self, place: Place, way: Way) {
        self.0.push((place, way));
    }

    pub(super) fn pop(&mut self) -> Option<Place> {
        self.0.pop().map(|(place, _)| place)
    }

    /// Where one came from.
    pub(super) fn last(&self) -> Option<&Place> {
        self.0.last().map(|(place, _)| place)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Whether one came here by going into something.
    pub(super) fn is_deeper(&self) -> bool {
        self.0.last().is_some_and(|(_, way)| *way == Way::Deeper)
    }

    /// Where the screen of a place was left last.
    pub(super) fn left(&self, place: &Place) -> Option<Place> {
        let places = self.0.iter().rev().map(|(place, _)| place);
        places.into_iter().find(|other| other.is_beside(place)).cloned()
    }
}
