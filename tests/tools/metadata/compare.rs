//! What was found beside what is expected.

use onrecord::documents;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Author,
    Date,
    Site,
    Title,
}

impl Field {
    pub(crate) const ALL: [Field; 4] = [Field::Author, Field::Date, Field::Site, Field::Title];

    /// What the answers call it.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Field::Author => "byline",
            Field::Date => "publishedTime",
            Field::Site => "siteName",
            Field::Title => "title",
        }
    }

    /// What documents call it.
    pub(crate) const fn meta(self) -> documents::Field {
        match self {
            Field::Author => documents::Field::Author,
            Field::Date => documents::Field::Published,
            Field::Site => documents::Field::Publisher,
            Field::Title => documents::Field::Title,
        }
    }
}

/// How one answer went.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Right,
    Silent(String),
    /// What was found closes its quotation mark, and its place follows.
    Wrong {
        expected: String,
        found: String,
    },
    /// Something was found, and no answer is given: a page may state more than its answers have.
    Unexpected(String),
    /// Nothing is given, and nothing was found.
    None,
}

/// What was found comes with its place. `is_judged`: the answer was written by hand, and is all that the page states.
pub(crate) fn mark(
    field: Field,
    expected: Option<String>,
    found: Option<(&str, &str)>,
    is_judged: bool,
) -> Mark {
    let told = |(found, place): (&str, &str)| format!("{found}” ({place})");
    match (expected, found) {
        (Some(expected), Some((found, _))) if is_same(field, &expected, found) => Mark::Right,
        (Some(expected), Some(found)) => Mark::Wrong { expected, found: told(found) },
        (Some(expected), None) => Mark::Silent(expected),
        (None, Some(found)) if is_judged => {
            Mark::Wrong { expected: "nothing".to_string(), found: told(found) }
        }
        (None, Some(found)) => Mark::Unexpected(told(found)),
        (None, None) => Mark::None,
    }
}

fn is_same(field: Field, expected: &str, found: &str) -> bool {
    match field {
        // The day, as it is stated. Less than a day is right as far as it goes, and counts as silent elsewhere.
        Field::Date => expected.starts_with(found) && found.len() == 10,
        Field::Author => people(expected) == people(found),
        Field::Site | Field::Title => letters(expected) == letters(found),
    }
}

/// The names, in any order, without what stands around them.
fn people(text: &str) -> Vec<String> {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let own =
        ["By: ", "BY: ", "By ", "by ", "Par "].iter().find_map(|label| flat.strip_prefix(label));
    let own = own.unwrap_or(&flat).replace(" and ", ", ").replace(" et ", ", ").replace(';', ",");
    let mut names: Vec<String> =
        own.split(',').map(letters).filter(|name| !name.is_empty()).collect();
    names.sort();
    names.dedup();
    names
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
