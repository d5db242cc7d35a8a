//! Draws the list of briefs.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Choice, State, choices};
use crate::app::App;
use crate::app::areas::{Areas, Target};
use crate::views::render::ground::{area, bar};
use crate::widgets::{Flow, Glyph, Line, Role, Theme, ink, popup, put};

pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    state: &State,
    areas: &mut Areas,
) {
    let choices = choices(app);
    let place = popup::place(frame.area(), 64, (choices.len() as u16 + 5).clamp(8, 24));
    let inside = popup::frame(frame, theme, place, "Briefs");
    let typed = [
        ink("name: ", Role::Quiet),
        ink(&*state.typed, Role::Title),
        ink(theme.glyph(Glyph::Cursor), Role::Accent),
    ];
    put(frame.buffer_mut(), theme, Rect { height: 1, ..inside }, &typed);
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    if choices.is_empty() {
        let words = "There is no brief yet. Type a name to begin one.";
        return put(frame.buffer_mut(), theme, list, &[ink(words, Role::Quiet)]);
    }
    let lines = |n: usize| -> Vec<Line> {
        let here = n == state.chosen;
        let role = if here { Role::Chosen } else { Role::Plain };
        let mut line = vec![bar(theme, here, true), ink(" ", Role::Plain)];
        match choices.get(n) {
            Some(Choice::Open(name)) => {
                line.push(ink(name.as_str(), role));
                if *name == app.desk.name {
                    line.push(ink("   open now", Role::Quiet));
                }
            }
            Some(Choice::Begin(name)) => {
                line.extend([ink("begin ", Role::Quiet), ink(name.as_str(), role)]);
            }
            None => {}
        }
        vec![line]
    };
    let flow = Flow {
        len: choices.len(),
        chosen: Some(state.chosen),
        top: 0,
        lines: &lines,
        heads: &|_| false,
    };
    let flowed = flow.draw(frame.buffer_mut(), theme, list);
    areas.popup_page = usize::from(list.height);
    areas.popup_lines = choices.len();
    for (n, y, height) in flowed.rows {
        areas.targets.push((area(Rect { y, height, ..list }), Target::Choice(n)));
    }
}
