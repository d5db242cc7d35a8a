//! What hangs on a text: frames, text boxes, shapes, formulas, things that are not read.

use super::super::extract::Why;
use super::super::notes::Meaning;
use super::formulas::{Piece, pieces};
use super::letters::{Ground, Letters};
use super::names::{Node, Space, all_words, child, points, said, tag};
use super::place::{Boxes, Done, Place, Walk};
use super::styles::Family;

/// Boxes that are no larger show no letter: in points.
const SMALLEST: f32 = 2.0;

impl<'a> Walk<'a> {
    /// Descriptions stand beside the text; text boxes are kept for later; a formula stands in its line.
    pub(super) fn drawing(
        &mut self,
        node: Node<'a>,
        place: Place<'a>,
        boxes: &mut Boxes<'a>,
    ) -> Done {
        let mut place = place;
        if is_hidden(node) {
            place = place.without(Why::NotShown);
        }
        if place.gone.is_none() && said(node, Space::Text, "anchor-type") == Some("as-char") {
            self.writer.gap();
            self.is_blank = false;
            // The words of a box stand in the line, and are read behind the paragraph.
            if node.descendants().any(shows_words) {
                self.writer.part();
            }
        }
        match tag(node) {
            (Space::Svg, "title" | "desc") => self.writer.beside(&all_words(node)),
            (Space::Draw, "frame") => self.frame(node, place, boxes),
            (Space::Draw, "g" | "a") => {
                node.children().try_for_each(|part| self.drawing(part, place, boxes))
            }
            (Space::Draw, "control") => {
                self.leave("a field of a form", None);
                Ok(())
            }
            (Space::Draw, _) => {
                for part in node.children().filter(|part| tag(*part).0 == Space::Svg) {
                    self.drawing(part, place, boxes)?;
                }
                self.hang(node, node, place, boxes);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// A frame: of several forms of one content the first that is known counts.
    fn frame(&mut self, node: Node<'a>, place: Place<'a>, boxes: &mut Boxes<'a>) -> Done {
        for part in node.children().filter(|part| tag(*part).0 == Space::Svg) {
            self.drawing(part, place, boxes)?;
        }
        for part in node.children() {
            match tag(part) {
                (Space::Draw, "text-box") => self.hang(node, part, place, boxes),
                (Space::Draw, "object") => self.object(part, place)?,
                (Space::Draw, "object-ole" | "floating-frame") => {
                    self.leave("an embedded object", said(part, Space::Xlink, "href"));
                }
                (Space::Draw, "image" | "plugin" | "applet") => {}
                (Space::Table, "table") => boxes.push((node, self.inside(node, place))),
                _ => continue,
            }
            return Ok(());
        }
        Ok(())
    }

    /// A box with text, which is read behind the paragraph.
    fn hang(&self, frame: Node<'a>, text: Node<'a>, place: Place<'a>, boxes: &mut Boxes<'a>) {
        let mut within = self.inside(frame, place);
        let grows = ["min-height", "min-width"].iter().any(|n| said(text, Space::Fo, n).is_some());
        let size = |name| said(frame, Space::Svg, name).and_then(points);
        let is_small = |size: Option<f32>| size.is_some_and(|size| size <= SMALLEST);
        if !grows
            && tag(text).1 == "text-box"
            && (is_small(size("width")) || is_small(size("height")))
        {
            within = within.without(Why::Unseeable);
        }
        boxes.push((text, within));
    }

    /// What holds in a box: it may lie on anything.
    fn inside(&self, frame: Node<'a>, place: Place<'a>) -> Place<'a> {
        let style = said(frame, Space::Draw, "style-name");
        let ground = self.styles.ground(Family::Graphic, style).unwrap_or(Ground::Unknown);
        Place { ground, letters: Letters::default(), list: None, ..place }
    }

    /// Another document in this one: a formula is read.
    fn object(&mut self, node: Node<'a>, place: Place<'a>) -> Done {
        let here = child(node, Space::Math, "math").map(pieces);
        let name = said(node, Space::Xlink, "href").unwrap_or_default().trim_start_matches("./");
        let formulas = self.formulas;
        if let Some(formula) = here.as_ref().or_else(|| formulas.get(name)) {
            return self.formula(formula, node, place);
        }
        self.leave("an embedded object", Some(name));
        Ok(())
    }

    fn formula(&mut self, formula: &[Piece], node: Node<'a>, place: Place<'a>) -> Done {
        let source = self.source(node);
        self.is_blank = false;
        for piece in formula {
            let (text, height) = (&piece.text, piece.height);
            match self.why_unseen(place) {
                Some(why) => self.writer.hidden(text, why)?,
                None => self.writer.verbatim_at(text, height, Meaning::Power, source.clone())?,
            }
        }
        Ok(())
    }
}

/// Whether words are seen in a part of a drawing.
fn shows_words(node: Node<'_>) -> bool {
    match tag(node) {
        (Space::Text, "p" | "h") => !all_words(node).trim().is_empty(),
        (Space::Draw, "control" | "object-ole" | "floating-frame") => true,
        _ => false,
    }
}

/// Whether a drawing is not shown, or not on the screen.
fn is_hidden(node: Node<'_>) -> bool {
    [Space::Draw, Space::Loext]
        .into_iter()
        .filter_map(|space| said(node, space, "display"))
        .any(|display| matches!(display, "none" | "printer"))
}
