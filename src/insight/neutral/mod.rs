//! The neutral line: a contested claim, or where one actor stands on one topic, in a wording that a
//! briefing can use as it stands.
//!
//! It begins with who says it and through whom, and it is never stronger than the quotes: it repeats
//! the summary, which the rules hold to the quote, or the quoted words where the summary would say
//! more. [`faults`](check::faults) reads a line as a hostile editor would.

pub mod check;
mod draft;
mod in_brief;
mod limits;
mod line;
mod near;
mod statement;
mod voice;
mod wording;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::terms::{LinkKind, Stance, TopicKind};
use crate::dossier::{
    ActorIx, Entity, Known, Position, PositionIx, PositionSet, TopicIx, speaks_for,
};
use crate::insight::cell::{cell, is_superseded};
use crate::insight::conflicts::{Conflict, Kind, conflicts};
use crate::insight::naming::{Joint, called, list, nothing_from, on_topic};
use crate::insight::neutral::draft::drafts;
use crate::insight::neutral::near::near;
use crate::insight::neutral::statement::{Frame, statement};
use crate::insight::neutral::voice::is_told_by_others;

pub use draft::a_draft;
pub use in_brief::in_brief;
pub use line::{Ground, Line, Part, Phrase};

/// Statements of one sort that a line repeats, at most. How many more there are is said.
const MOST: usize = 8;

/// The line of each claim on which something is on record, in the order of the dossier.
pub fn claim_lines(d: Known<'_>, within: &PositionSet) -> Vec<(TopicIx, Line)> {
    let cases = conflicts(d, within);
    let mut on: BTreeMap<TopicIx, Vec<PositionIx>> = BTreeMap::new();
    for p in within.iter().filter_map(|ix| d.position(ix)) {
        if d.topic(p.topic()).is_some_and(|topic| topic.kind == TopicKind::Claim) {
            on.entry(p.topic()).or_default().push(p.ix);
        }
    }
    let lines =
        on.into_iter().map(|(topic, on)| (topic, told_claim(d, topic, &on, within, &cases)));
    lines.filter(|(_, line)| !line.is_empty()).collect()
}

/// Who says it, who denies exactly what, who leaves it open, and whose word is missing. Empty where
/// nothing is on record.
pub fn claim_line(d: Known<'_>, topic: TopicIx, within: &PositionSet) -> Line {
    let near = near(d, topic, within);
    let on = near.iter().filter(|ix| d.position(*ix).is_some_and(|p| p.topic() == topic));
    told_claim(d, topic, &on.collect::<Vec<_>>(), within, &conflicts(d, &near))
}

/// The line of each topic on which something is on record for an actor, in the order of the dossier.
pub fn cell_lines(d: Known<'_>, actor: ActorIx, within: &PositionSet) -> Vec<(TopicIx, Line)> {
    let positions = d.positions_of(actor).iter().filter(|ix| within.contains(**ix));
    let topics: BTreeSet<TopicIx> =
        positions.filter_map(|ix| d.position(*ix)).map(Position::topic).collect();
    let lines = topics.into_iter().map(|topic| (topic, cell_line(d, actor, topic, within)));
    lines.filter(|(_, line)| !line.is_empty()).collect()
}

/// Where an actor stands on a topic: its own strongest words first, then its others, what others say
/// of it, what does not stand as it is quoted, and what drafts say.
pub fn cell_line(d: Known<'_>, actor: ActorIx, topic: TopicIx, within: &PositionSet) -> Line {
    let on = d.whole().positions_on(actor, topic);
    let cell = cell(d, on.iter().copied(), within);
    let is_said = |ix: &PositionIx| {
        within.contains(*ix)
            && d.position(*ix)
                .is_some_and(|p| p.evidence().next().is_some() && !is_told_by_others(&d, p))
    };
    let others_only = !on.iter().any(is_said);
    let frame = if others_only { Frame::OthersOnly } else { Frame::Plain };
    let mut telling = Telling::new(d);
    for positions in [&cell.own, &cell.spoken_for, &cell.fallen] {
        telling.all(positions, frame);
    }
    telling.drafts(&cell.drafts);
    if others_only && !telling.line.is_empty() {
        let text = nothing_from(&d, &[actor], &[]);
        telling.absence(text, vec![Ground::Entry(Entity::Actor(actor))]);
    }
    telling.line
}

/// The same, or that nothing is on record.
pub fn cell_or_silence(d: Known<'_>, actor: ActorIx, topic: TopicIx, within: &PositionSet) -> Line {
    let line = cell_line(d, actor, topic, within);
    if line.is_empty() { silence_line(d, actor, topic) } else { line }
}

/// That an actor has said nothing on a topic, and nobody says anything of it.
pub fn silence_line(d: Known<'_>, actor: ActorIx, topic: TopicIx) -> Line {
    let (actor, topic) = (Entity::Actor(actor), Entity::Topic(topic));
    let mut telling = Telling::new(d);
    let text =
        format!("On “{}”, nothing is on record here from {}.", d.name_of(topic), called(&d, actor));
    telling.absence(text, vec![Ground::Entry(topic), Ground::Entry(actor)]);
    telling.line
}

/// A line of what is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worded {
    /// Of a claim, whoever speaks on it; else of one actor on a topic.
    pub is_claim: bool,
    pub line: Line,
}

/// The line of an actor and a topic: of a claim what all say on it, if anything is on record; of an
/// undertaking, or of a claim without a word, where the actor stands.
pub fn worded(d: Known<'_>, actor: ActorIx, topic: TopicIx, within: &PositionSet) -> Worded {
    if d.topic(topic).is_some_and(|t| t.kind == TopicKind::Claim) {
        let line = claim_line(d, topic, within);
        if !line.is_empty() {
            return Worded { is_claim: true, line };
        }
    }
    Worded { is_claim: false, line: cell_or_silence(d, actor, topic, within) }
}

fn told_claim(
    d: Known<'_>,
    topic: TopicIx,
    on: &[PositionIx],
    within: &PositionSet,
    cases: &[Conflict],
) -> Line {
    let standing = on.iter().filter(|ix| !is_superseded(d, **ix, within));
    let standing: Vec<Position<'_>> = standing.filter_map(|ix| d.position(*ix)).collect();
    let of = |stance: Stance| -> Vec<PositionIx> {
        let of = standing.iter().filter(|p| p.stance() == stance && !p.is_draft());
        of.map(|p| p.ix).collect()
    };
    let (said, denied) = (of(Stance::Assert), of(Stance::Deny));
    let (open, nearby) = (of(Stance::Noncommittal), narrower_denials(d, topic, cases));
    let mut telling = Telling::new(d);
    telling.all(&by_origin(d, &said), Frame::Plain);
    telling.all(&denied, Frame::Plain);
    telling.all(&open, Frame::Plain);
    telling.all(&nearby, Frame::OtherPoint);
    let in_drafts = standing.iter().filter(|p| p.is_draft()).map(|p| p.ix);
    telling.drafts(&in_drafts.collect::<Vec<_>>());
    if telling.line.is_empty() {
        return telling.line;
    }
    if said.is_empty() && !standing.iter().any(|p| p.stance() == Stance::Assert) {
        let what = if denied.is_empty() { "it" } else { "what is denied" };
        let others = reported_nearby(d, topic, cases);
        let (mut told, mut grounds) = (String::new(), vec![Ground::Entry(Entity::Topic(topic))]);
        if !others.is_empty() {
            let points = if others.len() == 1 { "another point" } else { "other points" };
            let names: Vec<String> = others.iter().map(|other| on_topic(&d, *other)).collect();
            told = format!("; there are reports on {points}: {}", list(&names, Joint::And));
            grounds.extend(others.iter().map(|other| Ground::Entry(Entity::Topic(*other))));
        }
        telling.absence(format!("Nobody on record here asserts {what}{told}."), grounds);
    }
    let silent = silent(d, &said, &standing);
    if !silent.is_empty() {
        let mut grounds = vec![Ground::Entry(Entity::Topic(topic))];
        grounds.extend(silent.iter().map(|actor| Ground::Entry(Entity::Actor(*actor))));
        telling.absence(nothing_from(&d, &[], &silent), grounds);
    }
    telling.line
}

/// Statements, each behind that of which it is the same utterance, the longest chain first: what was
/// told twice is told where it comes from.
fn by_origin(d: Known<'_>, positions: &[PositionIx]) -> Vec<PositionIx> {
    let hops = |ix: &PositionIx| {
        let quote = d.position(*ix).and_then(|p| p.evidence().next());
        Reverse(quote.map_or(0, |quote| quote.hops().count()))
    };
    let mut ordered: Vec<PositionIx> = Vec::with_capacity(positions.len());
    for ix in positions {
        if ordered.contains(ix) {
            continue;
        }
        let mut group: Vec<PositionIx> = vec![*ix];
        group.extend(positions.iter().filter(|other| {
            **other > *ix && !ordered.contains(other) && is_one_utterance(d, *ix, **other)
        }));
        group.sort_by_key(|ix| (hops(ix), *ix));
        ordered.extend(group);
        // What comes after is only counted.
        if ordered.len() > MOST {
            break;
        }
    }
    let rest: Vec<PositionIx> =
        positions.iter().filter(|ix| !ordered.contains(ix)).copied().collect();
    ordered.extend(rest);
    ordered
}

fn is_one_utterance(d: Known<'_>, one: PositionIx, other: PositionIx) -> bool {
    let links = |from: PositionIx, to: PositionIx| {
        d.position(from).is_some_and(|p| {
            p.links().any(|l| l.kind == LinkKind::SameUtterance && l.to == Entity::Position(to))
        })
    };
    links(one, other) || links(other, one)
}

/// Denials of something else that stand against a report of this.
fn narrower_denials(d: Known<'_>, topic: TopicIx, cases: &[Conflict]) -> Vec<PositionIx> {
    let mut found = BTreeSet::new();
    for case in cases.iter().filter(|case| case.kind == Kind::NarrowerDenial) {
        let sides: Vec<Position<'_>> = case.positions().filter_map(|ix| d.position(ix)).collect();
        let is_here = |p: &Position<'_>| p.topic() == topic;
        if sides.iter().any(|p| is_here(p) && p.stance() == Stance::Assert) {
            let is_denial = |p: &&Position<'_>| p.stance() == Stance::Deny && !p.is_draft();
            let denials = sides.iter().filter(|p| !is_here(p)).filter(is_denial);
            found.extend(denials.map(|p| p.ix));
        }
    }
    found.into_iter().collect()
}

/// On what there are reports that a denial of this answers.
fn reported_nearby(d: Known<'_>, topic: TopicIx, cases: &[Conflict]) -> Vec<TopicIx> {
    let mut found = BTreeSet::new();
    for case in cases.iter().filter(|case| case.kind == Kind::NarrowerDenial) {
        let sides: Vec<Position<'_>> = case.positions().filter_map(|ix| d.position(ix)).collect();
        if sides.iter().any(|p| p.topic() == topic && p.stance() == Stance::Deny) {
            let reports = sides.iter().filter(|p| p.stance() == Stance::Assert);
            found.extend(reports.map(|p| p.topic()).filter(|other| *other != topic));
        }
    }
    found.into_iter().collect()
}

/// Whom the reports concern, and who says nothing on the point: neither itself nor a body or an
/// official that speaks for it.
fn silent(d: Known<'_>, said: &[PositionIx], standing: &[Position<'_>]) -> Vec<ActorIx> {
    let speakers: BTreeSet<ActorIx> = standing.iter().flat_map(|p| p.actors()).copied().collect();
    let answers = |actor: ActorIx| {
        speakers.iter().any(|s| speaks_for(&d, *s, actor) || speaks_for(&d, actor, *s))
    };
    let (mut asked, mut found) = (BTreeSet::new(), Vec::new());
    for about in said.iter().filter_map(|ix| d.position(*ix)).flat_map(Position::about) {
        if asked.insert(*about) && !answers(*about) {
            found.push(*about);
        }
    }
    found
}

/// A line as it grows.
struct Telling<'d> {
    d: Known<'d>,
    line: Line,
    told: Vec<PositionIx>,
}

impl<'d> Telling<'d> {
    fn new(d: Known<'d>) -> Telling<'d> {
        Telling { d, line: Line::default(), told: Vec::new() }
    }

    fn all(&mut self, positions: &[PositionIx], frame: Frame) {
        for ix in positions.iter().take(MOST) {
            let again = self.told.iter().find(|before| is_one_utterance(self.d, **before, *ix));
            let again = again.and_then(|before| self.d.position(*before));
            let Some(p) = self.d.position(*ix) else { continue };
            let phrases = statement(self.d, p, frame, again);
            if !phrases.is_empty() {
                self.told.push(*ix);
                self.line.phrases.extend(phrases);
            }
        }
        self.left_out(positions);
    }

    /// What drafts say, each draft in one sentence.
    fn drafts(&mut self, positions: &[PositionIx]) {
        self.line.phrases.extend(drafts(self.d, positions.get(..MOST).unwrap_or(positions)));
        self.left_out(positions);
    }

    fn left_out(&mut self, positions: &[PositionIx]) {
        if let Some(rest) = positions.get(MOST..).filter(|rest| !rest.is_empty()) {
            let noun = if rest.len() == 1 { "statement" } else { "statements" };
            let grounds = rest.iter().map(|ix| Ground::Entry(Entity::Position(*ix))).collect();
            self.absence(format!("Not repeated here: {} more such {noun}.", rest.len()), grounds);
        }
    }

    fn absence(&mut self, text: String, rests_on: Vec<Ground>) {
        self.line.phrases.push(Phrase { text, part: Part::Absence, rests_on });
    }
}

#[cfg(test)]
mod kinds;
#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Dossier, Opened, bundled, open};

    fn topic(d: &Dossier, id: &str) -> TopicIx {
        let Some(Entity::Topic(ix)) = d.find(id) else { panic!("{id} is no topic") };
        ix
    }

    fn claim(id: &str) -> String {
        let Opened { dossier: d, .. } = open(&bundled());
        claim_line(Known::from(&d), topic(&d, id), &PositionSet::all(d.len())).text()
    }

    fn cell_of(actor: &str, id: &str) -> String {
        let Opened { dossier: d, .. } = open(&bundled());
        let Some(Entity::Actor(actor)) = d.find(actor) else { panic!("{actor} is no actor") };
        cell_line(Known::from(&d), actor, topic(&d, id), &PositionSet::all(d.len())).text()
    }

    #[test]
    fn the_contested_visits() {
        assert_eq!(
            claim("dmitriev-paris"),
            "An unnamed interlocutor of Le Monde (reported by Le Monde, and in turn quoted \
             directly by RazomUA; statement undated): Dmitriev was spotted in Paris on January 7. \
             Le Monde (paraphrased by RazomUA; statement undated): Kirill Dmitriev was spotted in \
             Paris on January 7; taken here to be the statement that RazomUA reports, so no independent confirmation: “\"Kirill Dmitriev was spotted in Paris on January 7\" — Le Monde (according to an unnamed \
             interlocutor)”. France (the Élysée, quoted directly by RazomUA; \
             statement undated) in a denial on another point, whether Dmitriev was at the \
             Élysée: “A Kremlin representative did not visit the president's residence”; the denial names no one. Under \
             this heading, nothing is on record here from Kirill Dmitriev."
        );
        assert_eq!(
            claim("dmitriev-elysee"),
            "France (the Élysée, quoted directly by RazomUA; statement undated) in a denial: “A Kremlin \
             representative did not visit the president's residence”; the denial names no one. \
             Nobody on record here asserts what is denied; there are reports on other points: whether Dmitriev was in \
             Paris, 7 January, whether Dmitriev was on Rue du Faubourg Saint-Honoré and whether Dmitriev was at the \
             US embassy."
        );
        assert_eq!(
            claim("bonne-moscow"),
            "Unnamed sources of international media (reported by international media outlets, not \
             named, and in turn paraphrased by BRICx News; statement undated): Emmanuel Bonne, Macron's top diplomatic adviser, traveled to Moscow on February 3, 2026. France (the Élysée, reported by BRICx News; act \
             undated): The French presidency has neither confirmed nor denied the reported meeting, taken here to be that of \
         Emmanuel Bonne, Macron's adviser, with Yuri Ushakov; BRICx News writes of a lack of official confirmation from either Paris or \
             Moscow. Russia (the Kremlin, reported by BRICx News; act undated): The Kremlin has \
             declined to confirm or deny reports of the alleged visit."
        );
    }

    #[test]
    fn troops_ships_and_supplies() {
        assert_eq!(
            cell_of("deu", "ground-troops"),
            "Germany (Friedrich Merz, paraphrased by Why So France; statement undated): German troops might \
             participate, but only in a NATO member country bordering Ukraine; [that is: not in \
             Ukraine]."
        );
        assert_eq!(
            cell_of("ita", "ground-troops"),
            "Italy (reported by Why So France; act undated): Italy reiterated its refusal to send soldiers to \
             Ukraine."
        );
        assert_eq!(
            cell_of("tur", "naval"),
            "OSW Centre for Eastern Studies, in its own voice, 8 January 2026: Turkey “is expected to take \
             charge of the naval component in the Black Sea”. From Turkey itself, nothing is on \
             record here under this heading."
        );
        assert_eq!(
            cell_of("pol", "logistics"),
            "OSW Centre for Eastern Studies, in its own voice, 8 January 2026: Poland “will oversee logistical \
             support”. From Poland itself, nothing is on record here under this heading."
        );
        assert_eq!(
            cell_of("fra", "ground-troops"),
            "France and the United Kingdom (reported by OSW Centre for Eastern Studies; act \
             undated): As a component of the future mission, France and the UK pledged to deploy \
             their ground forces, reportedly up to 15,000 troops combined. France and the United \
             Kingdom (reported by OSW Centre for Eastern Studies; 6 January 2026): France, the UK \
             and Ukraine signed a letter of intent on the planned stationing of French and \
             British troops in Ukraine; its wording is not held here. France and the United \
             Kingdom (reported by OSW Centre for Eastern Studies; act undated): Only a small \
             group of countries, led by the UK and France, has expressed readiness to deploy \
             ground forces to Ukraine. France (Emmanuel Macron, quoted in fragments by Why So \
             France; 6 to 7 January 2026): “Several thousand” French soldiers could be deployed \
             to maintain peace in Ukraine after a ceasefire is signed. France (Emmanuel Macron, \
             paraphrased by OSW Centre for Eastern Studies; statement undated): The ground forces \
             would be stationed on Ukrainian territory, but far from the front lines; the report \
             itself says that only a small group of countries, led by the United Kingdom and \
             France, has expressed readiness to deploy them."
        );
        assert_eq!(
            cell_of("gbr", "ground-troops"),
            "France and the United Kingdom (reported by OSW Centre for Eastern Studies; act \
             undated): As a component of the future mission, France and the UK pledged to deploy \
             their ground forces, reportedly up to 15,000 troops combined. France and the United \
             Kingdom (reported by OSW Centre for Eastern Studies; 6 January 2026): France, the UK \
             and Ukraine signed a letter of intent on the planned stationing of French and \
             British troops in Ukraine; its wording is not held here. France and the United \
             Kingdom (reported by OSW Centre for Eastern Studies; act undated): Only a small \
             group of countries, led by the UK and France, has expressed readiness to deploy \
             ground forces to Ukraine. Emmanuel Macron of France (paraphrased by OSW Centre for \
             Eastern Studies; statement undated) on the United Kingdom: The ground forces would be stationed \
             on Ukrainian territory, but far from the front lines; the report itself says that only a small \
             group of countries, led by the United Kingdom and France, has expressed readiness to deploy them; \
             the words and acts of the United Kingdom itself are \
         recorded apart."
        );
    }

    #[test]
    fn the_united_states() {
        assert_eq!(
            cell_of("usa", "us-troops"),
            "The United States (reported by Bloomberg, and in turn paraphrased by The Kyiv Independent; act \
             undated): Washington had previously ruled out proposals for the option of deploying \
             U.S. troops to post-war Ukraine."
        );
        assert_eq!(
            cell_of("usa", "signature"),
            "The United States (reported by Why So France; 6 January 2026; see also OSW Centre for Eastern \
             Studies): The United States did not sign the declaration; not to sign is not to refuse."
        );
        assert_eq!(
            cell_of("paris-participants", "signature"),
            "The participants in the Paris meeting of 6 January (reported by OSW Centre for Eastern Studies; 6 \
             January 2026): The participants signed the so-called Paris Declaration; read literally, that includes the \
         United States, which did not sign, as Why So France has it."
        );
    }
}
