//! Character references (`&eacute;`, `&#233;`) as the HTML standard reads them.

use std::sync::OnceLock;

/// The names of the HTML standard, "Named character references": on each line a name, with its
/// semicolon where it has one, and what it stands for as hexadecimal numbers; in order of bytes.
///
/// A table of Rust would be full of addresses, each to be adjusted at every start of the program.
const NAMES: &str = include_str!("names.txt");

/// The longest name in the standard's table, with its semicolon.
const LONGEST: usize = 32;

/// What stands at the beginning of `text`, which begins with `&`: the characters and how many bytes
/// they were written in. `None` when it is an ordinary `&`.
pub(super) fn reference(text: &str, in_attribute: bool) -> Option<(String, usize)> {
    let body = text.strip_prefix('&')?;
    match body.strip_prefix('#') {
        Some(number) => numeric(number).map(|(c, len)| (c.to_string(), len + 2)),
        None => named(text, body, in_attribute),
    }
}

fn named(text: &str, body: &str, in_attribute: bool) -> Option<(String, usize)> {
    let letters = body.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let with_end = letters + usize::from(body.as_bytes().get(letters) == Some(&b';'));
    // The longest name counts: `&notin;` is one, and `&notit;` begins with `&not`.
    let longest = (1..=with_end).rev().find_map(|len| Some((look_up(body.get(..len)?)?, len)));
    let (characters, letters) = longest?;
    let len = letters + 1;
    let next = text.as_bytes().get(len);
    // `?a=1&copy=2` is an address, not a sign of copyright.
    let goes_on = next.is_some_and(|byte| *byte == b'=' || byte.is_ascii_alphanumeric());
    if in_attribute && goes_on && !text.get(..len)?.ends_with(';') {
        return None;
    }
    Some((characters, len))
}

/// What a whole name stands for, as `amp;` or `amp`.
fn look_up(name: &str) -> Option<String> {
    static ROWS: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    // Most of those that pages write are one of these.
    match name {
        "amp;" => return Some("&".to_string()),
        "nbsp;" => return Some("\u{a0}".to_string()),
        "quot;" => return Some("\"".to_string()),
        _ => {}
    }
    let rows = ROWS.get_or_init(|| NAMES.lines().filter_map(|line| line.split_once(' ')).collect());
    let at = rows.binary_search_by_key(&name, |(name, _)| name).ok()?;
    let numbers = rows.get(at)?.1.split(' ');
    numbers.map(|hex| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)).collect()
}

/// A number behind `&#`: its character and its length, with the semicolon where there is one.
fn numeric(text: &str) -> Option<(char, usize)> {
    let hex = text.starts_with(['x', 'X']);
    let (radix, skipped) = if hex { (16, 1) } else { (10, 0) };
    let digits = text.get(skipped..)?;
    let mut value: u32 = 0;
    let mut len = 0;
    for digit in digits.bytes().map_while(|byte| (byte as char).to_digit(radix)) {
        // However many digits there are: beyond Unicode is beyond Unicode.
        value = value.saturating_mul(radix).saturating_add(digit).min(0x11_0000);
        len += 1;
    }
    if len == 0 {
        return None;
    }
    let end = usize::from(digits.as_bytes().get(len) == Some(&b';'));
    Some((character(value), skipped + len + end))
}

/// What a number stands for. 128 to 159 mean windows-1252, as browsers have always read them.
fn character(value: u32) -> char {
    const WINDOWS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let windows = value.checked_sub(0x80).and_then(|at| WINDOWS.get(at as usize));
    match (value, windows) {
        (0, _) => '\u{fffd}',
        (_, Some(c)) => *c,
        _ => char::from_u32(value).unwrap_or('\u{fffd}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, in_attribute: bool, expected: Option<(&str, usize)>) {
        let found = reference(text, in_attribute);
        let found = found.as_ref().map(|(characters, len)| (characters.as_str(), *len));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn names_are_read_as_far_as_they_go() {
        check("&amp;x", false, Some(("&", 5)));
        check("&eacute;", false, Some(("é", 8)));
        check("&eacutex", false, Some(("é", 7)));
        check("&notin;", false, Some(("∉", 7)));
        check("&notit;", false, Some(("¬", 4)));
        check("&nbsp", false, Some(("\u{a0}", 5)));
        check("&hellip", false, None);
        check("& ", false, None);
        check("&", false, None);
        check("&nonsense;", false, None);
        check("&CounterClockwiseContourIntegral;", false, Some(("∳", 33)));
        check("&nGt;", false, Some(("≫\u{20d2}", 5)));
        check("&copy=2", true, None);
        check("&copy=2", false, Some(("©", 5)));
        check("&copy;=2", true, Some(("©", 6)));
        check("&copy'", true, Some(("©", 5)));
    }

    #[test]
    fn every_name_of_the_standard_is_known() {
        assert_eq!(NAMES.lines().count(), entities::ENTITIES.len());
        for entity in &entities::ENTITIES {
            check(entity.entity, false, Some((entity.characters, entity.entity.len())));
        }
    }

    #[test]
    fn numbers_follow_the_standards_table() {
        check("&#233;", false, Some(("é", 6)));
        check("&#xE9 ", false, Some(("é", 5)));
        check("&#x1F600;", false, Some(("😀", 9)));
        check("&#150;", false, Some(("–", 6)));
        check("&#x80;", false, Some(("€", 6)));
        check("&#0;", false, Some(("\u{fffd}", 4)));
        check("&#xD800;", false, Some(("\u{fffd}", 8)));
        check("&#99999999999999999999;", false, Some(("\u{fffd}", 23)));
        check("&#27;", false, Some(("\u{1b}", 5)));
        check("&#;", false, None);
        check("&#x;", false, None);
    }
}
