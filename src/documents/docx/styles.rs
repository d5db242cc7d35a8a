//! What styles say about runs and paragraphs, as far as it decides what text is and whether it is seen.

use std::collections::HashMap;

use roxmltree::Node;

use super::super::capitals::{Case, Casing};
use super::super::extract::Why;
use super::super::height::Height;
use super::super::html::is_unseeable;
use super::names::{child, switch, value, word};
use super::pictures::Pictures;

/// The colour of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ink {
    /// Black, or white where it stands on something dark.
    Automatic,
    Is([u8; 3]),
    /// A colour of the theme, which is not read.
    Unknown,
}

/// What letters stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ground {
    /// What is around; at last, paper.
    #[default]
    Around,
    Color([u8; 3]),
    Unknown,
}

impl Ground {
    /// What is around, unless there is something else here.
    pub(super) fn or(self, around: Ground) -> Ground {
        if self == Ground::Around { around } else { self }
    }
}

/// What a font does with letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Font {
    Letters,
    Draws(Pictures),
}

/// What is said about letters. `None` leaves it to what is less particular.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters {
    vanish: Option<bool>,
    struck: Option<bool>,
    /// Of a point or less.
    tiny: Option<bool>,
    ink: Option<Ink>,
    ground: Option<Ground>,
    /// As with a broad pen.
    marked: Option<Ground>,
    height: Option<Height>,
    capitals: Option<bool>,
    small_capitals: Option<bool>,
    casing: Option<Casing>,
    font: Option<Font>,
}

impl Letters {
    /// Reads `<w:rPr>`.
    pub(super) fn read(node: Node<'_, '_>) -> Letters {
        let half_points =
            child(node, "sz").and_then(|size| value(size, "val")?.parse::<u32>().ok());
        let double = switch(node, "dstrike");
        let font = child(node, "rFonts").and_then(|fonts| value(fonts, "ascii"));
        let language = child(node, "lang").and_then(|language| value(language, "val"));
        Letters {
            vanish: switch(node, "vanish"),
            struck: if double == Some(true) { double } else { switch(node, "strike").or(double) },
            tiny: half_points.map(|size| size <= 2),
            ink: child(node, "color").map(ink),
            ground: shading(node),
            marked: child(node, "highlight").and_then(|pen| value(pen, "val")).map(pen),
            height: height(node, half_points),
            capitals: switch(node, "caps"),
            small_capitals: switch(node, "smallCaps"),
            casing: language.map(Casing::of),
            font: font.map(|font| Pictures::of(font).map_or(Font::Letters, Font::Draws)),
        }
    }

    pub(super) fn or(self, other: Letters) -> Letters {
        Letters {
            vanish: self.vanish.or(other.vanish),
            struck: self.struck.or(other.struck),
            tiny: self.tiny.or(other.tiny),
            ink: self.ink.or(other.ink),
            ground: self.ground.or(other.ground),
            marked: self.marked.or(other.marked),
            height: self.height.or(other.height),
            capitals: self.capitals.or(other.capitals),
            small_capitals: self.small_capitals.or(other.small_capitals),
            casing: self.casing.or(other.casing),
            font: self.font.or(other.font),
        }
    }

    /// Where such letters stand.
    pub(super) fn height(self) -> Height {
        self.height.unwrap_or_default()
    }

    /// What becomes of capital and small letters.
    pub(super) fn case(self) -> (Case, Casing) {
        let case = match (self.capitals, self.small_capitals) {
            (Some(true), _) => Case::Upper,
            (_, Some(true)) => Case::Small,
            _ => Case::AsWritten,
        };
        (case, self.casing.unwrap_or_default())
    }

    /// The font, if it draws other signs than its letters say.
    pub(super) fn pictures(self) -> Option<Pictures> {
        match self.font? {
            Font::Letters => None,
            Font::Draws(pictures) => Some(pictures),
        }
    }

    pub(super) fn is_hidden(self) -> bool {
        self.vanish == Some(true)
    }

    /// Why such letters are not seen on what is around them.
    pub(super) fn why_unseen(self, around: Ground) -> Option<Why> {
        let is = |said: Option<bool>| said == Some(true);
        if is(self.vanish) {
            Some(Why::NotShown)
        } else if is(self.struck) {
            Some(Why::Deleted)
        } else if is(self.tiny) || self.is_pale(around) {
            Some(Why::Unseeable)
        } else {
            None
        }
    }

    fn is_pale(self, around: Ground) -> bool {
        const WHITE: [u8; 3] = [255; 3];
        let marked = self.marked.unwrap_or_default();
        let ground = match marked.or(self.ground.unwrap_or_default().or(around)) {
            Ground::Around => WHITE,
            Ground::Color(color) => color,
            Ground::Unknown => return false,
        };
        match self.ink.unwrap_or(Ink::Automatic) {
            Ink::Is(color) => is_unseeable(color, ground),
            // Over a pen as black as the letters nothing is seen.
            Ink::Automatic => marked != Ground::Around && is_unseeable([0; 3], ground),
            Ink::Unknown => false,
        }
    }
}

/// `<w:color>`.
fn ink(node: Node<'_, '_>) -> Ink {
    match (value(node, "val").and_then(color), value(node, "themeColor")) {
        (Some(color), _) => Ink::Is(color),
        (None, Some("background1" | "light1")) => Ink::Is([255; 3]),
        (None, Some("text1" | "dark1") | None) => Ink::Automatic,
        (None, Some(_)) => Ink::Unknown,
    }
}

/// Six hexadecimal digits.
fn color(hex: &str) -> Option<[u8; 3]> {
    let number = u32::from_str_radix(hex, 16).ok().filter(|_| hex.len() == 6)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// `<w:highlight>`: its colours have names.
fn pen(name: &str) -> Ground {
    Ground::Color(match name {
        "none" => return Ground::Around,
        "black" => [0; 3],
        "white" => [255; 3],
        "yellow" => [255, 255, 0],
        "green" => [0, 255, 0],
        "cyan" => [0, 255, 255],
        "magenta" => [255, 0, 255],
        "blue" => [0, 0, 255],
        "red" => [255, 0, 0],
        "darkBlue" => [0, 0, 128],
        "darkRed" => [128, 0, 0],
        "darkGreen" => [0, 128, 0],
        _ => return Ground::Unknown,
    })
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

/// What `<w:shd>` puts behind the letters.
pub(super) fn shading(node: Node<'_, '_>) -> Option<Ground> {
    let shading = child(node, "shd")?;
    let named = |name: &str| match value(shading, name) {
        None | Some("auto") => Ground::Around,
        Some(hex) => color(hex).map_or(Ground::Unknown, Ground::Color),
    };
    let has_theme = value(shading, "themeFill").is_some();
    Some(match value(shading, "val") {
        None | Some("clear") if has_theme => match named("fill") {
            Ground::Around => Ground::Unknown,
            named => named,
        },
        None | Some("clear") => named("fill"),
        Some("nil") => Ground::Around,
        Some("solid") => match named("color") {
            Ground::Around => Ground::Color([0; 3]),
            named => named,
        },
        Some(_) => Ground::Unknown,
    })
}

/// What is said about a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The level in the outline, from 0; 9 is none.
    pub(super) outline: Option<u8>,
    /// The list that it belongs to; 0 is none.
    pub(super) list: Option<String>,
    /// The style that says so.
    pub(super) list_style: Option<String>,
    /// Its level in the list, from 0.
    pub(super) level: Option<usize>,
    pub(super) quotation: Option<bool>,
    pub(super) ground: Option<Ground>,
}

impl Paragraph {
    /// Reads `<w:pPr>`.
    pub(super) fn read(node: Node<'_, '_>) -> Paragraph {
        let in_list =
            |name: &str| child(node, "numPr").and_then(|list| value(child(list, name)?, "val"));
        Paragraph {
            outline: child(node, "outlineLvl").and_then(|level| value(level, "val")?.parse().ok()),
            list: in_list("numId").map(str::to_string),
            list_style: None,
            level: in_list("ilvl").and_then(|level| level.parse().ok()),
            quotation: None,
            ground: shading(node),
        }
    }

    /// Whether it is an item of a list.
    pub(super) fn is_item(&self) -> bool {
        // A list numbered 0 takes the paragraph out of the list of its style.
        self.list.as_deref().is_some_and(|list| list != "0")
    }

    pub(super) fn or(self, other: &Paragraph) -> Paragraph {
        let has_list = self.list.is_some();
        Paragraph {
            outline: self.outline.or(other.outline),
            list: self.list.or_else(|| other.list.clone()),
            list_style: if has_list { self.list_style } else { other.list_style.clone() },
            level: self.level.or(other.level),
            quotation: self.quotation.or(other.quotation),
            ground: self.ground.or(other.ground),
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    letters: Letters,
    paragraph: Paragraph,
    /// It may put something behind letters, also in parts of a table only.
    is_coloured: bool,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// What paragraphs without a style have.
    default: Option<String>,
    letters: Letters,
    /// The language of the document is another than English.
    pub(super) is_foreign: bool,
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
                    let language = letters.and_then(|letters| child(letters, "lang"));
                    let language = language.and_then(|language| value(language, "val"));
                    styles.is_foreign = language.is_some_and(|tag| !tag.starts_with("en"));
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
        if paragraph.list.is_some() {
            paragraph.list_style = value(node, "styleId").map(str::to_string);
        }
        let mut shaded = node.descendants().filter(|node| word(*node) == "shd");
        let is_coloured = shaded.any(|shd| {
            shd.parent().and_then(shading).is_some_and(|ground| ground != Ground::Around)
        });
        let based_on = based_on.map(str::to_string);
        Style { based_on, letters, paragraph, is_coloured }
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

    /// The list that a style of lists names.
    pub(super) fn list(&self, id: &str) -> Option<String> {
        self.by_id.get(id)?.paragraph.list.clone()
    }

    /// What the style of a paragraph says about letters; `around` is what its table says.
    pub(super) fn letters(&self, paragraph: Option<&str>, around: Letters) -> Letters {
        self.of_style(paragraph).or(around).or(self.letters)
    }

    /// What a style says about letters, and those that it is based on.
    fn of_style(&self, id: Option<&str>) -> Letters {
        self.line(id).fold(Letters::default(), |said, style| said.or(style.letters))
    }

    /// What the style of a table says about letters, and what these may stand on.
    pub(super) fn table(&self, id: Option<&str>) -> (Letters, Ground) {
        let is_coloured = self.line(id).any(|style| style.is_coloured);
        (self.of_style(id), if is_coloured { Ground::Unknown } else { Ground::Around })
    }

    /// The letters of a run: what it says itself, then its style, then its paragraph's.
    pub(super) fn run(&self, properties: Option<Node<'_, '_>>, around: Letters) -> Letters {
        let Some(node) = properties else { return around };
        let style = child(node, "rStyle").and_then(|style| value(style, "val"));
        self.line(style).fold(Letters::read(node), |said, s| said.or(s.letters)).or(around)
    }
}
