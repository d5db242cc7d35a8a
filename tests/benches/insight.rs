//! From a key press to a frame on the screens of what is derived, at 1,000 and at 1,000,000 positions: the
//! grid, the grid by bucket, the timeline, the conflicts, and a step in time on the home screen; beside them
//! a bare list of the same size. What is worked out beside the event loop is timed apart: no key waits for it.
//!
//! `ONRECORD_POSITIONS=100000` measures another size than a million.
#![allow(
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints, and may stop where it stands"
)]

use std::process::ExitCode;
use std::time::Instant;

use list::List;
use onrecord::app::{App, commands};
use onrecord::dossier::{Opened, SourceFile, load};
use onrecord::state::effect::Effect;
use onrecord::state::key::parse_keys;
use onrecord::state::msg::Msg;
use onrecord::state::work_out::work_out;
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
/// One frame at 60 Hz, in milliseconds.
const FRAME: f64 = 16.7;

/// What is pressed: to come to a screen, and then again and again, with what brings it back.
const SCREENS: &[(&str, &str, &str)] = &[
    ("the grid, down and right", "1x2", "jl"),
    ("the grid by bucket, right and back", "1x2v", "lh"),
    ("the timeline, down", "1x3", "j"),
    ("the timeline, a day back in time", "1x3", ","),
    ("the conflicts, down", "1x6", "j"),
    ("home, a day back in time", "1x", ","),
    ("home, a day back in time by publication", "1xc", ","),
    ("the grid, a day back in time", "1x2", ","),
    ("the conflicts, a day back in time", "1x6", ","),
    // Last, because the cells stay as small.
    ("the grid as signs, down and right", "1x2-", "jl"),
];

fn main() -> ExitCode {
    let mut verdict = Verdict::default();
    let large = std::env::var("ONRECORD_POSITIONS").ok().and_then(|n| n.parse().ok());
    for positions in [1_000, large.unwrap_or(1_000_000)] {
        measure(positions, &mut verdict);
    }
    verdict.exit()
}

fn measure(positions: usize, verdict: &mut Verdict) {
    let dossier = Synthetic { positions, documents: positions / 20 };
    let texts: Vec<SourceFile> =
        dossier.files().map(|(name, text)| SourceFile { name, text: text.into() }).collect();
    let dossier = load(&texts).dossier;
    drop(texts);
    let rows: Vec<String> = dossier.positions().map(|p| p.summary().to_string()).collect();
    let mut list = List::new(rows, COLUMNS, ROWS);
    let opened = Opened { dossier, problems: Vec::new() };
    let mut app = App::with_commands(opened, commands());
    let mut screen = Terminal::new(TestBackend::new(COLUMNS, ROWS)).unwrap();
    let theme = Theme::new(Background::Dark, false);
    let mut press = |app: &mut App, keys: &str, work: bool| {
        for key in parse_keys(keys).unwrap() {
            let mut effects = app.update(Msg::Key(key));
            while work && !effects.is_empty() {
                let jobs = std::mem::take(&mut effects);
                for effect in jobs {
                    if let Effect::WorkOut(job) = effect {
                        let start = Instant::now();
                        let result = Box::new(work_out(&job));
                        println!(
                            "  beside: {:?} in {:.0} ms",
                            job.kind,
                            start.elapsed().as_secs_f64() * 1e3
                        );
                        effects.extend(app.update(Msg::WorkedOut { number: job.number, result }));
                    }
                }
            }
            let mut areas = None;
            screen.draw(|frame| areas = Some(app.draw(&theme, frame))).unwrap();
            app.drawn(areas.unwrap());
        }
    };
    app.update(Msg::Resize(COLUMNS, ROWS));
    for (name, to, keys) in SCREENS {
        press(&mut app, to, true);
        let presses = keys.chars().count() as f64;
        let race = race(
            &format!("{name}, {positions} positions, {COLUMNS} by {ROWS}"),
            15,
            &mut [
                ("a bare list", &mut || list.down()),
                ("onrecord", &mut || press(&mut app, keys, false)),
            ],
        );
        let milliseconds = race.seconds(1) * 1e3 / presses;
        println!("  times the bare list: {:.2}", race.seconds(1) / presses / race.seconds(0));
        verdict.hold("frames of 60 Hz", milliseconds / FRAME, 1.0);
    }
}
