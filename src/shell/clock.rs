#![expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
//! The clock, as a day. Everything else gets dates handed in.

use std::time::{SystemTime, UNIX_EPOCH};

/// Today in UTC, as `2026-01-31`.
pub fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    day(seconds / 86_400)
}

/// A day by its number since 1 January 1970, in the Gregorian calendar (Howard Hinnant's
/// `civil_from_days`, for days that are not before the era).
fn day(number: u64) -> String {
    let days = number + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_dates() {
        for (number, expected) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_460, "2026-01-07"),
            (47_482, "2100-01-01"),
        ] {
            assert_eq!(day(number), expected);
        }
    }
}
