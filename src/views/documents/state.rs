//! What the documents screen derives from the dossier, the scope and its place.

use crate::dossier::{DocumentIx, Dossier, Entity, InstrumentIx, Membership, Quote, QuoteIx, Rows};
use crate::insight::dependence::Fall;
use crate::state::Model;
use crate::state::place::{AtDocument, Pane, Place, id};
use crate::state::step::Step;

/// The screen: where one is, and the rows and items that it shows.
#[derive(Debug, Default)]
pub(in crate::views) struct Documents {
    pub(super) at: AtDocument,
    pub(super) rows: Vec<Row>,
    pub(super) items: Vec<Item>,
    /// The document or text that somebody asked for: in sight, whatever is looked for.
    pub(super) asked: Option<AtDocument>,
    /// Of which generation the rows are.
    pub(super) rows_of: Option<u64>,
    /// Of which generation and subject the items are.
    items_of: Option<(u64, String)>,
}

/// A row of the list of documents and texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    Heading(&'static str),
    Document(DocumentIx),
    Instrument(InstrumentIx),
}

/// A quote under the chosen subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) quote: QuoteIx,
    /// Which of all quotes of the subject it is, in the order of the dossier.
    pub(super) nth: usize,
    /// Whose evidence it is, in words: a summary, `Sea Pact · did not sign: United Isles`.
    pub(super) of: String,
}

impl Documents {
    fn list(&mut self, model: &Model) {
        let d = &model.dossier;
        let kept = |quote: &QuoteIx| in_scope(model, *quote);
        let asked = self.asked.as_ref().map(|asked| asked.entry.as_str());
        let is_asked = |entity: Entity| asked == Some(d.id_of(entity));
        let mut rows = vec![Row::Heading("Documents held")];
        for ix in d.document_indices() {
            let quotes = || d.quotes_from(ix).iter().any(kept);
            if !model.scope.is_narrowed()
                || quotes()
                || model.scope.named.contains(&Entity::Document(ix))
                || is_asked(Entity::Document(ix))
            {
                rows.push(Row::Document(ix));
            }
        }
        let documents = rows.len();
        rows.push(Row::Heading("Texts they speak of"));
        for n in 0..d.instruments.len() as u32 {
            let ix = InstrumentIx(n);
            if !model.scope.is_narrowed()
                || quotes_on(d, ix).iter().any(kept)
                || is_asked(Entity::Instrument(ix))
            {
                rows.push(Row::Instrument(ix));
            }
        }
        if rows.len() == documents + 1 {
            rows.pop();
        }
        if documents == 1 {
            rows.remove(0);
        }
        self.rows = rows;
    }

    /// Makes the place fit what is there.
    pub(super) fn fit(&mut self, model: &Model) {
        if self.rows_of != Some(model.generation) {
            self.list(model);
            self.rows_of = Some(model.generation);
            self.items_of = None;
        }
        if self.chosen_row(model).is_none() {
            let first = self.rows.iter().find_map(|row| entity(*row));
            self.at.entry = first.map_or(String::new(), |entity| id(&model.dossier, entity));
            self.at.quote = 0;
        }
        if self.at.pane == Pane::Card {
            self.at.pane = Pane::Items;
        }
        self.gather(model);
        if self.chosen_item().is_none() {
            self.at.quote = self.items.first().map_or(0, |item| item.nth);
        }
        if self.items.is_empty() {
            self.at.pane = Pane::Subjects;
        }
    }

    fn gather(&mut self, model: &Model) {
        let of = (model.generation, self.at.entry.clone());
        if self.items_of.as_ref() == Some(&of) {
            return;
        }
        let asked = self.asked.as_ref().filter(|asked| asked.entry == self.at.entry);
        let all = self.subject(model).map_or_else(Vec::new, |row| quotes_of(model, row));
        let shown = all.into_iter().enumerate().filter(|(nth, quote)| {
            in_scope(model, *quote)
                || asked.is_some_and(|asked| asked.quote == *nth) && is_there(model, *quote)
        });
        let item = |(nth, quote)| Item { quote, nth, of: whose(&model.dossier, quote) };
        self.items = shown.map(item).collect();
        self.items_of = Some(of);
    }

    /// The chosen document or text.
    pub(super) fn subject(&self, model: &Model) -> Option<Row> {
        self.chosen_row(model).and_then(|n| self.rows.get(n)).copied()
    }

    /// Which row is chosen.
    pub(super) fn chosen_row(&self, model: &Model) -> Option<usize> {
        let is = |entity: Entity| model.dossier.id_of(entity) == self.at.entry;
        self.rows.iter().position(|row| entity(*row).is_some_and(is))
    }

    /// Which item is chosen.
    pub(super) fn chosen_item(&self) -> Option<usize> {
        self.items.iter().position(|item| item.nth == self.at.quote)
    }

    /// The chosen quote.
    pub(super) fn chosen_quote(&self) -> Option<QuoteIx> {
        self.items.get(self.chosen_item()?).map(|item| item.quote)
    }

    /// Chooses a row of a pane; a heading cannot be chosen.
    pub(super) fn choose_in(&mut self, model: &Model, pane: Pane, n: usize) {
        match pane {
            Pane::Subjects => {
                let Some(entity) = self.rows.get(n).copied().and_then(entity) else { return };
                self.at.entry = id(&model.dossier, entity);
                self.at.quote = 0;
            }
            Pane::Items | Pane::Card => {
                let item = self.items.get(n).or(self.items.last());
                self.at.quote = item.map_or(0, |item| item.nth);
            }
        }
    }

    /// Moves in the pane that has the focus.
    pub(super) fn go_on(&mut self, model: &Model, step: Step) {
        match self.at.pane {
            Pane::Items | Pane::Card => {
                let at = self.chosen_item().unwrap_or(0);
                let to = step.from(at, self.items.len(), model.layout.items.page);
                self.choose_in(model, Pane::Items, to);
            }
            Pane::Subjects => {
                let rows = self.rows.iter().enumerate();
                let all: Vec<usize> =
                    rows.filter(|(_, row)| entity(**row).is_some()).map(|(n, _)| n).collect();
                let at = self.chosen_row(model).and_then(|n| all.binary_search(&n).ok());
                let to = step.from(at.unwrap_or(0), all.len(), model.layout.subjects.page);
                if let Some(n) = all.get(to) {
                    self.choose_in(model, Pane::Subjects, *n);
                }
            }
        }
    }

    /// From a document to its quotes, from a quote to the record that it proves.
    pub(super) fn enter_chosen(&self, model: &mut Model) {
        if self.items.is_empty() {
            return model.say("No quote is taken from it.");
        }
        if self.at.pane == Pane::Subjects {
            return model.go(Place::Documents(AtDocument { pane: Pane::Items, ..self.at.clone() }));
        }
        let d = &model.dossier;
        let Some(quote) = self.chosen_quote().and_then(|quote| d.quote(quote)) else { return };
        let place = match quote.owner() {
            owner @ Entity::Instrument(ix) => {
                let nth = quotes_on(d, ix).iter().position(|other| *other == quote.ix);
                Place::of_document(d, owner, nth.unwrap_or(0))
            }
            _ => Place::of_record(d, quote),
        };
        if place == Place::Documents(self.at.clone()) {
            return model.say("This is the record itself.");
        }
        model.go(place);
    }
}

/// Whether a quote is out by the time that is looked at, and what it proves is there.
fn is_there(model: &Model, quote: QuoteIx) -> bool {
    let Some(quote) = model.dossier.quote(quote) else { return false };
    // By the clock of publication, what came out later is not there.
    model.known().is_out(quote)
        && match quote.owner() {
            Entity::Position(ix) => model.scope.there.contains(ix),
            _ => true,
        }
}

/// Whether a quote is also looked for. While nothing is, quotes of participation, preconditions and
/// memberships are shown too.
fn in_scope(model: &Model, quote: QuoteIx) -> bool {
    is_there(model, quote)
        && match model.dossier.quote(quote).map(|quote| quote.owner()) {
            Some(Entity::Position(ix)) => model.scope.shown.contains(ix),
            _ => !model.scope.is_narrowed(),
        }
}

/// All quotes of a document, or about a text.
fn quotes_of(model: &Model, row: Row) -> Vec<QuoteIx> {
    match row {
        Row::Document(ix) => model.dossier.quotes_from(ix).to_vec(),
        Row::Instrument(ix) => quotes_on(&model.dossier, ix),
        Row::Heading(_) => Vec::new(),
    }
}

/// The quotes about a text: who took part, what it depends on, what hangs on it.
fn quotes_on(d: &Dossier, ix: InstrumentIx) -> Vec<QuoteIx> {
    let Some(instrument) = d.instrument(ix) else { return Vec::new() };
    let parts = instrument.participation.iter().map(|p| p.evidence);
    let shared = instrument.preconditions.iter().map(|p| p.evidence);
    let mut quotes: Vec<QuoteIx> =
        parts.chain(shared).flat_map(|rows| d.quotes(rows).map(|q| q.ix)).collect();
    for position in d.positions_under(ix).iter().filter_map(|ix| d.position(*ix)) {
        quotes.extend(position.evidence().next().map(|q| q.ix));
    }
    quotes
}

/// What falls with a document, when that is worked out.
pub(super) fn fall(model: &Model, document: DocumentIx) -> Option<&Fall> {
    let falls = model.jobs.falls.as_ref()?;
    falls.iter().find(|fall| fall.document == document)
}

/// Whether the position of a quote rests on the document of the quote alone.
pub(super) fn rests_alone(model: &Model, quote: Quote<'_>) -> bool {
    let Entity::Position(ix) = quote.owner() else { return false };
    let fall = fall(model, quote.document());
    fall.is_some_and(|fall| fall.alone.binary_search(&ix).is_ok())
}

/// How many quotes a row has; while something is looked for, how many of them match.
pub(super) fn count_of(model: &Model, row: Row) -> String {
    let quotes = quotes_of(model, row);
    if !model.scope.is_narrowed() && model.scope.time.as_of.is_none() {
        return quotes.len().to_string();
    }
    let kept = quotes.iter().filter(|quote| in_scope(model, **quote)).count();
    format!("{kept} of {}", quotes.len())
}

/// Whose evidence a quote is.
fn whose(d: &Dossier, quote: QuoteIx) -> String {
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

pub(super) const fn entity(row: Row) -> Option<Entity> {
    match row {
        Row::Heading(_) => None,
        Row::Document(ix) => Some(Entity::Document(ix)),
        Row::Instrument(ix) => Some(Entity::Instrument(ix)),
    }
}
