//! The end of the program from outside: a signal, or a terminal that is gone. Never waits for the
//! event loop.

use std::thread;
use std::time::Duration;

use signal_hook::low_level::{emulate_default_handler, exit};

use super::terminal;

/// The program is gone after this time, whatever still hangs.
const AT_MOST: Duration = Duration::from_millis(300);

/// Gives the terminal back and lets the signal end the process as if it had not been caught, so
/// that the caller sees the true reason (status 128 + signal in a shell).
pub(super) fn by_signal(signal: i32) -> ! {
    // Giving back can hang on a terminal that takes no output: this thread ends the process then.
    let _ = thread::Builder::new().name("deadline".to_string()).spawn(move || {
        thread::sleep(AT_MOST);
        end(signal)
    });
    terminal::give_back();
    end(signal)
}

fn end(signal: i32) -> ! {
    let _ = emulate_default_handler(signal);
    exit(128_i32.saturating_add(signal))
}
