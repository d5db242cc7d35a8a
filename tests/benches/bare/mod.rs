//! A list in a real terminal that draws the rows that are visible and nothing else: what a program is measured beside.
#![allow(clippy::unwrap_used, reason = "a bench may stop where it stands")]

use std::io::stdout;

use crossterm::event::{Event, KeyCode, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::text::Line;

/// Shows so many rows until another key than Down is pressed.
pub(crate) fn bare_list(rows: usize) {
    enable_raw_mode().unwrap();
    let mut terminal = Terminal::new(CrosstermBackend::new(stdout())).unwrap();
    let mut selected = 0;
    loop {
        terminal
            .draw(|frame| {
                let area = frame.area();
                let first = usize::min(selected, rows.saturating_sub(usize::from(area.height)));
                for (row, at) in area.rows().zip(first..rows) {
                    frame.render_widget(Line::raw(format!("position {} ", at + 1)), row);
                }
            })
            .unwrap();
        match read().unwrap() {
            Event::Key(key) if key.code == KeyCode::Down => selected = (selected + 1) % rows,
            Event::Key(_) => break,
            _ => {}
        }
    }
    disable_raw_mode().unwrap();
}
