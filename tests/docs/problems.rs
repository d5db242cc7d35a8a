//! `docs/PROBLEMS.md`: every code has its section, and every example yields just that problem, at
//! the place that is named; mended, it yields none.

use std::collections::BTreeMap;

use onrecord::documents::{Limits, read};
use onrecord::dossier::problem::{Code, Problem, Severity};
use onrecord::dossier::{Opened, SourceFile, in_order, locate, open};
use onrecord::shell::files::{FileError, read_dossier};
use onrecord::verify::{Copy, NoText, Proofs, hash};

use super::markdown::{Piece, Section, quoted, sections};
use super::{in_line, report};

const PROBLEMS: &str = include_str!("../../docs/PROBLEMS.md");
const DOCUMENT: &str = "docs/PROBLEMS.md";
/// The file in which an example stands while it is loaded.
const EXAMPLE: &str = "example.ron";
/// A line marked `// × 500` stands 500 times in the file that is loaded.
const TIMES: &str = "// × ";

/// The texts of documents by their ids.
type Copies = BTreeMap<String, String>;

/// What a section says about its code.
#[derive(Default)]
struct Lesson {
    alone: bool,
    /// With the line of the document on which it begins.
    example: Option<(usize, String)>,
    place: Option<Place>,
    mended: Option<(usize, String)>,
    /// For the example and what it became.
    copies: Copies,
    /// For what it became.
    later_copies: Copies,
}

/// `At 4:13.`, `At 4:13, beside other problems.`, or `At no line`.
struct Place {
    line: u32,
    column: u32,
    /// Whether the code never comes alone.
    beside_others: bool,
}

fn place(text: &str) -> Option<Place> {
    let text = text.trim();
    if text.starts_with("At no line") {
        return Some(Place { line: 0, column: 0, beside_others: false });
    }
    let said = text.strip_prefix("At ")?.split('.').next()?;
    let (spot, beside) = said.split_once(", ").unwrap_or((said, ""));
    let (line, column) = spot.split_once(':')?;
    let beside_others = beside == "beside other problems";
    Some(Place { line: line.parse().ok()?, column: column.parse().ok()?, beside_others })
}

/// Reads a section; what it says of copies is about the block that follows.
fn lesson(section: &Section, complaints: &mut Vec<String>) -> Lesson {
    let mut lesson = Lesson::default();
    let mut before = "";
    for piece in &section.pieces {
        match piece {
            Piece::Text { text, .. } => {
                before = text.trim();
                lesson.alone |= before.ends_with("Loaded alone:");
                if lesson.place.is_none() {
                    lesson.place = text.lines().find_map(place);
                }
            }
            Piece::Block { text, language, line } => match language.as_str() {
                "ron" if lesson.example.is_none() => lesson.example = Some((*line, text.clone())),
                "ron" if lesson.mended.is_none() => lesson.mended = Some((*line, text.clone())),
                "text" if before.ends_with("`:") && before.contains("Copy of `") => {
                    let id = before.rsplit_once("Copy of ").and_then(|(_, id)| quoted(id));
                    let copies = match lesson.example {
                        None => &mut lesson.copies,
                        Some(_) => &mut lesson.later_copies,
                    };
                    copies.insert(id.unwrap_or_default().to_string(), text.clone());
                }
                _ => complaints.push(format!(
                    "{DOCUMENT}:{line}: a block is the example, what it became, or a copy that is \
                     announced by \"Copy of `id`:\"; this is none of them: remove it"
                )),
            },
        }
    }
    lesson
}

/// Loads a text, beside the ground if there is one, and proves its quotes if there are copies.
fn problems(ground: Option<&str>, text: &str, copies: Option<&Copies>) -> Vec<Problem> {
    let mut lines = String::new();
    for line in text.lines() {
        let times = line.split_once(TIMES).and_then(|(_, n)| n.trim().parse().ok());
        lines.push_str(&format!("{line}\n").repeat(times.unwrap_or(1)));
    }
    let file =
        |name: &str, text: &str| SourceFile { name: name.into(), text: text.to_string().into() };
    let mut files: Vec<SourceFile> = ground.iter().map(|text| file("ground.ron", text)).collect();
    files.push(file(EXAMPLE, &lines));
    let Opened { dossier, mut problems } = open(&files);
    if let Some(copies) = copies {
        let proofs = Proofs::all(&dossier, |ix| {
            let id = dossier.document(ix).map_or("", |d| d.id.as_str());
            let text = copies
                .get(id)
                .ok_or_else(|| NoText::Absent(format!("`{id}.txt` does not exist")))?;
            let extract = read(text.as_bytes(), "copy", &Limits::default())
                .map_err(|why| NoText::Unreadable(why.to_string()))?;
            let name = format!("{id}.txt");
            Ok(Copy { name, hash: hash(text.as_bytes()), extract, line_ends: false })
        });
        problems.extend(locate(proofs.findings, &files));
    }
    in_order(&mut problems, &files);
    problems
}

/// The first problem of each code, and how many more there are.
fn listed(problems: &[Problem]) -> String {
    let mut by_code: BTreeMap<Code, Vec<&Problem>> = BTreeMap::new();
    for problem in problems {
        by_code.entry(problem.code()).or_default().push(problem);
    }
    let lines: Vec<String> = by_code
        .values()
        .filter_map(|of_code| of_code.split_first())
        .map(|(first, more)| match more.len() {
            0 => format!("    {}", in_line(first)),
            more => format!("    {} (and {more} more)", in_line(first)),
        })
        .collect();
    if lines.is_empty() { "    nothing".to_string() } else { lines.join("\n") }
}

/// Holds one section against its code.
fn check(code: Code, section: &Section, ground: &str, sources: &Copies, out: &mut Vec<String>) {
    let name = code.name();
    let at = format!("{DOCUMENT}:{}: {name}", section.line);
    let lesson = lesson(section, out);
    let text = section.pieces.iter().any(
        |piece| matches!(piece, Piece::Text { text, .. } if text.contains("This is a warning.")),
    );
    match (text, code.severity()) {
        (false, Severity::Warning) => out.push(format!(
            "{at} is a warning, and its section does not say so: add \"This is a warning.\""
        )),
        (true, Severity::Error) => {
            out.push(format!("{at} is an error: remove \"This is a warning.\""));
        }
        _ => {}
    }
    if code == Code::D020 {
        // Needs a file, and has a test of its own.
        return;
    }
    let (Some((line, example)), Some(place), Some((mended_line, mended))) =
        (&lesson.example, &lesson.place, &lesson.mended)
    else {
        out.push(format!(
            "{at} needs, in this order: an example in a ```ron block, a line `At LINE:COLUMN.`, and \
             what it became in a second ```ron block"
        ));
        return;
    };
    let ground = (!lesson.alone).then_some(ground);
    let proves = name.starts_with("D2");
    let mut copies = sources.clone();
    copies.extend(lesson.copies.clone());
    let found = problems(ground, example, proves.then_some(&copies));
    let own: Vec<&Problem> = found.iter().filter(|p| p.code() == code).collect();
    let alone = found.len() == 1 || place.beside_others;
    match own.as_slice() {
        // A ruined file may be given up more than once: the first counts.
        [problem, ..] if alone => {
            let right = (problem.line, problem.column) == (place.line, place.column)
                && (place.line == 0 || problem.file == EXAMPLE);
            if !right {
                out.push(format!(
                    "{DOCUMENT}:{line}: the example yields {name} at {}; write `At {}:{}.` below it",
                    problem.place(),
                    problem.line,
                    problem.column
                ));
            }
        }
        _ => out.push(format!(
            "{DOCUMENT}:{line}: the example should yield {name} once and nothing else; it yields\n{}",
            listed(&found)
        )),
    }
    copies.extend(lesson.later_copies.clone());
    let left = problems(ground, mended, proves.then_some(&copies));
    if !left.is_empty() {
        out.push(format!(
            "{DOCUMENT}:{mended_line}: {name} is not mended: this block should yield nothing, and \
             yields\n{}",
            listed(&left)
        ));
    }
}

/// The document's beginning: the ground of every example, and the copies of its documents.
fn ground(section: &Section, out: &mut Vec<String>) -> (String, Copies) {
    let lesson = lesson(section, out);
    let (line, ground) = lesson.example.unwrap_or_default();
    let mut sources = lesson.copies;
    sources.extend(lesson.later_copies);
    let found = problems(None, &ground, Some(&sources));
    if ground.is_empty() || !found.is_empty() {
        out.push(format!(
            "{DOCUMENT}:{line}: before the first code stands a ```ron block beside which every \
             example is loaded; it should yield nothing, and yields\n{}",
            listed(&found)
        ));
    }
    (ground, sources)
}

#[test]
fn every_example_yields_its_problem_and_mended_none() {
    let mut out = Vec::new();
    let sections = sections(PROBLEMS);
    let (intro, sections) = sections.split_first().expect("a beginning");
    let (ground, sources) = ground(intro, &mut out);
    for section in sections {
        let name = section.title.split(' ').next().unwrap_or_default();
        if let Some(code) = Code::from_name(name) {
            check(code, section, &ground, &sources, &mut out);
        }
    }
    report(&out);
}

#[test]
fn every_code_has_its_section_in_order() {
    let mut out = Vec::new();
    let mut codes: Vec<Code> = Vec::new();
    for section in sections(PROBLEMS).iter().skip(1) {
        let (line, title) = (section.line, section.title.as_str());
        let Some(code) = Code::from_name(title.split(' ').next().unwrap_or_default()) else {
            out.push(format!("{DOCUMENT}:{line}: `## {title}` begins with no code: correct it"));
            continue;
        };
        let right = heading(code);
        if format!("## {title}") != right {
            out.push(format!("{DOCUMENT}:{line}: write `{right}`; now it is `## {title}`"));
        }
        match codes.last().filter(|last| **last >= code) {
            Some(last) => out.push(format!(
                "{DOCUMENT}:{line}: move `{right}` up, or remove it if it stands twice: it stands \
                 after {}",
                last.name()
            )),
            None => codes.push(code),
        }
    }
    let missing = Code::ALL.iter().filter(|code| !codes.contains(code));
    out.extend(missing.map(|code| format!("{DOCUMENT}: add a section `{}`", heading(*code))));
    report(&out);
}

fn heading(code: Code) -> String {
    format!("## {} {}", code.name(), code.title())
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a file that cannot be read is written first")]
fn a_file_that_is_no_text_is_a_problem_and_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("corvia.ron"), b"\xff( actors: [] )").unwrap();
    let header = "(dossier: (id: \"corvia-talks\", title: \"Talks with Corvia\"))";
    std::fs::write(folder.path().join("dossier.ron"), header).unwrap();
    let (files, errors) = read_dossier(folder.path());
    let opened = open(&files);
    let findings = errors.iter().map(FileError::finding).collect();
    let problems = locate(findings, &files);
    let [problem] = problems.as_slice() else { panic!("{}", listed(&problems)) };
    assert_eq!((problem.code(), problem.line), (Code::D020, 0));
    assert!(problem.place().ends_with("corvia.ron"), "{}", problem.place());
    assert_eq!((opened.problems.len(), opened.dossier.id.as_str()), (0, "corvia-talks"));

    std::fs::write(folder.path().join("corvia.ron"), "( actors: [] )").unwrap();
    let (files, errors) = read_dossier(folder.path());
    assert!(errors.is_empty() && open(&files).problems.is_empty(), "mended");
}
