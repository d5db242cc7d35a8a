//! One integration binary: it links once.

mod coverage;
#[cfg(unix)]
mod pty;
mod readings;
