//! How good the suggestions are on a dossier: each position is hidden in turn, and what is suggested at the place of its
//! first quote is held against it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::baseline;
use super::reading::Reading;
use super::record::Record;
use super::suggestion::{Amount, Hop, Suggestion};
use super::suggestions::{Chosen, Context, Suggestions};
use crate::documents::Extract;
use crate::dossier::date::Date;
use crate::dossier::terms::{ActorKind, Firmness, LinkKind, Mode, Stance};
use crate::dossier::{ActorIx, DocumentIx, Dossier, Entity, Position, PositionIx, TopicIx};

/// What the suggestions are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hide {
    /// The position alone.
    Position,
    /// All positions that have their first quote in the same document, as if nothing of it had been read yet.
    Document,
}

/// How often the right value was suggested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub of: usize,
    pub first: usize,
    pub among_three: usize,
}

impl Count {
    /// Counts one case, given at which place the right value stands.
    fn add(&mut self, place: Option<usize>) {
        self.of += 1;
        self.first += usize::from(place == Some(0));
        self.among_three += usize::from(place.is_some_and(|place| place < 3));
    }
}

/// One field of the form, measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub field: &'static str,
    /// Nothing is filled in yet.
    pub alone: Count,
    /// The fields before it in the form hold what is on record.
    pub in_form: Count,
    /// The plain baseline, where there is one.
    pub baseline: Option<Count>,
}

/// A value that was not suggested first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub field: &'static str,
    pub position: PositionIx,
    pub right: String,
    /// What came first, and why.
    pub first: String,
    /// At which place the right value came after all, from 1; 0 for none.
    pub came: usize,
}

/// What was measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub positions: usize,
    /// Positions whose first quote could not be found in a held copy.
    pub not_held: usize,
    pub rows: Vec<Row>,
    /// Dates that were suggested as certain, of which the record says otherwise or nothing.
    pub certain_and_wrong: usize,
    /// Dates that were suggested as certain.
    pub certain: usize,
    pub mistakes: Vec<Mistake>,
}

/// The fields in the order of the form.
const FIELDS: [&str; 14] = [
    "actor",
    "speaker",
    "official",
    "chain",
    "mode",
    "topic",
    "stance",
    "firmness",
    "said on",
    "event on",
    "number",
    "unit",
    "holders",
    "same utterance",
];

/// Measures a dossier; `copy` hands out the text of a document, if it is held.
pub fn score(
    d: &Dossier,
    hide: Hide,
    mut copy: impl FnMut(DocumentIx) -> Option<Extract>,
) -> Score {
    let record = Record::of(d);
    let mut by_document: BTreeMap<DocumentIx, Vec<PositionIx>> = BTreeMap::new();
    let mut score = Score { positions: d.len(), ..Score::default() };
    score.rows = FIELDS
        .iter()
        .map(|field| Row {
            field,
            alone: Count::default(),
            in_form: Count::default(),
            baseline: matches!(*field, "actor" | "speaker" | "official").then(Count::default),
        })
        .collect();
    for position in d.positions() {
        if let Some(quote) = position.evidence().next() {
            by_document.entry(quote.document()).or_default().push(position.ix);
        }
    }
    for (document, positions) in by_document {
        let Some(extract) = copy(document) else {
            score.not_held += positions.len();
            continue;
        };
        let reading = Reading::of(d, &record, document, &extract);
        for ix in &positions {
            let hidden = match hide {
                Hide::Position => vec![*ix],
                Hide::Document => positions.clone(),
            };
            let measured = d.position(*ix).and_then(|position| {
                let first = position.evidence().next()?;
                let spoken = reading.spoken.iter().find(|spoken| spoken.quote == first.ix)?;
                Case {
                    d,
                    record: &record,
                    reading: &reading,
                    span: &spoken.at,
                    position,
                    hidden: &hidden,
                }
                .measure(&mut score);
                Some(())
            });
            score.not_held += usize::from(measured.is_none());
        }
    }
    score
}

/// One position that is hidden, and the place of its first quote.
struct Case<'a> {
    d: &'a Dossier,
    record: &'a Record,
    reading: &'a Reading,
    span: &'a Range<usize>,
    position: Position<'a>,
    hidden: &'a [PositionIx],
}

impl Case<'_> {
    fn suggested(&self, chosen: &Chosen) -> Suggestions {
        Suggestions::at(&Context {
            dossier: self.d,
            record: self.record,
            reading: self.reading,
            span: self.span,
            except: self.hidden,
            chosen,
            turned_away: &[],
        })
    }

    fn measure(&self, score: &mut Score) {
        let p = self.position;
        let right_actors = p.actors().to_vec();
        let hops = p.evidence().next().into_iter().flat_map(|quote| quote.hops());
        let chain: Vec<Hop> =
            hops.map(|hop| Hop { who: hop.who.to_vec(), mode: hop.mode }).collect();
        let alone = self.suggested(&Chosen::default());
        let mut chosen = Chosen { actors: Some(right_actors.clone()), ..Chosen::default() };
        let with_actors = self.suggested(&chosen);
        chosen.attribution = Some(chain.clone());
        let with_chain = self.suggested(&chosen);
        chosen.topic = Some(p.topic());
        let with_topic = self.suggested(&chosen);
        chosen.stance = Some(p.stance());
        let with_stance = self.suggested(&chosen);

        let is_actors = |value: &Vec<ActorIx>| are_same(value, &right_actors);
        self.tell(
            score,
            "actor",
            [&alone.actors, &alone.actors],
            is_actors,
            &names_of(self.d, &entities(&right_actors)),
        );
        let inner = chain.last().map(|hop| hop.who.clone()).unwrap_or_default();
        if !chain.is_empty() {
            let is_speaker =
                |hops: &Vec<Hop>| hops.last().is_some_and(|hop| are_same(&hop.who, &inner));
            let told = names_of(self.d, &inner);
            let once = |all: &[Suggestion<Vec<Hop>>]| {
                distinct(all, |hops| hops.last().map(|hop| hop.who.clone()))
            };
            let (one, other) = (once(&alone.attribution), once(&with_actors.attribution));
            self.tell(score, "speaker", [&one, &other], is_speaker, &told);
            if self.are_officials(&inner) {
                self.tell(score, "official", [&one, &other], is_speaker, &told);
            }
        }
        let is_chain = |hops: &Vec<Hop>| {
            hops.len() == chain.len()
                && hops
                    .iter()
                    .zip(&chain)
                    .all(|(a, b)| a.mode == b.mode && are_same(&a.who, &b.who))
        };
        self.tell(
            score,
            "chain",
            [&alone.attribution, &with_actors.attribution],
            is_chain,
            &chain_in_words(self.d, &chain),
        );
        if let Some(hop) = chain.last() {
            self.tell(
                score,
                "mode",
                [&alone.mode, &with_actors.mode],
                |mode| *mode == hop.mode,
                hop.mode.name(),
            );
        }
        let topic = self.d.topic(p.topic()).map_or("", |topic| topic.id.as_str());
        self.tell(score, "topic", [&alone.topic, &with_chain.topic], |ix| *ix == p.topic(), topic);
        self.tell(
            score,
            "stance",
            [&alone.stance, &with_topic.stance],
            |stance| *stance == p.stance(),
            p.stance().name(),
        );
        if let Some(firmness) = p.firmness() {
            let both = [&alone.firmness, &with_stance.firmness];
            self.tell(score, "firmness", both, |value| *value == firmness, firmness.name());
        }
        let dates = [
            ("said on", p.stated_on(), [&alone.stated_on, &with_chain.stated_on]),
            ("event on", p.event_on(), [&alone.event_on, &with_topic.event_on]),
        ];
        for (field, right, both) in dates {
            if let Some(right) = right {
                self.tell(score, field, both, |date| is_same_day(*date, right), &right.to_string());
            }
            let shown =
                both.into_iter().flatten().filter(|suggestion| suggestion.value.is_certain());
            for suggestion in shown {
                score.certain += 1;
                if right.is_none_or(|right| !is_same_day(suggestion.value, right)) {
                    score.certain_and_wrong += 1;
                    let right = right.map_or("none".to_string(), |right| right.to_string());
                    let first = format!("{} as certain ({})", suggestion.value, suggestion.reason);
                    score.mistakes.push(Mistake { field, position: p.ix, right, first, came: 0 });
                }
            }
        }
        self.measure_amount(score, [&alone.quantity, &with_stance.quantity]);
        let same: Vec<PositionIx> = p
            .links()
            .filter(|link| link.kind == LinkKind::SameUtterance)
            .filter_map(|link| match link.to {
                Entity::Position(ix) if self.hidden.binary_search(&ix).is_err() => Some(ix),
                _ => None,
            })
            .collect();
        if let Some(first) = same.first() {
            let told = self.d.id_of(Entity::Position(*first)).to_string();
            self.tell(
                score,
                "same utterance",
                [&alone.same, &with_stance.same],
                |ix| same.contains(ix),
                &told,
            );
        }
        self.measure_baseline(score, &right_actors, &inner);
    }

    fn measure_amount(&self, score: &mut Score, both: [&Vec<Suggestion<Amount>>; 2]) {
        let Some(right) = self.position.quantity() else { return };
        let is_number = |amount: &Amount| (amount.min, amount.max) == (right.min, right.max);
        let told = format!("{:?} {:?} ({})", right.min, right.max, right.as_said);
        self.tell(score, "number", both, is_number, &told);
        self.tell(
            score,
            "unit",
            both,
            |amount| is_number(amount) && amount.unit == right.unit,
            right.unit,
        );
        let holders = names_of(self.d, &entities(right.held_by));
        let is_held =
            |amount: &Amount| is_number(amount) && are_same(&amount.held_by, right.held_by);
        self.tell(score, "holders", both, is_held, &holders);
    }

    fn measure_baseline(&self, score: &mut Score, actors: &[ActorIx], speakers: &[Entity]) {
        // The first names, as many as there are actors, must be these, and all of them among the first three.
        let place = |all: &[ActorIx], right: &[ActorIx]| {
            let first = all.get(..right.len().min(all.len())).unwrap_or_default();
            let three = all.get(..right.len().max(3).min(all.len())).unwrap_or_default();
            let are_first = are_same(first, right);
            let are_there = !right.is_empty() && right.iter().all(|ix| three.contains(ix));
            if are_first { Some(0) } else { are_there.then_some(1) }
        };
        let guessed = baseline::actors(self.d, self.record, self.reading, self.span);
        let mut count = |field: &str, place: Option<usize>| {
            let row = score.rows.iter_mut().find(|row| row.field == field);
            if let Some(baseline) = row.and_then(|row| row.baseline.as_mut()) {
                baseline.add(place);
            }
        };
        count("actor", place(&guessed, actors));
        if speakers.is_empty() {
            return;
        }
        let right: Vec<ActorIx> = speakers.iter().filter_map(|who| actor(*who)).collect();
        let guessed = baseline::speakers(self.d, self.record, self.reading, self.span);
        let place = place(&guessed, &right).filter(|_| right.len() == speakers.len());
        count("speaker", place);
        if self.are_officials(speakers) {
            count("official", place);
        }
    }

    /// Whether all of them are persons, by name or by office.
    fn are_officials(&self, who: &[Entity]) -> bool {
        let is_person = |who: &Entity| {
            actor(*who)
                .and_then(|ix| self.d.actor(ix))
                .is_some_and(|actor| actor.kind == ActorKind::Person)
        };
        who.iter().all(is_person)
    }

    /// Counts a field, alone and in the form, and notes what did not come first.
    fn tell<T: Told>(
        &self,
        score: &mut Score,
        field: &'static str,
        both: [&Vec<Suggestion<T>>; 2],
        is_right: impl Fn(&T) -> bool,
        right: &str,
    ) {
        let places = both.map(|all| all.iter().position(|suggestion| is_right(&suggestion.value)));
        if let Some(row) = score.rows.iter_mut().find(|row| row.field == field) {
            row.alone.add(places[0]);
            row.in_form.add(places[1]);
        }
        if places[1] != Some(0) {
            let first = both[1].first().map_or("nothing".to_string(), |suggestion| {
                format!("{} ({})", suggestion.value.told(self.d), suggestion.reason)
            });
            let came = places[1].map_or(0, |place| place + 1);
            let right = right.to_string();
            score.mistakes.push(Mistake { field, position: self.position.ix, right, first, came });
        }
    }
}

/// A value in words, for the list of mistakes.
trait Told {
    fn told(&self, d: &Dossier) -> String;
}

impl Told for Vec<ActorIx> {
    fn told(&self, d: &Dossier) -> String {
        names_of(d, &entities(self))
    }
}

impl Told for Vec<Hop> {
    fn told(&self, d: &Dossier) -> String {
        chain_in_words(d, self)
    }
}

impl Told for TopicIx {
    fn told(&self, d: &Dossier) -> String {
        d.id_of(Entity::Topic(*self)).to_string()
    }
}

impl Told for PositionIx {
    fn told(&self, d: &Dossier) -> String {
        d.id_of(Entity::Position(*self)).to_string()
    }
}

impl Told for Amount {
    fn told(&self, d: &Dossier) -> String {
        let held = names_of(d, &entities(&self.held_by));
        format!("{:?} {:?} {} ({}) {held}", self.min, self.max, self.unit, self.as_said)
    }
}

impl Told for Date {
    fn told(&self, _: &Dossier) -> String {
        self.to_string()
    }
}

impl Told for Mode {
    fn told(&self, _: &Dossier) -> String {
        self.name().to_string()
    }
}

impl Told for Stance {
    fn told(&self, _: &Dossier) -> String {
        self.name().to_string()
    }
}

impl Told for Firmness {
    fn told(&self, _: &Dossier) -> String {
        self.name().to_string()
    }
}

fn entities(actors: &[ActorIx]) -> Vec<Entity> {
    actors.iter().map(|ix| Entity::Actor(*ix)).collect()
}

fn names_of(d: &Dossier, who: &[Entity]) -> String {
    who.iter().map(|who| d.id_of(*who)).collect::<Vec<_>>().join(", ")
}

fn chain_in_words(d: &Dossier, chain: &[Hop]) -> String {
    let hop = |hop: &Hop| format!("{} {}", names_of(d, &hop.who), hop.mode.name());
    chain.iter().map(hop).collect::<Vec<_>>().join(" > ")
}

fn actor(who: Entity) -> Option<ActorIx> {
    match who {
        Entity::Actor(ix) => Some(ix),
        _ => None,
    }
}

/// Whether two lists hold the same, in any order.
fn are_same<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.len() == other.len() && one.iter().all(|of| other.contains(of))
}

/// Whether two dates mean the same days, whatever is in doubt.
fn is_same_day(one: Date, other: Date) -> bool {
    (one.first_day(), one.last_day()) == (other.first_day(), other.last_day())
}

/// The suggestions of which each has another of something.
fn distinct<T: Clone, K: PartialEq>(
    all: &[Suggestion<T>],
    key: impl Fn(&T) -> K,
) -> Vec<Suggestion<T>> {
    let mut found: Vec<Suggestion<T>> = Vec::new();
    for suggestion in all {
        if !found.iter().any(|other| key(&other.value) == key(&suggestion.value)) {
            found.push(suggestion.clone());
        }
    }
    found
}
