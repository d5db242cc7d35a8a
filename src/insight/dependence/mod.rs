//! If a source is set aside (here: falls): what rests on one document alone, what loses one of several, and what a
//! position hangs on.
//!
//! That a document falls does not make untrue what it says. Each position stands or falls by its own
//! quotes; whether another one says the same is for a person's link to say ([`echoes`]). What was said once
//! and stands under several entries is counted once, beside them.

mod hang;
mod part;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::terms::{Act, LinkKind};
use crate::dossier::{
    ActorIx, DocumentIx, Entity, InstrumentIx, Known, Link, Position, PositionIx, PositionSet,
    Quote, Rows, Words, speaks_for, words_if, words_known,
};

pub use hang::{Hang, hang};
pub use part::Part;

/// What falls with one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fall {
    pub document: DocumentIx,
    /// Positions all of whose quotes are from it.
    pub alone: Vec<PositionIx>,
    /// Positions that lose one of several sources.
    pub weakened: Vec<PositionIx>,
    /// Positions that stand on other documents, yet no longer as this actor's own: that it joined the
    /// text which speaks for it is told by this document alone.
    pub disowned: Vec<(PositionIx, ActorIx)>,
    /// What else is told by it alone.
    pub parts: Vec<Part>,
}

/// The positions for which a text speaks, by the text: made once for many documents.
#[derive(Clone, Debug, Default)]
pub struct Spoken(BTreeMap<InstrumentIx, Vec<PositionIx>>);

impl Spoken {
    /// One pass over the positions in `within`.
    pub fn new(d: Known<'_>, within: &PositionSet) -> Spoken {
        let mut spoken = Spoken::default();
        for p in within.iter().filter_map(|ix| d.position(ix)) {
            for text in p.evidence().flat_map(|quote| texts_of(quote)) {
                let positions = spoken.0.entry(text).or_default();
                if positions.last() != Some(&p.ix) {
                    positions.push(p.ix);
                }
            }
        }
        spoken
    }
}

/// The texts whose wording a quote is.
fn texts_of(quote: Quote<'_>) -> impl Iterator<Item = InstrumentIx> {
    let innermost = quote.hops().next_back();
    innermost.into_iter().flat_map(|hop| hop.who).filter_map(|who| match who {
        Entity::Instrument(ix) => Some(*ix),
        _ => None,
    })
}

/// Every document on which anything rests, in the order of the dossier.
pub fn falls(d: Known<'_>, within: &PositionSet) -> Vec<Fall> {
    let spoken = Spoken::new(d, within);
    let all = d.document_indices().map(|document| fall(d, within, &spoken, document));
    all.filter(|fall| !fall.is_empty()).collect()
}

/// What falls with one document. Grows with its quotes.
pub fn fall(d: Known<'_>, within: &PositionSet, spoken: &Spoken, document: DocumentIx) -> Fall {
    let mut fall = Fall {
        document,
        alone: Vec::new(),
        weakened: Vec::new(),
        disowned: Vec::new(),
        parts: Vec::new(),
    };
    let quotes = d.whole().quotes_from(document).iter().filter_map(|ix| d.quote(*ix));
    let owners: BTreeSet<Entity> =
        quotes.filter(|quote| d.is_out(*quote)).map(|quote| quote.owner()).collect();
    for owner in owners {
        match owner {
            Entity::Position(ix) if within.contains(ix) => fall.position(d, ix),
            Entity::Instrument(ix) => fall.text(d, ix),
            Entity::Actor(ix) => fall.memberships(d, ix),
            Entity::Position(_) | Entity::Topic(_) | Entity::Document(_) => {}
        }
    }
    fall.disown(d, within, spoken);
    fall
}

impl Fall {
    /// Whether nothing rests on the document, not even in part.
    pub const fn is_empty(&self) -> bool {
        self.alone.is_empty()
            && self.weakened.is_empty()
            && self.disowned.is_empty()
            && self.parts.is_empty()
    }

    fn position(&mut self, d: Known<'_>, ix: PositionIx) {
        let Some(p) = d.position(ix) else { return };
        let from_it = p.evidence().filter(|quote| quote.document() == self.document).count();
        match p.evidence().count() {
            // Only a condition or a link of it quotes the document.
            _ if from_it == 0 => {}
            all if from_it == all => return self.alone.push(ix),
            _ => self.weakened.push(ix),
        }
        for (n, condition) in p.conditions().enumerate() {
            if rests_on(d, condition.evidence, self.document) {
                self.parts.push(Part::Condition(ix, n));
            }
        }
        for link in p.links().filter(|link| rests_on(d, link.evidence, self.document)) {
            self.parts.push(Part::Link(ix, link.number));
        }
    }

    fn text(&mut self, d: Known<'_>, ix: InstrumentIx) {
        for (n, part) in d.participation(ix) {
            if rests_on(d, part.evidence, self.document) {
                let untold =
                    |actor: &ActorIx| !is_told_without(d, ix, *actor, &[part.act], self.document);
                let actors: Vec<ActorIx> = part.actors.iter().copied().filter(untold).collect();
                if !actors.is_empty() {
                    self.parts.push(Part::Act(ix, n, actors));
                }
            }
        }
        let shared = d.instrument(ix).into_iter().flat_map(|text| &text.preconditions);
        for (n, shared) in shared.enumerate() {
            if d.holds_about(ix, shared.evidence) && rests_on(d, shared.evidence, self.document) {
                self.parts.push(Part::Precondition(ix, n));
            }
        }
    }

    fn memberships(&mut self, d: Known<'_>, ix: ActorIx) {
        let Some(actor) = d.whole().actor(ix) else { return };
        for (all, is_member) in [(&actor.member_of, true), (&actor.not_member_of, false)] {
            let known = || all.iter().enumerate().filter(|(_, one)| d.holds(one.evidence));
            for (n, membership) in known() {
                let elsewhere = known().any(|(_, other)| {
                    other.body == membership.body
                        && stands_without(d, other.evidence, self.document)
                });
                if rests_on(d, membership.evidence, self.document) && !elsewhere {
                    let part = if is_member { Part::Membership } else { Part::NonMembership };
                    self.parts.push(part(ix, n));
                }
            }
        }
    }

    /// Finds the positions for which a text speaks only because of an act that falls.
    fn disown(&mut self, d: Known<'_>, within: &PositionSet, spoken: &Spoken) {
        let mut found: BTreeSet<(PositionIx, ActorIx)> = BTreeSet::new();
        for part in &self.parts {
            let Part::Act(text, n, actors) = part else { continue };
            let act = d.instrument(*text).and_then(|t| t.participation.get(*n)).map(|p| p.act);
            if !act.is_some_and(|act| JOINS.contains(&act)) {
                continue;
            }
            let positions = spoken.0.get(text).into_iter().flatten();
            for p in positions.filter(|ix| within.contains(**ix)).filter_map(|ix| d.position(*ix)) {
                let of_it = p.actors().iter().filter(|actor| actors.contains(actor));
                found.extend(of_it.filter(|a| self.disowns(d, p, **a)).map(|a| (p.ix, *a)));
            }
        }
        self.disowned = found.into_iter().collect();
    }

    fn disowns(&self, d: Known<'_>, p: Position<'_>, actor: ActorIx) -> bool {
        let joined = |text| is_told_without(d, text, actor, &JOINS, self.document);
        let others = |words: Option<Words>| words.is_none_or(|words| words == Words::Others);
        let left = || p.evidence().filter(|quote| quote.document() != self.document);
        let before = p.evidence().map(|quote| words_known(d, quote, actor)).min();
        let after = left().map(|quote| words_if(&d, quote, actor, &joined)).min();
        left().next().is_some() && !others(before) && others(after)
    }
}

/// The acts by which a text comes to speak for an actor.
const JOINS: [Act; 2] = [Act::Signed, Act::Adopted];

/// Whether all that was known of some quotes is from that document.
fn rests_on(d: Known<'_>, evidence: Rows, document: DocumentIx) -> bool {
    let mut quotes = d.quotes(evidence).peekable();
    quotes.peek().is_some() && quotes.all(|quote| quote.document() == document)
}

/// Whether something that rests on these quotes would stand without that document.
fn stands_without(d: Known<'_>, evidence: Rows, document: DocumentIx) -> bool {
    d.quotes(evidence).any(|quote| quote.document() != document)
}

/// Whether another document tells that the actor, or one who speaks for it, did one of these.
fn is_told_without(
    d: Known<'_>,
    text: InstrumentIx,
    actor: ActorIx,
    acts: &[Act],
    document: DocumentIx,
) -> bool {
    d.participation(text).any(|(_, part)| {
        acts.contains(&part.act)
            && part.actors.iter().any(|who| speaks_for(&d, *who, actor))
            && stands_without(d, part.evidence, document)
    })
}

/// The positions that say the same as one that falls with a document, by a person's link in either
/// direction, and that stand without it.
pub fn echoes(
    d: Known<'_>,
    within: &PositionSet,
    document: DocumentIx,
    ix: PositionIx,
) -> BTreeSet<PositionIx> {
    let is_same =
        |link: &Link<'_>| matches!(link.kind, LinkKind::Corroborates | LinkKind::SameUtterance);
    let own = d.position(ix).into_iter().flat_map(Position::links).filter(is_same);
    let own = own.filter_map(|link| match link.to {
        Entity::Position(to) => Some(to),
        _ => None,
    });
    let linked = d.whole().linked_from(ix).iter().copied().filter(|from| {
        let links = d.position(*from).into_iter().flat_map(Position::links);
        links.filter(is_same).any(|link| link.to == Entity::Position(ix))
    });
    let stands = |other: &PositionIx| {
        let p = d.position(*other);
        // A draft says nothing for its final text.
        p.is_some_and(|p| !p.is_draft() && p.evidence().any(|quote| quote.document() != document))
    };
    own.chain(linked).filter(|other| within.contains(*other)).filter(stands).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::date::Date;
    use crate::dossier::{Dossier, SourceFile, open};
    use crate::insight::dependence::words::{clauses, part_in_words, sentence};

    /// A dossier of the state `a`, its minister `m`, the group `g`, an unnamed source `u`.
    fn small(positions: &str, text: &str, member_of: &str) -> Dossier {
        let frame = r#"(dossier: (id: "d", title: "D"),
            actors: [(id: "a", name: "A", kind: State, member_of: [MEMBER]), (id: "g", name: "G", kind: Group),
                (id: "m", name: "M", kind: Person, represents: ["a"], role: "R"), (id: "u", name: "U", kind: Unnamed)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            instruments: [(id: "text", title: "Text", kind: Declaration, text: Final, TEXT)],
            documents: [(id: "one", publisher: "One", kind: News, published_on: "2030-01-01"),
                (id: "two", publisher: "Two", kind: News, published_on: "2030-01-09")],
            positions: [POSITIONS])"#;
        let mut text = frame
            .replace("MEMBER", member_of)
            .replace("POSITIONS", positions)
            .replace("TEXT", text)
            .replace(
                "BASE",
                "actors: [\"a\"], topic: \"t\", stance: Commit, firmness: Pledged, summary: \"S\"",
            );
        for (mark, document) in [("Q1", "one"), ("Q2", "two")] {
            let quote = |hops: &str| {
                format!("(document: \"{document}\", exact: \"some words\", attribution: [{hops}])")
            };
            for (how, hops) in [
                ("act", "(who: [\"a\"], mode: Act)"),
                ("text", "(who: [\"text\"], mode: Text)"),
                ("unnamed", "(who: [\"u\"], mode: Indirect), (who: [\"a\"], mode: Act)"),
                ("both", "(who: [\"u\", \"m\"], mode: Indirect)"),
            ] {
                text = text.replace(&format!("{mark}-{how}"), &quote(hops));
            }
        }
        open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]).dossier
    }

    /// What falls with each document.
    fn check((positions, text, member_of): (&str, &str, &str), expected: &[&str]) {
        let d = small(positions, text, member_of);
        let within = PositionSet::all(d.len());
        let told: Vec<String> = falls(Known::from(&d), &within)
            .iter()
            .map(|fall| {
                let parts: Vec<String> =
                    fall.parts.iter().map(|part| part_in_words(Known::from(&d), part)).collect();
                let told =
                    format!("{}: {}", d.id_of(Entity::Document(fall.document)), sentence(&d, fall));
                if parts.is_empty() { told } else { format!("{told} [{}]", parts.join("; ")) }
            })
            .collect();
        assert_eq!(told, expected, "{positions} {text} {member_of}");
    }

    #[test]
    fn what_rests_on_one_document_alone_falls_with_it() {
        check(("", "", ""), &[]);
        let alone = r#"(id: "x", BASE, evidence: [Q1-act, Q1-act]),"#;
        let both = r#"(id: "y", BASE, evidence: [Q1-act, Q2-act]),"#;
        check(
            (alone, "", ""),
            &["one: If One, 1 January 2030, is set aside, 1 entry here has no source left."],
        );
        check(
            (&format!("{alone}{both}"), "", ""),
            &[
                "one: If One, 1 January 2030, is set aside, 1 entry here has no source left, and \
                 1 more loses one of several sources.",
                "two: If Two, 9 January 2030, is set aside, 1 entry here loses one of several sources.",
            ],
        );
        let limited = r#"(id: "z", BASE, evidence: [Q1-act], conditions: [(kind: Caveat, text: "only so", evidence: [Q2-act])]),"#;
        check(
            (limited, "", ""),
            &[
                "one: If One, 1 January 2030, is set aside, 1 entry here has no source left.",
                "two: If Two, 9 January 2030, is set aside, 1 limit on a statement has no source left. [That \
                 what is reported of A on T has a caveat (only so) rests on Two, 9 January 2030, \
                 alone: “some words”.]",
            ],
        );
    }

    #[test]
    fn acts_preconditions_and_memberships_fall_unless_another_document_tells_them() {
        let act =
            |who: &str, quote: &str| format!("(actors: [{who}], act: Signed, evidence: [{quote}])");
        let one = format!("participation: [{}]", act("\"a\", \"m\"", "Q1-act"));
        check(
            ("", &one, ""),
            &["one: If One, 1 January 2030, is set aside, 1 report of who signed a text has no \
                 source left. [That A and M signed what is recorded here as Text rests on One, 1 \
                 January 2030, alone: “some words”.]"],
        );
        let two =
            format!("participation: [{}, {}]", act("\"a\"", "Q1-act"), act("\"a\"", "Q2-act"));
        check(("", &two, ""), &[]);
        // Who speaks for a state signs for it, and not the other way round.
        let official =
            format!("participation: [{}, {}]", act("\"a\"", "Q1-act"), act("\"m\"", "Q2-act"));
        check(
            ("", &official, ""),
            &["two: If Two, 9 January 2030, is set aside, 1 report of who signed a text has no \
                 source left. [That M signed what is recorded here as Text rests on Two, 9 \
                 January 2030, alone: “some words”.]"],
        );
        check(
            ("", r#"preconditions: [(text: "a truce", evidence: [Q2-act])]"#, ""),
            &["two: If Two, 9 January 2030, is set aside, 1 report of what a text depends on has \
             no source left. [That Text is recorded here as \
         subject to a truce rests on \
             Two, 9 January 2030, alone: “some words”.]"],
        );
        let member = r#"(body: "g", evidence: [Q1-act])"#;
        check(
            ("", "", member),
            &["one: If One, 1 January 2030, is set aside, 1 report of who belongs to a body has \
                 no source left. [That A is recorded here as a member of G rests on One, 1 \
                 January 2030, alone: “some words”.]"],
        );
        let not = format!("{member}], not_member_of: [{}", member.replace("Q1", "Q2"));
        check(
            ("", "", &not),
            &[
                "one: If One, 1 January 2030, is set aside, 1 report of who belongs to a body has \
                 no source left. [That A is recorded here as a member of G rests on One, 1 \
                 January 2030, alone: “some words”.]",
                "two: If Two, 9 January 2030, is set aside, 1 report of who does not belong to a \
                 body has no source left. [That A is recorded here as no member of G rests on \
                 Two, 9 January 2030, alone: “some words”.]",
            ],
        );
        let twice = format!("{member}, {}", member.replace("Q1", "Q2"));
        check(("", "", &twice), &[]);
    }

    #[test]
    fn a_text_no_longer_speaks_for_who_is_no_longer_told_to_have_joined_it() {
        let joined = r#"participation: [(actors: ["a"], act: Adopted, evidence: [Q1-act])]"#;
        let through = r#"(id: "x", BASE, evidence: [Q2-text]),"#;
        check(
            (through, joined, ""),
            &[
                "one: If One, 1 January 2030, is set aside, 1 entry here then rests on the word of others alone: it tells what a text says for those who joined it, and no other document here says that the actor did, and 1 report of who adopted a text is lost with it. [That A \
                 adopted what is recorded here as Text rests on One, 1 January 2030, alone: “some \
                 words”.]",
                "two: If Two, 9 January 2030, is set aside, 1 entry here has no source left.",
            ],
        );
        // It has words of its own there, too.
        let itself = r#"(id: "x", BASE, evidence: [Q2-text, Q2-act]),"#;
        check(
            (itself, joined, ""),
            &[
                "one: If One, 1 January 2030, is set aside, 1 report of who adopted a text has no \
                 source left. [That A adopted what is recorded here as Text rests on One, 1 \
                 January 2030, alone: “some words”.]",
                "two: If Two, 9 January 2030, is set aside, 1 entry here has no source left.",
            ],
        );
    }

    #[test]
    fn what_was_not_yet_known_carries_nothing() {
        let d = small(r#"(id: "x", BASE, evidence: [Q1-act, Q2-act]),"#, "", "");
        let within = PositionSet::all(d.len());
        let early = Known::by(&d, Date::parse("2030-01-02").unwrap().last_day());
        let found = falls(early, &within);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].alone, [PositionIx(0)]);
    }

    #[test]
    fn by_the_clock_of_what_was_said_nothing_falls_that_was_not_there_yet() {
        let told = |day: &str| {
            let text = r#"preconditions: [(text: "a truce", evidence: [Q1-act])]"#;
            let d = small("", text, r#"(body: "g", evidence: [Q1-act])"#);
            let early = Known::said(&d, Date::parse(day).unwrap().last_day());
            let found = falls(early, &PositionSet::all(d.len()));
            found.iter().map(|fall| sentence(&d, fall)).collect::<Vec<String>>()
        };
        assert_eq!(
            told("2030-01-02"),
            ["If One, 1 January 2030, is set aside, 1 report of what a text depends on and 1 \
             report of who belongs to a body have no source left."]
        );
        assert!(told("2029-12-31").is_empty());
    }

    #[test]
    fn a_position_hangs_on_an_unnamed_source_only_where_no_quote_does_without() {
        let told = |evidence: &str, proved: usize| {
            let d = small(&format!("(id: \"x\", BASE, evidence: [{evidence}]),"), "", "");
            let hang = hang(Known::from(&d), PositionIx(0), &|quote| quote.at() < proved).unwrap();
            clauses(hang).join("; ")
        };
        assert_eq!(told("Q1-act, Q2-act", 2), "");
        assert_eq!(told("Q1-act", 1), "one document only; its one quote proved");
        assert_eq!(told("Q1-act, Q2-unnamed", 1), "one proved quote of 2");
        assert_eq!(told("Q1-unnamed, Q2-unnamed", 2), "every quote through an unnamed source");
        assert_eq!(
            told("Q1-unnamed", 0),
            "one document only; through an unnamed source; no quote proved"
        );
        // Somebody with a name says it, too.
        assert_eq!(told("Q1-both, Q1-both", 2), "one document only");
    }
}
