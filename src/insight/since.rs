//! What is new, changed or superseded on a day, since another one.

use crate::dossier::date::Day;
use crate::dossier::terms::LinkKind;
use crate::dossier::{DocumentIx, Dossier, Entity, Known, Position, PositionIx, PositionSet};
use crate::insight::as_of::{Calendar, Clock, OPEN_LAST, Stretch, Time, as_of, packed};
use crate::insight::cell::is_superseded;

/// What differs between two days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// There on the later day, and not on the earlier one.
    pub new: PositionSet,
    /// There on the later day, and possibly on the earlier one already: listed apart.
    pub perhaps: PositionSet,
    /// There on both, with a quote, a condition or a link that came between.
    pub changed: PositionSet,
    /// There on both, and replaced by a statement that came between.
    pub superseded: PositionSet,
}

/// What became of a position since a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum News {
    New,
    PerhapsNew,
    Changed,
    Superseded,
}

impl News {
    pub const fn label(self) -> &'static str {
        match self {
            News::New => "new",
            News::PerhapsNew => "perhaps new",
            News::Changed => "changed",
            News::Superseded => "newly superseded",
        }
    }
}

impl Since {
    /// What became of one position; `None` where nothing did.
    pub fn of(&self, ix: PositionIx) -> Option<News> {
        match () {
            () if self.new.contains(ix) => Some(News::New),
            () if self.perhaps.contains(ix) => Some(News::PerhapsNew),
            () if self.superseded.contains(ix) => Some(News::Superseded),
            () if self.changed.contains(ix) => Some(News::Changed),
            () => None,
        }
    }

    /// The positions of which anything became.
    pub fn any(&self) -> PositionSet {
        self.new.or(&self.perhaps).or(&self.changed).or(&self.superseded)
    }

    /// How many positions anything became of.
    pub fn len(&self) -> usize {
        // What changed may have been superseded, too.
        self.any().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What of `later` differs from the day since which `time` looks. Nothing does where none is set. Grows
/// with what differs; sets of all positions are only laid over each other.
pub fn since(d: &Dossier, calendar: &Calendar, time: Time, later: &PositionSet) -> Since {
    let Some(day) = time.since else { return Since::default() };
    let earlier = as_of(calendar, time.clock, day);
    let (known, before) = (time.known(d), time.known_before(d));
    let perhaps = later.and(&earlier.possibly);
    let on_both = later.and(&earlier.there);
    let new = later.without(&on_both).without(&perhaps);
    let changed: PositionSet = match time.clock {
        Clock::Published => came_between(d, day, time.as_of)
            .filter(|ix| on_both.contains(*ix) && parts(known, *ix) != parts(before, *ix))
            .collect(),
        Clock::Said => PositionSet::none(),
    };
    // Whatever replaces something came between itself, or its link did.
    let replacing = new.iter().chain(perhaps.iter()).chain(changed.iter());
    let links = replacing.filter_map(|ix| known.position(ix)).flat_map(Position::links);
    let replaced = links.filter(|link| link.kind == LinkKind::Supersedes);
    let superseded = replaced
        .filter_map(|link| match link.to {
            Entity::Position(ix) => Some(ix),
            _ => None,
        })
        .filter(|ix| on_both.contains(*ix) && !is_superseded(before, *ix, &earlier.there))
        .collect();
    Since { new, perhaps, changed, superseded }
}

/// The positions with a quote of a document that was published between two days.
fn came_between(d: &Dossier, from: Day, until: Option<Day>) -> impl Iterator<Item = PositionIx> {
    let between = move |ix: &DocumentIx| {
        let out = Stretch::of(d.document(*ix).and_then(|document| document.published_on)).last;
        out > packed(from) && out != OPEN_LAST && until.is_none_or(|day| out <= packed(day))
    };
    let quotes = d.document_indices().filter(between).flat_map(|ix| d.quotes_from(ix));
    quotes.filter_map(|ix| match d.quote(*ix)?.owner() {
        Entity::Position(ix) => Some(ix),
        _ => None,
    })
}

/// How many quotes, conditions and links of a position are known.
fn parts(d: Known<'_>, ix: PositionIx) -> Option<[usize; 3]> {
    let p = d.position(ix)?;
    Some([p.evidence().count(), p.conditions().count(), p.links().count()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::date::Date;
    use crate::dossier::{Opened, SourceFile, open};

    /// What is said since a day of `old`, of the 5th, and of `next`, of the 8th, which replaces it; each is
    /// quoted from the documents named, and so is the link between them.
    fn news(
        clock: Clock,
        since_day: &str,
        [first, second, link]: [&[&str]; 3],
    ) -> [Option<News>; 2] {
        let day = |text: &str| Date::parse(text).unwrap().last_day().unwrap();
        let quotes = |documents: &[&str]| {
            let quote = |document: &&str| {
                format!(
                    "(document: \"{document}\", exact: \"w\", attribution: [(who: [\"a\"], mode: Act)])"
                )
            };
            documents.iter().map(quote).collect::<Vec<String>>().join(", ")
        };
        let text = r#"(dossier: (id: "d", title: "D"), actors: [(id: "a", name: "A", kind: State)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            documents: [(id: "early", publisher: "P", kind: News, published_on: "2030-05-05"),
                (id: "late", publisher: "P", kind: News, published_on: "2030-05-09")],
            positions: [(id: "old", BASE, stated_on: "2030-05-05", evidence: [FIRST]),
                (id: "next", BASE, stated_on: "2030-05-08", evidence: [SECOND],
                    links: [(kind: Supersedes, to: "old", why: "W", evidence: [LINK])])])"#
            .replace("BASE", "actors: [\"a\"], topic: \"t\", stance: Refuse, summary: \"S\"")
            .replace("FIRST", &quotes(first))
            .replace("SECOND", &quotes(second))
            .replace("LINK", &quotes(link));
        let Opened { dossier: d, .. } =
            open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let calendar = Calendar::new(&d);
        let time = Time { clock, as_of: None, since: Some(day(since_day)) };
        let found = since(&d, &calendar, time, &PositionSet::all(d.len()));
        [found.of(PositionIx(0)), found.of(PositionIx(1))]
    }

    #[test]
    fn what_came_between_is_new_changed_or_superseded() {
        use Clock::{Published, Said};
        use News::{Changed, New, Superseded};
        let (early, late, both) = (&["early"][..], &["late"][..], &["early", "late"][..]);
        let by_publication = |of: [&[&str]; 3]| news(Published, "2030-05-06", of);
        assert_eq!(by_publication([early, late, &[]]), [Some(Superseded), Some(New)]);
        // Only the word that it replaces the other came between.
        assert_eq!(by_publication([early, early, late]), [Some(Superseded), Some(Changed)]);
        // It had been replaced by then; only a quote came.
        assert_eq!(by_publication([both, early, &[]]), [Some(Changed), None]);
        assert_eq!(by_publication([early, both, early]), [None, Some(Changed)]);
        assert_eq!(news(Published, "2030-05-09", [both, both, late]), [None, None]);
        // By what was said no quote comes later, and the link is as old as what it hangs on.
        assert_eq!(news(Said, "2030-05-06", [both, late, &[]]), [Some(Superseded), Some(New)]);
        assert_eq!(news(Said, "2030-05-08", [both, late, &[]]), [None, None]);
    }
}
