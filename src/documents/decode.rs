//! From bytes to characters. What encoding it was is always known afterwards, and how sure that is:
//! a guess can never make a quote exact.

use encoding_rs::{
    Encoding as Codec, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};

use super::extract::{Encoding, Limits, Sure, Unreadable};
use super::guess::{Guess, guess, is_iso_2022_jp};
use super::map::Map;
use super::wide::Wide;

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

/// What is added where the letters look wrong however they are read.
const LOOKS_WRONG: &str =
    "Some of its letters look wrong: open it where they look right and save it as UTF-8.";

/// Decodes a file. `declared` is the name of an encoding that the document itself gives.
///
/// A byte-order mark decides; then whether it is UTF-8 throughout; then whether its units are those of
/// UTF-16 or UTF-32; then what is declared; then whether it is nearly UTF-8; and at last a guess from its
/// letters.
pub(super) fn decode(
    bytes: &[u8],
    declared: Option<&str>,
    limits: &Limits,
) -> Result<Decoded, Unreadable> {
    if let Some((wide, skipped)) = Wide::marked(bytes) {
        return by_wide(wide, bytes, skipped, Sure::Yes, limits);
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return by(UTF_8, bytes, 3, Sure::Yes, limits);
    }
    let declared = declared.map(by_label).transpose()?.flatten();
    let utf8 = simdutf8::basic::from_utf8(bytes).ok();
    if let Some(text) = utf8.filter(|_| !has_zeros(bytes)) {
        if is_iso_2022_jp(bytes) {
            let is_declared = declared == Some(ISO_2022_JP);
            let sure = if is_declared { Sure::Declared } else { Sure::Guessed };
            return by(ISO_2022_JP, bytes, 0, sure, limits);
        }
        let map = Map::same(text.len(), 0);
        let mut decoded = decoded("UTF-8", text.to_string(), map, 0, Sure::Yes);
        // Programs that believe what is declared show other letters.
        if let Some(other) = declared.filter(|codec| *codec != UTF_8 && !bytes.is_ascii()) {
            decoded.encoding.sure = Sure::Guessed;
            let name = other.name();
            decoded.remarks.push(format!("It is UTF-8, though the document states {name}."));
        }
        return Ok(decoded);
    }
    if let Some(wide) = Wide::unmarked(bytes) {
        return by_wide(wide, bytes, 0, Sure::Guessed, limits);
    }
    if let Some(codec) = declared.filter(|codec| utf8.is_none() || *codec != UTF_8) {
        return by(codec, bytes, 0, Sure::Declared, limits);
    }
    // A stray zero makes no other encoding of it.
    if utf8.is_some() {
        let sure = if declared == Some(UTF_8) { Sure::Declared } else { Sure::Guessed };
        return by(UTF_8, bytes, 0, sure, limits);
    }
    if is_nearly_utf8(bytes) {
        return by(UTF_8, bytes, 0, Sure::Guessed, limits);
    }
    let Guess { codec, looks_right, in_doubt } = guess(bytes);
    let mut decoded = by(codec, bytes, 0, Sure::Guessed, limits)?;
    decoded.encoding.in_doubt = in_doubt;
    if !looks_right {
        decoded.remarks.push(LOOKS_WRONG.to_string());
    }
    Ok(decoded)
}

/// The encoding of a name that a document states, as browsers take it; `None` where there is none of that name.
fn by_label(label: &str) -> Result<Option<&'static Codec>, Unreadable> {
    let label = label.trim();
    let codec = Codec::for_label(label.as_bytes());
    if label.eq_ignore_ascii_case("x-user-defined") {
        return Ok(Some(WINDOWS_1252));
    }
    // Whoever could read the statement knows that it is not so.
    if codec == Some(UTF_16LE) || codec == Some(UTF_16BE) {
        return Ok(Some(UTF_8));
    }
    if codec == Some(REPLACEMENT) {
        let name = label.to_ascii_uppercase();
        return Err(Unreadable::UnknownKind(format!("text in {name}; save it as UTF-8")));
    }
    Ok(codec)
}

/// Whether a text is UTF-8 but for a few places: more of its letters must show that it is than that it is not.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad, mut places) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        bad += chunk.invalid().len();
        places += usize::from(!chunk.invalid().is_empty());
    }
    bytes.len() > BAD_SHARE && bad <= (bytes.len() / BAD_SHARE).max(1) && good > 2 * places
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

fn has_zeros(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes).is_some()
}

fn by_wide(
    wide: Wide,
    bytes: &[u8],
    skipped: usize,
    sure: Sure,
    limits: &Limits,
) -> Result<Decoded, Unreadable> {
    if let Some(codec) = wide.codec() {
        return by(codec, bytes, skipped, sure, limits);
    }
    let (text, map) = wide.utf32(bytes.get(skipped..).unwrap_or_default(), skipped);
    if text.len() > limits.text {
        return Err(Unreadable::TooMuchText(limits.text));
    }
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    Ok(decoded(wide.name(), text, map, lost, sure))
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
    let (text, map, lost) = match valid {
        Some(text) => (text.to_string(), Map::same(text.len(), skipped), 0),
        None => in_pieces(codec, body, skipped, limits)?,
    };
    Ok(decoded(codec.name(), text, map, lost, sure))
}

/// A text as it was decoded, with what must be said about that. `lost` letters were none of the encoding.
fn decoded(name: &str, text: String, map: Map, lost: usize, sure: Sure) -> Decoded {
    let mut remarks = Vec::new();
    let sure = match lost {
        0 => sure,
        n => {
            let places = if n == 1 { "1 place".to_string() } else { format!("{n} places") };
            remarks.push(format!("In {places} the bytes are not valid {name}: shown as \u{fffd}."));
            Sure::Guessed
        }
    };
    if sure == Sure::Guessed {
        remarks.push(guessed(name));
    }
    let encoding = Encoding::new(name, sure);
    Decoded { text, map, encoding, remarks }
}

fn guessed(name: &str) -> String {
    format!("The file does not say how its letters are encoded; read as {name}.")
}

/// Decodes character by character, which tells the bytes of each, and how many were none.
fn in_pieces(
    codec: &'static Codec,
    bytes: &[u8],
    skipped: usize,
    limits: &Limits,
) -> Result<(String, Map, usize), Unreadable> {
    let mut decoder = codec.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut map = Map::default();
    let mut piece = String::with_capacity(16);
    let (mut at, mut from, mut lost) = (0, 0, 0);
    while at < bytes.len() || from < bytes.len() {
        let next = bytes.get(at..at + 1).unwrap_or_default();
        piece.clear();
        let (_, _, has_errors) = decoder.decode_to_string(next, &mut piece, next.is_empty());
        at += 1;
        if has_errors {
            lost += piece.matches(char::REPLACEMENT_CHARACTER).count();
        }
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
    Ok((text, map, lost))
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
        check(b"\xef\xbb\xbfab", None, ("ab", "UTF-8", Sure::Yes));
        let little = [vec![0xff, 0xfe], utf16("Élysée", u16::to_le_bytes)].concat();
        check(&little, None, ("Élysée", "UTF-16LE", Sure::Yes));
        check(b"", None, ("", "UTF-8", Sure::Yes));
    }

    #[test]
    fn what_is_declared_or_guessed_is_said_so() {
        check(b"\xc9lys\xe9e", Some("iso-8859-1"), ("Élysée", "windows-1252", Sure::Declared));
        check(b"\xc9lys\xe9e", Some("nonsense"), ("Élysée", "windows-1252", Sure::Guessed));
        // As browsers show it.
        check(b"\xc9t", Some("utf-8"), ("\u{fffd}t", "UTF-8", Sure::Guessed));
        check(b"\xc9t", Some("UTF-16"), ("\u{fffd}t", "UTF-8", Sure::Guessed));
        check("Élysée".as_bytes(), Some("utf-16le"), ("Élysée", "UTF-8", Sure::Yes));
        check(b"\xc9t\xe9", Some("x-user-defined"), ("Été", "windows-1252", Sure::Declared));
        check("Élysée".as_bytes(), Some("latin1"), ("Élysée", "UTF-8", Sure::Guessed));
        check(b"plain", Some("latin1"), ("plain", "UTF-8", Sure::Yes));
        check(b"\x1b$B%O\x1b(B", Some("iso-2022-jp"), ("ハ", "ISO-2022-JP", Sure::Declared));
        check(b"\x1b$B%O\x1b(B", None, ("ハ", "ISO-2022-JP", Sure::Guessed));
        check(b"\x1b[31mred", None, ("\u{1b}[31mred", "UTF-8", Sure::Yes));
        check("Élysée\0".as_bytes(), Some("utf-8"), ("Élysée\0", "UTF-8", Sure::Declared));
        check("Élysée\0".as_bytes(), None, ("Élysée\0", "UTF-8", Sure::Guessed));
        let big = utf16("The Elysee", u16::to_be_bytes);
        check(&big, None, ("The Elysee", "UTF-16BE", Sure::Guessed));
        let refused = decode(b"~{VPND~}", Some("hz-gb-2312"), &Limits::default()).unwrap_err();
        let why = "it is text in HZ-GB-2312, which is not read: save it as UTF-8";
        assert_eq!(refused.to_string(), why);
    }

    #[test]
    fn a_sign_for_a_lost_letter_may_stand_in_the_file_itself() {
        for (bytes, name) in [
            ("Tag: \u{fffd}".as_bytes().to_vec(), "UTF-8"),
            (utf16("\u{feff}Tag: \u{fffd}", u16::to_le_bytes), "UTF-16LE"),
            ([&b"\xef\xbb\xbf"[..], "Tag: \u{fffd}".as_bytes()].concat(), "UTF-8"),
        ] {
            check(&bytes, None, ("Tag: \u{fffd}", name, Sure::Yes));
        }
    }

    #[test]
    fn few_letters_of_windows_in_a_long_text_are_letters_of_windows() {
        let words = "The minister spoke of ships and of nothing else on that day. ".repeat(200);
        for (few, expected) in [
            (&b"Gr\xf6\xdfe"[..], "Größe"),
            (b"\x93not today\x94 \x96 he", "\u{201c}not today\u{201d} \u{2013} he"),
            (b"caf\xe9", "café"),
            (b"\xc3\xa9 se\xf1or, ma\xf1ana", "Ã© señor, mañana"),
        ] {
            let decoded =
                decode(&[words.as_bytes(), few].concat(), None, &Limits::default()).unwrap();
            let Encoding { name, sure, .. } = &decoded.encoding;
            assert_eq!((name.as_str(), *sure), ("windows-1252", Sure::Guessed), "{expected}");
            assert!(decoded.text.ends_with(expected), "{expected}");
        }
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
            let Encoding { name, sure, .. } = &decoded.encoding;
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
