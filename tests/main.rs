//! One integration binary: it links once.

mod docs;
mod loading;
#[cfg(unix)]
mod pty;
