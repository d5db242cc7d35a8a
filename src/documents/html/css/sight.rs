//! Whether an element can be seen at all, by its box: what is cut off, moved away, or made nothing.

use super::cascade::Cascade;
use super::effects::{FAR_OFF, LEAST, is_beyond, is_far_off, is_off_side};
use super::lengths::{Length, SCREEN};
use super::style::{Display, Gone};
use super::value::{Id, Overflow, Position, Shown, Value};

/// What kind of box an element has.
pub(super) struct Box<'a> {
    pub(super) name: &'a str,
    pub(super) shown: Option<Shown>,
    /// It is a block whatever `display` says.
    pub(super) is_block: bool,
    pub(super) position: Position,
    /// The element around it is a flex box or a grid.
    pub(super) around_lays_out: bool,
}

impl Box<'_> {
    /// Sizes, and what changes the box as a whole, do nothing to an element in a line.
    pub(super) fn is_inline(&self) -> bool {
        let is_inline = match self.shown {
            Some(shown) => shown.display == Display::Inline,
            None => is_inline_by_name(self.name),
        };
        is_inline && !self.is_block
    }

    /// Its sizes are the least that it has, and nothing is cut off by them.
    fn is_of_table(&self) -> bool {
        match self.shown {
            Some(shown) => shown.of_table,
            None => matches!(self.name, "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th"),
        }
    }
}

fn is_inline_by_name(name: &str) -> bool {
    matches!(
        name,
        "" | "a"
            | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "noscript"
            | "output"
            | "q"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
    ) || name.contains('-')
}

/// Why nothing of an element can be seen, if so.
pub(super) fn gone(values: &Cascade, own: &Box<'_>) -> Option<Gone> {
    if is_unseeable(values, own) {
        return Some(Gone::Unseeable);
    }
    is_not_shown(values, own).then_some(Gone::NotShown)
}

fn is(values: &Cascade, id: Id) -> bool {
    match values.get(id) {
        Some(Value::Flag(is)) => *is,
        Some(Value::Move(moved)) => moved.is_gone,
        _ => false,
    }
}

fn length(values: &Cascade, id: Id) -> Option<Length> {
    match values.get(id)? {
        Value::Length(length) => Some(*length),
        _ => None,
    }
}

fn is_unseeable(values: &Cascade, own: &Box<'_>) -> bool {
    let always = [Id::Filter, Id::ClipPath, Id::Zoom, Id::Mask];
    let of_boxes = [Id::Transform, Id::Scale, Id::Translate, Id::Rotate];
    let is_inline = own.is_inline();
    // Pages fade their text in; what an animation leaves behind is not worked out.
    let moves = is(values, Id::Animation);
    let is_clear =
        matches!(values.get(Id::Opacity), Some(Value::Number(opacity)) if *opacity < LEAST);
    if always.into_iter().any(|id| is(values, id))
        || is_clear && !moves
        || !is_inline && !moves && of_boxes.into_iter().any(|id| is(values, id))
    {
        return true;
    }
    // What a margin takes away, padding may give back.
    let far = |margin: Id, padding: Id| {
        let margin = length(values, margin).unwrap_or_default();
        let padding = length(values, padding).unwrap_or_default();
        is_far_off(margin) && margin.in_px(0.0) + padding.in_px(0.0) <= FAR_OFF
    };
    if far(Id::MarginLeft, Id::PaddingLeft) || !is_inline && far(Id::MarginTop, Id::PaddingTop) {
        return true;
    }
    if let Some(indent) = length(values, Id::Indent).filter(|_| !is_inline) {
        let cuts = matches!(values.get(Id::OverflowX), Some(Value::Overflow(o)) if *o != Overflow::Visible);
        let keeps_line = matches!(values.get(Id::Wrap), Some(Value::Flag(false)));
        // A well-known recipe pushes the only line out to the right.
        let is_pushed = cuts && keeps_line && (indent.percent >= 1.0 || is_beyond(indent));
        if is_far_off(indent) || is_pushed {
            return true;
        }
    }
    let offset = |id: Id| length(values, id);
    if own.position == Position::Apart {
        let is_pushed = match (offset(Id::Left), offset(Id::Right)) {
            (Some(left), _) => is_off_side(left),
            (None, Some(right)) => is_off_side(right) || right.percent >= 1.0,
            (None, None) => false,
        };
        let is_drawn_off = [Id::Transform, Id::Translate].into_iter().any(|id| {
            let from_left = offset(Id::Left).is_none_or(|left| left.in_px(SCREEN.0) <= 0.0)
                && offset(Id::Right).is_none_or(|right| right.in_px(SCREEN.0) > 0.0);
            matches!(values.get(id), Some(Value::Move(m)) if from_left && is_off_side(m.x))
        });
        if is_pushed || is_drawn_off && !moves {
            return true;
        }
    }
    matches!(own.position, Position::Relative | Position::Apart)
        && [(Id::Left, Id::Right), (Id::Top, Id::Bottom)].into_iter().any(|(first, second)| {
            match offset(first) {
                Some(offset) => is_far_off(offset),
                // Without the one, the other pushes it out on its side, or pulls it out on this.
                None => offset(second).is_some_and(|o| is_far_off(o) || is_beyond(o)),
            }
        })
}

fn is_not_shown(values: &Cascade, own: &Box<'_>) -> bool {
    if own.position == Position::Apart && is(values, Id::Clip) {
        return true;
    }
    if own.is_inline() {
        return false;
    }
    if is(values, Id::ContentVisibility) {
        return true;
    }
    if own.is_of_table() {
        return false;
    }
    let overflow = |id: Id| match values.get(id) {
        Some(Value::Overflow(overflow)) => *overflow,
        _ => Overflow::Visible,
    };
    let (x, y) = (overflow(Id::OverflowX), overflow(Id::OverflowY));
    // What is cut in one direction is so in the other, too.
    let is_cut = x == Overflow::Cut || y == Overflow::Cut;
    let tiny = |id: Id| length(values, id).is_some_and(|l| l.in_px(100.0) <= 1.0);
    let large = |id: Id| length(values, id).is_some_and(|l| l.in_px(100.0) > 1.0);
    let grows = own.around_lays_out
        && matches!(values.get(Id::Grow), Some(Value::Number(grow)) if *grow > 0.0);
    let is_flat = |size: Id, most: Id, least: Id, paddings: [Id; 2]| {
        (tiny(most) || tiny(size) && !grows) && !large(least) && !paddings.into_iter().any(large)
    };
    let is_low = (is_cut || y == Overflow::Clip)
        && is_flat(Id::Height, Id::MaxHeight, Id::MinHeight, [Id::PaddingTop, Id::PaddingBottom]);
    let is_narrow = (is_cut || x == Overflow::Clip)
        && is_flat(Id::Width, Id::MaxWidth, Id::MinWidth, [Id::PaddingLeft, Id::PaddingRight]);
    is_low || is_narrow
}
