//! How a position came between two days of one dossier: because it was said then, because it was only
//! reported then, or because its dates leave that open. What is undated never reads as said on a day.

use super::side::{Side, is_one_dossier};
use crate::dossier::date::{Date, Day};
use crate::dossier::{Dossier, Known, Position};
use crate::insight::diff::said::{When, said, speaks_for_itself};
use crate::insight::naming::{Tells, UNDATED};

/// How it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum News {
    /// Dated after the first of the two days, or in another dossier.
    New,
    /// Known only from its publication: undated, or said by the first day already.
    FirstReported,
    /// Its dates lie on either side of the first day.
    Open,
}

impl News {
    pub const ALL: [News; 3] = [News::New, News::FirstReported, News::Open];

    pub fn of(a: Side<'_>, b: Side<'_>, p: Position<'_>) -> News {
        if !is_one_dossier(a, b) {
            return News::New;
        }
        if a.possibly.contains(p.ix) {
            return News::Open;
        }
        let Some(date) = p.stated_on() else { return News::FirstReported };
        let from = a.known.until();
        let known = |day: Option<Day>| day.filter(|_| date.is_certain());
        match (known(date.first_day()), known(date.last_day())) {
            (first, _) if first.is_some() && first > from => News::New,
            (_, last) if last.is_some() && last <= from => News::FirstReported,
            _ => News::Open,
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            News::New => "new",
            News::FirstReported => "first reported",
            News::Open => "perhaps said earlier",
        }
    }

    /// What it means, and what it does not, where `from` is the earlier of the two days.
    pub fn meaning(self, from: &str) -> String {
        match self {
            News::New => format!("Statements dated after {from}."),
            News::FirstReported => "Statements whose own day is not known. They count from the day of their publication, may have been made \
                 long before, and are no sign that anything changed."
                .to_string(),
            News::Open => format!(
                "Statements whose dates leave open whether they had been made by {from} or were made after it."
            ),
        }
    }
}

/// `first reported here on 4 May 2030 (act undated; the report has “reiterated”)`.
pub fn news_words(b: Side<'_>, p: Position<'_>, news: News) -> String {
    let d = b.known.whole();
    match news {
        News::New => match p.stated_on() {
            // The day of a document that speaks for itself is not the day of an act.
            Some(date) if speaks_for_itself(d, p) => format!("reported {}", date.in_words()),
            // Nor is the day of a text that of whoever sums it up.
            Some(date) if is_of_text(p) => format!("from a text dated {}", date.in_words()),
            // The day of a report that it does not have itself may stand in another.
            Some(date) if !is_day_of_report(d, p, date) => {
                format!("dated here {}", date.in_words())
            }
            Some(date) => format!("dated {}", date.in_words()),
            None => "new".to_string(),
        },
        News::FirstReported => {
            let earlier = earlier_word(p).map(|word| format!("the report has “{word}”"));
            let said = match (p.stated_on(), p.evidence().next()) {
                (Some(date), _) => Some(format!("said {}", date.in_words())),
                // What a document itself says has its date, unless the words go back behind it.
                (None, _) if earlier.is_none() && speaks_for_itself(d, p) => None,
                (None, quote) => quote.map(|quote| Tells::of(quote).undated().to_string()),
            };
            let remarks: Vec<String> = said.into_iter().chain(earlier).collect();
            let remarks = match remarks.as_slice() {
                [] => String::new(),
                all => format!(" ({})", all.join("; ")),
            };
            match first_day(d, p) {
                Some(day) => {
                    format!("first reported here on {}{remarks}", Date::of_day(day).in_words())
                }
                None => format!("first reported here in {UNDATED}{remarks}"),
            }
        }
        News::Open => match b.known.until() {
            Some(day) => {
                format!("reported by {}, perhaps said earlier", Date::of_day(day).in_words())
            }
            None => "reported here, perhaps said earlier".to_string(),
        },
    }
}

/// Whether a document that has it is of that day.
fn is_day_of_report(d: &Dossier, p: Position<'_>, date: Date) -> bool {
    let mut documents = p.evidence().filter_map(|quote| d.document(quote.document()));
    documents.any(|one| one.published_on == Some(date))
}

/// Whether what it tells is in a text, and not what somebody said or did.
fn is_of_text(p: Position<'_>) -> bool {
    p.evidence().next().is_some_and(|quote| Tells::of(quote) == Tells::Text)
}

/// What it says, under words on how it came.
pub fn news_said(d: Known<'_>, p: Position<'_>, news: News) -> String {
    let when = match (news, first_day(d.whole(), p)) {
        (News::FirstReported, Some(day)) => When::Reported(day),
        (News::New, Some(day)) if p.stated_on() == Some(Date::of_day(day)) => When::Reported(day),
        _ => When::Told,
    };
    said(d, p, when)
}

/// The day on which the first of its documents that are known came out.
fn first_day(d: &Dossier, p: Position<'_>) -> Option<Day> {
    let documents = p.evidence().filter_map(|quote| d.document(quote.document()));
    let dates = documents.filter_map(|document| document.published_on);
    dates.filter(|date| date.is_certain()).filter_map(Date::last_day).min()
}

/// A word of the quotes by which it was said before. A quote may say it of something else beside: only what
/// the entry is summed up by is said of it.
fn earlier_word(p: Position<'_>) -> Option<&str> {
    const EARLIER: [&str; 10] = [
        "again",
        "consistently",
        "previously",
        "reaffirmed",
        "reaffirms",
        "reiterated",
        "reiterates",
        "renewed",
        "repeated",
        "repeatedly",
    ];
    let words = p.evidence().flat_map(|quote| quote.exact().split(|c: char| !c.is_alphabetic()));
    let summed_up = |word: &str| {
        p.summary().split(|c: char| !c.is_alphabetic()).any(|told| told.eq_ignore_ascii_case(word))
    };
    words
        .into_iter()
        .find(|word| EARLIER.contains(&word.to_lowercase().as_str()) && summed_up(word))
}
