//! The documents for dossier authors, held against the program: their examples are loaded, their
//! tables compared. What fails says which line of which document to change, and into what.

mod data;
mod kinds;
mod markdown;
mod problems;
mod source;
mod verdicts;

use onrecord::dossier::problem::Problem;

/// All complaints at once, so that a document is mended in one go.
fn report(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n\n{}\n", complaints.join("\n"));
}

/// A problem in one line: its code, its place, what it says.
fn in_line(problem: &Problem) -> String {
    format!("{} at {}: {}", problem.code().name(), problem.place(), problem.fault.sentence())
}
