//! Faults on demand, for the tests in a real terminal: `ONRECORD_TEST_FAULT=panic-draw`,
//! `panic-update`, `panic-worker` or `stuck`. The first key strikes it. Does nothing in a release.

use std::thread;
use std::time::Duration;

use super::env::Env;
use super::terminal;
use crate::state::msg::Msg;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Draw,
    Update,
    Worker,
    Stuck,
}

/// The fault to provoke, if any.
pub(super) struct Fault {
    kind: Option<Kind>,
    struck: bool,
}

impl Fault {
    /// The fault that the environment asks for.
    pub(super) fn armed(env: &Env) -> Fault {
        let wish = env.test_fault.as_deref().filter(|_| cfg!(debug_assertions));
        let kind = match wish {
            Some("panic-draw") => Some(Kind::Draw),
            Some("panic-update") => Some(Kind::Update),
            Some("panic-worker") => Some(Kind::Worker),
            Some("stuck") => Some(Kind::Stuck),
            _ => None,
        };
        Fault { kind, struck: false }
    }

    /// Before a message is answered.
    pub(super) fn strike_update(&mut self, msg: &Msg) {
        if !matches!(msg, Msg::Key(_)) {
            return;
        }
        self.struck = true;
        match self.kind {
            Some(Kind::Update) => panic!("provoked in update"),
            Some(Kind::Worker) => {
                let _ = thread::Builder::new()
                    .name("worker".to_string())
                    .spawn(|| panic!("provoked in a worker"));
            }
            Some(Kind::Stuck) => loop {
                // The bell tells the test.
                let _ = terminal::send(b"\x07");
                thread::sleep(Duration::from_secs(1));
            },
            Some(Kind::Draw) | None => {}
        }
    }

    /// While a frame is drawn.
    pub(super) fn strike_draw(&self) {
        assert!(!(self.struck && self.kind == Some(Kind::Draw)), "provoked in draw");
    }
}
