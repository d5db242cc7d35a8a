//! A dossier got ready to be searched, all of it, as nobody proved any of its quotes.

use onrecord::dossier::{Dossier, Known, PositionSet};
use onrecord::insight::as_of::{Calendar, Time};
use onrecord::insight::conflicts::case::marked;
use onrecord::insight::conflicts::conflicts;
use onrecord::scope::query::{Against, Columns, Live};
use onrecord::scope::search::{Results, search};
use onrecord::search::index::Index;

pub(crate) struct Searched {
    pub(crate) d: Dossier,
    pub(crate) index: Index,
    pub(crate) columns: Columns,
    pub(crate) calendar: Calendar,
    pub(crate) live: Live,
}

impl Searched {
    pub(crate) fn of(d: Dossier) -> Searched {
        let (index, columns, calendar) = (Index::new(&d), Columns::new(&d), Calendar::new(&d));
        let all = PositionSet::all(d.len());
        let conflict = Some(marked(&conflicts(Known::from(&d), &all)));
        let live = Live { conflict, there: all, ..Live::default() };
        Searched { d, index, columns, calendar, live }
    }

    pub(crate) fn against(&self) -> Against<'_> {
        Against {
            d: Known::from(&self.d),
            index: &self.index,
            columns: &self.columns,
            calendar: &self.calendar,
            time: Time::default(),
            live: &self.live,
        }
    }

    pub(crate) fn search(&self, typed: &str) -> Results {
        search(&self.against(), typed, &PositionSet::all(self.d.len()), usize::MAX)
    }

    /// The ids of what is found, best first.
    pub(crate) fn ids(&self, typed: &str) -> Vec<&str> {
        self.search(typed).hits.iter().map(|hit| self.d.id_of(hit.entity)).collect()
    }
}
