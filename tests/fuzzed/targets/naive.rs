//! Slow and simple ways to tell whether two texts say the same. They share nothing with the program's
//! own, so that a mistake there does not excuse itself here.

use unicode_normalization::UnicodeNormalization;

/// The letters, digits and marks of a text: what no fold may change, and nothing else.
pub(super) fn letters(text: &str) -> String {
    spelled_out(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A text in which every difference that may be folded is gone: the most that two texts which are the
/// same but for typography may have in common.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    let text = spelled_out(text);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_whitespace() {
            out.push(c);
            continue;
        }
        while chars.next_if(|c| c.is_whitespace()).is_some() {}
        // White space beside a dash belongs to it, and between stops to the ellipsis.
        let next = chars.peek();
        let beside_dash = out.ends_with('-') || next == Some(&'-');
        let between_stops = out.ends_with('.') && next == Some(&'.');
        if !beside_dash && !between_stops {
            out.push(' ');
        }
    }
    out
}

/// The same without hyphens and blanks: for words that the source breaks at the end of a line.
pub(super) fn joined(text: &str) -> String {
    plain(text).replace(['-', ' '], "")
}

/// A text with one shape for each quotation mark and dash, ligatures and ellipses in letters, and
/// without what cannot be seen.
fn spelled_out(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfc() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            '‘' | '’' | '‚' | '‛' | '´' | '`' => out.push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' => out.push('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => out.push('-'),
            '…' => out.push_str("..."),
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            c => out.push(c),
        }
    }
    out
}
