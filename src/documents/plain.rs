//! Plain text: the file is the text. Only its paragraphs have to be found.

use std::collections::BTreeSet;
use std::ops::Range;

use super::decode::Decoded;
use super::extract::{Aside, AsideKind, Block, BlockKind, Extract, Kind, Limits, Unreadable};
use super::gutters::gutters;
use super::meta::Meta;
use super::notes::note_marks;
use super::replies::{Replies, replies};

/// Reads a decoded file of plain text.
pub(super) fn read(decoded: Decoded, limits: &Limits) -> Result<Extract, Unreadable> {
    let Decoded { text, map, encoding, remarks } = decoded;
    if text.len() > limits.text {
        return Err(Unreadable::TooMuchText(limits.text));
    }
    let Replies { marks, borders: mut apart, paragraphs: breaks } = replies(&text);
    apart.extend(gutters(&text));
    apart.sort_unstable();
    apart.dedup();
    let blocks: Vec<Block> = paragraphs(&text, &breaks)
        .map(|range| Block { range, kind: BlockKind::Paragraph })
        .collect();
    let mut asides = note_marks(&text, &[], &blocks);
    asides.extend(marks.into_iter().map(|range| Aside::left_out(range, AsideKind::ReplyMark)));
    asides.sort_by_key(|aside| aside.range.start);
    let (pages, hidden, meta) = (Vec::new(), Vec::new(), Meta::default());
    let kind = Kind::Text;
    Ok(Extract {
        kind,
        text,
        blocks,
        main: None,
        beside: Vec::new(),
        pages,
        asides,
        recognised: Vec::new(),
        apart,
        seams: Vec::new(),
        unread: Vec::new(),
        hidden,
        map,
        meta,
        encoding,
        remarks,
    })
}

/// The paragraphs of a text: parted by empty lines; and where a line is longer than people wrap
/// them, each line is one, of those that stand behind as many reply marks: who answers need not wrap as the other did.
/// The line that says whose words a quotation is stays with it. At `breaks`, lines begin that begin a paragraph; in
/// order.
fn paragraphs(text: &str, breaks: &[usize]) -> impl Iterator<Item = Range<usize>> {
    /// Columns to which a person or a program would wrap prose, at most.
    const WRAPPED: usize = 100;
    let mut unwrapped = BTreeSet::new();
    for line in text.lines().filter(|line| line.len() > WRAPPED) {
        let depth = depth(line);
        if !unwrapped.contains(&depth) && prose(line) > WRAPPED {
            unwrapped.insert(depth);
        }
    }
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end().len()
    });
    let mut open: Option<Range<usize>> = None;
    let mut above = 0;
    std::iter::from_fn(move || {
        for line in lines.by_ref() {
            let own = text.get(line.clone()).map_or(0, depth);
            let is_turn = own != above && unwrapped.contains(&above);
            above = own;
            if line.is_empty() {
                if let Some(done) = open.take() {
                    return Some(done);
                }
            } else if breaks.binary_search(&line.start).is_ok()
                || is_turn
                || unwrapped.contains(&own) && !is_byline(text, open.as_ref(), &line)
            {
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

/// Columns of a line, without what nobody can wrap: addresses of the web, and lines drawn with signs.
fn prose(line: &str) -> usize {
    let is_word = |part: &&str| {
        !part.contains("://") && !part.starts_with("www.") && part.contains(char::is_alphanumeric)
    };
    line.split(' ').filter(is_word).map(|part| part.chars().count() + 1).sum()
}

/// How many reply marks stand before a line.
fn depth(line: &str) -> usize {
    line.chars().take_while(|c| matches!(c, '>' | ' ')).filter(|c| *c == '>').count()
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
        let found: Vec<&str> = paragraphs(text, &[]).map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text:?}");
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

    #[test]
    fn what_nobody_can_wrap_does_not_make_a_paragraph_of_each_line() {
        for long in [format!("https://corvia.example/{}", "a/".repeat(60)), "=".repeat(120)] {
            let text = format!("one\ntwo\n{long}\n\nthree\nfour");
            check(&text, &[text.split("\n\n").next().unwrap(), "three\nfour"]);
        }
        let chinese = "\u{6d77}".repeat(120);
        check(&format!("{chinese}\n{chinese}"), &[&chinese, &chinese]);
    }

    #[test]
    fn who_answers_need_not_wrap_as_the_other_did() {
        let long = "word ".repeat(30);
        let long = long.trim_end();
        let text =
            format!("{long}\n{long}\n> one\n> two\n\n> > {long}\n> > {long}\n> three\n{long}");
        let asked = ["> one\n> two", &format!("> > {long}"), &format!("> > {long}"), "> three"];
        check(&text, &[&[long, long], &asked[..], &[long]].concat());
    }
}
