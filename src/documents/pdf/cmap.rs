//! Character maps: which bytes of a string are one code, and what text or glyph a code stands for.

use std::collections::BTreeMap;

use super::lexer::{Lexer, Token};

/// A map, either to text (`ToUnicode`) or to glyph numbers (an embedded `Encoding`).
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// From, to, and how many bytes such a code has.
    spaces: Vec<(u32, u32, usize)>,
    texts: BTreeMap<u32, Vec<u16>>,
    /// From the first code to the last one; the text is that of the first.
    text_ranges: BTreeMap<u32, (u32, Vec<u16>)>,
    glyphs: BTreeMap<u32, (u32, u32)>,
    /// It sets lines from top to bottom.
    pub(super) is_vertical: bool,
}

impl CMap {
    pub(super) fn parse(bytes: &[u8]) -> CMap {
        let mut map = CMap::default();
        let mut lexer = Lexer::new(bytes);
        let mut operands = Vec::new();
        while let Some(token) = lexer.next() {
            let Token::Word(word) = token else {
                operands.push(token);
                continue;
            };
            match word.as_slice() {
                b"endcodespacerange" => map.spaces.extend(operands.chunks(2).filter_map(space)),
                b"endbfchar" => map.texts.extend(operands.chunks(2).filter_map(text)),
                b"endbfrange" => operands.chunks(3).for_each(|three| map.text_range(three)),
                b"endcidchar" => map.glyphs.extend(operands.chunks(2).filter_map(|two| {
                    let [code, glyph] = two else { return None };
                    let code = value(code.text()?);
                    Some((code, (code, whole(glyph)?)))
                })),
                b"endcidrange" => map.glyphs.extend(operands.chunks(3).filter_map(|three| {
                    let [from, to, glyph] = three else { return None };
                    Some((value(from.text()?), (value(to.text()?), whole(glyph)?)))
                })),
                b"def" => {
                    if let [.., Token::Name(name), Token::Number(mode)] = operands.as_slice()
                        && name == b"WMode"
                    {
                        map.is_vertical = *mode > 0.5;
                    }
                }
                _ => {}
            }
            operands.clear();
        }
        map
    }

    fn text_range(&mut self, three: &[Token]) {
        let [Token::Text(from), Token::Text(to), target] = three else { return };
        let (from, to) = (value(from), value(to));
        match target {
            Token::Text(text) => {
                self.text_ranges.insert(from, (to, units(text)));
            }
            Token::Array(each) => {
                for (code, text) in (from..=to).zip(each) {
                    if let Some(text) = text.text() {
                        self.texts.insert(code, units(text));
                    }
                }
            }
            _ => {}
        }
    }

    /// What a code stands for; `None` where the map is silent or says that it does not know.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        let units = if let Some(units) = self.texts.get(&code) {
            units.clone()
        } else {
            let (from, (to, units)) = self.text_ranges.range(..=code).next_back()?;
            if code > *to {
                return None;
            }
            let mut units = units.clone();
            let last = units.last_mut()?;
            *last = last.checked_add(u16::try_from(code - from).ok()?)?;
            units
        };
        let text = String::from_utf16(&units).ok()?;
        let is_known = !text.is_empty() && !text.chars().any(|c| matches!(c, '\0' | '\u{fffd}'));
        is_known.then_some(text)
    }

    /// The codes that may stand for a text of one unit, at most so many.
    pub(super) fn codes(&self, units: &[u16], most: usize) -> Vec<u32> {
        let single = |own: &Vec<u16>| matches!(own.as_slice(), [own] if units.contains(own));
        let listed = self.texts.iter().filter(|(_, own)| single(own)).map(|(code, _)| *code);
        let ranges = self.text_ranges.iter().flat_map(|(from, (to, own))| {
            let first = if let [first] = own.as_slice() { Some(*first) } else { None };
            let steps = units.iter().filter_map(move |unit| unit.checked_sub(first?));
            steps.filter_map(|step| from.checked_add(step.into())).filter(|code| code <= to)
        });
        listed.chain(ranges).take(most).collect()
    }

    /// The number of a code's glyph.
    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let (from, (to, glyph)) = self.glyphs.range(..=code).next_back()?;
        (code <= *to).then(|| glyph.saturating_add(code - from))
    }

    /// How many bytes the code at the beginning of `bytes` has, if the map says so.
    pub(super) fn length(&self, bytes: &[u8]) -> Option<usize> {
        (1..=4).find(|length| {
            let Some(code) = bytes.get(..*length).map(value) else { return false };
            self.spaces.iter().any(|(from, to, of)| {
                // Each byte has a range of its own.
                let inside = |shift: u32| {
                    let byte = |number: u32| (number >> shift) & 0xff;
                    (byte(*from)..=byte(*to)).contains(&byte(code))
                };
                of == length && [0, 8, 16, 24].into_iter().all(inside)
            })
        })
    }
}

fn space(two: &[Token]) -> Option<(u32, u32, usize)> {
    let [Token::Text(from), Token::Text(to)] = two else { return None };
    Some((value(from), value(to), from.len()))
}

fn text(two: &[Token]) -> Option<(u32, Vec<u16>)> {
    let [Token::Text(code), Token::Text(text)] = two else { return None };
    Some((value(code), units(text)))
}

/// The number that some bytes write, the greatest first; of more than four, the last four.
pub(super) fn value(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |value, byte| (value << 8) | u32::from(*byte))
}

fn whole(token: &Token) -> Option<u32> {
    // A conversion from a float saturates.
    #[expect(clippy::cast_sign_loss, reason = "it is not negative")]
    token.number().filter(|n| *n >= 0.0).map(|n| n as u32)
}

fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes.as_chunks::<2>().0.iter().map(|two| u16::from_be_bytes(*two)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(map: &str, code: u32, expected: Option<&str>) {
        let found = CMap::parse(map.as_bytes()).text(code);
        assert_eq!(found.as_deref(), expected, "{map} {code}");
    }

    #[test]
    fn codes_become_text_and_nothing_is_guessed() {
        let map = "1 begincodespacerange <00> <FF> endcodespacerange \
            3 beginbfchar <01> <00660069> <02> <00660069> <03> <D83DDE00> endbfchar \
            3 beginbfrange <10> <12> <0041> <20> <21> [<0078> <00790079>] <30> <31> <D83DFFFF> \
            endbfrange 1 beginbfchar <40> <0000> <41> <> endbfchar";
        check(map, 1, Some("fi"));
        // Two codes beside each other with one text are two codes, not a range.
        check(map, 2, Some("fi"));
        check(map, 3, Some("\u{1f600}"));
        check(map, 0x12, Some("C"));
        check(map, 0x13, None);
        check(map, 0x21, Some("yy"));
        check(map, 0x22, None);
        for unknown in [0, 0x30, 0x31, 0x40, 0x41, u32::MAX] {
            check(map, unknown, None);
        }
        check("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange", 1, Some("B"));
        check("1 beginbfrange <00> <FFFFFFFF> [<0041>] endbfrange", 1, None);
        check("1 beginbfrange <05> <01> <0041> endbfrange", 5, None);
    }

    #[test]
    fn the_length_of_a_code_is_that_of_its_space() {
        let map = CMap::parse(
            b"/WMode 1 def 2 begincodespacerange <00> <80> <8140> <9ffc> endcodespacerange \
              1 begincidrange <00> <0f> 7 endcidrange 1 begincidchar <8140> 3 endcidchar",
        );
        assert!(map.is_vertical);
        assert_eq!(map.length(b"\x41"), Some(1));
        assert_eq!(map.length(b"\x81\x50"), Some(2));
        assert_eq!(map.length(b"\x81\x20"), None);
        assert_eq!(map.glyph(2), Some(9));
        assert_eq!(map.glyph(0x8140), Some(3));
        assert_eq!(map.glyph(0x10), None);
    }
}
