//! What an embedded font says itself of the codes of its font: which glyph a code draws, by the glyph's
//! name. That counts where the document says nothing else.

use lopdf::{Dictionary, Object};
use ttf_parser::{GlyphId, PlatformId, RawFace, Tag, cff, cmap, post};

use super::names::{Table, built_in, named};
use super::source::Source;
use crate::documents::extract::Unreadable;

/// The table of the font that is embedded; nothing where there is none, or where it does not say. A
/// TrueType font is asked only where it is `symbolic`: another one is read by an encoding.
pub(super) fn own_table(
    source: &Source,
    descriptor: &Dictionary,
    is_symbolic: bool,
) -> Result<Option<Table>, Unreadable> {
    let program = |key: &[u8]| match source.get(descriptor, key) {
        Some(Object::Stream(stream)) => source.unpack(stream).map(|unpacked| Some(unpacked.bytes)),
        _ => Ok(None),
    };
    if let Some(bytes) = program(b"FontFile")? {
        return Ok(built_in(&bytes));
    }
    if let Some(bytes) = program(b"FontFile3")? {
        let face = RawFace::parse(&bytes, 0).ok();
        let compact = face.and_then(|face| face.table(Tag::from_bytes(b"CFF ")));
        return Ok(compact_table(compact.unwrap_or(&bytes)));
    }
    if is_symbolic && let Some(bytes) = program(b"FontFile2")? {
        return Ok(true_type(&bytes));
    }
    Ok(None)
}

/// The encoding within a font in the compact format (CFF).
fn compact_table(bytes: &[u8]) -> Option<Table> {
    let font = cff::Table::parse(bytes)?;
    let glyphs = match encoding_at(bytes)? {
        0 => (0..=255).map(|code| font.glyph_index(code)).collect(),
        // Of small capitals and raised figures few have names that mean anything elsewhere.
        1 => return None,
        at => glyphs(bytes.get(at..)?, &font)?,
    };
    let name = |glyph: &Option<GlyphId>| {
        let glyph = glyph.filter(|glyph| glyph.0 < font.number_of_glyphs())?;
        named(font.glyph_name(glyph)?.as_bytes())
    };
    Some(glyphs.iter().map(name).collect())
}

/// Which glyph each code draws, from an encoding of the font's own. Where it is silent a viewer draws
/// nothing; the crate would go on with the standard encoding.
fn glyphs(encoding: &[u8], font: &cff::Table<'_>) -> Option<Vec<Option<GlyphId>>> {
    let [format, count, rest @ ..] = encoding else { return None };
    let count = usize::from(*count);
    let mut codes = vec![None; 256];
    let mut glyph = 0;
    // The first glyph that a code is given to counts.
    let mut next = |code: usize| {
        glyph += 1;
        if let Some(place) = codes.get_mut(code).filter(|place| place.is_none()) {
            *place = Some(GlyphId(glyph));
        }
    };
    let more = match format & 0x7f {
        0 => {
            rest.get(..count)?.iter().for_each(|code| next(usize::from(*code)));
            rest.get(count..)?
        }
        1 => {
            for [first, left] in rest.as_chunks::<2>().0.get(..count)? {
                (0..=usize::from(*left)).for_each(|step| next(usize::from(*first) + step));
            }
            rest.get(2 * count..)?
        }
        _ => return None,
    };
    // Glyphs that have a second code.
    if format & 0x80 != 0 {
        let [count, more @ ..] = more else { return None };
        for [code, ..] in more.as_chunks::<3>().0.get(..usize::from(*count))? {
            if let Some(place) = codes.get_mut(usize::from(*code)) {
                *place = font.glyph_index(*code);
            }
        }
    }
    Some(codes)
}

/// Where a font in the compact format says that its encoding is; 0 and 1 are two that everybody knows.
fn encoding_at(bytes: &[u8]) -> Option<usize> {
    let header = usize::from(*bytes.get(2)?);
    let (_, behind) = index(bytes.get(header..)?)?;
    let (mut top, _) = index(behind)?;
    let mut last = 0;
    loop {
        let Some((first, rest)) = top.split_first() else { return Some(0) };
        let (value, taken): (i32, usize) = match (*first, rest) {
            (16, _) => return usize::try_from(last).ok(),
            (12, _) => (0, 1),
            (28, [a, b, ..]) => (i32::from(i16::from_be_bytes([*a, *b])), 2),
            (29, [a, b, c, d, ..]) => (i32::from_be_bytes([*a, *b, *c, *d]), 4),
            // A number with a fraction, in half bytes up to one of 15.
            (30, rest) => {
                let ends = |byte: &u8| byte & 0x0f == 0x0f || byte & 0xf0 == 0xf0;
                (0, rest.iter().position(ends)? + 1)
            }
            (32..=246, _) => (i32::from(*first) - 139, 0),
            (247..=250, [a, ..]) => ((i32::from(*first) - 247) * 256 + i32::from(*a) + 108, 1),
            (251..=254, [a, ..]) => (-(i32::from(*first) - 251) * 256 - i32::from(*a) - 108, 1),
            _ => (0, 0),
        };
        last = value;
        top = rest.get(taken..)?;
    }
}

/// The first entry of an index of the compact format, and what stands behind the index.
fn index(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let [high, low, rest @ ..] = bytes else { return None };
    let count = usize::from(u16::from_be_bytes([*high, *low]));
    if count == 0 {
        return Some((&[], rest));
    }
    let size = usize::from(*rest.first()?);
    let offset = |at: usize| -> Option<usize> {
        let bytes = rest.get(1 + at * size..1 + (at + 1) * size)?;
        bytes
            .iter()
            .try_fold(0usize, |value, byte| value.checked_mul(256)?.checked_add((*byte).into()))
    };
    // Offsets count from the byte before the data.
    let data = rest.get((count + 1) * size..)?;
    Some((data.get(offset(0)?..offset(1)?)?, data.get(offset(count)?..)?))
}

/// What the codes of a TrueType font without an encoding mean, by the names of the glyphs that they draw.
fn true_type(bytes: &[u8]) -> Option<Table> {
    let face = RawFace::parse(bytes, 0).ok()?;
    let names = post::Table::parse(face.table(Tag::from_bytes(b"post"))?)?;
    let name = |code: u32| named(names.glyph_name(symbolic_glyph(&face, code)?)?.as_bytes());
    Some((0..=255).map(name).collect())
}

/// The glyph that a code of a TrueType font without an encoding draws.
pub(super) fn symbolic_glyph(face: &RawFace<'_>, code: u32) -> Option<GlyphId> {
    let maps = cmap::Table::parse(face.table(Tag::from_bytes(b"cmap"))?)?.subtables;
    let map = |platform: PlatformId, encoding: u16| {
        maps.into_iter().find(|map| map.platform_id == platform && map.encoding_id == encoding)
    };
    match map(PlatformId::Windows, 0) {
        // Such a map begins at a private place.
        Some(symbols) => [0, 0xf000].iter().find_map(|from| symbols.glyph_index(from + code)),
        None => map(PlatformId::Macintosh, 0)?.glyph_index(code),
    }
}

/// Of which characters an embedded TrueType font says itself by which glyph it draws them.
pub(super) fn characters(
    source: &Source,
    descriptor: &Dictionary,
    asked: &Table,
) -> Result<Vec<bool>, Unreadable> {
    let Some(Object::Stream(stream)) = source.get(descriptor, b"FontFile2") else {
        return Ok(vec![false; asked.len()]);
    };
    let bytes = source.unpack(stream)?.bytes;
    let map = RawFace::parse(&bytes, 0).ok().and_then(|face| {
        let maps = cmap::Table::parse(face.table(Tag::from_bytes(b"cmap"))?)?.subtables;
        maps.into_iter().find(|map| map.platform_id == PlatformId::Windows && map.encoding_id == 1)
    });
    let has = |text: &Option<String>| {
        let mut characters = text.iter().flat_map(|text| text.chars());
        let (character, None) = (characters.next()?, characters.next()) else { return None };
        map?.glyph_index(character.into())
    };
    Ok(asked.iter().map(|text| has(text).is_some()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font in the compact format with the glyphs A, B and C of the standard names, and this encoding.
    fn compact(encoding: &[u8]) -> Vec<u8> {
        let index = |entries: &[&[u8]]| {
            let mut bytes = u16::try_from(entries.len()).unwrap().to_be_bytes().to_vec();
            if entries.is_empty() {
                return bytes;
            }
            bytes.push(1);
            let mut offset = 1;
            for entry in std::iter::once(&&[][..]).chain(entries) {
                offset += entry.len();
                bytes.push(u8::try_from(offset).unwrap());
            }
            bytes.extend(entries.concat());
            bytes
        };
        let charset = [0, 0, 34, 0, 35, 0, 36];
        let strings = index(&[&[14][..]; 4]);
        let mut bytes = vec![1, 0, 4, 1];
        bytes.extend(index(&[b"Own"]));
        // Four numbers of five bytes each, and the operators charset, encoding, glyphs and private.
        let top = |start: usize| {
            let number =
                |value: usize| [&[29][..], &u32::try_from(value).unwrap().to_be_bytes()].concat();
            let glyphs = start + charset.len() + encoding.len();
            let parts = [
                [number(start), vec![15]],
                [number(start + charset.len()), vec![16]],
                [number(glyphs), vec![17]],
            ];
            parts.concat().concat()
        };
        let length = index(&[&top(0)]).len() + index(&[]).len() * 2;
        let start = bytes.len() + length;
        bytes.extend(index(&[&top(start)]));
        bytes.extend([index(&[]), index(&[])].concat());
        bytes.extend(charset);
        bytes.extend(encoding);
        bytes.extend(strings);
        bytes
    }

    /// What codes mean, as `code letter`.
    fn check(encoding: &[u8], expected: &[(usize, &str)]) {
        let bytes = compact(encoding);
        let table = compact_table(&bytes).unwrap();
        let found: Vec<(usize, &str)> =
            table.iter().enumerate().filter_map(|(at, t)| Some((at, t.as_deref()?))).collect();
        assert_eq!(found, expected, "{encoding:?}");
    }

    #[test]
    fn the_encoding_within_a_compact_font_is_read() {
        check(&[0, 3, 66, 67, 65], &[(65, "C"), (66, "A"), (67, "B")]);
        check(&[0, 1, 7], &[(7, "A")]);
        check(&[1, 2, 97, 1, 200, 0], &[(97, "A"), (98, "B"), (200, "C")]);
        // A glyph with a second code: string 35 is B.
        check(&[0x80, 1, 65, 1, 90, 0, 35], &[(65, "A"), (90, "B")]);
        // A code beyond the last glyph draws nothing.
        check(&[1, 1, 97, 200], &[(97, "A"), (98, "B"), (99, "C")]);
    }

    /// A TrueType font with a map of codes from 33 on, and glyphs with these names.
    fn named_glyphs(platform: u8, encoding: u8, from: [u8; 2]) -> Vec<u8> {
        let map = [&[0, 6, 0, 16, 0, 0], &from[..], &[0, 3, 0, 1, 0, 2, 0, 3]].concat();
        let cmap = [&[0, 0, 0, 1, 0, platform, 0, encoding, 0, 0, 0, 12], &map[..]].concat();
        // One name from the usual list (36 is A), and two of its own.
        let indexes = [0, 4, 0, 0, 0, 36, 1, 2, 1, 3];
        let names = b"\x07uni0416\x03g17";
        let post = [&[0, 2, 0, 0][..], &[0; 28], &indexes, names].concat();
        let mut bytes = [&[0, 1, 0, 0, 0, 2][..], &[0; 6]].concat();
        let mut offset = 12 + 32;
        for (tag, table) in [(b"cmap", &cmap), (b"post", &post)] {
            let place = |value: usize| u32::try_from(value).unwrap().to_be_bytes();
            bytes.extend([&tag[..], &[0; 4], &place(offset), &place(table.len())].concat());
            offset += table.len();
        }
        [bytes, cmap, post].concat()
    }

    #[test]
    fn the_names_of_the_glyphs_in_a_symbolic_font_are_read() {
        for bytes in [named_glyphs(1, 0, [0, 33]), named_glyphs(3, 0, [0xf0, 33])] {
            let table = true_type(&bytes).unwrap();
            let found: Vec<(usize, &str)> =
                table.iter().enumerate().filter_map(|(at, t)| Some((at, t.as_deref()?))).collect();
            assert_eq!(found, [(33, "A"), (34, "Ж")]);
        }
        let unicode = true_type(&named_glyphs(3, 1, [0, 33])).unwrap();
        assert!(unicode.iter().all(Option::is_none));
    }

    #[test]
    fn a_broken_font_says_nothing() {
        let whole = compact(&[0, 3, 66, 67, 65]);
        for cut in 0..whole.len() {
            let _ = compact_table(&whole[..cut]);
            let _ = true_type(&whole[..cut]);
            let mut spoiled = whole.clone();
            spoiled[cut] ^= 0xff;
            let _ = compact_table(&spoiled);
        }
        let whole = named_glyphs(1, 0, [0, 33]);
        for cut in 0..whole.len() {
            let _ = true_type(&whole[..cut]);
            let mut spoiled = whole.clone();
            spoiled[cut] ^= 0xff;
            let _ = true_type(&spoiled);
        }
        assert!(compact_table(b"").is_none() && true_type(b"").is_none());
    }
}
