//! What drawing learned and updating needs: how much fits, where things stand on the screen.

use std::ops::Range;

use super::place::Pane;

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
    /// The tab of a screen, by its number among those that have one.
    Screen(usize),
    /// One of the things that a screen can show, such as drafts, members, dates: by its number.
    Part(usize),
    /// A row of a pane: the number of the subject, item or spot.
    Row(Pane, usize),
    /// A cell of a grid: its row and its column.
    Cell(usize, usize),
    /// A pane, beside its rows.
    Pane(Pane),
    /// A row of what lies above the screen.
    Choice(usize),
    /// A command in the key bar: its row in the command table.
    Command(usize),
}

/// A list as it was drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The first visible row.
    pub top: usize,
    /// How many fit.
    pub page: usize,
}

/// A text as it was drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flowed {
    /// How many lines there are, and how many fit.
    pub lines: usize,
    pub page: usize,
    /// The columns in which it was laid out.
    pub columns: usize,
    /// The lines of each thing in it that can be chosen.
    pub spots: Vec<Range<usize>>,
}

/// What the last frame showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    pub subjects: Listed,
    pub items: Listed,
    /// The running text of the screen: a card, a case, a page, a document.
    pub text: Flowed,
    /// What lies above the screen.
    pub above: Flowed,
    /// How many columns a cell of the grid was given.
    pub cell: u16,
    /// Whether the days were drawn as a picture; `None` where there was no room for one.
    pub picture: Option<bool>,
    /// What can be clicked; later ones lie above earlier ones.
    pub targets: Vec<(Area, Target)>,
}

impl Layout {
    /// What lies under a cell.
    pub fn target_at(&self, column: u16, row: u16) -> Option<Target> {
        self.targets.iter().rev().find(|(area, _)| area.contains(column, row)).map(|(_, t)| *t)
    }
}
