//! From a key press to a frame, at 1,000 and at 100,000 positions: update and drawing of the home screen
//! into memory; beside it a bare list of the same size that draws only the rows that are visible.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints, and may stop where it stands"
)]

use std::process::ExitCode;

use list::List;
use onrecord::app::{App, commands};
use onrecord::dossier::{SourceFile, open};
use onrecord::state::key::parse_keys;
use onrecord::state::msg::Msg;
use onrecord::widgets::theme::{Background, Theme};
use race::{Verdict, race};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use synthetic::Synthetic;

mod list;
mod race;
#[path = "../tools/synthetic/mod.rs"]
mod synthetic;

const COLUMNS: u16 = 120;
const ROWS: u16 = 40;
/// Key presses of one round.
const PRESSES: usize = 20;

fn main() -> ExitCode {
    let mut verdict = Verdict::default();
    let mut medians = Vec::new();
    for positions in [1_000, 100_000] {
        let dossier = Synthetic { positions, documents: positions / 20 };
        let texts: Vec<SourceFile> =
            dossier.files().map(|(name, text)| SourceFile { name, text: text.into() }).collect();
        let opened = open(&texts);
        let rows: Vec<String> =
            opened.dossier.positions().map(|p| p.summary().to_string()).collect();
        let mut list = List::new(rows, COLUMNS, ROWS);
        let mut app = App::with_commands(opened, commands());
        app.update(Msg::Resize(COLUMNS, ROWS));
        let mut screen = terminal();
        let theme = Theme::new(Background::Dark, false);
        let down = parse_keys("j").unwrap();
        let race = race(
            &format!("{PRESSES} times down, {positions} positions, {COLUMNS} by {ROWS}"),
            31,
            &mut [
                ("a bare list", &mut || (0..PRESSES).for_each(|_| list.down())),
                ("the home screen", &mut || {
                    for _ in 0..PRESSES {
                        for key in &down {
                            app.update(Msg::Key(*key));
                        }
                        let mut areas = None;
                        screen.draw(|frame| areas = Some(app.draw(&theme, frame))).unwrap();
                        app.drawn(areas.unwrap());
                    }
                }),
            ],
        );
        verdict.hold("times the bare list", race.seconds(1) / race.seconds(0), 2.0);
        medians.push(race.seconds(1));
    }
    println!("\nGrowth");
    if let [small, large] = medians.as_slice() {
        verdict.hold("100,000 positions, times 1,000", large / small, 1.2);
    }
    verdict.exit()
}

fn terminal() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(COLUMNS, ROWS)).unwrap()
}
