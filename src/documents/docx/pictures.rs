//! Fonts in which letters are drawn as other signs: what the sign is, where Unicode has it.

/// A font that draws other signs than its letters say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pictures {
    Symbol,
    Wingdings,
    Other,
}

impl Pictures {
    /// By the name of the font. `None`: its letters are letters.
    pub(super) fn of(font: &str) -> Option<Pictures> {
        let font = font.to_ascii_lowercase();
        let others = ["wingdings", "webdings", "zapf", "dingbats", "marlett", "mt extra"];
        match font.as_str() {
            "symbol" => Some(Pictures::Symbol),
            "wingdings" => Some(Pictures::Wingdings),
            _ if others.iter().any(|name| font.contains(name)) => Some(Pictures::Other),
            _ => None,
        }
    }

    /// What is seen for a character, if that can be said. `None` where it is a picture without a name.
    pub(super) fn seen(self, c: char) -> Option<char> {
        if c.is_whitespace() {
            return Some(c);
        }
        let code = match u32::from(c) {
            code @ 0x21..=0xff => code,
            code @ 0xf021..=0xf0ff => code - 0xf000,
            // Another font has to help out.
            _ => return Some(c).filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}')),
        };
        let code = u8::try_from(code).ok()?;
        match self {
            Pictures::Symbol => symbol(code),
            Pictures::Wingdings => wingdings(code),
            Pictures::Other => None,
        }
    }
}

fn symbol(code: u8) -> Option<char> {
    const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    Some(match code {
        b'A'..=b'Z' => CAPITALS.chars().nth(usize::from(code - b'A'))?,
        b'a'..=b'z' => SMALL.chars().nth(usize::from(code - b'a'))?,
        b'-' => '\u{2212}',
        b'0'..=b'9'
        | b'!'
        | b'#'
        | b'%'
        | b'&'
        | b'('
        | b')'
        | b'+'
        | b','
        | b'.'
        | b'/'
        | b':'
        | b';'
        | b'<'
        | b'='
        | b'>'
        | b'?'
        | b'['
        | b']'
        | b'_'
        | b'{'
        | b'|'
        | b'}' => char::from(code),
        0xa2 => '\u{2032}',
        0xa3 => '\u{2264}',
        0xa5 => '\u{221e}',
        0xab => '\u{2194}',
        0xac => '\u{2190}',
        0xae => '\u{2192}',
        0xb0 => '\u{b0}',
        0xb1 => '\u{b1}',
        0xb2 => '\u{2033}',
        0xb3 => '\u{2265}',
        0xb4 => '\u{d7}',
        0xb7 => '\u{2022}',
        0xb8 => '\u{f7}',
        0xb9 => '\u{2260}',
        0xbb => '\u{2248}',
        0xbc => '\u{2026}',
        0xce => '\u{2208}',
        0xd6 => '\u{221a}',
        0xd7 => '\u{22c5}',
        0xe5 => '\u{2211}',
        0xf2 => '\u{222b}',
        _ => return None,
    })
}

fn wingdings(code: u8) -> Option<char> {
    Some(match code {
        0xa7 => '\u{25aa}',
        0xa8 => '\u{25fb}',
        0xd8 => '\u{27a2}',
        0xe0 => '\u{2192}',
        0xfb => '\u{2717}',
        0xfc => '\u{2713}',
        0xfd => '\u{2612}',
        0xfe => '\u{2611}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_what_the_font_draws() {
        let seen = |font: &str, text: &str| -> String {
            let font = Pictures::of(font);
            text.chars().map(|c| font.map_or(Some(c), |f| f.seen(c)).unwrap_or('?')).collect()
        };
        assert_eq!(seen("Symbol", "ab 5 \u{f0b7}\u{f0a3}"), "αβ 5 •≤");
        assert_eq!(seen("Wingdings", "J a\u{f0fc}"), "? ?✓");
        assert_eq!(seen("Wingdings 2", "5"), "?");
        assert_eq!(seen("Webdings", "é€語"), "?€語");
        assert_eq!(seen("Segoe UI Symbol", "a5"), "a5");
    }
}
