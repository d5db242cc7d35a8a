//! A brief as the store reads and saves it: a text under a name. Knows no file.

/// The largest brief, in bytes.
pub const LARGEST_BRIEF: u64 = 16 * 1024 * 1024;

/// A brief as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub text: String,
    /// Of its bytes, as `verify::hash` has it: the base of the next save.
    pub hash: String,
}

/// How a brief was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The name under which it lies now.
    pub name: String,
    /// Of what was written: the base of the next save.
    pub hash: String,
    /// Another program had changed or removed the brief, or there already was one: that is as it was,
    /// and this one lies beside it under a name of its own.
    pub beside: bool,
    /// Another program changed the brief in the very moment of the save: its text lies under this name.
    pub theirs: Option<String>,
}
