//! The reader: a document's text with its quotes in place.
//!
//! ```text
//!  OSW Centre for Eastern Studies, “The Paris Declaration”, 8 January 2026 · analysis
//!  42 quotes, all proved to the character
//!
//!                 Individual countries will assume responsibility for specific
//!   ● France and  components of the future mission: France and the UK pledged to
//!   ┃             deploy their ground forces – reportedly up to 15,000 troops
//!   ┃ ◌ Turkey    combined; Turkey is expected to take charge of the naval
//!                                                    quote 3 of 42 · 47 %
//! ```

mod commands;
mod layout;
mod outline;
mod render;
mod state;

pub use commands::COMMANDS;
pub use outline::COMMANDS as OUTLINE;
pub use outline::{go as go_to_heading, step as step_outline};
pub(super) use render::{draw, draw_outline};
pub use state::{
    State, Text, choose_quote, deeper, document, missing, open, open_document, quote, settle, step,
    take, take_found,
};
