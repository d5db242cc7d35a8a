//! The properties that are read, each by its own name, and the values that they can have.

use std::sync::Arc;

use super::lengths::Length;
use super::style::{Case, Display, ListType, Quotes, Rgba};

/// A property without shorthands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Id {
    Display,
    Float,
    Position,
    Visibility,
    ContentVisibility,
    OverflowX,
    OverflowY,
    Width,
    Height,
    MaxWidth,
    MaxHeight,
    MinWidth,
    MinHeight,
    Grow,
    Clip,
    ClipPath,
    Opacity,
    /// An animation runs: what is faded or moved at first may not stay so.
    Animation,
    Filter,
    Transform,
    Scale,
    Translate,
    Rotate,
    Zoom,
    Indent,
    Left,
    Right,
    Top,
    Bottom,
    MarginLeft,
    MarginRight,
    MarginTop,
    PaddingLeft,
    PaddingRight,
    PaddingTop,
    PaddingBottom,
    BorderLeft,
    BorderRight,
    BorderLeftStyle,
    BorderRightStyle,
    Lines,
    Ink,
    Fill,
    Ground,
    Image,
    GroundClip,
    FontSize,
    Align,
    VariantPosition,
    Features,
    BaselineShift,
    Case,
    Caps,
    Content,
    List,
    Quotes,
    CounterReset,
    CounterIncrement,
    CounterSet,
    Direction,
    Bidi,
    Order,
    Reverse,
    Mask,
    Wrap,
    /// Signs stand for the letters.
    Masks,
    /// A caption stands below its table.
    CaptionBelow,
}

/// How many properties there are.
pub(super) const COUNT: usize = Id::CaptionBelow as usize + 1;

/// What any property can have as its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wide {
    Inherit,
    Initial,
    Unset,
    Revert,
    RevertLayer,
}

impl Wide {
    pub(super) fn named(word: &str) -> Option<Wide> {
        Some(match word {
            "inherit" => Wide::Inherit,
            "initial" => Wide::Initial,
            "unset" => Wide::Unset,
            "revert" => Wide::Revert,
            "revert-layer" => Wide::RevertLayer,
            _ => return None,
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Wide(Wide),
    /// `auto`, `none` or `normal`, where only lengths matter.
    Auto,
    Length(Length),
    Number(f32),
    /// Whether the property has the effect for which it is read.
    Flag(bool),
    Paint(Paint),
    Image(Image),
    Display(Shown),
    Position(Position),
    Overflow(Overflow),
    Align(Align),
    Case(Case),
    Content(Arc<[Piece]>),
    Move(Move),
    List(ListType),
    Quotes(Quotes),
    Counters(Arc<[(String, i32)]>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Paint {
    /// `currentcolor`.
    OfText,
    Is(Rgba),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Image {
    None,
    /// A gradient of one colour.
    Plain(Rgba),
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) display: Display,
    /// A flex box or a grid.
    pub(super) lays_out: bool,
    pub(super) is_item: bool,
    /// A part of a table: its height is the least that it has.
    pub(super) of_table: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    Static,
    Relative,
    Sticky,
    /// Absolute or fixed.
    Apart,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Overflow {
    Visible,
    /// Cut off in one direction, without a word on the other.
    Clip,
    /// Hidden, or reached by scrolling.
    Cut,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Align {
    /// Above the line by so much.
    By(Length),
    /// Where the letters around it reach highest.
    Top,
}

/// What becomes of a box that is moved after it was laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Move {
    /// Nothing of it can be seen any more.
    pub(super) is_gone: bool,
    /// To the right, and down.
    pub(super) x: Length,
    pub(super) y: Length,
}

/// A piece of generated content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    /// The value of an attribute, or what stands for it.
    Attribute(String, String),
    Quote(bool, bool),
    Counter {
        name: String,
        between: Option<String>,
        list: ListType,
    },
}

impl Piece {
    /// Nobody knows what stands there.
    pub(super) const UNKNOWN: Piece =
        Piece::Counter { name: String::new(), between: None, list: ListType::Unknown };
}
