//! The numbers that office programs put before the items of lists and before headings. A number is told only
//! where nothing else can stand there: where programs differ, or count by what is not in the file, there is none.

use std::collections::HashMap;

use super::super::numerals::{LATIN, alphabetic, repeated_letter, roman};
use super::letters::{Ground, Letters};
use super::names::{Node, Space, said, tag};

/// Levels of a list, at most.
const LEVELS: usize = 10;

/// How one level of a list is numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    /// `1`, `a`, `A`, `i`, `I`; empty where there is no number.
    format: String,
    /// After z comes aa, then bb.
    repeats: bool,
    start: u32,
    /// How many levels are shown.
    shown: usize,
    before: String,
    behind: String,
    /// All of it, as `%1%.%2%)`; it counts before the others.
    pattern: Option<String>,
    /// Nothing parts it from the text.
    is_joined: bool,
    is_unseen: bool,
    /// A sign instead of a number, where it is made of letters.
    sign: Option<String>,
}

impl Level {
    /// Whether more than a number is written there.
    fn has_words(&self) -> bool {
        let pattern = self.pattern.as_deref().unwrap_or_default().split('%').step_by(2);
        pattern
            .chain([&*self.before, &*self.behind])
            .any(|part| part.contains(char::is_alphanumeric))
    }
}

/// How a list is numbered.
#[derive(Clone, Debug, Default)]
pub(super) struct ListStyle {
    levels: HashMap<usize, Level>,
}

impl ListStyle {
    /// Reads `<text:list-style>` or `<text:outline-style>`; `letters` gives those of a style.
    pub(super) fn read(node: Node<'_>, letters: impl Fn(&str) -> Letters) -> ListStyle {
        let mut levels = HashMap::new();
        for node in node.children() {
            let is_sign = match tag(node) {
                (Space::Text, "list-level-style-number" | "outline-level-style") => false,
                (Space::Text, "list-level-style-bullet") => true,
                _ => continue,
            };
            let number = |name| said(node, Space::Text, name).and_then(|n| n.parse::<u32>().ok());
            let style = |name| said(node, Space::Style, name).unwrap_or_default().to_string();
            let Some(level) = number("level").and_then(|level| level.checked_sub(1)) else {
                continue;
            };
            let gap = node.descendants().find_map(|n| said(n, Space::Text, "label-followed-by"));
            let unseen = said(node, Space::Text, "style-name")
                .is_some_and(|name| letters(name).why_unseen(Ground::Paper).is_some());
            levels.insert(
                level as usize,
                Level {
                    format: style("num-format"),
                    repeats: said(node, Space::Style, "num-letter-sync") == Some("true"),
                    start: number("start-value").unwrap_or(1),
                    shown: number("display-levels").unwrap_or(1) as usize,
                    before: style("num-prefix"),
                    behind: style("num-suffix"),
                    pattern: said(node, Space::Loext, "num-list-format").map(str::to_string),
                    is_joined: gap == Some("nothing"),
                    is_unseen: unseen,
                    sign: is_sign.then(|| sign(node)).flatten(),
                },
            );
        }
        ListStyle { levels }
    }

    pub(super) fn has_number(&self, level: usize) -> bool {
        self.levels.get(&level).is_some_and(|level| !level.format.is_empty() || level.has_words())
    }
}

/// The sign of an item with what is around it, where there are letters or digits in it. Some letters are
/// drawn as signs by their font.
fn sign(node: Node<'_>) -> Option<String> {
    let part = |space, name| said(node, space, name).unwrap_or_default();
    let sign = [
        part(Space::Style, "num-prefix"),
        part(Space::Text, "bullet-char"),
        part(Space::Style, "num-suffix"),
    ]
    .concat();
    let fonts = node.descendants().filter_map(|n| {
        said(n, Space::Style, "font-name").or_else(|| said(n, Space::Fo, "font-family"))
    });
    let is_drawn = fonts.map(str::to_lowercase).any(|font| {
        ["dings", "symbol"].iter().any(|name| font.contains(name))
            || sign == "o" && font.contains("courier")
    });
    (!is_drawn && sign.contains(char::is_alphanumeric)).then_some(sign)
}

/// The number or letter of a format, if it is one that all programs write alike.
fn number(level: &Level, number: u32) -> Option<String> {
    let letters = |number| {
        if level.repeats { repeated_letter(number) } else { alphabetic(number, &LATIN) }
    };
    match level.format.as_str() {
        "1" => Some(number.to_string()),
        "i" => roman(number),
        "I" => Some(roman(number)?.to_ascii_uppercase()),
        "a" => letters(number),
        "A" => Some(letters(number)?.to_ascii_uppercase()),
        _ => None,
    }
}

/// What stands before a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) text: String,
    /// Nothing parts it from the text.
    pub(super) is_joined: bool,
    /// Which number stands there is not known: the text is what it would look like.
    pub(super) is_unknown: bool,
}

/// How far a list has been counted.
#[derive(Clone, Debug, Default)]
struct Counts {
    levels: [Option<u32>; LEVELS],
    /// Something in it is counted otherwise by some program.
    is_doubtful: bool,
}

impl Counts {
    /// Counts on at a level, and gives what stands there.
    fn next(&mut self, style: &ListStyle, at: usize, start: Option<u32>) -> Option<Label> {
        let level = style.levels.get(&at);
        let first = level.map_or(1, |level| level.start);
        let count = self.levels.get_mut(at)?;
        let next = match (start, *count) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => first,
        };
        *count = Some(next);
        for below in self.levels.iter_mut().skip(at + 1) {
            *below = None;
        }
        let level = level.filter(|level| !level.is_unseen)?;
        let mut is_unknown = self.is_doubtful;
        let text = if let Some(sign) = &level.sign {
            is_unknown = false;
            sign.clone()
        } else if level.format.is_empty() && !level.has_words() {
            return None;
        } else if let Some(pattern) = &level.pattern {
            self.by_pattern(style, pattern, &mut is_unknown)
        } else {
            let first = (at + 1).saturating_sub(level.shown.max(1));
            // Without a number some programs show what is around it.
            is_unknown |= level.format.is_empty();
            let mut number = |at| self.of_level(style, at, &mut is_unknown);
            let shown: Vec<String> = (first..=at).map(&mut number).collect();
            format!("{}{}{}", level.before, shown.join("."), level.behind)
        };
        let (text, is_joined) = (text.trim().to_string(), level.is_joined);
        (!text.is_empty()).then_some(Label { text, is_joined, is_unknown })
    }

    /// The number of a level, or what it would look like.
    fn of_level(&self, style: &ListStyle, at: usize, is_unknown: &mut bool) -> String {
        let count = self.levels.get(at).copied().flatten();
        let number = count.zip(style.levels.get(&at)).and_then(|(n, level)| number(level, n));
        *is_unknown |= number.is_none();
        number.unwrap_or_else(|| "1".to_string())
    }

    /// `%1%` stands for the number of the first level.
    fn by_pattern(&self, style: &ListStyle, pattern: &str, is_unknown: &mut bool) -> String {
        let mut text = String::new();
        for (at, part) in pattern.split('%').enumerate() {
            if at % 2 == 0 {
                text.push_str(part);
            } else {
                let level = part.parse::<usize>().ok().and_then(|level| level.checked_sub(1));
                let level = level.unwrap_or(LEVELS);
                text.push_str(&self.of_level(style, level, is_unknown));
            }
        }
        text
    }
}

/// Where a paragraph stands in a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListPlace<'a> {
    counts: usize,
    level: usize,
    pub(super) style: Option<&'a str>,
}

/// The lists of a document, as far as they have been counted.
#[derive(Debug, Default)]
pub(super) struct Lists<'a> {
    counts: Vec<Counts>,
    by_id: HashMap<&'a str, usize>,
    /// The last list by its style, and the last of all.
    by_style: HashMap<&'a str, usize>,
    last: Option<usize>,
    outline: Counts,
}

impl<'a> Lists<'a> {
    /// A list begins, maybe within another one.
    pub(super) fn begin(&mut self, node: Node<'a>, around: Option<ListPlace<'a>>) -> ListPlace<'a> {
        let own = said(node, Space::Text, "style-name");
        if let Some(around) = around {
            let style = own.or(around.style);
            let level = (around.level + 1).min(LEVELS - 1);
            if style == around.style {
                return ListPlace { level, ..around };
            }
            return ListPlace { counts: self.add(false), level, style };
        }
        let before = own.and_then(|style| self.by_style.get(style)).copied();
        let continues = said(node, Space::Text, "continue-numbering") == Some("true");
        let counts = match said(node, Space::Text, "continue-list") {
            Some(id) => match self.by_id.get(id) {
                Some(counts) => *counts,
                None => self.add(true),
            },
            None if continues && self.last.is_some() => match before {
                Some(before) if self.last == Some(before) => before,
                // Which list is continued, programs do not agree on.
                _ => self.add(true),
            },
            None => self.add(false),
        };
        if let Some(id) = said(node, Space::Xml, "id") {
            self.by_id.insert(id, counts);
        }
        if let Some(style) = own {
            self.by_style.insert(style, counts);
        }
        self.last = Some(counts);
        ListPlace { counts, level: 0, style: own }
    }

    fn add(&mut self, is_doubtful: bool) -> usize {
        self.counts.push(Counts { is_doubtful, ..Counts::default() });
        self.counts.len() - 1
    }

    /// What stands before the next item.
    pub(super) fn next(
        &mut self,
        place: ListPlace<'a>,
        style: Option<&ListStyle>,
        start: Option<u32>,
    ) -> Option<Label> {
        let counts = self.counts.get_mut(place.counts)?;
        let Some(style) = style else {
            counts.is_doubtful = true;
            return None;
        };
        counts.next(style, place.level, start)
    }

    /// From here on nobody knows how the list is counted.
    pub(super) fn doubt(&mut self, place: ListPlace<'a>) {
        if let Some(counts) = self.counts.get_mut(place.counts) {
            counts.is_doubtful = true;
        }
    }

    /// What stands before the next heading of a level, from 0.
    pub(super) fn next_heading(
        &mut self,
        style: &ListStyle,
        level: usize,
        start: Option<u32>,
    ) -> Option<Label> {
        self.outline.next(style, level, start)
    }

    pub(super) fn doubt_headings(&mut self) {
        self.outline.is_doubtful = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(levels: &[(&str, usize, &str, &str)]) -> ListStyle {
        let level = |(format, shown, before, behind): &(&str, usize, &str, &str)| Level {
            format: (*format).to_string(),
            shown: *shown,
            start: 1,
            before: (*before).to_string(),
            behind: (*behind).to_string(),
            ..Level::default()
        };
        ListStyle { levels: levels.iter().map(level).enumerate().collect() }
    }

    fn told(style: &ListStyle, items: &[usize]) -> Vec<String> {
        let mut counts = Counts::default();
        let next = |at: &usize| counts.next(style, *at, None);
        let known = |label: Option<Label>| label.filter(|label| !label.is_unknown);
        items.iter().map(next).map(known).map(|l| l.map_or("-".to_string(), |l| l.text)).collect()
    }

    #[test]
    fn numbers_go_on_and_begin_anew_below() {
        let list = style(&[("1", 1, "Article ", ""), ("a", 1, "(", ")"), ("i", 2, "", ".")]);
        assert_eq!(
            told(&list, &[0, 1, 1, 2, 0, 1, 2, 2]),
            ["Article 1", "(a)", "(b)", "b.i.", "Article 2", "(a)", "a.i.", "a.ii."]
        );
    }

    #[test]
    fn what_is_not_sure_has_no_number() {
        // A level above that was never counted, one without a number, and numbers of another script.
        let list = style(&[("1", 1, "", "."), ("1", 2, "", ".")]);
        assert_eq!(told(&list, &[1, 0, 1]), ["-", "1.", "1.1."]);
        assert_eq!(told(&style(&[("", 1, "", "."), ("1", 2, "", ".")]), &[0, 1]), ["-", "-"]);
        assert_eq!(told(&style(&[("一, 二, 三, ...", 1, "", "")]), &[0]), ["-"]);
    }

    #[test]
    fn a_pattern_tells_all_of_it() {
        let mut list = style(&[("1", 1, "", ""), ("A", 1, "", "")]);
        if let Some(level) = list.levels.get_mut(&1) {
            level.pattern = Some("No. %1%/%2%:".to_string());
        }
        assert_eq!(told(&list, &[0, 1, 1]), ["1", "No. 1/A:", "No. 1/B:"]);
    }
}
