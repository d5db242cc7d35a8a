//! Screen 3: the timeline. On the left the dates, each at its own precision, what is possibly there and what
//! is undated apart; on the right what came to be there then. A day becomes the one as of which every screen
//! shows what could be said, or since which it marks what is new.
//!
//! ```text
//!  Said on                        │ 6 January 2026
//!  ▌ 6 January 2026     31  as of │ 31 said then
//!    7 January 2026     12  later │  ● France and the UK: pledged to deploy …
//!  Undated                        │    Commit · pledged
//! ```

mod commands;
mod render;
mod state;

pub use commands::COMMANDS;
pub(super) use render::draw;
pub use state::{State, choose, chosen, deeper, refresh, settle, step};
