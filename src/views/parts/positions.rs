//! How a position looks in a list: its sign, its summary, and under it the words that say how firm it is.

use crate::dossier::{Dossier, Entity, Mark, Position, PositionIx};
use crate::insight::cell::is_superseded;
use crate::insight::record::tags;
use crate::state::Model;
use crate::views::parts::flaws;
use crate::views::parts::signs::{bar, role_of, sign_of};
use crate::widgets::{Glyph, Line, Role, Theme, span, wrapped};

/// Beside what was collected.
pub(in crate::views) const IN_BRIEF: &str = "in the brief";

/// The lines of a position: `text` beside its sign, and under it `whose` words with what must be said of it.
/// `here`: it is chosen; `focus`: in the pane that has the focus.
pub(in crate::views) fn lines(
    model: &Model,
    theme: &Theme,
    columns: usize,
    ix: PositionIx,
    (text, whose): (&str, &str),
    (here, focus): (bool, bool),
) -> Vec<Line> {
    let d = model.known();
    let Some(position) = d.position(ix) else { return Vec::new() };
    let stance = position.stance();
    let role = match (here, focus) {
        (true, true) => Role::Chosen,
        (true, false) => Role::Title,
        (false, _) => Role::Plain,
    };
    let text_columns = columns.saturating_sub(6).max(8);
    let mut lines: Vec<Line> = Vec::new();
    for (n, part) in wrapped(text, text_columns, role, &[]).into_iter().enumerate() {
        let sign = if n == 0 { sign_of(theme, stance) } else { span(" ", Role::Plain) };
        let mut line =
            vec![bar(theme, here, focus), span(" ", Role::Plain), sign, span(" ", Role::Plain)];
        line.extend(part);
        lines.push(line);
    }
    let mut words = tags(d, position);
    if is_superseded(d, ix, &model.scope.there) {
        words.push("superseded".to_string());
    }
    if model.marks.has(Mark::Problem, ix) {
        words.push("has a problem (!)".to_string());
    }
    let dot = format!(" {} ", theme.glyph(Glyph::Dot));
    let kept = model.brief.marked.contains(ix).then_some(IN_BRIEF);
    let news = kept.into_iter().chain(model.scope.since.of(ix).map(|news| news.label()));
    let news = news.collect::<Vec<&str>>().join(&dot);
    let flaw = flaws::of_position(model, ix).map(|flaw| flaws::words(theme, flaw));
    let flaw = flaw.unwrap_or_default();
    let after = |said: &str| if said.is_empty() { "" } else { dot.as_str() };
    let before = format!("{flaw}{}{news}{}", after(&flaw), after(&news));
    let text = format!("{before}{whose}{}", words.join(&dot));
    let stance_at = before.len() + whose.len();
    let marks = [
        (0..flaw.len(), Role::Warning),
        (flaw.len()..before.len(), Role::Accent),
        (stance_at..stance_at + stance.name().len(), role_of(stance)),
    ];
    for part in wrapped(&text, text_columns, Role::Quiet, &marks) {
        let mut line = vec![bar(theme, here, focus), span("   ", Role::Plain)];
        line.extend(part);
        lines.push(line);
    }
    lines
}

/// Who holds a position: `Arland, United Isles`.
pub(in crate::views) fn names(d: &Dossier, position: Position<'_>) -> String {
    let names: Vec<&str> = position.actors().iter().map(|a| d.name_of(Entity::Actor(*a))).collect();
    names.join(", ")
}
