//! What the reader knows: the text of one document, where its quotes stand in it, and what is looked for.

use std::ops::Range;
use std::sync::Arc;

use super::layout::{Page, Piece, pieces};
use crate::app::App;
use crate::app::commands::{Step, record_of};
use crate::app::effect::Effect;
use crate::app::place::{Pane, Place, Screen};
use crate::documents::{BlockKind, Extract};
use crate::dossier::terms::Stance;
use crate::dossier::{DocumentIx, Entity, QuoteIx};
use crate::verify::VerdictKind;

/// In a place: the text is not scrolled yet, the quote is to be shown.
const TO_THE_QUOTE: usize = usize::MAX;

/// The reader's document.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The id of the document whose text is held, asked for or not to be had.
    pub document: String,
    pub text: Text,
    pub pieces: Vec<Piece>,
    /// Which of the pieces are headings.
    pub headings: Vec<usize>,
    /// In the order of the text.
    pub marks: Vec<Mark>,
    /// The bytes of the longest mark.
    longest: usize,
    /// What was looked for, and where it stands.
    pub words: String,
    pub found: Vec<Range<usize>>,
    /// Which of these places was gone to last.
    pub hit: usize,
}

/// The text of the document.
#[derive(Clone, Debug, Default)]
pub enum Text {
    #[default]
    Unasked,
    Asked,
    Held(Arc<Extract>),
    /// Why there is none.
    None(String),
}

/// A quote in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub span: Range<usize>,
    pub quote: QuoteIx,
    /// Which of the document's quotes it is, in the order of the dossier.
    pub nth: usize,
    pub kind: VerdictKind,
    /// Whose evidence it is, in a word or two.
    pub label: String,
    pub stance: Option<Stance>,
}

/// Asks for the text of the reader's document, if it has not been asked for.
pub fn missing(app: &mut App) -> Option<Effect> {
    if app.place.screen != Screen::Reader || app.reader.document == app.place.subject {
        return None;
    }
    let document = app.place.subject.clone();
    app.reader = State { document: document.clone(), text: Text::Asked, ..State::default() };
    let stamped = match app.dossier.find(&document) {
        Some(Entity::Document(ix)) => app.dossier.stamp_of(ix).map(|stamp| stamp.sha256.clone()),
        _ => None,
    };
    Some(Effect::ReadCopy { document, stamped })
}

/// Takes the text of a document, or why there is none.
pub fn take(app: &mut App, document: &str, copy: Result<Arc<Extract>, String>) {
    if app.reader.document != document {
        return;
    }
    match copy {
        Ok(extract) => {
            app.reader.pieces = pieces(&extract);
            app.reader.headings = headings(&app.reader.pieces);
            app.reader.text = Text::Held(extract);
        }
        Err(why) => app.reader.text = Text::None(why),
    }
    settle(app);
}

/// Takes where the words stand that were looked for.
pub fn take_found(app: &mut App, document: &str, words: String, found: Vec<Range<usize>>) {
    if app.reader.document != document {
        return;
    }
    if found.is_empty() {
        app.status = Some(format!("“{words}” is not in this document."));
    }
    app.reader.words = words;
    app.reader.found = found;
    let at = app.place.scroll;
    let next = app.reader.found.iter().position(|hit| hit.end > at);
    go_to_hit(app, next.unwrap_or(0));
}

/// Works out again where the quotes stand, and goes to the one that was asked for.
pub fn settle(app: &mut App) {
    app.reader.marks = marks(app);
    app.reader.longest = app.reader.marks.iter().map(|m| m.span.len()).max().unwrap_or(0);
    if app.place.screen == Screen::Reader && app.place.scroll == TO_THE_QUOTE && held(app).is_some()
    {
        let spot = app.place.spot;
        app.place.scroll = 0;
        if let Some(mark) = app.reader.marks.iter().find(|mark| mark.nth == spot) {
            let start = mark.span.start;
            show(app, start);
        }
    }
}

impl State {
    /// The marks that touch a stretch of the text, with their numbers. Grows with those that begin
    /// near it, not with all.
    pub(super) fn marks_in(&self, range: &Range<usize>) -> impl Iterator<Item = (usize, &Mark)> {
        let first = self.marks.partition_point(|m| m.span.start + self.longest <= range.start);
        let near = self.marks.iter().enumerate().skip(first);
        let (start, end) = (range.start, range.end);
        near.take_while(move |(_, m)| m.span.start < end).filter(move |(_, m)| start < m.span.end)
    }
}

fn headings(pieces: &[Piece]) -> Vec<usize> {
    let is = |piece: &Piece| piece.first && matches!(piece.kind, BlockKind::Heading(_));
    pieces.iter().enumerate().filter(|(_, piece)| is(piece)).map(|(n, _)| n).collect()
}

fn marks(app: &App) -> Vec<Mark> {
    let d = &app.dossier;
    let Some(Entity::Document(document)) = d.find(&app.reader.document) else { return Vec::new() };
    let mut marks = Vec::new();
    for (nth, ix) in d.quotes_from(document).iter().enumerate() {
        let Some(verdict) = app.proofs.verdict(*ix) else { continue };
        let Some(owner) = d.quote(*ix).map(|quote| quote.owner()) else { continue };
        let position = match owner {
            Entity::Position(position) => d.position(position),
            _ => None,
        };
        let whose = position.and_then(|p| p.actors().first().copied());
        let name = |actor| {
            let code = d.actor(actor).and_then(|a| a.code.clone());
            code.unwrap_or_else(|| d.name_of(Entity::Actor(actor)).to_string())
        };
        let label = whose.map_or_else(|| d.name_of(owner).to_string(), name);
        for span in verdict.spans().iter().filter(|span| !span.is_empty()) {
            marks.push(Mark {
                span: span.clone(),
                quote: *ix,
                nth,
                kind: verdict.kind(),
                label: label.clone(),
                stance: position.map(|p| p.stance()),
            });
        }
    }
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    marks
}

/// The text, if it is here.
pub(super) fn held(app: &App) -> Option<&Extract> {
    match &app.reader.text {
        Text::Held(extract) => Some(extract),
        Text::Unasked | Text::Asked | Text::None(_) => None,
    }
}

/// The text in so many columns as the screen last had.
pub(super) fn page(app: &App) -> Option<Page<'_>> {
    let columns = app.areas.reader_columns.max(1);
    held(app).map(|extract| Page { text: &extract.text, pieces: &app.reader.pieces, columns })
}

/// Shows a place of the text, a third of the way down.
pub(super) fn show(app: &mut App, byte: usize) {
    let above = app.areas.reader_rows / 3;
    let Some(page) = page(app) else { return };
    let to = page.above(page.line_start(byte), above);
    app.place.scroll = to.min(last_page(page, app.areas.reader_rows));
}

/// Scrolls.
pub fn step(app: &mut App, step: Step) {
    let rows = app.areas.reader_rows.max(2);
    let Some(page) = page(app) else { return };
    let (at, end) = (app.place.scroll, page.text.len());
    let to = match step {
        Step::On => page.below(at, 1),
        Step::Back => page.above(at, 1),
        Step::PageOn => page.below(at, rows - 1),
        Step::PageBack => page.above(at, rows - 1),
        Step::First => 0,
        Step::Last => end,
    };
    app.place.scroll = to.min(last_page(page, rows));
}

/// Where the screen begins at the latest, so that the last page is full.
fn last_page(page: Page<'_>, rows: usize) -> usize {
    page.above(page.line_start(page.text.len()), rows.saturating_sub(1))
}

/// Which of the marks is the chosen quote's.
pub(super) fn current(app: &App) -> Option<usize> {
    app.reader.marks.iter().position(|mark| mark.nth == app.place.spot)
}

/// The chosen quote.
pub fn quote(app: &App) -> Option<QuoteIx> {
    current(app).and_then(|at| app.reader.marks.get(at)).map(|mark| mark.quote)
}

/// The document that is read.
pub fn document(app: &App) -> Option<DocumentIx> {
    match app.dossier.find(&app.place.subject) {
        Some(Entity::Document(ix)) => Some(ix),
        _ => None,
    }
}

/// Goes to the next quote in the text, or to the one before.
pub fn choose_quote(app: &mut App, on: bool) {
    let marks = &app.reader.marks;
    let to = match (current(app), on) {
        (Some(at), true) => marks.iter().skip(at + 1).find(|mark| mark.nth != app.place.spot),
        (Some(at), false) => marks.iter().take(at).rev().find(|mark| mark.nth != app.place.spot),
        (None, _) => marks.first(),
    };
    let Some(mark) = to.cloned() else {
        let end = if on { "This is the last quote." } else { "This is the first quote." };
        app.status = Some(end.to_string());
        return;
    };
    app.place.spot = mark.nth;
    show(app, mark.span.start);
}

/// Goes to the next place of what was looked for, or to the one before.
pub(super) fn choose_found(app: &mut App, on: bool) {
    let last = app.reader.found.len().checked_sub(1);
    let at = app.reader.hit;
    match last {
        None => app.status = Some("Nothing was looked for; / does.".to_string()),
        Some(last) if on && at >= last => {
            app.status = Some("This is the last place.".to_string());
        }
        Some(_) if !on && at == 0 => app.status = Some("This is the first place.".to_string()),
        Some(_) => go_to_hit(app, if on { at + 1 } else { at - 1 }),
    }
}

fn go_to_hit(app: &mut App, n: usize) {
    if let Some(hit) = app.reader.found.get(n).cloned() {
        app.reader.hit = n;
        show(app, hit.start);
    }
}

/// From the chosen quote to the record that it proves.
pub fn deeper(app: &mut App) {
    let d = &app.dossier;
    let mark = current(app).and_then(|at| app.reader.marks.get(at));
    let Some(quote) = mark.and_then(|mark| d.quote(mark.quote)) else {
        app.status = Some("No quote is chosen; ] chooses the next.".to_string());
        return;
    };
    let place = record_of(d, quote);
    app.go(place);
}

/// Opens a document at a quote.
pub fn open(app: &mut App, quote: QuoteIx) {
    let Some(document) = app.dossier.quote(quote).map(|q| q.document()) else { return };
    let spot = app.dossier.quotes_from(document).iter().position(|q| *q == quote);
    go(app, document, spot.unwrap_or(0), TO_THE_QUOTE);
}

/// Opens a document at its beginning.
pub fn open_document(app: &mut App, document: DocumentIx) {
    go(app, document, usize::MAX, 0);
}

fn go(app: &mut App, document: DocumentIx, spot: usize, scroll: usize) {
    let subject = app.dossier.id_of(Entity::Document(document)).to_string();
    let item = String::new();
    app.go(Place { screen: Screen::Reader, subject, item, spot, pane: Pane::Items, scroll });
}
