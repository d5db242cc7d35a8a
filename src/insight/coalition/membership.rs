//! What the sources that are held state of a membership, for, against or not at all.

use std::collections::BTreeSet;

use crate::dossier::terms::Act;
use crate::dossier::{ActorIx, InstrumentIx, Known, Membership};

/// What the sources that are held state of a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// By the entry of that number in the state's `member_of`.
    Member(usize),
    /// Of one who speaks for the state, not of the state: who, and the number of the entry.
    Official(ActorIx, usize),
    /// Not the membership: that the state itself joined a text which the body joined.
    JoinedText(InstrumentIx, Act),
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
            Stated::NotMember(_) => "stated not to be a member",
            Stated::Differs(..) => "the sources differ",
            Stated::NotStated => "not stated",
        }
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
    let mut officials = d.whole().officials_of(state).iter();
    let official = || officials.find_map(|who| Some(Stated::Official(*who, entry(*who)?)));
    both.or_else(official).unwrap_or(Stated::NotStated)
}
