//! Faults while briefs are saved, provoked below the program. Another process of this test binary
//! carries out orders (`driver`), with a library over its libc (`shim.c`) that counts the calls on the
//! folder of briefs and lets one of them fail, or kills the process there, or does what another program
//! might do at that moment. What lies in the folder afterwards must be true to what the process said.

mod driver;
pub(crate) mod ground;
mod journal;
mod others;
mod places;
mod save;
