//! Draws sentences that the program composes of the bundled dossier, each above the quotes that it rests on, for
//! somebody to read: `cargo run --example sentences -- SEED [COUNT]`. The same seed draws the same.
#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a tool for maintainers, which may stop where it stands"
)]

use std::collections::BTreeSet;

use onrecord::dossier::{Entity, bundled, open};
use onrecord::verify::hash;

mod told;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let seed = arguments.next().expect("a seed, such as the hash of a commit");
    let count = arguments.next().map_or(100, |count| count.parse().unwrap());
    let d = open(&bundled()).dossier;
    let mut all = told::all(&d);
    // What is drawn hangs on the seed and the words alone.
    all.sort_by_cached_key(|told| hash(format!("{seed} {}", told.text).as_bytes()));
    all.dedup_by(|one, other| one.text == other.text);
    for (n, told) in all.iter().take(count).enumerate() {
        let under = if told.under.is_empty() { String::new() } else { format!(": {}", told.under) };
        println!("{}. [{}{under}] {}", n + 1, told.output, told.text);
        let of_positions = told.positions.iter().filter_map(|ix| d.position(*ix));
        let quotes = of_positions.flat_map(|p| p.evidence()).map(|quote| quote.ix);
        let quotes: BTreeSet<_> = quotes.chain(told.quotes.iter().copied()).collect();
        for quote in quotes.into_iter().filter_map(|ix| d.quote(ix)) {
            let (before, exact, after) = (quote.prefix(), quote.exact(), quote.suffix());
            let document = d.name_of(Entity::Document(quote.document()));
            println!("    | {before}<<{exact}>>{after} ({document})");
        }
    }
}
