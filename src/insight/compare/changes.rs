//! Two dates or two dossiers: the cells that moved, and what became of the positions.

use std::collections::BTreeMap;

use super::comparison::{Comparison, Group, Told};
use crate::dossier::terms::LinkKind;
use crate::dossier::{Dossier, Entity, Known, Position, PositionIx};
use crate::insight::cell::Cell;
use crate::insight::diff::acts::{ActChange, act_sentence, text_name};
use crate::insight::diff::news::News;
use crate::insight::diff::order::Weight;
use crate::insight::diff::quotes::{cell_quotes, change_quotes, told_quotes};
use crate::insight::diff::said::{When, said};
use crate::insight::diff::stand::sources;
use crate::insight::diff::words::{change_sentence, fresh, moved_sentence, moved_words};
use crate::insight::diff::{
    Change, ChangeKind, Diff, Moved, Side, change_weight, diff, is_one_dossier, moved_weight,
};
use crate::insight::naming::{names, publisher};
use crate::insight::utterance::utterances;
use crate::text::words::closed;

/// What differs from one to the other.
pub fn changes(sides: [Side<'_>; 2], titles: [String; 2], mut notes: Vec<String>) -> Comparison {
    let [a, b] = sides;
    let Diff { moved, acts, changes } = diff(a, b);
    let [from, to] = &titles;
    let title = format!("What differs from {from} to {to}");
    let [in_a, in_b] = sides.map(|side| side.known.whole());
    if !is_one_dossier(a, b) && in_a.id != in_b.id {
        notes.push(format!(
            "These are two dossiers, “{}” and “{}”: what one lacks it may never have looked for.",
            in_a.title, in_b.title
        ));
    }
    for (d, title) in [(in_a, from), (in_b, to)] {
        if d.incomplete && !is_one_dossier(a, b) {
            notes.push(format!(
                "Entries of {title} could not be read; what is missing there proves nothing."
            ));
        }
    }
    let groups = if is_one_dossier(a, b) {
        days(a, b, [from, to], &moved, &acts, &changes)
    } else {
        dossiers(a, b, &moved, &acts, &changes)
    };
    Comparison {
        title,
        sides: titles,
        notes,
        groups,
        nothing: "Nothing differs in the grid, the positions, their quotes, or in who signed what.",
    }
}

/// What differs between two dossiers.
fn dossiers(
    a: Side<'_>,
    b: Side<'_>,
    moved: &[Moved],
    acts: &[ActChange],
    changes: &[Change],
) -> Vec<Group> {
    let meaning = "Actors and topics of which the two dossiers have something different on record.";
    let moved = moved.iter().map(|moved| moved_told(a, b, moved)).collect();
    let kinds = ChangeKind::ALL.into_iter().map(|kind| kind_group(a, b, kind, changes));
    [group("moved", meaning, moved), acts_group(a, b, acts)].into_iter().chain(kinds).collect()
}

/// What differs between two days. A cell in which nothing stood before is told by what came into it; and what
/// is only undated, or may be older, moves nothing: it stands with its like.
fn days(
    a: Side<'_>,
    b: Side<'_>,
    [from, to]: [&str; 2],
    moved: &[Moved],
    acts: &[ActChange],
    changes: &[Change],
) -> Vec<Group> {
    let mut truly = Vec::new();
    let mut came: BTreeMap<News, Vec<(Weight, Told)>> = BTreeMap::new();
    // For whom each position is told with its cell: told for all of its actors, it needs no line of its own.
    let mut with_cell: BTreeMap<PositionIx, usize> = BTreeMap::new();
    for moved in moved {
        let [before, now] = &moved.cells;
        if before.positions().next().is_none() && now.shown().is_some() {
            continue;
        }
        let fresh = fresh(a, b, now);
        for ix in &fresh {
            *with_cell.entry(*ix).or_default() += 1;
        }
        let fresh = fresh.into_iter().filter_map(|ix| b.known.position(ix));
        match fresh.map(|p| News::of(a, b, p)).min() {
            None | Some(News::New) => truly.push(moved_told(a, b, moved)),
            Some(news) => {
                let weight = moved_weight(a, b, moved);
                came.entry(news).or_default().push((weight, moved_told(a, b, moved)));
            }
        }
    }
    let new = |change: &&Change| change.kind == ChangeKind::New;
    for change in changes.iter().filter(new) {
        let [_, after] = change.at;
        let Some(p) = after.and_then(|ix| b.known.position(ix)) else { continue };
        if with_cell.get(&p.ix) == Some(&p.actors().len()) {
            continue;
        }
        let told = (change_weight(a, b, change), change_told(a, b, change));
        came.entry(News::of(a, b, p)).or_default().push(told);
    }
    let mut groups = vec![
        group(
            "moved",
            &format!("Actors and topics on which the record differs from {from} to {to}."),
            truly,
        ),
        acts_group(a, b, acts),
    ];
    for news in News::ALL {
        let mut told = came.remove(&news).unwrap_or_default();
        told.sort_by_key(|(weight, _)| *weight);
        let mut told: Vec<Told> = told.into_iter().map(|(_, told)| told).collect();
        name_utterances(b, &mut told);
        groups.push(group(news.label(), &news.meaning(from), told));
    }
    // Other quotes for what stood there already weigh more than what only a record says otherwise: a replaced
    // statement has moved above.
    let rest = ChangeKind::ALL
        .into_iter()
        .filter(|kind| !matches!(kind, ChangeKind::New | ChangeKind::Requoted));
    let kinds = std::iter::once(ChangeKind::Requoted).chain(rest);
    groups.extend(kinds.map(|kind| kind_group(a, b, kind, changes)));
    groups
}

fn group(label: &str, meaning: &str, told: Vec<Told>) -> Group {
    Group { label: label.to_string(), meaning: meaning.to_string(), told }
}

fn acts_group(a: Side<'_>, b: Side<'_>, acts: &[ActChange]) -> Group {
    let meaning = "What each actor is reported to have done about a text. Not signing is not refusing, attending is not signing.";
    group("acts", meaning, acts.iter().map(|act| act_told(a, b, act)).collect())
}

fn kind_group(a: Side<'_>, b: Side<'_>, kind: ChangeKind, changes: &[Change]) -> Group {
    let of_kind = changes.iter().filter(|change| change.kind == kind);
    let mut told: Vec<Told> = of_kind.map(|change| change_told(a, b, change)).collect();
    if kind == ChangeKind::New {
        name_utterances(b, &mut told);
    }
    group(kind.label(), kind.meaning(), told)
}

/// Says of what is taken to have been said once, and stands under several entries, that it is: whoever linked them
/// judged so, and no source says it.
fn name_utterances(b: Side<'_>, told: &mut [Told]) {
    let ix_of = |told: &Told| {
        let [before, after] = &told.positions;
        match after.as_slice() {
            [only] if before.is_empty() => b.known.whole().find(only),
            _ => None,
        }
    };
    let all: Vec<PositionIx> = told
        .iter()
        .filter_map(|told| match ix_of(told) {
            Some(Entity::Position(ix)) => Some(ix),
            _ => None,
        })
        .collect();
    let mut again: BTreeMap<PositionIx, PositionIx> = BTreeMap::new();
    for utterance in utterances(b.known, all) {
        let Some((first, rest)) = utterance.split_first() else { continue };
        again.extend(rest.iter().map(|ix| (*ix, *first)));
    }
    for told in told {
        let Some(Entity::Position(ix)) = ix_of(told) else { continue };
        let first = again.get(&ix).and_then(|first| b.known.position(*first));
        let (Some(first), Some(this)) = (first, b.known.position(ix)) else { continue };
        let said = one_statement(b, this, first);
        // That two are one rests on the words of both.
        told.quotes[1].extend(first.evidence().map(|quote| quote.ix));
        told.sentence.push_str(&said);
    }
}

/// ` This and what is recorded under “Arland, Ships” (The Post) are taken here to be one statement.` Where several
/// entries stand under that heading, which of them: the reason of whoever linked the two names both.
fn one_statement(b: Side<'_>, this: Position<'_>, first: Position<'_>) -> String {
    let heading = who_and_what(&b.known, first);
    let other = if heading == who_and_what(&b.known, this) {
        "another entry under this heading".to_string()
    } else {
        format!("what is recorded under “{heading}”")
    };
    let by = first.evidence().next();
    let by = by.map(|quote| format!(" ({})", publisher(&b.known, quote.document())));
    let by = by.unwrap_or_default();
    let with_it = first
        .actors()
        .first()
        .map_or(&[][..], |actor| b.known.whole().positions_on(*actor, first.topic()));
    let under_it = with_it.iter().filter(|ix| b.within.contains(**ix));
    let under_it =
        under_it.filter_map(|ix| b.known.position(*ix)).filter(|p| p.actors() == first.actors());
    let is_one_of_many = under_it.count() > 1;
    let which = match why_one(this, first).or_else(|| why_one(first, this)) {
        Some(why) if is_one_of_many => format!(". {why}"),
        None if is_one_of_many => format!(": {}", first.summary()),
        _ => String::new(),
    };
    let one = format!("This and {other}{by} are taken here to be one statement{which}");
    format!(" {}", closed(&one))
}

/// Why somebody took two entries for one statement.
fn why_one<'d>(from: Position<'d>, to: Position<'_>) -> Option<&'d str> {
    let mut links = from.links();
    let link = links
        .find(|link| link.kind == LinkKind::SameUtterance && link.to == Entity::Position(to.ix))?;
    link.why.map(str::trim)
}

/// `Arland and United Isles, Weather planes`.
fn who_and_what(d: &Dossier, p: Position<'_>) -> String {
    format!("{}, {}", names(d, p.actors()), d.name_of(Entity::Topic(p.topic())))
}

fn moved_told(a: Side<'_>, b: Side<'_>, moved: &Moved) -> Told {
    let [first, second] = &moved.cells;
    // Between two days what came is told, and not what stood there before.
    let mut after = fresh(a, b, second);
    if after.is_empty() {
        after = sources(b.known, second);
    }
    let name = |ixs: [Option<Entity>; 2]| {
        let [one, other] = ixs;
        let name = other.map(|e| b.known.whole().name_of(e));
        name.or(one.map(|e| a.known.whole().name_of(e))).unwrap_or_default().to_string()
    };
    Told {
        actors: vec![name(moved.actor.map(|ix| ix.map(Entity::Actor)))],
        topic: name(moved.topic.map(|ix| ix.map(Entity::Topic))),
        words: moved_words(a, b, moved),
        sentence: moved_sentence(a, b, moved),
        positions: [ids(a.known, first), after.iter().map(|ix| id(&b.known, *ix)).collect()],
        quotes: [cell_quotes(a.known, first), told_quotes(b.known, &after)],
        ..Told::default()
    }
}

/// The ids of the positions under which a cell is told.
fn ids(d: Known<'_>, cell: &Cell) -> Vec<String> {
    sources(d, cell).into_iter().map(|ix| id(&d, ix)).collect()
}

fn id(d: &Dossier, ix: PositionIx) -> String {
    d.id_of(Entity::Position(ix)).to_string()
}

fn act_told(a: Side<'_>, b: Side<'_>, act: &ActChange) -> Told {
    let d = if act.is_new { b.known.whole() } else { a.known.whole() };
    let on_its_side = |words: String| {
        if act.is_new { [String::new(), words] } else { [words, String::new()] }
    };
    let quotes = act.quotes.clone();
    Told {
        actors: vec![d.name_of(Entity::Actor(act.actor)).to_string()],
        topic: text_name(d, act.instrument),
        words: on_its_side(act.act.meaning().to_string()),
        sentence: act_sentence(a, b, act),
        quotes: if act.is_new { [Vec::new(), quotes] } else { [quotes, Vec::new()] },
        ..Told::default()
    }
}

fn change_told(a: Side<'_>, b: Side<'_>, change: &Change) -> Told {
    let [first, second] = change.at;
    let of = |side: Side<'_>, ix: Option<PositionIx>| {
        ix.and_then(|ix| side.known.position(ix)).map_or(String::new(), |p| match change.kind {
            ChangeKind::Reworded => p.summary().to_string(),
            _ => said(side.known, p, When::Open),
        })
    };
    let (d, ix) = match (first, second) {
        (_, Some(ix)) => (b.known, Some(ix)),
        (ix, None) => (a.known, ix),
    };
    let p = ix.and_then(|ix| d.position(ix));
    let actors = p.into_iter().flat_map(|p| p.actors());
    Told {
        actors: actors.map(|ix| d.name_of(Entity::Actor(*ix)).to_string()).collect(),
        topic: p.map_or(String::new(), |p| d.name_of(Entity::Topic(p.topic())).to_string()),
        words: [of(a, first), of(b, second)],
        sentence: change_sentence(a, b, change),
        positions: [
            first.into_iter().map(|ix| id(&a.known, ix)).collect(),
            second.into_iter().map(|ix| id(&b.known, ix)).collect(),
        ],
        quotes: change_quotes(a, b, change),
        ..Told::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::date::Date;
    use crate::dossier::{SourceFile, open};
    use crate::insight::as_of::{Calendar, Clock, as_of};

    /// A body that has spoken before, and a state that has not: of both something undated is reported later.
    const LATER: &str = r#"(dossier: (id: "d", title: "D"),
        actors: [(id: "pact", name: "Pact", kind: Group), (id: "arl", name: "Arland", kind: State)],
        topics: [(id: "t", name: "Ships", short: "Ships", kind: Undertaking, question: "?")],
        documents: [(id: "one", publisher: "One", kind: News, published_on: "2030-01-01"),
            (id: "two", publisher: "Two", kind: News, published_on: "2030-01-09")],
        positions: [
            (id: "a", actors: ["pact"], topic: "t", stance: Ready, firmness: Signalled, stated_on: "2030-01-01",
                summary: "It might.", evidence: [(document: "one", exact: "might", attribution: [(who: ["pact"], mode: Act)])]),
            (id: "b", actors: ["pact"], topic: "t", stance: Commit, firmness: Pledged, summary: "It pledged.",
                evidence: [(document: "two", exact: "pledged", attribution: [(who: ["pact"], mode: Act)])]),
            (id: "c", actors: ["arl"], topic: "t", stance: Commit, firmness: Pledged, summary: "Arland pledged.",
                evidence: [(document: "two", exact: "pledged, too", attribution: [(who: ["arl"], mode: Act)])]),
        ])"#;

    #[test]
    fn of_what_came_a_state_stands_before_a_body_that_spoke_before() {
        let d = open(&[SourceFile { name: "d.ron".to_string(), text: LATER.into() }]).dossier;
        let (known, calendar) = (Known::from(&d), Calendar::new(&d));
        let day = |day: &str| Date::parse(day).unwrap().last_day().unwrap();
        let at = ["2030-01-01", "2030-01-09"].map(|of| as_of(&calendar, Clock::Said, day(of)));
        let sides =
            [&at[0], &at[1]].map(|at| Side { known, within: &at.there, possibly: &at.possibly });
        let all = changes(sides, ["one", "two"].map(str::to_string), Vec::new());
        let told = |group: &Group| group.told.iter().map(|told| told.actors.join(", ")).collect();
        let of_news = |group: &&Group| News::ALL.iter().any(|news| news.label() == group.label);
        let came: Vec<Vec<String>> = all.groups.iter().filter(of_news).map(told).collect();
        assert!(came.contains(&vec!["Arland".to_string(), "Pact".to_string()]), "{came:?}");
    }
}
