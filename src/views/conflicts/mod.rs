//! Screen 4: where sources do not say the same. On the left each case under its kind; on the right why it
//! is, or is not, a contradiction, and both sides in their own words.
//!
//! ```text
//!  Narrower denial                │ No contradiction: narrower denial
//!  ▌ Dmitriev at the Élysée       │ The Élysée denies a visit to the residence; it does not deny …
//!    France – Le Monde            │
//!  Different denominators         │ France
//!    Ground troops                │ ┃ “A Kremlin representative did not visit …”
//! ```

mod commands;
mod render;
mod state;

pub use commands::COMMANDS;
pub(super) use render::draw;
pub use state::{State, case, choose, chosen, deeper, position, quote, refresh, settle, step};
