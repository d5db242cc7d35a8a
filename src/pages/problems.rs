//! What is wrong with a dossier, as a compiler would print it, and for programs.

use super::proofs::of_all;
use crate::dossier::Dossier;
use crate::dossier::problem::{Problem, Severity};
use crate::export::{Table, Value, json};
use crate::text::visible::Shown;
use crate::text::wrap::wrap;
use crate::verify::{Proofs, Tally, tally};

const COLUMNS: [(&str, &str); 9] = [
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

/// JSON: the problems, and how each quote stands.
pub fn to_json(d: &Dossier, problems: &[Problem], proofs: &Proofs) -> Vec<u8> {
    json::tables(&[("problems", &table(problems)), ("quotes", &of_all(d, proofs))])
}

fn table(problems: &[Problem]) -> Table {
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
    Table::new(&COLUMNS).with(problems.iter().map(row))
}

const fn severity(problem: &Problem) -> &'static str {
    match problem.code().severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The problems as a compiler would print them, and one line that sums them up. `columns` is the
/// width of the terminal; what is read by a program is never broken.
pub fn report(dossier: &Dossier, problems: &[Problem], proofs: &Proofs, columns: usize) -> String {
    let mut report = Report { out: String::new(), columns: columns.max(20) };
    for problem in problems.iter().filter(|p| p.is_open()) {
        let code = problem.code();
        let entry =
            if problem.entry.is_empty() { String::new() } else { format!(" ({})", problem.entry) };
        report.line(&format!(
            "{}: {} {}: {}{entry}",
            problem.place(),
            severity(problem),
            code.name(),
            code.title()
        ));
        report.excerpt(problem);
        report.text("  ", &problem.fault.sentence());
        report.text("  ", &problem.fault.remedy());
        report.line("");
    }
    let waived: Vec<&Problem> = problems.iter().filter(|p| !p.is_open()).collect();
    if !waived.is_empty() {
        report.line("Waived, each with its reason:");
        for problem in &waived {
            let why = problem.waived.as_deref().unwrap_or_default();
            report.text("  ", &format!("{} {}: {why}", problem.code().name(), problem.entry));
        }
        report.line("");
    }
    report.text("", &sum(dossier, problems, proofs));
    report.out
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
struct Report {
    out: String,
    columns: usize,
}

impl Report {
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
  Fields here are `id`, `title`, `summary` and `every_sentence`.

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
