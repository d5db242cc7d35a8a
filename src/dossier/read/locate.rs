//! From a finding to a problem that can be shown: the line, the column and the text around it.

use std::collections::HashMap;
use std::ops::Range;

use super::fields::field;
use super::source::SourceFile;
use super::tokens::{floor, ids_in};
use crate::dossier::problem::{Fault, Finding, Problem, Spot};
use crate::dossier::rows::EntryAt;

/// Characters of an excerpt before and after the place, at most.
const EXCERPT_BEFORE: usize = 50;
const EXCERPT_AFTER: usize = 60;

/// Bytes that may be looked at for each byte of the files to find fields. When they are used up,
/// by thousands of findings in one vast entry, a finding is placed at its entry.
const WORK_PER_BYTE: usize = 16;

/// Finds each finding's place in the files' texts. Problems come in the order of files and lines.
pub fn locate(findings: Vec<Finding>, files: &[SourceFile]) -> Vec<Problem> {
    // A sound dossier pays nothing for what could have been wrong with it.
    if findings.is_empty() {
        return Vec::new();
    }
    let mut numbers = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        numbers.entry(file.name.as_str()).or_insert(number);
    }
    let mut work = files.iter().map(|f| f.text.len()).sum::<usize>().saturating_mul(WORK_PER_BYTE);
    let mut placed: Vec<Placed> =
        findings.into_iter().map(|finding| place(finding, files, &numbers, &mut work)).collect();
    // As in `in_order`: what has no place in a file comes first.
    placed.sort_by_key(|p| (p.file.map_or(0, |n| n + 1), p.at, p.finding.fault.code()));
    let lines: Vec<Lines<'_>> = files.iter().map(|f| Lines::new(&f.text)).collect();
    let mut line = Line::default();
    placed
        .into_iter()
        .map(|placed| {
            let lines_of = |name: &str| numbers.get(name).and_then(|n| lines.get(*n));
            let fault = match placed.finding.fault {
                Fault::DuplicateId { id, first_file, first_line: offset } => {
                    let lines = lines_of(&first_file);
                    let first_line = lines.map_or(0, |lines| lines.number(offset as usize));
                    Fault::DuplicateId { id, first_file, first_line }
                }
                fault => fault,
            };
            let name = match (placed.finding.spot, placed.file.and_then(|n| files.get(n))) {
                (Spot::File { name }, _) => name,
                (_, file) => file.map_or(String::new(), |f| f.name.clone()),
            };
            let mut problem = Problem {
                fault,
                file: name,
                line: 0,
                column: 0,
                entry: placed.entry,
                excerpt: String::new(),
                caret: 0,
                waived: placed.finding.waived,
                quote: placed.finding.quote,
            };
            if let (Some(file), Some(at)) = (placed.file, placed.at)
                && let Some(lines) = lines.get(file)
            {
                line.go_to(file, lines.text, at);
                problem.line = lines.number(at);
                problem.column = line.column as u32 + 1;
                (problem.excerpt, problem.caret) = line.excerpt(lines.text);
            }
            problem
        })
        .collect()
}

/// Where bytes of a text stand, best in their order: the line and the column, counted from 1, and an
/// excerpt of the line with the number of its characters before the place.
pub(crate) fn places(
    text: &str,
    bytes: impl Iterator<Item = usize>,
) -> Vec<(u32, u32, String, usize)> {
    let (lines, mut line) = (Lines::new(text), Line::default());
    let place = |at| {
        let at = floor(text, at);
        line.go_to(0, text, at);
        let (excerpt, caret) = line.excerpt(text);
        (lines.number(at), line.column as u32 + 1, excerpt, caret)
    };
    bytes.map(place).collect()
}

/// The file and the line of a field of an entry, by a path such as `evidence[0].exact`; `None` where there is no
/// such file.
pub fn line_of(at: EntryAt, path: &str, files: &[SourceFile]) -> Option<(String, u32)> {
    let file = files.get(at.file as usize)?;
    let start = field(&file.text, at, path).start.max(at.start as usize);
    let before = file.text.as_bytes().get(..start).unwrap_or_default();
    Some((file.name.clone(), ends(before) + 1))
}

/// Puts problems into the order of files and lines. What has no place in a file comes first: it
/// may be the reason for the rest.
pub fn in_order(problems: &mut [Problem], files: &[SourceFile]) {
    let ranks: HashMap<&str, usize> =
        files.iter().enumerate().map(|(n, file)| (file.name.as_str(), n + 1)).collect();
    let rank = |p: &Problem| ranks.get(p.file.as_str()).copied().unwrap_or(0);
    problems.sort_by_key(|p| (rank(p), p.line, p.column, p.code()));
}

/// A finding whose place is known in bytes.
struct Placed {
    finding: Finding,
    file: Option<usize>,
    /// `None` for a file as a whole.
    at: Option<usize>,
    /// The id of the entry around it.
    entry: String,
}

fn place(
    finding: Finding,
    files: &[SourceFile],
    numbers: &HashMap<&str, usize>,
    work: &mut usize,
) -> Placed {
    let text = |file: u32| files.get(file as usize).map_or("", |f| f.text.as_ref());
    let (file, at, entry) = match &finding.spot {
        Spot::Dossier => (None, None, ""),
        Spot::File { name } => (numbers.get(name.as_str()).copied(), None, ""),
        Spot::Bytes { file, at, within } => {
            let text = text(*file);
            let mut ids = ids_in(text.get(within.clone()).unwrap_or_default());
            let id = ids.next().unwrap_or_default();
            // Text that holds several entries is that of none of them.
            let many = matches!(
                finding.fault,
                Fault::Stray | Fault::Conflict | Fault::GivenUp | Fault::UnknownList { .. }
            );
            let id = if many && ids.next().is_some() { "" } else { id };
            (Some(*file as usize), Some(floor(text, *at)), id)
        }
        Spot::Field { at, path } => {
            let text = text(at.file);
            let mut find = |path: &str| {
                let range = if *work > 0 { field(text, *at, path) } else { 0..0 };
                *work = work.saturating_sub(range.end.saturating_sub(at.start as usize));
                range
            };
            // A stamp has no id and goes by that of its document.
            let id = ["id", "document"]
                .into_iter()
                .find_map(|name| text.get(find(name))?.strip_prefix('"')?.strip_suffix('"'));
            let place = find(path).start.max(at.start as usize);
            (Some(at.file as usize), Some(place), id.unwrap_or_default())
        }
    };
    let entry = entry.get(..floor(entry, LONGEST_ID)).unwrap_or_default().to_string();
    Placed { file: file.filter(|n| *n < files.len()), at, entry, finding }
}

/// Bytes of an id that are shown: it may be anything at all.
const LONGEST_ID: usize = 100;

/// The numbers of a text's lines, found without reading the text from its beginning.
struct Lines<'t> {
    text: &'t str,
    /// How many lines end before each block of the text.
    before: Vec<u32>,
}

const BLOCK: usize = 4096;

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Lines<'t> {
        let mut count = 0;
        let before = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = count;
            count += ends(block);
            before
        });
        Lines { text, before: before.collect() }
    }

    /// The number of the line that holds a byte, counted from 1.
    fn number(&self, at: usize) -> u32 {
        let block = (at / BLOCK).min(self.before.len().saturating_sub(1));
        let within = self.text.as_bytes().get(block * BLOCK..at.min(self.text.len()));
        self.before.get(block).map_or(0, |before| *before) + ends(within.unwrap_or_default()) + 1
    }
}

fn ends(bytes: &[u8]) -> u32 {
    bytes.iter().map(|b| u32::from(*b == b'\n')).sum()
}

/// A place in a line, which moves on to the next place without counting again from the left.
#[derive(Default)]
struct Line {
    file: usize,
    /// The bytes of the line, without its end; empty before the first place.
    range: Range<usize>,
    /// Where its first character stands that is no blank.
    first: usize,
    at: usize,
    /// Characters before `at`.
    column: usize,
}

impl Line {
    fn go_to(&mut self, file: usize, text: &str, at: usize) {
        if file != self.file || at < self.at || at > self.range.end || self.range.is_empty() {
            let mut start = text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1);
            if start == 0 && text.starts_with('\u{feff}') && at >= 3 {
                start = 3;
            }
            let rest = text.get(start..).unwrap_or_default();
            let line = rest.split('\n').next().unwrap_or_default();
            let first = start + line.len() - line.trim_start().len();
            *self = Line { file, range: start..start + line.len(), first, at: start, column: 0 };
        }
        self.column += text.get(self.at..at).map_or(0, |t| t.chars().count());
        self.at = at;
    }

    /// The line around the place, and the characters of it before the place.
    fn excerpt(&self, text: &str) -> (String, usize) {
        let before = text.get(self.range.start..self.at).unwrap_or_default();
        let back = before.char_indices().rev().take(EXCERPT_BEFORE).last();
        let start = self.range.start + back.map_or(before.len(), |(n, _)| n);
        let start = start.max(self.first.min(self.at));
        let caret = text.get(start..self.at).map_or(0, |t| t.chars().count());
        let line = text.get(start..self.range.end).unwrap_or_default().trim_end_matches('\r');
        let cut = start > self.first;
        let mut rest = line.chars();
        let mut excerpt = if cut { "…".to_string() } else { String::new() };
        excerpt.extend(rest.by_ref().take(caret + EXCERPT_AFTER));
        if rest.next().is_some() {
            excerpt.push('…');
        }
        (excerpt, caret + usize::from(cut))
    }
}
