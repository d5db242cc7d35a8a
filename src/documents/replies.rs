//! The marks that mail programs put before the lines of what is answered: `>`, as many as there were
//! answers. What people at different levels wrote is no one sentence.

use std::ops::Range;

/// Signs of money: a number behind one is an amount.
const MONEY: &str = "$€£¥₽₴";

/// What is answered in a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Replies {
    /// Marks, each with the blanks around it, that are surely marks and stand beside a line of their level.
    pub(super) marks: Vec<Range<usize>>,
    /// Where lines begin that somebody else wrote than the line before.
    pub(super) borders: Vec<usize>,
    /// Where lines begin that begin a paragraph.
    pub(super) paragraphs: Vec<usize>,
}

/// A line with a mark.
#[derive(Clone, Debug)]
struct Line {
    mark: Range<usize>,
    /// How many signs the mark has.
    level: usize,
    has_words: bool,
    /// It goes on with a number, so that the mark may say "more than".
    counts: bool,
    /// The number of a question or an item with which it begins: `> 2. Why`.
    item: Option<Item>,
}

#[derive(Clone, Copy, Debug)]
struct Item {
    number: u32,
    /// It begins a paragraph.
    opens: bool,
    /// The one before it was met before.
    is_next: bool,
}

/// The number of an item at the beginning of a line. More than a hundred are none.
fn item(words: &str) -> Option<Item> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let number = words.get(..digits).filter(|digits| digits.len() <= 2)?.parse().ok()?;
    let behind = words.get(digits..)?.strip_prefix(['.', ')'])?;
    let is_apart = behind.starts_with([' ', '\t', '\u{a0}']);
    let is_item = is_apart && behind.trim_start().starts_with(|c: char| !c.is_numeric());
    is_item.then_some(Item { number, opens: false, is_next: false })
}

impl Line {
    /// The line at a place, if it has a mark.
    fn read(line: &str, at: usize) -> Option<Line> {
        if !line.starts_with('>') {
            return None;
        }
        let words = line.trim_start_matches(['>', ' ', '\t', '\u{a0}']);
        let mark = line.get(..line.len() - words.len()).unwrap_or_default();
        let (mark, words) = (mark.trim_end_matches(['\t', '\u{a0}']), words.trim());
        Some(Line {
            mark: at..at + mark.len(),
            level: mark.matches('>').count(),
            has_words: !words.is_empty(),
            counts: words
                .trim_start_matches(['+', '-', '\u{2212}', '~', '\u{b1}', '='])
                .starts_with(|c: char| c.is_numeric() || MONEY.contains(c)),
            item: item(words),
        })
    }
}

/// Lines with marks that follow each other.
#[derive(Debug, Default)]
struct Passage {
    lines: Vec<Line>,
    /// An empty line or one that ends with a colon stands before it, or nothing at all.
    is_introduced: bool,
}

impl Passage {
    /// Adds a line. `items` is the number of the item that was met last.
    fn add(&mut self, mut line: Line, introduces: bool, items: &mut Option<u32>) {
        if self.lines.is_empty() {
            self.is_introduced = introduces;
        }
        let opens = self.lines.last().map_or(introduces, |last| !last.has_words);
        if let Some(item) = &mut line.item {
            (item.opens, item.is_next) = (opens, items.is_some_and(|last| item.number == last + 1));
            if item.opens || item.is_next {
                *items = Some(item.number);
            }
        }
        self.lines.push(line);
    }

    /// The number of a question is compared with nothing.
    fn settle(&mut self) {
        let is_long = self.lines.len() > 1;
        for line in &mut self.lines {
            line.counts &= !line.item.is_some_and(|item| item.is_next || item.opens && is_long);
        }
    }

    /// Whether its marks say that it is answered. In prose that was broken into lines, `>` may come to stand
    /// first and say "more than".
    fn is_sure(&self) -> bool {
        let mut with_words = self.lines.iter().filter(|line| line.has_words);
        let counting = self.lines.iter().filter(|line| line.counts).count();
        if counting == 0 {
            return self.lines.len() > 1 || self.is_introduced && with_words.next().is_some();
        }
        let all = self.lines.iter().filter(|line| line.has_words).count();
        self.is_introduced
            && with_words.next().is_some_and(|line| !line.counts)
            && counting < all - counting
    }

    /// Adds what it says; the line behind it begins at `end`.
    fn tell(&mut self, end: usize, replies: &mut Replies) {
        self.settle();
        if !self.is_sure() {
            return;
        }
        let mut before: Option<&Line> = None;
        for (at, line) in self.lines.iter().enumerate() {
            let start = line.mark.start;
            let is_beside = |other: &Line| other.level == line.level;
            if !before.is_some_and(is_beside) {
                replies.borders.push(start);
            }
            if !before.is_some_and(is_beside) || !line.has_words {
                replies.paragraphs.push(start);
            }
            let next = self.lines.get(at + 1);
            if !line.counts && (before.is_some_and(is_beside) || next.is_some_and(is_beside)) {
                replies.marks.push(line.mark.clone());
            }
            before = Some(line);
        }
        replies.borders.push(end);
        replies.paragraphs.push(end);
    }
}

/// Finds what is answered in a plain text.
pub(super) fn replies(text: &str) -> Replies {
    let mut replies = Replies::default();
    let mut passage = Passage::default();
    let mut introduces = true;
    let mut items = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        // Mailboxes put a mark before a line that would begin a mail.
        let is_escaped = passage.lines.is_empty() && line.starts_with(">From ");
        if let Some(line) = Line::read(line, at).filter(|_| !is_escaped) {
            passage.add(line, introduces, &mut items);
        } else {
            passage.tell(at, &mut replies);
            passage.lines.clear();
        }
        let words = line.trim_end();
        introduces = words.is_empty() || words.ends_with([':', '\u{ff1a}']);
        at += line.len();
    }
    passage.tell(at, &mut replies);
    replies
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `{…}` around marks, `|` at borders and `¶` where paragraphs begin.
    fn check(expected: &str) {
        let text: String = expected.chars().filter(|c| !"{}|¶".contains(*c)).collect();
        let Replies { marks, borders, paragraphs } = replies(&text);
        let mut signs: Vec<(usize, u8, char)> = Vec::new();
        signs.extend(borders.into_iter().map(|at| (at, 1, '|')));
        signs.extend(paragraphs.into_iter().map(|at| (at, 2, '¶')));
        for mark in marks {
            signs.extend([(mark.start, 3, '{'), (mark.end, 0, '}')]);
        }
        signs.sort_unstable();
        let mut found = text.clone();
        for (at, _, sign) in signs.into_iter().rev() {
            found.insert(at, sign);
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_of_a_reply_stand_before_several_lines() {
        check("Ann wrote:\r\n|¶{> }We will send\r\n{> }ships.\r\n¶{>}\r\n|¶\r\nNo.\n");
        check("|¶{> > }We will\n{> > }send\n|¶");
        check("no more than\n> 15 ships\n");
        check("must be\n> 5 per cent, and growth\n> 3 per cent.\n");
        check("|¶> Never will we\n|¶>> send ships\n|¶> to the port.\n|¶");
    }

    #[test]
    fn each_level_is_somebody() {
        check(
            "Bo wrote:\n|¶{> }We may\n{> }send.\n¶{> }\n|¶{> > }They will\n{>> }not.\n|¶{> }So\n{>}be it.\n|¶Yes.",
        );
        check("|¶{>>> }a\n{>> > }b\n|¶{>}c\n{>}d\n|¶\n");
        check("x\n\n|¶> Will you send\n|¶ships to the port?\n");
    }

    #[test]
    fn a_numbered_question_is_quoted_as_any_other() {
        check(
            "Bo wrote:\n|¶{> }Hello,\n¶{>}\n{> }1. Will you send\n{> }ships?\n|¶\nNo.\n\n|¶{> }2. Have you\n\
             {> }men?\n|¶\nYes.\n\n|¶> 3. Whose?\n|¶\nOurs.\n\n|¶{> }4) What\n{> }for?\n|¶\nFor you.\n",
        );
        check("Bo wrote:\n|¶{> }1. Ships\n{> }2. Men\n{> }3. Arms\n|¶");
        // A number that ends a sentence is none of an item.
        check("must be\n> 5. And growth\n> 3. Then\n");
        check("must be\n> 5. And growth\nis\n> 6. Then\n");
        check("\n> 5. And growth\nis\n");
        check("Debt:\n> 5.2 of the\n> rest\n");
        check("\n> 2. Will you send\n> 500 men\n");
    }

    #[test]
    fn a_number_behind_a_mark_may_be_compared() {
        check("Bo wrote:\n|¶{> }We offer\n> 500 men\n{> }and arms.\n|¶");
        check("Bo wrote:\n> 500 men\n> and arms\n> are there\n");
        check("The debt is\n> sixty per cent and\n> 3 times\n> that\n");
        check("Debt:\n> sixty per cent and\n> €3 each\n");
        check("a value\n> others is\n");
        check("\n>From here we send\nships\n");
        check("\n>\nships\n");
        check("");
    }
}
