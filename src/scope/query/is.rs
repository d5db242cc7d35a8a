//! What `is:` asks: flags of positions and of their quotes.

use std::collections::BTreeSet;

use super::against::Against;
use super::slots::SlotSet;
use crate::dossier::terms::{Act, ActorKind, ConditionKind, Firmness, Stance};
use crate::dossier::{Entity, InstrumentIx, Known, Position, Quote, Words, words_known};
use crate::insight::drafts::{ClauseChange, clauses};
use crate::insight::record::is_elsewhere;
use crate::scope::filter::is_named;

/// A flag of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Is {
    OwnWords,
    Others,
    Named,
    Anonymous,
    Joint,
    Draft,
    Kept,
    Weakened,
    Dropped,
    Added,
    Signed,
    Adopted,
    Attended,
    NotSigned,
    Hosted,
    Precondition,
    Caveat,
    Approval,
    Elsewhere,
    Number,
    Undated,
    Conflict,
    New,
    InBrief,
    Proved,
    Unproved,
    Changed,
    Attested,
}

/// Each with its name and what it asks.
const FLAGS: &[(Is, &str, &str)] = &[
    (Is::OwnWords, "own-words", "in the actor's own words"),
    (Is::Others, "others", "said by others of the actor"),
    (Is::Named, "named", "by a named speaker"),
    (Is::Anonymous, "anonymous", "by an unnamed source"),
    (Is::Joint, "joint", "of several actors together"),
    (Is::Draft, "draft", "only in a draft"),
    (Is::Kept, "kept", "a clause that the final text has as well"),
    (Is::Weakened, "weakened", "a clause that the final text weakens"),
    (Is::Dropped, "dropped", "a clause that the final text does not mention"),
    (Is::Added, "added", "a clause that only the final text has"),
    (Is::Signed, "signed", "in a text that its actor signed"),
    (Is::Adopted, "adopted", "in a text that its actor adopted"),
    (Is::Attended, "attended", "of a text at whose making its actor was present"),
    (Is::NotSigned, "not-signed", "of a text that its actor did not sign"),
    (Is::Hosted, "hosted", "of a text that its actor hosted"),
    (Is::Precondition, "precondition", "under a precondition"),
    (Is::Caveat, "caveat", "with a caveat"),
    (Is::Approval, "approval", "subject to somebody's consent"),
    (Is::Elsewhere, "elsewhere", "placed elsewhere"),
    (Is::Number, "number", "with a number"),
    (Is::Undated, "undated", "without the day on which it was said"),
    (Is::Conflict, "conflict", "where sources differ"),
    (Is::New, "new", "new or changed since the day compared"),
    (Is::InBrief, "in-brief", "in the brief"),
    (Is::Proved, "proved", "proved in a copy held here"),
    (Is::Unproved, "unproved", "not proved here"),
    (Is::Changed, "changed", "reads otherwise in its copy"),
    (Is::Attested, "attested", "attested by a stamp alone"),
];

impl Is {
    pub(crate) fn all() -> impl Iterator<Item = Is> {
        FLAGS.iter().map(|(flag, ..)| *flag)
    }

    pub(crate) fn named(name: &str) -> Option<Is> {
        FLAGS.iter().find(|(_, held, _)| held.eq_ignore_ascii_case(name)).map(|(flag, ..)| *flag)
    }

    pub(crate) fn name(self) -> &'static str {
        FLAGS.iter().find(|(flag, ..)| *flag == self).map_or("", |(_, name, _)| name)
    }

    pub(crate) fn meaning(self) -> &'static str {
        FLAGS.iter().find(|(flag, ..)| *flag == self).map_or("", |(.., meaning)| meaning)
    }

    /// What is done about a text, where that is asked.
    const fn act(self) -> Option<Act> {
        Some(match self {
            Is::Signed => Act::Signed,
            Is::Adopted => Act::Adopted,
            Is::Attended => Act::Attended,
            Is::NotSigned => Act::NotSigned,
            Is::Hosted => Act::Host,
            _ => return None,
        })
    }

    /// Whether it asks how quotes stand.
    pub(super) const fn is_of_proofs(self) -> bool {
        matches!(self, Is::Proved | Is::Unproved | Is::Changed | Is::Attested)
    }

    /// Whether it is asked of each quote rather than of the position.
    const fn is_of_quotes(self) -> bool {
        matches!(
            self,
            Is::OwnWords
                | Is::Named
                | Is::Anonymous
                | Is::Proved
                | Is::Unproved
                | Is::Changed
                | Is::Attested
        )
    }
}

impl Against<'_> {
    /// The slots of which a flag holds; `None` where that is still being worked out.
    pub(super) fn flagged(&self, flag: Is) -> Option<SlotSet> {
        let slots = &self.columns.slots;
        Some(match flag {
            Is::Conflict => slots.of_all(self.live.conflict.as_ref()?),
            Is::InBrief => slots.of_all(&self.live.in_brief),
            Is::New => slots.of_all(&self.live.new),
            Is::Kept => self.clauses(ClauseChange::Kept),
            Is::Weakened => self.clauses(ClauseChange::Weakened),
            Is::Dropped => self.clauses(ClauseChange::Dropped),
            Is::Added => self.clauses(ClauseChange::Added),
            Is::OwnWords if self.d.until().is_none() => {
                self.columns.own_words.get_or_init(|| self.each(flag)).clone()
            }
            _ => self.each(flag),
        })
    }

    /// The clauses of which that became.
    fn clauses(&self, change: ClauseChange) -> SlotSet {
        let all = clauses(self.d, &self.live.there);
        let of = all.iter().filter(|clause| clause.change == change);
        self.columns.slots.of_all(
            &of.flat_map(|clause| clause.draft.iter().chain(&clause.in_final)).copied().collect(),
        )
    }

    /// Who did what a flag asks about a text, and the texts about which it was done.
    pub(super) fn did(&self, flag: Is) -> BTreeSet<Entity> {
        let Some(act) = flag.act() else { return BTreeSet::new() };
        let mut all = BTreeSet::new();
        for ix in (0..self.d.instruments.len() as u32).map(InstrumentIx) {
            for (_, part) in self.d.participation(ix).filter(|(_, part)| part.act == act) {
                all.insert(Entity::Instrument(ix));
                all.extend(part.actors.iter().map(|actor| Entity::Actor(*actor)));
            }
        }
        all
    }

    fn each(&self, flag: Is) -> SlotSet {
        let slots = &self.columns.slots;
        let mut set = SlotSet::none(slots.len());
        for p in self.d.whole().positions().filter_map(|p| self.d.position(p.ix)) {
            if flag.is_of_quotes() {
                for slot in slots.of(p.ix) {
                    let quote = slots.quotes().get(slot).copied().flatten();
                    if quote
                        .and_then(|ix| self.d.quote(ix))
                        .is_some_and(|q| self.quote_is(flag, p, q))
                    {
                        set.insert(slot);
                    }
                }
            } else if position_is(self.d, flag, p) {
                slots.of(p.ix).for_each(|slot| set.insert(slot));
            }
        }
        set
    }

    fn quote_is(&self, flag: Is, p: Position<'_>, quote: Quote<'_>) -> bool {
        let how = || self.live.outcomes.how(&self.d, quote);
        match flag {
            Is::OwnWords => {
                let words = |actor| words_known(self.d, quote, actor);
                p.actors()
                    .iter()
                    .any(|actor| matches!(words(*actor), Words::Own | Words::OwnInPart))
            }
            Is::Named => is_named(self.d, quote),
            Is::Anonymous => is_anonymous(self.d, quote),
            Is::Proved => self.live.outcomes.is_proved(quote.ix),
            Is::Unproved => !self.live.outcomes.is_proved(quote.ix),
            Is::Changed => how() == crate::verify::How::Changed,
            Is::Attested => how() == crate::verify::How::Attested,
            _ => false,
        }
    }
}

/// Whether somebody without a name speaks in a quote.
fn is_anonymous(d: Known<'_>, quote: Quote<'_>) -> bool {
    let speakers = quote.hops().next_back().map(|innermost| innermost.who).unwrap_or_default();
    speakers.iter().any(|who| match who {
        Entity::Actor(ix) => d.actor(*ix).is_some_and(|actor| actor.kind == ActorKind::Unnamed),
        _ => false,
    })
}

fn position_is(d: Known<'_>, flag: Is, p: Position<'_>) -> bool {
    let has = |kind: ConditionKind| p.conditions().any(|condition| condition.kind == kind);
    match flag {
        Is::Others => p.stance() == Stance::Expected,
        Is::Joint => p.actors().len() > 1,
        Is::Draft => p.is_draft(),
        Is::Signed if matches!(p.firmness(), Some(Firmness::Signed | Firmness::Binding)) => true,
        Is::Adopted if p.firmness() == Some(Firmness::Adopted) => true,
        Is::Signed | Is::Adopted | Is::Attended | Is::NotSigned | Is::Hosted => {
            let text = p.instrument().zip(flag.act()).filter(|_| !p.is_draft());
            text.is_some_and(|(text, act)| {
                p.actors().iter().any(|actor| d.took_part(text, *actor, act))
            })
        }
        Is::Precondition => {
            has(ConditionKind::Precondition) || d.preconditions_of(p).next().is_some()
        }
        Is::Caveat => has(ConditionKind::Caveat),
        Is::Approval => has(ConditionKind::Approval),
        Is::Elsewhere => is_elsewhere(&d, p),
        Is::Number => p.quantity().is_some(),
        Is::Undated => p.stated_on().is_none(),
        _ => false,
    }
}
