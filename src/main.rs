//! The program's entry.

use std::io::Write as _;
use std::process::ExitCode;

use onrecord::app::App;
use onrecord::shell::{self, Options, env::Env};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Stylize;
use ratatui::text::Line;

fn main() -> ExitCode {
    let app = App::default();
    let done = shell::run(app, &Env::read(), Options { mouse: true }, |app, frame| {
        let [title, last] =
            Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(frame.area());
        frame.render_widget(Line::from("onrecord").reversed(), title);
        frame.render_widget(Line::from(app.last()), last);
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "onrecord: {error}");
            ExitCode::from(error.status())
        }
    }
}
