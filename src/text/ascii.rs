//! Text for terminals that show ASCII only: every cluster becomes as many ASCII characters as it
//! had columns, so that nothing moves. Letters lose their marks; what has no likeness is `?`.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::width::columns;

/// The ASCII likeness of already visible text, of the same width in columns.
pub fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if cluster.is_ascii() {
            out.push_str(cluster);
        } else {
            let like = likeness(cluster).unwrap_or('?');
            out.extend(std::iter::repeat_n(like, columns(cluster)));
        }
    }
    Cow::Owned(out)
}

fn likeness(cluster: &str) -> Option<char> {
    let first = cluster.nfd().next()?;
    let like = match first {
        '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '·' | '•' => '.',
        '…' => '~',
        '→' => '>',
        '←' => '<',
        '↑' => '^',
        '↓' => 'v',
        '⟦' => '[',
        '⟧' => ']',
        '×' => 'x',
        'ł' => 'l',
        'Ł' => 'L',
        'ø' => 'o',
        'Ø' => 'O',
        'ı' => 'i',
        'đ' => 'd',
        'Đ' => 'D',
        'ß' => 's',
        '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' => ' ',
        letter if letter.is_ascii() => letter,
        _ => return None,
    };
    Some(like)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves() {
        for (text, expected) in [
            ("Élysée · Łódź", "Elysee . Lodz"),
            ("“it” – 20…", "\"it\" - 20~"),
            ("漢字", "????"),
            ("plain", "plain"),
            ("←→↑↓", "<>^v"),
            ("⟦RLO⟧", "[RLO]"),
        ] {
            assert_eq!(ascii(text), expected);
            assert_eq!(columns(&ascii(text)), columns(text));
        }
    }
}
