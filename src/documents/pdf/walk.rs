//! Walks through the content of a page, and of the forms within it, and puts its letters on a canvas.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Object, Stream};

use super::canvas::Canvas;
use super::content::{Content, Mark};
use super::font::Font;
use super::geometry::{Matrix, Rect};
use super::layers::Layers;
use super::lexer::{Lexer, Token};
use super::paint::Space;
use super::source::Source;
use super::state::GraphicsState;
use crate::documents::extract::{Limits, Unreadable};

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
    /// Codes of which it is a guess what they stand for.
    pub(super) guessed: usize,
    /// A form or a font that a page needs was damaged.
    pub(super) is_damaged: bool,
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
            guessed: 0,
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
        let mut content = Content::new(canvas, resources, GraphicsState::new());
        self.run(bytes, &mut content)
    }

    /// Draws an appearance on a page, moved `by` so much; not to be seen where `is_off`.
    pub(super) fn appearance(
        &mut self,
        stream: &'a Stream,
        layer: Option<&'a Object>,
        is_off: bool,
        by: Matrix,
        canvas: &mut Canvas,
    ) -> Result<(), Unreadable> {
        let hides = |layer: &Object| self.layers.hide(self.source, layer);
        let layers = [layer, stream.dict.get(b"OC").ok()];
        let is_off = is_off || layers.into_iter().flatten().any(hides);
        let mut state = GraphicsState::new();
        state.matrix = by;
        let mut content = Content::new(canvas, None, state);
        self.form(stream, is_off, &mut content)
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
                    let number = |keys: [&[u8]; 2]| {
                        let stands = |two: &&[Token]| {
                            two.first().and_then(Token::name).is_some_and(|n| keys.contains(&n))
                        };
                        let found = operands.chunks(2).find(stands);
                        found.and_then(|two| two.get(1)?.number()).unwrap_or(0.0)
                    };
                    let pixels = (number([b"W", b"Width"]), number([b"H", b"Height"]));
                    content.image(!operands.iter().any(is_mask), pixels);
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
            (b"cm", numbers) => {
                let by = numbers.try_into().map_or(Matrix::SAME, Matrix);
                state.matrix = by.then(state.matrix);
            }
            (b"gs", _) => self.graphics_state(operands, content)?,
            (b"BT", _) => (content.text, content.line) = (Matrix::SAME, Matrix::SAME),
            (b"w", [width]) => state.line_width = *width,
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
            (b"Tm", numbers) => {
                content.line = numbers.try_into().map_or(content.line, Matrix);
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
            (b"f" | b"F" | b"f*", _) => content.end_path(true, false),
            (b"B" | b"B*" | b"b" | b"b*", _) => content.end_path(true, true),
            (b"S" | b"s", _) => content.end_path(false, true),
            (b"n", _) => content.end_path(false, false),
            (b"sh", _) => content.cover(content.state.clip, None, false),
            (b"Do", _) => self.object(operands, content)?,
            (b"BMC" | b"BDC", _) => {
                let tag = operands.first().and_then(Token::name);
                let is_off = operator == b"BDC" && self.is_off(operands, content.resources);
                let mark = Mark { is_off, is_artifact: tag == Some(b"Artifact") };
                content.mark(mark, self.limits)?;
            }
            (b"EMC", _) => content.unmark(),
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
            if content.canvas.len() >= most {
                return Err(Unreadable::TooManyParts(most));
            }
            self.unknown += usize::from(code.text.is_none());
            self.guessed += usize::from(code.is_guess);
            let mut advance = code.width * content.state.text.size;
            advance += content.state.text.character_space;
            if code.is_space {
                advance += content.state.text.word_space;
            }
            content.put(&code, &font, advance);
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
                let pixels = |key| self.source.number(&stream.dict, key).unwrap_or(0.0);
                content.image(!is_mask, (pixels(b"Width"), pixels(b"Height")));
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
        if self.source.dictionary(form, b"Group").is_some() {
            state.begin_group();
        }
        let mut forms = std::mem::take(&mut content.forms);
        forms.push(address);
        let resources = self.source.dictionary(form, b"Resources").or(content.resources);
        let marked = content.marked();
        let around = Mark { is_off: is_off || marked.is_off, ..marked };
        let mut within = Content::new(&mut *content.canvas, resources, state);
        within.forms = forms;
        within.put_within(around);
        let done = self.run(&unpacked.bytes, &mut within);
        let mut forms = within.forms;
        forms.pop();
        content.forms = forms;
        done
    }
}
