//! Where the parts of a formula stand (MathML): a power is no digit of its base, and a fraction is not
//! one number.

use super::super::height::Height;
use super::tokens::Tag;

/// Where a part stands, and what shows that it is apart from the part before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Place {
    pub(in super::super) height: Option<Height>,
    /// A gap is before it.
    pub(in super::super) is_apart: bool,
    /// It is drawn before it, where text has a sign for it.
    pub(in super::super) sign: &'static str,
    /// It takes up room, and nothing of it is drawn.
    pub(in super::super) is_unseen: bool,
    /// Browsers leave it out: they show the first part only.
    pub(in super::super) is_gone: bool,
}

/// The place of the element `name`, which has so many others before it in `around`.
pub(in super::super) fn place(around: &str, before: usize, name: &str) -> Place {
    let at = |height| Place { height: Some(height), ..Place::default() };
    let sign = |sign| Place { sign, ..Place::default() };
    let apart = Place { is_apart: true, ..Place::default() };
    match (around, before) {
        ("msup", 1) | ("msubsup", 2) => at(Height::Raised),
        ("msub" | "msubsup", 1) => at(Height::Lowered),
        ("mfrac", 1) => sign("/"),
        ("maction" | "semantics", 1..) => Place { is_gone: true, ..Place::default() },
        ("mover" | "munder" | "munderover" | "mmultiscripts" | "mroot", 1..) => apart,
        _ => match name {
            "mtd" | "mtr" | "mlabeledtr" | "mspace" | "mtext" => apart,
            "msqrt" | "mroot" => sign("\u{221a}"),
            "mphantom" => Place { is_unseen: true, ..Place::default() },
            _ => Place::default(),
        },
    }
}

/// Where a part stands that says how far it is moved off its line.
pub(super) fn shifted(tag: &Tag<'_>) -> Option<Height> {
    let by = tag.attribute("voffset").filter(|_| tag.name == "mpadded")?.trim();
    match by.strip_prefix('-') {
        _ if !by.contains(|c: char| matches!(c, '1'..='9')) => None,
        Some(_) => Some(Height::Lowered),
        None => Some(Height::Raised),
    }
}
