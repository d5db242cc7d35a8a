//! Who has no words of their own: for each actor and topic the nearest words that it has itself, or
//! that others only speak for it, or that it is silent.
//!
//! The innermost hop decides whose words they are (rule 2 of the model), and only standing positions
//! count: no draft, nothing superseded. Silence is not refusal, and only of those told to whom the
//! topic's question can be put.

mod asked;
mod own;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use asked::{Held, asked};

use crate::dossier::terms::TopicKind;
use crate::dossier::{
    ActorIx, Dossier, Entity, Known, Position, PositionIx, PositionSet, Quote, TopicIx, Words,
    words_known,
};
use crate::insight::cell::is_superseded;
use crate::insight::grid::{columns, rows};

/// How near to an actor's own words what is held of it on a topic comes; nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// It has words of its own, or acts; never [`Words::Others`].
    Has(Words),
    /// Only others say something about what it does.
    SpokenFor,
    /// What is held of it may have been there by then or not: the dates do not say.
    Perhaps,
    /// Nothing of its own is held, and nobody speaks for it.
    Silent,
}

/// Voices that people ask for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Its words are quoted, in full or in fragments.
    Quoted,
    /// A text that it joined speaks for it.
    Joined,
    /// What it said or did is reported, in words that are not its own.
    Reported,
    SpokenFor,
    /// It may have spoken by then.
    Perhaps,
    Silent,
}

impl Group {
    pub const ALL: [Group; 6] = [
        Group::Quoted,
        Group::Joined,
        Group::Reported,
        Group::SpokenFor,
        Group::Perhaps,
        Group::Silent,
    ];

    pub const fn label(self) -> &'static str {
        match self {
            Group::Quoted => "own words",
            Group::Joined => "through a text it joined",
            Group::Reported => "only reported",
            Group::SpokenFor => "only spoken for",
            Group::Perhaps => "perhaps",
            Group::Silent => "silent",
        }
    }
}

impl Voice {
    pub const fn group(self) -> Group {
        match self {
            Voice::Has(Words::Own | Words::OwnInPart) => Group::Quoted,
            Voice::Has(Words::Instrument) => Group::Joined,
            Voice::Has(Words::OwnAct | Words::Reported) => Group::Reported,
            Voice::Has(Words::Others) | Voice::SpokenFor => Group::SpokenFor,
            Voice::Perhaps => Group::Perhaps,
            Voice::Silent => Group::Silent,
        }
    }

    /// In plain words.
    pub const fn name(self) -> &'static str {
        match self {
            Voice::Has(words) => words.name(),
            Voice::SpokenFor => Words::Others.name(),
            Voice::Perhaps => "the dates do not say",
            Voice::Silent => "silent",
        }
    }
}

/// What is held of one actor on one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub actor: ActorIx,
    pub voice: Voice,
    /// The positions that have these words.
    pub positions: Vec<PositionIx>,
    /// What speaks for it, where its own words do not: the texts that it joined, or else actors, texts
    /// that it did not join, a document in its own voice.
    pub by: Vec<Entity>,
}

/// Who says what on one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnTopic {
    pub topic: TopicIx,
    /// Those who are not silent, nearest words first.
    pub said: Vec<Said>,
    /// Those who are silent though the question can be put to them, in the order of the grid.
    pub silent: Vec<ActorIx>,
}

impl OnTopic {
    /// Those of one group; the silent ones are not among them.
    pub fn of(&self, group: Group) -> impl Iterator<Item = &Said> {
        self.said.iter().filter(move |said| said.voice.group() == group)
    }
}

/// The map of silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Topics on which anything is held, in the order of the grid.
    pub topics: Vec<OnTopic>,
}

/// Who has words of its own on each topic that `is_asked` names. Whoever has something in `possibly`
/// alone is not called silent. Grows with the positions and with the topics.
pub fn silence(
    d: Known<'_>,
    within: &PositionSet,
    possibly: &PositionSet,
    is_asked: impl Fn(TopicIx) -> bool,
) -> Silence {
    let topics = columns(&d, within, |_| false).into_iter().filter(|c| is_asked(c.topic));
    let topics = topics.map(|column| column.topic).collect();
    let held = Held::on_all(d.whole());
    map(d, within, possibly, topics, &held, |actor| d.whole().positions_of(actor))
}

/// The same of one topic alone. Grows with the actors and with the positions of its topic and of those
/// above and below it.
pub fn silence_on(
    d: Known<'_>,
    within: &PositionSet,
    possibly: &PositionSet,
    topic: TopicIx,
) -> Silence {
    let held = Held::on_one(d.whole(), topic);
    map(d, within, possibly, vec![topic], &held, |actor| d.whole().positions_on(actor, topic))
}

fn map<'d>(
    d: Known<'d>,
    within: &PositionSet,
    possibly: &PositionSet,
    topics: Vec<TopicIx>,
    held: &Held,
    positions: impl Fn(ActorIx) -> &'d [PositionIx],
) -> Silence {
    let of: BTreeSet<TopicIx> = topics.iter().copied().collect();
    // Whoever only relays cannot be silent.
    let actors: Vec<ActorIx> = rows(&d).into_iter().map(|(_, actor)| actor).collect();
    let mut by_topic: BTreeMap<TopicIx, Vec<Said>> = BTreeMap::new();
    for actor in &actors {
        let all = positions(*actor).iter().filter_map(|ix| d.position(*ix));
        let asked: Vec<Position<'_>> =
            all.filter(|p| of.contains(&p.topic()) && !p.is_draft()).collect();
        let said = said_by(d, *actor, within, &asked);
        let mut perhaps = perhaps_said_by(*actor, possibly, &asked);
        perhaps.retain(|topic, _| !said.contains_key(topic));
        for (topic, said) in said.into_iter().chain(perhaps) {
            by_topic.entry(topic).or_default().push(said);
        }
    }
    // Of a topic on which only drafts speak, or that only holds others together, silence says nothing.
    let topics = topics.into_iter().filter_map(|topic| Some((topic, by_topic.remove(&topic)?)));
    let topics = topics.map(|(topic, mut said)| {
        said.sort_by_key(|said| said.voice);
        let spoke: BTreeSet<ActorIx> = said.iter().map(|said| said.actor).collect();
        let asked = asked(d.whole(), topic, held);
        let is_silent = |actor: &ActorIx| asked.contains(actor) && !spoke.contains(actor);
        OnTopic { topic, said, silent: actors.iter().copied().filter(is_silent).collect() }
    });
    Silence { topics: topics.collect() }
}

/// Whether a topic asks what actors do: where nobody asked for claims, only these count.
pub fn is_undertaking(d: &Dossier, topic: TopicIx) -> bool {
    d.topic(topic).is_some_and(|t| t.kind == TopicKind::Undertaking)
}

/// What an actor has itself on each topic on which it is not silent.
fn said_by(
    d: Known<'_>,
    actor: ActorIx,
    within: &PositionSet,
    asked: &[Position<'_>],
) -> BTreeMap<TopicIx, Said> {
    let mut by_topic: BTreeMap<TopicIx, Said> = BTreeMap::new();
    let stands = |p: &&Position<'_>| within.contains(p.ix) && !is_superseded(d, p.ix, within);
    for p in asked.iter().copied().filter(|p| stands(&p)) {
        let Some(voice) = voice(d, p, actor) else { continue };
        let silent = Said { actor, voice: Voice::Silent, positions: Vec::new(), by: Vec::new() };
        let said = by_topic.entry(p.topic()).or_insert(silent);
        if voice < said.voice {
            said.voice = voice;
            said.positions.clear();
            said.by.clear();
        }
        if voice == said.voice {
            said.positions.push(p.ix);
            if matches!(voice, Voice::SpokenFor | Voice::Has(Words::Instrument)) {
                said.by
                    .extend(p.evidence().filter(|q| of(d, *q, actor) == voice).flat_map(speakers));
            }
        }
    }
    for said in by_topic.values_mut() {
        let mut seen = BTreeSet::new();
        said.by.retain(|who| seen.insert(*who));
    }
    by_topic
}

/// The topics on which an actor has something that may have been there.
fn perhaps_said_by(
    actor: ActorIx,
    possibly: &PositionSet,
    asked: &[Position<'_>],
) -> BTreeMap<TopicIx, Said> {
    let mut by_topic: BTreeMap<TopicIx, Said> = BTreeMap::new();
    for p in asked.iter().filter(|p| possibly.contains(p.ix)) {
        let said = Said { actor, voice: Voice::Perhaps, positions: Vec::new(), by: Vec::new() };
        by_topic.entry(p.topic()).or_insert(said).positions.push(p.ix);
    }
    by_topic
}

/// The nearest words of a position; `None` where none of its quotes was known.
fn voice(d: Known<'_>, p: Position<'_>, actor: ActorIx) -> Option<Voice> {
    p.evidence().map(|quote| of(d, quote, actor)).min()
}

fn of(d: Known<'_>, quote: Quote<'_>, actor: ActorIx) -> Voice {
    match words_known(d, quote, actor) {
        Words::Others => Voice::SpokenFor,
        words => Voice::Has(words),
    }
}

/// Who says what a quote says: the innermost speakers, or the document in its own voice.
fn speakers(quote: Quote<'_>) -> Vec<Entity> {
    match quote.hops().next_back() {
        Some(hop) => hop.who.to_vec(),
        None => vec![Entity::Document(quote.document())],
    }
}

#[cfg(test)]
mod tests {
    use super::words::in_words;
    use super::*;
    use crate::dossier::date::Date;
    use crate::dossier::{Opened, SourceFile, bundled, open};

    fn told(d: Known<'_>, within: &PositionSet, topic: &str) -> Vec<String> {
        let none = PositionSet::none();
        let map = silence(d, within, &none, |ix| d.topic(ix).is_some_and(|t| t.id == topic));
        let Some(on) = map.topics.first() else { return Vec::new() };
        let mut lines: Vec<String> = Vec::new();
        for group in Group::ALL {
            let told: Vec<String> = match group {
                Group::Silent => {
                    let names = on.silent.iter();
                    names.map(|a| d.name_of(Entity::Actor(*a)).to_string()).collect()
                }
                group => on.of(group).map(|said| in_words(&d, said)).collect(),
            };
            if !told.is_empty() {
                lines.push(format!("{}: {}", group.label(), told.join("; ")));
            }
        }
        lines
    }

    /// What is told of the state `a`, for which the person `p` speaks, beside the state `b`.
    fn check(positions: &str, expected: &[&str]) {
        let frame = r#"(dossier: (id: "d", title: "D"),
            actors: [(id: "a", name: "A", kind: State), (id: "b", name: "B", kind: State),
                (id: "p", name: "P", kind: Person, represents: ["a"], role: "R"), (id: "o", name: "O", kind: Outlet)],
            topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "?")],
            instruments: [(id: "final", title: "Final", kind: Declaration, text: Final,
                    participation: [(actors: ["a"], act: Adopted, evidence: [(document: "late", exact: "A adopted it")])]),
                (id: "draft", title: "Draft", kind: Declaration, text: Draft, draft_of: "final")],
            documents: [(id: "doc", publisher: "Doc", kind: News, published_on: "2030-01-01"),
                (id: "late", publisher: "Late", kind: News, published_on: "2030-01-09")],
            positions: [POSITIONS])"#;
        let said = "actors: [\"a\"], about: [\"b\"], topic: \"t\", summary: \"S\", evidence: [(document: \"doc\", exact: \"some words\"";
        let mut text = frame.replace("POSITIONS", positions);
        for (mark, hops) in [
            ("DIRECT", "(who: [\"p\"], mode: Direct)"),
            ("MIXED", "(who: [\"p\"], mode: Mixed)"),
            ("ACT", "(who: [\"a\"], mode: Act)"),
            ("PARAPHRASE", "(who: [\"o\"], mode: Indirect), (who: [\"p\"], mode: Indirect)"),
            ("TEXT", "(who: [\"final\"], mode: Text)"),
            ("OTHER", "(who: [\"a\"], mode: Act), (who: [\"o\", \"b\"], mode: Indirect)"),
            ("NOBODY", ""),
        ] {
            text = text.replace(mark, &format!("{said}, attribution: [{hops}])]"));
        }
        let Opened { dossier: d, .. } =
            open(&[SourceFile { name: "a.ron".to_string(), text: text.into() }]);
        let within = PositionSet::all(d.len());
        assert_eq!(told(Known::from(&d), &within, "t"), expected, "{positions}");
    }

    #[test]
    fn the_nearest_words_count() {
        let nobody = r#"(id: "n", stance: Expected, firmness: Attributed, NOBODY),"#;
        let commit = |how: &str| format!("(id: \"x\", stance: Commit, firmness: Pledged, {how}),");
        let silent = "silent: B";
        check(&commit("DIRECT"), &["own words: A: on record in direct quotation", silent]);
        check(&commit("MIXED"), &["own words: A: on record in quoted fragments", silent]);
        check(
            &commit("TEXT"),
            &["through a text it joined: A: on record through Final (in Doc)", silent],
        );
        check(
            &commit("ACT"),
            &[
                "only reported: A: under this heading, only reports about it and no words of its own",
                silent,
            ],
        );
        check(&commit("PARAPHRASE"), &["only reported: A: on record in paraphrase", silent]);
        check(nobody, &["only spoken for: A: spoken of only by Doc", silent]);
        let other = r#"(id: "e", stance: Expected, firmness: Attributed, OTHER),"#;
        check(
            &format!("{nobody}{other}"),
            &["only spoken for: A: spoken of only by Doc, O (in Doc) and B (in Doc)", silent],
        );
        check(
            &format!("{nobody}{}", commit("ACT")),
            &[
                "only reported: A: under this heading, only reports about it and no words of its own",
                silent,
            ],
        );
    }

    #[test]
    fn drafts_and_what_was_superseded_never_count() {
        let act = r#"(id: "x", stance: Refuse, ACT),"#;
        let drafted =
            r#"(id: "x", stance: Expected, firmness: Attributed, instrument: "draft", NOBODY),"#;
        check(drafted, &[]);
        let by = r#"(id: "y", actors: ["b"], topic: "t", stance: Refuse, summary: "S",
            evidence: [(document: "doc", exact: "some words", attribution: [(who: ["b"], mode: Act)])]),"#;
        check(
            &format!("{drafted}{by}"),
            &[
                "only reported: B: under this heading, only reports about it and no words of its own",
                "silent: A",
            ],
        );
        let later = r#"(id: "z", stance: Expected, firmness: Attributed, NOBODY, links: [(kind: Supersedes, to: "x")]),"#;
        check(
            &format!("{act}{later}"),
            &["only spoken for: A: spoken of only by Doc", "silent: B"],
        );
    }

    #[test]
    fn whoever_may_have_spoken_is_not_called_silent() {
        let Opened { dossier: d, .. } = open(&bundled());
        let Some(Entity::Position(ix)) = d.find("ita-ground-troops") else { panic!() };
        let possibly: PositionSet = [ix].into_iter().collect();
        let within: PositionSet = d.positions().map(|p| p.ix).filter(|p| *p != ix).collect();
        let is_asked = |t| d.id_of(Entity::Topic(t)) == "ground-troops";
        let map = silence(Known::from(&d), &within, &possibly, is_asked);
        let on = &map.topics[0];
        let perhaps: Vec<String> = on.of(Group::Perhaps).map(|s| in_words(&d, s)).collect();
        assert_eq!(perhaps, ["Italy: the dates do not say"]);
        assert!(!on.silent.contains(&on.said.last().unwrap().actor));
    }

    #[test]
    fn what_an_act_is_said_to_be_is_no_stronger_than_its_stance() {
        let by = |stance: &str| format!("(id: \"x\", stance: {stance}, ACT),");
        let silent = "silent: B";
        check(
            &by("Refuse"),
            &[
                "only reported: A: under this heading, only reports about it and no words of its own",
                silent,
            ],
        );
        check(
            &by("Abstain"),
            &[
                "only reported: A: under this heading, only reports about it and no words of its own",
                silent,
            ],
        );
        check(
            &by("Noncommittal"),
            &[
                "only reported: A: under this heading, only reports about it and no words of its own",
                silent,
            ],
        );
        let two = format!("{}{}", by("Demand"), by("Oppose").replace("\"x\"", "\"y\""));
        check(
            &two,
            &[
                "only reported: A: under this heading, only reports about it and no words of its own",
                silent,
            ],
        );
    }

    #[test]
    fn a_text_speaks_only_for_who_is_known_to_have_joined_it() {
        let Opened { dossier: d, .. } = open(&bundled());
        let (within, day) = (PositionSet::all(d.len()), |day: &str| {
            Known::by(&d, Date::parse(day).unwrap().last_day())
        });
        // On the 6th nothing of the final text had been published.
        assert!(told(day("2026-01-06"), &within, "monitoring").iter().all(|l| !l.contains("text")));
        assert_eq!(
            told(day("2026-01-07"), &within, "monitoring").first().map(String::as_str),
            Some(
                "through a text it joined: Coalition of the Willing: on record through the Paris Declaration (in Why So France)"
            )
        );
    }

    #[test]
    fn the_bundled_dossier_has_few_words_of_their_own_on_troops() {
        let Opened { dossier: d, .. } = open(&bundled());
        let within = PositionSet::all(d.len());
        let told = |topic: &str| told(Known::from(&d), &within, topic);
        assert_eq!(
            told("ground-troops"),
            [
                "own words: France: on record in quoted fragments",
                "only reported: United Kingdom: under this heading, only reports about it and no words of its own; Italy: under this heading, only reports about it and no words of its \
                 own; Germany: on record in paraphrase",
                // A party to the letter of intent, and the body that undertakes the force as a whole.
                "silent: Ukraine; Coalition of the Willing",
            ]
        );
        assert_eq!(
            told("naval").first().map(String::as_str),
            Some("only spoken for: Turkey: spoken of only by OSW Centre for Eastern Studies")
        );
        assert_eq!(
            told("logistics").first().map(String::as_str),
            Some("only spoken for: Poland: spoken of only by OSW Centre for Eastern Studies")
        );
    }
}
