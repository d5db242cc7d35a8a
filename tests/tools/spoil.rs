//! Spoils each real source by one edit within each quote, in every way, and sees that the quote is no
//! longer proved: `cargo run --example spoil -- DIR`, with the copies of the bundled dossier's documents.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for maintainers, which may stop where it stands"
)]

use std::process::ExitCode;

use onrecord::documents::{Limits, read};
use onrecord::dossier::{bundled, open};
use onrecord::verify::{QuoteFinder, Verdict, VerdictKind, documents_quoted, sought};

mod mutants;

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).expect("the folder with the copies");
    let d = open(&bundled()).dossier;
    let (mut quotes, mut spoilt, mut passed) = (0, 0, 0);
    for ix in documents_quoted(&d) {
        let id = &d.document(ix).unwrap().id;
        let text = std::fs::read_to_string(format!("{folder}/{id}.txt")).unwrap();
        let extract = read(text.as_bytes(), "copy.txt", &Limits::default()).unwrap();
        let reader = QuoteFinder::new(&extract);
        for quote in d.quotes_from(ix).iter().filter_map(|ix| d.quote(*ix)) {
            let verdict = reader.judge(sought(quote));
            assert_eq!(verdict.kind(), VerdictKind::Exact, "{id}: {}", quote.exact());
            let span = verdict.spans()[0].clone();
            quotes += 1;
            for mutant in mutants::mutants(&text[span.clone()]) {
                let text = format!("{}{mutant}{}", &text[..span.start], &text[span.end..]);
                let extract = read(text.as_bytes(), "copy.txt", &Limits::default()).unwrap();
                let found = QuoteFinder::new(&extract).look(sought(quote)).map(Verdict::Found);
                spoilt += 1;
                if found.is_some_and(|found| found.is_proof()) {
                    passed += 1;
                    println!("{id}: {:?} is still proved against {mutant:?}", quote.exact());
                }
            }
        }
    }
    println!("{quotes} quotes, spoilt in {spoilt} ways: {passed} not noticed");
    ExitCode::from(u8::from(passed > 0))
}
