//! A font: how the bytes of a string become codes, what they stand for, and how wide they are.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

use super::cmap::{CMap, value};
use super::encoding::Encoding;
use super::heights::{self, Heights};
use super::source::Source;
use super::standard;
use crate::documents::extract::Unreadable;
use crate::documents::height::Height;

#[derive(Debug)]
pub(super) struct Font {
    name: String,
    to_unicode: Option<CMap>,
    codes: Codes,
    /// By code, or by glyph where a code has several bytes: to which one, and the width of each.
    widths: BTreeMap<u32, (u32, f64)>,
    /// The width of all others, where the file states it.
    other_width: Option<f64>,
    /// How tall a letter is for a size of 1. Only fonts that are drawn differ from 1.
    pub(super) height: f64,
    pub(super) is_vertical: bool,
    heights: Heights,
}

/// Codes that are asked for the height of their glyphs, at most.
const ASKED: usize = 2048;

#[derive(Debug)]
enum Codes {
    /// One byte each.
    Simple(Encoding),
    /// Two bytes each.
    Two,
    /// UTF-16.
    Unicode,
    Mapped(CMap),
}

/// One code of a string.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Code {
    /// Nothing where the file does not say what it stands for.
    pub(super) text: Option<String>,
    /// What it stands for is only a guess.
    pub(super) is_guess: bool,
    /// For a size of 1.
    pub(super) width: f64,
    /// How its glyph stands on the line of the others.
    pub(super) height: Height,
    /// The single byte 32, to which word spacing applies.
    pub(super) is_space: bool,
}

impl Font {
    pub(super) fn load(source: &Source, font: &Dictionary) -> Result<Font, Unreadable> {
        let kind = source.name(font, b"Subtype").unwrap_or_default();
        let name = source.name(font, b"BaseFont").unwrap_or_default();
        let mut loaded = Font {
            name: String::from_utf8_lossy(name).into_owned(),
            to_unicode: character_map(source, font, b"ToUnicode")?,
            codes: Codes::Two,
            widths: BTreeMap::new(),
            other_width: None,
            height: 1.0,
            is_vertical: false,
            heights: Heights::new(),
        };
        if kind == b"Type0" {
            loaded.composite(source, font)?;
        } else {
            loaded.simple(source, font, kind)?;
        }
        Ok(loaded)
    }

    fn composite(&mut self, source: &Source, font: &Dictionary) -> Result<(), Unreadable> {
        let encoding = source.name(font, b"Encoding").unwrap_or_default();
        self.is_vertical = encoding.ends_with(b"-V");
        if let Some(map) = character_map(source, font, b"Encoding")? {
            self.is_vertical = map.is_vertical;
            self.codes = Codes::Mapped(map);
        } else if encoding.starts_with(b"Uni") && !encoding.windows(4).any(|w| w == b"UTF8") {
            self.codes = Codes::Unicode;
        }
        let below = source.array(font, b"DescendantFonts").and_then(<[Object]>::first);
        let Some(below) = below.and_then(|o| source.real(o)?.as_dict().ok()) else { return Ok(()) };
        if let (Some(map), Codes::Two | Codes::Mapped(_)) = (&self.to_unicode, &self.codes) {
            let codes = map.codes(&heights::telling(), ASKED).into_iter();
            let asked: Vec<(u32, u32)> = codes.map(|code| (code, self.glyph(code))).collect();
            self.heights = heights::composite(source, below, &asked)?;
        }
        self.other_width = Some(source.number(below, b"DW").unwrap_or(1000.0) / 1000.0);
        let mut list = source.array(below, b"W").unwrap_or_default().iter();
        let whole = |object: &Object| source.as_number(object).and_then(whole);
        while let (Some(from), Some(next)) = (list.next().and_then(whole), list.next()) {
            if let Some(Object::Array(each)) = source.real(next) {
                for (glyph, width) in (from..).zip(each) {
                    let width = source.as_number(width).unwrap_or(0.0) / 1000.0;
                    self.widths.insert(glyph, (glyph, width));
                }
            } else if let (Some(to), Some(width)) = (whole(next), list.next()) {
                let width = source.as_number(width).unwrap_or(0.0) / 1000.0;
                self.widths.insert(from, (to, width));
            }
        }
        Ok(())
    }

    fn simple(
        &mut self,
        source: &Source,
        font: &Dictionary,
        kind: &[u8],
    ) -> Result<(), Unreadable> {
        let encoding = Encoding::load(source, font, &self.name, kind)?;
        let called = |code| self.to_unicode.as_ref().and_then(|map| map.text(code));
        let asked = (0..=255).filter(|code| {
            let (text, _) = encoding.text(*code, called(*code));
            text.is_some_and(|text| heights::tells(&text))
        });
        self.heights = heights::simple(source, font, &asked.collect::<Vec<u32>>())?;
        self.codes = Codes::Simple(encoding);
        let descriptor = source.dictionary(font, b"FontDescriptor");
        let mut unit = 0.001;
        if kind == b"Type3"
            && let Some(matrix) = source.matrix(font, b"FontMatrix")
        {
            unit = matrix.0[0];
            let bounds = source.rect(font, b"FontBBox");
            let height = bounds.map_or(0.0, |b| (b.high.y - b.low.y) * matrix.0[3]).abs();
            self.height = if height > 0.0 { height } else { matrix.0[3].abs() * 1000.0 };
        }
        let first = source.number(font, b"FirstChar").and_then(whole).unwrap_or(0);
        for (code, width) in (first..=255).zip(source.array(font, b"Widths").unwrap_or_default()) {
            if let Some(width) = source.as_number(width) {
                self.widths.insert(code, (code, width * unit));
            }
        }
        if !self.widths.is_empty() {
            let missing = descriptor.and_then(|d| source.number(d, b"MissingWidth"));
            self.other_width = Some(missing.unwrap_or(0.0) * unit);
        }
        Ok(())
    }

    /// Cuts a string into its codes.
    pub(super) fn codes<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = Code> + 'a {
        let mut rest = bytes;
        std::iter::from_fn(move || {
            let first = *rest.first()?;
            let length = match &self.codes {
                Codes::Simple(_) => 1,
                Codes::Two => 2,
                Codes::Unicode => {
                    if (0xd8..0xdc).contains(&first) {
                        4
                    } else {
                        2
                    }
                }
                Codes::Mapped(map) => map.length(rest).unwrap_or(2),
            };
            let (bytes, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            rest = behind;
            Some(self.code(bytes))
        })
    }

    fn code(&self, bytes: &[u8]) -> Code {
        let code = value(bytes);
        let called = self.to_unicode.as_ref().and_then(|map| map.text(code));
        let (text, is_guess) = match &self.codes {
            Codes::Simple(encoding) => encoding.text(code, called),
            Codes::Unicode if called.is_none() => {
                let units = bytes.as_chunks::<2>().0.iter().map(|two| u16::from_be_bytes(*two));
                (char::decode_utf16(units).collect::<Result<String, _>>().ok(), false)
            }
            Codes::Unicode | Codes::Two | Codes::Mapped(_) => (called, false),
        };
        let glyph = self.glyph(code);
        let stated = self.widths.range(..=glyph).next_back();
        let stated = stated.filter(|(_, (to, _))| glyph <= *to).map(|(_, (_, width))| *width);
        let width = stated.or(self.other_width).or_else(|| {
            let width = standard::width(&self.name, text.as_deref().unwrap_or(" "))?;
            Some(f64::from(width) / 1000.0)
        });
        let is_space = bytes == b" ";
        let width = width.unwrap_or(0.5);
        let text = text.and_then(|text| if width > 0.0 { drawn(text) } else { Some(text) });
        let height = self.heights.get(&code).copied().unwrap_or_default();
        Code { text, is_guess, width, height, is_space }
    }

    /// The number of a code's glyph.
    fn glyph(&self, code: u32) -> u32 {
        match &self.codes {
            Codes::Mapped(map) => map.glyph(code).unwrap_or(code),
            _ => code,
        }
    }
}

/// What is drawn is never nothing. A soft hyphen that takes up room is a hyphen; of another sign that
/// should not be seen, nobody can say what it is.
fn drawn(text: String) -> Option<String> {
    let is_unseen = |c: char| {
        matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{180e}' | '\u{feff}')
            || c.is_control() && !c.is_whitespace()
    };
    if !text.chars().all(is_unseen) {
        return Some(text);
    }
    text.contains('\u{ad}').then(|| "-".to_string())
}

fn character_map(
    source: &Source,
    font: &Dictionary,
    key: &[u8],
) -> Result<Option<CMap>, Unreadable> {
    let Some(Object::Stream(stream)) = source.get(font, key) else { return Ok(None) };
    Ok(Some(CMap::parse(&source.unpack(stream)?.bytes)))
}

fn whole(number: f64) -> Option<u32> {
    #[expect(clippy::cast_sign_loss, reason = "it is not negative")]
    (number >= 0.0).then_some(number as u32)
}
