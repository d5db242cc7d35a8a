//! Dates as sources state them: EDTF (ISO 8601-2), at day, month or year precision, uncertain or
//! approximate where marked, or an interval that may be open. Nothing is ever filled in.

use std::fmt;

/// A day: year, month (1 to 12), day (1 to 31). Compares as time does.
pub type Day = (u16, u8, u8);

/// One point: a year, perhaps a month, perhaps a day. Absent parts are `0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    pub year: u16,
    /// 1 to 12; 0 when only the year is stated.
    pub month: u8,
    /// 1 to 31; 0 when only the month is stated.
    pub day: u8,
    pub doubt: Doubt,
}

/// The qualifier after a point (EDTF level 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    None,
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`
    Both,
}

/// A date as stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Date {
    At(Point),
    /// From a point to a point; `None` is an open end, written `..`.
    Between(Option<Point>, Option<Point>),
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// Reads EDTF text.
    ///
    /// # Errors
    /// What is wrong, as the end of a sentence that begins with the text itself.
    pub fn parse(text: &str) -> Result<Date, &'static str> {
        let Some((from, to)) = text.split_once('/') else {
            return Point::parse(text).map(Date::At);
        };
        let end = |side: &str| match side {
            ".." => Ok(None),
            "" => Err("leaves an end of the interval empty; write `..` for an open end"),
            side => Point::parse(side).map(Some),
        };
        match (end(from)?, end(to)?) {
            (None, None) => Err("is open at both ends, so it says nothing; leave the field out"),
            (Some(a), Some(b)) if a.first_day() > b.last_day() => {
                Err("is an interval that ends before it begins")
            }
            (a, b) => Ok(Date::Between(a, b)),
        }
    }

    /// A plain day.
    pub const fn of_day((year, month, day): Day) -> Date {
        Date::At(Point { year, month, day, doubt: Doubt::None })
    }

    /// Whether neither of its points is marked as uncertain or approximate.
    pub fn is_certain(self) -> bool {
        let (from, to) = match self {
            Date::At(point) => (Some(point), None),
            Date::Between(from, to) => (from, to),
        };
        [from, to].into_iter().flatten().all(|point| point.doubt == Doubt::None)
    }

    /// The first day that the date can mean; `None` when open.
    pub fn first_day(self) -> Option<Day> {
        match self {
            Date::At(point) => Some(point.first_day()),
            Date::Between(from, _) => from.map(Point::first_day),
        }
    }

    /// The last day that the date can mean; `None` when open.
    pub fn last_day(self) -> Option<Day> {
        match self {
            Date::At(point) => Some(point.last_day()),
            Date::Between(_, to) => to.map(Point::last_day),
        }
    }

    /// Whether it certainly lies on that day or before it.
    pub(crate) fn is_certainly_by(self, day: Day) -> bool {
        self.is_certain() && self.last_day().is_some_and(|last| last <= day)
    }

    /// Whether it certainly lies after that day.
    pub(crate) fn is_certainly_after(self, day: Day) -> bool {
        self.is_certain() && self.first_day().is_some_and(|first| first > day)
    }

    /// The date in few columns: `6 Jan 2026`.
    pub fn in_short(self) -> String {
        MONTHS.iter().filter(|month| month.len() > 4).fold(self.in_words(), |words, month| {
            words.replace(month, month.get(..3).unwrap_or(month))
        })
    }

    /// The date for people: `3 May 2030`, `May 2030`, `by 3 May 2030`.
    pub fn in_words(self) -> String {
        match self {
            Date::At(point) => point.in_words(),
            Date::Between(Some(a), Some(b)) if a.shares_month(b) => {
                format!("{} to {}", a.day, b.in_words())
            }
            Date::Between(Some(a), Some(b)) => format!("{} to {}", a.in_words(), b.in_words()),
            Date::Between(Some(a), None) => format!("from {} on", a.in_words()),
            Date::Between(None, Some(b)) => format!("by {}", b.in_words()),
            Date::Between(None, None) => "undated".to_string(),
        }
    }
}

impl Point {
    fn parse(text: &str) -> Result<Point, &'static str> {
        const SHAPE: &str = "is no date; write `2030-05-03`, `2030-05`, `2030`, or an interval such as `2030-05-03/2030-05-04`";
        let (bare, doubt) = match text.as_bytes().last() {
            Some(b'?') => (text.strip_suffix('?'), Doubt::Uncertain),
            Some(b'~') => (text.strip_suffix('~'), Doubt::Approximate),
            Some(b'%') => (text.strip_suffix('%'), Doubt::Both),
            _ => (Some(text), Doubt::None),
        };
        let mut parts = bare.unwrap_or_default().split('-');
        let mut part = |digits: usize| -> Result<Option<u16>, &'static str> {
            let Some(part) = parts.next() else {
                return Ok(None);
            };
            let good = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
            if good { Ok(part.parse().ok()) } else { Err(SHAPE) }
        };
        let year = part(4)?.ok_or(SHAPE)?;
        let month = part(2)?;
        let day = part(2)?;
        if parts.next().is_some() {
            return Err(SHAPE);
        }
        let point =
            Point { year, month: month.unwrap_or(0) as u8, day: day.unwrap_or(0) as u8, doubt };
        if month.is_some_and(|m| !(1..=12).contains(&m)) {
            return Err("names a month that does not exist");
        }
        if day.is_some_and(|d| d == 0 || d > u16::from(days_in(year, point.month))) {
            return Err("names a day that does not exist");
        }
        Ok(point)
    }

    fn first_day(self) -> (u16, u8, u8) {
        (self.year, self.month.max(1), self.day.max(1))
    }

    fn last_day(self) -> (u16, u8, u8) {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in(self.year, month) } else { self.day };
        (self.year, month, day)
    }

    /// Whether both are plain days of one month, so that the month need be said once only.
    fn shares_month(self, other: Point) -> bool {
        let plain = self.doubt == Doubt::None && other.doubt == Doubt::None;
        plain
            && self.day > 0
            && other.day > 0
            && (self.year, self.month) == (other.year, other.month)
    }

    fn in_words(self) -> String {
        let bare = match (month_name(self.month), self.day) {
            (Some(month), 0) => format!("{month} {}", self.year),
            (Some(month), day) => format!("{day} {month} {}", self.year),
            (None, _) => self.year.to_string(),
        };
        match self.doubt {
            Doubt::None => bare,
            Doubt::Uncertain => format!("{bare}, uncertain"),
            Doubt::Approximate => format!("about {bare}"),
            Doubt::Both => format!("about {bare}, uncertain"),
        }
    }
}

/// The name of a month, counted from 1.
pub fn month_name(month: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

/// Days in a month of the proleptic Gregorian calendar (ISO 8601).
pub(crate) fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    /// The EDTF text, as it is written in a dossier.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |point: Option<Point>| point.map_or("..".to_string(), |p| p.to_string());
        match self {
            Date::At(point) => point.fmt(f),
            Date::Between(from, to) => write!(f, "{}/{}", end(*from), end(*to)),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        f.write_str(match self.doubt {
            Doubt::None => "",
            Doubt::Uncertain => "?",
            Doubt::Approximate => "~",
            Doubt::Both => "%",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_written_and_said() {
        for (text, words) in [
            ("2026-01-06", "6 January 2026"),
            ("2026-01", "January 2026"),
            ("2026", "2026"),
            ("2026-01-06?", "6 January 2026, uncertain"),
            ("2026-02~", "about February 2026"),
            ("2026-01-06/2026-01-07", "6 to 7 January 2026"),
            ("2026-01-31/2026-02-01", "31 January 2026 to 1 February 2026"),
            ("../2026-01-06", "by 6 January 2026"),
            ("2026-01-07/..", "from 7 January 2026 on"),
            ("2024-02-29", "29 February 2024"),
        ] {
            let date = Date::parse(text).unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(date.in_words(), words);
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_the_reason() {
        for (text, reason) in [
            ("6 January", "is no date"),
            ("2026-1-6", "is no date"),
            ("2026-01-06-01", "is no date"),
            ("", "is no date"),
            ("2026-13", "names a month"),
            ("2026-02-30", "names a day"),
            ("2026-01-00", "names a day"),
            ("../..", "is open at both ends"),
            ("/2026", "leaves an end"),
            ("2026-02/2026-01", "is an interval that ends before"),
        ] {
            let error = Date::parse(text).unwrap_err();
            assert!(error.starts_with(reason), "{text}: {error}");
        }
    }

    #[test]
    fn a_month_spans_its_days() {
        let date = Date::parse("2026-02").unwrap();
        assert_eq!(date.first_day(), Some((2026, 2, 1)));
        assert_eq!(date.last_day(), Some((2026, 2, 28)));
    }
}
