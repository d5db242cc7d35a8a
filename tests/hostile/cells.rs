//! Every screen, every overlay and many sizes over the hostile dossier: what stands in the cells.

use onrecord::app::{App, commands};
use onrecord::dossier::open;
use onrecord::state::key::parse_keys;
use onrecord::state::msg::Msg;
use onrecord::text::width::columns;
use onrecord::widgets::theme::{Background, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};

use super::matter::{PIECES, dossier, harm, long};

const SIZES: &[(u16, u16)] =
    &[(40, 10), (41, 23), (64, 14), (80, 24), (99, 40), (100, 12), (133, 45), (200, 60)];

/// Together they come to every screen, pane and overlay.
const SCRIPTS: &[&str] = &[
    "jjzZ<ret>jj<ret>j<ret>GGgg<tab><tab>",
    "<ret><ret><space><space>G",
    "j<ret><ret>o<ret>jG",
    "4jjj<ret>jj<ret>nnpG",
    "4GG<ret>G",
    "2jljlzGh<ret><esc>Z$",
    "5jtjG<tab>Gmd<ret><esc>1=j=<tab>Gw<esc>1w<space><esc>2w<space>G",
    "3jja<ret>jG<ret><esc>,,s1,.2cs3x<tab>G",
    "6jjG<tab><space>G<ret><esc>o",
    "!<space><space><space>Ggg",
    ":pos<down><down>",
    "/w1<down><ret><ret><esc>",
    "?<space>G",
];

struct Stage {
    app: App,
    terminal: Terminal<TestBackend>,
    theme: Theme,
}

impl Stage {
    fn new(text: &str, flip: bool, (columns, rows): (u16, u16), ascii: bool) -> Stage {
        let mut app = App::with_commands(open(&dossier(text, flip)), commands());
        app.update(Msg::Resize(columns, rows));
        let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let mut stage = Stage { app, terminal, theme: Theme::new(Background::Dark, ascii) };
        stage.draw();
        stage
    }

    /// Draws a frame; what is in it, not what is left of the ones before beneath a wide letter.
    fn draw(&mut self) -> Buffer {
        let (app, theme) = (&self.app, &self.theme);
        let mut areas = None;
        let drawn = self.terminal.draw(|frame| areas = Some(app.draw(theme, frame)));
        let buffer = drawn.unwrap().buffer.clone();
        self.app.drawn(areas.unwrap());
        buffer
    }

    /// Presses keys and looks at each frame.
    fn play(&mut self, keys: &str, mut look: impl FnMut(&Buffer)) {
        look(&self.draw());
        for key in parse_keys(keys).unwrap() {
            self.app.update(Msg::Key(key));
            look(&self.draw());
        }
    }
}

/// Nothing in a row acts or hides, and every cell stands in the column where it is thought to be.
fn check_row(cells: &[Cell]) -> Result<(), String> {
    let mut x = 0;
    while let Some(cell) = cells.get(x) {
        let symbol = cell.symbol();
        if let Some(harm) = harm(symbol) {
            return Err(format!("column {x}: {harm}"));
        }
        let width = columns(symbol);
        if width == 0 {
            return Err(format!("column {x}: {symbol:?} has no width"));
        }
        // A wide letter hides what is written into the columns that it covers.
        for covered in x + 1..x + width {
            match cells.get(covered) {
                None => return Err(format!("column {x}: {symbol:?} reaches out of the screen")),
                Some(cell) if cell.symbol() != " " => {
                    return Err(format!("column {x}: {symbol:?} covers {:?}", cell.symbol()));
                }
                Some(_) => {}
            }
        }
        x += width;
    }
    Ok(())
}

fn rows(buffer: &Buffer) -> impl Iterator<Item = &[Cell]> {
    buffer.content.chunks(usize::from(buffer.area.width))
}

fn check(what: &str, buffer: &Buffer) {
    for (y, cells) in rows(buffer).enumerate() {
        if let Err(wrong) = check_row(cells) {
            let row: Vec<&str> = cells.iter().map(Cell::symbol).collect();
            panic!("{what}, row {y}: {wrong}\n{row:?}");
        }
    }
    check_boxes(what, buffer);
}

/// Each box has its rules on every row between its corners.
fn check_boxes(what: &str, buffer: &Buffer) {
    let at = |x: usize, y: usize| rows(buffer).nth(y).and_then(|row| row.get(x)).map(Cell::symbol);
    for (top, row) in rows(buffer).enumerate() {
        let Some(left) = row.iter().position(|cell| cell.symbol() == "┌") else { continue };
        let right = row.iter().rposition(|cell| cell.symbol() == "┐");
        let right = right.unwrap_or_else(|| panic!("{what}: no right corner"));
        let below = (top + 1..rows(buffer).count())
            .take_while(|y| at(left, *y) == Some("│"))
            .last()
            .unwrap_or(top);
        assert_eq!(at(left, below + 1), Some("└"), "{what}: the left rule ends in row {below}");
        for y in top + 1..=below {
            assert_eq!(at(right, y), Some("│"), "{what}: the right rule in row {y}");
        }
    }
}

/// The columns in which a rule goes from the top of the body to its end.
fn ruled(buffer: &Buffer) -> Vec<usize> {
    let width = usize::from(buffer.area.width);
    let body: Vec<&[Cell]> =
        rows(buffer).skip(3).take(usize::from(buffer.area.height) - 5).collect();
    let is_rule = |cell: &Cell| ["│", "├"].contains(&cell.symbol());
    (0..width).filter(|x| body.iter().all(|row| row.get(*x).is_some_and(is_rule))).collect()
}

fn texts() -> impl Iterator<Item = String> {
    PIECES.iter().map(|piece| (*piece).to_string()).chain(long())
}

#[test]
fn no_cell_acts_hides_or_moves_another() {
    for (n, text) in texts().enumerate() {
        for (m, script) in SCRIPTS.iter().enumerate() {
            // Each text meets each script, at sizes that take turns; the smallest is always there.
            for size in [SIZES[0], SIZES[1 + (n + m) % (SIZES.len() - 1)]] {
                let mut stage = Stage::new(&text, (n + m) % 3 == 0, size, m == 0 && n % 4 == 0);
                stage
                    .play(script, |buffer| check(&format!("text {n}, {script}, {size:?}"), buffer));
            }
        }
    }
}

#[test]
fn rules_stay_where_they_are() {
    for size in [(64, 14), (80, 24), (100, 12), (133, 45)] {
        for screen in ["", "4"] {
            let mut expected = Vec::new();
            Stage::new("plain", false, size, false).play(screen, |b| expected = ruled(b));
            assert!(!expected.is_empty(), "{size:?}");
            for (n, text) in texts().enumerate() {
                let mut found = Vec::new();
                Stage::new(&text, true, size, false).play(screen, |b| found = ruled(b));
                let kept = expected.iter().all(|x| found.contains(x));
                assert!(kept, "text {n} at {size:?}, {screen:?}: {expected:?} but {found:?}");
            }
        }
    }
}

#[test]
fn what_is_typed_and_pasted_is_shown_as_well() {
    for text in texts() {
        for (columns, rows) in [(40, 10), (80, 24)] {
            for keys in ["/", ":"] {
                let mut stage = Stage::new("plain", false, (columns, rows), false);
                stage.play(keys, |_| {});
                stage.app.update(Msg::Paste(text.clone()));
                stage.play("x", |buffer| check(&format!("{keys}{text:?}"), buffer));
            }
        }
    }
}
