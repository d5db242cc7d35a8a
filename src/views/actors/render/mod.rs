//! Draws the actors screen.

mod card;

use ratatui::layout::Rect;

use super::state::{Actors, Fold, Item, Row};
use crate::dossier::terms::{Act, ActorKind, Stance, TextState};
use crate::dossier::{Actor, ActorIx, Entity, InstrumentIx, PositionIx, PositionSet};
use crate::insight::portrait::portrait;
use crate::insight::record::{actor_with_role, said_by};
use crate::state::Model;
use crate::state::layout::Target;
use crate::state::place::Pane;
use crate::views::canvas::Canvas;
use crate::views::parts::flaws;
use crate::views::parts::nothing;
use crate::views::parts::positions::{self, names};
use crate::views::parts::signs::{bar, inside, vertical_rule};
use crate::widgets::{Glyph, Line, List, Role, Theme, span, width};

/// From this many columns on, the three panes stand side by side.
const THREE_PANES: u16 = 100;
/// From this many columns on, two stand side by side and the card below the positions.
const TWO_PANES: u16 = 64;

/// Where the panes stand; a pane without room has no height.
struct Panes {
    subjects: Rect,
    items: Rect,
    card: Rect,
}

pub(super) fn draw(actors: &Actors, on: &mut Canvas<'_, '_>) {
    let body = on.body;
    let panes = panes(actors, on, body);
    if panes.subjects.height > 0 {
        on.target(panes.subjects, Target::Pane(Pane::Subjects));
        draw_subjects(actors, on, panes.subjects);
    }
    if panes.items.height > 0 {
        on.target(panes.items, Target::Pane(Pane::Items));
        draw_items(actors, on, panes.items);
    }
    if panes.card.height > 0 {
        on.target(panes.card, Target::Pane(Pane::Card));
        card::draw(actors, on, panes.card);
    }
}

fn panes(actors: &Actors, on: &mut Canvas<'_, '_>, body: Rect) -> Panes {
    let theme = on.theme;
    let all = inside(body);
    let none = Rect { height: 0, ..all };
    if body.width < TWO_PANES {
        // One pane at a time: the one with the focus.
        return match actors.at.pane {
            Pane::Subjects => Panes { subjects: all, items: none, card: none },
            Pane::Items => Panes { subjects: none, items: all, card: none },
            Pane::Card => Panes { subjects: none, items: none, card: all },
        };
    }
    let left = (body.width * 25 / 100).clamp(26, 40);
    let subjects = Rect { width: left, ..all };
    vertical_rule(on, left);
    let rest = Rect { x: left + 1, width: all.width - left - 1, ..all };
    if body.width >= THREE_PANES {
        let middle = (rest.width * 46 / 100).min(72);
        vertical_rule(on, rest.x + middle);
        let items = Rect { width: middle, ..rest };
        let card = Rect { x: rest.x + middle + 1, width: rest.width - middle - 1, ..rest };
        return Panes { subjects, items, card };
    }
    if rest.height < 12 {
        // Too low for both: the evidence when it has the focus, else the positions.
        return match actors.at.pane {
            Pane::Card => Panes { subjects, items: none, card: rest },
            _ => Panes { subjects, items: rest, card: none },
        };
    }
    // Whichever has the focus has the larger share.
    let fifths = if actors.at.pane == Pane::Items { 3 } else { 2 };
    let upper = (rest.height * fifths / 5).max(5);
    let rule = Rect { y: rest.y + upper, height: 1, ..rest };
    on.fill(rule, theme.glyph(Glyph::Horizontal), Role::Rule);
    let tee = Rect { x: left, width: 1, ..rule };
    on.draw_line(tee, &[span(theme.glyph(Glyph::TeeRight), Role::Rule)]);
    let items = Rect { height: upper, ..rest };
    let card = Rect { y: rest.y + upper + 1, height: rest.height - upper - 1, ..rest };
    Panes { subjects, items, card }
}

fn draw_subjects(actors: &Actors, on: &mut Canvas<'_, '_>, pane: Rect) {
    let (model, theme) = (on.model, on.theme);
    let rows = &actors.rows;
    let focus = actors.at.pane == Pane::Subjects;
    let chosen = actors.chosen(model, Pane::Subjects);
    let columns = usize::from(pane.width);
    if rows.is_empty() {
        return nothing::draw(on, pane);
    }
    let lines = |n: usize| {
        let Some(row) = rows.get(n) else { return Vec::new() };
        vec![match row {
            Row::Heading(title) => vec![span("  ", Role::Plain), span(*title, Role::Heading)],
            Row::Actor { ix, depth, count, fold } => {
                let here = chosen == Some(n);
                subject_line(model, theme, columns, (*ix, *depth, *count, *fold), (here, focus))
            }
        }]
    };
    let heads = |n: usize| matches!(rows.get(n), Some(Row::Heading(_)));
    let top = model.layout.subjects.top;
    let rows = List { len: rows.len(), chosen, top, lines: &lines, heads: &heads };
    on.draw_rows(Pane::Subjects, pane, &rows);
    on.layout.subjects.page = usize::from(pane.height);
}

/// `▌▸ ARL Arland          ≠ 14`: with what is wrong with anything of it.
fn subject_line(
    model: &Model,
    theme: &Theme,
    columns: usize,
    (ix, depth, count, fold): (ActorIx, usize, Option<usize>, Fold),
    (here, focus): (bool, bool),
) -> Line {
    let d = &model.dossier;
    let Some(actor) = d.actor(ix) else { return Line::new() };
    let sign = match fold {
        Fold::None => " ",
        Fold::Open => theme.glyph(Glyph::Unfolded),
        Fold::Closed(_) => theme.glyph(Glyph::Folded),
    };
    let code = match (&actor.code, actor.kind) {
        (Some(code), _) => format!("{code} "),
        (None, ActorKind::State) => "    ".to_string(),
        _ => String::new(),
    };
    let role = match (here, focus, count) {
        (true, true, _) => Role::Chosen,
        (true, false, _) => Role::Title,
        (false, _, Some(0)) => Role::Quiet,
        (false, ..) => Role::Plain,
    };
    let mut line = vec![
        bar(theme, here, focus),
        span(format!("{}{sign} ", "  ".repeat(depth)), Role::Quiet),
        span(code, Role::Quiet),
        span(&*actor.name, role),
    ];
    let number = match count {
        None => String::new(),
        Some(0) => theme.glyph(Glyph::Dot).to_string(),
        Some(count) => count.to_string(),
    };
    let flaw = flaws::of_row(model, |flawed| flawed.of_actor(ix));
    let flaw = flaw.map(|flaw| flaws::sign(theme, flaw));
    let beside = flaw.as_ref().map_or(0, |sign| width(std::slice::from_ref(sign)) + 1);
    let room = columns.saturating_sub(number.chars().count() + beside + 1);
    if width(&line) >= room {
        let before: usize = width(line.get(..3).unwrap_or_default());
        if let Some(name) = line.last_mut() {
            name.text = name.text.clone().cut(room.saturating_sub(before + 1));
        }
    }
    let gap = room.saturating_sub(width(&line));
    line.push(span(" ".repeat(gap), Role::Plain));
    line.extend(flaw.into_iter().flat_map(|sign| [sign, span(" ", Role::Plain)]));
    line.push(span(number, Role::Quiet));
    line
}

fn draw_items(actors: &Actors, on: &mut Canvas<'_, '_>, pane: Rect) {
    let (model, theme) = (on.model, on.theme);
    let d = &model.dossier;
    let Some(Entity::Actor(actor)) = actors.subject(model) else {
        return;
    };
    let title = [span(" ", Role::Plain), span(actor_with_role(d, actor), Role::Title)];
    on.draw_line(Rect { height: 1, ..pane }, &title);
    let sums = [span(format!(" {}", sums(actors, model, actor)), Role::Quiet)];
    on.draw_line(Rect { y: pane.y + 1, height: 1, ..pane }, &sums);
    // Where there is room, a line says what the actor did about the texts.
    let joined = if pane.height >= 10 { joined(model, actor) } else { String::new() };
    let head = if joined.is_empty() { 2 } else { 3 };
    if !joined.is_empty() {
        let row = Rect { y: pane.y + 2, height: 1, ..pane };
        on.draw_line(row, &[span(" ", Role::Plain), span(joined, Role::Quiet)]);
    }
    let list = Rect { y: pane.y + head, height: pane.height.saturating_sub(head), ..pane };
    let items = &actors.items;
    let chosen = actors.chosen(model, Pane::Items);
    let focus = actors.at.pane == Pane::Items;
    let columns = usize::from(pane.width);
    let lines = |n: usize| match items.get(n) {
        Some(Item::Topic(ix)) => {
            let name = d.name_of(Entity::Topic(*ix));
            vec![Line::new(), vec![span(" ", Role::Plain), span(name, Role::Heading)]]
        }
        Some(Item::About) => {
            let text = format!(" Said about {} by others", d.name_of(Entity::Actor(actor)));
            vec![Line::new(), vec![span(text, Role::Title)]]
        }
        Some(Item::Position(ix)) => {
            position_lines(model, theme, columns, (actor, *ix), (chosen == Some(n), focus))
        }
        None => Vec::new(),
    };
    let heads = |n: usize| !matches!(items.get(n), Some(Item::Position(_)));
    let rows = List {
        len: items.len(),
        chosen,
        top: model.layout.items.top,
        lines: &lines,
        heads: &heads,
    };
    let drawn = on.draw_rows(Pane::Items, list, &rows);
    let positions =
        drawn.rows.iter().filter(|(n, ..)| matches!(items.get(*n), Some(Item::Position(_))));
    on.layout.items.page = positions.count().max(1);
}

/// `3 of its own, 1 said about it`.
fn sums(actors: &Actors, model: &Model, actor: ActorIx) -> String {
    let (own, about) = (actors.portrait.own_count(), actors.portrait.about_count());
    if model.dossier.actor(actor).is_some_and(Actor::is_relay) {
        return format!("{own} came through it");
    }
    if model.scope.is_narrowed() {
        let all = portrait(model.known(), actor, &PositionSet::all(model.dossier.len()));
        let all = all.own_count() + all.about_count();
        return format!("{} of {all} found: {own} of its own, {about} said about it", own + about);
    }
    match (own, about) {
        (0, 0) if model.scope.time.as_of.is_some() => "nothing by this day".to_string(),
        (0, 0) => "nothing in these documents".to_string(),
        (0, about) => format!("nothing of its own, {about} said about it"),
        (own, 0) => format!("{own} of its own"),
        (own, about) => format!("{own} of its own, {about} said about it"),
    }
}

/// What an actor did about the final texts, as far as a source says so: `did not sign: …`.
fn joined(model: &Model, actor: ActorIx) -> String {
    let mut text = String::new();
    for act in [Act::NotSigned, Act::Signed, Act::Adopted] {
        let d = model.known();
        let texts = (0..d.instruments.len() as u32).map(InstrumentIx);
        let titles: Vec<&str> = texts
            .filter(|ix| d.took_part(*ix, actor, act))
            .filter_map(|ix| d.whole().instrument(ix))
            .filter(|text| text.text == TextState::Final)
            .map(|text| text.title.as_str())
            .collect();
        if !titles.is_empty() {
            let apart = if text.is_empty() { "" } else { "; " };
            text.push_str(&format!("{apart}{}: {}", act.meaning(), titles.join(", ")));
        }
    }
    text
}

fn position_lines(
    model: &Model,
    theme: &Theme,
    columns: usize,
    (actor, ix): (ActorIx, PositionIx),
    focus: (bool, bool),
) -> Vec<Line> {
    let d = &model.dossier;
    let Some(position) = model.known().position(ix) else { return Vec::new() };
    let spoken_for = position.stance() == Stance::Expected;
    let whose = if position.actors().contains(&actor) && !spoken_for {
        String::new()
    } else if spoken_for {
        format!("{}: ", said_by(d, position))
    } else {
        format!("{}: ", names(d, position))
    };
    positions::lines(model, theme, columns, ix, (position.summary(), &whose), focus)
}
