//! Draws frames: ratatui's picture of the screen, sent as one write inside a synchronized update.
//! Knows nothing of what is drawn.

use std::io;

use crossterm::QueueableCommand;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal};

use super::terminal;

/// What the terminal shows, as far as we know.
pub(super) struct Screen {
    terminal: Terminal<Page>,
    /// The terminal may show something else by now: draw every cell.
    stale: bool,
}

impl Screen {
    /// Knows that the screen is empty, as after entering the alternate screen.
    pub(super) fn new() -> io::Result<Screen> {
        let mut page = Page::default();
        // Known from the start, or the first frame would begin with a needless clearing.
        page.measure();
        Ok(Screen { terminal: Terminal::new(page)?, stale: false })
    }

    /// Takes over the terminal's size; columns and rows, or nothing while it has none.
    pub(super) fn measure(&mut self) -> Option<(u16, u16)> {
        self.terminal.backend_mut().measure()
    }

    /// Draws every cell in the next frame.
    pub(super) fn forget(&mut self) {
        self.stale = true;
    }

    /// Draws a frame and sends it; none while the terminal has no size.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let size = self.terminal.size()?;
        if size.width == 0 || size.height == 0 {
            return Ok(());
        }
        self.terminal.backend_mut().bytes.clear();
        self.terminal.backend_mut().bytes.queue(BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.stale) {
            // Not `Terminal::clear`: it asks the terminal where the cursor is.
            self.terminal.resize(Rect::from((Position::ORIGIN, size)))?;
        }
        self.terminal.draw(render)?;
        let page = self.terminal.backend_mut();
        page.bytes.queue(EndSynchronizedUpdate)?;
        terminal::send(&page.bytes)
    }
}

/// Collects a frame's bytes through ratatui's crossterm backend, with a size that we know instead
/// of one that is asked for, and without any question to the terminal.
#[derive(Default)]
struct Page {
    bytes: Vec<u8>,
    size: Size,
}

impl Page {
    fn measure(&mut self) -> Option<(u16, u16)> {
        let size = terminal::size();
        let (width, height) = size.unwrap_or_default();
        self.size = Size { width, height };
        size
    }

    fn crossterm(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.bytes)
    }
}

impl Backend for Page {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.crossterm().draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.crossterm().hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.crossterm().show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.crossterm().set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.crossterm().clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.crossterm().clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::text::Line;

    fn screen(width: u16, height: u16) -> Screen {
        let mut screen = Screen::new().unwrap();
        screen.terminal.backend_mut().size = Size { width, height };
        screen
    }

    fn sent(screen: &mut Screen, text: &str) -> String {
        screen.draw(|frame| frame.render_widget(Line::raw(text), frame.area())).unwrap();
        let bytes = std::mem::take(&mut screen.terminal.backend_mut().bytes);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_frame_is_one_synchronized_update() {
        let frame = sent(&mut screen(20, 3), "quoted");
        assert!(frame.starts_with("\x1b[?2026h"), "{frame:?}");
        assert!(frame.ends_with("\x1b[?2026l"), "{frame:?}");
        assert!(frame.contains("quoted"), "{frame:?}");
    }

    #[test]
    fn what_is_shown_already_is_sent_again_only_when_forgotten() {
        let mut screen = screen(20, 3);
        sent(&mut screen, "quoted");
        assert!(!sent(&mut screen, "quoted").contains("quoted"));
        screen.forget();
        let again = sent(&mut screen, "quoted");
        assert!(again.contains("quoted"), "{again:?}");
        assert!(again.contains("\x1b[2J"), "{again:?}");
    }

    #[test]
    fn nothing_is_asked_of_the_terminal() {
        let mut screen = screen(20, 3);
        screen.forget();
        let frame = sent(&mut screen, "quoted");
        assert!(!frame.contains("\x1b[6n"), "{frame:?}");
        assert!(!frame.contains("\x1b[c"), "{frame:?}");
    }

    #[test]
    fn without_a_size_there_is_no_frame() {
        assert_eq!(sent(&mut screen(0, 0), "quoted"), "");
    }
}
