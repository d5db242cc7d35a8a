//! Being stopped, by Ctrl-Z or SIGTSTP. The signals thread does it; the event loop has no part in it
//! until the process goes on, because frames are dropped while the terminal is lent.

use std::thread;
use std::time::Duration;

use nix::unistd::{getpgrp, getppid, getsid};
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::SIGSTOP;
use signal_hook::low_level::raise;

use super::terminal;

/// How long a process that goes on in the background waits before it stops again: a shell that ends
/// it sends both signals, and they may arrive in either order.
const TIME_TO_END: Duration = Duration::from_millis(100);

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

/// Stops the process while another job has the terminal, as after `bg`. On the event loop's thread,
/// before the terminal is taken.
///
/// The kernel would do so by itself; but each time the process goes on it would stop it again at
/// once, before the signals thread could end it.
pub(super) fn wait_for_terminal() {
    let in_the_back = || !terminal::is_in_front() && someone_can_continue_us();
    while in_the_back() {
        thread::sleep(TIME_TO_END);
        if in_the_back() {
            let _ = raise(SIGSTOP);
        }
    }
}

/// Whether a shell with job control watches us. Where none does (a terminal window opened with
/// this program as its only one), a stopped program would hang for ever; the kernel ignores
/// SIGTSTP there, and so do we. SIGSTOP, which we must use, is never ignored.
fn someone_can_continue_us() -> bool {
    // Seen from a container, any of these may be 0: it lies outside.
    let Ok(session) = getsid(None) else {
        return false;
    };
    // A job-control shell leads the session and gives each job a group of its own.
    let own_group = getpgrp() != session;
    let parent = getppid();
    let parent_is_near = parent.as_raw() != 0 && getsid(Some(parent)) == Ok(session);
    own_group && parent_is_near
}
