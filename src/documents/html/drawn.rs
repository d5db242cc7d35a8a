//! Words that are drawn within a line and are not read as text: those of pictures (SVG), and what stands in for
//! an object that may not be shown. No sentence goes over them.

use super::super::extract::Why;
use super::open::{Inherited, Own};

/// Whether text in an element is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Drawn {
    #[default]
    No,
    /// In a picture: only some of its parts have text.
    Picture,
    Text,
    /// In a part of a picture of which nothing is drawn in its place.
    Never,
}

impl Drawn {
    /// Of an element of this name, in one with `self` and `around`.
    pub(super) fn within(self, name: &str, own: Own, around: Inherited) -> Drawn {
        let is_seen = self != Drawn::No || around.why_unseen().is_none();
        if self == Drawn::Never || !is_seen {
            return self;
        }
        let is_closed = matches!(own.gone, Some(Why::NotShown | Why::Unseeable | Why::Deleted));
        match name.to_ascii_lowercase().as_str() {
            "object" | "applet" => Drawn::Text,
            _ if is_closed && self != Drawn::No => Drawn::Never,
            "svg" if !is_closed => Drawn::Picture,
            "title" | "desc" | "metadata" | "defs" | "symbol" | "clippath" | "mask" | "pattern"
            | "marker" | "style" | "script"
                if self != Drawn::No =>
            {
                Drawn::Never
            }
            "text" | "foreignobject" if self == Drawn::Picture => Drawn::Text,
            _ => self,
        }
    }
}
