//! The actors screen's rows of the command table.

use super::state::Actors;
use crate::dossier::{Entity, QuoteIx};
use crate::state::Model;
use crate::state::command::When;
use crate::state::place::{Pane, Place, id};
use crate::state::step::Step;
use crate::views::view::Row;

pub(super) const ROWS: &[Row<Actors>] = &[
    Row {
        id: "actors.fold",
        title: "Show or hide officials",
        help: "Show those who speak for the chosen actor below it, or hide them.",
        keys: &["z"],
        bar: Some((30, "officials")),
        when: |actors, model| {
            let is_foldable = foldable(actors, model).is_some();
            When::only(is_foldable, "Nobody is named who speaks for this actor.")
        },
        run: fold,
    },
    Row {
        id: "actors.fold-all",
        title: "Show or hide all officials",
        help: "Show all who speak for somebody, or hide all of them.",
        keys: &["Z"],
        bar: None,
        when: |_, model| {
            When::only(!model.scope.is_narrowed(), "While finding, whoever matches is shown.")
        },
        run: fold_all,
    },
    Row {
        id: "actors.next-position",
        title: "Next position",
        help: "Show the evidence of the next position, whichever pane has the focus.",
        keys: &["]", "n"],
        bar: Some((40, "next")),
        when: has_positions,
        run: |actors, model| turn(actors, model, Step::On),
    },
    Row {
        id: "actors.previous-position",
        title: "Previous position",
        help: "Show the evidence of the position before, whichever pane has the focus.",
        keys: &["[", "p"],
        bar: None,
        when: has_positions,
        run: |actors, model| turn(actors, model, Step::Back),
    },
    Row {
        id: "actors.source",
        title: "Show the quote in its document",
        help: "Go to the document of the chosen quote and to the quote in it.",
        keys: &["o"],
        bar: Some((50, "source")),
        when: has_positions,
        run: source,
    },
    Row {
        id: "actors.read",
        title: "Read the quote in its place",
        help: "Open the document of the chosen quote at the very words.",
        keys: &["r"],
        bar: Some((45, "read")),
        when: can_read,
        run: |actors, model| {
            let quote = chosen_quote(actors, model);
            if let Some(place) = quote.and_then(|quote| Place::of_words(&model.dossier, quote)) {
                model.go(place);
            }
        },
    },
];

/// The chosen quote of the chosen position; while a link is chosen, the first one.
fn chosen_quote(actors: &Actors, model: &Model) -> Option<QuoteIx> {
    let quotes = actors.quotes(model);
    quotes.get(actors.at.spot).or(quotes.first()).copied()
}

fn can_read(actors: &Actors, model: &Model) -> When {
    let quote = chosen_quote(actors, model).and_then(|quote| model.dossier.quote(quote));
    model.copy_at_hand(quote.map(|quote| quote.document()))
}

fn has_positions(actors: &Actors, _: &Model) -> When {
    When::only(!actors.items.is_empty(), "No position is shown.")
}

/// The id of the actor whose officials can be shown or hidden from here: the chosen one, or the
/// one above a chosen official.
fn foldable(actors: &Actors, model: &Model) -> Option<String> {
    let d = &model.dossier;
    let Some(Entity::Actor(ix)) = d.find(&actors.at.actor) else { return None };
    let own = !d.officials_of(ix).is_empty();
    let above = d.actor(ix).and_then(|a| a.represents.first().copied());
    let of = if own { Some(ix) } else { above };
    of.map(|ix| id(d, Entity::Actor(ix)))
}

fn fold(actors: &mut Actors, model: &mut Model) {
    let Some(id) = foldable(actors, model) else { return };
    if !actors.unfolded.remove(&id) {
        actors.unfolded.insert(id);
    } else if actors.at.actor != id {
        actors.at.actor = id;
    }
    actors.rows_of = None;
}

fn fold_all(actors: &mut Actors, model: &mut Model) {
    let d = &model.dossier;
    if actors.unfolded.is_empty() {
        let with_officials = d.actor_indices().filter(|ix| !d.officials_of(*ix).is_empty());
        actors.unfolded = with_officials.map(|ix| id(d, Entity::Actor(ix))).collect();
    } else {
        // The chosen official goes out of sight: whom it speaks for is chosen instead.
        let top = foldable(actors, model);
        actors.unfolded.clear();
        let is_official = |ix| d.actor(ix).is_some_and(|actor| !actor.represents.is_empty());
        if let (Some(Entity::Actor(ix)), Some(top)) = (d.find(&actors.at.actor), top)
            && is_official(ix)
        {
            actors.at.actor = top;
        }
    }
    actors.rows_of = None;
}

fn turn(actors: &mut Actors, model: &mut Model, step: Step) {
    let positions: Vec<usize> = actors.positions().collect();
    let at = actors.chosen(model, Pane::Items).and_then(|n| positions.binary_search(&n).ok());
    let to = match (at, step) {
        (Some(at), Step::Back) => match at.checked_sub(1) {
            Some(before) => before,
            None => return model.say("This is the actor's first position."),
        },
        (Some(at), _) => at + 1,
        (None, _) => 0,
    };
    match positions.get(to) {
        Some(n) => actors.choose(model, Pane::Items, *n),
        None => model.say("This is the actor's last position."),
    }
}

fn source(actors: &mut Actors, model: &mut Model) {
    let quote = chosen_quote(actors, model);
    if let Some(place) = quote.and_then(|quote| Place::of_quote(&model.dossier, quote)) {
        model.go(place);
    }
}
