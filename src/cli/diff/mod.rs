//! `onrecord diff A B`: what differs between two dates, two actors or two dossiers; and with `--drafts`
//! what became of a draft in its final text. Differences are no findings: exit 0.

mod sides;

use std::path::PathBuf;

use self::sides::Compared;
use super::output::{Done, print};
use super::{format, open, scope};
use crate::export::{Format, Output};
use crate::pages::comparison::ComparisonPage;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A date (2026-01-06), an actor (a name, an alias, a code or an id), or a dossier (a folder or a
    /// `.ron` file)
    #[arg(value_name = "A", required_unless_present = "drafts", conflicts_with = "drafts")]
    one: Option<String>,
    /// Another one of the same sort
    #[arg(value_name = "B", required_unless_present = "drafts", conflicts_with = "drafts")]
    other: Option<String>,
    /// Each draft against its final text, clause by clause
    #[arg(long)]
    drafts: bool,
    /// The dossier of the dates, actors or drafts: a folder or a `.ron` file; the bundled one when left out
    #[arg(long, value_name = "PATH")]
    dossier: Option<PathBuf>,
    /// For dates: which date counts, when it was said (so when left out) or when it was published
    #[arg(long, value_enum)]
    clock: Option<scope::ClockChoice>,
    /// A folder with copies of the documents, as for `check`
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_parser = format::of(Output::List), default_value = Format::Table.name())]
    format: Format,
}

pub(super) fn run(args: &Args) -> Done {
    let (path, sources) = (args.dossier.as_deref(), args.sources.as_deref());
    match sides::compared(args)? {
        Compared::Drafts(d) => {
            let proofs = open::proofs(&d, path, sources)?;
            print(&ComparisonPage::of_drafts(&d, &proofs), args.format)
        }
        Compared::Dates(d, days) => {
            let proofs = open::proofs(&d, path, sources)?;
            print(&ComparisonPage::of_days(&d, &proofs, days.each_ref()), args.format)
        }
        Compared::Actors(d, actors) => {
            let proofs = open::proofs(&d, path, sources)?;
            print(&ComparisonPage::of_actors(&d, &proofs, actors), args.format)
        }
        Compared::Dossiers(both) => {
            let [(one, one_path), (other, other_path)] = *both;
            let first = open::proofs(&one, Some(&one_path), sources)?;
            let second = open::proofs(&other, Some(&other_path), sources)?;
            let titles = [one_path, other_path].map(|path| path.display().to_string());
            let dossiers = [(&one, &first), (&other, &second)];
            print(&ComparisonPage::of_dossiers(dossiers, titles), args.format)
        }
    }
}
