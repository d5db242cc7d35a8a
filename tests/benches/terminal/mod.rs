//! A program in a pseudo-terminal with a clock: how long after a key the screen is another one.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    dead_code,
    reason = "a bench starts programs and threads, watches the clock, may stop where it stands, and needs a part of it"
)]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

pub(crate) const COLUMNS: u16 = 120;
pub(crate) const ROWS: u16 = 40;

/// How long a key may take before it counts as one that changes nothing.
const PATIENCE: Duration = Duration::from_secs(3);

/// Before a key nothing has come for that long, so that no late frame is taken for its answer; or, where frames come all
/// the time, so long was waited.
const QUIET: Duration = Duration::from_millis(5);
const NEVER_QUIET: Duration = Duration::from_millis(40);

/// What came out of the terminal, and when its last piece did.
struct Output {
    parser: vt100::Parser,
    at: Instant,
}

/// A program in its terminal. It is killed when this is dropped.
pub(crate) struct Terminal {
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Arc<(Mutex<Output>, Condvar)>,
    started: Instant,
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Terminal {
    /// Starts a program, which finds nothing in `home`.
    pub(crate) fn start(args: &[&str], home: &Path) -> Terminal {
        let size = PtySize { rows: ROWS, cols: COLUMNS, ..PtySize::default() };
        let pty = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::from_argv(args.iter().map(Into::into).collect());
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("HOME", home);
        let parser = vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0);
        let started = Instant::now();
        let output = Arc::new((Mutex::new(Output { parser, at: started }), Condvar::new()));
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let mut from = pty.master.try_clone_reader().unwrap();
        let to = Arc::clone(&output);
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(n @ 1..) = from.read(&mut bytes) {
                let at = Instant::now();
                let (output, changed) = &*to;
                let mut output = output.lock().unwrap();
                output.parser.process(bytes.get(..n).unwrap_or_default());
                output.at = at;
                changed.notify_all();
            }
        });
        let writer = pty.master.take_writer().unwrap();
        Terminal { _master: pty.master, writer, child, output, started }
    }

    /// How long after its start the screen is as asked for. `None` when it was not within that time.
    pub(crate) fn until(&self, within: Duration, is: impl Fn(&str) -> bool) -> Option<Duration> {
        self.wait(within, |screen| is(&screen.contents())).map(|at| at - self.started)
    }

    /// Presses a key, and tells how long after it something else stands beneath the first line, in
    /// letters and digits: the first line and signs change of themselves while quotes are proved. `None` when the key
    /// changes nothing.
    pub(crate) fn press(&mut self, key: &str) -> Option<Duration> {
        let [time] = self.press_until(key, [&|_| true]);
        time
    }

    /// The same for a screen that is as asked for besides; for each of several that come one after the other.
    pub(crate) fn press_until<const N: usize>(
        &mut self,
        key: &str,
        asked: [&dyn Fn(&str) -> bool; N],
    ) -> [Option<Duration>; N] {
        self.settle(QUIET, NEVER_QUIET);
        let before = beneath(self.output.0.lock().unwrap().parser.screen());
        let start = self.give(key);
        asked.map(|is| {
            let is = |screen: &vt100::Screen| beneath(screen) != before && is(&screen.contents());
            Some(self.wait(PATIENCE, is)?.saturating_duration_since(start))
        })
    }

    /// Presses a key, and tells how long after it the last output came, once none came for so long, and at most so long.
    pub(crate) fn press_until_quiet(
        &mut self,
        key: &str,
        (quiet, most): (Duration, Duration),
    ) -> Option<Duration> {
        let start = self.give(key);
        self.wait_for_output(start)?;
        self.settle(quiet, most);
        Some(self.output.0.lock().unwrap().at.saturating_duration_since(start))
    }

    fn wait_for_output(&self, since: Instant) -> Option<()> {
        let (output, changed) = &*self.output;
        let guard = output.lock().unwrap();
        let (guard, timeout) =
            changed.wait_timeout_while(guard, PATIENCE, |o| o.at < since).unwrap();
        drop(guard);
        (!timeout.timed_out()).then_some(())
    }

    fn give(&mut self, key: &str) -> Instant {
        let start = Instant::now();
        self.writer.write_all(key.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        start
    }

    /// What stands on the screen.
    pub(crate) fn contents(&self) -> String {
        self.output.0.lock().unwrap().parser.screen().contents()
    }

    /// Waits until nothing has come for that long, and at most so long.
    pub(crate) fn settle(&self, quiet: Duration, most: Duration) {
        let (output, changed) = &*self.output;
        let (begun, mut guard) = (Instant::now(), output.lock().unwrap());
        loop {
            let left = quiet.saturating_sub(guard.at.elapsed());
            if left.is_zero() || begun.elapsed() > most {
                return;
            }
            guard = changed.wait_timeout(guard, left).unwrap().0;
        }
    }

    fn wait(&self, within: Duration, is: impl Fn(&vt100::Screen) -> bool) -> Option<Instant> {
        let (output, changed) = &*self.output;
        let guard = output.lock().unwrap();
        let (guard, timeout) =
            changed.wait_timeout_while(guard, within, |o| !is(o.parser.screen())).unwrap();
        (!timeout.timed_out()).then_some(guard.at)
    }
}

/// Letters, digits and the mark of what is chosen, beneath the first line, and where the cursor is.
fn beneath(screen: &vt100::Screen) -> (String, (u16, u16)) {
    let rows = screen.rows(0, COLUMNS).skip(1);
    let text = rows.flat_map(|row| {
        row.chars().filter(|c| c.is_alphanumeric() || *c == '▌').collect::<Vec<_>>()
    });
    (text.collect(), screen.cursor_position())
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}
