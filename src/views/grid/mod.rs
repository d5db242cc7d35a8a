//! Screen 2: the grid, actors by topics. A cell shows the strongest stance of the actor's own, or that
//! only others speak for it; below, what the chosen cell says.
//!
//! ```text
//!  States              Troops        Naval         Logistic
//!   FRA France         ● Commit +wp  ·             ·
//!   DEU Germany        ◐ Ready ce*   ·             ·
//!   TUR Turkey         ·             ◌ expect. p*  ·
//!  Germany, Ground troops: conditioned, undertakes it or could, under a condition or only elsewhere
//! ```

mod commands;
mod render;
mod state;

pub use commands::COMMANDS;
pub(super) use render::draw;
pub use state::{State, choose, chosen, deeper, refresh, settle, step};
