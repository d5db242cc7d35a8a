//! Words that are drawn within a line and are not read as text: those of pictures (SVG), and what stands in for
//! an object that may not be shown. No sentence goes over them.

use std::borrow::Cow;

/// Whether text in an element is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Drawn {
    #[default]
    No,
    /// In a picture: only some of its parts have text.
    Picture,
    Text,
    /// Kept for another place.
    Stored,
    StoredText,
    /// In a part of a picture of which nothing is drawn in its place.
    Never,
}

impl Drawn {
    /// Of an element of this name in one with `self`; whether that one is seen, and whether this one hides what
    /// is in it.
    pub(super) fn within(self, name: &str, is_seen: bool, is_closed: bool) -> Drawn {
        if self == Drawn::Never || self == Drawn::No && !is_seen {
            return self;
        }
        // Only those of XML have capital letters.
        let has_capitals = name.bytes().any(|byte| byte.is_ascii_uppercase());
        let small =
            if has_capitals { Cow::Owned(name.to_ascii_lowercase()) } else { Cow::Borrowed(name) };
        match small.as_ref() {
            "object" | "applet" => Drawn::Text,
            _ if is_closed && self != Drawn::No => Drawn::Never,
            "svg" if !is_closed => Drawn::Picture,
            "defs" | "symbol" if self != Drawn::No => Drawn::Stored,
            "title" | "desc" | "metadata" | "clippath" | "mask" | "pattern" | "marker"
            | "style" | "script"
                if self != Drawn::No =>
            {
                Drawn::Never
            }
            "text" | "foreignobject" if self == Drawn::Picture => Drawn::Text,
            "text" | "foreignobject" if self == Drawn::Stored => Drawn::StoredText,
            _ => self,
        }
    }
}
