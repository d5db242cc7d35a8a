//! Starts another program of the user's: without a shell, without the terminal, in a group of its own,
//! so that what it leaves behind outlives this one.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};

/// How long a program may take.
const PATIENCE: Duration = Duration::from_secs(2);
const STEP: Duration = Duration::from_millis(5);

/// What became of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Well,
    Badly,
    /// It cannot be started.
    Missing,
    /// It still runs.
    NotYet,
}

/// Gives bytes to a program on its standard input. One that has not taken them in time is ended.
pub(super) fn give(words: &[&str], bytes: &[u8]) -> Ended {
    let Some((program, arguments)) = words.split_first() else { return Ended::Missing };
    let arguments: Vec<&OsStr> = arguments.iter().map(OsStr::new).collect();
    let Ok(mut child) = start(program, &arguments, Stdio::piped()) else { return Ended::Missing };
    let (input, bytes) = (child.stdin.take(), bytes.to_vec());
    // Beside, because one that does not read would hold it. Its end breaks the pipe.
    let (sender, written) = mpsc::channel();
    // A thread that cannot be started drops the sender and the pipe.
    let _ = thread::Builder::new().name("give".to_string()).spawn(move || {
        let _ = sender.send(input.is_some_and(|mut input| input.write_all(&bytes).is_ok()));
    });
    match wait(&mut child) {
        Ended::NotYet => {
            end(&mut child);
            Ended::Badly
        }
        // It ended, but not necessarily with all of it.
        Ended::Well if written.recv_timeout(STEP * 20) != Ok(true) => Ended::Badly,
        ended => ended,
    }
}

/// Starts a program with one thing to open. A browser may run for as long as it likes.
pub(super) fn ask(program: &str, what: &OsStr) -> Ended {
    let Ok(mut child) = start(program, &[what], Stdio::null()) else { return Ended::Missing };
    let ended = wait(&mut child);
    if ended == Ended::NotYet {
        // Without the thread its entry stays in the system's table until this program ends.
        let waiting = thread::Builder::new().name("opened".to_string());
        let _ = waiting.spawn(move || child.wait());
    }
    ended
}

#[expect(clippy::disallowed_methods, reason = "the place that starts programs of the desktop")]
fn start(program: &str, arguments: &[&OsStr], input: Stdio) -> io::Result<Child> {
    Command::new(program)
        .args(arguments)
        .stdin(input)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
}

fn wait(child: &mut Child) -> Ended {
    let mut waited = Duration::ZERO;
    while waited < PATIENCE {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ended::Well,
            Ok(Some(_)) | Err(_) => return Ended::Badly,
            Ok(None) => {}
        }
        thread::sleep(STEP);
        waited += STEP;
    }
    Ended::NotYet
}

/// Ends a program with all that it started.
fn end(child: &mut Child) {
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let _ = group.map(|group| kill_process_group(group, Signal::KILL));
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_ends_well_or_badly_or_is_not_there() {
        assert_eq!(give(&["cat"], b"text"), Ended::Well);
        assert_eq!(give(&["false"], b""), Ended::Badly);
        assert_eq!(give(&["no-such-program-anywhere"], b"text"), Ended::Missing);
        assert_eq!(ask("true", OsStr::new("x")), Ended::Well);
        assert_eq!(ask("false", OsStr::new("x")), Ended::Badly);
    }

    #[test]
    fn a_program_that_takes_nothing_is_ended() {
        // More than a pipe holds, to one that reads nothing and has a child that holds the pipe, too.
        let hangs = ["sh", "-c", "sleep 60 & sleep 60"];
        assert_eq!(give(&hangs, &vec![b'x'; 1 << 20]), Ended::Badly);
    }
}
