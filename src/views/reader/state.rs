//! What the reader knows: the text of one document, where its quotes stand in it, and what is looked for.

use std::ops::Range;
use std::sync::Arc;

use super::layout::{Fold, Page, Piece, folds, pieces};
use crate::documents::{BlockKind, Extract};
use crate::dossier::terms::Stance;
use crate::dossier::{Entity, QuoteIx};
use crate::state::Model;
use crate::state::effect::Effect;
use crate::state::overlay::Heading;
use crate::state::place::{AtText, Place};
use crate::state::step::Step;
use crate::text::words::squeezed;
use crate::verify::{Flaw, Standing};

/// The screen: where one is, and the document that is read.
#[derive(Debug, Default)]
pub(in crate::views) struct Reader {
    pub(super) at: AtText,
    /// The document whose text is held, asked for or not to be had, and of which dossier.
    text_of: Option<(u64, String)>,
    pub(super) text: Text,
    /// The hash of the copy.
    pub(super) hash: String,
    /// The selection that was brought into sight last, with the rows that there were for it.
    pub(super) followed: Option<(Range<usize>, usize)>,
    pub(super) pieces: Vec<Piece>,
    /// What stands around the article of a page.
    pub(super) folds: Vec<Fold>,
    /// Which of the pieces are headings.
    pub(super) headings: Vec<usize>,
    /// In the order of the text.
    pub(super) marks: Vec<Mark>,
    /// Of which dossier, proofs and document the marks are.
    marks_of: Option<(u64, u64, String)>,
    /// The bytes of the longest mark.
    longest: usize,
    /// What was looked for, and where it stands.
    pub(super) words: String,
    pub(super) found: Vec<Range<usize>>,
    /// Which of these places was gone to last.
    pub(super) hit: usize,
}

/// The text of the document.
#[derive(Clone, Debug, Default)]
pub(super) enum Text {
    #[default]
    Unasked,
    Asked,
    Held(Arc<Extract>),
    /// Why there is none.
    None(String),
}

/// A quote in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) span: Range<usize>,
    pub(super) quote: QuoteIx,
    /// Which of the document's quotes it is, in the order of the dossier.
    pub(super) nth: usize,
    /// What is wrong with it; of a stale copy nothing is where it has the words.
    pub(super) flaw: Option<Flaw>,
    /// Whose evidence it is, in a word or two.
    pub(super) label: String,
    pub(super) stance: Option<Stance>,
}

impl Reader {
    /// Asks for the text, if it has not been asked for, and finds the quotes in it.
    pub(super) fn fit(&mut self, model: &mut Model) {
        let document = self.at.document.clone();
        let of = (model.read.dossiers, document.clone());
        if self.text_of.as_ref() != Some(&of) {
            let at = self.at.clone();
            *self = Reader { at, text_of: Some(of), text: Text::Asked, ..Reader::default() };
            let stamped = match model.dossier.find(&document) {
                Some(Entity::Document(ix)) => {
                    model.dossier.stamp_of(ix).map(|stamp| stamp.sha256.clone())
                }
                _ => None,
            };
            model.ask(Effect::ReadCopy { document: document.clone(), stamped });
        }
        let of = (model.read.dossiers, model.proved, document);
        if self.marks_of.as_ref() != Some(&of) {
            self.marks = marks(model, &self.at.document);
            self.longest = self.marks.iter().map(|m| m.span.len()).max().unwrap_or(0);
            self.marks_of = Some(of);
        }
        self.open_where_one_is();
        if model.capturing.resuming.is_some() {
            self.go_on_with_left(model);
        }
        self.follow(model);
    }

    /// Takes the text of a document, or why there is none.
    pub(super) fn take_text(
        &mut self,
        model: &mut Model,
        document: &str,
        copy: &Result<Arc<Extract>, String>,
        hash: &str,
    ) {
        if self.at.document != document || self.text_of.is_none() {
            return;
        }
        match copy {
            Ok(extract) => {
                self.folds = folds(extract);
                self.hash = hash.to_string();
                self.text = Text::Held(extract.clone());
                self.cut();
                self.open_where_one_is();
                self.go_on_with_left(model);
                if self.found.is_empty() && !self.words.is_empty() {
                    let words = self.words.clone();
                    self.look_for(model, &words);
                }
            }
            Err(why) => self.text = Text::None(why.clone()),
        }
    }

    /// Cuts the text anew, as it is folded now.
    fn cut(&mut self) {
        if let Text::Held(extract) = &self.text {
            self.pieces = pieces(extract, &self.folds);
            self.headings = headings(&self.pieces);
        }
    }

    /// Opens the fold in which a place of the text is. Its first byte is where its line stands.
    pub(super) fn open_at(&mut self, byte: usize) {
        let mut is_changed = false;
        for fold in self.folds.iter_mut().filter(|fold| !fold.is_open && fold.range.contains(&byte))
        {
            (fold.is_open, is_changed) = (true, true);
        }
        if is_changed {
            self.cut();
        }
    }

    /// Whoever goes to a quote or a place that is folded sees it.
    fn open_where_one_is(&mut self) {
        let quote = self.current().and_then(|at| self.marks.get(at)).map(|mark| mark.span.start);
        let Some(byte) = self.at.from.or(quote) else { return };
        let is_line =
            self.at.from.is_some() && self.folds.iter().any(|fold| fold.range.start == byte);
        if !is_line {
            self.open_at(byte);
        }
    }

    /// Shows what stands around the article, or folds it again.
    pub(super) fn turn_folds(&mut self, model: &Model) {
        let opens = self.folds.iter().any(|fold| !fold.is_open);
        let from = self.from(model);
        for fold in &mut self.folds {
            fold.is_open = opens;
        }
        let closed = self.folds.iter().find(|fold| !opens && fold.range.contains(&from));
        self.at.from = Some(closed.map_or(from, |fold| fold.range.start));
        self.cut();
        let rows = model.layout.text.page.max(2);
        if let Some(page) = self.page(model.layout.text.columns) {
            self.at.from = self.at.from.map(|from| from.min(last_page(page, rows)));
        }
    }

    /// Takes where the words stand that were looked for.
    pub(super) fn take_found(
        &mut self,
        model: &mut Model,
        document: &str,
        words: &str,
        found: &[Range<usize>],
    ) {
        if self.at.document != document {
            return;
        }
        if found.is_empty() {
            model.say(format!("“{words}” is not in this document."));
        }
        self.words = words.to_string();
        self.found = found.to_vec();
        let at = self.from(model);
        let next = self.found.iter().position(|hit| hit.end > at);
        self.go_to_hit(model, next.unwrap_or(0));
    }

    /// Looks for words; for none, forgets what was looked for.
    pub(super) fn look_for(&mut self, model: &mut Model, words: &str) {
        let Text::Held(text) = &self.text else {
            // As soon as it is there.
            self.words = words.to_string();
            return;
        };
        if words.trim().is_empty() {
            self.words.clear();
            self.found.clear();
            return;
        }
        let (document, text, words) = (self.at.document.clone(), text.clone(), words.to_string());
        model.ask(Effect::Search { document, text, words });
    }

    /// The marks that touch a stretch of the text, with their numbers. Grows with those that begin
    /// near it, not with all.
    pub(super) fn marks_in(&self, range: &Range<usize>) -> impl Iterator<Item = (usize, &Mark)> {
        let first = self.marks.partition_point(|m| m.span.start + self.longest <= range.start);
        let near = self.marks.iter().enumerate().skip(first);
        let (start, end) = (range.start, range.end);
        near.take_while(move |(_, m)| m.span.start < end).filter(move |(_, m)| start < m.span.end)
    }

    /// The text, if it is here.
    pub(super) fn held(&self) -> Option<&Extract> {
        match &self.text {
            Text::Held(extract) => Some(extract),
            Text::Unasked | Text::Asked | Text::None(_) => None,
        }
    }

    /// The text in so many columns.
    pub(super) fn page(&self, columns: usize) -> Option<Page<'_>> {
        let columns = columns.max(1);
        self.held().map(|extract| Page { text: &extract.text, pieces: &self.pieces, columns })
    }

    /// The byte at which a screen of so many rows begins: where one scrolled to, or else where the chosen quote
    /// is in sight.
    pub(super) fn begins(&self, page: Page<'_>, rows: usize) -> usize {
        if let Some(from) = self.at.from {
            return from;
        }
        let mark = self.current().and_then(|at| self.marks.get(at));
        mark.map_or(0, |mark| in_sight(page, mark.span.start, rows))
    }

    /// The same on the screen as it was drawn last.
    pub(super) fn from(&self, model: &Model) -> usize {
        let text = &model.layout.text;
        self.page(text.columns).map_or(0, |page| self.begins(page, text.page))
    }

    /// Shows a place of the text.
    pub(super) fn show(&mut self, model: &Model, byte: usize) {
        let text = &model.layout.text;
        if let Some(page) = self.page(text.columns) {
            self.at.from = Some(in_sight(page, byte, text.page));
        }
    }

    /// Scrolls.
    pub(super) fn go_on(&mut self, model: &Model, step: Step) {
        let rows = model.layout.text.page.max(2);
        let at = self.from(model);
        let Some(page) = self.page(model.layout.text.columns) else { return };
        let to = match step {
            Step::On => page.below(at, 1),
            Step::Back => page.above(at, 1),
            Step::PageOn => page.below(at, rows - 1),
            Step::PageBack => page.above(at, rows - 1),
            Step::First => 0,
            Step::Last => page.text.len(),
        };
        self.at.from = Some(to.min(last_page(page, rows)));
    }

    /// Which of the marks is the chosen quote's.
    pub(super) fn current(&self) -> Option<usize> {
        let quote = self.at.quote?;
        self.marks.iter().position(|mark| mark.nth == quote)
    }

    /// The chosen quote.
    pub(super) fn chosen_quote(&self) -> Option<QuoteIx> {
        self.current().and_then(|at| self.marks.get(at)).map(|mark| mark.quote)
    }

    /// Goes to the next quote in the text, or to the one before.
    pub(super) fn choose_quote(&mut self, model: &mut Model, step: Step) {
        let marks = &self.marks;
        let is_other = |mark: &&Mark| Some(mark.nth) != self.at.quote;
        let to = match (self.current(), step) {
            (Some(at), Step::Back) => marks.iter().take(at).rev().find(is_other),
            (Some(at), _) => marks.iter().skip(at + 1).find(is_other),
            (None, _) => marks.first(),
        };
        let Some(nth) = to.map(|mark| mark.nth) else {
            let is_back = step == Step::Back;
            return model.say(if is_back {
                "This is the first quote."
            } else {
                "This is the last quote."
            });
        };
        self.at.quote = Some(nth);
        self.at.from = None;
    }

    /// Goes to the next place of what was looked for, or to the one before.
    pub(super) fn choose_found(&mut self, model: &mut Model, step: Step) {
        let last = self.found.len().checked_sub(1);
        match (last, step) {
            (None, _) => model.say("Nothing was looked for; / does."),
            (Some(_), Step::Back) if self.hit == 0 => model.say("This is the first place."),
            (Some(_), Step::Back) => self.go_to_hit(model, self.hit - 1),
            (Some(last), _) if self.hit >= last => model.say("This is the last place."),
            (Some(_), _) => self.go_to_hit(model, self.hit + 1),
        }
    }

    fn go_to_hit(&mut self, model: &Model, n: usize) {
        if let Some(hit) = self.found.get(n).cloned() {
            self.hit = n;
            self.open_at(hit.start);
            self.show(model, hit.start);
        }
    }

    /// From the chosen quote to the record that it proves.
    pub(super) fn enter_chosen(&self, model: &mut Model) {
        match self.chosen_quote().and_then(|quote| model.dossier.quote(quote)) {
            Some(quote) => model.go(Place::of_record(&model.dossier, quote)),
            None => model.say("No quote is chosen; ] chooses the next."),
        }
    }

    /// The headings, each with the place at which it is read, and the one under which the screen begins.
    pub(super) fn outline(&self, model: &Model) -> (Vec<Heading>, usize) {
        let Some(extract) = self.held() else { return (Vec::new(), 0) };
        let before = |byte: usize| self.marks.partition_point(|mark| mark.span.start < byte);
        let heading = |n: usize| {
            let piece = |n: usize| self.pieces.get(*self.headings.get(n)?);
            let (own, next) = (piece(n)?, piece(n + 1));
            let end = next.map_or(self.marks.len(), |piece| before(piece.range.start));
            let text = extract.text.get(own.range.clone())?;
            Some(Heading {
                level: match own.kind {
                    BlockKind::Heading(level) => level.max(1),
                    _ => 1,
                },
                title: squeezed(text),
                quotes: end.saturating_sub(before(own.range.start)),
                place: Place::Reader(AtText { from: Some(own.range.start), ..self.at.clone() }),
            })
        };
        let from = self.from(model);
        let here = self.headings.partition_point(|at| self.start_of(*at) <= from);
        ((0..self.headings.len()).filter_map(heading).collect(), here.saturating_sub(1))
    }

    fn start_of(&self, piece: usize) -> usize {
        self.pieces.get(piece).map_or(0, |piece| piece.range.start)
    }

    /// Goes to the next heading, or to the one before.
    pub(super) fn turn_heading(&mut self, model: &mut Model, step: Step) {
        let at = self.from(model);
        let headings = &self.headings;
        let next = if step == Step::Back {
            headings.partition_point(|h| self.start_of(*h) < at).checked_sub(1)
        } else {
            Some(headings.partition_point(|h| self.start_of(*h) <= at))
        };
        match next.and_then(|n| headings.get(n)) {
            Some(piece) => self.at.from = Some(self.start_of(*piece)),
            None => model.say("There is no further heading."),
        }
    }
}

/// Where a screen of so many rows begins that shows a byte a third of the way down.
fn in_sight(page: Page<'_>, byte: usize, rows: usize) -> usize {
    page.above(page.line_start(byte), rows / 3).min(last_page(page, rows))
}

/// Where the screen begins at the latest, so that the last page is full.
fn last_page(page: Page<'_>, rows: usize) -> usize {
    page.above(page.line_start(page.text.len()), rows.saturating_sub(1))
}

fn headings(pieces: &[Piece]) -> Vec<usize> {
    let is = |piece: &Piece| piece.first && matches!(piece.kind, BlockKind::Heading(_));
    pieces.iter().enumerate().filter(|(_, piece)| is(piece)).map(|(n, _)| n).collect()
}

fn marks(model: &Model, document: &str) -> Vec<Mark> {
    let d = &model.dossier;
    let Some(Entity::Document(document)) = d.find(document) else { return Vec::new() };
    let mut marks = Vec::new();
    for (nth, ix) in d.quotes_from(document).iter().enumerate() {
        let Some(verdict) = model.proofs.verdict(*ix) else { continue };
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
                flaw: Flaw::of(&Standing::Judged(verdict)),
                label: label.clone(),
                stance: position.map(|p| p.stance()),
            });
        }
    }
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    marks
}
