//! Draws frames: ratatui's picture of the screen, sent as one write inside a synchronized update.
//! Knows nothing of what is drawn.

use std::collections::BTreeSet;
use std::io;

use crossterm::QueueableCommand;
use crossterm::cursor::MoveTo;
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType as Until, EndSynchronizedUpdate,
};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal};

use super::terminal;
use crate::text::width::columns;

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
    /// The cells that the terminal was sent, row by row.
    sent: Vec<Cell>,
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

    /// Takes over cells, and tells the rows among them where the terminal may show something else than was
    /// sent: it may give the letters of a cluster another number of columns than we do.
    fn take(&mut self, content: &[(u16, u16, &Cell)]) -> BTreeSet<u16> {
        let (width, height) = (usize::from(self.size.width), usize::from(self.size.height));
        if self.sent.len() != width * height {
            self.sent = vec![Cell::default(); width * height];
        }
        let mut rows: BTreeSet<u16> = content.iter().map(|(_, y, _)| *y).collect();
        let unsure = |sent: &[Cell], y: &u16| {
            let start = usize::from(*y) * width;
            sent.get(start..start + width).is_some_and(|row| row.iter().any(is_unsure))
        };
        let before: BTreeSet<u16> =
            rows.iter().filter(|y| unsure(&self.sent, y)).copied().collect();
        for (x, y, cell) in content {
            let at = usize::from(*y) * width + usize::from(*x);
            if let Some(sent) = self.sent.get_mut(at) {
                sent.clone_from(cell);
            }
            // Of what stood under a wide cluster nothing is left.
            let end = (at + columns(cell.symbol())).min((usize::from(*y) + 1) * width);
            for hidden in self.sent.get_mut(at + 1..end).unwrap_or_default() {
                hidden.reset();
            }
        }
        rows.retain(|y| before.contains(y) || unsure(&self.sent, y));
        rows
    }

    /// Sends a row anew, all of it: it is emptied first, and after each cluster of several letters the place of
    /// the next is given, so that nothing of what was there stays and nothing is moved.
    fn draw_row(&mut self, y: u16) -> io::Result<()> {
        let width = usize::from(self.size.width);
        let start = usize::from(y) * width;
        let row = self.sent.get(start..start + width).unwrap_or_default().to_vec();
        self.bytes.queue(MoveTo(0, y))?.queue(Clear(Until::UntilNewLine))?;
        let mut together: Vec<(u16, u16, &Cell)> = Vec::new();
        let mut free = 0;
        for (x, cell) in (0..self.size.width).zip(&row) {
            // What lies under a wide cluster is not sent.
            if x < free {
                continue;
            }
            free = x + columns(cell.symbol()).max(1) as u16;
            together.push((x, y, cell));
            if is_unsure(cell) {
                self.crossterm().draw(together.drain(..))?;
            }
        }
        if !together.is_empty() {
            self.crossterm().draw(together.drain(..))?;
        }
        Ok(())
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
        let content: Vec<_> = content.collect();
        let rows = self.take(&content);
        let mut sure = content.into_iter().filter(|(_, y, _)| !rows.contains(y)).peekable();
        // Without a cell crossterm's backend would still send its resets.
        if sure.peek().is_some() {
            self.crossterm().draw(sure)?;
        }
        rows.into_iter().try_for_each(|y| self.draw_row(y))
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
        self.sent.clear();
        self.crossterm().clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.sent.clear();
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

/// Whether terminals differ in how many columns a cell's letters take: those of a cluster of several, as in the
/// scripts of India and in joined emoji.
fn is_unsure(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    symbol.len() > 2 && symbol.chars().nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::text::Line;

    use super::*;

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

    /// What a screen shows by what was sent, row by row.
    fn shown(screen: &Screen) -> Vec<String> {
        let page = screen.terminal.backend();
        let row = |cells: &[Cell]| {
            let (mut row, mut free) = (String::new(), 0);
            for (x, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.symbol().is_empty())
            {
                if x >= free {
                    row.push_str(cell.symbol());
                    free = x + columns(cell.symbol()).max(1);
                }
            }
            row
        };
        page.sent.chunks(usize::from(page.size.width)).map(row).collect()
    }

    proptest! {
        #[test]
        fn nothing_stays_of_what_was_shown_before(
            texts in prop::collection::vec("([ab ]|กำ|ไม่|ประ|ว่า|দে|中|한|👩\u{200d}🚀|ကြီး|ក្រ|नि){0,12}", 1..5),
        ) {
            let (mut one, mut other) = (screen(20, 1), screen(20, 1));
            for text in &texts {
                sent(&mut one, text);
            }
            sent(&mut other, texts.last().unwrap());
            prop_assert_eq!(shown(&one), shown(&other));
        }
    }

    #[test]
    fn a_row_with_clusters_is_emptied_and_sent_anew_whenever_it_changes() {
        let mut screen = screen(20, 3);
        let first = sent(&mut screen, "দেশ x");
        // Behind the cluster of two columns and before the next letter, its place is given.
        assert!(first.contains("\x1b[1;1H\x1b[K"), "{first:?}");
        assert!(first.contains("দে") && first.contains("\x1b[1;3H"), "{first:?}");
        assert_eq!(sent(&mut screen, "দেশ x"), "");
        let second = sent(&mut screen, "দেশ y");
        assert!(second.contains("\x1b[1;1H\x1b[K") && second.contains("দে"), "{second:?}");
        let third = sent(&mut screen, "plain");
        assert!(third.contains("\x1b[1;1H\x1b[K"), "{third:?}");
        let fourth = sent(&mut screen, "plane");
        assert!(!fourth.contains("\x1b[K"), "{fourth:?}");
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
