//! The body minus its members: what a body undertakes, beside what each state that is named here says
//! itself on the same topic and on those below it.
//!
//! Membership is not a commitment, silence is not refusal, and whether a state is a member is itself
//! stated by a source or *not stated*. Only states that have to do with an undertaking stand beside it:
//! who is named as a member, who has a part in its text or in the meeting, and of whom anything is held.

mod against;
mod case;
mod membership;
mod sayings;
pub mod words;

pub use against::Against;
use against::{on_a_part, on_the_same, undertakings};
pub use case::{Case, Undertaking};
pub use membership::{Stated, denial, evidence};
use membership::{counts, joined_by, membership};

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::terms::ActorKind;
use crate::dossier::{ActorIx, Dossier, Known, PositionIx, PositionSet, TopicIx};
use crate::insight::cell::{Cell, cell, has_row};
use crate::insight::parties::parties;

/// A body with what it undertakes itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coalition {
    pub body: ActorIx,
    /// The states of which a source states whether they are members, in the order of the dossier.
    pub members: Vec<(ActorIx, Stated)>,
    /// The positions that say how many members it has.
    pub counts: Vec<PositionIx>,
    /// By topic, in the order of the dossier; empty when it undertakes nothing itself.
    pub undertakings: Vec<Undertaking>,
    /// What it says besides, where a state is on record as answering it or standing apart from it.
    pub sayings: Vec<Undertaking>,
}

/// Every body that undertakes something itself, in the order of the dossier.
/// Whoever has something in `possibly` alone is not called silent.
pub fn coalitions(d: Known<'_>, within: &PositionSet, possibly: &PositionSet) -> Vec<Coalition> {
    let states = States::new(d, within, possibly);
    let bodies = d.actor_indices().filter(|ix| is_body(&d, *ix));
    let all = bodies.map(|body| coalition(d, within, &states, body));
    all.filter(|coalition| !coalition.undertakings.is_empty()).collect()
}

/// Whether an actor can have members: an institution that speaks for a state has none.
pub fn is_body(d: &Dossier, actor: ActorIx) -> bool {
    d.actor(actor).is_some_and(|a| {
        matches!(a.kind, ActorKind::Group | ActorKind::Organisation) && a.represents.is_empty()
    }) && has_row(d, actor)
}

/// Every state that is named, with its cells: made once for many bodies.
#[derive(Clone, Debug, Default)]
pub struct States {
    cells: Vec<(ActorIx, BTreeMap<TopicIx, Cell>)>,
    /// Where it may have said something by then.
    perhaps: BTreeSet<(ActorIx, TopicIx)>,
}

impl States {
    /// Grows with the positions of states.
    pub fn new(d: Known<'_>, within: &PositionSet, possibly: &PositionSet) -> States {
        let is_state = |ix: &ActorIx| {
            d.actor(*ix).is_some_and(|a| a.kind == ActorKind::State) && has_row(&d, *ix)
        };
        let states = d.actor_indices().filter(is_state);
        let cells = states.map(|state| (state, cells_of(d, state, within))).collect();
        let perhaps = possibly.iter().filter_map(|ix| d.position(ix)).filter(|p| !p.is_draft());
        let perhaps = perhaps.flat_map(|p| p.actors().iter().map(move |a| (*a, p.topic())));
        States { cells, perhaps: perhaps.collect() }
    }
}

/// The cells of one actor on every topic on which it has a position.
fn cells_of(d: Known<'_>, actor: ActorIx, within: &PositionSet) -> BTreeMap<TopicIx, Cell> {
    let mut by_topic: BTreeMap<TopicIx, Vec<PositionIx>> = BTreeMap::new();
    let all = d.whole().positions_of(actor).iter().filter(|ix| within.contains(**ix));
    for p in all.filter_map(|ix| d.position(*ix)) {
        by_topic.entry(p.topic()).or_default().push(p.ix);
    }
    by_topic.into_iter().map(|(topic, positions)| (topic, cell(d, positions, within))).collect()
}

/// One body beside the states.
pub fn coalition(d: Known<'_>, within: &PositionSet, states: &States, body: ActorIx) -> Coalition {
    let every = cells_of(d, body, within);
    let mut cells = every.clone();
    cells.retain(|_, cell| undertakings(d, cell).next().is_some());
    if cells.is_empty() {
        return Coalition {
            body,
            members: Vec::new(),
            counts: Vec::new(),
            undertakings: Vec::new(),
            sayings: Vec::new(),
        };
    }
    let joined = joined_by(d, body);
    let all: Vec<(ActorIx, Stated)> = states
        .cells
        .iter()
        .map(|(state, _)| (*state, membership(d, *state, body, &joined)))
        .collect();
    let sayings = sayings::sayings(d, &states.cells, &all, &every);
    let mut below: BTreeMap<TopicIx, Below> = BTreeMap::new();
    for topic in (0..d.topics.len() as u32).map(TopicIx) {
        let mut nearest = true;
        for above in above(&d, topic).filter(|above| cells.contains_key(above)) {
            let below = below.entry(above).or_default();
            let is_told_here = nearest && !cells.contains_key(&topic);
            if is_told_here { &mut below.told } else { &mut below.apart }.push(topic);
            nearest = false;
        }
    }
    let nothing = Below::default();
    let undertakings = cells.iter().map(|(topic, own)| {
        beside(d, states, &all, *topic, below.get(topic).unwrap_or(&nothing), own)
    });
    let undertakings = undertakings.collect();
    let members = all.into_iter().filter(|(_, stated)| *stated != Stated::NotStated).collect();
    Coalition { body, members, counts: counts(d, within, body), undertakings, sayings }
}

/// The topics below one on which a body undertakes something.
#[derive(Clone, Debug, Default)]
struct Below {
    /// Those that are told with it.
    told: Vec<TopicIx>,
    /// Those that are told apart, because the body undertakes them or something between as well.
    apart: Vec<TopicIx>,
}

/// The states beside what a body undertakes on one topic.
fn beside(
    d: Known<'_>,
    states: &States,
    members: &[(ActorIx, Stated)],
    topic: TopicIx,
    below: &Below,
    own: &Cell,
) -> Undertaking {
    let none = Cell::default();
    let each = || states.cells.iter().zip(members);
    let mut parts: Vec<Case> = Vec::new();
    for topic in &below.told {
        for ((state, cells), (_, stated)) in each() {
            let cell = cells.get(topic).unwrap_or(&none);
            let perhaps = states.perhaps.contains(&(*state, *topic)).then_some(Against::Perhaps);
            let Some(against) = on_a_part(d, cell).or(perhaps) else { continue };
            parts.push(case(*state, *topic, *stated, cell, against));
        }
    }
    let positions: Vec<PositionIx> = undertakings(d, own).map(|p| p.ix).collect();
    let texts = positions.iter().filter_map(|ix| d.position(*ix)?.instrument());
    let have_a_part: BTreeSet<ActorIx> = texts.flat_map(|text| parties(d, text)).collect();
    let mut cases: Vec<Case> = Vec::new();
    for ((state, cells), (_, stated)) in each() {
        let cell = cells.get(&topic).unwrap_or(&none);
        let against = match on_the_same(d, own, cell) {
            Against::Silent if states.perhaps.contains(&(*state, topic)) => Against::Perhaps,
            against => against,
        };
        // What it says of a part is told there, and is not contradicted by silence on the whole.
        let speaks_of_a_part = parts.iter().any(|case| case.actor == *state)
            || below.apart.iter().any(|part| {
                cells.get(part).is_some_and(|cell| on_a_part(d, cell).is_some())
                    || states.perhaps.contains(&(*state, *part))
            });
        let is_asked = stated.is_named() || have_a_part.contains(state);
        let is_left_out =
            against == Against::Silent && cell.drafts.is_empty() && (speaks_of_a_part || !is_asked);
        if !is_left_out {
            cases.push(case(*state, topic, *stated, cell, against));
        }
    }
    cases.extend(parts);
    Undertaking { topic, bucket: own.bucket(), positions, cases }
}

fn case(actor: ActorIx, topic: TopicIx, membership: Stated, cell: &Cell, against: Against) -> Case {
    // What does not stand is told with that, where there is nothing else.
    let all = [&cell.own, &cell.spoken_for, &cell.fallen];
    let positions = all.into_iter().find(|some| !some.is_empty()).unwrap_or(&cell.own);
    Case {
        actor,
        topic,
        membership,
        bucket: cell.bucket(),
        against,
        positions: positions.clone(),
        drafted: !cell.drafts.is_empty(),
    }
}

/// The topics above one, the nearest first; no more than there are where parents run in a circle.
fn above(d: &Dossier, topic: TopicIx) -> impl Iterator<Item = TopicIx> {
    let parent = |ix: &TopicIx| d.topic(*ix).and_then(|topic| topic.parent);
    std::iter::successors(parent(&topic), parent).take(d.topics.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Entity, Opened, SourceFile, open};

    /// A state `s` and a body `g` with a topic `t`, and `p` below it.
    fn dossier(more: &str, positions: &str) -> String {
        let frame = r#"(dossier: (id: "d", title: "D"),
            actors: [(id: "g", name: "G", kind: Group), (id: "s", name: "S", kind: State MEMBER),
                (id: "o", name: "O", kind: Person, represents: ["s"], role: "R" OFFICIAL)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?", place: "Here"),
                (id: "p", name: "P", short: "P", kind: Undertaking, question: "?", parent: "t")],
            instruments: [(id: "text", title: "Text", kind: Declaration, text: Final SHARED, participation: [
                    (actors: ["g"], act: Adopted, EVIDENCE) JOINED]),
                (id: "letter", title: "Letter", kind: LetterOfIntent, text: Final),
                (id: "draft", title: "Draft", kind: Declaration, text: Draft, draft_of: "text")],
            documents: [(id: "doc", publisher: "Doc", kind: News)],
            positions: [POSITIONS])"#;
        let mut text = frame.replace("POSITIONS", positions);
        for part in more.split('|').filter(|part| !part.is_empty()) {
            let (mark, value) = part.split_once('=').unwrap();
            text = text.replace(mark, value);
        }
        for mark in ["MEMBER", "OFFICIAL", "SHARED", "JOINED"] {
            text = text.replace(mark, "");
        }
        for who in ["g", "s"] {
            let by = format!(
                "actors: [\"{who}\"], summary: \"S\", evidence: [(document: \"doc\", exact: \"some words\", \
                 attribution: [(who: [\"{who}\"], mode: Act)])]"
            );
            text = text.replace(&format!("BY-{who}"), &by);
        }
        text.replace("EVIDENCE", "evidence: [(document: \"doc\", exact: \"words\")]")
    }

    /// The cases of the state `s` beside what the body `g` undertakes: topic, against, membership.
    fn check(more: &str, positions: &str, expected: &[&str]) {
        let text = dossier(more, positions);
        let Opened { dossier: d, .. } =
            open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let within = PositionSet::all(d.len());
        let found = coalitions(Known::from(&d), &within, &PositionSet::none());
        let cases = found.iter().flat_map(|c| &c.undertakings).flat_map(|on| &on.cases);
        let told = cases.map(|case| {
            let topic = d.id_of(Entity::Topic(case.topic));
            format!("{topic} {}, {}", case.against.label(), case.membership.label())
        });
        assert_eq!(told.collect::<Vec<String>>(), expected, "{more} {positions}");
    }

    const BODY: &str =
        r#"(id: "b", topic: "t", stance: Commit, firmness: Adopted, instrument: "text", BY-g),"#;
    const COMMIT: &str = r#"(id: "x", topic: "t", stance: Commit, firmness: Pledged, BY-s),"#;
    const READY: &str = r#"(id: "y", topic: "t", stance: Ready, firmness: Signalled, BY-s),"#;
    const REFUSE: &str = r#"(id: "z", topic: "t", stance: Refuse, BY-s),"#;

    fn with(positions: &str, more: &str) -> String {
        positions.replace("BY-", &format!("{more}, BY-"))
    }

    #[test]
    fn a_state_is_told_beside_the_body_only_where_the_body_undertakes() {
        check("", "", &[]);
        check("", COMMIT, &[]);
        // Who has nothing to do with it has no place beside it.
        check("", BODY, &[]);
        // A draft of the body's undertakes nothing.
        check("", &BODY.replace("\"text\"", "\"draft\""), &[]);
        check("", &format!("{BODY}{REFUSE}"), &["t declines, not stated"]);
        check("", &format!("{BODY}{REFUSE}{READY}"), &["t mixed, not stated"]);
        let expected = r#"(id: "e", topic: "t", stance: Expected, firmness: Attributed, BY-s),"#;
        check("", &format!("{BODY}{expected}"), &["t only spoken for, not stated"]);
        check(
            "",
            &format!("{BODY}{}", with(expected, "instrument: \"draft\"")),
            &["t silent, not stated"],
        );
        let abstain = r#"(id: "a", topic: "t", stance: Abstain, BY-s),"#;
        check("", &format!("{BODY}{abstain}"), &["t other stance, not stated"]);
    }

    #[test]
    fn narrower_is_said_only_where_something_shows_it() {
        let caveat = "conditions: [(kind: Caveat, text: \"c\")]";
        let first = "conditions: [(kind: Precondition, text: \"c\")]";
        let body = |state: &str, expected: &str| {
            check("", &format!("{BODY}{state}"), &[&format!("t {expected}, not stated")]);
        };
        body(COMMIT, "the same");
        body(READY, "narrower");
        body(&with(COMMIT, caveat), "narrower");
        body(&with(COMMIT, "place: \"There\""), "narrower");
        body(&with(COMMIT, first), "narrower");
        // The body's text has a precondition, too: whether it is the same is not worked out.
        let shared = "SHARED=, preconditions: [(text: \"a truce\", EVIDENCE)]";
        check(shared, &format!("{BODY}{}", with(COMMIT, first)), &["t the same, not stated"]);
        let trigger = "conditions: [(kind: Trigger, text: \"c\")]";
        body(&with(COMMIT, trigger), "the same");
        // A letter that it signed is not the text that the body adopted.
        let letter = COMMIT.replace("Pledged", "Signed");
        body(&with(&letter, "instrument: \"letter\""), "another text");
        body(&with(&letter, "instrument: \"text\""), "the same");
        let ready = BODY.replace("Commit, firmness: Adopted", "Ready, firmness: Signalled");
        check("", &format!("{ready}{COMMIT}"), &["t further, not stated"]);
        let limited = with(BODY, caveat);
        check("", &format!("{limited}{COMMIT}"), &["t further, not stated"]);
    }

    #[test]
    fn below_the_topic_only_what_is_said_is_told_and_nothing_is_compared() {
        let below = |state: &str| state.replace("topic: \"t\"", "topic: \"p\"");
        // A member that speaks of a part is not called silent on the whole.
        let member = "MEMBER=, member_of: [(body: \"g\", EVIDENCE)]";
        let part = |state: &str, expected: &str| {
            check(member, &format!("{BODY}{}", below(state)), &[&format!("p {expected}, stated")]);
        };
        part(REFUSE, "declines");
        part(READY, "a part of it");
        part(&with(READY, "conditions: [(kind: Caveat, text: \"c\")]"), "limits a part");
        let oppose = r#"(id: "o1", topic: "t", stance: Oppose, BY-s),"#;
        check(member, &format!("{BODY}{}", below(oppose)), &["t silent, stated"]);
        // Where the body undertakes the part itself, it is compared there.
        let own = below(BODY).replace("\"b\"", "\"b2\"");
        check("", &format!("{BODY}{own}{}", below(READY)), &["p narrower, not stated"]);
        check(member, &format!("{BODY}{own}{}", below(REFUSE)), &["p declines, stated"]);
    }

    #[test]
    fn what_the_body_says_stands_beside_the_states_that_do_not_join_it() {
        let says = |stance: &str| format!(r#"(id: "q", topic: "p", stance: {stance}, BY-g),"#);
        let state = |stance: &str| format!(r#"(id: "z", topic: "p", stance: {stance}, BY-s),"#);
        let beside = |body: &str, own: &str, expected: &[&str]| {
            let text = dossier("", &format!("{BODY}{}{own}", says(body)));
            let Opened { dossier: d, .. } =
                open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
            let found =
                coalitions(Known::from(&d), &PositionSet::all(d.len()), &PositionSet::none());
            let cases = found.iter().flat_map(|of| &of.sayings).flat_map(|on| &on.cases);
            let told: Vec<&str> = cases.map(|case| case.against.label()).collect();
            assert_eq!(told, expected, "{body} {own}");
        };
        beside("Demand", &state("Refuse"), &["declines"]);
        beside("Endorse", &state("Abstain"), &["other stance"]);
        beside("Assert", &state("Deny"), &["other stance"]);
        beside("Assert", &state("Assert"), &[]);
        beside("Oppose", &state("Oppose"), &[]);
        beside("Demand", "", &[]);
        // On another topic only where it answers the very words.
        let elsewhere = state("Refuse").replace("topic: \"p\"", "topic: \"t\"");
        beside("Demand", &elsewhere, &[]);
        let link = "links: [(kind: Answers, to: \"q\")]";
        beside("Demand", &with(&elsewhere, link), &["declines"]);
        beside("Demand", &with(&state("Ready"), link), &["other stance"]);
        beside("Demand", &state("Ready"), &[]);
    }

    #[test]
    fn a_membership_is_stated_or_it_is_not() {
        let entry = ", member_of: [(body: \"g\", EVIDENCE)]";
        check(&format!("MEMBER={entry}"), BODY, &["t silent, stated"]);
        check(&format!("OFFICIAL={entry}"), BODY, &["t silent, stated of an official only"]);
        let denied = entry.replace("member_of", "not_member_of");
        // Who is no member is not asked, unless it has a part in the text.
        check(&format!("MEMBER={denied}"), BODY, &[]);
        let attended = "JOINED=, (actors: [\"o\"], act: Attended, EVIDENCE)";
        check(
            &format!("MEMBER={denied}|{attended}"),
            BODY,
            &["t silent, stated not to be a member"],
        );
        check(&format!("MEMBER={entry}{denied}"), BODY, &["t silent, the sources differ"]);
        // It outweighs what is stated of an official, and what an official is not says nothing.
        check(
            &format!("MEMBER={denied}|OFFICIAL={entry}|{attended}"),
            BODY,
            &["t silent, stated not to be a member"],
        );
        check(&format!("OFFICIAL={denied}|{attended}"), BODY, &["t silent, not stated"]);
        let act = |act: &str| format!("JOINED=, (actors: [\"s\"], act: {act}, EVIDENCE)");
        check(&act("Signed"), BODY, &["t silent, not stated; joined the same text"]);
        for other in ["Attended", "NotSigned", "Host"] {
            check(&act(other), BODY, &["t silent, not stated"]);
        }
    }
}
