//! What a click and the wheel mean: what the last frame showed where the mouse is. Both reach what lies on top and
//! nothing beneath it.

use super::program::App;
use crate::state::layout::Target;
use crate::state::msg::Mouse;
use crate::state::step::Step;

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        self.begin();
        match mouse {
            Mouse::WheelUp { column, row } => self.wheel((column, row), Step::Back),
            Mouse::WheelDown { column, row } => self.wheel((column, row), Step::On),
            Mouse::Click { column, row } => match self.model.layout.target_at(column, row) {
                Some(target) => self.click(target),
                // Beside what lies above: it is closed, and what is being written is kept.
                None => {
                    self.close_top();
                }
            },
        }
    }

    fn click(&mut self, target: Target) {
        match (target, self.above.last_mut()) {
            (Target::Command(n), _) => {
                if let Some(command) = self.commands.get(n).copied() {
                    self.run(command);
                }
            }
            (target, Some((_, view))) => view.click(&mut self.model, target),
            (Target::Screen(n), None) => {
                if let Some(screen) = self.screens.get(n) {
                    let place = screen.place();
                    self.go_to_screen(&place);
                }
            }
            (target, None) => self.click_on_screen(target),
        }
    }

    /// Chooses a pane or a row. A click on what is chosen already goes into it, as Enter does.
    fn click_on_screen(&mut self, target: Target) {
        let (Some(screen), model) = (self.screens.get_mut(self.shown), &mut self.model) else {
            return;
        };
        match target {
            Target::Pane(pane) => screen.turn_to(pane),
            Target::Row(pane, n) => {
                let is_chosen = screen.pane() == pane && screen.chosen(model, pane) == Some(n);
                screen.turn_to(pane);
                if is_chosen {
                    screen.enter(model);
                } else {
                    screen.choose(model, pane, n);
                }
            }
            target => screen.click(model, target),
        }
    }

    fn wheel(&mut self, (column, row): (u16, u16), step: Step) {
        if self.above.is_empty()
            && let Some(Target::Row(pane, _) | Target::Pane(pane)) =
                self.model.layout.target_at(column, row)
            && let Some(screen) = self.screens.get_mut(self.shown)
        {
            screen.turn_to(pane);
        }
        self.step(step);
    }
}
