//! From bytes to characters. What encoding it was is always known afterwards, and how sure that is:
//! a guess can never make a quote exact.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding as Codec, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

use super::extract::{Encoding, Limits, Sure, Unreadable};
use super::map::Map;

/// A file as characters.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) map: Map,
    pub(super) encoding: Encoding,
    pub(super) remarks: Vec<String>,
}

/// Of the bytes of a text that is nearly UTF-8, at most this share is no UTF-8.
const BAD_SHARE: usize = 1000;

/// Decodes a file. `declared` is the name of an encoding that the document itself gives.
///
/// A byte-order mark decides; then whether it is UTF-8 throughout; then what is declared; then
/// whether it is nearly UTF-8 or its zeros make it UTF-16; and at last a guess from its letters.
pub(super) fn decode(
    bytes: &[u8],
    declared: Option<&str>,
    limits: &Limits,
) -> Result<Decoded, Unreadable> {
    if let Some((codec, skipped)) = Codec::for_bom(bytes) {
        return by(codec, bytes, skipped, Sure::Yes, limits);
    }
    let utf8 = simdutf8::basic::from_utf8(bytes).ok();
    if let Some(text) = utf8.filter(|_| !has_zeros(bytes)) {
        let map = Map::same(text.len(), 0);
        return Ok(decoded(UTF_8, text.to_string(), map, Sure::Yes));
    }
    let declared = declared.and_then(|label| Codec::for_label(label.trim().as_bytes()));
    if let Some(codec) = declared
        && codec != UTF_8
        && codec.decode_without_bom_handling_and_without_replacement(bytes).is_some()
    {
        return by(codec, bytes, 0, Sure::Declared, limits);
    }
    if let Some(codec) = utf16(bytes) {
        return by(codec, bytes, 0, Sure::Guessed, limits);
    }
    // A stray zero makes no other encoding of it.
    if utf8.is_some() {
        let sure = if declared == Some(UTF_8) { Sure::Declared } else { Sure::Guessed };
        return by(UTF_8, bytes, 0, sure, limits);
    }
    let bad: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    if bad <= (bytes.len() / BAD_SHARE).max(1) && bytes.len() > BAD_SHARE {
        return by(UTF_8, bytes, 0, Sure::Guessed, limits);
    }
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    by(detector.guess(None, chardetng::Utf8Detection::Deny), bytes, 0, Sure::Guessed, limits)
}

/// Decodes a part of a file whose encoding the file states in the part's own header. But for a mark, that
/// counts before what the bytes look like: whoever opens the file sees the letters so.
pub(super) fn decode_stated(
    bytes: &[u8],
    stated: &str,
    limits: &Limits,
) -> Result<Decoded, Unreadable> {
    let label = stated.trim();
    // Of old, this is what programs state when they state nothing.
    let is_nothing = ["", "us-ascii", "ascii"].iter().any(|no| label.eq_ignore_ascii_case(no));
    if is_nothing || Codec::for_bom(bytes).is_some() {
        return decode(bytes, None, limits);
    }
    let codec = Codec::for_label(label.as_bytes()).filter(|codec| *codec != REPLACEMENT);
    let fits = |codec: &&'static Codec| {
        codec.decode_without_bom_handling_and_without_replacement(bytes).is_some()
    };
    match codec.filter(fits) {
        // Its letters are the same in all of them.
        Some(codec) if codec.is_ascii_compatible() && bytes.is_ascii() && !has_zeros(bytes) => {
            decode(bytes, None, limits)
        }
        Some(codec) if codec == UTF_8 => decode(bytes, Some(label), limits),
        Some(codec) => by(codec, bytes, 0, Sure::Declared, limits),
        None => {
            let mut guess = decode(bytes, None, limits)?;
            if !guess.encoding.is_guessed() {
                guess.encoding.sure = Sure::Guessed;
                guess.remarks.push(guessed(&guess.encoding.name));
            }
            Ok(guess)
        }
    }
}

/// Whether the Encoding Standard knows an encoding of that name.
pub(super) fn is_known(label: &str) -> bool {
    Codec::for_label(label.trim().as_bytes()).is_some()
}

/// Whether a text is in UTF-16, and then whether the greater byte of each letter comes first.
pub(super) fn utf16_is_big(bytes: &[u8]) -> Option<bool> {
    let marked = Codec::for_bom(bytes).map(|(codec, _)| codec);
    let codec = marked.or_else(|| utf16(bytes))?;
    (codec != UTF_8).then(|| codec == UTF_16BE)
}

fn has_zeros(bytes: &[u8]) -> bool {
    bytes.contains(&0)
}

/// UTF-16 without a mark shows in zeros at every other byte.
fn utf16(bytes: &[u8]) -> Option<&'static Codec> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    if head.len() < 4 || !has_zeros(head) {
        return None;
    }
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    match (zeros(0) * 10, zeros(1) * 10) {
        (even, odd) if odd > half * 4 && even < half => Some(UTF_16LE),
        (even, odd) if even > half * 4 && odd < half => Some(UTF_16BE),
        _ => None,
    }
}

fn by(
    codec: &'static Codec,
    bytes: &[u8],
    skipped: usize,
    sure: Sure,
    limits: &Limits,
) -> Result<Decoded, Unreadable> {
    let body = bytes.get(skipped..).unwrap_or_default();
    let valid = if codec == UTF_8 { simdutf8::basic::from_utf8(body).ok() } else { None };
    let (text, map) = match valid {
        Some(text) => (text.to_string(), Map::same(text.len(), skipped)),
        None => in_pieces(codec, body, skipped, limits)?,
    };
    Ok(decoded(codec, text, map, sure))
}

/// A text as it was decoded, with what must be said about that.
fn decoded(codec: &'static Codec, text: String, map: Map, sure: Sure) -> Decoded {
    let mut remarks = Vec::new();
    // A string is looked for faster than a character, and nearly no text holds it.
    let replaced = if text.contains("\u{fffd}") { text.matches('\u{fffd}').count() } else { 0 };
    let sure = match replaced {
        0 => sure,
        n => {
            let places = if n == 1 { "1 place".to_string() } else { format!("{n} places") };
            remarks
                .push(format!("In {places} the bytes are no {}: shown as \u{fffd}.", codec.name()));
            Sure::Guessed
        }
    };
    if sure == Sure::Guessed {
        remarks.push(guessed(codec.name()));
    }
    let encoding = Encoding { name: codec.name().to_string(), sure };
    Decoded { text, map, encoding, remarks }
}

fn guessed(name: &str) -> String {
    format!("The file does not say how its letters are encoded; read as {name}.")
}

/// Decodes character by character, which tells the bytes of each.
fn in_pieces(
    codec: &'static Codec,
    bytes: &[u8],
    skipped: usize,
    limits: &Limits,
) -> Result<(String, Map), Unreadable> {
    let mut decoder = codec.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut map = Map::default();
    let mut piece = String::with_capacity(16);
    let (mut at, mut from) = (0, 0);
    while at < bytes.len() || from < bytes.len() {
        let next = bytes.get(at..at + 1).unwrap_or_default();
        piece.clear();
        let _ = decoder.decode_to_string(next, &mut piece, next.is_empty());
        at += 1;
        if !piece.is_empty() {
            if text.len() + piece.len() > limits.text {
                return Err(Unreadable::TooMuchText(limits.text));
            }
            let start = text.len();
            text.push_str(&piece);
            let to = at.min(bytes.len());
            map.push(start..text.len(), skipped + from..skipped + to);
            from = to;
        }
        if next.is_empty() {
            break;
        }
    }
    Ok((text, map))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], declared: Option<&str>, expected: (&str, &str, Sure)) {
        let decoded = decode(bytes, declared, &Limits::default()).unwrap();
        let found = (decoded.text.as_str(), decoded.encoding.name.as_str(), decoded.encoding.sure);
        assert_eq!(found, expected, "{bytes:?}");
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn what_is_certain_is_said_to_be_certain() {
        check(b"plain", None, ("plain", "UTF-8", Sure::Yes));
        check("Élysée".as_bytes(), Some("latin1"), ("Élysée", "UTF-8", Sure::Yes));
        check(b"\xef\xbb\xbfab", None, ("ab", "UTF-8", Sure::Yes));
        let little = [vec![0xff, 0xfe], utf16("Élysée", u16::to_le_bytes)].concat();
        check(&little, None, ("Élysée", "UTF-16LE", Sure::Yes));
        check(b"", None, ("", "UTF-8", Sure::Yes));
    }

    #[test]
    fn what_is_declared_or_guessed_is_said_so() {
        check(b"\xc9lys\xe9e", Some("iso-8859-1"), ("Élysée", "windows-1252", Sure::Declared));
        check(b"\xc9lys\xe9e", Some("utf-8"), ("Élysée", "windows-1252", Sure::Guessed));
        check(b"\xc9lys\xe9e", Some("nonsense"), ("Élysée", "windows-1252", Sure::Guessed));
        check("Élysée\0".as_bytes(), Some("utf-8"), ("Élysée\0", "UTF-8", Sure::Declared));
        check("Élysée\0".as_bytes(), None, ("Élysée\0", "UTF-8", Sure::Guessed));
        let big = utf16("The Elysee", u16::to_be_bytes);
        check(&big, None, ("The Elysee", "UTF-16BE", Sure::Guessed));
    }

    #[test]
    fn what_a_header_states_counts_before_what_the_bytes_look_like() {
        let big = utf16("Maretta", u16::to_be_bytes);
        let jis = b"\x1b$B%O\x1b(B";
        for (bytes, stated, expected) in [
            (&b"plain"[..], "iso-8859-2", ("plain", "UTF-8", Sure::Yes)),
            (b"\xc3\xa9", "iso-8859-1", ("\u{c3}\u{a9}", "windows-1252", Sure::Declared)),
            (b"\xc3\xa9", "us-ascii", ("é", "UTF-8", Sure::Yes)),
            (b"\xc3\xa9", " UTF-8 ", ("é", "UTF-8", Sure::Yes)),
            (b"\xb1", "iso-8859-2", ("ą", "ISO-8859-2", Sure::Declared)),
            (&big, "utf-16be", ("Maretta", "UTF-16BE", Sure::Declared)),
            (jis, "iso-2022-jp", ("ハ", "ISO-2022-JP", Sure::Declared)),
            (b"\xef\xbb\xbf\xc3\xa9", "latin1", ("é", "UTF-8", Sure::Yes)),
            (b"\xc3\xa9", "x-unknown", ("é", "UTF-8", Sure::Guessed)),
            (b"plain", "iso-2022-kr", ("plain", "UTF-8", Sure::Guessed)),
            (b"\xc9lys\xe9e", "utf-8", ("Élysée", "windows-1252", Sure::Guessed)),
        ] {
            let decoded = decode_stated(bytes, stated, &Limits::default()).unwrap();
            let Encoding { name, sure } = &decoded.encoding;
            assert_eq!((decoded.text.as_str(), name.as_str(), *sure), expected, "{stated}");
            assert_eq!(decoded.remarks.is_empty(), *sure != Sure::Guessed, "{stated}");
        }
    }

    #[test]
    fn one_bad_byte_in_a_long_text_leaves_the_rest() {
        let mut bytes = "Élysée ".repeat(300).into_bytes();
        bytes.insert(9, 0xff);
        let decoded = decode(&bytes, None, &Limits::default()).unwrap();
        assert!(decoded.text.starts_with("Élysée \u{fffd}Élysée"), "{}", &decoded.text[..30]);
        assert_eq!(decoded.encoding.sure, Sure::Guessed);
        assert_eq!(decoded.remarks.len(), 2);
        assert_eq!(decoded.map.source(9..12), Some(9..10));
        assert_eq!(decoded.map.source(12..14), Some(10..12));
    }

    #[test]
    fn each_character_knows_its_bytes() {
        let decoded = decode(b"a\xe9b", Some("latin1"), &Limits::default()).unwrap();
        assert_eq!(decoded.text, "aéb");
        assert_eq!(decoded.map.source(1..3), Some(1..2));
        assert_eq!(decoded.map.source(3..4), Some(2..3));
    }

    #[test]
    fn a_text_that_grows_beyond_the_limit_is_refused() {
        let limits = Limits { text: 4, ..Limits::default() };
        assert!(decode(b"\xe9\xe9\xe9", Some("latin1"), &limits).is_err());
    }
}
