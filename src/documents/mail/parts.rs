//! The parts of a mail: what each says of itself, its bytes as they were before they were packed for the
//! way, and its own parts.
//!
//! Where one part ends and the next begins is found here and not by `mail_parser::MessageParser`, which
//! takes any line with the mark in it for a border, also when the mark only begins like it, looks again
//! through the rest of the file for each mark that is not there, and nests what it found without a limit.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use memchr::{memchr, memmem};

use super::super::extract::{Limits, Unreadable};
use super::fields::{Header, Stated, words};

/// How the bytes of a part were packed for the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    None,
    Base64,
    QuotedPrintable,
}

/// A part, without its header.
#[derive(Debug)]
pub(super) struct Part<'b> {
    /// Its type in small letters: `text/html`.
    pub(super) what: String,
    pub(super) charset: Option<String>,
    /// The name that it has as a file.
    pub(super) name: Option<String>,
    pub(super) is_attachment: bool,
    pub(super) id: Option<String>,
    pub(super) location: Option<String>,
    /// The id of the part that the others belong to.
    pub(super) start: Option<String>,
    /// It is encrypted, by S/MIME.
    pub(super) is_locked: bool,
    boundary: Option<String>,
    packing: Packing,
    body: &'b [u8],
}

impl<'b> Part<'b> {
    /// A part, and its header. `usual` is its type when it states none.
    pub(super) fn open(
        bytes: &'b [u8],
        usual: &str,
        limits: &Limits,
    ) -> Result<(Header, Part<'b>), Unreadable> {
        let (header, body) = Header::cut(bytes, limits)?;
        let kind = Stated::of(header.value("content-type").unwrap_or_default());
        let place = Stated::of(header.value("content-disposition").unwrap_or_default());
        let packing = header.value("content-transfer-encoding").unwrap_or_default();
        let packing = match packing.trim().to_ascii_lowercase().as_str() {
            "base64" => Packing::Base64,
            "quoted-printable" => Packing::QuotedPrintable,
            _ => Packing::None,
        };
        let what = match kind.what.as_str() {
            what if what.contains('/') => what.to_string(),
            // Of old: only "text".
            "text" => "text/plain".to_string(),
            "" => usual.to_string(),
            _ => "application/octet-stream".to_string(),
        };
        let is_locked = what.ends_with("/pkcs7-mime") || what.ends_with("/x-pkcs7-mime");
        let name = place.parameter("filename").or_else(|| kind.parameter("name"));
        let part = Part {
            is_locked: is_locked && kind.parameter("smime-type").as_deref() != Some("signed-data"),
            what,
            charset: kind.parameter("charset"),
            name: name.map(|name| words(&name)).filter(|name| !name.is_empty()),
            is_attachment: place.what == "attachment",
            id: header.value("content-id").map(bare),
            location: header.value("content-location").map(|place| place.trim().to_string()),
            start: kind.parameter("start").as_deref().map(bare),
            boundary: kind.parameter("boundary"),
            packing,
            body,
        };
        Ok((header, part))
    }

    /// Whether it was packed for the way, so that unpacking it makes a copy.
    pub(super) fn is_packed(&self) -> bool {
        self.packing != Packing::None
    }

    /// Its bytes, unpacked.
    pub(super) fn content(&self) -> Cow<'b, [u8]> {
        match self.packing {
            Packing::None => Cow::Borrowed(self.body),
            Packing::Base64 => Cow::Owned(from_base64(self.body)),
            Packing::QuotedPrintable => Cow::Owned(from_quoted_printable(self.body)),
        }
    }

    /// Its own parts, behind so many others; `None` when it has none, because it does not say where they
    /// begin.
    pub(super) fn children(
        &self,
        before: usize,
        limits: &Limits,
    ) -> Result<Option<Children<'b>>, Unreadable> {
        let Some(boundary) = &self.boundary else { return Ok(None) };
        let left = limits.parts.saturating_sub(before);
        let children = Children::of(self.body, boundary.as_bytes(), left);
        let children = children.ok_or(Unreadable::TooManyParts(limits.parts))?;
        Ok(Some(children).filter(|children| !children.parts.is_empty()))
    }
}

/// An id without the signs around it.
fn bare(id: &str) -> String {
    id.trim().trim_start_matches('<').trim_end_matches('>').to_string()
}

/// The parts of a part, and what stands before and behind them, which no program shows.
#[derive(Debug, Default)]
pub(super) struct Children<'b> {
    pub(super) parts: Vec<&'b [u8]>,
    pub(super) around: Vec<&'b [u8]>,
}

impl<'b> Children<'b> {
    /// Cuts a body at the lines that are the boundary behind two hyphens. The last one has two more. Without
    /// it, the last part goes to the end. `None` for more parts than so many.
    fn of(body: &'b [u8], boundary: &[u8], most: usize) -> Option<Children<'b>> {
        let mut children = Children::default();
        let (mut start, mut is_part, mut is_over) = (0, false, false);
        let mark = [b"--", boundary].concat();
        for here in memmem::find_iter(body, &mark) {
            if here.checked_sub(1).is_some_and(|before| body.get(before) != Some(&b'\n')) {
                continue;
            }
            let rest = body.get(here + mark.len()..).unwrap_or_default();
            let length = memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
            let is_last = match rest.get(..length).unwrap_or_default().trim_ascii() {
                b"" => false,
                b"--" => true,
                _ => continue,
            };
            children.take(body.get(start..here).unwrap_or_default(), is_part);
            if children.parts.len() > most {
                return None;
            }
            (start, is_part, is_over) = (here + mark.len() + length, !is_last, is_last);
            if is_over {
                break;
            }
        }
        children.take(body.get(start..).unwrap_or_default(), is_part && !is_over);
        Some(children)
    }

    fn take(&mut self, bytes: &'b [u8], is_part: bool) {
        // The line break before a boundary belongs to the boundary.
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        if is_part {
            self.parts.push(bytes);
        } else if !bytes.is_empty() {
            self.around.push(bytes);
        }
    }
}

/// Programs pass over what is no letter of base64, as the standard wants it.
fn from_base64(body: &[u8]) -> Vec<u8> {
    let is_letter = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=');
    let letters: Vec<u8> = body.iter().copied().filter(is_letter).collect();
    base64_decode(&letters).unwrap_or_default()
}

/// A sign that begins no code stands for itself, as in mail programs; the crate would give up there.
fn from_quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut tidy = Vec::with_capacity(body.len() + body.len() / 64);
    for (at, byte) in body.iter().enumerate() {
        tidy.push(*byte);
        if *byte == b'=' && !is_code(body.get(at + 1..).unwrap_or_default()) {
            tidy.extend_from_slice(b"3D");
        }
    }
    quoted_printable_decode(&tidy).unwrap_or_default()
}

/// Whether what follows `=` is the code of a byte, or the end of the line.
fn is_code(rest: &[u8]) -> bool {
    /// Blanks between the sign and the end of its line, at most.
    const BLANKS: usize = 128;
    if let [a, b, ..] = rest
        && a.is_ascii_hexdigit()
        && b.is_ascii_hexdigit()
    {
        return true;
    }
    let end = rest.iter().take(BLANKS).find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    end.is_none_or(|b| *b == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_unpacked() {
        for (body, expected) in [
            (&b"a=3Db =C3=A9=\r\nc"[..], "a=b éc"),
            (b"a=3d=e9", "a=\u{fffd}"),
            // No code at all, and at the end.
            (b"x == y =zz =\n1=", "x == y =zz 1"),
            (b"tail  \nnext", "tail\nnext"),
        ] {
            let found = from_quoted_printable(body);
            assert_eq!(String::from_utf8_lossy(&found), expected);
        }
        for (body, expected) in [
            (&b"Q29y\r\ndmlh"[..], "Corvia"),
            (b"Q29ydmlhIQ==", "Corvia!"),
            (b"Q29y*dm-lh", "Corvia"),
            (b"Q29ydg==aWE=", "Corvia"),
            (b"", ""),
        ] {
            assert_eq!(String::from_utf8_lossy(&from_base64(body)), expected);
        }
    }

    #[test]
    fn parts_end_at_whole_lines_only() {
        let body =
            b"before\r\n--a\r\none --a\r\n--ab\r\n\r\n--a \r\ntwo\r\n--a--\r\nbehind\n--a\nno";
        let children = Children::of(body, b"a", 9).unwrap();
        assert_eq!(children.parts, [&b"one --a\r\n--ab\r\n"[..], b"two"]);
        assert_eq!(children.around, [&b"before"[..], b"behind\n--a\nno"]);
        let open = Children::of(b"--a\none\n--a\ntwo\n", b"a", 9).unwrap();
        assert_eq!(open.parts, [&b"one"[..], b"two"]);
        assert!(Children::of(b"--a\n--a\n--a\n", b"a", 1).is_none());
    }
}
