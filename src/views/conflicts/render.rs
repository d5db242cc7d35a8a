//! Draws the conflicts screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::state::{self, Row};
use crate::app::App;
use crate::app::areas::Areas;
use crate::app::collect::is_kept;
use crate::app::place::Pane;
use crate::brief::Of;
use crate::insight::conflicts::Conflict;
use crate::insight::conflicts::case::{key, side_name, title, verdict};
use crate::insight::conflicts::words::{quotes, reason};
use crate::text::words::{capital, closed};
use crate::views::render::cases::{self, Cases, Page};
use crate::views::render::ground::inside;
use crate::widgets::{Role, Theme, ink, put};

pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    body: Rect,
    areas: &mut Areas,
) {
    let rows = &app.conflicts.rows;
    if rows.is_empty() {
        let words = match app.work.differing {
            Some(_) => " Nothing was found that differs.",
            None => " Looking for what differs …",
        };
        let line = [ink(words, Role::Quiet)];
        return put(frame.buffer_mut(), theme, Rect { height: 1, ..inside(body) }, &line);
    }
    let row = |n: usize| match rows.get(n) {
        Some(Row::Heading(kind, count)) => cases::Row::Heading {
            text: capital(kind.label()),
            count: *count,
            is_warning: kind.is_contradiction(),
        },
        Some(Row::Case(case)) => {
            let (what, who) = title(&app.dossier, case);
            let is_kept = is_kept(app, Of::Conflict(key(&app.dossier, case)));
            cases::Row::Case { what, who, is_kept }
        }
        None => cases::Row::Case { what: String::new(), who: String::new(), is_kept: false },
    };
    let chosen = state::chosen(app, Pane::Subjects);
    let page = state::case(app).map(|case| page(app, &case));
    Cases { len: rows.len(), chosen, row: &row, page }.draw(app, theme, frame, body, None, areas);
}

fn page(app: &App, case: &Conflict) -> Page {
    let sides = case.sides.into_iter().zip(quotes(app.known(), case));
    Page {
        verdict: verdict(case),
        is_warning: case.kind.is_contradiction(),
        meaning: format!("{}.", capital(case.kind.meaning())),
        reason: closed(&reason(app.known(), case)),
        by: if case.by_hand.is_some() { "says who wrote the dossier" } else { "worked out" }
            .to_string(),
        sides: sides
            .map(|(side, quote)| cases::Side {
                title: side_name(&app.dossier, side),
                text: String::new(),
                quotes: quote.into_iter().map(|quote| quote.ix).collect(),
            })
            .collect(),
    }
}
