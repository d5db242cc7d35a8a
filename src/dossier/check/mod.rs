//! The checked rules of the model: a loaded dossier in, findings out, waivers applied.
//!
//! Each file holds the rules of one kind; each rule reports its own code. What a code means and
//! how it is mended stands in `docs/PROBLEMS.md`, with an example that the tests load.

mod quantity;
mod shape;
mod stance;
mod summary;

use std::collections::HashMap;

use super::model::{Dossier, Position};
use super::problem::{Code, Fault, Finding, Severity, Spot, WaiverFault};
use super::rows::EntryAt;

/// Holds a dossier to the rules.
pub fn check(d: &Dossier) -> Vec<Finding> {
    let mut report = Report { findings: Vec::new() };
    shape::check(d, &mut report);
    for position in d.positions() {
        let first = report.findings.len();
        shape::check_position(d, position, &mut report);
        stance::check(d, position, &mut report);
        quantity::check(d, position, &mut report);
        summary::check(d, position, &mut report);
        waive(position, first, &mut report);
    }
    report.findings
}

/// Collects what the rules find.
struct Report {
    findings: Vec<Finding>,
}

impl Report {
    fn add(&mut self, fault: Fault, at: EntryAt, path: impl Into<String>) {
        self.findings.push(Finding::new(fault, Spot::Field { at, path: path.into() }));
    }
}

/// Applies a position's waivers to the findings about it, which begin at `first`.
fn waive(position: Position<'_>, first: usize, report: &mut Report) {
    let mut faults = Vec::new();
    let mut reasons: HashMap<Code, &str> = HashMap::new();
    for (n, waiver) in position.waivers().enumerate() {
        let path = format!("waive[{n}]");
        let code = waiver.code.to_string();
        let Some(known) = Code::from_name(waiver.code) else {
            faults.push((Fault::NotWaivable { reason: WaiverFault::UnknownCode { code } }, path));
            continue;
        };
        let about_it = |f: &&Finding| f.fault.code() == known;
        if known.severity() == Severity::Error {
            faults.push((Fault::NotWaivable { reason: WaiverFault::IsError { code } }, path));
        } else if waiver.why.trim().is_empty() {
            faults.push((Fault::NotWaivable { reason: WaiverFault::NoReason }, path));
        } else if report.findings.iter().skip(first).find(about_it).is_none() {
            faults.push((Fault::StaleWaiver { code }, path));
        } else {
            reasons.insert(known, waiver.why);
        }
    }
    for finding in report.findings.iter_mut().skip(first) {
        finding.waived = reasons.get(&finding.fault.code()).map(|why| (*why).to_string());
    }
    for (fault, path) in faults {
        report.add(fault, position.at(), path);
    }
}
