//! Screen 1: actors, the chosen actor's positions, the evidence of the chosen position.
//!
//! ```text
//!  States            │ Germany                    │ Ground troops
//!    FRA France   14 │ 1 of its own, 2 about it   │ Will it contribute its own soldiers …?
//!  ▌ DEU Germany   3 │                            │
//!        F. Merz   1 │ Ground troops              │ ◐ Ready, signalled; with a caveat
//!  Bodies            │ ▌◐ might, from a NATO …    │ “German troops ‹might› participate …”
//!    Coalition    17 │    Ready · caveat          │ Friedrich Merz, Chancellor · paraphrased
//! ```

mod commands;
mod render;
mod state;

pub use commands::COMMANDS;
pub(super) use render::draw;
pub use state::{
    Fold, Item, Row, State, choose, choose_named, chosen, deeper, open_quote, quote, refresh,
    settle, step,
};
