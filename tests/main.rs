//! One integration binary: it links once.

mod play;
#[cfg(unix)]
mod pty;
