//! A quote that does not stand in its copy, quoted anew from the nearest passage: what is quoted, what stands there,
//! the difference, how it would stand, and the line to write. The files are changed by people only.
//!
//! ```text
//! ┌ Quote anew ─────────────────────────────┐
//! │ arl-ships   positions.ron:14:21         │
//! │ As it is quoted                         │
//! │   Arland will send ships                │
//! │ The nearest passage of the copy         │
//! │   Arland may send ships                 │
//! │ The difference                          │
//! │   Arland [-will-] {+may+} send ships    │
//! │ The result with these words             │
//! │   ✓ proved to the character             │
//! │ The line to write                       │
//! │   exact: "Arland may send ships",       │
//! └─────────────────────────────────────────┘
//! ```

mod render;
mod words;

use crate::dossier::problem::Problem;
use crate::dossier::{Quote, QuoteIx, quote_line};
use crate::pages::copied::Form;
use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::overlay::Overlay;
use crate::state::step::Step;
use crate::verify::{Anew, Verdict, VerdictKind};
use crate::views::canvas::Canvas;
use crate::views::parts::{edit, picker, popup};
use crate::views::view::{Arrows, Described, Offer, Row, View};

/// A quote that is quoted anew.
#[derive(Debug)]
pub(super) struct QuoteAnew {
    /// `None` where it is not in the dossier any more.
    quote: Option<QuoteIx>,
    /// The id of its entry, and its place there.
    entry: String,
    path: String,
    /// Of which generation the quote is.
    of: u64,
    scroll: usize,
}

impl QuoteAnew {
    pub(super) fn new(model: &Model, quote: QuoteIx) -> QuoteAnew {
        let (entry, path) = key(model, quote);
        QuoteAnew { quote: Some(quote), entry, path, of: model.generation, scroll: 0 }
    }

    /// Finds the quote again, if another dossier was read since.
    fn fit(&mut self, model: &Model) {
        if self.of != model.generation {
            let mut all = model.dossier.all_quotes().map(|quote| quote.ix);
            self.quote = all.find(|ix| key(model, *ix) == (self.entry.clone(), self.path.clone()));
            self.of = model.generation;
        }
    }

    fn anew<'m>(&self, model: &'m Model) -> Option<&'m Anew> {
        model.proofs.anew(self.quote?)
    }

    /// The problem that it is.
    fn problem<'m>(&self, model: &'m Model) -> Option<&'m Problem> {
        let quote = self.quote?;
        model.problems.iter().find(|problem| problem.quote == Some(quote))
    }

    /// Goes on to another quote that does not stand, or says that this is the last.
    fn turn(&mut self, model: &mut Model, step: Step) {
        let all = fallen(model);
        let at = all.iter().position(|ix| Some(*ix) == self.quote);
        let to = match (at, step) {
            (None, _) => all.first(),
            (Some(at), Step::On) => all.get(at + 1),
            (Some(at), _) => at.checked_sub(1).and_then(|at| all.get(at)),
        };
        match to.copied() {
            Some(quote) => *self = QuoteAnew::new(model, quote),
            None => model.say(if step == Step::On { words::LAST } else { words::FIRST }),
        }
    }
}

/// What names a quote when the dossier is read again.
fn key(model: &Model, quote: QuoteIx) -> (String, String) {
    let d = &model.dossier;
    let of = |quote: Quote<'_>| (d.id_of(quote.owner()).to_string(), d.path_of_quote(quote));
    d.quote(quote).map(of).unwrap_or_default()
}

/// The quotes that do not stand in their copies, in the order of the files.
fn fallen(model: &Model) -> Vec<QuoteIx> {
    model.problems.iter().filter_map(|problem| problem.quote).collect()
}

/// Whether a quote can be quoted anew, or why not.
fn can(model: &Model, quote: Result<QuoteIx, &'static str>) -> When {
    let quote = match quote {
        Ok(quote) => quote,
        Err(why) => return When::No(why),
    };
    match model.proofs.verdict(quote).map(Verdict::kind) {
        Some(VerdictKind::Drifted | VerdictKind::Missing | VerdictKind::Doubtful) => When::Yes,
        Some(VerdictKind::Exact | VerdictKind::Typographic) => When::No(words::STANDS),
        Some(VerdictKind::Stale) => When::No(words::STANDS_IN_ANOTHER),
        Some(VerdictKind::Unreadable) => When::No(words::UNREADABLE),
        Some(VerdictKind::NoCopy) | None => When::No(words::NO_COPY),
    }
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "anew.open",
    title: "Quote anew",
    help: "Where the chosen quote reads otherwise in its copy: the nearest passage, the difference, and the line to write.",
    keys: &["Q"],
    bar: Some((24, "quote anew")),
    reach: Reach::Screen,
    when: |screen, model| can(model, screen.quote(model)),
    run: |screen, model| {
        if let Ok(quote) = screen.quote(model) {
            model.open(Overlay::QuoteAnew(quote));
        }
    },
};

const ROWS: &[Row<QuoteAnew>] = &[
    picker::close("anew.close", "Close the quote", "Close the quote.", &["<esc>", "Q", "q"], 10),
    Row {
        id: "anew.edit",
        title: "Open the file at the quote",
        help: "Open the file at the line of the quote, in the editor that VISUAL or EDITOR names; then the dossier is read again.",
        keys: &["<ret>"],
        bar: Some((5, "edit")),
        when: |view, model| match view.problem(model) {
            None => When::No(words::NO_PLACE),
            Some(problem) => edit::can_edit(model, problem),
        },
        run: |view, model| {
            if let Some(opening) = view.problem(model).map(|problem| edit::edit(model, problem)) {
                model.ask(opening);
            }
        },
    },
    Row {
        id: "anew.next",
        title: "Next quote that does not stand",
        help: "Show the next quote that does not stand in its copy.",
        keys: &["]", "n"],
        bar: Some((20, "next")),
        when: has_others,
        run: |view, model| view.turn(model, Step::On),
    },
    Row {
        id: "anew.previous",
        title: "Quote before that does not stand",
        help: "Show the quote before that does not stand in its copy.",
        keys: &["[", "p"],
        bar: None,
        when: has_others,
        run: |view, model| view.turn(model, Step::Back),
    },
];

fn has_others(view: &QuoteAnew, model: &Model) -> When {
    let is_other = |ix: Option<QuoteIx>| ix.is_some() && ix != view.quote;
    let has = model.problems.iter().any(|problem| is_other(problem.quote));
    When::only(has, "No other quote reads otherwise in its copy.")
}

impl Described for QuoteAnew {
    const CONTEXT: &'static Context = &Context {
        title: "In a quote that is quoted anew",
        only: "Only where a quote is quoted anew.",
        kind: Kind::Above,
    };
    const ROWS: &'static [Row<QuoteAnew>] = ROWS;
}

impl View for QuoteAnew {
    fn reconcile(&mut self, model: &mut Model) {
        let was_there = self.quote.is_some();
        self.fit(model);
        if was_there && self.quote.is_none() {
            model.close();
            model.say(words::GONE);
        }
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        self.scroll = popup::step(model, self.scroll, step);
    }

    fn arrows(&self) -> Arrows {
        Arrows::Scroll
    }

    fn copied(&self, model: &Model, _: Form) -> Result<String, &'static str> {
        let anew = self.anew(model).ok_or(words::NOTHING_TO_COPY)?;
        Ok(quote_line(&anew.prefix, &anew.exact, &anew.suffix))
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        let Some(quote) = self.quote else { return };
        let columns = usize::from(on.body.width.saturating_sub(6).min(92));
        let lines = render::lines(on.model, on.theme, quote, columns);
        popup::draw(on, "Quote anew", columns, &lines, self.scroll);
    }
}
