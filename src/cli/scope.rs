//! What a command is restricted to in time: `--as-of`, `--since`, `--clock`.

use super::output::{Failure, remark};
use crate::dossier::date::Date;
use crate::dossier::{Dossier, PositionSet};
use crate::insight::as_of::{AsOf, Clock, Day, Since, as_of, since};

#[derive(Debug, clap::Args)]
pub(super) struct ScopeArgs {
    /// Only what was there on this day: `2026-01-06`; by month or year its last day
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Only what came to be there after this day
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Which date counts: when it was said, or when it was published
    #[arg(long, value_enum, default_value_t = ClockChoice::Said)]
    clock: ClockChoice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ClockChoice {
    Said,
    Published,
}

/// The positions that a command speaks of.
pub(super) fn within(d: &Dossier, args: &ScopeArgs) -> Result<PositionSet, Failure> {
    let clock = match args.clock {
        ClockChoice::Said => Clock::Said,
        ClockChoice::Published => Clock::Published,
    };
    let day = |text: &Option<String>| text.as_deref().map(last_day).transpose();
    let (until, from) = (day(&args.as_of)?, day(&args.since)?);
    if until.is_none() && from.is_none() {
        return Ok(PositionSet::all(d.len()));
    }
    let later = match until {
        Some(day) => as_of(d, clock, day),
        None => AsOf { there: PositionSet::all(d.len()), possibly: PositionSet::none() },
    };
    leave_out(later.possibly.len(), "may have been there by then");
    Ok(match from {
        None => later.there,
        Some(day) => {
            let Since { new, perhaps } = since(&as_of(d, clock, day), &later);
            leave_out(perhaps.len(), "may have been there before");
            new
        }
    })
}

/// Says that so many positions are left out, because their dates do not say.
fn leave_out(count: usize, why: &str) {
    if count > 0 {
        let (noun, verb) = if count == 1 { ("position", "is") } else { ("positions", "are") };
        remark(&format!("{count} {noun} {why} and {verb} left out: the dates do not say"));
    }
}

/// The last day that a date can mean.
fn last_day(text: &str) -> Result<Day, Failure> {
    let date = Date::parse(text).map_err(|why| Failure(format!("`{text}` {why}")))?;
    date.last_day().ok_or_else(|| Failure(format!("`{text}` has no end: name a day")))
}
