//! `onrecord diff A B`: what differs between two dates, two actors or two dossiers; and with `--drafts`
//! what became of a draft in its final text. Differences are no findings: exit 0.

mod args;
mod sides;

pub(super) use self::args::Args;
use self::sides::Compared;
use super::open;
use super::output::{Done, print};
use crate::pages::comparison::ComparisonPage;

pub(super) fn run(args: &Args) -> Done {
    let filter = args.filter.filter();
    let (path, sources) = (args.dossier.as_deref(), args.sources.folder());
    match sides::compared(args)? {
        Compared::Drafts(d) => {
            let proofs = open::proofs(&d, path, sources)?;
            print(&ComparisonPage::of_drafts(&d, &proofs).filtered(filter), args.format)
        }
        Compared::Dates(d, days) => {
            let proofs = open::proofs(&d, path, sources)?;
            print(
                &ComparisonPage::of_days(&d, &proofs, days.each_ref()).filtered(filter),
                args.format,
            )
        }
        Compared::Actors(d, actors) => {
            let proofs = open::proofs(&d, path, sources)?;
            print(&ComparisonPage::of_actors(&d, &proofs, actors).filtered(filter), args.format)
        }
        Compared::Dossiers(both) => {
            let [(one, one_path), (other, other_path)] = *both;
            let first = open::proofs(&one, Some(&one_path), sources)?;
            let second = open::proofs(&other, Some(&other_path), sources)?;
            let titles = [one_path, other_path].map(|path| path.display().to_string());
            let dossiers = [(&one, &first), (&other, &second)];
            print(&ComparisonPage::of_dossiers(dossiers, titles).filtered(filter), args.format)
        }
    }
}
