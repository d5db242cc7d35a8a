//! One integration binary: it links once.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::format_collect,
    clippy::cast_precision_loss,
    reason = "a test may panic, reads the project's files and starts the program"
)]

#[cfg(unix)]
mod briefs;
mod captured;
mod cli;
mod coverage;
mod docs;
#[cfg(unix)]
mod documents;
#[cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
mod faults;
mod fuzzed;
mod harbour;
#[cfg(unix)]
mod hostile;
mod judged;
mod loading;
mod picture;
mod planted;
mod play;
#[cfg(unix)]
mod pty;
mod readings;
mod search;
mod searched;
mod settings;
mod tidy;
mod verdicts;
