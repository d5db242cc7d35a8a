//! Watches the files of a dossier and the copies of its documents, and has them read once they rest.

mod eyes;
mod quiet;

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::reading::{Reader, Why};
use eyes::Eyes;
pub use eyes::Watched;
use quiet::Quiet;

/// How often files are looked at, where the system does not tell.
const LOOK: Duration = Duration::from_secs(2);

/// Starts the thread.
pub(super) fn start(watched: Watched, reader: Reader) -> io::Result<()> {
    let thread = std::thread::Builder::new().name("watch".to_string());
    thread.spawn(move || {
        let (wake, woken) = mpsc::sync_channel(1);
        let eyes = Eyes::open(watched, wake);
        run(eyes, &woken, &reader);
    })?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "it waits until files rest")]
fn run(mut eyes: Eyes, woken: &Receiver<()>, reader: &Reader) {
    let start = Instant::now();
    let mut quiet = Quiet::default();
    // What changed between the first reading and now was not heard.
    quiet.heard(start.elapsed());
    loop {
        let looks = eyes.are_partial.then_some(LOOK);
        let wait = quiet.left(start.elapsed()).into_iter().chain(looks).min();
        let heard = match wait {
            Some(wait) => woken.recv_timeout(wait),
            None => woken.recv().map_err(RecvTimeoutError::from),
        };
        match heard {
            Ok(()) => quiet.heard(start.elapsed()),
            Err(RecvTimeoutError::Timeout) => {}
            // No watcher was to be had: nothing wakes.
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(wait.unwrap_or(LOOK)),
        }
        if eyes.are_partial && heard.is_err() && eyes.see() {
            quiet.heard(start.elapsed());
        }
        if quiet.left(start.elapsed()) == Some(Duration::ZERO) {
            if reader.is_idle() {
                quiet = Quiet::default();
                eyes.renew();
                reader.ask(Why::Watched, None);
            } else {
                quiet.put_off(start.elapsed());
            }
        }
    }
}
