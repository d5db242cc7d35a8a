//! Screen 5: two sides beside each other: each draft and its final text, a body and the states named here,
//! two dates, two actors. On the left each difference under its sort; on the right both sides in their words.
//!
//! ```text
//!  drafts  members  dates  actors │ United States, US support
//!  Dropped 2                      │ In the draft, not mentioned in the final text; omission is …
//!  ▌ United States   US support   │
//!  Kept 7                         │ Draft
//!    Coalition   The force        │ ┃ “… which were present in a draft declaration …”
//! ```

mod commands;
mod render;
mod state;

pub use commands::COMMANDS;
pub(super) use render::draw;
pub use state::{
    State, choose, chosen, deeper, difference, quote, refresh, settle, sides, sides_in_words,
    sides_of, step,
};
