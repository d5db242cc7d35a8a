//! Names in selectors and of elements: a text with its hash, so that two are compared fast.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use cssparser::ToCss;
use precomputed_hash::PrecomputedHash;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Atom {
    hash: u32,
    text: Arc<str>,
}

impl Atom {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn is(&self, hash: u32, text: &str) -> bool {
        self.hash == hash && *self.text == *text
    }

    /// Where it stands in order beside another text with its hash.
    pub(super) fn order(&self, hash: u32, text: &str) -> Ordering {
        self.hash.cmp(&hash).then_with(|| (*self.text).cmp(text))
    }
}

/// The hash of a name (FNV-1a, folded so that its lower bits are good on their own).
pub(super) fn hash(text: &str) -> u32 {
    let start = 0x811c_9dc5_u32;
    let hash = text.bytes().fold(start, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 16)
}

impl Default for Atom {
    fn default() -> Atom {
        Atom::from("")
    }
}

impl From<&str> for Atom {
    fn from(text: &str) -> Atom {
        Atom { hash: hash(text), text: Arc::from(text) }
    }
}

impl AsRef<str> for Atom {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// As its text, by which it is looked up.
impl Hash for Atom {
    fn hash<H: Hasher>(&self, to: &mut H) {
        self.text.hash(to);
    }
}

impl Borrow<str> for Atom {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl PrecomputedHash for Atom {
    fn precomputed_hash(&self) -> u32 {
        self.hash
    }
}

impl ToCss for Atom {
    fn to_css<W: fmt::Write>(&self, to: &mut W) -> fmt::Result {
        to.write_str(&self.text)
    }
}
