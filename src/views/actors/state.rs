//! What the actors screen derives from the dossier, the scope and its place; and how choosing and opening
//! work on it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::dossier::terms::ActorKind;
use crate::dossier::{ActorIx, Dossier, Entity, PositionIx, QuoteIx, TopicIx};
use crate::insight::portrait::{self, Portrait};
use crate::insight::record::record;
use crate::state::Model;
use crate::state::place::{AtActor, Pane, Place, id};
use crate::state::step::Step;

/// The screen: where one is, and the rows and items that it shows.
#[derive(Debug, Default)]
pub(in crate::views) struct Actors {
    pub(super) at: AtActor,
    pub(super) rows: Vec<Row>,
    /// The ids of actors whose officials are shown.
    pub(super) unfolded: BTreeSet<String>,
    pub(super) portrait: Portrait,
    pub(super) items: Vec<Item>,
    /// The actor and the position that somebody asked for: in sight, whatever is looked for.
    pub(super) asked: Option<(String, String)>,
    /// Of which generation the rows are; none after a fold.
    pub(super) rows_of: Option<u64>,
    /// Of which generation and actor the items are.
    items_of: Option<(u64, String)>,
}

/// A row of the list of actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
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
pub(super) enum Fold {
    /// There are none.
    None,
    Open,
    /// So many are hidden.
    Closed(usize),
}

/// A line of the list of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Topic(TopicIx),
    /// What follows is said by others.
    About,
    Position(PositionIx),
}

impl Actors {
    /// Works out the list of actors.
    fn list(&mut self, model: &Model) {
        let d = &model.dossier;
        let narrowed = model.scope.is_narrowed();
        let mut rows = Vec::new();
        let mut shown = BTreeSet::new();
        for (title, belongs) in SECTIONS {
            let before = rows.len();
            rows.push(Row::Heading(title));
            for ix in d.actor_indices().filter(|ix| belongs(d, *ix)) {
                branch((model, self), ix, 0, narrowed, &mut rows, &mut shown);
            }
            if rows.len() == before + 1 {
                rows.pop();
            }
        }
        self.rows = rows;
    }

    /// Chooses the actor whose own name matches best what is being looked for, if any does.
    pub(super) fn choose_named(&mut self, model: &Model) {
        // Something else is looked for than when somebody asked for one.
        self.asked = None;
        self.outdate();
        self.fit(model);
        let hits = model.best_named(|entity| matches!(entity, Entity::Actor(_)));
        let place = |row: &Row| match row {
            Row::Actor { ix, .. } => hits.iter().position(|hit| *hit == Entity::Actor(*ix)),
            Row::Heading(_) => None,
        };
        let placed = self.rows.iter().enumerate().filter_map(|(n, row)| Some((place(row)?, n)));
        if let Some((_, n)) = placed.min() {
            self.choose(model, Pane::Subjects, n);
        }
    }

    /// Makes the place fit what is there: the subject is a visible actor, its positions are gathered, the item
    /// is one of them.
    pub(super) fn fit(&mut self, model: &Model) {
        if self.rows_of != Some(model.generation) {
            self.list(model);
            self.rows_of = Some(model.generation);
        }
        if self.chosen(model, Pane::Subjects).is_none() {
            let with_positions = self.rows.iter().position(
                |row| matches!(row, Row::Actor { count, .. } if count.is_none_or(|count| count > 0)),
            );
            let first = with_positions
                .or_else(|| self.rows.iter().position(|r| matches!(r, Row::Actor { .. })));
            let first = first.and_then(|n| self.actor_at(n));
            let actor = first.map_or(String::new(), |ix| id(&model.dossier, Entity::Actor(ix)));
            self.at = AtActor { actor, pane: self.at.pane, ..AtActor::default() };
        }
        self.gather(model);
        if self.chosen(model, Pane::Items).is_none() {
            let first = self.portrait.positions().next();
            self.at.position =
                first.map_or(String::new(), |ix| id(&model.dossier, Entity::Position(ix)));
            self.at.spot = 0;
            self.at.scroll = 0;
        }
        if self.at.position.is_empty() {
            self.at.pane = Pane::Subjects;
        }
        if self.at.spot > 0 {
            self.at.spot = self.at.spot.min(self.spots(model).saturating_sub(1));
        }
    }

    /// Rows and items are made anew where a place hides some of what somebody asked for.
    pub(super) fn outdate(&mut self) {
        (self.rows_of, self.items_of) = (None, None);
    }

    fn gather(&mut self, model: &Model) {
        let of = (model.generation, self.at.actor.clone());
        if self.items_of.as_ref() == Some(&of) {
            return;
        }
        let mut shown = Cow::Borrowed(&model.scope.shown);
        if let Some((_, position)) = &self.asked
            && let Some(Entity::Position(ix)) = model.dossier.find(position)
            && model.scope.there.contains(ix)
            && !shown.contains(ix)
        {
            shown.to_mut().insert(ix);
        }
        let portrait = match self.subject(model) {
            Some(Entity::Actor(ix)) => portrait::portrait(model.known(), ix, &shown),
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
        self.portrait = portrait;
        self.items = items;
        self.items_of = Some(of);
    }

    /// The chosen actor.
    pub(super) fn subject(&self, model: &Model) -> Option<Entity> {
        model.dossier.find(&self.at.actor).or_else(|| self.stand_in(model))
    }

    /// A stand-in has no entry, so its id finds nothing.
    fn stand_in(&self, model: &Model) -> Option<Entity> {
        let d = &model.dossier;
        let named = |ix: &ActorIx| {
            d.actor(*ix).is_some_and(|a| a.at.is_stand_in() && a.id == self.at.actor)
        };
        d.actor_indices().find(named).map(Entity::Actor)
    }

    pub(super) fn actor_at(&self, n: usize) -> Option<ActorIx> {
        match self.rows.get(n)? {
            Row::Actor { ix, .. } => Some(*ix),
            Row::Heading(_) => None,
        }
    }

    /// The chosen position.
    pub(super) fn position(&self, model: &Model) -> Option<PositionIx> {
        match model.dossier.find(&self.at.position) {
            Some(Entity::Position(ix)) => Some(ix),
            _ => None,
        }
    }

    /// The quotes of the chosen position, as the card shows them.
    pub(super) fn quotes(&self, model: &Model) -> Vec<QuoteIx> {
        let position = self.position(model).and_then(|ix| model.known().position(ix));
        position.map_or_else(Vec::new, |p| p.evidence().map(|quote| quote.ix).collect())
    }

    /// How many quotes and links the card has.
    fn spots(&self, model: &Model) -> usize {
        let card = self.position(model).and_then(|ix| record(model.known(), ix));
        card.map_or(0, |card| card.quotes.len() + card.links.len())
    }

    /// Which row of a pane is chosen.
    pub(super) fn chosen(&self, model: &Model, pane: Pane) -> Option<usize> {
        match pane {
            Pane::Subjects => self.rows.iter().position(|row| match row {
                Row::Actor { ix, .. } => model.dossier.id_of(Entity::Actor(*ix)) == self.at.actor,
                Row::Heading(_) => false,
            }),
            Pane::Items => {
                let chosen = self.position(model)?;
                self.items.iter().position(|item| *item == Item::Position(chosen))
            }
            Pane::Card => Some(self.at.spot),
        }
    }

    /// Chooses a row of a pane; a heading cannot be chosen.
    pub(super) fn choose(&mut self, model: &Model, pane: Pane, n: usize) {
        match pane {
            Pane::Subjects => {
                let Some(ix) = self.actor_at(n) else { return };
                let actor = id(&model.dossier, Entity::Actor(ix));
                self.at = AtActor { actor, pane: self.at.pane, ..AtActor::default() };
            }
            Pane::Items => {
                let Some(Item::Position(ix)) = self.items.get(n) else { return };
                self.at.position = id(&model.dossier, Entity::Position(*ix));
                self.at.spot = 0;
                self.at.scroll = 0;
            }
            Pane::Card => {
                self.at.spot = n.min(self.spots(model).saturating_sub(1));
                self.bring_into_view(model);
            }
        }
    }

    /// Moves in the pane that has the focus.
    pub(super) fn go_on(&mut self, model: &Model, step: Step) {
        let pane = self.at.pane;
        let at = self.chosen(model, pane);
        let to = match pane {
            Pane::Card => return self.step_card(model, step),
            Pane::Items => {
                let positions: Vec<usize> = self.positions().collect();
                let at = at.and_then(|n| positions.binary_search(&n).ok()).unwrap_or(0);
                let to = step.from(at, positions.len(), model.layout.items.page);
                positions.get(to).copied()
            }
            Pane::Subjects => {
                let rows = self.rows.iter().enumerate();
                let all = rows.filter(|(_, row)| matches!(row, Row::Actor { .. }));
                let all: Vec<usize> = all.map(|(n, _)| n).collect();
                let at = at.and_then(|n| all.binary_search(&n).ok()).unwrap_or(0);
                all.get(step.from(at, all.len(), model.layout.subjects.page)).copied()
            }
        };
        if let Some(n) = to {
            self.choose(model, pane, n);
        }
    }

    /// The numbers of the items that are positions.
    pub(super) fn positions(&self) -> impl Iterator<Item = usize> {
        let items = self.items.iter().enumerate();
        items.filter(|(_, item)| matches!(item, Item::Position(_))).map(|(n, _)| n)
    }

    /// In the card, the next quote or link is chosen when it is near enough to be seen; else the card
    /// scrolls towards it.
    fn step_card(&mut self, model: &Model, step: Step) {
        let text = &model.layout.text;
        let (lines, page) = (text.lines, text.page.max(1));
        let end = lines.saturating_sub(page);
        let top = self.at.scroll.min(end);
        let spots = text.spots.len();
        let starts = |n: usize| text.spots.get(n).map(|range| range.start);
        match step {
            Step::On => {
                let next = self.at.spot + 1;
                if starts(next).is_some_and(|line| line < top + page) && next < spots {
                    self.at.spot = next;
                } else {
                    self.at.scroll = (top + 1).min(end);
                }
            }
            Step::Back => {
                let before = self.at.spot.checked_sub(1);
                if let Some(before) = before.filter(|n| starts(*n).is_some_and(|line| line >= top))
                {
                    self.at.spot = before;
                } else {
                    self.at.scroll = top.saturating_sub(1);
                }
            }
            Step::PageOn | Step::PageBack | Step::First | Step::Last => {
                self.at.scroll = step.from(top, end + 1, page);
                let top = self.at.scroll;
                let visible =
                    |range: &std::ops::Range<usize>| range.start >= top && range.start < top + page;
                let first = text.spots.iter().position(visible);
                self.at.spot = first.unwrap_or(self.at.spot);
            }
        }
    }

    fn bring_into_view(&mut self, model: &Model) {
        let text = &model.layout.text;
        let Some(range) = text.spots.get(self.at.spot) else { return };
        let page = text.page.max(1);
        if range.start < self.at.scroll {
            self.at.scroll = range.start;
        } else if range.end > self.at.scroll + page {
            self.at.scroll = range.end.saturating_sub(page).min(range.start);
        }
    }

    /// From an actor to its positions, to the evidence, to the document or the other end of a link.
    pub(super) fn enter_chosen(&self, model: &mut Model) {
        match self.at.pane {
            Pane::Subjects if self.items.is_empty() => {
                model.say("Nothing in these documents is about this actor.");
            }
            Pane::Subjects => {
                model.go(Place::Actors(AtActor { pane: Pane::Items, ..self.at.clone() }));
            }
            Pane::Items => {
                model.go(Place::Actors(AtActor { pane: Pane::Card, ..self.at.clone() }));
            }
            Pane::Card => self.open_spot(model),
        }
    }

    fn open_spot(&self, model: &mut Model) {
        let Some(card) = self.position(model).and_then(|ix| record(model.known(), ix)) else {
            return;
        };
        let d = &model.dossier;
        let place = if let Some(voice) = card.quotes.get(self.at.spot) {
            Place::of_quote(d, voice.quote)
        } else {
            let link = self.at.spot.checked_sub(card.quotes.len());
            link.and_then(|n| card.links.get(n)).and_then(|link| place_of(d, link.to))
        };
        if let Some(place) = place {
            model.go(place);
        }
    }
}

/// Where an entity at the other end of a link is shown.
fn place_of(d: &Dossier, entity: Entity) -> Option<Place> {
    match entity {
        Entity::Position(ix) => match Place::of_position(d, ix, None)? {
            Place::Actors(at) => Some(Place::Actors(AtActor { pane: Pane::Card, ..at })),
            other => Some(other),
        },
        other => Some(Place::of_document(d, other, 0)),
    }
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
fn bearing(model: &Model, ix: ActorIx) -> Option<usize> {
    model.jobs.counts.as_ref()?.get(ix.at()).copied()
}

/// Adds an actor's row and those of its officials; what is narrowed away is left out.
fn branch(
    (model, actors): (&Model, &Actors),
    ix: ActorIx,
    depth: usize,
    narrowed: bool,
    rows: &mut Vec<Row>,
    shown: &mut BTreeSet<ActorIx>,
) {
    // An actor who represents several bodies stands under the first; a circle ends here.
    if !shown.insert(ix) {
        return;
    }
    let d = &model.dossier;
    let id = d.id_of(Entity::Actor(ix));
    let count = bearing(model, ix);
    let at = rows.len();
    rows.push(Row::Actor { ix, depth, count, fold: Fold::None });
    let mut officials = d.officials_of(ix).to_vec();
    // Whoever says most comes first, whoever is only named last.
    officials.sort_by_key(|ix| std::cmp::Reverse(bearing(model, *ix)));
    for official in &officials {
        branch((model, actors), *official, depth + 1, narrowed, rows, shown);
    }
    let below = rows.len() - at - 1;
    let is_asked = actors.asked.as_ref().is_some_and(|(actor, _)| actor == id);
    let wanted = is_asked
        || !narrowed
        || count.is_none_or(|count| count > 0)
        || model.scope.named.contains(&Entity::Actor(ix));
    if below == 0 && !wanted {
        rows.pop();
        return;
    }
    // While something is looked for, whoever matches is shown, however deep.
    let asked = actors.asked.as_ref().map(|(actor, _)| actor.as_str());
    let leads = officials.iter().any(|official| asked == Some(d.id_of(Entity::Actor(*official))));
    let open = actors.unfolded.contains(id) || narrowed || leads;
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
