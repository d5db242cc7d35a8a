//! The side of the parent: starts the process that reads, gives it the bytes, takes its answer, and
//! ends it when its time is over. Whatever the process does, this ends in a text or a reason.

use std::io::{Read, Write};
use std::ops::Range;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::process::Signal;

use super::confined;
use crate::documents::{Extract, Kind, Limits, Unreadable};

/// Bytes of the answer for each byte of text that it may hold: places of blocks come with it, and some
/// characters are written as several.
const ANSWER: usize = 4;
/// A process that has answered is given this long to end by itself.
const FAREWELL: Duration = Duration::from_millis(500);

/// Has the bytes of a document of that kind read by `program`, which may take so long by the clock.
pub(super) fn read(
    program: &Path,
    patience: Duration,
    kind: Kind,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Extract, Unreadable> {
    let mut child = start(program, limits)?;
    let Answer { bytes: answer, is_late, status } = talk(&mut child, patience, bytes, limits);
    if is_late {
        return Err(Unreadable::TooSlow(patience.as_secs()));
    }
    let most = limits.text.saturating_mul(ANSWER);
    if answer.len() > most {
        return Err(Unreadable::TooMuchText(limits.text));
    }
    match serde_json::from_slice::<Result<Extract, Unreadable>>(&answer) {
        Ok(Ok(extract)) if extract.kind != kind || !is_sound(&extract) => {
            Err(broken("its answer makes no sense"))
        }
        Ok(read) => read,
        Err(_) => Err(cause(status)),
    }
}

fn broken(how: &str) -> Unreadable {
    Unreadable::Broken(how.to_string())
}

#[expect(clippy::disallowed_methods, reason = "the one place that starts a reading process")]
fn start(program: &Path, limits: &Limits) -> Result<Child, Unreadable> {
    Command::new(program)
        .args(confined::arguments(limits))
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| Unreadable::Broken(format!("it does not start: {}", error.kind())))
}

/// How a process ended.
struct Answer {
    /// All that it said.
    bytes: Vec<u8>,
    /// Its time was over before that.
    is_late: bool,
    status: Option<ExitStatus>,
}

/// Writes the bytes and reads the answer at the same time, and sees to the end of the process.
fn talk(child: &mut Child, patience: Duration, bytes: &[u8], limits: &Limits) -> Answer {
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let most = limits.text.saturating_mul(ANSWER);
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let writing = thread::Builder::new().spawn_scoped(scope, move || {
            // A process that ends early has its reason; it is told by its answer or its status.
            let _ = input.map(|mut input| input.write_all(bytes));
        });
        let reading = thread::Builder::new().spawn_scoped(scope, move || {
            let _ = sender.send(output.map_or_else(Vec::new, |output| collect(output, most)));
        });
        let answer = match (&writing, &reading) {
            (Ok(_), Ok(_)) => receiver.recv_timeout(patience),
            _ => Err(mpsc::RecvTimeoutError::Disconnected),
        };
        let is_late = answer == Err(mpsc::RecvTimeoutError::Timeout);
        // Then the pipes are broken, and the two threads end.
        let status = end(child, answer.is_err());
        Answer { bytes: answer.unwrap_or_default(), is_late, status }
    })
}

/// All of the answer, or one byte more than it may have.
fn collect(output: ChildStdout, most: usize) -> Vec<u8> {
    let mut answer = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    // What came before an error does not parse, and the status tells why.
    let _ = output.take(most).read_to_end(&mut answer);
    answer
}

/// Waits for the end of the process, and brings it about where it does not come. No process is left
/// behind, not even as an entry in the system's table.
fn end(child: &mut Child, at_once: bool) -> Option<ExitStatus> {
    const STEP: Duration = Duration::from_millis(1);
    let mut waited = Duration::ZERO;
    while !at_once && waited < FAREWELL {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        thread::sleep(STEP);
        waited += STEP;
    }
    let _ = child.kill();
    child.wait().ok()
}

/// Why there is no answer.
fn cause(status: Option<ExitStatus>) -> Unreadable {
    let signal = status.and_then(|status| status.signal()).and_then(Signal::from_named_raw);
    match signal {
        Some(Signal::XCPU) => Unreadable::TooSlow(confined::SECONDS),
        // So the runtime ends when memory cannot be had, or the stack is used up.
        Some(Signal::ABORT) => broken("it needed too much memory"),
        Some(Signal::SEGV | Signal::BUS | Signal::ILL) => broken("it crashed"),
        Some(_) => broken("it was ended from outside"),
        None => broken("it ended without an answer"),
    }
}

/// Whether the places in an answer are places in its text.
fn is_sound(extract: &Extract) -> bool {
    let text = &extract.text;
    are_in_order(text, extract.blocks.iter().map(|block| &block.range))
        && are_in_order(text, extract.asides.iter().map(|aside| &aside.range))
        && are_in_order(text, extract.recognised.iter())
        && are_in_order(text, extract.unread.iter().map(|unread| &unread.range))
        && extract.pages.is_sorted()
        && extract.pages.iter().all(|page| text.is_char_boundary(*page))
        && extract.hidden.iter().all(|hidden| text.is_char_boundary(hidden.at))
}

/// Whether stretches follow one another, each on the borders of characters.
fn are_in_order<'r>(text: &str, mut ranges: impl Iterator<Item = &'r Range<usize>>) -> bool {
    let mut at = 0;
    ranges.all(|range| {
        let is_sound = range.start >= at && text.get(range.clone()).is_some();
        at = range.end;
        is_sound
    })
}
