//! What is set beside each other, as a place, a brief and a job name it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Two sides, by ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sides {
    /// Each draft and its final text.
    #[default]
    Drafts,
    /// Each body and the states named here.
    Members,
    /// The time that is looked at, and the day since which it looks.
    Dates,
    /// Two actors.
    Actors(String, String),
}

impl fmt::Display for Sides {
    /// As a brief names them: `drafts`, `actors arl bes`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Sides::Drafts => f.write_str("drafts"),
            Sides::Members => f.write_str("members"),
            Sides::Dates => f.write_str("dates"),
            Sides::Actors(one, other) => write!(f, "actors {one} {other}"),
        }
    }
}

impl Sides {
    /// What the words of a brief set beside each other; drafts, where they say nothing that is known.
    pub fn named(words: &str) -> Sides {
        let mut words = words.split(' ');
        match (words.next(), words.next(), words.next()) {
            (Some("members"), ..) => Sides::Members,
            (Some("dates"), ..) => Sides::Dates,
            (Some("actors"), Some(one), Some(other)) => {
                Sides::Actors(one.to_string(), other.to_string())
            }
            _ => Sides::Drafts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_named_and_read_back() {
        let actors = Sides::Actors("fra".to_string(), "gbr".to_string());
        for sides in [Sides::Drafts, Sides::Members, Sides::Dates, actors] {
            assert_eq!(Sides::named(&sides.to_string()), sides);
        }
        assert_eq!(Sides::named("actors fra"), Sides::Drafts);
    }
}
