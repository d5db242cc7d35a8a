//! Where one entry ends and the next begins, by brackets or, when these do not add up, by lines.
//!
//! People and formatters write entries below one another at one indent. So a line tells a reader
//! where an entry opens even inside a string that was never closed.

use std::ops::Range;

use super::lists::{List, names_list};
use crate::dossier::read::tokens::{Token, token};

/// How the brackets of a piece of text come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Brackets {
    /// The first bracket is closed before this byte.
    Closed(usize),
    /// The mark at this byte (a bracket, a string, a comment) is not closed within the limit.
    Open(usize),
    /// A bracket is closed by one of another kind, or stands too deep.
    Odd,
}

/// Brackets within brackets that are followed; the parser's limit is about the same.
const DEEPEST: usize = 128;

/// Whether a merge conflict begins at `at`.
pub(crate) fn begins_conflict(text: &str, at: usize) -> bool {
    text.as_bytes().get(at..).is_some_and(|t| t.starts_with(b"<<<<<<<"))
}

/// Follows the brackets from the one that opens at `start` to its end, looking at no token behind
/// `limit`. Also tells how far it looked.
pub(crate) fn brackets(text: &str, start: usize, limit: usize) -> (Brackets, usize) {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut at = start;
    loop {
        let found = token(text, at).filter(|(_, range)| range.start < limit);
        let Some((token, range)) = found else {
            return (Brackets::Open(open.last().map_or(start, |(_, at)| *at)), limit);
        };
        let byte = text.as_bytes().get(range.start).copied().unwrap_or_default();
        match token {
            Token::Open if open.len() == DEEPEST => return (Brackets::Odd, range.end),
            Token::Open => open.push((byte, range.start)),
            Token::Close => {
                let fits = matches!(
                    (open.pop(), byte),
                    (Some((b'(', _)), b')') | (Some((b'[', _)), b']') | (Some((b'{', _)), b'}')
                );
                if !fits {
                    return (Brackets::Odd, range.end);
                }
                if open.is_empty() {
                    return (Brackets::Closed(range.end), range.end);
                }
            }
            // Where two versions meet, brackets mean nothing.
            Token::Word if begins_conflict(text, range.start) => return (Brackets::Odd, range.end),
            _ if token == Token::Unclosed || range.end > limit => {
                return (Brackets::Open(range.start), range.end);
            }
            _ => {}
        }
        at = range.end;
    }
}

/// Lines with more blanks count as repeated at once.
const WIDEST: usize = 64;

/// The borders of the entries of one list, by the indents of lines.
pub(crate) struct Borders<'t> {
    text: &'t str,
    /// Where the list's bracket is.
    open: usize,
    /// The indent of the line that names the list.
    key: usize,
    /// The indent at which its entries open; worked out when it is first needed.
    entries: Option<usize>,
    header: bool,
}

impl<'t> Borders<'t> {
    pub(crate) fn of_list(text: &'t str, open: usize, key: usize) -> Borders<'t> {
        Borders { text, open, key, entries: None, header: false }
    }

    /// The header holds no entries: whatever names a list is its border.
    pub(crate) fn of_header(text: &'t str, open: usize, key: usize) -> Borders<'t> {
        Borders { text, open, key, entries: Some(key), header: true }
    }

    /// The indent at which entries open: the least at which a bracket begins more than one line
    /// of this list, or any. Too deep an indent costs findings, too slight a one costs entries.
    /// Subtracts from `work` what it took.
    pub(crate) fn entries(&mut self, work: &mut usize) -> usize {
        if let Some(entries) = self.entries {
            return entries;
        }
        let (mut least, mut repeated) = (usize::MAX, usize::MAX);
        let mut seen = [false; WIDEST];
        for line in lines_after(self.text, self.open) {
            *work = work.saturating_sub(line.len + 1);
            if *work == 0 || line.blanks <= self.key && names_list(line.rest).is_some() {
                break;
            }
            if line.rest.starts_with('(') && line.blanks >= self.key {
                least = least.min(line.blanks);
                match seen.get_mut(line.blanks) {
                    Some(seen) if !*seen => *seen = true,
                    _ => repeated = repeated.min(line.blanks),
                }
            }
        }
        let found = [repeated, least].into_iter().find(|indent| *indent < usize::MAX);
        let entries = found.unwrap_or(self.key + 1);
        self.entries = Some(entries);
        entries
    }

    /// Where, on a line after byte `from`, an entry opens, the list ends or another list is named;
    /// the end of the text when nothing of it follows.
    pub(crate) fn after(&mut self, from: usize, work: &mut usize) -> usize {
        self.between(from, self.text.len(), work).unwrap_or(self.text.len())
    }

    /// As [`Borders::after`], before byte `to`.
    pub(crate) fn between(&mut self, from: usize, to: usize, work: &mut usize) -> Option<usize> {
        let within = self.text.get(from..to)?;
        if !within.contains('\n') {
            *work = work.saturating_sub(within.len());
            return None;
        }
        let entries = self.entries(work);
        // An entry that stands deeper than the others ends before the next of its own indent.
        let most = match indent(self.text, from) {
            Some(own) if within.starts_with('(') => entries.max(own),
            _ => entries,
        };
        for line in lines_after(self.text, from) {
            if line.start >= to {
                return None;
            }
            *work = work.saturating_sub(line.len + 1);
            let opens = line.rest.starts_with('(') && (self.key..=most).contains(&line.blanks);
            let closes = line.blanks < most && only_closes(line.rest);
            let names = names_list(line.rest).is_some_and(|list| {
                let outside = self.header || list != List::Actors;
                line.blanks < most || line.blanks <= self.key && outside
            });
            if opens || closes || names {
                return Some(line.start + line.blanks).filter(|at| *at < to);
            }
        }
        None
    }
}

/// A line: where it starts, how long it is, and what follows its blanks.
struct Line<'t> {
    start: usize,
    len: usize,
    blanks: usize,
    rest: &'t str,
}

/// The lines after the one that holds byte `from`.
fn lines_after(text: &str, from: usize) -> impl Iterator<Item = Line<'_>> {
    let mut next = text.get(from..).and_then(|t| t.find('\n')).map(|n| from + n + 1);
    std::iter::from_fn(move || {
        let start = next?;
        let tail = text.get(start..)?;
        let line = tail.split('\n').next().unwrap_or_default();
        next = (line.len() < tail.len()).then_some(start + line.len() + 1);
        let blanks = blanks(line);
        let rest = line.get(blanks..).unwrap_or_default();
        Some(Line { start, len: line.len(), blanks, rest })
    })
}

fn blanks(line: &str) -> usize {
    line.bytes().take_while(|b| *b == b' ' || *b == b'\t').count()
}

/// The number of blanks before `at` when nothing else stands before it on its line.
pub(crate) fn indent(text: &str, at: usize) -> Option<usize> {
    let before = text.as_bytes().get(..at)?;
    let blanks = before.iter().rev().take_while(|b| **b == b' ' || **b == b'\t').count();
    let first = before.len() - blanks;
    let begins = first == 0
        || before.get(first - 1) == Some(&b'\n')
        || before.get(..first) == Some(b"\xef\xbb\xbf");
    begins.then_some(blanks)
}

/// What is left of a line from `at` on.
pub(crate) fn rest_of_line(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default().split('\n').next().unwrap_or_default()
}

/// The number of blanks at the beginning of the line that holds `at`.
pub(crate) fn line_indent(text: &str, at: usize) -> usize {
    let start = text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1);
    blanks(text.get(start..).unwrap_or_default())
}

/// Whether a line closes brackets and does nothing else, as the last line of a list does. Brackets
/// with blanks between them are not written so: one is in the other's indent.
pub(crate) fn only_closes(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default().trim_ascii_end();
    let brackets = code.strip_suffix(',').unwrap_or(code);
    !brackets.is_empty() && brackets.bytes().all(|b| b"])}".contains(&b))
}

/// The regions between merge-conflict markers, each to the end of its last line. Of a conflict
/// that is never closed, only the first line.
pub(crate) fn conflicts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut at, mut open) = (0, None);
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        if line.starts_with("<<<<<<<") {
            found.extend(open.replace(range));
        } else if line.starts_with(">>>>>>>")
            && let Some(first) = open.take()
        {
            found.push(first.start..range.end);
        }
    }
    found.extend(open);
    found
}

/// Whether the end of an entry is where one would be written: below its opening bracket, or, for
/// an entry in one line, before a comma, another bracket, or the end of the line.
pub(crate) fn ends_in_place(text: &str, start: usize, end: usize) -> bool {
    let Some(own) = indent(text, start) else { return true };
    if text.get(start..end).is_some_and(|t| t.contains('\n')) {
        return indent(text, end - 1) == Some(own);
    }
    let after = text.as_bytes().get(end..).unwrap_or_default();
    let next = after.iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    next.is_none_or(|b| b"\n,()]/".contains(b))
}

/// Whether the fields of an entry go on after what looks like its end.
pub(crate) fn goes_on_after(text: &str, start: usize, end: usize) -> bool {
    let own = indent(text, start);
    if own.is_some() && indent(text, end - 1) == own {
        return false;
    }
    let next = match token(text, end) {
        Some((Token::Comma, comma)) => token(text, comma.end),
        next => next,
    };
    let Some((Token::Word, word)) = next else { return false };
    let below = text.get(end..word.start).is_some_and(|t| t.contains('\n'));
    (!below || indent(text, word.start) > Some(line_indent(text, start)))
        && text.as_bytes().get(word.start).is_some_and(u8::is_ascii_lowercase)
        && matches!(token(text, word.end), Some((Token::Colon, _)))
        && text.get(word.start..).and_then(names_list).is_none()
}
