//! An open element, and what it and those around it mean for the text in it.

use super::super::extract::{BlockKind, Why};
use super::elements as html;
use super::style::Sight;

/// An open element.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) name: String,
    pub(super) own: Own,
    pub(super) state: State,
    /// Which of the marks it is.
    pub(super) mark: Option<usize>,
    /// It ended before what was begun in it: it closes with that.
    pub(super) is_over: bool,
    /// In SVG or `MathML`, with HTML in it.
    pub(super) is_door: bool,
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
}

/// What holds for text, by all the elements around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) gone: Option<Why>,
    pub(super) visible: bool,
    pub(super) has_size: bool,
    pub(super) kind: BlockKind,
}

impl State {
    pub(super) const OUTSIDE: State =
        State { gone: None, visible: true, has_size: true, kind: BlockKind::Paragraph };

    pub(super) fn within(self, own: Own) -> State {
        State {
            gone: self.gone.or(own.sight.gone),
            visible: own.sight.visible.unwrap_or(self.visible),
            has_size: own.sight.has_size.unwrap_or(self.has_size),
            kind: own.kind.unwrap_or(self.kind),
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
