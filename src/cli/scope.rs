//! What a command is restricted to: in time (`--as-of`, `--since`, `--clock`), and by how words reached us
//! (`--find`, `--own-words`, `--max-relays`, `--named`, `--proved`).

use super::dates::last_day;
use super::output::{Failure, remark};
use crate::dossier::Dossier;
use crate::insight::as_of::{Calendar, Clock, Time};
use crate::insight::conflicts::case::marked;
use crate::insight::conflicts::conflicts;
use crate::scope::query::{Against, Columns, Live, is_value};
use crate::scope::search::Results;
use crate::scope::{Filter, Ground, Scope, query_of};
use crate::search::index::Index;
use crate::search::query::{Query, parse_with};
use crate::verify::Proofs;

#[derive(Debug, clap::Args)]
pub(super) struct ScopeArgs {
    /// Only what was there on this day: `2030-05-03`; by month or year its last day
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Only what is new, changed or superseded since this day
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Which date counts: when it was said, or when it was published
    #[arg(long, value_enum, default_value_t = ClockChoice::Said)]
    clock: ClockChoice,
    #[command(flatten)]
    filter: FindArgs,
}

/// What is looked for.
#[derive(Debug, clap::Args)]
pub(super) struct FindArgs {
    /// Only what this finds, typed as into the search box: words, "a phrase", stance:refuse, is:undated
    #[arg(long, value_name = "QUERY")]
    find: Option<String>,
    #[command(flatten)]
    flags: FilterArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct FilterArgs {
    /// Only words in quotation marks, by the actor or by someone who speaks for it
    #[arg(long)]
    own_words: bool,
    /// Only words passed on at most this many times, the publisher included
    #[arg(long, value_name = "NUMBER")]
    max_relays: Option<u8>,
    /// Only words of a named speaker
    #[arg(long)]
    named: bool,
    /// Only words that stand in a copy held here
    #[arg(long)]
    proved: bool,
}

impl FilterArgs {
    pub(super) const fn filter(&self) -> Filter {
        let FilterArgs { own_words, max_relays: relays, named, proved } = *self;
        Filter { own_words, relays, named, proved }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ClockChoice {
    Said,
    Published,
}

impl ClockChoice {
    pub(super) const fn clock(self) -> Clock {
        match self {
            ClockChoice::Said => Clock::Said,
            ClockChoice::Published => Clock::Published,
        }
    }
}

/// As [`with_possibly`], for commands that leave out what may or may not have been there: a remark says so.
pub(super) fn of(d: &Dossier, args: &ScopeArgs, proofs: &Proofs) -> Result<Scope, Failure> {
    let scope = with_possibly(d, args, proofs)?;
    leave_out(&scope, "by then");
    Ok(scope)
}

/// The time of a command, what was there by it, and what of that is asked for.
pub(super) fn with_possibly(
    d: &Dossier,
    args: &ScopeArgs,
    proofs: &Proofs,
) -> Result<Scope, Failure> {
    let day = |text: &Option<String>| text.as_deref().map(last_day).transpose();
    let time =
        Time { clock: args.clock.clock(), as_of: day(&args.as_of)?, since: day(&args.since)? };
    if let (Some(until), Some(from)) = (time.as_of, time.since)
        && from > until
    {
        return Err(since_is_later());
    }
    let mut scope = Scope::at(d, &Calendar::new(d), time);
    ask(d, &mut scope, query(d, &args.filter)?, proofs);
    Ok(scope)
}

/// Looks for what a query asks, if it asks anything.
pub(super) fn ask(d: &Dossier, scope: &mut Scope, query: Query, proofs: &Proofs) {
    if query.is_all() {
        return;
    }
    let (index, columns, calendar) = (Index::new(d), Columns::new(d), Calendar::new(d));
    let live = live(d, scope, proofs);
    let ground = Ground { index: &index, columns: &columns, calendar: &calendar, live: &live };
    scope.ask(d, query, ground);
}

/// What typed words find among what is shown; so many of it, at most.
pub(super) fn search(
    d: &Dossier,
    scope: &Scope,
    proofs: &Proofs,
    typed: &str,
    most: usize,
) -> Results {
    let (index, columns, calendar) = (Index::new(d), Columns::new(d), Calendar::new(d));
    let live =
        Live { new: scope.since.any(), there: scope.there.clone(), ..live(d, scope, proofs) };
    let against = Against {
        d: scope.known(d, proofs.fallen()),
        index: &index,
        columns: &columns,
        calendar: &calendar,
        time: scope.time,
        live: &live,
    };
    crate::scope::search::search(&against, typed, &scope.asked(), most)
}

/// What filters ask that comes and goes.
fn live(d: &Dossier, scope: &Scope, proofs: &Proofs) -> Live {
    let conflict = marked(&conflicts(scope.known(d, proofs.fallen()), &scope.there));
    Live { outcomes: proofs.outcomes().clone(), conflict: Some(conflict), ..Live::default() }
}

/// What the flags of a command look for: `--find`, and the flags that ask how words reached us.
pub(super) fn query(d: &Dossier, args: &FindArgs) -> Result<Query, Failure> {
    let flags = args.flags.filter().query();
    let Some(typed) = &args.find else { return Ok(flags) };
    let is_value = |field, text: &str| is_value(d, field, text);
    if let Err(error) = parse_with(typed, &is_value) {
        return Err(Failure(format!("`--find {typed}` means nothing: {}", error.said)));
    }
    // Nobody is typing any more.
    Ok(Query::all([query_of(typed).ended(), flags]))
}

/// That two days are the wrong way round.
pub(super) fn since_is_later() -> Failure {
    Failure("`--since` names a later day than `--as-of`".to_string())
}

/// Says that positions are left out, because their dates do not say whether they were there `by then`.
pub(super) fn leave_out(scope: &Scope, by_then: &str) {
    let count = scope.possibly_there.len();
    if count > 0 {
        let (noun, verb) = if count == 1 { ("position", "is") } else { ("positions", "are") };
        remark(&format!(
            "{count} {noun} may have been there {by_then} and {verb} left out: the dates do not say"
        ));
    }
}
