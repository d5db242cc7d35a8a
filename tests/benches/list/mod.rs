//! The least that a list can be: what a screen is measured beside. It draws the rows that are visible and
//! nothing else.
#![allow(clippy::unwrap_used, reason = "a bench may stop where it stands")]

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::text::Line;

pub(crate) struct List {
    rows: Vec<String>,
    selected: usize,
    height: usize,
    terminal: Terminal<TestBackend>,
}

impl List {
    pub(crate) fn new(rows: Vec<String>, columns: u16, height: u16) -> List {
        let terminal = Terminal::new(TestBackend::new(columns, height)).unwrap();
        List { rows, selected: 0, height: usize::from(height), terminal }
    }

    /// One press of a key.
    pub(crate) fn down(&mut self) {
        self.selected = (self.selected + 1) % self.rows.len();
        let first = self.selected.saturating_sub(self.height / 2);
        let visible = self.rows.iter().skip(first).take(self.height);
        self.terminal
            .draw(|frame| {
                let area = frame.area();
                for (row, text) in area.rows().zip(visible) {
                    frame.render_widget(Line::raw(text.as_str()), row);
                }
            })
            .unwrap();
    }
}
