//! Draws the palette.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{State, choices};
use crate::app::App;
use crate::app::areas::{Areas, Target};
use crate::app::command::When;
use crate::views::render::ground::{area, bar};
use crate::widgets::{Flow, Glyph, Line, Role, Theme, ink, popup, put, width};

pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    state: &State,
    areas: &mut Areas,
) {
    let choices = choices(app);
    let place = popup::place(frame.area(), 76, (choices.len() as u16 + 4).max(8));
    let inside = popup::frame(frame, theme, place, "All commands");
    let typed = [
        ink(":", Role::Accent),
        ink(&*state.typed, Role::Title),
        ink(theme.glyph(Glyph::Cursor), Role::Accent),
    ];
    put(frame.buffer_mut(), theme, Rect { height: 1, ..inside }, &typed);
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    if choices.is_empty() {
        put(
            frame.buffer_mut(),
            theme,
            list,
            &[ink("No command is called like that.", Role::Quiet)],
        );
        return;
    }
    let columns = usize::from(inside.width);
    let lines = |n: usize| -> Vec<Line> {
        let Some((command, when)) = choices.get(n) else { return Vec::new() };
        let here = n == state.chosen;
        let role = match (when, here) {
            (When::No(_), _) => Role::Quiet,
            (When::Yes, true) => Role::Chosen,
            (When::Yes, false) => Role::Plain,
        };
        let mut line =
            vec![bar(theme, here, true), ink(" ", Role::Plain), ink(command.title, role)];
        let key = command.key_label();
        let more = match when {
            When::Yes => command.help,
            When::No(why) => why,
        };
        let room = columns.saturating_sub(width(&line) + key.chars().count() + 5);
        if room > 12 {
            let mut more = ink(more, Role::Quiet);
            more.text = more.text.cut(room);
            line.extend([ink("   ", Role::Plain), more]);
        }
        let gap = columns.saturating_sub(width(&line) + key.chars().count());
        line.extend([ink(" ".repeat(gap), Role::Plain), ink(key, Role::Key)]);
        vec![line]
    };
    let heads = |_: usize| false;
    let flow = Flow {
        len: choices.len(),
        chosen: Some(state.chosen),
        top: 0,
        lines: &lines,
        heads: &heads,
    };
    let flowed = flow.draw(frame.buffer_mut(), theme, list);
    areas.popup_page = usize::from(list.height);
    areas.popup_lines = choices.len();
    for (n, y, height) in flowed.rows {
        areas.targets.push((area(Rect { y, height, ..list }), Target::Choice(n)));
    }
}
