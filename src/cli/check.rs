//! `onrecord check`: the problems of a dossier, and with `--sources` the proof of its quotes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::open;
use super::output::{Done, Failure, write};
use crate::dossier::problem::{Fault, Finding, Problem, Severity, Spot};
use crate::dossier::{DocumentIx, Dossier, Entity, Opened, locate};
use crate::export::{Column, Node, Table, Value, json};
use crate::shell::files;
use crate::text::visible::Shown;
use crate::verify::{Proof, hash, prove};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// A folder with the texts of the documents, each as `<document id>.txt`
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
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
    let mut proved = None;
    if let Some(sources) = &args.sources {
        let proof = prove_all(&dossier, sources)?;
        proved = Some(proof.proved);
        problems.extend(locate(proof.findings, &texts));
    }
    let open = problems.iter().filter(|p| p.is_open()).count();
    match args.format {
        CheckFormat::Json => write(&json::page(&[Node::Table(table(&problems))]))?,
        CheckFormat::Table => write(report(&dossier, &problems, proved).as_bytes())?,
    };
    Ok(if open == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// What the sources say about the quotes.
struct Proofs {
    findings: Vec<Finding>,
    proved: usize,
}

fn prove_all(dossier: &Dossier, sources: &Path) -> Result<Proofs, Failure> {
    if !sources.is_dir() {
        let place = sources.display();
        return Err(Failure(format!("{place} is no folder: name the folder with the sources")));
    }
    let mut copies: HashMap<DocumentIx, Option<String>> = HashMap::new();
    let mut proofs = Proofs { findings: Vec::new(), proved: 0 };
    for ix in dossier.document_indices() {
        let Some(document) = dossier.document(ix).filter(|d| !d.at.is_stand_in()) else { continue };
        let path = sources.join(format!("{}.txt", document.id));
        let at = dossier.origin_of(Entity::Document(ix)).unwrap_or_default();
        let spot = Spot::Field { at, path: "id".to_string() };
        match files::read_text(&path, files::LARGEST_FILE) {
            Ok(text) => {
                let found = hash(text.as_bytes());
                if let Some(stamp) = dossier.stamp_of(ix).filter(|s| s.sha256 != found) {
                    let (document, stamped) = (document.id.clone(), stamp.sha256.clone());
                    let fault = Fault::StaleCopy { document, stamped, found };
                    proofs.findings.push(Finding::new(fault, spot));
                }
                copies.insert(ix, Some(text));
            }
            Err(error) => {
                copies.insert(ix, None);
                if !dossier.quotes_from(ix).is_empty() {
                    let (document, said) = (document.id.clone(), error.to_string());
                    proofs.findings.push(Finding::new(Fault::NoCopy { document, said }, spot));
                }
            }
        }
    }
    for quote in dossier.all_quotes() {
        let document = quote.document();
        let Some(Some(text)) = copies.get(&document) else { continue };
        let id = dossier.id_of(Entity::Document(document)).to_string();
        let fault = match prove(quote, text) {
            Proof::Found(_) => {
                proofs.proved += 1;
                continue;
            }
            Proof::Missing => Fault::NotInSource { document: id },
            Proof::Ambiguous(times) => Fault::Ambiguous { document: id, times },
        };
        let at = dossier.origin_of(quote.owner()).unwrap_or_default();
        let path = dossier.path_of_quote(quote);
        proofs
            .findings
            .push(Finding::new(fault, Spot::Field { at, path: format!("{path}.exact") }));
    }
    Ok(proofs)
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

/// The problems as a compiler would print them, and one line that sums them up.
fn report(dossier: &Dossier, problems: &[Problem], proved: Option<usize>) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    for problem in problems.iter().filter(|p| p.is_open()) {
        let code = problem.code();
        let place = problem.place();
        let entry =
            if problem.entry.is_empty() { String::new() } else { format!(" ({})", problem.entry) };
        let head =
            format!("{place}: {} {}: {}{entry}", severity(problem), code.name(), code.title());
        line(Shown::line(&head).as_str());
        if !problem.excerpt.is_empty() {
            let excerpt = Shown::line(&problem.excerpt);
            let before: String = problem.excerpt.chars().take(problem.caret).collect();
            line(&format!("    {excerpt}"));
            line(&format!("    {}^", " ".repeat(Shown::line(&before).width())));
        }
        line(&format!("  {}", Shown::line(&problem.fault.sentence())));
        line(&format!("  {}", Shown::line(&problem.fault.remedy())));
        line("");
    }
    let waived: Vec<&Problem> = problems.iter().filter(|p| !p.is_open()).collect();
    if !waived.is_empty() {
        line("Waived, each with its reason:");
        for problem in &waived {
            let why = problem.waived.as_deref().unwrap_or_default();
            let text = format!("  {} {}: {why}", problem.code().name(), problem.entry);
            line(Shown::line(&text).as_str());
        }
        line("");
    }
    let open = problems.len() - waived.len();
    let counted = |n: usize, noun: &str| match n {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        n => format!("{n} {noun}s"),
    };
    let mut sum = format!(
        "{}, {}: {}",
        counted(dossier.len(), "position"),
        counted(dossier.quote_count(), "quote"),
        counted(open, "problem")
    );
    if !waived.is_empty() {
        sum.push_str(&format!(", {} waived", waived.len()));
    }
    sum.push_str(&match proved {
        None => "; quotes not proved (name a folder with --sources)".to_string(),
        Some(n) if n == dossier.quote_count() => {
            format!("; all {n} quotes proved to the character")
        }
        Some(n) => format!("; {n} of {} quotes proved to the character", dossier.quote_count()),
    });
    line(&sum);
    out
}
