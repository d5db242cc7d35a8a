//! What is typed into the search box, and what becomes of it.

use crate::dossier::{Entity, PositionIx, PositionSet};
use crate::scope::complete::Completions;
use crate::scope::search::Results;
use crate::search::rank::Hit;
use crate::state::Model;
use crate::state::brief::all::collect_all;
use crate::state::exportable::Exportable;
use crate::state::hits::go_to;
use crate::state::in_texts::{go_to_text, look};
use crate::state::overlay::{Next, Overlay};
use crate::state::passages::InText;
use crate::views::parts::picker::Picker;

/// What is typed and chosen.
#[derive(Debug)]
pub(in crate::views) struct Find {
    pub(super) picker: Picker,
    /// Whether the text is what was looked for before: the first letter that is typed takes its place.
    is_old: bool,
    /// Whether Enter was pressed before anything was found: the first hit is gone to as soon as there is one.
    is_waiting: bool,
    /// Which of the earlier searches stands in the box, counted from the last; none while a new one does.
    earlier: Option<usize>,
}

impl Find {
    pub(in crate::views) fn new(words: &str) -> Find {
        Find {
            picker: Picker::new(words, 0),
            is_old: !words.is_empty(),
            is_waiting: false,
            earlier: None,
        }
    }

    /// With words that go on being typed.
    pub(in crate::views) fn with(words: &str) -> Find {
        Find { is_old: false, ..Find::new(words) }
    }

    pub(super) fn typed(&self) -> &str {
        self.picker.text()
    }

    /// What was found by what is typed; `None` while it is looked for.
    pub(super) fn results<'m>(&self, model: &'m Model) -> Option<&'m Results> {
        let found = model.jobs.searched.as_ref();
        found.filter(|(typed, _)| typed == self.typed()).map(|(_, results)| results)
    }

    /// The sentences that hold what is typed, in documents' texts.
    pub(super) fn in_texts<'m>(&self, model: &'m Model) -> &'m [InText] {
        let is_of_this = model.in_texts.typed == self.typed() && self.results(model).is_some();
        if is_of_this { &model.in_texts.found } else { &[] }
    }

    /// Has the texts searched for words, once it is known how they are understood.
    pub(super) fn look_in_texts(&self, model: &mut Model) {
        let Some(results) = self.results(model) else { return };
        let is_words = results.error.is_none() && results.query.is_words();
        let terms = if is_words { results.terms.clone() } else { Vec::new() };
        look(model, self.typed(), &terms);
    }

    /// The sentence of a text that is chosen.
    pub(super) fn chosen_text<'m>(&self, model: &'m Model) -> Option<&'m InText> {
        let hits = self.results(model)?.hits.len();
        self.in_texts(model).get(self.picker.chosen.checked_sub(hits)?)
    }

    pub(super) fn chosen(&self, model: &Model) -> Option<Hit> {
        self.results(model)?.hits.get(self.picker.chosen).copied()
    }

    /// The first letter takes the place of what was looked for before; whoever moves in it goes on with it.
    pub(super) fn begin(&mut self, is_text: bool) {
        if std::mem::take(&mut self.is_old) && is_text {
            self.picker = Picker::default();
        }
        (self.earlier, self.is_waiting) = (None, false);
    }

    /// What the word can go on to in which the cursor stands, if that is the last one.
    pub(super) fn completions<'m>(&self, model: &'m Model) -> Option<&'m Completions> {
        let buffer = self.picker.editor.buffer();
        let found = self.results(model).map(|results| &results.completions);
        found.filter(|found| !found.all.is_empty() && buffer.cursor() == buffer.text().len())
    }

    /// Lets the last word become the first of what it can go on to; whether there is any.
    pub(super) fn complete(&mut self, model: &Model) -> bool {
        let Some(found) = self.completions(model) else { return false };
        let Some(first) = found.all.first() else { return false };
        let before = self.typed().get(..found.at.start).unwrap_or_default();
        // A value ends; a field goes on with one.
        let end = if first.text.ends_with(':') { "" } else { " " };
        self.picker = Picker::new(format!("{before}{}{end}", first.text), 0);
        (self.is_old, self.earlier) = (false, None);
        true
    }

    /// Goes to what is chosen.
    pub(super) fn enter(&mut self, model: &mut Model) {
        if self.results(model).is_none() {
            self.is_waiting = !self.typed().trim().is_empty();
            return;
        }
        if let Some(found) = self.chosen_text(model).cloned() {
            model.searches.remember(self.picker.text());
            model.searches.lead_through(self.ids(model));
            model.close();
            return go_to_text(model, &found, self.picker.text());
        }
        let Some(hit) = self.chosen(model) else {
            let error = self.results(model).and_then(|results| results.error.as_ref());
            let why =
                error.map_or_else(|| "Nothing is found by that.".to_string(), |e| e.said.clone());
            return model.say(why);
        };
        let ids = self.ids(model);
        model.searches.keep(self.picker.text(), ids, self.picker.chosen);
        let of = self.len_of(model);
        model.close();
        go_to(model, hit.entity);
        if of > 1 {
            model.say(format!(
                "Hit {} of {of}; F3 leads to the next, F4 to the one before.",
                self.picker.chosen + 1
            ));
        }
    }

    /// The ids of what is found, best first.
    fn ids(&self, model: &Model) -> Vec<String> {
        let hits = self.results(model).map(|results| results.hits.as_slice()).unwrap_or_default();
        hits.iter().map(|hit| model.dossier.id_of(hit.entity).to_string()).collect()
    }

    fn len_of(&self, model: &Model) -> usize {
        self.results(model).map_or(0, |results| results.hits.len())
    }

    /// Goes where Enter led, now that something is found.
    pub(super) fn go_on(&mut self, model: &mut Model) {
        if self.is_waiting && self.results(model).is_some() {
            self.is_waiting = false;
            self.enter(model);
        }
    }

    /// Keeps what is typed as the filter of every screen.
    pub(super) fn keep(&mut self, model: &mut Model) {
        if let Some(error) = self.results(model).and_then(|results| results.error.clone()) {
            return model.say(error.said);
        }
        let ids = self.ids(model);
        model.searches.keep(self.picker.text(), ids, 0);
        let words = match self.typed().trim_end() {
            "" => String::new(),
            // The last word ends here.
            words => format!("{words} "),
        };
        model.close();
        model.next(Next::Find(words));
    }

    /// Puts every position that is found into the brief.
    pub(super) fn collect(&mut self, model: &mut Model) {
        let Some(results) = self.results(model) else { return };
        // The best first, as they stand in the list; then what it had no room for.
        let best = results.hits.iter().filter_map(|hit| match hit.entity {
            Entity::Position(ix) => Some(ix),
            _ => None,
        });
        let best: Vec<PositionIx> = best.filter(|ix| model.scope.there.contains(*ix)).collect();
        let listed: PositionSet = best.iter().copied().collect();
        let rest = results.positions.and(&model.scope.there).without(&listed);
        let all: Vec<PositionIx> = best.into_iter().chain(rest.iter()).collect();
        collect_all(model, &all, "Esc, then 7, shows it");
    }

    /// Keeps what is typed as the filter, and writes what it finds to a file.
    pub(super) fn export(&mut self, model: &mut Model) {
        self.keep(model);
        model.open(Overlay::Export(Exportable::Listed));
    }

    /// Puts an earlier search into the box.
    pub(super) fn earlier(&mut self, model: &Model, is_back: bool) {
        let all = &model.searches.typed;
        let next = match (self.earlier, is_back) {
            (None, true) => Some(0),
            (Some(n), true) => Some((n + 1).min(all.len().saturating_sub(1))),
            (Some(n), false) => n.checked_sub(1),
            (None, false) => None,
        };
        let text = next.and_then(|n| all.len().checked_sub(n + 1)).and_then(|n| all.get(n));
        self.picker = Picker::new(text.cloned().unwrap_or_default(), 0);
        (self.earlier, self.is_old) = (next.filter(|_| text.is_some()), false);
    }
}
