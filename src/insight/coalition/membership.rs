//! What the sources that are held state of a membership, for, against or not at all.

use std::collections::BTreeSet;

use crate::dossier::terms::{Act, Firmness, Stance};
use crate::dossier::{
    ActorIx, InstrumentIx, Known, Membership, Position, PositionIx, PositionSet, Quote, Rows,
    speaks_for,
};
use crate::insight::parties::is_gathering;

/// What the sources that are held state of a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// By the entry of that number in the state's `member_of`.
    Member(usize),
    /// Of one who speaks for the state, not of the state: who, and the number of the entry.
    Official(ActorIx, usize),
    /// Not the membership: that the state itself joined a text which the body joined.
    JoinedText(InstrumentIx, Act),
    /// Of a body that is no more than those who were at a meeting: that the state, or one who speaks for
    /// it, was there. The text, and the number of the entry in its `participation`.
    TookPart(InstrumentIx, usize),
    /// By the entry of that number in the state's `not_member_of`.
    NotMember(usize),
    /// Both, by two sources or two statements: the numbers of the entries in `member_of` and in
    /// `not_member_of`.
    Differs(usize, usize),
    NotStated,
}

impl Stated {
    pub const fn label(self) -> &'static str {
        match self {
            Stated::Member(_) => "stated",
            Stated::Official(..) => "stated of an official only",
            Stated::JoinedText(..) => "not stated; joined the same text",
            Stated::TookPart(..) => "took part",
            Stated::NotMember(_) => "stated not to be a member",
            Stated::Differs(..) => "the sources differ",
            Stated::NotStated => "not stated",
        }
    }
}

impl Stated {
    /// Whether a source names it as a member, or as one who took part, by whatever words.
    pub const fn is_named(self) -> bool {
        !matches!(self, Stated::NotMember(_) | Stated::NotStated)
    }
}

/// The texts that a body signed or adopted.
pub(super) fn joined_by(d: Known<'_>, body: ActorIx) -> BTreeSet<InstrumentIx> {
    let texts = (0..d.instruments.len() as u32).map(InstrumentIx);
    let joined = |text: &InstrumentIx| JOINS.into_iter().any(|act| d.took_part(*text, body, act));
    texts.filter(joined).collect()
}

/// To attend, to host or not to sign says nothing of a membership.
const JOINS: [Act; 2] = [Act::Signed, Act::Adopted];

pub(super) fn membership(
    d: Known<'_>,
    state: ActorIx,
    body: ActorIx,
    joined: &BTreeSet<InstrumentIx>,
) -> Stated {
    // Without a quote that is known it is not stated.
    let stated = |m: &Membership| {
        m.body == body && d.holds(m.evidence) && d.quotes(m.evidence).next().is_some()
    };
    let entry = |actor: ActorIx| d.whole().actor(actor)?.member_of.iter().position(stated);
    let denied =
        d.whole().actor(state).and_then(|actor| actor.not_member_of.iter().position(stated));
    match (entry(state), denied) {
        (Some(n), Some(not)) => return Stated::Differs(n, not),
        (Some(n), None) => return Stated::Member(n),
        (None, Some(not)) => return Stated::NotMember(not),
        (None, None) => {}
    }
    let both = joined.iter().find_map(|text| {
        let act = JOINS.into_iter().find(|act| d.took_part(*text, state, *act))?;
        Some(Stated::JoinedText(*text, act))
    });
    let was_there = || took_part(d, state, body);
    let mut officials = d.whole().officials_of(state).iter();
    let official = || officials.find_map(|who| Some(Stated::Official(*who, entry(*who)?)));
    both.or_else(was_there).or_else(official).unwrap_or(Stated::NotStated)
}

/// Where a body is those who were at a meeting: that a state was there, by the text of that meeting.
fn took_part(d: Known<'_>, state: ActorIx, body: ActorIx) -> Option<Stated> {
    if !is_gathering(&d, body) {
        return None;
    }
    let mut texts = (0..d.instruments.len() as u32).map(InstrumentIx);
    texts.find_map(|text| {
        if !d.took_part(text, body, Act::Attended) {
            return None;
        }
        let (n, _) = d.participation(text).find(|(_, part)| {
            matches!(part.act, Act::Attended | Act::Host)
                && part.actors.iter().any(|actor| speaks_for(&d, *actor, state))
        })?;
        Some(Stated::TookPart(text, n))
    })
}

/// The words on which a membership rests: of the state, or of one who speaks for it.
pub fn evidence(d: Known<'_>, actor: ActorIx, stated: Stated) -> Option<Quote<'_>> {
    let (who, n) = match stated {
        Stated::Member(n) | Stated::Differs(n, _) => (actor, n),
        Stated::Official(who, n) => (who, n),
        Stated::TookPart(text, n) => {
            let rows: Rows = d.whole().instrument(text)?.participation.get(n)?.evidence;
            return d.quotes(rows).next();
        }
        Stated::JoinedText(..) | Stated::NotMember(_) | Stated::NotStated => return None,
    };
    let membership: &Membership = d.whole().actor(who)?.member_of.get(n)?;
    d.quotes(membership.evidence).next()
}

/// The words by which a source says of the state that it is not a member.
pub fn denial(d: Known<'_>, actor: ActorIx, stated: Stated) -> Option<Quote<'_>> {
    let (Stated::NotMember(n) | Stated::Differs(_, n)) = stated else { return None };
    let membership: &Membership = d.whole().actor(actor)?.not_member_of.get(n)?;
    d.quotes(membership.evidence).next()
}

/// The positions that say how many members a body has: what it signed or adopted, told with a number
/// of its own; of those at a meeting also what is claimed of their number. Numbers of other things
/// (of leaders, of troops) count no members.
pub(super) fn counts(d: Known<'_>, within: &PositionSet, body: ActorIx) -> Vec<PositionIx> {
    let says = |p: &Position<'_>| {
        let joined =
            matches!(p.firmness(), Some(Firmness::Signed | Firmness::Adopted | Firmness::Binding));
        let is_joined = joined && p.actors().contains(&body);
        let is_claimed = p.stance() == Stance::Assert && is_gathering(&d, body);
        (is_joined || is_claimed) && !p.is_draft() && counts_members(*p, body)
    };
    let own = d.whole().positions_of(body).iter().copied().filter(|ix| within.contains(*ix));
    let all: Vec<PositionIx> =
        if is_gathering(&d, body) { within.iter().collect() } else { own.collect() };
    all.into_iter().filter(|ix| d.position(*ix).is_some_and(|p| says(&p))).collect()
}

/// Whether a position's number is one of members of a body, and of nobody else.
fn counts_members(p: Position<'_>, body: ActorIx) -> bool {
    const MEMBERS: [&str; 7] =
        ["countries", "states", "nations", "members", "governments", "participants", "parties"];
    p.quantity().is_some_and(|number| {
        let unit = number.unit.split_whitespace().last().unwrap_or_default().to_lowercase();
        number.held_by == [body] && MEMBERS.contains(&unit.as_str())
    })
}
