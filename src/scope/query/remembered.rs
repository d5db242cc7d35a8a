//! What was worked out last from all that was there, kept while that is the same.

use std::sync::{Arc, Mutex, PoisonError};

use crate::dossier::PositionSet;

/// What was worked out, and from what.
#[derive(Debug)]
pub(super) struct Remembered<T>(Mutex<Option<(PositionSet, PositionSet, Arc<T>)>>);

impl<T> Default for Remembered<T> {
    fn default() -> Remembered<T> {
        Remembered(Mutex::new(None))
    }
}

impl<T> Remembered<T> {
    /// What is made of all that was there and of what of it fell.
    pub(super) fn of(
        &self,
        there: &PositionSet,
        fallen: PositionSet,
        make: impl FnOnce() -> T,
    ) -> Arc<T> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, fell, made)) = &*held
            && of == there
            && *fell == fallen
        {
            return made.clone();
        }
        let made = Arc::new(make());
        *held = Some((there.clone(), fallen, made.clone()));
        made
    }
}
