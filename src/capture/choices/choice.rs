//! One of the things that can be chosen for a field.

use crate::capture::field::Value;

/// One of the things that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub value: Value,
    pub label: String,
    /// What it is, or why it is offered, in a few words.
    pub why: String,
}
