//! How the screen is shared by a text and by what is said of it: beside each other where there is room, else one above
//! the other.

use ratatui::layout::Rect;

use super::signs::inside;
use crate::state::Model;

/// From this many columns on, a form stands beside the text.
const WIDE: u16 = 110;
/// The columns of a form, at least and at most.
const FORM: (u16, u16) = (50, 76);
/// The rows of what is said of a selection, with the rule above it.
const SAID: u16 = 5;
/// The rows that the text keeps, at least.
const TEXT: u16 = 5;
/// The rows that a form has however low the screen is: its rule, the field that is asked for, a choice or two.
const FIELDS: u16 = 4;
/// What stands above and below the body of every screen.
const HEAD: u16 = 2;
const FOOT: u16 = 1;

/// The two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::views) struct Shared {
    pub(in crate::views) text: Rect,
    pub(in crate::views) said: Rect,
    /// Whether they stand beside each other.
    pub(in crate::views) is_beside: bool,
}

/// The body of the screen, of the whole of it.
pub(in crate::views) fn body_of(screen: Rect) -> Rect {
    Rect { y: screen.y + HEAD, height: screen.height.saturating_sub(HEAD + FOOT), ..screen }
}

/// How a body is shared while something is selected in the text; `None` where nothing is.
pub(in crate::views) fn split(model: &Model, body: Rect) -> Option<Shared> {
    model.capturing.selection.as_ref()?;
    let body = inside(body);
    if model.capturing.is_open && body.width >= WIDE {
        let width = (body.width * 2 / 5).clamp(FORM.0, FORM.1);
        let text = Rect { width: body.width - width - 1, ..body };
        let said = Rect { x: text.right() + 1, width, ..body };
        return Some(Shared { text, said, is_beside: true });
    }
    let height = if model.capturing.is_open {
        // What is asked for is in sight first, then its choices, then the text.
        let most = body.height.saturating_sub(TEXT).max(FIELDS);
        (body.height * 2 / 3).max(FIELDS).min(most).min(body.height.saturating_sub(1))
    } else {
        SAID.min(body.height.saturating_sub(TEXT))
    };
    let text = Rect { height: body.height - height, ..body };
    let said = Rect { y: text.bottom(), height, ..body };
    Some(Shared { text, said, is_beside: false })
}
