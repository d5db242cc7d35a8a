//! Draws the conflicts screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::state::{self, Row};
use crate::app::App;
use crate::app::areas::Areas;
use crate::app::place::Pane;
use crate::dossier::terms::Stance;
use crate::dossier::{Dossier, Entity, PositionIx};
use crate::insight::conflicts::words::{quotes, reason};
use crate::insight::conflicts::{Conflict, Kind, Side};
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
            cases::Row::Case { what, who }
        }
        None => cases::Row::Case { what: String::new(), who: String::new() },
    };
    let chosen = state::chosen(app, Pane::Subjects);
    let page = state::case(app).map(|case| page(app, &case));
    Cases { len: rows.len(), chosen, row: &row, page }.draw(app, theme, frame, body, None, areas);
}

fn page(app: &App, case: &Conflict) -> Page {
    let verdict = match case.kind {
        Kind::Contradiction => "A contradiction".to_string(),
        Kind::OneSided => "A one-sided claim".to_string(),
        kind => format!("No contradiction: {}", kind.label()),
    };
    let sides = case.sides.into_iter().zip(quotes(app.known(), case));
    Page {
        verdict,
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

/// What a case is about, and who stands on either side.
fn title(d: &Dossier, case: &Conflict) -> (String, String) {
    let topic = |ix: PositionIx| d.position(ix).map(|p| d.name_of(Entity::Topic(p.topic())));
    // Of a claim and what is said against it, the claim: one denial may stand beside several.
    let claimed =
        case.positions().find(|ix| d.position(*ix).is_some_and(|p| p.stance() == Stance::Assert));
    let claimed = claimed.and_then(topic).map(str::to_string);
    let what = claimed.or_else(|| {
        case.sides.iter().find_map(|side| match side {
            Side::Position(ix) => topic(*ix).map(str::to_string),
            Side::Participation(ix, _) | Side::Text(ix) => {
                Some(d.name_of(Entity::Instrument(*ix)).to_string())
            }
            Side::Silence(_, topic) => Some(d.name_of(Entity::Topic(*topic)).to_string()),
        })
    });
    let mut who: Vec<String> = case.sides.iter().map(|side| side_name(d, *side)).collect();
    who.dedup();
    (what.unwrap_or_default(), who.join(" – "))
}

fn side_name(d: &Dossier, side: Side) -> String {
    let names = |actors: &[crate::dossier::ActorIx]| {
        let name = |ix: &crate::dossier::ActorIx| {
            let code = d.actor(*ix).and_then(|a| a.code.clone());
            code.unwrap_or_else(|| d.name_of(Entity::Actor(*ix)).to_string())
        };
        actors.iter().map(name).collect::<Vec<String>>().join(", ")
    };
    match side {
        Side::Position(ix) => d.position(ix).map(|p| names(p.actors())).unwrap_or_default(),
        Side::Participation(ix, n) => {
            let part = d.instrument(ix).and_then(|text| text.participation.get(n));
            part.map(|part| names(&part.actors)).unwrap_or_default()
        }
        Side::Text(ix) => d.name_of(Entity::Instrument(ix)).to_string(),
        Side::Silence(actor, _) => format!("{} silent", names(&[actor])),
    }
}
