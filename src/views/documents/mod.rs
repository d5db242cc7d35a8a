//! Screen 3: the documents held, each with its citation and its quotes; and the texts that they
//! speak of, each with who signed it and what hangs on it.
//!
//! ```text
//!  Documents held            │ Why So France, 7 January 2026 · news report
//!  ▌ Why So France        30 │ 30 quotes, attested 21 November 2026 against 3b2f94d9
//!    OSW                  26 │
//!  Texts they speak of       │ ▌ “it did not sign the declaration”
//!    Paris Declaration    12 │   Paris Declaration · did not sign: United States
//! ```

mod commands;
mod render;
mod state;

pub use commands::{COMMANDS, document, quote};
pub(super) use render::draw;
pub use state::{Item, Row, State, choose, chosen, deeper, refresh, settle, step};
