//! `docs/VERDICTS.md`: each example gives the verdict that it says.

use onrecord::documents::{Limits, read};
use onrecord::verify::{QuoteFinder, Sought, told};

use super::markdown::{blocks, sections};
use super::report;

const VERDICTS: &str = include_str!("../../docs/VERDICTS.md");

#[test]
fn every_example_gives_the_verdict_that_it_says() {
    let mut out = Vec::new();
    let sections = sections(VERDICTS);
    let examples = blocks(&sections, "verdict");
    for (line, block) in &examples {
        let field = |name: &str| {
            let found = block.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix(": "));
            found.unwrap_or_default().to_string()
        };
        let extract = read(field("copy").as_bytes(), "copy.txt", &Limits::default()).unwrap();
        let mut prefix = field("prefix");
        if !prefix.is_empty() {
            prefix.push(' ');
        }
        let (exact, suffix) = (field("quote"), field("suffix"));
        let sought = Sought { prefix: &prefix, exact: &exact, suffix: &suffix };
        let verdict = QuoteFinder::new(&extract).judge(sought);
        if verdict.clause() != field("says") {
            out.push(format!("docs/VERDICTS.md:{line}: it says: {}", verdict.clause()));
        }
        let difference = verdict.drift().map_or(String::new(), |drift| told(&drift.difference));
        if !field("difference").is_empty() && difference != field("difference") {
            out.push(format!("docs/VERDICTS.md:{line}: the difference is: {difference}"));
        }
    }
    assert!(examples.len() > 7);
    report(&out);
}
