//! Reads the texts of a dossier's files: what is good goes into the dossier, what is not becomes
//! findings, and neither hides the other.

use std::borrow::Cow;
use std::ops::Range;

use ron::de::Deserializer;
use ron::error::{Error as RonError, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::border::{Brackets, goes_on_after};
use super::build::Builder;
use super::cuts::{Cut, Kind, ReadEntry};
use super::list::List;
use super::model::Dossier;
use super::problem::{Fault, Finding, Spot};
use super::rows::EntryAt;
use super::scan;
use super::tokens::{Token, run_on_string, token};

/// One file of a dossier: its name as shown to people, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    pub name: String,
    pub text: Cow<'static, str>,
}

/// What was read, and what was wrong with it.
#[derive(Debug, Default)]
pub struct Loaded {
    pub dossier: Dossier,
    pub findings: Vec<Finding>,
}

/// Bytes of text in one dossier, at most: offsets into it are kept in 32 bits.
const MOST_TEXT: usize = u32::MAX as usize;

/// Reads the files of a dossier. Never fails: a broken entry is left out and reported.
pub fn load(files: &[SourceFile]) -> Loaded {
    load_within(files, MOST_TEXT)
}

/// Reads the files that fit into `most` bytes of text. Whatever is counted in a dossier, texts and
/// rows, takes at least as many bytes in the files: the numbers of what fits never run over.
fn load_within(files: &[SourceFile], most: usize) -> Loaded {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut builder = Builder::new(files.iter().map(|f| f.name.clone()).collect());
    let mut room = most;
    for (number, file) in files.iter().enumerate() {
        let (text, number) = (file.text.as_ref(), number as u32);
        let Some(left) = room.checked_sub(text.len()) else {
            let said = "The dossier is too large: this file is left out".to_string();
            let spot = Spot::File { name: file.name.clone() };
            builder.findings.push(Finding::new(Fault::Unreadable { said }, spot));
            continue;
        };
        room = left;
        let mut reader =
            FileReader { options: &options, text, file: number, builder: &mut builder };
        for cut in scan::cut(text, &mut reader) {
            builder.note_left_out(text.get(cut.text.clone()).unwrap_or_default());
            builder.findings.push(finding_of(cut, text, number));
        }
    }
    builder.finish()
}

fn finding_of(cut: Cut, text: &str, file: u32) -> Finding {
    let fault = match cut.kind {
        Kind::Stray => Fault::Stray,
        Kind::Unclosed => Fault::Unclosed,
        Kind::Conflict => Fault::Conflict,
        Kind::GivenUp => Fault::GivenUp,
        Kind::UnknownList { name, read_as } => {
            let found = text.get(name).unwrap_or_default().to_string();
            Fault::UnknownList { found, read_as: read_as.map(List::name) }
        }
    };
    Finding::new(fault, Spot::Bytes { file, at: cut.at, within: cut.text })
}

/// How an entry that was read enters the dossier.
type Build<T> = fn(&mut Builder, T, EntryAt);

struct FileReader<'a> {
    options: &'a ron::Options,
    text: &'a str,
    file: u32,
    builder: &'a mut Builder,
}

impl FileReader<'_> {
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

impl ReadEntry for FileReader<'_> {
    fn try_read(&mut self, list: List, text: Range<usize>) -> Result<usize, usize> {
        match list {
            List::Dossier => self.first(text, Builder::header),
            List::Actors => self.first(text, Builder::actor),
            List::Topics => self.first(text, Builder::topic),
            List::Instruments => self.first(text, Builder::instrument),
            List::Documents => self.first(text, Builder::document),
            List::Positions => self.first(text, Builder::position),
            List::Stamps => self.first(text, Builder::stamp),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::locate;

    /// A sound file of three topics: `a` on line 4, `b` on line 11, `c` in one line on line 18.
    const SOUND: &str = r#"(
    dossier: (id: "d", title: "D"),
    topics: [
        (
            id: "a",
            name: "A",
            short: "A",
            kind: Claim,
            question: "A?",
        ),
        (
            id: "b",
            name: "B",
            short: "B",
            kind: Claim,
            question: "B?",
        ),
        (id: "c", name: "C", short: "C", kind: Claim, question: "C?", parent: "a"),
    ],
)
"#;

    /// Loads one file; tells the topics that were kept, and each problem with its place and what
    /// stands there.
    fn check(text: &str, expected: &str) {
        let files = [SourceFile { name: "f".to_string(), text: text.to_string().into() }];
        let Loaded { dossier, findings } = load(&files);
        let kept = dossier.topics.iter().filter(|t| !t.at.is_stand_in());
        let mut told: Vec<String> = vec![kept.map(|t| t.id.as_str()).collect::<Vec<_>>().join(" ")];
        for p in locate(findings, &files) {
            let there: String = p.excerpt.chars().skip(p.caret).take(6).collect();
            told.push(format!("{} {}:{} {there:?}", p.code().name(), p.line, p.column));
        }
        assert_eq!(told.join("; "), expected, "{text}");
    }

    /// The sound file with something in place of something else that it holds once.
    fn change(from: &str, to: &str, expected: &str) {
        assert_eq!(SOUND.matches(from).count(), 1, "{from}");
        check(&SOUND.replace(from, to), expected);
    }

    #[test]
    fn a_sound_file_is_read_however_it_is_laid_out() {
        check(SOUND, "a b c");
        check(&SOUND.replace('\n', "\r\n"), "a b c");
        check(&SOUND.replace('\n', " "), "a b c");
        check(&format!("\u{feff}{SOUND}"), "a b c");
        check(&SOUND.replace("    ", ""), "a b c");
        check(&SOUND.replace("    ", "\t"), "a b c");
        change("name: \"B\"", "name: \"B\n        (\n    ],\n)\n\"", "a b c");
        change("name: \"B\"", "name: r#\"B\"\n        (\"#", "a b c");
        change("name: \"B\"", "/* \n        (\n /* */ */ name: \"B\" //)\n", "a b c");
    }

    #[test]
    fn a_broken_entry_is_told_at_its_very_place_and_hides_no_other() {
        change("name: \"B\"", "name: \"B", "a c; D010 13:19 \"\\\"B,\"");
        change("name: \"B\"", "name: B\"", "a c; D006 13:19 \"B\\\",\"");
        change("name: \"B\"", "name \"B\"", "a c; D001 13:18 \"\\\"B\\\",\"");
        change("name: \"B\"", "name: \"B\\q\"", "a c; D001 13:20 \"B\\\\q\\\",\"");
        change("name: \"B\"", "name: [\"B\"]", "a c; D006 13:19 \"[\\\"B\\\"],\"");
        change("name: \"B\"", "name: 7", "a c; D006 13:19 \"7,\"");
        change("name: \"B\",", "name: \"B\"", "a c; D001 14:13 \"short:\"");
        change("name: \"B\",", "", "a c; D003 11:9 \"(\"");
        change("name: \"B\",", "name: \"B\", name: \"B\",", "a c; D005 13:24 \"name: \"");
        change("name: \"B\",", "naem: \"B\",", "a c; D002 13:13 \"naem: \"");
        change("name: \"B\",", "name: \"B\", note: [", "a c; D006 13:30 \"[\"");
        change("name: \"B\",", "name: \"B\"),", "a c; D001 13:22 \"),\"");
        change("name: \"B\",", "name: \"B\", /* never", "a c; D010 13:24 \"/* nev\"");
        change(
            "kind: Claim,\n            question: \"B?\"",
            "kind: Clam, question: \"B?\"",
            "a c; D004 15:19 \"Clam, \"",
        );
        change(
            "kind: Claim,\n            question: \"B?\"",
            "kind: \"Claim\", question: \"B?\"",
            "a c; D001 15:19 \"\\\"Claim\"",
        );
        change("(\n            id: \"b\"", "id: \"b\"", "a c; D008 11:9 \"id: \\\"b\"");
        change("(\n            id: \"b\"", "x\n            id: \"b\"", "a c; D008 11:9 \"x\"");
        change("(\n            id: \"b\"", "((\n            id: \"b\"", "a b c; D008 11:9 \"((\"");
        change("\"B?\",\n        ),", "\"B?\",\n", "a c; D010 11:9 \"(\"");
        change("\"B?\",\n        ),", "\"B?\",\n        ],", "a c; D001 17:9 \"],\"");
        change("parent: \"a\"),", "parent: \"a\"", "a b; D010 18:9 \"(id: \\\"\"");
        change("parent: \"a\"),", "parent: \"a\")),", "a b c; D008 18:83 \"),\"");
        change("id: \"b\"", "id: \"B b\"", "a c; D014 12:17 \"\\\"B b\\\",\"");
        change("id: \"b\"", "id: \"a\"", "a c; D011 12:17 \"\\\"a\\\",\"");
    }

    #[test]
    fn what_stands_between_entries_or_lists_is_told() {
        change(
            "        (id: \"c\"",
            "        stray\n        (id: \"c\"",
            "a b c; D008 18:9 \"stray\"",
        );
        change(
            "        (id: \"c\"",
            "        \"stray\" 'x' [1] (id: \"c\"",
            "a b c; D008 18:9 \"\\\"stray\"",
        );
        change("        (id: \"c\"", "        ]\n        (id: \"c\"", "a b c; D008 18:9 \"]\"");
        change("        (id: \"c\"", "        ),\n        (id: \"c\"", "a b c; D008 18:9 \"),\"");
        change("        (id: \"c\"", "        \0(id: \"c\"", "a b c; D008 18:9 \"\\0(id: \"");
        change("    ],\n)", "    ],\n    more\n)", "a b c; D008 20:5 \"more\"");
        change("    ],\n)", "    ],\n)\nmore\n(id: \"x\")", "a b c; D008 21:1 \"more\"");
        change("    ],\n)", "    \n)", "a b c; D010 3:13 \"[\"");
        change("    ],\n)", "    ],\n", "a b c; D010 19:7 \"\"");
        change("(\n    dossier", "\n    dossier", "a b c; D008 2:5 \"dossie\"");
        change("    topics: [", "    topics [", "a b c; D009 3:5 \"topics\"");
        change("    topics: [", "    topisc: [", "a b c; D009 3:5 \"topisc\"");
        change("    topics: [", "    topi/s: [", "a b c; D009 3:5 \"topi/s\"");
        change("    topics: [", "    notes: [", "; D009 3:5 \"notes:\"");
        change("    topics: [", "    \"topics: [", "a b c; D009 3:5 \"\\\"topic\"");
        change("    dossier: (", "    dossier; (", "a b c; D009 2:5 \"dossie\"");
        check("", "; D016 0:0 \"\"; D010 1:1 \"\"");
        check("\u{feff}", "; D016 0:0 \"\"; D010 1:1 \"\"");
        check("nothing", "; D016 0:0 \"\"; D008 1:1 \"nothin\"");
        check("()", "; D016 0:0 \"\"");
        check(
            "(dossier: (id: \"d\", title: \" \"), dossier: (id: \"e\", title: \"E\"))",
            "; D018 1:28 \"\\\" \\\"), \"; D017 1:43 \"(id: \\\"\"",
        );
    }

    #[test]
    fn merge_conflicts_leave_out_what_they_cut_into() {
        let ours = "<<<<<<< HEAD\n            name: \"B\",\n=======\n            name: \"BB\",\n>>>>>>> theirs\n";
        change("            name: \"B\",\n", ours, "a c; D007 13:1 \"<<<<<<\"");
        change(
            "        (id: \"c\"",
            "<<<<<<< HEAD\n        (id: \"x\"),\n=======\n>>>>>>> theirs\n        (id: \"c\"",
            "a b c; D007 18:1 \"<<<<<<\"",
        );
        change(
            "        ),\n        (\n            id: \"b\"",
            "<<<<<<< a\n        ),\n        (\n            id: \"b\"\n=======\n        ),\n        (\n            id: \"bb\"\n>>>>>>> b\n",
            "c; D007 10:1 \"<<<<<<\"",
        );
        change(
            "        (id: \"c\"",
            "<<<<<<< HEAD\n        (id: \"c\"",
            "a b c; D007 18:1 \"<<<<<<\"",
        );
        change("        (id: \"c\"", "=======\n        (id: \"c\"", "a b c; D008 18:1 \"======\"");
    }
}
