//! Cuts the text of one dossier file into entries, so that a broken entry never hides the others.
//!
//! A small tokenizer knows strings, raw strings, comments and brackets and nothing else of RON. It
//! finds the lists and the entries in them; what an entry means is read elsewhere. After a broken
//! entry, cutting resumes at the next line that opens an entry at the same indent. What cannot be
//! placed is a finding, never skipped in silence.

use std::ops::Range;

/// The lists that a dossier file may hold, and the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    Dossier,
    Actors,
    Topics,
    Instruments,
    Documents,
    Positions,
    Stamps,
}

impl List {
    pub(crate) const ALL: [(&'static str, List); 7] = [
        ("dossier", List::Dossier),
        ("actors", List::Actors),
        ("topics", List::Topics),
        ("instruments", List::Instruments),
        ("documents", List::Documents),
        ("positions", List::Positions),
        ("stamps", List::Stamps),
    ];
}

/// What the cutter met, in the order of the file. Ranges are bytes of the file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Text that could not be placed.
    Stray(Range<usize>),
    /// A list of an unknown name; read as the list it resembles, when there is one.
    UnknownList { key: Range<usize>, read_as: Option<List> },
    /// An opening mark that is never closed: a string, a comment, a bracket.
    Unclosed(Range<usize>),
    /// From `<<<<<<<` to the end of the `>>>>>>>` line.
    Conflict(Range<usize>),
    /// The rest of a file so broken that reading on would take more than a fixed multiple of its
    /// length.
    GivenUp(Range<usize>),
}

/// Reads one entry's text (a byte range of the file); `false` when it is broken.
pub(crate) trait ReadEntry {
    fn read(&mut self, list: List, entry: Range<usize>) -> bool;
}

/// An entry longer than this, in bytes, is not read: it bounds the work a hostile file can ask for.
const LONGEST_ENTRY: usize = 256 * 1024;

/// How many bytes may be looked at for each byte of a file. A sound file needs about four.
const WORK_PER_BYTE: usize = 24;

/// Cuts `text`; hands each entry to `reader` and returns what could not be placed.
pub(crate) fn cut(text: &str, reader: &mut dyn ReadEntry) -> Vec<Cut> {
    let budget = text.len().saturating_mul(WORK_PER_BYTE).saturating_add(LONGEST_ENTRY);
    let conflicts = conflicts(text);
    let mut cutter = Cutter { text, at: 0, conflicts, cuts: Vec::new(), budget };
    cutter.file(reader);
    cutter.cuts
}

/// One token, with its byte range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Open,
    Close,
    Comma,
    Colon,
    Word,
    Text,
    /// A string or comment that is never closed.
    Unclosed,
}

/// The next token at or after byte `at`, comments and white space skipped.
pub(crate) fn token(text: &str, mut at: usize) -> Option<(Token, Range<usize>)> {
    let bytes = text.as_bytes();
    loop {
        let byte = *bytes.get(at)?;
        let single = |token| Some((token, at..at + 1));
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => at += 1,
            // A byte-order mark, which RON itself does not know.
            0xef if at == 0 && bytes.starts_with(b"\xef\xbb\xbf") => at = 3,
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at = find(bytes, at, b"\n").unwrap_or(bytes.len());
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => match block_comment(bytes, at) {
                Some(end) => at = end,
                None => return Some((Token::Unclosed, at..bytes.len())),
            },
            b'(' | b'[' | b'{' => return single(Token::Open),
            b')' | b']' | b'}' => return single(Token::Close),
            b',' => return single(Token::Comma),
            b':' => return single(Token::Colon),
            b'"' => return Some(string(bytes, at)),
            b'r' if matches!(bytes.get(at + 1), Some(b'"' | b'#')) => {
                return Some(raw_string(bytes, at).unwrap_or((Token::Word, at..at + 1)));
            }
            _ => {
                let stop = |b: &u8| b" \t\n\r\x0b\x0c()[]{},:\"/".contains(b);
                let tail = bytes.get(at + 1..).unwrap_or_default();
                let len = tail.iter().position(stop).unwrap_or(tail.len());
                return Some((Token::Word, at..at + 1 + len));
            }
        }
    }
}

fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    let tail = bytes.get(from..)?;
    tail.windows(needle.len()).position(|w| w == needle).map(|n| from + n)
}

/// RON nests block comments.
fn block_comment(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'/', Some(b'*')) => (depth, at) = (depth + 1, at + 2),
            (b'*', Some(b'/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

fn string(bytes: &[u8], start: usize) -> (Token, Range<usize>) {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return (Token::Text, start..at + 1),
            _ => at += 1,
        }
    }
    (Token::Unclosed, start..bytes.len())
}

/// `r"…"`, `r#"…"#`; `None` when what follows the `r` opens no string.
fn raw_string(bytes: &[u8], start: usize) -> Option<(Token, Range<usize>)> {
    let tail = bytes.get(start + 1..)?;
    let hashes = tail.iter().take_while(|b| **b == b'#').count();
    if tail.get(hashes) != Some(&b'"') {
        return None;
    }
    let mut close = vec![b'"'];
    close.resize(1 + hashes, b'#');
    Some(match find(bytes, start + hashes + 2, &close) {
        Some(at) => (Token::Text, start..at + close.len()),
        None => (Token::Unclosed, start..bytes.len()),
    })
}

/// The regions between merge-conflict markers, each to the end of its last line.
fn conflicts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if open.is_none() && line.starts_with("<<<<<<<") {
            open = Some(at);
        } else if line.starts_with(">>>>>>>")
            && let Some(start) = open.take()
        {
            found.push(start..at + line.len());
        }
        at += line.len();
    }
    if let Some(start) = open {
        found.push(start..text.len());
    }
    found
}

struct Cutter<'t> {
    text: &'t str,
    at: usize,
    conflicts: Vec<Range<usize>>,
    cuts: Vec<Cut>,
    /// Bytes that may still be looked at.
    budget: usize,
}

impl<'t> Cutter<'t> {
    fn peek(&self) -> Option<(Token, Range<usize>)> {
        token(self.text, self.at)
    }

    fn slice(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Steps over a conflict region that begins here, if one does.
    fn step_over_conflict(&mut self, next: &Range<usize>) -> bool {
        let Some(region) = self.conflict_after(next.start).filter(|c| c.start <= next.start) else {
            return false;
        };
        self.at = region.end;
        self.note_conflict(region);
        true
    }

    /// The first conflict region that ends after `at`.
    fn conflict_after(&self, at: usize) -> Option<Range<usize>> {
        let index = self.conflicts.partition_point(|c| c.end <= at);
        self.conflicts.get(index).cloned()
    }

    fn note_conflict(&mut self, region: Range<usize>) {
        if self.cuts.last() != Some(&Cut::Conflict(region.clone())) {
            self.cuts.push(Cut::Conflict(region));
        }
    }

    /// Counts work done; when too much was, the rest of the file is one finding.
    fn spend(&mut self, bytes: usize) {
        self.budget = self.budget.saturating_sub(bytes);
        if self.budget == 0 && self.at < self.text.len() {
            self.cuts.push(Cut::GivenUp(self.at..self.text.len()));
            self.at = self.text.len();
        }
    }

    /// Notes text that cannot be placed; neighbouring pieces on one line become one finding.
    fn stray(&mut self, range: Range<usize>) {
        self.at = range.end;
        if let Some(Cut::Stray(last)) = self.cuts.last_mut()
            && !self.text.get(last.end..range.start).unwrap_or_default().contains('\n')
        {
            last.end = range.end;
            return;
        }
        self.cuts.push(Cut::Stray(range));
    }

    /// The whole file: `( key: value, … )`.
    fn file(&mut self, reader: &mut dyn ReadEntry) {
        loop {
            match self.peek() {
                None => return,
                Some((_, range)) if self.step_over_conflict(&range) => {}
                Some((Token::Open, range)) if self.slice(&range) == "(" => {
                    self.at = range.end;
                    break;
                }
                // Without its opening bracket the file's lists are still found by their names.
                Some((Token::Word, range)) if self.opens_list(&range).is_some() => {
                    self.cuts.push(Cut::Stray(range));
                    break;
                }
                Some((Token::Unclosed, range)) => return self.cuts.push(Cut::Unclosed(range)),
                Some((_, range)) => self.stray(range),
            }
        }
        let mut closed = false;
        while let Some((token, range)) = self.peek() {
            if self.step_over_conflict(&range) {
                continue;
            }
            match token {
                Token::Word if self.opens_list(&range).is_some() => {
                    if closed {
                        self.cuts.push(Cut::Stray(range.clone()));
                    }
                    self.list(range, reader);
                }
                Token::Comma if !closed => self.at = range.end,
                Token::Close if !closed && self.slice(&range) == ")" => {
                    self.at = range.end;
                    closed = true;
                }
                Token::Open if self.opens_line(range.start) => {
                    // Entries without a list: nothing says what they are.
                    let end = self.balanced(range.start, usize::MAX).unwrap_or(range.end);
                    self.stray(range.start..end);
                }
                Token::Unclosed => {
                    self.cuts.push(Cut::Unclosed(range.clone()));
                    self.resume_at_list(range.start);
                    self.spend(range.len());
                }
                _ => self.stray(range),
            }
        }
        if !closed && !self.cuts.iter().any(|c| matches!(c, Cut::Unclosed(_))) {
            let end = self.text.trim_end().len();
            self.cuts.push(Cut::Unclosed(end..self.text.len().max(end)));
        }
    }

    /// Whether a word at file level is followed by what opens a list or the header.
    fn opens_list(&self, word: &Range<usize>) -> Option<usize> {
        let (_, colon) = token(self.text, word.end).filter(|(t, _)| *t == Token::Colon)?;
        let (_, open) = token(self.text, colon.end).filter(|(t, _)| *t == Token::Open)?;
        matches!(self.slice(&open), "[" | "(").then_some(open.start)
    }

    fn opens_line(&self, at: usize) -> bool {
        self.indent(at).is_some()
    }

    /// The number of blanks before `at` when nothing else stands before it on its line.
    fn indent(&self, at: usize) -> Option<usize> {
        let before = self.text.get(..at)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.bytes().all(|b| b == b' ' || b == b'\t').then_some(line.len())
    }

    fn list(&mut self, key: Range<usize>, reader: &mut dyn ReadEntry) {
        let name = self.slice(&key);
        let known = List::ALL.iter().find(|(n, _)| *n == name).map(|(_, list)| *list);
        let list = known.or_else(|| {
            let near = List::ALL.iter().find(|(n, _)| one_edit_apart(n, name)).map(|(_, l)| *l);
            self.cuts.push(Cut::UnknownList { key: key.clone(), read_as: near });
            near
        });
        let Some(open) = self.opens_list(&key) else {
            return self.stray(key);
        };
        if list.is_none() {
            self.at = self.balanced(open, usize::MAX).unwrap_or(open + 1);
            return;
        }
        let Some(list) = list else { return };
        if list == List::Dossier {
            self.at = open;
            self.entry(list, open, reader);
            return;
        }
        self.at = open + 1;
        while let Some((token, range)) = self.peek() {
            if self.step_over_conflict(&range) {
                continue;
            }
            match token {
                Token::Comma => self.at = range.end,
                Token::Close if self.slice(&range) == "]" => {
                    self.at = range.end;
                    return;
                }
                Token::Open if self.slice(&range) == "(" => self.entry(list, range.start, reader),
                // The list's closing bracket is lost, and the next list begins here.
                Token::Word if self.opens_list(&range).is_some() && self.names_list(&range) => {
                    self.cuts.push(Cut::Unclosed(open..open + 1));
                    return;
                }
                // The file's closing bracket stands where the list's was expected.
                Token::Close if self.indent(range.start) < self.indent(key.start) => {
                    self.cuts.push(Cut::Unclosed(open..open + 1));
                    return;
                }
                Token::Unclosed => {
                    self.cuts.push(Cut::Unclosed(range.clone()));
                    self.resume(range.start, self.line_indent(range.start));
                    self.spend(range.len());
                }
                _ => self.broken_opening(range),
            }
        }
        self.cuts.push(Cut::Unclosed(open..open + 1));
    }

    fn names_list(&self, word: &Range<usize>) -> bool {
        let name = self.slice(word);
        List::ALL.iter().any(|(n, _)| *n == name || one_edit_apart(n, name))
    }

    /// Something stands between entries. When it opens a line it may be an entry that lost its
    /// bracket, so cutting resumes at the next entry of the same indent.
    fn broken_opening(&mut self, range: Range<usize>) {
        let indent = self.indent(range.start);
        if indent.is_none() {
            return self.stray(range);
        }
        let start = range.start;
        self.resume(start, self.line_indent(start));
        let end = self.at;
        self.cuts.push(Cut::Stray(
            start..self.text.get(start..end).map_or(end, |t| start + t.trim_end().len()),
        ));
    }

    fn line_indent(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        let line = self.text.get(line_start..).unwrap_or_default();
        line.bytes().take_while(|b| *b == b' ' || *b == b'\t').count()
    }

    /// Reads the entry whose bracket opens at `start`.
    fn entry(&mut self, list: List, start: usize, reader: &mut dyn ReadEntry) {
        let indent = self.indent(start);
        let near = indent.and_then(|n| self.next_line_that_opens(start, n));
        // An entry normally ends before the next one of its indent: look no further at first, so
        // that a file full of unclosed entries costs no more than its length.
        let end = self
            .balanced(start, near.unwrap_or(usize::MAX))
            .or_else(|| near.and_then(|_| self.balanced(start, usize::MAX)));
        self.spend(end.or(near).unwrap_or(self.text.len()).saturating_sub(start));
        let reach = end.or(near).unwrap_or(usize::MAX);
        if let Some(conflict) = self.conflict_after(start).filter(|c| c.start < reach) {
            self.note_conflict(conflict.clone());
            return self.resume(conflict.end.saturating_sub(1), self.line_indent(start));
        }
        if let Some(end) = end {
            if reader.read(list, start..end) {
                self.at = end;
                return;
            }
            self.at = match near {
                Some(near) if near < end => near,
                _ => end,
            };
            return;
        }
        let stop = near.unwrap_or(self.text.len());
        self.cuts.push(Cut::Unclosed(start..stop));
        self.resume(start, self.line_indent(start));
    }

    /// The end of the bracket that opens at `start`, when it is closed before `limit`.
    fn balanced(&self, start: usize, limit: usize) -> Option<usize> {
        let limit = limit.min(start.saturating_add(LONGEST_ENTRY));
        let mut open: Vec<u8> = Vec::new();
        let mut at = start;
        loop {
            let (token, range) = token(self.text, at)?;
            if range.end > limit {
                return None;
            }
            let byte = self.text.as_bytes().get(range.start).copied().unwrap_or_default();
            match token {
                Token::Open => open.push(byte),
                Token::Close => {
                    let fits = matches!(
                        (open.pop(), byte),
                        (Some(b'('), b')') | (Some(b'['), b']') | (Some(b'{'), b'}')
                    );
                    if !fits {
                        return None;
                    }
                    if open.is_empty() {
                        return Some(range.end);
                    }
                }
                Token::Unclosed => return None,
                Token::Comma | Token::Colon | Token::Word | Token::Text => {}
            }
            at = range.end;
        }
    }

    /// The start of the next line after `from` whose first sign, at `indent` blanks, opens an entry.
    fn next_line_that_opens(&self, from: usize, indent: usize) -> Option<usize> {
        self.lines_after(from)
            .find(|(at, line)| {
                line.bytes().take_while(|b| *b == b' ' || *b == b'\t').count() == indent
                    && self.text.as_bytes().get(at + indent) == Some(&b'(')
            })
            .map(|(at, _)| at + indent)
    }

    fn lines_after(&self, from: usize) -> impl Iterator<Item = (usize, &str)> {
        let tail = self.text.get(from..).unwrap_or_default();
        let mut at = from;
        tail.split_inclusive('\n')
            .map(move |line| {
                let start = at;
                at += line.len();
                (start, line)
            })
            .skip(1)
    }

    /// Goes on at the next line that opens an entry at `indent`, closes a list below it, or names
    /// a list; at the end of the text when there is none.
    fn resume(&mut self, from: usize, indent: usize) {
        let next = self.lines_after(from).find_map(|(at, line)| {
            let blanks = line.bytes().take_while(|b| *b == b' ' || *b == b'\t').count();
            let rest = line.get(blanks..).unwrap_or_default();
            let goes_on = (blanks == indent && rest.starts_with('('))
                || (blanks < indent && (rest.starts_with(']') || rest.starts_with(')')))
                || (blanks < indent && self.line_names_list(rest));
            goes_on.then_some(at + blanks)
        });
        self.at = next.unwrap_or(self.text.len());
        self.spend(self.at.saturating_sub(from));
    }

    fn resume_at_list(&mut self, from: usize) {
        let next = self.lines_after(from).find_map(|(at, line)| {
            let rest = line.trim_start();
            self.line_names_list(rest).then_some(at + line.len() - rest.len())
        });
        self.at = next.unwrap_or(self.text.len());
    }

    fn line_names_list(&self, line: &str) -> bool {
        let Some((name, after)) = line.split_once(':') else {
            return false;
        };
        let opens = after.trim_start().starts_with(['[', '(']);
        opens && List::ALL.iter().any(|(n, _)| *n == name || one_edit_apart(n, name))
    }
}

/// Whether one letter was changed, dropped or added.
fn one_edit_apart(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if a == b || long.len() - short.len() > 1 {
        return false;
    }
    let same = short.bytes().zip(long.bytes()).take_while(|(x, y)| x == y).count();
    let (s, l) = (short.as_bytes(), long.as_bytes());
    let skip = usize::from(s.len() == l.len());
    s.get(same + skip..) == l.get(same + 1..)
}
