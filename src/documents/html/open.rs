//! The open elements, and what they mean for the text in them.

use super::super::capitals::{Case, Casing};
use super::super::extract::{BlockKind, Why};
use super::super::height::Height;
use super::css::{Added, ElementId, FontSize, ListType, Quotes, Rgba};
use super::drawn::Drawn;
use super::elements as html;
use super::eye;

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
    /// How much text there was before it.
    pub(super) from: usize,
    /// Which part of the page it is, if it means something.
    pub(super) region: Option<usize>,
    /// What style sheets write behind its content.
    pub(super) after: Option<Box<Added>>,
    pub(super) says: Option<Box<Says>>,
    /// It has a quotation mark of the browser before it, and gets one behind.
    pub(super) is_quoted: bool,
    /// Whether text in it is drawn.
    pub(super) drawn: Drawn,
}

/// What few elements say of themselves, and others inherit.
#[derive(Debug, Default)]
pub(super) struct Says {
    /// A language tag.
    pub(super) language: Option<String>,
    pub(super) quotes: Option<Quotes>,
    pub(super) list: Option<ListType>,
    /// It has a shadow root, which shows these slots.
    pub(super) slots: Option<Vec<String>>,
}

impl Open {
    /// The slots that its shadow root shows, if it has one.
    pub(super) fn slots(&self) -> Option<&[String]> {
        self.says.as_deref()?.slots.as_deref()
    }

    pub(super) fn is_special(&self) -> bool {
        self.is_door || html::is_special(&self.name)
    }

    pub(super) fn is_scope(&self) -> bool {
        self.is_door || html::is_scope(&self.name)
    }
}

/// How an element stands in the text around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Flow {
    #[default]
    Inline,
    /// Within a line, in a box of its own: other words than those beside it.
    Boxed,
    Block,
}

/// Paint that is so thin cannot be seen.
const CLEAR: f32 = 0.05;

/// Whether a link leads to a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteLink {
    #[default]
    None,
    /// To another place of the page, whatever stands there.
    Maybe,
    /// It says so.
    Sure,
}

/// What letters stand on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Paper {
    /// Nobody says what: the paper of the browser.
    White,
    Color(Rgba),
    /// It has the colour of the letters.
    OfInk,
    Unknown,
}

/// What an element says of its own. `None` leaves it as the element around it has it.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is another thing that elements say")]
pub(super) struct Own {
    /// Nothing within it can be seen, whatever it says.
    pub(super) gone: Option<Why>,
    /// `visibility`: what is within may say otherwise.
    pub(super) visible: Option<bool>,
    pub(super) size: Option<FontSize>,
    /// The colour of its letters, and whether the document says so.
    pub(super) ink: Option<(Rgba, bool)>,
    pub(super) paper: Option<Paper>,
    pub(super) kind: Option<BlockKind>,
    pub(super) flow: Flow,
    /// What stands in it are blocks.
    pub(super) lays_out: bool,
    /// Gaps that are seen before it and behind it.
    pub(super) gaps: (bool, bool),
    /// Text flows around it, or it is placed by itself.
    pub(super) floats: bool,
    /// Within SVG or `MathML`: the names there mean other things.
    pub(super) foreign: bool,
    pub(super) height: Option<Height>,
    pub(super) case: Option<Case>,
    pub(super) small_capitals: Option<bool>,
    pub(super) casing: Option<Casing>,
    /// How much of it is seen through.
    pub(super) opacity: Option<f32>,
    pub(super) right_to_left: Option<bool>,
    /// Each letter in it is set in its direction, whatever it is.
    pub(super) overrides: bool,
    /// Whether signs stand for its letters.
    pub(super) masks: Option<bool>,
    /// Whether the caption of a table stands below it.
    pub(super) caption_below: Option<bool>,
    /// It stands elsewhere than the file says.
    pub(super) is_moved: bool,
    /// What stands in it is set in another order.
    pub(super) reorders: bool,
    pub(super) note_link: NoteLink,
    /// `<html>`.
    pub(super) is_root: bool,
    /// It says where a page of the printed book begins.
    pub(super) is_page_break: bool,
    /// Its place among all elements, for style sheets.
    pub(super) element: Option<ElementId>,
}

/// What holds for text, by all the elements around it.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is another thing that is said")]
pub(super) struct Inherited {
    pub(super) gone: Option<Why>,
    pub(super) visible: bool,
    /// The size of letters in pixels, and that of the outermost element.
    pub(super) px: f64,
    pub(super) root_px: f64,
    pub(super) ink: (Rgba, bool),
    pub(super) paper: Paper,
    /// Its letters have the colour of what they stand on.
    pub(super) is_pale: bool,
    /// Style sheets that are not at hand say more about colours.
    pub(super) has_more: bool,
    pub(super) kind: BlockKind,
    pub(super) height: Height,
    pub(super) case: Case,
    pub(super) small_capitals: bool,
    pub(super) casing: Casing,
    pub(super) opacity: f32,
    pub(super) right_to_left: bool,
    /// Letters are set in this direction, whatever they are: from right to left or not.
    pub(super) turned: Option<bool>,
    /// Signs stand for letters.
    pub(super) masks: bool,
    pub(super) caption_below: bool,
    pub(super) note_link: NoteLink,
}

impl Inherited {
    pub(super) const OUTSIDE: Inherited = Inherited {
        gone: None,
        visible: true,
        px: 16.0,
        root_px: 16.0,
        ink: (Rgba::BLACK, false),
        paper: Paper::White,
        is_pale: false,
        has_more: false,
        kind: BlockKind::Paragraph,
        height: Height::OnLine,
        case: Case::AsWritten,
        small_capitals: false,
        casing: Casing::Usual,
        opacity: 1.0,
        right_to_left: false,
        turned: None,
        masks: false,
        caption_below: false,
        note_link: NoteLink::None,
    };

    pub(super) fn within(self, own: Own) -> Inherited {
        let px = own.size.map_or(self.px, |size| eye::px(size, self.px, self.root_px));
        let mut state = Inherited {
            gone: self.gone.or(own.gone),
            visible: own.visible.unwrap_or(self.visible),
            px,
            root_px: if own.is_root { px } else { self.root_px },
            ink: own.ink.unwrap_or(self.ink),
            kind: own.kind.unwrap_or(self.kind),
            height: own.height.unwrap_or(self.height),
            case: own.case.unwrap_or(self.case),
            small_capitals: own.small_capitals.unwrap_or(self.small_capitals),
            casing: own.casing.unwrap_or(self.casing),
            opacity: self.opacity * own.opacity.unwrap_or(1.0),
            right_to_left: own.right_to_left.unwrap_or(self.right_to_left),
            masks: own.masks.unwrap_or(self.masks),
            caption_below: own.caption_below.unwrap_or(self.caption_below),
            note_link: own.note_link.max(self.note_link),
            ..self
        };
        if own.overrides {
            state.turned = Some(state.right_to_left);
        }
        if own.paper.is_some() || own.ink.is_some() {
            state.paper = match own.paper {
                Some(Paper::Color(color)) if color.alpha < CLEAR => self.paper,
                Some(Paper::Color(color)) => match self.paper {
                    _ if color.alpha >= 1.0 => Paper::Color(color),
                    Paper::White if self.has_more => Paper::Unknown,
                    Paper::White => Paper::Color(eye::over(color, Rgba::WHITE)),
                    Paper::Color(below) => Paper::Color(eye::over(color, below)),
                    other => other,
                },
                Some(Paper::OfInk) => Paper::Color(state.ink.0),
                Some(paper) => paper,
                None => self.paper,
            };
            state.is_pale = state.pales();
        }
        state
    }

    /// Whether its letters have the colour of what they stand on, as far as that is known.
    fn pales(self) -> bool {
        let (ink, is_said) = self.ink;
        match self.paper {
            Paper::Color(paper) if is_said || !self.has_more => eye::is_pale(ink, paper),
            Paper::White if !self.has_more => eye::is_pale(ink, Rgba::WHITE),
            Paper::Color(_) | Paper::White => ink.alpha < CLEAR,
            Paper::OfInk | Paper::Unknown => false,
        }
    }

    /// What is not shown leaves no gap; what is too pale or struck out does.
    pub(super) fn takes_room(self) -> bool {
        !matches!(self.gone, Some(Why::NotShown | Why::Beside))
    }

    pub(super) fn why_unseen(self) -> Option<Why> {
        self.gone
            .or((!self.visible).then_some(Why::NotShown))
            .or(self.is_unseeable().then_some(Why::Unseeable))
    }

    fn is_unseeable(self) -> bool {
        self.is_pale || eye::is_tiny(self.px) || self.opacity < CLEAR
    }

    /// How its letters are shown, capital and small ones.
    pub(super) fn capitals(self) -> (Case, Casing) {
        let is_small = self.small_capitals && self.case == Case::AsWritten;
        (if is_small { Case::Small } else { self.case }, self.casing)
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
