//! The checked rules of the model: a loaded dossier in, findings out, waivers applied.
//!
//! Each file holds the rules of one kind; each rule reports its own code. What a code means and
//! how it is mended stands in `docs/PROBLEMS.md`, with an example that the tests load.

mod quantity;
mod report;
mod shape;
mod stance;
mod summary;

use std::collections::HashMap;

use super::handles::Position;
use super::model::Dossier;
use super::problem::{Code, Fault, Finding, Severity, WaiverFault};
use report::Report;

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
        } else if known.needs_copy() {
            // Whether it waives anything is known when the copies are read.
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

#[cfg(test)]
mod tests {
    use crate::dossier::problem::Problem;
    use crate::dossier::{SourceFile, open};

    const GROUND: &str = r#"(
        dossier: (id: "d", title: "D"),
        actors: [(id: "a", name: "A", kind: Person), (id: "g", name: "G", kind: Group)],
        topics: [(id: "t", name: "T", short: "T", kind: Undertaking, question: "Q?")],
        instruments: [(id: "i", title: "I", kind: Treaty, text: Final)],
        documents: [(id: "o", publisher: "P", kind: News)],
    )"#;

    /// The problems of `text` beside the ground.
    fn problems(text: &str) -> Vec<Problem> {
        let file = |name: &str, text: &str| SourceFile {
            name: name.into(),
            text: text.to_string().into(),
        };
        open(&[file("ground.ron", GROUND), file("a.ron", text)]).problems
    }

    /// Each problem's code with the text at its place.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let problems = problems(text);
        let found: Vec<(&str, &str)> = problems
            .iter()
            .filter(|p| p.is_open())
            .map(|p| (p.code().name(), p.excerpt.split_at_checked(p.caret).unwrap_or_default().1))
            .collect();
        let fits = found.len() == expected.len()
            && found.iter().zip(expected).all(|(f, e)| f.0 == e.0 && f.1.starts_with(e.1));
        assert!(fits, "{text}\nfound {found:?}\nwanted {expected:?}");
    }

    /// A sound refusal with more fields, on lines of their own.
    fn position(exact: &str, more: &str) -> String {
        format!(
            "(positions: [(id: \"p\", actors: [\"a\"], topic: \"t\", stance: Refuse, summary: \"S\",\n\
             evidence: [(document: \"o\",\nexact: \"{exact}\", attribution: [(who: [\"a\"], mode: Act)])],\n\
             {more})])"
        )
    }

    #[test]
    fn a_long_quote_is_waived_like_every_warning() {
        let long = "so ".repeat(60) + "on";
        check(&position(&long, ""), &[("D115", "\"so so")]);
        check(&position(&long, "waive: [(code: \"D115\", why: \"A list.\")]"), &[]);
    }

    #[test]
    fn a_link_to_nothing_moves_no_other() {
        let links = "links: [\n(kind: Answers, to: \"nothing\"),\n(kind: Supersedes,\nto: \"i\")]";
        check(&position("no", links), &[("D012", "\"nothing"), ("D110", "\"i\"")]);
    }

    #[test]
    fn a_combined_number_needs_all_its_holders_or_their_group() {
        let number = |said: &str, holders: &str| {
            let more =
                format!("quantity: (as_said: \"{said}\", unit: \"u\",\nheld_by: [{holders}])");
            position("six ships together, or altogether", &more)
        };
        check(&number("six ships together", "\"a\""), &[("D113", "[\"a\"]")]);
        check(&number("six ships together", ""), &[("D113", "[]")]);
        check(&number("six ships together", "\"a\", \"g\""), &[]);
        check(&number("six ships together", "\"g\""), &[]);
        check(&number("altogether", "\"a\""), &[]);
    }

    #[test]
    fn nothing_that_people_would_read_is_empty() {
        check("(dossier: (id: \"e\", title: \"E\"))", &[("D017", "(id")]);
        check(&position("no", "conditions: [(kind: Caveat, text: \"\")]"), &[("D018", "\"\"")]);
        check(&position("no", "quantity: (as_said: \" \", unit: \"u\")"), &[("D018", "\" \"")]);
        let nobody = position("no", "").replace("who: [\"a\"]", "who: []");
        check(&nobody, &[("D106", "\"a\""), ("D018", "[]")]);
    }

    #[test]
    fn a_broken_header_is_not_also_a_missing_one() {
        let file = |text: &str| SourceFile { name: "a.ron".into(), text: text.to_string().into() };
        let codes = |text: &str| {
            let problems = open(&[file(text)]).problems;
            problems.iter().map(|p| p.code().name()).collect::<Vec<_>>()
        };
        assert_eq!(codes("(actors: [])"), ["D016"]);
        assert_eq!(codes("(dossier: (id: \"d\"))"), ["D003"]);
        assert_eq!(codes("(dossier: (id: \"D d\", title: \" \"))"), ["D014", "D018"]);
    }
}
