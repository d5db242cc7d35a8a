//! Why there is no text to read a quote in.

/// Each says why as a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoText {
    /// There is no copy where somebody said that there would be one: where it was looked for.
    Absent(String),
    /// There is no copy, and nobody said that there would be one: where it was looked for.
    NotHeld(String),
    /// There is one, and it cannot be read: why.
    Unreadable(String),
}

impl NoText {
    /// Why, as a clause.
    pub fn said(self) -> String {
        match self {
            NoText::Absent(said) | NoText::NotHeld(said) | NoText::Unreadable(said) => said,
        }
    }
}
