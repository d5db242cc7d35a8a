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
    asides.extend(reply_marks(&text).map(|range| Aside::left_out(range, AsideKind::ReplyMark)));
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
/// them. A line alone is none such: `> 15 ships` says "more than".
fn reply_marks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mark = |line: &str| {
        let rest = line.trim_start_matches(['>', ' ']);
        if line.starts_with('>') { line.len() - rest.len() } else { 0 }
    };
    let mut at = 0;
    let mut before = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    std::iter::from_fn(move || {
        while let Some(line) = lines.next() {
            let start = at;
            at += line.len();
            let own = mark(line.trim_end_matches(['\r', '\n']));
            let is_beside = before > 0 || lines.peek().is_some_and(|next| mark(next) > 0);
            before = own;
            if own > 0 && is_beside {
                return Some(start..start + own);
            }
        }
        None
    })
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
        let text = "Ann wrote:\r\n> We will send\r\n> > ships.\r\n>\r\nNo.\n> 15 ships\n";
        let found: Vec<&str> = reply_marks(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["> ", "> > ", ">"]);
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
