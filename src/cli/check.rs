//! `onrecord check`: the problems of a dossier, and with `--sources` the proof of its quotes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::output::{Done, Failure, remark, terminal_width, write};
use super::{open, proofs};
use crate::dossier::problem::{Problem, Severity};
use crate::dossier::{Dossier, Opened, in_order, locate, stamps_fragment};
use crate::export::{Column, Table, Value, json};
use crate::shell::{clock, files};
use crate::text::visible::Shown;
use crate::text::wrap::wrap;
use crate::verify::{Proofs, Tally, stamps, tally};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// A folder with copies of the documents, each named by its id (.txt, .md, .html, .pdf, .docx),
    /// for those that the dossier's own folder `documents` does not hold
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// Note in a new file of the dossier in which copies all quotes were found, with the date
    #[arg(long)]
    stamp: bool,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = CheckFormat::Table)]
    format: CheckFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum CheckFormat {
    Table,
    Json,
}

pub(super) fn run(args: &Args) -> Done {
    let (Opened { dossier, mut problems }, texts) = open::with_texts(args.dossier.as_deref())?;
    let proved = open::proofs(&dossier, args.dossier.as_deref(), args.sources.as_deref())?;
    if proved.judged() > 0 {
        problems.extend(locate(proved.findings.clone(), &texts));
        in_order(&mut problems, &texts);
    }
    if args.stamp {
        stamp(args.dossier.as_deref(), &dossier, &proved)?;
    }
    let open = problems.iter().filter(|p| p.is_open()).count();
    match args.format {
        CheckFormat::Json => write(&json::tables(&[
            ("problems", &table(&problems)),
            ("quotes", &proofs::table(&dossier, &proved)),
        ]))?,
        CheckFormat::Table => {
            let columns = terminal_width().unwrap_or(usize::MAX);
            write(report(&dossier, &problems, &proved, columns).as_bytes())?
        }
    };
    Ok(if open == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Writes stamps into a file of their own, and says which documents got one.
fn stamp(path: Option<&Path>, dossier: &Dossier, proofs: &Proofs) -> Result<(), Failure> {
    let folder = path.filter(|path| path.is_dir()).ok_or_else(|| {
        Failure("a stamp is a new file in a dossier's folder: name the folder of a dossier".into())
    })?;
    let today = clock::today();
    let (stamps, refused) = stamps(dossier, proofs, &today);
    for why in refused {
        remark(&why);
    }
    if stamps.is_empty() {
        remark("no stamp to give");
        return Ok(());
    }
    let head = "Written by `onrecord check --stamp`: every quote of these documents stands in these copies.";
    let text = stamps_fragment(head, &stamps);
    let path = files::create_numbered(folder, &format!("stamps_{today}"), text.as_bytes())
        .map_err(|error| Failure(error.to_string()))?;
    let documents: Vec<&str> = stamps.iter().map(|stamp| stamp.document.as_str()).collect();
    remark(&format!("stamped in {}: {}", path.display(), documents.join(", ")));
    Ok(())
}

fn table(problems: &[Problem]) -> Table {
    let columns = [
        ("code", "Code"),
        ("severity", "Severity"),
        ("file", "File"),
        ("line", "Line"),
        ("column", "Column"),
        ("entry", "Entry"),
        ("sentence", "Sentence"),
        ("remedy", "Remedy"),
        ("waived", "Waived"),
    ];
    let row = |p: &Problem| {
        vec![
            Value::Text(p.code().name().to_string()),
            Value::Text(severity(p).to_string()),
            Value::Text(p.file.clone()),
            Value::Number(u64::from(p.line)),
            Value::Number(u64::from(p.column)),
            Value::Text(p.entry.clone()),
            Value::Text(p.fault.sentence()),
            Value::Text(p.fault.remedy()),
            Value::optional(p.waived.clone()),
        ]
    };
    Table {
        columns: columns.iter().map(|(key, title)| Column { key, title }).collect(),
        rows: problems.iter().map(row).collect(),
    }
}

const fn severity(problem: &Problem) -> &'static str {
    match problem.code().severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The problems as a compiler would print them, and one line that sums them up. `columns` is the
/// width of the terminal; what is read by a program is never broken.
fn report(dossier: &Dossier, problems: &[Problem], proofs: &Proofs, columns: usize) -> String {
    let mut page = Page { out: String::new(), columns: columns.max(20) };
    for problem in problems.iter().filter(|p| p.is_open()) {
        let code = problem.code();
        let entry =
            if problem.entry.is_empty() { String::new() } else { format!(" ({})", problem.entry) };
        page.line(&format!(
            "{}: {} {}: {}{entry}",
            problem.place(),
            severity(problem),
            code.name(),
            code.title()
        ));
        page.excerpt(problem);
        page.text("  ", &problem.fault.sentence());
        page.text("  ", &problem.fault.remedy());
        page.line("");
    }
    let waived: Vec<&Problem> = problems.iter().filter(|p| !p.is_open()).collect();
    if !waived.is_empty() {
        page.line("Waived, each with its reason:");
        for problem in &waived {
            let why = problem.waived.as_deref().unwrap_or_default();
            page.text("  ", &format!("{} {}: {why}", problem.code().name(), problem.entry));
        }
        page.line("");
    }
    page.text("", &sum(dossier, problems, proofs));
    page.out
}

/// How much was checked, how much is wrong, how much is proved.
fn sum(dossier: &Dossier, problems: &[Problem], proofs: &Proofs) -> String {
    let of = |severity: Severity| {
        problems.iter().filter(|p| p.is_open() && p.code().severity() == severity).count()
    };
    let found = match (of(Severity::Error), of(Severity::Warning)) {
        (0, 0) => "no problems".to_string(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, warnings) => {
            format!("{} and {}", counted(errors, "error"), counted(warnings, "warning"))
        }
    };
    let quotes = dossier.quote_count();
    let waived = match problems.iter().filter(|p| !p.is_open()).count() {
        0 => String::new(),
        waived => format!(", {waived} waived"),
    };
    let proof = match tally(dossier, proofs) {
        _ if quotes == 0 => "nothing to prove".to_string(),
        tally if !tally.judged.is_empty() => tally.clause(true),
        Tally { attested: 0, .. } => "quotes not proved (name a folder with --sources)".to_string(),
        Tally { attested, .. } => format!(
            "{} attested, none read again (name a folder with --sources)",
            counted(attested, "quote")
        ),
    };
    let size = format!("{}, {}", counted(dossier.len(), "position"), counted(quotes, "quote"));
    format!("{size}: {found}{waived}; {proof}")
}

fn counted(n: usize, noun: &str) -> String {
    match n {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        n => format!("{n} {noun}s"),
    }
}

/// What is printed, safe for a terminal and no wider than it.
struct Page {
    out: String,
    columns: usize,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.out.push_str(Shown::line(text).as_str().trim_end());
        self.out.push('\n');
    }

    fn text(&mut self, indent: &str, text: &str) {
        for range in wrap(text, self.columns.saturating_sub(indent.len())) {
            self.line(&format!("{indent}{}", text.get(range).unwrap_or_default()));
        }
    }

    /// The line of the file with a caret under the place. It is cut rather than wrapped, or the
    /// caret would stand under something else.
    fn excerpt(&mut self, problem: &Problem) {
        if problem.excerpt.is_empty() {
            return;
        }
        let indent = "    ";
        let width = self.columns.saturating_sub(indent.len());
        let excerpt = Shown::line(&problem.excerpt).cut(width);
        let before: String = problem.excerpt.chars().take(problem.caret).collect();
        let caret = Shown::line(&before).width();
        self.line(&format!("{indent}{excerpt}"));
        if caret < width {
            self.line(&format!("{indent}{}^", " ".repeat(caret)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{SourceFile, open};

    fn check(text: &str, columns: usize) -> String {
        let file = SourceFile { name: "a.ron".to_string(), text: text.to_string().into() };
        let opened = open(&[file]);
        report(&opened.dossier, &opened.problems, &Proofs::default(), columns)
    }

    #[test]
    fn a_problem_shows_its_line_with_a_caret_under_the_place() {
        let text = "(\n\tdossier: (id: \"d\", title: \"日本\", sumary: \"S\"),\n)";
        let expected = "\
a.ron:2:34: error D002: Unknown field (d)
    dossier: (id: \"d\", title: \"日本\", sumary: \"S\"),
                                      ^
  There is no field `sumary` here.
  Fields here are `id`, `title` and `summary`.

no positions, no quotes: 1 error; nothing to prove
";
        assert_eq!(check(text, usize::MAX), expected);
    }

    #[test]
    fn nothing_is_wider_than_the_terminal() {
        let long = "x".repeat(300);
        let text = format!(
            "(dossier: (id: \"d\", title: \"T\"), actors: [(id: \"a\", name: \"{long}\", kind: Stat)])"
        );
        for columns in [20, 40, 80] {
            let shown = check(&text, columns);
            // Not the first line: editors and people copy it whole.
            let widest = shown.lines().skip(1).map(|l| Shown::line(l).width()).max();
            assert!(widest <= Some(columns), "{columns}: {shown}");
        }
    }

    #[test]
    fn errors_and_warnings_are_counted_apart() {
        let text = "(dossier: (id: \"d\", title: \"T\"), actors: [(id: \"a\", name: \"A\", kind: Person)], \
            topics: [(id: \"t\", name: \"T\", short: \"Too long a heading\", kind: Undertaking, question: \"?\")], \
            documents: [(id: \"o\", publisher: \"P\", kind: News)], positions: [(id: \"p\", actors: [\"a\"], \
            topic: \"t\", stance: Refuse, summary: \"It refused 3.\", evidence: [(document: \"o\", \
            exact: \"refused\", attribution: [(who: [\"a\"], mode: Act)])])])";
        let shown = check(text, usize::MAX);
        let last = shown.lines().last().unwrap_or_default();
        assert!(last.starts_with("1 position, 1 quote: 1 error and 1 warning;"), "{shown}");
    }
}
