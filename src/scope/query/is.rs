//! What `is:` asks: flags of positions and of their quotes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::against::Against;
use super::slots::SlotSet;
use crate::dossier::terms::{Act, ActorKind, ConditionKind, Firmness, Stance};
use crate::dossier::{Entity, InstrumentIx, Known, Position, Quote, Words, words_known};
use crate::insight::drafts::{ClauseChange, clauses};
use crate::insight::record::is_elsewhere;
use crate::scope::filter::is_named;
use crate::verify::How;

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

    /// Whether positions and quotes tell it alone, whatever else was there.
    const fn is_settled(self) -> bool {
        !self.is_of_proofs()
            && !matches!(
                self,
                Is::Conflict
                    | Is::InBrief
                    | Is::New
                    | Is::Kept
                    | Is::Weakened
                    | Is::Dropped
                    | Is::Added
            )
    }

    /// Whether it is asked of each quote rather than of the position, whatever it proves.
    const fn is_of_quotes(self) -> bool {
        matches!(self, Is::OwnWords | Is::Named | Is::Anonymous)
    }
}

impl Against<'_> {
    /// The slots of which a flag holds; `None` where that is still being worked out.
    pub(super) fn flagged(&self, flag: Is) -> Option<SlotSet> {
        self.of_flags(&[flag]).pop().flatten()
    }

    /// The same of all flags.
    pub(super) fn all_flagged(&self) -> Vec<(Is, Option<SlotSet>)> {
        let all: Vec<Is> = Is::all().collect();
        let sets = self.of_flags(&all);
        all.into_iter().zip(sets).collect()
    }

    fn of_flags(&self, flags: &[Is]) -> Vec<Option<SlotSet>> {
        let slots = &self.columns.slots;
        // What depends on no time is looked for once, in one pass for all.
        let is_kept = self.d.until().is_none();
        let settled: Vec<Is> = flags.iter().copied().filter(|flag| flag.is_settled()).collect();
        let mut passed = if is_kept || settled.is_empty() {
            Vec::new().into_iter()
        } else {
            self.pass(&settled).into_iter()
        };
        let of = |flag: &Is| {
            Some(match flag {
                Is::Conflict => slots.of_all(self.live.conflict.as_ref()?),
                Is::InBrief => slots.of_all(&self.live.in_brief),
                Is::New => slots.of_all(&self.live.new),
                Is::Kept => self.clauses(ClauseChange::Kept),
                Is::Weakened => self.clauses(ClauseChange::Weakened),
                Is::Dropped => self.clauses(ClauseChange::Dropped),
                Is::Added => self.clauses(ClauseChange::Added),
                _ if flag.is_of_proofs() => self.standing(*flag),
                _ if is_kept => {
                    let all: Vec<Is> = Is::all().collect();
                    let sets = self.columns.flags.get_or_init(|| self.pass(&all));
                    sets.get(*flag as usize)?.clone()
                }
                _ => passed.next()?,
            })
        };
        flags.iter().map(of).collect()
    }

    /// The clauses of which that became.
    fn clauses(&self, change: ClauseChange) -> SlotSet {
        let there = &self.live.there;
        let all = if self.d.until().is_some() {
            Arc::new(clauses(self.d, there))
        } else {
            self.columns.clauses.of(there, self.d.all_fallen(), || clauses(self.d, there))
        };
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

    /// The slots of quotes that stand so.
    fn standing(&self, flag: Is) -> SlotSet {
        let slots = &self.columns.slots;
        let outcomes = &self.live.outcomes;
        let mut set = SlotSet::none(slots.len());
        for (slot, quote) in slots.quotes().iter().enumerate() {
            let Some(ix) = *quote else { continue };
            let how = || self.d.quote(ix).map(|quote| outcomes.how(&self.d, quote));
            let is_so = match flag {
                Is::Proved => outcomes.is_proved(ix),
                Is::Unproved => !outcomes.is_proved(ix),
                Is::Changed => how() == Some(How::Changed),
                _ => how() == Some(How::Attested),
            };
            if is_so {
                set.insert(slot);
            }
        }
        set
    }

    /// The slots of which each of some flags holds that are told by positions and quotes alone.
    fn pass(&self, flags: &[Is]) -> Vec<SlotSet> {
        let slots = &self.columns.slots;
        let mut sets = vec![SlotSet::none(slots.len()); flags.len()];
        for p in self.d.whole().positions().filter_map(|p| self.d.position(p.ix)) {
            for (flag, set) in flags.iter().zip(&mut sets) {
                if flag.is_of_quotes() {
                    for slot in slots.of(p.ix) {
                        let quote = slots.quotes().get(slot).copied().flatten();
                        if quote
                            .and_then(|ix| self.d.quote(ix))
                            .is_some_and(|q| self.quote_is(*flag, p, q))
                        {
                            set.insert(slot);
                        }
                    }
                } else if position_is(self.d, *flag, p) {
                    slots.of(p.ix).for_each(|slot| set.insert(slot));
                }
            }
        }
        sets
    }

    fn quote_is(&self, flag: Is, p: Position<'_>, quote: Quote<'_>) -> bool {
        match flag {
            Is::OwnWords => {
                let words = |actor| words_known(self.d, quote, actor);
                p.actors()
                    .iter()
                    .any(|actor| matches!(words(*actor), Words::Own | Words::OwnInPart))
            }
            Is::Named => is_named(self.d, quote),
            Is::Anonymous => is_anonymous(self.d, quote),
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
