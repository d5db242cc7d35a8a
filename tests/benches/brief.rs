//! From a key press to a frame on the brief screen with 1,000 items; beside it a bare list of the same size.
//! What is worked out, saved and journaled beside the event loop is not in it: no key waits for it.
//!
//! `ONRECORD_ITEMS=10000` measures another size.
#![allow(
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints, and may stop where it stands"
)]

use std::process::ExitCode;

use list::List;
use onrecord::app::{App, commands};
use onrecord::brief::{Brief, collect, edit, file};
use onrecord::dossier::{Opened, PositionSet, SourceFile, load};
use onrecord::state::brief::editing;
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
/// One frame at 60 Hz, in milliseconds.
const FRAME: f64 = 16.7;

/// What is pressed again and again, with what brings it back.
const KEYS: &[(&str, &str)] = &[
    ("down", "j"),
    ("to the last and to the first", "Ggg"),
    ("an item moved down and up", "JK"),
    ("taken out and brought back", "du"),
    ("a note begun, a letter, done, undone", "nx<esc>u"),
    ("its sentence off and on", "vv"),
    ("sorted by actor, undone", "Sau"),
    ("collected on another screen, taken out, and back", "1bb7"),
    ("the preview, a page down", "<tab><pgdn><tab>"),
];

fn main() -> ExitCode {
    let items: usize =
        std::env::var("ONRECORD_ITEMS").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000);
    let mut verdict = Verdict::default();
    let positions = items + 10;
    let dossier = Synthetic { positions, documents: positions / 20 };
    let texts: Vec<SourceFile> =
        dossier.files().map(|(name, text)| SourceFile { name, text: text.into() }).collect();
    let dossier = load(&texts).dossier;
    let within = PositionSet::all(dossier.len());
    let at = collect::At { d: (&dossier).into(), within: &within, taken: None };
    let mut brief = Brief::default();
    for position in dossier.positions().take(items) {
        brief = edit::keep(&brief, collect::position(at, position.ix).unwrap()).0;
    }
    let text = file::to_text(&brief);
    println!("a brief of {items} items, {} kB", text.len() / 1000);
    let rows: Vec<String> = brief.items.iter().map(|item| item.title().to_string()).collect();
    let mut list = List::new(rows, COLUMNS, ROWS);
    let mut app = App::with_commands(Opened { dossier, problems: Vec::new() }, commands());
    let mut screen = Terminal::new(TestBackend::new(COLUMNS, ROWS)).unwrap();
    let theme = Theme::new(Background::Dark, false);
    let mut press = |app: &mut App, keys: &str| {
        for key in parse_keys(keys).unwrap() {
            app.update(Msg::Key(key));
            let mut areas = None;
            screen.draw(|frame| areas = Some(app.draw(&theme, frame))).unwrap();
            app.drawn(areas.unwrap());
        }
    };
    app.update(Msg::Resize(COLUMNS, ROWS));
    editing::open(&mut app.model, "brief".to_string());
    app.update(Msg::BriefOpened { name: "brief".to_string(), read: Ok(text) });
    press(&mut app, "G7");
    assert_eq!(app.model.brief.now().items.len(), items, "the brief is not open");
    for (name, keys) in KEYS {
        let presses = parse_keys(keys).unwrap().len() as f64;
        let race = race(
            &format!("{name}, {items} items, {COLUMNS} by {ROWS}"),
            15,
            &mut [
                ("a bare list", &mut || list.down()),
                ("onrecord", &mut || press(&mut app, keys)),
            ],
        );
        let milliseconds = race.seconds(1) * 1e3 / presses;
        println!("  times the bare list: {:.2}", race.seconds(1) / presses / race.seconds(0));
        verdict.hold("frames of 60 Hz", milliseconds / FRAME, 1.0);
    }
    verdict.exit()
}
