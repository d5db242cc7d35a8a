#![expect(
    clippy::disallowed_methods,
    reason = "a test in a real terminal starts programs and threads and watches the clock"
)]
//! The program in a real pseudo-terminal: that it gives the terminal back however it ends, that
//! it stops and goes on, and that it refuses what is no terminal. What is drawn is tested
//! elsewhere.

mod adding;
mod briefs;
mod editing;
mod ending;
mod hostile;
mod outside;
mod picture;
mod refusal;
mod session;
mod settings;
mod suspend;
mod watching;

/// Part of the first frame: when it is there, the program runs.
const FIRST_TEXT: &str = "onrecord";

/// Leaves from wherever one is.
const QUIT: &str = "\x11";

/// A key that the first screen answers or ignores, and that changes nothing else.
const ANY_KEY: &str = "j";
