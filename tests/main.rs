//! One integration binary: it links once.

#[cfg(unix)]
mod pty;
