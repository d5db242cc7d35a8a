//! Takes the terminal and gives it back: raw mode, alternate screen, mouse, paste, cursor.
//! Every byte for the terminal passes here, so that none is sent after it was given back.
//!
//! The state is one static, because the panic hook and the signals thread must be able to give the
//! terminal back whatever the event loop is doing. Its lock is held for a write only, never while
//! foreign code runs.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{LocalModes, tcgetattr, tcgetwinsize};

/// The largest size believed: a terminal may report 65535 x 65535, which would ask for 190 GB.
const LARGEST: u16 = 1000;

/// How long giving back waits for a write under way, and for a terminal that takes no output.
const PATIENCE: Duration = Duration::from_millis(100);

const ALTERNATE_SCREEN: (&str, &str) = ("\x1b[?1049h", "\x1b[?1049l");
const HIDDEN_CURSOR: (&str, &str) = ("\x1b[?25l", "\x1b[?25h");
const BRACKETED_PASTE: (&str, &str) = ("\x1b[?2004h", "\x1b[?2004l");
/// Presses, releases and the wheel, in the form without a limit of columns. Motion is not asked
/// for: nothing answers it, and each event would wake the program.
const MOUSE: (&str, &str) = ("\x1b[?1000h\x1b[?1006h", "\x1b[?1006l\x1b[?1000l");
/// What a frame that was cut short may have left behind: synchronized update, colours.
const CUT_SHORT: &str = "\x1b[?2026l\x1b[0m";

/// What we have done to the terminal.
struct Taken {
    phase: Phase,
    mouse: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Not ours.
    Free,
    /// Ours: raw mode and the alternate screen are on.
    On,
    /// Given back for a while (the process is being stopped, or the editor has it); to be entered again.
    Lent,
}

static TAKEN: Mutex<Taken> = Mutex::new(Taken { phase: Phase::Free, mouse: false });

/// Holds the terminal and gives it back when dropped, which also happens while a panic unwinds.
#[must_use]
pub(super) struct Guard(());

impl Guard {
    /// Takes the terminal.
    pub(super) fn enter(mouse: bool) -> io::Result<Guard> {
        let mut taken = lock();
        taken.mouse = mouse;
        // From here on `Drop` undoes whatever was done, also when the rest fails.
        let guard = Guard(());
        taken.phase = Phase::On;
        let entered = turn_on(&taken);
        drop(taken);
        entered.map(|()| guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back for good, if it is ours. From any thread, any number of times; never
/// fails and never waits long.
pub(super) fn give_back() {
    leave(Phase::Free);
}

/// Gives the terminal back for the time that the process is stopped, or another program has it. Says whether it was
/// ours.
pub(super) fn lend() -> bool {
    leave(Phase::Lent)
}

/// Takes the terminal again after it was lent. Done whether it was or not, because a process stopped by SIGSTOP finds
/// the terminal as its shell left it.
pub(super) fn take_again() -> io::Result<()> {
    let mut taken = lock();
    if taken.phase == Phase::Free {
        return Ok(());
    }
    if taken.phase == Phase::On {
        // Makes crossterm set raw mode anew: it believes that it is on.
        let _ = crossterm::terminal::disable_raw_mode();
    }
    taken.phase = Phase::On;
    turn_on(&taken)
}

/// Sends a piece of output whole. While the terminal is not ours the bytes are dropped.
pub(super) fn send(bytes: &[u8]) -> io::Result<()> {
    let taken = lock();
    if taken.phase == Phase::On {
        write_all(bytes)?;
    }
    drop(taken);
    Ok(())
}

/// The size in columns and rows, or nothing while the terminal has none. Asks the kernel only:
/// crossterm would run `tput` where the kernel does not know.
pub(super) fn size() -> Option<(u16, u16)> {
    let size = tcgetwinsize(rustix::stdio::stdout()).ok()?;
    believed(size.ws_col, size.ws_row)
}

fn believed(columns: u16, rows: u16) -> Option<(u16, u16)> {
    (columns > 0 && rows > 0).then_some((columns.min(LARGEST), rows.min(LARGEST)))
}

fn turn_on(taken: &Taken) -> io::Result<()> {
    // Raw mode first: should another job have the terminal, the kernel stops us here, before anything
    // is drawn over that job.
    crossterm::terminal::enable_raw_mode()?;
    let mouse = if taken.mouse { MOUSE.0 } else { "" };
    let start = [ALTERNATE_SCREEN.0, HIDDEN_CURSOR.0, BRACKETED_PASTE.0, mouse].concat();
    write_all(start.as_bytes())
}

fn leave(next: Phase) -> bool {
    // The modes first, because that waits for nothing: a shell in raw mode is the worst to be left
    // with. (Done again at the end: the loop may just be taking the terminal.)
    if is_in_front() {
        let _ = crossterm::terminal::disable_raw_mode();
    }
    let mut held = lock_within(PATIENCE);
    // Without the lock somebody is stuck in a write: the terminal is ours and takes no output.
    let (was_on, mouse) = match &held {
        Some(taken) => (taken.phase == Phase::On, taken.mouse),
        None => (true, true),
    };
    if let Some(taken) = &mut held
        && taken.phase != Phase::Free
    {
        taken.phase = next;
    }
    if was_on {
        turn_off(mouse);
    }
    was_on
}

/// Undoes every step, the last one first, whatever fails.
fn turn_off(mouse: bool) {
    let front = is_in_front();
    // In the background a write may stop the process for ever, and a change of the mode does.
    if (front || !stops_background_writers()) && takes_output(PATIENCE) {
        let mouse = if mouse { MOUSE.1 } else { "" };
        let end = [CUT_SHORT, mouse, BRACKETED_PASTE.1, HIDDEN_CURSOR.1, ALTERNATE_SCREEN.1];
        let _ = write_all(end.concat().as_bytes());
    }
    if front {
        let _ = crossterm::terminal::disable_raw_mode();
    }
}

/// Whether the terminal is lent to us by the shell, and not to another job.
pub(super) fn is_in_front() -> bool {
    // Not rustix's: seen from a container, either may be 0, and both are then the same group outside.
    nix::unistd::tcgetpgrp(rustix::stdio::stdin())
        .is_ok_and(|front| front == nix::unistd::getpgrp())
}

fn stops_background_writers() -> bool {
    tcgetattr(rustix::stdio::stdout()).is_ok_and(|t| t.local_modes.contains(LocalModes::TOSTOP))
}

/// Whether the terminal would take output within that time. A frozen one must not hold us.
fn takes_output(patience: Duration) -> bool {
    let stdout = rustix::stdio::stdout();
    let mut fds = [PollFd::new(&stdout, PollFlags::OUT)];
    let timeout = Timespec::try_from(patience).ok();
    poll(&mut fds, timeout.as_ref()).is_ok_and(|ready| ready > 0)
}

/// Writes past `std::io::Stdout`, whose own lock and line buffer would only stand in the way.
fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    let stdout = rustix::stdio::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(stdout, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // Another program may have made the shared terminal non-blocking.
            Err(Errno::AGAIN) => {
                poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn lock() -> MutexGuard<'static, Taken> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn lock_within(patience: Duration) -> Option<MutexGuard<'static, Taken>> {
    let step = Duration::from_millis(1);
    let mut waited = Duration::ZERO;
    loop {
        match TAKEN.try_lock() {
            Ok(taken) => return Some(taken),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if waited >= patience => return None,
            Err(TryLockError::WouldBlock) => {}
        }
        thread::sleep(step);
        waited += step;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_believed_within_reason() {
        assert_eq!(believed(80, 24), Some((80, 24)));
        assert_eq!(believed(1, 1), Some((1, 1)));
        assert_eq!(believed(u16::MAX, 30), Some((1000, 30)));
        assert_eq!(believed(0, 0), None);
        assert_eq!(believed(80, 0), None);
    }

    #[test]
    fn what_was_never_taken_is_not_given_back() {
        assert!(!lend());
        give_back();
        take_again().unwrap();
        assert!(!lend());
    }
}
