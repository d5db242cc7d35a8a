//! What styles say about runs and paragraphs, as far as it decides what text is and whether it is seen.

use std::collections::HashMap;

use roxmltree::Node;

use super::super::extract::Why;
use super::super::height::Height;
use super::names::{child, switch, value, word};

/// What is said about letters. `None` leaves it to what is less particular.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters {
    vanish: Option<bool>,
    struck: Option<bool>,
    /// Of a point or less.
    tiny: Option<bool>,
    white: Option<bool>,
    /// On a ground of its own.
    shaded: Option<bool>,
    height: Option<Height>,
}

impl Letters {
    /// Reads `<w:rPr>`.
    pub(super) fn read(node: Node<'_, '_>) -> Letters {
        let half_points =
            child(node, "sz").and_then(|size| value(size, "val")?.parse::<u32>().ok());
        let double = switch(node, "dstrike");
        Letters {
            vanish: switch(node, "vanish"),
            struck: if double == Some(true) { double } else { switch(node, "strike").or(double) },
            tiny: half_points.map(|size| size <= 2),
            white: child(node, "color").and_then(|color| value(color, "val")).map(is_white),
            shaded: shading(node).or(switch(node, "highlight")),
            height: height(node, half_points),
        }
    }

    fn or(self, other: Letters) -> Letters {
        Letters {
            vanish: self.vanish.or(other.vanish),
            struck: self.struck.or(other.struck),
            tiny: self.tiny.or(other.tiny),
            white: self.white.or(other.white),
            shaded: self.shaded.or(other.shaded),
            height: self.height.or(other.height),
        }
    }

    /// Where such letters stand.
    pub(super) fn height(self) -> Height {
        self.height.unwrap_or_default()
    }

    /// Why such letters are not seen. `on_ground`: what they stand on may not be white.
    pub(super) fn why_unseen(self, on_ground: bool) -> Option<Why> {
        let is = |said: Option<bool>| said == Some(true);
        if is(self.vanish) {
            Some(Why::NotShown)
        } else if is(self.struck) {
            Some(Why::Deleted)
        } else if is(self.tiny) || is(self.white) && !is(self.shaded) && !on_ground {
            Some(Why::Unseeable)
        } else {
            None
        }
    }
}

/// What is said about the height of letters: by its name, or in half-points above the line.
fn height(node: Node<'_, '_>, size: Option<u32>) -> Option<Height> {
    /// Half-points of letters without a size of their own.
    const USUAL: u32 = 22;
    match child(node, "vertAlign").and_then(|place| value(place, "val")) {
        Some("superscript") => return Some(Height::Raised),
        Some("subscript") => return Some(Height::Lowered),
        _ => {}
    }
    let moved = child(node, "position").and_then(|place| value(place, "val")?.parse::<i32>().ok());
    let least = i32::try_from(size.unwrap_or(USUAL)).unwrap_or(i32::MAX) / 6;
    match moved {
        Some(moved) if moved > 0 && moved >= least => Some(Height::Raised),
        Some(moved) if moved < 0 && -moved >= least => Some(Height::Lowered),
        Some(_) => Some(Height::OnLine),
        None => child(node, "vertAlign").map(|_| Height::OnLine),
    }
}

fn is_white(color: &str) -> bool {
    color.eq_ignore_ascii_case("ffffff")
}

/// Whether `<w:shd>` puts something but white behind the letters.
pub(super) fn shading(node: Node<'_, '_>) -> Option<bool> {
    let shading = child(node, "shd")?;
    let is_plain = matches!(value(shading, "val"), None | Some("clear" | "nil"));
    let fill = value(shading, "fill").unwrap_or("auto");
    Some(!is_plain || !(fill == "auto" || is_white(fill)))
}

/// What is said about a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The level in the outline, from 0; 9 is none.
    pub(super) outline: Option<u8>,
    /// Whether it is an item of a list.
    pub(super) item: Option<bool>,
    pub(super) quotation: Option<bool>,
    pub(super) shaded: Option<bool>,
}

impl Paragraph {
    /// Reads `<w:pPr>`.
    pub(super) fn read(node: Node<'_, '_>) -> Paragraph {
        let number = child(node, "numPr").and_then(|list| value(child(list, "numId")?, "val"));
        Paragraph {
            outline: child(node, "outlineLvl").and_then(|level| value(level, "val")?.parse().ok()),
            // A list numbered 0 takes the paragraph out of the list of its style.
            item: number.map(|number| number != "0"),
            quotation: None,
            shaded: shading(node),
        }
    }

    pub(super) fn or(self, other: &Paragraph) -> Paragraph {
        Paragraph {
            outline: self.outline.or(other.outline),
            item: self.item.or(other.item),
            quotation: self.quotation.or(other.quotation),
            shaded: self.shaded.or(other.shaded),
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    letters: Letters,
    paragraph: Paragraph,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// What paragraphs without a style have.
    default: Option<String>,
    letters: Letters,
}

/// A style is based on another, which is based on another: so many are followed.
const LONGEST_LINE: usize = 32;

impl Styles {
    /// Reads `<w:styles>`.
    pub(super) fn read(root: Node<'_, '_>) -> Styles {
        let mut styles = Styles::default();
        for node in root.children() {
            match word(node) {
                "docDefaults" => {
                    let letters = child(node, "rPrDefault").and_then(|node| child(node, "rPr"));
                    styles.letters = letters.map(Letters::read).unwrap_or_default();
                }
                "style" => {
                    let Some(id) = value(node, "styleId") else { continue };
                    let is_default = matches!(value(node, "default"), Some("1" | "true" | "on"));
                    if is_default && value(node, "type") == Some("paragraph") {
                        styles.default = Some(id.to_string());
                    }
                    styles.by_id.insert(id.to_string(), Self::style(node));
                }
                _ => {}
            }
        }
        styles
    }

    fn style(node: Node<'_, '_>) -> Style {
        let based_on = child(node, "basedOn").and_then(|base| value(base, "val"));
        let letters = child(node, "rPr").map(Letters::read).unwrap_or_default();
        let mut paragraph = child(node, "pPr").map(Paragraph::read).unwrap_or_default();
        // Word knows its own styles by their English names, in whatever language they are shown.
        let name = child(node, "name").and_then(|name| value(name, "val")).unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "title" => paragraph.outline = paragraph.outline.or(Some(0)),
            "quote" | "intense quote" | "quotations" | "block text" => {
                paragraph.quotation = Some(true);
            }
            name => {
                let level = name.strip_prefix("heading ").and_then(|n| n.parse::<u8>().ok());
                let level = level.filter(|level| (1..=9).contains(level)).map(|level| level - 1);
                paragraph.outline = paragraph.outline.or(level);
            }
        }
        Style { based_on: based_on.map(str::to_string), letters, paragraph }
    }

    /// A style and those that it is based on.
    fn line(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.and_then(|id| self.by_id.get(id));
        let next = |style: &&Style| style.based_on.as_ref().and_then(|id| self.by_id.get(id));
        std::iter::successors(first, next).take(LONGEST_LINE)
    }

    /// The style of a paragraph: its own, or the one for those without.
    pub(super) fn of_paragraph<'s>(&'s self, own: Option<&'s str>) -> Option<&'s str> {
        own.filter(|id| self.by_id.contains_key(*id)).or(self.default.as_deref())
    }

    pub(super) fn paragraph(&self, id: Option<&str>) -> Paragraph {
        self.line(id).fold(Paragraph::default(), |paragraph, style| paragraph.or(&style.paragraph))
    }

    /// What the style of a paragraph says about letters.
    pub(super) fn letters(&self, paragraph: Option<&str>) -> Letters {
        let said = self.line(paragraph).fold(Letters::default(), |said, s| said.or(s.letters));
        said.or(self.letters)
    }

    /// The letters of a run: what it says itself, then its style, then its paragraph's.
    pub(super) fn run(&self, properties: Option<Node<'_, '_>>, around: Letters) -> Letters {
        let Some(node) = properties else { return around };
        let style = child(node, "rStyle").and_then(|style| value(style, "val"));
        self.line(style).fold(Letters::read(node), |said, s| said.or(s.letters)).or(around)
    }
}
