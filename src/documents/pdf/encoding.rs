//! What the codes of a simple font stand for, by the names of the glyphs that they draw; and whether that
//! agrees with what the file calls them.

use lopdf::{Dictionary, Object};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{decompose_canonical, decompose_compatible};

use super::guess::guesses;
use super::names::{Table, named, table};
use super::program::{characters, own_table};
use super::source::Source;
use super::symbols;
use crate::documents::extract::Unreadable;

/// The codes of a simple font.
#[derive(Debug)]
pub(super) struct Encoding {
    /// By the names of the glyphs.
    table: Table,
    /// By what their names may mean, where nothing else says it.
    guesses: Table,
    /// Codes that draw the glyph that the table names: whoever calls one something else is wrong.
    certain: Vec<bool>,
    /// A font of pictures that the file does not bring: whatever its codes are called, they are no letters.
    has_no_letters: bool,
}

/// A font of signs that are no letters, and that the file does not bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signs {
    Symbol,
    Dingbats,
    Other,
}

fn signs(name: &str) -> Option<Signs> {
    // A part of a font has a mark in front: `ABCDEF+Symbol`.
    let name = name.split('+').next_back().unwrap_or_default();
    if name.starts_with("Symbol") {
        return Some(Signs::Symbol);
    }
    if name.starts_with("ZapfDingbats") {
        return Some(Signs::Dingbats);
    }
    let is_other = ["Dingbats", "Wingdings", "Webdings"].iter().any(|part| name.contains(part));
    is_other.then_some(Signs::Other)
}

impl Encoding {
    pub(super) fn load(
        source: &Source,
        font: &Dictionary,
        name: &str,
        kind: &[u8],
    ) -> Result<Encoding, Unreadable> {
        let nothing = Dictionary::new();
        let descriptor = source.dictionary(font, b"FontDescriptor").unwrap_or(&nothing);
        let programs = [&b"FontFile"[..], b"FontFile2", b"FontFile3"];
        let is_drawn = kind == b"Type3";
        let is_embedded =
            is_drawn || programs.iter().any(|key| source.get(descriptor, key).is_some());
        let flags = source.number(descriptor, b"Flags").unwrap_or(0.0);
        #[expect(clippy::cast_sign_loss, reason = "a negative one becomes 0")]
        let is_symbolic = flags as u32 & 4 != 0;
        let signs = signs(name).filter(|_| !is_embedded);
        let stated = source.get(font, b"Encoding");
        let (own, is_known) = match signs {
            Some(Signs::Symbol) => (symbols::symbol(), true),
            Some(Signs::Dingbats) => (symbols::dingbats(), true),
            Some(Signs::Other) => (vec![None; 256], true),
            None => match own_table(source, descriptor, is_symbolic && stated.is_none())? {
                Some(own) => (own, true),
                None if is_symbolic || is_drawn => (vec![None; 256], true),
                // A font that is there and does not say draws nobody knows what.
                None => (table(b"StandardEncoding"), !is_embedded),
            },
        };
        let base = |name: Option<&[u8]>| match name {
            Some(name) if signs.is_none() => (table(name), true),
            _ => (own.clone(), is_known),
        };
        let mut numbered = Vec::new();
        let (table, is_certain) = match stated {
            Some(Object::Name(name)) => base(Some(name)),
            Some(Object::Dictionary(encoding)) => {
                let (mut table, is_known) = base(source.name(encoding, b"BaseEncoding"));
                for (code, name) in differences(source, encoding) {
                    // One of these fonts has no other glyphs than its own.
                    let text = named(name)
                        .filter(|text| signs.is_none() || own.iter().flatten().any(|o| o == text));
                    if text.is_none() && name != b".notdef" {
                        numbered.push((code, name.to_vec()));
                    }
                    if let Some(place) = table.get_mut(usize::from(code)) {
                        *place = text;
                    }
                }
                (table, is_known)
            }
            _ => base(None),
        };
        let guesses = if is_embedded { guesses(&numbered) } else { Vec::new() };
        // One of TrueType goes by its own maps. Of names they count only what is a character to them.
        let certain = match kind {
            b"TrueType" if is_embedded && is_symbolic => vec![false; 256],
            b"TrueType" if is_embedded => characters(source, descriptor, &table)?,
            _ => vec![is_certain; 256],
        };
        Ok(Encoding { table, guesses, certain, has_no_letters: signs == Some(Signs::Other) })
    }

    /// What a code stands for, given what the file calls it; and whether that is a guess.
    pub(super) fn text(&self, code: u32, called: Option<String>) -> (Option<String>, bool) {
        let place = usize::try_from(code).unwrap_or(usize::MAX);
        let at = |table: &Table| table.get(place)?.clone();
        let is_certain = self.certain.get(place).copied().unwrap_or(false);
        // The private places mean something in one font only.
        let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}');
        let called = called.filter(|text| !text.chars().all(is_private));
        match (called, at(&self.table)) {
            (Some(called), Some(drawn)) if is_certain && !agree(&drawn, &called) => (None, false),
            (Some(called), None)
                if self.has_no_letters && called.contains(char::is_alphanumeric) =>
            {
                (None, false)
            }
            (None, None) => {
                let guess = at(&self.guesses);
                let is_guess = guess.is_some();
                (guess, is_guess)
            }
            (called, drawn) => (called.or(drawn), false),
        }
    }
}

/// The glyphs that an encoding names, by code.
pub(super) fn differences<'a>(
    source: &'a Source,
    encoding: &'a Dictionary,
) -> impl Iterator<Item = (u8, &'a [u8])> {
    let list = source.array(encoding, b"Differences").unwrap_or_default();
    let mut code = Some(0u8);
    list.iter().filter_map(move |object| match source.real(object)? {
        Object::Name(name) => {
            let place = code?;
            code = place.checked_add(1);
            Some((place, name.as_slice()))
        }
        number => {
            let number = source.as_number(number)?.max(-1.0) as i64;
            code = u8::try_from(number).ok();
            None
        }
    })
}

/// Whether two say the same, but for how a sign is written that has several forms.
fn agree(drawn: &str, called: &str) -> bool {
    if drawn == called {
        return true;
    }
    let folded = |text: &str| -> String { text.nfd().flat_map(forms).nfc().collect() };
    let (one, other) = (folded(drawn), folded(called));
    // Of two signs of mathematics the names are too coarse to tell.
    let is_sign = |text: &str| text.chars().all(|c| !c.is_ascii() && !c.is_alphanumeric());
    one == other || is_sign(&one) && is_sign(&other)
}

/// One form of a sign that has several.
fn forms(c: char) -> Vec<char> {
    let mut decomposed = Vec::new();
    match c {
        // Ligatures, and the shapes of letters of right-to-left scripts.
        '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' => {
            decompose_compatible(c, |part| decomposed.push(part));
        }
        'µ' => decomposed.push('μ'),
        '\u{2126}' => decomposed.push('Ω'),
        '\u{2206}' => decomposed.push('Δ'),
        '\u{327}' => decomposed.push('\u{326}'),
        '*' | '∗' => decomposed.push('*'),
        '/' | '⁄' | '∕' => decomposed.push('/'),
        '~' | '˜' | '∼' => decomposed.push('~'),
        '^' | 'ˆ' => decomposed.push('^'),
        '|' | '∣' | '¦' => decomposed.push('|'),
        '…' => decomposed.extend(['.'; 3]),
        '\'' | '`' | '´' | '‘'..='‛' | '′' => decomposed.push('\''),
        '"' | '“'..='‟' | '″' => decomposed.push('"'),
        '-' | '\u{ad}' | '‐'..='―' | '−' => decomposed.push('-'),
        c if c.is_whitespace() => decomposed.push(' '),
        c => decompose_canonical(c, |part| decomposed.push(part)),
    }
    decomposed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_sign_agree_and_other_signs_do_not() {
        for (drawn, called) in [
            ("A", "A"),
            ("\u{fb01}", "fi"),
            ("f\u{fb01}", "ffi"),
            ("é", "e\u{301}"),
            (" ", "\u{a0}"),
            ("-", "\u{ad}"),
            ("–", "-"),
            ("’", "'"),
            ("“", "\""),
            ("µ", "μ"),
            ("ţ", "ț"),
            ("…", "..."),
            ("∥", "‖"),
            ("ـ", "ـ"),
            ("\u{fe8d}", "ا"),
        ] {
            assert!(agree(drawn, called) && agree(called, drawn), "{drawn} {called}");
        }
        for (drawn, called) in [
            ("A", "B"),
            ("A", "a"),
            ("1", "7"),
            ("²", "2"),
            (",", "."),
            ("o", "0"),
            ("é", "e"),
            ("A", " "),
            ("α", "a"),
            ("‘", "“"),
            ("-", "+"),
        ] {
            assert!(!agree(drawn, called) && !agree(called, drawn), "{drawn} {called}");
        }
    }
}
