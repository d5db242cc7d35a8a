//! Draws the first frame on the bundled dossier as SVG: one text element per run of one style.

use onrecord::app::App;
use onrecord::dossier::{bundled, open};
use onrecord::state::msg::Msg;
use onrecord::widgets::theme::{Background, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const COLUMNS: u16 = 120;
const ROWS: u16 = 36;
/// Pixels of one cell.
const WIDTH: f32 = 8.4;
const HEIGHT: f32 = 18.0;

/// The first frame, as an SVG document.
pub(super) fn home() -> String {
    let mut app = App::new(open(&bundled()));
    app.update(Msg::Resize(COLUMNS, ROWS));
    let mut terminal = Terminal::new(TestBackend::new(COLUMNS, ROWS)).expect("memory");
    let theme = Theme::new(Background::Dark, false);
    terminal
        .draw(|frame| {
            app.draw(&theme, frame);
        })
        .expect("memory");
    svg(terminal.backend().buffer())
}

fn svg(buffer: &Buffer) -> String {
    let (width, height) = (f32::from(COLUMNS) * WIDTH, f32::from(ROWS) * HEIGHT);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-12 -12 {:.0} {:.0}\" \
         font-family=\"monospace\" font-size=\"14\">\n\
         <rect x=\"-12\" y=\"-12\" width=\"100%\" height=\"100%\" fill=\"#16181b\"/>\n",
        width + 24.0,
        height + 24.0
    );
    for (row, cells) in buffer.content.chunks(usize::from(COLUMNS)).enumerate() {
        let mut at = 0;
        while let Some(first) = cells.get(at) {
            let len = cells[at..].iter().take_while(|cell| same_look(cell, first)).count();
            let text: String = cells[at..at + len].iter().map(Cell::symbol).collect();
            if !text.trim().is_empty() {
                out += &run(&text, first, at, row);
            }
            at += len;
        }
    }
    out + "</svg>\n"
}

fn same_look(a: &Cell, b: &Cell) -> bool {
    a.fg == b.fg && a.modifier == b.modifier
}

fn run(text: &str, look: &Cell, column: usize, row: usize) -> String {
    let mut style = format!(" fill=\"{}\"", hex(look.fg));
    if look.modifier.contains(Modifier::BOLD) {
        style += " font-weight=\"bold\"";
    }
    if look.modifier.contains(Modifier::UNDERLINED) {
        style += " text-decoration=\"underline\"";
    }
    let (x, y) = (column as f32 * WIDTH, (row as f32 + 0.8) * HEIGHT);
    let length = text.trim_end().chars().count() as f32 * WIDTH;
    let lead = text.len() - text.trim_start().len();
    let x = x + lead as f32 * WIDTH;
    let length = length - lead as f32 * WIDTH;
    let text = text.trim().replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{length:.1}\" \
         lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"{style}>{text}</text>\n"
    )
}

fn hex(colour: Color) -> &'static str {
    match colour {
        Color::White => "#ffffff",
        Color::Indexed(245) => "#8a8a8a",
        Color::Green => "#9fbf60",
        Color::Yellow => "#e0b84c",
        Color::LightRed => "#ff7b7f",
        Color::LightMagenta => "#dab6ea",
        Color::Cyan => "#6fbfb8",
        _ => "#c9ccd1",
    }
}
