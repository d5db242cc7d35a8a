//! What can be asked by how words reached us.

use crate::scope::Filter;

/// What can be asked, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    OwnWords,
    /// Passed on by at most so many.
    Relays(u8),
    Named,
    Proved,
}

impl Choice {
    pub(super) const ALL: [Choice; 5] =
        [Choice::OwnWords, Choice::Relays(1), Choice::Relays(2), Choice::Named, Choice::Proved];

    /// The key that asks for it.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Choice::OwnWords => "o",
            Choice::Relays(1) => "1",
            Choice::Relays(_) => "2",
            Choice::Named => "n",
            Choice::Proved => "p",
        }
    }

    /// Whether it is asked.
    pub(super) fn is_in(self, filter: Filter) -> bool {
        match self {
            Choice::OwnWords => filter.own_words,
            Choice::Relays(most) => filter.relays == Some(most),
            Choice::Named => filter.named,
            Choice::Proved => filter.proved,
        }
    }

    /// The filter with this asked, or no longer asked.
    pub(super) fn turned(self, filter: Filter) -> Filter {
        match self {
            Choice::OwnWords => Filter { own_words: !filter.own_words, ..filter },
            Choice::Relays(most) => {
                let relays = Some(most).filter(|most| filter.relays != Some(*most));
                Filter { relays, ..filter }
            }
            Choice::Named => Filter { named: !filter.named, ..filter },
            Choice::Proved => Filter { proved: !filter.proved, ..filter },
        }
    }

    /// What it asks, and what that means.
    pub(super) const fn words(self) -> (&'static str, &'static str) {
        match self {
            Choice::OwnWords => {
                ("Own words", "quoted, from the actor or someone who speaks for it")
            }
            Choice::Relays(1) => {
                ("At most 1 relay", "nobody recorded between speaker and publisher")
            }
            Choice::Relays(_) => {
                ("At most 2 relays", "at most one recorded between speaker and publisher")
            }
            Choice::Named => ("Named speaker", "no unnamed source"),
            Choice::Proved => ("Proved", "the words stand in a copy held here"),
        }
    }
}
