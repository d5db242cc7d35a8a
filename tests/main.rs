//! One integration binary: it links once.

#[cfg(unix)]
mod cli;
mod picture;
mod play;
#[cfg(unix)]
mod pty;
mod tidy;
