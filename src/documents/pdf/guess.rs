//! Names of glyphs that only hold a number, as `a97` or `g65`: what they stand for is a guess.

use std::ops::RangeInclusive;

use super::names::Table;

/// Small letters that a font must have for its numbers to be taken for letters: one of symbols has none.
const SMALL: usize = 4;

/// Numbers that mean the same in the encodings of all text fonts.
const LETTERS: [RangeInclusive<u8>; 3] = [b'0'..=b'9', b'A'..=b'Z', b'a'..=b'z'];
const MARKS: &[u8] = b"!%&'()*+,-./=?@[]`";
/// In fonts for formulas these are a full stop and a comma; such fonts have no others.
const STOPS: [u8; 2] = *b":;";

/// What the codes of a font may stand for, by code and name. Nothing, unless each number is its code and the
/// font looks like one of text.
pub(super) fn guesses(names: &[(u8, Vec<u8>)]) -> Table {
    let mut table: Table = vec![None; 256];
    let all =
        |radix: u32| names.iter().all(|(code, name)| number(name, radix) == Some(u32::from(*code)));
    let count =
        |range: &RangeInclusive<u8>| names.iter().filter(|(code, _)| range.contains(code)).count();
    let [_, large, small] = LETTERS.each_ref().map(count);
    if small < SMALL || small < large || !(all(10) || all(16)) {
        return table;
    }
    let has_stops = names.iter().any(|(code, _)| matches!(code, b'.' | b','));
    for (code, _) in names {
        let is_letter = LETTERS.iter().any(|range| range.contains(code));
        let is_stop = has_stops && STOPS.contains(code);
        let is_told = is_letter || is_stop || MARKS.contains(code);
        if let Some(place) = table.get_mut(usize::from(*code)).filter(|_| is_told) {
            *place = Some(char::from(*code).to_string());
        }
    }
    table
}

/// The number in a name of letters and one number.
fn number(name: &[u8], radix: u32) -> Option<u32> {
    let name = std::str::from_utf8(name).ok()?;
    let digits = match radix {
        // A letter of the number is none of the name.
        16 => name.get(1..)?,
        _ => name.trim_start_matches(|c: char| c.is_ascii_alphabetic()),
    };
    let is_number = digits.len() < name.len() && digits.bytes().all(|b| b.is_ascii_alphanumeric());
    u32::from_str_radix(digits, radix).ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[(u8, &str)], expected: &str) {
        let names: Vec<(u8, Vec<u8>)> =
            names.iter().map(|(code, name)| (*code, name.as_bytes().to_vec())).collect();
        let found: String = guesses(&names).into_iter().flatten().collect();
        assert_eq!(found, expected, "{names:?}");
    }

    #[test]
    fn numbers_that_are_codes_are_taken_for_letters() {
        let decimal = |code: u8| (code, format!("a{code}"));
        let hexadecimal = |code: u8| (code, format!("G{code:02X}"));
        let names = |text: &str, name: &dyn Fn(u8) -> (u8, String), expected: &str| {
            let named: Vec<(u8, String)> = text.bytes().map(name).collect();
            let named: Vec<(u8, &str)> = named.iter().map(|(c, n)| (*c, n.as_str())).collect();
            check(&named, expected);
        };
        names("Corvia", &decimal, "Caiorv");
        names("hasten", &hexadecimal, "aehnst");
        names("word 12.:", &decimal, ".12:dorw");
        // No full stop beside it: a formula, where the colon is one.
        names("wordx:", &decimal, "dorwx");
        names("word\"<{", &decimal, "dorw");
        // Symbols, capitals, and numbers that are something else.
        names("0", &decimal, "");
        names("ABCDEFwxyz", &decimal, "");
        names("Corvia", &|code| (code, format!("g{}", code - 29)), "");
        names("Corvia", &|code| (code, format!("glyph{code}x")), "");
        check(&[], "");
    }
}
