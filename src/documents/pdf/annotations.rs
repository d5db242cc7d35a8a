//! What is put onto a page beside its content: form fields as they are filled in, stamps, text that was
//! typed onto it. It is drawn as a viewer draws it, and read in its place on the page.

use std::collections::BTreeMap;
use std::ops::Range;

use lopdf::{Dictionary, Object, Stream, decode_text_string};

use super::canvas::{Canvas, Glyph};
use super::geometry::{Matrix, Point, Rect};
use super::pages::PdfPage;
use super::source::Source;
use super::walk::Walker;
use crate::documents::extract::{Limits, Unreadable, Why};

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Annotations {
    /// The letters of each that has some, by their numbers on the canvas.
    pub(super) drawn: Vec<Range<usize>>,
    /// What could not be read, as clauses.
    pub(super) unread: Vec<String>,
}

/// Kinds that are only shown on request, that are signs for a link or for something attached, or that
/// colour the text without hiding it.
const NOT_DRAWN: [&[u8]; 9] = [
    b"Popup",
    b"Link",
    b"Text",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"FileAttachment",
    b"Sound",
    b"Movie",
];

/// Flags of an annotation: hidden, and not to be seen on a screen (though it may be printed).
const HIDDEN: u32 = 1 << 1 | 1 << 5;
/// Flags of a field: it hides what is typed; its list opens from one line.
const PASSWORD: u32 = 1 << 13;
const COMBO: u32 = 1 << 17;

/// Draws what stands on a page beside its content.
pub(super) fn draw<'a>(
    source: &'a Source,
    page: &PdfPage<'a>,
    number: usize,
    walker: &mut Walker<'a>,
    canvas: &mut Canvas,
    limits: &Limits,
) -> Result<Annotations, Unreadable> {
    let mut found = Annotations::default();
    let listed = source.array(page.dictionary, b"Annots").unwrap_or_default();
    if listed.len() > limits.parts {
        return Err(Unreadable::TooManyParts(limits.parts));
    }
    for object in listed {
        let Some(Ok(note)) = source.real(object).map(Object::as_dict) else { continue };
        let kind = source.name(note, b"Subtype").unwrap_or_default();
        if NOT_DRAWN.contains(&kind) {
            continue;
        }
        let flags = whole(source.number(note, b"F"));
        let is_hidden = flags & HIDDEN != 0;
        let from = canvas.len();
        let layer = note.get(b"OC").ok();
        let drawn = appearance(source, note)
            .and_then(|stream| Some((stream, place(source, note, stream)?)));
        if let Some((stream, by)) = drawn {
            let was_damaged = std::mem::take(&mut walker.is_damaged);
            walker.appearance(stream, layer, is_hidden, by, canvas)?;
            if std::mem::replace(&mut walker.is_damaged, was_damaged) {
                found.unread.push(format!("an annotation on page {number} is cut off or broken"));
            }
        }
        let drawn = from..canvas.len();
        if !is_hidden {
            let letters = canvas.glyphs.get(drawn.clone()).unwrap_or_default();
            let wrong = match kind {
                b"Widget" => Field::of(source, note, limits.depth).differs(letters),
                b"FreeText" => text(source, source.get(note, b"Contents"))
                    .is_some_and(|said| letters.is_empty() && !letters_of(&said).is_empty()),
                _ => false,
            };
            if wrong {
                let what = if kind == b"Widget" { "a form field" } else { "a text typed" };
                found.unread.push(if drawn.is_empty() {
                    format!("{what} on page {number} holds words that the file does not draw")
                } else {
                    format!("{what} on page {number} holds other words than the file draws there")
                });
                let letters = canvas.glyphs.get_mut(drawn.clone()).unwrap_or_default();
                // Some programs show the one, some the other.
                for letter in letters {
                    letter.why.get_or_insert(Why::NotShown);
                }
            }
        }
        if !drawn.is_empty() {
            found.drawn.push(drawn);
        }
    }
    Ok(found)
}

/// What a viewer draws of an annotation: its normal appearance, in its present state.
fn appearance<'a>(source: &'a Source, note: &'a Dictionary) -> Option<&'a Stream> {
    let normal = source.get(source.dictionary(note, b"AP")?, b"N")?;
    match normal {
        Object::Stream(stream) => Some(stream),
        Object::Dictionary(states) => {
            source.get(states, source.name(note, b"AS")?)?.as_stream().ok()
        }
        _ => None,
    }
}

/// Where an appearance is put, so that its box fills that of the annotation.
fn place(source: &Source, note: &Dictionary, appearance: &Stream) -> Option<Matrix> {
    let to = source.rect(note, b"Rect")?;
    let own = source.rect(&appearance.dict, b"BBox")?;
    let matrix = source.matrix(&appearance.dict, b"Matrix").unwrap_or(Matrix::SAME);
    let size = |rect: Rect| (rect.high.x - rect.low.x, rect.high.y - rect.low.y);
    let (wide, high) = size(own);
    let from = Rect::around(Rect::corners(own.low.x, own.low.y, wide, high, matrix))?;
    let ((from_wide, from_high), (wide, high)) = (size(from), size(to));
    let scale = |to: f64, from: f64| if from > 0.0 { to / from } else { 1.0 };
    let (across, up) = (scale(wide, from_wide), scale(high, from_high));
    let move_by = Point::new(to.low.x - from.low.x * across, to.low.y - from.low.y * up);
    Some(Matrix([across, 0.0, 0.0, up, move_by.x, move_by.y]))
}

/// A field of a form, as far as it holds text.
#[derive(Debug, Default)]
struct Field {
    values: Vec<String>,
    /// It shows all from which one may choose.
    is_list: bool,
    /// It holds text, and shows it.
    is_text: bool,
    /// It has a program of its own for how a number or a date is shown.
    is_formatted: bool,
}

impl Field {
    fn of(source: &Source, note: &Dictionary, depth: usize) -> Field {
        // What a field does not say, the one above it says.
        let mut chain = Vec::new();
        let mut at = Some(note);
        while let Some(field) = at.filter(|_| chain.len() < depth) {
            chain.push(field);
            at = source.dictionary(field, b"Parent");
        }
        let get = |key: &[u8]| chain.iter().find_map(|field| source.get(field, key));
        let flags = whole(get(b"Ff").and_then(|flags| source.as_number(flags)));
        let kind = get(b"FT").and_then(|kind| kind.as_name().ok());
        let is_choice = kind == Some(b"Ch");
        let values: Vec<&Object> = match get(b"V") {
            Some(Object::Array(values)) => values.iter().take(64).collect(),
            value => value.into_iter().collect(),
        };
        let options = get(b"Opt").and_then(|options| options.as_array().ok());
        let shown = |value: String| {
            // An option may be called one thing and shown as another.
            let pair = options.into_iter().flatten().take(1000).find_map(|option| {
                let [name, shown] = source.real(option)?.as_array().ok()?.as_slice() else {
                    return None;
                };
                let is_meant = text(source, source.real(name)).as_deref() == Some(value.as_str());
                text(source, source.real(shown)).filter(|_| is_meant)
            });
            pair.unwrap_or(value)
        };
        let values = values.into_iter().filter_map(|value| text(source, source.real(value)));
        Field {
            values: values.map(shown).map(|value| letters_of(&value)).collect(),
            is_list: is_choice && flags & COMBO == 0,
            is_formatted: get(b"AA")
                .and_then(|actions| actions.as_dict().ok())
                .is_some_and(|actions| actions.has(b"F")),
            is_text: is_choice || kind == Some(b"Tx") && flags & PASSWORD == 0,
        }
    }

    /// Whether it holds something else than what is drawn of it.
    fn differs(&self, drawn: &[Glyph]) -> bool {
        let drawn: String = drawn.iter().map(|glyph| letters_of(&glyph.text)).collect();
        if !self.is_text || drawn.contains('\u{fffd}') {
            return false;
        }
        if self.is_list {
            return !self.values.iter().all(|value| drawn.contains(value.as_str()));
        }
        let held = self.values.concat();
        // A format groups digits and names a currency.
        let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
        let is_number = |text: &str| text.chars().all(|c| !c.is_alphabetic());
        let is_same_number = self.is_formatted
            && is_number(&held)
            && is_number(&drawn)
            && digits(&held) == digits(&drawn);
        drawn != held && !is_same_number
    }
}

fn text(source: &Source, object: Option<&Object>) -> Option<String> {
    match object? {
        Object::Stream(stream) => {
            let bytes = source.unpack(stream).ok()?.bytes;
            decode_text_string(&Object::string_literal(bytes)).ok()
        }
        object => decode_text_string(object).ok(),
    }
}

/// Whether the document is a form in another format (XFA), of which its pages show little or nothing.
pub(super) fn is_foreign_form(source: &Source) -> bool {
    let catalog = source.dictionary(&source.document.trailer, b"Root");
    let form = catalog.and_then(|catalog| source.dictionary(catalog, b"AcroForm"));
    form.is_some_and(|form| source.get(form, b"XFA").is_some())
}

/// A text without white space, and with one form of each ligature, as it is compared.
fn letters_of(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let is_kept = |c: &char| !c.is_whitespace() && !c.is_control();
    text.nfkc().filter(is_kept).collect()
}

#[expect(clippy::cast_sign_loss, reason = "a negative one becomes 0")]
fn whole(number: Option<f64>) -> u32 {
    number.unwrap_or(0.0) as u32
}

/// Of the size: letters whose baselines are closer stand on one line.
const BASELINE: f64 = 0.5;
/// Points: the height of a strip in which lines are looked for.
const STRIP: f64 = 16.0;
/// Letters of a page that are looked at for those of its annotations, at most.
const COMPARED: usize = 50_000_000;

/// Puts the letters of annotations to where they stand among those of the page: behind what stands to the
/// left of them on the same line.
pub(super) fn in_place(glyphs: Vec<Glyph>, annotations: &[Range<usize>]) -> Vec<Glyph> {
    let Some(first) = annotations.first().map(|range| range.start) else { return glyphs };
    let strip = |y: f64| (y / STRIP).floor() as i64;
    let mut strips: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    let is_level = |glyph: &Glyph| glyph.along.x > 0.98 && glyph.why.is_none();
    for (at, glyph) in glyphs.iter().enumerate().take(first).filter(|(_, glyph)| is_level(glyph)) {
        strips.entry(strip(glyph.start.y)).or_default().push(at);
    }
    let mut left_to_compare = COMPARED;
    // Which letters come behind which one of the page.
    let mut behind: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    let mut last: Vec<Range<usize>> = Vec::new();
    for run in annotations.iter().flat_map(|range| lines(&glyphs, range.clone())) {
        let left = glyphs.get(run.start).filter(|glyph| is_level(glyph)).and_then(|head| {
            let near = strip(head.start.y);
            let near = (near - 1..=near + 1).filter_map(|strip| strips.get(&strip));
            let count = near.clone().map(Vec::len).sum();
            left_to_compare = left_to_compare.checked_sub(count)?;
            let candidates = near.flatten();
            let on_line = candidates.filter_map(|at| Some((*at, glyphs.get(*at)?)));
            let on_line = on_line.filter(|(_, glyph)| {
                let apart = (glyph.start.y - head.start.y).abs();
                apart < BASELINE * glyph.size.max(head.size) && glyph.start.x < head.start.x
            });
            on_line.max_by(|(_, one), (_, other)| one.start.x.total_cmp(&other.start.x))
        });
        match left {
            Some((at, _)) => behind.entry(at).or_default().push(run),
            None => last.push(run),
        }
    }
    if behind.is_empty() {
        return glyphs;
    }
    // From left to right, where several stand behind one letter.
    for runs in behind.values_mut() {
        let start = |run: &Range<usize>| glyphs.get(run.start).map_or(0.0, |glyph| glyph.start.x);
        runs.sort_by(|one, other| start(one).total_cmp(&start(other)));
    }
    let mut order: Vec<usize> = Vec::with_capacity(glyphs.len());
    for at in 0..first {
        order.push(at);
        order.extend(behind.remove(&at).into_iter().flatten().flatten());
    }
    order.extend(last.into_iter().flatten());
    let mut glyphs: Vec<Option<Glyph>> = glyphs.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| glyphs.get_mut(at)?.take()).collect()
}

/// The lines of an annotation.
fn lines(glyphs: &[Glyph], range: Range<usize>) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    for at in range {
        let here = glyphs.get(at);
        let before = lines.last().and_then(|line| glyphs.get(line.end.checked_sub(1)?));
        let goes_on = here.zip(before).is_some_and(|(here, before)| {
            let moved = here.start.minus(before.end);
            moved.dot(before.up).abs() < BASELINE * before.size.max(here.size)
        });
        match lines.last_mut().filter(|line| goes_on && line.end == at) {
            Some(line) => line.end = at + 1,
            None => lines.push(at..at + 1),
        }
    }
    lines
}
