//! The signals thread. It acts by itself where the event loop cannot be waited for: the end of the
//! program and its being stopped.

use std::io;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::Signals;

use super::event::{Event, Outbox};
use super::{ending, suspend};

/// These end the program. (Ctrl-C is a key: raw mode sends no signal.)
const ENDING: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

/// Catches the signals and starts the thread that answers them.
pub(super) fn start(outbox: Outbox) -> io::Result<()> {
    let mut signals = Signals::new(ENDING)?;
    // Crossterm's own answer to SIGWINCH comes late when half an escape sequence was read.
    // SIGXFSZ is caught to do nothing: then a file over its limit is an error to report.
    for signal in [SIGTSTP, SIGCONT, SIGWINCH, SIGXFSZ] {
        signals.add_signal(signal)?;
    }
    thread::Builder::new().name("signals".to_string()).spawn(move || {
        loop {
            let batch: Vec<i32> = signals.wait().collect();
            answer(&batch, &outbox);
        }
    })?;
    Ok(())
}

fn answer(batch: &[i32], outbox: &Outbox) {
    if let Some(signal) = batch.iter().find(|signal| ENDING.contains(signal)) {
        ending::by_signal(*signal);
    }
    let continued = batch.contains(&SIGCONT);
    if continued {
        // The loop takes the terminal again: only it may wait for a terminal that takes no output.
        outbox.send(Event::Resumed);
    } else if batch.contains(&SIGTSTP) {
        // Both together mean stop and go on, as the kernel sees it too.
        suspend::stop();
    }
    if batch.contains(&SIGWINCH) {
        outbox.send(Event::Winch);
    }
}
