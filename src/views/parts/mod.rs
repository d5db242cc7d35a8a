//! What the views draw with: panes, signs, and how a position, a quote, a case or a page looks.

/// Columns of running text, at most: wider lines are hard to read.
pub(super) const MEASURE: u16 = 84;

pub(super) mod beside;
pub(super) mod draft;
pub(super) mod edit;
pub(super) mod flaws;
pub(super) mod legend;
pub(super) mod line;
pub(super) mod nodes;
pub(super) mod nothing;
pub(super) mod picker;
pub(super) mod popup;
pub(super) mod positions;
pub(super) mod quoted;
pub(super) mod signs;
pub(super) mod two_panes;
pub(super) mod two_sides;
