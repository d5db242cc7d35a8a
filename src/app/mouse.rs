//! What a click and the wheel mean: what the last frame showed where the mouse is.

use super::areas::Target;
use super::effect::Effect;
use super::msg::Mouse;
use super::{App, Overlay, commands, screens, writing};
use crate::views::{briefs, palette, reader};

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        self.status = None;
        let (column, row) = match mouse {
            Mouse::Click { column, row }
            | Mouse::WheelUp { column, row }
            | Mouse::WheelDown { column, row } => (column, row),
        };
        let target = self.areas.target_at(column, row);
        match mouse {
            Mouse::WheelUp { .. } => self.wheel(target, commands::Step::Back),
            Mouse::WheelDown { .. } => self.wheel(target, commands::Step::On),
            Mouse::Click { .. } => match target {
                Some(target) => return self.click(target),
                // What is being written is kept.
                None if writing::is_typing(self) => writing::finish(self),
                None if self.overlay.is_some() => self.overlay = None,
                None => {}
            },
        }
        Vec::new()
    }

    fn click(&mut self, target: Target) -> Vec<Effect> {
        match target {
            Target::Choice(n) => match &mut self.overlay {
                Some(Overlay::Palette(state)) => {
                    state.chosen = n;
                    return palette::run_chosen(self);
                }
                Some(Overlay::Outline { chosen }) => {
                    *chosen = n;
                    return reader::go_to_heading(self);
                }
                Some(Overlay::Briefs(state)) => {
                    state.chosen = n;
                    return briefs::open(self);
                }
                Some(Overlay::Export(state)) => state.chosen = n,
                _ => {}
            },
            Target::Command(n) => {
                if let Some(command) = self.commands.get(n).copied() {
                    return self.run(command);
                }
            }
            _ if self.overlay.is_some() => {}
            Target::Screen(screen) => screens::open_screen(self, screen),
            Target::Pane(pane) => self.place.pane = pane,
            Target::Row(pane, n) => {
                // A click on what is chosen already goes deeper, as Enter does.
                let again = self.place.pane == pane && commands::chosen(self, pane) == Some(n);
                self.place.pane = pane;
                if again {
                    return commands::deeper(self);
                }
                commands::choose(self, pane, n);
            }
        }
        Vec::new()
    }

    fn wheel(&mut self, target: Option<Target>, step: commands::Step) {
        if self.overlay.is_none()
            && let Some(Target::Row(pane, _) | Target::Pane(pane)) = target
        {
            self.place.pane = pane;
        }
        commands::step(self, step);
    }
}
