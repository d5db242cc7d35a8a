//! Screen 7: the brief. On the left what was collected, in order, with headings and notes; on the right the page
//! that will leave the building, from what is chosen on.
//!
//! ```text
//!  The meeting of 6 January                │ Germany: Ground troops
//!  brief · saved · 5 quotes attested       │ German troops might take part, but only …
//!  ▌ 1 ◐ Germany: Ground troops    note    │ ┃ “German troops might participate, …”
//!    2 ✕ Italy: Ground troops     changed  │   Friedrich Merz · paraphrased · attested …
//! ```

mod commands;
mod render;
mod state;

pub use commands::COMMANDS;
pub(super) use render::draw;
pub use state::{State, choose, chosen, deeper, item, settle, step};
