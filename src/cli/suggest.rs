//! `onrecord suggest`: what the words of a document suggest for a new position, or how good such suggestions are on a
//! dossier.

use std::path::{Path, PathBuf};

use super::names::document_named;
use super::output::{Done, Failure, print, remark};
use super::{format, open};
use crate::documents::Extract;
use crate::dossier::{DocumentIx, Dossier, Entity};
use crate::export::{Format, Output};
use crate::insight::as_of::Time;
use crate::pages::score::ScorePage;
use crate::pages::suggested::SuggestedPage;
use crate::shell::copies::Copies;
use crate::suggest::{Chosen, Context, Hide, Reading, Record, Suggestions, score};
use crate::verify::{NoText, QuoteFinder, Sought};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The dossier: a folder, a `.ron` file, or a bundled one by its name; the first bundled one when left out
    dossier: Option<PathBuf>,
    /// The words to suggest a position for, as they stand in the document
    #[arg(long, value_name = "WORDS", requires = "document")]
    words: Option<String>,
    /// The document in which the words stand: its id, title or publisher
    #[arg(long, value_name = "NAME", requires = "words")]
    document: Option<String>,
    /// Hide each position in turn, and tell for each field how often the right value is suggested
    #[arg(long, conflicts_with = "words")]
    score: bool,
    /// With --score: hide all positions of the same document, as if nothing of it had been read yet
    #[arg(long, requires = "score")]
    unread: bool,
    /// With --score: list every mistake
    #[arg(long, requires = "score")]
    mistakes: bool,
    #[command(flatten)]
    sources: open::SourcesArgs,
    /// How to print it
    #[arg(long, value_parser = format::of(Output::List), default_value = Format::Table.name())]
    format: Format,
}

pub(super) fn run(args: &Args) -> Done {
    let path = args.dossier.as_deref();
    let opened = open::dossier_with_remark(path)?;
    let d = &opened.dossier;
    let held =
        Held { d, copies: Copies::of_dossier(path, open::sources_of(&args.sources)?.as_deref()) };
    match (&args.document, &args.words) {
        (Some(document), Some(words)) => {
            let suggested = held.suggested(document_named(d, path, document)?, words)?;
            print(&SuggestedPage::new(d, &suggested), args.format, Time::default())
        }
        _ if args.score => held.measure(args),
        _ => Err(Failure(
            "nothing is asked for: --document NAME with --words WORDS tells what the words suggest, --score how good \
             such suggestions are"
                .to_string(),
        )),
    }
}

/// A dossier and the copies of its documents.
struct Held<'a> {
    d: &'a Dossier,
    copies: Copies,
}

impl Held<'_> {
    fn read(&self, document: DocumentIx) -> Result<Extract, NoText> {
        let stamp = self.d.stamp_of(document).map(|stamp| stamp.sha256.as_ref());
        let id = self.d.id_of(Entity::Document(document));
        self.copies.read(id, stamp).map(|copy| copy.extract)
    }

    /// What some words of a document suggest.
    fn suggested(&self, document: DocumentIx, words: &str) -> Result<Suggestions, Failure> {
        let id = self.d.id_of(Entity::Document(document));
        let extract = self
            .read(document)
            .map_err(|why| Failure(format!("{id} cannot be read: {}", why.said())))?;
        let sought = Sought { prefix: "", exact: words, suffix: "" };
        let found = QuoteFinder::new(&extract).look(sought);
        let span = found
            .as_ref()
            .and_then(|found| Some(found.spans.first()?.start..found.spans.last()?.end));
        let span = span.ok_or_else(|| {
            Failure(format!("these words do not stand in the copy of {id}: copy them from the document as they are"))
        })?;
        let times = found.map_or(0, |found| found.flags.ambiguous);
        if times > 1 {
            remark(&format!("the words stand in it {times} times; the first place is taken"));
        }
        let record = Record::of(self.d);
        let reading = Reading::of(self.d, &record, document, &extract);
        Ok(Suggestions::at(&Context {
            dossier: self.d,
            record: &record,
            reading: &reading,
            span: &span,
            except: &[],
            chosen: &Chosen::default(),
            turned_away: &[],
        }))
    }

    /// How good the suggestions are on the dossier.
    fn measure(&self, args: &Args) -> Done {
        let hide = if args.unread { Hide::Document } else { Hide::Position };
        let measured = score(self.d, hide, |document| self.read(document).ok());
        if measured.not_held == measured.positions {
            return Err(Failure(nothing_held(args.dossier.as_deref(), self.d.len())));
        }
        print(&ScorePage::new(self.d, &measured, args.mistakes), args.format, Time::default())
    }
}

/// Why nothing can be measured.
fn nothing_held(path: Option<&Path>, positions: usize) -> String {
    let dossier =
        path.map_or("the bundled dossier".to_string(), |path| format!("`{}`", path.display()));
    if positions == 0 {
        return format!("{dossier} has no positions to measure suggestions on");
    }
    format!(
        "no copy is held in which the first quote of a position of {dossier} stands: put copies into its folder \
         `documents`, or name a folder that has them with --sources"
    )
}
