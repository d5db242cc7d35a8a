//! The open elements, and what they mean for the text in them.

use super::super::extract::{BlockKind, Why};
use super::super::height::Height;
use super::elements as html;
use super::style::Sight;

/// An open element.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) name: String,
    pub(super) own: Own,
    pub(super) state: Inherited,
    /// Which of the marks it is.
    pub(super) mark: Option<usize>,
    /// It ended before what was begun in it: it closes with that.
    pub(super) is_over: bool,
    /// In SVG or `MathML`, with HTML in it.
    pub(super) is_door: bool,
    /// How many elements were begun in it so far.
    pub(super) children: usize,
}

impl Open {
    pub(super) fn is_special(&self) -> bool {
        self.is_door || html::is_special(&self.name)
    }

    pub(super) fn is_scope(&self) -> bool {
        self.is_door || html::is_scope(&self.name)
    }
}

/// What an element says of its own.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Own {
    pub(super) sight: Sight,
    pub(super) kind: Option<BlockKind>,
    /// Within SVG or `MathML`: the names there mean other things.
    pub(super) foreign: bool,
    pub(super) height: Option<Height>,
    /// A link that may lead to a note.
    pub(super) leads_to_note: bool,
}

/// What holds for text, by all the elements around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inherited {
    pub(super) gone: Option<Why>,
    pub(super) visible: bool,
    pub(super) has_size: bool,
    pub(super) kind: BlockKind,
    pub(super) height: Height,
    pub(super) leads_to_note: bool,
}

impl Inherited {
    pub(super) const OUTSIDE: Inherited = Inherited {
        gone: None,
        visible: true,
        has_size: true,
        kind: BlockKind::Paragraph,
        height: Height::OnLine,
        leads_to_note: false,
    };

    pub(super) fn within(self, own: Own) -> Inherited {
        Inherited {
            gone: self.gone.or(own.sight.gone),
            visible: own.sight.visible.unwrap_or(self.visible),
            has_size: own.sight.has_size.unwrap_or(self.has_size),
            kind: own.kind.unwrap_or(self.kind),
            height: own.height.unwrap_or(self.height),
            leads_to_note: own.leads_to_note || self.leads_to_note,
        }
    }

    /// What is not shown leaves no gap; what is too pale or struck out does.
    pub(super) fn takes_room(self) -> bool {
        !matches!(self.gone, Some(Why::NotShown | Why::Beside))
    }

    pub(super) fn why_unseen(self) -> Option<Why> {
        self.gone
            .or((!self.visible).then_some(Why::NotShown))
            .or((!self.has_size).then_some(Why::Unseeable))
    }
}

/// The innermost open element that is wanted, unless something stands in the way.
pub(super) fn in_scope(
    opened: &[Open],
    wanted: impl Fn(&str) -> bool,
    also_bars: impl Fn(&str) -> bool,
) -> Option<usize> {
    for (at, open) in opened.iter().enumerate().rev() {
        if wanted(&open.name) {
            return Some(at);
        }
        if open.is_scope() || also_bars(&open.name) {
            return None;
        }
    }
    None
}

/// Takes the blocks up to the one at `last` out of the mark at `at`, in which they were begun; when
/// it `goes_on`, it does so behind them. Ordinary elements between them end, other marks go on.
pub(super) fn take_out(opened: &mut Vec<Open>, at: usize, last: usize, goes_on: bool) {
    let mut moved = None;
    for (place, open) in std::mem::take(opened).into_iter().enumerate() {
        if place == at {
            moved = Some(open).filter(|_| goes_on);
        } else if place < at || place > last || open.is_special() || open.mark.is_some() {
            opened.push(open);
        }
        if place == last {
            opened.extend(moved.take());
        }
    }
}
