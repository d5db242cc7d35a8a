//! What `onrecord diff` can be asked.

use std::path::PathBuf;

use super::super::open::SourcesArgs;
use super::super::{format, scope};
use crate::export::{Format, Output};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// A date (2030-05-03), an actor (a name, an alias, a code or an id), or a dossier (a folder, a
    /// `.ron` file, or a bundled one by its name)
    #[arg(value_name = "A", required_unless_present_any = ["drafts", "since"], conflicts_with_all = ["drafts", "since"])]
    pub(super) one: Option<String>,
    /// Another one of the same sort
    #[arg(value_name = "B", required_unless_present_any = ["drafts", "since"], conflicts_with_all = ["drafts", "since"])]
    pub(super) other: Option<String>,
    /// Each draft against its final text, clause by clause
    #[arg(long, conflicts_with = "since")]
    pub(super) drafts: bool,
    /// What differs since this day
    #[arg(long, value_name = "DATE")]
    pub(super) since: Option<String>,
    /// Up to this day; up to all that is held when left out
    #[arg(long, value_name = "DATE", requires = "since")]
    pub(super) as_of: Option<String>,
    /// Only differences of this actor, or of those who speak for it: a name, an alias, a country code or an id
    #[arg(long, value_name = "NAME")]
    pub(super) actor: Option<String>,
    /// Only differences on this topic and the topics below it: a name or an id
    #[arg(long, value_name = "NAME")]
    pub(super) topic: Option<String>,
    /// The dossier of the dates, actors or drafts: a folder, a `.ron` file, or a bundled one by its name; the first
    /// bundled one when left out
    #[arg(long, value_name = "PATH")]
    pub(super) dossier: Option<PathBuf>,
    /// For dates: which date counts, when it was said (so when left out) or when it was published
    #[arg(long, value_enum)]
    pub(super) clock: Option<scope::ClockChoice>,
    #[command(flatten)]
    pub(super) filter: scope::FilterArgs,
    #[command(flatten)]
    pub(super) sources: SourcesArgs,
    /// How to print it
    #[arg(long, value_parser = format::of(Output::List), default_value = Format::Table.name())]
    pub(super) format: Format,
}
