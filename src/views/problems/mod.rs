//! The problems of the dossier: what, where, and how to mend it; and what was waived, with why.

mod render;

use crate::dossier::problem::Problem;
use crate::state::Model;
use crate::state::command::{Context, Kind, Reach, When};
use crate::state::layout::Target;
use crate::state::overlay::Overlay;
use crate::state::step::{Step, scroll};
use crate::text::fold::fold;
use crate::views::canvas::Canvas;
use crate::views::parts::{edit, picker};
use crate::views::view::{Described, Offer, Row, View, anywhere};

/// The problems, and which one is chosen.
#[derive(Debug, Default)]
pub(super) struct Problems {
    chosen: usize,
    /// The first line that is seen of the chosen one, where it is taller than the box.
    scroll: usize,
    /// What was looked for last.
    words: String,
}

impl Problems {
    fn choose(&mut self, n: usize) {
        if n != self.chosen {
            (self.chosen, self.scroll) = (n, 0);
        }
    }

    /// The chosen one, unless it is one of the settings.
    fn chosen<'m>(&self, model: &'m Model) -> Option<&'m Problem> {
        let n = self.chosen.checked_sub(render::settings_shown(model))?;
        render::in_order(model).nth(n)
    }

    /// Whether it lies in a file that can be opened.
    fn can_edit(&self, model: &Model) -> When {
        self.chosen(model).map_or(
            When::No("Nothing is chosen here that lies in a file of the dossier."),
            |problem| edit::can_edit(model, problem),
        )
    }

    /// Opens the editor where it is.
    fn edit(&mut self, model: &mut Model) {
        if let Some(opening) = self.chosen(model).map(|problem| edit::edit(model, problem)) {
            model.ask(opening);
        }
    }
}

/// How it is opened.
pub(super) const OPEN: Offer = Offer {
    id: "app.problems",
    title: "Problems",
    help: "Show what is wrong with the dossier, where, and how to mend it.",
    keys: &["!"],
    bar: None,
    reach: Reach::Top,
    when: anywhere,
    run: |_, model| model.open(Overlay::Problems),
};

const ROWS: &[Row<Problems>] = &[
    Row {
        id: "problems.edit",
        title: "Open the file at the line",
        help: "Open the file of the chosen problem at its line in the editor that VISUAL or EDITOR names; then the \
               dossier is read again.",
        keys: &["<ret>"],
        bar: Some((5, "edit")),
        when: Problems::can_edit,
        run: Problems::edit,
    },
    Row {
        id: "problems.search",
        title: "Search the problems",
        help: "Go to the next problem in whose words, file or entry these stand; once more, to the one after it.",
        keys: &["/"],
        bar: Some((15, "search")),
        when: |_, model| When::only(render::count(model) > 0, "There are no problems."),
        run: |_, model| model.open(Overlay::Search),
    },
    picker::close(
        "problems.close",
        "Close the problems",
        "Close the problems.",
        &["!", "q", "<esc>"],
        10,
    ),
    Row {
        id: "problems.anew",
        title: "Quote anew",
        help: "Go through the quotes that do not stand in their copies, each with the nearest passage and the line to write.",
        keys: &["Q"],
        bar: Some((20, "quote anew")),
        when: |_, model| {
            let has_one = model.problems.iter().any(|problem| problem.quote.is_some());
            When::only(has_one, "No quote reads otherwise in its copy.")
        },
        run: |problems, model| {
            let chosen = problems.chosen(model).and_then(|problem| problem.quote);
            let first = || model.problems.iter().find_map(|problem| problem.quote);
            if let Some(quote) = chosen.or_else(first) {
                model.open(Overlay::QuoteAnew(quote));
            }
        },
    },
];

impl Described for Problems {
    const CONTEXT: &'static Context =
        &Context { title: "In the problems", only: "Only in the problems.", kind: Kind::Above };
    const ROWS: &'static [Row<Problems>] = ROWS;
}

impl View for Problems {
    fn reconcile(&mut self, model: &mut Model) {
        self.choose(self.chosen.min(render::count(model).saturating_sub(1)));
    }

    fn step(&mut self, model: &mut Model, step: Step) {
        let seen = &model.layout.above;
        let top = self.scroll.min(seen.lines.saturating_sub(seen.page));
        let to = scroll(step, top, seen.lines, seen.page);
        // One that is taller than the box is read to its end before the next one is chosen.
        if to != top && !matches!(step, Step::First | Step::Last) {
            self.scroll = to;
        } else {
            let chosen = step.from(self.chosen, render::count(model), seen.spots.len());
            if chosen == self.chosen {
                self.scroll = to;
            }
            self.choose(chosen);
        }
    }

    fn searched(&self) -> String {
        self.words.clone()
    }

    fn search(&mut self, model: &mut Model, words: &str) {
        self.words = words.to_string();
        let wanted = fold(words.trim()).text;
        let before = render::settings_shown(model);
        let texts = render::in_order(model).map(|problem| {
            let said = [problem.fault.sentence(), problem.place(), problem.entry.clone()];
            fold(&said.join(" ")).text
        });
        let holds: Vec<usize> = texts
            .enumerate()
            .filter(|(_, text)| text.contains(&wanted))
            .map(|(n, _)| n + before)
            .collect();
        let next = holds.iter().find(|n| **n > self.chosen).or(holds.first());
        match next {
            Some(n) if !wanted.is_empty() => self.choose(*n),
            _ if wanted.is_empty() => {}
            _ => model.say(format!("“{words}” is in no problem.")),
        }
    }

    fn click(&mut self, _: &mut Model, target: Target) {
        if let Target::Choice(n) = target {
            self.choose(n);
        }
    }

    fn draw(&self, on: &mut Canvas<'_, '_>) {
        render::draw(self.chosen, self.scroll, on);
    }
}
