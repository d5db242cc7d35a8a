//! What a part of a mail is by its type, its letters, and how deep parts may lie within parts.

use mail_parser::decoders::charsets::map::charset_decoder;

use super::super::decode::{Decoded, decode, decode_stated, is_known};
use super::super::extract::{Encoding, Limits, Sure, Unreadable};
use super::super::html;
use super::super::map::Map;

/// Parts within parts, at most: each level is a look through all of its bytes.
const DEPTH: usize = 64;
/// Packed mails within packed mails, at most: each is a copy of all that it holds.
const PACKED: usize = 3;
/// Within how many parts something lies, and how many of these were packed mails.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Level {
    pub(super) depth: usize,
    packed: usize,
}

impl Level {
    /// One level further in.
    pub(super) fn down(self, is_packed: bool, limits: &Limits) -> Result<Level, Unreadable> {
        let most = limits.depth.min(DEPTH);
        let level = Level { depth: self.depth + 1, packed: self.packed + usize::from(is_packed) };
        if level.depth > most {
            return Err(Unreadable::TooDeep(most));
        }
        if level.packed > PACKED {
            return Err(Unreadable::TooDeep(PACKED));
        }
        Ok(level)
    }
}

pub(super) fn is_page(what: &str) -> bool {
    matches!(what, "text/html" | "application/xhtml+xml")
}

/// What mail programs show among the text.
pub(super) fn is_text(what: &str) -> bool {
    is_page(what) || matches!(what, "text/plain" | "text/markdown" | "text/x-markdown")
}

/// Decodes a part. What its header states counts before what a page states of itself.
pub(super) fn decoded(
    bytes: &[u8],
    charset: Option<&str>,
    is_page: bool,
    limits: &Limits,
) -> Result<Decoded, Unreadable> {
    let Some(charset) = charset else {
        let own = if is_page { html::declared(bytes) } else { None };
        return decode(bytes, own.as_deref(), limits);
    };
    // Some that browsers do not know any more are met in old mail.
    let old = if is_known(charset) { None } else { charset_decoder(charset.trim().as_bytes()) };
    if let Some(decoder) = old {
        let text = decoder(bytes);
        if text.len() > limits.text {
            return Err(Unreadable::TooMuchText(limits.text));
        }
        if !text.contains('\u{fffd}') {
            let encoding = Encoding::new(charset.to_ascii_uppercase(), Sure::Declared);
            let map = Map::same(text.len(), 0);
            return Ok(Decoded { text, map, encoding, remarks: Vec::new() });
        }
    }
    decode_stated(bytes, charset, limits)
}

/// What a page is made of: no text of its own.
pub(super) fn is_of_page(what: &str) -> bool {
    let kind = what.split('/').next().unwrap_or_default();
    matches!(kind, "image" | "font" | "audio" | "video")
        || what == "text/css"
        || what.ends_with("javascript")
        || what.ends_with("ecmascript")
        || what.contains("font")
        || matches!(what, "application/octet-stream" | "application/json" | "application/wasm")
}
