//! What holds for one element once all its declarations have been weighed against each other.

use std::sync::Arc;

pub(in super::super) use super::super::super::capitals::Case;

/// What holds for one element. `None` says nothing: what the element inherits applies, or what a
/// browser does by itself with an element of its name.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is another thing that is said")]
pub(in super::super) struct Style {
    pub(in super::super) display: Option<Display>,
    /// Whether it lays out its children as a flex box or a grid does: each is a block of its own.
    pub(in super::super) lays_out_children: Option<bool>,
    /// Whether it floats or is placed by itself: it is a block of its own then.
    pub(in super::super) out_of_flow: Option<bool>,
    /// `visibility`: what is within may say otherwise.
    pub(in super::super) visibility: Option<bool>,
    /// Nothing within it can be seen, whatever it says.
    pub(in super::super) gone: Option<Gone>,
    /// Whether it strikes out its text. What an outer element strikes out stays struck out.
    pub(in super::super) struck: Option<bool>,
    /// The colour of its letters.
    pub(in super::super) color: Option<Ink>,
    /// What it paints behind its text.
    pub(in super::super) background: Option<Ground>,
    pub(in super::super) font_size: Option<FontSize>,
    /// Of an element in a line only: a block may be moved for other reasons.
    pub(in super::super) vertical: Option<Vertical>,
    /// Whether an inline element leaves a visible gap before it, and after it.
    pub(in super::super) gap_before: bool,
    pub(in super::super) gap_after: bool,
    pub(in super::super) case: Option<Case>,
    pub(in super::super) small_capitals: Option<bool>,
    /// Whether it has the number or the sign of an item.
    pub(in super::super) is_item: Option<bool>,
    pub(in super::super) list: Option<ListType>,
    pub(in super::super) quotes: Option<Quotes>,
    pub(in super::super) counts: Option<Box<Counts>>,
    /// How much of it is seen through, from 0, which cannot be seen, to 1.
    pub(in super::super) opacity: Option<f32>,
    /// Whether it is read from right to left, and whether each letter is set so, whatever it is.
    pub(in super::super) right_to_left: Option<bool>,
    pub(in super::super) overrides: Option<bool>,
    /// It stands elsewhere than behind what is before it in the file.
    pub(in super::super) is_moved: bool,
    /// What stands in it is set in another order.
    pub(in super::super) reorders: bool,
    /// Whether signs stand for its letters.
    pub(in super::super) masks: Option<bool>,
    /// Whether the caption of a table stands below it.
    pub(in super::super) caption_below: Option<bool>,
    /// What style sheets write before its content, behind it, and as the mark of an item.
    pub(in super::super) before: Beside,
    pub(in super::super) after: Beside,
    pub(in super::super) marker: Beside,
}

/// What style sheets say of what is written beside the content of an element.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) enum Beside {
    /// Nothing: what a browser does by itself.
    #[default]
    NotSaid,
    Nothing,
    Is(Box<Added>),
}

impl Beside {
    pub(in super::super) fn added(self) -> Option<Box<Added>> {
        match self {
            Beside::Is(added) => Some(added),
            Beside::NotSaid | Beside::Nothing => None,
        }
    }
}

/// Before items of lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum ListType {
    Nothing,
    /// A sign that is drawn.
    Drawn,
    Text(String),
    Decimal,
    DecimalZero,
    LowerRoman,
    UpperRoman,
    LowerLatin,
    UpperLatin,
    LowerGreek,
    /// Numbers of a kind that style sheets make, by its name in small letters.
    Named(String),
    /// Numbers of a kind that is not known here: those of other scripts.
    Foreign,
    /// What stands there is not known.
    Unknown,
}

/// Quotation marks, the outermost first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Quotes {
    OfLanguage,
    Nothing,
    Are(Arc<[(String, String)]>),
}

/// What an element does to counters: their names, and by how much.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Counts {
    pub(in super::super) reset: Arc<[(String, i32)]>,
    pub(in super::super) increment: Arc<[(String, i32)]>,
    pub(in super::super) set: Arc<[(String, i32)]>,
}

/// What style sheets write beside the content of an element (`::before`, `::after`).
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Added {
    /// May be empty when it is a block or leaves a gap. Letters of icon fonts are among it: they
    /// stand in the private use areas of Unicode.
    pub(in super::super) pieces: Vec<Written>,
    /// How it stands there. It can be seen as far as it says so itself: it is not gone, not
    /// invisible, of more than no size.
    pub(in super::super) style: Style,
}

/// A piece of what style sheets write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Written {
    Text(String),
    /// A quotation mark: whether it opens, and whether it is shown.
    Quote(bool, bool),
    /// A counter, with all of that name around it where something stands between them.
    Counter {
        name: String,
        between: Option<String>,
        list: ListType,
    },
}

impl Written {
    /// Nobody knows what stands there.
    pub(in super::super) const UNKNOWN: Written =
        Written::Counter { name: String::new(), between: None, list: ListType::Unknown };
}

/// What kind of box an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Display {
    None,
    /// Also list items, tables, captions, groups of rows, flex boxes and grids.
    Block,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    Inline,
    /// Also inline flex boxes, grids and tables.
    InlineBlock,
    /// It has no box of its own: its children stand where it stands.
    Contents,
    /// As the element around it has it.
    Inherited,
}

/// Why nothing of an element can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Gone {
    /// It is kept from being shown.
    NotShown,
    /// It is shown, but nobody could see it.
    Unseeable,
}

/// A colour as screens have it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Rgba {
    pub(in super::super) red: u8,
    pub(in super::super) green: u8,
    pub(in super::super) blue: u8,
    /// From 0, which cannot be seen, to 1.
    pub(in super::super) alpha: f32,
}

impl Rgba {
    pub(in super::super) const BLACK: Rgba = Rgba { red: 0, green: 0, blue: 0, alpha: 1.0 };
    pub(in super::super) const WHITE: Rgba = Rgba { red: 255, green: 255, blue: 255, alpha: 1.0 };
    pub(in super::super) const CLEAR: Rgba = Rgba { red: 0, green: 0, blue: 0, alpha: 0.0 };
}

/// The colour of letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Ink {
    /// The colour around the element, whatever a browser gives to elements of its name.
    Inherited,
    Is(Rgba),
}

/// What is painted behind text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Ground {
    Color(Rgba),
    /// The colour that the element's own letters have or inherit.
    Ink,
    /// An image, several colours, or paint in the shape of the letters.
    Unknown,
}

/// The size of letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum FontSize {
    Px(f64),
    /// Times the size around the element.
    Em(f64),
    /// Times the size of the outermost element.
    Rem(f64),
}

/// Where letters stand on their line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Vertical {
    OnLine,
    Raised,
    Lowered,
}
