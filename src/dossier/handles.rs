//! Positions and quotes as the rest of the program sees them: small handles into the columns of a
//! [`Dossier`], which it hands out here.

use super::date::{Date, Day};
use super::model::{Dossier, Membership};
use super::rows::{
    ActorIx, DocumentIx, Entity, EntryAt, InstrumentIx, LinkRow, PositionIx, PositionRow, QuoteIx,
    QuoteRow, Rows, TopicIx,
};
use super::terms::{ConditionKind, Firmness, LinkKind, Mode, Stance, TextState};

/// One position: who takes which stance on what, with the words that show it.
#[derive(Clone, Copy, Debug)]
pub struct Position<'d> {
    pub(super) d: &'d Dossier,
    pub ix: PositionIx,
    pub(super) row: &'d PositionRow,
    /// Only what had been published by this day is told; `None`: everything.
    pub(super) by: Option<Day>,
    /// Only links to what had been said by this day are told; `None`: all of them.
    pub(super) said: Option<Day>,
}

/// One quote with its selector and its chain of attribution.
#[derive(Clone, Copy, Debug)]
pub struct Quote<'d> {
    pub(super) d: &'d Dossier,
    pub ix: QuoteIx,
    pub(super) row: &'d QuoteRow,
}

/// One link of a chain of attribution.
#[derive(Clone, Copy, Debug)]
pub struct Hop<'d> {
    /// Actors or instruments.
    pub who: &'d [Entity],
    pub mode: Mode,
}

/// A condition of the actor's own.
#[derive(Clone, Copy, Debug)]
pub struct Condition<'d> {
    pub kind: ConditionKind,
    pub text: &'d str,
    pub evidence: Rows,
}

/// A number as said.
#[derive(Clone, Copy, Debug)]
pub struct Quantity<'d> {
    pub as_said: &'d str,
    pub unit: &'d str,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub held_by: &'d [ActorIx],
}

/// How a position bears on another position or on an instrument.
#[derive(Clone, Copy, Debug)]
pub struct Link<'d> {
    /// Its number in the entry, from 0: links that name nothing are left out and keep theirs.
    pub number: usize,
    pub kind: LinkKind,
    pub to: Entity,
    pub why: Option<&'d str>,
    pub evidence: Rows,
}

/// A warning that a person has looked at and lets stand.
#[derive(Clone, Copy, Debug)]
pub struct Waiver<'d> {
    pub code: &'d str,
    pub why: &'d str,
}

impl Dossier {
    /// Every position, in the order of the files.
    pub fn positions(&self) -> impl Iterator<Item = Position<'_>> {
        (0..self.positions.len() as u32).filter_map(|n| self.position(PositionIx(n)))
    }

    /// A position; `None` for an index of another dossier.
    pub fn position(&self, ix: PositionIx) -> Option<Position<'_>> {
        Some(Position { d: self, ix, row: self.positions.get(ix.at())?, by: None, said: None })
    }

    pub fn quote(&self, ix: QuoteIx) -> Option<Quote<'_>> {
        Some(Quote { d: self, ix, row: self.quotes.get(ix.at())? })
    }

    /// The quotes of a run of rows.
    pub fn quotes(&self, rows: Rows) -> impl Iterator<Item = Quote<'_>> {
        rows.range().filter_map(|n| self.quote(QuoteIx(n as u32)))
    }

    /// Every quote of the dossier.
    pub fn all_quotes(&self) -> impl Iterator<Item = Quote<'_>> {
        (0..self.quotes.len() as u32).filter_map(|n| self.quote(QuoteIx(n)))
    }

    /// The field in which a quote stands, inside the entry of its owner: `evidence[0]`,
    /// `participation[1].evidence[0]`.
    pub fn path_of_quote(&self, quote: Quote<'_>) -> String {
        let within = |rows: Rows| rows.range().position(|n| n == quote.ix.at());
        let place = |field: &str, n: usize, rows: Rows| {
            within(rows).map(|q| format!("{field}[{n}].evidence[{q}]"))
        };
        let found = match quote.owner() {
            Entity::Actor(ix) => self.actor(ix).and_then(|a| {
                let find = |field: &str, all: &[Membership]| {
                    let mut rows = all.iter().map(|m| m.evidence).enumerate();
                    rows.find_map(|(n, rows)| place(field, n, rows))
                };
                let member = find("member_of", &a.member_of);
                member.or_else(|| find("not_member_of", &a.not_member_of))
            }),
            Entity::Instrument(ix) => self.instrument(ix).and_then(|i| {
                let mut parts = i.participation.iter().map(|p| p.evidence).enumerate();
                let mut shared = i.preconditions.iter().map(|p| p.evidence).enumerate();
                let part = parts.find_map(|(n, rows)| place("participation", n, rows));
                part.or_else(|| shared.find_map(|(n, rows)| place("preconditions", n, rows)))
            }),
            Entity::Position(ix) => self.position(ix).and_then(|p| {
                let own = within(p.row.evidence).map(|q| format!("evidence[{q}]"));
                let condition = |(n, c): (usize, Condition<'_>)| place("conditions", n, c.evidence);
                let mut links =
                    self.links.get(p.row.links.range()).unwrap_or_default().iter().enumerate();
                own.or_else(|| p.conditions().enumerate().find_map(condition))
                    .or_else(|| links.find_map(|(n, link)| place("links", n, link.evidence)))
            }),
            Entity::Topic(_) | Entity::Document(_) => None,
        };
        found.unwrap_or_default()
    }
}

impl<'d> Position<'d> {
    pub fn id(self) -> &'d str {
        self.d.text(self.row.id)
    }

    pub fn summary(self) -> &'d str {
        self.d.text(self.row.summary)
    }

    pub fn actors(self) -> &'d [ActorIx] {
        self.d.actor_refs.get(self.row.actors.range()).unwrap_or_default()
    }

    /// Actors whom it concerns.
    pub fn about(self) -> &'d [ActorIx] {
        self.d.actor_refs.get(self.row.about.range()).unwrap_or_default()
    }

    pub fn topic(self) -> TopicIx {
        self.row.topic
    }

    pub fn stance(self) -> Stance {
        self.row.stance
    }

    pub fn firmness(self) -> Option<Firmness> {
        self.row.firmness
    }

    pub fn clause(self) -> Option<&'d str> {
        self.d.optional(self.row.clause)
    }

    pub fn place(self) -> Option<&'d str> {
        self.d.optional(self.row.place)
    }

    pub fn note(self) -> Option<&'d str> {
        self.d.optional(self.row.note)
    }

    pub fn instrument(self) -> Option<InstrumentIx> {
        self.row.instrument
    }

    /// Whether it stands on a draft, so that it never counts as a commitment.
    pub fn is_draft(self) -> bool {
        let instrument = self.row.instrument.and_then(|ix| self.d.instrument(ix));
        instrument.is_some_and(|i| i.text == TextState::Draft)
    }

    pub fn stated_on(self) -> Option<Date> {
        self.row.stated_on
    }

    /// When the claimed event was.
    pub fn event_on(self) -> Option<Date> {
        self.row.event_on
    }

    /// The same position as far as it had been published, or said, by a day.
    #[must_use]
    pub(super) const fn known(self, by: Option<Day>, said: Option<Day>) -> Position<'d> {
        Position { by, said, ..self }
    }

    /// Whether it certainly was there by the day up to which it is told: what had been published was said by then.
    pub(super) fn was_there(self) -> bool {
        let Some(day) = self.by.or(self.said) else { return true };
        let was_stated = || self.stated_on().is_some_and(|date| date.is_certainly_by(day));
        let mut quotes = self.d.quotes(self.row.evidence);
        quotes.any(|quote| is_out(quote, Some(day))) || self.said.is_some() && was_stated()
    }

    pub fn evidence(self) -> impl Iterator<Item = Quote<'d>> {
        self.d.quotes(self.row.evidence).filter(move |quote| is_out(*quote, self.by))
    }

    pub fn conditions(self) -> impl Iterator<Item = Condition<'d>> {
        let rows = self.d.conditions.get(self.row.conditions.range()).unwrap_or_default();
        let rows = rows.iter().filter(move |row| is_there(self.d, row.evidence, self.by));
        rows.map(move |row| Condition {
            kind: row.kind,
            text: self.d.text(row.text),
            evidence: row.evidence,
        })
    }

    pub fn quantity(self) -> Option<Quantity<'d>> {
        let row = self.d.quantities.get(self.row.quantity.range()).and_then(|rows| rows.first())?;
        Some(Quantity {
            as_said: self.d.text(row.as_said),
            unit: self.d.text(row.unit),
            min: row.min,
            max: row.max,
            held_by: self.d.actor_refs.get(row.held_by.range()).unwrap_or_default(),
        })
    }

    pub fn links(self) -> impl Iterator<Item = Link<'d>> {
        let rows = self.d.links.get(self.row.links.range()).unwrap_or_default();
        // The end of a link that names nothing was reported and has no id.
        let rows = rows.iter().enumerate();
        let rows = rows.filter(move |(_, row)| {
            !self.d.id_of(row.to).is_empty()
                && is_there(self.d, row.evidence, self.by)
                && self.is_end_there(row)
        });
        rows.map(move |(number, row)| Link {
            number,
            kind: row.kind,
            to: row.to,
            why: self.d.optional(row.why),
            evidence: row.evidence,
        })
    }

    /// Whether that to which a link leads was there by the day: nothing bears on what is yet to come.
    fn is_end_there(self, link: &LinkRow) -> bool {
        let Some(day) = self.by.or(self.said) else { return true };
        match link.to {
            Entity::Position(ix) => {
                let end = self.d.position(ix).map(|end| end.known(self.by, self.said));
                end.is_some_and(Position::was_there)
            }
            Entity::Instrument(ix) => {
                let dated = self.d.instrument(ix).and_then(|text| text.dated);
                let was_dated = dated.map(|date| date.is_certainly_by(day));
                was_dated.unwrap_or(link.evidence.is_empty())
                    || self.d.quotes(link.evidence).any(|quote| is_out(quote, Some(day)))
            }
            Entity::Actor(_) | Entity::Topic(_) | Entity::Document(_) => true,
        }
    }

    pub fn waivers(self) -> impl Iterator<Item = Waiver<'d>> {
        let rows = self.d.waivers.get(self.row.waive.range()).unwrap_or_default();
        rows.iter()
            .map(move |row| Waiver { code: self.d.text(row.code), why: self.d.text(row.why) })
    }

    /// Where it is written.
    pub fn at(self) -> EntryAt {
        self.row.at
    }
}

impl<'d> Quote<'d> {
    pub fn document(self) -> DocumentIx {
        self.row.document
    }

    /// The quoted words, to the character.
    pub fn exact(self) -> &'d str {
        self.d.text(self.row.exact)
    }

    /// What stands directly before the quoted words.
    pub fn prefix(self) -> &'d str {
        self.d.text(self.row.prefix)
    }

    /// What stands directly after the quoted words.
    pub fn suffix(self) -> &'d str {
        self.d.text(self.row.suffix)
    }

    pub fn translation(self) -> Option<&'d str> {
        self.d.optional(self.row.translation)
    }

    pub fn translated_by(self) -> Option<&'d str> {
        self.d.optional(self.row.translated_by)
    }

    /// From the outermost relay to the innermost speaker; the publisher is implied as the first.
    pub fn hops(self) -> impl DoubleEndedIterator<Item = Hop<'d>> {
        let rows = self.d.hops.get(self.row.hops.range()).unwrap_or_default();
        rows.iter().map(move |row| Hop {
            who: self.d.speaker_refs.get(row.who.range()).unwrap_or_default(),
            mode: row.mode,
        })
    }

    /// The entity whose evidence it is.
    pub fn owner(self) -> Entity {
        self.row.owner
    }
}

/// Whether something that rests on these quotes had been published by a day.
pub(super) fn is_there(d: &Dossier, evidence: Rows, by: Option<Day>) -> bool {
    by.is_none() || evidence.is_empty() || d.quotes(evidence).any(|quote| is_out(quote, by))
}

/// Whether the document of a quote had certainly been published by a day.
pub(super) fn is_out(quote: Quote<'_>, by: Option<Day>) -> bool {
    let Some(day) = by else { return true };
    let published = quote.d.document(quote.document()).and_then(|doc| doc.published_on);
    published.is_some_and(|date| date.is_certainly_by(day))
}
