//! Stopping and going on: Ctrl-Z, SIGTSTP, SIGCONT. Runs on the signals thread; the event loop
//! needs no part in it, because frames are dropped while the terminal is lent.

use rustix::process::{Signal, getpgrp, getppid, getsid, kill_current_process_group};
use signal_hook::consts::SIGSTOP;
use signal_hook::low_level::raise;

use super::event::{Event, Outbox};
use super::terminal;

/// Asks for what Ctrl-Z does in a cooked terminal: the whole job stops, so that a script or `sudo`
/// around us stops as well and the shell gets the terminal. We stop when our own copy of the
/// signal arrives.
pub(super) fn ask() {
    if someone_can_continue_us() {
        let _ = kill_current_process_group(Signal::TSTP);
    }
}

/// Gives the terminal back and stops the process, really.
pub(super) fn stop() {
    if someone_can_continue_us() {
        terminal::lend();
        // Returns when the process runs again; SIGCONT then comes as a signal of its own.
        let _ = raise(SIGSTOP);
    }
}

/// Takes the terminal again and has everything drawn anew.
pub(super) fn resume(outbox: &Outbox) {
    match terminal::take_again() {
        Ok(false) => {}
        Ok(true) => {
            outbox.send(Event::Resumed);
        }
        Err(error) => {
            outbox.send(Event::InputEnded(error));
        }
    }
}

/// Whether a shell with job control watches us. Where none does (a terminal window opened with
/// this program as its only one), a stopped program would hang for ever; the kernel ignores
/// SIGTSTP there, and so do we. SIGSTOP, which we must use, is never ignored.
fn someone_can_continue_us() -> bool {
    let Ok(session) = getsid(None) else {
        return false;
    };
    // A job-control shell leads the session and gives each job a group of its own.
    let own_group = getpgrp() != session;
    let parent_is_near = getppid().is_some_and(|parent| getsid(Some(parent)) == Ok(session));
    own_group && parent_is_near
}
