//! Draws what the chosen quote is evidence for, beside the text where there is room: whose position, what
//! it is taken to say, through whom the words came.

use ratatui::layout::Rect;

use super::super::state::Reader;
use crate::dossier::Entity;
use crate::insight::record::{actor_with_role, record, voice_by_then};
use crate::state::Model;
use crate::text::visible::visible;
use crate::verify::{Standing, standing};
use crate::views::canvas::Canvas;
use crate::views::parts::signs::{difference, sign_of, standing_sign};
use crate::widgets::{Line, Role, Theme, span, wrapped};

pub(super) fn draw(reader: &Reader, on: &mut Canvas<'_, '_>, area: Rect) {
    let (model, theme) = (on.model, on.theme);
    for (n, line) in lines(reader, model, theme, usize::from(area.width)).iter().enumerate() {
        let Some(y) = u16::try_from(n).ok().filter(|n| *n < area.height) else { return };
        on.draw_line(Rect { y: area.y + y, height: 1, ..area }, line);
    }
}

fn lines(reader: &Reader, model: &Model, theme: &Theme, columns: usize) -> Vec<Line> {
    let d = &model.dossier;
    let mark = reader.current().and_then(|at| reader.marks.get(at));
    let Some(quote) = mark.and_then(|mark| d.quote(mark.quote)) else { return Vec::new() };
    let mut lines = Vec::new();
    let mut text = |text: &str, role: Role| {
        lines.extend(wrapped(&visible(text), columns, role, &[]));
    };
    match quote.owner() {
        Entity::Position(ix) => {
            let names: Vec<String> = d.position(ix).map_or(Vec::new(), |p| {
                p.actors().iter().map(|actor| actor_with_role(d, *actor)).collect()
            });
            text(&names.join("; "), Role::Title);
            if let Some(record) = record(model.known(), ix) {
                text(&record.topic, Role::Quiet);
                text("", Role::Plain);
                text(&record.summary, Role::Plain);
                let sign = sign_of(theme, record.stance);
                let role = sign.role;
                text(&format!("{} {}", sign.text, record.headline), role);
            }
        }
        owner => text(d.name_of(owner), Role::Title),
    }
    text("", Role::Plain);
    for link in voice_by_then(model.known(), quote).chain {
        text(&link, Role::Quiet);
    }
    let standing = standing(d, &model.proofs, quote.ix);
    let (glyph, role) = standing_sign(&standing);
    text(&format!("{} {}", theme.glyph(glyph), standing.clause()), role);
    if let Standing::Judged(verdict) = &standing
        && let Some(drift) = verdict.drift()
    {
        text("", Role::Plain);
        let (told, marks) = difference(&drift.difference);
        lines.extend(wrapped(&told, columns, Role::Context, &marks));
    }
    lines
        .into_iter()
        .map(|line| if line.is_empty() { vec![span("", Role::Plain)] } else { line })
        .collect()
}
