//! One integration binary: it links once.

#[cfg(unix)]
mod cli;
mod coverage;
mod docs;
#[cfg(unix)]
mod hostile;
mod picture;
mod play;
#[cfg(unix)]
mod pty;
mod readings;
mod tidy;
