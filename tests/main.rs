//! One integration binary: it links once.

mod docs;
#[cfg(unix)]
mod pty;
