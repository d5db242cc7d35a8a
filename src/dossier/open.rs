//! Opens a dossier: reads it, holds it to the rules, and finds the place of all that is wrong.

use super::check::check;
use super::model::Dossier;
use super::problem::Problem;
use super::read::{Loaded, SourceFile, load, locate};

/// A dossier with everything that is wrong with it.
#[derive(Debug, Default)]
pub struct Opened {
    pub dossier: Dossier,
    pub problems: Vec<Problem>,
}

/// Reads a dossier, holds it to the rules, and finds the place of every problem.
pub fn open(files: &[SourceFile]) -> Opened {
    let Loaded { dossier, mut findings } = load(files);
    findings.extend(check(&dossier));
    let problems = locate(findings, files);
    Opened { dossier, problems }
}
