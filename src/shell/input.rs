//! The input thread: what crossterm reads becomes messages in the program's own words. Nothing else may ask crossterm
//! for events. The thread waits without crossterm, so that it can be kept from reading.

use std::io::{self, PipeReader, PipeWriter, Write};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event::{
    self, Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::event::{Event, Outbox};
use crate::state::key::{Code, Key};
use crate::state::msg::{Mouse, Msg};

/// Starts the thread. It ends when nobody listens, or with the terminal.
pub(super) fn start(outbox: Outbox) -> io::Result<()> {
    let (wake, waker) = io::pipe()?;
    let gate =
        GATE.get_or_init(|| Gate { waker, state: Mutex::default(), changed: Condvar::new() });
    thread::Builder::new().name("input".to_string()).spawn(move || {
        loop {
            match read(gate, &wake, &outbox) {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    outbox.send(Event::InputEnded(error));
                    return;
                }
            }
        }
    })?;
    Ok(())
}

/// Waits for something to be typed, and sends all of it. Whether anybody listens.
fn read(gate: &Gate, wake: &PipeReader, outbox: &Outbox) -> io::Result<bool> {
    gate.wait_for_input(wake)?;
    loop {
        let message = message(event::read()?);
        if message.is_some_and(|msg| !outbox.send(Event::Msg(msg))) {
            return Ok(false);
        }
        // What came with it is here already, and a key must not wait for the next one. With no time left crossterm
        // 0.29 does not look at what it has read, so that on a busy machine a short time is none: it is asked twice.
        if !event::poll(MORE)? && !event::poll(MORE)? {
            return Ok(true);
        }
    }
}

/// What keeps the thread from reading while another program has the terminal.
struct Gate {
    waker: PipeWriter,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The thread is to stop reading.
    is_closed: bool,
    /// It has.
    is_held: bool,
}

static GATE: OnceLock<Gate> = OnceLock::new();

/// How long is waited for more of what was typed at once. Whoever wants the terminal waits no longer than twice that.
const MORE: Duration = Duration::from_millis(100);

/// How long a sequence of bytes may take of which a part was read.
const PATIENCE: Duration = Duration::from_secs(1);

impl Gate {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns when there is something to read and the gate is open.
    fn wait_for_input(&self, wake: &PipeReader) -> io::Result<()> {
        loop {
            let stdin = rustix::stdio::stdin();
            let mut fds = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(wake, PollFlags::IN)];
            match poll(&mut fds, None) {
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            }
            let [_, woken] = &fds;
            if woken.revents().is_empty() {
                return Ok(());
            }
            rustix::io::read(wake, &mut [0_u8; 1])?;
            let mut state = self.state();
            state.is_held = true;
            self.changed.notify_all();
            while state.is_closed {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            state.is_held = false;
        }
    }
}

/// Keeps the thread from reading until it is dropped.
#[must_use]
pub(super) struct Held(&'static Gate);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.state().is_closed = false;
        self.0.changed.notify_all();
    }
}

/// Stops reading, so that another program can. `None` where that cannot be had at once.
pub(super) fn hold() -> Option<Held> {
    let gate = GATE.get()?;
    gate.state().is_closed = true;
    // Dropped on every way out.
    let held = Held(gate);
    (&gate.waker).write_all(b"x").ok()?;
    let waited = gate.changed.wait_timeout_while(gate.state(), PATIENCE, |state| !state.is_held);
    let is_held = waited.unwrap_or_else(PoisonError::into_inner).0.is_held;
    is_held.then_some(held)
}

/// The message that a terminal event means, if it means one.
fn message(raw: Raw) -> Option<Msg> {
    match raw {
        Raw::Key(event) => key(event).map(Msg::Key),
        Raw::Mouse(event) => mouse(event).map(Msg::Mouse),
        Raw::Paste(text) => Some(Msg::Paste(text)),
        // The signals thread tells of a new size.
        Raw::Resize(..) | Raw::FocusGained | Raw::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    match event.kind {
        KeyEventKind::Press | KeyEventKind::Repeat => {}
        KeyEventKind::Release => return None,
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let code = match event.code {
        // Terminals do not agree on whether Control reports the letter in capitals.
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) if shift && c.is_ascii_lowercase() => Code::Char(c.to_ascii_uppercase()),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if shift => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    Some(Key { code, ctrl, alt })
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let (column, row) = (event.column, event.row);
    // Places are counted from 1; one that is told as 0 is none, and has become the last number that there is.
    if column == u16::MAX || row == u16::MAX {
        return None;
    }
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Click { column, row }),
        MouseEventKind::ScrollUp => Some(Mouse::WheelUp { column, row }),
        MouseEventKind::ScrollDown => Some(Mouse::WheelDown { column, row }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> String {
        key(KeyEvent::new(code, modifiers)).map_or("nothing".to_string(), |key| key.to_string())
    }

    #[test]
    fn keys_are_told_in_our_words() {
        let none = KeyModifiers::NONE;
        let (ctrl, alt, shift) = (KeyModifiers::CONTROL, KeyModifiers::ALT, KeyModifiers::SHIFT);
        for (code, modifiers, expected) in [
            (KeyCode::Char('j'), none, "j"),
            (KeyCode::Char('J'), shift, "J"),
            (KeyCode::Char('J'), none, "J"),
            (KeyCode::Char('j'), shift, "J"),
            (KeyCode::Char('?'), shift, "?"),
            (KeyCode::Char('É'), shift, "É"),
            (KeyCode::Char('p'), ctrl, "<c-p>"),
            (KeyCode::Char('P'), ctrl | shift, "<c-p>"),
            (KeyCode::Char('x'), alt, "<a-x>"),
            (KeyCode::Char('X'), alt | shift, "<a-X>"),
            (KeyCode::Char('x'), ctrl | alt, "<c-a-x>"),
            (KeyCode::Char(' '), none, "<space>"),
            (KeyCode::BackTab, shift, "<s-tab>"),
            (KeyCode::BackTab, none, "<s-tab>"),
            (KeyCode::Tab, shift, "<s-tab>"),
            (KeyCode::Up, shift, "<up>"),
            (KeyCode::F(5), none, "<f5>"),
            (KeyCode::CapsLock, none, "nothing"),
            (KeyCode::Null, none, "nothing"),
        ] {
            assert_eq!(press(code, modifiers), expected, "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn a_release_is_nothing_and_a_repeat_is_a_press() {
        let with = |kind| KeyEvent::new_with_kind(KeyCode::Char('j'), KeyModifiers::NONE, kind);
        assert_eq!(key(with(KeyEventKind::Release)), None);
        assert_eq!(key(with(KeyEventKind::Repeat)), key(with(KeyEventKind::Press)));
    }

    #[test]
    fn the_mouse_clicks_and_scrolls() {
        let with =
            |kind| mouse(MouseEvent { kind, column: 3, row: 4, modifiers: KeyModifiers::NONE });
        let (column, row) = (3, 4);
        let left = MouseButton::Left;
        assert_eq!(with(MouseEventKind::Down(left)), Some(Mouse::Click { column, row }));
        assert_eq!(with(MouseEventKind::ScrollUp), Some(Mouse::WheelUp { column, row }));
        assert_eq!(with(MouseEventKind::ScrollDown), Some(Mouse::WheelDown { column, row }));
        for (column, row) in [(u16::MAX, 0), (0, u16::MAX)] {
            let kind = MouseEventKind::Down(left);
            assert_eq!(
                mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }),
                None
            );
        }
        for kind in [
            MouseEventKind::Up(left),
            MouseEventKind::Drag(left),
            MouseEventKind::Moved,
            MouseEventKind::Down(MouseButton::Right),
        ] {
            assert_eq!(with(kind), None, "{kind:?}");
        }
    }
}
