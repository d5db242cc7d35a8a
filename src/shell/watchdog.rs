//! Watches for the terminal's end. Crossterm 0.29 reads a closed terminal over and over, and the
//! hangup signal may be blocked or not be meant for us: so this thread ends the program.

use std::io;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::tcgetwinsize;
use signal_hook::consts::SIGHUP;

use super::ending;

/// Linux reports a hangup whenever it comes; other systems do not promise it for terminals, so
/// there the terminal is looked at now and then.
const INTERVAL: Option<Duration> =
    if cfg!(target_os = "linux") { None } else { Some(Duration::from_millis(200)) };

/// Starts the thread.
pub(super) fn start() -> io::Result<()> {
    thread::Builder::new().name("watchdog".to_string()).spawn(|| {
        while !is_gone() {}
        ending::by_signal(SIGHUP)
    })?;
    Ok(())
}

/// Waits for news of the terminal; whether it is gone.
fn is_gone() -> bool {
    let stdin = rustix::stdio::stdin();
    // No event is asked for: a hangup is always reported, and typing does not wake us.
    let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
    let timeout = INTERVAL.and_then(|interval| Timespec::try_from(interval).ok());
    let polled = poll(&mut fds, timeout.as_ref());
    let [tty] = fds;
    if polled.is_ok() && tty.revents().intersects(PollFlags::HUP | PollFlags::ERR) {
        return true;
    }
    if polled.is_err() || tty.revents().contains(PollFlags::NVAL) {
        // `poll` is no help here, or a signal came in between: do not spin.
        thread::sleep(Duration::from_millis(100));
    }
    INTERVAL.is_some() && tcgetwinsize(stdin).is_err()
}
