//! What the documents screen derives from the dossier, the scope and the place.

use crate::app::App;
use crate::app::commands::{Step, record_of};
use crate::app::place::{Pane, Place};
use crate::dossier::{DocumentIx, Entity, InstrumentIx, Membership, Quote, QuoteIx, Rows};
use crate::insight::dependence::Fall;
use crate::text::fuzzy::Needle;

/// The rows and items that the screen shows.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub rows: Vec<Row>,
    pub items: Vec<Item>,
    /// Whether the dossier or the scope changed since the rows were worked out.
    stale: bool,
}

/// A row of the list of documents and texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Heading(&'static str),
    Document(DocumentIx),
    Instrument(InstrumentIx),
}

/// A quote under the chosen subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub quote: QuoteIx,
    /// Whose evidence it is, in words: a summary, `Paris Declaration · did not sign: United States`.
    pub of: String,
}

/// Notes that the dossier or the scope changed.
pub fn refresh(app: &mut App) {
    app.documents.stale = true;
}

fn list(app: &mut App) {
    let d = &app.dossier;
    let needle = Needle::new(&app.scope.find);
    let kept = |quote: &QuoteIx| in_scope(app, *quote);
    let mut rows = vec![Row::Heading("Documents held")];
    for ix in d.document_indices() {
        let quotes = d.quotes_from(ix).iter().any(kept);
        if needle.is_empty() || quotes || app.index.names_document(ix, &needle) {
            rows.push(Row::Document(ix));
        }
    }
    let documents = rows.len();
    rows.push(Row::Heading("Texts they speak of"));
    for n in 0..d.instruments.len() as u32 {
        let ix = InstrumentIx(n);
        if needle.is_empty() || quotes_on(app, ix).iter().any(|item| kept(&item.quote)) {
            rows.push(Row::Instrument(ix));
        }
    }
    if rows.len() == documents + 1 {
        rows.pop();
    }
    if documents == 1 {
        rows.remove(0);
    }
    app.documents.rows = rows;
    app.documents.stale = false;
}

/// Whether a quote is evidence of a position in the scope. While nothing is looked for, quotes of
/// participation, preconditions and memberships are shown too.
fn in_scope(app: &App, quote: QuoteIx) -> bool {
    let Some(quote) = app.dossier.quote(quote) else { return false };
    // By the clock of publication, what came out later is not there.
    app.known().is_out(quote)
        && match quote.owner() {
            Entity::Position(ix) => app.scope.shown.contains(ix),
            _ => app.scope.find.is_empty(),
        }
}

/// Makes the place fit what is there.
pub fn settle(app: &mut App) {
    if app.documents.stale {
        list(app);
    }
    if chosen(app, Pane::Subjects).is_none() {
        let first = app.documents.rows.iter().find_map(|row| entity(*row));
        app.place.subject = first.map_or(String::new(), |e| app.dossier.id_of(e).to_string());
        app.place.spot = 0;
    }
    if app.place.pane == Pane::Card {
        app.place.pane = Pane::Items;
    }
    app.documents.items = match subject(app) {
        Some(Row::Document(ix)) => quotes_from(app, ix),
        Some(Row::Instrument(ix)) => quotes_on(app, ix),
        Some(Row::Heading(_)) | None => Vec::new(),
    };
    let kept: Vec<Item> =
        app.documents.items.iter().filter(|item| in_scope(app, item.quote)).cloned().collect();
    app.documents.items = kept;
    app.place.spot = app.place.spot.min(app.documents.items.len().saturating_sub(1));
    if app.documents.items.is_empty() {
        app.place.pane = Pane::Subjects;
    }
}

fn quotes_from(app: &App, ix: DocumentIx) -> Vec<Item> {
    let d = &app.dossier;
    let item = |quote: &QuoteIx| Some(Item { quote: *quote, of: of(app, d.quote(*quote)?.ix) });
    d.quotes_from(ix).iter().filter_map(item).collect()
}

/// The quotes about a text: who took part, what it depends on, what hangs on it.
fn quotes_on(app: &App, ix: InstrumentIx) -> Vec<Item> {
    let d = &app.dossier;
    let Some(instrument) = d.instrument(ix) else { return Vec::new() };
    let parts = instrument.participation.iter().map(|p| p.evidence);
    let shared = instrument.preconditions.iter().map(|p| p.evidence);
    let mut quotes: Vec<QuoteIx> =
        parts.chain(shared).flat_map(|rows| d.quotes(rows).map(|q| q.ix)).collect();
    for position in d.positions_under(ix).iter().filter_map(|ix| d.position(*ix)) {
        quotes.extend(position.evidence().next().map(|q| q.ix));
    }
    quotes.into_iter().map(|quote| Item { quote, of: of(app, quote) }).collect()
}

/// What falls with a document, when that is worked out.
pub(super) fn fall(app: &App, document: DocumentIx) -> Option<&Fall> {
    let falls = app.work.falls.as_ref()?;
    falls.iter().find(|fall| fall.document == document)
}

/// Whether the position of a quote rests on the document of the quote alone.
pub(super) fn rests_alone(app: &App, quote: Quote<'_>) -> bool {
    let Entity::Position(ix) = quote.owner() else { return false };
    fall(app, quote.document()).is_some_and(|fall| fall.alone.binary_search(&ix).is_ok())
}

/// How many quotes a row has; while something is looked for, how many of them match.
pub(super) fn count_of(app: &App, row: Row) -> String {
    let quotes: Vec<QuoteIx> = match row {
        Row::Document(ix) => app.dossier.quotes_from(ix).to_vec(),
        Row::Instrument(ix) => quotes_on(app, ix).into_iter().map(|item| item.quote).collect(),
        Row::Heading(_) => Vec::new(),
    };
    if app.scope.find.is_empty() && app.scope.time.as_of.is_none() {
        return quotes.len().to_string();
    }
    let kept = quotes.iter().filter(|quote| in_scope(app, **quote)).count();
    format!("{kept} of {}", quotes.len())
}

/// Whose evidence a quote is.
fn of(app: &App, quote: QuoteIx) -> String {
    let d = &app.dossier;
    let Some(quote) = d.quote(quote) else { return String::new() };
    match quote.owner() {
        Entity::Instrument(ix) => {
            let Some(instrument) = d.instrument(ix) else { return String::new() };
            let holds = |rows: Rows| d.quotes(rows).any(|q| q.ix == quote.ix);
            let part = instrument.participation.iter().find(|p| holds(p.evidence)).map(|p| {
                let names: Vec<&str> =
                    p.actors.iter().map(|a| d.name_of(Entity::Actor(*a))).collect();
                format!("{}: {}", p.act.meaning(), names.join(", "))
            });
            let shared = instrument.preconditions.iter().find(|p| holds(p.evidence));
            let what = part.or_else(|| shared.map(|p| format!("only with {}", p.text)));
            format!("{} · {}", instrument.title, what.unwrap_or_default())
        }
        Entity::Actor(ix) => {
            let holds = |rows: Rows| d.quotes(rows).any(|q| q.ix == quote.ix);
            let body = |all: &[Membership]| {
                let body = all.iter().find(|m| holds(m.evidence)).map(|m| m.body);
                body.map(|body| d.name_of(Entity::Actor(body)))
            };
            let Some(actor) = d.actor(ix) else { return String::new() };
            let what = match (body(&actor.member_of), body(&actor.not_member_of)) {
                (None, Some(body)) => format!("not a member of {body}"),
                (body, _) => format!("member of {}", body.unwrap_or_default()),
            };
            format!("{} · {what}", actor.name)
        }
        Entity::Position(ix) => {
            let Some(position) = d.position(ix) else { return String::new() };
            let names: Vec<&str> =
                position.actors().iter().map(|a| d.name_of(Entity::Actor(*a))).collect();
            format!("{} · {}", names.join(", "), position.summary())
        }
        other => d.name_of(other).to_string(),
    }
}

const fn entity(row: Row) -> Option<Entity> {
    match row {
        Row::Heading(_) => None,
        Row::Document(ix) => Some(Entity::Document(ix)),
        Row::Instrument(ix) => Some(Entity::Instrument(ix)),
    }
}

/// The chosen document or text.
pub(super) fn subject(app: &App) -> Option<Row> {
    chosen(app, Pane::Subjects).and_then(|n| app.documents.rows.get(n)).copied()
}

/// Which row of a pane is chosen.
pub fn chosen(app: &App, pane: Pane) -> Option<usize> {
    match pane {
        Pane::Subjects => app.documents.rows.iter().position(|row| {
            entity(*row).is_some_and(|e| app.dossier.id_of(e) == app.place.subject)
        }),
        Pane::Items | Pane::Card => (!app.documents.items.is_empty()).then_some(app.place.spot),
    }
}

/// Chooses a row of a pane; a heading cannot be chosen.
pub fn choose(app: &mut App, pane: Pane, n: usize) {
    match pane {
        Pane::Subjects => {
            let Some(entity) = app.documents.rows.get(n).copied().and_then(entity) else { return };
            app.place.subject = app.dossier.id_of(entity).to_string();
            app.place.spot = 0;
            settle(app);
        }
        Pane::Items | Pane::Card => {
            app.place.spot = n.min(app.documents.items.len().saturating_sub(1));
        }
    }
}

/// Moves in the pane that has the focus.
pub fn step(app: &mut App, step: Step) {
    match app.place.pane {
        Pane::Items | Pane::Card => {
            let to = step.from(app.place.spot, app.documents.items.len(), app.areas.items_page);
            choose(app, Pane::Items, to);
        }
        Pane::Subjects => {
            let rows = app.documents.rows.iter().enumerate();
            let selectable: Vec<usize> =
                rows.filter(|(_, row)| entity(**row).is_some()).map(|(n, _)| n).collect();
            let at = chosen(app, Pane::Subjects).and_then(|n| selectable.binary_search(&n).ok());
            let to = step.from(at.unwrap_or(0), selectable.len(), app.areas.subjects_page);
            if let Some(n) = selectable.get(to) {
                choose(app, Pane::Subjects, *n);
            }
        }
    }
}

/// From a document to its quotes, from a quote to the record that it proves.
pub fn deeper(app: &mut App) {
    if app.documents.items.is_empty() {
        app.status = Some("No quote is taken from it.".to_string());
        return;
    }
    if app.place.pane == Pane::Subjects {
        return app.go(Place { pane: Pane::Items, ..app.place.clone() });
    }
    let d = &app.dossier;
    let item = app.documents.items.get(app.place.spot);
    let Some(quote) = item.and_then(|item| d.quote(item.quote)) else { return };
    let place = match quote.owner() {
        owner @ Entity::Instrument(_) => {
            let spot = quotes_of(app, owner, quote.ix);
            Place { spot, pane: Pane::Items, ..record_of(d, quote) }
        }
        _ => record_of(d, quote),
    };
    if place == app.place {
        app.status = Some("This is the record itself.".to_string());
        return;
    }
    app.go(place);
}

fn quotes_of(app: &App, owner: Entity, quote: QuoteIx) -> usize {
    match owner {
        Entity::Instrument(ix) => {
            quotes_on(app, ix).iter().position(|item| item.quote == quote).unwrap_or(0)
        }
        _ => 0,
    }
}
