//! Days on the command line; what is no date in our form is told with the day that it probably means.

use super::nearest::did_you_mean;
use super::output::Failure;
use crate::documents::dates_meant;
use crate::dossier::date::Date;
use crate::insight::as_of::Day;
use crate::shell::clock;

/// The last day that a date can mean.
pub(super) fn last_day(text: &str) -> Result<Day, Failure> {
    let date = Date::parse(text).map_err(|why| no_date(text, why))?;
    date.last_day().ok_or_else(|| Failure(format!("`{text}` has no end: name a day")))
}

/// That a text is no date, and why: with what it probably means, where it is written as people write dates.
pub(super) fn no_date(text: &str, why: &str) -> Failure {
    let meant = meant(text);
    if meant.is_empty() {
        return Failure(format!("`{text}` {why}"));
    }
    Failure(format!("`{text}` is not how dates are written here: {}", did_you_mean(&meant)))
}

/// The dates that a text may mean.
pub(super) fn meant(text: &str) -> Vec<String> {
    if text.trim().eq_ignore_ascii_case("today") {
        return vec![clock::today()];
    }
    dates_meant(text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        last_day(text).err().map_or_else(|| panic!("{text}"), |failure| failure.0)
    }

    #[test]
    fn a_date_out_of_shape_is_told_with_the_day_that_it_means() {
        for text in [
            "2026-1-6",
            "6 January 2026",
            "January 6, 2026",
            "2026/01/06",
            "20260106",
            "06.01.2026",
        ] {
            assert!(told(text).ends_with(": did you mean 2026-01-06?"), "{}", told(text));
        }
        let both = "did you mean 2026-01-06 or 2026-06-01?";
        for text in ["6/1/2026", "06-01-2026"] {
            assert!(told(text).ends_with(both), "{}", told(text));
        }
        assert!(told("today").contains("did you mean 20"));
        for text in ["soon", "2026-13-01", ""] {
            assert!(!told(text).contains("did you mean"), "{}", told(text));
        }
    }
}
