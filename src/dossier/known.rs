//! A dossier as far as it was known on a day, by one of two clocks ("As of" in the model).
//!
//! By the clock of what was *published* each quote enters with its own document, and so do the conditions,
//! links, acts, preconditions and memberships that rest on it. By the clock of what was *said* what is done
//! about a text counts from the day of the text, a link from the day of that to which it leads, and a membership,
//! which has no day of its own, from its earliest publication. Which positions count is said apart, by a set; stance, summary and number are
//! those that were written with all evidence at hand.

use std::ops::Deref;

use super::date::Day;
use super::fallen::Fallen;
use super::handles::{Position, Quote, is_out, is_there};
use super::model::{Dossier, Instrument, Participation, Precondition};
use super::rows::{ActorIx, InstrumentIx, PositionIx, QuoteIx, Rows};
use super::set::PositionSet;
use super::terms::{Act, Family};

/// A dossier up to a day, or all of it. What it does not answer itself the whole dossier answers.
#[derive(Clone, Copy, Debug)]
pub struct Known<'d> {
    d: &'d Dossier,
    /// Only what had been published by this day.
    by: Option<Day>,
    /// Only what had been said or done by this day.
    said: Option<Day>,
    /// What does not stand in its sources, and counts for nothing.
    fallen: Option<&'d Fallen>,
}

impl<'d> From<&'d Dossier> for Known<'d> {
    fn from(d: &'d Dossier) -> Known<'d> {
        Known { d, by: None, said: None, fallen: None }
    }
}

impl Deref for Known<'_> {
    type Target = Dossier;

    fn deref(&self) -> &Dossier {
        self.d
    }
}

impl<'d> Known<'d> {
    /// What had been published on that day, the day itself among it; all of it for `None`.
    pub const fn by(d: &'d Dossier, by: Option<Day>) -> Known<'d> {
        Known { d, by, said: None, fallen: None }
    }

    /// What had been said or done by that day, whenever it was published; all of it for `None`.
    pub const fn said(d: &'d Dossier, said: Option<Day>) -> Known<'d> {
        Known { d, by: None, said, fallen: None }
    }

    /// The same, when it is known what does not stand in its sources.
    #[must_use]
    pub const fn fallen(self, fallen: &'d Fallen) -> Known<'d> {
        Known { fallen: Some(fallen), ..self }
    }

    /// Whether a position does not stand in its sources: it is told with that, and counts for nothing. Of what
    /// had been published by a day only the quotes that were there by then can hold it.
    pub fn is_fallen(self, ix: PositionIx) -> bool {
        let Some(fallen) = self.fallen.filter(|fallen| !fallen.is_empty()) else { return false };
        let by_then = || self.by.and_then(|_| self.position(ix)).is_some_and(|p| fallen.are_all(p));
        fallen.positions().contains(ix) || by_then()
    }

    /// The positions that do not stand in their sources by all of their quotes.
    pub fn all_fallen(self) -> PositionSet {
        self.fallen.map_or_else(PositionSet::none, |fallen| fallen.positions().clone())
    }

    /// All of the dossier.
    pub const fn whole(self) -> &'d Dossier {
        self.d
    }

    /// The day up to which it was known, by whichever clock; `None` for all of it.
    pub fn until(self) -> Option<Day> {
        self.by.or(self.said)
    }

    /// The day up to which all counts that had been said, whenever it was published; `None` where that is not asked.
    pub const fn said_by(self) -> Option<Day> {
        self.said
    }

    /// A position with those of its quotes, conditions and links that were there.
    pub fn position(self, ix: PositionIx) -> Option<Position<'d>> {
        Some(self.d.position(ix)?.known(self.by, self.said))
    }

    /// The same with links to what had not been said yet, too: that the other end came changes nothing of the entry.
    pub fn as_written(self, ix: PositionIx) -> Option<Position<'d>> {
        Some(self.d.position(ix)?.known(self.by, None))
    }

    /// The positions with a link to one, as far as they were there.
    pub fn linked_from(self, ix: PositionIx) -> impl Iterator<Item = PositionIx> {
        let all = self.d.linked_from(ix).iter().copied();
        all.filter(move |from| self.position(*from).is_some_and(Position::was_there))
    }

    /// A quote, whether it was there or not.
    pub fn quote(self, ix: QuoteIx) -> Option<Quote<'d>> {
        self.d.quote(ix)
    }

    /// Whether something that rests on these quotes, and has no day of its own, was there: what was
    /// published by a day was said by then. With no quotes it came with what it hangs on.
    pub fn holds(self, evidence: Rows) -> bool {
        is_there(self.d, evidence, self.by) && is_there(self.d, evidence, self.said)
    }

    /// The same for something that was done about a text, or stands in it: it was there from the day of
    /// the text, if that has one.
    pub fn holds_about(self, ix: InstrumentIx, evidence: Rows) -> bool {
        is_there(self.d, evidence, self.by)
            && (is_there(self.d, evidence, self.said) || self.is_past(ix))
    }

    /// Whether a text is of a day by which all counts that had been said.
    fn is_past(self, ix: InstrumentIx) -> bool {
        let dated = self.d.instrument(ix).and_then(|text| text.dated);
        let is_by = |day: Day| dated.is_some_and(|date| date.is_certainly_by(day));
        self.said.is_some_and(is_by)
    }

    /// Whether a quote of the wording of a text was there: nobody holds a text before it is made.
    pub fn has_wording(self, ix: InstrumentIx, quote: Quote<'_>) -> bool {
        self.is_out(quote) && (is_out(quote, self.said) || self.is_past(ix))
    }

    /// Those of some quotes that were there.
    pub fn quotes(self, rows: Rows) -> impl Iterator<Item = Quote<'d>> {
        self.d.quotes(rows).filter(move |quote| is_out(*quote, self.by))
    }

    /// Whether the document of a quote was there.
    pub fn is_out(self, quote: Quote<'_>) -> bool {
        is_out(quote, self.by)
    }

    pub fn instrument(self, ix: InstrumentIx) -> Option<&'d Instrument> {
        self.d.instrument(ix)
    }

    /// Who did what about a text, as far as it was known, each with its number in the entry.
    pub fn participation(
        self,
        ix: InstrumentIx,
    ) -> impl Iterator<Item = (usize, &'d Participation)> {
        let parts = self.d.instrument(ix).into_iter().flat_map(|text| &text.participation);
        parts.enumerate().filter(move |(_, part)| self.holds_about(ix, part.evidence))
    }

    /// What a position depends on through its text, as far as it was known. What a text depends on bears on
    /// what it undertakes, not on having signed or praised it.
    pub fn preconditions_of(self, p: Position<'d>) -> impl Iterator<Item = &'d Precondition> {
        let undertakes = matches!(p.stance().family(), Family::Undertakes | Family::SpokenFor);
        let text = p.instrument().filter(|_| undertakes);
        let shared = text.into_iter().flat_map(move |text| self.preconditions(text));
        // What one report says of a draft holds of the draft that it reports: that another saw the same is not stated.
        let is_draft = p.is_draft();
        let documents = move || p.evidence().map(|quote| quote.document());
        let is_reported_there = move |shared: &Precondition| {
            self.quotes(shared.evidence).any(|quote| documents().any(|ix| ix == quote.document()))
        };
        shared
            .filter(move |shared| shared.topics.is_empty() || shared.topics.contains(&p.topic()))
            .filter(move |shared| {
                !is_draft || shared.evidence.len == 0 || is_reported_there(shared)
            })
    }

    /// What a text depends on, as far as it was known, whatever of it.
    pub fn preconditions(self, ix: InstrumentIx) -> impl Iterator<Item = &'d Precondition> {
        let shared = self.d.instrument(ix).into_iter().flat_map(|text| &text.preconditions);
        shared.filter(move |condition| self.holds_about(ix, condition.evidence))
    }

    /// Whether an actor is known to have done that about a text.
    pub fn took_part(self, ix: InstrumentIx, actor: ActorIx, act: Act) -> bool {
        self.participation(ix).any(|(_, part)| part.act == act && part.actors.contains(&actor))
    }

    /// Whether one source has an actor sign or adopt a text, and one that it did not sign.
    pub fn is_signature_contested(self, ix: InstrumentIx, actor: ActorIx) -> bool {
        let joined = [Act::Signed, Act::Adopted].iter().any(|act| self.took_part(ix, actor, *act));
        joined && self.took_part(ix, actor, Act::NotSigned)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Entity, SourceFile, open};
    use super::*;

    /// Of a position the early quote fell and the late one stands.
    #[test]
    fn what_was_published_by_a_day_is_held_by_the_quotes_of_that_day_alone() {
        let text = r#"(
            dossier: (id: "d", title: "D"),
            actors: [(id: "a", name: "A", kind: State)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            documents: [
                (id: "early", publisher: "P", kind: News, published_on: "2030-01-06"),
                (id: "late", publisher: "P", kind: News, published_on: "2030-01-08"),
            ],
            positions: [
                (id: "p", actors: ["a"], topic: "t", stance: Refuse, summary: "S", stated_on: "2030-01-05", evidence: [
                    (document: "early", exact: "one"), (document: "late", exact: "two"),
                ]),
            ],
        )"#;
        let opened = open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let d = &opened.dossier;
        let Some(Entity::Position(ix)) = d.find("p") else { panic!("{:?}", opened.problems) };
        let quotes: Vec<QuoteIx> = d.all_quotes().map(|quote| quote.ix).collect();
        let is_fallen = |fell: &[usize], known: Known<'_>| {
            let mut fallen = Fallen::default();
            for n in fell {
                fallen.put(d, quotes[*n], true);
            }
            known.fallen(&fallen).is_fallen(ix)
        };
        let by = |day| Known::by(d, Some((2030, 1, day)));
        assert_eq!([5, 6, 8].map(|day| is_fallen(&[0], by(day))), [false, true, false]);
        assert_eq!([6, 8].map(|day| is_fallen(&[1], by(day))), [false, false]);
        assert_eq!([5, 6, 8].map(|day| is_fallen(&[0, 1], by(day))), [true, true, true]);
        // By when it was said, every quote counts, whenever it came out; so it does without a day.
        assert!(!is_fallen(&[0], Known::said(d, Some((2030, 1, 6)))));
        assert!(!is_fallen(&[0], Known::from(d)) && is_fallen(&[0, 1], Known::from(d)));
        // A quote that stands after all is taken back.
        let mut fallen = Fallen::default();
        for quote in &quotes {
            fallen.put(d, *quote, true);
        }
        fallen.put(d, quotes[1], false);
        assert!(fallen.positions().is_empty() && !fallen.is_empty());
        fallen.put(d, quotes[0], false);
        assert_eq!((fallen.is_empty(), fallen.has(quotes[0])), (true, false));
    }
}
