//! What A and B of `onrecord diff A B` are: both must be of one sort.

use std::path::{Path, PathBuf};

use super::super::dates::{last_day, meant, no_date};
use super::super::names::unknown;
use super::super::output::{Failure, remark};
use super::super::remedy::command;
use super::super::{open, scope};
use super::args::Args;
use crate::dossier::date::Date;
use crate::dossier::{ActorIx, Dossier, Entity, Opened};
use crate::insight::as_of::{Calendar, Clock, Time};
use crate::scope::Scope;
use crate::search::named::named;
use crate::shell::files;

/// What is compared.
#[derive(Debug)]
pub(super) enum Compared {
    Drafts(Dossier),
    Dates(Dossier, Box<[Scope; 2]>),
    Actors(Dossier, [ActorIx; 2]),
    Dossiers(Box<[(Dossier, PathBuf); 2]>),
}

/// What a word on the command line can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Date,
    Actor,
    Dossier,
}

impl Sort {
    const fn noun(self) -> &'static str {
        match self {
            Sort::Date => "a date",
            Sort::Actor => "an actor",
            Sort::Dossier => "a dossier",
        }
    }
}

/// Reads A and B, and opens what they speak of.
pub(super) fn compared(args: &Args) -> Result<Compared, Failure> {
    if let Some(since) = args.since.as_deref() {
        let opened = open::dossier(args.dossier.as_deref())?;
        let days = since_a_day(&opened.dossier, args, since)?;
        let d = with_remark(opened, args.dossier.as_deref());
        return Ok(Compared::Dates(d, Box::new(days)));
    }
    let (Some(one), Some(other)) = (args.one.as_deref(), args.other.as_deref()) else {
        only_for_dates(args)?;
        return Ok(Compared::Drafts(opened(args.dossier.as_deref())?));
    };
    if [one, other].into_iter().all(is_path) {
        return dossiers(args, one, other);
    }
    let path = args.dossier.as_deref();
    let opened = open::dossier(path)?;
    let d = &opened.dossier;
    let sorts = [sorts(d, one), sorts(d, other)];
    let [first, second] = &sorts;
    match first.iter().find(|sort| second.contains(sort)) {
        Some(Sort::Date) => {
            let calendar = Calendar::new(d);
            let dates = [on(d, &calendar, args, one)?, on(d, &calendar, args, other)?];
            Ok(Compared::Dates(with_remark(opened, path), Box::new(dates)))
        }
        Some(Sort::Actor) => {
            only_for_dates(args)?;
            let actors = [actor(d, path, one)?, actor(d, path, other)?];
            if let [first, second] = actors
                && first == second
            {
                return Err(Failure(format!(
                    "`{one}` and `{other}` are one actor, {}: name two",
                    d.name_of(Entity::Actor(first))
                )));
            }
            Ok(Compared::Actors(with_remark(opened, path), actors))
        }
        Some(Sort::Dossier) => dossiers(args, one, other),
        None => Err(refused(d, path, [(one, first), (other, second)])),
    }
}

/// A day, and a later one or all that is held.
fn since_a_day(d: &Dossier, args: &Args, since: &str) -> Result<[Scope; 2], Failure> {
    let calendar = Calendar::new(d);
    let earlier = on(d, &calendar, args, since)?;
    let later = match args.as_of.as_deref() {
        Some(day) => on(d, &calendar, args, day)?,
        None => Scope::at(d, &calendar, Time { as_of: None, ..earlier.time }),
    };
    if later.time.as_of.is_some_and(|day| earlier.time.as_of > Some(day)) {
        return Err(scope::since_is_later());
    }
    Ok([earlier, later])
}

fn dossiers(args: &Args, one: &str, other: &str) -> Result<Compared, Failure> {
    only_for_dates(args)?;
    if args.dossier.is_some() {
        return Err(Failure(format!(
            "`{one}` and `{other}` are dossiers themselves: leave `--dossier` out"
        )));
    }
    let [one, other] = [one, other].map(PathBuf::from);
    let both = [(opened(Some(&one))?, one), (opened(Some(&other))?, other)];
    Ok(Compared::Dossiers(Box::new(both)))
}

fn only_for_dates(args: &Args) -> Result<(), Failure> {
    match args.clock {
        None => Ok(()),
        Some(_) => Err(Failure("`--clock` is for two dates: leave it out".to_string())),
    }
}

/// Opens a dossier; its problems are counted, with its name, because there may be two.
fn opened(path: Option<&Path>) -> Result<Dossier, Failure> {
    Ok(with_remark(open::dossier(path)?, path))
}

fn with_remark(opened: Opened, path: Option<&Path>) -> Dossier {
    let count = opened.problems.iter().filter(|problem| problem.is_open()).count();
    if count > 0 {
        let name = path.map_or("the dossier".to_string(), |path| path.display().to_string());
        let noun = if count == 1 { "problem" } else { "problems" };
        remark(&format!("{name} has {count} {noun}; {} lists them", command("check", path)));
    }
    opened.dossier
}

/// Whether a word can only be a path.
fn is_path(word: &str) -> bool {
    let ending = Path::new(word).extension().is_some_and(|ending| ending == "ron");
    word.contains('/') || ending || word == "." || word == ".."
}

/// Whether a word names a dossier that is there.
fn is_dossier(word: &str) -> bool {
    let path = Path::new(word);
    path.exists() || files::meant(Some(path)).is_bundled()
}

/// What a word can mean, the likeliest first.
fn sorts(d: &Dossier, word: &str) -> Vec<Sort> {
    let mut sorts = Vec::new();
    if Date::parse(word).is_ok() {
        sorts.push(Sort::Date);
    }
    if !is_path(word) && !actors(d, word).is_empty() {
        sorts.push(Sort::Actor);
    }
    if is_path(word) || is_dossier(word) {
        sorts.push(Sort::Dossier);
    }
    sorts
}

/// Why two words cannot be compared, and what would help.
fn refused(d: &Dossier, path: Option<&Path>, words: [(&str, &Vec<Sort>); 2]) -> Failure {
    let [(one, first), (other, second)] = words;
    let (unread, known) = match (first.first(), second.first()) {
        (Some(a), Some(b)) => {
            return Failure(format!(
                "`{one}` is {} and `{other}` is {}: name two dates, two actors or two dossiers",
                a.noun(),
                b.noun()
            ));
        }
        (None, known) => (one, known),
        (known, None) => (other, known),
    };
    match known {
        // Neither side can be read: what looks like a day is told as one.
        None if !meant(unread).is_empty() => no_date(unread, "is no date"),
        Some(Sort::Date) => match Date::parse(unread) {
            Err(why) => no_date(unread, why),
            Ok(_) => Failure(format!("`{unread}` is no date")),
        },
        Some(Sort::Dossier) => Failure(format!(
            "there is no dossier `{unread}`: name a folder with `.ron` files, or one `.ron` file"
        )),
        Some(Sort::Actor) | None => unknown(d, path, unread, "actor"),
    }
}

fn actors(d: &Dossier, word: &str) -> Vec<ActorIx> {
    let found = named(d, word).into_iter();
    let actors = found.filter_map(|entity| match entity {
        Entity::Actor(ix) => Some(ix),
        _ => None,
    });
    actors.collect()
}

fn actor(d: &Dossier, path: Option<&Path>, word: &str) -> Result<ActorIx, Failure> {
    match actors(d, word).as_slice() {
        [] => Err(unknown(d, path, word, "actor")),
        [one] => Ok(*one),
        several => {
            let ids: Vec<&str> = several.iter().map(|ix| d.id_of(Entity::Actor(*ix))).collect();
            Err(Failure(format!("`{word}` names several actors: use one of {}", ids.join(", "))))
        }
    }
}

/// The dossier on a day. What may or may not have been there is left out, and a remark says so.
fn on(d: &Dossier, calendar: &Calendar, args: &Args, word: &str) -> Result<Scope, Failure> {
    let clock = args.clock.map_or(Clock::Said, scope::ClockChoice::clock);
    let day = last_day(word)?;
    let scope = Scope::at(d, calendar, Time { clock, as_of: Some(day), since: None });
    scope::leave_out(&scope, &format!("on {}", Date::of_day(day).in_words()));
    Ok(scope)
}
