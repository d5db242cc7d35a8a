//! How cases are shown: on the left each under its heading, on the right what is said of the chosen one and
//! its sides in their own words.

use ratatui::layout::Rect;

use super::MEASURE;
use crate::dossier::{Quote, QuoteIx};
use crate::insight::record::voice_by_then;
use crate::state::Model;
use crate::state::layout::Target;
use crate::state::place::Pane;
use crate::text::visible::visible;
use crate::text::words::capital;
use crate::verify::{Flaw, standing};
use crate::views::canvas::Canvas;
use crate::views::parts::flaws;
use crate::views::parts::quoted;
use crate::views::parts::signs::{bar, inside, standing_sign};
use crate::views::parts::two_panes::{Narrow, TwoPanes};
use crate::widgets::{Glyph, Line, List, Role, Theme, first_lines, span, width, wrapped};

/// Below so many columns the list stands above the case instead of beside it.
const PANES: TwoPanes =
    TwoPanes { beside: 90, share: 38, least: 36, most: 60, narrow: Narrow::Above };

/// A row of the list.
pub(in crate::views) enum Row {
    Heading { text: String, count: usize, role: Role },
    Case { what: String, who: String, tells: Tells, is_kept: bool, flaw: Option<Flaw> },
}

/// Which part of a row tells it from the others, and so is the brighter one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::views) enum Tells {
    What,
    Who,
}

impl Row {
    /// Of a row that is gone.
    pub(in crate::views) const fn none() -> Row {
        Row::Case {
            what: String::new(),
            who: String::new(),
            tells: Tells::What,
            is_kept: false,
            flaw: None,
        }
    }
}

/// What is said of a case.
#[derive(Clone, Debug, Default)]
pub(in crate::views) struct Page {
    pub verdict: String,
    pub is_warning: bool,
    /// What the verdict means, and what it does not.
    pub meaning: String,
    /// Sentences about this very case, and who says so.
    pub reason: String,
    pub by: String,
    pub sides: Vec<Side>,
    /// What is wrong with the quotes on which it rests.
    pub flaw: Option<Flaw>,
}

/// One side of a case.
#[derive(Clone, Debug, Default)]
pub(in crate::views) struct Side {
    pub title: String,
    /// What it comes to; empty where the quotes say it.
    pub text: String,
    pub quotes: Vec<QuoteIx>,
}

/// What stands above the list: the things that can be listed, of which one is.
pub(in crate::views) struct Head {
    line: Line,
    /// The first column and the width of each.
    parts: Vec<(u16, u16)>,
    /// What is said of the chosen one, below.
    note: Line,
}

impl Head {
    /// Of what can be shown: its key, its word, and whether it is shown.
    pub(in crate::views) fn new(all: &[(&'static str, &'static str, bool)]) -> Head {
        let (mut line, mut parts) = (vec![span(" ", Role::Plain)], Vec::new());
        for (key, word, here) in all {
            let word = span(format!(" {word}"), if *here { Role::Title } else { Role::Quiet });
            let part = [span(*key, Role::Key), word];
            parts.push((width(&line) as u16, width(&part) as u16));
            line.extend(part);
            line.push(span("  ", Role::Plain));
        }
        Head { line, parts, note: Line::new() }
    }

    /// The same, with something said of the chosen one.
    pub(in crate::views) fn with_note(self, note: Line) -> Head {
        Head { note, ..self }
    }

    /// Draws it in the first line of an area.
    pub(in crate::views) fn draw(&self, on: &mut Canvas<'_, '_>, area: Rect) {
        on.draw_line(Rect { height: 1, ..area }, &self.line);
        on.draw_line(Rect { y: area.y + 1, height: 1, ..area }, &self.note);
        for (n, (column, width)) in self.parts.iter().enumerate() {
            let tab = Rect { x: area.x + column, width: *width, height: 1, ..area };
            on.target(tab.intersection(Rect { height: 1, ..area }), Target::Part(n));
        }
    }
}

/// The list and the page beside it, or below it on a narrow screen.
pub(in crate::views) struct Cases<'a> {
    pub len: usize,
    pub chosen: Option<usize>,
    pub row: &'a dyn Fn(usize) -> Row,
    pub page: Option<Page>,
    /// The pane that has the focus, and the lines of the page above its first visible one.
    pub focus: Pane,
    pub scroll: usize,
}

impl Cases<'_> {
    /// Draws both. The first line of the list may be taken by a head.
    pub(in crate::views) fn draw(&self, on: &mut Canvas<'_, '_>, head: Option<&Head>) {
        let [list, page] = PANES.split(on, self.focus, if head.is_some() { 2 } else { 0 });
        if let Some(head) = head {
            head.draw(on, Rect { y: inside(on.body).y, ..list });
        }
        self.draw_list(on, list);
        self.draw_page(on, page);
    }

    fn draw_list(&self, on: &mut Canvas<'_, '_>, pane: Rect) {
        let (model, theme, columns) = (on.model, on.theme, usize::from(pane.width));
        let lines = |n: usize| -> Vec<Line> {
            match (self.row)(n) {
                Row::Heading { text, count, role } => {
                    let line = vec![
                        span("  ", Role::Plain),
                        span(format!("{} ", visible(&text)), role),
                        span(
                            if count > 0 { count.to_string() } else { String::new() },
                            Role::Quiet,
                        ),
                    ];
                    if n == 0 { vec![line] } else { vec![Line::new(), line] }
                }
                Row::Case { what, who, tells, is_kept, flaw } => {
                    let here = self.chosen == Some(n);
                    let mark = || bar(theme, here, self.focus == Pane::Subjects);
                    let bright = if here { Role::Chosen } else { Role::Plain };
                    let [of_what, of_who] = match tells {
                        Tells::What => [bright, Role::Quiet],
                        Tells::Who => [Role::Quiet, bright],
                    };
                    let kept = if is_kept { theme.glyph(Glyph::Kept) } else { " " };
                    let mut head = vec![mark(), span(kept, Role::Accent)];
                    if let Some(flaw) = flaw {
                        head.extend([flaws::sign(theme, flaw), span(" ", Role::Plain)]);
                    }
                    // What tells rows apart is not cut off: where there is no room, it stands below.
                    let mut row = rows(&what, columns.saturating_sub(width(&head)), of_what);
                    let beside = format!("   {}", visible(&who));
                    let used = width(&head) + row.first().map_or(0, |line| width(line));
                    if row.len() == 1 && used + span(&*beside, of_who).text.width() <= columns {
                        if let Some(only) = row.first_mut() {
                            only.push(span(&*beside, of_who));
                        }
                    } else {
                        for mut line in rows(&who, columns.saturating_sub(4), of_who) {
                            line.insert(0, span("  ", Role::Plain));
                            row.push(line);
                        }
                    }
                    let below = || vec![mark(), span(" ", Role::Plain)];
                    let heads = std::iter::once(head).chain(std::iter::repeat_with(below));
                    heads.zip(row).map(|(head, line)| [head, line].concat()).collect()
                }
            }
        };
        let heads = |n: usize| matches!((self.row)(n), Row::Heading { .. });
        let (chosen, top) = (self.chosen, model.layout.subjects.top);
        let rows = List { len: self.len, chosen, top, lines: &lines, heads: &heads };
        on.draw_rows(Pane::Subjects, pane, &rows);
    }

    fn draw_page(&self, on: &mut Canvas<'_, '_>, pane: Rect) {
        let (model, theme) = (on.model, on.theme);
        let Some(page) = &self.page else { return };
        let columns = usize::from(pane.width.saturating_sub(2).min(MEASURE));
        on.scrolled(pane, page_lines(model, theme, page, columns), self.scroll, self.focus);
    }
}

/// So many lines of one text stand in the list; the page has all of it.
const MOST_LINES: usize = 3;

/// A text of the list, in so many columns.
fn rows(text: &str, columns: usize, role: Role) -> Vec<Line> {
    first_lines(wrapped(&visible(text), columns, role, &[]), columns, MOST_LINES)
}

fn page_lines(model: &Model, theme: &Theme, page: &Page, columns: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let text = |lines: &mut Vec<Line>, text: &str, role: Role| {
        if !text.is_empty() {
            lines.extend(wrapped(&theme.spelled(&visible(text)), columns, role, &[]));
        }
    };
    text(&mut lines, &page.verdict, if page.is_warning { Role::Warning } else { Role::Title });
    text(&mut lines, &page.meaning, Role::Plain);
    if !page.reason.is_empty() {
        lines.push(Line::new());
        if let Some(flaw) = page.flaw {
            text(
                &mut lines,
                &format!("{} {}", flaws::sign(theme, flaw).text, flaw.stamp()),
                Role::Warning,
            );
        }
        text(&mut lines, &capital(&page.reason), Role::Plain);
        text(&mut lines, &page.by, Role::Quiet);
    }
    for side in &page.sides {
        lines.push(Line::new());
        text(&mut lines, &side.title, Role::Heading);
        text(&mut lines, &side.text, Role::Plain);
        for quote in side.quotes.iter().filter_map(|ix| model.dossier.quote(*ix)) {
            lines.extend(quote_lines(model, theme, quote, columns));
        }
        if side.quotes.is_empty() && side.text.is_empty() {
            text(&mut lines, "nothing is held of it here", Role::Quiet);
        }
    }
    lines
}

fn quote_lines(model: &Model, theme: &Theme, quote: Quote<'_>, columns: usize) -> Vec<Line> {
    let voice = voice_by_then(model.known(), quote);
    let mut lines = quoted::said(theme, &voice, columns);
    if let Some(translation) = &voice.translation {
        let translated = format!("In translation: {translation}");
        lines.extend(wrapped(&visible(&translated), columns, Role::Plain, &[]));
    }
    for link in &voice.chain {
        lines.extend(wrapped(&visible(link), columns, Role::Quiet, &[]));
    }
    let standing = standing(&model.dossier, &model.proofs, quote.ix);
    let (glyph, role) = standing_sign(&standing);
    let said = format!("{} {}", theme.glyph(glyph), standing.clause());
    lines.extend(wrapped(&visible(&said), columns, role, &[]));
    lines
}
