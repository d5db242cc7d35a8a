//! The numbers of paragraphs, which Word works out: "Article 2", "(b)". Where it cannot be known which
//! number Word shows, none is told.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::super::numerals;
use super::names::{child, switch, value, word};
use super::pictures::Pictures;
use super::styles::{Letters, Paragraph};

/// Levels that a list has.
const LEVELS: usize = 9;
/// Characters of a number, at most.
const LONGEST: usize = 255;
/// One level of a list, as the file describes it.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// Nothing stands between the number and the text.
    is_joined: bool,
    /// It begins anew behind a level so high, counted from 1; 0 is never.
    restart: Option<usize>,
    is_legal: bool,
    style: Option<String>,
    letters: Letters,
    /// The letter "o" of a typewriter, which Word has as a ring.
    is_ring: bool,
}

impl Level {
    fn read(node: Node<'_, '_>) -> Level {
        let said = |name: &str| child(node, name).and_then(|node| value(node, "val"));
        let properties = child(node, "rPr");
        let font = properties
            .and_then(|said| child(said, "rFonts"))
            .and_then(|fonts| value(fonts, "ascii").or(value(fonts, "hAnsi")));
        let has_picture = child(node, "lvlPicBulletId").is_some();
        let text = said("lvlText").unwrap_or_default();
        let is_drawn = has_picture || font.and_then(Pictures::of).is_some();
        let is_ring =
            said("numFmt") == Some("bullet") && text == "o" && font == Some("Courier New");
        Level {
            is_ring,
            start: said("start").and_then(|start| start.parse().ok()).unwrap_or(0),
            format: said("numFmt").unwrap_or("decimal").to_string(),
            text: if is_drawn { String::new() } else { text.chars().take(LONGEST).collect() },
            is_joined: said("suff") == Some("nothing"),
            restart: said("lvlRestart").and_then(|level| level.parse().ok()),
            is_legal: switch(node, "isLgl") == Some(true),
            style: said("pStyle").map(str::to_string),
            letters: properties.map(Letters::read).unwrap_or_default(),
        }
    }
}

type Levels = [Option<Level>; LEVELS];

/// The levels of `<w:abstractNum>`, or the style in which they stand.
#[derive(Debug)]
struct Abstract {
    levels: Levels,
    style: Option<String>,
}

/// A list that paragraphs belong to.
#[derive(Debug)]
struct List {
    of: String,
    /// What it has otherwise.
    levels: Levels,
    starts: [Option<u32>; LEVELS],
}

/// How far the numbers of a list are.
#[derive(Debug, Default)]
struct Count {
    at: [Option<u32>; LEVELS],
    /// What comes now cannot be known.
    is_unsure: bool,
}

/// A number as it is seen before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) text: String,
    /// Nothing stands between it and the text.
    pub(super) is_joined: bool,
    pub(super) letters: Letters,
    /// Which number Word shows is not known: the text is what it would look like.
    pub(super) is_unknown: bool,
    /// It is a letter that is drawn as a sign.
    pub(super) is_sign: bool,
}

/// The lists of a document as it describes them.
#[derive(Debug, Default)]
struct Lists {
    abstracts: BTreeMap<String, Abstract>,
    lists: BTreeMap<String, List>,
}

impl Lists {
    /// A list, with the levels that count for it and their name; `of_style` gives the list that a style of
    /// lists names.
    fn list(
        &self,
        id: &str,
        of_style: &dyn Fn(&str) -> Option<String>,
    ) -> Option<(&List, &str, &Levels)> {
        let list = self.lists.get(id)?;
        let found = self.abstracts.get(&list.of)?;
        let Some(style) = &found.style else { return Some((list, &list.of, &found.levels)) };
        let other = self.lists.get(&of_style(style)?)?;
        let found = self.abstracts.get(&other.of).filter(|found| found.style.is_none())?;
        Some((list, &other.of, &found.levels))
    }
}

/// All lists of a document, and how far they are.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    known: Lists,
    counts: BTreeMap<String, Count>,
    begun: BTreeSet<String>,
    /// The document is not written in English.
    is_foreign: bool,
    /// Some number was left out.
    pub(super) is_unsure: bool,
}

impl Numbering {
    /// Reads `<w:numbering>`. Words like "first" are English where the document is.
    pub(super) fn read(root: Node<'_, '_>, is_foreign: bool) -> Numbering {
        let mut numbering = Numbering { is_foreign, ..Numbering::default() };
        for node in root.children() {
            match word(node) {
                "abstractNum" => {
                    let Some(id) = value(node, "abstractNumId") else { continue };
                    let style = child(node, "numStyleLink").and_then(|link| value(link, "val"));
                    let style = style.map(str::to_string);
                    let found = Abstract { levels: levels(node), style };
                    numbering.known.abstracts.insert(id.to_string(), found);
                }
                "num" => {
                    let of = child(node, "abstractNumId").and_then(|of| value(of, "val"));
                    let (Some(id), Some(of)) = (value(node, "numId"), of) else { continue };
                    let mut list = List {
                        of: of.to_string(),
                        levels: Levels::default(),
                        starts: [None; LEVELS],
                    };
                    for over in node.children().filter(|node| word(*node) == "lvlOverride") {
                        let Some(at) = level_of(over) else { continue };
                        let start = child(over, "startOverride").and_then(|s| value(s, "val"));
                        if let Some(slot) = list.starts.get_mut(at) {
                            *slot = start.and_then(|start| start.parse().ok());
                        }
                        if let Some(slot) = list.levels.get_mut(at) {
                            *slot = child(over, "lvl").map(Level::read);
                        }
                    }
                    numbering.known.lists.insert(id.to_string(), list);
                }
                _ => {}
            }
        }
        numbering
    }

    /// Counts a paragraph, and gives its number as it is seen. `is_doubtful`: it may be that Word does not
    /// count it.
    pub(super) fn next(
        &mut self,
        paragraph: &Paragraph,
        is_doubtful: bool,
        of_style: &dyn Fn(&str) -> Option<String>,
    ) -> Option<Number> {
        let id = paragraph.list.as_deref().filter(|id| *id != "0")?;
        let (list, of, levels) = self.known.list(id, of_style)?;
        let own = |at: usize| {
            let over = list.levels.get(at).and_then(Option::as_ref);
            over.or_else(|| levels.get(at).and_then(Option::as_ref))
        };
        let by_style = || {
            let style = paragraph.list_style.as_ref()?;
            (0..LEVELS).find(|at| own(*at).is_some_and(|l| l.style.as_ref() == Some(style)))
        };
        let at = paragraph.level.or_else(by_style).unwrap_or(0);
        let level = own(at)?;
        let start = |at: usize| {
            let over = list.starts.get(at).copied().flatten();
            over.or_else(|| own(at).map(|level| level.start)).unwrap_or(0)
        };
        let count = self.counts.entry(of.to_string()).or_default();
        count.is_unsure |= is_doubtful;
        if self.begun.insert(id.to_string()) {
            for (slot, over) in count.at.iter_mut().zip(list.starts) {
                if over.is_some() {
                    *slot = None;
                }
            }
        }
        let first = start(at);
        if let Some(slot) = count.at.get_mut(at) {
            *slot = Some(slot.map_or(first, |number| number.saturating_add(1)));
        }
        for (deeper, slot) in count.at.iter_mut().enumerate().skip(at + 1) {
            let restart = own(deeper).and_then(|level| level.restart);
            // Without a word, it begins anew behind any level above it.
            if restart.is_none_or(|restart| at < restart) {
                *slot = None;
            }
        }
        let mut text = String::new();
        let mut is_unknown = false;
        let mut rest = level.text.as_str();
        while let Some((before, behind)) = rest.split_once('%') {
            text.push_str(before);
            let digit = behind.chars().next().and_then(|c| c.to_digit(10));
            let Some(digit) =
                digit.and_then(|digit| usize::try_from(digit).ok()).filter(|d| *d > 0)
            else {
                text.push('%');
                rest = behind;
                continue;
            };
            rest = behind.get(1..).unwrap_or_default();
            let number = count.at.get(digit - 1).copied().flatten().filter(|_| digit <= at + 1);
            let format = own(digit - 1).map(|level| level.format.as_str()).unwrap_or_default();
            let format = if level.is_legal && format != "none" { "decimal" } else { format };
            let number = number.and_then(|number| numeral(number, format, self.is_foreign));
            is_unknown |= number.is_none();
            text.push_str(number.as_deref().unwrap_or(example(format)));
            // A level above that has not begun: programs differ in what they count then.
            count.is_unsure |= count.at.get(digit - 1).is_some_and(Option::is_none);
        }
        text.push_str(rest);
        // Signs of private use are drawn as pictures.
        let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}');
        if level.format == "bullet" && level.text.contains(is_private) {
            return None;
        }
        is_unknown |= count.is_unsure && level.text.contains('%');
        self.is_unsure |= is_unknown;
        let text = text.trim().to_string();
        let (is_joined, letters, is_sign) = (level.is_joined, level.letters, level.is_ring);
        let number = Number { text, is_joined, letters, is_unknown, is_sign };
        (!number.text.is_empty()).then_some(number)
    }
}

/// What a number looks like in a format, where it is not known which it is.
fn example(format: &str) -> &'static str {
    // "cardinalText" and the like are words.
    if format.ends_with("Text") || format == "custom" { "one" } else { "1" }
}

fn levels(node: Node<'_, '_>) -> Levels {
    let mut levels = Levels::default();
    for level in node.children().filter(|node| word(*node) == "lvl") {
        if let Some(slot) = level_of(level).and_then(|at| levels.get_mut(at)) {
            *slot = Some(Level::read(level));
        }
    }
    levels
}

fn level_of(node: Node<'_, '_>) -> Option<usize> {
    value(node, "ilvl")?.parse().ok()
}

/// A number in the format that the file names, if it is known how Word writes it.
fn numeral(number: u32, format: &str, is_foreign: bool) -> Option<String> {
    let upper = |text: String| text.to_uppercase();
    Some(match format {
        "decimal" => number.to_string(),
        "decimalZero" => format!("{number:02}"),
        "none" | "bullet" => String::new(),
        "lowerRoman" => numerals::roman(number)?,
        "upperRoman" => numerals::roman(number).map(upper)?,
        "lowerLetter" => numerals::repeated_letter(number)?,
        "upperLetter" => numerals::repeated_letter(number).map(upper)?,
        "ordinal" if !is_foreign => numerals::ordinal(number),
        "chicago" => numerals::sign(number)?,
        "numberInDash" => format!("- {number} -"),
        "decimalEnclosedCircle" if (1..=20).contains(&number) => {
            char::from_u32(0x245f + number)?.to_string()
        }
        _ => return None,
    })
}

/// The mark of a note.
pub(super) fn note_mark(number: u32, format: &str) -> Option<String> {
    match format {
        "decimal" | "lowerRoman" | "lowerLetter" | "chicago" => numeral(number, format, false),
        _ => None,
    }
}
