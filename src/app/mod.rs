//! The application as a pure state machine: messages in, effects out. Knows no terminal,
//! no file and no clock.

pub mod effect;
pub mod key;
pub mod msg;

use effect::Effect;
use key::{Code, Key};
use msg::Msg;

/// The whole state of the program.
#[derive(Default)]
pub struct App {
    last: Option<Msg>,
}

impl App {
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let quit = matches!(&msg, Msg::Key(k) if *k == Key::plain(Code::Char('q')));
        let stop = matches!(&msg, Msg::Key(Key { code: Code::Char('z'), ctrl: true, .. }));
        self.last = Some(msg);
        if quit {
            vec![Effect::Quit]
        } else if stop {
            vec![Effect::Suspend]
        } else {
            Vec::new()
        }
    }

    pub fn last(&self) -> String {
        format!("{:?}", self.last)
    }
}
