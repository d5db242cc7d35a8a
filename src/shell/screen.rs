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

    /// Draws a frame and sends what is new in it; nothing while the terminal has no size.
    pub(super) fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let update = self.update(render)?;
        if update.is_empty() {
            return Ok(());
        }
        terminal::send(&update)
    }

    fn update(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<Vec<u8>> {
        let mut update = Vec::new();
        let size = self.terminal.size()?;
        if size.width == 0 || size.height == 0 {
            return Ok(update);
        }
        if std::mem::take(&mut self.stale) {
            // Not `Terminal::clear`: it asks the terminal where the cursor is.
            self.terminal.resize(Rect::from((Position::ORIGIN, size)))?;
        }
        self.terminal.draw(render)?;
        let news = &mut self.terminal.backend_mut().bytes;
        if !news.is_empty() {
            update.queue(BeginSynchronizedUpdate)?;
            update.append(news);
            update.queue(EndSynchronizedUpdate)?;
        }
        Ok(update)
    }
}

/// Collects a frame's bytes through ratatui's crossterm backend, with a size that we know instead
/// of one that is asked for, and without any question to the terminal.
#[derive(Default)]
struct Page {
    bytes: Vec<u8>,
    size: Size,
    /// Taking the terminal hides the cursor, so it is shown only where a frame asks for it.
    cursor_shown: bool,
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
        let mut content = content.peekable();
        // Without a cell crossterm's backend would still send its resets.
        if content.peek().is_none() {
            return Ok(());
        }
        self.crossterm().draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.cursor_shown) {
            return Ok(());
        }
        self.crossterm().hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor_shown = true;
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
        let update = screen.update(|frame| frame.render_widget(Line::raw(text), frame.area()));
        String::from_utf8(update.unwrap()).unwrap()
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
        assert_eq!(sent(&mut screen, "quoted"), "");
        screen.forget();
        let again = sent(&mut screen, "quoted");
        assert!(again.contains("quoted"), "{again:?}");
        assert!(again.contains("\x1b[2J"), "{again:?}");
    }

    #[test]
    fn the_cursor_is_shown_where_a_frame_asks_for_it_and_hidden_again() {
        let mut screen = screen(20, 3);
        let shown = screen.update(|frame| frame.set_cursor_position((4, 1))).unwrap();
        let shown = String::from_utf8(shown).unwrap();
        assert!(shown.contains("\x1b[?25h\x1b[2;5H"), "{shown:?}");
        assert!(sent(&mut screen, "").contains("\x1b[?25l"));
        assert_eq!(sent(&mut screen, ""), "");
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
