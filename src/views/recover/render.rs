//! Draws what was left behind.

use ratatui::Frame;

use crate::app::App;
use crate::app::areas::Areas;
use crate::text::visible::visible;
use crate::widgets::{Line, Role, Theme, flow_text, ink, popup};

pub(in crate::views) fn draw(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    scroll: usize,
    areas: &mut Areas,
) {
    let screen = frame.area();
    let columns = usize::from(screen.width.saturating_sub(6).min(84));
    let lines = lines(app, columns);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let place = popup::place(screen, columns as u16 + 4, height);
    let inside = popup::frame(frame, theme, place, "Left behind");
    popup::lines(frame, theme, inside, &lines, scroll);
    areas.popup_lines = lines.len();
    areas.popup_page = usize::from(inside.height);
}

fn lines(app: &App, columns: usize) -> Vec<Line> {
    let Some((_, name, jotting)) = app.left.first() else { return Vec::new() };
    let mut lines = Vec::new();
    let mut say = |text: &str, role: Role| {
        for part in text.split('\n') {
            lines.extend(flow_text(&visible(part), columns, role, &[]));
        }
    };
    say("The program ended before this was saved. Enter takes it into its brief.", Role::Plain);
    say("", Role::Plain);
    say(&format!("Brief: {name}"), Role::Quiet);
    if let Some(brief) = &jotting.brief {
        let count = brief.items.len();
        say(&format!("The whole brief as it was, with {count} items."), Role::Plain);
    }
    if let Some(typing) = &jotting.typing {
        say(&format!("{}:", typing.into.name()), Role::Quiet);
        say("", Role::Plain);
        say(&typing.text, Role::Quote);
    }
    if app.left.len() > 1 {
        say("", Role::Plain);
        say(&format!("{} more after this.", app.left.len() - 1), Role::Quiet);
    }
    if lines.is_empty() {
        lines.push(vec![ink("", Role::Plain)]);
    }
    lines
}
