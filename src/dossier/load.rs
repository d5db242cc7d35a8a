//! Reads the texts of a dossier's files: what is good goes into the dossier, what is not becomes
//! findings, and neither hides the other.

use std::ops::Range;

use ron::error::{Error as RonError, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::build::Builder;
use super::entry::{
    ActorEntry, DocumentEntry, DossierEntry, InstrumentEntry, PositionEntry, StampEntry, TopicEntry,
};
use super::model::Dossier;
use super::problem::{Fault, Finding, Spot};
use super::rows::EntryAt;
use super::scan::{self, Cut, List, ReadEntry};

/// One file of a dossier: its name as shown to people, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    pub name: String,
    pub text: String,
}

/// What was read, and what was wrong with it.
#[derive(Debug, Default)]
pub struct Loaded {
    pub dossier: Dossier,
    pub findings: Vec<Finding>,
}

/// Reads the files of a dossier. Never fails: a broken entry is left out and reported.
pub fn load(files: &[SourceFile]) -> Loaded {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut builder = Builder::new(files.iter().map(|f| f.name.clone()).collect());
    for (number, file) in files.iter().enumerate() {
        let text = file.text.as_str();
        let mut reader =
            FileReader { options: &options, text, file: number as u32, builder: &mut builder };
        let cuts = scan::cut(text, &mut reader);
        for cut in cuts {
            builder.findings.push(finding_of(&cut, text, number as u32));
        }
    }
    builder.finish(files)
}

fn finding_of(cut: &Cut, text: &str, file: u32) -> Finding {
    let slice = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default().to_string();
    let (fault, range) = match cut {
        Cut::Stray(range) => (Fault::Stray, range),
        Cut::Unclosed(range) => (Fault::Unclosed, range),
        Cut::Conflict(range) => (Fault::Conflict, range),
        Cut::GivenUp(range) => (Fault::GivenUp, range),
        Cut::UnknownList { key, read_as } => {
            let read_as = read_as
                .and_then(|list| List::ALL.iter().find(|(_, l)| *l == list).map(|(name, _)| *name));
            (Fault::UnknownList { found: slice(key), read_as }, key)
        }
    };
    Finding::new(fault, Spot::Bytes { file, start: range.start, end: range.end })
}

struct FileReader<'a> {
    options: &'a ron::Options,
    text: &'a str,
    file: u32,
    builder: &'a mut Builder,
}

impl FileReader<'_> {
    fn parse<T: DeserializeOwned>(&mut self, range: &Range<usize>) -> Option<T> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        match self.options.from_str::<T>(text) {
            Ok(entry) => Some(entry),
            Err(error) => {
                let finding = self.syntax_finding(&error, text, range);
                self.builder.findings.push(finding);
                self.builder.note_left_out(text);
                None
            }
        }
    }

    /// Turns the parser's error into ours, at the very bytes it means.
    fn syntax_finding(&self, error: &SpannedError, text: &str, range: &Range<usize>) -> Finding {
        let start = range.start + offset(text, error.span.start.line, error.span.start.col);
        let end = range.start + offset(text, error.span.end.line, error.span.end.col);
        let spot = |start: usize, end: usize| Spot::Bytes { file: self.file, start, end };
        // The parser stops behind a name that it does not know: point at the name itself.
        let name_before = |name: &str| {
            let before = self.text.get(range.start..end.max(start)).unwrap_or_default();
            before
                .rfind(name)
                .map_or(spot(start, end), |n| spot(range.start + n, range.start + n + name.len()))
        };
        match &error.code {
            RonError::NoSuchStructField { expected, found, .. } => Finding::new(
                Fault::UnknownField { found: found.clone(), expected },
                name_before(found),
            ),
            RonError::NoSuchEnumVariant { expected, found, .. } => Finding::new(
                Fault::UnknownValue { found: found.clone(), expected },
                name_before(found),
            ),
            RonError::MissingStructField { field, .. } => Finding::new(
                Fault::MissingField { field: (*field).to_string() },
                spot(self.opening_of(range.start, end), end),
            ),
            RonError::DuplicateStructField { field, .. } => Finding::new(
                Fault::DuplicateField { field: (*field).to_string() },
                name_before(field),
            ),
            code @ (RonError::InvalidValueForType { .. }
            | RonError::ExpectedString
            | RonError::ExpectedArray
            | RonError::ExpectedInteger
            | RonError::ExpectedFloat
            | RonError::ExpectedStructLike
            | RonError::ExpectedNamedStructLike(_)
            | RonError::ExpectedMap
            | RonError::ExpectedOption) => {
                // The parser stops before the blanks in front of the value.
                let rest = self.text.get(start..range.end).unwrap_or_default();
                let value = start + rest.len() - rest.trim_start().len();
                Finding::new(
                    Fault::WrongType { said: code.to_string() },
                    spot(value, end.max(value)),
                )
            }
            code => Finding::new(Fault::Syntax { said: code.to_string() }, spot(start, end)),
        }
    }

    /// Where the struct that ends at `end` opens: a missing field is missed there.
    fn opening_of(&self, start: usize, end: usize) -> usize {
        let mut open = Vec::new();
        let mut at = start;
        let mut last_closed = start;
        while let Some((token, range)) = scan::token(self.text, at) {
            if range.start >= end {
                break;
            }
            match token {
                scan::Token::Open => open.push(range.start),
                scan::Token::Close => last_closed = open.pop().unwrap_or(start),
                _ => {}
            }
            at = range.end;
        }
        let closes = self.text.get(..end).is_some_and(|t| t.ends_with(')'));
        if closes { last_closed } else { open.last().copied().unwrap_or(start) }
    }
}

impl ReadEntry for FileReader<'_> {
    fn read(&mut self, list: List, range: Range<usize>) -> bool {
        let at = EntryAt { file: self.file, start: range.start as u32, end: range.end as u32 };
        match list {
            List::Dossier => {
                let header = self.parse::<DossierEntry>(&range);
                self.builder.header_left_out |= header.is_none();
                header.map(|e| self.builder.header(e, at)).is_some()
            }
            List::Actors => {
                self.parse::<ActorEntry>(&range).map(|e| self.builder.actor(e, at)).is_some()
            }
            List::Topics => {
                self.parse::<TopicEntry>(&range).map(|e| self.builder.topic(e, at)).is_some()
            }
            List::Instruments => self
                .parse::<InstrumentEntry>(&range)
                .map(|e| self.builder.instrument(e, at))
                .is_some(),
            List::Documents => {
                self.parse::<DocumentEntry>(&range).map(|e| self.builder.document(e, at)).is_some()
            }
            List::Positions => {
                self.parse::<PositionEntry>(&range).map(|e| self.builder.position(&e, at)).is_some()
            }
            List::Stamps => {
                self.parse::<StampEntry>(&range).map(|e| self.builder.stamp(e, at)).is_some()
            }
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
