//! The signals thread. It acts by itself where the event loop cannot be waited for: the end of the
//! program and its being stopped.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::Signals;

use super::event::{Event, Outbox};
use super::{ending, suspend};

/// These end the program. (Ctrl-C is a key here: in raw mode it sends no signal.)
const ENDING: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

/// Of these, those that keys send while another program has the terminal: they are meant for that program.
const TYPED: [i32; 2] = [SIGINT, SIGQUIT];

/// Whether another program has the terminal.
static LENT: AtomicBool = AtomicBool::new(false);

/// How long a signal that ended the other program may take to reach the signals thread.
const TIME_TO_ARRIVE: Duration = Duration::from_millis(100);

/// Leaves typed signals to the program that has the terminal until it is dropped.
#[must_use]
pub(super) struct Lent(());

/// Leaves typed signals to another program.
pub(super) fn lend() -> Lent {
    LENT.store(true, Ordering::SeqCst);
    Lent(())
}

impl Drop for Lent {
    fn drop(&mut self) {
        thread::sleep(TIME_TO_ARRIVE);
        LENT.store(false, Ordering::SeqCst);
    }
}

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
    let is_lent = LENT.load(Ordering::SeqCst);
    let ends_us = |signal: &&i32| ENDING.contains(signal) && !(is_lent && TYPED.contains(signal));
    if let Some(signal) = batch.iter().find(ends_us) {
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
