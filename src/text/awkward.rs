//! Strings that go wrong elsewhere, for the tests of this folder. Knows nothing of what they test.

use proptest::prelude::*;

/// Pieces that join, hide, reorder, widen or stack when they meet each other.
pub(crate) const PIECES: &[&str] = &[
    "a",
    "Z",
    "e\u{301}",
    "é",
    "ß",
    " ",
    "  ",
    "\u{a0}",
    "\u{202f}",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "-",
    "\u{2014}",
    "/",
    "word",
    "“so-called”",
    "15,000",
    "U.S.",
    ".",
    ",",
    "’",
    "(",
    "…",
    "\0",
    "\u{1b}[2J",
    "\u{7f}",
    "\u{9b}",
    "\u{85}",
    "\u{202e}",
    "\u{2066}",
    "\u{200f}",
    "\u{61c}",
    "\u{200b}",
    "\u{2060}",
    "\u{feff}",
    "\u{ad}",
    "\u{180e}",
    "\u{2062}",
    "\u{2028}",
    "\u{2029}",
    "\u{fff9}",
    "\u{e0001}",
    "\u{e0067}",
    "\u{fdd0}",
    "\u{10ffff}",
    "\u{e000}",
    "\u{f0000}",
    "\u{fe0f}",
    "\u{fe0e}",
    "\u{fe00}",
    "\u{e0100}",
    "\u{115f}",
    "\u{1160}",
    "\u{3164}",
    "\u{ffa0}",
    "\u{200d}",
    "\u{200c}",
    "\u{301}",
    "\u{334}",
    "\u{20e3}",
    "\u{34f}",
    "\u{488}",
    "漢",
    "字",
    "。",
    "ｶ",
    "\u{ff9e}",
    "\u{ff9f}",
    "が",
    "\u{3099}",
    "한",
    "\u{1112}",
    "\u{1161}",
    "\u{11ab}",
    "\u{1100}\u{1100}",
    "क",
    "\u{94d}",
    "ष",
    "\u{93f}",
    "\u{9be}",
    "ക",
    "\u{e31}",
    "\u{f71}",
    "م",
    "ی",
    "ل",
    "ا",
    "\u{64e}",
    "\u{600}",
    "\u{605}",
    "\u{6dd}",
    "\u{70f}",
    "א",
    "ש",
    "👩",
    "👧",
    "❤",
    "\u{1f3fd}",
    "🏴",
    "🇫",
    "🇷",
    "✔",
    "☎",
    "1",
    "©",
    "‼",
    "🫱",
];

/// Up to a dozen of [`PIECES`] in a row, with any other characters between them.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => (prop::sample::select(PIECES), 1..40_usize).prop_map(|(piece, n)| piece.repeat(n)),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// Prose made of a few words, spaces and line breaks, with an awkward piece now and then.
pub(crate) fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-zA-Z]{1,12}".prop_map(String::from),
        4 => Just(String::from(" ")),
        1 => prop::sample::select(&["\n", "\n\n", "  ", ". ", "-", "/", "—"][..]).prop_map(str::to_owned),
        1 => prop::sample::select(PIECES).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Every character of the planes that hold any, and both ends of the others.
pub(crate) fn every_char() -> impl Iterator<Item = char> {
    ('\0'..='\u{323FF}').chain('\u{E0000}'..='\u{E1FFF}').chain(
        (3..=16_u32)
            .flat_map(|plane| [0, 1, 0x8000, 0xFFFD, 0xFFFE, 0xFFFF].map(|low| plane << 16 | low))
            .filter_map(char::from_u32),
    )
}
