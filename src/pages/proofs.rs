//! How each quote of a dossier stands, as a table for programs: beside its problems and its entries.

use crate::dossier::{AllEntries, Dossier, Entity, Quote};
use crate::export::{Flow, Table, Value, json};
use crate::verify::{Proofs, Standing, standing, told};

/// The columns: whose quote it is and where in the entry, what it says, how it stands (`exact`,
/// `typographic`, `attested`, `not proved` and the rest of `docs/VERDICTS.md`), whether that is proof, the
/// same as a clause for people, and how the source differs.
const COLUMNS: [(&str, &str); 8] = [
    ("entry", "Entry"),
    ("path", "Path"),
    ("document", "Document"),
    ("exact", "Quote"),
    ("standing", "Standing"),
    ("proved", "Proved"),
    ("clause", "In words"),
    ("difference", "Difference"),
];

/// Every quote, in the order of the dossier.
pub fn of_all(d: &Dossier, proofs: &Proofs) -> Table {
    rows(d, proofs, d.all_quotes())
}

/// The quotes of some entries, in the order of the dossier.
pub fn of_entries(d: &Dossier, proofs: &Proofs, entries: &[Entity]) -> Table {
    rows(d, proofs, d.all_quotes().filter(|quote| entries.contains(&quote.owner())))
}

/// For JSON: the whole dossier, exactly, and how its quotes stand; made as it is written.
pub fn whole_dossier<'d>(d: &'d Dossier, proofs: &'d Proofs) -> json::WithFlow<'d, AllEntries<'d>> {
    let quotes = Flow::new(&COLUMNS, |take| {
        for quote in d.all_quotes() {
            if !take(row(d, proofs, quote)) {
                break;
            }
        }
    });
    json::with_flow(d.all_entries(), "proofs", quotes)
}

fn rows<'d>(d: &'d Dossier, proofs: &Proofs, quotes: impl Iterator<Item = Quote<'d>>) -> Table {
    Table::new(&COLUMNS).with(quotes.map(|quote| row(d, proofs, quote)))
}

fn row(d: &Dossier, proofs: &Proofs, quote: Quote<'_>) -> Vec<Value> {
    let standing = standing(d, proofs, quote.ix);
    let drift = match standing {
        Standing::Judged(verdict) => verdict.drift(),
        Standing::Attested(_) | Standing::Unproved => None,
    };
    vec![
        Value::Text(d.id_of(quote.owner()).to_string()),
        Value::Text(d.path_of_quote(quote)),
        Value::Text(d.id_of(Entity::Document(quote.document())).to_string()),
        Value::Text(quote.exact().to_string()),
        Value::Text(standing.label().to_string()),
        Value::Flag(standing.is_proof()),
        Value::Text(standing.clause()),
        Value::optional(drift.map(|drift| told(&drift.difference))),
    ]
}
