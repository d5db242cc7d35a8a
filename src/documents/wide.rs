//! Texts in units of two or four bytes (UTF-16, UTF-32), with and without a mark that says so.
//!
//! Without one, a text is told from other programs' files by its units: read in the right order they are
//! letters of few alphabets, blanks and punctuation, and hardly ever a control character.

use encoding_rs::{Encoding as Codec, UTF_16BE, UTF_16LE};

use super::map::Map;

/// How many bytes make a unit, and which comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wide {
    Utf16(Order),
    Utf32(Order),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

const ALL: [Wide; 4] = [
    Wide::Utf32(Order::Little),
    Wide::Utf32(Order::Big),
    Wide::Utf16(Order::Little),
    Wide::Utf16(Order::Big),
];

/// How much of a text is looked at.
const HEAD: usize = 64 * 1024;

/// Of a hundred bytes, more than this many are zeros and the like: even in Chinese every twentieth is.
const CONTROLS: usize = 3;

/// As `CONTROLS`, of what could be UTF-8: of so many bytes, one must be such.
const UTF8_SHARE: usize = 20;

/// Of this many letters, one may be none that a text has.
const ODD_SHARE: usize = 50;

impl Wide {
    /// What a text is in, whether a mark says so or its units do.
    pub(super) fn of(bytes: &[u8]) -> Option<Wide> {
        let marked = Wide::marked(bytes).filter(|(wide, skipped)| {
            let units = Units::of(*wide, bytes.get(*skipped..).unwrap_or_default());
            units.odd * 10 <= units.letters
        });
        marked.map(|(wide, _)| wide).or_else(|| Wide::unmarked(bytes))
    }

    /// What the mark says with which a text begins, and how many bytes it has. Four bytes are a mark of
    /// UTF-32 only if the whole is UTF-32: they could be one of UTF-16 and a zero.
    pub(super) fn marked(bytes: &[u8]) -> Option<(Wide, usize)> {
        let utf32 = match bytes {
            [0xff, 0xfe, 0, 0, ..] => Some(Order::Little),
            [0, 0, 0xfe, 0xff, ..] => Some(Order::Big),
            _ => None,
        };
        if let Some(wide) = utf32.map(Wide::Utf32)
            && bytes.chunks(4).all(|unit| wide.letter(unit).is_some())
        {
            return Some((wide, 4));
        }
        match bytes {
            [0xff, 0xfe, ..] => Some((Wide::Utf16(Order::Little), 2)),
            [0xfe, 0xff, ..] => Some((Wide::Utf16(Order::Big), 2)),
            _ => None,
        }
    }

    /// What a text without a mark is in.
    pub(super) fn unmarked(bytes: &[u8]) -> Option<Wide> {
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        // Texts of other encodings have no such bytes, and any two of their letters could be one of China.
        let is_control = |b: &u8| u8::from(matches!(b, 0..=8 | 14..=26 | 28..=31));
        // In a byte for each few, so that a processor counts many at once.
        let few = head.chunks(128).map(|few| few.iter().map(is_control).sum::<u8>());
        let controls = few.map(usize::from).sum::<usize>();
        if controls * 100 <= head.len() * CONTROLS {
            return None;
        }
        // What is UTF-8 throughout may have a few of them, too.
        if controls * UTF8_SHARE < head.len() && std::str::from_utf8(bytes).is_ok() {
            return None;
        }
        let looks = ALL.map(|wide| (wide, Units::of(wide, head)));
        let likely = looks.into_iter().filter(|(_, units)| units.are_a_text());
        let (best, _) = likely.max_by_key(|(_, units)| units.rank())?;
        Some(best)
    }

    /// The letters of ASCII in a text, one byte each, and a question mark for each other.
    pub(super) fn ascii(self, bytes: &[u8]) -> Vec<u8> {
        let letter = |unit: &[u8]| match self.unit(unit) {
            Some(0xfeff) => None,
            Some(unit) => Some(u8::try_from(unit).ok().filter(u8::is_ascii).unwrap_or(b'?')),
            None => Some(b'?'),
        };
        bytes.chunks(self.width()).filter_map(letter).collect()
    }

    /// The text of UTF-32, and where its letters stand, `skipped` bytes on.
    pub(super) fn utf32(self, bytes: &[u8], skipped: usize) -> (String, Map) {
        let (mut text, mut map) = (String::new(), Map::default());
        for (n, unit) in bytes.chunks(4).enumerate() {
            let (start, at) = (text.len(), skipped + n * 4);
            text.push(self.letter(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
            map.push(start..text.len(), at..at + unit.len());
        }
        (text, map)
    }

    /// As the Encoding Standard calls it, which does not know UTF-32.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Wide::Utf16(Order::Little) => "UTF-16LE",
            Wide::Utf16(Order::Big) => "UTF-16BE",
            Wide::Utf32(Order::Little) => "UTF-32LE",
            Wide::Utf32(Order::Big) => "UTF-32BE",
        }
    }

    /// What decodes it.
    pub(super) fn codec(self) -> Option<&'static Codec> {
        match self {
            Wide::Utf16(Order::Little) => Some(UTF_16LE),
            Wide::Utf16(Order::Big) => Some(UTF_16BE),
            Wide::Utf32(_) => None,
        }
    }

    const fn width(self) -> usize {
        match self {
            Wide::Utf16(_) => 2,
            Wide::Utf32(_) => 4,
        }
    }

    const fn order(self) -> Order {
        match self {
            Wide::Utf16(order) | Wide::Utf32(order) => order,
        }
    }

    fn unit(self, bytes: &[u8]) -> Option<u32> {
        let join = |unit: u32, byte: &u8| unit << 8 | u32::from(*byte);
        (bytes.len() == self.width()).then(|| match self.order() {
            Order::Big => bytes.iter().fold(0, join),
            Order::Little => bytes.iter().rev().fold(0, join),
        })
    }

    /// The letter of UTF-32 that a unit is.
    fn letter(self, unit: &[u8]) -> Option<char> {
        self.unit(unit).and_then(char::from_u32)
    }
}

/// What the units of a text look like when they are read in one way.
#[derive(Clone, Copy, Debug, Default)]
struct Units {
    letters: usize,
    /// Not letters that a text has: controls, noncharacters, private ones, halves of a pair.
    odd: usize,
    /// Neither odd nor letters, marks, digits, blanks or punctuation as far as this is known.
    strange: usize,
    /// Blanks, line ends and stops, which are in nearly all texts and in no text the other way round.
    stops: usize,
    /// Letters that may fill a text without any of these: those of scripts without blanks, and of ASCII.
    without_stops: usize,
    /// Blocks of 256 letters from which they are; of Chinese and Korean, all are one.
    blocks: usize,
}

impl Units {
    fn of(wide: Wide, bytes: &[u8]) -> Units {
        let width = wide.width();
        // A pair of UTF-16 that the end of the head cuts is no fault of the text.
        let whole = bytes.len() - bytes.len() % width;
        let units = bytes.chunks_exact(width).filter_map(|unit| wide.unit(unit));
        let mut found = Units { odd: usize::from(whole < bytes.len()), ..Units::default() };
        let mut seen = [false; 0x1100];
        let mut add = |letter: Option<char>| {
            found.letters += 1;
            match letter {
                None => found.odd += 1,
                Some(c) if is_odd(c) => found.odd += 1,
                Some(c) => {
                    found.strange += usize::from(!is_usual(c));
                    found.stops += usize::from(is_stop(c));
                    let is_without = c.is_ascii_graphic() || is_of_many(c) || is_without_blanks(c);
                    found.without_stops += usize::from(is_without);
                    let block = if is_of_many(c) { 0x4e } else { c as usize >> 8 };
                    if let Some(seen) = seen.get_mut(block) {
                        *seen = true;
                    }
                }
            }
        };
        match wide {
            Wide::Utf32(_) => units.map(char::from_u32).for_each(&mut add),
            Wide::Utf16(_) => {
                let units = units.filter_map(|unit| u16::try_from(unit).ok());
                char::decode_utf16(units).map(Result::ok).for_each(&mut add);
            }
        }
        found.blocks = seen.iter().filter(|seen| **seen).count();
        found
    }

    fn are_a_text(&self) -> bool {
        self.letters > 1
            && self.odd * ODD_SHARE <= self.letters
            && self.strange * 10 <= self.letters
            && (self.stops > 0 || self.without_stops * 2 > self.letters)
    }

    /// The higher, the likelier.
    fn rank(&self) -> (std::cmp::Reverse<usize>, usize) {
        (std::cmp::Reverse(self.blocks), self.stops)
    }
}

fn is_odd(c: char) -> bool {
    let is_control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    let is_private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let is_none = matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe;
    is_control || is_private || is_none
}

fn is_usual(c: char) -> bool {
    c.is_ascii()
        || c.is_alphanumeric()
        || c.is_whitespace()
        || unicode_normalization::char::is_combining_mark(c)
        || matches!(c, '\u{a0}'..='\u{bf}' | '\u{2010}'..='\u{27bf}' | '\u{3000}'..='\u{303f}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{fe0f}' | '\u{feff}' | '\u{ff00}'..='\u{ffef}')
        || matches!(c, '\u{1f000}'..='\u{1faff}')
}

fn is_stop(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\r' | '.' | ',' | '\u{3001}' | '\u{3002}' | '\u{ff0c}')
}

/// Whether a letter is of a script that has thousands.
fn is_of_many(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a letter is of Thai, Lao, Burmese or Khmer.
fn is_without_blanks(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 9] = [
        "The ships will sail in spring, said the minister.",
        "Корабли выйдут весной, сказал министр.",
        "Τα πλοία θα αποπλεύσουν την άνοιξη.",
        "السفن ستبحر في الربيع، قال الوزير.",
        "जहाज़ वसंत में रवाना होंगे।",
        "เรือจะออกเดินทางในฤดูใบไม้ผลิ รัฐมนตรีกล่าว",
        "部長表示，船隻將於春季出發。\n我們不會派遣部隊。",
        "배는 봄에 출항할 것이라고 장관이 말했다.",
        "船は春に出航すると大臣は述べた。😀",
    ];

    fn bytes_of(text: &str, wide: Wide) -> Vec<u8> {
        match wide {
            Wide::Utf16(Order::Little) => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Wide::Utf16(Order::Big) => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Wide::Utf32(Order::Little) => {
                text.chars().flat_map(|c| (c as u32).to_le_bytes()).collect()
            }
            Wide::Utf32(Order::Big) => {
                text.chars().flat_map(|c| (c as u32).to_be_bytes()).collect()
            }
        }
    }

    #[test]
    fn the_order_shows_in_texts_of_any_script_with_and_without_a_mark() {
        for wide in ALL {
            for text in TEXTS {
                assert_eq!(Wide::unmarked(&bytes_of(text, wide)), Some(wide), "{text}");
                let marked = bytes_of(&format!("\u{feff}{text}"), wide);
                assert_eq!(Wide::marked(&marked).map(|(wide, _)| wide), Some(wide), "{text}");
                assert_eq!(Wide::of(&marked), Some(wide), "{text}");
            }
        }
        assert_eq!(
            Wide::unmarked(&bytes_of("No", Wide::Utf16(Order::Big))),
            Some(Wide::Utf16(Order::Big))
        );
    }

    #[test]
    fn what_is_no_such_text_is_not_taken_for_one() {
        for bytes in [
            &b""[..],
            b"plain",
            b"word word word word word\x00 word",
            b"a\x1b[2J \x07 and \x08 and \x01 more, with many a letter behind them that is none of theirs",
            b"Bush hid the facts",
            "Élysée, Größe".as_bytes(),
            b"\xc9lys\xe9e, gr\xf6\xdfer",
            b"a stray zero\0 among letters, and many more of them behind it, so that it is one in a hundred",
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0",
            b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41",
            &[0; 64],
            &[1; 64],
            &[1, 2, 3, 4],
        ] {
            assert_eq!(Wide::of(bytes), None, "{bytes:?}");
        }
        for text in TEXTS {
            assert_eq!(Wide::of(text.as_bytes()), None, "{text}");
        }
        // A mark of UTF-16 with something else behind it.
        let noise: Vec<u8> = (0..400_u32).map(|n| ((n * 7919) >> 3) as u8).collect();
        assert_eq!(Wide::of(&[&b"\xff\xfe"[..], &noise].concat()), None);
    }

    #[test]
    fn letters_of_utf_32_know_their_bytes() {
        let wide = Wide::Utf32(Order::Big);
        let (text, map) = wide.utf32(&[0, 0, 0, 0x61, 0, 1, 0xf6, 0, 0, 0x11, 0, 0, 0], 4);
        assert_eq!(text, "a😀\u{fffd}\u{fffd}");
        assert_eq!(map.source(1..5), Some(8..12));
        assert_eq!(wide.ascii(&[0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c, 0, 0, 4, 0]), b"<?");
    }
}
