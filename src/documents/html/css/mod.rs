//! Style sheets, as far as they decide what a person sees of a page: which elements are shown, which
//! letters are too small, too pale or struck out, what is a block of its own, what sheets write
//! themselves. Selectors are matched as browsers do; layout is not done.
//!
//! All style sheets are read first (`Sheets::parse`). Then each element is opened when its start tag
//! comes (`Elements::open`), and `style` says what holds for it, in the order of the page: an element
//! takes from the one around it what was found there.

mod atom;
mod boxes;
mod cascade;
mod colors;
mod conditions;
mod counter_styles;
mod declarations;
mod effects;
mod elements;
mod gist;
mod grounds;
mod hints;
mod lengths;
mod lists;
mod matched;
mod matching;
mod memory;
mod outcome;
mod properties;
mod registered;
mod rules;
mod selector;
mod sheets;
mod sight;
mod style;
mod value;
mod variables;
mod writing;

pub(super) use counter_styles::Numbers;
pub(super) use elements::{ElementId, Elements};
pub(super) use matched::{says_looks, style};
pub(super) use sheets::Sheets;
pub(super) use style::{
    Added, Beside, Counts, Display, FontSize, Gone, Ground, Ink, ListType, Quotes, Rgba, Style,
    Vertical, Written,
};

#[cfg(test)]
mod tests;
