//! What the codes of simple fonts stand for: the encodings of the PDF standard and the names of
//! glyphs, from the tables that lopdf brings.

use lopdf::{Dictionary, Document, Encoding, Object};

use super::lexer::{Lexer, Token};

/// What each code of a font with codes of one byte stands for.
pub(super) type Table = Vec<Option<String>>;

/// A table of the standard by its name; `StandardEncoding` for any other name.
pub(super) fn table(name: &[u8]) -> Table {
    let known: &[u8] = match name {
        b"WinAnsiEncoding" | b"MacRomanEncoding" | b"MacExpertEncoding" => name,
        _ => b"StandardEncoding",
    };
    let font = font(Object::Name(known.to_vec()));
    let nothing = Document::new();
    let encoding = font.get_font_encoding(&nothing).ok();
    let one = |code: u8| {
        let text = encoding.as_ref()?.bytes_to_string(&[code]).ok()?;
        (!text.is_empty()).then_some(text)
    };
    (0..=255).map(one).collect()
}

/// What a glyph's name stands for, by the rules of the Adobe Glyph List; `None` for a name that says
/// nothing, as `g23`.
pub(super) fn named(name: &[u8]) -> Option<String> {
    // What follows a full stop is a variant of the glyph.
    let end = name.iter().position(|b| *b == b'.').unwrap_or(name.len());
    let name = name.get(..end).filter(|name| !name.is_empty())?;
    name.split(|b| *b == b'_').map(component).collect()
}

fn component(name: &[u8]) -> Option<String> {
    if let Some(unit) = listed(name) {
        return char::from_u32(u32::from(unit)).map(String::from);
    }
    // The digits of old fonts, which some name by their form.
    if let Some(digit) = name.strip_suffix(b"oldstyle").and_then(listed) {
        return char::from_u32(u32::from(digit)).filter(char::is_ascii_digit).map(String::from);
    }
    let hexadecimal = |digits: &[u8]| {
        let digits = std::str::from_utf8(digits).ok()?;
        let is_upper = digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'F'));
        u32::from_str_radix(digits, 16).ok().filter(|_| is_upper)
    };
    if let Some(digits) = name.strip_prefix(b"uni")
        && digits.len() >= 4
        && digits.len() % 4 == 0
    {
        let units: Option<Vec<u32>> = digits.chunks(4).map(hexadecimal).collect();
        return units?.into_iter().map(char::from_u32).collect();
    }
    let digits = name.strip_prefix(b"u").filter(|digits| (4..=6).contains(&digits.len()))?;
    char::from_u32(hexadecimal(digits)?).map(String::from)
}

/// The code point of a listed name. Those of the private area have a meaning in one font only.
fn listed(name: &[u8]) -> Option<u16> {
    let mut encoding = Dictionary::new();
    encoding.set("Differences", vec![Object::Integer(0), Object::Name(name.to_vec())]);
    let font = font(Object::Dictionary(encoding));
    let nothing = Document::new();
    let Ok(Encoding::Differences(differences)) = font.get_font_encoding(&nothing) else {
        return None;
    };
    let unit = differences.map.get(&0)?.utf16_code_unit();
    (!(0xe000..0xf900).contains(&unit) && unit != 0).then_some(unit)
}

fn font(encoding: Object) -> Dictionary {
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", encoding);
    font
}

/// The encoding that a Type 1 font program has built in: `dup 65 /A put`, in its part that is
/// written in clear.
pub(super) fn built_in(program: &[u8]) -> Option<Table> {
    let clear = program.windows(5).position(|five| five == b"eexec").unwrap_or(program.len());
    let clear = program.get(..clear)?;
    let start = clear.windows(9).position(|nine| nine == b"/Encoding")?;
    let mut lexer = Lexer::new(clear.get(start + 9..)?);
    let mut table: Table = vec![None; 256];
    let mut operands: Vec<Token> = Vec::new();
    while let Some(token) = lexer.next() {
        match token {
            Token::Word(word) => match (word.as_slice(), operands.as_slice()) {
                (b"StandardEncoding", _) => return Some(self::table(b"StandardEncoding")),
                (b"put", [.., Token::Number(code), Token::Name(name)]) => {
                    #[expect(clippy::cast_sign_loss, reason = "a negative one becomes 0")]
                    if let Some(place) = table.get_mut(*code as usize) {
                        *place = named(name);
                    }
                    operands.clear();
                }
                (b"def" | b"readonly", _) => break,
                _ => operands.clear(),
            },
            token => operands.push(token),
        }
    }
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_glyphs_become_text() {
        for (name, expected) in [
            ("A", Some("A")),
            ("fi", Some("\u{fb01}")),
            ("ff", Some("\u{fb00}")),
            ("f_f_i", Some("ffi")),
            ("a.alt", Some("a")),
            ("Euro", Some("€")),
            ("endash", Some("–")),
            ("uni20AC", Some("€")),
            ("uni00410042", Some("AB")),
            ("u1F600", Some("\u{1f600}")),
            ("sevenoldstyle", Some("7")),
            (".notdef", None),
            ("g23", None),
            ("uniD800", None),
            ("u12", None),
            ("", None),
        ] {
            assert_eq!(named(name.as_bytes()).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn tables_are_those_of_the_standard() {
        let at = |name: &[u8], code: usize| table(name)[code].clone();
        assert_eq!(at(b"WinAnsiEncoding", 0x92).as_deref(), Some("’"));
        assert_eq!(at(b"WinAnsiEncoding", 0x80).as_deref(), Some("€"));
        assert_eq!(at(b"WinAnsiEncoding", 0xad).as_deref(), Some("-"));
        assert_eq!(at(b"StandardEncoding", 0x27).as_deref(), Some("’"));
        assert_eq!(at(b"StandardEncoding", 0xae).as_deref(), Some("\u{fb01}"));
        assert_eq!(at(b"MacRomanEncoding", 0x8e).as_deref(), Some("é"));
        assert_eq!(at(b"StandardEncoding", 1), None);
    }

    #[test]
    fn the_encoding_within_a_font_is_found() {
        let program = b"%!PS /Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n\
            dup 12 /fi put\ndup 65 /A put\ndup 66 /g1 put\nreadonly def\ncurrentfile eexec \x01\xff";
        let table = built_in(program).unwrap();
        assert_eq!(table[12].as_deref(), Some("\u{fb01}"));
        assert_eq!(table[65].as_deref(), Some("A"));
        assert_eq!((&table[66], &table[67]), (&None, &None));
        assert!(built_in(b"/Encoding StandardEncoding def").unwrap()[65].is_some());
        assert!(built_in(b"nothing").is_none());
    }
}
