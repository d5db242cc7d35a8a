//! Splits the text of one dossier file into entries, so that a broken entry never hides the others.
//!
//! Knows the brackets, strings and comments of RON and the names of the lists; what an entry means
//! is read elsewhere. Where brackets and quotation marks do not add up, lines and their indents
//! tell where the next entry opens ([`super::borders`]). What cannot be placed is a finding, never
//! skipped in silence. Commas are forgiven: a missing or doubled one loses nothing.
//!
//! What a single wrong byte can hide besides the entry that it hits: the entry whose opening
//! bracket a lost line break pulls into the comment before it.

use std::ops::Range;

use super::borders::{
    Borders, Brackets, begins_conflict, brackets, conflicts, ends_in_place, goes_on_after, indent,
    line_indent, only_closes, rest_of_line,
};
use super::lists::{List, damaged_key};
use super::pieces::{ReadEntry, Unplaced, UnplacedKind};
use crate::dossier::read::tokens::{Token, floor, token};

/// How many bytes may be looked at for each byte of a file. A sound file needs about one.
const WORK_PER_BYTE: usize = 8;

/// So that a small file is read to its end, however broken it is.
const LEAST_WORK: usize = 1024 * 1024;

/// Broken pieces of one file after which the rest of it is left out: they take memory, and nobody
/// reads so many problems.
const MOST_BROKEN: usize = 50_000;

/// How far the end of an entry is looked for, in bytes. Beyond, lines alone tell where it ends; it
/// bounds the work that a hostile file can ask for.
const LONGEST_LOOK: usize = 256 * 1024;

/// Splits `text`; hands each entry to `reader` and returns what could not be placed.
pub(crate) fn split(text: &str, reader: &mut dyn ReadEntry) -> Vec<Unplaced> {
    let work = text.len().saturating_mul(WORK_PER_BYTE).saturating_add(LEAST_WORK);
    let mut splitter = Splitter {
        text,
        at: 0,
        conflicts: None,
        line: (0, 0),
        unplaced: Vec::new(),
        work,
        broken: MOST_BROKEN,
        reader,
    };
    splitter.file();
    splitter.unplaced
}

/// The name of a list, as it stands in the file.
struct ListKey {
    name: Range<usize>,
    /// Where its bracket is.
    open: usize,
    /// What the list is, when its name or bracket is damaged.
    damaged: Option<List>,
}

struct Splitter<'t, 'r> {
    text: &'t str,
    at: usize,
    /// Worked out when something is broken: most files hold none.
    conflicts: Option<Vec<Range<usize>>>,
    unplaced: Vec<Unplaced>,
    /// Where the line starts that holds the byte after it.
    line: (usize, usize),
    /// Bytes that may still be looked at.
    work: usize,
    /// Broken pieces that may still be met.
    broken: usize,
    reader: &'r mut dyn ReadEntry,
}

impl<'t> Splitter<'t, '_> {
    /// The next token, not yet stepped over.
    fn peek(&mut self) -> Option<(Token, Range<usize>)> {
        self.peek_at(self.at)
    }

    fn peek_at(&mut self, at: usize) -> Option<(Token, Range<usize>)> {
        let found = token(self.text, at);
        self.spend(found.as_ref().map_or(self.text.len(), |(_, range)| range.end) - at);
        found
    }

    fn spend(&mut self, bytes: usize) {
        self.work = self.work.saturating_sub(bytes);
    }

    /// Notes the rest of the file as left out when too much of it is broken.
    fn gives_up(&mut self) -> bool {
        if (self.work > 0 && self.broken > 0) || self.at >= self.text.len() {
            return false;
        }
        self.note(UnplacedKind::GivenUp, self.at, self.at..self.text.len());
        self.at = self.text.len();
        true
    }

    fn slice(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn note(&mut self, kind: UnplacedKind, at: usize, text: Range<usize>) {
        self.broken = self.broken.saturating_sub(1);
        self.unplaced.push(Unplaced { kind, at, text });
    }

    /// Notes text that cannot be placed and goes on behind it; neighbouring pieces become one.
    fn stray(&mut self, range: Range<usize>) {
        self.at = range.end;
        if let Some(Unplaced { kind: UnplacedKind::Stray, text, .. }) = self.unplaced.last_mut()
            && self.text.get(text.end..range.start).is_some_and(|t| t.trim().is_empty())
        {
            text.end = range.end;
            return;
        }
        self.note(UnplacedKind::Stray, range.start, range);
    }

    /// Skips to where reading can go on, and notes what was skipped.
    fn skip_to(&mut self, from: usize, to: usize) {
        let skipped = self.text.get(from..to).map_or(0, |t| t.trim_end().len());
        self.stray(from..from + skipped);
        self.at = to;
    }

    /// The number of blanks at the beginning of the line that holds `at`, which never lies before
    /// where it was asked for last: a file in one line is not read again for each of its lists.
    fn line_indent(&mut self, at: usize) -> usize {
        let new = self.text.get(self.line.1..at).unwrap_or_default();
        self.line = (new.rfind('\n').map_or(self.line.0, |n| self.line.1 + n + 1), at);
        line_indent(self.text, self.line.0)
    }

    /// The first conflict region that ends after `at`.
    fn conflict_after(&mut self, at: usize) -> Option<Range<usize>> {
        let conflicts = self.conflicts.get_or_insert_with(|| conflicts(self.text));
        let index = conflicts.partition_point(|c| c.end <= at);
        conflicts.get(index).cloned()
    }

    /// Steps over the conflict region that begins with the next token, if one does.
    fn step_over_conflict(&mut self, next: usize) -> bool {
        if !begins_conflict(self.text, next) {
            return false;
        }
        let Some(region) = self.conflict_after(next).filter(|c| c.start == next) else {
            return false;
        };
        self.at = region.end;
        self.note(UnplacedKind::Conflict, region.start, region);
        true
    }

    /// The whole file: `( key: value, … )`, or one that holds nothing yet.
    fn file(&mut self) {
        if self.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
            return;
        }
        let (mut opened, mut closed) = (false, None);
        while let Some((token, range)) = self.peek() {
            if self.gives_up() || self.step_over_conflict(range.start) {
                continue;
            }
            if let Some(key) = self.key(token, &range) {
                if let Some(bracket) = closed.take() {
                    self.note(UnplacedKind::Stray, bracket, bracket..bracket + 1);
                } else if !opened && self.unplaced.is_empty() {
                    // The file's opening bracket is missed here.
                    self.note(UnplacedKind::Stray, range.start, range.start..range.start);
                }
                opened = true;
                self.list(&key);
                continue;
            }
            let byte = self.text.as_bytes().get(range.start);
            match (token, byte) {
                (Token::Open, Some(b'(')) if !opened && self.opens_file(&range) => {
                    opened = true;
                    self.at = range.end;
                }
                (Token::Comma, _) if opened && closed.is_none() => self.at = range.end,
                (Token::Close, Some(b')')) if closed.is_none() => {
                    closed = Some(range.start);
                    self.at = range.end;
                }
                (Token::Open, _) if indent(self.text, range.start).is_some() => {
                    self.orphan(&range);
                }
                // A comment: what stands in it is read on, so that it hides no entry.
                (Token::Unclosed, Some(b'/')) => {
                    self.at = range.start + 2;
                    self.note(UnplacedKind::Unclosed, range.start, range.start..self.at);
                }
                (Token::Text | Token::Unclosed, _) => self.stray(range.start..range.start + 1),
                _ => self.stray(range),
            }
        }
        let unclosed = self
            .unplaced
            .iter()
            .any(|c| matches!(c.kind, UnplacedKind::Unclosed | UnplacedKind::GivenUp));
        if opened && closed.is_none() && !unclosed {
            let end = self.text.trim_end().len();
            self.note(UnplacedKind::Unclosed, end, end..end);
        }
    }

    /// Entries without a list: nothing says what they are. Lists behind a bracket that is never
    /// closed, or not where it should be, are no part of them.
    fn orphan(&mut self, open: &Range<usize>) {
        if let Some((token, next)) = self.peek_at(open.end)
            && self.key(token, &next).is_some()
        {
            return self.stray(open.clone());
        }
        let outside = line_indent(self.text, open.start).saturating_sub(1);
        let mut borders = Borders::of_header(self.text, open.start, outside);
        let end = self
            .closing(open.start)
            .filter(|end| borders.between(open.start, *end, &mut self.work).is_none());
        self.stray(open.start..end.unwrap_or(open.end));
    }

    /// Whether a bracket is that of the file: it stands alone at the beginning of its line, or a
    /// list follows. Otherwise it is one in the text of a comment that lost its mark.
    fn opens_file(&mut self, bracket: &Range<usize>) -> bool {
        let next = self.peek_at(bracket.end);
        let Some((token, next)) = next else { return true };
        indent(self.text, bracket.start).is_some() || self.key(token, &next).is_some()
    }

    /// The list or header whose name stands next at file level.
    fn key(&mut self, token: Token, range: &Range<usize>) -> Option<ListKey> {
        if let Some(open) = self.opens_list(token, range) {
            return Some(ListKey { name: range.clone(), open, damaged: None });
        }
        let (name, list) = damaged_key(self.text, range.start)?;
        Some(ListKey { open: name.end - 1, name, damaged: Some(list) })
    }

    /// The bracket after a name and a colon. A round one below a list's name is that of an entry.
    fn opens_list(&mut self, kind: Token, word: &Range<usize>) -> Option<usize> {
        if kind != Token::Word {
            return None;
        }
        let (_, colon) = self.peek_at(word.end).filter(|(t, _)| *t == Token::Colon)?;
        let (_, open) = self.peek_at(colon.end).filter(|(t, _)| *t == Token::Open)?;
        // A list of strings is the field `actors`.
        if let Some((Token::Text, text)) = self.peek_at(open.end)
            && !self.slice(&(open.end..text.end)).contains('\n')
            && let Some((Token::Comma | Token::Close, _)) = self.peek_at(text.end)
        {
            return None;
        }
        let below = self.slice(&(colon.end..open.start)).contains('\n');
        let entry = below && self.slice(&open) == "(" && self.slice(word) != List::Dossier.name();
        (!entry).then_some(open.start)
    }

    fn list(&mut self, key: &ListKey) {
        let name = self.slice(&key.name);
        let known = List::named(name);
        let list = known.or(key.damaged).or_else(|| List::resembling(name));
        let key_indent = self.line_indent(key.name.start);
        let Some(list) = list else {
            let end = self.closing(key.open);
            let end = end.unwrap_or_else(|| {
                let mut borders = Borders::of_header(self.text, key.open, key_indent);
                borders.after(key.open, &mut self.work)
            });
            let kind = UnplacedKind::UnknownList { name: key.name.clone(), read_as: None };
            self.note(kind, key.name.start, key.name.start..end);
            self.at = end;
            return;
        };
        if known.is_none() {
            let kind = UnplacedKind::UnknownList { name: key.name.clone(), read_as: Some(list) };
            self.note(kind, key.name.start, key.name.clone());
        }
        if list == List::Dossier {
            let mut borders = Borders::of_header(self.text, key.open, key_indent);
            return self.entry(list, key.open, &mut borders);
        }
        let mut borders = Borders::of_list(self.text, key.open, key_indent);
        self.at = key.open + 1;
        while let Some((token, range)) = self.peek() {
            if self.gives_up() {
                return;
            }
            if self.step_over_conflict(range.start) {
                continue;
            }
            let byte = self.text.as_bytes().get(range.start);
            match (token, byte) {
                (Token::Comma, _) => self.at = range.end,
                (Token::Close, _) => {
                    if self.closes_list(&range, key.open, key_indent) {
                        return;
                    }
                }
                (Token::Open, Some(b'(')) if self.opens_entry(&range) => {
                    self.entry(list, range.start, &mut borders);
                }
                // The list's closing bracket is lost, and the next list begins here.
                (Token::Word, _) if self.names_next_list(&range, &mut borders) => break,
                // No string belongs here: the mark alone is wrong, not what follows it.
                (Token::Text | Token::Unclosed, _) => self.stray(range.start..range.start + 1),
                _ => self.between_entries(range, &mut borders),
            }
        }
        self.note(UnplacedKind::Unclosed, key.open, key.open..key.open);
    }

    /// Whether a closing bracket ends the list. It does not when entries go on behind it, and the
    /// file's own bracket is left for the file.
    fn closes_list(&mut self, bracket: &Range<usize>, open: usize, key_indent: usize) -> bool {
        let square = |range: &Range<usize>| self.text.as_bytes().get(range.start) == Some(&b']');
        let is_square = square(bracket);
        let (mut at, mut squares, mut others) = (bracket.end, 0, 0);
        let next = loop {
            match token(self.text, at) {
                Some((Token::Close, range)) => {
                    at = range.end;
                    *if square(&range) { &mut squares } else { &mut others } += 1;
                }
                Some((Token::Comma, range)) => at = range.end,
                next => break next,
            }
        };
        let looked = next.as_ref().map_or(self.text.len(), |(_, range)| range.end);
        self.spend(looked - bracket.start);
        let in_place = indent(self.text, bracket.start) == Some(key_indent)
            && only_closes(rest_of_line(self.text, bracket.start));
        if let Some((token, next)) = next {
            if self.slice(&next) == "(" {
                self.stray(bracket.start..at);
                return false;
            }
            let ends = is_square && in_place
                || self.is_next_key(token, &next, key_indent)
                // However its lines are set: all brackets add up to here, and a list is named.
                || is_square && self.key(token, &next).is_some() && self.adds_up(open, bracket.end);
            if !ends {
                self.stray(bracket.clone());
                return false;
            }
        }
        if is_square {
            self.at = bracket.end;
            return true;
        }
        if squares > 0 {
            self.stray(bracket.clone());
            return false;
        }
        // In place of the list's own bracket, or the file's, when the list's is lost.
        self.note(UnplacedKind::Unclosed, open, open..open);
        if others > 0 || in_place {
            self.at = bracket.end;
        }
        true
    }

    /// Whether the bracket that opens at `open` is closed just before `end`, and nothing within is left open.
    fn adds_up(&mut self, open: usize, end: usize) -> bool {
        let (found, looked) = brackets(self.text, open, end);
        self.spend(looked.saturating_sub(open));
        found == Brackets::Closed(end)
    }

    /// Whether a list is named, at the place where lists are, rather than a field.
    fn is_next_key(&mut self, token: Token, next: &Range<usize>, key_indent: usize) -> bool {
        let in_place = match indent(self.text, next.start) {
            Some(blanks) => blanks <= key_indent,
            None => List::named(self.slice(next)).is_some_and(|list| list != List::Actors),
        };
        in_place && self.key(token, next).is_some()
    }

    /// Whether a bracket between entries opens one: it begins its line, or a field follows.
    fn opens_entry(&mut self, open: &Range<usize>) -> bool {
        match self.peek_at(open.end) {
            Some((Token::Open, _)) => false,
            _ if indent(self.text, open.start).is_some() => true,
            Some((Token::Word, word)) => {
                matches!(self.peek_at(word.end), Some((Token::Colon, _)))
            }
            next => next.is_some_and(|(token, _)| token == Token::Close),
        }
    }

    /// Whether a word is a list's name rather than a field (`actors` can be both).
    fn names_next_list(&mut self, word: &Range<usize>, borders: &mut Borders<'_>) -> bool {
        let name = self.slice(word);
        let Some(list) = List::named(name).or_else(|| List::resembling(name)) else {
            return false;
        };
        let outside = match indent(self.text, word.start) {
            Some(blanks) => blanks < borders.entries(&mut self.work),
            None => list != List::Actors,
        };
        outside && self.opens_list(Token::Word, word).is_some()
    }

    /// Something stands between entries. When it begins a line it may be an entry that lost its
    /// bracket, so that reading goes on where the next entry opens.
    fn between_entries(&mut self, range: Range<usize>, borders: &mut Borders<'_>) {
        let begins_line = indent(self.text, range.start).is_some();
        let next = self.peek_at(range.end);
        let entry_follows = next.is_some_and(|(token, next)| {
            token == Token::Open && !self.slice(&(range.end..next.start)).contains('\n')
        });
        if !begins_line || entry_follows {
            return self.stray(range);
        }
        let to = borders.after(range.start, &mut self.work);
        self.skip_to(range.start, to);
    }

    /// Reads the entry whose bracket opens at `start`, and goes on behind it.
    fn entry(&mut self, list: List, start: usize, borders: &mut Borders<'_>) {
        // Nearly all are sound: the parser finds their end, and no bracket is counted twice.
        let window = floor(self.text, start.saturating_add(LONGEST_LOOK));
        match self.reader.try_read(list, start..window) {
            Ok(end) => return self.at = end,
            Err(looked) => self.spend(looked),
        }
        // It is broken. Lines tell where it must end; in a line of its own, only brackets can.
        let below = indent(self.text, start).is_some();
        let limit = if below { borders.after(start, &mut self.work) } else { window };
        let (found, looked) = brackets(self.text, start, limit);
        self.spend(looked - start);
        if let Brackets::Closed(end) = found
            && !goes_on_after(self.text, start, end)
        {
            self.read_broken(list, start..end, found);
            self.at = if ends_in_place(self.text, start, end) {
                borders.between(start, end, &mut self.work).unwrap_or(end)
            } else {
                borders.after(start, &mut self.work)
            };
            return;
        }
        let stop = if below { limit } else { borders.after(start, &mut self.work) };
        self.at = stop;
        if let Some(region) = self.conflict_after(start).filter(|c| c.start < stop) {
            self.at = borders.after(region.end.saturating_sub(1), &mut self.work);
            return self.note(UnplacedKind::Conflict, region.start, start..self.at);
        }
        let piece = self.text.get(start..stop).map_or(start, |t| start + t.trim_end().len());
        let (found, _) = brackets(self.text, start, piece);
        self.read_broken(list, start..piece, found);
    }

    /// Reads an entry that the parser refused, to have the reason reported. One that was only too
    /// long for the first look is sound after all.
    fn read_broken(&mut self, list: List, text: Range<usize>, brackets: Brackets) {
        if !self.reader.read(list, text, brackets) {
            self.broken = self.broken.saturating_sub(1);
        }
    }

    /// The end of the bracket that opens at `start`.
    fn closing(&mut self, start: usize) -> Option<usize> {
        let limit = self.text.len().min(start.saturating_add(LONGEST_LOOK));
        let (found, looked) = brackets(self.text, start, limit);
        self.spend(looked - start);
        match found {
            Brackets::Closed(end) => Some(end),
            Brackets::Open(_) | Brackets::Odd => None,
        }
    }
}
