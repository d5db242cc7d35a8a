//! One integration binary: it links once.

mod coverage;
#[cfg(unix)]
mod cli;
mod picture;
mod play;
#[cfg(unix)]
mod pty;
mod tidy;
mod readings;
