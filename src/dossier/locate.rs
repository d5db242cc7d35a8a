//! From a finding to a problem that can be shown: the line, the column and the text around it.

use std::collections::HashMap;
use std::ops::Range;

use super::load::SourceFile;
use super::model::Dossier;
use super::problem::{Fault, Finding, Problem, Spot};
use super::rows::EntryAt;
use super::scan::{Token, token};

/// Characters of an excerpt before and after the place, at most.
const EXCERPT_BEFORE: usize = 50;
const EXCERPT_AFTER: usize = 60;

/// Bytes before a place in which the id of its entry is looked for.
const LONGEST_REACH: usize = 16 * 1024;

/// Finds each finding's place in the files' texts. Problems come in the order of files and lines.
pub fn locate(findings: Vec<Finding>, files: &[SourceFile], dossier: &Dossier) -> Vec<Problem> {
    let mut problems: Vec<Problem> =
        findings.into_iter().map(|finding| problem(finding, files, dossier)).collect();
    in_order(&mut problems, files);
    problems
}

/// Puts problems into the order of files and lines. What has no place in a file comes first: it
/// may be the reason for the rest.
pub fn in_order(problems: &mut [Problem], files: &[SourceFile]) {
    let ranks: HashMap<&str, usize> =
        files.iter().enumerate().map(|(n, file)| (file.name.as_str(), n + 1)).collect();
    let rank = |p: &Problem| ranks.get(p.file.as_str()).copied().unwrap_or(0);
    problems.sort_by_key(|p| (rank(p), p.line, p.column, p.code()));
}

fn problem(finding: Finding, files: &[SourceFile], dossier: &Dossier) -> Problem {
    let blank = Problem {
        fault: Fault::NoHeader,
        file: String::new(),
        line: 0,
        column: 0,
        entry: String::new(),
        excerpt: String::new(),
        caret: 0,
        waived: finding.waived,
    };
    let fault = with_line(finding.fault, files);
    let (file, at) = match finding.spot {
        Spot::Dossier => return Problem { fault, ..blank },
        Spot::File { name } => return Problem { fault, file: name, ..blank },
        Spot::Bytes { file, start, .. } => (file, start),
        Spot::Field { at, ref path } => {
            let text = files.get(at.file as usize).map_or("", |f| f.text.as_str());
            (at.file, field(text, at, path).start)
        }
    };
    let Some(source) = files.get(file as usize) else {
        return Problem { fault, ..blank };
    };
    let line_start = source.text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1);
    let before = source.text.get(line_start..at).unwrap_or_default();
    let rest = source.text.get(line_start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let column = before.chars().count();
    let (excerpt, caret) = excerpt(line, column);
    let entry = match finding.spot {
        Spot::Field { at, .. } => entry_id(&source.text, at),
        _ => id_around(&source.text, at),
    };
    Problem {
        fault,
        file: source.name.clone(),
        line: line_number(&source.text, at),
        column: column as u32 + 1,
        entry: entry.filter(|id| dossier.find(id).is_some() || !id.is_empty()).unwrap_or_default(),
        excerpt,
        caret,
        ..blank
    }
}

/// The part of a line around a place, with `…` where it is cut, and the characters in it before the
/// place.
fn excerpt(line: &str, column: usize) -> (String, usize) {
    let indent = line.chars().take_while(|c| c.is_whitespace()).count().min(column);
    let skip = indent.max(column.saturating_sub(EXCERPT_BEFORE));
    let mut rest = line.chars().skip(skip);
    let mut excerpt = if skip > indent { "…".to_string() } else { String::new() };
    excerpt.extend(rest.by_ref().take(column - skip + EXCERPT_AFTER));
    if rest.next().is_some() {
        excerpt.push('…');
    }
    (excerpt, column - skip + usize::from(skip > indent))
}

/// Gives a fault that names another entry that entry's line.
fn with_line(fault: Fault, files: &[SourceFile]) -> Fault {
    match fault {
        Fault::DuplicateId { id, first_file, first_line: offset } => {
            let text = files.iter().find(|f| f.name == first_file).map_or("", |f| &f.text);
            let first_line = line_number(text, offset as usize);
            Fault::DuplicateId { id, first_file, first_line }
        }
        fault => fault,
    }
}

fn line_number(text: &str, at: usize) -> u32 {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.split(|b| *b == b'\n').count() as u32
}

/// The id that an entry gives itself; a stamp goes by the id of its document.
fn entry_id(text: &str, at: EntryAt) -> Option<String> {
    ["id", "document"].into_iter().find_map(|name| {
        let value = text.get(field(text, at, name))?;
        value.strip_prefix('"')?.strip_suffix('"').map(str::to_string)
    })
}

/// The id of the entry around a place, when the entry begins with it, as entries do.
fn id_around(text: &str, at: usize) -> Option<String> {
    // An entry's own bracket may be the place.
    let before = text.get(..=at).or_else(|| text.get(..at))?;
    let reach = floor(before, before.len().saturating_sub(LONGEST_REACH));
    let nearby = before.get(reach..)?;
    for (open, _) in nearby.rmatch_indices('(') {
        let open = reach + open;
        if let Some(id) = leading_id(text, open) {
            // The nearest id is that of the entry before when its bracket is closed again.
            return is_open_at(text, open, at).then_some(id);
        }
    }
    None
}

/// The id that stands first in the struct that opens at `open`.
fn leading_id(text: &str, open: usize) -> Option<String> {
    let (_, name) = token(text, open + 1).filter(|(kind, _)| *kind == Token::Word)?;
    let (_, colon) = token(text, name.end).filter(|(kind, _)| *kind == Token::Colon)?;
    let (_, id) = token(text, colon.end).filter(|(kind, _)| *kind == Token::Text)?;
    (text.get(name) == Some("id")).then_some(())?;
    text.get(id)?.strip_prefix('"')?.strip_suffix('"').map(str::to_string)
}

/// Whether the bracket that opens at `open` is still open at `at`.
fn is_open_at(text: &str, open: usize, at: usize) -> bool {
    let (mut depth, mut next) = (0_usize, open);
    while let Some((kind, range)) = token(text, next).filter(|(_, range)| range.start < at.max(1)) {
        match kind {
            Token::Open => depth += 1,
            Token::Close if depth <= 1 => return false,
            Token::Close => depth -= 1,
            _ => {}
        }
        next = range.end;
    }
    true
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The bytes of the value at a path such as `evidence[0].exact`; of the innermost part of the path
/// that is there, when the rest is missing.
pub(super) fn field(text: &str, at: EntryAt, path: &str) -> Range<usize> {
    let mut value = at.start as usize..at.end as usize;
    for step in path.split('.').filter(|s| !s.is_empty()) {
        let (name, indexes) = step.split_once('[').map_or((step, ""), |(name, rest)| (name, rest));
        match field_of(text, value.start, name) {
            Some(found) => value = found,
            None => return value.start..value.start + 1,
        }
        for index in indexes.split('[') {
            let number = index.trim_end_matches(']').parse::<usize>();
            if let Ok(number) = number
                && let Some(found) = item_of(text, value.start, number)
            {
                value = found;
            }
        }
    }
    value
}

/// The value of a field of the struct that opens at `open`.
fn field_of(text: &str, open: usize, name: &str) -> Option<Range<usize>> {
    let (_, bracket) = token(text, open)?;
    let mut at = bracket.end;
    loop {
        let (kind, range) = token(text, at)?;
        match kind {
            Token::Word => {
                let (colon, after) = token(text, range.end)?;
                if colon != Token::Colon {
                    at = range.end;
                    continue;
                }
                let value = value(text, after.end)?;
                if text.get(range) == Some(name) {
                    return Some(value);
                }
                at = value.end;
            }
            Token::Comma => at = range.end,
            _ => return None,
        }
    }
}

/// The value of that number in the list that opens at `open`, counted from 0.
fn item_of(text: &str, open: usize, number: usize) -> Option<Range<usize>> {
    let (_, bracket) = token(text, open)?;
    let mut at = bracket.end;
    let mut count = 0;
    loop {
        let (kind, range) = token(text, at)?;
        match kind {
            Token::Comma => at = range.end,
            Token::Close => return None,
            _ => {
                let value = value(text, range.start)?;
                if count == number {
                    return Some(value);
                }
                count += 1;
                at = value.end;
            }
        }
    }
}

/// The value that begins at or after `at`: one token, or a bracket with all that it holds.
fn value(text: &str, at: usize) -> Option<Range<usize>> {
    let (kind, first) = token(text, at)?;
    if kind != Token::Open {
        return Some(first);
    }
    let mut depth = 1_usize;
    let mut end = first.end;
    while depth > 0 {
        let (kind, range) = token(text, end)?;
        match kind {
            Token::Open => depth += 1,
            Token::Close => depth -= 1,
            _ => {}
        }
        end = range.end;
    }
    Some(first.start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: &str = r#"(id: "a", list: [(x: "one", y: [1, 2]), (x: "two")], // (y: no)
        last: Some)"#;

    fn check(path: &str, expected: &str) {
        let at = EntryAt { file: 0, start: 0, end: ENTRY.len() as u32 };
        assert_eq!(&ENTRY[field(ENTRY, at, path)], expected, "{path}");
    }

    #[test]
    fn a_path_finds_its_value() {
        check("id", "\"a\"");
        check("list[1].x", "\"two\"");
        check("list[0].y[1]", "2");
        check("last", "Some");
    }

    #[test]
    fn the_entry_around_a_place_is_the_one_still_open() {
        let text = "(actors: [\n (id: \"a\", kind: X),\n (name: \"no id\"),\n (\n  // (x\n  id: \"b\",\n  list: [(y: 1)], kind: Y),\n] z";
        let around = |mark: &str| id_around(text, text.find(mark).unwrap());
        assert_eq!(around("X").as_deref(), Some("a"));
        assert_eq!(around("(id: \"a\"").as_deref(), Some("a"), "its own bracket");
        assert_eq!(around("no id"), None);
        assert_eq!(around("Y").as_deref(), Some("b"));
        assert_eq!(around("y: 1").as_deref(), Some("b"), "inside a struct without an id");
        assert_eq!(around("z"), None);
    }

    #[test]
    fn an_excerpt_says_where_it_is_cut() {
        assert_eq!(excerpt("    short line", 4), ("short line".to_string(), 0));
        let long = format!("  {}x{}", "a".repeat(80), "b".repeat(80));
        let (text, caret) = excerpt(&long, 82);
        assert!(text.starts_with("…aaa") && text.ends_with("bbb…"), "{text}");
        assert_eq!(text.chars().nth(caret), Some('x'));
    }

    #[test]
    fn a_missing_field_is_missed_where_its_struct_opens() {
        check("nothing", "(");
        check("list[1].y", "(");
    }
}
