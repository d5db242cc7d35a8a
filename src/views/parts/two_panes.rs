//! Two panes side by side, as most screens have them: a list on the left, what is said of the chosen one on the
//! right. On a narrow screen only the one that has the focus.

use ratatui::layout::Rect;

use super::signs::{inside, vertical_rule};
use crate::state::layout::Target;
use crate::state::place::Pane;
use crate::views::canvas::Canvas;

/// How wide the left one is.
pub(in crate::views) struct TwoPanes {
    /// From so many columns on they stand side by side.
    pub(in crate::views) beside: u16,
    /// Percent of the columns for the left one, at least and at most so many.
    pub(in crate::views) share: u16,
    pub(in crate::views) least: u16,
    pub(in crate::views) most: u16,
    pub(in crate::views) narrow: Narrow,
}

/// What is shown where there is no room for both side by side.
pub(in crate::views) enum Narrow {
    /// The pane that has the focus.
    Focus,
    /// Both, the list above.
    Above,
}

impl TwoPanes {
    /// Draws the rule between them and says where they stand; a pane without room has no height. `head`: rows above
    /// the list that are taken.
    pub(in crate::views) fn split(
        &self,
        on: &mut Canvas<'_, '_>,
        focus: Pane,
        head: u16,
    ) -> [Rect; 2] {
        let (body, mut all) = (on.body, inside(on.body));
        let head = head.min(all.height);
        let below = |rect: Rect| Rect { y: rect.y + head, height: rect.height - head, ..rect };
        let none = Rect { height: 0, ..all };
        let panes = if body.width < self.beside {
            match (&self.narrow, focus) {
                (Narrow::Focus, Pane::Subjects) => [below(all), none],
                (Narrow::Focus, Pane::Items | Pane::Card) => [none, all],
                (Narrow::Above, _) => {
                    all = below(all);
                    let list = Rect { height: all.height * 2 / 5, ..all };
                    let y = list.bottom() + 1;
                    [list, Rect { y, height: all.bottom().saturating_sub(y), ..all }]
                }
            }
        } else {
            let left = (body.width * self.share / 100).clamp(self.least, self.most);
            vertical_rule(on, left);
            let right = Rect { x: left + 1, width: all.width - left - 1, ..all };
            [below(Rect { width: left, ..all }), right]
        };
        for (pane, rect) in [Pane::Subjects, Pane::Items].into_iter().zip(panes) {
            if rect.height > 0 {
                on.target(rect, Target::Pane(pane));
            }
        }
        panes
    }
}
