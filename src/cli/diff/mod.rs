//! `onrecord diff A B`: what differs between two dates, two actors or two dossiers; and with `--drafts`
//! what became of a draft in its final text. Differences are no findings: exit 0.

mod args;
mod asked;
mod sides;

pub(super) use self::args::Args;
use self::sides::Compared;
use super::open;
use super::output::{Done, print};
use crate::insight::as_of::Time;
use crate::pages::comparison::ComparisonPage;

pub(super) fn run(args: &Args) -> Done {
    let (path, sources) = (args.dossier.as_deref(), args.sources.folder());
    // Which days are compared, its title says, and a note by which clock.
    let print = |page: ComparisonPage<'_>, asked| {
        print(&page.narrowed(&asked), args.format, Time::default())
    };
    match sides::compared(args)? {
        Compared::Drafts(d) => {
            let asked = asked::of(args, &[(&d, path)])?;
            let proofs = open::proofs(&d, path, sources)?;
            print(ComparisonPage::of_drafts(&d, &proofs), asked)
        }
        Compared::Dates(d, days) => {
            let asked = asked::of(args, &[(&d, path)])?;
            let proofs = open::proofs(&d, path, sources)?;
            print(ComparisonPage::of_days(&d, &proofs, days.each_ref()), asked)
        }
        Compared::Actors(d, actors) => {
            let asked = asked::of(args, &[(&d, path)])?;
            let proofs = open::proofs(&d, path, sources)?;
            print(ComparisonPage::of_actors(&d, &proofs, actors), asked)
        }
        Compared::Dossiers(both) => {
            let [(one, one_path), (other, other_path)] = *both;
            let [first, second] = [&one_path, &other_path].map(|path| Some(path.as_path()));
            // What only the first has is asked for as well as what only the second has.
            let asked = asked::of(args, &[(&one, first), (&other, second)])?;
            let first = open::proofs(&one, Some(&one_path), sources)?;
            let second = open::proofs(&other, Some(&other_path), sources)?;
            let titles = [one_path, other_path].map(|path| path.display().to_string());
            let dossiers = [(&one, &first), (&other, &second)];
            print(ComparisonPage::of_dossiers(dossiers, titles), asked)
        }
    }
}
