//! Reads one entry with the parser of RON, and tells in our own terms what is wrong with it.

use std::ops::Range;

use ron::de::Deserializer;
use ron::error::{Error as RonError, SpannedError};
use serde::de::DeserializeOwned;

use super::build::Builder;
use super::splitter::{Brackets, List, ReadEntry, goes_on_after};
use super::tokens::{Token, run_on_string, token};
use crate::dossier::problem::{Fault, Finding, Spot};
use crate::dossier::rows::EntryAt;

/// How an entry that was read enters the dossier.
type Build<T> = fn(&mut Builder, T, EntryAt);

/// Reads the entries of one file into a dossier that is being built.
pub(super) struct EntryReader<'a> {
    pub(super) options: &'a ron::Options,
    pub(super) text: &'a str,
    pub(super) file: u32,
    pub(super) builder: &'a mut Builder,
}

impl EntryReader<'_> {
    /// Reads the entry with which a text begins; see [`ReadEntry::try_read`].
    fn first<T: DeserializeOwned>(
        &mut self,
        range: Range<usize>,
        build: Build<T>,
    ) -> Result<usize, usize> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        // Only a text with attributes of its own is refused here; it is told in full later.
        let Ok(mut parser) = Deserializer::from_str_with_options(text, self.options) else {
            return Err(1);
        };
        let entry = T::deserialize(&mut parser);
        let looked = text.len() - parser.remainder().len();
        match entry {
            Ok(_) if goes_on_after(self.text, range.start, range.start + looked) => Err(looked),
            Ok(entry) => {
                let end = range.start + looked;
                let at = EntryAt { file: self.file, start: range.start as u32, end: end as u32 };
                build(self.builder, entry, at);
                Ok(end)
            }
            // These were looked for to the end of the text.
            Err(RonError::ExpectedStringEnd | RonError::UnclosedBlockComment) => Err(text.len()),
            Err(_) => Err(looked),
        }
    }

    /// Reads a text that is one entry; see [`ReadEntry::read`].
    fn whole<T: DeserializeOwned>(
        &mut self,
        range: Range<usize>,
        brackets: Brackets,
        build: Build<T>,
    ) -> bool {
        let text = self.text.get(range.clone()).unwrap_or_default();
        match self.options.from_str::<T>(text) {
            Ok(entry) => {
                let (start, end) = (range.start as u32, range.end as u32);
                build(self.builder, entry, EntryAt { file: self.file, start, end });
                true
            }
            Err(error) => {
                let finding = self.syntax_finding(&error, text, &range, brackets);
                self.builder.findings.push(finding);
                self.builder.note_left_out(text);
                false
            }
        }
    }

    /// Turns the parser's error into ours, at the very byte it means.
    fn syntax_finding(
        &self,
        error: &SpannedError,
        text: &str,
        range: &Range<usize>,
        brackets: Brackets,
    ) -> Finding {
        let start = range.start + offset(text, error.span.start.line, error.span.start.col);
        let end = range.start + offset(text, error.span.end.line, error.span.end.col);
        let finding = |fault, at| {
            Finding::new(fault, Spot::Bytes { file: self.file, at, within: range.clone() })
        };
        // The parser points behind the value before, or at blanks.
        let rest = self.text.get(start..range.end).unwrap_or_default();
        let start = start + rest.len() - rest.trim_start().len();
        let unclosed = match brackets {
            Brackets::Open(mark) => Some(mark),
            Brackets::Closed(_) | Brackets::Odd => None,
        };
        let run_on = run_on_string(self.text, range, end);
        if let Some(mark) = [run_on, unclosed].into_iter().flatten().min().filter(|m| *m <= start) {
            return finding(Fault::Unclosed, mark);
        }
        if let (
            Brackets::Closed(early),
            RonError::MissingStructField { .. } | RonError::TrailingCharacters,
        ) = (brackets, &error.code)
            && early < range.end
        {
            let said = "This bracket closes the entry, but more of it follows".to_string();
            return finding(Fault::Syntax { said }, early - 1);
        }
        // The parser stops behind a name that it does not know: point at the name itself.
        let name_before = |name: &str| {
            let before = self.text.get(range.start..end.max(start)).unwrap_or_default();
            before.rfind(name).map_or(start, |n| range.start + n)
        };
        match &error.code {
            RonError::NoSuchStructField { expected, found, .. } => {
                finding(Fault::UnknownField { found: found.clone(), expected }, name_before(found))
            }
            RonError::NoSuchEnumVariant { expected, found, .. } => {
                finding(Fault::UnknownValue { found: found.clone(), expected }, name_before(found))
            }
            RonError::MissingStructField { field, .. } => {
                let field = (*field).to_string();
                finding(Fault::MissingField { field }, self.opening_of(range.start, end))
            }
            RonError::DuplicateStructField { field, .. } => {
                let at = name_before(field);
                finding(Fault::DuplicateField { field: (*field).to_string() }, at)
            }
            code @ (RonError::InvalidValueForType { .. }
            | RonError::ExpectedString
            | RonError::ExpectedArray
            | RonError::ExpectedInteger
            | RonError::ExpectedFloat
            | RonError::ExpectedStructLike
            | RonError::ExpectedNamedStructLike(_)
            | RonError::ExpectedMap
            | RonError::ExpectedOption) => {
                finding(Fault::WrongType { said: code.to_string() }, start)
            }
            RonError::ExceededRecursionLimit => {
                finding(Fault::Syntax { said: "Brackets are nested too deeply".to_string() }, start)
            }
            code => finding(Fault::Syntax { said: code.to_string() }, start),
        }
    }

    /// Where the struct that ends at `end` opens: a missing field is missed there.
    fn opening_of(&self, start: usize, end: usize) -> usize {
        let mut open = Vec::new();
        let mut at = start;
        let mut last_closed = start;
        while let Some((token, range)) = token(self.text, at) {
            if range.start >= end {
                break;
            }
            match token {
                Token::Open => open.push(range.start),
                Token::Close => last_closed = open.pop().unwrap_or(start),
                _ => {}
            }
            at = range.end;
        }
        let closes = self.text.get(..end).is_some_and(|t| t.ends_with(')'));
        if closes { last_closed } else { open.last().copied().unwrap_or(start) }
    }
}

impl ReadEntry for EntryReader<'_> {
    fn try_read(&mut self, list: List, text: Range<usize>) -> Result<usize, usize> {
        match list {
            List::Dossier => self.first(text, Builder::header),
            List::Actors => self.first(text, Builder::actor),
            List::Topics => self.first(text, Builder::topic),
            List::Instruments => self.first(text, Builder::instrument),
            List::Documents => self.first(text, Builder::document),
            List::Positions => self.first(text, Builder::position),
            List::Stamps => self.first(text, Builder::stamp),
            List::SetAside => self.first(text, Builder::set_aside),
        }
    }

    fn read(&mut self, list: List, text: Range<usize>, brackets: Brackets) -> bool {
        match list {
            List::Dossier => {
                let read = self.whole(text, brackets, Builder::header);
                self.builder.header_left_out |= !read;
                read
            }
            List::Actors => self.whole(text, brackets, Builder::actor),
            List::Topics => self.whole(text, brackets, Builder::topic),
            List::Instruments => self.whole(text, brackets, Builder::instrument),
            List::Documents => self.whole(text, brackets, Builder::document),
            List::Positions => self.whole(text, brackets, Builder::position),
            List::Stamps => self.whole(text, brackets, Builder::stamp),
            List::SetAside => self.whole(text, brackets, Builder::set_aside),
        }
    }
}

/// The byte offset of a 1-based line and a 1-based column that counts characters.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut at = 0;
    for (number, content) in text.split_inclusive('\n').enumerate() {
        if number + 1 == line {
            let within = content.char_indices().nth(column.saturating_sub(1));
            return at + within.map_or(content.len(), |(n, _)| n);
        }
        at += content.len();
    }
    text.len()
}
