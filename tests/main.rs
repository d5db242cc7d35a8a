//! One integration binary: it links once.

mod loading;
#[cfg(unix)]
mod pty;
