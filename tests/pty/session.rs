//! A program in a pseudo-terminal, watched: keys in, screen out, waiting for conditions.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use super::{FIRST_TEXT, QUIT};

/// The program under test.
pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_onrecord");

/// A home in which there is nothing.
pub(super) const NO_HOME: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-home");

/// How long anything may take on a busy machine before the test fails.
pub(super) const DEADLINE: Duration = Duration::from_secs(10);

/// Within which the program must have ended. Half a second is promised and kept many times over
/// (docs/PERFORMANCE.md has the figures); the rest is for machines that are busy with other tests.
pub(super) const AT_ONCE: Duration = Duration::from_secs(3);

/// What has come out of the terminal.
struct Output {
    parser: vt100::Parser,
    raw: Vec<u8>,
    /// The reader is to let go of the terminal at the next piece of output.
    close: bool,
}

pub(super) struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    child: Box<dyn Child + Send + Sync>,
    output: Arc<(Mutex<Output>, Condvar)>,
    modes_before: String,
}

impl Session {
    /// Starts the program alone, as the only one of its terminal, and waits for the first frame.
    pub(super) fn start(env: &[(&str, &str)]) -> Session {
        let mut session = Session::spawn(&[PROGRAM], env, (80, 24));
        session.wait_for(FIRST_TEXT);
        session
    }

    /// Runs a script in a shell with job control. `$PROGRAM` is the program's path.
    pub(super) fn script(script: &str) -> Session {
        let script = format!("set -m\n{script}");
        Session::spawn(&["/bin/sh", "-c", &script], &[("PROGRAM", PROGRAM)], (80, 24))
    }

    /// Starts any program, in a terminal of that many columns and rows.
    pub(super) fn spawn(args: &[&str], env: &[(&str, &str)], size: (u16, u16)) -> Session {
        let pty = native_pty_system().openpty(pty_size(size)).expect("a pseudo-terminal");
        let modes_before = modes(&*pty.master);
        let mut command = CommandBuilder::from_argv(args.iter().map(Into::into).collect());
        for name in ["NO_COLOR", "COLORFGBG", "RUST_BACKTRACE", "LC_ALL", "LC_CTYPE"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        // Whatever desktop and settings the machine has, the program sees none of them.
        for name in ["SSH_CONNECTION", "SSH_TTY", "TMUX", "WAYLAND_DISPLAY", "DISPLAY"] {
            command.env_remove(name);
        }
        // It is also where the program is started.
        std::fs::create_dir_all(NO_HOME).expect("an empty home");
        command.env("HOME", NO_HOME);
        for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
            command.env_remove(name);
        }
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pty.slave.spawn_command(command).expect("the program starts");
        let output = Arc::new((
            Mutex::new(Output {
                parser: vt100::Parser::new(cells(size.1), cells(size.0), 0),
                raw: Vec::new(),
                close: false,
            }),
            Condvar::new(),
        ));
        let from = pty.master.try_clone_reader().expect("a reader");
        let to = Arc::clone(&output);
        Session {
            writer: Some(pty.master.take_writer().expect("a writer")),
            master: Some(pty.master),
            reader: Some(thread::spawn(move || read(from, &to))),
            child,
            output,
            modes_before,
        }
    }

    pub(super) fn keys(&mut self, keys: &str) {
        let writer = self.writer.as_mut().expect("an open terminal");
        writer.write_all(keys.as_bytes()).expect("keys are taken");
        writer.flush().expect("keys are taken");
    }

    /// Types keys, if there is a program that takes them.
    pub(super) fn try_keys(&mut self, keys: &str) -> bool {
        let writer = self.writer.as_mut().expect("an open terminal");
        writer.write_all(keys.as_bytes()).and_then(|()| writer.flush()).is_ok()
    }

    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        // The watching screen first: the program may answer at once.
        let (output, _) = &*self.output;
        let mut output = output.lock().expect("no panic in the reader");
        output.parser.screen_mut().set_size(cells(rows), cells(columns));
        drop(output);
        let master = self.master.as_ref().expect("an open terminal");
        master.resize(pty_size((columns, rows))).expect("a new size");
    }

    /// Waits until the screen shows the text.
    pub(super) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("`{text}` on the screen"), |screen, _| {
            screen.contents().contains(text)
        });
    }

    /// Waits until the text comes through the terminal after the first `seen` bytes; tells how many
    /// have been seen then.
    pub(super) fn wait_for_raw(&mut self, text: &str, seen: usize) -> usize {
        let mut end = seen;
        self.wait_until(&format!("{text:?} from the program"), |_, raw| {
            let new = raw.get(seen..).unwrap_or_default();
            let at = new.windows(text.len()).position(|part| part == text.as_bytes());
            end = seen + at.unwrap_or_default() + text.len();
            at.is_some()
        });
        end
    }

    /// Waits for a condition on the screen and all the bytes so far.
    pub(super) fn wait_until(
        &mut self,
        what: &str,
        mut met: impl FnMut(&vt100::Screen, &[u8]) -> bool,
    ) {
        let (output, changed) = &*self.output;
        let output = output.lock().expect("no panic in the reader");
        let (output, timeout) = changed
            .wait_timeout_while(output, DEADLINE, |o| !met(o.parser.screen(), &o.raw))
            .expect("no panic in the reader");
        assert!(
            !timeout.timed_out(),
            "waited for {what}; the screen:\n{}\nthe bytes: {}",
            output.parser.screen().contents(),
            String::from_utf8_lossy(&output.raw).escape_debug(),
        );
    }

    /// Waits until the screen is as asked for, or the program has ended; whether it is so.
    pub(super) fn met_or_ended(&mut self, met: impl Fn(&str) -> bool) -> bool {
        let (child, output) = (&mut self.child, &self.output);
        wait_within(DEADLINE, "the screen, or the end", || {
            let ended = child.try_wait().expect("a child").is_some();
            let output = output.0.lock().expect("no panic in the reader");
            met(&output.parser.screen().contents()).then_some(true).or(ended.then_some(false))
        })
    }

    /// What is on the screen now.
    pub(super) fn screen(&self) -> String {
        self.output.0.lock().expect("no panic in the reader").parser.screen().contents()
    }

    /// Ends the program as a crash does, and waits until it is gone.
    pub(super) fn kill(&mut self) {
        self.signal(Signal::KILL);
        self.wait_exit(DEADLINE);
    }

    /// All bytes that the program has sent so far.
    pub(super) fn raw(&self) -> Vec<u8> {
        self.output.0.lock().expect("no panic in the reader").raw.clone()
    }

    /// The process that was started: the program, or the shell around it.
    pub(super) fn pid(&self) -> i32 {
        let pid = self.child.process_id().expect("a process id");
        i32::try_from(pid).expect("a process id")
    }

    pub(super) fn signal(&self, signal: Signal) {
        signal_process(self.pid(), signal);
    }

    /// The path of the terminal.
    pub(super) fn tty(&self) -> std::path::PathBuf {
        let master = self.master.as_ref().expect("an open terminal");
        master.tty_name().expect("a name")
    }

    /// Closes the terminal, as when its window is closed.
    pub(super) fn close(&mut self) {
        self.output.0.lock().expect("no panic in the reader").close = true;
        // The reader holds the terminal and waits for output; a new size causes some.
        let reader = self.reader.take().expect("an open terminal");
        let mut columns = 60;
        wait_within(DEADLINE, "the reader to let go", || {
            self.resize(columns, 20);
            columns = columns % 100 + 40;
            reader.is_finished().then_some(())
        });
        // The writer types an end of file when it is dropped; the master goes last.
        self.writer = None;
        self.master = None;
    }

    /// Waits for the process to end.
    pub(super) fn wait_exit(&mut self, patience: Duration) -> ExitStatus {
        let child = &mut self.child;
        wait_within(patience, "the process to end", || child.try_wait().expect("a child"))
    }

    /// Leaves the program by its own keys.
    pub(super) fn quit(&mut self) {
        self.keys(QUIT);
        let status = self.wait_exit(DEADLINE);
        // What it said at its end is on the screen, a report of a panic too.
        let screen =
            self.output.0.lock().expect("no panic in the reader").parser.screen().contents();
        assert!(status.success(), "{status:?}; the screen:\n{screen}");
    }

    /// The same, with the shell of `Session::script` around it.
    pub(super) fn quit_under_a_shell(&mut self) {
        self.keys(QUIT);
        self.wait_for("LEFT WITH 0");
        let status = self.wait_exit(DEADLINE);
        assert!(status.success(), "{status:?}");
    }

    /// The terminal is as it was before the program: screen, cursor, mouse, paste, modes.
    pub(super) fn assert_given_back(&mut self) {
        self.wait_until("the main screen", |screen, _| !screen.alternate_screen());
        let master = self.master.as_ref().expect("an open terminal");
        assert_eq!(modes(&**master), self.modes_before);
        let output = self.output.0.lock().expect("no panic in the reader");
        let screen = output.parser.screen();
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "pastes are bracketed");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    }

    /// The program has the terminal: the other side of `assert_given_back`.
    pub(super) fn assert_taken(&mut self) {
        self.wait_until("the alternate screen", |screen, _| screen.alternate_screen());
        let master = self.master.as_ref().expect("an open terminal");
        assert_ne!(modes(&**master), self.modes_before);
    }

    /// The terminal's modes are as they were before the program.
    pub(super) fn assert_cooked(&self) {
        let master = self.master.as_ref().expect("an open terminal");
        assert_eq!(modes(&**master), self.modes_before);
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A failed test leaves nothing behind; SIGKILL also ends a stopped process.
        if let Ok(None) = self.child.try_wait() {
            self.signal(Signal::KILL);
            let _ = self.child.wait();
        }
    }
}

/// Sends a signal to any process.
pub(super) fn signal_process(pid: i32, signal: Signal) {
    let pid = Pid::from_raw(pid).expect("a process id");
    kill_process(pid, signal).expect("the process is there");
}

/// Waits until a process is in a state as the kernel writes it: `T` stopped, `Z` ended.
#[cfg(target_os = "linux")]
pub(super) fn wait_for_state(pid: i32, state: char) {
    wait_within(DEADLINE, &format!("{pid} to be in state {state}"), || {
        let Ok(stat) = std::fs::read_to_string(format!("/proc/{pid}/stat")) else {
            return (state == 'Z').then_some(());
        };
        let (_, fields) = stat.rsplit_once(") ")?;
        fields.starts_with(state).then_some(())
    });
}

/// Asks until there is an answer.
pub(super) fn wait_within<T>(
    patience: Duration,
    what: &str,
    mut ask: impl FnMut() -> Option<T>,
) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < patience, "waited {patience:?} for {what}");
        thread::sleep(Duration::from_millis(2));
    }
}

fn read(mut from: Box<dyn Read + Send>, to: &(Mutex<Output>, Condvar)) {
    let mut buffer = [0; 4096];
    while let Ok(count) = from.read(&mut buffer) {
        let bytes = buffer.get(..count).unwrap_or_default();
        let mut output = to.0.lock().expect("no panic in the test");
        output.parser.process(bytes);
        output.raw.extend(bytes);
        to.1.notify_all();
        if count == 0 || output.close {
            return;
        }
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has modes"))
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// The watching terminal cannot be without cells.
fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}
