//! How cases are shown: on the left each under its heading, on the right what is said of the chosen one and
//! its sides in their own words.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::areas::{Areas, Target};
use crate::app::place::Pane;
use crate::dossier::{Quote, QuoteIx};
use crate::insight::record::voice;
use crate::text::visible::visible;
use crate::text::words::capital;
use crate::verify::standing;
use crate::views::render::ground::{area, bar, inside, standing_sign, vertical_rule};
use crate::widgets::{Flow, Glyph, Line, Role, Theme, flow_text, ink, put, width};

/// Below this many columns, the list stands above the case instead of beside it.
const BESIDE: u16 = 90;
/// The widest measure at which running text is comfortable.
const MEASURE: usize = 84;

/// A row of the list.
pub(in crate::views) enum Row {
    Heading { text: String, count: usize, is_warning: bool },
    Case { what: String, who: String, is_kept: bool },
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
}

/// One side of a case.
#[derive(Clone, Debug, Default)]
pub(in crate::views) struct Side {
    pub title: String,
    /// What it comes to; empty where the quotes say it.
    pub text: String,
    pub quotes: Vec<QuoteIx>,
}

/// The list and the page beside it, or below it on a narrow screen.
pub(in crate::views) struct Cases<'a> {
    pub len: usize,
    pub chosen: Option<usize>,
    pub row: &'a dyn Fn(usize) -> Row,
    pub page: Option<Page>,
}

impl Cases<'_> {
    /// Draws both into a body, whose first line may be taken by `head`.
    pub(in crate::views) fn draw(
        &self,
        app: &App,
        theme: &Theme,
        frame: &mut Frame<'_>,
        body: Rect,
        head: Option<Line>,
        areas: &mut Areas,
    ) {
        let mut all = inside(body);
        if body.width >= BESIDE {
            let left = (body.width * 38 / 100).clamp(36, 60);
            vertical_rule(frame, theme, body, left);
            let right = Rect { x: left + 1, width: all.width - left - 1, ..all };
            self.draw_page(app, theme, frame, right, areas);
            all.width = left;
        }
        if let Some(head) = head {
            put(frame.buffer_mut(), theme, Rect { height: 1, ..all }, &head);
            let taken = 2.min(all.height);
            all = Rect { y: all.y + taken, height: all.height - taken, ..all };
        }
        if body.width >= BESIDE {
            return self.draw_list(app, theme, frame, all, areas);
        }
        let list = Rect { height: all.height * 2 / 5, ..all };
        self.draw_list(app, theme, frame, list, areas);
        let y = list.bottom() + 1;
        let below = Rect { y, height: all.bottom().saturating_sub(y), ..all };
        self.draw_page(app, theme, frame, below, areas);
    }

    fn draw_list(
        &self,
        app: &App,
        theme: &Theme,
        frame: &mut Frame<'_>,
        pane: Rect,
        areas: &mut Areas,
    ) {
        let lines = |n: usize| -> Vec<Line> {
            match (self.row)(n) {
                Row::Heading { text, count, is_warning } => {
                    let role = if is_warning { Role::Warning } else { Role::Heading };
                    let line = vec![
                        ink("  ", Role::Plain),
                        ink(format!("{} ", visible(&text)), role),
                        ink(count.to_string(), Role::Quiet),
                    ];
                    if n == 0 { vec![line] } else { vec![Line::new(), line] }
                }
                Row::Case { what, who, is_kept } => {
                    let here = self.chosen == Some(n);
                    let mark = || bar(theme, here, app.pane() == Pane::Subjects);
                    let role = if here { Role::Chosen } else { Role::Plain };
                    let kept = if is_kept { theme.glyph(Glyph::Kept) } else { " " };
                    let mut first = vec![
                        mark(),
                        ink(kept, Role::Accent),
                        ink(visible(&what).into_owned(), role),
                    ];
                    let beside = ink(format!("   {}", visible(&who)), Role::Quiet);
                    let both = width(&first) + width(std::slice::from_ref(&beside));
                    // What tells rows apart is not cut off: where there is no room, it stands below.
                    if who.is_empty() || both <= usize::from(pane.width) {
                        first.push(beside);
                        return vec![first];
                    }
                    vec![first, vec![mark(), beside]]
                }
            }
        };
        let heads = |n: usize| matches!((self.row)(n), Row::Heading { .. });
        let (chosen, top) = (self.chosen, app.areas.subjects_top);
        let flow = Flow { len: self.len, chosen, top, lines: &lines, heads: &heads };
        let flowed = flow.draw(frame.buffer_mut(), theme, pane);
        areas.subjects_top = flowed.top;
        areas.subjects_page = flowed.rows.len().max(1);
        for (n, y, height) in flowed.rows {
            areas.targets.push((area(Rect { y, height, ..pane }), Target::Row(Pane::Subjects, n)));
        }
    }

    fn draw_page(
        &self,
        app: &App,
        theme: &Theme,
        frame: &mut Frame<'_>,
        pane: Rect,
        areas: &mut Areas,
    ) {
        areas.targets.push((area(pane), Target::Pane(Pane::Items)));
        let Some(page) = &self.page else { return };
        let columns = usize::from(pane.width.saturating_sub(2)).min(MEASURE);
        let lines = page_lines(app, theme, page, columns);
        // The last row says that more follows, where more does.
        let room = usize::from(pane.height);
        let scroll = app.place.scroll.min(lines.len().saturating_sub(room));
        areas.card_lines = lines.len();
        areas.card_page = room.max(1);
        let below = lines.len().saturating_sub(scroll + room);
        let mut shown: Vec<Line> = lines.into_iter().skip(scroll).take(room).collect();
        if let (Some(last), 1..) = (shown.last_mut(), below) {
            let said = format!("{} more {} (Tab, then down)", below + 1, theme.glyph(Glyph::More));
            *last = vec![ink(said, Role::Quiet)];
        }
        for (n, line) in shown.iter().enumerate() {
            let width = pane.width.saturating_sub(2);
            let at = Rect { x: pane.x + 1, y: pane.y + n as u16, width, height: 1 };
            put(frame.buffer_mut(), theme, at, line);
        }
    }
}

fn page_lines(app: &App, theme: &Theme, page: &Page, columns: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let text = |lines: &mut Vec<Line>, text: &str, role: Role| {
        if !text.is_empty() {
            lines.extend(flow_text(&visible(text), columns, role, &[]));
        }
    };
    text(&mut lines, &page.verdict, if page.is_warning { Role::Warning } else { Role::Title });
    text(&mut lines, &page.meaning, Role::Quiet);
    if !page.reason.is_empty() {
        lines.push(Line::new());
        text(&mut lines, &capital(&page.reason), Role::Plain);
        text(&mut lines, &page.by, Role::Quiet);
    }
    for side in &page.sides {
        lines.push(Line::new());
        text(&mut lines, &side.title, Role::Heading);
        text(&mut lines, &side.text, Role::Plain);
        for quote in side.quotes.iter().filter_map(|ix| app.dossier.quote(*ix)) {
            lines.extend(quote_lines(app, theme, quote, columns));
        }
        if side.quotes.is_empty() && side.text.is_empty() {
            text(&mut lines, "nothing is held of it here", Role::Quiet);
        }
    }
    lines
}

fn quote_lines(app: &App, theme: &Theme, quote: Quote<'_>, columns: usize) -> Vec<Line> {
    let voice = voice(&app.dossier, quote);
    let text = format!("{}{}{}", voice.prefix, voice.exact, voice.suffix);
    let marks = [(voice.prefix.len()..voice.prefix.len() + voice.exact.len(), Role::Quote)];
    let rule = theme.glyph(Glyph::QuoteBar);
    let mut lines: Vec<Line> = flow_text(&text, columns.saturating_sub(2), Role::Context, &marks)
        .into_iter()
        .map(|part| [vec![ink(format!("{rule} "), Role::Rule)], part].concat())
        .collect();
    for link in &voice.chain {
        lines.extend(flow_text(&visible(link), columns, Role::Quiet, &[]));
    }
    let standing = standing(&app.dossier, &app.proofs, quote.ix);
    let (glyph, role) = standing_sign(&standing);
    let said = format!("{} {}", theme.glyph(glyph), standing.clause());
    lines.extend(flow_text(&visible(&said), columns, role, &[]));
    lines
}
