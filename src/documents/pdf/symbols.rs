//! The two standard fonts of symbols, which a file may use without bringing them: whatever a file calls
//! their codes, they draw these.

use super::names::Table;

/// Symbol, from code 32; `\0` where it draws nothing, or a piece of something larger.
const SYMBOL: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\0αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\0";
/// From code 160.
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\0\0↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑\0\0\0\0\0\0\0\0\0\0\0〉∫";

/// `ZapfDingbats` has most of its signs at U+2700 and on; these are elsewhere.
const DINGBATS: [(u8, char); 11] = [
    (b' ', ' '),
    (b'%', '☎'),
    (b'*', '☛'),
    (b'+', '☞'),
    (b'H', '★'),
    (b'l', '●'),
    (b'n', '■'),
    (b's', '▲'),
    (b't', '▼'),
    (b'u', '◆'),
    (b'w', '◗'),
];

/// What the codes of Symbol draw.
pub(super) fn symbol() -> Table {
    let mut table: Table = vec![None; 256];
    for (from, signs) in [(32, SYMBOL), (160, SYMBOL_HIGH)] {
        for (place, sign) in table.iter_mut().skip(from).zip(signs.chars()) {
            *place = (sign != '\0').then(|| sign.to_string());
        }
    }
    table
}

/// What the codes of `ZapfDingbats` draw, without its brackets, figures and arrows.
pub(super) fn dingbats() -> Table {
    let sign = |code: u8| {
        let known = DINGBATS.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign);
        let usual = || char::from_u32(0x2700 + u32::from(code) - 0x20);
        (32..127).contains(&code).then(|| known.or_else(usual)).flatten()
    };
    (0..=255).map(|code| sign(code).map(String::from)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_of_symbols_draw_no_latin_letters() {
        let (symbol, dingbats) = (symbol(), dingbats());
        for table in [&symbol, &dingbats] {
            let is_latin = |text: &String| text.chars().any(|c| c.is_ascii_alphabetic());
            assert!(table.len() == 256 && !table.iter().flatten().any(is_latin));
        }
        let at = |table: &Table, code: usize| table[code].clone().unwrap_or_default();
        let found: Vec<String> = [0x41, 0x61, 0x7a, 0x35, 0xb7, 0xa3, 0xf2, 0xd5, 0x60]
            .iter()
            .map(|code| at(&symbol, *code))
            .collect();
        assert_eq!(found, ["Α", "α", "ζ", "5", "•", "≤", "∫", "∏", ""]);
        let found: Vec<String> = [b'4', b'8', b'l', b'n', b'H', b'v']
            .iter()
            .map(|c| at(&dingbats, (*c).into()))
            .collect();
        assert_eq!(found, ["✔", "✘", "●", "■", "★", "❖"]);
    }
}
