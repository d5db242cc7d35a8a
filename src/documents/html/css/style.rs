//! What holds for one element once all its declarations have been weighed against each other.

/// What holds for one element. `None` says nothing: what the element inherits applies, or what a
/// browser does by itself with an element of its name.
#[derive(Clone, Debug, Default, PartialEq)]
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
    pub(in super::super) white_space: Option<Spaces>,
    /// What style sheets write before its content, and behind it.
    pub(in super::super) before: Option<Box<Added>>,
    pub(in super::super) after: Option<Box<Added>>,
}

/// What style sheets write beside the content of an element (`::before`, `::after`).
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Added {
    /// May be empty when it is a block or leaves a gap. Letters of icon fonts are among it: they
    /// stand in the private use areas of Unicode.
    pub(in super::super) text: String,
    /// How it stands there. It can be seen as far as it says so itself: it is not gone, not
    /// invisible, of more than no size.
    pub(in super::super) style: Style,
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

/// What becomes of capital and small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Case {
    AsWritten,
    Upper,
    Lower,
    Capitalized,
}

/// What becomes of white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Spaces {
    /// It is one space, whatever it is.
    Collapse,
    /// Line breaks count.
    Lines,
    /// All of it counts.
    All,
    /// As the element around it has it.
    Inherited,
}
