//! Where sources do not say the same, and why that is, or is not, a contradiction.
//!
//! Candidates come from links that a person made, from claims and their denials, from undertakings
//! and refusals of one actor, from numbers, and from who did what about a text. A link with a reason
//! overrules what is worked out here. Right before many: where nothing proves that two statements
//! cannot both be so, they are not called a contradiction.

pub mod case;
mod conflict;
mod kin;
mod kind;
mod once;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::terms::{Act, ActorKind, Family, LinkKind, Stance, TopicKind};
use crate::dossier::{
    ActorIx, Dossier, Entity, InstrumentIx, Known, Link, Position, PositionIx, PositionSet,
    Quantity, QuoteIx, TopicIx, speaks_for,
};
use crate::insight::cell::is_superseded;
use crate::insight::conflicts::kin::{denies_it_whole, kin};
use crate::insight::record::is_elsewhere;

pub use conflict::{Conflict, Side};
pub use kind::Kind;

/// Statements with which one statement is compared, at most: a claim made a thousand times is one claim.
const MOST: usize = 20;

/// Every conflict among the positions in `within`, those that matter most first.
pub fn conflicts(d: Known<'_>, within: &PositionSet) -> Vec<Conflict> {
    let mut found = Found { d, within, all: Vec::new(), linked: BTreeMap::new() };
    let counted = |ix: &PositionIx| !is_superseded(d, *ix, within);
    let positions: Vec<PositionIx> = within.iter().filter(counted).collect();
    for p in positions.iter().filter_map(|ix| d.position(*ix)) {
        for link in p.links() {
            found.linked(p, link);
        }
    }
    let by_topic = by_topic(d, &positions);
    for positions in &by_topic {
        found.numbers(positions);
    }
    found.undertakings(&positions);
    found.claims(&by_topic);
    found.participations();
    found.all.sort_by_key(|c| (c.kind, c.sides));
    // Of several actors named together each leads to the same two sides.
    found.all.dedup();
    once::told_once(d, &mut found.all);
    found.all
}

fn by_topic(d: Known<'_>, positions: &[PositionIx]) -> Vec<Vec<PositionIx>> {
    let mut by_topic = vec![Vec::new(); d.topics.len()];
    for p in positions.iter().filter_map(|ix| d.position(*ix)) {
        if let Some(positions) = by_topic.get_mut(p.topic().at()) {
            positions.push(p.ix);
        }
    }
    by_topic
}

struct Found<'d> {
    d: Known<'d>,
    within: &'d PositionSet,
    all: Vec<Conflict>,
    /// Pairs about which a person has said something, whatever it is.
    linked: BTreeMap<(PositionIx, PositionIx), Vec<Conflict>>,
}

impl<'d> Found<'d> {
    fn add(&mut self, kind: Kind, one: Side, other: Side) {
        self.all.push(Conflict { kind, sides: [one, other], by_hand: None });
    }

    fn pair(&mut self, kind: Kind, a: PositionIx, b: PositionIx) {
        if !self.linked.contains_key(&(a.min(b), a.max(b))) {
            self.add(kind, Side::Position(a), Side::Position(b));
        }
    }

    /// What a person's link says.
    fn linked(&mut self, p: Position<'d>, link: Link<'d>) {
        let other = match link.to {
            Entity::Position(ix) if self.within.contains(ix) => Side::Position(ix),
            Entity::Instrument(ix) => Side::Text(ix),
            _ => return,
        };
        let kind = self.kind_of(p, link, other);
        let case = |kind| Conflict {
            kind,
            sides: [Side::Position(p.ix), other],
            by_hand: Some((p.ix, link.number)),
        };
        let Side::Position(ix) = other else {
            self.all.extend(kind.map(case));
            return;
        };
        let d = self.d;
        let told = self.linked.entry((p.ix.min(ix), p.ix.max(ix))).or_default();
        let Some(case) = kind.map(case) else { return };
        // A pair may differ in two respects: both are told, and one that both sides tell is told once.
        let is_told = |known: &Conflict| {
            let why = known
                .by_hand
                .and_then(|(ix, n)| d.position(ix)?.links().find(|link| link.number == n)?.why);
            let is_mutual = matches!(case.kind, Kind::SameUtterance | Kind::Agree);
            let is_one = known.sides == case.sides || is_mutual || why == link.why;
            known.kind == case.kind && is_one
        };
        if !told.iter().any(is_told) {
            told.push(case);
            self.all.push(case);
        }
    }

    fn kind_of(&self, p: Position<'d>, link: Link<'d>, other: Side) -> Option<Kind> {
        let q = match other {
            Side::Position(ix) => self.d.position(ix),
            _ => None,
        };
        match link.kind {
            LinkKind::Contradicts => Some(Kind::Contradiction),
            LinkKind::DiffersInDenominator => Some(counted(p, q)),
            LinkKind::SameUtterance => Some(Kind::SameUtterance),
            LinkKind::OmittedInFinal | LinkKind::WeakenedInFinal => Some(Kind::DraftFinal),
            LinkKind::DiffersInScope => Some(match q {
                Some(q) if is_denial_of_a_report(p, q) => Kind::NarrowerDenial,
                Some(q) if is_joined_and_not(p, q) && self.share_a_document(p, q) => {
                    Kind::LooseWording
                }
                _ => Kind::Scope,
            }),
            // An answer that is no denial: what it answers stays open.
            LinkKind::Answers => {
                let claim = q.is_some_and(|q| q.stance() == Stance::Assert);
                (claim && p.stance() != Stance::Deny).then_some(Kind::NonDenial)
            }
            LinkKind::Corroborates => Some(Kind::Agree),
            LinkKind::Supersedes => None,
        }
    }

    fn share_a_document(&self, p: Position<'d>, q: Position<'d>) -> bool {
        // Also through the text that both speak of: who signed is told there with its own quotes.
        let documents = |p: Position<'d>| {
            let own = p.evidence().map(|quote| quote.document());
            let parts = p.instrument().into_iter().flat_map(|text| self.d.participation(text));
            let parts = parts.filter(move |(_, part)| {
                part.actors.iter().any(|actor| p.actors().contains(actor))
            });
            let parts = parts.flat_map(|(_, part)| self.d.quotes(part.evidence));
            own.chain(parts.map(|quote| quote.document())).collect::<BTreeSet<_>>()
        };
        !documents(p).is_disjoint(&documents(q))
    }

    /// One actor who undertakes a thing and declines it.
    fn undertakings(&mut self, positions: &[PositionIx]) {
        let d = self.d;
        let mut refused: Vec<(ActorIx, TopicIx, PositionIx)> = Vec::new();
        let of = |ix: &PositionIx| d.position(*ix).filter(|p| !p.is_draft());
        for p in positions.iter().filter_map(of).filter(|p| p.stance() == Stance::Refuse) {
            refused.extend(p.actors().iter().map(|actor| (*actor, p.topic(), p.ix)));
        }
        for (actor, topic, no) in refused {
            let (Some(no), both) = (d.position(no), d.positions_of(actor)) else { continue };
            let yes = both.iter().filter(|ix| self.within.contains(**ix)).filter_map(of);
            let yes = yes.filter(|p| {
                p.topic() == topic && matches!(p.stance(), Stance::Commit | Stance::Ready)
            });
            let yes: Vec<Position<'_>> =
                yes.filter(|p| !is_superseded(d, p.ix, self.within)).take(MOST).collect();
            for yes in yes {
                self.pair(between(&d, yes, no), yes.ix, no.ix);
            }
        }
    }

    /// Claims, what is said against them, and whom they concern.
    fn claims(&mut self, by_topic: &[Vec<PositionIx>]) {
        let d = self.d;
        for (n, on_topic) in by_topic.iter().enumerate() {
            let topic = TopicIx(n as u32);
            if d.topic(topic).is_none_or(|t| t.kind != TopicKind::Claim) {
                continue;
            }
            let stance = |ix: &PositionIx| d.position(*ix).map(|p| p.stance());
            let asserted = |ixs: &[PositionIx]| {
                let said = ixs.iter().filter(|ix| stance(ix) == Some(Stance::Assert));
                said.take(MOST).copied().collect::<Vec<PositionIx>>()
            };
            let here = asserted(on_topic);
            for ix in on_topic {
                match stance(ix) {
                    Some(Stance::Deny) => {
                        for said in &here {
                            self.pair(Kind::Contradiction, *ix, *said);
                        }
                        let near = kin(&d, topic, by_topic);
                        for near in near
                            .into_iter()
                            .filter(|near| !denies_it_whole(d, *ix, *near, by_topic))
                        {
                            let reports = by_topic.get(near.at()).map(|on| asserted(on));
                            for said in reports.unwrap_or_default() {
                                self.pair(Kind::NarrowerDenial, *ix, said);
                            }
                        }
                    }
                    Some(Stance::Noncommittal) => {
                        for said in &here {
                            self.pair(Kind::NonDenial, *ix, *said);
                        }
                    }
                    _ => {}
                }
            }
            self.one_sided(topic, &here, by_topic);
        }
    }

    /// A claim about somebody else who has said nothing on it, on what it belongs to or on its siblings.
    fn one_sided(&mut self, topic: TopicIx, asserted: &[PositionIx], by_topic: &[Vec<PositionIx>]) {
        let d = self.d;
        let mut told: BTreeSet<ActorIx> = BTreeSet::new();
        let kin = kin(&d, topic, by_topic);
        // A number stands among the numbers; what a document tells in its own voice nobody claims.
        let is_claim = |p: &Position<'_>| p.quantity().is_none() && !is_own_voice(&d, *p);
        for p in asserted.iter().filter_map(|ix| d.position(*ix)).filter(is_claim) {
            for about in p.about() {
                // For an official the bodies that they speak for may answer.
                let answers = |actor: &ActorIx| {
                    d.positions_of(*actor).iter().any(|ix| {
                        self.within.contains(*ix)
                            && d.position(*ix)
                                .is_some_and(|q| q.topic() == topic || kin.contains(&q.topic()))
                    })
                };
                let bodies = d.actor(*about).map(|a| a.represents.clone()).unwrap_or_default();
                let silent = !answers(about) && !bodies.iter().any(answers);
                let is_other = !p.actors().iter().any(|actor| is_one_side(d, *actor, *about));
                if silent && is_other && told.insert(*about) {
                    self.add(Kind::OneSided, Side::Position(p.ix), Side::Silence(*about, topic));
                }
            }
        }
    }

    /// Numbers on one topic that differ.
    fn numbers(&mut self, on_topic: &[PositionIx]) {
        let d = self.d;
        let counted: Vec<Position<'_>> = on_topic
            .iter()
            .filter_map(|ix| d.position(*ix))
            .filter(|p| p.quantity().is_some() && !p.is_draft())
            .take(MOST)
            .collect();
        for (n, p) in counted.iter().enumerate() {
            for q in counted.iter().skip(n + 1) {
                if are_contributions(&d, *p, *q) {
                    continue;
                }
                if let Some(kind) = between_numbers(*p, *q) {
                    self.pair(kind, p.ix, q.ix);
                }
            }
        }
    }

    /// Who is said to have signed a text, and to have not.
    fn participations(&mut self) {
        for at in (0..self.d.instruments.len() as u32).map(InstrumentIx) {
            let d = self.d;
            let parts = || d.participation(at);
            for (n, not) in parts().filter(|(_, part)| part.act == Act::NotSigned) {
                for actor in &not.actors {
                    for (m, part) in parts().filter(|(_, part)| part.actors.contains(actor)) {
                        let kind = match part.act {
                            Act::Attended => Kind::AttendedNotSigned,
                            Act::Signed | Act::Adopted
                                if self.same_document(not.evidence, part.evidence) =>
                            {
                                Kind::LooseWording
                            }
                            Act::Signed | Act::Adopted => Kind::Contradiction,
                            Act::NotSigned | Act::Host => continue,
                        };
                        self.add(kind, Side::Participation(at, m), Side::Participation(at, n));
                    }
                    self.groups(at, n, *actor);
                }
            }
        }
    }

    /// A group that is said to have signed, with one who did not and was at the same meeting.
    fn groups(&mut self, at: InstrumentIx, n: usize, actor: ActorIx) {
        let Some(text) = self.d.instrument(at) else { return };
        let Some(not) = text.participation.get(n) else { return };
        let d = self.d;
        let attended = |who: ActorIx| d.took_part(at, who, Act::Attended);
        for (m, part) in d.participation(at) {
            let signed = matches!(part.act, Act::Signed | Act::Adopted);
            let group = part
                .actors
                .iter()
                .any(|group| *group != actor && attended(*group) && attended(actor));
            let by_hand = self.all.iter().any(|c| {
                c.by_hand.is_some() && c.kind == Kind::LooseWording && self.is_about(c, at, actor)
            });
            if signed && group && !by_hand && self.same_document(not.evidence, part.evidence) {
                self.add(
                    Kind::LooseWording,
                    Side::Participation(at, m),
                    Side::Participation(at, n),
                );
            }
        }
    }

    /// Whether one side of a conflict is a position of that actor on that text.
    fn is_about(&self, conflict: &Conflict, text: InstrumentIx, actor: ActorIx) -> bool {
        conflict.sides.iter().any(|side| match side {
            Side::Position(ix) => self
                .d
                .position(*ix)
                .is_some_and(|p| p.instrument() == Some(text) && p.actors().contains(&actor)),
            _ => false,
        })
    }

    fn same_document(&self, a: crate::dossier::Rows, b: crate::dossier::Rows) -> bool {
        let mut one = self.d.quotes(a);
        one.any(|q| self.d.quotes(b).any(|other| other.document() == q.document()))
    }
}

/// Whether every quote of a position is what a document tells in its own voice: no hop, or nobody but its
/// publisher.
fn is_own_voice(d: &Dossier, p: Position<'_>) -> bool {
    p.evidence().all(|quote| {
        let publisher = d.name_of(Entity::Document(quote.document()));
        quote.hops().flat_map(|hop| hop.who).all(|who| {
            let Entity::Actor(ix) = who else { return false };
            d.actor(*ix).is_some_and(|a| {
                a.name == publisher || a.aliases.iter().any(|alias| alias == publisher)
            })
        })
    })
}

/// Whether two actors are one side: one speaks for the other, or belongs to it.
fn is_one_side(d: Known<'_>, actor: ActorIx, about: ActorIx) -> bool {
    let belongs = d
        .actor(actor)
        .is_some_and(|a| a.member_of.iter().any(|m| m.body == about && d.holds(m.evidence)));
    speaks_for(&d, actor, about) || speaks_for(&d, about, actor) || belongs
}

/// A denial beside a report of something else: the link says how they differ.
fn is_denial_of_a_report(p: Position<'_>, q: Position<'_>) -> bool {
    let stances = [p.stance(), q.stance()];
    stances.contains(&Stance::Deny) && stances.contains(&Stance::Assert)
}

/// One joined a text and the other did not join it.
fn is_joined_and_not(p: Position<'_>, q: Position<'_>) -> bool {
    let stances = [p.stance(), q.stance()];
    p.topic() == q.topic()
        && p.instrument().is_some()
        && p.instrument() == q.instrument()
        && stances.contains(&Stance::Commit)
        && stances.iter().any(|s| matches!(s, Stance::Abstain | Stance::Refuse))
}

/// What lies between an undertaking and a refusal of one actor on one topic.
fn between(d: &Dossier, yes: Position<'_>, no: Position<'_>) -> Kind {
    let differ = yes.place() != no.place()
        || is_elsewhere(d, yes) != is_elsewhere(d, no)
        || yes.conditions().next().is_some()
        || no.conditions().next().is_some()
        || yes.quantity().map(|q| q.as_said) != no.quantity().map(|q| q.as_said);
    if differ { Kind::Scope } else { Kind::Contradiction }
}

/// What two numbers count: different things, or perhaps so where of one it is not stated whose it is.
fn counted(p: Position<'_>, q: Option<Position<'_>>) -> Kind {
    let is_open = counts_nobodys(p) || q.is_some_and(counts_nobodys);
    if is_open { Kind::OpenDenominator } else { Kind::Denominator }
}

/// Whether a position has a number of which it is not stated whose it is.
pub fn counts_nobodys(p: Position<'_>) -> bool {
    p.quantity().is_some_and(|number| number.held_by.is_empty())
}

/// What lies between two numbers on one topic; `None` when they may well be the same.
fn between_numbers(p: Position<'_>, q: Position<'_>) -> Option<Kind> {
    let (a, b) = (p.quantity()?, q.quantity()?);
    if a.unit != b.unit || a.as_said == b.as_said {
        return None;
    }
    let holders = |h: &[ActorIx]| h.iter().copied().collect::<BTreeSet<_>>();
    if holders(a.held_by) != holders(b.held_by) {
        return Some(counted(p, Some(q)));
    }
    if p.place() != q.place() {
        return Some(Kind::Scope);
    }
    let disjoint = are_apart(a, b);
    // Said on different days, one may simply have followed the other.
    let dated = p.stated_on().is_some() && p.stated_on() == q.stated_on();
    let same_speakers = p.actors() == q.actors();
    // Two numbers that are not said to be anybody's need not be of the same.
    let kind = match counted(p, Some(q)) {
        Kind::OpenDenominator => Kind::OpenDenominator,
        _ => Kind::Contradiction,
    };
    (disjoint && dated && same_speakers).then_some(kind)
}

/// Whether each of two states or persons is said to give, ask or refuse a number of its own: what each gives to one thing is
/// no difference of sources.
fn are_contributions(d: &Dossier, p: Position<'_>, q: Position<'_>) -> bool {
    let is_one = |ix: &ActorIx| {
        d.actor(*ix).is_some_and(|a| matches!(a.kind, ActorKind::State | ActorKind::Person))
    };
    let (Some(one), Some(other)) = (p.quantity(), q.quantity()) else { return false };
    let (ones, others) = (one.held_by, other.held_by);
    let counts = |p: Position<'_>, of: &[ActorIx]| {
        p.stance().family() != Family::Reports && !of.is_empty() && of.iter().all(is_one)
    };
    counts(p, ones) && counts(q, others) && !ones.iter().any(|one| others.contains(one))
}

/// Whether two numbers of one unit have nothing in common.
pub fn are_apart(a: Quantity<'_>, b: Quantity<'_>) -> bool {
    let apart = |low: Option<f64>, high: Option<f64>| low.zip(high).is_some_and(|(l, h)| l > h);
    a.unit == b.unit && (apart(a.min, b.max) || apart(b.min, a.max))
}

/// The quotes of a side, for its evidence.
pub fn quotes_of(d: Known<'_>, side: Side) -> Vec<QuoteIx> {
    match side {
        Side::Position(ix) => {
            d.position(ix).map(|p| p.evidence().map(|q| q.ix).collect()).unwrap_or_default()
        }
        Side::Participation(at, n) => d
            .instrument(at)
            .and_then(|text| text.participation.get(n))
            .map(|part| d.quotes(part.evidence).map(|q| q.ix).collect())
            .unwrap_or_default(),
        Side::Text(_) | Side::Silence(..) => Vec::new(),
    }
}
