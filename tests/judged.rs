//! Every sentence that is worked out from a dossier, read by the judge of sentences beside the positions and
//! quotes that it rests on: of the bundled dossiers and of generated ones.

use std::collections::BTreeMap;

use onrecord::dossier::{Bundled, Dossier, Known, SourceFile, open};
use onrecord::insight::judge::{Rule, Sentence, faults};

#[path = "tools/synthetic/mod.rs"]
mod synthetic;
#[path = "tools/told.rs"]
mod told;

use synthetic::Synthetic;
use told::all;

#[test]
fn no_sentence_of_a_bundled_dossier_is_at_fault() {
    for bundled in Bundled::ALL {
        judge(&open(&bundled.texts()).dossier);
    }
}

#[test]
fn no_sentence_of_a_generated_dossier_is_at_fault() {
    for (positions, documents) in [(40, 3), (160, 12)] {
        let files = Synthetic { positions, documents }.files();
        let files: Vec<SourceFile> =
            files.map(|(name, text)| SourceFile { name, text: text.into() }).collect();
        judge(&open(&files).dossier);
    }
}

/// Judges every sentence.
fn judge(d: &Dossier) {
    let mut found: BTreeMap<(&'static str, Rule), Vec<String>> = BTreeMap::new();
    let mut outputs: BTreeMap<&str, usize> = BTreeMap::new();
    for told in all(d) {
        *outputs.entry(told.output).or_default() += 1;
        let sentence =
            Sentence { text: &told.text, positions: &told.positions, quotes: &told.quotes };
        for fault in faults(Known::from(d), sentence) {
            let seen = found.entry((told.output, fault.rule)).or_default();
            seen.push(format!("{}\n    {}: {}", fault.why, told.under, told.text));
        }
    }
    assert!(outputs.len() >= 8, "{outputs:?}");
    let mut report = String::new();
    for ((output, rule), seen) in &found {
        report.push_str(&format!("{output}, {rule:?}, {} times: {}\n", seen.len(), seen[0]));
    }
    assert!(report.is_empty(), "{report}");
}
