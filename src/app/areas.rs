//! What drawing learned and updating needs: how much fits, where things stand on the screen.

use std::ops::Range;

use super::place::{Pane, Screen};

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    pub const fn contains(self, column: u16, row: u16) -> bool {
        column >= self.x
            && row >= self.y
            && column - self.x < self.width
            && row - self.y < self.height
    }
}

/// What a click means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Screen(Screen),
    /// A row of a pane: the number of the subject, item or spot.
    Row(Pane, usize),
    /// A pane, beside its rows.
    Pane(Pane),
    /// A row of the palette or of the outline.
    Choice(usize),
    /// A command in the key bar: its row in the command table.
    Command(usize),
}

/// What the last frame showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The first visible row of the subjects, and how many fit.
    pub subjects_top: usize,
    pub subjects_page: usize,
    /// The first visible item, and how many were drawn.
    pub items_top: usize,
    pub items_page: usize,
    /// The card: its lines, how many fit, and the lines of each quote and link.
    pub card_lines: usize,
    pub card_page: usize,
    pub card_spots: Vec<Range<usize>>,
    /// The reader: the columns of its text and how many rows fit.
    pub reader_columns: usize,
    pub reader_rows: usize,
    /// The columns of the text that is being written.
    pub writing_columns: usize,
    /// The open popup: its lines and how many fit.
    pub popup_lines: usize,
    pub popup_page: usize,
    /// What can be clicked; later ones lie above earlier ones.
    pub targets: Vec<(Area, Target)>,
}

impl Areas {
    /// What lies under a cell.
    pub fn target_at(&self, column: u16, row: u16) -> Option<Target> {
        self.targets.iter().rev().find(|(area, _)| area.contains(column, row)).map(|(_, t)| *t)
    }
}
