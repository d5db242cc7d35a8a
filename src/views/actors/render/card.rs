//! The evidence card: one position with its words, whose they are, and everything that limits them.
//! The quote is what the eye should find first; all else is quieter.

use std::ops::Range;

use ratatui::layout::Rect;

use super::super::state::Actors;
use crate::dossier::QuoteIx;
use crate::insight::grounds::of_tie;
use crate::insight::record::{Record, Voice, record};
use crate::state::Model;
use crate::state::layout::Target;
use crate::state::place::Pane;
use crate::text::visible::visible;
use crate::verify::{Standing, standing};
use crate::views::canvas::Canvas;
use crate::views::parts::flaws;
use crate::views::parts::quoted;
use crate::views::parts::signs::{bar, difference, role_of, sign_of, standing_sign};
use crate::widgets::{Glyph, Line, Role, Theme, span, width, wrapped};

/// The widest measure at which running text is comfortable.
const MEASURE: usize = 76;
/// A card of fewer lines than this does without blank lines and without the topic's question.
const COMPACT: u16 = 16;
/// Columns for the labels of facts.
const LABEL: usize = 13;
/// A chain is indented for so many links; a longer one would run out of the pane.
const DEEPEST: usize = 6;

pub(super) fn draw(actors: &Actors, on: &mut Canvas<'_, '_>, pane: Rect) {
    let (model, theme) = (on.model, on.theme);
    let Some(record) = actors.position(model).and_then(|ix| record(model.known(), ix)) else {
        let line = [span(" No position is chosen.", Role::Quiet)];
        return on.draw_line(Rect { height: 1, ..pane }, &line);
    };
    let columns = usize::from(pane.width).saturating_sub(3).min(MEASURE);
    let focus = actors.at.pane == Pane::Card;
    let (lines, spots) = lines(
        model,
        theme,
        &record,
        (columns, pane.height < COMPACT),
        focus.then_some(actors.at.spot),
    );
    let page = usize::from(pane.height);
    let end = lines.len().saturating_sub(page);
    let scroll = actors.at.scroll.min(end);
    for (n, line) in lines.iter().skip(scroll).take(page).enumerate() {
        let row = Rect { y: pane.y + n as u16, height: 1, ..pane };
        on.draw_line(row, line);
    }
    for (cell, is, glyph) in [
        (Rect { y: pane.y, ..pane }, scroll > 0, Glyph::Up),
        (Rect { y: pane.bottom() - 1, ..pane }, scroll < end, Glyph::More),
    ] {
        if is {
            let cell = Rect { x: pane.right().saturating_sub(1), width: 1, height: 1, ..cell };
            on.draw_line(cell, &[span(theme.glyph(glyph), Role::Accent)]);
        }
    }
    for (n, spot) in spots.iter().enumerate() {
        let first = spot.start.max(scroll);
        let last = spot.end.min(scroll + page);
        if first < last {
            let y = pane.y + (first - scroll) as u16;
            let row = Rect { y, height: (last - first) as u16, ..pane };
            on.target(row, Target::Row(Pane::Card, n));
        }
    }
    on.layout.text.lines = lines.len();
    on.layout.text.page = page;
    on.layout.text.spots = spots;
}

/// The card's lines, and the lines of each quote and link in it.
fn lines(
    model: &Model,
    theme: &Theme,
    record: &Record,
    (columns, compact): (usize, bool),
    chosen: Option<usize>,
) -> (Vec<Line>, Vec<Range<usize>>) {
    let mut page = Page { model, theme, columns, lines: Vec::new(), spots: Vec::new(), chosen };
    let held = vec![
        sign_of(theme, record.stance),
        span(" ", Role::Plain),
        span(&*record.headline, role_of(record.stance)),
    ];
    let topic = [span(visible(&record.topic).into_owned(), Role::Title), span("   ", Role::Plain)];
    let both = [topic.to_vec(), held.clone()].concat();
    if compact && width(&both) <= columns {
        page.push(both);
    } else {
        page.text(&record.topic, Role::Title);
        if !compact {
            page.text(&record.question, Role::Quiet);
            page.blank();
        }
        page.push(held);
    }
    if !compact {
        page.indented(record.stance.meaning());
    }
    for voice in &record.quotes {
        if !compact {
            page.blank();
        }
        page.voice(voice, compact);
    }
    page.blank();
    // The key of a clause pairs drafts with finals; it says nothing to a reader.
    for fact in record.facts.iter().filter(|fact| fact.label != "clause") {
        page.flaw(&fact.quotes);
        page.fact(fact.label, &fact.text);
    }
    for tie in &record.links {
        let first = page.lines.len();
        page.flaw(&of_tie(model.known(), tie));
        page.labelled(page.theme.glyph(Glyph::Link), "link", &tie.text, Role::Plain);
        if let Some(why) = &tie.why {
            page.fact("", why);
        }
        page.mark_spot(first);
    }
    page.fact("rests on", &record.rests_on);
    (page.lines, page.spots)
}

struct Page<'t> {
    model: &'t Model,
    theme: &'t Theme,
    columns: usize,
    lines: Vec<Line>,
    spots: Vec<Range<usize>>,
    chosen: Option<usize>,
}

impl Page<'_> {
    fn push(&mut self, mut line: Line) {
        line.insert(0, span(" ", Role::Plain));
        self.lines.push(line);
    }

    fn blank(&mut self) {
        self.lines.push(Line::new());
    }

    /// Running text. Its own line breaks are not kept, or a name could pass for a quote or a proof.
    fn text(&mut self, text: &str, role: Role) {
        for line in wrapped(&visible(text), self.columns, role, &[]) {
            self.push(line);
        }
    }

    fn indented(&mut self, text: &str) {
        for part in wrapped(text, self.columns.saturating_sub(2), Role::Quiet, &[]) {
            self.push([vec![span("  ", Role::Plain)], part].concat());
        }
    }

    /// Puts the mark of the chosen one beside the lines from `first` on, and remembers them.
    fn mark_spot(&mut self, first: usize) {
        let chosen = self.chosen == Some(self.spots.len());
        self.spots.push(first..self.lines.len());
        for line in self.lines.iter_mut().skip(first).filter(|_| chosen) {
            match line.first_mut() {
                Some(margin) => *margin = bar(self.theme, true, true),
                None => line.push(bar(self.theme, true, true)),
            }
        }
    }

    /// The sentence with the quoted words in it, then who said so through whom, then the proof; in few lines the proof
    /// right below the words, because what stands last may not be in sight.
    fn voice(&mut self, voice: &Voice, compact: bool) {
        let first = self.lines.len();
        for line in quoted::said(self.theme, voice, self.columns) {
            self.push(line);
        }
        if let Some(translation) = &voice.translation {
            self.text(&format!("In translation: {translation}"), Role::Plain);
        }
        if compact {
            self.standing(voice);
        }
        let chain = self.theme.glyph(Glyph::Chain);
        for (depth, link) in voice.chain.iter().enumerate() {
            let lead = if depth == 0 {
                String::new()
            } else {
                format!("{}{chain} ", "  ".repeat((depth - 1).min(DEEPEST)))
            };
            let indent = lead.chars().count();
            let role = if depth == 0 { Role::Plain } else { Role::Quiet };
            let room = self.columns.saturating_sub(indent);
            for (n, part) in wrapped(&visible(link), room, role, &[]).into_iter().enumerate() {
                let margin = if n == 0 { lead.clone() } else { " ".repeat(indent) };
                let mut line = vec![span(margin, Role::Quiet)];
                line.extend(part);
                self.push(line);
            }
        }
        if !compact {
            self.standing(voice);
        }
        self.mark_spot(first);
    }

    /// Whether the words are proved, and if the copy reads otherwise, how.
    fn standing(&mut self, voice: &Voice) {
        let standing = standing(&self.model.dossier, &self.model.proofs, voice.quote);
        let (glyph, role) = standing_sign(&standing);
        let sign = self.theme.glyph(glyph);
        self.text(&format!("{sign} {}", standing.clause()), role);
        let Standing::Judged(verdict) = standing else { return };
        let Some(drift) = verdict.drift() else { return };
        let (text, marks) = difference(&drift.difference);
        let lead = "  copy: ";
        let room = self.columns.saturating_sub(lead.len());
        for (n, part) in wrapped(&text, room, Role::Context, &marks).into_iter().enumerate() {
            let margin = if n == 0 { lead.to_string() } else { " ".repeat(lead.len()) };
            self.push([vec![span(margin, Role::Quiet)], part].concat());
        }
    }

    /// Before what rests on quotes that do not stand: what is wrong with them.
    fn flaw(&mut self, quotes: &[QuoteIx]) {
        if let Some(flaw) = flaws::flaw(self.model, quotes.iter().copied()) {
            self.text(&flaws::words(self.theme, flaw), Role::Warning);
        }
    }

    fn fact(&mut self, label: &str, text: &str) {
        let role = if matches!(
            label,
            "caveat"
                | "precondition"
                | "trigger"
                | "approval"
                | "number"
                | "whole text"
                | "instrument"
                | "this topic"
        ) {
            Role::Plain
        } else {
            Role::Quiet
        };
        self.labelled("", label, text, role);
    }

    fn labelled(&mut self, sign: &str, label: &str, text: &str, role: Role) {
        let label = if sign.is_empty() { label.to_string() } else { format!("{sign} {label}") };
        let room = self.columns.saturating_sub(LABEL).max(10);
        for (n, part) in wrapped(text, room, role, &[]).into_iter().enumerate() {
            let margin = if n == 0 { label.as_str() } else { "" };
            let mut line = vec![span(format!("{margin:<LABEL$}"), Role::Quiet)];
            line.extend(part);
            self.push(line);
        }
    }
}
