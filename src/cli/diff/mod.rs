//! `onrecord diff A B`: what differs between two dates, two actors or two dossiers; and with `--drafts`
//! what became of a draft in its final text. Differences are no findings: exit 0.

mod args;
mod page;
mod sides;

pub(super) use self::args::Args;
use self::page::{Page, PageSide};
use self::sides::Compared;
use super::open;
use super::output::{Done, Format, terminal_width, write};
use crate::dossier::{Known, PositionSet};
use crate::export::{Node, csv, json, markdown, plain};
use crate::insight::compare::{Comparison, actors, changes, drafts};
use crate::insight::diff::Side;
use crate::verify::Proofs;

pub(super) fn run(args: &Args) -> Done {
    let (path, sources) = (args.dossier.as_deref(), args.sources.as_deref());
    let none = PositionSet::none();
    let all = |len: usize| PositionSet::all(len);
    match sides::compared(args)? {
        Compared::Drafts(d) => {
            let proofs = open::proofs(&d, path, sources)?;
            let within = all(d.len());
            let known = Known::from(&d);
            print(args, drafts(known, &within), [(known, &proofs), (known, &proofs)])
        }
        Compared::Dates(d, dates) => {
            let proofs = open::proofs(&d, path, sources)?;
            let [one, other] = dates.each_ref().map(|date| Side {
                known: date.time.known(&d),
                within: &date.found.there,
                possibly: &date.found.possibly,
            });
            let titles = dates.each_ref().map(|date| date.title.clone());
            let [date, _] = &*dates;
            let clock = format!("Both days by what was {} by then.", date.time.clock.name());
            let compared = changes([one, other], titles, vec![clock]);
            print(args, compared, [(one.known, &proofs), (other.known, &proofs)])
        }
        Compared::Actors(d, [one, other]) => {
            let proofs = open::proofs(&d, path, sources)?;
            let within = all(d.len());
            let side = Side { known: Known::from(&d), within: &within, possibly: &none };
            let known = side.known;
            print(args, actors(side, one, other), [(known, &proofs), (known, &proofs)])
        }
        Compared::Dossiers(both) => {
            let [(one, one_path), (other, other_path)] = *both;
            let proofs = [
                open::proofs(&one, Some(&one_path), sources)?,
                open::proofs(&other, Some(&other_path), sources)?,
            ];
            let [first, second] = &proofs;
            let within = [all(one.len()), all(other.len())];
            let [in_one, in_other] = &within;
            let sides = [
                Side { known: Known::from(&one), within: in_one, possibly: &none },
                Side { known: Known::from(&other), within: in_other, possibly: &none },
            ];
            let titles = [one_path, other_path].map(|path| path.display().to_string());
            let [a, b] = sides;
            print(args, changes(sides, titles, Vec::new()), [(a.known, first), (b.known, second)])
        }
    }
}

fn print(args: &Args, compared: Comparison, sides: [(Known<'_>, &Proofs); 2]) -> Done {
    let sides = sides.map(|(known, proofs)| PageSide { known, proofs });
    let page = Page { compared, sides };
    match args.format {
        Format::Table => write(&plain::page(&page.nodes(), terminal_width())),
        Format::Md => write(&markdown::page(&page.nodes())),
        Format::Json => write(&json::page(&[Node::Table(page.table())])),
        Format::Csv => write(&csv::page(&[Node::Table(page.table())])),
    }
}
