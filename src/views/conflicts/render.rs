//! Draws the conflicts screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::state::{self, Row};
use crate::app::App;
use crate::app::areas::{Areas, Target};
use crate::app::place::Pane;
use crate::dossier::{Dossier, Entity, PositionIx, Quote};
use crate::insight::conflict_words::{quotes, reason};
use crate::insight::conflicts::{Conflict, Kind, Side};
use crate::insight::record::voice;
use crate::text::visible::visible;
use crate::text::words::capital;
use crate::verify::standing;
use crate::views::render::ground::{area, bar, inside, standing_sign, vertical_rule};
use crate::widgets::{Flow, Glyph, Line, Role, Theme, flow_text, ink, put};

/// Below this many columns, the list stands above the case instead of beside it.
const BESIDE: u16 = 90;
/// The widest measure at which running text is comfortable.
const MEASURE: usize = 84;

pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    body: Rect,
    areas: &mut Areas,
) {
    let all = inside(body);
    if app.conflicts.rows.is_empty() {
        let words = match app.work.differing {
            Some(_) => " Nothing was found that differs.",
            None => " Looking for what differs …",
        };
        let line = [ink(words, Role::Quiet)];
        return put(frame.buffer_mut(), theme, Rect { height: 1, ..all }, &line);
    }
    if body.width < BESIDE {
        let list = Rect { height: all.height * 2 / 5, ..all };
        draw_list(app, theme, frame, list, areas);
        let y = list.bottom() + 1;
        let below = Rect { y, height: all.bottom().saturating_sub(y), ..all };
        return draw_case(app, theme, frame, below, areas);
    }
    let left = (body.width * 38 / 100).clamp(36, 60);
    vertical_rule(frame, theme, body, left);
    draw_list(app, theme, frame, Rect { width: left, ..all }, areas);
    let right = Rect { x: left + 1, width: all.width - left - 1, ..all };
    draw_case(app, theme, frame, right, areas);
}

fn draw_list(app: &App, theme: &Theme, frame: &mut Frame<'_>, pane: Rect, areas: &mut Areas) {
    let rows = &app.conflicts.rows;
    let chosen = state::chosen(app, Pane::Subjects);
    let lines = |n: usize| -> Vec<Line> {
        match rows.get(n) {
            None => Vec::new(),
            Some(Row::Heading(kind, count)) => {
                let title = format!("{} ", capital(kind.label()));
                let line = vec![
                    ink("  ", Role::Plain),
                    ink(title, if kind.is_contradiction() { Role::Warning } else { Role::Heading }),
                    ink(count.to_string(), Role::Quiet),
                ];
                if n == 0 { vec![line] } else { vec![Line::new(), line] }
            }
            Some(Row::Case(case)) => {
                let here = chosen == Some(n);
                let role = if here { Role::Chosen } else { Role::Plain };
                let (what, who) = title(&app.dossier, case);
                vec![vec![
                    bar(theme, here, app.pane() == Pane::Subjects),
                    ink(" ", Role::Plain),
                    ink(visible(&what).into_owned(), role),
                    ink(format!("   {}", visible(&who)), Role::Quiet),
                ]]
            }
        }
    };
    let heads = |n: usize| matches!(rows.get(n), Some(Row::Heading(..)));
    let flow =
        Flow { len: rows.len(), chosen, top: app.areas.subjects_top, lines: &lines, heads: &heads };
    let flowed = flow.draw(frame.buffer_mut(), theme, pane);
    areas.subjects_top = flowed.top;
    areas.subjects_page = flowed.rows.len().max(1);
    for (n, y, height) in flowed.rows {
        areas.targets.push((area(Rect { y, height, ..pane }), Target::Row(Pane::Subjects, n)));
    }
}

/// What a case is about, and who stands on either side.
fn title(d: &Dossier, case: &Conflict) -> (String, String) {
    let topic = |ix: PositionIx| d.position(ix).map(|p| d.name_of(Entity::Topic(p.topic())));
    let what = case.sides.iter().find_map(|side| match side {
        Side::Position(ix) => topic(*ix).map(str::to_string),
        Side::Participation(ix, _) | Side::Text(ix) => {
            Some(d.name_of(Entity::Instrument(*ix)).to_string())
        }
        Side::Silence(_, topic) => Some(d.name_of(Entity::Topic(*topic)).to_string()),
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

fn draw_case(app: &App, theme: &Theme, frame: &mut Frame<'_>, pane: Rect, areas: &mut Areas) {
    areas.targets.push((area(pane), Target::Pane(Pane::Items)));
    let Some(case) = state::case(app) else { return };
    let columns = usize::from(pane.width.saturating_sub(2)).min(MEASURE);
    let mut lines: Vec<Line> = Vec::new();
    let text = |lines: &mut Vec<Line>, text: &str, role: Role| {
        lines.extend(flow_text(&visible(text), columns, role, &[]));
    };
    let verdict = match case.kind {
        Kind::Contradiction => "A contradiction".to_string(),
        Kind::OneSided => "A one-sided claim".to_string(),
        kind => format!("No contradiction: {}", kind.label()),
    };
    let role = if case.kind.is_contradiction() { Role::Warning } else { Role::Title };
    text(&mut lines, &verdict, role);
    text(&mut lines, &format!("{}.", capital(case.kind.meaning())), Role::Quiet);
    lines.push(Line::new());
    text(&mut lines, &capital(&reason(app.known(), &case)), Role::Plain);
    let by = if case.by_hand.is_some() { "says who wrote the dossier" } else { "worked out" };
    text(&mut lines, by, Role::Quiet);
    let quotes = quotes(app.known(), &case);
    for (side, quote) in case.sides.into_iter().zip(quotes) {
        lines.push(Line::new());
        text(&mut lines, &side_name(&app.dossier, side), Role::Heading);
        match quote {
            Some(quote) => lines.extend(quote_lines(app, theme, quote, columns)),
            None => text(&mut lines, "no words of its own here", Role::Quiet),
        }
    }
    // The last row says that more follows, where more does.
    let page = usize::from(pane.height);
    let scroll = app.place.scroll.min(lines.len().saturating_sub(page));
    areas.card_lines = lines.len();
    areas.card_page = page.max(1);
    let below = lines.len().saturating_sub(scroll + page);
    let mut shown: Vec<Line> = lines.into_iter().skip(scroll).take(page).collect();
    if let (Some(last), 1..) = (shown.last_mut(), below) {
        let said = format!("{} more {} (Tab, then down)", below + 1, theme.glyph(Glyph::More));
        *last = vec![ink(said, Role::Quiet)];
    }
    for (n, line) in shown.iter().enumerate() {
        let at = Rect {
            x: pane.x + 1,
            y: pane.y + n as u16,
            width: pane.width.saturating_sub(2),
            height: 1,
        };
        put(frame.buffer_mut(), theme, at, line);
    }
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
