//! Plain text: the file is the text. Only its paragraphs have to be found.

use std::ops::Range;

use super::decode::Decoded;
use super::extract::{Aside, AsideKind, Block, BlockKind, Extract, Kind, Limits, Meta, Unreadable};
use super::notes::note_marks;

/// Reads a decoded file of plain text.
pub(super) fn read(decoded: Decoded, limits: &Limits) -> Result<Extract, Unreadable> {
    let Decoded { text, map, encoding, remarks } = decoded;
    if text.len() > limits.text {
        return Err(Unreadable::TooMuchText(limits.text));
    }
    let blocks: Vec<Block> =
        paragraphs(&text).map(|range| Block { range, kind: BlockKind::Paragraph }).collect();
    let mut asides = note_marks(&text, &[], &blocks);
    asides.extend(
        reply_marks(&text).into_iter().map(|range| Aside::left_out(range, AsideKind::ReplyMark)),
    );
    asides.sort_by_key(|aside| aside.range.start);
    let (pages, hidden, meta) = (Vec::new(), Vec::new(), Meta::default());
    let kind = Kind::Text;
    Ok(Extract {
        kind,
        text,
        blocks,
        main: None,
        pages,
        asides,
        recognised: Vec::new(),
        apart: Vec::new(),
        unread: Vec::new(),
        hidden,
        map,
        meta,
        encoding,
        remarks,
    })
}

/// The paragraphs of a text: parted by empty lines; and where a line is longer than people wrap
/// them, each line is one. The line that says whose words a quotation is stays with it.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    /// Columns to which a person or a program would wrap prose, at most.
    const WRAPPED: usize = 100;
    let each_line = text.lines().any(|line| line.len() > WRAPPED && line.chars().count() > WRAPPED);
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end().len()
    });
    let mut open: Option<Range<usize>> = None;
    std::iter::from_fn(move || {
        for line in lines.by_ref() {
            if line.is_empty() {
                if let Some(done) = open.take() {
                    return Some(done);
                }
            } else if each_line && !is_byline(text, open.as_ref(), &line) {
                if let Some(done) = open.replace(line) {
                    return Some(done);
                }
            } else {
                open = Some(open.take().map_or(line.start, |o| o.start)..line.end);
            }
        }
        open.take()
    })
}

/// The marks before lines that a mail program put there to say that they are answered: `>` or more of
/// them, on several lines, as many on each. Where a line goes on with a number, `>` may say "more than"; where
/// there are more on some lines, several people speak.
fn reply_marks(text: &str) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
    let mut run: Vec<(Range<usize>, usize)> = Vec::new();
    let mut is_sure = true;
    let mut at = 0;
    for line in text.split_inclusive('\n').chain([""]) {
        let words = line.trim_start_matches(['>', ' ']).trim_end();
        if line.starts_with('>') {
            let mark = line.len() - line.trim_start_matches(['>', ' ']).len();
            let depth = line.get(..mark).unwrap_or_default().matches('>').count();
            let counts = words.starts_with(|c: char| c.is_numeric() || "$€£¥".contains(c));
            is_sure &= !counts && run.first().is_none_or(|(_, first)| *first == depth);
            run.push((at..at + mark, depth));
        } else {
            if is_sure && run.len() > 1 {
                marks.extend(run.iter().map(|(range, _)| range.clone()));
            }
            run.clear();
            is_sure = true;
        }
        at += line.len();
    }
    marks
}

/// Whether a line names the speaker of the quotation above it: `— Somebody` below `"…"`.
fn is_byline(text: &str, above: Option<&Range<usize>>, line: &Range<usize>) -> bool {
    let of = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let quoted = above.is_some_and(|above| of(above).ends_with(['"', '\u{201d}', '\u{bb}']));
    quoted && of(line).starts_with(['\u{2014}', '\u{2015}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = paragraphs(text).map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn marks_of_a_reply_stand_before_several_lines() {
        let check = |text: &str, expected: &[&str]| {
            let found = reply_marks(text);
            let found: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("Ann wrote:\r\n> We will send\r\n> ships.\r\n>\r\nNo.\n", &["> ", "> ", ">"]);
        check("> > We will\n> > send\n", &["> > ", "> > "]);
        check("no more than\n> 15 ships\n", &[]);
        check("must be\n> 5 per cent, and growth\n> 3 per cent.\n", &[]);
        check("> Never will we\n>> send ships\n> to the port.\n", &[]);
    }

    #[test]
    fn empty_lines_part_paragraphs_and_long_lines_are_some() {
        check("", &[]);
        check("\n \n", &[]);
        check("one\ntwo\n\n\nthree", &["one\ntwo", "three"]);
        check("one\r\ntwo\r\n\r\nthree\r\n", &["one\r\ntwo", "three"]);
        let long = "word ".repeat(30);
        let long = long.trim_end();
        let bylined = format!("{long}\n\"Yes\"\n\u{2014} Somebody\n{long}");
        check(&bylined, &[long, "\"Yes\"\n\u{2014} Somebody", long]);
        check(&format!("title\n{long}\n{long}\n\nend"), &["title", long, long, "end"]);
    }
}
