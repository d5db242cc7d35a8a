//! What the actors screen derives from the dossier, the scope and the place; and how choosing and
//! opening work on it.

use std::collections::BTreeSet;

use crate::app::App;
use crate::app::commands::Step;
use crate::app::place::{Pane, Place, Screen};
use crate::dossier::terms::ActorKind;
use crate::dossier::{ActorIx, Dossier, Entity, PositionIx, QuoteIx, TopicIx};
use crate::insight::portrait::{self, Portrait};
use crate::insight::record::record;
use crate::text::fuzzy::Needle;

/// The rows and items that the screen shows.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub rows: Vec<Row>,
    /// The ids of actors whose officials are shown.
    pub unfolded: BTreeSet<String>,
    pub portrait: Portrait,
    pub items: Vec<Item>,
    /// Whether the dossier, the scope or a fold changed since the rows were worked out.
    stale: bool,
}

/// A row of the list of actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Heading(&'static str),
    /// The count is not there before it is worked out.
    Actor {
        ix: ActorIx,
        depth: usize,
        count: Option<usize>,
        fold: Fold,
    },
}

/// Whether the officials of a row are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// There are none.
    None,
    Open,
    /// So many are hidden.
    Closed(usize),
}

/// A line of the list of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    Topic(TopicIx),
    /// What follows is said by others.
    About,
    Position(PositionIx),
}

/// Notes that the dossier, the scope or a fold changed.
pub fn refresh(app: &mut App) {
    app.actors.stale = true;
}

/// Works out the list of actors.
fn list(app: &mut App) {
    let d = &app.dossier;
    let needle = Needle::new(&app.scope.find);
    let narrowed = !needle.is_empty();
    let mut rows = Vec::new();
    let mut shown = BTreeSet::new();
    for (title, belongs) in SECTIONS {
        let before = rows.len();
        rows.push(Row::Heading(title));
        for ix in d.actor_indices().filter(|ix| belongs(d, *ix)) {
            branch(app, ix, 0, narrowed.then_some(&needle), &mut rows, &mut shown);
        }
        if rows.len() == before + 1 {
            rows.pop();
        }
    }
    app.actors.rows = rows;
    app.actors.stale = false;
}

type Belongs = fn(&Dossier, ActorIx) -> bool;

const SECTIONS: [(&str, Belongs); 5] = [
    ("States", |d, ix| is_top(d, ix) && kind(d, ix) == Some(ActorKind::State)),
    ("Bodies", |d, ix| {
        is_top(d, ix) && matches!(kind(d, ix), Some(ActorKind::Organisation | ActorKind::Group))
    }),
    ("Persons", |d, ix| is_top(d, ix) && kind(d, ix) == Some(ActorKind::Person)),
    ("Reports", |d, ix| {
        is_top(d, ix) && matches!(kind(d, ix), Some(ActorKind::Outlet | ActorKind::Unnamed))
    }),
    ("Not in the dossier", |d, ix| d.actor(ix).is_some_and(|a| a.at.is_stand_in())),
];

fn kind(d: &Dossier, ix: ActorIx) -> Option<ActorKind> {
    d.actor(ix).filter(|a| !a.at.is_stand_in()).map(|a| a.kind)
}

fn is_top(d: &Dossier, ix: ActorIx) -> bool {
    d.actor(ix).is_some_and(|a| a.represents.is_empty() || a.represents.contains(&ix))
}

/// How many positions bear on an actor, when that is worked out.
fn bearing(app: &App, ix: ActorIx) -> Option<usize> {
    app.work.counts.as_ref()?.get(ix.at()).copied()
}

/// Adds an actor's row and those of its officials; what is narrowed away is left out.
fn branch(
    app: &App,
    ix: ActorIx,
    depth: usize,
    needle: Option<&Needle>,
    rows: &mut Vec<Row>,
    shown: &mut BTreeSet<ActorIx>,
) {
    // An actor who represents several bodies stands under the first; a circle ends here.
    if !shown.insert(ix) {
        return;
    }
    let d = &app.dossier;
    let id = d.id_of(Entity::Actor(ix));
    let count = bearing(app, ix);
    let at = rows.len();
    rows.push(Row::Actor { ix, depth, count, fold: Fold::None });
    let mut officials = d.officials_of(ix).to_vec();
    // Whoever says most comes first, whoever is only named last.
    officials.sort_by_key(|ix| std::cmp::Reverse(bearing(app, *ix)));
    for official in &officials {
        branch(app, *official, depth + 1, needle, rows, shown);
    }
    let below = rows.len() - at - 1;
    let wanted = needle.is_none_or(|n| {
        count.is_none_or(|count| count > 0) || app.index.names_actor(ix, n).is_some()
    });
    if below == 0 && !wanted {
        rows.pop();
        return;
    }
    // While something is looked for, whoever matches is shown, however deep.
    let open = app.actors.unfolded.contains(id) || needle.is_some();
    let fold = match (below, open) {
        (0, _) => Fold::None,
        (_, true) => Fold::Open,
        (hidden, false) => Fold::Closed(hidden),
    };
    if !open {
        rows.truncate(at + 1);
    }
    if let Some(row) = rows.get_mut(at) {
        *row = Row::Actor { ix, depth, count, fold };
    }
}

/// Chooses the actor whose own name matches best what is being looked for, if any does.
pub fn choose_named(app: &mut App) {
    let needle = Needle::new(&app.scope.find);
    if needle.is_empty() {
        return;
    }
    let score = |row: &Row| match row {
        Row::Actor { ix, .. } => app.index.names_actor(*ix, &needle),
        Row::Heading(_) => None,
    };
    let scored = app.actors.rows.iter().enumerate().filter_map(|(n, row)| Some((score(row)?, n)));
    let best = scored.max_by_key(|(score, n)| (*score, std::cmp::Reverse(*n)));
    if let Some((_, n)) = best {
        choose(app, Pane::Subjects, n);
    }
}

/// Makes the place fit what is there: the subject is a visible actor, its positions are gathered,
/// the item is one of them.
pub fn settle(app: &mut App) {
    if app.actors.stale {
        list(app);
    }
    if chosen(app, Pane::Subjects).is_none() {
        let with_positions = app.actors.rows.iter().position(
            |row| matches!(row, Row::Actor { count, .. } if count.is_none_or(|count| count > 0)),
        );
        let first = with_positions
            .or_else(|| app.actors.rows.iter().position(|r| matches!(r, Row::Actor { .. })));
        app.place.subject = first
            .and_then(|n| actor_at(app, n))
            .map_or(String::new(), |ix| app.dossier.id_of(Entity::Actor(ix)).to_string());
        app.place.item.clear();
        app.place.spot = 0;
        app.place.scroll = 0;
    }
    gather(app);
    if chosen(app, Pane::Items).is_none() {
        let first = app.actors.portrait.positions().next();
        app.place.item =
            first.map_or(String::new(), |ix| app.dossier.id_of(Entity::Position(ix)).to_string());
        app.place.spot = 0;
        app.place.scroll = 0;
    }
    if app.place.item.is_empty() {
        app.place.pane = Pane::Subjects;
    }
    app.place.spot = app.place.spot.min(spots(app).saturating_sub(1));
}

fn gather(app: &mut App) {
    let portrait = match subject(app) {
        Some(Entity::Actor(ix)) => portrait::portrait(app.known(), ix, &app.scope.shown),
        _ => Portrait::default(),
    };
    let mut items = Vec::new();
    for group in &portrait.own {
        items.push(Item::Topic(group.topic));
        items.extend(group.positions.iter().map(|ix| Item::Position(*ix)));
    }
    if !portrait.about.is_empty() {
        items.push(Item::About);
    }
    for group in &portrait.about {
        items.push(Item::Topic(group.topic));
        items.extend(group.positions.iter().map(|ix| Item::Position(*ix)));
    }
    app.actors.portrait = portrait;
    app.actors.items = items;
}

/// The chosen actor.
pub(super) fn subject(app: &App) -> Option<Entity> {
    app.dossier.find(&app.place.subject).or_else(|| stand_in(app))
}

/// A stand-in has no entry, so its id finds nothing.
fn stand_in(app: &App) -> Option<Entity> {
    let d = &app.dossier;
    let named = |ix: &ActorIx| {
        d.actor(*ix).is_some_and(|a| a.at.is_stand_in() && a.id == app.place.subject)
    };
    d.actor_indices().find(named).map(Entity::Actor)
}

fn actor_at(app: &App, n: usize) -> Option<ActorIx> {
    match app.actors.rows.get(n)? {
        Row::Actor { ix, .. } => Some(*ix),
        Row::Heading(_) => None,
    }
}

/// The chosen position.
pub(super) fn position(app: &App) -> Option<PositionIx> {
    match app.dossier.find(&app.place.item) {
        Some(Entity::Position(ix)) => Some(ix),
        _ => None,
    }
}

/// The quotes of the chosen position, as the card shows them.
pub(super) fn quotes(app: &App) -> Vec<QuoteIx> {
    let position = position(app).and_then(|ix| app.known().position(ix));
    position.map_or_else(Vec::new, |p| p.evidence().map(|quote| quote.ix).collect())
}

/// The chosen quote, unless a link is chosen.
pub fn quote(app: &App) -> Option<QuoteIx> {
    quotes(app).get(app.place.spot).copied()
}

/// How many quotes and links the card has.
fn spots(app: &App) -> usize {
    let card = position(app).and_then(|ix| record(app.known(), ix));
    card.map_or(0, |card| card.quotes.len() + card.links.len())
}

/// Which row of a pane is chosen.
pub fn chosen(app: &App, pane: Pane) -> Option<usize> {
    match pane {
        Pane::Subjects => app.actors.rows.iter().position(|row| match row {
            Row::Actor { ix, .. } => app.dossier.id_of(Entity::Actor(*ix)) == app.place.subject,
            Row::Heading(_) => false,
        }),
        Pane::Items => {
            let chosen = position(app)?;
            app.actors.items.iter().position(|item| *item == Item::Position(chosen))
        }
        Pane::Card => Some(app.place.spot),
    }
}

/// Chooses a row of a pane; a heading cannot be chosen.
pub fn choose(app: &mut App, pane: Pane, n: usize) {
    match pane {
        Pane::Subjects => {
            let Some(ix) = actor_at(app, n) else { return };
            app.place.subject = app.dossier.id_of(Entity::Actor(ix)).to_string();
            app.place.item.clear();
            app.place.spot = 0;
            app.place.scroll = 0;
            settle(app);
        }
        Pane::Items => {
            let Some(Item::Position(ix)) = app.actors.items.get(n) else { return };
            app.place.item = app.dossier.id_of(Entity::Position(*ix)).to_string();
            app.place.spot = 0;
            app.place.scroll = 0;
        }
        Pane::Card => {
            app.place.spot = n.min(spots(app).saturating_sub(1));
            bring_into_view(app);
        }
    }
}

/// Moves in the pane that has the focus.
pub fn step(app: &mut App, step: Step) {
    match app.place.pane {
        Pane::Card => return step_card(app, step),
        Pane::Subjects | Pane::Items => {}
    }
    let pane = app.place.pane;
    let (selectable, page): (Vec<usize>, usize) = match pane {
        Pane::Items => {
            let items = app.actors.items.iter().enumerate();
            let all = items.filter(|(_, item)| matches!(item, Item::Position(_)));
            (all.map(|(n, _)| n).collect(), app.areas.items_page)
        }
        Pane::Subjects | Pane::Card => {
            let rows = app.actors.rows.iter().enumerate();
            let all = rows.filter(|(_, row)| matches!(row, Row::Actor { .. }));
            (all.map(|(n, _)| n).collect(), app.areas.subjects_page)
        }
    };
    let at = chosen(app, pane).and_then(|n| selectable.binary_search(&n).ok()).unwrap_or(0);
    if let Some(n) = selectable.get(step.from(at, selectable.len(), page)) {
        choose(app, pane, *n);
    }
}

/// In the card, the next quote or link is chosen when it is near enough to be seen; else the card
/// scrolls towards it.
fn step_card(app: &mut App, step: Step) {
    let (lines, page) = (app.areas.card_lines, app.areas.card_page.max(1));
    let end = lines.saturating_sub(page);
    let top = app.place.scroll.min(end);
    let spots = app.areas.card_spots.len();
    let starts = |n: usize| app.areas.card_spots.get(n).map(|range| range.start);
    match step {
        Step::On => {
            let next = app.place.spot + 1;
            if starts(next).is_some_and(|line| line < top + page) && next < spots {
                app.place.spot = next;
            } else {
                app.place.scroll = (top + 1).min(end);
            }
        }
        Step::Back => {
            let before = app.place.spot.checked_sub(1);
            if let Some(before) = before.filter(|n| starts(*n).is_some_and(|line| line >= top)) {
                app.place.spot = before;
            } else {
                app.place.scroll = top.saturating_sub(1);
            }
        }
        Step::PageOn | Step::PageBack | Step::First | Step::Last => {
            app.place.scroll = step.from(top, end + 1, page);
            let visible = |range: &std::ops::Range<usize>| {
                range.start >= app.place.scroll && range.start < app.place.scroll + page
            };
            let first = app.areas.card_spots.iter().position(visible);
            app.place.spot = first.unwrap_or(app.place.spot);
        }
    }
}

fn bring_into_view(app: &mut App) {
    let Some(range) = app.areas.card_spots.get(app.place.spot) else { return };
    let page = app.areas.card_page.max(1);
    if range.start < app.place.scroll {
        app.place.scroll = range.start;
    } else if range.end > app.place.scroll + page {
        app.place.scroll = range.end.saturating_sub(page).min(range.start);
    }
}

/// From an actor to its positions, to the evidence, to the document or the other end of a link.
pub fn deeper(app: &mut App) {
    match app.place.pane {
        Pane::Subjects if app.actors.items.is_empty() => {
            app.status = Some("Nothing in these documents is about this actor.".to_string());
        }
        Pane::Subjects => app.go(Place { pane: Pane::Items, ..app.place.clone() }),
        Pane::Items => app.go(Place { pane: Pane::Card, ..app.place.clone() }),
        Pane::Card => open_spot(app),
    }
}

fn open_spot(app: &mut App) {
    let Some(card) = position(app).and_then(|ix| record(app.known(), ix)) else { return };
    if let Some(voice) = card.quotes.get(app.place.spot) {
        return open_quote(app, voice.quote);
    }
    let link = app.place.spot.checked_sub(card.quotes.len()).and_then(|n| card.links.get(n));
    let Some(to) = link.map(|link| link.to) else { return };
    let place = place_of(app, to);
    app.go(place);
}

/// Where an entity is shown.
fn place_of(app: &App, entity: Entity) -> Place {
    let d = &app.dossier;
    match entity {
        Entity::Position(ix) => {
            let actor = d.position(ix).and_then(|p| p.actors().first().copied());
            Place {
                screen: Screen::Actors,
                subject: actor.map_or(String::new(), |a| d.id_of(Entity::Actor(a)).to_string()),
                item: d.id_of(entity).to_string(),
                pane: Pane::Card,
                ..Place::default()
            }
        }
        other => Place {
            screen: Screen::Documents,
            subject: d.id_of(other).to_string(),
            pane: Pane::Items,
            ..Place::default()
        },
    }
}

/// Goes to a quote among those of its document.
pub fn open_quote(app: &mut App, quote: QuoteIx) {
    let Some(document) = app.dossier.quote(quote).map(|q| q.document()) else { return };
    let spot = app.dossier.quotes_from(document).iter().position(|q| *q == quote).unwrap_or(0);
    app.go(Place {
        screen: Screen::Documents,
        subject: app.dossier.id_of(Entity::Document(document)).to_string(),
        item: String::new(),
        spot,
        pane: Pane::Items,
        scroll: 0,
    });
}
