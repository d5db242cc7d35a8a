//! Random keys, clicks and sizes over the real application and the bundled dossier: whatever is
//! pressed, it neither panics nor asks for anything but what its commands may ask for.

use super::stage::{Play, small};
use onrecord::app::commands;
use onrecord::dossier::{Bundled, bundled, open};
use onrecord::insight::as_of::Calendar;
use onrecord::search::index::Index;
use onrecord::state::key::{Code, Key};
use onrecord::state::msg::{Mouse, Msg};

/// How many keys are pressed.
const KEYS: usize = 100_000;

/// A small generator with a fixed seed (Marsaglia's xorshift), so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn key(&mut self) -> Key {
        const NAMED: [Code; 15] = [
            Code::Enter,
            Code::Esc,
            Code::Tab,
            Code::BackTab,
            Code::Backspace,
            Code::Delete,
            Code::Up,
            Code::Down,
            Code::Left,
            Code::Right,
            Code::PageUp,
            Code::PageDown,
            Code::Home,
            Code::End,
            Code::F(1),
        ];
        let code = match self.below(10) {
            0..=4 => NAMED[self.below(15) as usize],
            5..=8 => Code::Char(char::from(b' ' + self.below(95) as u8)),
            _ => Code::Char(['é', 'Ł', '漢', '\u{301}', '\u{202e}', '🇫'][self.below(6) as usize]),
        };
        Key { code, ctrl: self.below(12) == 0, alt: self.below(40) == 0 }
    }
}

#[test]
fn no_key_and_no_size_makes_it_panic() {
    for (bundled, keys) in Bundled::ALL.into_iter().zip([KEYS, KEYS / 4]) {
        storm(&mut Play::new(open(&bundled.texts()), commands()), keys);
    }
}

/// With copies at hand, so that the reader is reached, too.
#[test]
fn no_key_makes_it_panic_where_documents_can_be_read() {
    let mut play = Play::new(small(), commands());
    play.prove();
    storm(&mut play, KEYS / 4);
}

fn storm(play: &mut Play, keys: usize) {
    let mut random = Random(0x5eed_0f0c_ea55_e5a1);
    for n in 0..keys {
        let msg = match random.below(60) {
            0 => Msg::Paste("paste\u{1b}[2J\u{7}\n".repeat(random.below(3) as usize)),
            1..=2 => {
                let (column, row) = (random.below(130) as u16, random.below(50) as u16);
                Msg::Mouse(match random.below(3) {
                    0 => Mouse::Click { column, row },
                    1 => Mouse::WheelUp { column, row },
                    _ => Mouse::WheelDown { column, row },
                })
            }
            _ => Msg::Key(random.key()),
        };
        let effects = play.app.update(msg);
        // Whatever is asked for, the reader's questions are answered at once.
        play.perform(&effects);
        // A frame for each key would only make the test slow: batches are drawn as one anyway.
        if n % 23 == 0 {
            play.draw();
        }
        if n % 397 == 0 {
            let sizes =
                [(1, 1), (40, 10), (39, 30), (80, 24), (120, 40), (63, 12), (200, 60), (100, 11)];
            let (columns, rows) = sizes[random.below(8) as usize];
            play.resize(columns, rows);
        }
    }
}

/// Whoever is quick presses keys before the dossier is read, or while it is being checked.
#[test]
fn no_key_and_no_size_makes_it_panic_before_the_dossier_is_there() {
    let opened = open(&bundled());
    let dossier = std::sync::Arc::new(opened.dossier);
    let problems = opened.problems;
    for seed in 1..20 {
        let mut random = Random(0x5eed_0f0c_ea55_e5a1 ^ seed);
        let mut play = Play::waiting();
        for n in 0..120 {
            match n {
                40 => {
                    play.send(Msg::Loaded {
                        dossier: dossier.clone(),
                        problems: Vec::new(),
                        unread: 0,
                    });
                }
                80 => {
                    let (problems, index) = (problems.clone(), Index::new(&dossier));
                    let calendar = Box::new(Calendar::new(&dossier));
                    play.send(Msg::Checked {
                        dossier: dossier.clone(),
                        problems,
                        index: Box::new(index),
                        calendar,
                    });
                }
                _ => {}
            }
            play.resize(random.below(130) as u16 + 1, random.below(50) as u16 + 1);
            play.send(Msg::Key(random.key()));
        }
    }
}

#[test]
fn every_size_can_be_drawn_at_every_stage() {
    let opened = open(&bundled());
    let dossier = std::sync::Arc::new(opened.dossier);
    let mut play = Play::waiting();
    let sizes = |play: &mut Play| {
        for columns in (1..=130).step_by(3) {
            for rows in (1..=50).step_by(2) {
                play.resize(columns, rows);
            }
        }
    };
    sizes(&mut play);
    play.send(Msg::Loaded { dossier: dossier.clone(), problems: Vec::new(), unread: 0 });
    sizes(&mut play);
    let (index, calendar) = (Index::new(&dossier), Box::new(Calendar::new(&dossier)));
    play.send(Msg::Checked {
        dossier,
        problems: opened.problems,
        index: Box::new(index),
        calendar,
    });
    sizes(&mut play);
}
