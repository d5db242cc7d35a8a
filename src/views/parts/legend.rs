//! Legends: signs with what they mean, side by side.

use std::ops::Range;

use super::signs::{Mark, in_legend, sign_of};
use crate::dossier::terms::Stance;
use crate::widgets::{Line, Role, Span, Theme, side_by_side, span, width};

/// A stance.
pub(in crate::views) fn stance(theme: &Theme, stance: Stance) -> Line {
    let sign = sign_of(theme, stance);
    let role = sign.role;
    vec![sign, span(format!(" {}", in_legend(stance)), role)]
}

/// What stands beside a stance, or in its place.
pub(in crate::views) fn mark(theme: &Theme, mark: Mark) -> Line {
    told(mark.span(theme), mark.few)
}

/// Any other sign.
pub(in crate::views) fn told(sign: Span, few: &str) -> Line {
    vec![sign, span(format!(" {few}"), Role::Quiet)]
}

/// Parts side by side, in at most so many lines; where there are more, an ellipsis says so.
pub(in crate::views) fn first(parts: &[Line], columns: usize, most: usize) -> Vec<Line> {
    const MORE: &str = "   …";
    let all = in_lines(parts, columns);
    if all.len() <= most {
        return all;
    }
    let mut lines = in_lines(parts, columns.saturating_sub(MORE.chars().count()));
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        last.push(span(MORE, Role::Quiet));
    }
    lines
}

/// Parts side by side, in as many lines as it takes.
pub(in crate::views) fn in_lines(parts: &[Line], columns: usize) -> Vec<Line> {
    let widths: Vec<usize> = parts.iter().map(|part| width(part)).collect();
    let rows = side_by_side(&widths, 3, columns).into_iter();
    let line =
        |row| parts.get::<Range<usize>>(row).unwrap_or_default().join(&span("   ", Role::Plain));
    rows.map(line).collect()
}
