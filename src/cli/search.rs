//! `onrecord search`: whatever what is typed finds, best first, as the search box of the screen does.

use std::path::{Path, PathBuf};

use super::listing::ListingArgs;
use super::open;
use super::output::{Done, Failure, remark};
use super::scope::search;
use crate::dossier::{DocumentIx, Dossier, Entity};
use crate::pages::found::FoundPage;
use crate::scope::search::Results;
use crate::search::inside::{is_quoted, passages};
use crate::shell::copies::Copies;
use crate::state::in_texts::MOST;
use crate::verify::Proofs;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to look for: words, "a phrase", a question such as "who refused", or fields such as actor:arland
    query: String,
    /// The dossier: a folder or a `.ron` file; the bundled one when left out
    dossier: Option<PathBuf>,
    /// List so many at most
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    limit: usize,
    #[command(flatten)]
    listing: ListingArgs,
}

pub(super) fn run(args: &Args) -> Done {
    let opened = open::dossier_with_remark(args.dossier.as_deref())?;
    let d = &opened.dossier;
    let (proofs, scope) = args.listing.asked(d, args.dossier.as_deref())?;
    let results = search(d, &scope, &proofs, &args.query, args.limit);
    if let Some(error) = &results.error {
        return Err(Failure(format!("`{}` means nothing: {}", args.query, error.said)));
    }
    let is_words = results.query.is_words() && !results.terms.is_empty();
    let sentences = if is_words {
        sentences(d, args.dossier.as_deref(), &proofs, args.listing.sources()?.as_deref(), &results)
    } else {
        Vec::new()
    };
    if is_words && !d.document_indices().any(|ix| proofs.is_held(ix)) {
        remark(
            "the texts of the documents were not searched: no copy of any is here; --sources names a folder with copies",
        );
    }
    let (found, listed) = (results.len(), results.hits.len());
    if found == 0 && sentences.is_empty() {
        remark("nothing is found by that");
    } else if found > listed {
        remark(&format!("of {found} the best {listed} are listed; --limit lists more"));
    }
    let known = scope.known(d, proofs.fallen());
    args.listing.print(&FoundPage::new(known, &results, &proofs, &sentences), &scope)
}

/// The sentences that hold what is looked for, in the texts of the documents of which there is a copy; but no quote
/// that is on record, which is listed with its entry.
fn sentences(
    d: &Dossier,
    path: Option<&Path>,
    proofs: &Proofs,
    sources: Option<&Path>,
    results: &Results,
) -> Vec<(DocumentIx, String)> {
    let copies = Copies::of_dossier(path, sources);
    let mut found = Vec::new();
    let held = d.document_indices().filter(|ix| proofs.is_held(*ix));
    for ix in held {
        let stamp = d.stamp_of(ix).map(|stamp| stamp.sha256.as_ref());
        let Ok(copy) = copies.read(d.id_of(Entity::Document(ix)), stamp) else { continue };
        let text = &copy.extract.text;
        for at in passages(text, || copy.extract.sentences(), &results.terms, MOST - found.len()) {
            let sentence = text.get(at).unwrap_or_default();
            if !is_quoted(d, ix, sentence) {
                found.push((ix, sentence.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
        }
    }
    found
}
