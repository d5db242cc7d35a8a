//! Hands what a frame shows to the views, and takes what drawing learned.

use ratatui::Frame;

use super::program::App;
use crate::state::layout::Layout;
use crate::views::frame::{self, Scene};
use crate::widgets::Theme;

impl App {
    /// Draws one frame, and returns what it learned.
    pub fn draw(&self, theme: &Theme, frame: &mut Frame<'_>) -> Layout {
        let scene = Scene {
            model: &self.model,
            screens: &self.screens,
            shown: self.shown,
            above: self.above.iter().map(|(_, view)| view.as_ref()).collect(),
            active: self.active(),
            pending: &self.pending,
            ahead: self.typed_ahead(),
            can: &|command| self.can(command),
            word: &|command| self.word(command),
        };
        frame::draw(&scene, theme, frame)
    }

    /// Takes what drawing learned.
    pub fn drawn(&mut self, layout: Layout) {
        self.model.layout = layout;
    }
}
