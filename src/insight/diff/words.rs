//! Differences in sentences. Nothing here reads stronger than the entry behind it: what is not held is
//! said to be not held, a draft is a draft, what is undated is not new, and what others say is theirs.

use std::collections::BTreeSet;

use crate::dossier::date::Date;
use crate::dossier::terms::Stance;
use crate::dossier::{ActorIx, Entity, Position, PositionIx, TopicIx};
use crate::insight::cell::{Bucket, Cell, cell, is_superseded};
use crate::insight::diff::change::{Change, ChangeKind, Moved};
use crate::insight::diff::facets::names;
use crate::insight::diff::news::{News, news_said, news_words};
use crate::insight::diff::quotes::quote_key;
use crate::insight::diff::said::{IN_DRAFT, When, cell_said, said};
use crate::insight::diff::side::{Side, is_one_dossier, same};
use crate::insight::diff::stand_words::{ONLY_DRAFT, SILENT, cell_words};
use crate::insight::naming::nothing_from;
use crate::insight::utterance::utterances;
use crate::text::words::{capital, closed};

/// `Arland, Weather planes: by 3 May 2030: …. First reported here on 5 May 2030 (statement undated): ….`
pub fn moved_sentence(a: Side<'_>, b: Side<'_>, moved: &Moved) -> String {
    let [from, to] = moved_words(a, b, moved);
    let heading = moved_heading(a, b, moved);
    if let Some(p) = recorded_otherwise(a, b, moved) {
        return format!("{heading}: {from} → {to}: {}", closed(p.summary()));
    }
    let [maybe, _] = moved.uncertain;
    let doubt = if maybe { ", as far as the dates say" } else { "" };
    let before = match a.known.until().filter(|_| is_one_dossier(a, b)) {
        Some(day) => format!("by {}{doubt}", Date::of_day(day).in_words()),
        None => "before".to_string(),
    };
    let now = if is_one_dossier(a, b) { String::new() } else { "Now: ".to_string() };
    format!("{heading}: {before}: {} {now}{}", closed(&from), closed(&to))
}

/// The position that a cell shows on both sides, in the same words, where only its record differs.
fn recorded_otherwise<'d>(a: Side<'d>, b: Side<'d>, moved: &Moved) -> Option<Position<'d>> {
    let [first, second] = &moved.cells;
    let before = a.known.position(first.shown()?)?;
    let after = b.known.position(second.shown()?)?;
    let is_told_alike = before.summary() == after.summary() && fresh(a, b, second).is_empty();
    is_told_alike.then_some(after)
}

/// What came into a cell between two days, each utterance once: its own, or what others say where it has
/// nothing of its own.
pub fn fresh(a: Side<'_>, b: Side<'_>, cell: &Cell) -> Vec<PositionIx> {
    if !is_one_dossier(a, b) {
        return Vec::new();
    }
    let all = if cell.own.is_empty() { &cell.spoken_for } else { &cell.own };
    let new = all.iter().copied().filter(|ix| !a.within.contains(*ix));
    let told = utterances(b.known, new);
    told.into_iter().filter_map(|one| one.first().copied()).collect()
}

/// What a cell of the second side is told by: between two days what came, and how it came.
fn now_said(a: Side<'_>, b: Side<'_>, cell: &Cell) -> String {
    let mut told: Vec<(News, String, Vec<String>)> = Vec::new();
    for p in fresh(a, b, cell).into_iter().filter_map(|ix| b.known.position(ix)) {
        let news = News::of(a, b, p);
        let (how, what) = (capital(&news_words(b, p, news)), news_said(b.known, p, news));
        match told.iter_mut().find(|(_, before, _)| *before == how) {
            Some((_, _, all)) => all.push(what),
            None => told.push((news, how, vec![what])),
        }
    }
    // What is dated comes first.
    told.sort_by_key(|(news, ..)| *news);
    if told.is_empty() {
        let told = cell_said(b.known, cell, When::Open);
        let day = b.known.until().filter(|_| is_one_dossier(a, b));
        return match day {
            Some(day) => format!("By {}: {told}", Date::of_day(day).in_words()),
            None => told,
        };
    }
    let told = told.into_iter().map(|(_, how, all)| format!("{how}: {}", all.join("; also: ")));
    told.collect::<Vec<_>>().join(". ")
}

/// Who and on what, as the second calls them if it has them.
pub fn moved_heading(a: Side<'_>, b: Side<'_>, moved: &Moved) -> String {
    let [actor_a, actor_b] = moved.actor.map(|ix| ix.map(Entity::Actor));
    let [topic_a, topic_b] = moved.topic.map(|ix| ix.map(Entity::Topic));
    let name = |one: Option<Entity>, other: Option<Entity>| match (one, other) {
        (_, Some(entity)) => b.known.whole().name_of(entity),
        (Some(entity), None) => a.known.whole().name_of(entity),
        (None, None) => "",
    };
    format!("{}, {}", name(actor_a, actor_b), name(topic_a, topic_b))
}

/// Where the actor stands on each side, in words: what was said, or where that is the same, how it is
/// recorded.
pub fn moved_words(a: Side<'_>, b: Side<'_>, moved: &Moved) -> [String; 2] {
    let [first, second] = &moved.cells;
    let [actor_a, actor_b] = moved.actor;
    let [topic_a, topic_b] = moved.topic;
    if recorded_otherwise(a, b, moved).is_some() {
        let (from, mut to) = (cell_words(a.known, first), cell_words(b.known, second));
        // The kind of a condition, or a place that it says, may not show in the words.
        if from == to {
            to.push_str(" (the same words, recorded differently)");
        }
        return [from, to];
    }
    let drafts = |side: Side<'_>, cell: &Cell| {
        let told = cell_said(side.known, cell, When::Open);
        format!("{ONLY_DRAFT}: {}", told.strip_prefix(IN_DRAFT).unwrap_or(&told))
    };
    let from = match nothing(a, first, actor_a, topic_a) {
        Some(ONLY_DRAFT) => drafts(a, first),
        Some(words) => words.to_string(),
        None => cell_said(a.known, first, When::Open),
    };
    let mut to = match nothing(b, second, actor_b, topic_b) {
        // What was withdrawn is said to be so, whatever a draft says beside it.
        Some(words @ (SILENT | ONLY_DRAFT)) => {
            let told = match (gone(a, first, b), words == ONLY_DRAFT) {
                (gone, false) => gone.to_string(),
                (SILENT, true) => drafts(b, second),
                (gone, true) => format!("{gone}; {}", drafts(b, second)),
            };
            match b.known.until().filter(|_| is_one_dossier(a, b)) {
                Some(day) => format!("By {}: {told}", Date::of_day(day).in_words()),
                None => told,
            }
        }
        Some(words) => words.to_string(),
        None => now_said(a, b, second),
    };
    let [_, maybe] = moved.uncertain;
    if maybe {
        to.push_str(". The dates leave open whether there was more by then");
    }
    let apart = |ix: PositionIx| b.known.position(ix).and_then(|p| p.clause());
    let draft = first.drafts.iter().find_map(|ix| a.known.position(*ix));
    if let Some(draft) = draft.filter(|_| is_one_dossier(a, b) && first.bucket() == Bucket::Silent)
        && second.shown().is_some_and(|ix| apart(ix).is_none() || apart(ix) != draft.clause())
    {
        to.push_str(". Whether that is what the draft speaks of is not stated");
    }
    if let (true, Some(actor)) =
        (!second.has_own(&b.known) && !second.spoken_for.is_empty(), actor_b)
    {
        let silent = nothing_from(b.known.whole(), &[actor], &[]);
        to.push_str(&format!(". {}", silent.trim_end_matches('.')));
    }
    [from, to]
}

/// What is said where a cell has no stance; `None` where it has one.
fn nothing(
    side: Side<'_>,
    cell: &Cell,
    actor: Option<ActorIx>,
    topic: Option<TopicIx>,
) -> Option<&'static str> {
    let d = side.known.whole();
    let has_actor = actor.and_then(|ix| d.actor(ix)).is_some_and(|actor| !actor.at.is_stand_in());
    let has_topic = topic.and_then(|ix| d.topic(ix)).is_some_and(|topic| !topic.at.is_stand_in());
    match () {
        () if cell.bucket() != Bucket::Silent => None,
        () if !cell.drafts.is_empty() => Some(ONLY_DRAFT),
        () if !has_actor => Some("the actor is not in this dossier"),
        () if !has_topic => Some("the topic is not in this dossier"),
        () => Some(SILENT),
    }
}

/// Why a cell of the second side is silent where the first had something: never because somebody
/// refused.
fn gone(a: Side<'_>, before: &Cell, b: Side<'_>) -> &'static str {
    let (in_a, in_b) = (a.known.whole(), b.known.whole());
    let still: Vec<PositionIx> = before
        .own
        .iter()
        .chain(&before.spoken_for)
        .filter_map(|ix| match same(in_a, in_b, Entity::Position(*ix)) {
            Some(Entity::Position(there)) if b.within.contains(there) => Some(there),
            _ => None,
        })
        .collect();
    let is_draft = |ix: &PositionIx| b.known.position(*ix).is_some_and(|p| p.is_draft());
    match () {
        () if before.bucket() == Bucket::Silent => SILENT,
        () if !still.is_empty() && still.iter().all(is_draft) => SILENT,
        () if still.iter().any(|ix| is_superseded(b.known, *ix, b.within)) => {
            "replaced by a later statement that stands elsewhere"
        }
        () if !still.is_empty() => "nothing here; what was said stands elsewhere",
        () if in_b.incomplete => "not held here, where entries could not be read",
        () if is_one_dossier(a, b) => "not held here",
        () => "no longer held here",
    }
}

/// What became of a position, in sentences.
pub fn change_sentence(a: Side<'_>, b: Side<'_>, change: &Change) -> String {
    let [first, second] = change.at;
    let before = first.and_then(|ix| a.known.position(ix)).map(|p| (a.known, p));
    let after = second.and_then(|ix| b.known.position(ix)).map(|p| (b.known, p));
    let Some((d, p)) = after.or(before) else { return String::new() };
    let who = format!("{}, {}", names(&d, p.actors()), d.name_of(Entity::Topic(p.topic())));
    if change.kind == ChangeKind::New && is_one_dossier(a, b) {
        let news = News::of(a, b, p);
        let (how, what) = (news_words(b, p, news), news_said(b.known, p, news));
        return format!("{who}: {how}: {}{}", closed(&what), after_new(b, p));
    }
    let label = match (change.kind, change.perhaps) {
        (ChangeKind::New, _) => "New",
        (ChangeKind::Withdrawn, true) => "Perhaps no longer held here (the dates do not say)",
        (ChangeKind::Withdrawn, false) if b.known.whole().incomplete => {
            "Not held here, where entries could not be read"
        }
        (ChangeKind::Withdrawn, false) if is_one_dossier(a, b) => "Not held here",
        (ChangeKind::Withdrawn, false) => "No longer held here",
        (ChangeKind::Superseded, _) => "Replaced by a later statement",
        (ChangeKind::Reinstated, _) => "No longer replaced",
        (ChangeKind::Restated, _) if is_one_dossier(a, b) => "Known otherwise",
        (ChangeKind::Restated, _) => "Recorded otherwise",
        (ChangeKind::Reworded, _) => "Summed up otherwise",
        (ChangeKind::Requoted, _) => "Quoted otherwise",
    };
    let told = match change.kind {
        ChangeKind::New => format!("{}{}", closed(&said(d, p, When::Open)), after_new(b, p)),
        ChangeKind::Withdrawn | ChangeKind::Superseded | ChangeKind::Reinstated => {
            said(d, p, When::Open)
        }
        ChangeKind::Restated => {
            let told = change.facets.iter().map(|facet| {
                let [from, to] = &facet.values;
                format!("{}: {from} → {to}", facet.name)
            });
            format!("{}.", told.collect::<Vec<_>>().join("; "))
        }
        ChangeKind::Reworded => {
            let old = before.map(|(_, p)| p.summary()).unwrap_or_default();
            format!("before: {} Now: {}", closed(old), p.summary())
        }
        ChangeKind::Requoted => format!("{}. {}", requoted_words(a, b, change), p.summary()),
    };
    format!("{label}: {who}: {}", closed(&told))
}

/// What must be said behind what is new: that it was replaced since, that only others say so.
fn after_new(b: Side<'_>, p: Position<'_>) -> String {
    let mut told = String::new();
    if is_superseded(b.known, p.ix, b.within) {
        told.push_str(" Already replaced by a later statement.");
    }
    if p.stance() == Stance::Expected {
        let is_silent = |actor: &&ActorIx| {
            let on = b.known.positions_of(**actor).iter().copied();
            let on = on.filter(|ix| b.known.position(*ix).is_some_and(|q| q.topic() == p.topic()));
            !cell(b.known, on, b.within).has_own(&b.known)
        };
        let silent: Vec<ActorIx> = p.actors().iter().filter(is_silent).copied().collect();
        if !silent.is_empty() {
            told.push_str(&format!(" {}", nothing_from(b.known.whole(), &silent, &[])));
        }
    }
    told
}

/// `1 quote more, 1 attributed otherwise`.
fn requoted_words(a: Side<'_>, b: Side<'_>, change: &Change) -> String {
    let [lost, gained] = &change.quotes;
    let (in_a, in_b) = (a.known.whole(), b.known.whole());
    let lost: Vec<_> =
        lost.iter().filter_map(|ix| Some(quote_key(in_a, in_a.quote(*ix)?))).collect();
    let gained: Vec<_> =
        gained.iter().filter_map(|ix| Some(quote_key(in_b, in_b.quote(*ix)?))).collect();
    let old: BTreeSet<_> =
        lost.iter().map(|([document, exact, ..], ..)| (*document, *exact)).collect();
    let kept =
        gained.iter().filter(|([document, exact, ..], ..)| old.contains(&(*document, *exact)));
    let kept = kept.count().min(lost.len());
    let quotes = |n: usize| if n == 1 { "1 quote".to_string() } else { format!("{n} quotes") };
    let mut parts = Vec::new();
    if kept > 0 {
        parts.push(format!("{} with another attribution, context or translation", quotes(kept)));
    }
    if gained.len() > kept {
        parts.push(format!("{} more", quotes(gained.len() - kept)));
    }
    if lost.len() > kept {
        parts.push(format!("{} no longer held", quotes(lost.len() - kept)));
    }
    parts.join(", ")
}
