//! The edge of the program: the terminal, threads, signals, files, environment. Everything that
//! the pure `app` layer must not know happens here, and nothing else does. Unix only.
//!
//! ```text
//!  input thread ── keys, pastes, clicks ──┐
//!  signals thread ── resized, resumed ────┤
//!  load, prove <── watch (files) ─────────┤
//!  workers ── results, panics ────────────┴─> one queue ─> App::update ─> effects ─> frame
//!
//!  signals thread ── HUP TERM INT QUIT ──┐
//!  watchdog ── the terminal is gone ─────┴──> terminal restored, process ends (`ending`)
//! ```

mod clipboard;
pub mod clock;
pub mod copies;
pub mod documents;
mod editor;
mod ending;
pub mod env;
mod error;
mod event;
mod fault;
pub mod files;
mod held;
mod input;
mod opener;
mod panic;
mod perform;
mod program;
pub mod proving;
mod reading;
mod screen;
pub mod settings;
mod signals;
pub mod storage;
pub mod store;
mod suspend;
mod terminal;
mod texts;
mod watch;
mod watchdog;
mod worker;

use std::time::Duration;

use ratatui::Frame;

use crate::app::App;
use crate::state::effect::Effect;
use crate::state::msg::Msg;

use env::Env;
pub use error::ShellError;
use event::Event;
use fault::Fault;
pub use held::Held;
use perform::Flow;
pub use perform::{AddDocument, Doors};
pub use reading::{Load, Proving, Why};
use screen::Screen;
use terminal::Guard;
pub use texts::ReadCopy;
pub use watch::Watched;

/// How the terminal is used.
pub struct Options {
    /// Ask the terminal for clicks and the wheel. Its own text selection then needs Shift.
    pub mouse: bool,
    /// How the dossier is reached.
    pub doors: Doors,
    /// Where briefs and other things of the user are kept.
    pub places: storage::Places,
}

/// How long the first frame waits for the dossier: shorter than anybody notices. A dossier that
/// takes longer is announced by an empty frame that can already be left.
const FIRST_FRAME: Duration = Duration::from_millis(60);

/// Runs the program in the terminal until it is left. `draw` draws one frame of the state.
///
/// What the user is to be told once the terminal is given back: what is not saved, and why.
///
/// # Errors
/// There is no terminal to run in, it failed, or a thread panicked. The terminal is restored
/// before this returns.
pub fn run(
    mut app: App,
    env: &Env,
    options: Options,
    mut draw: impl FnMut(&mut App, &mut Frame<'_>),
) -> Result<Option<String>, ShellError> {
    error::refuse_unfit(env)?;
    // With NO_COLOR, crossterm 0.29 sends resets in place of colours, and these hide reverse video.
    // Whoever chooses the theme answers NO_COLOR, by a theme without colours.
    crossterm::style::force_color_output(true);

    let (outbox, queue) = event::queue();
    panic::install(outbox.clone());
    // The dossier is read while the terminal is being set up.
    let Options { mouse, doors, places } = options;
    let performer = perform::Performer::new(outbox.clone(), doors, &places);
    let performer = performer.map_err(ShellError::Thread)?.within(env);
    performer.load();
    signals::start(outbox.clone()).map_err(ShellError::Thread)?;
    suspend::wait_for_terminal();
    let guard = Guard::enter(mouse).map_err(ShellError::Terminal)?;
    let mut screen = Screen::new().map_err(ShellError::Terminal)?;
    let mut fault = Fault::armed(env);

    let mut flow = performer.all(resized(&mut app, &mut screen), &mut screen);
    // A dossier that is read this soon is in the first frame.
    let mut batch = queue.next_within(FIRST_FRAME);
    let mut outbox = Some(outbox);
    let mut today = String::new();
    while flow == Flow::Go {
        // A program that is left open sees the days pass.
        let day = clock::today();
        if day != today {
            app.update(Msg::Today(day.clone()));
            today = day;
        }
        for event in batch {
            let effects = match event {
                Event::Msg(msg) => {
                    fault.strike_update(&msg);
                    if matches!(msg, Msg::Loaded { .. }) {
                        performer.taken();
                    }
                    app.update(msg)
                }
                Event::Winch => resized(&mut app, &mut screen),
                Event::Resumed => {
                    suspend::wait_for_terminal();
                    terminal::take_again().map_err(ShellError::Terminal)?;
                    screen.forget();
                    let mut effects = resized(&mut app, &mut screen);
                    effects.extend(app.update(Msg::Resumed));
                    effects
                }
                Event::InputEnded(error) => return Err(ShellError::Input(error)),
                Event::Panicked(report) => return Err(ShellError::Panicked(report)),
            };
            flow = performer.all(effects, &mut screen);
            if flow == Flow::Quit {
                break;
            }
        }
        if flow == Flow::Quit {
            break;
        }
        let drawn = screen.draw(|frame| {
            fault.strike_draw();
            draw(&mut app, frame);
        });
        drawn.map_err(ShellError::Terminal)?;
        // What was typed before there was a dossier is answered as soon as it is seen, and seen then.
        let ahead = app.take_ahead();
        if !ahead.is_empty() {
            for msg in ahead {
                flow = performer.all(app.update(msg), &mut screen);
                if flow == Flow::Quit {
                    break;
                }
            }
            batch = Vec::new();
            continue;
        }
        // Whatever can wait comes after the first frame.
        if let Some(outbox) = outbox.take() {
            watchdog::start().map_err(ShellError::Thread)?;
            input::start(outbox).map_err(ShellError::Thread)?;
            performer.watch();
        }
        batch = queue.next_batch();
    }
    let trouble = performer.finish(app.model.adding.is_under_way);
    drop(guard);
    Ok(trouble)
}

/// Measures the terminal and tells the application when its size is new.
fn resized(app: &mut App, screen: &mut Screen) -> Vec<Effect> {
    match screen.measure() {
        Some((columns, rows)) => app.update(Msg::Resize(columns, rows)),
        None => Vec::new(),
    }
}

/// Whether standard output goes into a file.
pub fn stdout_is_a_file() -> bool {
    let stat = rustix::fs::fstat(std::io::stdout());
    stat.is_ok_and(|stat| rustix::fs::FileType::from_raw_mode(stat.st_mode).is_file())
}

/// The columns of the terminal that standard output is, if it is one that tells.
pub fn columns_of_stdout() -> Option<u16> {
    terminal::size().map(|(columns, _)| columns)
}
