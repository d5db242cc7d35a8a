//! What is looked for, as a tree: words, phrases and fields, with "not", "and" and "or". The one form of every filter:
//! the search box writes it, the list of facets ticks its values, flags of commands add to it. Text to tree and back
//! is the same ([`parse()`], and `to_string` of a [`Query`]).

mod field;
mod parse;
mod print;
mod tree;

pub use field::Field;
pub use parse::{QueryError, parse, parse_with};
pub use tree::Query;
