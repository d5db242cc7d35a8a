//! Walks through the content of a page, and of the forms within it, and puts its letters on a canvas.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Object, Stream};

use super::canvas::{Area, Canvas, Glyph};
use super::font::Font;
use super::geometry::{Matrix, Point, Rect};
use super::layers::Layers;
use super::lexer::{Lexer, Token};
use super::paint::{Paint, Space};
use super::source::Source;
use super::state::{Path, State};
use crate::documents::extract::{Limits, Unreadable, Why};

/// Operators for each part that a document may have.
const OPERATORS: usize = 200;
/// Letters of a page for each part that a document may have.
const LETTERS: usize = 20;
/// Forms within forms.
const FORMS: usize = 28;

/// What is the same for all pages.
pub(super) struct Walker<'a> {
    source: &'a Source,
    layers: Layers,
    limits: &'a Limits,
    /// By the address of their dictionary, which does not move.
    fonts: BTreeMap<usize, Rc<Font>>,
    /// Operators so far.
    operators: usize,
    /// Codes that stand for nothing known.
    pub(super) unknown: usize,
    /// A form or a font that a page needs was damaged.
    pub(super) is_damaged: bool,
}

/// What is being walked through: a page, or a form on it.
struct Content<'a, 'c> {
    canvas: &'c mut Canvas,
    resources: Option<&'a Dictionary>,
    state: State,
    /// Saved states, of this content only.
    saved: Vec<State>,
    /// For each open marked content, whether its layer is off.
    marks: Vec<bool>,
    /// Layers that are off around the content itself.
    is_off: bool,
    text: Matrix,
    line: Matrix,
    path: Path,
    /// The forms that are open.
    forms: Vec<usize>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(source: &'a Source, limits: &'a Limits) -> Walker<'a> {
        Walker {
            source,
            layers: Layers::of(source),
            limits,
            fonts: BTreeMap::new(),
            operators: 0,
            unknown: 0,
            is_damaged: false,
        }
    }

    /// Paints the content of a page.
    pub(super) fn page(
        &mut self,
        bytes: &[u8],
        resources: Option<&'a Dictionary>,
        canvas: &mut Canvas,
    ) -> Result<(), Unreadable> {
        let mut content = Content {
            canvas,
            resources,
            state: State::new(),
            saved: Vec::new(),
            marks: Vec::new(),
            is_off: false,
            text: Matrix::SAME,
            line: Matrix::SAME,
            path: Path::default(),
            forms: Vec::new(),
        };
        self.run(bytes, &mut content)
    }

    fn run(&mut self, bytes: &[u8], content: &mut Content<'a, '_>) -> Result<(), Unreadable> {
        let mut lexer = Lexer::new(bytes);
        let mut operands = Vec::new();
        let most = self.limits.parts.saturating_mul(OPERATORS);
        while let Some(token) = lexer.next() {
            self.operators += 1;
            if self.operators > most {
                return Err(Unreadable::TooManyParts(most));
            }
            match token {
                Token::Word(word) if word == b"ID" => {
                    lexer.skip_image();
                    let is_mask = |t: &Token| matches!(t.name(), Some(b"IM" | b"ImageMask"));
                    content.image(!operands.iter().any(is_mask));
                    operands.clear();
                }
                Token::Word(word) if matches!(word.as_slice(), b"true" | b"false" | b"null") => {
                    operands.push(Token::Word(word));
                }
                Token::Word(word) => {
                    self.operator(&word, &operands, content)?;
                    operands.clear();
                }
                operand => operands.push(operand),
            }
        }
        Ok(())
    }

    fn operator(
        &mut self,
        operator: &[u8],
        operands: &[Token],
        content: &mut Content<'a, '_>,
    ) -> Result<(), Unreadable> {
        let numbers: Vec<f64> = operands.iter().filter_map(Token::number).collect();
        let state = &mut content.state;
        match (operator, numbers.as_slice()) {
            (b"q", _) => {
                if content.saved.len() >= self.limits.depth {
                    return Err(Unreadable::TooDeep(self.limits.depth));
                }
                content.saved.push(state.clone());
            }
            (b"Q", _) => {
                if let Some(saved) = content.saved.pop() {
                    content.state = saved;
                }
            }
            (b"cm", [a, b, c, d, e, f]) => {
                state.matrix = Matrix([*a, *b, *c, *d, *e, *f]).then(state.matrix);
            }
            (b"gs", _) => self.graphics_state(operands, content)?,
            (b"BT", _) => (content.text, content.line) = (Matrix::SAME, Matrix::SAME),
            (b"Tc", [space]) => state.text.character_space = *space,
            (b"Tw", [space]) => state.text.word_space = *space,
            (b"Tz", [percent]) => state.text.stretch = percent / 100.0,
            (b"TL", [leading]) => state.text.leading = *leading,
            (b"Ts", [rise]) => state.text.rise = *rise,
            #[expect(clippy::cast_sign_loss, reason = "a negative mode becomes 0")]
            (b"Tr", [mode]) => state.text.mode = *mode as u8,
            (b"Tf", [size]) => {
                state.text.size = *size;
                let name = operands.first().and_then(Token::name).unwrap_or_default();
                content.state.text.font = self.font(content.resources, name)?;
            }
            (b"Td", [x, y]) => content.next_line(*x, *y),
            (b"TD", [x, y]) => {
                state.text.leading = -y;
                content.next_line(*x, *y);
            }
            (b"Tm", [a, b, c, d, e, f]) => {
                content.line = Matrix([*a, *b, *c, *d, *e, *f]);
                content.text = content.line;
            }
            (b"T*", _) => content.next_line(0.0, -content.state.text.leading),
            (b"Tj", _) => self.show(operands, content)?,
            (b"'", _) => {
                content.next_line(0.0, -content.state.text.leading);
                self.show(operands, content)?;
            }
            (b"\"", [word_space, character_space]) => {
                state.text.word_space = *word_space;
                state.text.character_space = *character_space;
                content.next_line(0.0, -content.state.text.leading);
                self.show(operands, content)?;
            }
            (b"TJ", _) => {
                if let Some(Token::Array(parts)) = operands.first() {
                    for part in parts {
                        match part {
                            Token::Number(back) => content.move_back(*back),
                            part => self.show(std::slice::from_ref(part), content)?,
                        }
                    }
                }
            }
            (b"g", _) => state.fill = (Space::Gray, Space::Gray.paint(operands)),
            (b"rg", _) => state.fill = (Space::Rgb, Space::Rgb.paint(operands)),
            (b"k", _) => state.fill = (Space::Cmyk, Space::Cmyk.paint(operands)),
            (b"G", _) => state.stroke = (Space::Gray, Space::Gray.paint(operands)),
            (b"RG", _) => state.stroke = (Space::Rgb, Space::Rgb.paint(operands)),
            (b"K", _) => state.stroke = (Space::Cmyk, Space::Cmyk.paint(operands)),
            (b"cs" | b"CS", _) => {
                let name = operands.first().and_then(Token::name).unwrap_or_default();
                let space = Space::named(self.source, content.resources, name);
                let place = if operator == b"cs" { &mut state.fill } else { &mut state.stroke };
                *place = (space, space.first());
            }
            (b"sc" | b"scn", _) => state.fill.1 = state.fill.0.paint(operands),
            (b"SC" | b"SCN", _) => state.stroke.1 = state.stroke.0.paint(operands),
            (b"m" | b"l" | b"c" | b"v" | b"y" | b"re", _) => {
                content.path.add(operator, operands, state.matrix);
            }
            (b"W" | b"W*", _) => content.path.clips = true,
            (b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*", _) => content.end_path(true),
            (b"n" | b"S" | b"s", _) => content.end_path(false),
            (b"sh", _) => content.cover(content.state.clip, None, false),
            (b"Do", _) => self.object(operands, content)?,
            (b"BMC", _) => content.mark(false, self.limits)?,
            (b"BDC", _) => {
                let is_off = self.is_off(operands, content.resources);
                content.mark(is_off, self.limits)?;
            }
            (b"EMC", _) => {
                content.marks.pop();
            }
            _ => {}
        }
        Ok(())
    }

    /// Something of the resources, as it is stated there.
    fn resource(
        &self,
        resources: Option<&'a Dictionary>,
        kind: &[u8],
        name: &[u8],
    ) -> Option<&'a Object> {
        self.source.dictionary(resources?, kind)?.get(name).ok()
    }

    fn is_off(&self, operands: &[Token], resources: Option<&'a Dictionary>) -> bool {
        let [Token::Name(tag), Token::Name(name)] = operands else { return false };
        tag == b"OC"
            && self
                .resource(resources, b"Properties", name)
                .is_some_and(|layer| self.layers.hide(self.source, layer))
    }

    fn graphics_state(
        &mut self,
        operands: &[Token],
        content: &mut Content<'a, '_>,
    ) -> Result<(), Unreadable> {
        let name = operands.first().and_then(Token::name).unwrap_or_default();
        let more = self.resource(content.resources, b"ExtGState", name);
        let Some(Object::Dictionary(more)) = more.and_then(|o| self.source.real(o)) else {
            return Ok(());
        };
        content.state.extend(self.source, more);
        if let Some([font, size]) = self.source.array(more, b"Font")
            && let Some(Object::Dictionary(font)) = self.source.real(font)
        {
            content.state.text.size = self.source.as_number(size).unwrap_or(0.0);
            content.state.text.font = Some(self.loaded(font)?);
        }
        Ok(())
    }

    fn font(
        &mut self,
        resources: Option<&'a Dictionary>,
        name: &[u8],
    ) -> Result<Option<Rc<Font>>, Unreadable> {
        let font = self.resource(resources, b"Font", name).and_then(|o| self.source.real(o));
        match font {
            Some(Object::Dictionary(font)) => self.loaded(font).map(Some),
            _ => Ok(None),
        }
    }

    fn loaded(&mut self, font: &'a Dictionary) -> Result<Rc<Font>, Unreadable> {
        let address = std::ptr::from_ref(font).addr();
        if let Some(loaded) = self.fonts.get(&address) {
            return Ok(Rc::clone(loaded));
        }
        let loaded = Rc::new(Font::load(self.source, font)?);
        self.fonts.insert(address, Rc::clone(&loaded));
        Ok(loaded)
    }

    /// Shows the last operand, a string.
    fn show(
        &mut self,
        operands: &[Token],
        content: &mut Content<'a, '_>,
    ) -> Result<(), Unreadable> {
        let Some(bytes) = operands.last().and_then(Token::text) else { return Ok(()) };
        let Some(font) = content.state.text.font.clone() else {
            // Without a font no code means anything, and viewers show what they like.
            content.unknown_text(bytes.len());
            self.unknown += bytes.len();
            return Ok(());
        };
        let most = self.limits.parts.saturating_mul(LETTERS);
        for code in font.codes(bytes) {
            if content.canvas.glyphs.len() >= most {
                return Err(Unreadable::TooManyParts(most));
            }
            self.unknown += usize::from(code.text.is_none());
            let mut advance = code.width * content.state.text.size;
            advance += content.state.text.character_space;
            if code.is_space {
                advance += content.state.text.word_space;
            }
            content.put(code.text.as_deref().unwrap_or("\u{fffd}"), &font, advance);
        }
        Ok(())
    }

    /// Draws a form or a picture.
    fn object(
        &mut self,
        operands: &[Token],
        content: &mut Content<'a, '_>,
    ) -> Result<(), Unreadable> {
        let name = operands.first().and_then(Token::name).unwrap_or_default();
        let object = self.resource(content.resources, b"XObject", name);
        let Some(Object::Stream(stream)) = object.and_then(|o| self.source.real(o)) else {
            return Ok(());
        };
        let is_off = stream.dict.get(b"OC").is_ok_and(|layer| self.layers.hide(self.source, layer));
        match self.source.name(&stream.dict, b"Subtype") {
            Some(b"Form") => self.form(stream, is_off, content),
            Some(b"Image") if !is_off => {
                let has = |key: &[u8]| self.source.get(&stream.dict, key).is_some();
                let is_mask = has(b"Mask") || has(b"SMask") || has(b"ImageMask");
                content.image(!is_mask);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn form(
        &mut self,
        stream: &'a Stream,
        is_off: bool,
        content: &mut Content<'a, '_>,
    ) -> Result<(), Unreadable> {
        let address = std::ptr::from_ref(stream).addr();
        // One that draws itself would never end; viewers leave it out too.
        if content.forms.contains(&address) {
            return Ok(());
        }
        if content.forms.len() >= FORMS {
            return Err(Unreadable::TooDeep(FORMS));
        }
        let unpacked = self.source.unpack(stream)?;
        self.is_damaged |= !unpacked.is_whole;
        let form = &stream.dict;
        let mut state = content.state.clone();
        if let Some(matrix) = self.source.matrix(form, b"Matrix") {
            state.matrix = matrix.then(state.matrix);
        }
        if let Some(Rect { low, high }) = self.source.rect(form, b"BBox") {
            let (width, height) = (high.x - low.x, high.y - low.y);
            let corners = Rect::corners(low.x, low.y, width, height, state.matrix);
            state.clip_is_exact &= state.matrix.keeps_axes();
            state.clip = Rect::around(corners).map_or(state.clip, |r| r.within(state.clip));
        }
        let mut forms = std::mem::take(&mut content.forms);
        forms.push(address);
        let mut within = Content {
            canvas: &mut *content.canvas,
            resources: self.source.dictionary(form, b"Resources").or(content.resources),
            state,
            saved: Vec::new(),
            marks: Vec::new(),
            is_off: is_off || content.is_off || content.marks.contains(&true),
            text: Matrix::SAME,
            line: Matrix::SAME,
            path: Path::default(),
            forms,
        };
        let done = self.run(&unpacked.bytes, &mut within);
        let mut forms = within.forms;
        forms.pop();
        content.forms = forms;
        done
    }
}

impl Content<'_, '_> {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line);
        self.text = self.line;
    }

    /// Moves by thousandths of the size, against the direction of writing.
    fn move_back(&mut self, thousandths: f64) {
        let text = &self.state.text;
        let by = -thousandths / 1000.0 * text.size;
        let is_vertical = text.font.as_ref().is_some_and(|font| font.is_vertical);
        self.advance(by, is_vertical);
    }

    fn advance(&mut self, by: f64, is_vertical: bool) {
        let (x, y) = if is_vertical { (0.0, by) } else { (by * self.state.text.stretch, 0.0) };
        self.text = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.text);
    }

    /// Puts one letter down and goes on behind it.
    fn put(&mut self, text: &str, font: &Font, advance: f64) {
        let set = &self.state.text;
        let on_page = self.text.then(self.state.matrix);
        let start = on_page.apply(Point::new(0.0, set.rise));
        // Lines from top to bottom move by one size for each letter.
        let advance = if font.is_vertical { -set.size } else { advance };
        let direction = match font.is_vertical {
            true => Point::new(0.0, -1.0),
            false => Point::new(set.size.signum() * set.stretch.signum(), 0.0),
        };
        let (along, up) = (on_page.turn(direction), on_page.turn(Point::new(0.0, set.size)));
        let size = up.length() * font.height;
        let up = if font.is_vertical { on_page.turn(Point::new(1.0, 0.0)) } else { up };
        let why = self.why_not();
        let (paint, _) = self.state.letters();
        let clip = self.state.clip;
        self.advance(advance, font.is_vertical);
        let end = self.text.then(self.state.matrix).apply(Point::new(0.0, self.state.text.rise));
        let places = [start.x, start.y, end.x, end.y, size];
        if places.iter().any(|place| !place.is_finite() || place.abs() > 1e9) {
            return;
        }
        let (along, up) = (along.unit(), up.unit());
        let glyph = Glyph { text: text.into(), start, end, along, up, size, why };
        self.canvas.put(glyph, paint, clip);
    }

    /// Why no letter is seen here, whatever its place and colour.
    fn why_not(&self) -> Option<Why> {
        let is_off = self.is_off || self.marks.contains(&true);
        if is_off || matches!(self.state.text.mode, 3 | 7) {
            return Some(Why::NotShown);
        }
        (!self.state.letters().1).then_some(Why::Unseeable)
    }

    /// Letters of which not even the number is certain.
    fn unknown_text(&mut self, bytes: usize) {
        if bytes == 0 {
            return;
        }
        let on_page = self.text.then(self.state.matrix);
        let start = on_page.apply(Point::new(0.0, 0.0));
        let size = on_page.turn(Point::new(0.0, self.state.text.size)).length();
        if ![start.x, start.y, size].iter().all(|place| place.is_finite()) {
            return;
        }
        let (along, up) = (Point::new(1.0, 0.0), Point::new(0.0, 1.0));
        let why = self.why_not();
        let glyph = Glyph { text: "\u{fffd}".into(), start, end: start, along, up, size, why };
        self.canvas.put(glyph, self.state.letters().0, self.state.clip);
    }

    fn mark(&mut self, is_off: bool, limits: &Limits) -> Result<(), Unreadable> {
        if self.marks.len() >= limits.depth {
            return Err(Unreadable::TooDeep(limits.depth));
        }
        self.marks.push(is_off);
        Ok(())
    }

    fn end_path(&mut self, fills: bool) {
        let mut path = std::mem::take(&mut self.path);
        let Some((bounds, is_exact)) = path.close() else { return };
        if fills && is_exact {
            for rect in &path.rects {
                self.cover(*rect, self.state.fill.1, true);
            }
        } else if fills {
            // What lies where in a shape is not known.
            self.cover(bounds, None, false);
        }
        if path.clips {
            self.state.clip_is_exact &= is_exact && path.rects.len() == 1;
            self.state.clip = bounds.within(self.state.clip);
        }
    }

    /// Paints an area; `is_full` when each of its points is painted.
    fn cover(&mut self, rect: Rect, paint: Paint, is_full: bool) {
        let state = &self.state;
        if state.fill_alpha < 0.05 || self.is_off || self.marks.contains(&true) {
            return;
        }
        let is_opaque = state.is_plain && state.fill_alpha > 0.95;
        let covers = is_full && is_opaque && state.clip_is_exact;
        let paint = if is_opaque { paint } else { None };
        self.canvas.paint(Area { rect: rect.within(state.clip), paint, covers });
    }

    fn image(&mut self, is_opaque: bool) {
        let by = self.state.matrix;
        if let Some(rect) = Rect::around(Rect::corners(0.0, 0.0, 1.0, 1.0, by)) {
            self.cover(rect, None, is_opaque && by.keeps_axes());
        }
    }
}
